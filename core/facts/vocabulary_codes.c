/* SPDX-License-Identifier: MIT */
#include "facts/vocabulary_codes.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "facts/name_table.h"

enum { CODE_MOST = 256 };

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* ATC and ICD begin so; a bare word such as "vitamin-b12" does not. */
static bool letter_and_digit(const char *text)
{
    return text[0] >= 'a' && text[0] <= 'z' && is_digit(text[1]);
}

/* --- gathering --- */

/* "atc b01aa03" → "b01aa03": behind the last blank. */
static char *bare_code(char *folded)
{
    char *blank = strrchr(folded, ' ');
    return blank == NULL ? NULL : blank + 1;
}

/* `key` lives as long as the vocabulary. */
static void add_exact(struct vocabulary *vocabulary, const char *key, struct term *term,
                      bool with_system, struct problems *problems)
{
    struct name *name = name_table_enter(&vocabulary->codes, vocabulary->arena, key, term);
    const struct term *other = name == NULL ? NULL : name->value;
    if (name == NULL || other == term)
        return;
    /* A bare code that two systems use for different terms stands for neither. */
    if (with_system)
        problem_add(problems, term->file, term->line,
                    "\"%s\" has the code \"%s\", which is that of \"%s\" already (%s:%d).",
                    term->name, key, other->name, other->file, other->line);
    else
        name->value = NULL;
}

static void add_range(struct vocabulary *vocabulary, struct term *term, const char *written,
                      const char *system, const char *low, const char *high)
{
    struct arena *arena = vocabulary->arena;
    vocabulary->ranges = arena_push(arena, vocabulary->ranges, vocabulary->range_count,
                                    &vocabulary->range_capacity, sizeof *vocabulary->ranges);
    vocabulary->ranges[vocabulary->range_count++] =
        (struct code_range){.system = arena_string(arena, system),
                            .low = arena_string(arena, low),
                            .high = arena_string(arena, high),
                            .low_length = strlen(low),
                            .high_length = strlen(high),
                            .written = written,
                            .term = term};
}

/* A class's code is a prefix, "D69.3-D69.6" is a range; any other code of a term is exact. */
static void add_code(struct vocabulary *vocabulary, struct term *term, const char *written,
                     struct problems *problems)
{
    char folded[CODE_MOST];
    text_fold(folded, sizeof folded, written);
    char *bare = bare_code(folded);
    if (bare == NULL) {
        problem_add(problems, term->file, term->line,
                    "\"%s\" is no code: write its system and the code, such as ATC B01AA03.",
                    written);
        return;
    }
    char *dash = letter_and_digit(bare) ? strchr(bare, '-') : NULL;
    bool is_range = dash != NULL && letter_and_digit(dash + 1);
    if (!term->is_class && !is_range) {
        const char *code = arena_string(vocabulary->arena, folded);
        add_exact(vocabulary, code, term, true, problems);
        add_exact(vocabulary, code + (bare - folded), term, false, problems);
        return;
    }
    bare[-1] = '\0';
    if (is_range)
        *dash = '\0';
    add_range(vocabulary, term, written, folded, bare, is_range ? dash + 1 : bare);
}

/* --- most specific first --- */

static int by_length(const void *a, const void *b)
{
    const struct code_range *x = a, *y = b;
    if (x->low_length != y->low_length)
        return x->low_length > y->low_length ? -1 : 1;
    int order = strcmp(x->low, y->low);
    return order != 0 ? order : strcmp(x->system, y->system);
}

static bool in_range(const struct code_range *range, const char *code)
{
    return strncmp(code, range->low, range->low_length) >= 0 &&
           strncmp(code, range->high, range->high_length) <= 0;
}

/* Then so do all that follow, since they are sorted. */
static bool begins_behind(const struct code_range *range, const struct code_range *before)
{
    return strcmp(range->low, before->low) > 0 &&
           strncmp(range->low, before->high, before->high_length) > 0;
}

/* Two classes must not claim a code with equal right. */
static void refuse_overlaps(const struct vocabulary *vocabulary, struct problems *problems)
{
    for (size_t i = 0; i < vocabulary->range_count; i++) {
        const struct code_range *a = &vocabulary->ranges[i];
        for (size_t k = i + 1; k < vocabulary->range_count; k++) {
            const struct code_range *b = &vocabulary->ranges[k];
            if (a->low_length != b->low_length || begins_behind(b, a))
                break;
            if (a->term != b->term && strcmp(a->system, b->system) == 0 &&
                (in_range(a, b->low) || in_range(b, a->low)))
                problem_add(problems, b->term->file, b->term->line,
                            "\"%s\" of \"%s\" overlaps \"%s\" of \"%s\" (%s:%d).", b->written,
                            b->term->name, a->written, a->term->name, a->term->file, a->term->line);
        }
    }
}

void codes_seal(struct vocabulary *vocabulary, struct problems *problems)
{
    size_t count = 0;
    for (size_t i = 0; i < vocabulary->count; i++)
        count += 2 * vocabulary->terms[i]->codes.count;
    vocabulary->codes = name_table_reserve(vocabulary->codes, vocabulary->arena, count);
    for (size_t i = 0; i < vocabulary->count; i++) {
        struct term *term = vocabulary->terms[i];
        for (size_t k = 0; k < term->codes.count; k++)
            add_code(vocabulary, term, term->codes.items[k], problems);
    }
    if (vocabulary->range_count > 0)
        qsort(vocabulary->ranges, vocabulary->range_count, sizeof *vocabulary->ranges, by_length);
    refuse_overlaps(vocabulary, problems);
}

/* --- matching --- */

/* Among the most specific ranges that hold the code; any system, if none is given. */
static const struct term *match_range(const struct vocabulary *vocabulary, const char *system,
                                      const char *code)
{
    const struct code_range *found = NULL;
    for (size_t i = 0; i < vocabulary->range_count; i++) {
        const struct code_range *range = &vocabulary->ranges[i];
        if (found != NULL && range->low_length != found->low_length)
            break;
        if ((system != NULL && strcmp(range->system, system) != 0) || !in_range(range, code))
            continue;
        if (found != NULL && found->term != range->term)
            return NULL;
        found = range;
    }
    return found == NULL ? NULL : found->term;
}

const struct term *codes_match(const struct vocabulary *vocabulary, const char *folded)
{
    const struct name *exact = name_table_find(vocabulary->codes, folded, strlen(folded));
    if (exact != NULL)
        return exact->value;
    char copy[CODE_MOST];
    text_fold(copy, sizeof copy, folded);
    char *bare = bare_code(copy);
    if (bare == NULL)
        return letter_and_digit(copy) ? match_range(vocabulary, NULL, copy) : NULL;
    bare[-1] = '\0';
    return match_range(vocabulary, copy, bare);
}

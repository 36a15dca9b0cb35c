/* SPDX-License-Identifier: MIT */
/* What a word of a patient's file says, and which known words are near one that nobody knows. */
#include <string.h>

#include "facts/name_table.h"
#include "facts/vocabulary.h"
#include "facts/vocabulary_codes.h"

enum { KEY_MOST = 256 };

static const struct term *named(const struct vocabulary *vocabulary, const char *folded)
{
    const struct name *name = name_table_find(vocabulary->names, folded, strlen(folded));
    return name != NULL ? name->value : codes_match(vocabulary, folded);
}

/* --- local forms --- */

/* Takes a form off the end or the front of a folded key: of "diclofenac gel" it leaves "diclofenac"
 * in `rest`. */
static bool take_form(char *rest, const char *folded, const char *form)
{
    char word[KEY_MOST];
    size_t length = text_fold(word, sizeof word, form), whole = strlen(folded);
    if (length == 0 || whole < length + 2)
        return false;
    size_t left = whole - length - 1;
    if (folded[left] == ' ' && strcmp(folded + left + 1, word) == 0) {
        memcpy(rest, folded, left);
        rest[left] = '\0';
        return true;
    }
    if (strncmp(folded, word, length) != 0 || folded[length] != ' ')
        return false;
    strcpy(rest, folded + length + 1);
    return true;
}

/* The term that is left when a local form is taken off; NULL if there is none. */
static const struct term *named_with_form(const struct vocabulary *vocabulary, const char *folded)
{
    char rest[KEY_MOST];
    for (size_t i = 0; i < vocabulary->local_forms.count; i++) {
        const struct term *term = take_form(rest, folded, vocabulary->local_forms.items[i])
                                      ? named(vocabulary, rest)
                                      : NULL;
        if (term != NULL)
            return term;
    }
    return NULL;
}

struct term_match vocabulary_match(const struct vocabulary *vocabulary, const char *key)
{
    char folded[KEY_MOST];
    char *rest = folded;
    struct term_match match = {0};
    const struct name *name = name_table_find(vocabulary->names, key, strlen(key));
    if (name != NULL) { /* as most are written: nothing is to be folded */
        match.term = name->value;
        return match;
    }
    text_fold(folded, sizeof folded, key);
    match.term = named(vocabulary, folded);
    if (match.term != NULL)
        return match;
    if (vocabulary->sided) {
        match.sides = side_take(&rest);
        match.term = match.sides != 0 ? named(vocabulary, rest) : NULL;
        return match;
    }
    match.term = named_with_form(vocabulary, folded);
    match.local_form = match.term != NULL;
    return match;
}

/* --- forms in the patient's own words --- */

static bool is_word_end(char byte)
{
    return byte == '\0' || strchr(" ,;.:()/+&", byte) != NULL;
}

/* Does the folded text hold this word, whole? */
static bool has_word(const char *folded, const char *word)
{
    char wanted[KEY_MOST];
    size_t length = text_fold(wanted, sizeof wanted, word);
    for (const char *at = strstr(folded, wanted); length > 0 && at != NULL;
         at = strstr(at + 1, wanted))
        if ((at == folded || is_word_end(at[-1])) && is_word_end(at[length]))
            return true;
    return false;
}

static bool begins_with(const char *folded, const char *word)
{
    char wanted[KEY_MOST];
    size_t length = text_fold(wanted, sizeof wanted, word);
    return length > 0 && strncmp(folded, wanted, length) == 0 && is_word_end(folded[length]);
}

/* "gel, and tablets": what is more than one form is not local. */
static bool names_another_form(const struct vocabulary *vocabulary, const char *folded)
{
    static const char *const joining[] = {"and", "also", "plus", "or", "then", "with", "sometimes"};
    for (size_t i = 0; i < sizeof joining / sizeof *joining; i++)
        if (has_word(folded, joining[i]))
            return true;
    for (size_t i = 0; i < vocabulary->systemic_forms.count; i++)
        if (has_word(folded, vocabulary->systemic_forms.items[i]))
            return true;
    return strpbrk(folded, "+&") != NULL;
}

bool vocabulary_local_form(const struct vocabulary *vocabulary, const char *words)
{
    char folded[KEY_MOST];
    if (vocabulary->local_forms.count == 0)
        return false;
    text_fold(folded, sizeof folded, words);
    const char *start = folded + strspn(folded, "0123456789.% ");
    for (size_t i = 0; i < vocabulary->local_forms.count; i++)
        if (begins_with(start, vocabulary->local_forms.items[i]))
            return !names_another_form(vocabulary, folded);
    return false;
}

/* --- near names --- */

const char *vocabulary_nearest(const struct vocabulary *vocabulary, const char *name)
{
    const struct term *term;
    const char *near;
    return vocabulary_near(vocabulary, name, &term, &near, 1, NULL) > 0 ? near : NULL;
}

enum { LETTERS_A_SLIP = 6 };

/* The nearest so far, nearest first; of those equally near, the first of the vocabulary. */
struct near_list {
    const struct term **terms;
    const char **names;
    int distances[64];
    size_t count, most;
    bool slip; /* the nearest differs in no more than a letter of six */
};

static void drop(struct near_list *list, size_t at)
{
    list->count--;
    for (; at < list->count; at++) {
        list->terms[at] = list->terms[at + 1];
        list->names[at] = list->names[at + 1];
        list->distances[at] = list->distances[at + 1];
    }
}

static void keep(struct near_list *list, const struct name *name, int distance)
{
    for (size_t i = 0; i < list->count; i++) {
        if (list->terms[i] != name->value)
            continue;
        if (list->distances[i] <= distance)
            return;
        drop(list, i);
    }
    if (list->count == list->most) {
        if (list->distances[list->most - 1] <= distance)
            return;
        list->count--;
    }
    size_t at = list->count++;
    for (; at > 0 && list->distances[at - 1] > distance; at--) {
        list->terms[at] = list->terms[at - 1];
        list->names[at] = list->names[at - 1];
        list->distances[at] = list->distances[at - 1];
    }
    list->terms[at] = name->value;
    list->names[at] = name->shown;
    list->distances[at] = distance;
}

/* What is taken off a key before it is looked up is taken off before its neighbours are. */
static void bare_word(const struct vocabulary *vocabulary, char *word)
{
    char rest[KEY_MOST];
    char *unsided = word;
    if (vocabulary->sided && side_take(&unsided) != 0)
        memmove(word, unsided, strlen(unsided) + 1);
    for (size_t i = 0; i < vocabulary->local_forms.count; i++) {
        if (take_form(rest, word, vocabulary->local_forms.items[i])) {
            strcpy(word, rest);
            return;
        }
    }
}

/* Cuts "eliquis 5 mg" before its strength; false if it has none. */
static bool cut_strength(char *word)
{
    static const char *const units[] = {"",          "mg", "g",  "mcg", "ug",
                                        "\xC2\xB5g", "ml", "iu", "ie",  "%"};
    char *strength = strpbrk(word, "0123456789");
    if (strength == NULL || strength - word < 2 || strength[-1] != ' ')
        return false;
    const char *unit = strength + strspn(strength, "0123456789.,/");
    unit += strspn(unit, " ");
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        if (strcmp(unit, units[i]) == 0) {
            strength[-1] = '\0';
            return true;
        }
    }
    return false;
}

/* Two cheap bounds go before the exact distance: lengths, and letters that only one has. */
static void find_near(const struct vocabulary *vocabulary, const char *bare,
                      struct near_list *found)
{
    struct nearest nearest;
    nearest_start(&nearest, bare);
    long length = (long)text_columns(nearest.word);
    uint32_t letters = name_table_letters(nearest.word);
    for (size_t i = 0; vocabulary->names != NULL && i < vocabulary->names->count; i++) {
        const struct name *name = &vocabulary->names->items[i];
        long difference = (long)text_columns(name->key) - length;
        if (difference > nearest.limit || -difference > nearest.limit ||
            name_table_least_distance(letters, name->letters) > nearest.limit)
            continue;
        int distance = text_distance(nearest.word, name->key, nearest.limit);
        if (distance <= nearest.limit)
            keep(found, name, distance);
        found->slip |= distance * LETTERS_A_SLIP <= length;
    }
}

size_t vocabulary_near(const struct vocabulary *vocabulary, const char *word,
                       const struct term **terms, const char **names, size_t most, bool *slip)
{
    struct near_list list = {.terms = terms, .names = names};
    list.most = most < 64 ? most : 64;
    char bare[KEY_MOST];
    text_fold(bare, sizeof bare, word);
    bare_word(vocabulary, bare);
    find_near(vocabulary, bare, &list);
    if (list.count == 0 && cut_strength(bare))
        find_near(vocabulary, bare, &list);
    if (slip != NULL)
        *slip = list.slip;
    return list.count;
}

/* SPDX-License-Identifier: MIT */
/* One value as it stands right of `=`, and the same in words. Numbers are in value_number.c. */
#include "facts/value.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "facts/schema.h"

/* A value on its way: what is left to read once the day is split off. */
struct reading {
    struct value *out;
    const struct fact *fact;
    struct arena *arena;
    const char *written;
    char *why;
    size_t why_size;
};

/* Asked of every value there is: most are told by their first letters. */
bool value_means_unknown(const char *written)
{
    switch (written[0]) {
    case 'u':
    case 'U':
    case '?':
    case ' ':
    case '\t': break;
    case 'n': /* as in "no" */
    case 'N':
        if (written[1] == '\0' || written[2] == '\0')
            return false;
        break;
    default: return false;
    }
    return text_same(written, "unknown") || text_same(written, "not known") ||
           text_same(written, "?");
}

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t';
}

/* A copy without blanks at its ends. */
static const char *trimmed(struct arena *arena, const char *text, size_t length)
{
    for (; length > 0 && is_blank(*text); length--)
        text++;
    while (length > 0 && is_blank(text[length - 1]))
        length--;
    return arena_copy(arena, text, length);
}

/* --- the types --- */

static bool read_yes_no(struct reading *r)
{
    bool yes = text_same(r->written, "yes");
    if (!yes && !text_same(r->written, "no")) {
        snprintf(r->why, r->why_size, "\"%s\" takes yes or no, not \"%s\".", r->fact->key,
                 r->written);
        return false;
    }
    r->out->number = yes ? 1 : 0;
    return true;
}

/* Was the number refused for the day behind it? */
static void refuse_day(struct reading *r)
{
    int32_t day;
    const char *comma = strrchr(r->written, ',');
    if (comma != NULL && date_read(comma + 1 + strspn(comma + 1, " \t"), &day))
        snprintf(r->why, r->why_size,
                 "\"%s\" takes no day. Leave out what stands behind the comma.", r->fact->key);
}

static bool read_number(struct reading *r)
{
    if (r->fact->may_be_none && text_same(r->written, "none")) {
        r->out->state = VALUE_NONE;
        r->out->number = NAN;
        return true;
    }
    bool sound = value_read_number(&r->out->number, r->fact, r->written, r->why, r->why_size);
    if (!sound && !r->fact->dated)
        refuse_day(r);
    return sound;
}

static void refuse_choice(struct reading *r)
{
    const struct fact *fact = r->fact;
    struct nearest nearest;
    struct text text;
    nearest_start(&nearest, r->written);
    text_start(&text, r->arena);
    for (size_t i = 0; i < fact->choice_count; i++) {
        nearest_try(&nearest, fact->choices[i].name);
        text_add(&text, i == 0 ? "" : i + 1 == fact->choice_count ? " or " : ", ");
        text_add(&text, fact->choices[i].name);
    }
    if (nearest.name != NULL)
        snprintf(r->why, r->why_size, "\"%s\" takes %s, not \"%s\". Did you mean \"%s\"?",
                 fact->key, text.bytes, r->written, nearest.name);
    else
        snprintf(r->why, r->why_size, "\"%s\" takes %s, not \"%s\".", fact->key, text.bytes,
                 r->written);
}

static bool read_choice(struct reading *r)
{
    r->out->choices = fact_choice(r->fact, r->written);
    if (r->out->choices == 0)
        refuse_choice(r);
    return r->out->choices != 0;
}

static bool read_date(struct reading *r)
{
    int32_t day;
    if (date_read(r->written, &day)) {
        r->out->number = day;
        return true;
    }
    snprintf(r->why, r->why_size, "\"%s\" takes a date such as 2026-11-22, not \"%s\".",
             r->fact->key, r->written);
    return false;
}

static bool read_by_type(struct reading *r)
{
    switch (r->fact->type) {
    case FACT_YES_NO: return read_yes_no(r);
    case FACT_NUMBER: return read_number(r);
    case FACT_CHOICE: return read_choice(r);
    case FACT_DATE: return read_date(r);
    default: return true;
    }
}

/* --- the day of a result --- */

/* "2.4, 2026-11-18": splits at the last comma and reads the day. A comma without a day behind it is
 * left where it is, and refused with the rest, unless it was meant to be one. */
static bool split_day(struct reading *r)
{
    const char *comma = strrchr(r->written, ',');
    if (comma == NULL)
        return true;
    const char *day = comma + 1 + strspn(comma + 1, " \t");
    if (!date_read(day, &r->out->day)) {
        r->out->day = DATE_NONE;
        if (comma[1] != ' ' && comma[1] != '\t')
            return true;
        snprintf(r->why, r->why_size,
                 "\"%s\" is not a day. Write a result and its day so: 2.4, 2026-11-18.", day);
        return false;
    }
    r->written = trimmed(r->arena, r->written, (size_t)(comma - r->written));
    if (*r->written != '\0')
        return true;
    snprintf(r->why, r->why_size, "\"%s\" has a day but no result.", r->fact->key);
    return false;
}

/* --- all together --- */

/* What identifies a person is not repeated, not even where it is wrong. */
static void refuse_unseen(const struct fact *fact, char *why, size_t why_size)
{
    static const char *const takes[] = {
        "yes or no", "a number", "another word", "a date such as 2026-11-22", "text", "sites"};
    snprintf(why, why_size, "\"%s\" takes %s.", fact->key, takes[fact->type]);
}

static bool read_all(struct reading *r)
{
    if (r->fact->dated && !split_day(r))
        return false;
    r->out->text = r->written;
    r->out->state = VALUE_KNOWN;
    return read_by_type(r);
}

bool value_read_kept(struct value *out, const struct fact *fact, const char *written,
                     struct arena *arena, char *why, size_t why_size)
{
    *out = (struct value){.day = DATE_NONE, .state = VALUE_UNKNOWN};
    struct reading r = {out, fact, arena, written, why, why_size};
    if (*written == '\0')
        return true;
    if (value_means_unknown(written)) {
        snprintf(why, why_size, "If \"%s\" is not known, leave the value empty.", fact->key);
        return false;
    }
    if (read_all(&r))
        return true;
    *out = (struct value){.day = DATE_NONE, .state = VALUE_UNKNOWN};
    if (fact->identifying)
        refuse_unseen(fact, why, why_size);
    return false;
}

bool value_read(struct value *out, const struct fact *fact, const char *written,
                struct arena *arena, char *why, size_t why_size)
{
    return value_read_kept(out, fact, trimmed(arena, written, strlen(written)), arena, why,
                           why_size);
}

/* --- in words --- */

static const char *number_words(double number, const struct fact *fact, struct arena *arena)
{
    char digits[32];
    text_write_number(number, digits);
    if (fact->unit_count == 0)
        return arena_string(arena, digits);
    return arena_format(arena, "%s %s", digits, fact->units[0].name);
}

/* The word that stands for just these leaves, or the leaves one by one. */
static const char *choice_words(uint32_t leaves, const struct fact *fact, struct arena *arena)
{
    struct text text;
    for (size_t i = 0; i < fact->choice_count; i++)
        if (fact->choices[i].leaves == leaves)
            return fact->choices[i].name;
    text_start(&text, arena);
    for (size_t i = 0; i < fact->choice_count; i++) {
        uint32_t bits = fact->choices[i].leaves;
        if ((bits & leaves) == 0 || (bits & (bits - 1)) != 0)
            continue;
        text_add(&text, text.length > 0 ? " or " : "");
        text_add(&text, fact->choices[i].name);
    }
    return text.bytes;
}

static const char *date_words(double day, struct arena *arena)
{
    char out[11];
    date_write((int32_t)day, out);
    return arena_string(arena, out);
}

/* A derived number is told to a tenth of the fact's smallest step; it is never judged by that. */
static double rounded(const struct value *value, const struct fact *fact)
{
    double unit = fact->step / 10;
    return value->basis == BASIS_DERIVED && unit > 0 ? round(value->number / unit) * unit
                                                     : value->number;
}

const char *value_words(const struct value *value, const struct fact *fact, struct arena *arena)
{
    if (value->state == VALUE_UNKNOWN)
        return "not answered";
    if (fact->identifying)
        return "(not shown)";
    if (value->state == VALUE_NONE)
        return "none";
    switch (fact->type) {
    case FACT_YES_NO: return value->number != 0 ? "yes" : "no";
    case FACT_NUMBER: return number_words(rounded(value, fact), fact, arena);
    case FACT_CHOICE: return choice_words(value->choices, fact, arena);
    case FACT_DATE: return date_words(value->number, arena);
    default: return value->text == NULL ? "" : value->text;
    }
}

const char *value_written(const struct value *value, const struct fact *fact, struct arena *arena)
{
    bool said = value->basis == BASIS_SAID && value->state == VALUE_KNOWN && value->text != NULL;
    return said && !fact->identifying ? value->text : value_words(value, fact, arena);
}

bool value_agrees(const struct value *a, const struct value *b, const struct fact *fact)
{
    if (a->state != b->state)
        return false;
    if (a->state != VALUE_KNOWN)
        return true;
    switch (fact->type) {
    case FACT_CHOICE: return a->choices == b->choices;
    case FACT_TEXT:
    case FACT_SITES: return strcmp(a->text ? a->text : "", b->text ? b->text : "") == 0;
    default: break;
    }
    /* One part in a billion is the noise of converted units. A whole step apart is not the same: of
     * two ages one year apart one may be a child's. */
    double noise = 1e-9 * fmax(fabs(a->number), fabs(b->number));
    double apart = fabs(a->number - b->number);
    return apart <= noise || apart < fact->step - noise;
}

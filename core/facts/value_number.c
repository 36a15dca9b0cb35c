/* SPDX-License-Identifier: MIT */
/* Numbers with units: which unit was meant, and whether the number is plausible in it. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "facts/schema.h"

static double in_own_unit(const struct unit *unit, double number)
{
    return number * unit->factor + unit->offset;
}

/* The range is inclusive; converted numbers carry noise. */
static bool plausible(const struct fact *fact, double number)
{
    double noise = 1e-9 * fabs(number);
    return number >= fact->low - noise && number <= fact->high + noise;
}

/* --- what was wrong --- */

/* "kg or lb"; "" without units. */
static void list_units(const struct fact *fact, const char *number, char *out, size_t size)
{
    size_t length = 0;
    out[0] = '\0';
    for (size_t i = 0; i < fact->unit_count && length < size; i++) {
        const char *between = i == 0 ? "" : i + 1 == fact->unit_count ? " or " : ", ";
        int more = snprintf(out + length, size - length, "%s%s%s%s", between, number,
                            *number ? " " : "", fact->units[i].name);
        length += more > 0 ? (size_t)more : 0;
    }
}

/* The ends of the range, with the unit: "2 to 400 kg", "at least 0". */
static void range_words(const struct fact *fact, char *out, size_t size)
{
    char low[32], high[32];
    const char *unit = fact->unit_count ? fact->units[0].name : "";
    text_write_number(fact->low, low);
    text_write_number(fact->high, high);
    if (isinf(fact->high))
        snprintf(out, size, "at least %s%s%s", low, *unit ? " " : "", unit);
    else if (isinf(fact->low))
        snprintf(out, size, "at most %s%s%s", high, *unit ? " " : "", unit);
    else
        snprintf(out, size, "%s to %s%s%s", low, high, *unit ? " " : "", unit);
}

static bool refuse_range(const struct fact *fact, const char *written, char *why, size_t size)
{
    char range[96];
    range_words(fact, range, sizeof range);
    snprintf(why, size, "\"%s\" is out of range: \"%s\" takes %s.", written, fact->key, range);
    return false;
}

static bool refuse_unit(const struct fact *fact, const char *written, const char *unit, char *why,
                        size_t size)
{
    char units[200];
    list_units(fact, "", units, sizeof units);
    if (fact->unit_count == 0)
        snprintf(why, size, "\"%s\" takes a number without a unit, not \"%s\".", fact->key,
                 written);
    else
        snprintf(why, size, "\"%s\" is no unit of \"%s\", which takes %s.", unit, fact->key, units);
    return false;
}

/* "2,4", and no number behind a comma and a blank: written with a decimal comma. */
static bool refuse_comma(const char *written, const char *comma, char *why, size_t size)
{
    size_t digits = strspn(comma + 1, "0123456789");
    int whole = (int)(comma - written);
    if (digits == 3)
        snprintf(why, size, "\"%s\" has a comma. Write %.*s%s, or %.*s.%s if a point was meant.",
                 written, whole, written, comma + 1, whole, written, comma + 1);
    else
        snprintf(why, size, "\"%s\" has a decimal comma. Write %.*s.%s.", written, whole, written,
                 comma + 1);
    return false;
}

static bool refuse_word(const struct fact *fact, const char *written, char *why, size_t size)
{
    char units[200];
    list_units(fact, "", units, sizeof units);
    snprintf(why, size, "\"%s\" takes a number%s%s%s, not \"%s\".", fact->key,
             fact->unit_count ? " in " : "", units, fact->may_be_none ? ", or none" : "", written);
    return false;
}

/* --- which unit --- */

static const struct unit *find_unit(const struct fact *fact, const char *name)
{
    for (size_t i = 0; i < fact->unit_count; i++)
        if (strcmp(fact->units[i].name, name) == 0)
            return &fact->units[i];
    for (size_t i = 0; i < fact->unit_count; i++)
        if (text_same(fact->units[i].name, name))
            return &fact->units[i];
    return NULL;
}

/* Is it the same in all units? 0 h is 0 d, but 0 C is not 0 F. */
static bool same_in_all(const struct fact *fact, double number)
{
    for (size_t i = 0; i < fact->unit_count; i++)
        if (number != 0 || fact->units[i].offset != 0)
            return false;
    return true;
}

/* A number without unit: taken if only one unit makes it plausible. Two units of one size (10*9/L
 * and G/L) are one. */
static bool guess_unit(double *out, const struct fact *fact, double number, const char *written,
                       char *why, size_t size)
{
    size_t fitting = 0;
    for (size_t i = 0; i < fact->unit_count; i++) {
        double meant = in_own_unit(&fact->units[i], number);
        if (!plausible(fact, meant) || (fitting > 0 && meant == *out))
            continue;
        if (fitting == 0)
            *out = meant;
        fitting++;
    }
    if (fitting == 1)
        return true;
    if (fitting == 0)
        return refuse_range(fact, written, why, size);
    char units[200];
    list_units(fact, written, units, sizeof units);
    snprintf(why, size, "\"%s\" needs its unit: %s?", fact->key, units);
    return false;
}

bool value_read_number(double *out, const struct fact *fact, const char *written, char *why,
                       size_t why_size)
{
    const char *cursor = written;
    double number;
    if (!text_read_number(&cursor, &number))
        return refuse_word(fact, written, why, why_size);
    if (cursor[0] == ',' && cursor[1] >= '0' && cursor[1] <= '9')
        return refuse_comma(written, cursor, why, why_size);
    const char *name = cursor;
    while (*name == ' ' || *name == '\t')
        name++;
    if (*name == '\0' && fact->unit_count > 1 && !same_in_all(fact, number))
        return guess_unit(out, fact, number, written, why, why_size);
    const struct unit *unit = *name == '\0' ? NULL : find_unit(fact, name);
    if (*name != '\0' && unit == NULL)
        return refuse_unit(fact, written, name, why, why_size);
    *out = unit == NULL ? number : in_own_unit(unit, number);
    return plausible(fact, *out) || refuse_range(fact, written, why, why_size);
}

/* SPDX-License-Identifier: MIT */
/* Answers: value[x] of an observation or of a question, in the spelling that contra takes. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fhir/read_match.h"
#include "fhir/read_resource.h"

enum { NUMBER_SIZE = 160, DIGITS_MOST = 40 };

/* What a fact is being told. */
struct telling {
    struct reader *reader;
    const struct resource *resource;
    const char *section, *key;
    const struct answer *about;
};

static bool takes(const struct telling *t, const char *value)
{
    return t->reader->host->takes(t->reader->reading, t->section, t->key, value) != 0;
}

static void tell(const struct telling *t, const struct json_node *node, const char *value)
{
    struct answer answer = *t->about;
    answer.value = pool_text(t->reader->pool, value);
    answer.spot = spot_of(t->reader, t->resource, node, NULL);
    gather_answer(t->reader, t->resource->gather, t->section, t->key, &answer);
}

/* --- numbers --- */

/* Takes a JSON number apart: its digits, and how many of them stand before the point. */
static size_t take_digits(const char *written, char digits[NUMBER_SIZE], long *point)
{
    size_t count = 0;
    const char *at = written + (*written == '-');
    *point = -1;
    for (; *at != '\0' && *at != 'e' && *at != 'E'; at++) {
        if (*at == '.')
            *point = (long)count;
        else
            digits[count++] = *at;
    }
    if (*point < 0)
        *point = (long)count;
    *point += *at != '\0' ? strtol(at + 1, NULL, 10) : 0;
    return count;
}

/* Writes "1.25e2" as 125: no digit is lost. False if it is too large, or too small, to be a result.
 */
static bool plain_number(char out[2 * NUMBER_SIZE], const char *written)
{
    char digits[NUMBER_SIZE];
    long point, count = (long)take_digits(written, digits, &point);
    size_t used = 0;
    if (count > DIGITS_MOST || point > DIGITS_MOST || point < -DIGITS_MOST)
        return false;
    if (*written == '-')
        out[used++] = '-';
    if (point <= 0)
        out[used++] = '0';
    for (long i = 0; i < point; i++)
        out[used++] = i < count ? digits[i] : '0';
    if (point < count)
        out[used++] = '.';
    for (long i = point; i < 0; i++)
        out[used++] = '0';
    for (long i = point < 0 ? 0 : point; i < count; i++)
        out[used++] = digits[i];
    out[used] = '\0';
    return true;
}

/* The number of a node as contra reads it; false if there is none, which is told if it is too
 * large. */
static bool number_of(const struct telling *t, const struct json_node *node,
                      char out[2 * NUMBER_SIZE])
{
    char written[NUMBER_SIZE];
    if (node == NULL || !json_is_number(node->value))
        return false;
    if (json_node_number(node, written, sizeof written) && plain_number(out, written))
        return true;
    resource_trouble(t->reader, t->resource, node,
                     "this number has too many digits for \"%s\", or too large an exponent.",
                     t->key);
    return false;
}

/* --- units --- */

/* UCUM, and what laboratories write in its place, in the spellings that facts.ini may have. */
static const char *const spellings[][4] = {{"[lb_av]", "lb", "lbs", NULL},
                                           {"lbs", "lb", NULL, NULL},
                                           {"pounds", "lb", NULL, NULL},
                                           {"[in_i]", "in", NULL, NULL},
                                           {"[in_us]", "in", NULL, NULL},
                                           {"inches", "in", NULL, NULL},
                                           {"Cel", "C", NULL, NULL},
                                           {"degrees C", "C", NULL, NULL},
                                           {"\xC2\xB0"
                                            "C",
                                            "C", NULL, NULL},
                                           {"[degF]", "F", NULL, NULL},
                                           {"\xC2\xB0"
                                            "F",
                                            "F", NULL, NULL},
                                           {"degF", "F", NULL, NULL},
                                           {"mm[Hg]", "mmHg", NULL, NULL},
                                           {"10*9/L", "10*9/L", "G/L", NULL},
                                           {"10^9/L", "10*9/L", "G/L", NULL},
                                           {"10*3/uL", "10*3/uL", "10*9/L", NULL},
                                           {"10^3/uL", "10*3/uL", "10*9/L", NULL},
                                           {"10*3/mm3", "10*3/uL", "10*9/L", NULL},
                                           {"K/uL", "10*3/uL", "10*9/L", NULL},
                                           {"K/mm3", "10*3/uL", "10*9/L", NULL},
                                           {"x10*9/L", "10*9/L", NULL, NULL},
                                           {"x10^9/L", "10*9/L", NULL, NULL},
                                           {"/mm3", "/uL", NULL, NULL},
                                           {"/cmm", "/uL", NULL, NULL},
                                           {"cells/uL", "/uL", NULL, NULL},
                                           {"a", "years", "y", NULL},
                                           {"mo", "months", NULL, NULL},
                                           {"wk", "weeks", NULL, NULL},
                                           {"d", "d", "days", NULL},
                                           {"h", "h", "hours", NULL},
                                           {"m2.kg", "kg/m2", NULL, NULL},
                                           {"kg/m^2", "kg/m2", NULL, NULL},
                                           {"1", "", NULL, NULL},
                                           {"[pH]", "", NULL, NULL},
                                           {"ratio", "", NULL, NULL},
                                           {"INR", "", NULL, NULL},
                                           {"weeks", "weeks", NULL, NULL},
                                           {"percent", "%", NULL, NULL}};

/* A unit without its annotations: "%{HemoglobinA1C}", "{INR}". */
static void bare_unit(char out[64], const char *unit)
{
    char text[WORDS_SIZE];
    words_clean(text, unit);
    words_without(text, '{', '}', NULL);
    snprintf(out, 64, "%.63s", text);
}

/* Writes number and unit in the spelling that the fact takes; if there is none, in the last that
 * was tried. */
static void spell(const struct telling *t, const char *number, const char *unit, char *out,
                  size_t size)
{
    char bare[64];
    bare_unit(bare, unit);
    snprintf(out, size, "%s%s%s", number, *bare ? " " : "", bare);
    if (takes(t, out))
        return;
    for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++) {
        for (size_t k = 1; k < 4 && strcmp(spellings[i][0], bare) == 0 && spellings[i][k]; k++) {
            snprintf(out, size, "%s%s%s", number, *spellings[i][k] ? " " : "", spellings[i][k]);
            if (takes(t, out))
                return;
        }
    }
}

/* By its code, if that is UCUM; else by the unit as it is shown. A bound is no value. */
static void tell_quantity(const struct telling *t, const struct json_node *node)
{
    char number[2 * NUMBER_SIZE], value[3 * NUMBER_SIZE];
    const char *code = resource_text(node, "code"), *unit = resource_text(node, "unit");
    const char *system = resource_text(node, "system");
    bool ucum = strcmp(system, "http://unitsofmeasure.org") == 0 && *code != '\0';
    if (json_node_member(node, "comparator") != NULL || json_node_member(node, "value") == NULL) {
        tell(t, node, NULL);
        return;
    }
    if (!number_of(t, json_node_member(node, "value"), number))
        return;
    /* If no spelling is taken, the host says which are, or which numbers. */
    spell(t, number, ucum || *unit == '\0' ? code : unit, value, sizeof value);
    tell(t, node, value);
}

/* --- concepts --- */

static bool tell_code(const struct telling *t, const struct json_node *node,
                      const struct coding *coding)
{
    const char *section, *key, *value;
    if (coding->system == NULL || coding->code == NULL)
        return false;
    for (size_t i = 0; t->reader->host->code(t->reader->reading, coding->system, coding->code, i,
                                             &section, &key, &value);
         i++) {
        if (key == NULL || strcmp(section, t->section) != 0 || strcmp(key, t->key) != 0)
            continue;
        tell(t, node, value);
        return true;
    }
    return false;
}

/* "Pregnant": an answer that codes.ini has below [answer]; NULL if there is none. */
static const char *answer_of(const struct telling *t, const char *words)
{
    const char *section, *key, *value;
    for (size_t i = 0;
         t->reader->host->code(t->reader->reading, "answer", words, i, &section, &key, &value); i++)
        if (key != NULL && strcmp(section, t->section) == 0 && strcmp(key, t->key) == 0)
            return value;
    return NULL;
}

static void tell_concept(const struct telling *t, const struct json_node *node)
{
    struct concept concept;
    char words[WORDS_SIZE];
    concept_read(t->reader, &concept, node);
    for (size_t i = 0; i < concept.count; i++)
        if (tell_code(t, node, &concept.codings[i]))
            return;
    for (size_t i = 0; i <= 2 * concept.count; i++) {
        const char *text = i == 2 * concept.count ? concept.text
                           : i % 2                ? concept.codings[i / 2].code
                                                  : concept.codings[i / 2].display;
        if (text == NULL)
            continue;
        words_clean(words, text);
        const char *answer = answer_of(t, words);
        if (answer != NULL || (*words != '\0' && takes(t, words))) {
            tell(t, node, answer != NULL ? answer : words);
            return;
        }
    }
    tell(t, node, NULL); /* it was answered, and we do not know how */
}

/* --- all kinds --- */

static void tell_text(const struct telling *t, const struct json_node *node, bool asked)
{
    char words[WORDS_SIZE];
    words_clean(words, json_node_string(node));
    const char *answer = answer_of(t, words);
    if (answer != NULL) {
        tell(t, node, answer);
        return;
    }
    /* Of a form that asks in our own names the answer must be right; of a laboratory's text what
     * does not read is not known. */
    tell(t, node, asked || takes(t, words) ? words : NULL);
}

static void tell_number(const struct telling *t, const struct json_node *node)
{
    char number[2 * NUMBER_SIZE];
    if (number_of(t, node, number))
        tell(t, node, number);
}

void value_say(struct reader *reader, const struct resource *resource, const struct json_node *node,
               const char *section, const char *key, const struct answer *about)
{
    struct telling t = {reader, resource, section, key, about};
    bool asked = strcmp(resource->type, "QuestionnaireResponse") == 0;
    const struct json_node *value = NULL;
    for (const struct json_node *member = node->first; member != NULL && value == NULL;
         member = member->next)
        if (member->key != NULL && strncmp(member->key, "value", 5) == 0)
            value = member;
    if (value == NULL || resource->opaque) {
        tell(&t, node, NULL);
        return;
    }
    const char *kind = value->key + 5;
    if (strcmp(kind, "Quantity") == 0)
        tell_quantity(&t, value);
    else if (strcmp(kind, "CodeableConcept") == 0 || strcmp(kind, "Coding") == 0)
        tell_concept(&t, value);
    else if (json_is_boolean(value->value))
        tell(&t, value, json_is_true(value->value) ? "yes" : "no");
    else if (json_is_number(value->value))
        tell_number(&t, value);
    else if (json_is_string(value->value))
        tell_text(&t, value, asked);
    else
        tell(&t, value, NULL);
}

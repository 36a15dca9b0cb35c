/* SPDX-License-Identifier: MIT */
/* Tells the host what was gathered of a patient: each fact once, each word once. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fhir/read_resource.h"

enum { VALUE_SIZE = 512 };

static contra_place place_of(const struct spot *spot)
{
    return (contra_place){spot->line, spot->path, spot->origin};
}

static void say(struct reader *reader, const char *section, const char *key, const char *value,
                const struct spot *spot)
{
    contra_place place = place_of(spot);
    reader->said = true;
    reader->host->say(reader->reading, section, key, value, &place);
}

static bool takes(struct reader *reader, const char *section, const char *key, const char *value)
{
    return reader->host->takes(reader->reading, section, key, value) != 0;
}

/* --- how old an answer may be --- */

/* What codes.ini has below [days] for the fact, or for its section; -1: nothing. */
static long days_allowed(struct reader *reader, const char *section, const char *key)
{
    char name[128];
    const char *ignored, *days;
    snprintf(name, sizeof name, "%s.%s", section, key != NULL ? key : "");
    if (key != NULL &&
        reader->host->code(reader->reading, "days", name, 0, &ignored, &ignored, &days))
        return strtol(days, NULL, 10);
    if (reader->host->code(reader->reading, "days", section, 0, &ignored, &ignored, &days))
        return strtol(days, NULL, 10);
    return -1;
}

/* Was it so within the last days? What has no date, or lies ahead, was not. */
static bool is_fresh(const struct reader *reader, const struct moment *when, long allowed)
{
    long days;
    return moment_days_before(when, reader->date, &days) && days >= 0 && days <= allowed;
}

/* --- which answer --- */

static bool is_beaten(const struct fact *fact, const struct answer *answer)
{
    for (const struct answer *other = fact->answers; other != NULL; other = other->next)
        if (answer_newer(other, answer) ||
            (answer->weak && !other->weak && !answer_newer(answer, other)))
            return true;
    return false;
}

static bool same_value(const char *a, const char *b)
{
    return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

/* The newest; where two of one time differ, neither is believed. */
static struct answer choose(const struct fact *fact)
{
    const struct answer *chosen = NULL;
    bool differ = false;
    for (const struct answer *answer = fact->answers; answer != NULL; answer = answer->next) {
        if (is_beaten(fact, answer))
            continue;
        differ |= chosen != NULL && !same_value(chosen->value, answer->value);
        chosen = answer;
    }
    struct answer result = chosen != NULL ? *chosen : *fact->answers;
    if (differ)
        result.value = NULL;
    return result;
}

/* --- facts --- */

/* A day after that of the check: one of the two is wrong. */
static bool is_ahead(struct reader *reader, const char *name, const char *day,
                     const struct spot *spot)
{
    char message[256];
    contra_place place = place_of(spot);
    if (*day == '\0' || reader->date == NULL || strcmp(day, reader->date) <= 0)
        return false;
    snprintf(
        message, sizeof message,
        "The date of \"%.80s\", %s, lies after the day of the check, %s. One of them is wrong.",
        name, day, reader->date);
    reader->host->problem(reader->reading, &place, message);
    return true;
}

/* Are all the facts said that make this one needless? */
static bool is_needless(struct reader *reader, const struct gather *gather, const struct fact *fact)
{
    char name[128];
    const char *section, *key, *value;
    size_t index = 0;
    snprintf(name, sizeof name, "%s.%s", fact->section, fact->key);
    for (; reader->host->code(reader->reading, "unless", name, index, &section, &key, &value);
         index++) {
        const struct fact *other = gather->facts;
        while (other != NULL && (strcmp(other->section, section) != 0 || key == NULL ||
                                 strcmp(other->key, key) != 0))
            other = other->next;
        if (other == NULL || !other->said)
            return false;
    }
    return index > 0;
}

/* With its day, if the fact takes one; else only if it is fresh enough to speak of now. */
static void say_fact(struct reader *reader, const struct gather *gather, struct fact *fact)
{
    struct answer answer = choose(fact);
    char dated[VALUE_SIZE];
    long allowed = days_allowed(reader, fact->section, fact->key);
    const char *value = answer.value != NULL ? answer.value : "";
    if (is_needless(reader, gather, fact))
        return;
    snprintf(dated, sizeof dated, "%s, %s", value, answer.when.day);
    if (answer.value != NULL && answer.when.day[0] != '\0' && allowed < 0 &&
        takes(reader, fact->section, fact->key, dated)) {
        if (is_ahead(reader, fact->key, answer.when.day, &answer.spot))
            return;
        say(reader, fact->section, fact->key, dated, &answer.spot);
        fact->said = true;
        return;
    }
    bool right = takes(reader, fact->section, fact->key, value);
    bool limited = allowed >= 0 || (right && answer.value != NULL && answer.when.known);
    if (limited && !answer.lasting && !is_fresh(reader, &answer.when, allowed >= 0 ? allowed : 0))
        return;
    say(reader, fact->section, fact->key, value, &answer.spot);
    fact->said = answer.value != NULL;
}

static bool has_unless(struct reader *reader, const struct fact *fact)
{
    char name[128];
    const char *ignored;
    snprintf(name, sizeof name, "%s.%s", fact->section, fact->key);
    return reader->host->code(reader->reading, "unless", name, 0, &ignored, &ignored, &ignored);
}

static void say_facts(struct reader *reader, struct gather *gather)
{
    for (int pass = 0; pass < 2; pass++)
        for (struct fact *fact = gather->facts; fact != NULL; fact = fact->next)
            if (has_unless(reader, fact) == (pass == 1))
                say_fact(reader, gather, fact);
}

/* --- words --- */

static void add_part(struct reader *reader, const struct item *item, char *value, const char *part)
{
    char longer[VALUE_SIZE];
    if (part == NULL || *part == '\0')
        return;
    snprintf(longer, sizeof longer, "%s%s%s", value, *value ? ", " : "", part);
    if (takes(reader, item->section, item->word, longer))
        strcpy(value, longer);
}

/* A state that says that it is over; NULL if the word has none. */
static const char *past_state(struct reader *reader, const struct item *item)
{
    static const char *const states[] = {"past", "stopped", "resolved", "old", "healed"};
    for (size_t i = 0; i < sizeof states / sizeof *states; i++)
        if (takes(reader, item->section, item->word, states[i]))
            return states[i];
    return NULL;
}

static void say_lost(struct reader *reader, const struct item *item)
{
    contra_place place = place_of(&item->spot);
    reader->said = true;
    const char *past = item->sense == SENSE_PAST ? past_state(reader, item) : NULL;
    if (past != NULL)
        reader->host->say(reader->reading, item->section, item->word, past, &place);
    else
        reader->host->say_unrecognised(reader->reading, item->section, item->word, &place);
}

static void say_known(struct reader *reader, const struct item *item)
{
    char key[VALUE_SIZE], value[VALUE_SIZE] = "";
    if (is_ahead(reader, item->word, item->day, &item->spot))
        return;
    snprintf(key, sizeof key, "%s%s%s", item->word, *item->form ? " " : "", item->form);
    if (item->sense == SENSE_ABSENT) {
        strcpy(value, "no");
    } else if (item->sense != SENSE_UNKNOWN) {
        const char *past = item->sense == SENSE_PAST ? past_state(reader, item) : NULL;
        if (item->sense == SENSE_PAST && past == NULL)
            return; /* nobody asks what was */
        add_part(reader, item, value, past != NULL ? past : item->state);
        add_part(reader, item, value, item->place);
        add_part(reader, item, value, item->day);
        if (value[0] == '\0')
            strcpy(value, "yes");
    }
    say(reader, item->section, key, value, &item->spot);
}

/* --- lists --- */

static bool is_usable(struct reader *reader, const struct closing *closing)
{
    long allowed = days_allowed(reader, closing->section, NULL);
    return allowed < 0 || is_fresh(reader, &closing->when, allowed);
}

/* Nothing is left open, if the source says that there is nothing: not where it says that there is
 * something all the same, or where some of it is missing. */
static void say_closing(struct reader *reader, const struct gather *gather,
                        const struct closing *closing)
{
    if (gather->incomplete || !is_usable(reader, closing))
        return;
    for (const struct closing *later = closing->next; later != NULL; later = later->next)
        if (strcmp(later->section, closing->section) == 0 && is_usable(reader, later))
            return; /* once */
    for (const struct item *item = gather->items; item != NULL; item = item->next)
        if (strcmp(item->section, closing->section) == 0 &&
            (item->lost || item->sense == SENSE_PRESENT || item->sense == SENSE_UNKNOWN))
            return;
    say(reader, closing->section, "others", "no", &closing->spot);
}

/* Of a patient there may be nothing to say but that there is one: then all is asked. */
static void say_nothing(struct reader *reader, const struct gather *gather)
{
    const char *section, *key, *ignored;
    contra_place place = {gather->line, NULL, NULL};
    if (gather->troubles != NULL)
        return;
    if (gather->seen &&
        reader->host->code(reader->reading, "fhir", "Patient.id", 0, &section, &key, &ignored))
        reader->host->say_section(reader->reading, section, &place);
    else
        reader->host->problem(reader->reading, &place,
                              gather->seen
                                  ? "The packs have no codes.ini that says what resources of FHIR "
                                    "mean ([fhir]), so that nothing here can be understood."
                                  : "Nothing here is about a patient: there is no resource of a "
                                    "kind that is read, such as Patient, Condition or "
                                    "MedicationStatement.");
}

void gather_say(struct reader *reader, struct gather *gather)
{
    reader->host->patient_line(reader->reading, gather->line);
    for (const struct trouble *trouble = gather->troubles; trouble != NULL;
         trouble = trouble->next) {
        contra_place place = place_of(&trouble->spot);
        reader->host->problem(reader->reading, &place, trouble->message);
    }
    unread_settle(reader, gather);
    gather_settle(gather);
    say_facts(reader, gather);
    for (const struct item *item = gather->items; item != NULL; item = item->next) {
        if (item->lost)
            say_lost(reader, item);
        else
            say_known(reader, item);
    }
    for (const struct closing *closing = gather->closings; closing != NULL; closing = closing->next)
        say_closing(reader, gather, closing);
    if (!reader->said)
        say_nothing(reader, gather);
}

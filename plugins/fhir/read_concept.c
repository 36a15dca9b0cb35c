/* SPDX-License-Identifier: MIT */
/* What a concept says of the patient: first by its codes, then by its texts. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "fhir/read_match.h"
#include "fhir/read_resource.h"

enum { LOST_WORDS_MOST = 110, LOST_CODE_MOST = 80 };

/* A concept being understood. */
struct saying {
    struct reader *reader;
    const struct resource *resource;
    const struct concept *concept;
    const char *const *sections;
    size_t section_count;
    const struct speech *speech;
};

static struct spot spot_here(const struct saying *s)
{
    if (s->concept->spot.path != NULL) /* its resource may be gone */
    return s->concept->spot;
    return spot_of(s->reader, s->resource, s->concept->node, concept_words(s->reader, s->concept));
}

/* --- one word --- */

/* A form counts only if the packs know it: else the drug is one that acts on the whole body. */
static const char *known_form(const struct saying *s, const char *section, const char *word,
                              const char *form)
{
    char both[WORDS_SIZE];
    if (form == NULL || *form == '\0')
        return "";
    snprintf(both, sizeof both, "%s %s", word, form);
    return match_word(s->reader, section, both) != NULL ? pool_text(s->reader->pool, form) : "";
}

static void set_place(const struct saying *s, struct item *item, const char *own)
{
    char place[WORDS_SIZE] = "";
    if (s->speech->place != NULL)
        match_place_of(s->reader, item->section, item->word, s->speech->place, place);
    if (*place == '\0' && own != NULL)
        snprintf(place, sizeof place, "%s", own);
    if (*place != '\0')
        item->place = pool_text(s->reader->pool, place);
}

/* As the drug's name and its form or route together say. */
static void form_of(const struct saying *s, char form[24])
{
    const char *words = concept_words(s->reader, s->concept);
    match_form(pool_format(s->reader->pool, "%s %s", words != NULL ? words : "", s->concept->form),
               form);
}

static void say_word(const struct saying *s, const char *section, const struct hit *hit,
                     enum sense sense)
{
    char form[24] = "";
    struct item item = {.section = section,
                        .word = hit->word,
                        .sense = sense,
                        .spot = spot_here(s),
                        .state = s->speech->state};
    if (s->speech->drug && s->concept->form != NULL && hit->form[0] == '\0')
        form_of(s, form);
    item.form = known_form(s, section, hit->word, hit->form[0] ? hit->form : form);
    set_place(s, &item, hit->place);
    strcpy(item.day, s->speech->when.day);
    gather_item(s->reader, s->resource->gather, &item);
}

/* With its code, which a clinic may give a meaning in its codes.ini. A name with a code was not
 * typed: it is not to be taken for a misspelling of something else. */
const char *concept_told(struct reader *reader, const struct concept *concept)
{
    const char *words = concept_words(reader, concept);
    for (size_t i = 0; words != NULL && i < concept->count; i++) {
        const struct coding *coding = &concept->codings[i];
        if (coding->system == NULL || coding->code == NULL ||
            (concept->text == NULL && coding->display == NULL) ||
            strlen(coding->system) + strlen(coding->code) > LOST_CODE_MOST)
            continue;
        size_t length = strlen(words);
        if (length > LOST_WORDS_MOST)
            length = LOST_WORDS_MOST;
        while (length > 0 && ((unsigned char)words[length] & 0xc0) == 0x80)
            length--; /* between characters */
        return pool_format(reader->pool, "%.*s (%s %s)", (int)length, words, coding->system,
                           coding->code);
    }
    return words;
}

static void say_lost(const struct saying *s)
{
    const char *words = concept_told(s->reader, s->concept);
    struct item item = {.section = s->sections[0],
                        .form = "",
                        .lost = true,
                        .sense = s->speech->sense,
                        .spot = spot_here(s)};
    item.word = words != NULL
                    ? words
                    : pool_format(s->reader->pool, "%s%s%s without a code", s->resource->type,
                                  *s->resource->id ? "/" : "", s->resource->id);
    gather_item(s->reader, s->resource->gather, &item);
}

/* --- by code --- */

static bool is_list(const struct saying *s, const char *section)
{
    return s->reader->host->takes(s->reader->reading, section, "others", "no") != 0;
}

/* What codes.ini says that the code means. */
static void say_meaning(const struct saying *s, const char *section, const char *key,
                        const char *value)
{
    const struct speech *speech = s->speech;
    struct answer answer = {.value = value != NULL ? value : "yes",
                            .spot = spot_here(s),
                            .when = speech->stated.known ? speech->stated : speech->when};
    if (key == NULL) /* it is known, and says nothing that is asked */
        return;
    if (strcmp(key, "others") == 0) {
        if (speech->sense == SENSE_PRESENT)
            gather_closing(s->reader, s->resource->gather, section, &answer.when, answer.spot);
    } else if (is_list(s, section)) {
        bool no = value != NULL && strcmp(value, "no") == 0;
        struct hit hit = {.word = key};
        if (!no)
            say_word(s, section, &hit, speech->sense);
        else if (speech->sense == SENSE_PRESENT)
            say_word(s, section, &hit, SENSE_ABSENT);
    } else if (speech->sense == SENSE_PRESENT || speech->sense == SENSE_UNKNOWN) {
        if (speech->sense == SENSE_UNKNOWN)
            answer.value = NULL;
        gather_answer(s->reader, s->resource->gather, section, key, &answer);
    }
}

/* "icd-10-cm" is "icd-10" as well; "icd-10" is nothing else. */
static bool shorter_system(char *system)
{
    char *last = strrchr(system, '-'), *first = strchr(system, '-');
    if (last == NULL || last == first)
        return false;
    *last = '\0';
    return true;
}

/* ICD-10 without its point: "E119". */
static void write_code(char *out, size_t size, const char *system, const char *code)
{
    bool icd = strncmp(system, "icd-10", 6) == 0 && strlen(code) > 3 && strchr(code, '.') == NULL &&
               isalpha((unsigned char)code[0]);
    if (icd)
        snprintf(out, size, "%s %.3s.%s", system, code, code + 3);
    else
        snprintf(out, size, "%s %s", system, code);
}

static bool by_code(const struct saying *s, const struct coding *coding)
{
    const char *section, *key, *value;
    char system[64], code[160];
    bool found = false;
    if (coding->code == NULL || coding->system == NULL || strlen(coding->system) >= sizeof system)
        return false;
    snprintf(system, sizeof system, "%s", coding->system);
    for (size_t i = 0;
         s->reader->host->code(s->reader->reading, system, coding->code, i, &section, &key, &value);
         i++) {
        say_meaning(s, section, key, value);
        found = true;
    }
    do {
        write_code(code, sizeof code, system, coding->code);
        bool here = false;
        for (size_t i = 0; i < s->section_count; i++) {
            struct hit hit = {.word = match_word(s->reader, s->sections[i], code)};
            if (hit.word == NULL)
                continue;
            const char *words = concept_words(s->reader, s->concept);
            if (s->speech->drug && words != NULL)
                match_form(words, hit.form);
            say_word(s, s->sections[i], &hit, s->speech->sense);
            here = true;
        }
        if (here)
            return true;
    } while (shorter_system(system));
    return found;
}

/* --- by text --- */

/* What is over a year ago is past; what is not so long ago, or nobody knows when, may still weigh.
 */
static enum sense sense_of_history(const struct saying *s)
{
    long days;
    if (moment_days_before(&s->speech->when, s->reader->date, &days))
        return days >= 365 ? SENSE_PAST : SENSE_PRESENT;
    return SENSE_UNKNOWN;
}

static enum sense sense_of(const struct saying *s, const struct hits *hits, const struct hit *hit)
{
    enum sense sense = s->speech->sense;
    if (sense != SENSE_PRESENT)
        return hit->aside && sense == SENSE_PAST ? SENSE_UNKNOWN : sense;
    if (hits->mood == MOOD_HISTORY)
        return sense_of_history(s);
    return hits->mood == MOOD_SUSPECTED ? SENSE_UNKNOWN : sense;
}

/* An allergen may be a drug as well. */
static void match(const struct saying *s, const char *section, const char *text, struct hits *hits)
{
    struct hits drug;
    if (s->speech->drug) {
        match_drug(s->reader, section, text, hits);
        return;
    }
    match_phrase(s->reader, section, text, hits);
    if (hits->whole || strcmp(s->resource->type, "AllergyIntolerance") != 0)
        return;
    match_drug(s->reader, section, text, &drug);
    if (drug.whole)
        *hits = drug;
}

static void say_hits(const struct saying *s, const char *section, const struct hits *hits)
{
    for (size_t i = 0; i < hits->count; i++)
        say_word(s, section, &hits->items[i], sense_of(s, hits, &hits->items[i]));
}

/* A kind of procedure that codes.ini knows by the words that it begins or ends with. */
static bool by_kind(const struct saying *s, const char *text)
{
    char clean[WORDS_SIZE], part[WORDS_SIZE];
    char *words[40];
    const char *section, *key, *value;
    if (!s->speech->procedure)
        return false;
    words_clean(clean, text);
    words_lower(clean);
    words_without(clean, '(', ')', NULL);
    size_t count = words_split(clean, words, 40);
    for (size_t length = count; length > 0; length--) {
        for (int end = 0; end < 2; end++) {
            words_join(part, words, end ? count - length : 0, end ? count : length);
            if (!s->reader->host->code(s->reader->reading, "procedure", part, 0, &section, &key,
                                       &value))
                continue;
            say_meaning(s, section, key, value);
            return true;
        }
    }
    return false;
}

/* A whole text that codes.ini gives a meaning: "no known allergies". */
static bool by_words(const struct saying *s, const char *text)
{
    char clean[WORDS_SIZE];
    const char *section, *key, *value;
    bool found = false;
    words_clean(clean, text);
    words_without(clean, '(', ')', NULL);
    for (size_t i = 0;
         s->reader->host->code(s->reader->reading, "text", clean, i, &section, &key, &value); i++) {
        bool ours = false;
        for (size_t k = 0; k < s->section_count; k++)
            ours |= strcmp(section, s->sections[k]) == 0;
        if (!ours)
            continue;
        say_meaning(s, section, key, value);
        found = true;
    }
    return found;
}

static const char *text_at(const struct concept *concept, size_t index)
{
    return index < concept->count ? concept->codings[index].display : concept->text;
}

/* In every section that understands all of it; else what one understands of it. */
static bool by_text(const struct saying *s)
{
    struct hits hits, partly = {.count = 0};
    const char *partly_in = NULL;
    for (size_t i = 0; i <= s->concept->count; i++) {
        const char *text = text_at(s->concept, i);
        bool whole = false;
        if (text == NULL || *text == '\0')
            continue;
        if (by_words(s, text))
            return true;
        for (size_t k = 0; k < s->section_count; k++) {
            match(s, s->sections[k], text, &hits);
            if (hits.whole)
                say_hits(s, s->sections[k], &hits);
            else if (hits.count > partly.count) {
                partly = hits;
                partly_in = s->sections[k];
            }
            whole |= hits.whole;
        }
        if (whole || by_kind(s, text))
            return true;
    }
    if (partly_in != NULL)
        say_hits(s, partly_in, &partly);
    return false;
}

void concept_say(struct reader *reader, const struct resource *resource,
                 const struct concept *concept, const char *const *sections, size_t section_count,
                 const struct speech *speech)
{
    struct saying s = {reader, resource, concept, sections, section_count, speech};
    bool found = false;
    if (speech->sense == SENSE_NOTHING || section_count == 0)
        return;
    for (size_t i = 0; i < concept->count && !resource->opaque; i++)
        found |= by_code(&s, &concept->codings[i]);
    if (resource->opaque || (!found && !by_text(&s)))
        say_lost(&s);
}

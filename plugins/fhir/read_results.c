/* SPDX-License-Identifier: MIT */
/* Observation and QuestionnaireResponse: answers to facts, and to words of lists. */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "fhir/read_match.h"
#include "fhir/read_resource.h"

enum { ITEMS_DEEP = 40 };

static bool is(const char *text, const char *word)
{
    return strcmp(text, word) == 0;
}

static bool is_list(struct reader *reader, const char *section)
{
    return reader->host->takes(reader->reading, section, "others", "no") != 0;
}

/* --- a word that is asked about --- */

/* true: it is there; false: it is not; a state or a day: it is there so; all else: not known. */
static void say_word(struct reader *reader, const struct resource *resource,
                     const struct json_node *node, const char *section, const char *word)
{
    const struct json_node *flag = json_node_member(node, "valueBoolean");
    struct item item = {.section = section,
                        .word = word,
                        .form = "",
                        .sense = SENSE_UNKNOWN,
                        .spot = spot_of(reader, resource, node, NULL)};
    const char *text = json_node_string(json_node_member(node, "valueString"));
    if (text == NULL)
        text = json_node_string(json_node_find(node, "valueCoding.display"));
    if (flag != NULL && json_is_boolean(flag->value))
        item.sense = json_is_true(flag->value) ? SENSE_PRESENT : SENSE_ABSENT;
    if (text != NULL && strcmp(text, "no") == 0)
        item.sense = SENSE_ABSENT;
    else if (text != NULL && *text != '\0' &&
             reader->host->takes(reader->reading, section, word, text)) {
        item.sense = SENSE_PRESENT;
        item.state = pool_text(reader->pool, strcmp(text, "yes") == 0 ? "" : text);
    }
    if (resource->opaque)
        item.sense = SENSE_UNKNOWN;
    gather_item(reader, resource->gather, &item);
}

/* --- Observation --- */

/* Is it one that counts? Not yet a result: no. Nobody knows: then the result is not known. */
static bool observation_counts(const char *status, bool *unknown, bool *weak)
{
    *weak = is(status, "preliminary");
    *unknown = false;
    if (is(status, "final") || is(status, "amended") || is(status, "corrected") || *weak)
        return true;
    if (is(status, "cancelled") || is(status, "entered-in-error") || is(status, "registered"))
        return false;
    *unknown = true;
    return true;
}

static bool has_value(const struct json_node *answer)
{
    for (const struct json_node *member = answer->first; member != NULL; member = member->next)
        if (member->key != NULL && strncmp(member->key, "value", 5) == 0)
            return true;
    return false;
}

/* A word of a list, or a fact. */
static void say_meant(struct reader *reader, const struct resource *resource,
                      const struct json_node *node, const char *section, const char *key,
                      const struct answer *about, bool unknown)
{
    if (is_list(reader, section))
        say_word(reader, resource, node, section, key);
    else if (unknown)
        gather_answer(reader, resource->gather, section, key, about);
    else
        value_say(reader, resource, node, section, key, about);
}

/* "Exhausted" = 7: a score, and no answer to yes or no. */
static bool suits(struct reader *reader, const struct json_node *node, const struct meaning *meant)
{
    bool number = json_node_member(node, "valueQuantity") != NULL ||
                  json_node_member(node, "valueInteger") != NULL;
    return !number || !reader->host->takes(reader->reading, meant->section, meant->key, "yes");
}

/* No code of it is known: by its name; else it is told that it was not understood. */
static void say_unknown_code(struct reader *reader, const struct resource *resource,
                             const struct json_node *node, const struct concept *concept,
                             const struct answer *about, bool unknown)
{
    struct meaning meant;
    if (result_named(reader, concept, &meant) &&
        (meant.key == NULL || suits(reader, node, &meant))) {
        if (meant.key != NULL)
            say_meant(reader, resource, node, meant.section, meant.key, about, unknown);
    } else if (has_value(node)) {
        const char *words = concept_told(reader, concept);
        say_unread(reader, resource, "result", words != NULL ? words : "one without a name", node);
    }
}

/* What an observation, or a part of one, is about. Each fact once, however many codes name it. */
static void say_observed(struct reader *reader, const struct resource *resource,
                         const struct json_node *node, const struct answer *about, bool unknown)
{
    struct concept concept;
    const char *section, *key, *value, *last_section = NULL, *last_key = NULL;
    bool known = false;
    concept_read(reader, &concept, json_node_member(node, "code"));
    for (size_t i = 0; i < concept.count; i++) {
        const struct coding *coding = &concept.codings[i];
        if (coding->system == NULL || coding->code == NULL)
            continue;
        for (size_t k = 0; reader->host->code(reader->reading, coding->system, coding->code, k,
                                              &section, &key, &value);
             k++) {
            known = true;
            if (key == NULL || (key == last_key && section == last_section))
                continue;
            last_section = section;
            last_key = key;
            say_meant(reader, resource, node, section, key, about, unknown);
        }
    }
    if (!known)
        say_unknown_code(reader, resource, node, &concept, about, unknown);
}

void read_observation(struct reader *reader, struct resource *resource)
{
    struct answer about = {.value = NULL,
                           .when = moment_of(resource->node, "effective"),
                           .spot = spot_of(reader, resource, NULL, NULL)};
    bool unknown;
    if (!observation_counts(resource_text(resource->node, "status"), &unknown, &about.weak))
        return;
    if (!about.when.known) /* not later than it was made known */
        moment_read(&about.when, resource_text(resource->node, "issued"));
    say_observed(reader, resource, resource->node, &about, unknown);
    for (const struct json_node *part =
             resource_list(reader, resource, resource->node, "component");
         part != NULL; part = part->next)
        say_observed(reader, resource, part, &about, unknown);
}

/* --- QuestionnaireResponse --- */

/* "medications" alone: each answer is a word of that list. */
static void say_listed(struct reader *reader, const struct resource *resource,
                       const struct json_node *answer, const char *section)
{
    struct concept concept = {.count = 0};
    struct speech speech = {.sense = SENSE_PRESENT};
    const char *sections[SECTIONS_MOST];
    size_t count = sections_of(reader, "MedicationStatement", sections);
    for (size_t i = 0; i < count; i++)
        speech.drug |= strcmp(sections[i], section) == 0;
    const struct json_node *coding = json_node_member(answer, "valueCoding");
    const struct json_node *text = json_node_member(answer, "valueString");
    if (coding != NULL)
        concept_read(reader, &concept, coding);
    else
    concept.text = pool_text(reader->pool, json_node_string(text));
    concept.node = coding != NULL ? coding : text;
    const char *words = concept_words(reader, &concept);
    if (words != NULL && is_plan(reader, section))
        site_say(reader, resource, section, words, concept.node);
    else if (concept.node != NULL)
        concept_say(reader, resource, &concept, &section, 1, &speech);
}

/* What a linkId asks: as codes.ini says, or by the name that the pack has for it. */
static bool asks(struct reader *reader, const char *link, size_t index, const char **section,
                 const char **key)
{
    const char *ignored;
    if (reader->host->code(reader->reading, "linkid", link, index, section, key, &ignored))
        return true;
    const char *dot = strchr(link, '.');
    if (index > 0 || dot == NULL || dot == link || strlen(link) > WORDS_SIZE)
        return false;
    *section = pool_copy(reader->pool, link, (size_t)(dot - link));
    if (is(dot + 1, "others") && is_list(reader, *section)) {
        *key = "others";
        return true;
    }
    *key = reader->host->word(reader->reading, *section, dot + 1);
    return *key != NULL;
}

static void say_answer(struct reader *reader, const struct resource *resource,
                       const struct json_node *answer, const char *section, const char *key,
                       const struct answer *about)
{
    const struct json_node *flag = json_node_member(answer, "valueBoolean");
    if (key == NULL && !is_list(reader, section) && !is_plan(reader, section))
        return; /* it is known, and asks nothing of ours */
    if (key == NULL)
        say_listed(reader, resource, answer, section);
    else if (!is_list(reader, section))
        value_say(reader, resource, answer, section, key, about);
    else if (!is(key, "others"))
        say_word(reader, resource, answer, section, key);
    else if (flag != NULL && json_is_false(flag->value) && !resource->opaque)
        gather_closing(reader, resource->gather, section, &about->when,
                       spot_of(reader, resource, answer, NULL));
}

/* Nobody knows what was asked: an answer that is not plainly no must not read as all clear. The
 * question is told, and the answer not: it may be a name. */
static void say_unasked(struct reader *reader, const struct resource *resource,
                        const struct json_node *item, const struct json_node *answer)
{
    char question[WORDS_SIZE];
    const struct json_node *flag = json_node_member(answer, "valueBoolean");
    const char *given = resource_text(answer, "valueString");
    if (*given == '\0')
        given = resource_text(answer, "valueCoding.display");
    if (*given == '\0')
        given = resource_text(answer, "valueCoding.code");
    bool no = flag != NULL ? json_is_false(flag->value) : strcasecmp(given, "no") == 0;
    if (no || !has_value(answer))
        return;
    const char *text = resource_text(item, "text"), *link = resource_text(item, "linkId");
    words_clean(question, text);
    say_unread(reader, resource, "answer",
               pool_format(reader->pool, "%.90s%s%.60s%s", question,
                           *question ? " (linkid " : "linkid ", link, *question ? ")" : ""),
               answer);
}

static void say_items(struct reader *reader, const struct resource *resource,
                      const struct json_node *node, const struct answer *about, int depth);

/* A question without an answer was not asked. */
static void say_item(struct reader *reader, const struct resource *resource,
                     const struct json_node *item, const struct answer *about, int depth)
{
    const char *section, *key, *link = resource_text(item, "linkId");
    for (const struct json_node *answer = resource_list(reader, resource, item, "answer");
         answer != NULL; answer = answer->next) {
        size_t count = 0;
        for (; asks(reader, link, count, &section, &key); count++) {
            if (has_value(answer))
                say_answer(reader, resource, answer, section, key, about);
        }
        if (count == 0)
            say_unasked(reader, resource, item, answer);
        say_items(reader, resource, answer, about, depth + 1);
    }
    say_items(reader, resource, item, about, depth + 1);
}

static void say_items(struct reader *reader, const struct resource *resource,
                      const struct json_node *node, const struct answer *about, int depth)
{
    if (depth > ITEMS_DEEP) {
        resource_trouble(reader, resource, node, "its questions stand too deep in one another.");
        return;
    }
    for (const struct json_node *item = resource_list(reader, resource, node, "item"); item != NULL;
         item = item->next)
        say_item(reader, resource, item, about, depth);
}

void read_answers(struct reader *reader, struct resource *resource)
{
    const char *status = resource_text(resource->node, "status");
    struct answer about = {.when = moment_of(resource->node, "authored")};
    if (is(status, "entered-in-error") || is(status, "stopped"))
        return;
    if (!is(status, "completed") && !is(status, "amended") && !is(status, "in-progress"))
        resource->opaque = true; /* of what it says nothing is known */
    if (!about.when.known)
        moment_read(&about.when, resource_text(resource->node, "meta.lastUpdated"));
    if (!about.when.known)
        about.when = resource->bundled;
    say_items(reader, resource, resource->node, &about, 0);
}

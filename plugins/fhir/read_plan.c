/* SPDX-License-Identifier: MIT */
/* ServiceRequest, which plans the treatment; List and Composition, which may say that there is
 * nothing. */
#include <stdio.h>
#include <string.h>

#include "fhir/read_match.h"
#include "fhir/read_resource.h"

static bool is(const char *text, const char *word)
{
    return strcmp(text, word) == 0;
}

/* --- which requests are about the treatment --- */

/* The longest run of words that codes.ini has below [text]; sets *behind to what follows it. */
static const char *treated_by_text(struct reader *reader, const char *given, char *behind)
{
    char text[WORDS_SIZE], part[WORDS_SIZE];
    char *words[60];
    const char *section, *key, *value;
    words_clean(text, given);
    size_t count = words_split(text, words, 60);
    for (size_t length = count < 6 ? count : 6; length > 0; length--) {
        for (size_t i = 0; i + length <= count; i++) {
            words_join(part, words, i, i + length);
            words_trim(part);
            if (!reader->host->code(reader->reading, "text", part, 0, &section, &key, &value) ||
                key != NULL)
                continue;
            words_join(behind, words, i + length, count);
            return section;
        }
    }
    return NULL;
}

/* Is it the list of what such requests plan? */
bool is_plan(struct reader *reader, const char *section)
{
    const char *sections[SECTIONS_MOST];
    size_t count = sections_of(reader, "ServiceRequest", sections);
    for (size_t i = 0; i < count; i++)
        if (is(sections[i], section))
            return true;
    return false;
}

/* The list of sites that the request plans; NULL if it is about something else. */
static const char *treated(struct reader *reader, const struct concept *concept, char *behind)
{
    const char *section, *key, *value;
    *behind = '\0';
    for (size_t i = 0; i < concept->count; i++) {
        const struct coding *coding = &concept->codings[i];
        if (coding->system != NULL && coding->code != NULL &&
            reader->host->code(reader->reading, coding->system, coding->code, 0, &section, &key,
                               &value) &&
            key == NULL && is_plan(reader, section))
            return section;
    }
    for (size_t i = 0; i <= concept->count; i++) {
        const char *text = i < concept->count ? concept->codings[i].display : concept->text;
        section = text != NULL ? treated_by_text(reader, text, behind) : NULL;
        if (section != NULL && is_plan(reader, section))
            return section;
    }
    return NULL;
}

/* --- sites --- */

void site_say(struct reader *reader, const struct resource *resource, const char *section,
              const char *words, const struct json_node *node)
{
    char site[WORDS_SIZE];
    struct item item = {.section = section,
                        .form = "",
                        .sense = SENSE_PRESENT,
                        .spot = spot_of(reader, resource, node, words)};
    item.lost = resource->opaque || !match_site(reader, section, words, site);
    item.word = pool_text(reader->pool, item.lost ? words : site);
    gather_item(reader, resource->gather, &item);
}

/* A code of sites.ini, its side from the text. */
static bool site_by_code(struct reader *reader, const struct resource *resource,
                         const char *section, const struct concept *concept)
{
    char code[160], place[WORDS_SIZE];
    for (size_t i = 0; i < concept->count && !resource->opaque; i++) {
        if (concept->codings[i].system == NULL || concept->codings[i].code == NULL)
            continue;
        snprintf(code, sizeof code, "%s %s", concept->codings[i].system, concept->codings[i].code);
        const char *word = match_word(reader, section, code);
        const char *words = concept_words(reader, concept);
        if (word == NULL)
            continue;
        match_place(place, words);
        const char *side = words_begin(place, "left")    ? "left "
                           : words_begin(place, "right") ? "right "
                           : words_begin(place, "both")  ? "both "
                                                         : "";
        site_say(reader, resource, section, pool_format(reader->pool, "%s%s", side, word),
                 concept->node);
        return true;
    }
    return false;
}

static void say_concept_site(struct reader *reader, const struct resource *resource,
                             const char *section, const struct json_node *node)
{
    struct concept concept;
    char site[WORDS_SIZE];
    concept_read(reader, &concept, node);
    for (size_t i = 0; i <= concept.count && !resource->opaque; i++) {
        const char *text = i < concept.count ? concept.codings[i].display : concept.text;
        if (text == NULL || !match_site(reader, section, text, site))
            continue;
        site_say(reader, resource, section, text, node);
        return;
    }
    if (site_by_code(reader, resource, section, &concept))
        return;
    const char *words = concept_words(reader, &concept);
    site_say(reader, resource, section, words != NULL ? words : "a site without a name", node);
}

/* Planned, in whatever words of planning; not done already, and not forbidden. */
static bool is_planned(const struct json_node *node)
{
    const char *status = resource_text(node, "status");
    const struct json_node *forbidden = json_node_member(node, "doNotPerform");
    return !is(status, "completed") && !is(status, "revoked") && !is(status, "entered-in-error") &&
           (forbidden == NULL || !json_is_true(forbidden->value));
}

/* Do the words end so, or begin so, as codes.ini has it for orders and kinds of procedure that are
 * something else? */
static bool is_other_kind(struct reader *reader, const char *given)
{
    char text[WORDS_SIZE], part[WORDS_SIZE];
    char *words[40];
    const char *section, *key, *value;
    words_clean(text, given);
    words_lower(text);
    words_without(text, '(', ')', NULL);
    if (strstr(text, "guided") != NULL)
        return false; /* "ultrasound guided ..." is what was guided */
    size_t count = words_split(text, words, 40);
    for (size_t length = count; length > 0; length--) {
        for (int end = 0; end < 2; end++) {
            words_join(part, words, end ? count - length : 0, end ? count : length);
            if (reader->host->code(reader->reading, "order", part, 0, &section, &key, &value) ||
                reader->host->code(reader->reading, "procedure", part, 0, &section, &key, &value))
                return true;
        }
    }
    return false;
}

/* Is it certainly something else: by its system (loinc: a test), its code, or its words? */
static bool is_other(struct reader *reader, const struct concept *concept)
{
    const char *section, *key, *value;
    for (size_t i = 0; i < concept->count; i++) {
        const struct coding *coding = &concept->codings[i];
        if (coding->system != NULL &&
            reader->host->code(reader->reading, "order", coding->system, 0, &section, &key, &value))
            return true;
        if (coding->system != NULL && coding->code != NULL &&
            reader->host->code(reader->reading, coding->system, coding->code, 0, &section, &key,
                               &value))
            return true;
    }
    for (size_t i = 0; i <= concept->count; i++) {
        const char *text = i < concept->count ? concept->codings[i].display : concept->text;
        if (text != NULL && is_other_kind(reader, text))
            return true;
    }
    return false;
}

static bool has_other_category(struct reader *reader, const struct resource *resource)
{
    struct concept concept;
    for (const struct json_node *category =
             resource_list(reader, resource, resource->node, "category");
         category != NULL; category = category->next) {
        concept_read(reader, &concept, category);
        if (is_other(reader, &concept))
            return true;
    }
    return false;
}

/* Nobody knows what is ordered, but it is for a place that is needled: it may be the treatment. */
static void say_unclear_sites(struct reader *reader, const struct resource *resource,
                              const struct concept *concept)
{
    const char *sections[SECTIONS_MOST];
    char place[WORDS_SIZE];
    if (sections_of(reader, "ServiceRequest", sections) == 0 || is_other(reader, concept) ||
        has_other_category(reader, resource))
        return;
    const char *order = concept_told(reader, concept);
    for (const struct json_node *site = resource_list(reader, resource, resource->node, "bodySite");
         site != NULL; site = site->next) {
        struct concept where;
        concept_read(reader, &where, site);
        const char *words = concept_words(reader, &where);
        bool known = words != NULL && match_site(reader, sections[0], words, place);
        for (size_t i = 0; i < where.count && !known; i++) {
            const char *code = pool_format(reader->pool, "%s %s",
                                           where.codings[i].system ? where.codings[i].system : "",
                                           where.codings[i].code ? where.codings[i].code : "");
            known = match_word(reader, sections[0], code) != NULL ||
                    (where.codings[i].display != NULL &&
                     match_site(reader, sections[0], where.codings[i].display, place));
        }
        if (!known)
            continue;
        struct item item = {.section = sections[0],
                            .form = "",
                            .lost = true,
                            .sense = SENSE_PRESENT,
                            .spot = spot_of(reader, resource, site, words)};
        item.word =
            pool_format(reader->pool, "an order that codes.ini does not know: %.110s, %.60s",
                        order != NULL ? order : "without a name",
                        words != NULL ? words : "a site without a name");
        gather_item(reader, resource->gather, &item);
    }
}

void read_request(struct reader *reader, struct resource *resource)
{
    struct concept concept;
    char behind[WORDS_SIZE];
    concept_read(reader, &concept, json_node_member(resource->node, "code"));
    const char *section = treated(reader, &concept, behind);
    if (!is_planned(resource->node))
        return;
    if (section == NULL) {
        say_unclear_sites(reader, resource, &concept);
        return;
    }
    const struct json_node *site = resource_list(reader, resource, resource->node, "bodySite");
    if (site == NULL && *behind != '\0') {
        char words[WORDS_SIZE];
        size_t of = words_begin(behind, "of") + words_begin(behind, "to") +
                    words_begin(behind, "at") + words_begin(behind, "for");
        snprintf(words, sizeof words, "%s", behind + of);
        words_trim(words);
        if (*words != '\0')
            site_say(reader, resource, section, words, concept.node);
    }
    for (; site != NULL; site = site->next)
        say_concept_site(reader, resource, section, site);
}

/* --- lists that say that they are empty, and why --- */

/* Only "there is known to be none" closes a list; not asked, not available, withheld do not. */
static void look_at_emptiness(struct reader *reader, const struct resource *resource,
                              const struct json_node *node, const struct moment *when)
{
    struct concept concept;
    const char *section, *key, *value;
    if (!is(resource_code(json_node_member(node, "emptyReason")), "nilknown") || resource->opaque ||
        json_node_member(node, "entry") != NULL)
        return;
    concept_read(reader, &concept, json_node_member(node, "code"));
    for (size_t i = 0; i < concept.count; i++) {
        const struct coding *coding = &concept.codings[i];
        if (coding->system == NULL || coding->code == NULL ||
            !reader->host->code(reader->reading, coding->system, coding->code, 0, &section, &key,
                                &value) ||
            key != NULL)
            continue;
        gather_closing(reader, resource->gather, section, when,
                       spot_of(reader, resource, json_node_member(node, "emptyReason"), NULL));
        return;
    }
}

void read_list(struct reader *reader, struct resource *resource)
{
    struct moment when = moment_of(resource->node, "date");
    if (is(resource_text(resource->node, "status"), "current") &&
        !is(resource_text(resource->node, "mode"), "changes"))
        look_at_emptiness(reader, resource, resource->node, &when);
}

void read_composition(struct reader *reader, struct resource *resource)
{
    struct moment when = moment_of(resource->node, "date");
    const char *status = resource_text(resource->node, "status");
    if (!is(status, "final") && !is(status, "amended"))
        return;
    for (const struct json_node *section =
             resource_list(reader, resource, resource->node, "section");
         section != NULL; section = section->next)
        look_at_emptiness(reader, resource, section, &when);
}

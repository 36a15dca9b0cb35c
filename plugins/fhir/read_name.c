/* SPDX-License-Identifier: MIT */
/* Results without a code that is known: which fact they are by their name; and what is left, which
 * is told all the same. */
#include <stdio.h>
#include <string.h>

#include "fhir/read_resource.h"
#include "fhir/read_words.h"

/* --- a result by its name --- */

/* What laboratories add to a name. Not here: what makes it another result ("in urine"). */
static const char *const added[] = {"by automated count",
                                    "by manual count",
                                    "by coagulation assay",
                                    "in serum, plasma or blood",
                                    "in serum or plasma",
                                    "in platelet poor plasma",
                                    "in blood",
                                    "in serum",
                                    "in plasma",
                                    "measured",
                                    "measurement",
                                    "level",
                                    "result",
                                    NULL};

/* As [result] of codes.ini has it, or [text]; or by the fact's own name in the sections that
 * codes.ini has for Observation. */
static bool find(struct reader *reader, const char *name, struct meaning *out)
{
    const char *sections[SECTIONS_MOST];
    const char *const systems[] = {"result", "text"};
    for (size_t i = 0; i < 2; i++)
        if (reader->host->code(reader->reading, systems[i], name, 0, &out->section, &out->key,
                               &out->value))
            return i == 0 || out->key != NULL;
    size_t count = sections_of(reader, "Observation", sections);
    char own[WORDS_SIZE]; /* "Hours since meal": hours_since_meal */
    snprintf(own, sizeof own, "%s", name);
    words_lower(own);
    for (char *blank = own; (blank = strchr(blank, ' ')) != NULL;)
        *blank = '_';
    out->value = NULL;
    for (size_t i = 0; i < count; i++) {
        out->section = sections[i];
        out->key = reader->host->word(reader->reading, sections[i], own);
        if (out->key != NULL)
            return true;
    }
    return false;
}

/* The whole name, or what is left of it without brackets and without what is added. */
static bool find_name(struct reader *reader, const char *given, struct meaning *out)
{
    char name[WORDS_SIZE];
    words_clean(name, given);
    if (*name == '\0' || strchr(name, '.') != NULL)
        return false;
    if (find(reader, name, out))
        return true;
    words_without(name, '(', ')', NULL);
    words_without(name, '[', ']', NULL);
    for (size_t bytes; *name != '\0'; words_cut_end(name, bytes)) {
        if (find(reader, name, out))
            return true;
        bytes = words_end_any(name, added);
        if (bytes == 0)
            break;
    }
    return false;
}

static bool same_meaning(const struct meaning *a, const struct meaning *b)
{
    return strcmp(a->section, b->section) == 0 &&
           (a->key == b->key || (a->key != NULL && b->key != NULL && strcmp(a->key, b->key) == 0));
}

/* A code without its system: what it would be must not be something else. */
static bool contradicts(struct reader *reader, const struct coding *coding,
                        const struct meaning *meant)
{
    static const char *const systems[] = {"loinc", "snomed"};
    struct meaning other;
    for (size_t i = 0; coding->system == NULL && coding->code != NULL && i < 2; i++)
        if (reader->host->code(reader->reading, systems[i], coding->code, 0, &other.section,
                               &other.key, &other.value) &&
            !same_meaning(meant, &other))
            return true;
    return false;
}

bool result_named(struct reader *reader, const struct concept *concept, struct meaning *out)
{
    struct meaning here;
    bool found = false;
    for (size_t i = 0; i <= concept->count; i++) {
        const char *text = i < concept->count ? concept->codings[i].display : concept->text;
        if (text == NULL || !find_name(reader, text, &here))
            continue;
        if (found && !same_meaning(out, &here))
            return false; /* two names for two things */
        *out = here;
        found = true;
    }
    for (size_t i = 0; found && i < concept->count; i++)
        if (contradicts(reader, &concept->codings[i], out))
            return false;
    return found;
}

/* --- what nobody understood --- */

void say_unread(struct reader *reader, const struct resource *resource, const char *kind,
                const char *words, const struct json_node *node)
{
    char clean[WORDS_SIZE];
    struct gather *gather = resource->gather;
    struct unread **at = &gather->unread;
    words_clean(clean, words);
    if (strlen(clean) > UNREAD_MOST_BYTES) {
        size_t length = UNREAD_MOST_BYTES;
        while (length > 0 && ((unsigned char)clean[length] & 0xc0) == 0x80)
            length--; /* between characters */
        clean[length] = '\0';
    }
    size_t count = 0; /* of this kind */
    for (; *at != NULL; at = &(*at)->next) {
        if (strcmp((*at)->kind, kind) != 0)
            continue;
        if (strcmp((*at)->words, clean) == 0)
            return; /* once */
        if (++count > UNREAD_MOST) {
            (*at)->more++;
            return;
        }
    }
    *at = pool_get(reader->pool, sizeof **at);
    **at = (struct unread){.kind = kind,
                           .words = count < UNREAD_MOST ? pool_text(reader->pool, clean) : "",
                           .spot = spot_of(reader, resource, node, NULL)};
    (*at)->more = count < UNREAD_MOST ? 0 : 1;
}

static void tell_unread(struct reader *reader, struct gather *gather, const char *type,
                        const struct unread *unread)
{
    const char *sections[SECTIONS_MOST];
    if (sections_of(reader, type, sections) == 0)
        return;
    const char *word =
        unread->more > 0
            ? pool_format(reader->pool, "%s: %zu more, which codes.ini does not know either",
                          unread->kind, unread->more)
            : pool_format(reader->pool, "%s: %s", unread->kind, unread->words);
    struct item item = {.section = sections[0],
                        .word = word,
                        .form = "",
                        .lost = true,
                        .sense = SENSE_PRESENT,
                        .spot = unread->spot};
    gather_item(reader, gather, &item);
}

/* A result may tell of an illness. A question that nobody knows may have been about either list, so
 * that neither is closed behind its answer. */
void unread_settle(struct reader *reader, struct gather *gather)
{
    for (const struct unread *unread = gather->unread; unread != NULL; unread = unread->next) {
        tell_unread(reader, gather, "Condition", unread);
        if (strcmp(unread->kind, "answer") == 0)
            tell_unread(reader, gather, "MedicationStatement", unread);
    }
}

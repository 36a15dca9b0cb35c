/* SPDX-License-Identifier: MIT */
#include "fhir/read_resource.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "fhir/read_words.h"

/* --- places --- */

static const char *element_path(const struct resource *resource, const struct json_node *node,
                                char path[JSON_PATH_SIZE])
{
    path[0] = '\0';
    return node != resource->node ? json_node_path(node, resource->node, path) : path;
}

struct spot spot_of(struct reader *reader, const struct resource *resource,
                    const struct json_node *node, const char *words)
{
    char path[JSON_PATH_SIZE], element[JSON_PATH_SIZE], origin[WORDS_SIZE];
    struct pool *pool = reader->pool;
    if (node == NULL)
        node = resource->node;
    const char *within = element_path(resource, node, element);
    struct spot spot = {.line = node->line};
    spot.path = pool_text(pool, json_node_path(node, NULL, path));
    words_clean(origin, pool_format(pool, "%s%s%.70s%s%s%s%s", resource->type,
                                    *resource->id ? "/" : "", resource->id, *within ? ", " : "",
                                    within, words != NULL ? ": " : "", words != NULL ? words : ""));
    spot.origin = pool_text(pool, origin); /* one line, whatever the source has in its ids */
    return spot;
}

void resource_trouble(struct reader *reader, const struct resource *resource,
                      const struct json_node *node, const char *format, ...)
{
    char message[320];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    gather_trouble(reader, resource->gather, spot_of(reader, resource, node, NULL), "%s%s%.70s: %s",
                   resource->type, *resource->id ? "/" : "", resource->id, message);
}

/* --- elements --- */

const struct json_node *resource_list(struct reader *reader, const struct resource *resource,
                                      const struct json_node *node, const char *name)
{
    const struct json_node *list = json_node_member(node, name);
    if (list == NULL)
        return NULL;
    if (json_is_array(list->value))
        return list->first;
    resource_trouble(reader, resource, list, "\"%s\" must be a list: [ … ].", name);
    return NULL;
}

const char *resource_text(const struct json_node *node, const char *path)
{
    const char *text = json_node_string(json_node_find(node, path));
    return text != NULL ? text : "";
}

const char *resource_code(const struct json_node *concept)
{
    const struct json_node *codings = json_node_member(concept, "coding");
    for (const struct json_node *coding = codings != NULL ? codings->first : NULL; coding != NULL;
         coding = coding->next) {
        const char *code = json_node_string(json_node_member(coding, "code"));
        if (code != NULL)
            return code;
    }
    return "";
}

/* --- concepts --- */

static const char *system_of(struct reader *reader, const char *uri)
{
    if (uri == NULL)
        return NULL;
    const char *name = reader->host->code_system(reader->reading, uri);
    if (name != NULL)
        return name;
    char *bare = pool_text(reader->pool, uri); /* of a version or an edition: the system itself */
    for (char *slash = strrchr(bare, '/'); slash != NULL && slash > bare + 8;
         slash = strrchr(bare, '/')) {
        *slash = '\0';
        name = reader->host->code_system(reader->reading, bare);
        if (name != NULL)
            return name;
    }
    return uri;
}

static void coding_read(struct reader *reader, struct concept *out, const struct json_node *node)
{
    if (out->count == CODINGS_MOST)
        return;
    struct coding *coding = &out->codings[out->count++];
    coding->system = system_of(reader, json_node_string(json_node_member(node, "system")));
    coding->code = pool_text(reader->pool, json_node_string(json_node_member(node, "code")));
    coding->display = pool_text(reader->pool, json_node_string(json_node_member(node, "display")));
}

/* A CodeableConcept, a Coding, or a Reference with its display. */
void concept_read(struct reader *reader, struct concept *out, const struct json_node *node)
{
    *out = (struct concept){.node = node};
    if (node == NULL)
        return;
    const struct json_node *codings = json_node_member(node, "coding");
    for (const struct json_node *coding = codings != NULL ? codings->first : NULL; coding != NULL;
         coding = coding->next)
        coding_read(reader, out, coding);
    if (json_node_member(node, "code") != NULL && codings == NULL)
        coding_read(reader, out, node);
    const struct json_node *text = json_node_member(node, "text");
    if (text == NULL && out->count == 0)
        text = json_node_member(node, "display");
    out->text = pool_text(reader->pool, json_node_string(text));
}

const char *concept_words(struct reader *reader, const struct concept *concept)
{
    char words[WORDS_SIZE];
    const char *best = concept->text;
    for (size_t i = 0; best == NULL && i < concept->count; i++)
    best = concept->codings[i].display;
    if (best != NULL) {
        words_clean(words, best);
        return *words != '\0' ? pool_text(reader->pool, words) : NULL;
    }
    for (size_t i = 0; i < concept->count; i++)
        if (concept->codings[i].code != NULL)
            return pool_format(reader->pool, "%s %s",
                               concept->codings[i].system != NULL ? concept->codings[i].system
                                                                  : "code",
                               concept->codings[i].code);
    return NULL;
}

size_t sections_of(struct reader *reader, const char *type, const char *sections[SECTIONS_MOST])
{
    const char *key, *value;
    size_t count = 0;
    while (count < SECTIONS_MOST &&
           reader->host->code(reader->reading, "fhir", type, count, &sections[count], &key, &value))
        count++;
    return count;
}

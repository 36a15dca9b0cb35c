/* SPDX-License-Identifier: MIT */
/* A source as a row of JSON texts: what the readers of JSON share.
 *
 * A source holds one object, or several, one a line (NDJSON) or just behind one another. They are
 * taken one at a time, in constant memory. jansson reads each; it does not tell where a value
 * stood, and forgets how a number was written. So a text is handed out as a tree of nodes beside
 * jansson's own: each node has its value, its line, its place in the tree and the bytes that it was
 * written with, at any depth:
 *
 *     for (const struct json_node *entry = json_node_member(root, "entry")->first; entry != NULL;
 *          entry = entry->next) {
 *         const struct json_node *unit = json_node_find(entry, "resource.valueQuantity.unit");
 *         if (json_node_string(unit) != NULL)
 *             json_node_path(unit, NULL, path);   "$.entry[3].resource.valueQuantity.unit"
 *         unit->line                              of the source, from 1
 *     }
 *
 * Nothing here is about patients. What is wrong with a text is told once, with its line, and the
 * text behind it is read.
 */
#ifndef CONTRA_PLUGINS_JSON_TEXT_H
#define CONTRA_PLUGINS_JSON_TEXT_H

#include <stddef.h>

#include <jansson.h>

#include <contra/plugin.h>

/* Objects and lists may stand in one another so deep. */
enum { JSON_DEPTH_MOST = 200 };

/* One value. All pointers live as long as the text. */
struct json_node {
    json_t *value;                  /* jansson's, to be read only: json_is_true(node->value) … */
    const char *key;                /* of a member of an object; else NULL */
    size_t index;                   /* in its list or object, from 0 */
    const struct json_node *parent; /* NULL of the whole text */
    const struct json_node *first;  /* of its members or elements, as written; NULL if none */
    const struct json_node *next;   /* behind it in the same list or object; NULL: the last */
    const char *text;               /* as it was written, not terminated: "2.40" keeps its 0 */
    size_t length;
    int line; /* of the source, at which it begins */
};

/* One text: either its object, or what is wrong with it. */
struct json_text {
    const struct json_node *root; /* an object; NULL: `fault` says why not */
    int line;                     /* at which the text begins */
    int fault_line;               /* at which it is wrong */
    char fault[512];              /* one sentence or two, without line */
};

struct json_stream;

/* Begins. CONTRA_OK or CONTRA_NO_MEMORY. The stream keeps `host` and `reading`: use it only from
 * within callbacks that were handed this `reading`, as plugin.h says. */
contra_status json_stream_open(struct json_stream **out, const contra_host *host,
                               contra_reading *reading);

/* The next text, which lives until the next call or the end of the stream. CONTRA_OK: there is one,
 * sound or faulty; CONTRA_END: there is none (a source without any gives one that is faulty, not
 * none); CONTRA_NO_MEMORY. */
contra_status json_stream_next(struct json_stream *stream, struct json_text *text);

void json_stream_close(struct json_stream *stream); /* also of NULL */

/* The host that it was opened with. */
const contra_host *json_stream_host(const struct json_stream *stream);

/* The member of an object; NULL if there is none, or if the node is NULL or no object. */
const struct json_node *json_node_member(const struct json_node *node, const char *key);

/* The same, several steps down through objects: "code.coding". Keys that hold a point are not found
 * so. */
const struct json_node *json_node_find(const struct json_node *node, const char *keys);

/* The text of a string, decoded; NULL if the node is NULL or no string. */
const char *json_node_string(const struct json_node *node);

/* A number as it was written, in out[size], terminated. Returns 1; 0 with "" if the node is NULL or
 * no number, or if there is no room for all of it. */
int json_node_number(const struct json_node *node, char *out, size_t size);

/* The first character that nobody sees, or that is not part of a line: of control, of direction, of
 * no width; its code, or 0 if there is none. Such as an intake refuses. A tab is none of them. */
unsigned json_hidden(const char *text);

/* Where a node stands: below the whole text `$.labs.inr` or `$["session 2026-11-08"].sore` or
 * `$.entry[3].resource`, or, if `top` is given, below that node, which is one of its parents:
 * `valueQuantity.unit`. A path that is too long is cut from the left: `….unit`. Hidden characters
 * are written as in JSON: `\u200b`. Returns `path`. */
enum { JSON_PATH_SIZE = 256 };
const char *json_node_path(const struct json_node *node, const struct json_node *top,
                           char path[JSON_PATH_SIZE]);

#endif

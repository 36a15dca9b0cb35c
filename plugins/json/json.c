/* SPDX-License-Identifier: MIT */
/* A reader of patients as JSON: an object whose members are the sections of an intake, each an
 * object of its keys.
 *
 *     { "patient": { "id": "A-1042", "age": 54 },
 *       "medications": { "warfarin": "5 mg daily", "others": false },
 *       "conditions": { "joint replacement": ["right hip", "left knee"] },
 *       "session 2026-11-08": { "soreness": "36 h" } }
 *
 * A text means what it would mean right of the = of an intake; a number stands for its digits, true
 * for yes, false for no, null for an empty value, a list for the same key several times. All else
 * is the host's: which names there are, which values they take, and what is said if they are wrong.
 * One object is one patient; several stand one a line, or behind one another.
 */
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include <contra/plugin.h>

#include "json/json_text.h"

enum { TEXT_MOST = 1000 }; /* bytes of a name or a value */

/* A patient on its way. */
struct telling {
    const contra_host *host;
    contra_reading *reading;
    const struct json_node *section;
};

/* --- places --- */

static contra_place place_of(const struct json_node *node, char path[JSON_PATH_SIZE])
{
    return (contra_place){node->line, json_node_path(node, NULL, path), NULL};
}

static void refuse(const struct telling *telling, const struct json_node *node, const char *message)
{
    char path[JSON_PATH_SIZE];
    contra_place place = place_of(node, path);
    telling->host->problem(telling->reading, &place, message);
}

/* --- texts --- */

/* Is a name or a value fit to be said? */
static bool is_sound(const struct telling *telling, const struct json_node *node, const char *what,
                     const char *text)
{
    char why[128];
    unsigned code = json_hidden(text);
    if (strlen(text) > TEXT_MOST)
        snprintf(why, sizeof why, "This %s has %zu bytes; it may have %d.", what, strlen(text),
                 TEXT_MOST);
    else if (code == '\n' || code == '\r')
        snprintf(why, sizeof why, "A line break cannot stand in a %s. Write it in one line.", what);
    else if (code != 0)
        snprintf(why, sizeof why, "This %s holds the invisible character U+%04X. Delete it.", what,
                 code);
    else
        return true;
    refuse(telling, node, why);
    return false;
}

static bool is_name(const struct telling *telling, const struct json_node *node)
{
    if (*node->key != '\0')
        return is_sound(telling, node, "name", node->key);
    refuse(telling, node, "A name is missing: this key is empty.");
    return false;
}

/* --- values --- */

static void say(const struct telling *telling, const struct json_node *node, const char *key,
                const char *value)
{
    char path[JSON_PATH_SIZE];
    contra_place place = place_of(node, path);
    if (is_sound(telling, node, "value", value))
        telling->host->say(telling->reading, telling->section->key, key, value, &place);
}

/* Blanks around a value mean nothing, as in an intake. */
static void say_text(const struct telling *telling, const struct json_node *node, const char *key)
{
    char value[TEXT_MOST + 1];
    const char *text = json_node_string(node);
    text += strspn(text, " \t");
    size_t length = strlen(text);
    while (length > 0 && (text[length - 1] == ' ' || text[length - 1] == '\t'))
        length--;
    if (length > TEXT_MOST) {
        say(telling, node, key, text);
        return;
    }
    memcpy(value, text, length);
    value[length] = '\0';
    say(telling, node, key, value);
}

/* The digits are said as they were written, so that no step through a double changes them. */
static void say_number(const struct telling *telling, const struct json_node *node, const char *key)
{
    char digits[TEXT_MOST + 1];
    if (!json_node_number(node, digits, sizeof digits))
        refuse(telling, node, "This number has too many digits.");
    else if (strpbrk(digits, "eE") != NULL)
        refuse(telling, node, "This number has an exponent. Write it with all its digits.");
    else
        say(telling, node, key, digits);
}

static void say_value(const struct telling *telling, const struct json_node *node, const char *key)
{
    switch (json_typeof(node->value)) {
    case JSON_STRING: say_text(telling, node, key); break;
    case JSON_INTEGER:
    case JSON_REAL: say_number(telling, node, key); break;
    case JSON_TRUE: say(telling, node, key, "yes"); break;
    case JSON_FALSE: say(telling, node, key, "no"); break;
    case JSON_NULL: say(telling, node, key, ""); break;
    default:
        refuse(telling, node,
               "A value is a text, a number, true, false or null, or a list of these for a key "
               "that may stand several times.");
    }
}

/* --- sections --- */

static void say_list(const struct telling *telling, const struct json_node *list)
{
    if (list->first == NULL)
        refuse(telling, list,
               "An empty list says nothing. Write null for what was not answered, "
               "false for what is absent.");
    for (const struct json_node *node = list->first; node != NULL; node = node->next)
        say_value(telling, node, list->key);
}

static void say_member(const struct telling *telling, const struct json_node *node)
{
    if (!is_name(telling, node))
        return;
    if (json_is_array(node->value))
        say_list(telling, node);
    else
        say_value(telling, node, node->key);
}

/* Is it a name that FHIR has, and no intake? */
static bool is_fhir(const struct telling *telling, const struct json_node *section)
{
    if (strcmp(section->key, "resourceType") != 0)
        return false;
    refuse(telling, section,
           "This is FHIR, which the plugin \"fhir\" reads: --plugin fhir. JSON for contra has the "
           "sections of an intake.");
    return true;
}

static void say_section(struct telling *telling, const struct json_node *section)
{
    char path[JSON_PATH_SIZE];
    contra_place place = place_of(section, path);
    telling->section = section;
    if (!is_name(telling, section) ||
        !telling->host->say_section(telling->reading, section->key, &place))
        return;
    if (!json_is_object(section->value)) {
        refuse(telling, section,
               "A section is an object of keys and values, such as {\"age\": 54}; {} if nothing "
               "in it was answered.");
        return;
    }
    for (const struct json_node *node = section->first; node != NULL; node = node->next)
        say_member(telling, node);
}

static void say_patient(const contra_host *host, contra_reading *reading,
                        const struct json_node *root)
{
    struct telling telling = {host, reading, NULL};
    if (root->first == NULL)
        refuse(&telling, root,
               "Here is no patient: the object is empty. Even an empty form has a section, such as "
               "{\"patient\": {}}.");
    for (const struct json_node *node = root->first; node != NULL; node = node->next)
        if (is_fhir(&telling, node))
            return;
    for (const struct json_node *node = root->first; node != NULL; node = node->next)
        say_section(&telling, node);
}

/* --- the reader --- */

/* "{", or a list of objects, which is then refused with good advice. */
static int recognises(const char *head, size_t length)
{
    const char *at = head, *end = head + length;
    if (length >= 3 && memcmp(head, "\xef\xbb\xbf", 3) == 0)
        at += 3;
    bool in_list = false;
    for (; at < end; at++) {
        if (*at == '{')
            return 1;
        if (*at == '[' && !in_list)
            in_list = true;
        else if (*at != ' ' && *at != '\t' && *at != '\r' && *at != '\n')
            return 0;
    }
    return 0;
}

/* What the plugin keeps is the host's table, which outlives it. */
static contra_status start(const contra_host *host, void **state, contra_error *err)
{
    (void)err;
    *state = (void *)(uintptr_t)host;
    return CONTRA_OK;
}

static contra_status open_source(void *state, contra_reading *reading, void **cursor,
                                 contra_error *err)
{
    struct json_stream *stream;
    contra_status status = json_stream_open(&stream, state, reading);
    (void)err;
    *cursor = stream;
    return status;
}

static contra_status next_patient(void *cursor, contra_reading *reading, contra_error *err)
{
    struct json_text text;
    const contra_host *host = json_stream_host(cursor);
    contra_status status = json_stream_next(cursor, &text);
    (void)err;
    if (status != CONTRA_OK)
        return status;
    host->patient_line(reading, text.line);
    if (text.root != NULL) {
        say_patient(host, reading, text.root);
    } else {
        contra_place place = {text.fault_line, NULL, NULL};
        host->problem(reading, &place, text.fault);
    }
    return CONTRA_OK;
}

static void close_source(void *cursor)
{
    json_stream_close(cursor);
}

static const char *const endings[] = {".json", ".ndjson", ".jsonl", NULL};

static const contra_reader reader = {
    .size = sizeof(contra_reader),
    .name = "json",
    .summary = "patients as JSON: the sections and keys of an intake, one object or one a line",
    .endings = endings,
    .recognises = recognises,
    .open = open_source,
    .next = next_patient,
    .close = close_source,
};

static const contra_reader *const readers[] = {&reader, NULL};

static const contra_plugin plugin = {
    .abi = CONTRA_PLUGIN_ABI_LATEST,
    .size = sizeof(contra_plugin),
    .name = "json",
    .version = "0.1.0",
    .licence = "MIT",
    .summary = "reads patients as JSON",
    .start = start,
    .readers = readers,
};

CONTRA_PLUGIN_EXPORT const contra_plugin *contra_plugin_describe(void);

const contra_plugin *contra_plugin_describe(void)
{
    return &plugin;
}

/* SPDX-License-Identifier: MIT */
/* The tree of nodes beside jansson's. jansson has proved the syntax, so that the text is walked
 * without a check; jansson keeps members in the order in which they were written. */
#include "json/json_node.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

/* --- the walk --- */

struct walk {
    const char *at;
    int line;
    struct json_node *free; /* the next node to be taken */
};

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
}

static void skip_blanks(struct walk *walk)
{
    for (; is_blank(*walk->at); walk->at++)
        walk->line += *walk->at == '\n';
}

/* Skips a bracket, comma or colon that comes next. */
static void skip_mark(struct walk *walk)
{
    skip_blanks(walk);
    walk->at++;
}

/* No line ends within a string. */
static void skip_string(struct walk *walk)
{
    for (walk->at++; *walk->at != '"'; walk->at++)
        if (*walk->at == '\\')
            walk->at++;
    walk->at++;
}

static void place(struct walk *walk, struct json_node *node);

static struct json_node *add(struct walk *walk, struct json_node *parent, struct json_node *before,
                             json_t *value)
{
    struct json_node *node = walk->free++;
    memset(node, 0, sizeof *node);
    node->value = value;
    node->parent = parent;
    if (before == NULL) {
        parent->first = node;
    } else {
        before->next = node;
        node->index = before->index + 1;
    }
    skip_mark(walk); /* what opens the parent, or a comma */
    skip_blanks(walk);
    return node;
}

static void place_members(struct walk *walk, struct json_node *object)
{
    struct json_node *member = NULL;
    void *i = json_object_iter(object->value);
    for (; i != NULL; i = json_object_iter_next(object->value, i)) {
        member = add(walk, object, member, json_object_iter_value(i));
        member->key = json_object_iter_key(i);
        skip_string(walk);
        skip_mark(walk);
        place(walk, member);
    }
}

static void place_elements(struct walk *walk, struct json_node *list)
{
    struct json_node *element = NULL;
    for (size_t i = 0; i < json_array_size(list->value); i++) {
        element = add(walk, list, element, json_array_get(list->value, i));
        place(walk, element);
    }
}

/* An opening mark is skipped with the first member; here, if there is none. */
static void close_list(struct walk *walk, const struct json_node *node)
{
    if (node->first == NULL)
        skip_mark(walk);
    skip_mark(walk);
}

/* As deep as JSON_DEPTH_MOST, which json_text.c sees to. */
static void place(struct walk *walk, struct json_node *node)
{
    skip_blanks(walk);
    node->text = walk->at;
    node->line = walk->line;
    if (json_is_object(node->value))
        place_members(walk, node);
    else if (json_is_array(node->value))
        place_elements(walk, node);
    else if (json_is_string(node->value))
        skip_string(walk);
    else
        walk->at += strcspn(walk->at, " \t\r\n,]}");
    if (json_is_object(node->value) || json_is_array(node->value))
        close_list(walk, node);
    node->length = (size_t)(walk->at - node->text);
}

void json_nodes_make(struct json_node *nodes, json_t *value, const char *text, int line)
{
    struct walk walk = {text, line, nodes + 1};
    memset(nodes, 0, sizeof *nodes);
    nodes->value = value;
    place(&walk, nodes);
}

/* --- asking --- */

static const struct json_node *member(const struct json_node *node, const char *key, size_t length)
{
    if (node == NULL || !json_is_object(node->value))
        return NULL;
    for (node = node->first; node != NULL; node = node->next)
        if (strncmp(node->key, key, length) == 0 && node->key[length] == '\0')
            return node;
    return NULL;
}

const struct json_node *json_node_member(const struct json_node *node, const char *key)
{
    return member(node, key, strlen(key));
}

const struct json_node *json_node_find(const struct json_node *node, const char *keys)
{
    for (;;) {
        size_t length = strcspn(keys, ".");
        node = member(node, keys, length);
        if (keys[length] == '\0')
            return node;
        keys += length + 1;
    }
}

const char *json_node_string(const struct json_node *node)
{
    return node == NULL ? NULL : json_string_value(node->value);
}

int json_node_number(const struct json_node *node, char *out, size_t size)
{
    out[0] = '\0';
    if (node == NULL || !json_is_number(node->value) || node->length >= size)
        return 0;
    memcpy(out, node->text, node->length);
    out[node->length] = '\0';
    return 1;
}

/* --- what nobody sees --- */

static bool is_hidden(unsigned code)
{
    return code < 0x20 || (code >= 0x7f && code < 0xa0) || code == 0xad || code == 0x200b ||
           code == 0x200e || code == 0x200f || (code >= 0x2028 && code <= 0x202e) ||
           (code >= 0x2060 && code <= 0x2069) || code == 0xfeff;
}

unsigned json_hidden(const char *text)
{
    for (const unsigned char *at = (const unsigned char *)text; *at != '\0'; at++) {
        unsigned code = *at < 0x80 && *at != '\t' ? *at : ' ';
        if (*at == 0xc2)
            code = at[1];
        else if ((*at & 0xf0) == 0xe0)
            code = (*at & 0x0fu) << 12 | (at[1] & 0x3fu) << 6 | (at[2] & 0x3fu);
        if (is_hidden(code))
            return code;
    }
    return 0;
}

/* --- paths: written from their end --- */

struct path {
    char *start, *begin; /* of the room; of what is written */
    bool full;
};

static void put(struct path *path, const char *bytes, size_t length)
{
    path->full = path->full || (size_t)(path->begin - path->start) < length;
    if (path->full)
        return;
    path->begin -= length;
    memcpy(path->begin, bytes, length);
}

static bool is_plain(const char *key)
{
    const char *letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz0123456789";
    return *key != '\0' && strspn(key, letters) == strlen(key) && strspn(key, "0123456789") == 0;
}

/* The bytes of the character that ends at `end`. */
static size_t character_before(const char *start, const char *end)
{
    size_t length = 1;
    while (end - length > start && ((unsigned char)*(end - length) & 0xC0) == 0x80)
        length++;
    return length;
}

/* One character of a key, as it would stand in JSON: paths are shown on terminals. */
static void put_character(struct path *path, const char *bytes, size_t length)
{
    char character[8] = "", code[8];
    memcpy(character, bytes, length);
    unsigned hidden = *bytes == '\t' ? '\t' : json_hidden(character);
    if (hidden == 0)
        put(path, bytes, length);
    else
        put(path, code, (size_t)snprintf(code, sizeof code, "\\u%04x", hidden & 0xffff));
    put(path, "\\", *bytes == '"' || *bytes == '\\' ? 1 : 0);
}

static void put_key(struct path *path, const char *key, bool is_first)
{
    if (is_plain(key)) {
        put(path, key, strlen(key));
        put(path, ".", is_first ? 0 : 1);
        return;
    }
    put(path, "\"]", 2);
    for (const char *end = key + strlen(key); end > key;) {
        size_t length = character_before(key, end);
        put_character(path, end - length, length);
        end -= length;
    }
    put(path, "[\"", 2);
}

static void put_step(struct path *path, const struct json_node *node, bool is_first)
{
    char number[32];
    if (node->key != NULL)
        put_key(path, node->key, is_first);
    else
        put(path, number, (size_t)snprintf(number, sizeof number, "[%zu]", node->index));
}

const char *json_node_path(const struct json_node *node, const struct json_node *top,
                           char path[JSON_PATH_SIZE])
{
    const char *cut = "\xe2\x80\xa6";
    struct path made = {path + strlen(cut), path + JSON_PATH_SIZE - 1, false};
    path[JSON_PATH_SIZE - 1] = '\0';
    for (; node->parent != NULL && node != top && !made.full; node = node->parent)
        put_step(&made, node, node->parent == top);
    put(&made, "$", top == NULL ? 1 : 0);
    if (made.full) {
        while (((unsigned char)*made.begin & 0xC0) == 0x80)
            made.begin++;
        made.begin -= strlen(cut);
        memcpy(made.begin, cut, strlen(cut));
    }
    return memmove(path, made.begin, strlen(made.begin) + 1);
}

/* SPDX-License-Identifier: MIT */
/* A source as JSON texts: lines, paths and written forms at any depth, however the source comes in
 * pieces; whatever the source, it ends, and what was read of it is what stands in it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "json/json_text.h"

/* --- a host with a source --- */

struct contra_reading {
    const char *name, *bytes;
    size_t length, at;
    size_t piece; /* so many bytes with each reading */
    size_t most;
};

static size_t source_read(contra_reading *reading, void *buffer, size_t size)
{
    size_t count = reading->length - reading->at;
    count = count < reading->piece ? count : reading->piece;
    count = count < size ? count : size;
    memcpy(buffer, reading->bytes + reading->at, count);
    reading->at += count;
    return count;
}

static const char *source_name(const contra_reading *reading)
{
    return reading->name;
}

static size_t source_most(const contra_reading *reading)
{
    return reading->most;
}

static const contra_host host = {
    .size = sizeof host,
    .source_read = source_read,
    .source_name = source_name,
    .source_most = source_most,
};

/* --- what a stream gives, as text --- */

struct page {
    char *text;
    size_t length, room;
};

static void add(struct page *page, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void add(struct page *page, const char *format, ...)
{
    char line[2000];
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    assert_true(length >= 0 && (size_t)length < sizeof line);
    if (page->length + (size_t)length >= page->room) {
        page->room = (page->room + (size_t)length + 1) * 2;
        page->text = realloc(page->text, page->room);
        assert_non_null(page->text);
    }
    memcpy(page->text + page->length, line, (size_t)length + 1);
    page->length += (size_t)length;
}

/* A node stands where it says: its bytes are found there again. */
static void check_node(const struct json_node *node, const char *source)
{
    json_error_t error;
    for (int line = 1; line < node->line; line++)
        source = strchr(source, '\n') + 1;
    char *written = calloc(1, node->length + 1);
    memcpy(written, node->text, node->length);
    const char *end = strchr(source, '\n');
    size_t first = strcspn(written, "\n");
    const char *found = source;
    while (found != NULL && strncmp(found, written, first) != 0)
        found = found[0] != '\0' && found != end ? found + 1 : NULL;
    assert_non_null(found);
    json_t *again =
        json_loadb(written, node->length, JSON_DECODE_ANY | JSON_DECODE_INT_AS_REAL, &error);
    assert_true(json_equal(again, node->value));
    json_decref(again);
    free(written);
}

static void tell_node(struct page *page, const struct json_node *node, const char *source)
{
    char path[JSON_PATH_SIZE], number[32];
    if (source != NULL)
        check_node(node, source);
    add(page, "%d %s", node->line, json_node_path(node, NULL, path));
    if (json_node_string(node) != NULL)
        add(page, " \"%s\"", json_node_string(node));
    else if (json_node_number(node, number, sizeof number))
        add(page, " %s", number);
    add(page, "\n");
    size_t index = 0;
    for (const struct json_node *child = node->first; child != NULL; child = child->next) {
        assert_ptr_equal(child->parent, node);
        assert_int_equal(child->index, index++);
        assert_true((child->key != NULL) == json_is_object(node->value));
        tell_node(page, child, source);
    }
}

static struct page tell(const char *name, const char *bytes, size_t length, size_t piece,
                        size_t most, bool sound_source)
{
    struct page page = {NULL, 0, 0};
    contra_reading reading = {name, bytes, length, 0, piece, most};
    struct json_stream *stream;
    struct json_text text;
    add(&page, "%s", "");
    assert_int_equal(json_stream_open(&stream, &host, &reading), CONTRA_OK);
    assert_ptr_equal(json_stream_host(stream), &host);
    size_t texts = 0;
    while (json_stream_next(stream, &text) == CONTRA_OK) {
        assert_true(++texts <= length + 1);
        assert_true((text.root == NULL) == (text.fault[0] != '\0'));
        assert_true(text.line >= 1 && (text.root != NULL || text.fault_line >= text.line));
        if (text.root != NULL)
            tell_node(&page, text.root, sound_source ? bytes : NULL);
        else
            add(&page, "%d: %s\n", text.fault_line, text.fault);
    }
    assert_true(texts > 0);
    assert_int_equal(json_stream_next(stream, &text), CONTRA_END);
    json_stream_close(stream);
    return page;
}

static void expect(const char *bytes, const char *told)
{
    static const size_t pieces[] = {1, 2, 7, 100000};
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        struct page page = tell("a.json", bytes, strlen(bytes), pieces[i], 1000, true);
        assert_string_equal(page.text, told);
        free(page.text);
    }
}

/* --- tests --- */

static void nodes(void **state)
{
    (void)state;
    expect("{\"a\": 1, \"b\": [1, {\"c d\": \"x\\\"y\"}, []],\n \"e\": {},\n\n\"f\":\n2.40}",
           "1 $\n1 $.a 1\n1 $.b\n1 $.b[0] 1\n1 $.b[1]\n1 $.b[1][\"c d\"] \"x\"y\"\n1 $.b[2]\n"
           "2 $.e\n5 $.f 2.40\n");
    expect(
        "\n\n {\"\": null,\r\n\"1a\":true , "
        "\"_\":-0.0e+10,\"a\\u0062\\n\":[\n[\n\"\\u00fc\"\n]\n,\n"
        "false]}\n",
        "3 $\n3 $[\"\"]\n4 $[\"1a\"]\n4 $._ -0.0e+10\n4 $[\"ab\\u000a\"]\n5 $[\"ab\\u000a\"][0]\n"
        "6 $[\"ab\\u000a\"][0][0] \"\xc3\xbc\"\n9 $[\"ab\\u000a\"][1]\n");
    expect("{\"}{\": \"]\\\\\", \"\\\"\": \"{\"}",
           "1 $\n1 $[\"}{\"] \"]\\\"\n1 $[\"\\\"\"] \"{\"\n");
    expect("{} {}\n{}", "1 $\n1 $\n2 $\n");
}

static void asking(void **state)
{
    const char *bytes =
        "{\"a\": {\"b\": [{\"c\": \"d\", \"n\": 12.50, \"b\": {}}], \"\": 1}, \"x.y\": 2}";
    contra_reading reading = {"a.json", bytes, strlen(bytes), 0, 100, 1000};
    struct json_stream *stream;
    struct json_text text;
    char path[JSON_PATH_SIZE], number[6], small[5];
    (void)state;
    assert_int_equal(json_stream_open(&stream, &host, &reading), CONTRA_OK);
    assert_int_equal(json_stream_next(stream, &text), CONTRA_OK);
    const struct json_node *list = json_node_find(text.root, "a.b");
    assert_non_null(list);
    const struct json_node *c = json_node_member(list->first, "c");
    assert_string_equal(json_node_string(c), "d");
    assert_null(json_node_string(list));
    assert_null(json_node_string(NULL));
    assert_null(json_node_member(list, "c"));
    assert_null(json_node_member(c, "c"));
    assert_null(json_node_member(NULL, "c"));
    assert_null(json_node_find(text.root, "a.b.c"));
    assert_null(json_node_find(text.root, "a.be"));
    assert_null(json_node_find(text.root, "a.b."));
    assert_null(json_node_find(text.root, "x.y"));
    assert_non_null(json_node_find(text.root, "a."));
    assert_non_null(json_node_member(text.root, "x.y"));
    const struct json_node *n = json_node_member(list->first, "n");
    assert_int_equal(json_node_number(n, number, sizeof number), 1);
    assert_string_equal(number, "12.50");
    assert_int_equal(json_node_number(n, small, sizeof small), 0);
    assert_string_equal(small, "");
    assert_int_equal(json_node_number(c, number, sizeof number), 0);
    assert_int_equal(json_node_number(NULL, number, sizeof number), 0);
    assert_string_equal(json_node_path(c, NULL, path), "$.a.b[0].c");
    assert_string_equal(json_node_path(c, text.root, path), "a.b[0].c");
    assert_string_equal(json_node_path(c, list, path), "[0].c");
    assert_string_equal(json_node_path(c, list->first, path), "c");
    assert_string_equal(json_node_path(c, c, path), "");
    json_stream_close(stream);
    json_stream_close(NULL);
}

static void hidden(void **state)
{
    (void)state;
    assert_int_equal(json_hidden("M\xc3\xbcller\t\xe2\x82\xac \xf0\x9f\x98\x80"), 0);
    assert_int_equal(json_hidden("a\nb"), '\n');
    assert_int_equal(json_hidden("a\x7f"), 0x7f);
    assert_int_equal(json_hidden("a\xc2\x85"), 0x85);
    assert_int_equal(json_hidden("a\xc2\xad"), 0xad);
    assert_int_equal(json_hidden("a\xe2\x80\xae"), 0x202e);
    assert_int_equal(json_hidden("\xef\xbb\xbf"), 0xfeff);
    expect("{\"a\xe2\x80\xae\xc3\xbc\xf0\x9f\x98\x80\": {\"\\u0085\\t\": 1}}",
           "1 $\n1 $[\"a\\u202e\xc3\xbc\xf0\x9f\x98\x80\"]\n"
           "1 $[\"a\\u202e\xc3\xbc\xf0\x9f\x98\x80\"][\"\\u0085\\u0009\"] 1\n");
}

static void long_paths(void **state)
{
    char bytes[3000] = "", path[JSON_PATH_SIZE];
    (void)state;
    for (int i = 0; i < 100; i++)
        strcat(bytes, "{\"\xc3\xbc\xc3\xb6\": ");
    strcat(bytes, "1");
    for (int i = 0; i < 100; i++)
        strcat(bytes, "}");
    contra_reading reading = {"a.json", bytes, strlen(bytes), 0, 100, 3000};
    struct json_stream *stream;
    struct json_text text;
    assert_int_equal(json_stream_open(&stream, &host, &reading), CONTRA_OK);
    assert_int_equal(json_stream_next(stream, &text), CONTRA_OK);
    const struct json_node *node = text.root;
    while (node->first != NULL)
        node = node->first;
    json_node_path(node, NULL, path);
    assert_memory_equal(path, "\xe2\x80\xa6", 3);
    assert_true(strlen(path) > JSON_PATH_SIZE - 20);
    assert_string_equal(path + strlen(path) - 8, "[\"\xc3\xbc\xc3\xb6\"]");
    json_stream_close(stream);
}

static void sizes(void **state)
{
    const char *exact = "{\"a\":\"12\"}{\"a\":\"3\"}", *blanks = "          {}",
               *more = "           {}";
    struct page page;
    (void)state;
    page = tell("a.json", exact, strlen(exact), 3, 10, true);
    assert_string_equal(page.text, "1 $\n1 $.a \"12\"\n1 $\n1 $.a \"3\"\n");
    free(page.text);
    page = tell("a.json", exact, strlen(exact), 3, 9, false);
    assert_string_equal(page.text,
                        "1: This object is longer than 9 bytes. It and what follows it are not "
                        "read.\n");
    free(page.text);
    page = tell("a.ndjson", "{\"a\":\"12\"}\n{}", 13, 3, 9, false);
    assert_string_equal(page.text, "1: This object is longer than 9 bytes.\n2 $\n");
    free(page.text);
    page = tell("a.json", blanks, strlen(blanks), 3, 10, true);
    assert_string_equal(page.text, "1 $\n");
    free(page.text);
    page = tell("a.json", more, strlen(more), 3, 10, false);
    assert_string_equal(page.text, "1: More than 10 blanks stand here without an object. Is this "
                                   "the right file?\n");
    free(page.text);
}

/* Many texts, and long ones, which the buffer does not hold at once. */
static void long_streams(void **state)
{
    enum { TEXTS = 3000, VALUES = 100 };
    struct page source = {NULL, 0, 0};
    (void)state;
    for (int i = 0; i < TEXTS; i++) {
        add(&source, "{\"n\": %d, \"v\": [", i);
        for (int k = 0; k < (i % 1000 == 0 ? VALUES * 400 : VALUES); k++)
            add(&source, "%s%d", k > 0 ? ",\n" : "\n", k);
        add(&source, "]}%s", i % 3 == 0 ? "" : "\n");
    }
    contra_reading reading = {"a.json", source.text, source.length, 0, 1 << 20, 1 << 20};
    struct json_stream *stream;
    struct json_text text;
    char number[32];
    int line = 1;
    assert_int_equal(json_stream_open(&stream, &host, &reading), CONTRA_OK);
    for (int i = 0; i < TEXTS; i++) {
        assert_int_equal(json_stream_next(stream, &text), CONTRA_OK);
        assert_non_null(text.root);
        assert_int_equal(text.line, line);
        assert_int_equal(json_node_number(text.root->first, number, sizeof number), 1);
        assert_int_equal(atoi(number), i);
        for (const struct json_node *node = text.root->first->next->first; node != NULL;
             node = node->next)
            assert_int_equal(node->line, ++line);
        line += i % 3 == 0 ? 0 : 1;
    }
    assert_int_equal(json_stream_next(stream, &text), CONTRA_END);
    json_stream_close(stream);
    free(source.text);
}

/* A sound source, with some bytes changed, left out or doubled: it ends, in whatever pieces it
 * comes it gives the same, and all bytes that are read are its own (AddressSanitizer sees to it).
 */
static void chance(void **state)
{
    static const char *const sources[] = {
        "{\"a\": [1, {\"b\": \"\\u00fc\\\"\"}, null], \"c\": {\"d\": -1.5e3}}\n{\"e\": "
        "true}\n{\"f\":\n[]}",
        "\xef\xbb\xbf{\"patient\": {\"id\": \"M\xc3\xbc\"}}\r\n\r\n{\"patient\": {\"id\": "
        "\"\\ud83d\\ude00\"}}",
        "{\n  \"a\": {\n    \"b\": [\n      1\n    ]\n  }\n}\n{\n  \"a\": {}\n}\n",
    };
    static const char bytes[] = "{}[]\",:\\\n \t0e-u\xc3\xff\0";
    uint32_t seed = 12345;
    (void)state;
    for (int round = 0; round < 30000; round++) {
        char text[256];
        const char *source = sources[round % 3];
        size_t length = strlen(source);
        memcpy(text, source, length + 1);
        for (int edits = round % 4 + 1; edits > 0; edits--) {
            seed = seed * 1664525u + 1013904223u;
            size_t at = (seed >> 8) % length;
            switch (seed >> 30) {
            case 0: length = at + 1; break;
            case 1:
                memmove(text + at, text + at + 1, length - at - 1);
                length -= length > 1;
                break;
            default: text[at] = bytes[(seed >> 20) % (sizeof bytes - 1)];
            }
        }
        text[length] = '\0';
        const char *name = round % 2 ? "a.json" : "a.ndjson";
        char *exact = malloc(length);
        assert_non_null(exact);
        memcpy(exact, text, length);
        struct page whole = tell(name, exact, length, 100000, 100, false);
        struct page pieces = tell(name, exact, length, 1, 100, false);
        assert_string_equal(whole.text, pieces.text);
        free(whole.text);
        free(pieces.text);
        free(exact);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nodes),  cmocka_unit_test(asking), cmocka_unit_test(long_paths),
        cmocka_unit_test(hidden), cmocka_unit_test(sizes),  cmocka_unit_test(long_streams),
        cmocka_unit_test(chance),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
#include "fuzz.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

void fuzz_fail(const char *file, int line, const char *condition, const char *format, ...)
{
    va_list arguments;
    fprintf(stderr, "%s:%d: not so: %s: ", file, line, condition);
    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    fputc('\n', stderr);
    abort();
}

/* --- bytes --- */

void bytes_clear(struct bytes *bytes)
{
    bytes->length = 0;
}

void bytes_add(struct bytes *bytes, const char *text, size_t length)
{
    if (bytes->capacity - bytes->length <= length) {
        bytes->capacity = 2 * (bytes->length + length + 1);
        bytes->text = realloc(bytes->text, bytes->capacity);
        REQUIRE(bytes->text != NULL, "there is memory for the test");
    }
    memcpy(bytes->text + bytes->length, text, length);
    bytes->length += length;
    bytes->text[bytes->length] = '\0';
}

void bytes_addf(struct bytes *bytes, const char *format, ...)
{
    char line[4096];
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    REQUIRE(length >= 0, "%s", format);
    bytes_add(bytes, line, (size_t)length < sizeof line ? (size_t)length : sizeof line - 1);
}

bool bytes_same(const struct bytes *a, const struct bytes *b)
{
    return a->length == b->length && (a->length == 0 || memcmp(a->text, b->text, a->length) == 0);
}

/* --- texts --- */

void require_sentence(const char *text)
{
    REQUIRE(text != NULL && *text != '\0', "an empty text");
    REQUIRE(text_is_utf8(text, strlen(text)), "\"%s\"", text);
    for (const char *c = text; *c; c++)
        REQUIRE((unsigned char)*c >= ' ' && *c != 127, "\"%s\"", text);
}

/* --- engines --- */

enum { PLUGINS_MOST = 8 };

contra_engine *fuzz_engine(const char *pack, const char *plugins)
{
    contra_engine *engine;
    contra_error error = {.status = CONTRA_OK};
    contra_engine_options options = CONTRA_ENGINE_OPTIONS_INIT;
    const char *paths[PLUGINS_MOST];
    const char *packs = TEST_SOURCE_DIR "/tests/packs"; /* where the base of a pack stands */
    char copy[4096];
    snprintf(copy, sizeof copy, "%s", plugins);
    for (char *path = strtok(copy, ","); path; path = strtok(NULL, ",")) {
        REQUIRE(options.plugin_count < PLUGINS_MOST, "%s", plugins);
        paths[options.plugin_count++] = path;
    }
    options.pack_path = &packs;
    options.pack_path_count = 1;
    options.packs = &pack;
    options.pack_count = 1;
    options.plugins = paths;
    contra_status status = contra_engine_open(&engine, &options, &error);
    REQUIRE(status == CONTRA_OK, "%s:%d: %s", error.file, error.line, error.message);
    return engine;
}

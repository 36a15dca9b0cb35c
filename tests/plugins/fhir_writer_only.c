/* SPDX-License-Identifier: MIT */
/* The FHIR writer without the reader beside it, to try it alone. Facts come from INI, or from a
 * reader that is just enough to say where they came from: "#told", then a line for each fact, of
 * section, key, value and origin, with tabs between them. */
#include <stdlib.h>
#include <string.h>

#include "fhir/write_bundle.h"

#define SOURCE_MOST ((size_t)64 * 1024)

struct told {
    char text[SOURCE_MOST + 1];
    int done;
};

static const contra_host *the_host; /* one engine at a time: a test */

static int recognises(const char *head, size_t length)
{
    return length >= 6 && memcmp(head, "#told\n", 6) == 0 ? 2 : 0;
}

static contra_status open_source(void *state, contra_reading *reading, void **cursor,
                                 contra_error *err)
{
    struct told *told = calloc(1, sizeof *told);
    size_t length = 0, more;
    (void)state, (void)err;
    if (told == NULL)
        return CONTRA_NO_MEMORY;
    while (length < SOURCE_MOST &&
           (more = the_host->source_read(reading, told->text + length, SOURCE_MOST - length)) > 0)
        length += more;
    *cursor = told;
    return CONTRA_OK;
}

/* Cuts the text at the mark; returns what is behind it. */
static char *cut(char *text, char mark)
{
    char *at = strchr(text, mark);
    if (at == NULL)
        return text + strlen(text);
    *at = '\0';
    return at + 1;
}

static contra_status next(void *cursor, contra_reading *reading, contra_error *err)
{
    struct told *told = cursor;
    (void)err;
    if (told->done)
        return CONTRA_END;
    told->done = 1;
    char *line = cut(told->text, '\n');
    for (int number = 2; *line != '\0'; number++) {
        char *after = cut(line, '\n');
        char *key = cut(line, '\t'), *value = cut(key, '\t'), *origin = cut(value, '\t');
        contra_place place = {number, NULL, *origin != '\0' ? origin : NULL};
        if (strcmp(key, "?") == 0)
            the_host->say_unrecognised(reading, line, value, &place);
        else
            the_host->say(reading, line, key, value, &place);
        line = after;
    }
    return CONTRA_OK;
}

static const char *const endings[] = {".told", NULL};

static const contra_reader reader = {
    .size = sizeof reader,
    .name = "told",
    .summary = "facts with their origin, for tests",
    .endings = endings,
    .recognises = recognises,
    .open = open_source,
    .next = next,
    .close = free,
};

static contra_status start(const contra_host *host, void **state, contra_error *err)
{
    (void)state, (void)err;
    the_host = host;
    return CONTRA_OK;
}

static const contra_reader *const readers[] = {&reader, NULL};
static contra_writer renamed; /* so that it can be loaded beside the plugin "fhir" */
static const contra_writer *const writers[] = {&renamed, NULL};

static const contra_plugin plugin = {
    .abi = CONTRA_PLUGIN_ABI_LATEST,
    .size = sizeof plugin,
    .name = "fhir-writer-only",
    .version = "0.1.0",
    .licence = "MIT",
    .summary = "The FHIR writer, for its tests",
    .start = start,
    .readers = readers,
    .writers = writers,
};

CONTRA_PLUGIN_EXPORT const contra_plugin *contra_plugin_describe(void);
CONTRA_PLUGIN_EXPORT const contra_plugin *contra_plugin_describe(void)
{
    renamed = fhir_writer;
    renamed.name = "fhir-writer-only";
    return &plugin;
}

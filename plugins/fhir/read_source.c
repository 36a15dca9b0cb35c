/* SPDX-License-Identifier: MIT */
#include "fhir/read_source.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include "fhir/read_bundle.h"
#include "fhir/read_single.h"
#include "json/json_text.h"

enum { MOST_BYTES = 64 * 1024 * 1024 };

struct cursor {
    const contra_host *host;
    struct json_stream *stream;
    struct pool pool; /* of the Bundle in hand; of single resources for the whole source */
    struct singles singles;
    bool told;            /* a patient of them */
    bool begun, gathered; /* gathered: they are single resources, and all are read */
};

static bool is_bundle(const struct json_text *text)
{
    return text->root != NULL && strcmp(resource_text(text->root, "resourceType"), "Bundle") == 0;
}

static struct reader reader_for(struct cursor *cursor, contra_reading *reading)
{
    return (struct reader){.host = cursor->host,
                           .reading = reading,
                           .pool = &cursor->pool,
                           .date = cursor->host->date(reading)};
}

/* --- a Bundle for each patient --- */

static void refuse(struct cursor *cursor, contra_reading *reading, int line, const char *message)
{
    contra_place place = {line, NULL, NULL};
    cursor->host->patient_line(reading, line);
    cursor->host->problem(reading, &place, message);
}

static void say_text(struct cursor *cursor, contra_reading *reading, const struct json_text *text)
{
    struct reader reader = reader_for(cursor, reading);
    if (text->root == NULL) {
        refuse(cursor, reading, text->fault_line, text->fault);
    } else if (!is_bundle(text)) {
        refuse(cursor, reading, text->line,
               "This source began with a Bundle for each patient, and this is none. Give single "
               "resources in a source of their own.");
    } else {
        struct gather *gather = gather_new(&reader, text->line);
        read_bundle(&reader, gather, text->root);
        gather_say(&reader, gather);
    }
}

/* --- single resources --- */

static void gather_text(struct cursor *cursor, struct reader *reader, const struct json_text *text)
{
    if (text->root == NULL)
        singles_refuse(reader, &cursor->singles, text);
    else
        read_single(reader, &cursor->singles, text->root);
}

/* All that follows `text`. What is gathered may not outgrow what one patient may have. */
static contra_status gather_all(struct cursor *cursor, contra_reading *reading,
                                struct json_text *text)
{
    struct reader reader = reader_for(cursor, reading);
    contra_status status = CONTRA_OK;
    while (status == CONTRA_OK) {
        gather_text(cursor, &reader, text);
        if (cursor->singles.count > PATIENTS_MOST ||
            cursor->pool.held > cursor->host->source_most(reading)) {
            refuse(cursor, reading, text->line,
                   "These single resources are too many to be held at once. Give a Bundle for "
                   "each patient.");
            cursor->singles.patients = NULL;
            cursor->told = true;
            break;
        }
        status = json_stream_next(cursor->stream, text);
    }
    singles_settle(&reader, &cursor->singles);
    cursor->gathered = true;
    return status == CONTRA_NO_MEMORY ? status : CONTRA_OK;
}

static contra_status say_single(struct cursor *cursor, contra_reading *reading)
{
    struct reader reader = reader_for(cursor, reading);
    struct gather *gather = cursor->singles.patients;
    if (gather == NULL && cursor->told)
        return CONTRA_END;
    cursor->told = true;
    if (gather == NULL)
        gather = gather_new(&reader, 1); /* of nobody */
    cursor->singles.patients = gather->next;
    gather_say(&reader, gather);
    return CONTRA_OK;
}

/* --- the callbacks --- */

static contra_status next_inside(struct cursor *cursor, contra_reading *reading)
{
    struct json_text text;
    if (cursor->gathered)
        return say_single(cursor, reading);
    contra_status status = json_stream_next(cursor->stream, &text);
    if (status != CONTRA_OK)
        return status;
    bool single = !cursor->begun && text.root != NULL && !is_bundle(&text);
    cursor->begun = true;
    if (!single) {
        say_text(cursor, reading, &text);
        return CONTRA_OK;
    }
    status = gather_all(cursor, reading, &text);
    if (status != CONTRA_OK || cursor->told)
        return status; /* or they are refused as a whole */
    return say_single(cursor, reading);
}

static contra_status next(void *self, contra_reading *reading, contra_error *err)
{
    struct cursor *cursor = self;
    jmp_buf full;
    (void)err;
    cursor->pool.full = &full;
    if (!cursor->gathered) {
        pool_free(&cursor->pool);
        cursor->pool.full = &full;
    }
    if (setjmp(full) != 0)
        return CONTRA_NO_MEMORY;
    return next_inside(cursor, reading);
}

static contra_status open_source(void *state, contra_reading *reading, void **out,
                                 contra_error *err)
{
    (void)err;
    struct cursor *cursor = calloc(1, sizeof *cursor);
    if (cursor == NULL)
        return CONTRA_NO_MEMORY;
    cursor->host = state;
    contra_status status = json_stream_open(&cursor->stream, cursor->host, reading);
    if (status != CONTRA_OK) {
        free(cursor);
        return status;
    }
    *out = cursor;
    return CONTRA_OK;
}

static void close_source(void *self)
{
    struct cursor *cursor = self;
    json_stream_close(cursor->stream);
    pool_free(&cursor->pool);
    free(cursor);
}

/* An object that names its type somewhere. */
static int recognises(const char *head, size_t length)
{
    static const char name[] = "\"resourceType\"";
    size_t at = 0;
    if (length >= 3 && memcmp(head, "\xef\xbb\xbf", 3) == 0)
        at = 3;
    while (at < length && strchr(" \t\r\n", head[at]) != NULL && head[at] != '\0')
        at++;
    if (at == length || head[at] != '{')
        return 0;
    for (; at + sizeof name <= length; at++)
        if (memcmp(head + at, name, sizeof name - 1) == 0)
            return 2;
    return 0;
}

static const char *const endings[] = {".json", ".ndjson", NULL};

const contra_reader fhir_reader = {
    .size = sizeof(contra_reader),
    .name = "fhir",
    .summary = "HL7 FHIR R4: a Bundle for each patient, or single resources, also as NDJSON",
    .endings = endings,
    .most_bytes = MOST_BYTES,
    .recognises = recognises,
    .open = open_source,
    .next = next,
    .close = close_source,
};

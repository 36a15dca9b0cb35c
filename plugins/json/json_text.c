/* SPDX-License-Identifier: MIT */
/* How a broken text ends. In a stream of lines at its line's end; elsewhere at the bracket that
 * closes it, or before a line that opens an object where none can stand, or with the source. What
 * follows in its last line is skipped, so that reading goes on at a line's beginning.
 */
#include "json/json_text.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "json/json_check.h"
#include "json/json_fault.h"
#include "json/json_node.h"
#include "json/json_scan.h"

enum { CHUNK = 64 * 1024 };

struct json_stream {
    const contra_host *host;
    contra_reading *reading;
    size_t most;            /* bytes of a text, and of the blanks before it */
    char *buffer;           /* holds the text in hand and what was read beyond */
    size_t room;            /* of the buffer */
    size_t begin, at, end;  /* in it: the text in hand, the next byte, behind the last */
    int line;               /* of the next byte */
    size_t before;          /* characters before it in its line */
    bool at_end, no_memory; /* of the source */
    bool over;              /* nothing more is to be read */
    bool lines;             /* each text is one line */
    int one_line;           /* the line of the last text, if it was one; else 0 */
    bool any;               /* a text was handed out */
    json_t *value;          /* of the text in hand */
    struct json_node *nodes;
};

/* --- bytes --- */

static bool make_room(struct json_stream *stream)
{
    size_t kept = stream->end - stream->begin;
    memmove(stream->buffer, stream->buffer + stream->begin, kept);
    stream->at -= stream->begin;
    stream->end = kept;
    stream->begin = 0;
    if (stream->room - kept >= CHUNK)
        return true;
    size_t room = stream->room * 2;
    char *buffer = realloc(stream->buffer, room);
    if (buffer == NULL)
        return false;
    stream->buffer = buffer;
    stream->room = room;
    return true;
}

static bool fill(struct json_stream *stream)
{
    if (stream->at_end || stream->no_memory)
        return false;
    if (stream->room - stream->end < CHUNK && !make_room(stream)) {
        stream->no_memory = true;
        return false;
    }
    size_t got = stream->host->source_read(stream->reading, stream->buffer + stream->end, CHUNK);
    stream->at_end = got == 0;
    stream->end += got;
    return got > 0;
}

/* The next byte, or EOF. */
static int peek(struct json_stream *stream)
{
    if (stream->at == stream->end && !fill(stream))
        return EOF;
    return (unsigned char)stream->buffer[stream->at];
}

static void step(struct json_stream *stream)
{
    unsigned char byte = (unsigned char)stream->buffer[stream->at++];
    stream->before += (byte & 0xC0) != 0x80;
    if (byte != '\n')
        return;
    stream->before = 0;
    stream->line += stream->line < INT_MAX;
}

/* Skips the rest of the line, and keeps nothing of it. */
static void skip_line(struct json_stream *stream)
{
    int byte = peek(stream);
    while (byte != EOF && byte != '\n') {
        stream->begin = ++stream->at;
        byte = peek(stream);
    }
}

/* --- before a text --- */

static bool ends_with(const char *text, const char *ending)
{
    size_t length = strlen(text), tail = strlen(ending);
    return length >= tail && strcmp(text + length - tail, ending) == 0;
}

contra_status json_stream_open(struct json_stream **out, const contra_host *host,
                               contra_reading *reading)
{
    struct json_stream *stream = calloc(1, sizeof *stream);
    char *buffer = malloc((size_t)2 * CHUNK);
    *out = stream;
    if (stream == NULL || buffer == NULL) {
        free(buffer);
        free(stream);
        *out = NULL;
        return CONTRA_NO_MEMORY;
    }
    const char *name = host->source_name(reading);
    *stream = (struct json_stream){.host = host, .reading = reading, .line = 1};
    stream->most = host->source_most(reading);
    stream->buffer = buffer;
    stream->room = (size_t)2 * CHUNK;
    stream->lines = ends_with(name, ".ndjson") || ends_with(name, ".jsonl");
    return CONTRA_OK;
}

static void drop_text(struct json_stream *stream)
{
    json_decref(stream->value);
    free(stream->nodes);
    stream->value = NULL;
    stream->nodes = NULL;
    stream->begin = stream->at;
}

void json_stream_close(struct json_stream *stream)
{
    if (stream == NULL)
        return;
    drop_text(stream);
    free(stream->buffer);
    free(stream);
}

const contra_host *json_stream_host(const struct json_stream *stream)
{
    return stream->host;
}

static bool has_mark(struct json_stream *stream, const char *mark)
{
    size_t length = strlen(mark);
    while (stream->end - stream->at < length)
        if (!fill(stream))
            return false;
    return memcmp(stream->buffer + stream->at, mark, length) == 0;
}

/* At the beginning of the source. */
static void check_mark(struct json_stream *stream, struct json_text *text)
{
    if (has_mark(stream, "\xef\xbb\xbf")) {
        stream->at += 3;
        stream->begin = stream->at;
    } else if (has_mark(stream, "\xff\xfe") || has_mark(stream, "\xfe\xff")) {
        json_fault(text, 1, "The file is written in UTF-16. Save it as UTF-8.");
        stream->over = true;
    }
}

/* Skips blanks, of which there may be as many as a text may have bytes. Returns the byte behind
 * them. */
static int skip_blanks(struct json_stream *stream, struct json_text *text)
{
    size_t skipped = 0;
    int byte = peek(stream);
    for (; byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n'; byte = peek(stream)) {
        if (skipped++ == stream->most) {
            json_fault(text, stream->line,
                       "More than %zu blanks stand here without an object. Is this the right "
                       "file?",
                       stream->most);
            stream->over = true;
            return EOF;
        }
        step(stream);
        stream->begin = stream->at;
    }
    return byte;
}

/* --- the end of a text --- */

/* Scans the text in hand; false if it ended without its closing bracket. */
static bool scan_text(struct json_stream *stream, struct json_scan *scan)
{
    int byte, first_line = stream->line;
    while ((byte = peek(stream)) != EOF && stream->at - stream->begin < stream->most) {
        if (json_scan_begins_anew(scan, (char)byte))
            return false;
        if (byte == '\n' && stream->lines && stream->line == first_line &&
            !json_scan_only_opened(scan))
            return false;
        step(stream);
        json_scan_take(scan, (char)byte);
        if (json_scan_complete(scan))
            return true;
    }
    stream->over = !stream->lines;
    return false;
}

static void refuse_size(struct json_stream *stream, struct json_text *text)
{
    json_fault(text, text->line, "This object is longer than %zu bytes.%s", stream->most,
               stream->over ? " It and what follows it are not read." : "");
}

static void refuse_nul(struct json_stream *stream, struct json_text *text)
{
    json_fault(text, text->line,
               "This text holds a byte 0. The file is not text, or it is written in UTF-16: save "
               "it as UTF-8.");
    stream->over = !stream->lines;
}

/* What stands where an object should begin. */
static void refuse_start(struct json_stream *stream, struct json_text *text, int byte)
{
    char what[32];
    if (byte == '\0') {
        refuse_nul(stream, text);
        return;
    }
    if (byte == '"')
        strcpy(what, "a text");
    else
        snprintf(what, sizeof what, byte > ' ' && byte < 0x7f ? "\"%c\"" : "the byte 0x%02X", byte);
    json_fault(text, text->line,
               "Here stands %s, and an object should, which begins with \"{\"; objects follow one "
               "another without commas. The rest of this line is not read.",
               what);
}

/* --- a text --- */

/* What is no blank at the end of the text in hand. */
static size_t trimmed(const struct json_stream *stream)
{
    size_t length = stream->at - stream->begin;
    while (length > 0 && strchr(" \t\r\n", stream->buffer[stream->begin + length - 1]) != NULL)
        length--;
    return length;
}

/* jansson reads the text, and the nodes are made; or it is refused. */
static void parse(struct json_stream *stream, struct json_text *text, size_t before,
                  size_t most_values)
{
    json_error_t error = {.text = ""}; /* which jansson leaves alone if there is no memory */
    const char *bytes = stream->buffer + stream->begin;
    size_t length = trimmed(stream);
    stream->value =
        json_loadb(bytes, length, JSON_REJECT_DUPLICATES | JSON_DECODE_INT_AS_REAL, &error);
    if (stream->value == NULL && json_check_no_memory(&error, bytes, length))
        stream->no_memory = true;
    else if (stream->value == NULL)
        json_fault_syntax(text, &error, before);
    if (stream->value == NULL)
        return;
    stream->nodes = malloc(most_values * sizeof *stream->nodes);
    if (stream->nodes == NULL) {
        stream->no_memory = true;
        return;
    }
    json_nodes_make(stream->nodes, stream->value, bytes, text->line);
    text->root = stream->nodes;
}

/* Behind a broken text: where the next may begin. */
static void skip_broken(struct json_stream *stream, bool whole)
{
    int byte = peek(stream);
    while (byte == ' ' || byte == '\t') {
        step(stream);
        byte = peek(stream);
    }
    if (stream->lines || !whole || byte != '{')
        skip_line(stream);
}

/* From "{" or "[". */
static void read_text(struct json_stream *stream, struct json_text *text, int byte)
{
    struct json_scan scan = {0};
    size_t before = stream->before;
    bool whole = scan_text(stream, &scan);
    bool anew = json_scan_begins_anew(&scan, (char)peek(stream));
    if (!whole && stream->at - stream->begin >= stream->most)
        refuse_size(stream, text);
    else if (scan.has_nul)
        refuse_nul(stream, text);
    else if (scan.too_deep)
        json_fault(text, text->line,
                   "Objects and lists stand in one another more than %d deep. Is this the right "
                   "file?",
                   JSON_DEPTH_MOST);
    else if (byte == '[')
        json_fault(text, text->line,
                   "This is a list, and an object should stand here. Write the objects without "
                   "\"[\", \",\" and \"]\" around and between them, best one a line.");
    else
        parse(stream, text, before, scan.most_values + 1);
    stream->one_line = stream->line == text->line ? text->line : 0;
    if (text->root == NULL && !anew && !stream->over)
        skip_broken(stream, whole);
}

contra_status json_stream_next(struct json_stream *stream, struct json_text *text)
{
    drop_text(stream);
    *text = (struct json_text){.line = stream->line};
    if (!stream->any && !stream->over)
        check_mark(stream, text);
    int byte = stream->over ? EOF : skip_blanks(stream, text);
    stream->lines = stream->lines || (stream->one_line > 0 && stream->line > stream->one_line);
    text->line = stream->line;
    if (byte == '{' || byte == '[') {
        read_text(stream, text, byte);
    } else if (byte != EOF) {
        refuse_start(stream, text, byte);
        skip_line(stream);
    } else if (!stream->any && text->fault[0] == '\0') {
        json_fault(text, stream->line, "There is no object in this text. One begins with \"{\".");
    }
    if (stream->no_memory)
        return CONTRA_NO_MEMORY;
    stream->any = true;
    return text->root != NULL || text->fault[0] != '\0' ? CONTRA_OK : CONTRA_END;
}

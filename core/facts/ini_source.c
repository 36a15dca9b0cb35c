/* SPDX-License-Identifier: MIT */
#include "facts/ini_source.h"

#include <errno.h>
#include <limits.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>

#include "base/text.h"

/* --- opening --- */

void ini_source_reason(int number, char out[INI_REASON_SIZE])
{
    out[0] = '\0';
    if (strerror_r(number, out, INI_REASON_SIZE) != 0 || out[0] == '\0')
        strcpy(out, "the system does not say why");
}

static bool refuse(contra_error *err, const char *path, int number)
{
    char reason[INI_REASON_SIZE];
    ini_source_reason(number, reason);
    bool lack = number == ENOMEM || number == EMFILE || number == ENFILE; /* not the file's fault */
    error_set(err, lack ? CONTRA_NO_MEMORY : CONTRA_UNREADABLE, path, 0,
              "The file cannot be opened: %s.", reason);
    return false;
}

bool ini_open(struct ini_source *source, const char *path, contra_error *err)
{
    struct stat status;
    memset(source, 0, sizeof *source);
    if (strcmp(path, "-") == 0) {
        source->name = "standard input";
        source->stream = stdin;
        return true;
    }
    FILE *stream = fopen(path, "rb");
    if (stream == NULL)
        return refuse(err, path, errno);
    if (fstat(fileno(stream), &status) == 0 && S_ISDIR(status.st_mode)) {
        fclose(stream);
        return refuse(err, path, EISDIR);
    }
    source->name = path;
    source->stream = stream;
    return true;
}

bool ini_open_of_pack(struct ini_source *source, const char *path, contra_error *err)
{
    struct stat status;
    if (stat(path, &status) != 0 || S_ISREG(status.st_mode) || S_ISDIR(status.st_mode))
        return ini_open(source, path, err);
    error_set(err, CONTRA_UNREADABLE, path, 0,
              "This is a pipe, a socket or a device; a pack has files.");
    return false;
}

void ini_from_memory(struct ini_source *source, const char *name, const char *text, size_t length)
{
    memset(source, 0, sizeof *source);
    source->name = name;
    source->memory = text;
    source->length = length;
}

void ini_close(struct ini_source *source)
{
    if (source->stream != NULL && source->stream != stdin)
        fclose(source->stream);
    source->stream = NULL;
    source->ended = true;
}

/* --- bytes --- */

/* A source belongs to one thread, so that the stream needs no lock for each byte. */
static int next_byte(struct ini_source *source)
{
    if (source->head_at < source->head_length)
        return (unsigned char)source->head[source->head_at++];
    if (source->stream != NULL)
        return getc_unlocked(source->stream);
    return source->at < source->length ? (unsigned char)source->memory[source->at++] : EOF;
}

/* At EOF: the end, or a failure? */
static void note_end(struct ini_source *source)
{
    source->ended = true;
    if (source->stream != NULL && ferror(source->stream))
        source->unreadable = true;
}

bool ini_source_at_end(struct ini_source *source)
{
    if (source->ended)
        return true;
    if (source->head_at < source->head_length)
        return false;
    if (source->stream == NULL)
        return source->at >= source->length;
    int byte = getc_unlocked(source->stream);
    if (byte != EOF)
        return ungetc(byte, source->stream) == EOF;
    return !ferror(source->stream);
}

void ini_source_peek(struct ini_source *source, char *buffer, size_t size)
{
    source->head = buffer;
    source->head_length = fread(buffer, 1, size, source->stream);
    source->head_at = 0;
}

static size_t take(void *buffer, size_t size, const char *from, size_t *at, size_t length)
{
    size_t count = length - *at < size ? length - *at : size;
    if (count > 0)
        memcpy(buffer, from + *at, count);
    *at += count;
    return count;
}

size_t ini_source_bytes(struct ini_source *source, void *buffer, size_t size)
{
    if (source->head_at < source->head_length)
        return take(buffer, size, source->head, &source->head_at, source->head_length);
    if (source->stream == NULL)
        return take(buffer, size, source->memory, &source->at, source->length);
    size_t count = fread(buffer, 1, size, source->stream);
    if (count == 0)
        note_end(source);
    return count;
}

/* --- lines --- */

static void drop_mark(struct raw_line *line)
{
    line->is_utf16 =
        memcmp(line->text, "\xff\xfe", 2) == 0 || memcmp(line->text, "\xfe\xff", 2) == 0;
    if (memcmp(line->text, INI_MARK, BYTE_ORDER_MARK) != 0)
        return;
    memmove(line->text, line->text + BYTE_ORDER_MARK, sizeof line->text - BYTE_ORDER_MARK);
    line->length -= BYTE_ORDER_MARK;
}

/* A line as nearly all are: from memory, not the first, short, of printable ASCII. False, with
 * nothing done, if it is another. */
static bool plain_line(struct ini_source *source, struct raw_line *line, size_t most)
{
    if (source->stream != NULL || source->line == 0 || source->line == INT_MAX)
        return false;
    const char *from = source->memory + source->at;
    size_t left = source->length - source->at;
    const char *end = memchr(from, '\n', left <= INI_LINE_MOST ? left : INI_LINE_MOST + 1);
    if (end == NULL)
        return false;
    size_t length = (size_t)(end - from);
    if (length > most || !text_is_plain(from, length))
        return false;
    memcpy(line->text, from, length);
    line->text[length] = '\0';
    line->length = length;
    line->bytes = length + 1;
    line->has_nul = line->has_bare_cr = line->is_utf16 = line->is_endless = false;
    line->is_plain = true;
    source->at += length + 1;
    source->line++;
    return true;
}

bool raw_line_separates(const struct raw_line *line)
{
    size_t mark = strncmp(line->text, INI_MARK, BYTE_ORDER_MARK) == 0 ? BYTE_ORDER_MARK : 0;
    return line->length - mark <= INI_LINE_MOST && !line->has_nul && !line->has_bare_cr &&
           ini_line_separates(line->text);
}

bool ini_source_line(struct ini_source *source, struct raw_line *line, size_t most, bool first)
{
    if (plain_line(source, line, most))
        return true;
    size_t bytes = 0, length = 0;
    bool has_nul = false, has_bare_cr = false;
    bool after_cr = false; /* which is part of the line end if LF follows */
    int byte = 0;
    memset(line, 0, sizeof *line);
    while (bytes <= most && (byte = next_byte(source)) != EOF) {
        bytes++;
        if (byte == '\n')
            break;
        has_bare_cr |= after_cr;
        has_nul |= byte == '\0';
        after_cr = byte == '\r';
        if (after_cr)
            continue;
        if (length < sizeof line->text - 1)
            line->text[length] = (char)byte;
        length++;
    }
    if (byte == EOF)
        note_end(source);
    if (byte == EOF && (bytes == 0 || source->unreadable))
        return false;
    line->bytes = bytes;
    line->length = length;
    line->has_nul = has_nul;
    line->has_bare_cr = has_bare_cr || (after_cr && byte == EOF);
    line->is_endless = bytes > most && byte != '\n';
    if (first)
        drop_mark(line);
    if (source->line < INT_MAX)
        source->line++;
    return true;
}

void ini_source_skip(struct ini_source *source, size_t most)
{
    struct raw_line line;
    while (!source->ended && ini_source_line(source, &line, most, false)) {
        if (line.is_endless)
            source->ended = source->unreadable = true;
        if (raw_line_separates(&line))
            return;
    }
}

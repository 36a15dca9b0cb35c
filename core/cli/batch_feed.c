/* SPDX-License-Identifier: MIT */
#include "cli/batch_feed.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/batch_stop.h"

enum {
    WINDOW = 64 * 1024,
    PATIENCE = 100 /* ms */,
    SEPARATOR_MOST = 198,
    LINE_MOST = 256 /* with mark and end */
};

/* --- opening --- */

void feed_why(char out[WHY_SIZE], const char *what, int number)
{
    char reason[128];
    if (strerror_r(number, reason, sizeof reason) != 0)
        strcpy(reason, "the system does not say why");
    snprintf(out, WHY_SIZE, "The %s cannot be read: %s.", what, reason);
}

bool feed_open(struct feed *feed, const char *path)
{
    struct buffer kept = feed->buffer;
    struct stat status;
    bool standard_input = strcmp(path, "-") == 0;
    kept.length = 0;
    *feed = (struct feed){.buffer = kept};
    do
        feed->descriptor =
            standard_input ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    while (feed->descriptor < 0 && errno == EINTR && !stop_wanted());
    if (feed->descriptor < 0)
        return false;
    if (fstat(feed->descriptor, &status) == 0) {
        feed->waits = !S_ISREG(status.st_mode);
        feed->size = status.st_size;
    }
    return true;
}

void feed_close(struct feed *feed)
{
    if (feed->descriptor > STDIN_FILENO)
        close(feed->descriptor);
    feed->descriptor = -1;
    feed->ended = true;
}

double feed_share(const struct feed *feed)
{
    return feed->size > 0 ? (double)feed->taken / (double)feed->size : 0;
}

/* --- bytes --- */

/* Waits until there is something to read, but not beyond a wish to stop. */
static bool wait_for_bytes(const struct feed *feed)
{
    struct pollfd wanted = {.fd = feed->descriptor, .events = POLLIN};
    while (!stop_wanted())
        if (poll(&wanted, 1, PATIENCE) > 0)
            return true;
    return false;
}

/* Would asking for more wait for whoever writes? */
static bool would_wait(const struct feed *feed)
{
    struct pollfd wanted = {.fd = feed->descriptor, .events = POLLIN};
    return feed->waits && !feed->ended && poll(&wanted, 1, 0) == 0;
}

static void drop_what_was_handed_out(struct feed *feed)
{
    struct buffer *buffer = &feed->buffer;
    char *to = buffer->bytes + feed->held;
    if (feed->start == feed->held)
        return;
    memmove(to, buffer->bytes + feed->start, buffer->length - feed->start);
    buffer->length -= feed->start - feed->held;
    feed->start = feed->held;
}

/* A file of which as much came as it had is whole: asking for what is behind would be a call for
 * each file. If more came, it has grown since, and where it ends is not known. */
static bool is_whole(const struct feed *feed)
{
    return !feed->waits && feed->size > 0 && feed->taken == feed->size;
}

/* Reads more behind what is there. False if nothing came. */
static bool read_more(struct feed *feed)
{
    struct buffer *buffer = &feed->buffer;
    drop_what_was_handed_out(feed);
    if (feed->ended || (feed->waits && !wait_for_bytes(feed)))
        return false;
    buffer_reserve(buffer, WINDOW);
    ssize_t count =
        read(feed->descriptor, buffer->bytes + buffer->length, buffer->capacity - buffer->length);
    if (count < 0 && (errno == EINTR || errno == EAGAIN))
        return true; /* nothing yet */
    if (count < 0)
        feed->error = errno;
    if (count > 0) {
        buffer->length += (size_t)count;
        feed->taken += count;
    }
    feed->ended = count <= 0 || is_whole(feed);
    return count > 0;
}

/* The length of the line at `from`, its end included. 0: its end is not there yet. */
static size_t line_at(const struct feed *feed, size_t from)
{
    const struct buffer *buffer = &feed->buffer;
    if (from == buffer->length)
        return 0;
    const char *end = memchr(buffer->bytes + from, '\n', buffer->length - from);
    if (end != NULL)
        return (size_t)(end - (buffer->bytes + from)) + 1;
    return feed->ended ? buffer->length - from : 0;
}

/* --- patients --- */

/* The length of a line without its end. */
static size_t without_end(const char *line, size_t length)
{
    if (length == 0 || line[length - 1] != '\n')
        return length;
    return length - (length > 1 && line[length - 2] == '\r' ? 2 : 1);
}

static bool is_blank(const char *text, size_t length)
{
    while (length > 0 && (text[length - 1] == ' ' || text[length - 1] == '\t'))
        length--;
    return length == 0;
}

/* Files of Windows begin with a mark, also where they were put one behind the other. */
static size_t mark_at(const char *text, size_t length)
{
    static const char mark[] = {'\xef', '\xbb', '\xbf'};
    return length >= sizeof mark && memcmp(text, mark, sizeof mark) == 0 ? sizeof mark : 0;
}

/* As the library sees it, which the patient is read by: to it the mark before the first line of a
 * patient is no part of the line. */
static bool separates(const char *line, size_t length, bool first)
{
    size_t mark = first ? mark_at(line, length) : 0;
    mark += mark_at(line + mark, length - mark);
    line += mark;
    length = without_end(line, length - mark);
    return length >= 3 && length <= SEPARATOR_MOST && memcmp(line, "---", 3) == 0 &&
           is_blank(line + 3, length - 3);
}

/* Behind the last separator stands nothing, or nothing but blank lines. */
static bool nothing_is_left(const struct feed *feed)
{
    size_t at = feed->start, length = line_at(feed, at);
    if (length > 0)
        at += mark_at(feed->buffer.bytes + at, length);
    while ((length = line_at(feed, at)) > 0 &&
           is_blank(feed->buffer.bytes + at, without_end(feed->buffer.bytes + at, length)))
        at += length;
    return feed->pieces > 0 && at == feed->buffer.length;
}

static void count_lines(struct feed *feed, int more)
{
    feed->line = more < INT_MAX - feed->line ? feed->line + more : INT_MAX;
}

/* Passes over the rest of a patient that was too long, up to and with the next separator. */
static void pass_rest(struct feed *feed)
{
    while (feed->passing && !stop_wanted()) {
        size_t length = line_at(feed, feed->start);
        if (length == 0) {
            if (feed->buffer.length - feed->start > PATIENT_BYTES_MOST) {
                feed->start = feed->buffer.length;
                feed->mid_line = true;
            }
            if (!read_more(feed) && line_at(feed, feed->start) == 0)
                return;
            continue;
        }
        feed->passing =
            feed->mid_line || !separates(feed->buffer.bytes + feed->start, length, false);
        feed->mid_line = false;
        feed->start += length;
        count_lines(feed, 1);
    }
}

static bool hand_out(struct feed *feed, struct piece *piece, size_t length, bool alone)
{
    piece->text = feed->buffer.bytes == NULL ? "" : feed->buffer.bytes + feed->start;
    piece->length = length;
    piece->alone = alone;
    feed->start += length;
    feed->pieces++;
    return true;
}

/* A patient that is too long, of whom so many bytes are there, and whole lines. What it is called
 * depends on whether others follow: its beginning is held until that is known. */
static bool hand_out_long(struct feed *feed, struct piece *piece, size_t length, int lines,
                          bool mid_line)
{
    count_lines(feed, lines);
    drop_what_was_handed_out(feed);
    hand_out(feed, piece, length, false);
    feed->passing = true;
    feed->mid_line = mid_line;
    if (feed->pieces > 1 || feed->waits) /* a pipe may go on without end */
        return true;
    feed->held = feed->start;
    pass_rest(feed);
    piece->text = feed->buffer.bytes;
    piece->alone = feed->passing && feed->ended && feed->error == 0;
    return !feed->passing || feed->ended; /* else all is to stop */
}

bool feed_patient(struct feed *feed, struct piece *piece)
{
    feed->held = 0;
    feed->waiting = false;
    pass_rest(feed);
    if (feed->passing && stop_wanted())
        return false;
    size_t seen = 0; /* bytes of it that were looked at, and lines */
    int lines = 0;
    piece->line = feed->line < INT_MAX ? feed->line + 1 : INT_MAX;
    for (;;) {
        size_t at = feed->start + seen, length = line_at(feed, at);
        if (length > 0 && separates(feed->buffer.bytes + at, length, seen == 0)) {
            hand_out(feed, piece, seen, false);
            feed->start += length;
            count_lines(feed, lines + 1);
            return true;
        }
        seen += length;
        lines += length > 0;
        if (seen > PATIENT_BYTES_MOST)
            return hand_out_long(feed, piece, seen, lines, false);
        if (length > 0)
            continue;
        size_t left = feed->buffer.length - feed->start;
        if (left > PATIENT_BYTES_MOST + LINE_MOST) /* the line might have been a separator */
            return hand_out_long(feed, piece, left, lines, true);
        feed->waiting = feed->impatient && would_wait(feed);
        if (feed->waiting)
            return false;
        if (read_more(feed))
            continue;
        if (feed->error != 0 || !feed->ended)
            return false;
        if (line_at(feed, feed->start + seen) > 0)
            continue; /* a last line without an end */
        if (nothing_is_left(feed))
            return false;
        return hand_out(feed, piece, seen, feed->pieces == 0);
    }
}

bool feed_at_end(const struct feed *feed)
{
    return feed->ended && feed->start == feed->buffer.length;
}

/* --- items of a list --- */

/* Whether items end with a byte 0 shows in the first that is read. */
static char *find_end(struct feed *feed)
{
    const struct buffer *buffer = &feed->buffer;
    size_t left = buffer->length - feed->start;
    if (left == 0)
        return NULL;
    char *from = buffer->bytes + feed->start;
    if (feed->pieces == 0)
        feed->by_zero = memchr(from, '\0', left) != NULL;
    return memchr(from, feed->by_zero ? '\0' : '\n', left);
}

const char *feed_item(struct feed *feed, size_t *length)
{
    for (;;) {
        char *end = find_end(feed);
        feed->waiting = end == NULL && feed->impatient && would_wait(feed);
        if (feed->waiting)
            return NULL;
        if (end == NULL && read_more(feed))
            continue;
        if (end == NULL && (!feed->ended || feed->error != 0 || feed->buffer.length == feed->start))
            return NULL;
        if (end == NULL) { /* the last, without an end */
            buffer_reserve(&feed->buffer, 1);
            end = feed->buffer.bytes + feed->buffer.length++;
        }
        char *item = feed->buffer.bytes + feed->start;
        *end = '\0';
        feed->start = (size_t)(end - feed->buffer.bytes) + 1;
        feed->utf16 = feed->pieces == 0 &&
                      (memcmp(item, "\xff\xfe", 2) == 0 || memcmp(item, "\xfe\xff", 2) == 0);
        if (feed->pieces++ == 0)
            item += mark_at(item, (size_t)(end - item));
        *length = (size_t)(end - item);
        if (!feed->by_zero && *length > 0 && item[*length - 1] == '\r')
            item[--*length] = '\0';
        if (*length > 0)
            return item;
    }
}

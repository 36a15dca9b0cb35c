/* SPDX-License-Identifier: MIT */
/* The way of a line: ini_source.c reads it, ini_line.c takes it apart or refuses it, inih gets it
 * if it was sound and says something, without blanks and comment, and what inih makes of it must be
 * what we made of it. So the count of lines stays ours, and no version or build of inih can change
 * a meaning. A line that has gone this way before goes it no second time (ini_seen.c); and inih
 * gets a heading only when an entry below it is to follow.
 */
#include "facts/ini_reader.h"

#include <errno.h>
#include <limits.h>
#include <setjmp.h>
#include <string.h>

#include <ini.h>

#include "base/text.h"
#include "facts/ini_source.h"

enum { BYTES_MOST = 1024 * 1024 };

/* An entry goes to inih first, and to the handler only once inih has read it as we did. */
enum entry_state { ENTRY_NONE, ENTRY_AWAITED, ENTRY_AGREED, ENTRY_DISPUTED };

/* One document being read. */
struct reading {
    struct ini_source *source;
    const struct ini_handler *handler;
    struct problems *problems;
    size_t most_bytes, bytes;
    char *out; /* where inih wants its line, and its room for it */
    int out_size;
    struct raw_line raw;
    struct ini_line line;            /* points into raw.text, memory or, once kept, the arena */
    char section[INI_NAME_MOST + 1]; /* the last heading; "" before the first */
    bool section_refused;            /* nothing below it is handed over */
    enum entry_state entry;          /* of the last entry that inih was given */
    struct ini_line plain;           /* `line` of that entry as it stands in memory */
    size_t plain_bytes;              /* of its line, to be remembered; 0: it is not to be */
    const char *plain_heading;       /* the last heading in memory, to be remembered, or NULL */
    bool section_agreed;             /* inih has named the section since its heading, or before */
    bool heading_owed;               /* inih has not got the heading yet */
    bool entry_held;                 /* nor the entry, because the heading went first */
    bool is_blank;                   /* so far it has nothing but blank lines */
    bool at_end;                     /* no `---` ended it, but the source */
    bool broken;                     /* nothing more of this document can be read */
    bool out_of_memory;              /* a jump was caught that is to go on */
};

#define REFUSE(reading, ...)                                                                       \
    problem_add((reading)->problems, (reading)->source->name, (reading)->source->line, __VA_ARGS__)

/* --- one line: is it text at all? --- */

/* The number of bytes before the first that is wrong. */
static size_t well_formed(const char *text, size_t length)
{
    size_t sound = length;
    while (!text_is_utf8(text, sound))
        sound--;
    return sound;
}

/* Refuses what makes all that follows doubtful. */
static bool breaks_document(struct reading *reading)
{
    const struct raw_line *raw = &reading->raw;
    if (raw->is_plain && reading->bytes <= reading->most_bytes)
        return false;
    size_t stored = raw->length <= INI_LINE_MOST ? raw->length : 0;
    size_t sound = well_formed(raw->text, stored);
    if (raw->is_utf16)
        REFUSE(reading, "The file is written in UTF-16. Save it as UTF-8.");
    else if (raw->has_nul)
        REFUSE(reading,
               "This line holds a byte 0. The file is not text, or it is written in UTF-16: "
               "save it as UTF-8.");
    else if (reading->source->line == 1 && raw->text[strspn(raw->text, " \t")] == '{')
        REFUSE(reading,
               "This is JSON, and INI is read here. JSON takes a plugin: --plugin json, or "
               "--plugin fhir.");
    else if (reading->bytes > reading->most_bytes)
        REFUSE(reading,
               "The text is longer than %zu bytes. Is this the right file? Patients are separated "
               "by lines \"---\".",
               reading->most_bytes);
    else if (raw->has_bare_cr)
        REFUSE(reading,
               "This line holds a CR that is not part of a line end. Save the file with the "
               "line ends LF or CR LF.");
    else if (sound < stored)
        REFUSE(reading,
               "The file is not UTF-8: byte %zu of this line, 0x%02X, cannot stand there. Save the "
               "file as UTF-8.",
               sound + 1, (unsigned char)raw->text[sound]);
    else
        return false;
    return true;
}

/* --- one line: is it sound? --- */

static void refuse_name(struct reading *reading, const char *why)
{
    const struct ini_handler *handler = reading->handler;
    bool is_heading = reading->line.kind == INI_HEADING;
    const char *hint = NULL;
    if (handler->long_name != NULL && (is_heading || !reading->section_refused))
        hint = handler->long_name(handler->self, is_heading ? NULL : reading->section,
                                  reading->line.name);
    REFUSE(reading, "%s%s", why, hint == NULL ? " Shorten it." : hint);
}

static bool split(struct reading *reading)
{
    char why[INI_WHY_SIZE];
    if (ini_line_split(&reading->line, reading->raw.text, reading->raw.length, why))
        return true;
    if (reading->line.name_too_long)
        refuse_name(reading, why);
    else
        REFUSE(reading, "%s", why);
    return false;
}

static bool is_sound(struct reading *reading)
{
    struct raw_line *raw = &reading->raw;
    reading->line.name_too_long = false;
    reading->line.kind = raw->text[0] == '[' ? INI_HEADING : INI_NOTHING;
    if (raw->length > INI_LINE_MOST) {
        REFUSE(reading,
               "This line has %zu bytes; a line may have %d. Shorten it, or put a comment on a "
               "line of its own.",
               raw->length, INI_LINE_MOST);
        return false;
    }
    unsigned hidden = raw->is_plain ? 0 : ini_line_hidden(raw->text);
    if (hidden != 0) {
        REFUSE(reading, "This line holds the invisible character U+%04X. Delete it.", hidden);
        return false;
    }
    return split(reading);
}

/* --- one line: its place in the document --- */

static void enter_section(struct reading *reading, bool sound)
{
    reading->section_refused = !sound;
    reading->section_agreed = false;
    reading->plain_heading = NULL;
    if (!sound)
        return;
    memcpy(reading->section, reading->line.name, reading->line.name_length);
    reading->section[reading->line.name_length] = '\0';
    reading->heading_owed = true;
    reading->handler->section(reading->handler->self, reading->section, reading->source->line);
}

/* Of a heading that was read with care: is its line nothing but `[name]` and LF? */
static void note_heading(struct reading *reading)
{
    const struct ini_source *source = reading->source;
    size_t bytes = reading->line.name_length + 3;
    if (source->stream != NULL || reading->raw.bytes != bytes)
        return;
    const char *from = source->memory + source->at - bytes;
    if (from[bytes - 1] == '\n')
        reading->plain_heading = from;
}

static bool has_section(struct reading *reading)
{
    if (reading->section[0] != '\0' || reading->section_refused)
        return true;
    REFUSE(reading,
           "\"%s\" stands before the first heading. Write a heading above it: \"[section]\".",
           reading->line.name);
    return false;
}

/* True if inih is to have the line: a sound entry. */
static bool accept(struct reading *reading)
{
    bool sound = is_sound(reading);
    if (reading->line.kind == INI_HEADING) {
        enter_section(reading, sound);
        if (sound)
            note_heading(reading);
    }
    return reading->line.kind == INI_ENTRY && sound && has_section(reading);
}

/* --- inih --- */

/* The key and the value of an entry, for as long as the arena lives. */
static void keep_entry(struct reading *reading)
{
    struct ini_line *line = &reading->line;
    char *kept = arena_room(reading->problems->arena, line->name_length + line->value_length + 2);
    char *value = kept + line->name_length + 1;
    memcpy(kept, line->name, line->name_length);
    kept[line->name_length] = '\0';
    memcpy(value, line->value, line->value_length);
    value[line->value_length] = '\0';
    line->name = kept;
    line->value = value;
}

/* What is written for inih is never longer than what was read. */

static void give_heading(struct reading *reading)
{
    size_t length = strlen(reading->section);
    reading->out[0] = '[';
    memcpy(reading->out + 1, reading->section, length);
    memcpy(reading->out + 1 + length, "]\n", 3);
    reading->heading_owed = false;
    reading->section_agreed = false;
}

static void give_entry(struct reading *reading)
{
    const struct ini_line *line = &reading->line;
    size_t length = line->name_length + 1 + line->value_length;
    memcpy(reading->out, line->name, length); /* the value too: they are kept side by side */
    reading->out[line->name_length] = '=';
    memcpy(reading->out + length, "\n", 2);
    /* Of the heading before it, inih had nothing to say. */
    reading->entry = reading->entry == ENTRY_NONE ? ENTRY_AWAITED : ENTRY_DISPUTED;
}

/* Inih read the entry as we did, and its section. */
static void remember(struct reading *reading)
{
    struct ini_seen *seen = reading->source->seen;
    if (reading->plain_bytes > 0)
        ini_seen_add(seen, &reading->plain, reading->plain.name, reading->plain_bytes);
    if (reading->plain_heading != NULL) {
        const char *from = reading->plain_heading;
        size_t length = strlen(reading->section);
        struct ini_line heading = {.kind = INI_HEADING, .name = from + 1, .name_length = length};
        ini_seen_add(seen, &heading, from, length + 3);
        reading->plain_heading = NULL;
    }
}

static void hand_over(struct reading *reading)
{
    const struct ini_line *line = &reading->line;
    reading->handler->entry(reading->handler->self, reading->section, line->name, line->value,
                            reading->source->line, line->comment, line->comment_gap);
}

/* Hands over the entry of the line before, which inih has read by now. */
static void finish_entry(struct reading *reading)
{
    enum entry_state entry = reading->entry;
    reading->entry = ENTRY_NONE;
    if (entry == ENTRY_AWAITED || entry == ENTRY_DISPUTED)
        REFUSE(reading, "libinih reads this line otherwise than contra does. Build contra with "
                        "another release of libinih.");
    if (entry != ENTRY_AGREED || reading->section_refused)
        return;
    if (reading->source->seen != NULL)
        remember(reading);
    hand_over(reading);
}

/* --- the next entry --- */

static void refuse_failure(struct reading *reading, int number)
{
    char reason[INI_REASON_SIZE];
    ini_source_reason(number, reason);
    REFUSE(reading, "The file cannot be read%s: %s.",
           reading->source->line > 0 ? " beyond this line" : "", reason);
}

/* Reads a raw line; false if the document ends here, in whatever way. */
static bool read_raw(struct reading *reading)
{
    struct ini_source *source = reading->source;
    struct raw_line *raw = &reading->raw;
    if (!ini_source_line(source, raw, reading->most_bytes, reading->bytes == 0)) {
        if (source->unreadable)
            refuse_failure(reading, errno);
        reading->at_end = true;
        return false;
    }
    if (raw_line_separates(raw)) /* which belongs to no document, and to no one's size */
        return false;
    reading->bytes += raw->bytes;
    reading->broken = breaks_document(reading);
    reading->is_blank = reading->is_blank && raw->text[strspn(raw->text, " \t")] == '\0';
    if (raw->is_endless)
        source->ended = source->unreadable = true;
    return !reading->broken;
}

/* May a line of so many bytes be taken from memory without a look at the document? */
static bool take(struct reading *reading, size_t bytes)
{
    if (bytes == 0 || bytes > reading->most_bytes - reading->bytes ||
        reading->source->line == INT_MAX)
        return false;
    reading->bytes += bytes;
    reading->is_blank = false;
    reading->source->at += bytes;
    reading->source->line++;
    return true;
}

/* Takes a line that inih has read before; false, and only `line` touched, if the next is to go the
 * whole way. */
static bool take_seen(struct reading *reading, const char *from, size_t left)
{
    struct ini_line *line = &reading->line;
    size_t bytes = ini_seen_find(reading->source->seen, line, from, left);
    if (bytes == 0)
        return false;
    bool below_agreed = reading->section_agreed && !reading->section_refused;
    if ((line->kind == INI_ENTRY && !below_agreed) || !take(reading, bytes))
        return false;
    if (line->kind == INI_HEADING) {
        enter_section(reading, true);
        reading->section_agreed = true;
    } else {
        keep_entry(reading);
        hand_over(reading);
    }
    return true;
}

/* Reads an entry as most are, below a heading; false, with nothing done, if the next line is
 * another. */
static bool read_plain(struct reading *reading, const char *from, size_t left)
{
    if (reading->section[0] == '\0')
        return false;
    size_t bytes = ini_line_plain(&reading->line, from, left);
    if (!take(reading, bytes))
        return false;
    reading->plain = reading->line;
    reading->plain_bytes = bytes;
    return true;
}

/* The next entry of the document for inih; what it need not see is passed over. */
static bool next_entry(struct reading *reading)
{
    const struct ini_source *source = reading->source;
    for (;;) {
        if (source->stream == NULL) {
            const char *from = source->memory + source->at;
            size_t left = source->length - source->at;
            if (take_seen(reading, from, left))
                continue;
            if (read_plain(reading, from, left))
                return true;
        }
        reading->plain_bytes = 0;
        if (!read_raw(reading))
            return false;
        if (accept(reading))
            return true;
    }
}

/* The next line for inih. */
__attribute__((noinline)) /* so that the setjmp around it costs it no register */
static bool
next_line(struct reading *reading)
{
    if (reading->entry_held) {
        reading->entry_held = false;
        give_entry(reading);
        return true;
    }
    finish_entry(reading);
    if (reading->out_size < INI_LINE_MOST + 2) {
        REFUSE(reading, "libinih was built for lines of %d bytes, and contra needs %d.",
               reading->out_size, INI_LINE_MOST + 2);
        reading->broken = true;
        return false;
    }
    if (!next_entry(reading))
        return false;
    keep_entry(reading);
    reading->entry_held = reading->heading_owed;
    if (reading->heading_owed)
        give_heading(reading);
    else
        give_entry(reading);
    return true;
}

/* The two functions that inih calls. No jump may pass through inih, which may hold memory of its
 * own: the one that takes memory catches it, and ini_read lets it go on. */

static char *on_line(char *out, int size, void *payload)
{
    struct reading *reading = payload;
    jmp_buf point;
    reading->out = out;
    reading->out_size = size;
    if (reading->out_of_memory)
        return NULL;
    if (setjmp(point) != 0) {
        reading->out_of_memory = true;
        return NULL;
    }
    arena_on_full(reading->problems->arena, arena_jump, &point);
    return next_line(reading) ? reading->out : NULL;
}

static int on_entry(void *payload, const char *section, const char *key, const char *value)
{
    struct reading *reading = payload;
    const struct ini_line *line = &reading->line;
    if (!reading->section_agreed)
        reading->section_agreed =
            reading->section_refused || strcmp(section, reading->section) == 0;
    bool agreed = reading->entry == ENTRY_AWAITED && strcmp(key, line->name) == 0 &&
                  strcmp(value, line->value) == 0 && reading->section_agreed;
    reading->entry = agreed ? ENTRY_AGREED : ENTRY_DISPUTED;
    return 1;
}

bool ini_read(struct ini_source *source, const struct ini_handler *handler,
              struct problems *problems)
{
    bool another = source->begun; /* behind a `---` there need not be one */
    if (source->ended || (another && ini_source_at_end(source)))
        return false;
    source->begun = true;
    struct reading reading = {.source = source, .handler = handler, .problems = problems};
    reading.is_blank = true;
    reading.most_bytes = source->most_bytes > 0 ? source->most_bytes : BYTES_MOST;
    struct arena *arena = problems->arena;
    void (*full)(void *argument) = arena->full;
    void *full_argument = arena->full_argument;
    int failed = ini_parse_stream(on_line, &reading, on_entry, &reading);
    arena_on_full(arena, full, full_argument);
    if (reading.out_of_memory || failed == -2)
        arena_refuse(arena);
    if (failed != 0)
        problem_add(
            problems, source->name, 0,
            "libinih cannot read a line that contra takes for sound. Build contra with another "
            "release of libinih.");
    if (reading.broken)
        ini_source_skip(source, reading.most_bytes);
    bool nothing = reading.at_end && reading.is_blank && !source->unreadable;
    return !(another && nothing);
}

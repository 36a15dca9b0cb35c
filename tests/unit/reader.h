/* SPDX-License-Identifier: MIT */
/* A reader of INI whose handler writes all down: what is handed over, and what is refused, as one
 * text.
 *
 *     3[labs]
 *     4 inr = 2.4 <; a comment, gap 1>
 *     5! This line ...
 */
#ifndef CONTRA_TESTS_UNIT_READER_H
#define CONTRA_TESTS_UNIT_READER_H

#include <string.h>

#include "base/text.h"
#include "facts/ini_reader.h"
#include "test.h"

struct reader {
    struct arena arena;
    struct problems problems;
    struct text seen;
    bool greedy; /* takes memory until there is none */
};

static inline void on_section(void *self, const char *section, int line)
{
    text_addf(&((struct reader *)self)->seen, "%d[%s]\n", line, section);
}

static inline void on_entry(void *self, const char *section, const char *key, const char *value,
                            int line, const char *comment, int comment_gap)
{
    struct reader *reader = self;
    CHECK(section[0] != '\0');
    if (comment == NULL)
        text_addf(&reader->seen, "%d %s = %s\n", line, key, value);
    else
        text_addf(&reader->seen, "%d %s = %s <%s, gap %d>\n", line, key, value, comment,
                  comment_gap);
    while (reader->greedy)
        arena_alloc(&reader->arena, 1000);
}

static inline const char *on_long_name(void *self, const char *section, const char *name)
{
    struct reader *reader = self;
    return arena_format(&reader->arena, " Hint for %s of %s.", name[0] == 'z' ? "z" : "a",
                        section == NULL ? "a heading" : section);
}

static inline void start(struct reader *reader)
{
    memset(reader, 0, sizeof *reader);
    reader->problems.arena = &reader->arena;
    text_start(&reader->seen, &reader->arena);
}

/* Reads one document; false if there is none. */
static inline bool read_next(struct reader *reader, struct ini_source *source)
{
    struct ini_handler handler = {on_section, on_entry, on_long_name, reader};
    size_t before = reader->problems.count;
    if (!ini_read(source, &handler, &reader->problems))
        return false;
    for (size_t i = before; i < reader->problems.count; i++) {
        const contra_problem *problem = &reader->problems.items[i];
        CHECK_TEXT(problem->file, source->name);
        text_addf(&reader->seen, "%d! %s\n", problem->line, problem->message);
    }
    return true;
}

#endif

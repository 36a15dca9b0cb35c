/* SPDX-License-Identifier: MIT */
/* What libinih is given of a document, and what is told if it reads a line as contra does not. Its
 * function stands between: it notes the lines, and lies where a test wants it to. */
#include <ini.h>
#include <stdio.h>

#include "reader.h"

#define OTHERWISE                                                                                  \
    "libinih reads this line otherwise than contra does. Build contra with another release of "    \
    "libinih."

static struct text given;    /* the lines that inih got */
static const char *lie_of;   /* a key; or NULL */
static bool lies_of_section; /* and not of the value */
static bool tells_headings;  /* as other builds of inih do, which call the handler for them too */

struct between {
    ini_reader reader;
    void *stream;
    ini_handler handler;
    void *user;
};

static char *note_line(char *out, int size, void *self)
{
    struct between *between = self;
    char *line = between->reader(out, size, between->stream);
    if (line != NULL)
        text_add(&given, line);
    if (line != NULL && line[0] == '[' && tells_headings)
        between->handler(between->user, "p", NULL, NULL);
    return line;
}

static int tell_entry(void *self, const char *section, const char *key, const char *value)
{
    struct between *between = self;
    bool lie = lie_of != NULL && strcmp(key, lie_of) == 0;
    return between->handler(between->user, lie && lies_of_section ? "lie" : section, key,
                            lie && !lies_of_section ? "lie" : value);
}

/* The linker has contra call this one for ini_parse_stream (--wrap). */
int __wrap_ini_parse_stream(ini_reader reader, void *stream, ini_handler handler, void *user);
int __real_ini_parse_stream(ini_reader reader, void *stream, ini_handler handler, void *user);

int __wrap_ini_parse_stream(ini_reader reader, void *stream, ini_handler handler, void *user)
{
    struct between between = {reader, stream, handler, user};
    return __real_ini_parse_stream(note_line, &between, tell_entry, &between);
}

/* --- reading --- */

static struct arena scratch; /* texts of the tests; kept to the end */

/* Reads the text, with the lines that were seen; checks what inih got, and what was handed over and
 * told. */
static void check(struct ini_seen *seen, const char *text, const char *lines, const char *wanted)
{
    struct reader reader;
    struct ini_source source;
    text_start(&given, &scratch);
    start(&reader);
    ini_from_memory(&source, "a.ini", text, strlen(text));
    source.seen = seen;
    while (read_next(&reader, &source))
        continue;
    CHECK_TEXT(given.bytes, lines);
    CHECK_TEXT(reader.seen.bytes, wanted);
    arena_free(&reader.arena);
}

TEST(inih_gets_headings_with_entries_alone)
{
    check(NULL, "[p]\n; none\n[q]\na = 1 ; one\n\nb=2\n[r]\n", "[q]\na=1\nb=2\n",
          "1[p]\n3[q]\n4 a = 1 <; one, gap 1>\n6 b = 2\n7[r]\n");
}

TEST(inih_gets_no_line_twice)
{
    struct ini_seen seen = {.lines = NULL};
    ini_seen_start(&seen);
    const char *text = "[p]\na = 1\nb = \n[q]\na = 1\n";
    const char *all = "1[p]\n2 a = 1\n3 b = \n4[q]\n5 a = 1\n";
    check(&seen, text, "[p]\na=1\nb=\n[q]\na=1\n", all);
    check(&seen, text, "", all);
    check(&seen, "[p]\na = 1\nc = 1\nb = \n", "[p]\nc=1\n", "1[p]\n2 a = 1\n3 c = 1\n4 b = \n");
    check(&seen, "[new]\na = 1\nb = \n[q]\nb = \n", "[new]\na=1\n",
          "1[new]\n2 a = 1\n3 b = \n4[q]\n5 b = \n");
    arena_free(&seen.arena);
}

TEST(what_inih_reads_otherwise_is_refused_each_time)
{
    struct ini_seen seen = {.lines = NULL};
    ini_seen_start(&seen);
    lie_of = "b";
    for (int round = 0; round < 2; round++)
        check(&seen, "[p]\na = 1\nb = 2\n", round == 0 ? "[p]\na=1\nb=2\n" : "[p]\nb=2\n",
              "1[p]\n2 a = 1\n3! " OTHERWISE "\n");
    lies_of_section = true;
    for (int round = 0; round < 2; round++)
        check(&seen, "[q]\nb = 2\na = 1\n", "[q]\nb=2\na=1\n", "1[q]\n3 a = 1\n2! " OTHERWISE "\n");
    lie_of = NULL;
    lies_of_section = false;
    arena_free(&seen.arena);
}

TEST(an_inih_that_speaks_of_headings_is_refused)
{
    tells_headings = true;
    check(NULL, "[p]\na = 1\nb = 2\n", "[p]\na=1\nb=2\n", "1[p]\n3 b = 2\n2! " OTHERWISE "\n");
    tells_headings = false;
}

/* --- the table --- */

static size_t find(const struct ini_seen *seen, struct ini_line *line, const char *text)
{
    return ini_seen_find(seen, line, text, strlen(text));
}

TEST(knows_a_line_by_all_its_bytes)
{
    struct ini_seen seen = {.lines = NULL};
    ini_seen_start(&seen);
    struct ini_line line;
    char text[] = "age  =  7\n";
    struct ini_line entry = {INI_ENTRY, text, 3, text + 8, 1, NULL, 0, false};
    CHECK_INT(find(&seen, &line, text), 0);
    ini_seen_add(&seen, &entry, text, 10);
    char again[] = "age  =  7\n; more";
    CHECK_INT(find(&seen, &line, again), 10);
    CHECK_INT(line.kind, INI_ENTRY);
    CHECK(line.name == again && line.name_length == 3);
    CHECK(line.value == again + 8 && line.value_length == 1);
    CHECK(line.comment == NULL);
    for (size_t i = 0; i < 9; i++) {
        char other[] = "age  =  7\n";
        other[i] ^= 1;
        CHECK_INT(find(&seen, &line, other), 0);
    }
    CHECK_INT(find(&seen, &line, "age  =  7"), 0);
    CHECK_INT(find(&seen, &line, "age  =  7\r\n"), 0);
    CHECK_INT(find(&seen, &line, ""), 0);
    CHECK_INT(find(NULL, &line, text), 0);
    ini_seen_add(NULL, &entry, text, 10);
    struct ini_seen not_started = {.lines = NULL};
    ini_seen_add(&not_started, &entry, text, 10);
    CHECK_INT(find(&not_started, &line, text), 0);
    arena_free(&seen.arena);
}

/* Lines of every length, and more than there is room for: what is found is what was put there. */
TEST(finds_nothing_but_what_was_put_there)
{
    struct ini_seen seen = {.lines = NULL};
    ini_seen_start(&seen);
    char text[80];
    struct ini_line line;
    size_t found = 0;
    for (int round = 0; round < 2; round++)
        for (int number = 0; number < 5000; number++) {
            int bytes = snprintf(text, sizeof text, "k%d = %0*d\n", number, number % 60, number);
            struct ini_line entry = {.kind = INI_ENTRY, .name = text};
            entry.name_length = strcspn(text, " ");
            entry.value = text + entry.name_length + 3;
            entry.value_length = strlen(entry.value) - 1;
            size_t there = find(&seen, &line, text);
            CHECK(there == 0 || (round == 1 && there == (size_t)bytes && bytes <= 60));
            if (there > 0) {
                found++;
                CHECK_INT(line.name_length, entry.name_length);
                CHECK(line.value == entry.value && line.value_length == entry.value_length);
            }
            if (round == 0)
                ini_seen_add(&seen, &entry, text, (size_t)bytes);
        }
    CHECK(found > 1000);
    arena_free(&seen.arena);
}

TESTS(CASE(inih_gets_headings_with_entries_alone), CASE(inih_gets_no_line_twice),
      CASE(what_inih_reads_otherwise_is_refused_each_time),
      CASE(an_inih_that_speaks_of_headings_is_refused), CASE(knows_a_line_by_all_its_bytes),
      CASE(finds_nothing_but_what_was_put_there))

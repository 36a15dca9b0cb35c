/* SPDX-License-Identifier: MIT */
#define _POSIX_C_SOURCE 200809L
#include "facts/ini_reader.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "reader.h"

static struct arena scratch;     /* texts of the tests; kept to the end */
static struct ini_seen all_seen; /* lines of all tests; the same */

static void check_documents(struct reader *reader, struct ini_source *source, const char *wanted)
{
    while (read_next(reader, source))
        text_add(&reader->seen, "--\n");
    CHECK_TEXT(reader->seen.bytes, wanted);
}

static void check_memory(const char *text, size_t length, struct ini_seen *seen, const char *wanted)
{
    struct reader reader;
    struct ini_source source;
    start(&reader);
    ini_from_memory(&source, "a.ini", text, length);
    source.seen = seen;
    check_documents(&reader, &source, wanted);
    CHECK(!source.unreadable);
    ini_close(&source);
    arena_free(&reader.arena);
}

/* Reads all documents from memory, again where lines were seen before, and from a stream.
 * `wanted` ends each with "--". */
static void check_bytes(const char *text, size_t length, const char *wanted)
{
    struct reader reader;
    struct ini_source source;
    ini_seen_start(&all_seen);
    check_memory(text, length, NULL, wanted);
    check_memory(text, length, &all_seen, wanted);
    check_memory(text, length, &all_seen, wanted);

    start(&reader);
    ini_from_memory(&source, "a.ini", NULL, 0);
    source.stream = tmpfile();
    CHECK(source.stream != NULL);
    CHECK_INT(fwrite(text, 1, length, source.stream), length);
    rewind(source.stream);
    check_documents(&reader, &source, wanted);
    ini_close(&source);
    arena_free(&reader.arena);
}

static void check(const char *text, const char *wanted)
{
    check_bytes(text, strlen(text), wanted);
}

/* Below a heading on line 1, and before a sound line 3. */
static void check_line(const char *line, const char *wanted)
{
    check(arena_format(&scratch, "[p]\n%s\nk = v\n", line),
          arena_format(&scratch, "1[p]\n%s3 k = v\n--\n", wanted));
}

/* The same, where the line is refused: problems are told last. */
static void check_refused(const char *line, const char *message)
{
    check(arena_format(&scratch, "[p]\n%s\nk = v\n", line),
          arena_format(&scratch, "1[p]\n3 k = v\n2! %s\n--\n", message));
}

/* A heading that is refused: what stands below it is not handed over. */
static void check_heading(const char *heading, const char *message)
{
    check(arena_format(&scratch, "[p]\n%s\nk = v\n[q]\nm = n\n", heading),
          arena_format(&scratch, "1[p]\n4[q]\n5 m = n\n2! %s\n--\n", message));
}

/* What ends the document. */
static void check_broken(const char *line, size_t length, const char *message)
{
    struct text text;
    text_start(&text, &scratch);
    text_add(&text, "[p]\na = 1\n");
    text_add_bytes(&text, line, length);
    text_add(&text, "\nb = 2\n--- \n[q]\nc = 3");
    check_bytes(text.bytes, text.length,
                arena_format(&scratch, "1[p]\n2 a = 1\n3! %s\n--\n6[q]\n7 c = 3\n--\n", message));
}

/* `count` times the byte, between two texts. */
static const char *stretch(const char *front, char byte, size_t count, const char *back)
{
    char *middle = arena_alloc(&scratch, count + 1);
    memset(middle, byte, count);
    return arena_format(&scratch, "%s%s%s", front, middle, back);
}

/* --- what is fine --- */

TEST(reads_sections_and_entries)
{
    check("; a comment\n# another\n[labs]\n\ninr = 2.4\n  ; indented comment\nhb=9\n[x y]\n",
          "3[labs]\n5 inr = 2.4\n7 hb = 9\n8[x y]\n--\n");
    check_line("  ", "");
    check_line("k=", "2 k = \n");
    check_line("k =\t v  w \t", "2 k = v  w\n");
    check_line("time = 12:30 = b", "2 time = 12:30 = b\n");
    check_line("k = [v]", "2 k = [v]\n");
    check_line("größe = ½ 😀", "2 größe = ½ 😀\n");
    check_line("[p2] ; note ]", "2[p2]\n");
    check_line("[p2]  \t", "2[p2]\n");
    check_line("[session 2026-10-30]", "2[session 2026-10-30]\n");
}

TEST(finds_the_comment_and_its_gap)
{
    check_line("k = v ; c", "2 k = v <; c, gap 1>\n");
    check_line("k = v   ;c  ", "2 k = v <;c, gap 3>\n");
    check_line("k = v\t;c", "2 k = v <;c, gap 2>\n");
    check_line("k = ;c", "2 k =  <;c, gap 1>\n");
    check_line("k =  ;", "2 k =  <;, gap 2>\n");
    check_line("k =;c", "2 k = ;c\n");
    check_line("k = a;b", "2 k = a;b\n");
    check_line("k = a;b ; c ; d", "2 k = a;b <; c ; d, gap 1>\n");
    check_line("k = v # c", "2 k = v # c\n");
    check_line("k;l = v", "2 k;l = v\n");
}

TEST(takes_both_line_ends_and_a_byte_order_mark)
{
    check("\xef\xbb\xbf[p]\r\na = 1\r\nb = 2", "1[p]\n2 a = 1\n3 b = 2\n--\n");
    check("\xef\xbb\xbf", "--\n");
    check("[p]\r\n---\r\n[q]\r\n", "1[p]\n--\n3[q]\n--\n");
    check("\xef\xbb\xbf[p]\n---\n\xef\xbb\xbf[q]\n", "1[p]\n--\n3[q]\n--\n");
    check("[p]\n\xef\xbb\xbf---\n[q]\n", "1[p]\n--\n3[q]\n--\n");
    check("[p]\n\xef\xbb\xbf[q]\n",
          "1[p]\n2! This line holds the invisible character U+FEFF. Delete it.\n--\n");
}

TEST(separates_documents)
{
    check("", "--\n");
    check("---\n", "--\n");
    check("[p]\n---\n", "1[p]\n--\n");
    check("[p]\n--- \t\n[p]\n---\n\n", "1[p]\n--\n3[p]\n--\n");
    check("[p]\n---\n \t\r\n\xef\xbb\xbf", "1[p]\n--\n4! This line holds the invisible character "
                                           "U+FEFF. Delete it.\n--\n");
    check("[p]\n---\n\n---\n\n\n", "1[p]\n--\n--\n");
    check("[p]\n---\n; bye\n", "1[p]\n--\n--\n");
    check("---\n---\n[p]", "--\n--\n3[p]\n--\n");
    check("[p]\na = 1\n---\nb = 2\n", "1[p]\n2 a = 1\n--\n"
                                      "4! \"b\" stands before the first heading. Write a heading "
                                      "above it: \"[section]\".\n--\n");
}

TEST(takes_lines_and_names_of_the_greatest_length)
{
    check_line(stretch("k=", 'v', 196, ""), stretch("2 k = ", 'v', 196, "\n"));
    check_line(stretch("", 'k', 49, " = v"), stretch("2 ", 'k', 49, " = v\n"));
    check_line(stretch("[", 's', 49, "]"), stretch("2[", 's', 49, "]\n"));
    check(stretch("\xef\xbb\xbf;", 'c', 197, ""), "--\n");
}

/* --- what is refused --- */

TEST(refuses_long_lines)
{
    const char *message =
        "This line has 231 bytes; a line may have 198. Shorten it, or put a comment on a "
        "line of its own.";
    check_refused(stretch("k = ", 'v', 227, ""), message);
    check_refused(stretch(";", 'c', 209, " anticoagulant = none"), message);
    check_heading(stretch("[", 's', 229, "]"), message);
    message = "This line has 199 bytes; a line may have 198. Shorten it, or put a comment on a "
              "line of its own.";
    check_refused(stretch("", 'v', 199, ""), message);
    check(stretch("\xef\xbb\xbf;", 'c', 198, ""), arena_format(&scratch, "1! %s\n--\n", message));
}

TEST(refuses_long_names)
{
    check_refused(
        stretch("", 'z', 50, " = v"),
        stretch("The name \"", 'z', 50, "\" has 50 bytes; a key may have 49. Hint for z of p."));
    check_heading(stretch("[", 'z', 50, "]"),
                  stretch("The name \"", 'z', 50,
                          "\" has 50 bytes; the name of a section may have 49. Hint for z of a "
                          "heading."));
}

TEST(refuses_invisible_characters)
{
    check_refused("k = \033[2J", "This line holds the invisible character U+001B. Delete it.");
    check_refused("; \x7f", "This line holds the invisible character U+007F. Delete it.");
    check_refused("k = \xc2\x9b", "This line holds the invisible character U+009B. Delete it.");
    check_refused("\xef\xbb\xbfk = v",
                  "This line holds the invisible character U+FEFF. Delete it.");
    check_refused("k = \xe2\x80\xae", "This line holds the invisible character U+202E. Delete it.");
    check_refused("k = \xe2\x80\x8b", "This line holds the invisible character U+200B. Delete it.");
    check_refused("k = \xc2\xad", "This line holds the invisible character U+00AD. Delete it.");
    check_heading("[\001]", "This line holds the invisible character U+0001. Delete it.");
    check_line("k = \xc2\xa0\xe2\x80\x93\xe2\x80\xaf", "2 k = \xc2\xa0\xe2\x80\x93\xe2\x80\xaf\n");
}

TEST(refuses_indented_lines)
{
    check_refused("  inr = 2.4", "\"inr\" is indented. Begin the line at the left edge.");
    check_refused("\tMustermann",
                  "This line is indented. A value cannot go on from the line above: "
                  "write an entry of its own at the left edge.");
    check_heading(" [q]", "The heading is indented. Begin the line at the left edge.");
    check_refused(" = 5", "This line is indented. A value cannot go on from the line above: write "
                          "an entry of its own at the left edge.");
}

TEST(refuses_broken_headings)
{
    check_heading("[open", "The heading \"[open\" is not closed. Write \"[open]\".");
    check_heading("[p ;x]", "The heading \"[p\" is not closed. Write \"[p]\".");
    check_heading("[]", "\"[]\" has no name. Write one between the brackets.");
    check_heading("[ p ]",
                  "\"[ p ]\" has blanks beside its brackets. Write the name without them.");
    check_heading("[p]c=3",
                  "Something stands behind the heading \"[p]\". Put it on a line of its own; "
                  "a comment may stand here if it begins with a blank and \";\".");
    check_heading("[p]; c",
                  "Something stands behind the heading \"[p]\". Put it on a line of its own; "
                  "a comment may stand here if it begins with a blank and \";\".");
    check_heading("[p] # c", "Something stands behind the heading \"[p]\". Put it on a line of its "
                             "own; a comment may stand here if it begins with a blank and \";\".");
}

TEST(refuses_broken_entries)
{
    const char *bare = "This line is neither a heading nor an entry. Write an entry as \"key = "
                       "value\", and begin a comment with \";\".";
    check_refused("warfarin", bare);
    check_refused("a ; b = c", bare);
    check_refused(": 5", "There is no key before \":\". Write an entry as \"key = value\".");
    check_refused("= 5",
                  "There is no key before \"=\". Write what the value is of: \"key = value\".");
    check_refused("----",
                  "This line separates nothing. A line that separates patients is \"---\" and "
                  "nothing else.");
}

TEST(refuses_colons_in_keys)
{
    check_refused("ATC:B01AA03 = yes", "The key \"ATC:B01AA03\" holds a \":\", which no key may. "
                                       "Write \"ATC B01AA03 = ...\".");
    check_refused("inr: 2.4", "\"inr\" is followed by \":\". Write \"=\" between a key and its "
                              "value: \"inr = ...\".");
    check_refused("note: a = b", "\"note\" is followed by \":\". Write \"=\" between a key and its "
                                 "value: \"note = ...\".");
}

TEST(goes_on_after_what_it_refused)
{
    check("[p]\nwarfarin\n x = 1\n= 5\nk = v\n",
          "1[p]\n5 k = v\n"
          "2! This line is neither a heading nor an entry. Write an entry as \"key = "
          "value\", and begin a comment with \";\".\n"
          "3! \"x\" is indented. Begin the line at the left edge.\n"
          "4! There is no key before \"=\". Write what the value is of: \"key = value\".\n--\n");
}

/* --- what ends the document --- */

TEST(breaks_off_at_what_is_no_text)
{
    check_broken("k = a\0b = c", 11,
                 "This line holds a byte 0. The file is not text, or it is "
                 "written in UTF-16: save it as UTF-8.");
    check_broken("\0", 1,
                 "This line holds a byte 0. The file is not text, or it is written in "
                 "UTF-16: save it as UTF-8.");
    check_broken("k = a\rb = c", 11,
                 "This line holds a CR that is not part of a line end. Save the "
                 "file with the line ends LF or CR LF.");
    check_broken("k = a\r\r", 7,
                 "This line holds a CR that is not part of a line end. Save the file "
                 "with the line ends LF or CR LF.");
    check_broken("k = caf\xe9 x", 10,
                 "The file is not UTF-8: byte 8 of this line, 0xE9, cannot "
                 "stand there. Save the file as UTF-8.");
    check_broken("; \xc3", 3,
                 "The file is not UTF-8: byte 3 of this line, 0xC3, cannot stand "
                 "there. Save the file as UTF-8.");
}

TEST(breaks_off_at_other_encodings)
{
    const char *utf16 = "1! The file is written in UTF-16. Save it as UTF-8.\n--\n";
    check_bytes("\xff\xfe[\0p\0]\0\n\0", 10, utf16);
    check_bytes("\xfe\xff\0[\0p\0]\0\n", 10, utf16);
    check_bytes("[p]\ra = 1\r", 10,
                "1! This line holds a CR that is not part of a line end. Save the file with the "
                "line ends LF or CR LF.\n--\n");
    check_bytes("[p]\r", 4,
                "1! This line holds a CR that is not part of a line end. Save the file with the "
                "line ends LF or CR LF.\n--\n");
}

/* Each document has its own allowance; a line without end ends the source. */
TEST(breaks_off_at_what_is_too_long)
{
    const char *text = "[p]\na = 1\n---\n[q]\nb = 123456789\nc = 3\n---\n[r]\n";
    struct reader reader;
    struct ini_source source;
    start(&reader);
    ini_from_memory(&source, "a.ini", text, strlen(text));
    source.most_bytes = 17;
    check_documents(&reader, &source,
                    "1[p]\n2 a = 1\n--\n"
                    "4[q]\n5! The text is longer than 17 bytes. Is this the right file? Patients "
                    "are separated by lines \"---\".\n--\n8[r]\n--\n");
    source.at = 0;
    source.ended = false;
    source.most_bytes = 8;
    CHECK(read_next(&reader, &source));
    CHECK(!source.unreadable);
    source.most_bytes = 4;
    CHECK(read_next(&reader, &source));
    CHECK(source.unreadable);
    CHECK(!read_next(&reader, &source));
    arena_free(&reader.arena);
}

/* --- files --- */

TEST(opens_files_and_no_directories)
{
    struct ini_source source;
    contra_error error;
    CHECK(!ini_open(&source, "/nowhere/a.ini", &error));
    CHECK_INT(error.status, CONTRA_UNREADABLE);
    CHECK_TEXT(error.file, "/nowhere/a.ini");
    CHECK_TEXT(error.message, "The file cannot be opened: No such file or directory.");
    CHECK(!ini_open(&source, "/", &error));
    CHECK_INT(error.status, CONTRA_UNREADABLE);
    CHECK_TEXT(error.message, "The file cannot be opened: Is a directory.");
    CHECK(!ini_open(&source, "/", NULL));
    CHECK(ini_open(&source, __FILE__, &error));
    CHECK_TEXT(source.name, __FILE__);
    ini_close(&source);
    CHECK(ini_open(&source, "-", NULL));
    CHECK_TEXT(source.name, "standard input");
    ini_close(&source);
}

/* Opened behind ini_open's back, a directory fails at the first byte. */
TEST(tells_read_errors)
{
    struct reader reader;
    struct ini_source source;
    start(&reader);
    ini_from_memory(&source, "a.ini", NULL, 0);
    source.stream = fopen("/", "rb");
    CHECK(source.stream != NULL);
    check_documents(&reader, &source, "0! The file cannot be read: Is a directory.\n--\n");
    CHECK(source.unreadable);
    ini_close(&source);
    arena_free(&reader.arena);
}

/* --- memory --- */

static bool runs_out(struct reader *reader, struct ini_source *source)
{
    jmp_buf point;
    arena_on_full(&reader->arena, arena_jump, &point);
    if (setjmp(point) != 0)
        return true;
    read_next(reader, source);
    return false;
}

TEST(a_jump_reaches_the_caller)
{
    static const char text[] = "[p]\na = 1\nb = 2\nwrong\n";
    struct reader reader;
    struct ini_source source;
    start(&reader);
    reader.arena.limit = 100000;
    reader.greedy = true;
    ini_from_memory(&source, "a.ini", text, sizeof text - 1);
    CHECK(runs_out(&reader, &source));
    CHECK_TEXT(reader.seen.bytes, "1[p]\n2 a = 1\n");
    arena_free(&reader.arena);
}

TEST(runs_out_at_every_point)
{
    static const char text[] = "[p]\na = 1\nwrong\n  x = 1\n[open\nk=v\n---\n";
    size_t failed = 0;
    bool refused = true;
    for (size_t limit = 4200; refused; limit += 16) {
        struct reader reader;
        struct ini_source source;
        start(&reader);
        reader.arena.limit = limit;
        arena_alloc(&reader.arena, 3900); /* of the first block */
        ini_from_memory(&source, "a.ini", text, sizeof text - 1);
        refused = runs_out(&reader, &source);
        failed += refused;
        arena_free(&reader.arena);
    }
    CHECK(failed > 10);
}

/* --- anything at all --- */

/* Whatever the bytes, each document is told, and no line is counted twice or left out. */
TEST(survives_noise)
{
    static const char alphabet[] = "[]=:;#\n\n\n\n\r\t  --- abk\xc3\xa9\xef\xbb\xbf";
    uint64_t seed = 7;
    for (int round = 0; round < 20000; round++) {
        char text[120];
        int lines = 0;
        for (size_t i = 0; i < sizeof text; i++) {
            seed = seed * 6364136223846793005u + 1442695040888963407u;
            text[i] = alphabet[(seed >> 33) % (sizeof alphabet - (round % 2 == 0))];
            lines += text[i] == '\n';
        }
        struct reader reader;
        struct ini_source source;
        start(&reader);
        ini_from_memory(&source, "a.ini", text, sizeof text);
        while (read_next(&reader, &source))
            text_add(&reader.seen, "--\n");
        check_memory(text, sizeof text, &all_seen, reader.seen.bytes);
        CHECK_INT(source.line, lines + (text[sizeof text - 1] != '\n'));
        for (size_t i = 0; i < reader.problems.count; i++)
            CHECK(strstr(reader.problems.items[i].message, "libinih") == NULL);
        arena_free(&reader.arena);
    }
}

TESTS(CASE(reads_sections_and_entries), CASE(finds_the_comment_and_its_gap),
      CASE(takes_both_line_ends_and_a_byte_order_mark), CASE(separates_documents),
      CASE(takes_lines_and_names_of_the_greatest_length), CASE(refuses_long_lines),
      CASE(refuses_long_names), CASE(refuses_invisible_characters), CASE(refuses_indented_lines),
      CASE(refuses_broken_headings), CASE(refuses_broken_entries), CASE(refuses_colons_in_keys),
      CASE(goes_on_after_what_it_refused), CASE(breaks_off_at_what_is_no_text),
      CASE(breaks_off_at_other_encodings), CASE(breaks_off_at_what_is_too_long),
      CASE(opens_files_and_no_directories), CASE(tells_read_errors),
      CASE(a_jump_reaches_the_caller), CASE(runs_out_at_every_point), CASE(survives_noise))

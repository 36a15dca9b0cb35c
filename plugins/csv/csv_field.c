/* SPDX-License-Identifier: MIT */
/* A spreadsheet takes what begins with = + - @ for a formula, which may run programs; in some
 * languages the wide forms too, and some drop blanks first. An apostrophe before it makes it text.
 * The same behind a semicolon, at which many spreadsheets divide lines instead. Line breaks and
 * other control characters become blanks, so that a record stays a line.
 */
#include "csv/csv_field.h"

#include <stdio.h>
#include <string.h>

static void put(struct csv_line *line, const char *bytes, size_t length)
{
    if (!line->failed && length > 0)
        line->failed = line->sink(line->payload, bytes, length) != 0;
}

/* Does the text begin with one of them? Returns its length, or 0. */
static size_t begins_with(const char *text, const char *const *some)
{
    for (; *some != NULL; some++)
        if (strncmp(text, *some, strlen(*some)) == 0)
            return strlen(*some);
    return 0;
}

static bool is_control(char byte)
{
    return ((unsigned char)byte < 0x20 && byte != '\0') || byte == 0x7f;
}

static bool begins_formula(const char *text)
{
    static const char *const signs[] = {"=",
                                        "+",
                                        "-",
                                        "@",
                                        "\xef\xbc\x9d" /* wide = */,
                                        "\xef\xbc\x8b" /* wide + */,
                                        "\xef\xbc\x8d" /* wide - */,
                                        "\xef\xbc\xa0" /* wide @ */,
                                        "\xe2\x88\x92" /* the sign minus */,
                                        NULL};
    return begins_with(text, signs) > 0;
}

/* The length of a blank, seen or unseen; 0 if there is none. */
static size_t blank(const char *text)
{
    static const char *const wide[] = {"\xc2\xa0", "\xc2\xad", "\xe3\x80\x80", "\xef\xbb\xbf",
                                       NULL};
    bool in_row = (unsigned char)text[0] == 0xe2 && (unsigned char)text[1] == 0x80 &&
                  ((unsigned char)text[2] <= 0x8f || (unsigned char)text[2] == 0xaf);
    if (text[0] == ' ' || is_control(text[0]))
        return 1;
    return in_row ? 3 : begins_with(text, wide); /* U+2000 to U+200F, U+202F */
}

/* --- fields --- */

static void begin(struct csv_line *line, bool quoted)
{
    put(line, ",", line->begun ? 1 : 0);
    put(line, "\"", quoted ? 1 : 0);
    line->begun = true;
    line->quoted = quoted;
    line->start = true;
}

void csv_field_begin(struct csv_line *line)
{
    begin(line, true);
}

void csv_field_end(struct csv_line *line)
{
    put(line, "\"", line->quoted ? 1 : 0);
}

void csv_field_add(struct csv_line *line, const char *text)
{
    for (size_t length; *text != '\0'; text += length) {
        bool is_blank = (length = blank(text)) > 0;
        if (line->start && begins_formula(text))
            put(line, "'", 1);
        line->start = *text == ';' || (line->start && is_blank);
        if (!is_blank)
            length = 1;
        put(line, is_control(*text) ? " " : text, length);
        put(line, "\"", *text == '"' ? 1 : 0);
    }
}

void csv_field(struct csv_line *line, const char *text)
{
    text = text != NULL ? text : "";
    size_t length = strlen(text);
    bool edge = length > 0 && (blank(text) > 0 || text[length - 1] == ' ');
    begin(line, edge || strpbrk(text, ",;\"\r\n") != NULL);
    csv_field_add(line, text);
    csv_field_end(line);
}

void csv_number(struct csv_line *line, size_t number)
{
    char digits[32];
    snprintf(digits, sizeof digits, "%zu", number);
    csv_field(line, digits);
}

/* --- lines --- */

void csv_line_start(struct csv_line *line, contra_sink sink, void *payload)
{
    *line = (struct csv_line){.sink = sink, .payload = payload};
}

contra_status csv_line_end(struct csv_line *line)
{
    put(line, "\r\n", 2);
    return line->failed ? CONTRA_BROKEN : CONTRA_OK;
}

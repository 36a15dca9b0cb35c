/* SPDX-License-Identifier: MIT */
#include "facts/ini_line.h"

#include <stdio.h>
#include <string.h>

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t';
}

static char *skip_blanks(char *text)
{
    while (is_blank(*text))
        text++;
    return text;
}

/* Ends a text of `length` bytes behind its last byte that is not blank; returns what is left. */
static size_t trim_end(char *text, size_t length)
{
    while (length > 0 && is_blank(text[length - 1]))
        length--;
    text[length] = '\0';
    return length;
}

/* As inih: the first semicolon behind a blank. */
static char *find_comment(char *text)
{
    for (char *at = strchr(text, ';'); at != NULL; at = strchr(at + 1, ';'))
        if (at > text && is_blank(at[-1]))
            return at;
    return NULL;
}

bool ini_line_separates(const char *text)
{
    if (strncmp(text, INI_MARK, strlen(INI_MARK)) == 0)
        text += strlen(INI_MARK);
    return text[0] == '-' && strncmp(text, "---", 3) == 0 &&
           text[3 + strspn(text + 3, " \t")] == '\0';
}

static bool is_hidden(unsigned code)
{
    return (code >= 0x80 && code < 0xa0) || code == 0xad || code == 0x200b || code == 0x200e ||
           code == 0x200f || (code >= 0x2028 && code <= 0x202e) ||
           (code >= 0x2060 && code <= 0x2069) || code == 0xfeff;
}

unsigned ini_line_hidden(const char *text)
{
    for (const unsigned char *at = (const unsigned char *)text; *at != '\0'; at++) {
        if ((*at >= ' ' && *at < 0x7f) || *at == '\t') /* nearly always */
            continue;
        if (*at < 0x80)
            return *at;
        unsigned code = 0;
        if (*at == 0xc2)
            code = at[1];
        else if ((*at & 0xf0) == 0xe0)
            code = (*at & 0x0fu) << 12 | (at[1] & 0x3fu) << 6 | (at[2] & 0x3fu);
        if (is_hidden(code))
            return code;
    }
    return 0;
}

/* --- headings --- */

static bool check_section_name(struct ini_line *line, const char *name, size_t length, char *why)
{
    line->name = name;
    line->name_length = length;
    if (length == 0) {
        snprintf(why, INI_WHY_SIZE, "\"[]\" has no name. Write one between the brackets.");
        return false;
    }
    if (is_blank(name[0]) || is_blank(name[length - 1])) {
        snprintf(why, INI_WHY_SIZE,
                 "\"[%s]\" has blanks beside its brackets. Write the name without them.", name);
        return false;
    }
    if (length > INI_NAME_MOST) {
        snprintf(why, INI_WHY_SIZE,
                 "The name \"%s\" has %zu bytes; the name of a section may have %d.", name, length,
                 INI_NAME_MOST);
        line->name_too_long = true;
        return false;
    }
    return true;
}

static bool split_heading(struct ini_line *line, char *text, char *why)
{
    char *name = text + 1;
    char *close = strchr(name, ']');
    char *comment = find_comment(name);
    line->kind = INI_HEADING;
    if (close == NULL || (comment != NULL && comment < close)) {
        if (comment != NULL)
            *comment = '\0';
        trim_end(name, strlen(name));
        snprintf(why, INI_WHY_SIZE, "The heading \"[%s\" is not closed. Write \"[%s]\".", name,
                 name);
        return false;
    }
    *close = '\0';
    char *behind = skip_blanks(close + 1);
    bool is_comment = *behind == ';' && behind > close + 1;
    if (*behind != '\0' && !is_comment) {
        snprintf(
            why, INI_WHY_SIZE,
            "Something stands behind the heading \"[%s]\". Put it on a line of its own; a comment "
            "may stand here if it begins with a blank and \";\".",
            name);
        return false;
    }
    return check_section_name(line, name, (size_t)(close - name), why);
}

/* --- entries --- */

/* A line without a separator; it is not repeated, since it may be a patient's name. */
static bool refuse_bare(const char *text, char *why)
{
    if (strncmp(text, "---", 3) == 0)
        snprintf(
            why, INI_WHY_SIZE,
            "This line separates nothing. A line that separates patients is \"---\" and nothing "
            "else.");
    else
        snprintf(
            why, INI_WHY_SIZE,
            "This line is neither a heading nor an entry. Write an entry as \"key = value\", and "
            "begin a comment with \";\".");
    return false;
}

/* inih would split "ATC:B01AA03 = yes" at the colon. A colon before a blank was meant to. */
static bool refuse_colon(char *text, char *colon, char *why)
{
    char *equals = strchr(colon, '=');
    if (colon == text) {
        snprintf(why, INI_WHY_SIZE,
                 "There is no key before \":\". Write an entry as \"key = value\".");
        return false;
    }
    if (equals == NULL || is_blank(colon[1])) {
        *colon = '\0';
        trim_end(text, (size_t)(colon - text));
        snprintf(
            why, INI_WHY_SIZE,
            "\"%s\" is followed by \":\". Write \"=\" between a key and its value: \"%s = ...\".",
            text, text);
        return false;
    }
    *equals = '\0';
    trim_end(text, (size_t)(equals - text));
    int before = (int)(colon - text);
    snprintf(why, INI_WHY_SIZE,
             "The key \"%s\" holds a \":\", which no key may. Write \"%.*s %s = ...\".", text,
             before, text, colon + 1);
    return false;
}

static bool check_key(struct ini_line *line, const char *key, size_t length, char *why)
{
    line->name = key;
    line->name_length = length;
    if (length == 0) {
        snprintf(why, INI_WHY_SIZE,
                 "There is no key before \"=\". Write what the value is of: \"key = value\".");
        return false;
    }
    if (length > INI_NAME_MOST) {
        snprintf(why, INI_WHY_SIZE, "The name \"%s\" has %zu bytes; a key may have %d.", key,
                 length, INI_NAME_MOST);
        line->name_too_long = true;
        return false;
    }
    return true;
}

/* The value, up to the comment behind it; measures the blanks between them. */
static void take_value(struct ini_line *line, char *value, char *end, char *comment)
{
    line->comment = comment;
    line->comment_gap = 0;
    if (comment != NULL) {
        end = comment;
        while (end > value && is_blank(end[-1]))
            line->comment_gap += *--end == '\t' ? 2 : 1;
        *end = '\0';
    }
    line->value = skip_blanks(value);
    line->value_length = (size_t)(end - line->value);
}

static bool split_entry(struct ini_line *line, char *text, size_t length, char *why)
{
    char *separator = text;
    while (*separator != '\0' && *separator != '=' && *separator != ':')
        separator++;
    char *comment = find_comment(text);
    line->kind = INI_ENTRY;
    if (*separator == '\0' || (comment != NULL && comment < separator))
        return refuse_bare(text, why);
    if (*separator == ':')
        return refuse_colon(text, separator, why);
    take_value(line, separator + 1, text + length, comment);
    return check_key(line, text, trim_end(text, (size_t)(separator - text)), why);
}

/* inih joins an indented line to the entry above. Without "=" it may be the rest of a value; of
 * values nothing is repeated here, since they may be a patient's name. */
static bool refuse_indented(char *text, char *why)
{
    size_t length = strcspn(text, "=");
    bool has_key = text[length] == '=' && length > 0;
    trim_end(text, length);
    if (has_key)
        snprintf(why, INI_WHY_SIZE, "\"%s\" is indented. Begin the line at the left edge.", text);
    else if (text[0] == '[')
        snprintf(why, INI_WHY_SIZE, "The heading is indented. Begin the line at the left edge.");
    else
        snprintf(
            why, INI_WHY_SIZE,
            "This line is indented. A value cannot go on from the line above: write an entry of "
            "its own at the left edge.");
    return false;
}

bool ini_line_split(struct ini_line *line, char *text, size_t length, char why[INI_WHY_SIZE])
{
    *line = (struct ini_line){.kind = INI_NOTHING};
    length = trim_end(text, length);
    char *start = skip_blanks(text);
    if (*start == '\0' || *start == ';' || *start == '#')
        return true;
    line->kind = *start == '[' ? INI_HEADING : INI_ENTRY;
    if (start > text)
        return refuse_indented(start, why);
    return line->kind == INI_HEADING ? split_heading(line, text, why)
                                     : split_entry(line, text, length, why);
}

/* --- entries as most are --- */

/* Printable ASCII that means nothing to inih: all but `:`, `;` and `=`. */
static bool is_plain(char byte)
{
    static const unsigned char plain[256] = {
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, /* control bytes */
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, /* */
        1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, /* blank to / */
        1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 1, 0, 1, 1, /* 0 to ? */
        1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, /* @ to O */
        1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, /* P to _ */
        1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, /* ` to o */
        1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0  /* p to ~ */
    };
    return plain[(unsigned char)byte];
}

size_t ini_line_plain(struct ini_line *line, const char *from, size_t left)
{
    const char *most = from + (left <= INI_LINE_MOST ? left : INI_LINE_MOST + 1);
    const char *equals = from;
    if (from == most || from[0] == ' ' || from[0] == '[' || from[0] == '#' || from[0] == '-')
        return 0;
    while (equals < most && is_plain(*equals))
        equals++;
    if (equals == most || *equals != '=')
        return 0;
    const char *value = equals + 1, *end = value;
    while (end < most && is_plain(*end))
        end++;
    if (end == most || *end != '\n')
        return 0;
    size_t bytes = (size_t)(end - from) + 1;
    while (equals > from && equals[-1] == ' ')
        equals--;
    while (value < end && *value == ' ')
        value++;
    while (end > value && end[-1] == ' ')
        end--;
    size_t key = (size_t)(equals - from);
    if (key == 0 || key > INI_NAME_MOST)
        return 0;
    *line = (struct ini_line){.kind = INI_ENTRY,
                              .name = from,
                              .name_length = key,
                              .value = value,
                              .value_length = (size_t)(end - value)};
    return bytes;
}

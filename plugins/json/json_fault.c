/* SPDX-License-Identifier: MIT */
/* Nothing of a value is repeated, since it may be a patient's name; a key is. */
#include "json/json_fault.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

void json_fault(struct json_text *text, int line, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    text->fault_line = line;
    vsnprintf(text->fault, sizeof text->fault, format, arguments);
    va_end(arguments);
}

/* --- what jansson stood before --- */

enum { TOKEN_SIZE = JSON_ERROR_TEXT_LENGTH };

/* The token that jansson read last, and false if it was cut. "" at the end of the text. */
static bool read_token(const json_error_t *error, char out[TOKEN_SIZE])
{
    const char *near = strstr(error->text, " near '");
    out[0] = '\0';
    if (near == NULL)
        return true;
    strcpy(out, near + strlen(" near '"));
    size_t length = strlen(out);
    bool whole = length > 0 && out[length - 1] == '\'';
    if (whole)
        out[length - 1] = '\0';
    return whole;
}

/* jansson tells the last character of the token; people look at its first. */
static size_t first_of(const char *token, size_t last)
{
    size_t characters = 0;
    for (; *token != '\0'; token++)
        characters += ((unsigned char)*token & 0xC0) != 0x80;
    return characters > 1 && characters <= last ? last - characters + 1 : last;
}

/* --- what is wrong --- */

/* The beginning of jansson's reason, and ours. */
static const char *reason(const char *text)
{
    static const char *const reasons[][2] = {
        {"string or '}' expected", "a key in double quotes, or \"}\", should stand here."},
        {"':' expected", "a \":\" should stand here, behind the key."},
        {"'}' expected", "a comma and the next member, or \"}\", should stand here."},
        {"']' expected", "a comma and the next element, or \"]\", should stand here."},
        {"unexpected newline", "the line ends within a text in double quotes."},
        {"control character", "this text holds a control character; write it as \\u and four "
                              "hexadecimal digits."},
        {"invalid escape", "this text holds a \"\\\" before what cannot follow it. Write \"\\\\\" "
                           "for a \"\\\" itself; \\u takes four hexadecimal digits."},
        {"invalid Unicode", "this text holds half a character: \\ud800 to \\udfff come in pairs."},
        {"unexpected token", "a value should stand here."},
        {"invalid token", "this is no value of JSON."},
    };
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
        if (strncmp(text, reasons[i][0], strlen(reasons[i][0])) == 0)
            return reasons[i][1];
    return "this breaks the rules of JSON.";
}

/* What other languages write, or what is often forgotten. */
static const char *hint(const char *text, const char *token)
{
    static const char *const hints[][3] = {
        {"", "True", " JSON has true."},
        {"", "False", " JSON has false."},
        {"", "yes", " JSON has true."},
        {"", "no", " JSON has false."},
        {"", "None", " JSON has null."},
        {"", "NULL", " JSON has null."},
        {"", "undefined", " JSON has null."},
        {"", "NaN", " JSON has null for what is not known."},
        {"", "'", " JSON has double quotes."},
        {"", "/", " JSON has no comments."},
        {"", "#", " JSON has no comments."},
        {"invalid", "+", " JSON has no + before a number."},
        {"invalid", ".", " JSON has a digit before the point."},
        {"invalid", "0", " JSON has no zeros before a number."},
        {"string or", "}", " Delete the comma before it."},
        {"unexpected", "]", " Delete the comma before it."},
    };
    for (size_t i = 0; i < sizeof hints / sizeof *hints; i++)
        if (strncmp(text, hints[i][0], strlen(hints[i][0])) == 0 && strcmp(token, hints[i][1]) == 0)
            return hints[i][2];
    bool is_letter = (token[0] >= 'a' && token[0] <= 'z') || (token[0] >= 'A' && token[0] <= 'Z');
    return is_letter ? " Words are written in double quotes." : "";
}

static void describe_end(struct json_text *text, int line)
{
    if (line > text->line)
        json_fault(text, line,
                   "The text ends here, before the object that begins in line %d does. Is it "
                   "whole?",
                   text->line);
    else
        json_fault(text, line, "The line ends before its object does. Is it whole?");
}

void json_fault_syntax(struct json_text *text, const json_error_t *error, size_t before)
{
    char token[TOKEN_SIZE];
    bool whole = read_token(error, token);
    int line = text->line + (error->line > 0 ? error->line - 1 : 0);
    size_t last =
        (error->column > 0 ? (size_t)error->column : 1) + (line == text->line ? before : 0);
    size_t at = whole ? first_of(token, last) : last;
    switch (json_error_code(error)) {
    case json_error_premature_end_of_input: describe_end(text, line); break;
    case json_error_duplicate_key:
        json_fault(text, line, "The key %s stands twice in the same object. Delete one of them.",
                   token);
        break;
    case json_error_numeric_overflow:
        json_fault(text, line, "The number at character %zu of this line is too large.", at);
        break;
    case json_error_null_character:
    case json_error_null_byte_in_key:
        json_fault(text, line,
                   "The text at character %zu of this line holds \\u0000, which no text may hold.",
                   at);
        break;
    case json_error_invalid_utf8:
        json_fault(text, line,
                   "The text is not UTF-8: behind character %zu of this line stands a byte that "
                   "cannot stand there. Save the file as UTF-8.",
                   last);
        break;
    default:
        json_fault(text, line, "The JSON is broken at character %zu of this line: %s%s", at,
                   reason(error->text), hint(error->text, token));
    }
}

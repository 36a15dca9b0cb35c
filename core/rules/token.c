/* SPDX-License-Identifier: MIT */
#include "rules/token.h"

#include <stdint.h>
#include <string.h>

/* What a byte may be, as sums: not as ctype.h has it, which the locale changes. A table, because
 * every byte of a pack's rules is looked up here when a command starts. */
enum {
    BLANK = 1,
    DIGIT = 2,
    LETTER = 4,
    ENDS_TEXT = 8, /* or may: in a string */
    NOTABLE = 16   /* on the way to a closing bracket */
};
static const unsigned char kinds[256] = {
    0,  0,  0,  0,  0,  0,  0,  0,  0,  1,  25, 1,  1,  25, 0,  0,  /* from 0x00 */
    0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  /* from 0x10 */
    1,  0,  24, 0,  0,  0,  0,  24, 0,  0,  0,  0,  0,  16, 0,  0,  /* from 0x20 */
    2,  2,  2,  2,  2,  2,  2,  2,  2,  2,  0,  0,  0,  0,  0,  0,  /* from 0x30 */
    0,  4,  4,  4,  4,  4,  4,  4,  4,  4,  4,  4,  4,  4,  4,  4,  /* from 0x40 */
    4,  4,  4,  4,  4,  4,  4,  4,  4,  4,  4,  16, 8,  0,  0,  4,  /* from 0x50 */
    0,  4,  4,  4,  4,  4,  4,  4,  4,  4,  4,  4,  4,  4,  4,  4,  /* from 0x60 */
    4,  4,  4,  4,  4,  4,  4,  4,  4,  4,  4,  16, 0,  16, 0,  0,  /* from 0x70 */
    16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, /* from 0x80 */
    16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, /* from 0x90 */
    16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, /* from 0xa0 */
    16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, /* from 0xb0 */
    16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, /* from 0xc0 */
    16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, /* from 0xd0 */
    16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, /* from 0xe0 */
    16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, /* from 0xf0 */
};

static bool is(char c, int kind)
{
    return (kinds[(unsigned char)c] & kind) != 0;
}

static bool is_digit(char c)
{
    return is(c, DIGIT);
}

static bool is_letter(char c)
{
    return is(c, LETTER);
}

static bool is_blank(char c)
{
    return is(c, BLANK);
}

static int hex_value(char c)
{
    if (is_digit(c))
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* --- moving through the text --- */

static char ahead(const struct tokens *tokens, size_t distance)
{
    return (size_t)(tokens->end - tokens->at) > distance ? tokens->at[distance] : '\0';
}

/* Over one byte, or a line's end: to Lua that is \n, \r, or two of them that differ. */
static void move(struct tokens *tokens)
{
    char c = *tokens->at, next = ahead(tokens, 1);
    if (c == '\n' || c == '\r') {
        tokens->line++;
        tokens->at += (next == '\n' || next == '\r') && next != c;
    }
    tokens->at++;
}

/* The level of a long bracket that opens here: "[[" is 0, "[=[" is 1; -1 if it is none. */
static int long_bracket(const struct tokens *tokens)
{
    size_t level = 0;
    if (ahead(tokens, 0) != '[')
        return -1;
    while (ahead(tokens, level + 1) == '=')
        level++;
    return ahead(tokens, level + 1) == '[' ? (int)level : -1;
}

static bool closes(const struct tokens *tokens, size_t level)
{
    if (ahead(tokens, 0) != ']' || ahead(tokens, level + 1) != ']')
        return false;
    for (size_t i = 1; i <= level; i++)
        if (tokens->at[i] != '=')
            return false;
    return true;
}

static void skip_long(struct tokens *tokens, size_t level)
{
    tokens->at += level + 2;
    while (tokens->at < tokens->end && !closes(tokens, level))
        move(tokens);
    if (tokens->at < tokens->end)
        tokens->at += level + 2;
}

static void skip_comment(struct tokens *tokens)
{
    tokens->at += 2;
    int level = long_bracket(tokens);
    if (level >= 0) {
        skip_long(tokens, (size_t)level);
        return;
    }
    size_t left = (size_t)(tokens->end - tokens->at);
    const char *end = memchr(tokens->at, '\n', left);
    if (end == NULL)
        end = tokens->end;
    const char *carriage = memchr(tokens->at, '\r', (size_t)(end - tokens->at));
    tokens->at = carriage != NULL ? carriage : end;
}

static void skip_blanks(struct tokens *tokens)
{
    while (tokens->at < tokens->end) {
        if (*tokens->at == ' ')
            tokens->at++;
        else if (is_blank(*tokens->at))
            move(tokens);
        else if (ahead(tokens, 0) == '-' && ahead(tokens, 1) == '-')
            skip_comment(tokens);
        else
            return;
    }
}

/* Behind a backslash: \z skips all blanks, \ and a line's end go on in the next line. */
static void skip_escape(struct tokens *tokens)
{
    if (*tokens->at == 'z') {
        tokens->at++;
        while (tokens->at < tokens->end && is_blank(*tokens->at))
            move(tokens);
    } else {
        move(tokens);
    }
}

/* False if the string does not end in its line. */
static bool skip_string(struct tokens *tokens)
{
    char quote = *tokens->at++;
    for (;;) {
        while (tokens->at < tokens->end && !is(*tokens->at, ENDS_TEXT))
            tokens->at++;
        if (tokens->at == tokens->end || is(*tokens->at, BLANK)) /* the line ends */
            return false;
        char c = *tokens->at++;
        if (c == quote)
            return true;
        if (c == '\\' && tokens->at < tokens->end)
            skip_escape(tokens);
    }
}

static void skip_number(struct tokens *tokens)
{
    bool hex = ahead(tokens, 0) == '0' && (ahead(tokens, 1) | 32) == 'x';
    char exponent = hex ? 'p' : 'e';
    while (is(ahead(tokens, 0), DIGIT | LETTER) || ahead(tokens, 0) == '.') {
        bool power = (*tokens->at | 32) == exponent;
        tokens->at++;
        if (power && (ahead(tokens, 0) == '+' || ahead(tokens, 0) == '-'))
            tokens->at++;
    }
}

static void skip_sign(struct tokens *tokens)
{
    char first = ahead(tokens, 0), second = ahead(tokens, 1);
    bool twice = first == second;
    switch (first) {
    case '.': tokens->at += twice ? (ahead(tokens, 2) == '.' ? 3 : 2) : 1; break;
    case '=':
    case '~': tokens->at += second == '=' ? 2 : 1; break;
    case '<':
    case '>': tokens->at += twice || second == '=' ? 2 : 1; break;
    case '/':
    case ':': tokens->at += twice ? 2 : 1; break;
    default: tokens->at++;
    }
}

/* --- tokens --- */

void tokens_start(struct tokens *tokens, const char *text, size_t length)
{
    *tokens = (struct tokens){.at = text, .end = text + length, .line = 1};
}

struct token tokens_next(struct tokens *tokens)
{
    skip_blanks(tokens);
    struct token token = {.start = tokens->at, .line = tokens->line};
    char c = ahead(tokens, 0);
    if (tokens->at == tokens->end) {
        token.kind = TOKEN_END;
    } else if (is_letter(c)) {
        token.kind = TOKEN_WORD;
        while (is(ahead(tokens, 0), LETTER | DIGIT))
            tokens->at++;
    } else if (is_digit(c) || (c == '.' && is_digit(ahead(tokens, 1)))) {
        token.kind = TOKEN_NUMBER;
        skip_number(tokens);
    } else if (c == '"' || c == '\'') {
        token.kind = TOKEN_STRING;
        skip_string(tokens);
    } else if (c == '[' && long_bracket(tokens) >= 0) {
        token.kind = TOKEN_LONG;
        skip_long(tokens, (size_t)long_bracket(tokens));
    } else {
        token.kind = TOKEN_SIGN;
        skip_sign(tokens);
    }
    token.length = (size_t)(tokens->at - token.start);
    return token;
}

struct token tokens_peek(const struct tokens *tokens)
{
    struct tokens copy = *tokens;
    return tokens_next(&copy);
}

/* Strings, comments and long brackets begin and end where they do for tokens_next. There is one
 * more thing that may hold what looks like a comment, a numeral as 1e--, and that no Lua takes. */
bool tokens_skip_table(struct tokens *tokens)
{
    struct tokens here = *tokens;
    int depth = 1;
    while (here.at < here.end) {
        char c = *here.at;
        if (!is(c, NOTABLE)) {
            here.at++;
        } else if (c == '"' || c == '\'') {
            if (!skip_string(&here))
                return false;
        } else if (c == '-' && ahead(&here, 1) == '-') {
            skip_comment(&here);
        } else if (c == '[' && long_bracket(&here) >= 0) {
            skip_long(&here, (size_t)long_bracket(&here));
        } else if ((unsigned char)c >= 0x80) {
            return false;
        } else if (c == '}' && --depth == 0) {
            *tokens = here;
            return true;
        } else {
            depth += c == '{';
            move(&here);
        }
    }
    return false;
}

/* --- what a string says --- */

/* Up to six bytes, as Lua writes code points to 2^31. */
static size_t write_utf8(char *out, uint32_t code)
{
    char reversed[8];
    size_t length = 0;
    uint32_t first_most = 0x3F; /* what fits into the first byte */
    if (code < 0x80) {
        *out = (char)code;
        return 1;
    }
    do {
        reversed[length++] = (char)(0x80 | (code & 0x3F));
        code >>= 6;
        first_most >>= 1;
    } while (code > first_most);
    reversed[length++] = (char)(unsigned char)((~first_most << 1) | code);
    for (size_t i = 0; i < length; i++)
        out[i] = reversed[length - 1 - i];
    return length;
}

static const char *read_code_point(const char *at, const char *end, char **out)
{
    uint32_t code = 0;
    if (at < end && *at == '{')
        at++;
    for (; at < end && hex_value(*at) >= 0; at++)
        code = (code << 4 | (uint32_t)hex_value(*at)) & 0x7FFFFFFF;
    *out += write_utf8(*out, code);
    return at < end && *at == '}' ? at + 1 : at;
}

static const char *read_digits(const char *at, const char *end, int base, int most, char **out)
{
    int code = 0;
    for (int i = 0; i < most && at < end; i++, at++) {
        int digit = hex_value(*at);
        if (digit < 0 || digit >= base)
            break;
        code = code * base + digit;
    }
    *(*out)++ = (char)(unsigned char)code;
    return at;
}

static const char *skip_line_end(const char *at, const char *end)
{
    bool pair = end - at > 1 && at[0] != at[1] && (at[1] == '\n' || at[1] == '\r');
    return at + (pair ? 2 : 1);
}

/* `at` stands behind the backslash. Never writes more than it reads. */
static const char *read_escape(const char *at, const char *end, char **out)
{
    static const char names[] = "abfnrtv", values[] = "\a\b\f\n\r\t\v";
    const char *name = *at == '\0' ? NULL : strchr(names, *at);
    if (name != NULL) {
        *(*out)++ = values[name - names];
        return at + 1;
    }
    if (*at == 'x')
        return read_digits(at + 1, end, 16, 2, out);
    if (*at == 'u')
        return read_code_point(at + 1, end, out);
    if (is_digit(*at))
        return read_digits(at, end, 10, 3, out);
    if (*at == 'z') {
        for (at++; at < end && is_blank(*at);)
            at++;
        return at;
    }
    bool line_end = *at == '\n' || *at == '\r';
    *(*out)++ = line_end ? '\n' : *at;
    return line_end ? skip_line_end(at, end) : at + 1;
}

static char *text_of_long(const struct token *token, struct arena *arena, size_t *length)
{
    const char *start = token->start + 1, *end = token->start + token->length;
    size_t level = 0;
    for (; *start == '='; start++)
        level++;
    start++;
    end = (size_t)(end - start) >= level + 2 ? end - level - 2 : start;
    if (start < end && (*start == '\n' || *start == '\r'))
        start = skip_line_end(start, end);
    *length = (size_t)(end - start);
    return arena_copy(arena, start, *length);
}

char *token_text(const struct token *token, struct arena *arena, size_t *length)
{
    if (token->kind == TOKEN_LONG)
        return text_of_long(token, arena, length);
    const char *at = token->start + 1, *end = token->start + token->length;
    if (end > at && end[-1] == *token->start)
        end--;
    char *text = arena_alloc(arena, token->length + 8), *out = text;
    while (at < end) {
        if (*at != '\\' || at + 1 == end)
            *out++ = *at++;
        else
            at = read_escape(at + 1, end, &out);
    }
    *length = (size_t)(out - text);
    return text;
}

/* SPDX-License-Identifier: MIT */
/* The grammar of JSON without memory, for texts that jansson refused: if it finds nothing wrong,
 * there was no memory. What stands within strings is jansson's, which names that apart. */
#include "json/json_check.h"

#include <string.h>

struct check {
    const char *at, *end;
};

static char next(const struct check *check)
{
    return check->at < check->end ? *check->at : '\0';
}

static bool take(struct check *check, char byte)
{
    if (next(check) != byte)
        return false;
    check->at++;
    return true;
}

static void skip_blanks(struct check *check)
{
    while (next(check) == ' ' || next(check) == '\t' || next(check) == '\r' || next(check) == '\n')
        check->at++;
}

static bool take_string(struct check *check)
{
    if (!take(check, '"'))
        return false;
    while (check->at < check->end && *check->at != '"')
        check->at += *check->at == '\\' && check->end - check->at > 1 ? 2 : 1;
    return take(check, '"');
}

static bool take_digits(struct check *check)
{
    const char *start = check->at;
    while (next(check) >= '0' && next(check) <= '9')
        check->at++;
    return check->at > start;
}

static bool take_number(struct check *check)
{
    take(check, '-');
    if (!take(check, '0') && !take_digits(check))
        return false;
    if (take(check, '.') && !take_digits(check))
        return false;
    if (!take(check, 'e') && !take(check, 'E'))
        return true;
    if (!take(check, '+'))
        take(check, '-');
    return take_digits(check);
}

static bool take_word(struct check *check, const char *word)
{
    size_t length = strlen(word);
    if ((size_t)(check->end - check->at) < length || memcmp(check->at, word, length) != 0)
        return false;
    check->at += length;
    return true;
}

static bool take_value(struct check *check);

/* Behind its opening bracket. */
static bool take_rest(struct check *check, bool is_object)
{
    char close = is_object ? '}' : ']';
    skip_blanks(check);
    if (take(check, close))
        return true;
    do {
        skip_blanks(check);
        if (is_object && !take_string(check))
            return false;
        skip_blanks(check);
        if ((is_object && !take(check, ':')) || !take_value(check))
            return false;
        skip_blanks(check);
    } while (take(check, ','));
    return take(check, close);
}

static bool take_value(struct check *check)
{
    skip_blanks(check);
    switch (next(check)) {
    case '{':
    case '[': return take_rest(check, *check->at++ == '{');
    case '"': return take_string(check);
    case 't': return take_word(check, "true");
    case 'f': return take_word(check, "false");
    case 'n': return take_word(check, "null");
    default: return take_number(check);
    }
}

/* Reasons of jansson that want of memory has too. */
static bool is_doubtful(const json_error_t *error)
{
    static const char *const reasons[] = {"string or", "unexpected token", "invalid token", "'"};
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
        if (strncmp(error->text, reasons[i], strlen(reasons[i])) == 0)
            return true;
    return false;
}

bool json_check_no_memory(const json_error_t *error, const char *text, size_t length)
{
    struct check check = {text, text + length};
    enum json_error_code code = json_error_code(error);
    if (code == json_error_unknown || code == json_error_out_of_memory)
        return true;
    return code == json_error_invalid_syntax && is_doubtful(error) && take_value(&check) &&
           check.at == check.end;
}

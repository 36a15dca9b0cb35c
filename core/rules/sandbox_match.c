/* SPDX-License-Identifier: MIT */
/* Lua's patterns, as its manual describes them, with every step charged: the stock matcher can run
 * for ever within one call. Letters are those of ASCII, whatever the locale. */
#include <ctype.h>
#include <lauxlib.h>
#include <string.h>

#include "rules/sandbox_inside.h"

#define MOST_DEPTH       200
#define CREDIT           64 /* steps that are charged at once */
#define WORK_OF_STEP     4
#define CAPTURE_OPEN     (-1)
#define CAPTURE_POSITION (-2)

void match_init(struct match *match, lua_State *L, const char *text, size_t length,
                const char *pattern_end)
{
    match->L = L;
    match->text = text;
    match->text_end = text + length;
    match->pattern_end = pattern_end;
    match->depth = MOST_DEPTH;
    match->credit = 0;
    match->count = 0;
}

static void step(struct match *match)
{
    if (match->credit-- == 0) {
        sandbox_charge(match->L, (size_t)CREDIT * WORK_OF_STEP);
        match->credit = CREDIT - 1;
    }
}

/* --- one item of a pattern: a letter, ., %a, [set] --- */

static const char *end_of_set(struct match *match, const char *p)
{
    if (*p == '^')
        p++;
    do { /* a ] that comes first is one of the set */
        step(match);
        if (p == match->pattern_end)
            luaL_error(match->L, "malformed pattern (missing ']')");
        if (*p++ == '%' && p < match->pattern_end)
            p++;
    } while (p == match->pattern_end || *p != ']');
    return p + 1;
}

static const char *end_of_item(struct match *match, const char *p)
{
    char first = *p++;
    if (first == '[')
        return end_of_set(match, p);
    if (first != '%')
        return p;
    if (p == match->pattern_end)
        luaL_error(match->L, "malformed pattern (ends with '%%')");
    return p + 1;
}

static bool is_of_class(int c, int class)
{
    bool is;
    switch (tolower(class)) {
    case 'a': is = c < 128 && isalpha(c); break;
    case 'c': is = c < 128 && iscntrl(c); break;
    case 'd': is = c < 128 && isdigit(c); break;
    case 'g': is = c < 128 && isgraph(c); break;
    case 'l': is = c < 128 && islower(c); break;
    case 'p': is = c < 128 && ispunct(c); break;
    case 's': is = c < 128 && isspace(c); break;
    case 'u': is = c < 128 && isupper(c); break;
    case 'w': is = c < 128 && isalnum(c); break;
    case 'x': is = c < 128 && isxdigit(c); break;
    default: return class == c;
    }
    return is == (islower(class) != 0);
}

static int byte_at(const char *at)
{
    return (unsigned char)*at;
}

/* `p` stands behind the bracket, `end` on the closing one. */
static bool is_in_set(struct match *match, int c, const char *p, const char *end)
{
    bool wanted = *p != '^';
    if (!wanted)
        p++;
    while (p < end) {
        step(match);
        if (*p == '%') {
            if (is_of_class(c, byte_at(p + 1)))
                return wanted;
            p += 2;
        } else if (p[1] == '-' && p + 2 < end) {
            if (byte_at(p) <= c && c <= byte_at(p + 2))
                return wanted;
            p += 3;
        } else if (byte_at(p++) == c) {
            return wanted;
        }
    }
    return !wanted;
}

static bool fits(struct match *match, const char *at, const char *p, const char *p_end)
{
    step(match);
    if (at >= match->text_end)
        return false;
    switch (*p) {
    case '.': return true;
    case '%': return is_of_class(byte_at(at), byte_at(p + 1));
    case '[': return is_in_set(match, byte_at(at), p + 1, p_end - 1);
    default: return *p == *at;
    }
}

/* --- an item with *, + or -, and what follows --- */

static const char *match_most(struct match *match, const char *at, const char *p, const char *p_end)
{
    ptrdiff_t count = 0;
    while (fits(match, at + count, p, p_end))
        count++;
    for (; count >= 0; count--) {
        const char *end = match_here(match, at + count, p_end + 1);
        if (end != NULL)
            return end;
    }
    return NULL;
}

static const char *match_least(struct match *match, const char *at, const char *p,
                               const char *p_end)
{
    for (;; at++) {
        const char *end = match_here(match, at, p_end + 1);
        if (end != NULL)
            return end;
        if (!fits(match, at, p, p_end))
            return NULL;
    }
}

/* --- captures --- */

static const char *open_capture(struct match *match, const char *at, const char *p,
                                ptrdiff_t length)
{
    if (match->count >= MATCH_CAPTURES)
        luaL_error(match->L, "too many captures");
    match->captures[match->count++] = (struct capture){at, length};
    const char *end = match_here(match, at, p);
    if (end == NULL)
        match->count--;
    return end;
}

static const char *close_capture(struct match *match, const char *at, const char *p)
{
    int i = match->count - 1;
    while (i >= 0 && match->captures[i].length != CAPTURE_OPEN)
        i--;
    if (i < 0)
        luaL_error(match->L, "invalid pattern capture");
    match->captures[i].length = at - match->captures[i].start;
    const char *end = match_here(match, at, p);
    if (end == NULL)
        match->captures[i].length = CAPTURE_OPEN;
    return end;
}

static void push_capture(const struct match *match, int index)
{
    const struct capture *capture = &match->captures[index];
    if (capture->length == CAPTURE_POSITION)
        lua_pushinteger(match->L, capture->start - match->text + 1);
    else if (capture->length == CAPTURE_OPEN)
        luaL_error(match->L, "unfinished capture");
    else
        lua_pushlstring(match->L, capture->start, (size_t)capture->length);
}

void match_push(struct match *match, int index, const char *start, const char *end)
{
    if (index < match->count)
        push_capture(match, index);
    else if (index == 0)
        lua_pushlstring(match->L, start, (size_t)(end - start));
    else
        luaL_error(match->L, "invalid capture index %%%d", index + 1);
}

int match_push_all(struct match *match, const char *start, const char *end)
{
    int count = match->count == 0 && start != NULL ? 1 : match->count;
    luaL_checkstack(match->L, count, "too many captures");
    for (int i = 0; i < count; i++)
        match_push(match, i, start, end);
    return count;
}

/* --- %b, %f and %1 --- */

static const char *match_balanced(struct match *match, const char *at, const char *p)
{
    if (match->pattern_end - p < 2)
        luaL_error(match->L, "malformed pattern (missing arguments to '%%b')");
    if (at >= match->text_end || *at != p[0])
        return NULL;
    ptrdiff_t open = 1;
    while (++at < match->text_end) {
        step(match);
        if (*at == p[1]) {
            if (--open == 0)
                return at + 1;
        } else if (*at == p[0]) {
            open++;
        }
    }
    return NULL;
}

static bool is_frontier(struct match *match, const char *at, const char *p, const char *p_end)
{
    if (p[0] != '[')
        luaL_error(match->L, "missing '[' after '%%f' in pattern");
    int before = at == match->text ? '\0' : byte_at(at - 1);
    int after = at == match->text_end ? '\0' : byte_at(at);
    return !is_in_set(match, before, p + 1, p_end - 1) && is_in_set(match, after, p + 1, p_end - 1);
}

static const char *match_captured(struct match *match, const char *at, int digit)
{
    int index = digit - '1';
    if (index < 0 || index >= match->count || match->captures[index].length < 0)
        luaL_error(match->L, "invalid capture index %%%d", index + 1);
    size_t length = (size_t)match->captures[index].length;
    if ((size_t)(match->text_end - at) < length)
        return NULL;
    sandbox_charge(match->L, length / 8);
    return memcmp(match->captures[index].start, at, length) == 0 ? at + length : NULL;
}

/* If *p is %b, %f or %1, moves *p behind it, and *at behind what it matches or to NULL. */
static bool match_special(struct match *match, const char **at, const char **p)
{
    const char *item = *p;
    if (item + 1 >= match->pattern_end || item[0] != '%')
        return false;
    if (item[1] == 'b') {
        *at = match_balanced(match, *at, item + 2);
        *p = item + 4;
    } else if (item[1] == 'f') {
        const char *set = item + 2;
        *p = *set == '[' ? end_of_item(match, set) : set;
        if (!is_frontier(match, *at, set, *p))
            *at = NULL;
    } else if (isdigit(byte_at(item + 1))) {
        *at = match_captured(match, *at, item[1]);
        *p = item + 2;
    } else {
        return false;
    }
    return true;
}

/* --- the whole --- */

/* An item with its suffix. Moves *at and *p on and returns true if the pattern simply goes on
 * behind it; else *at is where the whole rest of the pattern ended, or NULL. */
static bool match_item(struct match *match, const char **at, const char **p)
{
    const char *p_end = end_of_item(match, *p);
    char suffix = p_end < match->pattern_end ? *p_end : '\0';
    switch (suffix) {
    case '*': *at = match_most(match, *at, *p, p_end); return false;
    case '-': *at = match_least(match, *at, *p, p_end); return false;
    case '+':
        *at = fits(match, *at, *p, p_end) ? match_most(match, *at + 1, *p, p_end) : NULL;
        return false;
    case '?':
        if (fits(match, *at, *p, p_end)) {
            const char *end = match_here(match, *at + 1, p_end + 1);
            if (end != NULL) {
                *at = end;
                return false;
            }
        }
        *p = p_end + 1;
        return true;
    default:
        if (!fits(match, *at, *p, p_end)) {
            *at = NULL;
            return false;
        }
        ++*at;
        *p = p_end;
        return true;
    }
}

static const char *match_rest(struct match *match, const char *at, const char *p)
{
    while (p < match->pattern_end) {
        step(match);
        if (*p == '(' && p[1] == ')')
            return open_capture(match, at, p + 2, CAPTURE_POSITION);
        if (*p == '(')
            return open_capture(match, at, p + 1, CAPTURE_OPEN);
        if (*p == ')')
            return close_capture(match, at, p + 1);
        if (*p == '$' && p + 1 == match->pattern_end)
            return at == match->text_end ? at : NULL;
        if (match_special(match, &at, &p)) {
            if (at == NULL)
                return NULL;
        } else if (!match_item(match, &at, &p)) {
            return at;
        }
    }
    return at;
}

const char *match_here(struct match *match, const char *at, const char *pattern)
{
    if (match->depth-- == 0)
        luaL_error(match->L, "pattern too complex");
    const char *end = match_rest(match, at, pattern);
    match->depth++;
    return end;
}

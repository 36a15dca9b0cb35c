/* SPDX-License-Identifier: MIT */
#include "rules/scanner_keys.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

enum { COMPARED_MOST = 16 }; /* each with each; more are sorted */

/* A number as Lua would compare it: 1.0, 01, 0x1 and 1e0 are the key 1. One of more characters than
 * a double surely holds stays as it is written. Expects the C locale. */
static const char *read_number(const struct token *token, struct arena *arena)
{
    enum { SURE = 13 };
    char plain[32], *end;
    const char *text = arena_copy(arena, token->start, token->length);
    double number = strtod(text, &end);
    if (token->length > SURE || *end != '\0')
        return text;
    text_write_number(number, plain);
    return arena_string(arena, plain);
}

bool key_read(struct key *key, const struct token *token, struct arena *arena)
{
    key->line = token->line;
    if (token->kind == TOKEN_STRING || token->kind == TOKEN_LONG) {
        key->kind = KEY_TEXT;
        key->text = token_text(token, arena, &key->length);
    } else if (token->kind == TOKEN_NUMBER) {
        key->kind = KEY_NUMBER;
        key->text = read_number(token, arena);
        key->length = strlen(key->text);
    } else if (token_is(token, "true") || token_is(token, "false")) {
        key->kind = KEY_BOOLEAN;
        key->text = token->start;
        key->length = token->length;
    } else {
        return false;
    }
    return true;
}

int keys_compare(const struct key *a, const struct key *b)
{
    if (a->kind != b->kind)
        return a->kind < b->kind ? -1 : 1;
    size_t shorter = a->length < b->length ? a->length : b->length;
    int order = memcmp(a->text, b->text, shorter);
    if (order == 0)
        order = (a->length > b->length) - (a->length < b->length);
    return order;
}

bool keys_differ(const struct key *keys, size_t count)
{
    if (count > COMPARED_MOST)
        return false;
    for (size_t i = 0; i < count; i++) {
        if (keys[i].kind != KEY_TEXT)
            return false;
        for (size_t j = 0; j < i; j++)
            if (keys[i].length == keys[j].length && keys_compare(&keys[i], &keys[j]) == 0)
                return false;
    }
    return true;
}

static int compare_with_lines(const void *left, const void *right)
{
    const struct key *a = left, *b = right;
    int order = keys_compare(a, b);
    return order != 0 ? order : (a->line > b->line) - (a->line < b->line);
}

void keys_sort(struct key *keys, size_t count)
{
    if (count > 1)
        qsort(keys, count, sizeof *keys, compare_with_lines);
}

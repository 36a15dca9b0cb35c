/* SPDX-License-Identifier: MIT */
/* Lua text, word by word, as Lua 5.4 reads it. */
#ifndef CONTRA_RULES_TOKEN_H
#define CONTRA_RULES_TOKEN_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "base/arena.h"

enum token_kind {
    TOKEN_END,  /* of the text */
    TOKEN_WORD, /* a name or a keyword */
    TOKEN_NUMBER,
    TOKEN_STRING, /* in quotes */
    TOKEN_LONG,   /* in long brackets */
    TOKEN_SIGN    /* an operator, a bracket, or a byte that Lua does not know */
};

struct token {
    enum token_kind kind;
    const char *start; /* borrowed from the text */
    size_t length;
    int line; /* where it begins */
};

struct tokens {
    const char *at, *end;
    int line;
};

void tokens_start(struct tokens *tokens, const char *text, size_t length);

/* The next one; comments and blanks are skipped. A string that is broken ends at the line's end. */
struct token tokens_next(struct tokens *tokens);

/* The one behind, without moving. */
struct token tokens_peek(const struct tokens *tokens);

/* A string whose quotation mark is missing, or the first byte of a letter that Lua does not know.
 */
static inline bool token_is_garbled(const struct token *token)
{
    if (token->kind == TOKEN_STRING)
        return token->length < 2 || token->start[token->length - 1] != *token->start;
    return token->kind == TOKEN_SIGN && (unsigned char)*token->start >= 0x80;
}

/* Asked of each token many times, with constant words: the first byte settles nearly all. */
static inline bool token_is(const struct token *token, const char *word)
{
    return token->length > 0 && token->start[0] == word[0] && strlen(word) == token->length &&
           (token->kind == TOKEN_WORD || token->kind == TOKEN_SIGN) &&
           memcmp(token->start, word, token->length) == 0;
}

/* Moves from behind a `{` to the `}` that closes it, and looks on the way at nothing but what may
 * hide a bracket. False, with nothing moved, if a string is broken, a letter stands where Lua knows
 * none, or the text ends first: the tokens, one by one, tell what is wrong. */
bool tokens_skip_table(struct tokens *tokens);

/* What a string token says, its escapes read. NUL-terminated, in `arena`. */
char *token_text(const struct token *token, struct arena *arena, size_t *length);

#endif

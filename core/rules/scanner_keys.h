/* SPDX-License-Identifier: MIT */
/* The keys of a table as a rule file writes them, for the scanner. */
#ifndef CONTRA_RULES_SCANNER_KEYS_H
#define CONTRA_RULES_SCANNER_KEYS_H

#include "rules/token.h"

enum key_kind { KEY_TEXT, KEY_NUMBER, KEY_BOOLEAN };

struct key {
    enum key_kind kind;
    const char *text; /* borrowed from the file, or in the arena */
    size_t length;
    int line;
};

/* The key in `[key] =`; false if it is not one word that can be read without running it. */
bool key_read(struct key *key, const struct token *token, struct arena *arena);

/* Are all of them texts, few, and no two alike? So it is with nearly all tables. */
bool keys_differ(const struct key *keys, size_t count);

/* 0 if Lua would take one for the other. */
int keys_compare(const struct key *a, const struct key *b);

/* So that those alike stand side by side, by their lines. */
void keys_sort(struct key *keys, size_t count);

#endif

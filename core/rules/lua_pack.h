/* SPDX-License-Identifier: MIT */
/* The Lua state that a pack's rule files are loaded in, one after the other. */
#ifndef CONTRA_RULES_LUA_PACK_H
#define CONTRA_RULES_LUA_PACK_H

#include "rules/rule.h"
#include "rules/sandbox.h"

/* Opens the state, as book->loading. If there is no memory, the arena of the book says so (it does
 * not return). */
void lua_pack_start(struct rulebook *book, const struct sandbox_limits *limits);

/* Scans and runs one rule file. `text` lives in the book's arena; what is wrong goes to its
 * problems. */
void lua_pack_file(struct rulebook *book, const struct pack *pack, const char *path, char *text,
                   size_t length);

void lua_pack_end(struct rulebook *book);

#endif

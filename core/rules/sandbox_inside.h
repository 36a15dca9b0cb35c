/* SPDX-License-Identifier: MIT */
/* What the parts of the sandbox share, and nobody else sees.
 *
 *     sandbox.c          the state, its allocator, the budgets, the ways in
 *     sandbox_library.c  the environment: the allow-list, and the words of the language
 *     sandbox_table.c    the library `table`, and pairs
 *     sandbox_text.c     the library `string`
 *     sandbox_match.c    its patterns, step by step
 *     sandbox_freeze.c   sealing, freezing, putting back
 */
#ifndef CONTRA_RULES_SANDBOX_INSIDE_H
#define CONTRA_RULES_SANDBOX_INSIDE_H

#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include "rules/sandbox.h"

#define SANDBOX_MOST_VALUES 250 /* that one call takes beyond its parameters, or gives back */
#define SANDBOX_STEP        8   /* work: one turn of a loop that reads and writes a table */

/* The memory of a state: sandbox.c. */
#define POOL_STEP  ((size_t)16)
#define POOL_STEPS ((size_t)32)
#define POOL_LISTS (POOL_STEPS + 48) /* more than there are powers of two beyond the steps */
#define POOL_CHUNK ((size_t)32 * 1024)

struct pool_chunk {
    struct pool_chunk *older;
    max_align_t bytes[];
};

struct free_block {
    struct free_block *next;
};

struct sandbox {
    lua_State *lua;
    struct pool_chunk *chunks;
    unsigned char *next, *end;           /* what is left of the newest */
    struct free_block *free[POOL_LISTS]; /* what Lua gave back, by size */
    struct sandbox_limits limits;
    size_t live;                 /* bytes that Lua holds */
    size_t held;                 /* bytes of all chunks */
    bool metered;                /* within sandbox_call: instructions and work are counted */
    bool scripted;               /* ... or a chunk is being loaded: sizes of blocks are limited */
    long instructions, work;     /* what is left of them */
    struct timespec deadline;    /* of the wall clock */
    unsigned hooks;              /* how often the hook ran: the clock is read now and then */
    enum sandbox_result stopped; /* SANDBOX_OK, or why the call must end */
    enum sandbox_result refused; /* why memory was refused last */
    const char *spent;           /* the budget that was spent: a static text */
    const char *(*explain)(void *argument, const char *name);
    void *explain_argument;
};

/* --- the environment --- */

/* Fills the state with the allow-list. A lua_CFunction for sandbox_do. */
int sandbox_open_library(lua_State *L);

/* Pushes the sealed environment. */
void sandbox_push_environment(lua_State *L);

/* Each finds the stock library at index `stock` and the new one, to be filled, on top. */
void sandbox_open_table(lua_State *L, int stock);
void sandbox_open_text(lua_State *L, int stock);

/* pairs in a fixed order. */
int sandbox_pairs(lua_State *L);

/* Sets field `name` of the table on top to a function of ours. */
void sandbox_add(lua_State *L, const char *name, lua_CFunction function);

/* The same with one that ends by calling sandbox_stock: the stock function of that name. */
void sandbox_add_around(lua_State *L, int stock, const char *name, lua_CFunction function);
int sandbox_stock(lua_State *L);

/* The same with the stock function itself, charged for the texts that it is given from argument
 * `first` on, since any of them may be read as a number. */
void sandbox_add_stock(lua_State *L, int stock, const char *name, int first);

/* Between these, what a C function does for a script is the host's work: it is not counted. What
 * raises between them ends the call. */
void sandbox_pause(lua_State *L);
void sandbox_resume(lua_State *L);

/* The metamethod that fills a table before all of it is looked at. */
#define SANDBOX_FILL "__fill"

/* --- sealed tables --- */

/* Pushes what is inside the sealed table at `index`, and says true; or pushes nothing. */
bool sandbox_push_inside(lua_State *L, int index);

/* Raises if the table at `index` is sealed. */
void sandbox_refuse_sealed(lua_State *L, int index);

/* Seals the table on top in place, as part of the language: a check may hold it unexamined. */
void sandbox_seal_library(lua_State *L);

/* A check may hold the C function at `index`, although it has upvalues: they never change. */
void sandbox_trust(lua_State *L, int index);

/* --- patterns --- */

#define MATCH_CAPTURES 32

struct capture {
    const char *start;
    ptrdiff_t length; /* or CAPTURE_OPEN, CAPTURE_POSITION */
};

struct match {
    lua_State *L;
    const char *text, *text_end;
    const char *pattern_end;
    int depth;  /* of recursion that is left */
    int credit; /* steps that are already charged */
    int count;  /* of captures */
    struct capture captures[MATCH_CAPTURES];
};

void match_init(struct match *match, lua_State *L, const char *text, size_t length,
                const char *pattern_end);

/* Matches the pattern at `at`: where the match ends, or NULL. Raises for a malformed pattern, and
 * when work is spent. */
const char *match_here(struct match *match, const char *at, const char *pattern);

/* Pushes capture `index`, or the whole match from `start` to `end` if the pattern has none. */
void match_push(struct match *match, int index, const char *start, const char *end);

/* Pushes all captures; the whole match if there is none and `start` is given. */
int match_push_all(struct match *match, const char *start, const char *end);

#endif

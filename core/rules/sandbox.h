/* SPDX-License-Identifier: MIT */
/* A Lua state in which a hostile script harms nobody.
 *
 * It has an allow-list of functions and nothing else, budgets for instructions, charged work, live
 * memory and single blocks, and no way to catch the error of a spent budget. Every entry from C
 * into Lua goes through sandbox_call or sandbox_do. See shared/knowledge/sandbox.md for the
 * attacks. One sandbox belongs to one thread at a time.
 */
#ifndef CONTRA_RULES_SANDBOX_H
#define CONTRA_RULES_SANDBOX_H

#include <lua.h>
#include <stdbool.h>
#include <stddef.h>

struct sandbox_limits {
    long instructions; /* of one call */
    long work;        /* of one call: bytes and steps inside C functions, charged before they run */
    size_t memory;    /* live bytes of the whole state */
    size_t text;      /* bytes of one string that a script makes or a chunk holds */
    size_t block;     /* bytes of any other block: a table's part, the stack */
    unsigned seconds; /* wall clock of one call: the last resort */
};

/* What rules get unless an engine says otherwise. */
extern const struct sandbox_limits sandbox_default_limits;

struct sandbox;

enum sandbox_result {
    SANDBOX_OK,
    SANDBOX_ERROR,     /* the script raised an error */
    SANDBOX_SPENT,     /* a budget is spent: instructions, work, memory or block. Deterministic */
    SANDBOX_NO_MEMORY, /* the system refused memory */
    SANDBOX_TIME       /* the last resort: the engine is too slow or the script too clever */
};

/* A new state with the libraries allowed; NULL if the system refuses memory. */
struct sandbox *sandbox_new(const struct sandbox_limits *limits);
void sandbox_free(struct sandbox *sandbox);
lua_State *sandbox_lua(struct sandbox *sandbox);
const struct sandbox_limits *sandbox_limits_of(const struct sandbox *sandbox);
struct sandbox *sandbox_of(lua_State *L);

/* What a script frees serves blocks of its size only. One that fills its memory with blocks of ever
 * other sizes leaves a state that holds more than a script may use: then it is time for another
 * state. */
bool sandbox_is_swollen(const struct sandbox *sandbox);

/* Live bytes now; for tests. */
size_t sandbox_memory(const struct sandbox *sandbox);

/* Work by the host inside the state: calls `work(L)` with `argument` as light userdata on the
 * stack, protected, with no budget and no hook, so that memory errors do not abort the process.
 * Leaves `results` values. On failure leaves none, and `why` says why. */
enum sandbox_result sandbox_do(struct sandbox *sandbox, lua_CFunction work, void *argument,
                               int results, char *why, size_t why_size);

/* Calls the function below `arguments` values on the stack, with full budgets and the hook armed.
 * On failure leaves none of it on the stack; `why` (never with addresses, cut to why_size, control
 * characters blanked) says why: "chunk:12: attempt to ...", or which budget was spent. Error
 * objects that are not strings are told by their type only. */
enum sandbox_result sandbox_call(struct sandbox *sandbox, int arguments, int results, char *why,
                                 size_t why_size);

/* Loads text (never bytecode) as a function that sees only the sandbox's environment, and pushes
 * it. Inside sandbox_do; `chunk_name` is "@file.lua". Raises the syntax error, as Lua words it. */
void sandbox_load(lua_State *L, const char *text, size_t length, const char *chunk_name);

/* Adds the value on top of the stack to the environment under this name, and pops it. Inside
 * sandbox_do, before any script runs. */
void sandbox_define(lua_State *L, const char *name);

/* What to say of a global name that is not there: a sentence ("..."), or NULL for the plain one.
 * Assigning a global always raises. The text may live in the state or in static memory. */
void sandbox_on_unknown(struct sandbox *sandbox,
                        const char *(*explain)(void *argument, const char *name), void *argument);

/* Charges work to the running call before it is done; raises when it is spent. For C functions that
 * loop. Costs nothing inside sandbox_do. */
void sandbox_charge(lua_State *L, size_t work);

/* Replaces the table on top of the stack by a sealed proxy of it: reads go through (tables inside
 * are sealed in turn, when first read or before), writes raise. `#`, ipairs, our pairs and
 * table.concat/unpack see what is inside; pairs goes in a fixed order: 1..n, then strings by byte
 * order. */
void sandbox_seal(lua_State *L);

/* Freezes the function on top of the stack: walks all that its closures hold. Tables become sealed
 * proxies; C functions with upvalues, coroutines and userdata are refused with an error that names
 * the upvalue. Pushes nothing; remembers every upvalue in a snapshot under `key` (an address).
 * Inside sandbox_do. */
void sandbox_freeze(lua_State *L, const void *key);

/* Puts every upvalue of the snapshot back to what it was. Cheap if nothing changed. Inside or
 * outside sandbox_do; allocates nothing and raises nothing. Returns true if something had changed.
 */
bool sandbox_restore(lua_State *L, const void *key);

#endif

/* SPDX-License-Identifier: MIT */
/* What the Lua side of loading shares: the loader, and the handles that a rule file sees.
 *
 * A rule file works with handles: userdata that stand for a fact, a condition, a section. What is
 * wrong with their use is noted as a problem, and a poison handle takes the place of the result, so
 * that one mistake does not hide the next.
 */
#ifndef CONTRA_RULES_LUA_LOAD_H
#define CONTRA_RULES_LUA_LOAD_H

#include <lauxlib.h>
#include <lua.h>

#include "rules/rule.h"
#include "rules/sandbox.h"
#include "rules/scanner.h"

/* One rule file being loaded. On the C stack of who loads it. */
struct loader {
    struct rulebook *book;
    const struct pack *pack;
    const char *file; /* as messages tell it */
    const char *stem; /* its name without folder and ".lua": the name of its rule */
    const char *text;
    const struct scan *scan;   /* what the scanner saw in it; NULL with only_check */
    struct mention **mentions; /* everything that the file mentions */
    size_t mention_count, mention_capacity;
    struct rule *rule;   /* that the file defines, or NULL */
    bool has_derive;     /* it defines a derived fact */
    size_t definitions;  /* tables of rules and derived facts so far */
    int pending_line;    /* of a `rule "x"` or `derive "x"` that waits for its table; else 0 */
    const char *pending; /* its name */
    bool only_check;     /* the book is whole; only the check function is wanted: all is poison */
    bool no_memory;      /* an allocation was refused; Lua was left by an error */
};

enum handle_kind {
    HANDLE_POISON,  /* a mistake was noted here; whatever is done with it is poison too */
    HANDLE_UNKNOWN, /* the word `unknown` of examples */
    HANDLE_CONDITION,
    HANDLE_QUANTITY,
    HANDLE_FACT,    /* not yet asked anything */
    HANDLE_SECTION, /* patient, medications, session */
    HANDLE_RECORDS, /* sessions */
    HANDLE_SITE
};

struct handle {
    const void *mark; /* that it is one: see handle_at */
    enum handle_kind kind;
    struct mention *mention; /* of a fact: that it was read */
    struct condition *condition;
    struct quantity *quantity;
    const struct fact *fact;
    const struct section *section;
};

/* A state knows its loader by the pointer that Lua keeps free beside it. */
struct loader *loader_of(lua_State *L);
void loader_set(lua_State *L, struct loader *loader);

/* Notes a problem at the line of the rule file that runs now (or at `line`). */
void loader_problem(lua_State *L, const char *format, ...) __attribute__((format(printf, 2, 3)));
void loader_problem_at(lua_State *L, int line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
int loader_line(lua_State *L);

/* Raises an error at that line, also where C was called by C; for `return`. */
int loader_raise(lua_State *L, const char *message);

/* Notes a problem if a call has more than `most` arguments, and takes the rest off the stack.
 * `self` is 1 for a method, whose first argument does not count, else 0; `what` is what was called;
 * `advice` a sentence or NULL. */
void arguments_at_most(lua_State *L, int self, int most, const char *what, const char *advice);

/* A value was refused, and a problem noted: that it is used nowhere is not another. */
void mention_refused(lua_State *L, int index);

/* Makes the metatable of all handles of this state, and pushes it. Before any handle. */
void handle_metatable_new(lua_State *L);

/* Makes the metatable of handles and defines unknown, if_known, asked_if, any_site,
 * years_since, site, and all sections. Inside sandbox_do. */
void lua_condition_open(lua_State *L);

/* Define `rule` and `derive`. */
void lua_rule_open(lua_State *L);
void lua_derive_open(lua_State *L);

/* Once the file has run: complains of a `rule "x"` without its table and of what was mentioned and
 * used nowhere; freezes the check function, which then stands in the registry under lua_check_key.
 * Inside sandbox_do. */
void lua_rule_finish(lua_State *L);

/* Reads the `examples` table at the top of the stack into the rule (lua_example.c). */
void lua_examples_read(lua_State *L, struct rule *rule);

/* Where a rule's check function stands in the registry of a state, and where what it held when it
 * was frozen. */
const void *lua_check_key(const struct rule *rule);
const void *lua_check_snapshot_key(const struct rule *rule);

/* The handle at a stack index, or NULL if it is something else. */
struct handle *handle_at(lua_State *L, int index);
/* Pushes a new handle. */
struct handle *handle_push(lua_State *L, enum handle_kind kind);
/* Pushes poison and returns 1, for `return`. Raises inside a running check: there all handles are
 * poison, and a poison taken for a condition would be true. */
int handle_poison(lua_State *L);

/* The value at index as a condition; notes what is wrong and returns NULL if it is none. `what`
 * names the place ("absolute", "the left side of &"). Poison gives NULL without a word. */
struct condition *condition_at(lua_State *L, int index, const char *what);
struct quantity *quantity_at(lua_State *L, int index, const char *what);

/* New nodes, registered as mentions of the file at its present line; and a mention alone. */
struct mention *mention_new(lua_State *L, const char *what);
struct condition *condition_new(lua_State *L, enum condition_kind kind, const char *what);
struct quantity *quantity_new(lua_State *L, enum quantity_kind kind, const char *what);
int condition_push(lua_State *L, struct condition *condition);
int quantity_push(lua_State *L, struct quantity *quantity);

/* What a fact is, in words: "a number", "a yes-no fact". */
const char *fact_kind_words(const struct fact *fact);

/* The methods of handles (lua_ask.c). Looks up what may be asked of the handle at index 1 by the
 * name at index 2; pushes it and returns 1. */
int handle_index(lua_State *L);

#endif

/* SPDX-License-Identifier: MIT */
/* The facts of a patient, as a check in plain Lua sees them. */
#ifndef CONTRA_RULES_LUA_FACTS_H
#define CONTRA_RULES_LUA_FACTS_H

#include <lua.h>

#include "rules/rule.h"

/* What the check that runs now may ask; in the registry of its state while it runs. */
struct facts_call {
    const struct rule *rule;
    const struct patient *patient;
    const struct planned_site *site; /* NULL: the rule is about the patient */
    bool filled;                     /* it looked into a list of terms */
    char missing[96]; /* it asked for something that is not known, and was stopped: "session.flare"
                       */
};

/* Registers what the tables of facts need, once for each state. Inside sandbox_do. */
void lua_facts_open(lua_State *L);

/* Says which call runs; NULL: none does. Takes no memory once lua_facts_open is done. */
void lua_facts_set(lua_State *L, struct facts_call *call);

/* Pushes the table of facts, and for a rule by site that of the site. Inside sandbox_do. */
void lua_facts_push(lua_State *L, const struct facts_call *call);

/* Drops the tables of a rule, whose next call gets new ones: after a call that filled a list, or
 * that failed. Takes no memory. */
void lua_facts_forget(lua_State *L, const struct rule *rule);

#endif

/* SPDX-License-Identifier: MIT */
/* Sealed tables, frozen functions: nothing that a rule stores reaches the next patient. */
#include <lauxlib.h>
#include <string.h>

#include "rules/sandbox.h"
#include "run_lua.h"

static int seal_and_define(lua_State *L)
{
    if (luaL_loadstring(L, "return {10, 20, 30, name = 'x', inner = {1, 2, deep = {3}}}") != LUA_OK)
        lua_error(L);
    lua_call(L, 0, 1);
    sandbox_seal(L);
    sandbox_define(L, "facts");
    return 0;
}

TEST(a_sealed_table_reads_like_a_table)
{
    struct sandbox *sandbox = new_sandbox();
    CHECK_INT(sandbox_do(sandbox, seal_and_define, NULL, 0, why, sizeof why), SANDBOX_OK);
    gives(sandbox, "return type(facts) .. #facts .. facts[2] .. facts.name .. tostring(facts.none)",
          "table320xnil");
    gives(sandbox, "return #facts.inner .. facts.inner.deep[1] .. type(facts.inner.deep)",
          "23table");
    gives(sandbox, "local n = 0 for i, v in ipairs(facts) do n = n + i * v end return '' .. n",
          "140");
    gives(sandbox, "local s = '' for k, v in pairs(facts) do s = s .. k .. ' ' end return s",
          "1 2 3 inner name ");
    gives(sandbox, "return table.concat(facts, '-') .. select('#', table.unpack(facts))",
          "10-20-303");
    gives(sandbox,
          "return ('10'):gsub('%d+', {['10'] = 'ten'}) .. tostring(facts.inner == facts.inner)",
          "tentrue");
    static const char *const changes[] = {
        "facts.name = 'y'",       "facts[4] = 1",        "facts.inner.deep[1] = 1",
        "table.insert(facts, 1)", "table.remove(facts)", "table.sort(facts)",
    };
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++)
        fails(sandbox, changes[i], SANDBOX_ERROR,
              "rule.lua:1: this table belongs to the rule file and cannot be changed");
    sandbox_free(sandbox);
}

static const char function_key = 'f', snapshot_key = 's';

static int freeze(lua_State *L)
{
    lua_rawgetp(L, LUA_REGISTRYINDEX, &function_key);
    sandbox_freeze(L, &snapshot_key);
    CHECK_INT(lua_gettop(L), 2);
    return 0;
}

/* Runs the chunk, which returns a function, and freezes it. */
static enum sandbox_result freeze_chunk(struct sandbox *sandbox, const char *text)
{
    if (run(sandbox, text, 1) != SANDBOX_OK)
        FAIL("%s: %s", text, why);
    lua_rawsetp(sandbox_lua(sandbox), LUA_REGISTRYINDEX, &function_key);
    return sandbox_do(sandbox, freeze, NULL, 0, why, sizeof why);
}

/* Calls the frozen function, checks what it returns, and puts all back. */
static bool call_frozen(struct sandbox *sandbox, const char *wanted)
{
    lua_State *L = sandbox_lua(sandbox);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &function_key);
    if (sandbox_call(sandbox, 0, 1, why, sizeof why) != SANDBOX_OK)
        FAIL("%s", why);
    CHECK_TEXT(lua_tostring(L, -1), wanted);
    lua_pop(L, 1);
    bool changed = sandbox_restore(L, &snapshot_key);
    CHECK_INT(lua_gettop(L), 0);
    return changed;
}

static void remembers_nothing(const char *text, const char *wanted)
{
    struct sandbox *sandbox = new_sandbox();
    if (freeze_chunk(sandbox, text) != SANDBOX_OK)
        FAIL("%s: %s", text, why);
    CHECK(call_frozen(sandbox, wanted));
    CHECK(call_frozen(sandbox, wanted));
    CHECK(!sandbox_restore(sandbox_lua(sandbox), &snapshot_key));
    sandbox_free(sandbox);
}

TEST(nothing_reaches_the_next_call)
{
    remembers_nothing("local n = 0 return function() n = n + 1 return '' .. n end", "1");
    remembers_nothing("local last return function() local was = last last = 'A-1042' "
                      "return tostring(was) end",
                      "nil");
    remembers_nothing("local n = 1 return function() local s = '' .. n n = 1.0 return s end", "1");
    remembers_nothing("local z = 0.0 return function() local s = '' .. 1 / z z = -0.0 return s end",
                      "inf");
    remembers_nothing("local n = 0 local function add() n = n + 1 return n end "
                      "local list = {add} return function() add() return '' .. list[1]() end",
                      "2");
    remembers_nothing("local f f = function() f = function() return 'other' end return 'first' end "
                      "return function() return f() end",
                      "first");
    remembers_nothing("local t = {} return function() t = {1, 2} return '' .. #t end", "2");
}

TEST(an_unchanged_snapshot_is_left_alone)
{
    struct sandbox *sandbox = new_sandbox();
    CHECK_INT(freeze_chunk(sandbox, "local nan, t, s = 0 / 0, {1}, string local m = t "
                                    "return function() return nan, s.rep('x', #t + #m) end"),
              SANDBOX_OK);
    lua_State *L = sandbox_lua(sandbox);
    for (int i = 0; i < 3; i++) {
        lua_rawgetp(L, LUA_REGISTRYINDEX, &function_key);
        CHECK_INT(sandbox_call(sandbox, 0, 2, why, sizeof why), SANDBOX_OK);
        CHECK_TEXT(lua_tostring(L, -1), "xx");
        lua_pop(L, 2);
        CHECK(!sandbox_restore(L, &snapshot_key));
    }
    CHECK(!sandbox_restore(L, &why));
    sandbox_free(sandbox);
}

TEST(a_failed_call_is_put_back_too)
{
    struct sandbox *sandbox = new_sandbox();
    CHECK_INT(freeze_chunk(sandbox,
                           "local n = 0 return function() n = n + 1 if n > 1 then return 'x' "
                           "end while true do end end"),
              SANDBOX_OK);
    for (int i = 0; i < 2; i++) {
        lua_rawgetp(sandbox_lua(sandbox), LUA_REGISTRYINDEX, &function_key);
        CHECK_INT(sandbox_call(sandbox, 0, 1, why, sizeof why), SANDBOX_SPENT);
        CHECK(sandbox_restore(sandbox_lua(sandbox), &snapshot_key));
    }
    sandbox_free(sandbox);
}

static void frozen_call_fails(const char *text, const char *message)
{
    struct sandbox *sandbox = new_sandbox();
    CHECK_INT(freeze_chunk(sandbox, text), SANDBOX_OK);
    lua_rawgetp(sandbox_lua(sandbox), LUA_REGISTRYINDEX, &function_key);
    CHECK_INT(sandbox_call(sandbox, 0, 1, why, sizeof why), SANDBOX_ERROR);
    CHECK_TEXT(why, message);
    sandbox_free(sandbox);
}

TEST(frozen_tables_are_sealed)
{
    static const char refusal[] =
        "rule.lua:1: this table belongs to the rule file and cannot be changed";
    frozen_call_fails("local seen = {} return function() seen[1] = 1 end", refusal);
    frozen_call_fails("local t = {{{}}} return function() t[1][1].x = 1 end", refusal);
    frozen_call_fails("local t = {} t.self = t return function() t.self.self.x = 1 end", refusal);
    frozen_call_fails("local t = {} local u = {f = function() t.x = 1 end} "
                      "return function() u.f() end",
                      refusal);
    frozen_call_fails("local t = {} local function f() t.x = 1 end local u = {t} "
                      "return function() assert(u[1] == t) f() end",
                      refusal);
}

TEST(deep_tables_are_frozen_without_recursion)
{
    struct sandbox *sandbox = new_sandbox();
    CHECK_INT(freeze_chunk(sandbox, "local t = {} for i = 1, 5000 do t = {t} end "
                                    "return function() return type(t[1][1]) end"),
              SANDBOX_OK);
    CHECK(!call_frozen(sandbox, "table"));
    sandbox_free(sandbox);
}

static void cannot_freeze(const char *text, const char *message)
{
    struct sandbox *sandbox = new_sandbox();
    CHECK_INT(freeze_chunk(sandbox, text), SANDBOX_ERROR);
    CHECK_TEXT(why, message);
    sandbox_free(sandbox);
}

static int closure(lua_State *L)
{
    (void)L;
    return 0;
}

static int define_values(lua_State *L)
{
    lua_newuserdatauv(L, 1, 0);
    sandbox_define(L, "loose");
    lua_pushinteger(L, 1);
    lua_pushcclosure(L, closure, 1);
    sandbox_define(L, "closure");
    return 0;
}

TEST(what_remembers_is_refused)
{
    cannot_freeze(
        "local next_word = ('a b'):gmatch('%a')\nreturn function() return next_word() end",
        "rule.lua:2: \"next_word\" holds an iterator or another function with a memory, "
        "which could remember one patient for the next.");
    cannot_freeze("local step = pairs({1}) local t = {{step}} return function() return t end",
                  "rule.lua:1: \"t\" holds an iterator or another function with a memory, which "
                  "could remember one patient for the next.");
    cannot_freeze(
        "local t = {[{}] = 1} return function() return t end",
        "rule.lua:1: \"t\" holds a table with keys other than texts, numbers or booleans, "
        "which could remember one patient for the next.");
    struct sandbox *sandbox = new_sandbox();
    CHECK_INT(sandbox_do(sandbox, define_values, NULL, 0, why, sizeof why), SANDBOX_OK);
    CHECK_INT(freeze_chunk(sandbox, "local b, c, d = closure, string.rep, ipairs "
                                    "return function() return b, c, d end"),
              SANDBOX_OK);
    CHECK_INT(freeze_chunk(sandbox, "local u = loose return function() return u end"),
              SANDBOX_ERROR);
    CHECK_TEXT(why, "rule.lua:1: \"u\" holds a fact or a condition, which means nothing inside a "
                    "check. There facts are read from its first parameter.");
    sandbox_free(sandbox);
}

TESTS(CASE(a_sealed_table_reads_like_a_table), CASE(nothing_reaches_the_next_call),
      CASE(an_unchanged_snapshot_is_left_alone), CASE(a_failed_call_is_put_back_too),
      CASE(frozen_tables_are_sealed), CASE(deep_tables_are_frozen_without_recursion),
      CASE(what_remembers_is_refused))

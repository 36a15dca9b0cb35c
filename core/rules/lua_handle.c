/* SPDX-License-Identifier: MIT */
/* The loader of a state, and the handles through which a rule file sees facts and conditions. */
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "rules/lua_load.h"

static const char metatable_key = 0; /* where the metatable of handles stands in the registry */

/* --- the loader of this state --- */

void loader_set(lua_State *L, struct loader *loader)
{
    *(struct loader **)lua_getextraspace(L) = loader;
}

struct loader *loader_of(lua_State *L)
{
    return *(struct loader **)lua_getextraspace(L);
}

/* At level 0 stands the function of ours that asks. */
int loader_line(lua_State *L)
{
    lua_Debug at;
    for (int level = 1; lua_getstack(L, level, &at); level++) {
        lua_getinfo(L, "l", &at);
        if (at.currentline > 0)
            return at.currentline;
    }
    return 0;
}

static void problem(lua_State *L, int line, const char *format, va_list arguments)
{
    struct loader *loader = loader_of(L);
    if (loader->only_check)
        return; /* the same file was read before, and everything told then */
    char message[768];
    vsnprintf(message, sizeof message, format, arguments);
    problem_add(&loader->book->problems, loader->file, line, "%s", message);
}

void loader_problem(lua_State *L, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    problem(L, loader_line(L), format, arguments);
    va_end(arguments);
}

void loader_problem_at(lua_State *L, int line, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    problem(L, line, format, arguments);
    va_end(arguments);
}

int loader_raise(lua_State *L, const char *message)
{
    const struct loader *loader = loader_of(L);
    if (!loader)
        return luaL_error(L, "%s", message);
    lua_pushfstring(L, "%s.lua:%d: %s", loader->stem, loader_line(L), message);
    return lua_error(L);
}

/* Conditions are built once, by the file itself: what a function does, the scanner did not read.
 * Returns the line at which the file stands. In a file without functions nothing else runs. */
static int line_of_main_chunk(lua_State *L)
{
    lua_Debug at;
    const struct scan *scan = loader_of(L)->scan;
    if (scan && !scan->has_functions)
        return loader_line(L);
    for (int level = 0; lua_getstack(L, level, &at); level++) {
        lua_getinfo(L, "Sl", &at);
        if (strcmp(at.what, "main") == 0)
            return at.currentline;
        if (strcmp(at.what, "Lua") == 0)
            loader_raise(L, "Facts and conditions cannot be used inside a function. Write the "
                            "condition itself, with a local name if it is needed twice.");
    }
    return 0;
}

static void loader_mention(lua_State *L, struct mention *mention, const char *what)
{
    struct loader *loader = loader_of(L);
    struct arena *arena = loader->book->arena;
    mention->file = loader->file;
    mention->line = line_of_main_chunk(L);
    mention->what = arena_string(arena, what);
    loader->mentions = arena_push(arena, loader->mentions, loader->mention_count,
                                  &loader->mention_capacity, sizeof(struct mention *));
    loader->mentions[loader->mention_count++] = mention;
}

struct mention *mention_new(lua_State *L, const char *what)
{
    struct mention *mention = arena_alloc(loader_of(L)->book->arena, sizeof *mention);
    loader_mention(L, mention, what);
    return mention;
}

/* --- handles --- */

void handle_metatable_new(lua_State *L)
{
    lua_newtable(L);
    lua_pushstring(L, "contra.handle"); /* as Lua's own messages call one */
    lua_setfield(L, -2, "__name");
    lua_pushvalue(L, -1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &metatable_key);
}

/* A handle begins with an address that nothing else begins with: what luaL_testudata would find out
 * by a name, and for each of the many operands of conditions. */
struct handle *handle_at(lua_State *L, int index)
{
    if (lua_type(L, index) != LUA_TUSERDATA || lua_rawlen(L, index) != sizeof(struct handle))
        return NULL;
    struct handle *handle = lua_touserdata(L, index);
    return handle->mark == &metatable_key ? handle : NULL;
}

struct handle *handle_push(lua_State *L, enum handle_kind kind)
{
    struct handle *handle = lua_newuserdatauv(L, sizeof *handle, 0);
    *handle = (struct handle){.mark = &metatable_key, .kind = kind};
    lua_rawgetp(L, LUA_REGISTRYINDEX, &metatable_key);
    lua_setmetatable(L, -2);
    return handle;
}

int handle_poison(lua_State *L)
{
    if (!loader_of(L))
        return luaL_error(L, "a check reads facts from its first parameter, such as "
                             "facts.labs.inr, and not from labs.inr");
    handle_push(L, HANDLE_POISON);
    return 1;
}

struct condition *condition_new(lua_State *L, enum condition_kind kind, const char *what)
{
    struct condition *condition = arena_alloc(loader_of(L)->book->arena, sizeof *condition);
    condition->kind = kind;
    loader_mention(L, &condition->mention, what);
    return condition;
}

struct quantity *quantity_new(lua_State *L, enum quantity_kind kind, const char *what)
{
    struct quantity *quantity = arena_alloc(loader_of(L)->book->arena, sizeof *quantity);
    quantity->kind = kind;
    loader_mention(L, &quantity->mention, what);
    return quantity;
}

static void refuse_size(lua_State *L, unsigned size)
{
    if (size > CONDITION_SIZE_MOST)
        loader_raise(L, "This condition is too large. Name a part of it by a derive, or make two "
                        "rules of it.");
}

int condition_push(lua_State *L, struct condition *condition)
{
    refuse_size(L, condition_size(condition));
    handle_push(L, HANDLE_CONDITION)->condition = condition;
    return 1;
}

int quantity_push(lua_State *L, struct quantity *quantity)
{
    refuse_size(L, quantity_size(quantity));
    handle_push(L, HANDLE_QUANTITY)->quantity = quantity;
    return 1;
}

void mention_refused(lua_State *L, int index)
{
    const struct handle *handle = handle_at(L, index);
    if (handle && handle->mention)
        handle->mention->operand = true;
    if (handle && handle->condition)
        handle->condition->mention.operand = true;
    if (handle && handle->quantity)
        handle->quantity->mention.operand = true;
}

void arguments_at_most(lua_State *L, int self, int most, const char *what, const char *advice)
{
    static const char *const words[] = {"nothing", "one value", "two values"};
    int count = lua_gettop(L) - self;
    if (count <= most)
        return;
    loader_problem(L, "%s takes %s in its brackets; here are %d.%s%s", what, words[most], count,
                   advice ? " " : "", advice ? advice : "");
    for (int i = most + 1; i <= count; i++)
        mention_refused(L, self + i);
    lua_settop(L, self + most);
}

/* --- a value where a condition or a number belongs --- */

const char *fact_kind_words(const struct fact *fact)
{
    switch (fact->type) {
    case FACT_YES_NO: return "a yes-no fact";
    case FACT_NUMBER: return "a number";
    case FACT_CHOICE: return "a choice";
    case FACT_DATE: return "a date";
    case FACT_TEXT: return "a text";
    case FACT_SITES: return "a list of sites";
    }
    return "a fact";
}

static void complain_no_condition(lua_State *L, int index, const char *what)
{
    struct handle *handle = handle_at(L, index);
    if (lua_isnoneornil(L, index))
        loader_problem(L, "%s must be a condition, such as labs.inr:above(3); nothing is there.",
                       what);
    else if (!handle)
        loader_problem(L, "%s must be a condition, such as labs.inr:above(3); it is a %s.", what,
                       lua_typename(L, lua_type(L, index)));
    else if (handle->kind == HANDLE_UNKNOWN)
        loader_problem(L,
                       "%s: the word unknown belongs into examples only. For a fact that was "
                       "not answered write ~patient.age:known() or the like.",
                       what);
    else if (handle->kind == HANDLE_FACT && handle->fact->type == FACT_NUMBER)
        loader_problem(L,
                       "%s: %s is a number, not yet a condition. Write what you ask of it, such "
                       "as %s:above(3), or %s:known().",
                       what, handle->fact->name, handle->fact->name, handle->fact->name);
    else if (handle->kind == HANDLE_FACT)
        loader_problem(L, "%s: %s is %s, not yet a condition. Write %s.", what, handle->fact->name,
                       fact_kind_words(handle->fact),
                       handle->fact->type == FACT_CHOICE ? "what you ask of it, such as :is \"...\""
                                                         : ":known() or :within_days(...)");
    else if (handle->kind == HANDLE_QUANTITY)
        loader_problem(L,
                       "%s: this is a number, not yet a condition. Write :at_least(2) or the "
                       "like behind it.",
                       what);
    else if (handle->kind == HANDLE_SECTION && handle->section->kind == SECTION_TERMS)
        loader_problem(L, "%s: %s is a list, not a condition. Write %s:include \"...\".", what,
                       handle->section->name, handle->section->name);
    else if (handle->kind == HANDLE_SITE)
        loader_problem(L, "%s: site is not yet a condition. Write site:near \"...\".", what);
    else if (handle->kind == HANDLE_RECORDS || handle->section->kind == SECTION_RECORDS)
        loader_problem(L, "%s must be a condition, such as %s:count(...):at_least(1).", what,
                       handle->section->plural ? handle->section->plural : "...");
    else
        loader_problem(L, "%s: %s is a section; name one of its facts.", what,
                       handle->section->name);
}

struct condition *condition_at(lua_State *L, int index, const char *what)
{
    struct handle *handle = handle_at(L, index);
    if (handle && handle->kind == HANDLE_POISON)
        return NULL;
    if (handle && handle->kind == HANDLE_CONDITION) {
        handle->condition->mention.operand = true;
        return handle->condition;
    }
    if (handle && handle->kind == HANDLE_FACT && handle->fact->type == FACT_YES_NO) {
        struct condition *yes = condition_new(L, CONDITION_YES, handle->fact->name);
        yes->mention.line = handle->mention->line;
        yes->fact = handle->fact;
        yes->about_record = handle->fact->section->kind == SECTION_RECORDS;
        yes->mention.operand = true;
        handle->mention->operand = true;
        return yes;
    }
    complain_no_condition(L, index, what);
    mention_refused(L, index);
    return NULL;
}

static void complain_no_number(lua_State *L, int index, const char *what)
{
    const struct handle *handle = handle_at(L, index);
    if (handle && handle->kind == HANDLE_FACT)
        loader_problem(L, "%s must be a number or a fact that is a number; %s is %s.", what,
                       handle->fact->name, fact_kind_words(handle->fact));
    else
        loader_problem(L, "%s must be a number or a fact that is a number%s.", what,
                       lua_type(L, index) == LUA_TSTRING ? ", without quotation marks"
                       : lua_isnoneornil(L, index)       ? "; nothing is there"
                                                         : "");
    mention_refused(L, index);
}

struct quantity *quantity_at(lua_State *L, int index, const char *what)
{
    struct handle *handle = handle_at(L, index);
    struct quantity *quantity = NULL;
    if (handle && handle->kind == HANDLE_POISON)
        return NULL;
    if (lua_type(L, index) == LUA_TNUMBER && !isfinite(lua_tonumber(L, index))) {
        loader_problem(L, "%s must be a number; what stands here is none, such as 1/0.", what);
        return NULL;
    }
    if (lua_type(L, index) == LUA_TNUMBER) {
        quantity = quantity_new(L, QUANTITY_NUMBER, "A number");
        quantity->number = lua_tonumber(L, index);
    } else if (handle && handle->kind == HANDLE_QUANTITY) {
        quantity = handle->quantity;
    } else if (handle && handle->kind == HANDLE_FACT && handle->fact->type == FACT_NUMBER) {
        quantity = quantity_new(L, QUANTITY_FACT, handle->fact->name);
        quantity->fact = handle->fact;
        quantity->about_record = handle->fact->section->kind == SECTION_RECORDS;
        handle->mention->operand = true;
    } else {
        complain_no_number(L, index, what);
        return NULL;
    }
    quantity->mention.operand = true;
    return quantity;
}

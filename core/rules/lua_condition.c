/* SPDX-License-Identifier: MIT */
/* Conditions as rule files see them: handles, and the operators that put them together. */
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "rules/lua_load.h"

#define HANDLE "contra.handle"

static const char loader_key = 0;

/* --- the loader of this state --- */

void loader_set(lua_State *L, struct loader *loader)
{
    lua_pushlightuserdata(L, loader);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &loader_key);
}

struct loader *loader_of(lua_State *L)
{
    lua_rawgetp(L, LUA_REGISTRYINDEX, &loader_key);
    struct loader *loader = lua_touserdata(L, -1);
    lua_pop(L, 1);
    return loader;
}

int loader_line(lua_State *L)
{
    lua_Debug at;
    for (int level = 0; lua_getstack(L, level, &at); level++) {
        lua_getinfo(L, "Sl", &at);
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

/* Conditions are built once, by the file itself: what a function does, the scanner did not read. */
static void require_main_chunk(lua_State *L)
{
    lua_Debug at;
    for (int level = 0; lua_getstack(L, level, &at); level++) {
        lua_getinfo(L, "S", &at);
        if (strcmp(at.what, "main") == 0)
            return;
        if (strcmp(at.what, "Lua") == 0)
            loader_raise(L, "Facts and conditions cannot be used inside a function. Write the "
                            "condition itself, with a local name if it is needed twice.");
    }
}

static void loader_mention(lua_State *L, struct mention *mention, const char *what)
{
    require_main_chunk(L);
    struct loader *loader = loader_of(L);
    struct arena *arena = loader->book->arena;
    mention->file = loader->file;
    mention->line = loader_line(L);
    mention->what = arena_string(arena, what);
    loader->mentions = arena_push(arena, loader->mentions, loader->mention_count,
                                  &loader->mention_capacity, sizeof(struct mention *));
    loader->mentions[loader->mention_count++] = mention;
}

/* --- handles --- */

struct handle *handle_at(lua_State *L, int index)
{
    return luaL_testudata(L, index, HANDLE);
}

struct handle *handle_push(lua_State *L, enum handle_kind kind)
{
    struct handle *handle = lua_newuserdatauv(L, sizeof *handle, 0);
    memset(handle, 0, sizeof *handle);
    handle->kind = kind;
    luaL_setmetatable(L, HANDLE);
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

int condition_push(lua_State *L, struct condition *condition)
{
    handle_push(L, HANDLE_CONDITION)->condition = condition;
    return 1;
}

int quantity_push(lua_State *L, struct quantity *quantity)
{
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

void arguments_at_most(lua_State *L, int most, const char *what, const char *advice)
{
    static const char *const words[] = {"nothing", "one value", "two values"};
    int count = lua_gettop(L);
    if (count <= most)
        return;
    loader_problem(L, "%s takes %s in its brackets; here are %d.%s%s", what, words[most], count,
                   advice ? " " : "", advice ? advice : "");
    for (int i = most + 1; i <= count; i++)
        mention_refused(L, i);
    lua_settop(L, most);
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
        loader_problem(L, "%s: the word unknown belongs into examples only. For a fact that was "
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
        quantity = quantity_new(L, QUANTITY_NUMBER, "a number");
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

/* --- operators --- */

static int combine(lua_State *L, enum condition_kind kind, const char *left, const char *right)
{
    struct condition *a = condition_at(L, 1, left), *b = condition_at(L, 2, right);
    if (!a || !b)
        return handle_poison(L);
    struct condition *both = condition_new(L, kind, "a condition");
    both->a = a;
    both->b = b;
    both->about_site = a->about_site || b->about_site;
    both->about_record = a->about_record || b->about_record;
    return condition_push(L, both);
}

static int condition_and(lua_State *L)
{
    return combine(L, CONDITION_AND, "The left side of &", "The right side of &");
}

static int condition_or(lua_State *L)
{
    return combine(L, CONDITION_OR, "The left side of |", "The right side of |");
}

static struct condition *wrap(lua_State *L, enum condition_kind kind, struct condition *inner)
{
    struct condition *outer = condition_new(L, kind, "a condition");
    outer->a = inner;
    outer->about_site = inner->about_site;
    outer->about_record = inner->about_record;
    inner->mention.operand = true;
    return outer;
}

static int condition_not(lua_State *L)
{
    struct condition *inner = condition_at(L, 1, "What stands behind ~");
    return inner ? condition_push(L, wrap(L, CONDITION_NOT, inner)) : handle_poison(L);
}

static bool either_poison(lua_State *L)
{
    struct handle *a = handle_at(L, 1), *b = handle_at(L, 2);
    return (a && a->kind == HANDLE_POISON) || (b && b->kind == HANDLE_POISON);
}

static int arithmetic(lua_State *L, enum quantity_kind kind, char sign)
{
    char left[] = "The left side of +", right[] = "The right side of +";
    left[sizeof left - 2] = right[sizeof right - 2] = sign;
    if (either_poison(L))
        return handle_poison(L);
    struct quantity *a = quantity_at(L, 1, left), *b = quantity_at(L, 2, right);
    if (!a || !b)
        return handle_poison(L);
    struct quantity *result = quantity_new(L, kind, "a number");
    result->a = a;
    result->b = b;
    result->about_site = a->about_site || b->about_site;
    result->about_record = a->about_record || b->about_record;
    return quantity_push(L, result);
}

static int quantity_add(lua_State *L)
{
    return arithmetic(L, QUANTITY_ADD, '+');
}

static int quantity_subtract(lua_State *L)
{
    return arithmetic(L, QUANTITY_SUBTRACT, '-');
}

static int quantity_multiply(lua_State *L)
{
    return arithmetic(L, QUANTITY_MULTIPLY, '*');
}

static int quantity_divide(lua_State *L)
{
    return arithmetic(L, QUANTITY_DIVIDE, '/');
}

static int advise(lua_State *L, const char *advice)
{
    if (either_poison(L))
        return handle_poison(L);
    return loader_raise(L, advice);
}

static int advise_less(lua_State *L)
{
    return advise(L, "< and > compare Lua values while the file loads, not the patient's. Write "
                     ":below(3) or :above(3).");
}

static int advise_at_most(lua_State *L)
{
    return advise(L, "<= and >= compare Lua values while the file loads, not the patient's. Write "
                     ":at_most(3) or :at_least(3).");
}

static int advise_equal(lua_State *L)
{
    return advise(L, "== and ~= compare Lua values while the file loads, not the patient's. Write "
                     ":is \"...\" for a choice, and ~ in front of a condition for its opposite.");
}

static int advise_call(lua_State *L)
{
    return advise(L, "This is a fact or a condition, not a function; it takes no ( ). Is a comma "
                     "missing, or a : and a word such as :include?");
}

static int advise_xor(lua_State *L)
{
    return advise(L, "~ between two conditions means nothing here. Write a & ~b for \"a and not "
                     "b\".");
}

static int advise_operator(lua_State *L)
{
    return advise(L, "Conditions are put together with & (and), | (or) and ~ (not), numbers with "
                     "+ - * and /; this sign joins neither.");
}

static int advise_set(lua_State *L)
{
    return advise(L, "A rule asks for facts and cannot set them. A derive gives a fact that the "
                     "file left out; == would be :is \"...\".");
}

/* --- functions --- */

static int if_known(lua_State *L)
{
    arguments_at_most(L, 1, "if_known( )", "Join several conditions with & or |.");
    struct condition *inner = condition_at(L, 1, "if_known( )");
    return inner ? condition_push(L, wrap(L, CONDITION_IF_KNOWN, inner)) : handle_poison(L);
}

/* asked_if(cause, c) is if_known(c) | cause & c. */
static int asked_if(lua_State *L)
{
    arguments_at_most(L, 2, "asked_if( , )", "Join several conditions with & or |.");
    struct condition *cause = condition_at(L, 1, "The first part of asked_if( , )");
    struct condition *asked = condition_at(L, 2, "The second part of asked_if( , )");
    if (!cause || !asked)
        return handle_poison(L);
    struct condition *known = wrap(L, CONDITION_IF_KNOWN, asked);
    struct condition *because = condition_new(L, CONDITION_AND, "a condition");
    because->a = cause;
    because->b = asked;
    because->mention.operand = known->mention.operand = true;
    struct condition *either = condition_new(L, CONDITION_OR, "a condition");
    either->asked_if = true;
    either->a = known;
    either->b = because;
    either->about_site = because->about_site = cause->about_site || asked->about_site;
    either->about_record = because->about_record = cause->about_record || asked->about_record;
    return condition_push(L, either);
}

static int any_site(lua_State *L)
{
    arguments_at_most(L, 1, "any_site( )", "Join several conditions with & or |.");
    struct condition *inner = condition_at(L, 1, "any_site( )");
    if (!inner)
        return handle_poison(L);
    if (!inner->about_site) {
        loader_problem(L, "any_site( ) holds a condition about the site, such as site:near "
                          "\"lung\"; this one is about the patient already. Leave any_site out.");
        mention_refused(L, 1);
        return handle_poison(L);
    }
    struct condition *any = wrap(L, CONDITION_ANY_SITE, inner);
    any->about_site = false;
    return condition_push(L, any);
}

static int years_since(lua_State *L)
{
    arguments_at_most(L, 1, "years_since( )", NULL);
    struct handle *handle = handle_at(L, 1);
    if (handle && handle->kind == HANDLE_POISON)
        return handle_poison(L);
    if (!handle || handle->kind != HANDLE_FACT || handle->fact->type != FACT_DATE) {
        loader_problem(L, "years_since( ) takes a fact that is a date.");
        mention_refused(L, 1);
        return handle_poison(L);
    }
    struct quantity *years = quantity_new(L, QUANTITY_YEARS_SINCE, handle->fact->name);
    years->fact = handle->fact;
    years->about_record = handle->fact->section->kind == SECTION_RECORDS;
    handle->mention->operand = true;
    return quantity_push(L, years);
}

/* --- opening --- */

static const luaL_Reg handle_metamethods[] = {{"__index", handle_index},
                                              {"__band", condition_and},
                                              {"__bor", condition_or},
                                              {"__bnot", condition_not},
                                              {"__add", quantity_add},
                                              {"__sub", quantity_subtract},
                                              {"__mul", quantity_multiply},
                                              {"__div", quantity_divide},
                                              {"__lt", advise_less},
                                              {"__le", advise_at_most},
                                              {"__eq", advise_equal},
                                              {"__call", advise_call},
                                              {"__bxor", advise_xor},
                                              {"__concat", advise_operator},
                                              {"__len", advise_operator},
                                              {"__unm", advise_operator},
                                              {"__mod", advise_operator},
                                              {"__pow", advise_operator},
                                              {"__idiv", advise_operator},
                                              {"__shl", advise_operator},
                                              {"__shr", advise_operator},
                                              {"__newindex", advise_set},
                                              {NULL, NULL}};

static const luaL_Reg functions[] = {{"if_known", if_known},
                                     {"asked_if", asked_if},
                                     {"any_site", any_site},
                                     {"years_since", years_since},
                                     {NULL, NULL}};

static void define_handle(lua_State *L, enum handle_kind kind, const struct section *section,
                          const char *name)
{
    handle_push(L, loader_of(L)->only_check ? HANDLE_POISON : kind)->section = section;
    sandbox_define(L, name);
}

void lua_condition_open(lua_State *L)
{
    luaL_newmetatable(L, HANDLE);
    luaL_setfuncs(L, handle_metamethods, 0);
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_pop(L, 1);

    for (const luaL_Reg *f = functions; f->name; f++) {
        lua_pushcfunction(L, f->func);
        sandbox_define(L, f->name);
    }
    const struct schema *schema = &loader_of(L)->book->schema;
    for (size_t i = 0; i < schema->section_count; i++) {
        const struct section *section = schema->sections[i];
        define_handle(L, HANDLE_SECTION, section, section->name);
        if (section->plural)
            define_handle(L, HANDLE_RECORDS, section, section->plural);
    }
    define_handle(L, HANDLE_SITE, schema->sites, "site");
    define_handle(L, HANDLE_UNKNOWN, NULL, "unknown");
}

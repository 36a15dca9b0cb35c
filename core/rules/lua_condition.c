/* SPDX-License-Identifier: MIT */
/* Conditions as rule files write them: the operators and functions that put them together. */
#include "rules/lua_load.h"

/* --- operators --- */

static int combine(lua_State *L, enum condition_kind kind, const char *left, const char *right)
{
    struct condition *a = condition_at(L, 1, left), *b = condition_at(L, 2, right);
    if (!a || !b)
        return handle_poison(L);
    struct condition *both = condition_new(L, kind, "A condition");
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
    struct condition *outer = condition_new(L, kind, "A condition");
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
    struct quantity *result = quantity_new(L, kind, "A number");
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
    arguments_at_most(L, 0, 1, "if_known( )", "Join several conditions with & or |.");
    struct condition *inner = condition_at(L, 1, "if_known( )");
    return inner ? condition_push(L, wrap(L, CONDITION_IF_KNOWN, inner)) : handle_poison(L);
}

/* asked_if(cause, c) is if_known(c) | cause & c. */
static int asked_if(lua_State *L)
{
    arguments_at_most(L, 0, 2, "asked_if( , )", "Join several conditions with & or |.");
    struct condition *cause = condition_at(L, 1, "The first part of asked_if( , )");
    struct condition *asked = condition_at(L, 2, "The second part of asked_if( , )");
    if (!cause || !asked)
        return handle_poison(L);
    struct condition *known = wrap(L, CONDITION_IF_KNOWN, asked);
    struct condition *because = condition_new(L, CONDITION_AND, "A condition");
    because->a = cause;
    because->b = asked;
    because->mention.operand = known->mention.operand = true;
    struct condition *either = condition_new(L, CONDITION_OR, "A condition");
    either->asked_if = true;
    either->a = known;
    either->b = because;
    either->about_site = because->about_site = cause->about_site || asked->about_site;
    either->about_record = because->about_record = cause->about_record || asked->about_record;
    return condition_push(L, either);
}

static int any_site(lua_State *L)
{
    arguments_at_most(L, 0, 1, "any_site( )", "Join several conditions with & or |.");
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
    arguments_at_most(L, 0, 1, "years_since( )", NULL);
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
    handle_metatable_new(L);
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
    if (schema->sites)
        define_handle(L, HANDLE_SITE, schema->sites, "site");
    define_handle(L, HANDLE_UNKNOWN, NULL, "unknown");
}

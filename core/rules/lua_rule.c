/* SPDX-License-Identifier: MIT */
/* `rule "name" { ... }`: from a table to a struct rule. */
#include <contra/contra.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "rules/lua_field.h"

static const char check_key = 0; /* the function of the file being loaded */

const void *lua_check_key(const struct rule *rule)
{
    return rule;
}

/* --- grades --- */

static const char *const grade_names[] = {"absolute",  "relative", "precaution", "advice",
                                          "emergency", "same_day", "call",       "expected"};

/* `finding` or `action`: one text for all grades, or a table by grade. */
static const char *graded_text(const struct reading *reading, const char *name, const char *grade)
{
    lua_State *L = reading->L;
    const char *text = NULL;
    int type = field_push(reading, name);
    if (type == LUA_TTABLE) {
        lua_pushstring(L, grade);
        if (lua_rawget(L, -2) == LUA_TSTRING)
            text = field_keep(reading, lua_tostring(L, -1));
        lua_pop(L, 1);
    } else if (type == LUA_TSTRING) {
        text = field_keep(reading, lua_tostring(L, -1));
    }
    lua_pop(L, 1);
    return text;
}

/* `finding` and `action` are texts, or tables whose keys are grades of this rule. */
static void graded_text_check(const struct reading *reading, const char *name,
                              const struct rule *rule)
{
    lua_State *L = reading->L;
    int type = field_push(reading, name);
    if (type != LUA_TNIL && type != LUA_TSTRING && type != LUA_TTABLE)
        loader_problem_at(L, field_line(reading, name),
                          "\"%s\" must be a text, or a table with a text for each grade.", name);
    if (type == LUA_TTABLE) {
        lua_pushnil(L);
        while (lua_next(L, -2)) {
            const char *key = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : "?";
            bool used = false;
            for (size_t i = 0; i < rule->grade_count; i++)
                used = used || rule->grades[i].grade == grade_read(key);
            if (!used)
                loader_problem_at(
                    L, field_line(reading, name),
                    "\"%s\" has a text for \"%s\", which is not a grade of this rule.", name, key);
            else if (lua_type(L, -1) != LUA_TSTRING)
                loader_problem_at(L, field_line(reading, name),
                                  "\"%s\": the text for \"%s\" must stand in quotation marks.",
                                  name, key);
            lua_pop(L, 1);
        }
    }
    lua_pop(L, 1);
}

static void add_grade(const struct reading *reading, struct rule *rule, const char *name,
                      struct condition *condition)
{
    contra_grade grade = grade_read(name);
    bool aftercare = grade >= CONTRA_EXPECTED;
    if (rule->grade_count && rule->aftercare != aftercare) {
        loader_problem_at(reading->L, field_line(reading, name),
                          "\"%s\" is a grade %s a session, and this rule has others %s one. A rule "
                          "uses one of the two scales.",
                          name, aftercare ? "after" : "before", aftercare ? "before" : "after");
        return;
    }
    for (size_t i = 0; i < rule->grade_count; i++)
        if (rule->grades[i].grade == grade)
            return;
    rule->aftercare = aftercare;
    struct rule_grade *entry = &rule->grades[rule->grade_count++];
    entry->grade = grade;
    entry->condition = condition;
    entry->finding = graded_text(reading, "finding", name);
    entry->action = graded_text(reading, "action", name);
}

static void grade_fields(const struct reading *reading, struct rule *rule)
{
    lua_State *L = reading->L;
    for (size_t i = 0; i < sizeof grade_names / sizeof *grade_names; i++) {
        if (field_push(reading, grade_names[i]) != LUA_TNIL) {
            char what[64];
            snprintf(what, sizeof what, "\"%s\"", grade_names[i]);
            struct condition *condition = condition_at(L, -1, what);
            if (condition && condition->about_record)
                loader_problem_at(L, field_line(reading, grade_names[i]),
                                  "%s speaks of one session, but not of which. Put it into "
                                  "sessions:count( ... ):at_least(1).",
                                  what);
            else if (condition)
                condition_mark_used(condition);
            add_grade(reading, rule, grade_names[i], condition);
        }
        lua_pop(L, 1);
    }
}

/* --- a rule in plain Lua --- */

static void check_grades(const struct reading *reading, struct rule *rule)
{
    const char **names;
    size_t count = field_texts(reading, "grades", &names);
    for (size_t i = 0; i < count; i++) {
        struct nearest nearest;
        nearest_start(&nearest, names[i]);
        for (size_t j = 0; j < sizeof grade_names / sizeof *grade_names; j++)
            nearest_try(&nearest, grade_names[j]);
        if (grade_read(names[i]) == CONTRA_GRADE_NONE)
            loader_problem_at(reading->L, field_line(reading, "grades"),
                              "\"%s\" is not a grade.%s%s%s", names[i],
                              nearest.name ? " Did you mean \"" : "",
                              nearest.name ? nearest.name : "", nearest.name ? "\"?" : "");
    }
    /* gravest first, whatever the order in the file */
    for (size_t j = 0; j < sizeof grade_names / sizeof *grade_names; j++)
        for (size_t i = 0; i < count; i++)
            if (strcmp(names[i], grade_names[j]) == 0)
                add_grade(reading, rule, grade_names[j], NULL);
}

static void add_need(const struct reading *reading, struct rule *rule, const char *name)
{
    const struct schema *schema = &reading->loader->book->schema;
    const char *point = strchr(name, '.');
    char section_name[64];
    snprintf(section_name, sizeof section_name, "%.*s",
             point ? (int)(point - name) : (int)strlen(name), name);
    const struct section *section = schema_section(schema, section_name);
    const struct fact *fact = section && point && section->kind == SECTION_FACTS
                                  ? section_fact(schema, section, point + 1)
                                  : NULL;
    const char *near = NULL;
    if (fact) {
        rule->need_facts[rule->need_fact_count++] = fact;
    } else if (section && !point && section->kind != SECTION_FACTS) {
        rule->need_sections[rule->need_section_count++] = section;
    } else {
        near = section && point ? section_nearest_fact(section, point + 1)
                                : schema_nearest_section(schema, section_name);
        if (section && !point)
            loader_problem_at(
                reading->L, field_line(reading, "needs"),
                "\"%s\" is a whole section. Name the facts that the check reads, such "
                "as \"%s.%s\".",
                name, name, section->fact_count ? section->facts[0]->key : "...");
        else
            loader_problem_at(reading->L, field_line(reading, "needs"),
                              "\"%s\" is not a fact or section.%s%s%s", name,
                              near ? " Is it \"" : "", near ? near : "", near ? "\"?" : "");
    }
}

static void check_fields(const struct reading *reading, struct rule *rule)
{
    lua_State *L = reading->L;
    int type = field_push(reading, "check");
    rule->has_check = type == LUA_TFUNCTION && !lua_iscfunction(L, -1);
    if (rule->has_check) {
        lua_Debug about;
        lua_pushvalue(L, -1);
        lua_getinfo(L, ">u", &about);
        rule->check_by_site = about.nparams >= 2;
        lua_pushvalue(L, -1);
        lua_rawsetp(L, LUA_REGISTRYINDEX, &check_key);
        check_grades(reading, rule);
        if (rule->grade_count == 0)
            loader_problem_at(L, field_line(reading, "check"),
                              "A rule with a check must say which grades it may give: "
                              "grades = { \"relative\" }.");
    } else if (type != LUA_TNIL) {
        loader_problem_at(L, field_line(reading, "check"),
                          "\"check\" must be a function: check = function (facts) ... end.");
    }
    lua_pop(L, 1);
    const char **needs;
    size_t count = field_texts(reading, "needs", &needs);
    struct arena *arena = reading->loader->book->arena;
    rule->need_facts = arena_alloc(arena, (count + 1) * sizeof *rule->need_facts);
    rule->need_sections = arena_alloc(arena, (count + 1) * sizeof *rule->need_sections);
    for (size_t i = 0; i < count; i++)
        add_need(reading, rule, needs[i]);
    if (count && !rule->has_check)
        loader_problem_at(L, field_line(reading, "needs"),
                          "\"needs\" belongs to a rule with a check; conditions need none.");
}

/* --- what a rule says of itself --- */

static void source_fields(const struct reading *reading, struct rule *rule)
{
    const char **keys;
    size_t count = field_texts(reading, "sources", &keys);
    struct rulebook *book = reading->loader->book;
    rule->sources = arena_alloc(book->arena, (count + 1) * sizeof *rule->sources);
    for (size_t i = 0; i < count; i++) {
        const struct source *source = rulebook_source(book, keys[i]);
        struct nearest nearest;
        nearest_start(&nearest, keys[i]);
        for (size_t j = 0; j < book->source_count; j++)
            nearest_try(&nearest, book->sources[j]->key);
        if (source)
            rule->sources[rule->source_count++] = source;
        else
            loader_problem_at(reading->L, field_line(reading, "sources"),
                              "\"%s\" is not a source of sources.ini.%s%s%s", keys[i],
                              nearest.name ? " Did you mean \"" : "",
                              nearest.name ? nearest.name : "",
                              nearest.name ? "\"?" : " Add it there first.");
    }
}

static void effect_field(const struct reading *reading, struct rule *rule)
{
    const struct rulebook *book = reading->loader->book;
    rule->effect = field_text(reading, "effect");
    struct nearest nearest;
    nearest_start(&nearest, rule->effect ? rule->effect : "");
    bool found = !rule->effect;
    for (size_t i = 0; i < book->effect_count && !found; i++) {
        found = strcmp(book->effects[i]->key, rule->effect) == 0;
        nearest_try(&nearest, book->effects[i]->key);
    }
    if (!found)
        loader_problem_at(reading->L, field_line(reading, "effect"),
                          "\"%s\" is not an effect of effects.ini.%s%s%s", rule->effect,
                          nearest.name ? " Did you mean \"" : "", nearest.name ? nearest.name : "",
                          nearest.name ? "\"?" : "");
}

static void strikes_field(const struct reading *reading, struct rule *rule)
{
    const struct schema *schema = &reading->loader->book->schema;
    rule->strikes = field_text(reading, "strikes");
    struct nearest nearest;
    nearest_start(&nearest, rule->strikes ? rule->strikes : "");
    bool found = !rule->strikes;
    for (size_t i = 0; i < schema->fact_count && !found; i++) {
        if (!schema->facts[i]->modality)
            continue;
        found = strcmp(schema->facts[i]->modality, rule->strikes) == 0;
        nearest_try(&nearest, schema->facts[i]->modality);
    }
    if (!found)
        loader_problem_at(
            reading->L, field_line(reading, "strikes"),
            "\"%s\" is not a modality: no fact of facts.ini says `modality = %s`.%s%s%s",
            rule->strikes, rule->strikes, nearest.name ? " Did you mean \"" : "",
            nearest.name ? nearest.name : "", nearest.name ? "\"?" : "");
}

static void reviewed_field(const struct reading *reading, struct rule *rule)
{
    static const char *const known[] = {"by", "on", "again_by", NULL};
    lua_State *L = reading->L;
    int type = field_push(reading, "reviewed");
    if (type == LUA_TTABLE) {
        struct reading inner = *reading;
        inner.table = lua_gettop(L);
        inner.line = field_line(reading, "reviewed");
        rule->reviewed_by = field_text(&inner, "by");
        rule->reviewed_on = field_text(&inner, "on");
        rule->reviewed_again_by = field_text(&inner, "again_by");
        field_unknown(&inner, known, "reviewed");
        int32_t day;
        if ((rule->reviewed_on && !date_read(rule->reviewed_on, &day)) ||
            (rule->reviewed_again_by && !date_read(rule->reviewed_again_by, &day)))
            loader_problem_at(L, inner.line,
                              "In \"reviewed\", on and again_by are dates: \"2026-11-22\".");
    } else if (type != LUA_TNIL) {
        loader_problem_at(L, field_line(reading, "reviewed"),
                          "Write reviewed = { by = \"...\", on = \"2026-11-22\", again_by = "
                          "\"2027-11-22\" }.");
    }
    lua_pop(L, 1);
}

static void override_field(const struct reading *reading, struct rule *rule)
{
    const char *override = field_text(reading, "override");
    rule->never_overridden = override && strcmp(override, "never") == 0;
    if (override && !rule->never_overridden)
        loader_problem_at(reading->L, field_line(reading, "override"),
                          "\"override\" may only be \"never\", not \"%s\".", override);
}

static void texts_complete(const struct reading *reading, const struct rule *rule)
{
    if (!rule->title)
        loader_problem_at(reading->L, rule->line, "Rule \"%s\" has no title.", rule->name);
    if (rule->grade_count == 0 && !rule->has_check)
        loader_problem_at(
            reading->L, rule->line,
            "Rule \"%s\" has no grade: write absolute, relative, precaution or advice "
            "(after a session emergency, same_day, call or expected) = a condition.",
            rule->name);
    for (size_t i = 0; i < rule->grade_count; i++) {
        const struct rule_grade *grade = &rule->grades[i];
        if (!grade->finding)
            loader_problem_at(reading->L, field_line(reading, "finding"),
                              "Rule \"%s\" has no finding for its grade \"%s\": the sentence that "
                              "the report prints.",
                              rule->name, contra_grade_name(grade->grade));
        template_check(reading->loader->book, rule, grade->finding, field_line(reading, "finding"));
        template_check(reading->loader->book, rule, grade->action, field_line(reading, "action"));
    }
}

/* --- into the rulebook --- */

static void register_rule(const struct reading *reading, struct rule *rule)
{
    struct rulebook *book = reading->loader->book;
    const char *gone = rule->replaces ? rule->replaces : rule->name;
    for (size_t i = 0; i < book->rule_count; i++) {
        struct rule *other = book->rules[i];
        if (strcmp(other->name, gone) != 0)
            continue;
        if (!rule->replaces || other->pack == rule->pack) {
            loader_problem_at(reading->L, rule->line,
                              "There is a rule \"%s\" already, in %s, line %d. If this one is to "
                              "take its place, write replaces = \"%s\".",
                              other->name, other->file, other->line, other->name);
            return;
        }
        book->rules[i] = rule;
        return;
    }
    if (rule->replaces) {
        const char *near = rulebook_nearest_rule(book, rule->replaces);
        loader_problem_at(reading->L, field_line(reading, "replaces"),
                          "There is no rule \"%s\" to replace.%s%s%s", rule->replaces,
                          near ? " Did you mean \"" : "", near ? near : "", near ? "\"?" : "");
    }
    book->rules = arena_push(book->arena, book->rules, book->rule_count, &book->rule_capacity,
                             sizeof *book->rules);
    book->rules[book->rule_count++] = rule;
}

static const char *const rule_fields[] = {
    "title",    "effect",       "sources",  "absolute", "relative", "precaution",
    "advice",   "emergency",    "same_day", "call",     "expected", "finding",
    "action",   "examples",     "grades",   "needs",    "check",    "strikes",
    "replaces", "unless_given", "override", "reviewed", NULL};

static struct rule *read_rule(const struct reading *reading, const char *name)
{
    struct rulebook *book = reading->loader->book;
    struct rule *rule = arena_alloc(book->arena, sizeof *rule);
    rule->name = field_keep(reading, name);
    rule->file = reading->loader->file;
    rule->line = reading->line;
    rule->pack = reading->loader->pack;
    field_unknown(reading, rule_fields, "a rule");
    rule->title = field_text(reading, "title");
    effect_field(reading, rule);
    source_fields(reading, rule);
    grade_fields(reading, rule);
    check_fields(reading, rule);
    graded_text_check(reading, "finding", rule);
    graded_text_check(reading, "action", rule);
    strikes_field(reading, rule);
    rule->unless_count = field_texts(reading, "unless_given", &rule->unless_given);
    rule->replaces = field_text(reading, "replaces");
    override_field(reading, rule);
    reviewed_field(reading, rule);
    texts_complete(reading, rule);
    if (book->with_examples && field_push(reading, "examples") != LUA_TNIL)
        lua_examples_read(reading->L, rule);
    lua_settop(reading->L, reading->table);
    register_rule(reading, rule);
    return rule;
}

static bool rule_name_sound(const char *name)
{
    for (const char *c = name; *c; c++)
        if (!(*c >= 'a' && *c <= 'z') && !(*c >= '0' && *c <= '9') && *c != '-')
            return false;
    return *name != '\0';
}

/* Another Lua state is being filled: the check function is all that is wanted. */
static int rule_again(lua_State *L)
{
    lua_pushstring(L, "check");
    lua_rawget(L, 1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &check_key);
    return 0;
}

static int rule_table(lua_State *L)
{
    struct loader *loader = loader_of(L);
    struct reading reading;
    if (loader->only_check && lua_type(L, 1) == LUA_TTABLE)
        return rule_again(L);
    const char *name = field_take_name(L, "rule", &reading);
    if (!rule_name_sound(name))
        loader_problem_at(L, reading.line,
                          "\"%s\" cannot be the name of a rule: small letters, digits and - only.",
                          name);
    if (loader->rule)
        loader_problem_at(L, reading.line,
                          "This file has a rule already, \"%s\". One file holds one rule: put "
                          "\"%s\" into %s.lua.",
                          loader->rule->name, name, name);
    else if (strcmp(name, loader->stem) != 0)
        loader_problem_at(L, reading.line,
                          "A rule has the name of its file: write rule \"%s\", or call the file "
                          "%s.lua.",
                          loader->stem, name);
    loader->rule = read_rule(&reading, name);
    return 0;
}

static int rule_begin(lua_State *L)
{
    return field_begin(L, "rule", rule_table);
}

void lua_rule_open(lua_State *L)
{
    lua_pushcfunction(L, rule_begin);
    sandbox_define(L, "rule");
}

/* --- once the file has run --- */

static void unused_mentions(lua_State *L)
{
    const struct loader *loader = loader_of(L);
    for (size_t i = 0; i < loader->mention_count; i++) {
        const struct mention *mention = loader->mentions[i];
        if (!mention->used && !mention->operand)
            loader_problem_at(
                L, mention->line,
                "%s is read here and then used in no rule and no derive. Is an & or | "
                "missing, or is a local name used twice?",
                mention->what);
    }
}

void lua_rule_finish(lua_State *L)
{
    struct loader *loader = loader_of(L);
    if (loader->pending)
        loader_problem_at(L, loader->pending_line, "\"%s\" stands here without its table { ... }.",
                          loader->pending);
    loader->pending = NULL;
    unused_mentions(L);
    if (!loader->rule || !loader->rule->has_check)
        return;
    if (lua_rawgetp(L, LUA_REGISTRYINDEX, &check_key) == LUA_TFUNCTION) {
        sandbox_freeze(L, lua_check_key(loader->rule));
        lua_rawsetp(L, LUA_REGISTRYINDEX, lua_check_key(loader->rule));
    } else {
        lua_pop(L, 1);
    }
}

/* SPDX-License-Identifier: MIT */
/* `rule "name" { ... }`: from a table to a struct rule. */
#include <contra/contra.h>
#include <string.h>

#include "base/text.h"
#include "rules/lua_rule_about.h"

static const char check_key = 0; /* the function of the file being loaded */

const void *lua_check_key(const struct rule *rule)
{
    return rule;
}

const void *lua_check_snapshot_key(const struct rule *rule)
{
    return &rule->has_check;
}

/* --- grades --- */

static const char *const grade_names[] = {"absolute",  "relative", "precaution", "advice",
                                          "emergency", "same_day", "call",       "expected"};

/* As messages write them. */
static const char *const grades_quoted[] = {"\"absolute\"", "\"relative\"",  "\"precaution\"",
                                            "\"advice\"",   "\"emergency\"", "\"same_day\"",
                                            "\"call\"",     "\"expected\""};

/* In `finding = { relative = "..." }`: the texts are those of this rule's grades. */
static void texts_by_grade(const struct reading *reading, const char *name, const struct rule *rule)
{
    lua_State *L = reading->L;
    const char **keys;
    size_t count = field_names(L, lua_gettop(L), &keys);
    int line = field_line(reading, name);
    if (lua_rawlen(L, -1) > 0)
        loader_problem_at(L, line, "\"%s\" has a text without a grade: write relative = \"...\".",
                          name);
    for (size_t i = 0; i < count; i++) {
        bool used = false;
        for (size_t j = 0; j < rule->grade_count; j++)
            used = used || rule->grades[j].grade == grade_read(keys[i]);
        lua_getfield(L, -1, keys[i]);
        if (!used)
            loader_problem_at(L, line,
                              "\"%s\" has a text for \"%s\", which is not a grade of this rule.",
                              name, keys[i]);
        else if (lua_type(L, -1) != LUA_TSTRING)
            loader_problem_at(L, line, "\"%s\": the text for \"%s\" must stand in quotation marks.",
                              name, keys[i]);
        lua_pop(L, 1);
    }
}

/* `finding` and `action` are texts, or tables of texts. */
static void graded_text_check(const struct reading *reading, const char *name,
                              const struct rule *rule)
{
    int type = field_push(reading, name);
    if (type == LUA_TTABLE)
        texts_by_grade(reading, name, rule);
    else if (type != LUA_TNIL && type != LUA_TSTRING)
        loader_problem_at(reading->L, field_line(reading, name),
                          "\"%s\" must be a text, or a table with a text for each grade.", name);
    lua_pop(reading->L, 1);
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
    entry->finding = field_text_of(reading, "finding", name);
    entry->action = field_text_of(reading, "action", name);
}

struct asking {
    const struct reading *reading;
    const char *grade;
};

/* What is asked after a session nobody can answer before one. */
static void refuse_aftercare(void *self, const struct fact *fact)
{
    const struct asking *asking = self;
    if (fact->section->role == ROLE_AFTERCARE)
        loader_problem_at(asking->reading->L, asking->reading->line,
                          "%s is a grade before a session, when %s is not known. Use emergency, "
                          "same_day, call or expected.",
                          asking->grade, fact->name);
}

static void grade_fields(const struct reading *reading, struct rule *rule)
{
    lua_State *L = reading->L;
    for (size_t i = 0; i < sizeof grade_names / sizeof *grade_names; i++) {
        if (field_push(reading, grade_names[i]) != LUA_TNIL) {
            const char *what = grades_quoted[i];
            struct condition *condition = condition_at(L, -1, what);
            if (condition && condition->about_record)
                loader_problem_at(L, field_line(reading, grade_names[i]),
                                  "%s speaks of one session, but not of which. Put it into "
                                  "sessions:count( ... ):at_least(1).",
                                  what);
            else if (condition)
                condition_mark_used(condition);
            if (grade_read(grade_names[i]) < CONTRA_EXPECTED)
                condition_facts(condition, refuse_aftercare, &(struct asking){reading, what});
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

/* What is wrong with a name in `needs`: a sentence. */
static const char *need_wrong(const struct schema *schema, const char *name, const char *heading,
                              const struct section *section, struct arena *arena)
{
    const char *near = NULL, *point = strchr(name, '.');
    if (section && !point)
        return arena_format(arena,
                            "\"%s\" is a whole section. Name the facts that the check reads, such "
                            "as \"%s.%s\".",
                            name, name, section->fact_count ? section->facts[0]->key : "...");
    if (section && section->kind != SECTION_FACTS)
        return arena_format(arena, "\"%s\" is a part of [%s]; a check needs all of it: \"%s\".",
                            name, section->name, section->name);
    if (section)
        near = section_nearest_fact(section, point + 1);
    if (near)
        return arena_format(arena, "\"%s\" is not a fact. Did you mean \"%s.%s\"?", name,
                            section->name, near);
    near = section ? NULL : schema_nearest_section(schema, heading);
    return arena_format(arena, "\"%s\" is not a fact or section.%s%s%s%s", name,
                        near ? " Did you mean \"" : "", near ? near : "",
                        near && point ? point : "", near ? "\"?" : "");
}

static void add_need(const struct reading *reading, struct rule *rule, const char *name)
{
    const struct schema *schema = &reading->loader->book->schema;
    struct arena *arena = reading->loader->book->arena;
    const char *point = strchr(name, '.');
    const char *heading = point ? arena_copy(arena, name, (size_t)(point - name)) : name;
    const struct section *section = schema_section(schema, heading);
    const struct fact *fact = section && point && section->kind == SECTION_FACTS
                                  ? section_fact(schema, section, point + 1)
                                  : NULL;
    if (fact)
        rule->need_facts[rule->need_fact_count++] = fact;
    else if (section && !point && section->kind != SECTION_FACTS)
        rule->need_sections[rule->need_section_count++] = section;
    else
        loader_problem_at(reading->L, field_line(reading, "needs"), "%s",
                          need_wrong(schema, name, heading, section, arena));
}

/* How a check is written: which parameters it takes, and that it stands alone. */
static void check_function(const struct reading *reading, struct rule *rule)
{
    lua_State *L = reading->L;
    lua_Debug about;
    int line = field_line(reading, "check");
    lua_pushvalue(L, -1);
    lua_getinfo(L, ">u", &about);
    rule->check_by_site = about.nparams >= 2;
    if (rule->check_by_site && !reading->loader->book->schema.sites)
        loader_problem_at(L, line,
                          "This check takes a site, and no section of facts.ini has role = sites. "
                          "Write function (facts).");
    if (about.nparams > 2 || about.isvararg)
        loader_problem_at(L, line,
                          "A check takes the facts, and the site if it is about one: "
                          "function (facts) or function (facts, site).");
    if (rule->grade_count)
        loader_problem_at(L, line,
                          "A rule has either grades with conditions or a check. Put one of them "
                          "into a rule of its own.");
}

static void check_fields(const struct reading *reading, struct rule *rule)
{
    lua_State *L = reading->L;
    int type = field_push(reading, "check");
    rule->has_check = type == LUA_TFUNCTION && !lua_iscfunction(L, -1);
    if (rule->has_check) {
        check_function(reading, rule);
        lua_pushvalue(L, -1);
        lua_rawsetp(L, LUA_REGISTRYINDEX, &check_key);
        check_grades(reading, rule);
        if (rule->grade_count == 0)
            loader_problem_at(L, field_line(reading, "check"),
                              "A rule with a check must say which grades it may give: "
                              "grades = { \"relative\" }.");
    } else if (type != LUA_TNIL) {
        mention_refused(L, -1);
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
    if (count && type == LUA_TNIL)
        loader_problem_at(L, field_line(reading, "needs"),
                          "\"needs\" belongs to a rule with a check; conditions need none.");
    if (type == LUA_TNIL && field_push(reading, "grades") != LUA_TNIL)
        loader_problem_at(L, field_line(reading, "grades"),
                          "\"grades\" belongs to a rule with a check; other rules write "
                          "relative = a condition.");
}

/* --- its texts --- */

static void texts_complete(const struct reading *reading, const struct rule *rule)
{
    if (!rule->title)
        loader_problem_at(reading->L, rule->line, "Rule \"%s\" has no title.", rule->name);
    if (rule->title && strpbrk(rule->title, "{}"))
        loader_problem_at(reading->L, field_line(reading, "title"),
                          "The title of rule \"%s\" is printed as it is; { and } belong into "
                          "finding and action.",
                          rule->name);
    if (rule->grade_count == 0 && field_push(reading, "check") == LUA_TNIL)
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
        template_check(reading->loader->book, rule, grade, grade->finding,
                       field_line(reading, "finding"));
        template_check(reading->loader->book, rule, grade, grade->action,
                       field_line(reading, "action"));
    }
}

/* --- into the rulebook --- */

static size_t place_of(const struct rulebook *book, const char *name)
{
    size_t place = 0;
    while (place < book->rule_count &&
           (*book->rules[place]->name != *name || strcmp(book->rules[place]->name, name) != 0))
        place++;
    return place;
}

/* Where the rule goes: the place of the one that it replaces, or of the one of the same name,
 * behind all others if there is none. */
static size_t place_for(const struct reading *reading, const struct rule *rule, size_t same)
{
    const struct rulebook *book = reading->loader->book;
    if (!rule->replaces)
        return same;
    size_t gone = place_of(book, rule->replaces);
    int line = field_line(reading, "replaces");
    const char *near = rulebook_nearest_rule(book, rule->replaces);
    if (gone == book->rule_count)
        loader_problem_at(reading->L, line, "There is no rule \"%s\" to replace.%s%s%s",
                          rule->replaces, near ? " Did you mean \"" : "", near ? near : "",
                          near ? "\"?" : "");
    else if (book->rules[gone]->pack == rule->pack)
        loader_problem_at(reading->L, line,
                          "Rule \"%s\" is of this same pack, %s, line %d; change it there. "
                          "\"replaces\" is for a pack that extends another.",
                          rule->replaces, book->rules[gone]->file, book->rules[gone]->line);
    return gone;
}

static void register_rule(const struct reading *reading, struct rule *rule)
{
    struct rulebook *book = reading->loader->book;
    size_t same = place_of(book, rule->name), place = place_for(reading, rule, same);
    const struct rule *other = same < book->rule_count ? book->rules[same] : NULL;
    if (other && other->native && (!rule->replaces || same != place)) {
        problem_add(&book->problems, other->file, 0,
                    "The check \"%s\" has the name of a rule, in %s, line %d. Give it another.",
                    other->name, rule->file, rule->line);
        return;
    }
    if (other && (!rule->replaces || same != place)) {
        loader_problem_at(reading->L, rule->line,
                          "There is a rule \"%s\" already, in %s, line %d. If this one is to take "
                          "its place, write replaces = \"%s\".",
                          other->name, other->file, other->line, other->name);
        return;
    }
    if (place == book->rule_count) {
        book->rules = arena_push(book->arena, book->rules, book->rule_count, &book->rule_capacity,
                                 sizeof *book->rules);
        book->rule_count++;
    }
    book->rules[place] = rule;
}

static const char *const rule_fields[] = {
    "title",    "effect",       "sources",  "absolute", "relative", "precaution",
    "advice",   "emergency",    "same_day", "call",     "expected", "finding",
    "action",   "examples",     "grades",   "needs",    "check",    "strikes",
    "replaces", "unless_given", "override", "reviewed", NULL};

static bool is_rule_field(const char *name)
{
    for (const char *const *known = rule_fields; *known; known++)
        if (strcmp(*known, name) == 0)
            return true;
    return false;
}

/* `absolute = overlung`, a name that holds nothing, would leave the grade out without a word. */
static void fields_empty(const struct reading *reading)
{
    const struct scan *scan = reading->loader->scan;
    for (size_t i = 0; i < scan->field_count; i++) {
        const struct scanned_field *field = &scan->fields[i];
        if (field->line >= reading->line && field_push(reading, field->name) == LUA_TNIL &&
            is_rule_field(field->name))
            loader_problem_at(reading->L, field->line,
                              "\"%s\" has no value: what stands behind its = is nil. Is a local "
                              "name misspelt, or was it given nothing?",
                              field->name);
        lua_settop(reading->L, reading->table);
    }
}

static struct rule *read_rule(const struct reading *reading, const char *name)
{
    struct rulebook *book = reading->loader->book;
    struct rule *rule = arena_alloc(book->arena, sizeof *rule);
    rule->name = field_keep(reading, name);
    rule->file = reading->loader->file;
    rule->line = reading->line;
    rule->pack = reading->loader->pack;
    field_unknown(reading, rule_fields, "a rule");
    fields_empty(reading);
    rule->title = field_text(reading, "title");
    grade_fields(reading, rule);
    check_fields(reading, rule);
    graded_text_check(reading, "finding", rule);
    graded_text_check(reading, "action", rule);
    rule->unless_line = field_line(reading, "unless_given");
    rule->unless_count = field_texts(reading, "unless_given", &rule->unless_given);
    rule->replaces = field_text(reading, "replaces");
    rule_read_about(reading, rule);
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
                "%s is asked for here and used in no rule and no derive. Is an & or | "
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
    else if (!loader->rule && !loader->has_derive && !loader->only_check)
        loader_problem_at(L, 1,
                          "This file holds neither a rule nor a derive. Write rule \"%s\" { "
                          "... }, or delete it.",
                          loader->stem);
    loader->pending = NULL;
    unused_mentions(L);
    if (!loader->rule || !loader->rule->has_check)
        return;
    if (lua_rawgetp(L, LUA_REGISTRYINDEX, &check_key) == LUA_TFUNCTION) {
        sandbox_freeze(L, lua_check_snapshot_key(loader->rule));
        lua_rawsetp(L, LUA_REGISTRYINDEX, lua_check_key(loader->rule));
    } else {
        lua_pop(L, 1);
    }
}

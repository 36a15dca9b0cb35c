/* SPDX-License-Identifier: MIT */
/* Examples: what differs from the baseline, and what the rule must say then.
 *
 * { "lean", sites = { "left rhomboid major" }, patient = { bmi = 18 }, gives = "relative" }
 *
 * A value becomes the text that would stand right of `=` in a patient's file. */
#include <contra/contra.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "rules/lua_field.h"

struct example_reading {
    struct reading table; /* one example's */
    struct rule *rule;
    struct example *example;
};

static void add_entry(struct example_reading *r, const char *section, const char *key,
                      const char *value)
{
    struct example *example = r->example;
    struct arena *arena = r->table.loader->book->arena;
    example->entries = arena_push(arena, example->entries, example->count, &example->capacity,
                                  sizeof *example->entries);
    example->entries[example->count++] = (struct example_entry){
        arena_string(arena, section), arena_string(arena, key), arena_string(arena, value)};
}

/* The text of a value at the top of the stack: true when it is one; *text NULL for `unknown`. */
static bool value_text(struct example_reading *r, const struct fact *fact, const char **text)
{
    lua_State *L = r->table.L;
    struct arena *arena = r->table.loader->book->arena;
    const struct handle *handle = handle_at(L, -1);
    char number[32];
    *text = NULL;
    switch (lua_type(L, -1)) {
    case LUA_TSTRING: *text = arena_string(arena, lua_tostring(L, -1)); return true;
    case LUA_TBOOLEAN: *text = lua_toboolean(L, -1) ? "yes" : "no"; return true;
    case LUA_TNUMBER:
        text_write_number(lua_tonumber(L, -1), number);
        *text = fact && fact->unit_count ? arena_format(arena, "%s %s", number, fact->units[0].name)
                                         : arena_string(arena, number);
        return true;
    default: return handle && (handle->kind == HANDLE_UNKNOWN || handle->kind == HANDLE_POISON);
    }
}

static void bad_value(struct example_reading *r, const char *section, const char *key)
{
    loader_problem_at(
        r->table.L, r->example->line,
        "In the example \"%s\", %s.%s must be a text, a number, true, false or unknown.",
        r->example->label, section, key);
}

/* "left rhomboid major, 25 mm" is a key and its value. */
static void add_word(struct example_reading *r, const char *section, const char *word)
{
    const char *comma = strchr(word, ',');
    struct arena *arena = r->table.loader->book->arena;
    const char *key = comma ? arena_copy(arena, word, (size_t)(comma - word)) : word;
    add_entry(r, section, key, comma ? comma + 1 + strspn(comma + 1, " ") : "yes");
}

/* A key of a section of facts or records that has no fact of this name. */
static void key_check(struct example_reading *r, const struct section *section, const char *key)
{
    if (strcmp(key, "date") == 0 || strcmp(key, "others") == 0 ||
        section_fact(&r->table.loader->book->schema, section, key))
        return;
    const char *near = section_nearest_fact(section, key);
    loader_problem_at(r->table.L, r->example->line,
                      "In the example \"%s\", %s.%s is not a fact.%s%s%s", r->example->label,
                      section->name, key, near ? " Did you mean \"" : "", near ? near : "",
                      near ? "\"?" : "");
}

/* A word of a list but a site. Unknown, it is there with an empty value, as in the file: to leave
 * it out would mean "no" beside `others = no`. A site is taken away. */
static bool is_word_of(const struct section *section, const char *key)
{
    return section && section->kind == SECTION_TERMS && section->role != ROLE_SITES &&
           strcmp(key, "others") != 0;
}

/* One `key = value` of a section; the value is on top of the stack. */
static void read_pair(struct example_reading *r, const struct section *section, const char *heading,
                      const char *key)
{
    const char *text = NULL;
    const struct fact *fact = NULL;
    if (section && section->kind != SECTION_TERMS) {
        key_check(r, section, key);
        fact = section_fact(&r->table.loader->book->schema, section, key);
    }
    if (!value_text(r, fact, &text))
        bad_value(r, heading, key);
    else if (!section || section->kind != SECTION_RECORDS || strcmp(key, "date") != 0)
        add_entry(r, heading, key, !text && is_word_of(section, key) ? "" : text);
}

/* The pairs and words of one section's table, on top of the stack. */
static void read_section(struct example_reading *r, const struct section *section,
                         const char *heading)
{
    lua_State *L = r->table.L;
    const char **keys;
    int table = lua_gettop(L);
    size_t count = field_names(L, table, &keys);
    for (size_t i = 0; i < count; i++) {
        lua_getfield(L, table, keys[i]);
        read_pair(r, section, heading, keys[i]);
        lua_pop(L, 1);
    }
    lua_Integer words = (lua_Integer)lua_rawlen(L, table);
    for (lua_Integer i = 1; i <= words; i++) {
        if (lua_rawgeti(L, table, i) == LUA_TSTRING && section && section->kind == SECTION_TERMS)
            add_word(r, heading, lua_tostring(L, -1));
        else
            bad_value(r, heading, "[...]");
        lua_pop(L, 1);
    }
}

/* A record of which nothing is said but its date is one all the same. */
static void read_record(struct example_reading *r, const struct section *section,
                        const char *heading)
{
    size_t before = r->example->count;
    read_section(r, section, heading);
    if (r->example->count == before && section->fact_count > 0)
        add_entry(r, heading, section->facts[0]->key, "");
}

/* session = { { date = "3 days ago", bruise = "8 d" }, ... } */
static void read_records(struct example_reading *r, const struct section *section)
{
    lua_State *L = r->table.L;
    lua_Integer count = (lua_Integer)lua_rawlen(L, -1);
    for (lua_Integer i = 1; i <= count; i++) {
        const char *date = NULL;
        if (lua_rawgeti(L, -1, i) == LUA_TTABLE) {
            lua_pushliteral(L, "date");
            if (lua_rawget(L, -2) == LUA_TSTRING)
                date = lua_tostring(L, -1); /* the table keeps it alive */
            lua_pop(L, 1);
        }
        if (date)
            read_record(r, section,
                        arena_format(r->table.loader->book->arena, "%s %s", section->name, date));
        else
            loader_problem_at(L, r->example->line,
                              "In the example \"%s\", each %s is a table with a date: { date = \"3 "
                              "days ago\", ... }.",
                              r->example->label, section->name);
        lua_pop(L, 1);
    }
}

static contra_grade read_grade(struct example_reading *r, const char *name, contra_grade if_none)
{
    const char *word = field_text(&r->table, name);
    contra_grade grade = word ? grade_read(word) : if_none;
    if (word && strcmp(word, "clear") == 0)
        return CONTRA_GRADE_NONE;
    bool known = !word;
    for (size_t i = 0; i < r->rule->grade_count; i++)
        known = known || r->rule->grades[i].grade == grade;
    if (!known)
        loader_problem_at(r->table.L, r->example->line,
                          "In the example \"%s\", %s = \"%s\" is neither \"clear\" nor a grade of "
                          "this rule.",
                          r->example->label, name, word);
    return grade;
}

/* Everything in the example but its label, gives and could_be is a section. */
static void read_field(struct example_reading *r, const char *name)
{
    const struct schema *schema = &r->table.loader->book->schema;
    const struct section *section = schema_section(schema, name);
    lua_State *L = r->table.L;
    if (lua_type(L, -1) != LUA_TTABLE || (!section && strcmp(name, "check") != 0)) {
        const char *near = section ? NULL : schema_nearest_section(schema, name);
        loader_problem_at(
            L, r->example->line,
            "In the example \"%s\", \"%s\" is not a section with a table { ... }.%s%s%s",
            r->example->label, name, near ? " Did you mean \"" : "", near ? near : "",
            near ? "\"?" : "");
    } else if (section && section->kind == SECTION_RECORDS) {
        read_records(r, section);
    } else {
        read_section(r, section, name);
    }
}

static bool is_own_field(const char *name)
{
    return strcmp(name, "gives") == 0 || strcmp(name, "could_be") == 0;
}

/* One example's table is on top of the stack. */
static void read_example(struct example_reading *r)
{
    lua_State *L = r->table.L;
    r->table.table = lua_gettop(L);
    if (lua_rawgeti(L, -1, 1) == LUA_TSTRING)
        r->example->label = field_keep(&r->table, lua_tostring(L, -1));
    lua_pop(L, 1);
    if (!r->example->label) {
        r->example->label = "?";
        loader_problem_at(
            L, r->table.line,
            "An example begins with its name: { \"thigh only\", ..., gives = \"clear\" }.");
    }
    if (lua_rawlen(L, r->table.table) > 1)
        loader_problem_at(L, r->example->line,
                          "The example \"%s\" has a second value without a name. Is a = missing?",
                          r->example->label);
    const char **names;
    size_t count = field_names(L, r->table.table, &names);
    for (size_t i = 0; i < count; i++) {
        if (is_own_field(names[i]))
            continue;
        field_push(&r->table, names[i]);
        read_field(r, names[i]);
        lua_pop(L, 1);
    }
    if (field_push(&r->table, "gives") == LUA_TNIL)
        loader_problem_at(
            L, r->example->line,
            "The example \"%s\" does not say what it gives: gives = \"clear\" or a grade.",
            r->example->label);
    lua_pop(L, 1);
    r->example->gives = read_grade(r, "gives", CONTRA_GRADE_NONE);
    r->example->could_be = read_grade(r, "could_be", r->example->gives);
}

/* The line on which a text in quotation marks stands, at or after `from`. */
static int line_of_label(const struct loader *loader, const char *label, int from)
{
    char quoted[160];
    snprintf(quoted, sizeof quoted, "\"%.150s\"", label);
    int line = 1;
    for (const char *at = loader->text; *at; line++) {
        const char *end = at + strcspn(at, "\n");
        const char *found = strstr(at, quoted);
        if (line >= from && found && found < end)
            return line;
        if (!found)
            break;
        at = *end ? end + 1 : end;
    }
    return from;
}

void lua_examples_read(lua_State *L, struct rule *rule)
{
    struct loader *loader = loader_of(L);
    struct reading whole = {L, loader, lua_gettop(L), rule->line};
    whole.line = field_line(&whole, "examples");
    if (lua_type(L, -1) != LUA_TTABLE) {
        loader_problem_at(L, whole.line,
                          "\"examples\" is a list of tables: examples = { { \"...\", "
                          "gives = \"clear\" }, ... }.");
        return;
    }
    lua_Integer count = (lua_Integer)lua_rawlen(L, -1);
    for (lua_Integer i = 1; i <= count; i++) {
        rule->examples = arena_push(loader->book->arena, rule->examples, rule->example_count,
                                    &rule->example_capacity, sizeof *rule->examples);
        struct example *example = &rule->examples[rule->example_count++];
        memset(example, 0, sizeof *example);
        struct example_reading reading = {whole, rule, example};
        example->line = whole.line;
        if (lua_rawgeti(L, whole.table, i) == LUA_TTABLE) {
            if (lua_rawgeti(L, -1, 1) == LUA_TSTRING)
                example->line = line_of_label(loader, lua_tostring(L, -1), whole.line);
            lua_pop(L, 1);
            reading.table.line = example->line;
            read_example(&reading);
        } else {
            loader_problem_at(L, whole.line,
                              "An example is a table: { \"...\", gives = \"clear\" }.");
            rule->example_count--;
        }
        lua_settop(L, whole.table);
    }
}

/* SPDX-License-Identifier: MIT */
/* The fields in which a rule says things of itself that are no conditions. */
#include "rules/lua_rule_about.h"

#include <string.h>

#include "base/text.h"

/* Near names are looked for only where one is wrong: nearly never. */
static void refuse_source(const struct reading *reading, const char *key)
{
    const struct rulebook *book = reading->loader->book;
    struct nearest nearest;
    nearest_start(&nearest, key);
    for (size_t i = 0; i < book->source_count; i++)
        nearest_try(&nearest, book->sources[i]->key);
    loader_problem_at(reading->L, field_line(reading, "sources"),
                      "\"%s\" is not a source of sources.ini.%s%s%s", key,
                      nearest.name ? " Did you mean \"" : "", nearest.name ? nearest.name : "",
                      nearest.name ? "\"?" : " Add it there first.");
}

static void source_fields(const struct reading *reading, struct rule *rule)
{
    const char **keys;
    size_t count = field_texts(reading, "sources", &keys);
    struct rulebook *book = reading->loader->book;
    rule->sources = arena_alloc(book->arena, (count + 1) * sizeof *rule->sources);
    for (size_t i = 0; i < count; i++) {
        const struct source *source = rulebook_source(book, keys[i]);
        if (source)
            rule->sources[rule->source_count++] = source;
        else
            refuse_source(reading, keys[i]);
    }
}

static void refuse_effect(const struct reading *reading, const char *key)
{
    const struct rulebook *book = reading->loader->book;
    struct nearest nearest;
    nearest_start(&nearest, key);
    for (size_t i = 0; i < book->effect_count; i++)
        nearest_try(&nearest, book->effects[i]->key);
    for (size_t i = 0; i < book->effect_count; i++)
        if (book->effects[i]->title && text_same(book->effects[i]->title, key))
            nearest.name = book->effects[i]->key;
    loader_problem_at(reading->L, field_line(reading, "effect"),
                      "\"%s\" is not an effect of effects.ini.%s%s%s", key,
                      nearest.name ? " Did you mean \"" : "", nearest.name ? nearest.name : "",
                      nearest.name ? "\"?" : "");
}

static void effect_field(const struct reading *reading, struct rule *rule)
{
    const struct rulebook *book = reading->loader->book;
    rule->effect = field_text(reading, "effect");
    bool found = !rule->effect;
    for (size_t i = 0; i < book->effect_count && !found; i++)
        found = strcmp(book->effects[i]->key, rule->effect) == 0;
    if (!found)
        refuse_effect(reading, rule->effect);
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
        if (!rule->reviewed_by || !rule->reviewed_on)
            loader_problem_at(L, inner.line, "\"reviewed\" says by whom and on which day.");
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

void rule_read_about(const struct reading *reading, struct rule *rule)
{
    effect_field(reading, rule);
    source_fields(reading, rule);
    strikes_field(reading, rule);
    override_field(reading, rule);
    reviewed_field(reading, rule);
}

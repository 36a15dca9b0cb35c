/* SPDX-License-Identifier: MIT */
/* Makes rules of the checks of plugins, and refuses what does not fit the packs. */
#include <contra/contra.h>
#include <stdio.h>
#include <string.h>

#include "base/digest.h"
#include "base/folder.h"
#include "base/text.h"
#include "rules/literature.h"
#include "rules/native_check.h"

#define PLUGIN_BYTES_MOST ((size_t)64 * 1024 * 1024)

/* One check on its way to being a rule. */
struct making {
    struct rulebook *book;
    const struct native_source *from;
    const contra_check_rule *about;
    struct rule *rule;
    struct native_check *check;
};

#define refuse(making, ...)                                                                        \
    problem_add(&(making)->book->problems, (making)->from->path, 0, __VA_ARGS__)

/* " Did you mean "x"?", or nothing. */
static const char *did_you_mean(const struct making *making, const char *before, const char *near)
{
    return near ? arena_format(making->book->arena, " Did you mean \"%s%s\"?", before, near) : "";
}

/* --- what it needs --- */

static struct condition *new_condition(const struct making *making, enum condition_kind kind)
{
    struct condition *condition = arena_alloc(making->book->arena, sizeof *condition);
    condition->kind = kind;
    condition->mention.used = true;
    condition->mention.file = making->from->path;
    condition->filter.within_days = -1;
    condition->size = 1;
    return condition;
}

static void need_fact(struct making *making, struct native_need *need,
                      const struct section *section, const char *key)
{
    const struct schema *schema = &making->book->schema;
    const struct fact *fact =
        section->kind == SECTION_FACTS ? section_fact(schema, section, key) : NULL;
    if (!fact || fact->type == FACT_TEXT || fact->type == FACT_SITES) {
        const char *near =
            section->kind == SECTION_FACTS && !fact ? section_nearest_fact(section, key) : NULL;
        refuse(making, "The check \"%s\" needs \"%s\", which is not a fact that can be judged.%s",
               making->about->name, need->name,
               did_you_mean(making, arena_format(making->book->arena, "%s.", section->name), near));
        return;
    }
    making->rule->need_facts[making->rule->need_fact_count++] = fact;
    if (fact->type != FACT_YES_NO) {
        need->fact = fact;
        return;
    }
    need->condition = new_condition(making, CONDITION_YES);
    need->condition->fact = fact;
}

static void note_section(struct rule *rule, const struct section *section)
{
    for (size_t i = 0; i < rule->need_section_count; i++)
        if (rule->need_sections[i] == section)
            return;
    rule->need_sections[rule->need_section_count++] = section;
}

static void need_word(struct making *making, struct native_need *need,
                      const struct section *section, const char *word)
{
    if (section->kind != SECTION_TERMS) {
        refuse(making,
               "The check \"%s\" needs \"%s\", and [%s] is not a list of words: write "
               "\"%s.%s\".",
               making->about->name, need->name, section->name, section->name, word);
        return;
    }
    struct vocabulary *vocabulary = section->vocabulary;
    struct term *term = vocabulary_find(vocabulary, word);
    bool sites = section->role == ROLE_SITES;
    if (!term || (sites && !making->about->by_site)) {
        refuse(making, "The check \"%s\" needs \"%s\", which is not a word of [%s]%s.%s",
               making->about->name, need->name, section->name,
               term ? " that a check about the patient can ask for" : "",
               term ? ""
                    : did_you_mean(making, arena_format(making->book->arena, "%s:", section->name),
                                   vocabulary_nearest(vocabulary, word)));
        return;
    }
    note_section(making->rule, section);
    need->condition = new_condition(making, sites ? CONDITION_SITE_IS : CONDITION_INCLUDE);
    need->condition->section = section;
    need->condition->term = term;
    need->condition->target = vocabulary_target(vocabulary, term);
    if (!sites)
        return;
    const struct term **terms = arena_alloc(making->book->arena, sizeof *terms);
    terms[0] = term;
    need->condition->terms = terms;
    need->condition->term_count = 1;
    need->condition->near = need->condition->about_site = true;
}

static void add_need(struct making *making, const char *name)
{
    const struct schema *schema = &making->book->schema;
    struct arena *arena = making->book->arena;
    struct native_need *need = &making->check->needs[making->check->need_count++];
    const char *mark = strpbrk(name, ".:");
    const char *heading = mark ? arena_copy(arena, name, (size_t)(mark - name)) : name;
    const struct section *section = schema_section(schema, heading);
    need->name = arena_string(arena, name);
    const char *near = section ? NULL : schema_nearest_section(schema, heading);
    if (!mark || !section)
        refuse(
            making,
            "The check \"%s\" needs \"%s\", which is neither a fact (\"labs.inr\") nor a word of "
            "a list (\"medications:warfarin\").%s%s",
            making->about->name, name, did_you_mean(making, "", near),
            mark && !section && !near ? " Is the pack missing that declares it?" : "");
    else if (*mark == '.')
        need_fact(making, need, section, mark + 1);
    else
        need_word(making, need, section, mark + 1);
}

static void read_needs(struct making *making)
{
    struct arena *arena = making->book->arena;
    size_t count = 0;
    while (making->about->needs && making->about->needs[count])
        count++;
    making->check->needs = arena_alloc(arena, (count + 1) * sizeof *making->check->needs);
    making->rule->need_facts = arena_alloc(arena, (count + 1) * sizeof *making->rule->need_facts);
    making->rule->need_sections =
        arena_alloc(arena, (count + 1) * sizeof *making->rule->need_sections);
    for (size_t i = 0; i < count; i++)
        add_need(making, making->about->needs[i]);
}

/* --- its grades and texts --- */

static bool is_aftercare(contra_grade grade)
{
    return grade >= CONTRA_EXPECTED;
}

static void read_grades(struct making *making)
{
    const contra_check_rule *about = making->about;
    struct rule *rule = making->rule;
    bool sound = about->grades && about->grade_count > 0 && about->grade_count <= RULE_GRADES;
    for (size_t i = 0; sound && i < about->grade_count; i++) {
        contra_grade grade = about->grades[i].grade;
        sound = grade >= CONTRA_ADVICE && grade <= CONTRA_EMERGENCY &&
                is_aftercare(grade) == is_aftercare(about->grades[0].grade) &&
                (i == 0 || grade < about->grades[i - 1].grade);
    }
    if (!sound) {
        refuse(making,
               "The check \"%s\" must name the grades that it may give: one to %d, gravest first, "
               "all before a session or all after one.",
               about->name, RULE_GRADES);
        return;
    }
    rule->aftercare = is_aftercare(about->grades[0].grade);
    for (size_t i = 0; i < about->grade_count; i++) {
        struct rule_grade *grade = &rule->grades[rule->grade_count++];
        grade->grade = about->grades[i].grade;
        grade->finding = arena_string(making->book->arena, about->grades[i].finding);
        grade->action = arena_string(making->book->arena, about->grades[i].action);
        template_check(making->book, rule, grade, grade->finding, 0);
        template_check(making->book, rule, grade, grade->action, 0);
    }
}

static void read_effect(struct making *making)
{
    const struct rulebook *book = making->book;
    struct nearest nearest;
    if (!making->about->effect)
        return;
    nearest_start(&nearest, making->about->effect);
    for (size_t i = 0; i < book->effect_count; i++) {
        nearest_try(&nearest, book->effects[i]->key);
        if (strcmp(book->effects[i]->key, making->about->effect) == 0)
            making->rule->effect = book->effects[i]->key;
    }
    if (!making->rule->effect)
        refuse(making, "\"%s\", of the check \"%s\", is not an effect of effects.ini.%s",
               making->about->effect, making->about->name, did_you_mean(making, "", nearest.name));
}

/* --- its sources --- */

/* A source that the plugin brings along. */
static const struct source *own_source(struct making *making, const char *key)
{
    const contra_source *const *literature = making->about->literature;
    struct rulebook *book = making->book;
    for (; literature && *literature; literature++) {
        if (strcmp((*literature)->key, key) != 0)
            continue;
        struct source *source = literature_add(book, arena_string(book->arena, key));
        source->citation = arena_string(book->arena, (*literature)->citation);
        source->pack = making->rule->pack->name;
        source->file = making->from->path;
        source->cited = true;
        return source;
    }
    return NULL;
}

static void read_sources(struct making *making)
{
    const char *const *keys = making->about->sources;
    struct rule *rule = making->rule;
    size_t count = 0;
    while (keys && keys[count])
        count++;
    rule->sources = arena_alloc(making->book->arena, (count + 1) * sizeof *rule->sources);
    for (size_t i = 0; i < count; i++) {
        const struct source *source = rulebook_source(making->book, keys[i]);
        source = source ? source : own_source(making, keys[i]);
        if (source)
            rule->sources[rule->source_count++] = source;
        else
            refuse(making,
                   "\"%s\", a source of the check \"%s\", stands neither in sources.ini nor in its "
                   "literature.",
                   keys[i], making->about->name);
    }
    if (count == 0)
        refuse(making, "The check \"%s\" cites no source.", making->about->name);
}

/* --- one check --- */

static void read_unless(struct making *making)
{
    const char *const *names = making->about->unless_given;
    struct rule *rule = making->rule;
    size_t count = 0;
    while (names && names[count])
        count++;
    rule->unless_given = arena_alloc(making->book->arena, (count + 1) * sizeof *rule->unless_given);
    for (size_t i = 0; i < count; i++)
        rule->unless_given[rule->unless_count++] = arena_string(making->book->arena, names[i]);
}

static void make_rule(struct making *making)
{
    struct rulebook *book = making->book;
    struct rule *rule = making->rule;
    rule->name = arena_string(book->arena, making->about->name);
    rule->title = arena_string(book->arena, making->about->title);
    rule->file = making->from->path;
    rule->has_check = true;
    rule->check_by_site = making->about->by_site != 0;
    rule->native = making->check;
    making->check->about = making->about;
    making->check->state = making->from->state;
    if (!rule->title || strpbrk(rule->title, "{}"))
        refuse(making, "The check \"%s\" needs a title, without { and }.", rule->name);
    if (rule->check_by_site && !book->schema.sites)
        refuse(making,
               "The check \"%s\" judges sites, and no section of facts.ini has role = sites.",
               rule->name);
    if (rulebook_rule(book, rule->name))
        refuse(making, "There is a rule \"%s\" already.", rule->name);
    read_needs(making);
    read_grades(making);
    read_effect(making);
    read_sources(making);
    read_unless(making);
    book->rules = arena_push(book->arena, book->rules, book->rule_count, &book->rule_capacity,
                             sizeof *book->rules);
    book->rules[book->rule_count++] = rule;
}

/* A plugin that judges stands in reports like a pack: by name, version and digest of its file. */
static struct pack *pack_of(struct rulebook *book, const struct native_source *from)
{
    struct pack *pack = arena_alloc(book->arena, sizeof *pack);
    const char *slash = strrchr(from->path, '/');
    struct digest digest;
    struct file file = file_read(book->arena, from->path, PLUGIN_BYTES_MOST);
    pack->name = arena_format(book->arena, "plugin %s", from->plugin);
    pack->version = arena_string(book->arena, from->version ? from->version : "?");
    pack->folder = arena_copy(book->arena, from->path, (size_t)(slash - from->path));
    digest_init(&digest);
    if (file.text)
        digest_add(&digest, file.text, file.length);
    else
        problem_add(&book->problems, from->path, 0,
                    "The plugin was loaded, and its file cannot be read to tell which it was.");
    digest_finish(&digest, pack->digest);
    book->packs = arena_push(book->arena, book->packs, book->pack_count, &book->pack_capacity,
                             sizeof *book->packs);
    book->packs[book->pack_count++] = pack;
    return pack;
}

void native_checks_add(struct rulebook *book, const struct native_source *sources, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct pack *pack = NULL;
        for (const contra_check_rule *const *check = sources[i].checks; check && *check; check++) {
            struct making making = {book, &sources[i], *check,
                                    arena_alloc(book->arena, sizeof *making.rule),
                                    arena_alloc(book->arena, sizeof *making.check)};
            pack = pack ? pack : pack_of(book, &sources[i]);
            making.rule->pack = pack;
            make_rule(&making);
        }
    }
}

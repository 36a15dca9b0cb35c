/* SPDX-License-Identifier: MIT */
#include "authoring/show.h"

#include <contra/contra.h>
#include <string.h>

#include "authoring/uses.h"
#include "report/names.h"
#include "rules/wording.h"

/* --- conditions --- */

/* "If INR is above 3." or "If all of these hold:" and what follows below it. */
static void show_condition(struct sheet *sheet, const struct rulebook *book, const char *before,
                           const struct condition *condition)
{
    struct outline outline = outline_make(sheet->arena, book, condition, NULL);
    const char *words = outline.lines[0].words;
    if (outline.lines[0].leaf)
        sheet_add(sheet, SHEET_TEXT, "%s%s.", before, words);
    else
        sheet_add(sheet, SHEET_TEXT, "%s%.*s hold:", before, (int)strlen(words) - 1, words);
    for (size_t i = 1; i < outline.count; i++)
        sheet_item(sheet, outline.lines[i].depth - 1, "%s", outline.lines[i].words);
}

/* --- what the rule is --- */

static const char *effect_title(const struct rulebook *book, const char *key)
{
    for (size_t i = 0; i < book->effect_count; i++)
        if (strcmp(book->effects[i]->key, key) == 0)
            return book->effects[i]->title;
    return key;
}

static void show_review(struct sheet *sheet, const struct rule *rule)
{
    if (!rule->reviewed_by)
        sheet_pair(sheet, "Reviewed", "not yet");
    else
        sheet_pair(sheet, "Reviewed", "by %s on %s%s%s", rule->reviewed_by, rule->reviewed_on,
                   rule->reviewed_again_by ? ", again by " : "",
                   rule->reviewed_again_by ? rule->reviewed_again_by : "");
}

static void show_head(struct sheet *sheet, const struct rulebook *book, const struct rule *rule)
{
    const struct pack *pack = rule->pack;
    sheet_add(sheet, SHEET_TITLE, "%s", rule->title);
    const char *line = rule->native ? "" : arena_format(sheet->arena, ", line %d", rule->line);
    sheet_pair(sheet, "Rule", "%s (%s%s)", rule->name, rule->file + strlen(pack->folder) + 1, line);
    sheet_pair(sheet, "Pack", "%s %s (%s)", pack->name, pack->version, pack->digest);
    sheet_pair(sheet, "Asked", "%s a session", rule->aftercare ? "after" : "before");
    if (rule->effect)
        sheet_pair(sheet, "Side effect", "%s", effect_title(book, rule->effect));
    if (rule->replaces)
        sheet_pair(sheet, "Replaces", "%s", rule->replaces);
    if (rule->strikes)
        sheet_pair(sheet, "Rules out", "%s only, not the treatment as a whole", rule->strikes);
    for (size_t i = 0; i < rule->unless_count; i++)
        sheet_pair(sheet, "Silent where", "%s says it at least as gravely", rule->unless[i]->name);
    if (rule->never_overridden)
        sheet_pair(sheet, "Override", "never");
    show_review(sheet, rule);
}

/* --- grades --- */

static void show_grade(struct sheet *sheet, const struct rulebook *book, const struct rule *rule,
                       const struct rule_grade *grade)
{
    bool by_site = grade->condition ? grade->condition->about_site : rule->check_by_site;
    char *heading = arena_format(sheet->arena, "%s, %s", grade_words(grade->grade),
                                 by_site ? "for each site" : "for the patient");
    capital(heading);
    sheet_add(sheet, SHEET_HEADING, "%s", heading);
    if (grade->condition)
        show_condition(sheet, book, "If ", grade->condition);
    if (grade->finding)
        sheet_pair(sheet, "Finding", "%s", grade->finding);
    if (grade->action)
        sheet_pair(sheet, "Do", "%s", grade->action);
}

static void show_check(struct sheet *sheet, const struct rule *rule)
{
    struct text needs;
    text_start(&needs, sheet->arena);
    for (size_t i = 0; i < rule->need_fact_count; i++)
        text_addf(&needs, "%s%s", needs.length ? ", " : "", rule->need_facts[i]->name);
    for (size_t i = 0; i < rule->need_section_count; i++)
        text_addf(&needs, "%s%s", needs.length ? ", " : "", rule->need_sections[i]->name);
    sheet_add(sheet, SHEET_HEADING, "Decided by a function");
    sheet_add(sheet, SHEET_TEXT, "%s decides which of the grades below it is, in %s.",
              rule->file + strlen(rule->pack->folder) + 1, rule->native ? "C" : "plain Lua");
    if (needs.length)
        sheet_pair(sheet, "It needs", "%s", needs.bytes);
}

/* --- named conditions --- */

static bool reads_derived(const struct rulebook *book, const struct rule *rule, size_t index,
                          const bool *shown)
{
    struct use use = {.fact = book->derives[index]->fact};
    bool reads = rule_uses(rule, &use);
    for (size_t i = 0; i < book->derive_count; i++)
        reads = reads || (shown[i] && derive_uses(book->derives[i], &use));
    return reads;
}

static void show_derive(struct sheet *sheet, const struct rulebook *book,
                        const struct derive *derive)
{
    struct text words;
    text_start(&words, sheet->arena);
    if (derive->when) {
        text_addf(&words, "\"%s\" is yes if ",
                  derive->fact->question ? derive->fact->question
                                         : fact_called(derive->fact, sheet->arena));
        show_condition(sheet, book, words.bytes, derive->when);
        return;
    }
    quantity_say(&words, book, derive->value);
    char *called = arena_string(sheet->arena, fact_called(derive->fact, sheet->arena));
    capital(called);
    sheet_add(sheet, SHEET_TEXT, "%s is %s.", called, words.bytes);
}

/* A definition reads only facts that come before it in the book; so backwards finds all. */
static void show_derived(struct sheet *sheet, const struct rulebook *book, const struct rule *rule)
{
    bool *shown = arena_alloc(sheet->arena, (book->derive_count + 1) * sizeof *shown);
    bool any = false;
    for (size_t i = book->derive_count; i-- > 0;)
        shown[i] = reads_derived(book, rule, i, shown);
    for (size_t i = book->derive_count; i-- > 0;) {
        if (!shown[i])
            continue;
        if (!any)
            sheet_add(sheet, SHEET_HEADING, "Worked out from other answers, where nobody gave it");
        any = true;
        show_derive(sheet, book, book->derives[i]);
    }
}

/* --- examples and sources --- */

static const char *grade_or_clear(contra_grade grade)
{
    return grade == CONTRA_GRADE_NONE ? "clear" : contra_grade_name(grade);
}

static void show_example(struct sheet *sheet, const struct example *example)
{
    struct text text;
    text_start(&text, sheet->arena);
    for (size_t i = 0; i < example->count; i++) {
        const struct example_entry *entry = &example->entries[i];
        text_addf(&text, "%s%s.%s = %s", i ? ", " : " (", entry->section, entry->key,
                  entry->value && *entry->value ? entry->value : "not known");
    }
    text_addf(&text, "%s: %s", example->count ? ")" : "", grade_or_clear(example->gives));
    if (example->could_be != example->gives)
        text_addf(&text, ", could be %s", grade_or_clear(example->could_be));
    sheet_item(sheet, 0, "%s%s", example->label, text.bytes);
}

static void show_examples(struct sheet *sheet, const struct rule *rule)
{
    if (rule->example_count)
        sheet_add(sheet, SHEET_HEADING,
                  "Examples: what differs from a healthy patient, and what follows");
    for (size_t i = 0; i < rule->example_count; i++)
        show_example(sheet, &rule->examples[i]);
}

static void show_sources(struct sheet *sheet, const struct rule *rule)
{
    if (rule->source_count)
        sheet_add(sheet, SHEET_HEADING, "Sources");
    for (size_t i = 0; i < rule->source_count; i++) {
        const struct source *source = rule->sources[i];
        sheet_item(sheet, 0, "%s: %s%s%s%s", source->key, source->citation,
                   source->kind ? " [" : "", source->kind ? source->kind : "",
                   source->kind ? "]" : "");
    }
}

void show_rule(struct sheet *sheet, const struct rulebook *book, const struct rule *rule)
{
    show_head(sheet, book, rule);
    if (rule->has_check)
        show_check(sheet, rule);
    for (size_t i = 0; i < rule->grade_count; i++)
        show_grade(sheet, book, rule, &rule->grades[i]);
    show_derived(sheet, book, rule);
    show_examples(sheet, rule);
    show_sources(sheet, rule);
    sheet_add(sheet, SHEET_SIGN, "%s", rule->name);
}

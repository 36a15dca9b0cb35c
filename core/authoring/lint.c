/* SPDX-License-Identifier: MIT */
#include "authoring/lint.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

/* --- remarks --- */

/* The pack whose folder holds the file; the longest, for "clinic/../base" holds its own. */
static const struct pack *pack_of(const struct rulebook *book, const char *file)
{
    const struct pack *found = NULL;
    for (size_t i = 0; i < book->pack_count; i++) {
        const struct pack *pack = book->packs[i];
        size_t length = strlen(pack->folder);
        if (strncmp(file, pack->folder, length) == 0 && (!found || length > strlen(found->folder)))
            found = pack;
    }
    return found;
}

static bool is_looked_at(const struct lint *lint, const char *file)
{
    const struct pack *pack = file ? pack_of(lint->book, file) : NULL;
    for (size_t i = 0; pack && i < lint->folder_count; i++)
        if (strcmp(pack->folder, lint->folders[i]) == 0)
            return true;
    return false;
}

static void add(struct lint *lint, const struct remark *remark)
{
    if (!is_looked_at(lint, remark->file))
        return;
    lint->remarks =
        arena_push(lint->arena, lint->remarks, lint->count, &lint->capacity, sizeof *lint->remarks);
    lint->remarks[lint->count++] = *remark;
    lint->notes += remark->note;
}

void lint_remark(struct lint *lint, const char *file, int line, const char *subject,
                 const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    const char *message = arena_format_list(lint->arena, format, arguments);
    va_end(arguments);
    add(lint, &(struct remark){file, line, subject, message, false});
}

void lint_note(struct lint *lint, const char *file, int line, const char *subject,
               const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    const char *message = arena_format_list(lint->arena, format, arguments);
    va_end(arguments);
    add(lint, &(struct remark){file, line, subject, message, true});
}

static int by_place(const void *left, const void *right)
{
    const struct remark *a = left, *b = right;
    int files = strcmp(a->file, b->file);
    if (files || a->line != b->line)
        return files ? files : a->line - b->line;
    return strcmp(a->message, b->message);
}

static void sort(struct lint *lint)
{
    if (lint->count)
        qsort(lint->remarks, lint->count, sizeof *lint->remarks, by_place);
}

void lint_pack(struct lint *lint)
{
    lint_rules(lint);
    lint_conditions(lint);
    lint_words(lint);
    sort(lint);
}

/* --- what every healthy patient would be asked --- */

#define SITES_AT_ONCE 48 /* a patient has at most 64 */

static void add_entry(struct lint *lint, struct example *example, const char *section,
                      const char *key, const char *value)
{
    example->entries = arena_push(lint->arena, example->entries, example->count, &example->capacity,
                                  sizeof *example->entries);
    example->entries[example->count++] = (struct example_entry){section, key, value};
}

/* Plans sites from the vocabulary, from number `first` on; returns where to go on. */
static size_t plan_sites(struct lint *lint, struct example *example, size_t first)
{
    const struct section *sites = lint->book->schema.sites;
    size_t i = first;
    for (; i < sites->vocabulary->count && example->count < SITES_AT_ONCE; i++) {
        const struct term *site = sites->vocabulary->terms[i];
        if (!site->is_class)
            add_entry(lint, example, sites->name, site->name,
                      site->paired ? "left, 25 mm" : "25 mm");
    }
    return i;
}

static const struct fact *fact_named(const struct schema *schema, const char *name)
{
    for (size_t i = 0; i < schema->fact_count; i++)
        if (strcmp(schema->facts[i]->name, name) == 0)
            return schema->facts[i];
    return NULL;
}

static bool told_already(const struct lint *lint, const char *file, const char *fact)
{
    for (size_t i = 0; i < lint->count; i++)
        if (lint->remarks[i].file == file && strstr(lint->remarks[i].message, fact))
            return true;
    return false;
}

static void tell_question(struct lint *lint, const contra_question *question)
{
    const struct fact *fact = fact_named(&lint->book->schema, question->fact);
    if (!fact || fact->type != FACT_NUMBER || fact->has_default || !fact->question)
        return;
    for (size_t i = 0; i < question->rule_count; i++) {
        const struct rule *rule = rulebook_rule(lint->book, question->rules[i]);
        if (rule && !told_already(lint, rule->file, fact->name))
            lint_remark(lint, rule->file, rule->line, rule->name,
                        "Every healthy patient would be asked for %s. Write asked_if(CAUSE, ...) "
                        "around the condition that reads it, or if_known(...).",
                        fact->name);
    }
}

static void read_questions(void *payload, const struct example_outcome *outcome)
{
    const contra_result *result = contra_report_result(outcome->report);
    for (size_t i = 0; result && i < result->question_count; i++)
        if (!result->questions[i]->could_lower)
            tell_question(payload, result->questions[i]);
}

static contra_status ask_about(struct lint *lint, const struct bench *bench,
                               const struct example *example, contra_error *err)
{
    static const struct rule nobody = {.name = ""};
    return example_run(bench, &nobody, example, read_questions, lint, NULL, err);
}

/* --- examples --- */

/* An example that expects no more than what holds means to know all its words. */
static void read_words(void *payload, const struct example_outcome *outcome)
{
    const contra_result *result = contra_report_result(outcome->report);
    const struct example *example = outcome->example;
    if (!result || example->could_be != example->gives)
        return;
    for (size_t i = 0; i < result->unrecognised_count; i++) {
        const contra_unrecognised *word = result->unrecognised[i];
        lint_remark(payload, outcome->rule->file, example->line, outcome->rule->name,
                    "In the example \"%s\", \"%s\" is not a known word of [%s].%s%s%s",
                    example->label, word->term, word->section,
                    word->nearest_count ? " Did you mean \"" : "",
                    word->nearest_count ? word->nearest[0] : "", word->nearest_count ? "\"?" : "");
    }
}

contra_status lint_examples(struct lint *lint, const struct bench *bench, contra_error *err)
{
    contra_status status = CONTRA_OK;
    for (size_t i = 0; i < lint->book->rule_count; i++) {
        const struct rule *rule = lint->book->rules[i];
        for (size_t k = 0; k < rule->example_count && is_looked_at(lint, rule->file) && !status;
             k++)
            status = example_run(bench, rule, &rule->examples[k], read_words, lint, NULL, err);
    }
    sort(lint);
    return status;
}

contra_status lint_baseline(struct lint *lint, const struct bench *bench, contra_error *err)
{
    const struct schema *schema = &lint->book->schema;
    contra_status status = CONTRA_OK;
    if (lint->book->baseline_count == 0)
        return status;
    size_t next = 0, last = schema->sites ? schema->sites->vocabulary->count : 0;
    do {
        struct example planned = {.label = "sites"};
        if (schema->sites)
            next = plan_sites(lint, &planned, next);
        status = ask_about(lint, bench, &planned, err);
    } while (!status && next < last);
    if (schema->aftercare && schema->aftercare->takes_others && !status) {
        struct example after = {.label = "after"};
        add_entry(lint, &after, schema->aftercare->name, "others", "no");
        status = ask_about(lint, bench, &after, err);
    }
    sort(lint);
    return status;
}

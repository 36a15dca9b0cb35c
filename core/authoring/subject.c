/* SPDX-License-Identifier: MIT */
#include "authoring/subject.h"

/* --- who reads what --- */

struct reading {
    const struct rulebook *book;
    const struct fact *fact;
    bool found;
};

static void look(void *self, const struct fact *fact)
{
    struct reading *reading = self;
    const struct derive *derive = fact->derived ? rulebook_derive(reading->book, fact) : NULL;
    if (fact == reading->fact)
        reading->found = true;
    if (reading->found || !derive)
        return;
    condition_facts(derive->when, look, self);
    quantity_facts(derive->value, look, self);
}

static bool reads(struct reading *reading, const struct rule *rule)
{
    for (size_t i = 0; i < rule->grade_count && !reading->found; i++)
        condition_facts(rule->grades[i].condition, look, reading);
    for (size_t i = 0; i < rule->need_fact_count && !reading->found; i++)
        look(reading, rule->need_facts[i]);
    return reading->found;
}

/* What it leaves to other rules depends on what these read. */
bool rule_reads(const struct rulebook *book, const struct rule *rule, const struct fact *fact)
{
    struct reading reading = {book, fact, false};
    for (size_t i = 0; i < rule->unless_count; i++)
        reads(&reading, rule->unless[i]);
    return reads(&reading, rule);
}

/* --- subjects --- */

struct subject subject_of_grade(const struct trials *trials, const struct rule *rule,
                                const struct rule_grade *grade)
{
    struct subject subject = {.heading = contra_grade_name(grade->grade),
                              .file = rule->file,
                              .condition = grade->condition,
                              .rule = rule,
                              .grade = grade};
    size_t first = trials->first[rule->index];
    subject.trial_count = trials->first[rule->index + 1] - first;
    subject.trials = arena_alloc(trials->arena, (subject.trial_count + 1) * sizeof(struct trial *));
    for (size_t i = 0; i < subject.trial_count; i++)
        subject.trials[i] = &trials->items[first + i];
    return subject;
}

struct subject subject_of_derive(const struct trials *trials, const struct derive *derive)
{
    const struct rulebook *book = trials->bench->book;
    struct subject subject = {.heading = derive->fact->name,
                              .file = derive->file,
                              .condition = derive->when,
                              .derive = derive};
    subject.trials = arena_alloc(trials->arena, (trials->count + 1) * sizeof(struct trial *));
    for (size_t i = 0; i < book->rule_count; i++) {
        if (!rule_reads(book, book->rules[i], derive->fact))
            continue;
        for (size_t j = trials->first[i]; j < trials->first[i + 1]; j++)
            subject.trials[subject.trial_count++] = &trials->items[j];
    }
    return subject;
}

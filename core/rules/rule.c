/* SPDX-License-Identifier: MIT */
#include "rules/rule.h"

#include <contra/contra.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

/* --- lookups --- */

const struct rule *rulebook_rule(const struct rulebook *book, const char *name)
{
    for (size_t i = 0; i < book->rule_count; i++)
        if (strcmp(book->rules[i]->name, name) == 0)
            return book->rules[i];
    return NULL;
}

const char *rulebook_nearest_rule(const struct rulebook *book, const char *name)
{
    struct nearest nearest;
    nearest_start(&nearest, name);
    for (size_t i = 0; i < book->rule_count; i++)
        nearest_try(&nearest, book->rules[i]->name);
    return nearest.name;
}

const struct source *rulebook_source(const struct rulebook *book, const char *key)
{
    for (size_t i = 0; i < book->source_count; i++)
        if (strcmp(book->sources[i]->key, key) == 0)
            return book->sources[i];
    return NULL;
}

const struct derive *rulebook_derive(const struct rulebook *book, const struct fact *fact)
{
    for (size_t i = 0; i < book->derive_count; i++)
        if (book->derives[i]->fact == fact)
            return book->derives[i];
    return NULL;
}

contra_grade grade_read(const char *name)
{
    for (int grade = CONTRA_ADVICE; grade <= CONTRA_EMERGENCY; grade++)
        if (strcmp(contra_grade_name((contra_grade)grade), name) == 0)
            return (contra_grade)grade;
    return CONTRA_GRADE_NONE;
}

/* --- texts with words in braces --- */

static bool is_word(const char *word)
{
    for (const char *c = word; *c; c++)
        if (!(*c >= 'a' && *c <= 'z') && !(*c >= '0' && *c <= '9') && *c != '_')
            return false;
    return *word != '\0';
}

/* A grade whose condition is missing was mistaken, which is told; it may have been about a site. */
static bool any_grade_about_site(const struct rule *rule)
{
    bool about_site = rule->has_check && rule->check_by_site;
    for (size_t i = 0; i < rule->grade_count; i++) {
        const struct condition *condition = rule->grades[i].condition;
        about_site = about_site || (condition ? condition->about_site : !rule->has_check);
    }
    return about_site;
}

/* What is wrong with {word}, or NULL. */
static const char *placeholder_wrong(struct rulebook *book, const struct rule *rule, char *word)
{
    struct arena *arena = book->arena;
    if (strcmp(word, "site") == 0)
        return any_grade_about_site(rule)
                   ? NULL
                   : "no grade of this rule is about a site, so there is none to name";
    char *mark = strpbrk(word, ".:");
    if (!mark)
        return rule->has_check && is_word(word)
                   ? NULL
                   : "write {site}, a fact such as {labs.inr}, or {medications:anticoagulant}";
    char kind = *mark;
    *mark = '\0';
    const struct section *section = schema_section(&book->schema, word);
    if (!section)
        return arena_format(arena, "there is no section \"%s\"", word);
    if (kind == ':') {
        if (section->kind != SECTION_TERMS)
            return arena_format(arena, "[%s] is not a list of words", word);
        if (vocabulary_find(section->vocabulary, mark + 1))
            return NULL;
        const char *near = vocabulary_nearest(section->vocabulary, mark + 1);
        return arena_format(arena, "\"%s\" is not a word of [%s]%s%s", mark + 1, word,
                            near ? "; is it " : "", near ? near : "");
    }
    const struct fact *fact =
        section->kind == SECTION_FACTS ? section_fact(&book->schema, section, mark + 1) : NULL;
    if (!fact) {
        const char *near = section_nearest_fact(section, mark + 1);
        return arena_format(arena, "%s.%s is not a fact%s%s%s%s", word, mark + 1,
                            near ? "; is it " : "", near ? word : "", near ? "." : "",
                            near ? near : "");
    }
    return fact->identifying ? "that fact identifies the patient and is never printed" : NULL;
}

void template_check(struct rulebook *book, const struct rule *rule, const char *text, int line)
{
    for (const char *at = text ? strchr(text, '{') : NULL; at; at = strchr(at + 1, '{')) {
        const char *end = strchr(at, '}');
        if (!end) {
            problem_add(&book->problems, rule->file, line,
                        "A { in the text of rule \"%s\" is not closed by a }.", rule->name);
            return;
        }
        char *word = arena_copy(book->arena, at + 1, (size_t)(end - at - 1));
        const char *whole = arena_string(book->arena, word);
        const char *wrong = placeholder_wrong(book, rule, word);
        if (wrong)
            problem_add(&book->problems, rule->file, line,
                        "{%s} cannot be filled in the text of rule \"%s\": %s.", whole, rule->name,
                        wrong);
    }
}

/* --- unless_given --- */

static void resolve_unless(struct rulebook *book, struct rule *rule)
{
    rule->unless = arena_alloc(book->arena, (rule->unless_count + 1) * sizeof *rule->unless);
    size_t resolved = 0;
    for (size_t i = 0; i < rule->unless_count; i++) {
        const struct rule *other = rulebook_rule(book, rule->unless_given[i]);
        const char *near = rulebook_nearest_rule(book, rule->unless_given[i]);
        if (other)
            rule->unless[resolved++] = other;
        else
            problem_add(
                &book->problems, rule->file, rule->line,
                "\"unless_given\" of rule \"%s\" names \"%s\", and there is no such rule.%s%s%s",
                rule->name, rule->unless_given[i], near ? " Did you mean \"" : "", near ? near : "",
                near ? "\"?" : "");
    }
    rule->unless_count = resolved;
}

/* Walks along unless_given; `state` by rule index: 0 new, 1 on the way here, 2 done. */
static bool unless_circle(const struct rule *rule, unsigned char *state)
{
    bool circle = state[rule->index] == 1;
    if (state[rule->index] == 0) {
        state[rule->index] = 1;
        for (size_t i = 0; i < rule->unless_count; i++)
            circle = unless_circle(rule->unless[i], state) || circle;
        state[rule->index] = 2;
    }
    return circle;
}

/* --- derived facts, in the order in which they can be worked out --- */

struct derive_order {
    struct rulebook *book;
    struct derive **sorted;
    size_t count;
    unsigned char *state; /* by index in book->derives: 0 new, 1 being visited, 2 done */
};

static void visit_fact(struct derive_order *order, const struct fact *fact,
                       const struct derive *from);

static void visit_condition(struct derive_order *order, const struct condition *condition,
                            const struct derive *from);

static void visit_quantity(struct derive_order *order, const struct quantity *quantity,
                           const struct derive *from)
{
    if (!quantity)
        return;
    visit_fact(order, quantity->fact, from);
    visit_quantity(order, quantity->a, from);
    visit_quantity(order, quantity->b, from);
    visit_condition(order, quantity->each, from);
}

static void visit_condition(struct derive_order *order, const struct condition *condition,
                            const struct derive *from)
{
    if (!condition)
        return;
    visit_fact(order, condition->fact, from);
    visit_quantity(order, condition->left, from);
    visit_quantity(order, condition->low, from);
    visit_quantity(order, condition->high, from);
    visit_condition(order, condition->a, from);
    visit_condition(order, condition->b, from);
}

static void visit_derive(struct derive_order *order, size_t index, const struct derive *from)
{
    struct derive *derive = order->book->derives[index];
    if (order->state[index] == 1) {
        problem_add(&order->book->problems, derive->file, derive->line,
                    "%s is derived from itself, by way of %s.", derive->fact->name,
                    from ? from->fact->name : derive->fact->name);
        return;
    }
    if (order->state[index] == 2)
        return;
    order->state[index] = 1;
    visit_quantity(order, derive->value, derive);
    visit_condition(order, derive->when, derive);
    order->state[index] = 2;
    derive->step = (unsigned)order->count;
    order->sorted[order->count++] = derive;
}

static void visit_fact(struct derive_order *order, const struct fact *fact,
                       const struct derive *from)
{
    for (size_t i = 0; fact && fact->derived && i < order->book->derive_count; i++)
        if (order->book->derives[i]->fact == fact)
            visit_derive(order, i, from);
}

static int derive_compare(const void *a, const void *b)
{
    return strcmp((*(struct derive *const *)a)->fact->name,
                  (*(struct derive *const *)b)->fact->name);
}

static void order_derives(struct rulebook *book)
{
    struct derive_order order = {book, NULL, 0, NULL};
    if (book->derive_count)
        qsort(book->derives, book->derive_count, sizeof *book->derives, derive_compare);
    order.sorted = arena_alloc(book->arena, (book->derive_count + 1) * sizeof *order.sorted);
    order.state = arena_alloc(book->arena, book->derive_count + 1);
    for (size_t i = 0; i < book->derive_count; i++)
        visit_derive(&order, i, NULL);
    book->derives = order.sorted;
    for (size_t i = 0; i < book->schema.fact_count; i++) {
        const struct fact *fact = book->schema.facts[i];
        if (fact->derived && !rulebook_derive(book, fact))
            problem_add(&book->problems, fact->file, fact->line,
                        "%s is declared `derived = yes`, and no rule file derives it.", fact->name);
    }
}

/* --- sealing --- */

static int rule_compare(const void *a, const void *b)
{
    return strcmp((*(struct rule *const *)a)->name, (*(struct rule *const *)b)->name);
}

void rulebook_seal(struct rulebook *book)
{
    if (book->rule_count)
        qsort(book->rules, book->rule_count, sizeof *book->rules, rule_compare);
    for (size_t i = 0; i < book->rule_count; i++) {
        book->rules[i]->index = (unsigned)i;
        resolve_unless(book, book->rules[i]);
    }
    unsigned char *state = arena_alloc(book->arena, book->rule_count + 1);
    for (size_t i = 0; i < book->rule_count; i++)
        if (unless_circle(book->rules[i], state))
            problem_add(&book->problems, book->rules[i]->file, book->rules[i]->line,
                        "\"unless_given\" of rule \"%s\" leads in a circle back to it.",
                        book->rules[i]->name);
    order_derives(book);
    book->program.arena = book->arena;
    for (size_t i = 0; i < book->rule_count; i++)
        for (size_t j = 0; j < book->rules[i]->grade_count; j++)
            if (book->rules[i]->grades[j].condition)
                program_add(&book->program, book->rules[i]->grades[j].condition);
    for (size_t i = 0; i < book->schema.section_count; i++)
        if (book->schema.sections[i]->vocabulary)
            vocabulary_seal_targets(book->schema.sections[i]->vocabulary);
}

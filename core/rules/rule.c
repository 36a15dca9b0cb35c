/* SPDX-License-Identifier: MIT */
#include "rules/rule.h"

#include <contra/contra.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "facts/name_table.h"

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
    return name_table_get(book->source_names, key);
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
static bool grade_about_site(const struct rule *rule, const struct rule_grade *grade)
{
    if (rule->has_check)
        return rule->check_by_site;
    return !grade->condition || grade->condition->about_site;
}

/* "; perhaps labs.inr", or nothing. */
static const char *perhaps(struct arena *arena, const char *before, const char *near)
{
    return near ? arena_format(arena, "; perhaps %s%s", before, near) : "";
}

/* What is wrong with {section:term}, or NULL. */
static const char *word_wrong(struct arena *arena, const struct section *section, const char *word)
{
    if (section->kind != SECTION_TERMS)
        return arena_format(arena, "[%s] is not a list of words", section->name);
    if (vocabulary_find(section->vocabulary, word))
        return NULL;
    return arena_format(arena, "\"%s\" is not a word of [%s]%s", word, section->name,
                        perhaps(arena, "", vocabulary_nearest(section->vocabulary, word)));
}

/* What is wrong with {section.fact}, or NULL. */
static const char *fact_wrong(const struct rulebook *book, const struct section *section,
                              const char *key)
{
    struct arena *arena = book->arena;
    if (section->kind == SECTION_RECORDS)
        return arena_format(arena, "there may be several of [%s], each with its own",
                            section->name);
    if (section->kind == SECTION_TERMS)
        return arena_format(arena, "words of [%s] stand behind a colon: {%s:%s}", section->name,
                            section->name, key);
    const struct fact *fact = section_fact(&book->schema, section, key);
    if (!fact)
        return arena_format(arena, "%s.%s is not a fact%s", section->name, key,
                            perhaps(arena, arena_format(arena, "%s.", section->name),
                                    section_nearest_fact(section, key)));
    return fact->identifying ? "that fact identifies the patient and is never printed" : NULL;
}

/* What is wrong with {word}, or NULL. */
static const char *placeholder_wrong(struct rulebook *book, const struct rule *rule,
                                     const struct rule_grade *grade, const char *word)
{
    struct arena *arena = book->arena;
    if (strcmp(word, "site") == 0)
        return grade_about_site(rule, grade)
                   ? NULL
                   : arena_format(arena,
                                  "the grade %s is not about a site, so there is none to name",
                                  contra_grade_name(grade->grade));
    const char *mark = strpbrk(word, ".:");
    if (!mark)
        return rule->has_check && is_word(word)
                   ? NULL
                   : "write {site}, a fact such as {labs.inr}, or {medications:anticoagulant}";
    const char *name = arena_copy(arena, word, (size_t)(mark - word));
    const struct section *section = schema_section(&book->schema, name);
    if (!section)
        return arena_format(arena, "there is no section \"%s\"%s", name,
                            perhaps(arena, "", schema_nearest_section(&book->schema, name)));
    return *mark == ':' ? word_wrong(arena, section, mark + 1)
                        : fact_wrong(book, section, mark + 1);
}

void template_check(struct rulebook *book, const struct rule *rule, const struct rule_grade *grade,
                    const char *text, int line)
{
    for (const char *at = text ? strpbrk(text, "{}") : NULL; at; at = strpbrk(at + 1, "{}")) {
        const char *end = at + 1 + strcspn(at + 1, "{}");
        if (*at == '}' || *end != '}') {
            problem_add(&book->problems, rule->file, line,
                        "A %c in the text of rule \"%s\" has no %c to go with it.", *at, rule->name,
                        *at == '}' ? '{' : '}');
            return;
        }
        const char *word = arena_copy(book->arena, at + 1, (size_t)(end - at - 1));
        const char *wrong = placeholder_wrong(book, rule, grade, word);
        if (wrong)
            problem_add(&book->problems, rule->file, line,
                        "{%s} cannot be filled in the text of rule \"%s\": %s.", word, rule->name,
                        wrong);
        at = end;
    }
}

/* --- unless_given --- */

/* A rule, or the one of a local pack that replaces it under another name. */
static const struct rule *rule_in_force(const struct rulebook *book, const char *name)
{
    const struct rule *rule = rulebook_rule(book, name);
    for (size_t i = 0; !rule && i < book->rule_count; i++)
        if (book->rules[i]->replaces && strcmp(book->rules[i]->replaces, name) == 0)
            rule = book->rules[i];
    return rule;
}

/* A rule that strikes one modality says nothing of the rest of the treatment. */
static bool speaks_less(const struct rule *other, const struct rule *rule)
{
    return other->strikes && !(rule->strikes && strcmp(rule->strikes, other->strikes) == 0);
}

static void resolve_unless(struct rulebook *book, struct rule *rule)
{
    rule->unless = arena_alloc(book->arena, (rule->unless_count + 1) * sizeof *rule->unless);
    size_t resolved = 0;
    for (size_t i = 0; i < rule->unless_count; i++) {
        const struct rule *other = rule_in_force(book, rule->unless_given[i]);
        const char *near = other ? NULL : rulebook_nearest_rule(book, rule->unless_given[i]);
        if (other && other->aftercare != rule->aftercare)
            problem_add(&book->problems, rule->file, rule->unless_line,
                        "\"unless_given\" of rule \"%s\" names \"%s\", which is for patients %s a "
                        "session; the two are never judged together.",
                        rule->name, other->name, other->aftercare ? "after" : "before");
        else if (other && speaks_less(other, rule))
            problem_add(&book->problems, rule->file, rule->unless_line,
                        "\"unless_given\" of rule \"%s\" names \"%s\", which strikes %s and "
                        "nothing else; it cannot speak for a rule that says more.",
                        rule->name, other->name, other->strikes);
        else if (other)
            rule->unless[resolved++] = other;
        else
            problem_add(
                &book->problems, rule->file, rule->unless_line,
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
    unsigned char *state;      /* by index in book->derives: 0 new, 1 being visited, 2 done */
    const struct derive *from; /* that is being visited */
};

static void visit_fact(void *self, const struct fact *fact);

static void visit_derive(struct derive_order *order, size_t index)
{
    struct derive *derive = order->book->derives[index];
    const struct derive *from = order->from;
    if (order->state[index] == 1) {
        problem_add(&order->book->problems, derive->file, derive->line,
                    "%s is derived from itself, by way of %s.", derive->fact->name,
                    from->fact->name);
        return;
    }
    if (order->state[index] == 2)
        return;
    order->state[index] = 1;
    order->from = derive;
    quantity_facts(derive->value, visit_fact, order);
    condition_facts(derive->when, visit_fact, order);
    order->from = from;
    order->state[index] = 2;
    derive->step = (unsigned)order->count;
    order->sorted[order->count++] = derive;
}

static void visit_fact(void *self, const struct fact *fact)
{
    struct derive_order *order = self;
    for (size_t i = 0; fact->derived && i < order->book->derive_count; i++)
        if (order->book->derives[i]->fact == fact)
            visit_derive(order, i);
}

static int derive_compare(const void *a, const void *b)
{
    return strcmp((*(struct derive *const *)a)->fact->name,
                  (*(struct derive *const *)b)->fact->name);
}

static void order_derives(struct rulebook *book)
{
    struct derive_order order = {.book = book};
    if (book->derive_count)
        qsort(book->derives, book->derive_count, sizeof *book->derives, derive_compare);
    order.sorted = arena_alloc(book->arena, (book->derive_count + 1) * sizeof *order.sorted);
    order.state = arena_alloc(book->arena, book->derive_count + 1);
    for (size_t i = 0; i < book->derive_count; i++)
        visit_derive(&order, i);
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

static void add_judgement(struct rulebook *book, const struct rule *rule,
                          const struct rule_grade *grade)
{
    book->judgements = arena_push(book->arena, book->judgements, book->judgement_count,
                                  &book->judgement_capacity, sizeof *book->judgements);
    book->judgements[book->judgement_count++] =
        (struct judgement){rule, grade, grade ? grade->number : 0};
}

static void add_judgements(struct rulebook *book, bool aftercare)
{
    for (size_t i = 0; i < book->rule_count; i++) {
        struct rule *rule = book->rules[i];
        for (size_t j = 0; j < rule->grade_count && rule->aftercare == aftercare; j++) {
            if (!rule->grades[j].condition)
                continue;
            rule->grades[j].number = program_add(&book->program, rule->grades[j].condition);
            add_judgement(book, rule, &rule->grades[j]);
        }
        if (rule->has_check && rule->aftercare == aftercare)
            add_judgement(book, rule, NULL);
    }
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
    add_judgements(book, false);
    program_end_screening(&book->program);
    book->screening_judgements = book->judgement_count;
    add_judgements(book, true);
    for (size_t i = 0; i < book->schema.section_count; i++)
        if (book->schema.sections[i]->vocabulary)
            vocabulary_seal_targets(book->schema.sections[i]->vocabulary);
    program_seal(&book->program, &book->schema);
}

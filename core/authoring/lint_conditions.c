/* SPDX-License-Identifier: MIT */
/* What conditions can never be: found by going through all that could be known (atoms.h). Where
 * that is too much, nothing is said. */
#include <contra/contra.h>
#include <string.h>

#include "authoring/atoms.h"
#include "authoring/lint.h"
#include "rules/walk.h"
#include "rules/wording.h"

/* --- parts that are always the same --- */

struct node {
    const struct condition *condition;
    bool can_hold, can_fail;
};

struct nodes {
    struct arena *arena;
    struct node *items;
    size_t count, capacity;
};

static void add_node(struct nodes *nodes, const struct condition *c)
{
    nodes->items = arena_push(nodes->arena, nodes->items, nodes->count, &nodes->capacity,
                              sizeof *nodes->items);
    nodes->items[nodes->count++] = (struct node){c, false, false};
}

/* The parts that are judged where the whole is; those below stand for themselves. */
static void add_nodes(struct nodes *nodes, const struct condition *c)
{
    add_node(nodes, c);
    if (c->kind == CONDITION_ANY_SITE || !c->a)
        return;
    add_nodes(nodes, c->a);
    if (c->b)
        add_nodes(nodes, c->b);
}

static bool all_can_be_both(const struct nodes *nodes)
{
    for (size_t i = 0; i < nodes->count; i++)
        if (!nodes->items[i].can_hold || !nodes->items[i].can_fail)
            return false;
    return true;
}

static void try_all(struct space *space, struct nodes *nodes)
{
    while (!all_can_be_both(nodes) && space_next(space))
        for (size_t i = 0; i < nodes->count; i++) {
            truth value = space_value(space, nodes->items[i].condition);
            nodes->items[i].can_hold = nodes->items[i].can_hold || value == TRUTH_YES;
            nodes->items[i].can_fail = nodes->items[i].can_fail || value == TRUTH_NO;
        }
}

/* A part of it is always the same already, and is told instead. */
static bool told_by_part(const struct nodes *nodes, const struct condition *c)
{
    for (size_t i = 0; i < nodes->count; i++) {
        const struct node *node = &nodes->items[i];
        bool is_part = node->condition == c->a || node->condition == c->b;
        if (is_part && (!node->can_hold || !node->can_fail || told_by_part(nodes, node->condition)))
            return true;
    }
    return false;
}

/* Where a condition stands, and what it is called there. */
struct spot {
    const char *file, *subject, *what;
    int line;
};

static void tell_nodes(struct lint *lint, const struct nodes *nodes, const struct spot *place)
{
    for (size_t i = 0; i < nodes->count; i++) {
        const struct node *node = &nodes->items[i];
        const struct condition *c = node->condition;
        if ((node->can_hold && node->can_fail) || told_by_part(nodes, c))
            continue;
        struct text words;
        text_start(&words, lint->arena);
        condition_say(&words, lint->book, c, true);
        lint_remark(lint, place->file, c->mention.line ? c->mention.line : place->line,
                    place->subject, "In %s, this can never be %s: %s. %s", place->what,
                    node->can_hold ? "false" : "true", words.bytes,
                    node->can_hold ? "Leave it out, or correct it."
                                   : "Correct it, or leave out what needs it.");
    }
}

static void look_at(struct lint *lint, const struct condition *condition, const struct spot *place)
{
    struct space space;
    struct nodes nodes = {.arena = lint->arena};
    if (!space_make(&space, lint->arena, &condition, 1))
        return;
    add_nodes(&nodes, condition);
    try_all(&space, &nodes);
    tell_nodes(lint, &nodes, place);
}

/* Conditions that are judged by themselves: for each site, for each record. */
struct looking {
    struct lint *lint;
    struct spot place;
};

static void look_at_inner(void *payload, const struct condition *c)
{
    struct looking *looking = payload;
    if (c->kind == CONDITION_ANY_SITE)
        look_at(looking->lint, c->a, &looking->place);
}

static void look_at_counted(void *payload, const struct quantity *q)
{
    struct looking *looking = payload;
    if (q->each)
        look_at(looking->lint, q->each, &looking->place);
}

static void look_at_all(struct lint *lint, const struct condition *condition,
                        const struct spot *place)
{
    struct looking looking = {lint, *place};
    struct walk walk = {look_at_inner, look_at_counted, &looking};
    look_at(lint, condition, place);
    walk_condition(&walk, condition);
}

/* --- grades that a graver one always covers --- */

static bool graver_in_scope(const struct rule *rule, size_t grade, size_t other)
{
    const struct condition *a = rule->grades[grade].condition, *b = rule->grades[other].condition;
    return b && a->about_site == b->about_site;
}

/* Can the grade hold where none of the graver ones of its scope does? True if one cannot tell. */
static bool can_decide(struct lint *lint, const struct rule *rule, size_t grade)
{
    const struct condition *conditions[RULE_GRADES];
    size_t count = 0;
    struct space space;
    for (size_t i = 0; i < grade; i++)
        if (graver_in_scope(rule, grade, i))
            conditions[count++] = rule->grades[i].condition;
    conditions[count] = rule->grades[grade].condition;
    if (count == 0 || !space_make(&space, lint->arena, conditions, count + 1))
        return true;
    bool can_hold = false;
    while (space_next(&space)) {
        bool graver = false;
        if (space_value(&space, conditions[count]) != TRUTH_YES)
            continue;
        can_hold = true;
        for (size_t i = 0; i < count && !graver; i++)
            graver = space_value(&space, conditions[i]) == TRUTH_YES;
        if (!graver)
            return true;
    }
    return !can_hold; /* what never holds is told by itself */
}

static void look_at_grades(struct lint *lint, const struct rule *rule)
{
    for (size_t i = 0; i < rule->grade_count; i++) {
        const struct rule_grade *grade = &rule->grades[i];
        if (!grade->condition)
            continue;
        const char *name = contra_grade_name(grade->grade);
        struct spot place = {rule->file, rule->name, arena_format(lint->arena, "\"%s\"", name),
                             rule->line};
        look_at_all(lint, grade->condition, &place);
        if (!can_decide(lint, rule, i))
            lint_remark(lint, rule->file, grade->condition->mention.line, rule->name,
                        "\"%s\" never decides: wherever it holds, a graver grade of this rule "
                        "holds too. Leave it out, or make the graver one narrower.",
                        name);
    }
}

/* --- two rules, one condition --- */

static bool knows_of(const struct rule *rule, const struct rule *other)
{
    for (size_t i = 0; i < rule->unless_count; i++)
        if (rule->unless[i] == other)
            return true;
    return false;
}

static bool comparable(const struct rule *a, const struct rule *b)
{
    bool modalities = a->strikes || b->strikes;
    return a->aftercare == b->aftercare && !knows_of(a, b) && !knows_of(b, a) &&
           (!modalities || (a->strikes && b->strikes && strcmp(a->strikes, b->strikes) == 0));
}

static void compare_rules(struct lint *lint, const struct rule *a, const struct rule *b)
{
    for (size_t i = 0; i < a->grade_count; i++)
        for (size_t j = 0; j < b->grade_count; j++) {
            const struct rule_grade *left = &a->grades[i], *right = &b->grades[j];
            if (left->grade == right->grade || !left->condition || !right->condition ||
                !condition_same(left->condition, right->condition))
                continue;
            lint_remark(lint, b->file, right->condition->mention.line, b->name,
                        "\"%s\" has the same condition as \"%s\" of rule \"%s\". Make them one "
                        "rule, or write unless_given = \"%s\".",
                        contra_grade_name(right->grade), contra_grade_name(left->grade), a->name,
                        a->name);
        }
}

void lint_conditions(struct lint *lint)
{
    const struct rulebook *book = lint->book;
    for (size_t i = 0; i < book->rule_count; i++) {
        look_at_grades(lint, book->rules[i]);
        for (size_t j = 0; j < i; j++)
            if (comparable(book->rules[j], book->rules[i]))
                compare_rules(lint, book->rules[j], book->rules[i]);
    }
    for (size_t i = 0; i < book->derive_count; i++) {
        const struct derive *derive = book->derives[i];
        struct spot place = {derive->file, derive->fact->name, "its definition", derive->line};
        if (derive->when)
            look_at_all(lint, derive->when, &place);
    }
}

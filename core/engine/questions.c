/* SPDX-License-Identifier: MIT */
/* What was not known, and which question would change what follows.
 *
 * From an undetermined grade one walks down through undetermined nodes only: of an undecided `and`
 * to its leftmost undecided part, of an undecided `or` to all. The leaves where one arrives are the
 * questions; a section of terms is one question, an unrecognised word is one. */
#include <stdlib.h>
#include <string.h>

#include "engine/ask.h"
#include "rules/native_check.h"

/* --- the walk --- */

void questions_walk(struct asking *asking, const struct condition *c, uint64_t lanes)
{
    struct lanes value = evaluate_condition(&asking->check->evaluation, c);
    uint64_t open = value.may & ~value.must & lanes;
    if (!open)
        return;
    switch (c->kind) {
    case CONDITION_AND: {
        struct lanes left = evaluate_condition(&asking->check->evaluation, c->a);
        uint64_t first = left.may & ~left.must & open;
        questions_walk(asking, c->a, first);
        questions_walk(asking, c->b, open & ~first);
        break;
    }
    case CONDITION_OR:
        questions_walk(asking, c->a, open);
        questions_walk(asking, c->b, open);
        break;
    case CONDITION_NOT: questions_walk(asking, c->a, open); break;
    case CONDITION_IF_KNOWN: break; /* never undetermined */
    case CONDITION_ANY_SITE: questions_walk(asking, c->a, asking->check->evaluation.all); break;
    default: ask_leaf(asking, c, open); break;
    }
}

void questions_missing(struct check *check, const struct condition *condition, uint64_t lanes,
                       struct evidence *evidence)
{
    struct asking asking = {.check = check, .missing = evidence};
    questions_walk(&asking, condition, lanes);
}

/* --- what could lower a grade that holds --- */

/* The named condition that gave a fact its answer, or NULL. */
static const struct derive *derived_by(const struct check *check, const struct condition *c)
{
    const struct derive *derive = NULL;
    if (c->kind == CONDITION_YES && c->fact->section->kind != SECTION_RECORDS &&
        check->patient->values[c->fact->index].basis == BASIS_DERIVED)
        derive = rulebook_derive(check->book, c->fact);
    return derive && derive->when ? derive : NULL;
}

/* A :known() or :within_days() that is false, and because of which the condition holds. */
static void walk_lower(struct asking *asking, const struct condition *c, uint64_t lanes, bool holds)
{
    struct evaluation *e = &asking->check->evaluation;
    struct lanes value = evaluate_condition(e, c);
    if (!(lanes & (holds ? value.must : e->all & ~value.may)))
        return;
    if (!holds && (c->kind == CONDITION_KNOWN || c->kind == CONDITION_WITHIN)) {
        if (c->fact)
            ask_fact(asking, c->fact, lanes);
        else
            ask(asking, c->section->name, c->section->question, NULL);
    }
    const struct derive *derive = derived_by(asking->check, c);
    if (derive)
        walk_lower(asking, derive->when, lanes, holds);
    if (c->a)
        walk_lower(asking, c->a, c->kind == CONDITION_ANY_SITE ? e->all : lanes,
                   c->kind == CONDITION_NOT ? !holds : holds);
    if (c->b)
        walk_lower(asking, c->b, lanes, holds);
}

/* --- all rules --- */

/* What a check in C was not told, and could be graver for. */
static void ask_open(struct asking *asking, const struct check_answer *answer, unsigned lane)
{
    for (size_t i = 0; i < answer->open_count; i++) {
        const struct native_need *need = answer->open[i];
        if (need->condition)
            questions_walk(asking, need->condition, lane_bit(lane));
        else
            ask_fact(asking, need->fact, lane_bit(lane));
    }
}

static void ask_cell(struct asking *asking, const struct rule *rule, unsigned lane,
                     contra_grade above)
{
    const struct cell *cell = cell_at(asking->check, rule, lane);
    asking->rule = rule;
    for (size_t i = 0; i < rule->grade_count; i++) {
        const struct rule_grade *grade = &rule->grades[i];
        if (grade->grade <= above || grade->grade <= (contra_grade)cell->holds)
            break;
        asking->could_be = grade->grade;
        if (grade->condition && grade->condition->about_site == (lane > 0))
            questions_walk(asking, grade->condition, lane_bit(lane));
    }
    const struct check_answer *answer = cell->answer;
    asking->could_be = (contra_grade)cell->could;
    if (answer && answer->could_be > above)
        ask_open(asking, answer, lane);
    if (!answer || answer->outcome != CHECK_UNDETERMINED || !answer->reason)
        return;
    const char *point = strchr(answer->reason, '.');
    const struct schema *schema = &asking->check->book->schema;
    const struct section *section =
        schema_section(schema, point ? arena_copy(asking->check->arena, answer->reason,
                                                  (size_t)(point - answer->reason))
                                     : answer->reason);
    const struct fact *fact = section && point && section->kind != SECTION_TERMS
                                  ? section_fact(schema, section, point + 1)
                                  : NULL;
    if (fact)
        ask_fact(asking, fact, lane_bit(lane));
    else if (section && section == schema->sites && lane > 0)
        ask_sites(asking, lane_bit(lane), point && strcmp(point, ".needle") == 0);
    else
        ask(asking, answer->reason, section ? section->question : NULL, NULL);
}

static contra_grade milder(contra_grade grade)
{
    return (contra_grade)((int)grade - 1);
}

/* Nothing that one could ask for was found, and yet the rule is open: it must not be passed over.
 */
static void ask_for_judgement(struct asking *asking, const struct rule *rule)
{
    ask(asking, rule->name,
        arena_format(asking->check->arena, "Rule \"%s\" could not be decided. Please judge it: %s.",
                     rule->name, rule->title),
        NULL);
}

static void ask_what_matters(struct asking *asking)
{
    struct check *check = asking->check;
    for (size_t i = 0; i < check->live_count; i++) {
        const struct rule *rule = check->live[i];
        for (unsigned lane = 0; lane < check->lanes; lane++) {
            if (!cell_matters(check, rule, lane))
                continue;
            contra_grade above = milder(grave_enough(check));
            if (check->scopes[lane].holds > above)
                above = check->scopes[lane].holds;
            asking->asked = false;
            ask_cell(asking, rule, lane, rule->strikes ? CONTRA_GRADE_NONE : above);
            if (!asking->asked && !cell_at(check, rule, lane)->failed)
                ask_for_judgement(asking, rule);
        }
    }
}

static void ask_what_could_lower(struct asking *asking)
{
    struct check *check = asking->check;
    asking->could_lower = true;
    for (size_t i = 0; i < check->live_count; i++) {
        const struct rule *rule = check->live[i];
        for (unsigned lane = 0; lane < check->lanes; lane++) {
            const struct cell *cell = cell_at(check, rule, lane);
            bool counts = cell->holds && !cell->suppressed_by && !cell->overridden;
            for (size_t j = 0; counts && j < rule->grade_count; j++) {
                const struct rule_grade *grade = &rule->grades[j];
                asking->rule = rule;
                if (grade->grade == (contra_grade)cell->holds && grade->condition &&
                    grade->grade != CONTRA_ADVICE && grade->grade != CONTRA_EXPECTED &&
                    grade->condition->about_site == (lane > 0))
                    walk_lower(asking, grade->condition, lane_bit(lane), true);
            }
        }
    }
    asking->could_lower = false;
}

/* Questions that are open but could change nothing that follows. */
static size_t count_minor(struct check *check, const struct asking *kept)
{
    struct asking all = {.check = check};
    for (size_t i = 0; i < check->live_count; i++)
        for (unsigned lane = 0; lane < check->lanes; lane++)
            if (cell_at(check, check->live[i], lane)->could >
                cell_at(check, check->live[i], lane)->holds)
                ask_cell(&all, check->live[i], lane, CONTRA_GRADE_NONE);
    size_t minor = 0;
    for (size_t i = 0; i < all.count; i++) {
        bool is_kept = false;
        for (size_t j = 0; j < kept->count && !is_kept; j++)
            is_kept = strcmp(kept->items[j]->question.fact, all.items[i]->question.fact) == 0;
        minor += !is_kept;
    }
    return minor;
}

static int gravest_first(const void *a, const void *b)
{
    const struct asked *left = *(struct asked *const *)a, *right = *(struct asked *const *)b;
    if (left->question.could_be != right->question.could_be)
        return left->question.could_be > right->question.could_be ? -1 : 1;
    return left->order < right->order ? -1 : 1;
}

void questions_ask(struct check *check)
{
    struct asking asking = {.check = check};
    ask_what_matters(&asking);
    ask_what_could_lower(&asking);
    check->result->minor_question_count = count_minor(check, &asking);
    if (asking.count)
        qsort(asking.items, asking.count, sizeof *asking.items, gravest_first);
    const contra_question **questions =
        arena_alloc(check->arena, (asking.count + 1) * sizeof *questions);
    for (size_t i = 0; i < asking.count; i++) {
        struct asked *asked = asking.items[i];
        asked->question.terms = asked->terms;
        asked->question.rules = asked->rules;
        questions[i] = &asked->question;
    }
    check->result->questions = questions;
    check->result->question_count = asking.count;
}

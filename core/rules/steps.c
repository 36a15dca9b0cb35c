/* SPDX-License-Identifier: MIT */
/* The program as steps: each condition's kind and what it asks, small, and one behind the other.
 * First come the leaves, those of a kind together, so that the processor knows what comes next;
 * then what joins them. All are worked out for each patient; what is rare is left to
 * evaluate_joined. */
#include "facts/bits.h"
#include "rules/evaluate.h"

/* How a step is worked out. Leaves come first. */
enum step_kind {
    STEP_YES,
    STEP_ABOVE, /* a fact beside a number */
    STEP_AT_LEAST,
    STEP_BELOW,
    STEP_AT_MOST,
    STEP_CHOICE,
    STEP_KNOWN,
    STEP_INCLUDE,
    STEP_SITE_IS, /* one term */
    STEP_OTHER,
    STEP_AND,
    STEP_OR,
    STEP_NOT,
    STEP_IF_KNOWN,
    STEP_ANY_SITE,
    FIRST_JOINING = STEP_AND
};

struct step {
    enum step_kind kind;
    unsigned slot;  /* where its value goes */
    unsigned a, b;  /* of what joins: slots of the operands; 0 if there are none */
    unsigned index; /* of a leaf: of its fact or list */
    union {
        double number;
        uint32_t leaves;
        unsigned target;
        const struct term *term;
    } of;
    const struct condition *condition;
};

/* --- making --- */

static enum step_kind kind_of_comparison(const struct condition *c)
{
    static const enum step_kind kinds[] = {[ABOVE] = STEP_ABOVE,
                                           [AT_LEAST] = STEP_AT_LEAST,
                                           [BELOW] = STEP_BELOW,
                                           [AT_MOST] = STEP_AT_MOST};
    bool plain = c->left->kind == QUANTITY_FACT && c->low->kind == QUANTITY_NUMBER;
    return plain && c->comparison != BETWEEN ? kinds[c->comparison] : STEP_OTHER;
}

static enum step_kind kind_of(const struct condition *c)
{
    switch (c->kind) {
    case CONDITION_AND: return STEP_AND;
    case CONDITION_OR: return STEP_OR;
    case CONDITION_NOT: return STEP_NOT;
    case CONDITION_IF_KNOWN: return STEP_IF_KNOWN;
    case CONDITION_ANY_SITE: return STEP_ANY_SITE;
    case CONDITION_YES: return STEP_YES;
    case CONDITION_COMPARE: return kind_of_comparison(c);
    case CONDITION_CHOICE: return STEP_CHOICE;
    case CONDITION_KNOWN: return c->fact ? STEP_KNOWN : STEP_OTHER;
    case CONDITION_INCLUDE: return c->filtered ? STEP_OTHER : STEP_INCLUDE;
    case CONDITION_SITE_IS: return c->term_count == 1 ? STEP_SITE_IS : STEP_OTHER;
    default: return STEP_OTHER;
    }
}

static struct step step_of(const struct condition *c)
{
    struct step step = {.kind = kind_of(c), .slot = c->slot, .condition = c};
    step.a = c->a ? c->a->slot : 0;
    step.b = c->b ? c->b->slot : 0;
    switch (step.kind) {
    case STEP_YES:
    case STEP_KNOWN: step.index = c->fact->index; break;
    case STEP_ABOVE:
    case STEP_AT_LEAST:
    case STEP_BELOW:
    case STEP_AT_MOST:
        step.index = c->left->fact->index;
        step.of.number = c->low->number;
        break;
    case STEP_CHOICE:
        step.index = c->fact->index;
        step.of.leaves = c->leaves;
        break;
    case STEP_INCLUDE:
        step.index = c->section->list_index;
        step.of.target = c->target;
        break;
    case STEP_SITE_IS: step.of.term = c->terms[0]; break;
    default: break;
    }
    return step;
}

/* The conditions from one on up to another: the leaves kind by kind, then what joins, in its order.
 */
static struct steps part_of(struct program *program, size_t from, size_t to)
{
    struct steps part = {arena_alloc(program->arena, (to - from + 1) * sizeof *part.steps), 0, 0};
    for (int kind = 0; kind < FIRST_JOINING; kind++)
        for (size_t i = from; i < to; i++)
            if (kind_of(program->nodes[i]) == (enum step_kind)kind)
                part.steps[part.count++] = step_of(program->nodes[i]);
    part.leaves = part.count;
    for (size_t i = from; i < to; i++)
        if (kind_of(program->nodes[i]) >= FIRST_JOINING)
            part.steps[part.count++] = step_of(program->nodes[i]);
    return part;
}

void program_seal(struct program *program)
{
    program->screening = part_of(program, 0, program->before_aftercare);
    program->aftercare = part_of(program, program->before_aftercare, program->count);
}

/* --- working out --- */

static struct lanes everywhere(const struct evaluation *e, unsigned value)
{
    uint64_t must = value & 1u, may = value >> 1;
    return (struct lanes){e->all & (0 - must), e->all & (0 - may)};
}

/* The answer if the fact is known; a number that is "none" passes no comparison. */
static unsigned if_known(const struct value *value, bool answer)
{
    if (value->state == VALUE_KNOWN)
        return answer ? TRUTH_YES : TRUTH_NO;
    return value->state == VALUE_NONE ? TRUTH_NO : TRUTH_UNKNOWN;
}

/* A coarse word ("lying") may be any of its leaves. */
static unsigned choice(const struct value *value, uint32_t leaves)
{
    if (value->state != VALUE_KNOWN || ((value->choices & leaves) && (value->choices & ~leaves)))
        return TRUTH_UNKNOWN;
    return value->choices & leaves ? TRUTH_YES : TRUTH_NO;
}

static struct lanes site_is_one(const struct evaluation *e, const struct term *term)
{
    struct lanes lanes = {0, 0};
    const struct patient *patient = e->patient;
    for (size_t i = 0; i < patient->site_count; i++) {
        const struct planned_site *site = &patient->sites[i];
        unsigned answer =
            site->term ? bits_has(term->members, site->term->index) * 3u : site_is(site, term);
        lanes.must |= (uint64_t)(answer & 1) << i;
        lanes.may |= (uint64_t)(answer >> 1) << i;
    }
    return lanes;
}

static struct lanes ask(const struct evaluation *e, const struct step *step)
{
    static const struct lanes none;
    const struct value *value = &e->patient->values[step->index];
    double limit = step->of.number;
    switch (step->kind) {
    case STEP_YES: return everywhere(e, if_known(value, value->number != 0));
    case STEP_ABOVE: return everywhere(e, if_known(value, value->number > limit));
    case STEP_AT_LEAST: return everywhere(e, if_known(value, value->number >= limit));
    case STEP_BELOW: return everywhere(e, if_known(value, value->number < limit));
    case STEP_AT_MOST: return everywhere(e, if_known(value, value->number <= limit));
    case STEP_CHOICE: return everywhere(e, choice(value, step->of.leaves));
    case STEP_KNOWN: return everywhere(e, value->state != VALUE_UNKNOWN ? TRUTH_YES : TRUTH_NO);
    case STEP_INCLUDE:
        return everywhere(e, list_includes(&e->patient->lists[step->index], step->of.target));
    case STEP_SITE_IS: return site_is_one(e, step->of.term);
    default: return evaluate_joined(e, step->condition, none, none);
    }
}

static struct lanes join(const struct evaluation *e, const struct step *step)
{
    struct lanes a = e->values[step->a], b = e->values[step->b];
    switch (step->kind) {
    case STEP_AND: return (struct lanes){a.must & b.must, a.may & b.may};
    case STEP_OR: return (struct lanes){a.must | b.must, a.may | b.may};
    case STEP_NOT: return (struct lanes){e->all & ~a.may, e->all & ~a.must};
    case STEP_IF_KNOWN: return (struct lanes){a.must, a.must};
    default: return (struct lanes){a.must ? e->all : 0, a.may ? e->all : 0};
    }
}

static void evaluate_part(struct evaluation *e, const struct steps *part)
{
    size_t i = 0;
    for (; i < part->leaves; i++)
        e->values[part->steps[i].slot] = ask(e, &part->steps[i]);
    for (; i < part->count; i++)
        e->values[part->steps[i].slot] = join(e, &part->steps[i]);
}

void evaluate_program(struct evaluation *e, const struct program *program, bool aftercare)
{
    evaluate_part(e, &program->screening);
    if (aftercare)
        evaluate_part(e, &program->aftercare);
}

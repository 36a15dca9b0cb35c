/* SPDX-License-Identifier: MIT */
#include "authoring/mutate.h"

#include <string.h>

#include "base/text.h"
#include "rules/wording.h"

struct mutating {
    struct proof *proof;
    const struct trials *trials;
    const struct subject *subject;
    struct condition *copy; /* of the whole condition; changed in place, and put back */
    struct condition **seen;
    size_t seen_count, seen_capacity;
};

/* --- a copy, in which what is shared stays shared --- */

struct copies {
    struct arena *arena;
    struct copied {
        const struct condition *from;
        struct condition *to;
    } * items;
    size_t count, capacity;
};

static struct condition *copy_condition(struct copies *copies, const struct condition *from);

static struct quantity *copy_quantity(struct copies *copies, const struct quantity *from)
{
    if (!from)
        return NULL;
    struct quantity *to = arena_alloc(copies->arena, sizeof *to);
    *to = *from;
    to->a = copy_quantity(copies, from->a);
    to->b = copy_quantity(copies, from->b);
    to->each = copy_condition(copies, from->each);
    return to;
}

static struct condition *copy_condition(struct copies *copies, const struct condition *from)
{
    if (!from)
        return NULL;
    for (size_t i = 0; i < copies->count; i++)
        if (copies->items[i].from == from)
            return copies->items[i].to;
    struct condition *to = arena_alloc(copies->arena, sizeof *to);
    *to = *from;
    to->a = copy_condition(copies, from->a);
    to->b = copy_condition(copies, from->b);
    to->left = copy_quantity(copies, from->left);
    to->low = copy_quantity(copies, from->low);
    to->high = copy_quantity(copies, from->high);
    copies->items = arena_push(copies->arena, copies->items, copies->count, &copies->capacity,
                               sizeof *copies->items);
    copies->items[copies->count++] = (struct copied){from, to};
    return to;
}

/* --- does an example notice? --- */

static bool grade_noticed(const struct subject *subject, const struct condition *changed)
{
    const struct variation variation = {subject->grade, changed, NULL};
    for (size_t i = 0; i < subject->trial_count; i++) {
        const struct trial *trial = subject->trials[i];
        if (!verdict_same(trial_verdict(trial, &variation), trial->verdict))
            return true;
    }
    return false;
}

/* Works all derived facts out anew, one of them by another definition. */
static void derive_anew(const struct rulebook *book, const struct derive *changed,
                        struct patient *patient)
{
    struct evaluation e = {.patient = patient, .all = 1};
    for (size_t i = 0; i < book->derive_count; i++) {
        const struct derive *derive = book->derives[i];
        struct value *value = &patient->values[derive->fact->index];
        if (value->basis == BASIS_DERIVED || value->state == VALUE_UNKNOWN)
            *value = evaluate_derive(&e, derive->fact == changed->fact ? changed : derive);
    }
}

/* What the fact is for this patient, or would be by another definition. */
static bool makes_a_difference(const struct trial *trial, const struct derive *changed)
{
    struct evaluation e = {.patient = trial->patient, .all = 1};
    const struct value *now = patient_value(trial->patient, changed->fact);
    struct value then = evaluate_derive(&e, changed);
    if (now->basis != BASIS_DERIVED && now->state != VALUE_UNKNOWN)
        return false;
    return now->state != then.state || (now->state == VALUE_KNOWN && now->number != then.number);
}

static bool trial_notices(struct arena *arena, const struct rulebook *book,
                          const struct trial *trial, const struct derive *changed)
{
    size_t lanes = trial->patient->site_count + 1;
    struct patient patient = *trial->patient;
    struct trial again = *trial;
    patient.values = arena_alloc(arena, book->schema.fact_count * sizeof *patient.values);
    memcpy(patient.values, trial->patient->values,
           book->schema.fact_count * sizeof *patient.values);
    derive_anew(book, changed, &patient);
    again.patient = &patient;
    again.values = arena_alloc(arena, (trial->rule->grade_count + 1) * sizeof *again.values);
    again.others = arena_alloc(arena, trial->rule->unless_count * lanes + 1);
    trial_weigh(&again);
    return !verdict_same(again.verdict, trial->verdict);
}

static bool derive_noticed(const struct mutating *m)
{
    const struct subject *subject = m->subject;
    struct derive changed = *subject->derive;
    struct arena arena;
    bool noticed = false;
    arena_init(&arena);
    arena_on_full(&arena, m->proof->arena->full, m->proof->arena->full_argument);
    changed.when = m->copy;
    for (size_t i = 0; i < subject->trial_count && !noticed; i++) {
        const struct trial *trial = subject->trials[i];
        if (!makes_a_difference(trial, &changed))
            continue;
        arena_reset(&arena);
        noticed = trial_notices(&arena, m->trials->bench->book, trial, &changed);
    }
    arena_free(&arena);
    return noticed;
}

/* --- one mutant --- */

static const char *words_of(const struct mutating *m, const struct condition *condition)
{
    struct text words;
    text_start(&words, m->proof->arena);
    condition_say(&words, m->trials->bench->book, condition, true);
    return words.bytes;
}

/* The copy is changed; `what` says how. */
static void try_mutant(struct mutating *m, const struct condition *at, const char *what)
{
    const struct subject *subject = m->subject;
    bool noticed = subject->derive ? derive_noticed(m) : grade_noticed(subject, m->copy);
    proof_add(m->proof, subject->file, at->mention.line,
              arena_format(m->proof->arena, "%s: %s", subject->heading, what),
              noticed ? NULL : "no example notices");
}

/* Puts `other` in the place of a part, tries it, and puts the part back. */
static void try_instead(struct mutating *m, struct condition *part, const struct condition *other,
                        const char *what)
{
    struct condition before = *part;
    *part = *other;
    part->mention = before.mention;
    try_mutant(m, part, what);
    *part = before;
}

/* --- what is changed --- */

static void try_negated(struct mutating *m, struct condition *part)
{
    struct condition inner = *part;
    struct condition negated = {.kind = CONDITION_NOT,
                                .a = &inner,
                                .about_site = part->about_site,
                                .about_record = part->about_record};
    try_instead(
        m, part, &negated,
        arena_format(m->proof->arena, "\"%s\" turned into its opposite", words_of(m, part)));
}

static void try_known(struct mutating *m, struct condition *part)
{
    struct condition inner = *part;
    struct condition known = {.kind = CONDITION_IF_KNOWN,
                              .a = &inner,
                              .about_site = part->about_site,
                              .about_record = part->about_record};
    try_instead(m, part, &known,
                arena_format(m->proof->arena, "if_known put around \"%s\"", words_of(m, part)));
}

static void try_joined(struct mutating *m, struct condition *part)
{
    struct arena *arena = m->proof->arena;
    bool all = part->kind == CONDITION_AND;
    struct condition swapped = *part;
    const char *a = words_of(m, part->a), *b = words_of(m, part->b);
    swapped.kind = all ? CONDITION_OR : CONDITION_AND;
    try_instead(m, part, &swapped,
                arena_format(arena, "\"%s\" for \"%s\" between \"%s\" and \"%s\"", all ? "|" : "&",
                             all ? "&" : "|", a, b));
    try_instead(m, part, part->b, arena_format(arena, "\"%s\" left out", a));
    try_instead(m, part, part->a, arena_format(arena, "\"%s\" left out", b));
}

/* asked_if(cause, c) is if_known(c) | cause & c. */
static void try_asked_if(struct mutating *m, struct condition *part)
{
    const char *asked = words_of(m, part->b->b);
    try_instead(
        m, part, part->b->b,
        arena_format(m->proof->arena, "asked_if left out: \"%s\" is asked of everybody", asked));
    try_instead(
        m, part, part->a,
        arena_format(m->proof->arena, "if_known for asked_if: \"%s\" is asked of nobody", asked));
}

/* By itself: a site that is not named leaves all that is asked of it unknown at once. */
static bool can_be_unknown(const struct condition *leaf)
{
    const struct fact *fact = leaf->fact ? leaf->fact : leaf->left ? leaf->left->fact : NULL;
    switch (leaf->kind) {
    case CONDITION_KNOWN:
    case CONDITION_RECORD_WITHIN:
    case CONDITION_RECORD_TREATED:
    case CONDITION_SITE_IS:
    case CONDITION_SITE_SIDE:
    case CONDITION_SITE_REGION: return false;
    default: return !(fact && fact->section->role == ROLE_POLICY);
    }
}

static void try_leaf(struct mutating *m, struct condition *leaf, bool known)
{
    struct leaf_mutants others = {m->proof->arena, NULL, 0, 0};
    const char *words = words_of(m, leaf);
    mutate_leaf(&others, leaf);
    for (size_t i = 0; i < others.count; i++)
        try_instead(m, leaf, others.items[i],
                    arena_format(m->proof->arena, "\"%s\" becomes \"%s\"", words,
                                 words_of(m, others.items[i])));
    if (!known && can_be_unknown(leaf))
        try_known(m, leaf);
}

/* --- all parts --- */

static bool first_met(struct mutating *m, struct condition *part)
{
    for (size_t i = 0; i < m->seen_count; i++)
        if (m->seen[i] == part)
            return false;
    m->seen =
        arena_push(m->proof->arena, m->seen, m->seen_count, &m->seen_capacity, sizeof *m->seen);
    m->seen[m->seen_count++] = part;
    return true;
}

/* `known`: within if_known, where another would change nothing. */
static void try_part(struct mutating *m, struct condition *part, bool known)
{
    if (!part || !first_met(m, part))
        return;
    switch (part->kind) {
    case CONDITION_NOT: try_part(m, part->a, false); return;
    case CONDITION_IF_KNOWN:
        try_instead(
            m, part, part->a,
            arena_format(m->proof->arena, "if_known left out around \"%s\"", words_of(m, part->a)));
        try_part(m, part->a, true);
        return;
    default: break;
    }
    try_negated(m, part);
    if (part->asked_if) {
        try_asked_if(m, part);
        try_part(m, part->b->b, true);
        try_part(m, part->b->a, known);
    } else if (part->kind == CONDITION_AND || part->kind == CONDITION_OR) {
        try_joined(m, part);
        try_part(m, part->a, known);
        try_part(m, part->b, known);
    } else if (part->kind == CONDITION_ANY_SITE) {
        try_part(m, part->a, known);
    } else {
        try_leaf(m, part, known);
        try_part(m, part->left ? part->left->each : NULL, known);
    }
}

static void mutate(struct proof *proof, const struct trials *trials, const struct subject *subject)
{
    struct copies copies = {proof->arena, NULL, 0, 0};
    struct mutating m = {.proof = proof, .trials = trials, .subject = subject};
    m.copy = copy_condition(&copies, subject->condition);
    if (m.copy->kind == CONDITION_AND || m.copy->kind == CONDITION_OR)
        try_known(&m, m.copy);
    try_part(&m, m.copy, false);
}

/* --- a rule, a named condition --- */

static void try_without(struct proof *proof, const struct trials *trials, const struct rule *rule,
                        const struct rule *other)
{
    const struct variation variation = {NULL, NULL, other};
    bool noticed = false;
    if (other->has_check)
        return; /* what its function says is not known here */
    for (size_t i = trials->first[rule->index]; i < trials->first[rule->index + 1]; i++)
        noticed = noticed || !verdict_same(trial_verdict(&trials->items[i], &variation),
                                           trials->items[i].verdict);
    proof_add(proof, rule->file, rule->unless_line,
              arena_format(proof->arena, "unless_given: \"%s\" left out", other->name),
              noticed ? NULL : "no example notices");
}

void mutate_rule(struct proof *proof, const struct trials *trials, const struct rule *rule)
{
    for (size_t i = 0; i < rule->grade_count; i++) {
        const struct rule_grade *grade = &rule->grades[i];
        struct subject subject = subject_of_grade(trials, rule, grade);
        if (grade->condition)
            mutate(proof, trials, &subject);
    }
    for (size_t i = 0; i < rule->unless_count; i++)
        try_without(proof, trials, rule, rule->unless[i]);
}

void mutate_derive(struct proof *proof, const struct trials *trials, const struct derive *derive)
{
    struct subject subject = subject_of_derive(trials, derive);
    if (derive->when)
        mutate(proof, trials, &subject);
}

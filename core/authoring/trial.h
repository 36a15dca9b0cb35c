/* SPDX-License-Identifier: MIT */
/* The examples of a pack, each run once and kept: so that a rule can be asked again, changed, as
 * fast as its conditions are evaluated. */
#ifndef CONTRA_AUTHORING_TRIAL_H
#define CONTRA_AUTHORING_TRIAL_H

#include "authoring/examples.h"
#include "rules/evaluate.h"

/* What a rule says of an example's patient. */
struct verdict {
    contra_grade gives, could_be;
};

/* One example, its patient settled. */
struct trial {
    const struct rule *rule;
    const struct example *example;
    const struct patient *patient;
    struct evaluation evaluation;
    struct lanes *values; /* what the rule's grades come to, by grade */
    uint8_t *others;      /* what the rules of its unless_given hold: by rule and lane */
    struct verdict verdict;
    contra_patient *owner; /* of the patient */
};

struct trials {
    const struct bench *bench;
    struct arena *arena;
    struct trial *items; /* rule by rule */
    size_t count, capacity;
    size_t *first; /* by rule->index: its first; one more behind the last rule */
};

/* Runs the examples of all rules, and tells `told` of each. On success the caller frees them. */
contra_status trials_run(struct trials *trials, struct arena *arena, const struct bench *bench,
                         void (*told)(void *payload, const struct example_outcome *outcome),
                         void *payload, contra_error *err);
void trials_free(struct trials *trials);

/* One way in which a rule could be other than it is. */
struct variation {
    const struct rule_grade *grade;    /* has this condition instead; or NULL */
    const struct condition *condition; /* about the same places as the grade's own */
    const struct rule *without;        /* in unless_given this rule is left out; or NULL */
};

/* What the rule would say. NULL: as it is. */
struct verdict trial_verdict(const struct trial *trial, const struct variation *variation);

/* Works out values, others and verdict for trial->patient. */
void trial_weigh(struct trial *trial);

/* The gravest grade first tells whether two verdicts are the same. */
static inline bool verdict_same(struct verdict a, struct verdict b)
{
    return a.gives == b.gives && a.could_be == b.could_be;
}

#endif

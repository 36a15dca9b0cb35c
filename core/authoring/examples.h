/* SPDX-License-Identifier: MIT */
/* Runs the examples that rules carry: each is a patient, made from the pack's baseline and what the
 * example says is different, and the grade that the rule must give. */
#ifndef CONTRA_AUTHORING_EXAMPLES_H
#define CONTRA_AUTHORING_EXAMPLES_H

#include <contra/contra.h>

#include "rules/rule.h"

/* What one example gave. */
struct example_outcome {
    const struct rule *rule;
    const struct example *example;
    bool passed;
    contra_grade gives, could_be; /* what came */
    const char *refused;          /* the example's patient is wrong, or the check failed: why */
    const contra_report *report;  /* of the check, explained if not passed; NULL if refused */
};

/* What examples are run on. Authoring stands beside the engine, so the engine's own way of making a
 * patient for an example is handed in. */
struct bench {
    const contra_engine *engine;
    const struct rulebook *book; /* the engine's, with examples */
    contra_status (*new_patient)(contra_patient **out, const contra_engine *engine,
                                 contra_error *err);
    const struct patient *(*look)(const contra_patient *patient); /* the engine's, to look inside */
    struct baseline *baseline;
};

/* The baseline of a rulebook, read once. */
struct baseline;
contra_status baseline_read(struct baseline **out, struct arena *arena, const struct rulebook *book,
                            contra_error *err);

/* Runs one example and tells `told` of it; the outcome lives during that call. `kept` may be NULL;
 * else *kept is the example's patient, settled, which the caller frees, or NULL if refused. */
contra_status example_run(const struct bench *bench, const struct rule *rule,
                          const struct example *example,
                          void (*told)(void *payload, const struct example_outcome *outcome),
                          void *payload, contra_patient **kept, contra_error *err);

#endif

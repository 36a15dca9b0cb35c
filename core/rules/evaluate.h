/* SPDX-License-Identifier: MIT */
/* Evaluation in three values, for all planned sites at once.
 *
 * A condition's value is two masks with a bit (a lane) for each planned site: where it certainly
 * holds, and where it possibly does. A condition about the patient has the same bit in every lane.
 * Kleene's logic is then bitwise, and no loop over sites is needed.
 */
#ifndef CONTRA_RULES_EVALUATE_H
#define CONTRA_RULES_EVALUATE_H

#include <stdint.h>

#include "facts/patient.h"
#include "rules/condition.h"

struct lanes {
    uint64_t must, may; /* must is within may */
};

/* One patient being asked. Lives on the stack of the check. */
struct evaluation {
    const struct patient *patient;
    const struct record *record; /* the record in turn, inside sessions:count */
    uint64_t all;                /* a bit for each site */
};

/* Works out all grades (clauses.c), by their numbers; without `aftercare` only those of screening
 * rules. `room` is for the work: program_room of so many sites. */
struct program;
void evaluate_program(const struct evaluation *evaluation, const struct program *program,
                      bool aftercare, uint64_t *room, struct lanes *grades);
size_t program_room(const struct program *program, size_t site_count);

/* The value of one condition, worked out on the spot (derives, records, explanations). */
struct lanes evaluate_condition(const struct evaluation *evaluation,
                                const struct condition *condition);

/* The same, with the values of its operands given (ignored by a leaf): for who asks "what if". */
struct lanes evaluate_joined(const struct evaluation *evaluation, const struct condition *condition,
                             struct lanes a, struct lanes b);

/* What a number may be: low to high; both NAN if it is "none". Unknown is -INFINITY to INFINITY. */
struct interval {
    double low, high;
};
struct interval evaluate_quantity(const struct evaluation *evaluation,
                                  const struct quantity *quantity, unsigned lane);

/* What the definition of a derived fact says; unknown if it cannot tell. */
struct derive;
struct value evaluate_derive(const struct evaluation *evaluation, const struct derive *derive);

/* A fact's value: the patient's, or that of the record in turn. */
const struct value *evaluate_fact(const struct evaluation *evaluation, const struct fact *fact);

#endif

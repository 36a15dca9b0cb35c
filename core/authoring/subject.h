/* SPDX-License-Identifier: MIT */
/* What is to be proved: the condition of a grade of a rule, or of a named condition; and the
 * examples that may prove it. */
#ifndef CONTRA_AUTHORING_SUBJECT_H
#define CONTRA_AUTHORING_SUBJECT_H

#include "authoring/trial.h"

struct subject {
    const char *heading; /* "relative"; "patient.lean" */
    const char *file;
    const struct condition *condition;
    const struct rule *rule; /* and its grade; or */
    const struct rule_grade *grade;
    const struct derive *derive; /* a named condition */
    struct trial **trials;       /* of a rule its own examples; of a named condition those of
                                    all rules that read it */
    size_t trial_count;
};

/* Of a rule's grade, which must have a condition. */
struct subject subject_of_grade(const struct trials *trials, const struct rule *rule,
                                const struct rule_grade *grade);

/* Of a named condition. */
struct subject subject_of_derive(const struct trials *trials, const struct derive *derive);

/* The rule reads the fact, itself or through named conditions. */
bool rule_reads(const struct rulebook *book, const struct rule *rule, const struct fact *fact);

#endif

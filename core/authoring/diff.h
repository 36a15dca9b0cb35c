/* SPDX-License-Identifier: MIT */
/* Two packs and one patient: what does the new one say otherwise, and by which rule? */
#ifndef CONTRA_AUTHORING_DIFF_H
#define CONTRA_AUTHORING_DIFF_H

#include <contra/contra.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/* What became of one rule at one place: what was there before, and what is there now. */
struct rule_change {
    const char *rule, *site; /* site NULL: the patient */
    contra_grade before, before_could_be, after, after_could_be;
};

/* One patient under both. Texts live in the arena. */
struct patient_change {
    const char *name; /* of the file, or the patient's number behind it */
    contra_disposition before, after;
    bool refused_before, refused_after; /* this pack cannot read or check the patient */
    const char *why_before, *why_after;
    struct rule_change *rules;
    size_t rule_count, rule_capacity;
};

/* True if anything changes. Either report may be NULL: refused, and `why` tells the reason. */
bool diff_reports(struct patient_change *change, struct arena *arena, const contra_report *before,
                  const contra_report *after);

/* How often each rule is the reason for a change. */
struct rule_tally {
    const char *rule;
    size_t graver, milder;
};
struct diff_tally {
    struct arena *arena;
    size_t patients, changed, graver, milder, refused;
    struct rule_tally *rules;
    size_t rule_count, rule_capacity;
};

void diff_tally(struct diff_tally *tally, const struct patient_change *change);

#endif

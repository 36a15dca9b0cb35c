/* SPDX-License-Identifier: MIT */
/* Reads a pack without a patient and tells what is likely wrong with it, though it loads. */
#ifndef CONTRA_AUTHORING_LINT_H
#define CONTRA_AUTHORING_LINT_H

#include "authoring/examples.h"
#include "rules/rule.h"

struct remark {
    const char *file;
    int line;
    const char *subject; /* the rule, fact or class that it is about */
    const char *message; /* what is wrong, and what to write instead */
    bool note;           /* not wrong, only not done yet: a rule that nobody has reviewed */
};

struct lint {
    struct arena *arena;
    const struct rulebook *book; /* with examples */
    const char *const *folders;  /* of the packs that are looked at; a base is only built upon */
    size_t folder_count;
    int32_t today; /* review dates before it have passed; or DATE_NONE */
    struct remark *remarks;
    size_t count, capacity;
    size_t notes; /* how many of them are notes */
};

/* Adds a remark, unless its file belongs to a pack that is not looked at. */
void lint_remark(struct lint *lint, const char *file, int line, const char *subject,
                 const char *format, ...) __attribute__((format(printf, 5, 6)));
void lint_note(struct lint *lint, const char *file, int line, const char *subject,
               const char *format, ...) __attribute__((format(printf, 5, 6)));

/* What can be told from the rules alone; sorted by file and line. */
void lint_pack(struct lint *lint);

/* And what asks every healthy patient for a measurement: checks the pack's baseline. Sorts again.
 */
contra_status lint_baseline(struct lint *lint, const struct bench *bench, contra_error *err);

/* And words of examples that no vocabulary knows: runs the examples. Sorts again. */
contra_status lint_examples(struct lint *lint, const struct bench *bench, contra_error *err);

/* --- the parts of lint_pack --- */
void lint_rules(struct lint *lint);
void lint_conditions(struct lint *lint);
void lint_words(struct lint *lint);

#endif

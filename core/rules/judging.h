/* SPDX-License-Identifier: MIT */
/* Checks: rules that a function judges, in plain Lua (lua_check.c) or in C (native_check.c). All
 * ask them through check_ask, and none can tell the one from the other. */
#ifndef CONTRA_RULES_JUDGING_H
#define CONTRA_RULES_JUDGING_H

#include <contra/types.h>

#include "rules/evaluate.h"
#include "rules/rule.h"

struct check_state; /* a Lua state with all check functions; one thread's while borrowed */
struct native_need;

enum check_outcome {
    CHECK_CLEAR,
    CHECK_GIVES,        /* a grade */
    CHECK_UNDETERMINED, /* something that it needs is not known */
    CHECK_FAILED,       /* an error, a spent budget, a result that makes no sense */
    CHECK_NO_MEMORY,
    CHECK_TIME /* the last resort: the engine's failure, not the rule's */
};

/* What a check answered. Texts live in the arena that was given. */
struct check_answer {
    enum check_outcome outcome;
    contra_grade grade;    /* that holds */
    contra_grade could_be; /* graver, if it is not sure; else NONE */
    const char *reason;    /* of a failure; in Lua what is missing: "session.flare" */
    const struct native_need *const *open; /* in C: what is missing, if it could be graver */
    size_t open_count;
    const char **names; /* of the values for the texts */
    const char **values;
    size_t value_count;
};

/* One rule, asked about a patient or one of the planned sites. */
struct check_question {
    const struct rule *rule;
    const struct evaluation *evaluation;
    const struct planned_site *site; /* NULL: the patient */
    unsigned lane;                   /* of the site among the sites; 0 for the patient */
    struct check_state *lua;         /* borrowed; NULL if no rule needs it */
    struct arena *arena;             /* for the answer */
};

struct check_answer check_ask(const struct check_question *question);

#endif

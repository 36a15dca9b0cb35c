/* SPDX-License-Identifier: MIT */
/* One check of one patient: what its steps hand from one to the next.
 *
 * A cell is one rule at one place: lane 0 is the patient, lane 1 + i the planned site i. */
#ifndef CONTRA_ENGINE_CHECK_H
#define CONTRA_ENGINE_CHECK_H

#include <contra/types.h>

#include "engine/engine.h"
#include "report/disposition.h"
#include "rules/evaluate.h"

struct override {
    const struct rule *rule;
    int lane; /* 1 + site; -1: everywhere */
    contra_grade grade;
    const char *reason;
    const struct override_line *line;
    bool used;
};

struct cell {
    uint8_t holds, could; /* contra_grade; could is never milder than holds */
    bool failed;          /* its check failed here */
    const struct rule *suppressed_by;
    struct override *overridden;
    const struct check_answer *answer; /* of a rule with a check; else NULL */
};

struct check {
    const struct contra_engine *engine;
    const struct rulebook *book;
    const struct patient *patient;
    struct arena *arena; /* the report's */
    bool explain;
    contra_detail detail;
    struct evaluation evaluation;
    struct lanes *grades;     /* by number: what holds, and what could be */
    struct cell **cells;      /* by rule->index, `lanes` of each; NULL: the rule can hold nowhere */
    const struct rule **live; /* the rules that have cells */
    size_t live_count;
    unsigned lanes;
    struct override *overrides;
    size_t override_count;
    struct scope *scopes; /* by lane; with overrides, and with what is open and matters */
    contra_result *result;
    struct check_state *state;  /* a borrowed Lua state, or NULL */
    enum check_outcome trouble; /* CHECK_NO_MEMORY or CHECK_TIME: the whole check fails */
};

static inline const struct cell *cell_at(const struct check *check, const struct rule *rule,
                                         unsigned lane)
{
    static const struct cell clear;
    const struct cell *cells = check->cells[rule->index];
    return cells ? &cells[lane] : &clear;
}

/* The rule belongs to the phase that the patient is in. */
static inline bool rule_asked(const struct check *check, const struct rule *rule)
{
    return rule->aftercare == check->patient->aftercare;
}

/* The bits of a lane: a site's own, or for the patient that of any site (all are the same). */
static inline uint64_t lane_bit(unsigned lane)
{
    return (uint64_t)1 << (lane ? lane - 1 : 0);
}

/* The mildest grade that a question must be able to bring in order to be asked. */
static inline contra_grade grave_enough(const struct check *check)
{
    return check->patient->aftercare ? CONTRA_SAME_DAY : CONTRA_RELATIVE;
}

/* --- derive.c: facts that follow from others. False: the file gives one that does not agree. ---
 */
bool check_derive(struct patient *patient, const struct rulebook *book);

/* --- overrides.c: reads [overrides]; what is wrong goes to the patient's problems. --- */
bool overrides_read(struct check *check, struct patient *patient);

/* --- judge.c --- */
void judge_rules(struct check *check);    /* fills the cells */
void judge_together(struct check *check); /* suppression and overrides, then the scopes */
void judge_dispositions(struct check *check);
/* An undetermined rule that could change what follows, at this lane. */
bool cell_matters(const struct check *check, const struct rule *rule, unsigned lane);
/* Is the modality that the rule strikes planned? */
truth modality_planned(const struct check *check, const struct rule *rule);

/* --- evidence.c --- */
struct evidence {
    struct check *check;
    const contra_evidence **items;
    size_t count, capacity;
};
/* Adds the facts that make the condition certainly true (or, with `holds` false, certainly false)
 * at the sites of `lanes`. */
void evidence_add(struct evidence *evidence, const struct condition *condition, uint64_t lanes,
                  bool holds);
void evidence_site(struct evidence *evidence, const struct planned_site *site);
/* All that a check looks at and that is known, at this lane. */
void evidence_needs(struct evidence *evidence, const struct rule *rule, unsigned lane);
/* What leaves it open. */
void evidence_open(struct evidence *evidence, const struct check_answer *answer, unsigned lane);
/* A fact that is not known and should be: its name, and "not answered". */
void evidence_missing(struct evidence *evidence, const char *name);

/* --- questions.c: fills result->questions and minor_question_count. --- */
void questions_ask(struct check *check);
/* The names of what is not known in an undetermined condition, as evidence. */
void questions_missing(struct check *check, const struct condition *condition, uint64_t lanes,
                       struct evidence *evidence);

/* --- fill.c: a rule's text with its braces filled. --- */
const char *template_fill(struct check *check, const char *text, const char *sites,
                          const struct check_answer *answer);

/* --- findings.c: fills result->findings, failed, traces. --- */
void findings_make(struct check *check);
void failures_make(struct check *check);
void traces_make(struct check *check);

/* --- tree.c: a condition as a tree, each part with its value at a lane. --- */
void tree_tell(struct check *check, const struct condition *condition, unsigned lane,
               contra_trace *trace);

/* --- effects.c: what the patient's sheet says; after the findings. --- */
void effects_tell(struct check *check);

#endif

/* SPDX-License-Identifier: MIT */
/* From cells to findings: one for each rule and grade, with its sites, its reasons and its texts.
 */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "engine/check.h"
#include "rules/literature.h"

/* --- groups of sites --- */

/* The cells of a rule that make one finding: they hold the same grade, and the same was said of it.
 */
struct group {
    const struct rule *rule;
    const struct cell *first;
    uint64_t sites; /* 0: the patient */
    int could;
};

static bool same_group(const struct cell *a, const struct cell *b)
{
    return a->holds == b->holds && a->suppressed_by == b->suppressed_by &&
           a->overridden == b->overridden &&
           (a->answer == NULL || b->answer == NULL || a->holds == 0);
}

static const struct rule_grade *grade_of(const struct rule *rule, int grade)
{
    for (size_t i = 0; i < rule->grade_count; i++)
        if ((int)rule->grades[i].grade == grade)
            return &rule->grades[i];
    return NULL;
}

/* "left upper trapezius and right gluteus medius". A sentence that begins with its site speaks of
 * one ("{site} lies over the lung"): of several it is said of each. */
static const char *join_sites(struct check *check, const contra_finding *finding, const char *text)
{
    struct text words;
    bool begins = text && strncmp(text, "{site}", strlen("{site}")) == 0;
    text_start(&words, check->arena);
    text_add(&words, begins && finding->site_count > 1 ? "each of " : "");
    for (size_t i = 0; i < finding->site_count; i++)
        text_addf(&words, "%s%s",
                  i == 0                         ? ""
                  : i + 1 == finding->site_count ? " and "
                                                 : ", ",
                  finding->sites[i]);
    return words.length ? words.bytes : "the site";
}

static void fill_sites(struct check *check, const struct group *group, contra_finding *finding)
{
    const char **sites = arena_alloc(check->arena, (check->lanes + 1) * sizeof *sites);
    for (unsigned lane = 1; lane < check->lanes && check->patient->sites_named; lane++)
        if (group->sites & lane_bit(lane))
            sites[finding->site_count++] =
                arena_string(check->arena, check->patient->sites[lane - 1].name);
    finding->sites = sites;
}

/* What made it hold; a check rests on all that it needs. */
static void fill_because(struct check *check, const struct group *group, contra_finding *finding)
{
    struct evidence evidence = {.check = check};
    const struct rule_grade *grade = grade_of(group->rule, group->first->holds);
    if (grade && grade->condition)
        evidence_add(&evidence, grade->condition, group->sites ? group->sites : 1, true);
    if (group->first->answer) {
        unsigned first = 0;
        while (group->sites >> first > 1 && !(group->sites >> first & 1))
            first++;
        evidence_needs(&evidence, group->rule, group->sites ? first + 1 : 0);
        for (unsigned lane = 1; lane < check->lanes; lane++)
            if (group->sites & lane_bit(lane))
                evidence_site(&evidence, &check->patient->sites[lane - 1]);
    }
    finding->because = evidence.items;
    finding->because_count = evidence.count;
}

static const contra_finding *finding_of(struct check *check, const struct group *group)
{
    contra_finding *finding = arena_alloc(check->arena, sizeof *finding);
    const struct rule *rule = group->rule;
    const struct cell *cell = group->first;
    finding->rule = rule->name;
    finding->title = rule->title;
    finding->effect = rule->effect;
    finding->grade = (contra_grade)cell->holds;
    finding->could_be = (contra_grade)group->could;
    finding->strikes = rule->strikes;
    finding->strikes_planned = rule->strikes && modality_planned(check, rule) != TRUTH_NO;
    finding->overridden =
        cell->overridden ? arena_string(check->arena, cell->overridden->reason) : NULL;
    finding->suppressed_by = cell->suppressed_by ? cell->suppressed_by->name : NULL;
    finding->replaces = rule->replaces;
    finding->pack = rule->pack->name;
    fill_sites(check, group, finding);
    if (check->detail != CONTRA_WHOLE)
        return finding;
    finding->sources = sources_told(check->arena, rule->sources, rule->source_count);
    finding->source_count = rule->source_count;
    if (cell->holds) {
        const struct rule_grade *grade = grade_of(rule, cell->holds);
        finding->finding = template_fill(check, grade->finding,
                                         join_sites(check, finding, grade->finding), cell->answer);
        finding->action = template_fill(check, grade->action,
                                        join_sites(check, finding, grade->action), cell->answer);
        fill_because(check, group, finding);
    }
    return finding;
}

/* --- all findings --- */

/* The groups of one rule: the patient, then the sites together that say the same. */
static size_t groups_of(const struct check *check, const struct rule *rule, struct group *groups)
{
    size_t count = 0;
    for (unsigned lane = 0; lane < check->lanes; lane++) {
        const struct cell *cell = cell_at(check, rule, lane);
        size_t known = count;
        if (!cell->could)
            continue;
        for (size_t i = 0; lane && i < count; i++)
            if (groups[i].sites && same_group(groups[i].first, cell))
                known = i;
        if (known == count)
            groups[count++] = (struct group){rule, cell, 0, 0};
        if (lane)
            groups[known].sites |= lane_bit(lane);
        if (cell->could > groups[known].could)
            groups[known].could = cell->could;
    }
    return count;
}

static int is_told(const contra_finding *finding)
{
    return !finding->overridden && !finding->suppressed_by;
}

static int gravest_first(const void *a, const void *b)
{
    const contra_finding *left = *(const contra_finding *const *)a;
    const contra_finding *right = *(const contra_finding *const *)b;
    if (left->grade != right->grade)
        return left->grade > right->grade ? -1 : 1;
    if (is_told(left) != is_told(right))
        return is_told(right) - is_told(left);
    if (left->could_be != right->could_be)
        return left->could_be > right->could_be ? -1 : 1;
    int names = strcmp(left->rule, right->rule);
    if (names || !left->site_count || !right->site_count)
        return names ? names : (left->site_count > 0) - (right->site_count > 0);
    return strcmp(left->sites[0], right->sites[0]);
}

void findings_make(struct check *check)
{
    const contra_finding **findings = NULL;
    size_t count = 0, capacity = 0;
    struct group *groups = arena_alloc(check->arena, check->lanes * sizeof *groups);
    for (size_t i = 0; i < check->live_count; i++) {
        size_t more = groups_of(check, check->live[i], groups);
        for (size_t j = 0; j < more; j++) {
            findings =
                arena_push(check->arena, (void *)findings, count, &capacity, sizeof *findings);
            findings[count++] = finding_of(check, &groups[j]);
        }
    }
    if (count)
        qsort((void *)findings, count, sizeof *findings, gravest_first);
    check->result->findings = findings;
    check->result->finding_count = count;
}

/* --- rules that failed --- */

void failures_make(struct check *check)
{
    const contra_failure **failures = NULL;
    size_t count = 0, capacity = 0;
    for (size_t i = 0; i < check->live_count; i++) {
        const struct rule *rule = check->live[i];
        const struct cell *failed = NULL;
        for (unsigned lane = 0; lane < check->lanes && !failed; lane++)
            if (cell_at(check, rule, lane)->failed)
                failed = cell_at(check, rule, lane);
        if (!failed)
            continue;
        contra_failure *failure = arena_alloc(check->arena, sizeof *failure);
        failure->rule = rule->name;
        failure->reason = failed->answer->reason;
        failure->could_be = rule->grades[0].grade;
        failures = arena_push(check->arena, (void *)failures, count, &capacity, sizeof *failures);
        failures[count++] = failure;
    }
    check->result->failed = failures;
    check->result->failure_count = count;
    check->result->complete = count == 0;
}

/* --- what became of every rule --- */

struct tracing {
    const contra_trace **items;
    size_t count, capacity;
};

static contra_trace *add_trace(struct check *check, struct tracing *tracing,
                               const struct rule *rule, unsigned lane)
{
    contra_trace *trace = arena_alloc(check->arena, sizeof *trace);
    trace->rule = rule->name;
    if (lane)
        trace->site = arena_string(check->arena, check->patient->sites[lane - 1].name);
    tracing->items = arena_push(check->arena, (void *)tracing->items, tracing->count,
                                &tracing->capacity, sizeof *tracing->items);
    tracing->items[tracing->count++] = trace;
    return trace;
}

static void trace_grade(struct check *check, struct tracing *tracing, const struct rule *rule,
                        const struct rule_grade *grade, unsigned lane)
{
    contra_trace *trace = add_trace(check, tracing, rule, lane);
    struct lanes value = check->grades[grade->number];
    struct evidence evidence = {.check = check};
    uint64_t here = lane_bit(lane);
    trace->grade = grade->grade;
    if (value.must & here) {
        trace->outcome = CONTRA_HELD;
        evidence_add(&evidence, grade->condition, here, true);
    } else if (value.may & here) {
        trace->outcome = CONTRA_UNDETERMINED;
        questions_missing(check, grade->condition, here, &evidence);
    } else {
        trace->outcome = CONTRA_CLEAR;
        evidence_add(&evidence, grade->condition, here, false);
    }
    trace->facts = evidence.items;
    trace->fact_count = evidence.count;
    tree_tell(check, grade->condition, lane, trace);
}

static void trace_check(struct check *check, struct tracing *tracing, const struct rule *rule,
                        unsigned lane)
{
    static const contra_outcome outcomes[] = {[CHECK_CLEAR] = CONTRA_CLEAR,
                                              [CHECK_GIVES] = CONTRA_HELD,
                                              [CHECK_UNDETERMINED] = CONTRA_UNDETERMINED,
                                              [CHECK_FAILED] = CONTRA_FAILED};
    const struct check_answer *answer = cell_at(check, rule, lane)->answer;
    contra_trace *trace = add_trace(check, tracing, rule, lane);
    struct evidence evidence = {.check = check};
    trace->outcome = outcomes[answer->outcome];
    trace->grade = answer->outcome == CHECK_GIVES ? answer->grade
                   : answer->could_be             ? answer->could_be
                                                  : rule->grades[0].grade;
    if (answer->outcome == CHECK_UNDETERMINED)
        evidence_open(&evidence, answer, lane);
    else
        evidence_needs(&evidence, rule, lane);
    trace->facts = evidence.items;
    trace->fact_count = evidence.count;
}

/* What holds, and yet could be graver: a line of its own. */
static void trace_graver(struct check *check, struct tracing *tracing, const struct rule *rule,
                         unsigned lane)
{
    const struct check_answer *answer = cell_at(check, rule, lane)->answer;
    struct evidence evidence = {.check = check};
    if (answer->outcome != CHECK_GIVES || !answer->could_be)
        return;
    contra_trace *trace = add_trace(check, tracing, rule, lane);
    trace->outcome = CONTRA_UNDETERMINED;
    trace->grade = answer->could_be;
    evidence_open(&evidence, answer, lane);
    trace->facts = evidence.items;
    trace->fact_count = evidence.count;
}

void traces_make(struct check *check)
{
    struct tracing tracing = {NULL, 0, 0};
    for (size_t i = 0; check->explain && i < check->book->rule_count; i++) {
        const struct rule *rule = check->book->rules[i];
        if (!rule_asked(check, rule)) {
            add_trace(check, &tracing, rule, 0)->outcome = CONTRA_NOT_ASKED;
            continue;
        }
        for (size_t j = 0; j < rule->grade_count; j++) {
            const struct rule_grade *grade = &rule->grades[j];
            bool by_site = grade->condition && grade->condition->about_site;
            for (unsigned lane = by_site; grade->condition && lane < (by_site ? check->lanes : 1u);
                 lane++)
                trace_grade(check, &tracing, rule, grade, lane);
        }
        for (unsigned lane = 0; rule->has_check && lane < check->lanes; lane++)
            if (cell_at(check, rule, lane)->answer) {
                trace_graver(check, &tracing, rule, lane);
                trace_check(check, &tracing, rule, lane);
            }
    }
    check->result->traces = tracing.items;
    check->result->trace_count = tracing.count;
}

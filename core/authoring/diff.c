/* SPDX-License-Identifier: MIT */
#include "authoring/diff.h"

#include <string.h>

/* --- one patient --- */

static struct rule_change *change_at(struct patient_change *change, struct arena *arena,
                                     const char *rule, const char *site)
{
    for (size_t i = 0; i < change->rule_count; i++) {
        struct rule_change *known = &change->rules[i];
        bool same_site = known->site && site ? strcmp(known->site, site) == 0 : known->site == site;
        if (same_site && strcmp(known->rule, rule) == 0)
            return known;
    }
    change->rules = arena_push(arena, change->rules, change->rule_count, &change->rule_capacity,
                               sizeof *change->rules);
    struct rule_change *fresh = &change->rules[change->rule_count++];
    *fresh =
        (struct rule_change){.rule = arena_string(arena, rule), .site = arena_string(arena, site)};
    return fresh;
}

/* What is suppressed or set aside holds no grade that counts; what it could be stays. */
static void note(struct rule_change *at, const contra_finding *finding, bool after)
{
    bool counts = !finding->suppressed_by && !finding->overridden;
    contra_grade *grade = after ? &at->after : &at->before;
    contra_grade *could_be = after ? &at->after_could_be : &at->before_could_be;
    if (counts && finding->grade > *grade)
        *grade = finding->grade;
    if ((counts || finding->could_be > finding->grade) && finding->could_be > *could_be)
        *could_be = finding->could_be;
}

static void note_findings(struct patient_change *change, struct arena *arena,
                          const contra_report *report, bool after)
{
    const contra_result *result = contra_report_result(report);
    for (size_t i = 0; i < result->finding_count; i++) {
        const contra_finding *finding = result->findings[i];
        for (size_t j = 0; j < finding->site_count; j++)
            note(change_at(change, arena, finding->rule, finding->sites[j]), finding, after);
        if (finding->site_count == 0)
            note(change_at(change, arena, finding->rule, NULL), finding, after);
    }
}

static bool same_as_before(const struct rule_change *change)
{
    return change->before == change->after && change->before_could_be == change->after_could_be;
}

static void drop_what_stays(struct patient_change *change)
{
    size_t kept = 0;
    for (size_t i = 0; i < change->rule_count; i++)
        if (!same_as_before(&change->rules[i]))
            change->rules[kept++] = change->rules[i];
    change->rule_count = kept;
}

bool diff_reports(struct patient_change *change, struct arena *arena, const contra_report *before,
                  const contra_report *after)
{
    change->refused_before = before == NULL;
    change->refused_after = after == NULL;
    if (!before || !after)
        return change->refused_before != change->refused_after;
    change->before = contra_report_result(before)->disposition;
    change->after = contra_report_result(after)->disposition;
    note_findings(change, arena, before, false);
    note_findings(change, arena, after, true);
    drop_what_stays(change);
    return change->before != change->after || change->rule_count > 0;
}

/* --- all patients --- */

static struct rule_tally *tally_of(struct diff_tally *tally, const char *rule)
{
    for (size_t i = 0; i < tally->rule_count; i++)
        if (strcmp(tally->rules[i].rule, rule) == 0)
            return &tally->rules[i];
    tally->rules = arena_push(tally->arena, tally->rules, tally->rule_count, &tally->rule_capacity,
                              sizeof *tally->rules);
    tally->rules[tally->rule_count] = (struct rule_tally){.rule = rule};
    return &tally->rules[tally->rule_count++];
}

static bool is_graver(const struct rule_change *change)
{
    if (change->after != change->before)
        return change->after > change->before;
    return change->after_could_be > change->before_could_be;
}

/* A rule counts once for each patient; graver, if it is so at one of the places. */
void diff_tally(struct diff_tally *tally, const struct patient_change *change)
{
    tally->changed++;
    if (change->refused_before || change->refused_after)
        tally->refused++;
    else if (change->after > change->before)
        tally->graver++;
    else if (change->after < change->before)
        tally->milder++;
    for (size_t i = 0; i < change->rule_count; i++) {
        const struct rule_change *at = &change->rules[i];
        bool graver = false, earlier = false;
        for (size_t j = 0; j < change->rule_count; j++) {
            bool same = strcmp(change->rules[j].rule, at->rule) == 0;
            graver = graver || (same && is_graver(&change->rules[j]));
            earlier = earlier || (same && j < i);
        }
        if (earlier)
            continue;
        struct rule_tally *rule = tally_of(tally, at->rule);
        if (graver)
            rule->graver++;
        else
            rule->milder++;
    }
}

/* SPDX-License-Identifier: MIT */
/* From the values of conditions to grades: each rule at each place, then all rules together. */
#include <string.h>

#include "engine/check.h"

/* --- each rule by itself --- */

/* The cells of a rule that can hold somewhere; most rules never get any. */
static struct cell *cells_of(struct check *check, const struct rule *rule)
{
    struct cell **cells = &check->cells[rule->index];
    if (!*cells) {
        *cells = arena_alloc(check->arena, check->lanes * sizeof **cells);
        check->live[check->live_count++] = rule;
    }
    return *cells;
}

static void cell_raise(struct cell *cell, contra_grade grade, bool holds)
{
    if (holds && cell->holds < grade)
        cell->holds = (uint8_t)grade;
    if (cell->could < grade)
        cell->could = (uint8_t)grade;
}

static void judge_grade(struct check *check, const struct rule *rule,
                        const struct rule_grade *grade)
{
    struct lanes lanes = check->grades[grade->number];
    struct cell *cells = cells_of(check, rule);
    if (!grade->condition->about_site) {
        cell_raise(&cells[0], grade->grade, lanes.must & 1);
        return;
    }
    for (unsigned lane = 1; lane < check->lanes; lane++)
        if (lanes.may & lane_bit(lane))
            cell_raise(&cells[lane], grade->grade, lanes.must & lane_bit(lane));
}

static void judge_check(struct check *check, const struct rule *rule, unsigned lane)
{
    const struct planned_site *site = lane ? &check->patient->sites[lane - 1] : NULL;
    struct check_question question = {rule,         &check->evaluation, site, lane ? lane - 1 : 0,
                                      check->state, check->arena};
    struct check_answer *answer = arena_alloc(check->arena, sizeof *answer);
    if (site && !check->patient->sites_named)
        *answer = (struct check_answer){.outcome = CHECK_UNDETERMINED,
                                        .reason = check->patient->schema->sites->name};
    else
        *answer = check_ask(&question);
    if (answer->outcome == CHECK_CLEAR && !check->explain)
        return;
    struct cell *cell = &cells_of(check, rule)[lane];
    cell->answer = answer;
    switch (answer->outcome) {
    case CHECK_CLEAR: break;
    case CHECK_GIVES: cell_raise(cell, answer->grade, true); break;
    case CHECK_FAILED: cell->failed = true; /* fall through */
    case CHECK_UNDETERMINED:
        cell_raise(cell, answer->could_be ? answer->could_be : rule->grades[0].grade, false);
        break;
    case CHECK_NO_MEMORY:
    case CHECK_TIME: check->trouble = answer->outcome; break;
    }
    if (answer->could_be)
        cell_raise(cell, answer->could_be, false);
}

void judge_rules(struct check *check)
{
    const struct rulebook *book = check->book;
    size_t i = check->patient->aftercare ? book->screening_judgements : 0;
    size_t end = check->patient->aftercare ? book->judgement_count : book->screening_judgements;
    for (; i < end && !check->trouble; i++) {
        const struct rule_grade *grade = book->judgements[i].grade;
        if (grade && !check->grades[book->judgements[i].number].may)
            continue; /* as most */
        const struct rule *rule = book->judgements[i].rule;
        if (grade)
            judge_grade(check, rule, grade);
        else if (!rule->check_by_site)
            judge_check(check, rule, 0);
        for (unsigned lane = 1; !grade && rule->check_by_site && lane < check->lanes; lane++)
            if (!check->trouble)
                judge_check(check, rule, lane);
    }
}

/* --- all rules together --- */

/* Does it say, at least as gravely? What is set aside says nothing any more: an override of one
 * rule is none of another. */
static bool says(const struct cell *cell, contra_grade grade)
{
    return cell->holds >= grade && !cell->overridden;
}

/* `unless_given`: silent where the other holds, at least as grave, here or for the whole patient.
 */
static void suppress(struct check *check, const struct rule *rule, unsigned lane)
{
    struct cell *cell = &cells_of(check, rule)[lane];
    for (size_t i = 0; cell->holds && i < rule->unless_count; i++) {
        const struct rule *other = rule->unless[i];
        if (says(cell_at(check, other, lane), (contra_grade)cell->holds) ||
            says(cell_at(check, other, 0), (contra_grade)cell->holds)) {
            cell->suppressed_by = other;
            return;
        }
    }
}

/* An override sets aside its grade and milder ones; never a graver one, never a question. */
static void override_cell(struct check *check, const struct rule *rule, unsigned lane)
{
    struct cell *cell = &cells_of(check, rule)[lane];
    for (size_t i = 0; cell->holds && i < check->override_count; i++) {
        struct override *override = &check->overrides[i];
        bool here = override->lane < 0 || override->lane == (int)lane;
        if (override->rule != rule || !here || cell->holds > override->grade)
            continue;
        cell->overridden = override;
        override->used = true;
        return;
    }
}

/* The gravest grade that holds and counts at a lane. Modalities are struck, and count apart. */
static contra_grade lane_holds(const struct check *check, unsigned lane, bool with_overrides)
{
    int gravest = CONTRA_GRADE_NONE;
    for (size_t i = 0; i < check->live_count; i++) {
        const struct rule *rule = check->live[i];
        const struct cell *cell = cell_at(check, rule, lane);
        if (!rule->strikes && !cell->suppressed_by && !(with_overrides && cell->overridden) &&
            cell->holds > gravest)
            gravest = cell->holds;
    }
    return (contra_grade)gravest;
}

/* What an answer would have to exceed in order to change what follows. Before a session each site
 * has an outcome of its own, unless the patient is not to be treated at all; afterwards the gravest
 * of all decides. */
static contra_grade lane_outcome(const struct check *check, unsigned lane)
{
    contra_grade outcome = check->scopes[lane].holds;
    if (check->scopes[0].holds == CONTRA_ABSOLUTE)
        outcome = CONTRA_ABSOLUTE;
    for (unsigned i = 0; check->patient->aftercare && i < check->lanes; i++)
        if (check->scopes[i].holds > outcome)
            outcome = check->scopes[i].holds;
    return outcome;
}

bool cell_matters(const struct check *check, const struct rule *rule, unsigned lane)
{
    const struct cell *cell = cell_at(check, rule, lane);
    bool open = cell->could > cell->holds;
    if (rule->strikes)
        return open && modality_planned(check, rule) == TRUTH_YES;
    return open && cell->could >= grave_enough(check) && cell->could > lane_outcome(check, lane);
}

/* A site that could be blocked is not cleared, also when nobody is asked about it any more because
 * the patient is not to be treated at all. */
static bool could_block(const struct check *check, const struct cell *cell, unsigned lane)
{
    return lane > 0 && !check->patient->aftercare && cell->could > cell->holds &&
           cell->could >= CONTRA_RELATIVE && cell->could > check->scopes[lane].holds;
}

static contra_grade lane_open(const struct check *check, unsigned lane)
{
    int gravest = CONTRA_GRADE_NONE;
    for (size_t i = 0; i < check->live_count; i++) {
        const struct rule *rule = check->live[i];
        const struct cell *cell = cell_at(check, rule, lane);
        if (!rule->strikes && cell->could > gravest &&
            (cell_matters(check, rule, lane) || could_block(check, cell, lane)))
            gravest = cell->could;
    }
    return (contra_grade)gravest;
}

void judge_together(struct check *check)
{
    for (size_t i = 0; i < check->live_count; i++)
        for (unsigned lane = 0; lane < check->lanes; lane++)
            override_cell(check, check->live[i], lane);
    for (size_t i = 0; i < check->live_count; i++)
        for (unsigned lane = 0; lane < check->lanes; lane++)
            suppress(check, check->live[i], lane);
    check->scopes = arena_alloc(check->arena, check->lanes * sizeof *check->scopes);
    for (unsigned lane = 0; lane < check->lanes; lane++)
        check->scopes[lane].holds = lane_holds(check, lane, true);
    for (unsigned lane = 0; lane < check->lanes; lane++)
        check->scopes[lane].open = lane_open(check, lane);
}

/* --- modalities --- */

truth modality_planned(const struct check *check, const struct rule *rule)
{
    const struct schema *schema = &check->book->schema;
    truth planned = TRUTH_NO;
    for (size_t i = 0; i < schema->fact_count; i++) {
        const struct fact *fact = schema->facts[i];
        if (!fact->modality || strcmp(fact->modality, rule->strikes) != 0)
            continue;
        const struct value *value = &check->patient->values[fact->index];
        planned |= value->state != VALUE_KNOWN ? TRUTH_UNKNOWN
                   : value->number != 0        ? TRUTH_YES
                                               : TRUTH_NO;
    }
    return planned;
}

/* Is a planned modality ruled out? With what is open, one that nobody was asked about counts as
 * planned, and a planned one that an open question could strike is not cleared either. */
static bool struck(const struct check *check, bool with_overrides, bool with_open)
{
    for (size_t i = 0; i < check->live_count; i++) {
        const struct rule *rule = check->live[i];
        if (!rule->strikes)
            continue;
        truth planned = modality_planned(check, rule);
        bool counts_as_planned = planned == TRUTH_YES || (with_open && planned != TRUTH_NO);
        for (unsigned lane = 0; counts_as_planned && lane < check->lanes; lane++) {
            const struct cell *cell = cell_at(check, rule, lane);
            bool counts = !cell->suppressed_by && !(with_overrides && cell->overridden);
            if ((cell->holds && counts) ||
                (with_open && cell->could > cell->holds && planned == TRUTH_YES))
                return true;
        }
    }
    return false;
}

/* --- what follows --- */

static contra_disposition follow(const struct check *check, const struct scope *scopes, bool struck)
{
    struct judged judged = {check->patient->aftercare, scopes[0], scopes + 1, check->lanes - 1,
                            struck};
    return disposition_of(&judged);
}

/* What is open and matters depends on what holds; so the scopes are worked out anew. */
static contra_disposition without_overrides(struct check *check)
{
    struct scope *with = check->scopes;
    check->scopes = arena_alloc(check->arena, check->lanes * sizeof *check->scopes);
    for (unsigned lane = 0; lane < check->lanes; lane++)
        check->scopes[lane].holds = lane_holds(check, lane, false);
    for (unsigned lane = 0; lane < check->lanes; lane++)
        check->scopes[lane].open = lane_open(check, lane);
    contra_disposition disposition = follow(check, check->scopes, struck(check, false, true));
    check->scopes = with;
    return disposition;
}

static contra_disposition if_all_turned_out_badly(struct check *check)
{
    struct scope *scopes = arena_alloc(check->arena, check->lanes * sizeof *scopes);
    for (unsigned lane = 0; lane < check->lanes; lane++) {
        int gravest = (int)check->scopes[lane].holds;
        for (size_t i = 0; i < check->live_count; i++) {
            const struct cell *cell = cell_at(check, check->live[i], lane);
            if (!check->live[i]->strikes && cell->could > cell->holds && cell->could > gravest)
                gravest = cell->could;
        }
        scopes[lane].holds = (contra_grade)gravest;
    }
    bool any_struck = struck(check, true, false);
    for (size_t i = 0; i < check->live_count; i++)
        for (unsigned lane = 0; lane < check->lanes; lane++) {
            const struct cell *cell = cell_at(check, check->live[i], lane);
            if (check->live[i]->strikes && cell->could &&
                modality_planned(check, check->live[i]) != TRUTH_NO)
                any_struck = any_struck || !cell->overridden || cell->could > cell->holds;
        }
    return follow(check, scopes, any_struck);
}

static void put_on_map(contra_site *site, const struct planned_site *planned)
{
    if (planned->term == NULL)
        return;
    struct map_place place = map_of(planned->term, planned->sides);
    site->view = place.view;
    site->x = place.view != NULL ? place.x : 0;
    site->y = place.view != NULL ? place.y : 0;
}

static void sites_make(struct check *check)
{
    size_t count = check->patient->sites_named ? check->patient->site_count : 0;
    const contra_site **sites = arena_alloc(check->arena, (count + 1) * sizeof *sites);
    for (size_t i = 0; i < count; i++) {
        contra_site *site = arena_alloc(check->arena, sizeof *site);
        const struct scope *scope = &check->scopes[i + 1];
        site->site = arena_string(check->arena, check->patient->sites[i].name);
        site->status = site_status_of(scope);
        site->grade = scope->holds;
        site->could_be = scope->holds;
        put_on_map(site, &check->patient->sites[i]);
        for (size_t j = 0; j < check->live_count; j++) {
            const struct rule *rule = check->live[j];
            const struct cell *cell = cell_at(check, rule, (unsigned)i + 1);
            if (!rule->strikes && cell->could > cell->holds && cell->could > site->could_be)
                site->could_be = (contra_grade)cell->could;
        }
        sites[i] = site;
    }
    check->result->sites = sites;
    check->result->site_count = count;
}

void judge_dispositions(struct check *check)
{
    contra_result *result = check->result;
    struct scope *certain = arena_alloc(check->arena, check->lanes * sizeof *certain);
    for (unsigned lane = 0; lane < check->lanes; lane++)
        certain[lane].holds = check->scopes[lane].holds;
    sites_make(check);
    result->disposition = follow(check, check->scopes, struck(check, true, true));
    result->holds = follow(check, certain, struck(check, true, false));
    result->could_be = if_all_turned_out_badly(check);
    result->disposition_without_overrides =
        check->override_count ? without_overrides(check) : result->disposition;
    const char *wording = check->book->wording[result->disposition];
    result->wording = wording ? wording : contra_disposition_name(result->disposition);
}

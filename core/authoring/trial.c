/* SPDX-License-Identifier: MIT */
#include "authoring/trial.h"

/* --- what a rule says --- */

static unsigned lanes_of(const struct trial *trial)
{
    return (unsigned)trial->patient->site_count + 1;
}

/* A rule at one place: lane 0 is the patient, lane 1 + i the planned site i. */
static void raise_grade(const struct rule_grade *grade, struct lanes value, unsigned lane,
                        uint8_t *holds, uint8_t *could)
{
    bool local = grade->condition->about_site;
    if (local != (lane > 0))
        return;
    uint64_t bit = (uint64_t)1 << (lane ? lane - 1 : 0);
    if ((value.may & bit) && *could < grade->grade)
        *could = (uint8_t)grade->grade;
    if ((value.must & bit) && *holds < grade->grade)
        *holds = (uint8_t)grade->grade;
}

/* `unless_given`: another rule says it, at least as grave, here or for the whole patient. */
static bool left_to_another(const struct trial *trial, const struct variation *variation,
                            unsigned lane, uint8_t holds)
{
    for (size_t i = 0; holds && i < trial->rule->unless_count; i++) {
        const uint8_t *other = trial->others + i * lanes_of(trial);
        bool left_out = variation && variation->without == trial->rule->unless[i];
        if (!left_out && (other[lane] >= holds || other[0] >= holds))
            return true;
    }
    return false;
}

struct verdict trial_verdict(const struct trial *trial, const struct variation *variation)
{
    const struct rule *rule = trial->rule;
    struct verdict verdict = {CONTRA_GRADE_NONE, CONTRA_GRADE_NONE};
    struct lanes changed = {0, 0};
    if (rule->aftercare != trial->patient->aftercare)
        return verdict;
    if (variation && variation->grade)
        changed = evaluate_condition(&trial->evaluation, variation->condition);
    for (unsigned lane = 0; lane < lanes_of(trial); lane++) {
        uint8_t holds = 0, could = 0;
        for (size_t i = 0; i < rule->grade_count; i++) {
            bool other = variation && variation->grade == &rule->grades[i];
            if (rule->grades[i].condition)
                raise_grade(&rule->grades[i], other ? changed : trial->values[i], lane, &holds,
                            &could);
        }
        bool counts = !left_to_another(trial, variation, lane, holds);
        if (counts && holds > verdict.gives)
            verdict.gives = (contra_grade)holds;
        if ((counts || could > holds) && could > verdict.could_be)
            verdict.could_be = (contra_grade)could;
    }
    return verdict;
}

static void weigh_other(const struct trial *trial, const struct rule *other, uint8_t *holds)
{
    uint8_t could = 0; /* does not matter here */
    for (size_t i = 0; i < other->grade_count; i++) {
        const struct rule_grade *grade = &other->grades[i];
        if (!grade->condition || other->aftercare != trial->patient->aftercare)
            continue;
        struct lanes value = evaluate_condition(&trial->evaluation, grade->condition);
        for (unsigned lane = 0; lane < lanes_of(trial); lane++)
            raise_grade(grade, value, lane, &holds[lane], &could);
    }
}

void trial_weigh(struct trial *trial)
{
    const struct rule *rule = trial->rule;
    const struct patient *patient = trial->patient;
    trial->evaluation.patient = patient;
    trial->evaluation.all =
        patient->site_count >= 64 ? UINT64_MAX : ((uint64_t)1 << patient->site_count) - 1;
    for (size_t i = 0; i < rule->grade_count; i++)
        if (rule->grades[i].condition)
            trial->values[i] = evaluate_condition(&trial->evaluation, rule->grades[i].condition);
    for (size_t i = 0; i < rule->unless_count; i++) {
        uint8_t *holds = trial->others + i * lanes_of(trial);
        for (unsigned lane = 0; lane < lanes_of(trial); lane++)
            holds[lane] = 0;
        weigh_other(trial, rule->unless[i], holds);
    }
    trial->verdict = trial_verdict(trial, NULL);
}

/* --- running the examples --- */

/* Keeps the patient of an example that was run. */
static void keep(struct trials *trials, const struct rule *rule, const struct example *example,
                 contra_patient *owner)
{
    trials->items = arena_push(trials->arena, trials->items, trials->count, &trials->capacity,
                               sizeof *trials->items);
    struct trial *trial = &trials->items[trials->count++];
    *trial = (struct trial){.rule = rule, .example = example, .owner = owner};
    trial->patient = trials->bench->look(owner);
    trial->values = arena_alloc(trials->arena, (rule->grade_count + 1) * sizeof *trial->values);
    trial->others = arena_alloc(trials->arena, rule->unless_count * lanes_of(trial) + 1);
    trial_weigh(trial);
}

static contra_status run_rule(struct trials *trials, const struct rule *rule,
                              void (*told)(void *payload, const struct example_outcome *outcome),
                              void *payload, contra_error *err)
{
    contra_status status = CONTRA_OK;
    for (size_t i = 0; i < rule->example_count && !status; i++) {
        contra_patient *owner;
        status = example_run(trials->bench, rule, &rule->examples[i], told, payload, &owner, err);
        if (owner)
            keep(trials, rule, &rule->examples[i], owner);
    }
    return status;
}

contra_status trials_run(struct trials *trials, struct arena *arena, const struct bench *bench,
                         void (*told)(void *payload, const struct example_outcome *outcome),
                         void *payload, contra_error *err)
{
    const struct rulebook *book = bench->book;
    contra_status status = CONTRA_OK;
    *trials = (struct trials){.bench = bench, .arena = arena};
    trials->first = arena_alloc(arena, (book->rule_count + 1) * sizeof *trials->first);
    for (size_t i = 0; i < book->rule_count && !status; i++) {
        trials->first[i] = trials->count;
        status = run_rule(trials, book->rules[i], told, payload, err);
    }
    trials->first[book->rule_count] = trials->count;
    if (status)
        trials_free(trials);
    return status;
}

void trials_free(struct trials *trials)
{
    for (size_t i = 0; i < trials->count; i++)
        contra_patient_free(trials->items[i].owner);
    trials->count = 0;
}

/* SPDX-License-Identifier: MIT */
/* The engine's evaluation against a plain one, on every condition of whole packs. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "engine/engine.h"
#include "form.h"
#include "packs.h"
#include "reference.h"
#include "rules/evaluate.h"
#include "test.h"

struct trial {
    contra_engine *engine;
    struct landmarks landmarks;
    struct dice dice;
    bool aftercare; /* the pack has rules for it */
    size_t patients, compared, refused;
    size_t seen[4]; /* how often a condition was no, -, unknown, yes */
};

static void start(struct trial *trial, const char *folder)
{
    memset(trial, 0, sizeof *trial);
    trial->engine = open_pack(folder);
    trial->dice.state = 20261122;
    landmarks_of(&trial->landmarks, &trial->engine->book);
    for (size_t i = 0; i < trial->engine->book.rule_count; i++)
        trial->aftercare = trial->aftercare || trial->engine->book.rules[i]->aftercare;
}

static void tell_difference(const struct condition *c, const struct form *form, size_t site,
                            truth fast, truth slow)
{
    form_print(form);
    FAIL("%s:%d: %s (kind %d) at site %zu: the engine says %d, the reference %d", c->mention.file,
         c->mention.line, c->mention.what, (int)c->kind, site, fast, slow);
}

static void compare(struct trial *trial, const struct evaluation *evaluation,
                    const struct condition *c, const struct form *form, struct lanes lanes)
{
    for (size_t site = 0; site < evaluation->patient->site_count; site++) {
        truth fast = (truth)((lanes.may >> site & 1) * 2 + (lanes.must >> site & 1));
        truth slow = reference_value(evaluation->patient, c, site);
        if (fast != slow)
            tell_difference(c, form, site, fast, slow);
        trial->seen[slow]++;
        trial->compared++;
    }
}

static void compare_derived(const struct trial *trial, const struct patient *patient,
                            const struct form *form)
{
    const struct rulebook *book = &trial->engine->book;
    for (size_t i = 0; i < book->derive_count; i++) {
        const struct derive *derive = book->derives[i];
        const struct value *value = patient_value(patient, derive->fact);
        if (value->basis != BASIS_DERIVED)
            continue;
        double number = derive->value ? reference_number(patient, derive->value) : NAN;
        truth slow = derive->when ? reference_value(patient, derive->when, 0) : TRUTH_NO;
        bool same = derive->value
                        ? (value->state == VALUE_KNOWN ? value->number == number : isnan(number))
                        : (value->state == VALUE_KNOWN
                               ? value->number == (slow == TRUTH_YES) && slow != TRUTH_UNKNOWN
                               : slow == TRUTH_UNKNOWN);
        if (same)
            continue;
        form_print(form);
        FAIL("%s:%d: %s: the engine says %g, the reference %g (%d)", derive->file, derive->line,
             derive->fact->name, value->state == VALUE_KNOWN ? value->number : NAN, number, slow);
    }
}

/* The condition and all below it, each by itself. */
static void compare_parts(struct trial *trial, const struct evaluation *evaluation,
                          const struct condition *c, const struct form *form)
{
    if (c->a)
        compare_parts(trial, evaluation, c->a, form);
    if (c->b)
        compare_parts(trial, evaluation, c->b, form);
    compare(trial, evaluation, c, form, evaluate_condition(evaluation, c));
}

static void compare_all(struct trial *trial, const struct patient *patient, const struct form *form)
{
    static struct lanes grades[4096];
    static uint64_t room[65536];
    const struct program *program = &trial->engine->book.program;
    struct evaluation evaluation = {.patient = patient,
                                    .all = ((uint64_t)1 << patient->site_count) - 1};
    CHECK(program->count < sizeof grades / sizeof *grades);
    CHECK(program_room(program, patient->site_count) < sizeof room / sizeof *room);
    evaluate_program(&evaluation, program, true, room, grades);
    for (size_t i = 0; i < program->count; i++) {
        const struct condition *condition = program->grades[i].condition;
        if (trial->patients % 4 == 0)
            compare_parts(trial, &evaluation, condition, form);
        compare(trial, &evaluation, condition, form, grades[i]);
    }
    compare_derived(trial, patient, form);
}

static void one_patient(struct trial *trial, struct form *form, const struct form_chances *chances)
{
    contra_error error;
    contra_report *report = NULL;
    form_random(form, &trial->dice, &trial->engine->book, &trial->landmarks, chances);
    contra_patient *patient = form_patient(trial->engine, form);
    contra_status status = contra_check(&report, trial->engine, patient, NULL, &error);
    if (status == CONTRA_OK)
        compare_all(trial, &patient->patient, form);
    else if (status == CONTRA_REFUSED)
        trial->refused++;
    else
        FAIL("%s", error.message);
    contra_report_free(report);
    contra_patient_free(patient);
}

static void many_patients(const char *folder, size_t count)
{
    static struct trial trial;
    static struct form form;
    start(&trial, folder);
    for (size_t i = 0; i < count; i++) {
        struct form_chances chances = {.answered = 20 + 20 * (uint32_t)(i % 5),
                                       .closed = i % 3 ? 50 : 100,
                                       .sites = 5,
                                       .terms = 6,
                                       .records = 3,
                                       .strange = i % 4 != 0,
                                       .aftercare = trial.aftercare && i % 7 == 0};
        trial.patients = i;
        one_patient(&trial, &form, &chances);
    }
    print_message("%s: %zu values (no %zu, unknown %zu, yes %zu), %zu of %zu patients refused\n",
                  trial.engine->book.packs[0]->name, trial.compared, trial.seen[TRUTH_NO],
                  trial.seen[TRUTH_UNKNOWN], trial.seen[TRUTH_YES], trial.refused, count);
    CHECK(trial.refused < count / 2);
    CHECK(trial.seen[TRUTH_NO] > 0 && trial.seen[TRUTH_UNKNOWN] > 0 && trial.seen[TRUTH_YES] > 0);
    contra_engine_free(trial.engine);
}

static void check_memberships(const char *folder)
{
    contra_engine *engine = open_pack(folder);
    for (size_t i = 0; i < engine->book.schema.section_count; i++) {
        const struct vocabulary *vocabulary = engine->book.schema.sections[i]->vocabulary;
        CHECK(vocabulary == NULL || reference_memberships(vocabulary));
    }
    contra_engine_free(engine);
}

TEST(classes_hold_what_the_files_say)
{
    check_memberships(MINI_PACK);
    check_memberships(DRY_NEEDLING);
}

TEST(mini_pack_is_evaluated_as_defined)
{
    many_patients(MINI_PACK, 4000);
}

TEST(more_clauses_than_are_listed_are_evaluated_as_defined)
{
    many_patients(MANY_WAYS, 400);
}

TEST(dry_needling_is_evaluated_as_defined)
{
    many_patients(DRY_NEEDLING, 600);
}

TESTS(CASE(classes_hold_what_the_files_say), CASE(mini_pack_is_evaluated_as_defined),
      CASE(more_clauses_than_are_listed_are_evaluated_as_defined),
      CASE(dry_needling_is_evaluated_as_defined))

/* SPDX-License-Identifier: MIT */
/* What a clinician may rely on, whatever the rules: silence means that somebody looked. */
#include <stdio.h>
#include <string.h>

#include "engine/engine.h"
#include "form.h"
#include "packs.h"
#include "test.h"

#define HEALTHY DRY_NEEDLING "/patients/healthy-thigh.ini"

static bool deferred(contra_disposition disposition)
{
    return disposition == CONTRA_DEFER || disposition == CONTRA_DO_NOT_TREAT;
}

/* --- nothing is known --- */

static int count_lines(void *payload, const char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++)
        *(size_t *)payload += bytes[i] == '\n';
    return 0;
}

static void check_empty(const char *folder, size_t most_lines)
{
    contra_engine *engine = open_pack(folder);
    struct form form = {.count = 0};
    size_t lines = 0;
    form_add(&form, "check", "date", "2026-11-22");
    contra_report *report = form_check(engine, &form);
    const contra_result *result = contra_report_result(report);
    CHECK(deferred(result->disposition));
    CHECK_INT(result->could_be, CONTRA_DO_NOT_TREAT);
    CHECK(result->question_count > 0);
    contra_check_options plain = CONTRA_CHECK_OPTIONS_INIT;
    contra_patient *patient = form_patient(engine, &form);
    contra_report_free(report);
    CHECK_INT(contra_check(&report, engine, patient, &plain, NULL), CONTRA_OK);
    CHECK_INT(contra_report_write(report, NULL, count_lines, &lines, NULL), CONTRA_OK);
    print_message("an empty form: %zu lines\n", lines);
    CHECK(lines <= most_lines);
    contra_report_free(report);
    contra_patient_free(patient);
    contra_engine_free(engine);
}

TEST(an_empty_form_is_not_cleared)
{
    check_empty(MINI_PACK, 60);
    check_empty(DRY_NEEDLING, 66);
}

/* --- a healthy patient --- */

static void check_proceed(const contra_engine *engine, const struct form *form, const char *what)
{
    contra_report *report = form_check(engine, form);
    const contra_result *result = contra_report_result(report);
    for (size_t i = 0; i < result->question_count; i++)
        print_error("%s asks: %s\n", result->questions[i]->rules[0], result->questions[i]->fact);
    for (size_t i = 0; i < result->finding_count; i++)
        print_error("%s found: %d, %d\n", result->findings[i]->rule, result->findings[i]->grade,
                    result->findings[i]->could_be);
    if (result->disposition != CONTRA_PROCEED || result->question_count > 0)
        FAIL("%s: %s", what, contra_disposition_name(result->disposition));
    CHECK_INT(result->could_be, CONTRA_PROCEED);
    contra_report_free(report);
}

static void add_thigh(struct form *form)
{
    form_set(form, "sites", "vastus lateralis", "left, 25 mm");
}

TEST(a_healthy_patient_with_a_thigh_site_proceeds)
{
    contra_engine *engine = open_pack(DRY_NEEDLING);
    struct form form;
    form_read(&form, engine->book.baselines[0]);
    add_thigh(&form);
    check_proceed(engine, &form, "the baseline");
    form_read(&form, HEALTHY);
    check_proceed(engine, &form, "the sample");
    contra_engine_free(engine);
}

/* Measured and normal, one by one and all together, is as good as not measured. */
TEST(nothing_measured_changes_nothing)
{
    static const char *const normal[][3] = {
        {"labs", "inr", "1.0, 2026-11-20"},
        {"labs", "platelets", "250 G/L, 2026-11-20"},
        {"labs", "neutrophils", "4.2 G/L, 2026-11-20"},
        {"labs", "hba1c", "36 mmol/mol, 2026-11-20"},
        {"today", "temperature", "36.6 C"},
        {"today", "systolic", "122 mmHg"},
        {"today", "diastolic", "78 mmHg"},
        {"today", "glucose", "5.4 mmol/L"},
        {"patient", "height", "182 cm"},
        {"patient", "weight", "78 kg"},
    };
    contra_engine *engine = open_pack(DRY_NEEDLING);
    struct form bare, all;
    form_read(&bare, engine->book.baselines[0]);
    add_thigh(&bare);
    all = bare;
    for (size_t i = 0; i < sizeof normal / sizeof *normal; i++) {
        struct form one = bare;
        CHECK(form_find(&bare, normal[i][0], normal[i][1]) < 0);
        form_add(&one, normal[i][0], normal[i][1], normal[i][2]);
        form_add(&all, normal[i][0], normal[i][1], normal[i][2]);
        check_proceed(engine, &one, normal[i][1]);
    }
    check_proceed(engine, &all, "all that can be measured");
    contra_engine_free(engine);
}

/* --- a harmless site more --- */

struct site_trial {
    contra_engine *engine;
    struct landmarks landmarks;
    struct dice dice;
    struct form form, more;
    const char *site; /* that is added */
    size_t tried, milder;
};

static const contra_site *site_named(const contra_result *result, const char *name)
{
    for (size_t i = 0; i < result->site_count; i++)
        if (strcmp(result->sites[i]->site, name) == 0)
            return result->sites[i];
    return NULL;
}

static bool any_free(const contra_result *result)
{
    for (size_t i = 0; i < result->site_count; i++)
        if (result->sites[i]->status == CONTRA_SITE_FREE)
            return true;
    return false;
}

/* No other site and no finding becomes milder. The disposition may become "avoid-site" where no
 * site was free before, and none milder than that. */
static void compare_with_more(struct site_trial *trial, const contra_result *before,
                              const contra_result *after)
{
    for (size_t i = 0; i < before->site_count; i++) {
        const contra_site *site = site_named(after, before->sites[i]->site);
        CHECK(site != NULL);
        CHECK(site->grade >= before->sites[i]->grade);
        CHECK(site->could_be >= before->sites[i]->could_be);
        CHECK(before->sites[i]->status == CONTRA_SITE_FREE || site->status != CONTRA_SITE_FREE ||
              after->disposition == CONTRA_DO_NOT_TREAT);
    }
    for (size_t i = 0, k = 0; i < before->finding_count; i++) {
        for (k = 0; k < after->finding_count; k++)
            if (strcmp(before->findings[i]->rule, after->findings[k]->rule) == 0 &&
                after->findings[k]->grade >= before->findings[i]->grade)
                break;
        if (before->findings[i]->grade && k == after->finding_count)
            FAIL("%s is milder", before->findings[i]->rule);
    }
    if (after->disposition >= before->disposition)
        return;
    trial->milder++;
    CHECK(before->site_count > 0 && !any_free(before));
    CHECK(after->disposition >= (any_free(after) ? CONTRA_AVOID_SITE : CONTRA_DEFER));
}

static void one_site_more(struct site_trial *trial, size_t number)
{
    struct form_chances chances = {.answered = number % 3 ? 10 : 100,
                                   .closed = number % 2 ? 100 : 70,
                                   .sites = 4,
                                   .terms = 3,
                                   .records = 1,
                                   .strange = number % 5 == 0};
    form_random(&trial->more, &trial->dice, &trial->engine->book, &trial->landmarks, &chances);
    form_read(&trial->form, trial->engine->book.baselines[0]);
    for (size_t i = 0; i < trial->more.count; i++)
        form_set(&trial->form, trial->more.lines[i].section, trial->more.lines[i].key,
                 trial->more.lines[i].value);
    contra_patient_free(form_prune(trial->engine, &trial->form));
    if (form_find(&trial->form, "sites", trial->site) >= 0)
        return;
    trial->more = trial->form;
    form_add(&trial->more, "sites", trial->site, "left, 25 mm");
    contra_report *before = form_check(trial->engine, &trial->form);
    contra_report *after = form_check(trial->engine, &trial->more);
    bool named = before && contra_report_result(before)->site_count > 0;
    if (before && after && named) {
        compare_with_more(trial, contra_report_result(before), contra_report_result(after));
        trial->tried++;
    }
    contra_report_free(before);
    contra_report_free(after);
}

static void add_sites(const char *folder, const char *site, size_t count)
{
    static struct site_trial trial;
    memset(&trial, 0, sizeof trial);
    trial.engine = open_pack(folder);
    trial.site = site;
    trial.dice.state = 7;
    landmarks_of(&trial.landmarks, &trial.engine->book);
    for (size_t i = 0; i < count; i++)
        one_site_more(&trial, i);
    print_message("a site more for %zu patients; %zu may now be treated there, and there only\n",
                  trial.tried, trial.milder);
    CHECK(trial.tried > count / 5);
    contra_engine_free(trial.engine);
}

TEST(a_site_more_makes_nothing_milder)
{
    add_sites(MINI_PACK, "pronator teres", 1000);
    add_sites(DRY_NEEDLING, "vastus lateralis", 300);
}

TESTS(CASE(an_empty_form_is_not_cleared), CASE(a_healthy_patient_with_a_thigh_site_proceeds),
      CASE(nothing_measured_changes_nothing), CASE(a_site_more_makes_nothing_milder))

/* SPDX-License-Identifier: MIT */
/* LANGUAGE.md, section 3, "Disposition": a test for each of its sentences. */
#include "test.h"

#include <contra/contra.h>

#include "report/disposition.h"

#define SITES(...)                                                                                 \
    (const struct scope[]){__VA_ARGS__}, COUNT_OF(((const struct scope[]){__VA_ARGS__}))
#define COUNT_OF(list) (sizeof(list) / sizeof((list)[0]))
#define NO_SITES       NULL, 0
#define NOTHING                                                                                    \
    {                                                                                              \
        CONTRA_GRADE_NONE, CONTRA_GRADE_NONE                                                       \
    }

#define BEFORE(expected, ...) assert_disposition(expected, (struct judged){false, __VA_ARGS__})
#define AFTER(expected, ...)  assert_disposition(expected, (struct judged){true, __VA_ARGS__})

static void assert_disposition(contra_disposition expected, struct judged judged)
{
    CHECK_TEXT(contra_disposition_name(disposition_of(&judged)), contra_disposition_name(expected));
}

TEST(nothing_found_proceeds)
{
    BEFORE(CONTRA_PROCEED, NOTHING, NO_SITES, false);
    BEFORE(CONTRA_PROCEED, NOTHING, SITES(NOTHING, NOTHING), false);
    BEFORE(CONTRA_PROCEED, {CONTRA_ADVICE, CONTRA_PRECAUTION}, SITES({CONTRA_ADVICE, 0}), false);
}

TEST(systemic_absolute_forbids)
{
    BEFORE(CONTRA_DO_NOT_TREAT, {CONTRA_ABSOLUTE, 0}, NO_SITES, false);
    BEFORE(CONTRA_DO_NOT_TREAT, {CONTRA_ABSOLUTE, CONTRA_RELATIVE}, SITES(NOTHING), true);
}

TEST(systemic_relative_defers)
{
    BEFORE(CONTRA_DEFER, {CONTRA_RELATIVE, 0}, NO_SITES, false);
    BEFORE(CONTRA_DEFER, {CONTRA_RELATIVE, CONTRA_ABSOLUTE}, SITES(NOTHING), false);
}

TEST(open_question_about_the_patient_defers)
{
    BEFORE(CONTRA_DEFER, {CONTRA_GRADE_NONE, CONTRA_RELATIVE}, NO_SITES, false);
    BEFORE(CONTRA_DEFER, {CONTRA_PRECAUTION, CONTRA_ABSOLUTE}, SITES(NOTHING), false);
}

TEST(status_of_a_site)
{
    const struct {
        struct scope site;
        contra_site_status status;
    } rows[] = {
        {NOTHING, CONTRA_SITE_FREE},
        {{CONTRA_PRECAUTION, CONTRA_PRECAUTION}, CONTRA_SITE_FREE},
        {{CONTRA_RELATIVE, 0}, CONTRA_SITE_BLOCKED},
        {{CONTRA_ABSOLUTE, 0}, CONTRA_SITE_BLOCKED},
        {{CONTRA_RELATIVE, CONTRA_ABSOLUTE}, CONTRA_SITE_BLOCKED},
        {{CONTRA_GRADE_NONE, CONTRA_RELATIVE}, CONTRA_SITE_NOT_CLEARED},
        {{CONTRA_PRECAUTION, CONTRA_ABSOLUTE}, CONTRA_SITE_NOT_CLEARED},
        {{CONTRA_EMERGENCY, CONTRA_SAME_DAY}, CONTRA_SITE_FREE},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        CHECK_INT(site_status_of(&rows[i].site), rows[i].status);
}

TEST(one_site_free_avoids_the_others)
{
    BEFORE(CONTRA_AVOID_SITE, NOTHING, SITES({CONTRA_ABSOLUTE, 0}, NOTHING), false);
    BEFORE(CONTRA_AVOID_SITE, NOTHING, SITES({CONTRA_RELATIVE, 0}, {CONTRA_PRECAUTION, 0}), true);
    BEFORE(CONTRA_AVOID_SITE, NOTHING, SITES({0, CONTRA_ABSOLUTE}, NOTHING), false);
}

TEST(no_site_free)
{
    BEFORE(CONTRA_DO_NOT_TREAT, NOTHING, SITES({CONTRA_ABSOLUTE, 0}), false);
    BEFORE(CONTRA_DO_NOT_TREAT, NOTHING, SITES({CONTRA_ABSOLUTE, 0}, {CONTRA_ABSOLUTE, 0}), false);
    BEFORE(CONTRA_DEFER, NOTHING, SITES({CONTRA_ABSOLUTE, 0}, {CONTRA_RELATIVE, 0}), false);
    BEFORE(CONTRA_DEFER, NOTHING, SITES({CONTRA_ABSOLUTE, 0}, {0, CONTRA_ABSOLUTE}), false);
    BEFORE(CONTRA_DEFER, NOTHING, SITES({0, CONTRA_RELATIVE}), false);
}

TEST(patient_and_sites_the_gravest_decides)
{
    BEFORE(CONTRA_DEFER, {CONTRA_RELATIVE, 0}, SITES({CONTRA_ABSOLUTE, 0}, NOTHING), false);
    BEFORE(CONTRA_DO_NOT_TREAT, {CONTRA_RELATIVE, 0}, SITES({CONTRA_ABSOLUTE, 0}), false);
    BEFORE(CONTRA_DO_NOT_TREAT, {CONTRA_ABSOLUTE, 0}, SITES({CONTRA_RELATIVE, 0}), false);
}

TEST(precaution_or_struck_modality_modifies)
{
    BEFORE(CONTRA_MODIFY, {CONTRA_PRECAUTION, 0}, NO_SITES, false);
    BEFORE(CONTRA_MODIFY, NOTHING, SITES(NOTHING, {CONTRA_PRECAUTION, 0}), false);
    BEFORE(CONTRA_MODIFY, NOTHING, SITES(NOTHING), true);
}

TEST(after_a_session_the_gravest_grade_decides)
{
    AFTER(CONTRA_AS_EXPECTED, {CONTRA_EXPECTED, 0}, NO_SITES, false);
    AFTER(CONTRA_CALL_CLINIC, {CONTRA_CALL, 0}, NO_SITES, false);
    AFTER(CONTRA_SEEN_SAME_DAY, {CONTRA_SAME_DAY, 0}, NO_SITES, false);
    AFTER(CONTRA_EMERGENCY_NOW, {CONTRA_EMERGENCY, 0}, NO_SITES, false);
    AFTER(CONTRA_EMERGENCY_NOW, {CONTRA_CALL, 0}, SITES({CONTRA_EMERGENCY, 0}, NOTHING), false);
    AFTER(CONTRA_CALL_CLINIC, {CONTRA_EXPECTED, 0}, SITES({CONTRA_CALL, 0}), false);
}

TEST(after_a_session_an_open_question_gives_at_least_call)
{
    AFTER(CONTRA_CALL_CLINIC, {0, CONTRA_SAME_DAY}, NO_SITES, false);
    AFTER(CONTRA_CALL_CLINIC, {CONTRA_EXPECTED, CONTRA_EMERGENCY}, NO_SITES, false);
    AFTER(CONTRA_CALL_CLINIC, NOTHING, SITES({0, CONTRA_EMERGENCY}), false);
    AFTER(CONTRA_SEEN_SAME_DAY, {CONTRA_SAME_DAY, CONTRA_EMERGENCY}, NO_SITES, false);
}

TEST(after_a_session_nothing_is_as_expected)
{
    AFTER(CONTRA_AS_EXPECTED, NOTHING, NO_SITES, false);
    AFTER(CONTRA_AS_EXPECTED, NOTHING, SITES(NOTHING), false);
    AFTER(CONTRA_AS_EXPECTED, {CONTRA_EXPECTED, CONTRA_CALL}, NO_SITES, false);
}

TESTS(CASE(nothing_found_proceeds), CASE(systemic_absolute_forbids), CASE(systemic_relative_defers),
      CASE(open_question_about_the_patient_defers), CASE(status_of_a_site),
      CASE(one_site_free_avoids_the_others), CASE(no_site_free),
      CASE(patient_and_sites_the_gravest_decides), CASE(precaution_or_struck_modality_modifies),
      CASE(after_a_session_the_gravest_grade_decides),
      CASE(after_a_session_an_open_question_gives_at_least_call),
      CASE(after_a_session_nothing_is_as_expected))

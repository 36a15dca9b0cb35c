/* SPDX-License-Identifier: MIT */
/* What follows from what was said of a patient: lists, sites, records, answers filled in. */
#include <math.h>

#include "facts/bits.h"
#include "sample_pack.h"

/* Starts a patient again with one section of terms, "key = value" by "key = value". */
#define PATIENT(sample, section, ...)                                                              \
    do {                                                                                           \
        static const char *const said[] = {__VA_ARGS__};                                           \
        next_patient(sample);                                                                      \
        for (size_t i = 0; i < sizeof said / sizeof *said; i += 2)                                 \
            if (!say(sample, section, said[i], said[i + 1]))                                       \
                FAIL("%s", last_problem(&(sample)->patient.problems));                             \
    } while (0)

/* --- lists --- */

TEST(nothing_said_is_unknown)
{
    struct sample s;
    sample_open(&s);
    CHECK_INT(includes(&s, "medications", "warfarin"), TRUTH_UNKNOWN);
    CHECK_INT(includes(&s, "medications", "anticoagulant"), TRUTH_UNKNOWN);
    CHECK(say(&s, "medications", "others", "no"));
    CHECK_INT(includes(&s, "medications", "warfarin"), TRUTH_NO);
    CHECK_INT(list_of(&s, "medications")->closed_basis, BASIS_OTHERS);
    sample_close(&s);
}

TEST(a_member_makes_its_classes_present)
{
    struct sample s;
    sample_open(&s);
    PATIENT(&s, "medications", "Coumadin", "5 mg", "others", "no");
    CHECK_INT(includes(&s, "medications", "warfarin"), TRUTH_YES);
    CHECK_INT(includes(&s, "medications", "vitamin K antagonist"), TRUTH_YES);
    CHECK_INT(includes(&s, "medications", "antithrombotic"), TRUTH_YES);
    CHECK_INT(includes(&s, "medications", "apixaban"), TRUTH_NO);
    CHECK_INT(includes(&s, "medications", "NSAID"), TRUTH_NO);
    sample_close(&s);
}

TEST(a_class_leaves_its_members_possible)
{
    struct sample s;
    sample_open(&s);
    PATIENT(&s, "medications", "anticoagulant", "yes", "apixaban", "no", "others", "no");
    CHECK_INT(includes(&s, "medications", "anticoagulant"), TRUTH_YES);
    CHECK_INT(includes(&s, "medications", "antithrombotic"), TRUTH_YES);
    CHECK_INT(includes(&s, "medications", "vitamin K antagonist"), TRUTH_UNKNOWN);
    CHECK_INT(includes(&s, "medications", "warfarin"), TRUTH_UNKNOWN);
    CHECK_INT(includes(&s, "medications", "apixaban"), TRUTH_NO);
    CHECK_INT(includes(&s, "medications", "NSAID"), TRUTH_NO);
    sample_close(&s);
}

TEST(a_denied_class_denies_its_members)
{
    struct sample s;
    sample_open(&s);
    PATIENT(&s, "medications", "anticoagulant", "no");
    CHECK_INT(includes(&s, "medications", "anticoagulant"), TRUTH_NO);
    CHECK_INT(includes(&s, "medications", "warfarin"), TRUTH_NO);
    CHECK_INT(includes(&s, "medications", "antithrombotic"), TRUTH_UNKNOWN);
    CHECK_INT(includes(&s, "medications", "NSAID"), TRUTH_UNKNOWN);
    PATIENT(&s, "medications", "warfarin", "no", "phenprocoumon", "no");
    CHECK_INT(includes(&s, "medications", "phenprocoumon"), TRUTH_NO);
    CHECK_INT(includes(&s, "medications", "vitamin K antagonist"), TRUTH_UNKNOWN);
    PATIENT(&s, "medications", "diclofenac gel", "no");
    CHECK_INT(includes(&s, "medications", "diclofenac"), TRUTH_UNKNOWN);
    sample_close(&s);
}

TEST(an_unanswered_line_is_possible)
{
    struct sample s;
    sample_open(&s);
    PATIENT(&s, "medications", "warfarin", "", "others", "no");
    CHECK_INT(includes(&s, "medications", "warfarin"), TRUTH_UNKNOWN);
    CHECK_INT(includes(&s, "medications", "anticoagulant"), TRUTH_UNKNOWN);
    CHECK_INT(includes(&s, "medications", "apixaban"), TRUTH_NO);
    PATIENT(&s, "medications", "anticoagulant", "", "others", "no");
    CHECK_INT(includes(&s, "medications", "apixaban"), TRUTH_UNKNOWN);
    PATIENT(&s, "medications", "diclofenac gel", "", "others", "no");
    CHECK_INT(includes(&s, "medications", "NSAID"), TRUTH_NO);
    sample_close(&s);
}

TEST(a_word_that_nobody_knows_is_possible)
{
    struct sample s;
    sample_open(&s);
    PATIENT(&s, "medications", "warfrin", "5 mg", "others", "no");
    CHECK_INT(includes(&s, "medications", "anticoagulant"), TRUTH_UNKNOWN);
    CHECK_INT(includes(&s, "medications", "NSAID"), TRUTH_NO);
    PATIENT(&s, "medications", "Zqvortin", "5 mg", "others", "no");
    CHECK_INT(includes(&s, "medications", "NSAID"), TRUTH_UNKNOWN);
    PATIENT(&s, "medications", "Zqvortin", "no", "others", "no");
    CHECK_INT(includes(&s, "medications", "NSAID"), TRUTH_NO);
    CHECK_INT(list_of(&s, "medications")->count, 1);
    PATIENT(&s, "medications", "anticoagulent", "yes", "others", "no");
    CHECK_INT(includes(&s, "medications", "warfarin"), TRUTH_UNKNOWN);
    CHECK_INT(includes(&s, "medications", "NSAID"), TRUTH_NO);
    sample_close(&s);
}

TEST(a_word_vouched_for_is_settled)
{
    struct sample s;
    sample_open(&s);
    PATIENT(&s, "medications", "Zqvortin", "checked, no class", "others", "no");
    CHECK_INT(includes(&s, "medications", "NSAID"), TRUTH_NO);
    PATIENT(&s, "medications", "Zqvortin", "checked, anticoagulant", "others", "no");
    CHECK_INT(includes(&s, "medications", "antithrombotic"), TRUTH_YES);
    CHECK_INT(includes(&s, "medications", "warfarin"), TRUTH_UNKNOWN); /* it may be a name of it */
    CHECK_INT(includes(&s, "medications", "NSAID"), TRUTH_NO);
    sample_close(&s);
}

TEST(local_forms_count_only_where_any_route_does)
{
    struct sample s;
    sample_open(&s);
    PATIENT(&s, "medications", "diclofenac gel", "daily", "others", "no");
    CHECK_INT(includes(&s, "medications", "diclofenac"), TRUTH_NO);
    CHECK_INT(includes(&s, "medications", "NSAID"), TRUTH_NO);
    PATIENT(&s, "medications", "ibuprofen", "gel daily", "others", "no");
    CHECK_INT(includes(&s, "medications", "NSAID"), TRUTH_NO);
    PATIENT(&s, "medications", "botulinum toxin cream", "yes", "others", "no");
    CHECK_INT(includes(&s, "medications", "botulinum"), TRUTH_YES);
    PATIENT(&s, "medications", "diclofenac gel", "daily");
    CHECK_INT(includes(&s, "medications", "diclofenac"), TRUTH_UNKNOWN);
    sample_close(&s);
}

TEST(what_is_past_is_not_present)
{
    struct sample s;
    sample_open(&s);
    PATIENT(&s, "medications", "warfarin", "stopped", "others", "no");
    CHECK_INT(includes(&s, "medications", "anticoagulant"), TRUTH_NO);
    PATIENT(&s, "medications", "warfarin", "stopped");
    CHECK_INT(includes(&s, "medications", "warfarin"), TRUTH_NO);
    CHECK_INT(includes(&s, "medications", "anticoagulant"), TRUTH_UNKNOWN);
    sample_close(&s);
}

/* --- states and days --- */

static truth where(struct sample *s, const char *section, const char *name, const char *state,
                   int days)
{
    struct entry_filter filter = {state == NULL ? NULL : &state, state != NULL, days};
    patient_settle(&s->patient);
    return list_includes_where(&s->patient, list_of(s, section), term_of(s, section, name),
                               &filter);
}

TEST(states_are_matched)
{
    struct sample s;
    sample_open(&s);
    PATIENT(&s, "conditions", "type 1 diabetes", "controlled", "epilepsy", "yes", "others", "no");
    CHECK_INT(where(&s, "conditions", "diabetes", "controlled", -1), TRUTH_YES);
    CHECK_INT(where(&s, "conditions", "diabetes", "uncontrolled", -1), TRUTH_NO);
    CHECK_INT(where(&s, "conditions", "epilepsy", "uncontrolled", -1), TRUTH_UNKNOWN);
    CHECK_INT(where(&s, "conditions", "epilepsy", "mild", -1), TRUTH_NO);
    CHECK_INT(where(&s, "conditions", "epilepsy", NULL, -1), TRUTH_YES);
    PATIENT(&s, "conditions", "diabetes", "controlled", "others", "no");
    CHECK_INT(where(&s, "conditions", "type 1 diabetes", "controlled", -1), TRUTH_UNKNOWN);
    CHECK_INT(where(&s, "conditions", "type 1 diabetes", "uncontrolled", -1), TRUTH_NO);
    sample_close(&s);
}

TEST(an_open_list_is_settled_by_the_very_term)
{
    struct sample s;
    sample_open(&s);
    PATIENT(&s, "conditions", "epilepsy", "controlled");
    CHECK_INT(where(&s, "conditions", "epilepsy", "uncontrolled", -1), TRUTH_NO);
    CHECK_INT(where(&s, "conditions", "thrombocytopenia", "mild", -1), TRUTH_UNKNOWN);
    PATIENT(&s, "conditions", "type 1 diabetes", "controlled");
    CHECK_INT(where(&s, "conditions", "diabetes", "uncontrolled", -1), TRUTH_UNKNOWN);
    PATIENT(&s, "conditions", "epilepsy", "no");
    CHECK_INT(where(&s, "conditions", "epilepsy", "uncontrolled", -1), TRUTH_NO);
    PATIENT(&s, "medications", "diclofenac gel", "daily");
    CHECK_INT(where(&s, "medications", "diclofenac", "stopped", -1), TRUTH_UNKNOWN);
    sample_close(&s);
}

TEST(past_states_match_who_asks_for_them)
{
    struct sample s;
    sample_open(&s);
    PATIENT(&s, "medications", "warfarin", "stopped", "others", "no");
    CHECK_INT(where(&s, "medications", "anticoagulant", NULL, -1), TRUTH_NO);
    CHECK_INT(where(&s, "medications", "anticoagulant", "stopped", -1), TRUTH_YES);
    PATIENT(&s, "medications", "warfarin", "5 mg", "others", "no");
    CHECK_INT(where(&s, "medications", "anticoagulant", "stopped", -1), TRUTH_UNKNOWN);
    PATIENT(&s, "medications", "Zqvortin", "stopped", "others", "no");
    CHECK_INT(where(&s, "medications", "anticoagulant", NULL, -1), TRUTH_NO);
    CHECK_INT(where(&s, "medications", "anticoagulant", "stopped", -1), TRUTH_UNKNOWN);
    sample_close(&s);
}

TEST(days_are_matched)
{
    struct sample s;
    sample_open(&s);
    PATIENT(&s, "conditions", "joint replacement", "right hip, 2026-11-12", "epilepsy",
            "2020-01-01", "haemophilia", "yes", "others", "no");
    CHECK(say(&s, "check", "date", "2026-11-22"));
    CHECK_INT(where(&s, "conditions", "joint replacement", NULL, 10), TRUTH_YES);
    CHECK_INT(where(&s, "conditions", "joint replacement", NULL, 9), TRUTH_NO);
    CHECK_INT(where(&s, "conditions", "haemophilia", NULL, 9), TRUTH_UNKNOWN);
    CHECK(patient_forget(&s.patient, "conditions", "others"));
    CHECK_INT(where(&s, "conditions", "joint replacement", NULL, 9), TRUTH_UNKNOWN);
    CHECK_INT(where(&s, "conditions", "epilepsy", NULL, 9), TRUTH_NO);
    sample_close(&s);
}

/* --- counting --- */

static void counts(struct sample *s, const char *name, double wanted_low, double wanted_high)
{
    const struct term *term = term_of(s, "medications", name);
    double low, high;
    patient_settle(&s->patient);
    list_count(&s->patient, list_of(s, "medications"), &term, 1, &low, &high);
    CHECK_NUMBER(low, wanted_low);
    CHECK_NUMBER(high, wanted_high);
}

TEST(counts_different_terms)
{
    struct sample s;
    sample_open(&s);
    PATIENT(&s, "medications", "warfarin", "5 mg", "apixaban", "5 mg", "ibuprofen", "gel",
            "diclofenac", "stopped", "others", "no");
    counts(&s, "anticoagulant", 2, 2);
    counts(&s, "NSAID", 0, 0);
    counts(&s, "vitamin K antagonist", 1, 1);
    PATIENT(&s, "medications", "warfarin", "5 mg", "anticoagulant", "yes", "others", "no");
    counts(&s, "antithrombotic", 1, INFINITY);
    PATIENT(&s, "medications", "warfarin", "5 mg", "NSAID", "yes", "apixaban", "", "others", "no");
    counts(&s, "anticoagulant", 1, 2);
    counts(&s, "NSAID", 1, INFINITY);
    PATIENT(&s, "medications", "warfarin", "5 mg");
    counts(&s, "anticoagulant", 1, INFINITY);
    PATIENT(&s, "medications", "anticoagulant", "no");
    counts(&s, "anticoagulant", 0, 0);
    PATIENT(&s, "medications", "Zqvortin", "1", "Yqvortin", "checked, NSAID", "others", "no");
    counts(&s, "NSAID", 1, INFINITY);
    sample_close(&s);
}

/* --- sites --- */

TEST(both_is_two_sites)
{
    struct sample s;
    sample_open(&s);
    PATIENT(&s, "sites", "UT", "both, 25 mm", "gluteus medius", "", "sternum", "yes",
            "rhomboid major", "no");
    patient_settle(&s.patient);
    CHECK(s.patient.sites_named);
    CHECK_INT(s.patient.site_count, 4);
    const struct planned_site *sites = s.patient.sites;
    CHECK_TEXT(sites[0].name, "left upper trapezius");
    CHECK_TEXT(sites[1].name, "right upper trapezius");
    CHECK_NUMBER(sites[1].length, 25);
    CHECK_TEXT(sites[2].name, "gluteus medius");
    CHECK(!sites[2].side_known);
    CHECK_TEXT(sites[3].name, "sternum");
    CHECK_INT(site_on_side(&sites[0], SIDE_LEFT), TRUTH_YES);
    CHECK_INT(site_on_side(&sites[0], SIDE_RIGHT), TRUTH_NO);
    CHECK_INT(site_on_side(&sites[2], SIDE_RIGHT), TRUTH_UNKNOWN);
    CHECK_INT(site_on_side(&sites[3], SIDE_LEFT), TRUTH_NO);
    CHECK_INT(site_is(&sites[0], term_of(&s, "sites", "lung")), TRUTH_YES);
    CHECK_INT(site_is(&sites[2], term_of(&s, "sites", "lung")), TRUTH_NO);
    CHECK_INT(site_is(&sites[0], term_of(&s, "sites", "UT")), TRUTH_YES);
    sample_close(&s);
}

TEST(an_unnamed_site_may_be_any)
{
    struct sample s;
    sample_open(&s);
    patient_settle(&s.patient);
    CHECK(!s.patient.sites_named);
    CHECK_INT(s.patient.site_count, 1);
    CHECK_TEXT(s.patient.sites[0].name, "a site not named yet");
    CHECK_INT(site_is(&s.patient.sites[0], term_of(&s, "sites", "lung")), TRUTH_UNKNOWN);
    CHECK_INT(site_on_side(&s.patient.sites[0], SIDE_LEFT), TRUTH_UNKNOWN);
    PATIENT(&s, "sites", "left uper trapezius", "yes");
    patient_settle(&s.patient);
    CHECK(s.patient.sites_named);
    CHECK_TEXT(s.patient.sites[0].name, "left uper trapezius");
    CHECK_INT(s.patient.sites[0].sides, SIDE_LEFT);
    CHECK_INT(site_is(&s.patient.sites[0], term_of(&s, "sites", "lung")), TRUTH_UNKNOWN);
    PATIENT(&s, "sites", "musculus zq", "left", "lung", "right");
    patient_settle(&s.patient);
    CHECK_TEXT(s.patient.sites[0].name, "left musculus zq");
    CHECK_INT(site_is(&s.patient.sites[0], term_of(&s, "sites", "lung")), TRUTH_UNKNOWN);
    CHECK_INT(site_is(&s.patient.sites[1], term_of(&s, "sites", "lung")), TRUTH_YES);
    CHECK_INT(site_is(&s.patient.sites[1], term_of(&s, "sites", "nerve")), TRUTH_UNKNOWN);
    PATIENT(&s, "sites", "musculus zq", "checked, no class");
    patient_settle(&s.patient);
    CHECK_INT(site_is(&s.patient.sites[0], term_of(&s, "sites", "lung")), TRUTH_NO);
    sample_close(&s);
}

TEST(sites_are_bounded)
{
    struct sample s;
    char key[32];
    sample_open(&s);
    for (int i = 0; i < SITES_MOST; i++) {
        snprintf(key, sizeof key, "qqq%dzzz", i);
        CHECK(say(&s, "sites", key, "left"));
    }
    patient_settle(&s.patient);
    CHECK_INT(s.patient.site_count, SITES_MOST);
    CHECK_INT(s.patient.problems.count, 0);
    CHECK(say(&s, "sites", "qqq", "both"));
    patient_settle(&s.patient);
    patient_settle(&s.patient);
    CHECK_INT(s.patient.problems.count, 1);
    CHECK_TEXT(last_problem(&s.patient.problems), "More than 64 sites are planned.");
    sample_close(&s);
}

static truth affected(struct sample *s, const char *name, bool by_limb)
{
    patient_settle(&s->patient);
    return list_affects(&s->patient, list_of(s, "conditions"), term_of(s, "conditions", name),
                        &s->patient.sites[0], by_limb);
}

TEST(a_condition_affects_the_site_at_its_place)
{
    struct sample s;
    sample_open(&s);
    PATIENT(&s, "conditions", "skin infection", "left forearm", "lymphoedema", "left shoulder",
            "pacemaker", "yes", "joint replacement", "yes", "others", "no");
    CHECK(say(&s, "sites", "brachioradialis", "left"));
    CHECK_INT(affected(&s, "skin infection", false), TRUTH_YES);
    CHECK_INT(affected(&s, "lymphoedema", false), TRUTH_NO);
    CHECK_INT(affected(&s, "lymphoedema", true), TRUTH_YES);
    CHECK_INT(affected(&s, "pacemaker", false), TRUTH_NO);
    CHECK_INT(affected(&s, "joint replacement", false), TRUTH_UNKNOWN);
    CHECK_INT(affected(&s, "epilepsy", false), TRUTH_NO);
    CHECK(patient_forget(&s.patient, "conditions", "others"));
    CHECK_INT(affected(&s, "lymphoedema", false), TRUTH_UNKNOWN);
    CHECK_INT(affected(&s, "skin infection", false), TRUTH_YES);
    PATIENT(&s, "conditions", "skin infection", "resolved, left forearm", "others", "no");
    CHECK(say(&s, "sites", "brachioradialis", "left"));
    CHECK_INT(affected(&s, "skin infection", false), TRUTH_NO);
    PATIENT(&s, "conditions", "skin infction", "right leg", "others", "no");
    CHECK(say(&s, "sites", "brachioradialis", "left"));
    CHECK_INT(affected(&s, "skin infection", false), TRUTH_NO);
    sample_close(&s);
}

TEST(earlier_sessions_treated_sites)
{
    struct sample s;
    sample_open(&s);
    PATIENT(&s, "sites", "UT", "left", "rhomboid major", "", "sternum", "");
    CHECK(say(&s, "session 2026-10-30", "sites", "left UT, right rhomboid major"));
    CHECK(say(&s, "session 2026-11-01", "soreness", "2 h"));
    CHECK(say(&s, "session 2026-11-02", "sites", "none"));
    patient_settle(&s.patient);
    const struct planned_site *sites = s.patient.sites;
    struct record **records = s.patient.records;
    CHECK_INT(record_treated(records[2], &sites[0]), TRUTH_YES);
    CHECK_INT(record_treated(records[2], &sites[1]), TRUTH_UNKNOWN);
    CHECK_INT(record_treated(records[2], &sites[2]), TRUTH_NO);
    CHECK_INT(record_treated(records[1], &sites[0]), TRUTH_UNKNOWN);
    CHECK_INT(record_treated(records[0], &sites[0]), TRUTH_NO);
    sample_close(&s);
}

/* --- answers that are filled in --- */

TEST(not_mentioned_fills_in_and_counts)
{
    struct sample s;
    sample_open(&s);
    read_text(&s, "[check]\nnot_mentioned = no\n[patient]\nweight = 61 kg\n[session 2026-01-01]\n");
    patient_settle(&s.patient);
    CHECK_NUMBER(value_of(&s, "patient", "smoker")->number, 0);
    CHECK_INT(value_of(&s, "patient", "smoker")->state, VALUE_KNOWN);
    CHECK_INT(value_of(&s, "patient", "smoker")->basis, BASIS_NOT_MENTIONED);
    CHECK_INT(value_of(&s, "patient", "smoker")->where, 2);
    CHECK_INT(value_of(&s, "today", "hours_to_flight")->state, VALUE_NONE);
    CHECK_INT(value_of(&s, "labs", "inr")->state, VALUE_UNKNOWN);
    CHECK_INT(value_of(&s, "after", "breathless")->state, VALUE_UNKNOWN);
    CHECK(list_of(&s, "medications")->closed && !list_of(&s, "sites")->closed);
    CHECK_INT(s.patient.records[0]->values[1].basis, BASIS_NOT_MENTIONED);
    CHECK_INT(s.patient.assumed, 5); /* smoker, flight, soreness, medications, conditions */
    patient_settle(&s.patient);
    CHECK_INT(s.patient.assumed, 5);
    CHECK(patient_forget(&s.patient, "check", "not_mentioned"));
    patient_settle(&s.patient);
    CHECK_INT(value_of(&s, "patient", "smoker")->state, VALUE_UNKNOWN);
    CHECK_INT(s.patient.assumed, 0);
    sample_close(&s);
}

TEST(an_empty_line_stays_unanswered)
{
    struct sample s;
    sample_open(&s);
    read_text(&s, "[check]\nnot_mentioned = no\n[patient]\nsmoker =\n[medications]\nwarfarin =\n");
    patient_settle(&s.patient);
    CHECK_INT(value_of(&s, "patient", "smoker")->state, VALUE_UNKNOWN);
    CHECK_INT(includes(&s, "medications", "warfarin"), TRUTH_UNKNOWN);
    sample_close(&s);
}

TEST(others_closes_the_aftercare)
{
    struct sample s;
    sample_open(&s);
    read_text(&s, "[after]\n");
    CHECK(s.patient.aftercare);
    read_text(&s, "[after]\nbreathless = yes\nothers = no\n");
    patient_settle(&s.patient);
    CHECK_INT(s.patient.problems.count, 0);
    CHECK_NUMBER(value_of(&s, "after", "breathless")->number, 1);
    CHECK_INT(value_of(&s, "after", "cough")->basis, BASIS_OTHERS);
    CHECK_INT(value_of(&s, "after", "cough")->where, 3);
    CHECK_INT(value_of(&s, "after", "hours")->state, VALUE_UNKNOWN);
    CHECK_INT(s.patient.assumed, 0);
    next_patient(&s);
    CHECK(!s.patient.aftercare);
    CHECK(say(&s, "after", "cough", "no"));
    CHECK(s.patient.aftercare);
    sample_close(&s);
}

TEST(settling_starts_from_what_was_said)
{
    struct sample s;
    sample_open(&s);
    const struct fact *bmi = fact_of(&s, "patient", "bmi");
    CHECK(say(&s, "patient", "weight", "61 kg"));
    patient_settle(&s.patient);
    s.patient.values[bmi->index] =
        (struct value){.number = 21, .state = VALUE_KNOWN, .basis = BASIS_DERIVED};
    patient_settle(&s.patient);
    CHECK_INT(s.patient.values[bmi->index].state, VALUE_UNKNOWN);
    CHECK_INT(s.patient.values[bmi->index].day, DATE_NONE);
    CHECK(say(&s, "patient", "bmi", "22"));
    CHECK(!s.patient.settled);
    patient_settle(&s.patient);
    CHECK_NUMBER(value_of(&s, "patient", "bmi")->number, 22);
    sample_close(&s);
}

TEST(no_day_lies_after_the_check)
{
    struct sample s;
    sample_open(&s);
    read_text(&s, "[check]\ndate = 2026-11-22\n[patient]\nbirth_date = 2027-01-01\n[labs]\n"
                  "inr = 2, 2026-11-23\nplatelets = 200, 2026-11-22\n[conditions]\n"
                  "epilepsy = 2027-01-01\n[session 2026-12-01]\n");
    patient_settle(&s.patient);
    patient_settle(&s.patient);
    problems_sort(&s.patient.problems);
    CHECK_INT(s.patient.problems.count, 4);
    CHECK_TEXT(
        s.patient.problems.items[0].message,
        "The date of \"birth_date\" lies after the day of the check, 2026-11-22. One of them "
        "is wrong.");
    CHECK_TEXT(
        s.patient.problems.items[1].message,
        "The date of \"inr\", 2026-11-23, lies after the day of the check, 2026-11-22. One of "
        "them is wrong.");
    CHECK_INT(s.patient.problems.items[2].line, 9);
    CHECK_INT(s.patient.problems.items[3].line, 10);
    sample_close(&s);
}

TESTS(CASE(nothing_said_is_unknown), CASE(a_member_makes_its_classes_present),
      CASE(a_class_leaves_its_members_possible), CASE(a_denied_class_denies_its_members),
      CASE(an_unanswered_line_is_possible), CASE(a_word_that_nobody_knows_is_possible),
      CASE(a_word_vouched_for_is_settled), CASE(local_forms_count_only_where_any_route_does),
      CASE(what_is_past_is_not_present), CASE(states_are_matched),
      CASE(an_open_list_is_settled_by_the_very_term), CASE(past_states_match_who_asks_for_them),
      CASE(days_are_matched), CASE(counts_different_terms), CASE(both_is_two_sites),
      CASE(an_unnamed_site_may_be_any), CASE(sites_are_bounded),
      CASE(a_condition_affects_the_site_at_its_place), CASE(earlier_sessions_treated_sites),
      CASE(not_mentioned_fills_in_and_counts), CASE(an_empty_line_stays_unanswered),
      CASE(others_closes_the_aftercare), CASE(settling_starts_from_what_was_said),
      CASE(no_day_lies_after_the_check))

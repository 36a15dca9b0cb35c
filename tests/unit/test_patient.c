/* SPDX-License-Identifier: MIT */
/* What is said of a patient, line by line, and what is refused. What follows from it is in
 * test_patient_ask.c. */
#include <math.h>

#include "sample_pack.h"

/* --- sections of facts --- */

TEST(keeps_what_is_said_and_where)
{
    struct sample s;
    const char *file, *origin;
    int line;
    sample_open(&s);
    read_text(&s, "[patient]\nweight = 61 kg\nsmoker =\n");
    CHECK_INT(s.patient.problems.count, 0);
    CHECK_NUMBER(value_of(&s, "patient", "weight")->number, 61);
    patient_where(&s.patient, value_of(&s, "patient", "weight")->where, &file, &line, &origin);
    CHECK_TEXT(file, "patient.ini");
    CHECK_INT(line, 2);
    CHECK_NULL(origin);
    CHECK_INT(value_of(&s, "patient", "smoker")->state, VALUE_UNKNOWN);
    whereabouts form = patient_origin(&s.patient, "form 7");
    CHECK(patient_put(&s.patient, "labs", "inr", "2.4", form, NULL, 0));
    patient_where(&s.patient, value_of(&s, "labs", "inr")->where, &file, &line, &origin);
    CHECK_NULL(file);
    CHECK_INT(line, 0);
    CHECK_TEXT(origin, "form 7");
    CHECK(!patient_put(&s.patient, "labs", "inr", "2.5", 0, NULL, 0));
    CHECK_TEXT(last_problem(&s.patient.problems),
               "\"inr\" stands twice; the first is by \"form 7\".");
    CHECK_NULL(s.patient.problems.items[0].file);
    sample_close(&s);
}

TEST(refuses_unknown_names_with_the_nearest)
{
    struct sample s;
    sample_open(&s);
    CHECK_REFUSED(&s, "patint", "weight", "61 kg",
                  "[patint] is not a section. Did you mean [patient]?");
    CHECK_REFUSED(&s, "zzz", "weight", "61 kg", "[zzz] is not a section.");
    CHECK_REFUSED(&s, "patient", "bmmi", "20",
                  "\"bmmi\" is not a fact of [patient]. Did you mean \"bmi\"?");
    CHECK_REFUSED(&s, "patient", "inr", "2",
                  "\"inr\" is not a fact of [patient]: it belongs to [labs].");
    CHECK_REFUSED(&s, "patient", "soreness", "2 h",
                  "\"soreness\" is not a fact of [patient]: it belongs to [session DATE].");
    CHECK_REFUSED(&s, "labs", "Coumadin", "yes",
                  "\"Coumadin\" is not a fact of [labs]: it belongs to [medications].");
    CHECK_REFUSED(&s, "labs", "qqqq", "1",
                  "\"qqqq\" is not a fact of [labs]. If no rule is to read it, write \"x-qqqq\".");
    CHECK_REFUSED(&s, "check", "dat", "2026-11-22",
                  "\"dat\" is no key of [check]. Did you mean \"date\"?");
    CHECK_REFUSED(&s, "labs", "", "1", "A name is missing before the equals sign.");
    CHECK(say(&s, "labs", "x-own", "anything ; at all"));
    CHECK_REFUSED(&s, "labs", "others", "no",
                  "[labs] takes no \"others\": each of its answers is given by itself.");
    sample_close(&s);
}

TEST(tells_a_wrong_heading_once)
{
    struct sample s;
    sample_open(&s);
    read_text(&s, "[patint]\nweight = 61 kg\nsmoker = no\n[labs 2026-01-01]\ninr = 2\n");
    CHECK_INT(s.patient.problems.count, 2);
    CHECK_INT(s.patient.problems.items[0].line, 1);
    CHECK_TEXT(last_problem(&s.patient.problems), "[labs 2026-01-01] takes no date: write [labs].");
    /* A host is told each time. */
    size_t before = s.patient.problems.count;
    CHECK(!patient_put(&s.patient, "patint", "a", "1", 0, NULL, 0));
    CHECK(!patient_put(&s.patient, "patint", "a", "1", 0, NULL, 0));
    CHECK_INT(s.patient.problems.count, before + 2);
    sample_close(&s);
}

TEST(refuses_what_stands_twice)
{
    struct sample s;
    sample_open(&s);
    read_text(&s, "[labs]\ninr = 2\ninr = 3\n[patient]\nname = A\n[labs]\nplatelets = 200\n"
                  "[session 2026-01-01]\n[session 2026-01-01]\n");
    CHECK_INT(s.patient.problems.count, 3);
    CHECK_TEXT(s.patient.problems.items[0].message,
               "\"inr\" stands twice; the first is in line 2.");
    CHECK_TEXT(s.patient.problems.items[1].message, "[labs] stands twice; the first is in line 1.");
    CHECK_TEXT(s.patient.problems.items[2].message,
               "[session 2026-01-01] stands twice; the first is in line 8.");
    CHECK_NUMBER(value_of(&s, "labs", "inr")->number, 2);
    read_text(&s, "[labs]\ninr =\ninr = 3\n");
    CHECK_INT(s.patient.problems.count, 1);
    sample_close(&s);
}

TEST(refuses_prose_that_a_comment_would_cut)
{
    struct sample s;
    sample_open(&s);
    read_text(&s,
              "[patient]\nname = Ann ; the younger\n[medications]\nwarfarin = 5 mg ; see letter\n"
              "ibuprofen = 400 mg  ; a comment\n[conditions]\nepilepsy = controlled ; by a drug\n"
              "[overrides]\nbleeding = relative: agreed    ; with KM\n");
    CHECK_INT(s.patient.problems.count, 3);
    CHECK_TEXT(
        s.patient.problems.items[0].message,
        "\" ;\" begins a comment and would cut the text of \"name\". Put two blanks before a "
        "comment, or write a comma.");
    CHECK_INT(s.patient.problems.items[1].line, 4);
    CHECK_TEXT(s.patient.problems.items[2].message,
               "\" ;\" begins a comment and would cut the reason. Write a comma.");
    CHECK_INT(list_of(&s, "medications")->count, 1);
    CHECK_INT(s.patient.override_count, 0);
    sample_close(&s);
}

TEST(reads_check_and_overrides)
{
    struct sample s;
    sample_open(&s);
    CHECK_REFUSED(&s, "check", "date", "22.11.2026",
                  "\"date\" takes a date such as 2026-11-22, not \"22.11.2026\".");
    CHECK(say(&s, "check", "date", "2026-11-22"));
    CHECK(s.patient.date != DATE_NONE);
    CHECK(say(&s, "check", "not_mentioned", "unknown"));
    CHECK_INT(s.patient.not_mentioned, 0);
    CHECK_REFUSED(&s, "check", "not_mentioned", "no",
                  "\"not_mentioned\" stands twice; the first is in line 3.");
    CHECK(say(&s, "overrides", "bleeding at left UT", "relative: agreed"));
    CHECK_TEXT(s.patient.overrides[0].key, "bleeding at left UT");
    CHECK_REFUSED(&s, "overrides", "Bleeding at left UT", "relative: agreed",
                  "\"Bleeding at left UT\" stands twice; the first is in line 5.");
    next_patient(&s);
    CHECK_REFUSED(&s, "check", "not_mentioned", "yes",
                  "\"not_mentioned\" takes unknown, or no if all was asked; not \"yes\".");
    sample_close(&s);
}

TEST(takes_the_date_of_the_caller)
{
    struct sample s;
    struct ini_source source;
    const char *text = "[check]\ndate = 2026-11-22\n---\n[check]\n";
    int32_t first, second, third;
    sample_open(&s);
    date_read("2026-11-22", &first);
    date_read("2025-01-01", &second);
    date_read("2024-01-01", &third);
    ini_from_memory(&source, "p", text, strlen(text));
    CHECK(patient_read(&s.patient, &source, DATE_NONE, third));
    CHECK_INT(s.patient.date, first);
    next_patient(&s);
    CHECK(patient_read(&s.patient, &source, DATE_NONE, third));
    CHECK_INT(s.patient.date, third);
    next_patient(&s);
    CHECK(!patient_read(&s.patient, &source, DATE_NONE, third));
    ini_from_memory(&source, "p", text, strlen(text));
    CHECK(patient_read(&s.patient, &source, second, third));
    CHECK_INT(s.patient.date, second);
    sample_close(&s);
}

TEST(hints_at_the_code_of_a_long_name)
{
    struct sample s;
    sample_open(&s);
    read_text(&s, "[conditions]\n"
                  "a condition with a name that is longer than forty-nine bytes = yes\n");
    CHECK_INT(s.patient.problems.count, 1);
    CHECK(strstr(last_problem(&s.patient.problems), " Write its code instead: ICD-10 Q99.9.") !=
          NULL);
    sample_close(&s);
}

/* --- sections of terms --- */

TEST(reads_what_qualifies_a_term)
{
    struct sample s;
    int32_t day;
    sample_open(&s);
    date_read("2026-04-20", &day);
    CHECK(say(&s, "conditions", "joint replacement", "right hip, 2026-04-20"));
    const struct entry *entry = last_entry(&s, "conditions");
    CHECK_TEXT(place_words(entry->place, &s.anatomy, &s.arena), "right hip");
    CHECK_INT(entry->day, day);
    CHECK_TEXT(entry->text, "right hip, 2026-04-20");
    CHECK(say(&s, "conditions", "epilepsy", "Controlled"));
    CHECK_TEXT(last_entry(&s, "conditions")->state, "controlled");
    CHECK(say(&s, "conditions", "lymphoedema", "left, arm"));
    CHECK_TEXT(place_words(last_entry(&s, "conditions")->place, &s.anatomy, &s.arena), "left arm");
    CHECK(say(&s, "conditions", "skin infection", "thigh, right"));
    CHECK_TEXT(place_words(last_entry(&s, "conditions")->place, &s.anatomy, &s.arena),
               "right thigh");
    CHECK(say(&s, "medications", "Coumadin", "5 mg daily, stopped"));
    entry = last_entry(&s, "medications");
    CHECK_TEXT(entry->term->name, "warfarin");
    CHECK_TEXT(entry->key, "Coumadin");
    CHECK_TEXT(entry->state, "stopped");
    CHECK(entry->past);
    CHECK(say(&s, "medications", "ibuprofen", ""));
    CHECK_INT(last_entry(&s, "medications")->status, ENTRY_UNKNOWN);
    CHECK(say(&s, "medications", "diclofenac", "gel twice daily"));
    CHECK(last_entry(&s, "medications")->local_form);
    sample_close(&s);
}

TEST(fills_in_the_usual_place)
{
    struct sample s;
    sample_open(&s);
    CHECK(say(&s, "conditions", "pacemaker", "yes"));
    CHECK_TEXT(place_words(last_entry(&s, "conditions")->place, &s.anatomy, &s.arena),
               "left chest");
    next_patient(&s);
    CHECK(say(&s, "conditions", "pacemaker", "right"));
    CHECK_TEXT(place_words(last_entry(&s, "conditions")->place, &s.anatomy, &s.arena),
               "right chest");
    next_patient(&s);
    CHECK(say(&s, "conditions", "pacemaker", "abdomen"));
    CHECK_TEXT(place_words(last_entry(&s, "conditions")->place, &s.anatomy, &s.arena), "abdomen");
    sample_close(&s);
}

TEST(refuses_what_qualifies_nothing)
{
    struct sample s;
    sample_open(&s);
    CHECK_REFUSED(&s, "conditions", "epilepsy", "controled",
                  "\"epilepsy\" does not take \"controled\". Did you mean \"controlled\"? It takes "
                  "yes, no, a place, a date, or: controlled, uncontrolled, resolved.");
    CHECK_REFUSED(&s, "conditions", "lymphoedema", "left amr",
                  "\"lymphoedema\" does not take \"left amr\". Did you mean \"arm\"? It takes yes, "
                  "no, a place, a date, or: resolved.");
    CHECK_REFUSED(&s, "conditions", "epilepsy", "unknown",
                  "If \"epilepsy\" is not known, leave the value empty.");
    CHECK_REFUSED(&s, "conditions", "epilepsy", "2026-02-30",
                  "\"2026-02-30\" is no day of the calendar.");
    CHECK_REFUSED(&s, "conditions", "epilepsy", "controlled, uncontrolled",
                  "\"epilepsy\" has two states. Leave one out.");
    CHECK_REFUSED(&s, "conditions", "lymphoedema", "left arm, left leg",
                  "\"lymphoedema\" has two places. Write a line for each.");
    CHECK_REFUSED(&s, "conditions", "epilepsy", "no, controlled",
                  "\"epilepsy\" says two things: no, or an empty value, stands alone.");
    CHECK_REFUSED(&s, "conditions", "epilepsy", "controlled,",
                  "\"epilepsy\" has an empty part between commas.");
    CHECK_REFUSED(&s, "conditions", "others", "yes",
                  "\"others\" takes no, which says that there is nothing else; not \"yes\".");
    CHECK(say(&s, "conditions", "others", ""));
    CHECK_INT(list_of(&s, "conditions")->count, 0);
    sample_close(&s);
}

TEST(refuses_a_term_twice)
{
    struct sample s;
    sample_open(&s);
    CHECK(say(&s, "medications", "warfarin", "5 mg"));
    CHECK_REFUSED(&s, "medications", "Coumadin", "5 mg",
                  "\"Coumadin\" is \"warfarin\", which stands already in line 1, as \"warfarin\".");
    CHECK(say(&s, "medications", "diclofenac", "50 mg"));
    CHECK(say(&s, "medications", "diclofenac gel", "daily"));
    CHECK_REFUSED(&s, "medications", "diclofenac cream", "daily",
                  "\"diclofenac cream\" is \"diclofenac\", which stands already in line 4, as "
                  "\"diclofenac gel\".");
    CHECK(say(&s, "conditions", "joint replacement", "right hip"));
    CHECK(say(&s, "conditions", "joint replacement", "left hip"));
    CHECK(say(&s, "conditions", "joint replacement", "left shoulder"));
    CHECK_REFUSED(
        &s, "conditions", "joint replacement", "both hips",
        "\"joint replacement\" stands twice; the first is in line 6. Two of them need two "
        "places.");
    CHECK(!say(&s, "conditions", "joint replacement", "yes"));
    CHECK(say(&s, "medications", "Zqvortin", "yes"));
    CHECK_REFUSED(&s, "medications", "zqvortin", "5 mg",
                  "\"zqvortin\" stands twice; the first is in line 11.");
    sample_close(&s);
}

TEST(refuses_a_contradiction)
{
    struct sample s;
    sample_open(&s);
    CHECK(say(&s, "medications", "anticoagulant", "no"));
    CHECK_REFUSED(
        &s, "medications", "warfarin", "5 mg",
        "\"anticoagulant = no\" contradicts \"warfarin = 5 mg\", which is one of them. The "
        "other line stands in line 1.");
    CHECK(say(&s, "medications", "warfarin", "stopped"));
    next_patient(&s);
    CHECK(say(&s, "medications", "warfarin", "5 mg"));
    CHECK(!say(&s, "medications", "antithrombotic", "no"));
    CHECK(say(&s, "medications", "NSAID", "no"));
    CHECK(say(&s, "medications", "diclofenac gel", "daily"));
    CHECK(say(&s, "medications", "botulinum", "no"));
    CHECK(!say(&s, "medications", "botulinum toxin cream", "yes"));
    sample_close(&s);
}

TEST(lists_unrecognised_words_with_near_names)
{
    struct sample s;
    sample_open(&s);
    CHECK(say(&s, "medications", "warfrin", "5 mg"));
    const struct entry *entry = last_entry(&s, "medications");
    CHECK_NULL(entry->term);
    CHECK_INT(entry->near_count, 1);
    CHECK_TEXT(entry->near_names[0], "warfarin");
    CHECK(!entry->may_be_any);
    CHECK(say(&s, "medications", "Zqvortin", "5 mg"));
    CHECK(last_entry(&s, "medications")->may_be_any);
    CHECK(say(&s, "conditions", "zq", "some words of its own"));
    sample_close(&s);
}

TEST(the_clinician_vouches)
{
    struct sample s;
    sample_open(&s);
    CHECK(say(&s, "medications", "Zqvortin", "checked, no class"));
    CHECK_INT(last_entry(&s, "medications")->status, ENTRY_VOUCHED);
    CHECK_NULL(last_entry(&s, "medications")->vouched);
    CHECK(say(&s, "medications", "Yqvortin", "Checked, anticoagulant"));
    CHECK_TEXT(last_entry(&s, "medications")->vouched->name, "anticoagulant");
    CHECK_REFUSED(&s, "medications", "Xqvortin", "checked",
                  "Write \"Xqvortin = checked, no class\", or name its class: \"checked, CLASS\".");
    CHECK_REFUSED(&s, "medications", "Xqvortin", "checked, steriod",
                  "\"steriod\" is no class of [medications]. Did you mean \"steroid\"?");
    CHECK_REFUSED(&s, "medications", "Coumadin", "checked, no class",
                  "\"Coumadin\" is known (as \"warfarin\") and needs no check.");
    sample_close(&s);
}

TEST(bounds_the_lines_of_a_section)
{
    struct sample s;
    char key[32];
    sample_open(&s);
    for (int i = 0; i < ENTRIES_MOST; i++) {
        snprintf(key, sizeof key, "qqq%dzzz", i);
        CHECK(say(&s, "medications", key, "yes"));
    }
    CHECK_REFUSED(&s, "medications", "qqqzzz", "yes", "[medications] has more than 1000 lines.");
    sample_close(&s);
}

/* --- sites and records --- */

TEST(reads_sites)
{
    struct sample s;
    sample_open(&s);
    CHECK(say(&s, "sites", "upper trapezius", "left, 25 mm"));
    CHECK_INT(last_entry(&s, "sites")->place.sides, SIDE_LEFT);
    CHECK_NUMBER(last_entry(&s, "sites")->length, 25);
    CHECK(say(&s, "sites", "right UT", "2.5 cm"));
    CHECK_NUMBER(last_entry(&s, "sites")->length, 25);
    CHECK(say(&s, "sites", "gluteus medius", "60"));
    CHECK_NUMBER(last_entry(&s, "sites")->length, 60);
    CHECK(!last_entry(&s, "sites")->place.side_known);
    CHECK(say(&s, "sites", "rhomboid major", ""));
    CHECK_INT(last_entry(&s, "sites")->status, ENTRY_PRESENT);
    CHECK_REFUSED(&s, "sites", "UT left", "yes",
                  "\"UT left\" is \"upper trapezius\", which stands already in line 1, as \"upper "
                  "trapezius\".");
    CHECK_REFUSED(&s, "sites", "gluteus medius", "left",
                  "\"gluteus medius\" stands twice; the first is in line 3.");
    CHECK_REFUSED(&s, "sites", "left brachioradialis", "right",
                  "\"left brachioradialis\" and \"right\" name different sides.");
    CHECK_REFUSED(&s, "sites", "sternum", "left",
                  "\"sternum\" has no left or right. Leave the side out.");
    CHECK_REFUSED(&s, "sites", "left sternum", "yes",
                  "\"sternum\" has no left or right. Leave the side out.");
    CHECK_REFUSED(&s, "sites", "sternum", "500 mm",
                  "\"500 mm\" is out of range: \"length of the needle\" takes 5 to 150 mm.");
    CHECK_REFUSED(
        &s, "sites", "sternum", "lft",
        "\"lft\" is neither a side (left, right, both) nor the length of a needle (25 mm). "
        "Did you mean \"left\"?");
    sample_close(&s);
}

TEST(reads_records)
{
    struct sample s;
    sample_open(&s);
    read_text(&s, "[session 2026-10-30]\nsites = left UT, gluteus medius right, sternum\n"
                  "soreness = 36 h\n[session 2026-11-08]\nsites = both UT, rhomboid major\n");
    CHECK_INT(s.patient.problems.count, 0);
    CHECK_INT(s.patient.record_count, 2);
    const struct record *record = s.patient.records[0];
    CHECK_INT(record->site_count, 3);
    CHECK_TEXT(record->sites[0]->name, "left upper trapezius");
    CHECK_TEXT(record->sites[2]->name, "sternum");
    CHECK_NUMBER(record->values[fact_of(&s, "session", "soreness")->index].number, 36);
    record = s.patient.records[1];
    CHECK_INT(record->site_count, 3);
    CHECK(!record->sites[2]->side_known);
    patient_settle(&s.patient);
    CHECK(s.patient.records[0] == record);
    CHECK_REFUSED(&s, "session", "soreness", "2 h",
                  "[session] needs its date, as in [session 2026-10-30].");
    CHECK_REFUSED(&s, "session 2026-13-01", "soreness", "2 h",
                  "\"2026-13-01\" is not a date. Write it as in [session 2026-10-30].");
    CHECK_REFUSED(&s, "session 2026-11-09", "sites", "left uper trapezius",
                  "\"left uper trapezius\" is no site. Did you mean \"upper trapezius\"?");
    CHECK_REFUSED(&s, "session 2026-11-09", "sites", "left sternum",
                  "\"sternum\" has no left or right. Leave the side out.");
    CHECK_REFUSED(&s, "session 2026-10-30", "soreness", "2 h",
                  "\"soreness\" stands twice; the first is in line 3.");
    sample_close(&s);
}

TEST(forgets)
{
    struct sample s;
    sample_open(&s);
    read_text(&s,
              "[check]\ndate = 2026-11-22\nnot_mentioned = no\n[labs]\ninr = 2\nplatelets = 200\n"
              "[medications]\nwarfarin = 5 mg\nZqv = 1\nothers = no\n[session 2026-10-30]\n");
    CHECK_INT(s.patient.problems.count, 0);
    CHECK(patient_forget(&s.patient, "labs", "inr"));
    CHECK(!patient_forget(&s.patient, "labs", "inr"));
    CHECK(say(&s, "labs", "inr", "3"));
    CHECK(patient_forget(&s.patient, "labs", NULL));
    CHECK_INT(value_of(&s, "labs", "platelets")->state, VALUE_UNKNOWN);
    CHECK(patient_forget(&s.patient, "medications", "Coumadin"));
    CHECK_INT(list_of(&s, "medications")->count, 1);
    CHECK(patient_forget(&s.patient, "medications", "zqv"));
    CHECK(patient_forget(&s.patient, "medications", "others"));
    CHECK(!patient_forget(&s.patient, "medications", NULL));
    CHECK(patient_forget(&s.patient, "session 2026-10-30", NULL));
    CHECK(patient_forget(&s.patient, "check", "not_mentioned"));
    CHECK(!patient_forget(&s.patient, "nowhere", NULL));
    CHECK(s.patient.date != DATE_NONE);
    sample_close(&s);
}

TESTS(CASE(keeps_what_is_said_and_where), CASE(refuses_unknown_names_with_the_nearest),
      CASE(tells_a_wrong_heading_once), CASE(refuses_what_stands_twice),
      CASE(refuses_prose_that_a_comment_would_cut), CASE(reads_check_and_overrides),
      CASE(takes_the_date_of_the_caller), CASE(hints_at_the_code_of_a_long_name),
      CASE(reads_what_qualifies_a_term), CASE(fills_in_the_usual_place),
      CASE(refuses_what_qualifies_nothing), CASE(refuses_a_term_twice),
      CASE(refuses_a_contradiction), CASE(lists_unrecognised_words_with_near_names),
      CASE(the_clinician_vouches), CASE(bounds_the_lines_of_a_section), CASE(reads_sites),
      CASE(reads_records), CASE(forgets))

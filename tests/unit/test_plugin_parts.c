/* SPDX-License-Identifier: MIT */
/* What readers, checks and writers of a plugin give, and what becomes of those that misbehave. */
#define _POSIX_C_SOURCE 200809L

#include <stdlib.h>
#include <unistd.h>

#include "plugged.h"

/* --- a reader --- */

TEST(reads_as_ini_is_read)
{
    contra_engine *engine = open_with(PROBE, NULL, CONTRA_OK);
    contra_report *report =
        check_text(engine, "probe\nmedications.warfarin: 5 mg\nlabs.inr: 4\n", 0);
    const contra_finding *found = finding(report, "probe-inr");
    CHECK(found != NULL);
    CHECK_TEXT(found->because[0]->fact, "labs.inr");
    CHECK_TEXT(found->because[0]->file, "in.probe");
    CHECK_INT(found->because[0]->line, 3);
    contra_report_free(report);
    contra_engine_free(engine);
}

/* What a text that is refused says, each as "LINE MESSAGE". */
static void refuses(const contra_engine *engine, const char *text, const char *const *wanted)
{
    contra_error error;
    contra_patient *patient = read_text(engine, text, CONTRA_REFUSED, &error);
    const contra_problem *problem;
    char found[1024];
    for (size_t i = 0; wanted[i] != NULL; i++) {
        problem = contra_patient_problem(patient, i);
        CHECK(problem != NULL);
        CHECK_TEXT(problem->file, "in.probe");
        snprintf(found, sizeof found, "%d %s", problem->line, problem->message);
        CHECK_TEXT(found, wanted[i]);
    }
    contra_patient_free(patient);
}

TEST(tells_line_and_path_of_what_is_wrong)
{
    contra_engine *engine = open_with(PROBE, NULL, CONTRA_OK);
    refuses(
        engine, "probe\nlaps.inr: 2\nlabs.inr: 200\n!problem It is too late.\n!bytes\n!no text\n",
        (const char *const[]){
            "2 [laps] is not a section. Did you mean [labs]? (at laps.inr: 2)",
            "3 \"200\" is out of range: \"inr\" takes 0.5 to 20. (at labs.inr: 200)",
            "4 It is too late. (at !problem It is too late.)",
            "5 A name of [medications] holds the invisible character U+0001. Delete it. (at "
            "!bytes)",
            "6 What is said of \"note\" in [patient] holds bytes that are not UTF-8. (at !no text)",
            NULL});
    refuses(
        engine, "probe\n",
        (const char *const[]){
            "0 Here is no patient: the reader \"probe-lines\" found nothing to say of one.", NULL});
    refuses(engine, "probe\nlabs.inr: 2\n\nlabs.inr: 3\n",
            (const char *const[]){
                "4 Here another patient begins; only one was expected. Read it as an input of "
                "many.",
                NULL});
    contra_engine_free(engine);
}

TEST(what_is_not_recognised_is_unknown)
{
    contra_engine *engine = open_with(PROBE, NULL, CONTRA_OK);
    contra_report *report =
        check_text(engine, "probe\nmedications.others: no\n!unrecognised Zqvortin forte 5\n", 0);
    const contra_result *result = contra_report_result(report);
    CHECK_INT(result->unrecognised_count, 1);
    CHECK_TEXT(result->unrecognised[0]->term, "Zqvortin forte 5");
    CHECK_INT(finding(report, "probe-inr")->could_be, CONTRA_RELATIVE);
    contra_report_free(report);
    /* a word that is known, and that the reader does not vouch for, is unknown and not present */
    report = check_text(engine, "probe\nmedications.others: no\n!unrecognised warfarin\n", 0);
    CHECK_INT(finding(report, "probe-inr")->grade, CONTRA_GRADE_NONE);
    CHECK_INT(finding(report, "probe-inr")->could_be, CONTRA_RELATIVE);
    contra_report_free(report);
    contra_engine_free(engine);
}

/* What was said of a patient is not lost because the reader then says that there is none. */
TEST(what_was_said_before_the_end_is_a_patient)
{
    contra_engine *engine = open_with(PROBE, NULL, CONTRA_OK);
    refuses(
        engine, "probe\npatient.age: 50\n\nmedications.warfarin: 5 mg\n!end\n",
        (const char *const[]){"4 Here another patient begins; only one was expected. Read it as "
                              "an input of many.",
                              NULL});
    contra_engine_free(engine);
}

/* A word that was denied, and is met again in words that nobody understands, is not denied. */
TEST(what_is_not_recognised_does_not_vanish_behind_a_no)
{
    contra_engine *engine = open_with(PROBE, NULL, CONTRA_OK);
    refuses(
        engine, "probe\nmedications.warfarin: no\n!unrecognised warfarin\n",
        (const char *const[]){"3 This was said to be absent, or past, and is said again in words "
                              "that are not understood. (at !unrecognised warfarin)",
                              NULL});
    contra_report *report = check_text(engine, "probe\n!unrecognised others\n", 0);
    CHECK_TEXT(contra_report_result(report)->unrecognised[0]->term,
               "something that cannot be read");
    contra_report_free(report);
    contra_engine_free(engine);
}

TEST(a_reader_that_failed_is_not_asked_again)
{
    contra_error error;
    contra_input *input;
    contra_patient *patient;
    char name[] = "/tmp/contra-probe-XXXXXX";
    int file = mkstemp(name);
    CHECK(file >= 0 && write(file, "probe\n!fail\n", 12) == 12);
    close(file);
    contra_engine *engine = open_with(PROBE, NULL, CONTRA_OK);
    CHECK_INT(contra_input_open(&input, engine, name, NULL, &error), CONTRA_OK);
    CHECK_INT(contra_input_next(input, &patient, &error), CONTRA_BROKEN);
    CHECK_INT(contra_input_next(input, &patient, &error), CONTRA_END);
    contra_input_free(input);
    contra_engine_free(engine);
    unlink(name);
}

/* The report that is used again may be the one that comes out: after an error there is none. */
TEST(no_report_is_left_behind_by_a_check_that_was_refused)
{
    contra_error error;
    contra_check_options options = CONTRA_CHECK_OPTIONS_INIT;
    contra_engine *engine = open_with(NULL, NULL, CONTRA_OK);
    contra_report *report = check_text(engine, "[labs]\ninr = 2\n", 0);
    contra_patient *refused = read_text(engine, "[labs]\ninr = x\n", CONTRA_REFUSED, &error);
    options.again = report;
    CHECK_INT(contra_check(&report, engine, refused, &options, &error), CONTRA_MISUSE);
    CHECK_NULL(report);
    contra_patient_free(refused);
    contra_engine_free(engine);
}

TEST(a_reader_that_fails_is_told_as_broken)
{
    contra_engine *engine = open_with(PROBE, NULL, CONTRA_OK);
    contra_error error;
    CHECK_NULL(read_text(engine, "probe\n!fail\n", CONTRA_BROKEN, &error));
    CHECK_TEXT(error.message, "The reader \"probe-lines\" failed: the line is of lead.");
    CHECK_NULL(read_text(engine, "probe\n!rubbish\n", CONTRA_BROKEN, &error));
    CHECK_TEXT(error.message, "The reader \"probe-lines\" failed: it does not say why.");
    contra_engine_free(engine);
}

TEST(a_separator_at_the_end_begins_no_patient)
{
    contra_engine *engine = open_with(PROBE, NULL, CONTRA_OK);
    contra_error error;
    contra_patient_free(read_text(engine, "[labs]\ninr = 2\n---\n", CONTRA_OK, &error));
    contra_patient_free(read_text(engine, "[labs]\ninr = 2\n---\n\n", CONTRA_OK, &error));
    contra_patient_free(read_text(engine, "[labs]\ninr = 2\n---\n;\n", CONTRA_REFUSED, &error));
    CHECK_INT(error.line, 4);
    CHECK_TEXT(error.message, "Here another patient begins; only one was expected. Read it as an "
                              "input of many.");
    contra_engine_free(engine);
}

TEST(a_reader_is_chosen_by_what_it_recognises_or_by_name)
{
    contra_engine *engine = open_with(PROBE, NULL, CONTRA_OK);
    contra_error error;
    contra_patient *patient;
    contra_read_options options = CONTRA_READ_OPTIONS_INIT;
    contra_patient_free(read_text(engine, "[labs]\ninr = 2\n", CONTRA_OK, &error));
    options.reader = "ini";
    CHECK_INT(contra_patient_read_memory(&patient, engine, "probe\n", 6, &options, &error),
              CONTRA_REFUSED);
    contra_patient_free(patient);
    options.reader = "probe-line";
    CHECK_INT(contra_patient_read_memory(&patient, engine, "probe\n", 6, &options, &error),
              CONTRA_MISUSE);
    CHECK_TEXT(error.message, "There is no reader \"probe-line\". Did you mean \"probe-lines\"?");
    contra_engine_free(engine);
}

TEST(two_readers_that_are_sure_and_one_that_cannot_begin_are_told)
{
    contra_error error;
    contra_engine *engine = open_with(PROBE, TEST_PLUGINS "/reader-fails.so", CONTRA_OK);
    CHECK_NULL(read_text(engine, "probe\n", CONTRA_UNREADABLE, &error));
    CHECK_TEXT(error.message, "Both \"probe-lines\" and \"wrong-reader\" read text that begins so. "
                              "Load only one of them.");
    CHECK_NULL(read_text(engine, "broken\n", CONTRA_BROKEN, &error));
    CHECK_TEXT(error.message, "The reader \"wrong-reader\" could not begin: the key is lost.");
    contra_engine_free(engine);
}

/* /proc/self/mem can be opened, and not be read. */
TEST(a_source_that_fails_is_told_as_unreadable)
{
    contra_error error;
    contra_patient *patient;
    contra_read_options options = CONTRA_READ_OPTIONS_INIT;
    contra_engine *engine = open_with(PROBE, NULL, CONTRA_OK);
    options.reader = "probe-lines";
    CHECK_INT(contra_patient_read_file(&patient, engine, "/proc/self/mem", &options, &error),
              CONTRA_UNREADABLE);
    CHECK_TEXT(error.message, "The source failed while it was read.");
    contra_engine_free(engine);
}

/* --- a check --- */

TEST(a_check_is_judged_by_three_values)
{
    contra_engine *engine = open_with(PROBE, NULL, CONTRA_OK);
    contra_report *report =
        check_text(engine, "[medications]\nwarfarin = 5 mg\n[labs]\ninr = 4\n", 0);
    const contra_finding *found = finding(report, "probe-inr");
    CHECK_INT(found->grade, CONTRA_RELATIVE);
    CHECK_TEXT(found->finding, "The INR is 4 to 4 with warfarin.");
    CHECK_TEXT(found->action, "Wait.");
    CHECK_TEXT(found->pack, "plugin probe");
    CHECK_TEXT(found->sources[1]->citation, "Probe, On probing, 2026.");
    contra_report_free(report);

    report = check_text(engine, "[medications]\nwarfarin = 5 mg\n", 0);
    found = finding(report, "probe-inr");
    CHECK_INT(found->grade, CONTRA_GRADE_NONE);
    CHECK_INT(found->could_be, CONTRA_RELATIVE);
    contra_report_free(report);

    report = check_text(engine, "[patient]\nage = 50\n", 0);
    const contra_question *asked = question(report, "labs.inr");
    CHECK(asked != NULL);
    CHECK_INT(asked->could_be, CONTRA_RELATIVE);
    CHECK(asks(asked, "probe-inr"));
    contra_report_free(report);

    report = check_text(engine, "[medications]\nothers = no\n[labs]\ninr = 4\n", 0);
    CHECK_NULL(finding(report, "probe-inr"));
    contra_report_free(report);

    report = check_text(engine, "[labs]\ninr = 4\n", 0);
    CHECK_INT(finding(report, "probe-inr")->could_be, CONTRA_RELATIVE);
    CHECK(question(report, "medications") != NULL);
    contra_report_free(report);
    contra_engine_free(engine);
}

TEST(a_check_by_site_is_judged_for_each)
{
    contra_engine *engine = open_with(PROBE, NULL, CONTRA_OK);
    contra_report *report =
        check_text(engine, "[sites]\nupper trapezius = left\ngluteus medius = right\n", 0);
    const contra_finding *found = finding(report, "probe-site");
    CHECK_INT(found->grade, CONTRA_PRECAUTION);
    CHECK_INT(found->site_count, 1);
    CHECK_TEXT(found->sites[0], "left upper trapezius");
    CHECK_TEXT(found->finding, "Left upper trapezius is near.");
    contra_report_free(report);
    contra_engine_free(engine);
}

static const contra_trace *trace(const contra_report *report, const char *rule, size_t index)
{
    const contra_result *result = contra_report_result(report);
    for (size_t i = 0; i < result->trace_count; i++)
        if (strcmp(result->traces[i]->rule, rule) == 0 && index-- == 0)
            return result->traces[i];
    return NULL;
}

TEST(a_check_is_explained)
{
    contra_engine *engine = open_with(PROBE, NULL, CONTRA_OK);
    contra_report *report =
        check_text(engine, "[medications]\nwarfarin = 5 mg\n[labs]\ninr = 2.5\n", 1);
    CHECK_INT(trace(report, "probe-inr", 0)->outcome, CONTRA_HELD);
    CHECK_INT(trace(report, "probe-inr", 0)->grade, CONTRA_PRECAUTION);
    CHECK_INT(trace(report, "probe-inr", 0)->fact_count, 2);
    contra_report_free(report);
    report = check_text(engine, "[medications]\nwarfarin = 5 mg\n", 1);
    CHECK_INT(trace(report, "probe-inr", 0)->outcome, CONTRA_UNDETERMINED);
    CHECK_TEXT(trace(report, "probe-inr", 0)->facts[0]->fact, "labs.inr");
    CHECK_TEXT(trace(report, "probe-inr", 0)->facts[0]->value, "not answered");
    contra_report_free(report);
    contra_engine_free(engine);
}

TEST(a_check_that_gives_rubbish_fails_and_harms_no_other)
{
    static const struct {
        int age;
        const char *reason;
    } cases[] = {
        {91, "its check gave \"relative\", and that it could be no graver than \"none\", which is "
             "milder"},
        {92, "its check gave grade 4 and could be 4, and has no such grade"},
        {93, "its check gave grade 77 and could be 77, and has no such grade"},
        {94, "its check asked for more than it says it needs"},
        {95, "its check told more than 16 values, or one that is NULL"},
        {96, "its check failed: the abacus fell over"},
        {97, "its check failed: it does not say why"},
        {98, "its check did not answer: it sets both what holds and what could be"},
    };
    contra_engine *engine = open_with(PROBE, NULL, CONTRA_OK);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[200];
        snprintf(text, sizeof text,
                 "[patient]\nage = %d\n[medications]\nwarfarin = 5 mg\n[labs]\ninr = 4\n",
                 cases[i].age);
        contra_report *report = check_text(engine, text, 0);
        const contra_result *result = contra_report_result(report);
        CHECK_INT(result->complete, 0);
        CHECK_INT(result->failure_count, 1);
        CHECK_TEXT(result->failed[0]->rule, "probe-rubbish");
        CHECK_TEXT(result->failed[0]->reason, cases[i].reason);
        CHECK_INT(result->failed[0]->could_be, CONTRA_RELATIVE);
        CHECK_INT(finding(report, "probe-inr")->grade, CONTRA_RELATIVE);
        contra_report_free(report);
    }
    contra_engine_free(engine);
}

/* --- a writer --- */

TEST(a_writer_gets_the_report)
{
    char bytes[200];
    struct page page = {bytes, 0, sizeof bytes - 1};
    contra_error error;
    contra_write_options options = CONTRA_WRITE_OPTIONS_INIT;
    contra_engine *engine = open_with(PROBE, NULL, CONTRA_OK);
    contra_report *report = check_text(engine, "[consent]\nwilling = no\n", 0);
    options.format = "probe-word";
    options.input = "a.ini";
    CHECK_INT(contra_report_write(report, &options, collect, &page, &error), CONTRA_OK);
    CHECK(strncmp(bytes, "a.ini: ", 7) == 0);
    options.format = "probe-wort";
    CHECK_INT(contra_report_write(report, &options, collect, &page, &error), CONTRA_MISUSE);
    CHECK_TEXT(error.message, "There is no format \"probe-wort\". Did you mean \"probe-word\"?");
    contra_report_free(report);
    contra_engine_free(engine);
}

TEST(a_sink_that_fails_and_a_writer_that_fails_are_told)
{
    char bytes[200];
    contra_error error;
    contra_write_options options = CONTRA_WRITE_OPTIONS_INIT;
    contra_engine *engine = open_with(PROBE, NULL, CONTRA_OK);
    contra_report *report = check_text(engine, "[consent]\nwilling = no\n", 0);
    options.format = "probe-word";
    for (size_t most = 0; most < 6; most++) {
        struct page page = {bytes, 0, most};
        CHECK_INT(contra_report_write(report, &options, collect, &page, &error), CONTRA_BROKEN);
        CHECK_TEXT(error.message, "The report could not be written: the receiver refused it.");
    }
    contra_report_free(report);
    report = check_text(engine, "[patient]\nid = fail\n", 0);
    struct page page = {bytes, 0, sizeof bytes - 1};
    CHECK_INT(contra_report_write(report, &options, collect, &page, &error), CONTRA_BROKEN);
    CHECK_TEXT(error.message, "The writer \"probe-word\" failed: the ink is dry.");
    contra_report_free(report);
    contra_engine_free(engine);
}

TEST(lines_have_a_head_and_a_line_for_whoever_was_refused)
{
    char bytes[400];
    struct page page = {bytes, 0, sizeof bytes - 1};
    contra_error error;
    const contra_problem problem = {"a.ini", 3, "It is torn."};
    const contra_problem *const problems[] = {&problem, NULL};
    const contra_refusal refusal = {"a.ini", NULL, problems};
    contra_engine *engine = open_with(PROBE, NULL, CONTRA_OK);
    CHECK_INT(contra_lines_head(engine, "probe-line", collect, &page, &error), CONTRA_OK);
    CHECK_INT(contra_lines_refused(engine, "probe-line", &refusal, collect, &page, &error),
              CONTRA_OK);
    CHECK_TEXT(bytes, "input: wording\na.ini: refused: It is torn.\n");
    CHECK_INT(contra_lines_head(engine, "json", collect, &page, &error), CONTRA_MISUSE);
    CHECK_TEXT(error.message, "The format \"json\" does not write a line for each patient.");
    CHECK_INT(contra_lines_refused(engine, "probe-line", NULL, collect, &page, &error),
              CONTRA_MISUSE);
    CHECK_TEXT(error.message, "There is no refusal to write.");
    contra_engine_free(engine);
    engine = open_with(PROBE, TEST_PLUGINS "/abi-new.so", CONTRA_BAD_PLUGIN);
    CHECK_INT(contra_lines_head(engine, "probe-line", collect, &page, &error), CONTRA_MISUSE);
    CHECK_TEXT(error.message, "Writing takes an open engine, a format and a sink.");
    contra_engine_free(engine);
}

TESTS(CASE(reads_as_ini_is_read), CASE(tells_line_and_path_of_what_is_wrong),
      CASE(what_is_not_recognised_is_unknown), CASE(what_was_said_before_the_end_is_a_patient),
      CASE(what_is_not_recognised_does_not_vanish_behind_a_no),
      CASE(a_reader_that_failed_is_not_asked_again),
      CASE(no_report_is_left_behind_by_a_check_that_was_refused),
      CASE(a_reader_that_fails_is_told_as_broken), CASE(a_separator_at_the_end_begins_no_patient),
      CASE(a_reader_is_chosen_by_what_it_recognises_or_by_name),
      CASE(two_readers_that_are_sure_and_one_that_cannot_begin_are_told),
      CASE(a_source_that_fails_is_told_as_unreadable), CASE(a_check_is_judged_by_three_values),
      CASE(a_check_by_site_is_judged_for_each), CASE(a_check_is_explained),
      CASE(a_check_that_gives_rubbish_fails_and_harms_no_other), CASE(a_writer_gets_the_report),
      CASE(a_sink_that_fails_and_a_writer_that_fails_are_told),
      CASE(lines_have_a_head_and_a_line_for_whoever_was_refused))

/* SPDX-License-Identifier: MIT */
/* Plugins from the host's side: what is refused, with which words, and what the good one gives. */
#define _POSIX_C_SOURCE 200809L

#include <contra/contra.h>
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "test.h"

#define PACK  TEST_SOURCE_DIR "/tests/packs/clinic"
#define PROBE TEST_PLUGINS "/probe.so"
#define DATE  "2026-11-22"
#define BYTES ((size_t)1 << 20)

/* --- help --- */

static contra_engine *open_with(const char *first, const char *second, contra_status wanted)
{
    static const char *const packs[] = {PACK};
    const char *plugins[] = {first, second};
    contra_engine_options options = CONTRA_ENGINE_OPTIONS_INIT;
    contra_engine *engine;
    contra_error error;
    options.packs = packs;
    options.pack_count = 1;
    options.plugins = plugins;
    options.plugin_count = second != NULL ? 2 : first != NULL ? 1 : 0;
    contra_status status = contra_engine_open(&engine, &options, &error);
    if (status != wanted)
        FAIL("%s: %s", contra_status_text(status), error.message);
    return engine;
}

/* The plugin is refused, with these words, alone. */
static void refused(const char *name, contra_status status, const char *wanted)
{
    char path[1024], found[2048];
    snprintf(path, sizeof path, "%s/%s.so", TEST_PLUGINS, name);
    contra_engine *engine = open_with(path, NULL, status);
    const contra_problem *problem = contra_engine_problem(engine, 0);
    CHECK(problem != NULL);
    CHECK_TEXT(problem->file, path);
    snprintf(found, sizeof found, "%s", problem->message);
    CHECK_TEXT(found, wanted);
    CHECK_NULL(contra_engine_problem(engine, 1));
    contra_engine_free(engine);
}

static contra_patient *read_text(const contra_engine *engine, const char *text,
                                 contra_status wanted, contra_error *error)
{
    contra_patient *patient;
    contra_read_options options = CONTRA_READ_OPTIONS_INIT;
    options.date = DATE;
    options.name = *text == '[' ? "in.ini" : "in.probe";
    contra_status status =
        contra_patient_read_memory(&patient, engine, text, strlen(text), &options, error);
    if (status != wanted)
        FAIL("%s: %s", contra_status_text(status), error->message);
    return patient;
}

static contra_report *check_text(const contra_engine *engine, const char *text, int explain)
{
    contra_error error;
    contra_report *report;
    contra_check_options options = CONTRA_CHECK_OPTIONS_INIT;
    options.explain = explain;
    contra_patient *patient = read_text(engine, text, CONTRA_OK, &error);
    if (contra_check(&report, engine, patient, &options, &error) != CONTRA_OK)
        FAIL("%s", error.message);
    contra_patient_free(patient);
    return report;
}

static const contra_finding *finding(const contra_report *report, const char *rule)
{
    const contra_result *result = contra_report_result(report);
    for (size_t i = 0; i < result->finding_count; i++)
        if (strcmp(result->findings[i]->rule, rule) == 0)
            return result->findings[i];
    return NULL;
}

static const contra_question *question(const contra_report *report, const char *fact)
{
    const contra_result *result = contra_report_result(report);
    for (size_t i = 0; i < result->question_count; i++)
        if (strcmp(result->questions[i]->fact, fact) == 0)
            return result->questions[i];
    return NULL;
}

static int asks(const contra_question *asked, const char *rule)
{
    for (size_t i = 0; i < asked->rule_count; i++)
        if (strcmp(asked->rules[i], rule) == 0)
            return 1;
    return 0;
}

struct page {
    char *bytes;
    size_t length, most;
};

static int collect(void *self, const char *bytes, size_t length)
{
    struct page *page = self;
    if (page->length + length > page->most)
        return 1;
    memcpy(page->bytes + page->length, bytes, length);
    page->length += length;
    page->bytes[page->length] = '\0';
    return 0;
}

/* --- what is refused --- */

TEST(refuses_what_does_not_fit)
{
    refused("abi-old", CONTRA_BAD_PLUGIN,
            "The plugin was built for version 0 of the interface, which is too old: "
            "contra " CONTRA_VERSION
            " loads 1 to 1. Build it again with the header of this contra.");
    refused("abi-new", CONTRA_BAD_PLUGIN,
            "The plugin was built for version 2 of the interface, which is too new: "
            "contra " CONTRA_VERSION
            " loads 1 to 1. Take a newer contra, or build it for this one.");
    refused("no-symbol", CONTRA_BAD_PLUGIN,
            "This is no plugin of contra: it does not export the function "
            "contra_plugin_describe.");
    refused("no-description", CONTRA_BAD_PLUGIN,
            "The plugin does not describe itself: contra_plugin_describe() is NULL.");
    refused("too-small", CONTRA_BAD_PLUGIN,
            "The plugin describes itself in 16 bytes, and version 1 of the interface takes 80. "
            "Build it again with contra's header.");
    refused("bad-name", CONTRA_BAD_PLUGIN,
            "\"Bad Name\" cannot be the name of a plugin: small letters, digits and - only.");
    refused("other-name", CONTRA_BAD_PLUGIN,
            "The plugin calls itself \"another\", and its file \"other-name\". Call the file "
            "another.so.");
    refused("no-start", CONTRA_BAD_PLUGIN,
            "The plugin \"no-start\" could not start: the scanner is not switched on.");
    refused("silent-no-start", CONTRA_BAD_PLUGIN,
            "The plugin \"silent-no-start\" could not start: it does not say why.");
    refused("format-taken", CONTRA_BAD_PLUGIN, "There is a writer \"json\" already, contra's own.");
    refused("lacks-write", CONTRA_BAD_PLUGIN,
            "The writer \"wrong-format\" of this plugin lacks a function that it needs.");
}

TEST(refuses_checks_that_do_not_fit_the_packs)
{
    refused("check-misspelt", CONTRA_BAD_PACK,
            "The check \"wrong-check\" needs \"labs.irn\", which is not a fact that can be judged. "
            "Did you mean \"labs.inr\"?");
    refused("check-no-section", CONTRA_BAD_PACK,
            "The check \"wrong-check\" needs \"laps.inr\", which is neither a fact (\"labs.inr\") "
            "nor a word of a list (\"medications:warfarin\"). Did you mean \"labs\"?");
    refused("check-no-word", CONTRA_BAD_PACK,
            "The check \"wrong-check\" needs \"medications:anticoagulent\", which is not a word of "
            "[medications]. Did you mean \"medications:anticoagulant\"?");
    refused("check-site-word", CONTRA_BAD_PACK,
            "The check \"wrong-check\" needs \"sites:lung\", which is not a word of [sites] that a "
            "check about the patient can ask for.");
    refused("check-bare", CONTRA_BAD_PACK,
            "The check \"wrong-check\" needs \"medications\", which is neither a fact "
            "(\"labs.inr\") nor a word of a list (\"medications:warfarin\").");
    refused("check-grades", CONTRA_BAD_PACK,
            "The check \"wrong-check\" must name the grades that it may give: one to 4, gravest "
            "first, all before a session or all after one.");
    refused("check-text", CONTRA_BAD_PACK,
            "{labs.irn} cannot be filled in the text of rule \"wrong-check\": labs.irn is not a "
            "fact; perhaps labs.inr.");
}

TEST(tells_all_that_is_wrong_with_a_check)
{
    contra_engine *engine = open_with(TEST_PLUGINS "/check-empty.so", NULL, CONTRA_BAD_PACK);
    CHECK_TEXT(
        contra_engine_problem(engine, 0)->message,
        "\"brusing\", of the check \"wrong-check\", is not an effect of effects.ini. Did you "
        "mean \"bruising\"?");
    CHECK_TEXT(contra_engine_problem(engine, 1)->message,
               "The check \"wrong-check\" cites no source.");
    contra_engine_free(engine);
}

/* The one that comes later is told, with where the other stands. */
TEST(refuses_a_check_by_the_name_of_a_rule)
{
    contra_engine *engine = open_with(TEST_PLUGINS "/check-taken.so", NULL, CONTRA_BAD_PACK);
    const contra_problem *problem = contra_engine_problem(engine, 0);
    CHECK_TEXT(problem->message,
               "There is a rule \"bleeding\" already, in " TEST_PLUGINS
               "/check-taken.so. If this one is to take its place, write replaces = \"bleeding\".");
    contra_engine_free(engine);
}

TEST(refuses_what_is_no_plugin)
{
    contra_engine *engine = open_with(TEST_PLUGINS "/not-there.so", NULL, CONTRA_BAD_PLUGIN);
    const char *message = contra_engine_problem(engine, 0)->message;
    CHECK(strstr(message, "The plugin cannot be loaded: ") == message);
    CHECK(strstr(message, "No such file or directory") != NULL);
    contra_engine_free(engine);
    engine = open_with(PACK "/pack.ini", NULL, CONTRA_BAD_PLUGIN);
    CHECK(strstr(contra_engine_problem(engine, 0)->message, "The plugin cannot be loaded: ") !=
          NULL);
    contra_engine_free(engine);
}

TEST(refuses_the_same_plugin_twice)
{
    contra_engine *engine = open_with(PROBE, PROBE, CONTRA_BAD_PLUGIN);
    CHECK_TEXT(contra_engine_problem(engine, 0)->message,
               "A plugin \"probe\" is loaded already, from " PROBE ". Name one of them.");
    CHECK_NULL(contra_engine_problem(engine, 1));
    contra_engine_free(engine);
}

TEST(stops_all_that_it_started)
{
    void *probe = dlopen(PROBE, RTLD_NOW | RTLD_LOCAL); /* keeps its counters */
    CHECK(probe != NULL);
    const int *starts = dlsym(probe, "probe_starts"), *stops = dlsym(probe, "probe_stops");
    int before = *starts;
    contra_engine_free(open_with(PROBE, NULL, CONTRA_OK));
    CHECK_INT(*starts, before + 1);
    CHECK_INT(*stops, *starts);
    contra_engine_free(open_with(PROBE, TEST_PLUGINS "/no-start.so", CONTRA_BAD_PLUGIN));
    CHECK_INT(*starts, before + 2);
    CHECK_INT(*stops, *starts);
    contra_engine_free(open_with(PROBE, TEST_PLUGINS "/check-misspelt.so", CONTRA_BAD_PACK));
    CHECK_INT(*stops, *starts);
    dlclose(probe);
}

TEST(an_engine_without_plugins_is_as_it_was)
{
    static const char text[] = "[medications]\nwarfarin = 5 mg\n[labs]\ninr = 4\n";
    static char before[BYTES], after[BYTES];
    struct page first = {before, 0, BYTES - 1}, second = {after, 0, BYTES - 1};
    contra_engine *engine = open_with(NULL, NULL, CONTRA_OK);
    contra_report *report = check_text(engine, text, 1);
    CHECK_INT(contra_report_write(report, NULL, collect, &first, NULL), CONTRA_OK);
    contra_report_free(report);
    contra_engine_free(open_with(PROBE, TEST_PLUGINS "/abi-new.so", CONTRA_BAD_PLUGIN));
    report = check_text(engine, text, 1);
    CHECK_INT(contra_report_write(report, NULL, collect, &second, NULL), CONTRA_OK);
    CHECK_TEXT(after, before);
    contra_report_free(report);
    CHECK_NULL(contra_engine_plugin(engine, 0));
    contra_engine_free(engine);
}

/* --- what is there --- */

TEST(lists_what_a_plugin_adds)
{
    contra_engine *engine = open_with(PROBE, NULL, CONTRA_OK);
    const char *const wanted[][2] = {{"reader", "probe-lines"}, {"check", "probe-inr"},
                                     {"check", "probe-site"},   {"check", "probe-rubbish"},
                                     {"writer", "probe-word"},  {"writer", "probe-line"}};
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        const contra_part_of_plugin *part = contra_engine_plugin(engine, i);
        CHECK_TEXT(part->kind, wanted[i][0]);
        CHECK_TEXT(part->name, wanted[i][1]);
        CHECK_TEXT(part->plugin, "probe");
        CHECK_TEXT(part->version, "1.2");
        CHECK_TEXT(part->path, PROBE);
    }
    CHECK_TEXT(contra_engine_plugin(engine, 0)->endings[0], ".probe");
    CHECK_INT(contra_engine_plugin(engine, 5)->writes_lines, 1);
    CHECK_NULL(contra_engine_plugin(engine, 6));
    contra_engine_free(engine);
}

/* A plugin that judges stands among the packs, with the digest of its file. */
TEST(tells_which_plugin_judged)
{
    contra_engine *engine = open_with(PROBE, NULL, CONTRA_OK);
    const contra_pack *pack = contra_engine_pack(engine, 1);
    CHECK_TEXT(contra_engine_pack(engine, 0)->name, "clinic");
    CHECK_TEXT(pack->name, "plugin probe");
    CHECK_TEXT(pack->version, "1.2");
    CHECK_INT(strlen(pack->digest), 71);
    contra_engine_free(engine);
}

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
            "5 A name of [medications] holds a control character. (at !bytes)",
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
    contra_engine_free(engine);
}

TESTS(CASE(refuses_what_does_not_fit), CASE(refuses_checks_that_do_not_fit_the_packs),
      CASE(tells_all_that_is_wrong_with_a_check), CASE(refuses_a_check_by_the_name_of_a_rule),
      CASE(refuses_what_is_no_plugin), CASE(refuses_the_same_plugin_twice),
      CASE(stops_all_that_it_started), CASE(an_engine_without_plugins_is_as_it_was),
      CASE(lists_what_a_plugin_adds), CASE(tells_which_plugin_judged), CASE(reads_as_ini_is_read),
      CASE(tells_line_and_path_of_what_is_wrong), CASE(what_is_not_recognised_is_unknown),
      CASE(a_reader_that_fails_is_told_as_broken),
      CASE(a_reader_is_chosen_by_what_it_recognises_or_by_name),
      CASE(a_check_is_judged_by_three_values), CASE(a_check_by_site_is_judged_for_each),
      CASE(a_check_is_explained), CASE(a_check_that_gives_rubbish_fails_and_harms_no_other),
      CASE(a_writer_gets_the_report), CASE(a_sink_that_fails_and_a_writer_that_fails_are_told),
      CASE(lines_have_a_head_and_a_line_for_whoever_was_refused))

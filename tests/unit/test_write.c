/* SPDX-License-Identifier: MIT */
/* The writers of reports, on results made by hand. */
#include "test.h"

#include <contra/contra.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "report/actions.h"
#include "report/names.h"
#include "report/page.h"
#include "report/write.h"
#include "sample_result.h"

#define ROOM 32768

/* A sink that keeps what it gets. */
struct kept {
    char text[ROOM];
    size_t length, calls, most_calls; /* most_calls 0: no end */
};

static int keep(void *payload, const char *bytes, size_t length)
{
    struct kept *kept = payload;
    if (kept->most_calls > 0 && kept->calls == kept->most_calls)
        return -1;
    kept->calls++;
    CHECK(kept->length + length < ROOM);
    memcpy(kept->text + kept->length, bytes, length);
    kept->length += length;
    kept->text[kept->length] = '\0';
    return 0;
}

static const contra_write_options plain = CONTRA_WRITE_OPTIONS_INIT;

/* With what is to be done, as a check would have it. */
static struct kept *text_of(const contra_result *result, const contra_write_options *options)
{
    static struct kept kept;
    struct arena arena;
    contra_result whole = *result;
    arena_init(&arena);
    actions_make(&whole, &arena);
    memset(&kept, 0, sizeof kept);
    CHECK_INT(write_text(&whole, options, keep, &kept), 0);
    arena_free(&arena);
    return &kept;
}

static struct kept *json_of(const contra_result *result, int one_line)
{
    static struct kept kept;
    contra_write_options options = CONTRA_WRITE_OPTIONS_INIT;
    options.one_line = one_line;
    memset(&kept, 0, sizeof kept);
    CHECK_INT(write_json(result, &options, keep, &kept), 0);
    return &kept;
}

static void assert_says(const char *text, const char *words)
{
    if (strstr(text, words) == NULL)
        FAIL("\"%s\" is not in:\n%s", words, text);
}

static void assert_silent(const char *text, const char *words)
{
    if (strstr(text, words) != NULL)
        FAIL("\"%s\" should not be in:\n%s", words, text);
}

/* --- output --- */

TEST(output_hands_over_in_pieces)
{
    static struct kept kept;
    struct output output;
    output_start(&output, keep, &kept);
    for (size_t i = 0; i < 3000; i++)
        output_number(&output, i % 10);
    output_add(&output, " and 10000 is ");
    output_number(&output, 10000);
    for (size_t i = 0; i < 3000; i++)
        output_bytes(&output, "ab", 2);
    CHECK_INT(output_finish(&output), 0);
    CHECK_INT(kept.length, 3000 + 14 + 5 + 6000);
    CHECK_INT(kept.calls, 3);
    CHECK(memcmp(kept.text + 2995, "56789 and 10000 is 10000abab", 28) == 0);
}

TEST(output_stops_when_the_sink_says_no)
{
    static struct kept kept = {.most_calls = 1};
    struct output output;
    output_start(&output, keep, &kept);
    for (size_t i = 0; i < 10000; i++)
        output_add(&output, "x");
    CHECK(output_finish(&output) != 0);
    CHECK_INT(kept.calls, 1);
}

TEST(writers_tell_of_a_sink_that_says_no)
{
    static struct kept kept = {.most_calls = 1};
    kept.calls = 1;
    CHECK(write_text(&clear_result, &plain, keep, &kept) != 0);
    CHECK(write_json(&clear_result, &plain, keep, &kept) != 0);
}

/* --- names --- */

TEST(names_are_those_of_the_report)
{
    CHECK_TEXT(contra_grade_name(CONTRA_SAME_DAY), "same_day");
    CHECK_TEXT(contra_grade_name(CONTRA_ADVICE), "advice");
    CHECK_TEXT(contra_disposition_name(CONTRA_SEEN_SAME_DAY), "same-day");
    CHECK_TEXT(contra_disposition_name(CONTRA_AVOID_SITE), "avoid-site");
    CHECK_TEXT(contra_disposition_name(CONTRA_AS_EXPECTED), "expected");
    CHECK_TEXT(contra_status_text(CONTRA_NO_MEMORY), "out of memory");
    CHECK_TEXT(site_status_name(CONTRA_SITE_NOT_CLEARED), "not-cleared");
}

TEST(every_value_has_a_name)
{
    for (int i = 0; i <= CONTRA_BROKEN; i++)
        CHECK(strcmp(contra_status_text((contra_status)i), "unknown") != 0);
    for (int i = 0; i <= CONTRA_EMERGENCY; i++)
        CHECK(strcmp(contra_grade_name((contra_grade)i), "unknown") != 0);
    for (int i = 0; i <= CONTRA_EMERGENCY_NOW; i++)
        CHECK(strcmp(contra_disposition_name((contra_disposition)i), "unknown") != 0);
    for (int i = 0; i <= CONTRA_NOT_ASKED; i++)
        CHECK(strcmp(outcome_name((contra_outcome)i), "unknown") != 0);
    CHECK_TEXT(contra_grade_name((contra_grade)99), "unknown");
}

/* --- the page --- */

static struct page *start_page(struct kept *kept)
{
    static struct page page;
    memset(kept, 0, sizeof *kept);
    page_start(&page, false, keep, kept);
    return &page;
}

TEST(page_wraps_with_a_hanging_indent)
{
    static struct kept kept;
    struct page *page = start_page(&kept);
    page_paragraph(page, 2, 4);
    for (int i = 0; i < 20; i++)
        page_add(page, "seven77 ");
    page_end(page);
    CHECK_INT(page_finish(page), 0);
    CHECK_TEXT(kept.text,
               "  seven77 seven77 seven77 seven77 seven77 seven77 seven77 seven77 seven77\n"
               "    seven77 seven77 seven77 seven77 seven77 seven77 seven77 seven77 seven77\n"
               "    seven77 seven77\n");
}

TEST(page_uses_the_last_column)
{
    static struct kept kept;
    struct page *page = start_page(&kept);
    page_paragraph(page, 0, 0);
    for (int i = 0; i < 8; i++)
        page_add(page, i < 7 ? "123456789 " : "1234567890");
    page_add(page, " x");
    page_end(page);
    page_finish(page);
    CHECK_INT(strchr(kept.text, '\n') - kept.text, 80);
    assert_says(kept.text, "1234567890\nx\n");
}

TEST(page_counts_columns_and_not_bytes)
{
    static struct kept kept;
    struct page *page = start_page(&kept);
    page_paragraph(page, 0, 0);
    for (int i = 0; i < 16; i++)
        page_add(page, "ü€ö— ");
    page_end(page);
    page_finish(page);
    CHECK_INT(strchr(strchr(kept.text, '\n') + 1, '\0')[-1], '\n');
    CHECK_INT(text_columns(kept.text), 16 * 5);
}

TEST(page_drops_control_characters)
{
    static struct kept kept;
    struct page *page = start_page(&kept);
    page_paragraph(page, 0, 0);
    page_add(page, "a\033[2Jb\x7f"
                   "c \xc2\x9b"
                   "d\n\n\te\xc2\xa0"
                   "f");
    page_end(page);
    page_finish(page);
    CHECK_TEXT(kept.text, "a[2Jbc d e\xc2\xa0"
                          "f\n");
}

TEST(page_keeps_words_of_any_length)
{
    static struct kept kept;
    struct page *page = start_page(&kept);
    page_paragraph(page, 0, 2);
    page_add(page, "go ");
    for (int i = 0; i < 1000; i++)
        page_add(page, "x");
    page_add(page, " on");
    page_end(page);
    page_finish(page);
    CHECK_INT(kept.length, 3 + 2 + 1000 + 1 + 2 + 2 + 1);
    assert_says(kept.text, "x\n  on\n");
}

/* --- text --- */

TEST(text_tells_everything)
{
    const char *text = text_of(&full_result, &plain)->text;
    assert_says(text, "Screening: patient A-1042, 2026-11-22\n\n"
                      "AVOID SOME SITES: Needle the free sites only.\n");
    assert_says(text, "Without the clinician's overrides: defer.");
    assert_says(text, "THIS CHECK IS NOT COMPLETE.");
    assert_says(text, "- lymph, could be relative contraindication: lymph.lua:12");
    assert_says(text, "Free sites:     right deltoid\n");
    assert_says(text, "Blocked:        left upper trapezius (absolute)\n");
    assert_says(text, "Not cleared:    right rhomboid major");
    assert_says(text, "- left upper trapezius: Do not needle this site. (pneumothorax)\n");
    assert_says(text, "Pneumothorax (collapsed lung): absolute contraindication\n");
    assert_says(text, "Bleeding: precaution; could be relative\n");
    assert_says(text, "- labs.inr: 2.4 (intake.ini:77)\n");
    assert_says(text, "- medications.warfarin: 5 mg \"evenings\" (form 7, question 3)\n");
    assert_says(text, "- history.bruising: not answered\n");
    assert_says(text, "aanem-2021: AANEM, Risks");
    assert_says(text, "bleeding of clinic, in place of bleeding\n");
    assert_says(text, "- OVERRIDDEN: Fainting, relative contraindication.");
    assert_says(text, "- Said already by bleeding: Bruising, precaution.\n");
    assert_says(text, "- Ruled out, but not planned: electro, by ");
    assert_says(text, " 1. Which medicines do you take? Above all: anticoagulant,");
    assert_says(text, "sedative and 2\n    more. Could be: absolute. [medications]\n");
    assert_says(text, "Could be: relative. Could lower what was found.\n");
    assert_says(
        text, "7 further questions are left out: no answer asks for more than precautions or is\n");
    assert_says(text, "\"warfrin\" in [medications] (intake.ini:60): did you mean \"warfarin\" or");
    assert_says(text, "\"Zqvortin\" in [medications] (form 7): no known name is near.\n");
    assert_says(text, "With them: avoid some sites. Without: defer.\n");
    assert_says(text, "bleeding at right deltoid, relative and milder (sets nothing aside):");
    assert_says(text, "12 answers rest on not_mentioned = no");
    assert_says(text, "Policy of clinic: inr_line = lenient, normally strict.\n");
    assert_says(text, "held          precaution bleeding at right deltoid: labs.inr");
    assert_says(text, "dry-needling 0.1.0 (sha256:0123456789ab; not yet reviewed by a\n");
}

TEST(text_opens_with_what_is_gravest)
{
    const char *text = text_of(&full_result, &plain)->text;
    const char *order[] = {"AVOID SOME SITES", "NOT COMPLETE", "What to do",  "What was found",
                           "not counted",      "Questions",    "recognised",  "Overrides",
                           "Taken as given",   "What became",  "contra 0.1.0"};
    for (size_t i = 1; i < COUNT(order); i++)
        CHECK(strstr(text, order[i - 1]) < strstr(text, order[i]));
}

TEST(text_does_not_list_what_only_could_be)
{
    assert_silent(text_of(&full_result, &plain)->text, "Skin infection");
}

/* All that decides, the patient's first, each action once; what is milder is told below. */
TEST(text_says_all_that_decides)
{
    static const char *const both[] = {"left upper trapezius", "right rhomboid major"};
    contra_finding ask = overridden, again = lung, wide = lung, mild = suppressed;
    ask.overridden = mild.suppressed_by = NULL;
    again.rule = "lymph";
    again.grade = CONTRA_RELATIVE;
    again.sites = both;
    again.site_count = COUNT(both);
    const contra_finding *found[] = {&lung, &again, &ask, &bleeding, &mild};
    contra_result result = full_result;
    result.findings = found;
    result.finding_count = COUNT(found);
    result.disposition = CONTRA_DEFER;
    const char *text = text_of(&result, &plain)->text;
    assert_says(text, "  Not now:        right deltoid: the patient is not to be needled\n"
                      "  - Needle lying down. (fainting)\n"
                      "  - left upper trapezius, right rhomboid major: Do not needle this site.\n"
                      "    (pneumothorax, lymph)\n"
                      "  - Ask what is not known: 2 questions, below.\n");
    assert_silent(text, "Free sites");
    wide.rule = "fever";
    wide.site_count = 0;
    found[0] = &wide; /* for the patient is everywhere */
    assert_says(text_of(&result, &plain)->text,
                "  - Do not needle this site. (fever, lymph)\n  - Needle lying down. (fainting)\n"
                "  - Ask");
}

/* Without anything that decides, the gravest of what there is. */
TEST(text_says_the_gravest_of_the_mild)
{
    contra_finding mild = suppressed, soon = suppressed, call = suppressed;
    mild.suppressed_by = soon.suppressed_by = call.suppressed_by = NULL;
    mild.grade = CONTRA_ADVICE;
    const contra_finding *found[] = {&bleeding, &mild};
    contra_result result = clear_result;
    result.findings = found;
    result.finding_count = COUNT(found);
    assert_says(text_of(&result, &plain)->text, "press for two minutes. (bleeding)\n\nWhat was");
    result = aftercare_result;
    result.findings = found;
    result.finding_count = COUNT(found);
    soon.grade = CONTRA_SAME_DAY;
    call.grade = CONTRA_CALL;
    call.action = "Ring.";
    found[0] = &soon;
    found[1] = &call;
    assert_says(text_of(&result, &plain)->text, "- Warn of bruises. (bruise)\n\nWhat was");
}

TEST(text_tells_of_sites_not_now)
{
    contra_result result = clear_result;
    for (int i = CONTRA_PROCEED; i <= CONTRA_DO_NOT_TREAT; i++) {
        result.disposition = (contra_disposition)i;
        const char *text = text_of(&result, &plain)->text;
        bool needled = i <= CONTRA_AVOID_SITE;
        (needled ? assert_says : assert_silent)(text, "Free sites:     right deltoid\n");
        (needled ? assert_silent : assert_says)(text, "Not now:        right deltoid: the patient");
    }
}

TEST(text_of_a_clear_patient_is_short)
{
    CHECK_TEXT(text_of(&clear_result, &plain)->text,
               "Screening: patient without a number, 2026-11-22\n"
               "\n"
               "PROCEED: Nothing speaks against dry needling today.\n"
               "\n"
               "What to do\n"
               "  Free sites:     right deltoid\n"
               "  - Nothing speaks against it.\n"
               "\n"
               "contra 0.1.0, dry-needling 0.1.0 (sha256:0123456789ab; not yet reviewed "
               "by a\n"
               "clinician), 2026-11-22\n");
}

TEST(text_after_a_session)
{
    const char *text = text_of(&aftercare_result, &plain)->text;
    assert_says(text, "After a session: patient A-1042, 2026-11-22\n");
    assert_says(text, "AS EXPECTED: This is what is to be expected.\n");
    assert_says(text, "Treated:        right deltoid\n");
    assert_silent(text, "Free sites");
}

TEST(text_says_today_of_today_only)
{
    contra_write_options options = CONTRA_WRITE_OPTIONS_INIT;
    options.today = "2026-11-22";
    assert_says(text_of(&clear_result, &options)->text, "2026-11-22 (today)\n");
    options.today = "2026-11-23";
    assert_silent(text_of(&clear_result, &options)->text, "today)");
}

TEST(text_keeps_to_80_columns)
{
    char *line = text_of(&full_result, &plain)->text;
    for (char *end; (end = strchr(line, '\n')) != NULL; line = end + 1) {
        *end = '\0';
        if (text_columns(line) > 80)
            FAIL("Too long: %s", line);
        CHECK(end == line || end[-1] != ' ');
    }
}

TEST(colour_adds_nothing_but_colour)
{
    static char bare[ROOM];
    strcpy(bare, text_of(&full_result, &plain)->text);
    contra_write_options options = CONTRA_WRITE_OPTIONS_INIT;
    options.colour = 1;
    const char *from = text_of(&full_result, &options)->text;
    assert_says(from, "\033[1;33mAVOID SOME SITES\033[0m");
    assert_says(from, "\033[1;31mTHIS CHECK IS NOT COMPLETE.\033[0m");
    char *to = bare;
    while (*from != '\0') {
        if (*from == '\033') {
            from = strchr(from, 'm') + 1;
            continue;
        }
        CHECK_INT(*from++, *to++);
    }
    CHECK_INT(*to, '\0');
}

/* --- JSON --- */

TEST(json_of_a_clear_patient)
{
    CHECK_TEXT(json_of(&clear_result, 1)->text,
               "{\"schema\":\"contra-report/1\",\"engine\":\"0.1.0\",\"packs\":[{\"name\":"
               "\"dry-needling\",\"version\":\"0.1.0\",\"digest\":\"" DIGEST
               "\",\"reviewed\":\"not yet reviewed by a clinician\"}],\"pack\":{\"name\":"
               "\"dry-needling\",\"version\":\"0.1.0\",\"digest\":\"" DIGEST
               "\",\"reviewed\":\"not yet reviewed by a clinician\"},\"patient\":null,\"date\":"
               "\"2026-11-22\",\"phase\":\"screening\",\"disposition\":\"proceed\","
               "\"disposition_without_overrides\":\"proceed\",\"holds\":\"proceed\",\"could_be\":"
               "\"proceed\",\"complete\":true,\"wording\":\"Nothing speaks against dry needling "
               "today.\",\"sites\":[{\"site\":\"right deltoid\",\"status\":\"free\",\"grade\":"
               "\"precaution\",\"could_be\":\"precaution\"}],\"findings\":[],\"questions\":[],"
               "\"minor_questions\":0,\"unrecognised\":[],\"overrides\":[],\"assumed\":0,"
               "\"policies\":[],\"failed\":[]}\n");
}

TEST(json_tells_everything)
{
    const char *json = json_of(&full_result, 1)->text;
    assert_says(json, "\"disposition\":\"avoid-site\",\"disposition_without_overrides\":\"defer\","
                      "\"holds\":\"avoid-site\",\"could_be\":\"do-not-treat\",\"complete\":false");
    assert_says(json,
                "{\"site\":\"right rhomboid major\",\"status\":\"not-cleared\",\"grade\":null,"
                "\"could_be\":\"relative\"}");
    assert_says(json,
                "{\"fact\":\"labs.inr\",\"value\":\"2.4\",\"file\":\"intake.ini\",\"line\":77},"
                "{\"fact\":\"medications.warfarin\",\"value\":\"5 mg \\\"evenings\\\"\","
                "\"origin\":\"form 7, question 3\"},{\"fact\":\"history.bruising\",\"value\":"
                "\"not answered\",\"origin\":null}]");
    assert_says(json, "\"sources\":[\"aanem-2021\",\"house\"]");
    assert_says(json, "\"strikes\":\"electro\",\"strikes_planned\":false");
    assert_says(json, "\"rule\":\"infection\",\"title\":\"Skin infection\",\"effect\":null,"
                      "\"grade\":null,\"could_be\":\"absolute\"");
    assert_says(json, "\"terms\":[],\"rules\":[\"bleeding\"],\"could_be\":\"relative\","
                      "\"could_lower\":true}");
    assert_says(json, "{\"section\":\"medications\",\"term\":\"warfrin\",\"file\":\"intake.ini\","
                      "\"line\":60,\"nearest\":\"warfarin\",\"near\":[\"warfarin\",\"Warfant\"]}");
    assert_says(json, "\"origin\":\"form 7\",\"nearest\":null,\"near\":[]}");
    assert_says(json, "\"failed\":[{\"rule\":\"lymph\",");
    assert_says(json, "\"traces\":[{\"rule\":\"bleeding\",\"grade\":\"precaution\",\"site\":"
                      "\"right deltoid\",\"outcome\":\"held\",\"facts\":[{");
}

TEST(json_is_pretty_unless_on_one_line)
{
    const char *json = json_of(&clear_result, 0)->text;
    assert_says(json, "{\n  \"schema\": \"contra-report/1\",\n");
    assert_says(json, "  \"packs\": [\n    {\n      \"name\": \"dry-needling\",\n");
    assert_says(json, "  \"findings\": [],\n");
    assert_says(json, "  \"failed\": []\n}\n");
    json = json_of(&full_result, 1)->text;
    CHECK(strchr(json, '\n') == json + strlen(json) - 1);
}

TEST(json_escapes)
{
    contra_result result = clear_result;
    result.wording = "\"\\/\b\n\r\t\x01\x1f\x7f é 漢 \xf0\x9f\x92\x89";
    assert_says(json_of(&result, 1)->text,
                "\"wording\":\"\\\"\\\\/\\u0008\\n\\r\\t\\u0001\\u001f\x7f é 漢 "
                "\xf0\x9f\x92\x89\"");
    result.wording = "";
    assert_says(json_of(&result, 1)->text, "\"wording\":\"\"");
}

TESTS(CASE(output_hands_over_in_pieces), CASE(output_stops_when_the_sink_says_no),
      CASE(writers_tell_of_a_sink_that_says_no), CASE(names_are_those_of_the_report),
      CASE(every_value_has_a_name), CASE(page_wraps_with_a_hanging_indent),
      CASE(page_uses_the_last_column), CASE(page_counts_columns_and_not_bytes),
      CASE(page_drops_control_characters), CASE(page_keeps_words_of_any_length),
      CASE(text_tells_everything), CASE(text_opens_with_what_is_gravest),
      CASE(text_says_all_that_decides), CASE(text_says_the_gravest_of_the_mild),
      CASE(text_tells_of_sites_not_now), CASE(text_does_not_list_what_only_could_be),
      CASE(text_of_a_clear_patient_is_short), CASE(text_after_a_session),
      CASE(text_says_today_of_today_only), CASE(text_keeps_to_80_columns),
      CASE(colour_adds_nothing_but_colour), CASE(json_of_a_clear_patient),
      CASE(json_tells_everything), CASE(json_is_pretty_unless_on_one_line), CASE(json_escapes))

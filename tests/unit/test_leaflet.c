/* SPDX-License-Identifier: MIT */
/* The patient's sheet, on results made by hand. */
#include "test.h"

#include <contra/contra.h>
#include <string.h>

#include "report/write.h"

#define ROOM        32768
#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

/* --- a sink that keeps what it gets --- */

struct kept {
    char text[ROOM];
    size_t length;
    int refuse;
};

static int keep(void *payload, const char *bytes, size_t length)
{
    struct kept *kept = payload;
    if (kept->refuse)
        return -1;
    CHECK(kept->length + length < ROOM);
    memcpy(kept->text + kept->length, bytes, length);
    kept->length += length;
    kept->text[kept->length] = '\0';
    return 0;
}

static const contra_write_options plain = CONTRA_WRITE_OPTIONS_INIT;

static const char *text_of(const contra_result *result)
{
    static struct kept kept;
    memset(&kept, 0, sizeof kept);
    CHECK_INT(write_leaflet(result, &plain, keep, &kept), 0);
    return kept.text;
}

static const char *html_of(const contra_result *result)
{
    static struct kept kept;
    memset(&kept, 0, sizeof kept);
    CHECK_INT(write_leaflet_html(result, &plain, keep, &kept), 0);
    return kept.text;
}

static const char *place_of(const char *text, const char *words)
{
    const char *place = strstr(text, words);
    if (place == NULL)
        FAIL("\"%s\" is not in:\n%s", words, text);
    return place;
}

static void assert_silent(const char *text, const char *words)
{
    if (strstr(text, words) != NULL)
        FAIL("\"%s\" should not be in:\n%s", words, text);
}

/* --- a result --- */

static const contra_source survey = {"survey-2020", "Survey, 2020."};
static const contra_source trial = {"trial-2021", "Trial, 2021."};
static const contra_source *const both[] = {&survey, &trial};
static const contra_source *const one[] = {&survey};
static const char *const answers[] = {"warfarin", "<b>&\"'\x07\xc2\x85"};

static const contra_effect bruise = {
    .key = "bruising",
    .title = "Bruise",
    .usual = "Up to a week.",
    .how_often = "8 of 100 treatments.",
    .what_to_do = "Press on it.",
    .refer = "It grows: see a doctor.",
    .raised = CONTRA_PRECAUTION,
    .could_be = CONTRA_PRECAUTION,
    .for_you = "You bleed more easily.",
    .answers = answers,
    .answer_count = COUNT(answers),
    .sources = both,
    .source_count = COUNT(both),
};
static const contra_effect lung = {
    .key = "pneumothorax",
    .title = "Collapsed lung",
    .usual = "Nothing of it is normal.",
    .refer = "Short of breath: emergency.",
    .warning = "FOR THREE DAYS: watch your breathing.",
    .sources = one,
    .source_count = COUNT(one),
};
static const contra_effect possible_lung = {
    .key = "pneumothorax",
    .title = "Collapsed lung",
    .could_be = CONTRA_PRECAUTION,
    .warning = "FOR THREE DAYS: watch your breathing.",
};
static const contra_effect bare = {.key = "tiredness", .title = "Tiredness"};
static const contra_effect raised_without_words = {
    .key = "headache",
    .title = "Headache",
    .raised = CONTRA_ADVICE,
    .could_be = CONTRA_ADVICE,
};
static const contra_effect *const effects[] = {&bruise, &lung, &bare};
static const contra_effect *const possible[] = {&possible_lung};
static const contra_effect *const wordless[] = {&raised_without_words};

static const char *const emergency[] = {"Short of breath."};
static const char *const call[] = {"Anything that worries you."};
static const contra_leaflet leaflet = {
    .title = "After the needles",
    .introduction = "Most of it is small.",
    .not_yet = "Not yet, to keep you safe.",
    .rights = "You may say stop.",
    .emergency = emergency,
    .emergency_count = COUNT(emergency),
    .call = call,
    .call_count = COUNT(call),
    .sources = one,
    .source_count = COUNT(one),
};
static const contra_pack pack = {"needles", "1.0.0", "sha256:0", "not yet reviewed"};
static const contra_pack *const packs[] = {&pack};

static const contra_result ordinary = {
    .engine = "0.1.0",
    .packs = packs,
    .pack_count = 1,
    .patient = "A-1042",
    .date = "2026-11-22",
    .disposition = CONTRA_MODIFY,
    .complete = 1,
    .wording = "May go ahead.",
    .effects = effects,
    .effect_count = COUNT(effects),
    .leaflet = &leaflet,
};

/* --- both writers --- */

TEST(what_is_raised_is_told_in_full_and_first)
{
    const char *text = text_of(&ordinary);
    const char *raised = place_of(text, "Bruise\n  For you     You bleed more easily. You named: "
                                        "warfarin,");
    place_of(text, "  How often   8 of 100 treatments.\n  How long    Up to a week.\n"
                   "  What to do  Press on it.\n  Get help    It grows: see a doctor.\n");
    CHECK(raised < place_of(text, "- Collapsed lung: Nothing of it is normal.\n- Tiredness\n"));
    const char *html = html_of(&ordinary);
    CHECK(place_of(html, "<h3>Bruise</h3>") < place_of(html, "<h3>Collapsed lung</h3>"));
    place_of(html, "<dt>How often</dt>\n<dd>8 of 100 treatments.</dd>");
}

TEST(what_is_raised_without_words_is_told_all_the_same)
{
    contra_result result = ordinary;
    result.effects = wordless;
    result.effect_count = COUNT(wordless);
    place_of(text_of(&result), "Headache\n  For you     Your answers make this more likely.\n");
}

TEST(the_warning_needs_a_cause)
{
    assert_silent(text_of(&ordinary), "FOR THREE DAYS");
    assert_silent(html_of(&ordinary), "FOR THREE DAYS");
}

TEST(what_could_be_is_warned_of)
{
    contra_result result = ordinary;
    result.effects = possible;
    result.effect_count = COUNT(possible);
    const char *text = text_of(&result);
    CHECK(place_of(text, "FOR THREE DAYS") < place_of(text, "What may happen"));
    place_of(html_of(&result), "<strong>FOR THREE DAYS: watch your breathing.</strong>");
}

TEST(no_number_of_the_patient)
{
    assert_silent(text_of(&ordinary), "A-1042");
    assert_silent(html_of(&ordinary), "A-1042");
}

TEST(html_escapes_what_it_did_not_write)
{
    const char *html = html_of(&ordinary);
    place_of(html, "<bdi>warfarin</bdi>, <bdi>&lt;b&gt;&amp;&quot;&#39;</bdi>.</dd>");
    assert_silent(html, "\x07");
}

TEST(each_source_once)
{
    place_of(text_of(&ordinary), "Sources (ask us for them): survey-2020, trial-2021.\n");
    place_of(html_of(&ordinary), "survey-2020, trial-2021.</p>");
}

TEST(signs_stand_at_the_end)
{
    const char *text = text_of(&ordinary);
    const char *help = place_of(text, "Emergency: get help at once\n- Short of breath.\n");
    CHECK(place_of(text, "- Tiredness") < help);
    CHECK(help < place_of(text, "Ring us: ______________________\n- Anything that worries you.\n"));
    assert_silent(text, "same day");
}

TEST(the_clinic_may_give_its_number)
{
    contra_leaflet with_number = leaflet;
    contra_result result = ordinary;
    with_number.telephone = "01 234 567";
    result.leaflet = &with_number;
    place_of(text_of(&result), "Ring us: 01 234 567\n");
    place_of(html_of(&result), "<h3>Ring us: 01 234 567</h3>");
}

TEST(a_session_that_may_not_go_ahead_is_told_first)
{
    contra_result result = ordinary;
    result.disposition = CONTRA_DEFER;
    const char *text = text_of(&result);
    CHECK(place_of(text, "PLEASE NOTE: Not yet, to keep you safe.") < place_of(text, "Bruise"));
    result.disposition = CONTRA_DO_NOT_TREAT;
    place_of(html_of(&result), "<strong>Please note:</strong> Not yet, to keep you safe.");
    result.leaflet = NULL;
    place_of(text_of(&result), "PLEASE NOTE: This session may not go ahead yet.");
    assert_silent(text_of(&ordinary), "PLEASE NOTE");
}

TEST(after_a_session_the_wording_comes_first)
{
    contra_result result = ordinary;
    result.aftercare = 1;
    result.disposition = CONTRA_EMERGENCY_NOW;
    result.wording = "Call an ambulance now.";
    place_of(text_of(&result), "PLEASE NOTE: Call an ambulance now.");
    result.disposition = CONTRA_AS_EXPECTED;
    assert_silent(text_of(&result), "PLEASE NOTE");
}

TEST(a_pack_without_a_leaflet_has_a_sheet_too)
{
    contra_result result = ordinary;
    result.leaflet = NULL;
    result.effect_count = 0;
    result.pack_count = 0;
    place_of(text_of(&result), "What to expect after the treatment\ncontra 0.1.0, 2026-11-22\n");
    assert_silent(html_of(&result), "<h2>");
}

TEST(a_sink_that_says_no_is_told)
{
    static struct kept kept = {.refuse = 1};
    CHECK(write_leaflet(&ordinary, &plain, keep, &kept) != 0);
    CHECK(write_leaflet_html(&ordinary, &plain, keep, &kept) != 0);
}

TESTS(CASE(what_is_raised_is_told_in_full_and_first),
      CASE(what_is_raised_without_words_is_told_all_the_same), CASE(the_warning_needs_a_cause),
      CASE(what_could_be_is_warned_of), CASE(no_number_of_the_patient),
      CASE(html_escapes_what_it_did_not_write), CASE(each_source_once),
      CASE(signs_stand_at_the_end), CASE(the_clinic_may_give_its_number),
      CASE(a_session_that_may_not_go_ahead_is_told_first),
      CASE(after_a_session_the_wording_comes_first), CASE(a_pack_without_a_leaflet_has_a_sheet_too),
      CASE(a_sink_that_says_no_is_told))

/* SPDX-License-Identifier: MIT */
/* The page: hostile texts, what must be loud, sites without a place, a receiver that refuses. How
 * it looks and whether it is whole is tested in a browser. */
#include <stdlib.h>
#include <string.h>

#include <contra/plugin.h>

#include "html/html_parts.h"
#include "sample_result.h"
#include "test.h"

extern const contra_plugin *contra_plugin_describe(void);

/* --- what is written --- */

struct paper {
    char text[200000];
    size_t length;
    size_t calls, refuse_at; /* the call that is refused, from 1; 0: none */
};

static struct paper paper; /* large: not on the stack */

static int take(void *payload, const char *bytes, size_t length)
{
    struct paper *to = payload;
    if (++to->calls == to->refuse_at)
        return 1;
    CHECK(to->refuse_at == 0 || to->calls < to->refuse_at); /* nothing after a refusal */
    CHECK(to->length + length < sizeof to->text);
    memcpy(to->text + to->length, bytes, length);
    to->length += length;
    to->text[to->length] = '\0';
    return 0;
}

static contra_status write_page(const contra_result *result, size_t refuse_at)
{
    const contra_writer *writer = contra_plugin_describe()->writers[0];
    contra_write_options options = CONTRA_WRITE_OPTIONS_INIT;
    contra_error error = {0};
    memset(&paper, 0, sizeof paper);
    paper.refuse_at = refuse_at;
    return writer->write(NULL, result, &options, take, &paper, &error);
}

static const char *page_of(const contra_result *result)
{
    CHECK_INT(write_page(result, 0), CONTRA_OK);
    return paper.text;
}

static void has(const char *page, const char *text)
{
    if (strstr(page, text) == NULL)
        FAIL("The page does not hold: %s", text);
}

static void lacks(const char *page, const char *text)
{
    if (strstr(page, text) != NULL)
        FAIL("The page holds: %s", text);
}

static void written(const char *text, const char *wanted)
{
    struct html page;
    memset(&paper, 0, sizeof paper);
    html_start(&page, take, &paper);
    html_text(&page, text);
    CHECK_INT(html_finish(&page), CONTRA_OK);
    CHECK_TEXT(paper.text, wanted);
}

/* --- tests --- */

TEST(escapes)
{
    written("<script>alert('1')</script> & \"so\"",
            "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;so&quot;");
    written("M\xc3\xbcller, 37 \xc2\xb0"
            "C, \xd8\xb4\xd8\xa7\xd9\x8a",
            "M\xc3\xbcller, 37 \xc2\xb0"
            "C, \xd8\xb4\xd8\xa7\xd9\x8a");
    written("a\tb\nc\rd", "a\tb\nc\rd");
    written("a\x01\x1b[31mb\x7f", "a\xef\xbf\xbd\xef\xbf\xbd[31mb\xef\xbf\xbd");
    written("a\xc2\x80\xc2\x9f\xc2\xa0", "a\xef\xbf\xbd\xef\xbf\xbd\xc2\xa0");
}

/* U+202A..202E and U+2066..2069, and their neighbours, which stay. */
TEST(no_text_turns_the_direction)
{
    char text[4] = "\xe2\x80\xaa";
    for (; (unsigned char)text[2] <= 0xae; text[2]++)
        written(text, "\xef\xbf\xbd");
    memcpy(text, "\xe2\x81\xa6", sizeof text);
    for (; (unsigned char)text[2] <= 0xa9; text[2]++)
        written(text, "\xef\xbf\xbd");
    written("\xe2\x80\xa9\xe2\x80\xaf\xe2\x81\xa5\xe2\x81\xaa",
            "\xe2\x80\xa9\xe2\x80\xaf\xe2\x81\xa5\xe2\x81\xaa");
}

/* A character that ends too early takes nothing of what follows. */
TEST(bad_bytes_hide_nothing)
{
    written("\xe2<b>", "\xe2&lt;b&gt;");
    written("\xe2\x80<b>", "\xe2\x80&lt;b&gt;");
    written("\xc2<b>", "\xc2&lt;b&gt;");
    written("\xc2", "\xc2");
    written("\xe2\x80", "\xe2\x80");
}

TEST(coordinates_of_any_size)
{
    struct html page;
    const double values[] = {38.5, 100, 0, -4.12, -0.04, 0.05, 199.96};
    memset(&paper, 0, sizeof paper);
    html_start(&page, take, &paper);
    for (size_t i = 0; i < COUNT(values); i++) {
        html_coordinate(&page, values[i]);
        html_raw(&page, " ");
    }
    CHECK_INT(html_finish(&page), CONTRA_OK);
    CHECK_TEXT(paper.text, "38.5 100 0 -4.1 0 0.1 200 ");
}

/* Each text of the report as hostile as can be. */
TEST(hostile_everywhere)
{
    static const char evil[] = "<img src=x onerror=\"alert('1')\">\xe2\x80\xae&";
    contra_finding finding = bleeding;
    contra_site site = {.site = evil, .status = CONTRA_SITE_FREE, .view = evil};
    const contra_site *const sites[] = {&site};
    const char *const words[] = {evil};
    contra_evidence fact = {evil, evil, evil, 1, NULL}, elsewhere = {evil, evil, NULL, 0, evil};
    const contra_evidence *const facts[] = {&fact, &elsewhere};
    contra_source source = {evil, evil};
    const contra_source *const sources[] = {&source};
    finding.title = finding.rule = finding.finding = finding.action = finding.replaces = evil;
    finding.pack = finding.strikes = evil;
    finding.strikes_planned = 1;
    finding.sites = words;
    finding.site_count = 1;
    finding.because = facts;
    finding.because_count = COUNT(facts);
    finding.sources = sources;
    finding.source_count = 1;
    contra_finding aside = finding, said = finding, unplanned = finding;
    aside.overridden = said.suppressed_by = evil;
    unplanned.strikes_planned = 0;
    const contra_finding *const found[] = {&finding, &aside, &said, &unplanned};
    contra_question question = {evil, evil, words, 1, words, 1, CONTRA_ABSOLUTE, 1};
    const contra_question *const questions[] = {&question};
    contra_unrecognised word = {evil, evil, evil, 1, NULL, words, 1};
    const contra_unrecognised *const strange[] = {&word};
    contra_override override = {evil, evil, CONTRA_RELATIVE, evil, NULL, 0, evil, 1};
    const contra_override *const set_aside[] = {&override};
    contra_policy policy = {evil, evil, evil, evil};
    const contra_policy *const chosen[] = {&policy};
    contra_failure failure = {evil, evil, CONTRA_ABSOLUTE};
    const contra_failure *const failures_here[] = {&failure};
    contra_part part = {0, evil, CONTRA_HELD, facts, COUNT(facts)};
    const contra_part *const parts[] = {&part};
    contra_trace trace = {evil, CONTRA_ABSOLUTE, evil, CONTRA_HELD, facts, 1, parts, 1};
    const contra_trace *const told[] = {&trace};
    contra_pack pack = {evil, evil, evil, evil};
    const contra_pack *const packs[] = {&pack};
    const char *const evils[] = {evil};
    const contra_action action = {evil, evils, 1, evils, 1};
    const contra_action *const to_do[] = {&action};
    contra_result result = full_result;
    result.actions = to_do;
    result.action_count = 1;
    result.engine = result.patient = result.date = result.wording = evil;
    result.packs = packs;
    result.pack_count = 1;
    result.sites = sites;
    result.site_count = 1;
    result.findings = found;
    result.finding_count = COUNT(found);
    result.questions = questions;
    result.question_count = 1;
    result.unrecognised = strange;
    result.unrecognised_count = 1;
    result.overrides = set_aside;
    result.override_count = 1;
    result.policies = chosen;
    result.policy_count = 1;
    result.failed = failures_here;
    result.failure_count = 1;
    result.traces = told;
    result.trace_count = 1;
    const char *page = page_of(&result);
    lacks(page, "<img");
    lacks(page, "\"alert");
    lacks(page, "\xe2\x80\xae");
    lacks(page, "&<");
    has(page, "&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;\xef\xbf\xbd&amp;");
}

TEST(what_failed_is_loud)
{
    const char *page = page_of(&full_result);
    const char *loud = strstr(page, "This check is not complete");
    CHECK(loud != NULL);
    CHECK(loud < strstr(page, "Avoid some sites</h2>")); /* before all else */
    has(loud, "lymph.lua:12: attempt to index a nil value");
    lacks(page_of(&clear_result), "not complete");
}

TEST(overrides_show_both_ways)
{
    const char *page = page_of(&full_result);
    has(page, "Without the clinician\xe2\x80\x99s overrides: <strong>defer</strong>");
    has(page, "With them: <strong>avoid some sites</strong>. Without: <strong>defer</strong>");
    has(page, "Overridden:</strong> Fainting");
    has(page, "fasting then, has eaten today (KM)");
    has(page, "Said already by bleeding: Bruising");
    has(page, "(sets nothing aside)");
}

/* A site with no place, and one on a view that this page does not draw. */
TEST(sites_beside_the_map)
{
    contra_site elsewhere = {.site = "left ear", .view = "inner ear", .x = 50, .y = 50};
    contra_site nowhere = {.site = "left knee"};
    contra_site placed = {.site = "left deltoid", .view = "front", .x = 73.6, .y = 48.6};
    const contra_site *const sites[] = {&elsewhere, &nowhere, &placed};
    contra_result result = clear_result;
    result.sites = sites;
    result.site_count = COUNT(sites);
    const char *page = page_of(&result);
    const char *first = strstr(page, "Not on the map");
    CHECK(first != NULL);
    CHECK(strstr(first + 1, "Not on the map") != NULL);
    has(page, "It marks 1 of 3 sites");
    has(page, "translate(73.6 48.6)");
    has(page, "aria-label=\"3, left deltoid: free\"");
}

/* Where the patient is not to be needled, no site reads as free. */
TEST(no_site_is_free_if_the_patient_is_not)
{
    contra_site fine = {.site = "left deltoid", .view = "front", .x = 73.6, .y = 48.6};
    const contra_site *const sites[] = {&fine};
    contra_result result = clear_result;
    result.sites = sites;
    for (int i = CONTRA_PROCEED; i <= CONTRA_DO_NOT_TREAT; i++) {
        result.disposition = (contra_disposition)i;
        const char *page = page_of(&result);
        bool needled = i <= CONTRA_AVOID_SITE;
        (needled ? has : lacks)(page, "aria-label=\"1, left deltoid: free\"");
        (needled ? has : lacks)(page, "<dt>Free sites</dt>");
        (needled ? lacks : has)(page, "not now, though nothing blocks the site itself");
    }
}

/* All that decides, the patient's first, each action once, with links to what was found. */
/* Each action once: the sites that it is for, and each rule leads to what it found. */
TEST(what_to_do_is_told_with_sites_and_rules)
{
    static const char *const both[] = {"left upper trapezius", "right rhomboid major"};
    static const char *const rules_of[] = {"pneumothorax", "lymph"}, *const one[] = {"fainting"};
    const contra_action lie = {"Needle lying down.", NULL, 0, one, 1};
    const contra_action leave = {"Do not needle this site.", both, 2, rules_of, 2};
    const contra_action *const to_do[] = {&lie, &leave};
    contra_finding ask = overridden, again = lung;
    ask.overridden = NULL;
    again.rule = "lymph";
    const contra_finding *found[] = {&lung, &struck, &again, &ask, &bleeding};
    contra_result result = full_result;
    result.findings = found;
    result.finding_count = COUNT(found);
    result.actions = to_do;
    result.action_count = COUNT(to_do);
    has(page_of(&result),
        "<ul class=\"actions\">\n"
        "<li>Needle lying down. <a class=\"rule\" href=\"#finding-3\">fainting</a></li>\n"
        "<li><a href=\"#site-1\"><bdi>left upper trapezius</bdi> <span "
        "class=\"number\">(1)</span></a>, "
        "<a href=\"#site-3\"><bdi>right rhomboid major</bdi> <span "
        "class=\"number\">(3)</span></a>: "
        "Do not needle this site. <a class=\"rule\" href=\"#finding-1\">pneumothorax</a>, "
        "<a class=\"rule\" href=\"#finding-2\">lymph</a></li>\n<li>Ask what");
}

TEST(nothing_named_is_nothing_looked_at)
{
    contra_result result = clear_result;
    result.site_count = 0;
    const char *page = page_of(&result);
    has(page, "No site is named, so nothing here was looked at");
    lacks(page, "<figure");
    contra_result open = clear_result;
    open.questions = two_questions;
    open.question_count = 2;
    has(page_of(&open), "Nothing speaks against it in what is known.");
}

TEST(every_disposition_has_its_words)
{
    static const char *const titles[] = {
        "Proceed",      "Proceed with changes", "Avoid some sites", "Defer",
        "Do not treat", "As expected",          "Call the clinic",  "To be seen the same day",
        "Emergency"};
    contra_result result = clear_result;
    for (size_t i = 0; i < COUNT(titles); i++) {
        char heading[64] = ">";
        strncat(heading, titles[i], 40);
        strncat(heading, "</h2>", 6);
        result.disposition = (contra_disposition)i;
        result.aftercare = i >= CONTRA_AS_EXPECTED;
        has(page_of(&result), heading);
    }
}

/* As many sites on one side as a patient may have: numbers shrink together, but stay in place. */
TEST(a_crowded_margin)
{
    enum { MANY = 64 };
    contra_site sites[MANY];
    const contra_site *list[MANY];
    contra_result result = clear_result;
    for (size_t i = 0; i < MANY; i++) {
        sites[i] = (contra_site){.site = "left soleus", .view = "back", .x = 39.2, .y = 168};
        list[i] = &sites[i];
    }
    result.sites = list;
    result.site_count = MANY;
    const char *page = page_of(&result);
    for (const char *at = page; (at = strstr(at, "</text></a>")) != NULL; at++) {
        const char *y = at;
        while (strncmp(y, " y=\"", 4) != 0)
            y--;
        double found = strtod(y + 4, NULL);
        CHECK(found > 0 && found < 200);
    }
}

TEST(refusals_end_the_writing)
{
    CHECK_INT(write_page(&full_result, 0), CONTRA_OK);
    size_t calls = paper.calls;
    CHECK(calls > 5);
    for (size_t i = 1; i <= calls; i++)
        CHECK_INT(write_page(&full_result, i), CONTRA_BROKEN);
}

TEST(same_input_same_bytes)
{
    page_of(&full_result);
    char *first = malloc(paper.length + 1);
    CHECK(first != NULL);
    memcpy(first, paper.text, paper.length + 1);
    int same = strcmp(first, page_of(&full_result)) == 0;
    free(first);
    CHECK(same);
}

TESTS(CASE(escapes), CASE(no_text_turns_the_direction), CASE(bad_bytes_hide_nothing),
      CASE(coordinates_of_any_size), CASE(hostile_everywhere), CASE(what_failed_is_loud),
      CASE(overrides_show_both_ways), CASE(sites_beside_the_map),
      CASE(what_to_do_is_told_with_sites_and_rules), CASE(no_site_is_free_if_the_patient_is_not),
      CASE(nothing_named_is_nothing_looked_at), CASE(every_disposition_has_its_words),
      CASE(a_crowded_margin), CASE(refusals_end_the_writing), CASE(same_input_same_bytes))

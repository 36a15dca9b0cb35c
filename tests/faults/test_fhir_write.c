/* SPDX-License-Identifier: MIT */
/* The FHIR writer on reports made by hand: with everything, with nothing, with text that FHIR
 * forbids; with a sink that refuses, and with each of its allocations failing in turn. */
#include <jansson.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "allocations.h"
#include "fhir/write_bundle.h"
#include "fhir/write_uuid.h"

#define COUNT(list) (sizeof(list) / sizeof *(list))

/* --- a report with everything --- */

static const contra_evidence of_file = {"labs.inr", "3.4", "intake.ini", 77, NULL};
static const contra_evidence of_resource = {"medications.warfarin", "5 mg", NULL, 0,
                                            "MedicationRequest/m-1, medicationCodeableConcept"};
static const contra_evidence again = {"medications.others", "no", NULL, 0, "MedicationRequest/m-1"};
static const contra_evidence no_resource = {"today.systolic", "171", NULL, 0, "Ward/7"};
static const contra_evidence derived = {"patient.age", "70", NULL, 0, NULL};
static const contra_evidence *const because[] = {&of_file, &of_resource, &again, &no_resource,
                                                 &derived};
static const contra_source source = {"aanem-2021", "AANEM, 2021. [borrowed]"};
static const contra_source *const sources[] = {&source};
static const char *const sites[] = {"left psoas major", "right psoas major"};

static const contra_finding held = {
    .rule = "bleeding",
    .title = "Bleeding",
    .effect = "bruising",
    .grade = CONTRA_RELATIVE,
    .could_be = CONTRA_ABSOLUTE,
    .sites = sites,
    .site_count = COUNT(sites),
    .strikes = "electro",
    .strikes_planned = 1,
    .finding = "The INR is 3.4.",
    .action = "Defer.",
    .because = because,
    .because_count = COUNT(because),
    .sources = sources,
    .source_count = COUNT(sources),
    .overridden = "agreed with her GP",
    .suppressed_by = "other",
    .replaces = "older",
    .pack = "dry-needling",
};
static const contra_finding open_one = {
    .rule = "lung", .title = "Lung", .could_be = CONTRA_ABSOLUTE, .pack = "dry-needling"};
static const contra_finding *const findings[] = {&held, &open_one};

static const char *const terms[] = {"emphysema"};
static const char *const rules[] = {"lung"};
static const contra_question question = {
    "conditions", "Which illnesses?", terms, 1, rules, 1, CONTRA_ABSOLUTE, 1};
static const contra_question *const questions[] = {&question};
static const char *const nearest[] = {"warfarin"};
static const contra_unrecognised word = {"medications",           "warfrin", NULL, 0,
                                         "MedicationRequest/m-2", nearest,   1};
static const contra_unrecognised *const unrecognised[] = {&word};
static const contra_override override = {
    "bleeding", NULL, CONTRA_RELATIVE, "agreed", "intake.ini", 80, NULL, 1};
static const contra_override *const overrides[] = {&override};
static const contra_policy policy = {"inr_line", "strict", "standard", "clinic"};
static const contra_policy *const policies[] = {&policy};
static const contra_failure failure = {"broken", "it fell over", CONTRA_RELATIVE};
static const contra_failure *const failed[] = {&failure};
static const contra_site site = {.site = "left psoas major",
                                 .status = CONTRA_SITE_BLOCKED,
                                 .grade = CONTRA_RELATIVE,
                                 .could_be = CONTRA_ABSOLUTE};
static const contra_site *const planned[] = {&site};
static const contra_pack pack = {"dry needling", "0.1.0", "sha256:00", "not yet"};
static const contra_pack *const packs[] = {&pack};

static const contra_result full = {
    .engine = "0.1.0",
    .packs = packs,
    .pack_count = 1,
    .patient = "A-1042",
    .date = "2026-11-22",
    .disposition = CONTRA_DEFER,
    .disposition_without_overrides = CONTRA_DEFER,
    .holds = CONTRA_DEFER,
    .could_be = CONTRA_DO_NOT_TREAT,
    .complete = 0,
    .wording = "Do not needle yet.",
    .sites = planned,
    .site_count = 1,
    .findings = findings,
    .finding_count = COUNT(findings),
    .questions = questions,
    .question_count = 1,
    .minor_question_count = 2,
    .unrecognised = unrecognised,
    .unrecognised_count = 1,
    .overrides = overrides,
    .override_count = 1,
    .policies = policies,
    .policy_count = 1,
    .failed = failed,
    .failure_count = 1,
};

/* --- writing it --- */

struct paper {
    char text[65536];
    size_t length, calls, refuse_at; /* the call that is refused, from 1; 0: none */
};

static int take(void *payload, const char *bytes, size_t length)
{
    struct paper *paper = payload;
    if (++paper->calls == paper->refuse_at || paper->length + length >= sizeof paper->text)
        return 1;
    memcpy(paper->text + paper->length, bytes, length);
    paper->length += length;
    paper->text[paper->length] = '\0';
    return 0;
}

static contra_status write_with(const contra_result *result, int one_line, struct paper *paper,
                                contra_error *err)
{
    contra_write_options options = CONTRA_WRITE_OPTIONS_INIT;
    options.one_line = one_line;
    memset(err, 0, sizeof *err);
    paper->length = paper->calls = 0;
    return fhir_writer.write(NULL, result, &options, take, paper, err);
}

static json_t *written(const contra_result *result)
{
    struct paper paper = {.refuse_at = 0};
    contra_error err;
    assert_int_equal(write_with(result, 1, &paper, &err), CONTRA_OK);
    json_t *bundle = json_loads(paper.text, JSON_REJECT_DUPLICATES, NULL);
    assert_non_null(bundle);
    return bundle;
}

static json_t *resource_of(json_t *bundle, size_t index)
{
    json_t *resource =
        json_object_get(json_array_get(json_object_get(bundle, "entry"), index), "resource");
    assert_non_null(resource);
    return resource;
}

static const char *text_of(json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));
    return text ? text : "(none)";
}

static void everything_is_said(void **state)
{
    (void)state;
    json_t *bundle = written(&full);
    json_t *guidance = resource_of(bundle, 0), *issue = resource_of(bundle, 1);
    assert_string_equal(text_of(guidance, "status"), "failure");
    assert_string_equal(text_of(guidance, "moduleCanonical"),
                        "urn:contra:pack:dry%20needling|0.1.0");
    assert_string_equal(text_of(issue, "severity"), "high");
    /* one reference, although two facts came from there; none to what is no resource */
    assert_int_equal(json_array_size(json_object_get(issue, "implicated")), 1);
    assert_int_equal(json_array_size(json_object_get(issue, "evidence")), 5);
    assert_string_equal(text_of(resource_of(bundle, 2), "status"), "preliminary");
    json_decref(bundle);
}

static void nothing_is_said_of_nobody(void **state)
{
    static const contra_result empty = {.engine = "0.1.0", .date = "2026-11-22", .complete = 1};
    (void)state;
    json_t *bundle = written(&empty);
    json_t *guidance = resource_of(bundle, 0);
    assert_int_equal(json_array_size(json_object_get(bundle, "entry")), 1);
    assert_string_equal(text_of(guidance, "status"), "success");
    assert_string_equal(text_of(guidance, "moduleUri"), "urn:contra");
    assert_string_equal(text_of(json_object_get(guidance, "subject"), "display"),
                        "the patient, whose number is not given");
    assert_null(json_object_get(guidance, "evaluationMessage"));
    assert_null(json_object_get(guidance, "dataRequirement"));
    json_decref(bundle);
}

static void what_fhir_forbids_is_made_readable(void **state)
{
    contra_finding finding = open_one;
    const contra_finding *const list[] = {&finding};
    contra_result result = full;
    (void)state;
    finding.grade = CONTRA_PRECAUTION;
    finding.finding = "a\x01"
                      "b\tc\x7f \xff\xc3";
    finding.title = "<b> & co";
    finding.action = " \n";
    finding.effect = "";
    result.findings = list;
    result.finding_count = 1;
    result.wording = "";
    json_t *bundle = written(&result);
    json_t *issue = resource_of(bundle, 1);
    assert_string_equal(text_of(issue, "detail"), "a b\tc  ??");
    assert_non_null(
        strstr(text_of(json_object_get(issue, "text"), "div"), "<p>&lt;b&gt; &amp; co</p>"));
    assert_null(json_object_get(issue, "mitigation"));
    assert_null(json_object_get(resource_of(bundle, 0), "note"));
    json_decref(bundle);
}

static void one_line_is_one(void **state)
{
    struct paper line = {.refuse_at = 0}, lines = {.refuse_at = 0};
    contra_error err;
    (void)state;
    assert_int_equal(write_with(&full, 1, &line, &err), CONTRA_OK);
    assert_ptr_equal(strchr(line.text, '\n'), line.text + line.length - 1);
    assert_int_equal(write_with(&full, 0, &lines, &err), CONTRA_OK);
    json_t *one = json_loads(line.text, 0, NULL), *two = json_loads(lines.text, 0, NULL);
    assert_true(json_equal(one, two));
    json_decref(one);
    json_decref(two);
}

/* --- what can fail --- */

static void a_sink_that_refuses_is_told(void **state)
{
    struct paper paper;
    contra_error err;
    (void)state;
    for (paper.refuse_at = 1; paper.refuse_at <= 2; paper.refuse_at++) {
        assert_int_equal(write_with(&full, 0, &paper, &err), CONTRA_BROKEN);
        assert_int_equal(paper.calls, paper.refuse_at);
        assert_int_equal(err.status, CONTRA_BROKEN);
        assert_string_equal(err.message, "The receiver refused the Bundle.");
    }
}

/* A Bundle is written whole or not at all. (A copy of a text is tried twice, so that some failures
 * change nothing.) */
static void each_allocation_may_fail(void **state)
{
    static struct paper whole, paper;
    contra_error err;
    size_t total, whole_ones = 0, before = allocations_blocks();
    (void)state;
    allocations_fail_at(0, false);
    assert_int_equal(write_with(&full, 0, &whole, &err), CONTRA_OK);
    total = allocations_count();
    assert_true(total > 500);
    for (int onwards = 0; onwards < 2; onwards++)
        for (size_t i = 1; i <= total; i++) {
            allocations_fail_at(i, onwards == 1);
            contra_status status = write_with(&full, 0, &paper, &err);
            bool refused = allocations_refused();
            allocations_fail_at(0, false);
            assert_true(refused);
            if (status == CONTRA_OK && onwards == 0) {
                assert_string_equal(paper.text, whole.text);
                whole_ones++;
                continue;
            }
            if (status != CONTRA_NO_MEMORY || paper.calls > 0)
                fail_msg("allocation %zu failed: status %d, %zu calls of the sink", i, (int)status,
                         paper.calls);
            assert_string_equal(err.message, "Memory ran out while the Bundle was written.");
        }
    assert_true(whole_ones < total / 4);
    assert_int_equal(allocations_blocks(), before);
    print_message("%zu allocations, %zu of them tried twice\n", total, whole_ones);
}

/* --- the identifiers --- */

static void sha1_is_that_of_the_standard(void **state)
{
    /* FIPS 180-2, appendix A; and none at all */
    static const struct {
        const char *text, *digest;
    } vectors[] = {
        {"abc", "a9993e364706816aba3e25717850c26c9cd0d89d"},
        {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
         "84983e441c3bd26ebaae4aa1f95129e5e54670f1"},
        {"", "da39a3ee5e6b4b0d3255bfef95601890afd80709"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(vectors); i++) {
        unsigned char digest[20];
        char hex[41];
        write_sha1((const unsigned char *)vectors[i].text, strlen(vectors[i].text), digest);
        for (int byte = 0; byte < 20; byte++)
            snprintf(hex + byte * 2, 3, "%02x", digest[byte]);
        assert_string_equal(hex, vectors[i].digest);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everything_is_said),
        cmocka_unit_test(nothing_is_said_of_nobody),
        cmocka_unit_test(what_fhir_forbids_is_made_readable),
        cmocka_unit_test(one_line_is_one),
        cmocka_unit_test(a_sink_that_refuses_is_told),
        cmocka_unit_test(each_allocation_may_fail),
        cmocka_unit_test(sha1_is_that_of_the_standard),
    };
    json_set_alloc_funcs(malloc, free); /* ours: those of a library of its own are not counted */
    return cmocka_run_group_tests(tests, NULL, NULL);
}

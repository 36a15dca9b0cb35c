/* SPDX-License-Identifier: MIT */
/* Codes of other systems, and what would be taken. */
#include "facts/codes.h"
#include "facts/takes.h"
#include "sample_pack.h"

static const char *said(struct sample *s, const char *system, const char *code, size_t index)
{
    const struct code_meaning *meaning = codes_find(&s->schema.codes, system, code, index);
    return meaning == NULL ? "nothing"
                           : arena_format(&s->arena, "%s.%s=%s", meaning->section,
                                          meaning->key ? meaning->key : "",
                                          meaning->value ? meaning->value : "");
}

TEST(finds_what_codes_say)
{
    struct sample s;
    sample_open(&s);
    CHECK_TEXT(said(&s, "loinc", "6301-6", 0), "labs.inr=");
    CHECK_TEXT(said(&s, "LOINC", "6301-6", 0), "labs.inr=");
    CHECK_TEXT(said(&s, "loinc", "6301-6", 1), "nothing");
    CHECK_TEXT(said(&s, "loinc", "6301", 0), "nothing");
    CHECK_TEXT(said(&s, "snomed", "6301-6", 0), "nothing");
    CHECK_TEXT(said(&s, "snomed", "1", 0), "medications.warfarin=yes");
    CHECK_TEXT(said(&s, "snomed", "1", 1), "medications.others=no");
    CHECK_TEXT(said(&s, "snomed", "2", 0), "conditions.=");
    CHECK_TEXT(said(&s, "days", "labs", 0), "labs.=3");
    CHECK_TEXT(codes_system(&s.schema.codes, "http://loinc.org"), "loinc");
    CHECK_TEXT(codes_system(&s.schema.codes, "urn:oid:2.16.840.1.113883.6.1"), "loinc");
    CHECK(codes_system(&s.schema.codes, "http://loinc.org/") == NULL);
    sample_close(&s);
}

TEST(a_code_that_is_too_long_says_nothing)
{
    struct sample s;
    char code[1000];
    sample_open(&s);
    memset(code, '6', sizeof code);
    code[sizeof code - 1] = '\0';
    CHECK_TEXT(said(&s, "loinc", code, 0), "nothing");
    CHECK_TEXT(said(&s, code, "6301-6", 0), "nothing");
    sample_close(&s);
}

static bool takes(struct sample *s, const char *section, const char *key, const char *value)
{
    return facts_take(&s->schema, &s->anatomy, &s->arena, section, key, value);
}

TEST(tells_what_would_be_taken)
{
    struct sample s;
    sample_open(&s);
    CHECK(takes(&s, "labs", "inr", "2.4"));
    CHECK(takes(&s, "labs", "inr", "2.4, 2026-11-18"));
    CHECK(takes(&s, "labs", "inr", ""));
    CHECK(!takes(&s, "labs", "inr", "2.4 kg"));
    CHECK(!takes(&s, "labs", "irn", "2.4"));
    CHECK(!takes(&s, "lab", "inr", "2.4"));
    CHECK(takes(&s, "medications", "warfarin", "yes"));
    CHECK(takes(&s, "medications", "warfarin", "no"));
    CHECK(takes(&s, "medications", "warfarin", ""));
    CHECK(takes(&s, "medications", "others", "no"));
    CHECK(!takes(&s, "medications", "others", "yes"));
    CHECK(takes(&s, "medications", "warfarin", "2026-11-18"));
    CHECK(!takes(&s, "medications", "warfarin", "2026-11-18, 2026-11-19"));
    CHECK(!takes(&s, "medications", "warfarin", "whenever"));
    CHECK(!takes(&s, "medications", "zqvortin", "yes"));
    CHECK(takes(&s, "medications", "zqvortin", ""));
    CHECK(s.problems.count == 0);
    sample_close(&s);
}

TESTS(CASE(finds_what_codes_say), CASE(a_code_that_is_too_long_says_nothing),
      CASE(tells_what_would_be_taken))

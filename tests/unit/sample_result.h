/* SPDX-License-Identifier: MIT */
/* Results made by hand, for the tests of the writers: one of an ordinary day, one that holds
 * everything that a report can say, one of an aftercare call with nothing to say. */
#ifndef CONTRA_TESTS_SAMPLE_RESULT_H
#define CONTRA_TESTS_SAMPLE_RESULT_H

#include <contra/types.h>

#define DIGEST      "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

static const contra_pack needling = {"dry-needling", "0.1.0", DIGEST,
                                     "not yet reviewed by a clinician"};
static const contra_pack clinic = {"clinic", "1.0.0", DIGEST, NULL};
static const contra_pack *const one_pack[] = {&needling};
static const contra_pack *const both_packs[] = {&needling, &clinic};

static const contra_evidence inr = {"labs.inr", "2.4", "intake.ini", 77, NULL};
static const contra_evidence warfarin = {"medications.warfarin", "5 mg \"evenings\"", NULL, 0,
                                         "form 7, question 3"};
static const contra_evidence missing = {"history.bruising", "not answered", NULL, 0, NULL};
static const contra_evidence *const bleeding_facts[] = {&inr, &warfarin, &missing};

static const contra_source aanem = {
    "aanem-2021", "AANEM, Risks in electrodiagnostic medicine and needle electromyography, 2021."};
static const contra_source local = {"house", NULL};
static const contra_source *const bleeding_sources[] = {&aanem, &local};

static const char *const trapezius[] = {"left upper trapezius"};
static const char *const two_sites[] = {"left upper trapezius", "right deltoid"};

static const contra_site free_site = {.site = "right deltoid",
                                      .status = CONTRA_SITE_FREE,
                                      .grade = CONTRA_PRECAUTION,
                                      .could_be = CONTRA_PRECAUTION};
static const contra_site blocked_site = {.site = "left upper trapezius",
                                         .status = CONTRA_SITE_BLOCKED,
                                         .grade = CONTRA_ABSOLUTE,
                                         .could_be = CONTRA_ABSOLUTE};
static const contra_site open_site = {.site = "right rhomboid major",
                                      .status = CONTRA_SITE_NOT_CLEARED,
                                      .grade = CONTRA_GRADE_NONE,
                                      .could_be = CONTRA_RELATIVE};
static const contra_site *const all_sites[] = {&blocked_site, &free_site, &open_site};
static const contra_site *const only_free[] = {&free_site};

static const contra_finding lung = {
    .rule = "pneumothorax",
    .title = "Pneumothorax (collapsed lung)",
    .effect = "pneumothorax",
    .grade = CONTRA_ABSOLUTE,
    .could_be = CONTRA_ABSOLUTE,
    .sites = trapezius,
    .site_count = 1,
    .finding = "Left upper trapezius lies over the lung, and one has collapsed before.",
    .action = "Do not needle this site.",
    .pack = "dry-needling",
};
static const contra_finding bleeding = {
    .rule = "bleeding",
    .title = "Bleeding",
    .effect = "bruising",
    .grade = CONTRA_PRECAUTION,
    .could_be = CONTRA_RELATIVE,
    .sites = two_sites,
    .site_count = 2,
    .finding = "INR 2.4 on warfarin: a bruise is larger and lasts longer, and a deep one may press "
               "on a nerve.",
    .action = "Use thin needles, needle superficially, press for two minutes.",
    .because = bleeding_facts,
    .because_count = 3,
    .sources = bleeding_sources,
    .source_count = 2,
    .replaces = "bleeding",
    .pack = "clinic",
};
static const contra_finding overridden = {
    .rule = "fainting",
    .title = "Fainting",
    .grade = CONTRA_RELATIVE,
    .could_be = CONTRA_RELATIVE,
    .finding = "Fainted at the last session.",
    .action = "Needle lying down.",
    .overridden = "fasting then, has eaten today (KM)",
    .pack = "dry-needling",
};
static const contra_finding suppressed = {
    .rule = "bruise",
    .title = "Bruising",
    .grade = CONTRA_PRECAUTION,
    .could_be = CONTRA_PRECAUTION,
    .finding = "Bruises easily.",
    .action = "Warn of bruises.",
    .suppressed_by = "bleeding",
    .pack = "dry-needling",
};
static const contra_finding struck = {
    .rule = "pacemaker",
    .title = "Electrical stimulation and a pacemaker",
    .grade = CONTRA_ABSOLUTE,
    .could_be = CONTRA_ABSOLUTE,
    .strikes = "electro",
    .finding = "Has a pacemaker.",
    .action = "No electrical stimulation.",
    .pack = "dry-needling",
};
static const contra_finding possible = {
    .rule = "infection",
    .title = "Skin infection",
    .could_be = CONTRA_ABSOLUTE,
    .pack = "dry-needling",
};
static const contra_finding *const all_findings[] = {&lung,     &struck,     &overridden,
                                                     &bleeding, &suppressed, &possible};

static const char *const classes[] = {
    "anticoagulant", "antiplatelet", "corticosteroid", "immunosuppressant", "SSRI",
    "insulin",       "opioid",       "sedative",       "chemotherapy",      "fish oil"};
static const char *const rules[] = {"bleeding", "infection"};
static const contra_question medicines = {
    "medications", "Which medicines do you take?", classes, 10, rules, 2, CONTRA_ABSOLUTE, 0};
static const contra_question collapsed = {
    "history.pneumothorax", "Has a lung ever collapsed?", NULL, 0, rules, 1, CONTRA_RELATIVE, 1};
static const contra_question *const two_questions[] = {&medicines, &collapsed};

static const char *const near_warfarin[] = {"warfarin", "Warfant"};
static const contra_unrecognised misspelt = {"medications", "warfrin", "intake.ini", 60, NULL,
                                             near_warfarin, 2};
static const contra_unrecognised unheard = {"medications", "Zqvortin", NULL, 0, "form 7", NULL, 0};
static const contra_unrecognised *const strange_words[] = {&misspelt, &unheard};

static const contra_override used = {
    "fainting", NULL, CONTRA_RELATIVE, "fasting then, has eaten today (KM)", "intake.ini", 99,
    NULL,       1};
static const contra_override unused = {
    "bleeding", "right deltoid", CONTRA_RELATIVE, "agreed", NULL, 0, NULL, 0};
static const contra_override *const overrides[] = {&used, &unused};

static const contra_policy lenient = {"inr_line", "lenient", "strict", "clinic"};
static const contra_policy *const policies[] = {&lenient};

static const contra_failure broken = {"lymph", "lymph.lua:12: attempt to index a nil value",
                                      CONTRA_RELATIVE};
static const contra_failure *const failures[] = {&broken};

static const contra_trace held = {
    "bleeding", CONTRA_PRECAUTION, "right deltoid", CONTRA_HELD, bleeding_facts, 2, NULL, 0};
static const contra_trace failed = {"lymph", CONTRA_RELATIVE, NULL, CONTRA_FAILED, NULL, 0, NULL,
                                    0};
static const contra_trace *const traces[] = {&held, &failed};

static const contra_result full_result = {
    .engine = "0.1.0",
    .packs = both_packs,
    .pack_count = 2,
    .patient = "A-1042",
    .date = "2026-11-22",
    .disposition = CONTRA_AVOID_SITE,
    .disposition_without_overrides = CONTRA_DEFER,
    .holds = CONTRA_AVOID_SITE,
    .could_be = CONTRA_DO_NOT_TREAT,
    .complete = 0,
    .wording = "Needle the free sites only.",
    .sites = all_sites,
    .site_count = COUNT(all_sites),
    .findings = all_findings,
    .finding_count = COUNT(all_findings),
    .questions = two_questions,
    .question_count = COUNT(two_questions),
    .minor_question_count = 7,
    .unrecognised = strange_words,
    .unrecognised_count = COUNT(strange_words),
    .overrides = overrides,
    .override_count = COUNT(overrides),
    .policies = policies,
    .policy_count = COUNT(policies),
    .failed = failures,
    .failure_count = COUNT(failures),
    .assumed = 12,
    .traces = traces,
    .trace_count = COUNT(traces),
};

static const contra_result clear_result = {
    .engine = "0.1.0",
    .packs = one_pack,
    .pack_count = 1,
    .date = "2026-11-22",
    .disposition = CONTRA_PROCEED,
    .disposition_without_overrides = CONTRA_PROCEED,
    .holds = CONTRA_PROCEED,
    .could_be = CONTRA_PROCEED,
    .complete = 1,
    .wording = "Nothing speaks against dry needling today.",
    .sites = only_free,
    .site_count = 1,
};

static const contra_result aftercare_result = {
    .engine = "0.1.0",
    .packs = one_pack,
    .pack_count = 1,
    .patient = "A-1042",
    .date = "2026-11-22",
    .aftercare = 1,
    .disposition = CONTRA_AS_EXPECTED,
    .disposition_without_overrides = CONTRA_AS_EXPECTED,
    .holds = CONTRA_AS_EXPECTED,
    .could_be = CONTRA_AS_EXPECTED,
    .complete = 1,
    .wording = "This is what is to be expected.",
    .sites = only_free,
    .site_count = 1,
};

#endif

/* SPDX-License-Identifier: MIT */
/* An engine on the clinic's pack with plugins, and what its reports say: for tests of the host. */
#ifndef CONTRA_TESTS_UNIT_PLUGGED_H
#define CONTRA_TESTS_UNIT_PLUGGED_H

#include <contra/contra.h>
#include <stdio.h>
#include <string.h>

#include "test.h"

#define PACK  TEST_SOURCE_DIR "/tests/packs/clinic"
#define PROBE TEST_PLUGINS "/probe.so"
#define DATE  "2026-11-22"
#define BYTES ((size_t)1 << 20)

static inline contra_engine *open_with(const char *first, const char *second, contra_status wanted)
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

static inline contra_patient *read_text(const contra_engine *engine, const char *text,
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

static inline contra_report *check_text(const contra_engine *engine, const char *text, int explain)
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

static inline const contra_finding *finding(const contra_report *report, const char *rule)
{
    const contra_result *result = contra_report_result(report);
    for (size_t i = 0; i < result->finding_count; i++)
        if (strcmp(result->findings[i]->rule, rule) == 0)
            return result->findings[i];
    return NULL;
}

static inline const contra_question *question(const contra_report *report, const char *fact)
{
    const contra_result *result = contra_report_result(report);
    for (size_t i = 0; i < result->question_count; i++)
        if (strcmp(result->questions[i]->fact, fact) == 0)
            return result->questions[i];
    return NULL;
}

static inline int asks(const contra_question *asked, const char *rule)
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

static inline int collect(void *self, const char *bytes, size_t length)
{
    struct page *page = self;
    if (page->length + length > page->most)
        return 1;
    memcpy(page->bytes + page->length, bytes, length);
    page->length += length;
    page->bytes[page->length] = '\0';
    return 0;
}

#endif

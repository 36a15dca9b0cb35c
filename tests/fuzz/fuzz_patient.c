/* SPDX-License-Identifier: MIT */
/* A patient's INI, on a pack with everything in it, a sheet for patients included, and written in
 * the formats of plugins, too. */
#include <string.h>

#include "fuzz.h"

/* --- the order of sections means nothing --- */

/* The sections of the text from last to first, behind what stands before the first of them. */
static void reverse(const char *text, size_t length, struct bytes *out)
{
    size_t end = length, at = length;
    bytes_clear(out);
    size_t first = 0;
    while (first < length && !(text[first] == '[' && (first == 0 || text[first - 1] == '\n')))
        first++;
    bytes_add(out, text, first);
    while (at > first) {
        at--;
        if (text[at] != '[' || (at > first && text[at - 1] != '\n'))
            continue;
        bytes_add(out, text + at, end - at);
        if (text[end - 1] != '\n')
            bytes_add(out, "\n", 1);
        end = at;
    }
}

/* What follows for the patient, without its wording. */
static void judge(const contra_engine *engine, const char *text, size_t length, struct bytes *told)
{
    contra_patient *patient;
    contra_report *report = NULL;
    contra_error error = {.status = CONTRA_OK};
    contra_read_options options = CONTRA_READ_OPTIONS_INIT;
    options.date_if_none = "2026-11-22";
    bytes_clear(told);
    contra_status status =
        contra_patient_read_memory(&patient, engine, text, length, &options, &error);
    if (status == CONTRA_OK)
        status = contra_check(&report, engine, patient, NULL, &error);
    bytes_addf(told, "%d\n", status);
    if (status == CONTRA_OK) {
        const contra_result *result = contra_report_result(report);
        bytes_addf(told, "%s to %s, %d: %zu findings, %zu and %zu questions, %zu assumed\n",
                   contra_disposition_name(result->holds),
                   contra_disposition_name(result->could_be), result->complete,
                   result->finding_count, result->question_count, result->minor_question_count,
                   result->assumed);
        for (size_t i = 0; i < result->finding_count; i++)
            bytes_addf(told, "%s: %s to %s\n", result->findings[i]->rule,
                       contra_grade_name(result->findings[i]->grade),
                       contra_grade_name(result->findings[i]->could_be));
    }
    contra_report_free(report);
    contra_patient_free(patient);
}

static void require_same_reversed(const contra_engine *engine, const char *text, size_t length)
{
    static struct bytes reversed, once, again;
    judge(engine, text, length, &once);
    reverse(text, length, &reversed);
    judge(engine, reversed.text ? reversed.text : "", reversed.length, &again);
    REQUIRE(strncmp(once.text, "0\n", 2) != 0 || bytes_same(&once, &again),
            "as it is:\n%s\nwith its sections from last to first:\n%s", once.text, again.text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static contra_engine *engine;
    const char *text = size ? (const char *)data : "";
    if (!engine)
        engine = fuzz_engine(TEST_PACK, TEST_PLUGINS);
    fuzz_patient(engine, "ini", text, size);
    require_same_reversed(engine, text, size);
    return 0;
}

/* SPDX-License-Identifier: MIT */
/* One text as a patient: read, checked and written, in several ways that must agree. */
#include <jansson.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "fuzz.h"

#define DAY "2026-11-22"

/* --- writing --- */

static int collect(void *payload, const char *bytes, size_t length)
{
    bytes_add(payload, bytes, length);
    return 0;
}

static int refuse(void *payload, const char *bytes, size_t length)
{
    (void)bytes;
    size_t *left = payload;
    if (*left < length)
        return 1;
    *left -= length;
    return 0;
}

static void require_json(const char *text, size_t length)
{
    json_error_t wrong;
    json_t *root = json_loadb(text, length, JSON_REJECT_DUPLICATES, &wrong);
    REQUIRE(root != NULL, "JSON that we write: %s", wrong.text);
    json_decref(root);
}

static void write_one(const contra_report *report, const char *format, bool is_json,
                      struct bytes *out)
{
    contra_error error = {.status = CONTRA_OK};
    contra_write_options options = CONTRA_WRITE_OPTIONS_INIT;
    options.format = format;
    options.today = DAY;
    size_t from = out->length;
    contra_status status = contra_report_write(report, &options, collect, out, &error);
    size_t length = out->length - from;
    REQUIRE(status == CONTRA_OK, "%s: %s", format, error.message);
    REQUIRE(length > 0, "%s writes nothing", format);
    const char *text = out->text + from;
    REQUIRE(text_is_utf8(text, length), "%s is not UTF-8", format);
    for (size_t i = 0; i < length; i++)
        REQUIRE((unsigned char)text[i] >= ' ' || strchr("\r\n", text[i]), "%s holds the byte %d",
                format, text[i]);
    if (is_json)
        require_json(text, length);
    size_t room = length / 2;
    status = contra_report_write(report, &options, refuse, &room, &error);
    REQUIRE(status == CONTRA_BROKEN, "%s: a sink that fails gives %d", format, status);
}

static void write_all(const contra_engine *engine, const contra_report *report, struct bytes *out)
{
    const contra_part_of_plugin *part;
    write_one(report, "text", false, out);
    write_one(report, "json", true, out);
    if (contra_report_result(report)->leaflet) {
        write_one(report, "leaflet", false, out);
        write_one(report, "leaflet-html", false, out);
    }
    for (size_t i = 0; (part = contra_engine_plugin(engine, i)) != NULL; i++)
        if (strcmp(part->kind, "writer") == 0)
            write_one(report, part->name, part->writes_json, out);
}

/* --- what holds for every report --- */

static void require_grades(contra_grade holds, contra_grade could_be, const char *of)
{
    REQUIRE(could_be >= holds, "%s: could be %s, holds %s", of, contra_grade_name(could_be),
            contra_grade_name(holds));
    REQUIRE(holds == CONTRA_GRADE_NONE ||
                (holds >= CONTRA_EXPECTED) == (could_be >= CONTRA_EXPECTED),
            "%s: grades of two scales", of);
}

/* Something rules out a modality that is planned or of which nobody said: no question is asked
 * then.
 */
static bool strikes(const contra_result *result)
{
    bool found = false;
    for (size_t i = 0; i < result->finding_count; i++)
        found = found || (result->findings[i]->strikes && result->findings[i]->strikes_planned);
    return found;
}

static void require_result(const contra_result *result)
{
    REQUIRE(result->could_be >= result->holds, "could be %s, holds %s",
            contra_disposition_name(result->could_be), contra_disposition_name(result->holds));
    REQUIRE((result->holds >= CONTRA_AS_EXPECTED) == (result->could_be >= CONTRA_AS_EXPECTED),
            "dispositions of two scales");
    REQUIRE(result->complete == (result->failure_count == 0), "complete, %zu failures",
            result->failure_count);
    REQUIRE(result->could_be == result->holds || !result->complete || strikes(result) ||
                result->question_count + result->minor_question_count > 0,
            "could be %s, holds %s, and nothing is asked",
            contra_disposition_name(result->could_be), contra_disposition_name(result->holds));
    for (size_t i = 0; i < result->finding_count; i++)
        require_grades(result->findings[i]->grade, result->findings[i]->could_be,
                       result->findings[i]->rule);
    for (size_t i = 0; i < result->site_count; i++) {
        require_sentence(result->sites[i]->site);
        require_grades(result->sites[i]->grade, result->sites[i]->could_be, result->sites[i]->site);
    }
    for (size_t i = 0; i < result->question_count; i++) {
        require_sentence(result->questions[i]->question);
        REQUIRE(result->questions[i]->rule_count > 0, "%s is asked for no rule",
                result->questions[i]->fact);
    }
}

/* --- one way of reading --- */

struct way {
    const contra_engine *engine;
    const char *reader;
    const char *text; /* or, if NULL, the file: */
    size_t length;
    const char *path;
    contra_patient *patient_again;
    contra_report *report_again;
};

static void tell_problems(const contra_patient *patient, struct bytes *told)
{
    const contra_problem *problem;
    for (size_t i = 0; (problem = contra_patient_problem(patient, i)) != NULL; i++) {
        require_sentence(problem->message);
        REQUIRE(problem->line >= 0, "line %d", problem->line);
        bytes_addf(told, "%s:%d: %s\n", problem->file ? problem->file : "", problem->line,
                   problem->message);
    }
}

static void require_refusal(const contra_patient *patient, const contra_error *error)
{
    REQUIRE(patient != NULL, "a refused patient can be asked");
    REQUIRE(contra_patient_problem(patient, 0) != NULL, "refused without a problem: %s",
            error->message);
    REQUIRE(error->message[0] != '\0', "refused without a message");
}

static contra_status read_it(const struct way *way, contra_patient **patient, contra_error *error)
{
    contra_read_options options = CONTRA_READ_OPTIONS_INIT;
    options.date_if_none = DAY;
    options.name = "input";
    options.reader = way->reader;
    options.again = way->patient_again;
    return way->text ? contra_patient_read_memory(patient, way->engine, way->text, way->length,
                                                  &options, error)
                     : contra_patient_read_file(patient, way->engine, way->path, &options, error);
}

/* The short form of the check comes to the same. */
static void require_outcome(const struct way *way, contra_patient *patient,
                            const contra_report *whole)
{
    contra_report *report;
    contra_error error = {.status = CONTRA_OK};
    contra_check_options options = CONTRA_CHECK_OPTIONS_INIT;
    options.detail = CONTRA_OUTCOME;
    contra_status status = contra_check(&report, way->engine, patient, &options, &error);
    REQUIRE(status == CONTRA_OK, "checked twice: %s", error.message);
    const contra_result *a = contra_report_result(whole), *b = contra_report_result(report);
    REQUIRE(a->holds == b->holds && a->could_be == b->could_be && a->complete == b->complete,
            "%s to %s as a whole, %s to %s for the outcome alone",
            contra_disposition_name(a->holds), contra_disposition_name(a->could_be),
            contra_disposition_name(b->holds), contra_disposition_name(b->could_be));
    contra_report_free(report);
}

/* Reads, checks, and tells all of it. What was made stays for the next way to use again. */
static contra_status go(struct way *way, struct bytes *told)
{
    contra_error error = {.status = CONTRA_OK};
    contra_patient *patient;
    contra_report *report = NULL;
    contra_status status = read_it(way, &patient, &error);
    way->patient_again = patient;
    bytes_addf(told, "read: %d\n", status);
    REQUIRE(status == CONTRA_OK || status == CONTRA_REFUSED, "read: %d, %s", status, error.message);
    if (status == CONTRA_REFUSED) {
        require_refusal(patient, &error);
        tell_problems(patient, told);
        return status;
    }
    REQUIRE(patient != NULL && contra_patient_problem(patient, 0) == NULL, "a patient is sound");
    contra_check_options options = CONTRA_CHECK_OPTIONS_INIT;
    options.explain = 1;
    options.again = way->report_again;
    status = contra_check(&report, way->engine, patient, &options, &error);
    way->report_again = report;
    bytes_addf(told, "check: %d\n", status);
    if (status == CONTRA_REFUSED) {
        require_refusal(patient, &error);
        tell_problems(patient, told);
    } else if (status == CONTRA_OK) {
        require_result(contra_report_result(report));
        write_all(way->engine, report, told);
        require_outcome(way, patient, report);
    } else {
        REQUIRE(status == CONTRA_BAD_PACK, "check: %d, %s", status, error.message);
    }
    return status;
}

/* --- the text as a file --- */

static const char *as_file(const char *text, size_t length)
{
    static FILE *file;
    static char path[32];
    if (!file) {
        file = tmpfile();
        REQUIRE(file != NULL, "a file for the test");
        snprintf(path, sizeof path, "/dev/fd/%d", fileno(file));
    }
    REQUIRE(ftruncate(fileno(file), 0) == 0, "an empty file");
    for (size_t done = 0; done < length;) {
        ssize_t more = pwrite(fileno(file), text + done, length - done, (off_t)done);
        REQUIRE(more > 0, "a full file");
        done += (size_t)more;
    }
    return path;
}

/* As an input of many: all are read to the end. Returns what became of the first, and how many. */
static contra_status go_through(const struct way *way, size_t *count)
{
    contra_input *input;
    contra_patient *patient;
    contra_error error = {.status = CONTRA_OK};
    contra_read_options options = CONTRA_READ_OPTIONS_INIT;
    contra_status first = CONTRA_END, status;
    options.date_if_none = DAY;
    options.name = "input";
    options.reader = way->reader;
    status = contra_input_open(&input, way->engine, way->path, &options, &error);
    REQUIRE(status == CONTRA_OK, "open: %s", error.message);
    for (*count = 0; (status = contra_input_next(input, &patient, &error)) != CONTRA_END;
         ++*count) {
        REQUIRE(status == CONTRA_OK || status == CONTRA_REFUSED, "next: %d, %s", status,
                error.message);
        if (status == CONTRA_REFUSED)
            require_refusal(patient, &error);
        first = *count == 0 ? status : first;
        contra_patient_free(patient);
        REQUIRE(*count <= way->length, "an input without end");
    }
    contra_input_free(input);
    return first;
}

/* --- all ways --- */

void fuzz_patient(const contra_engine *engine, const char *reader, const char *text, size_t length)
{
    static struct bytes once, again;
    size_t count;
    struct way way = {.engine = engine, .reader = reader, .text = text, .length = length};
    bytes_clear(&once);
    bytes_clear(&again);
    contra_status status = go(&way, &once);
    way.path = as_file(text, length);
    way.text = NULL;
    contra_status from_file = go(&way, &again);
    REQUIRE(status == from_file && bytes_same(&once, &again), "from memory:\n%s\nfrom a file:\n%s",
            once.text, again.text);
    way.text = text;
    for (int round = 0; round < 2; round++) { /* its lines are learnt, and known then */
        bytes_clear(&again);
        contra_status in_a_chain = go(&way, &again);
        REQUIRE(status == in_a_chain && bytes_same(&once, &again), "at first:\n%s\nlater:\n%s",
                once.text, again.text);
    }
    contra_patient_free(way.patient_again);
    contra_report_free(way.report_again);
    contra_status first = go_through(&way, &count);
    bool sound = strncmp(once.text, "read: 0", 7) == 0;
    REQUIRE(!sound || (count == 1 && first == CONTRA_OK), "alone sound, as an input %d of %zu",
            first, count);
    REQUIRE(sound || count != 1 || first == CONTRA_REFUSED, "alone refused, as an input %d", first);
}

void fuzz_judge(const contra_engine *engine, const char *text, struct bytes *told)
{
    struct way way = {.engine = engine, .reader = "ini", .text = text, .length = strlen(text)};
    go(&way, told);
    contra_patient_free(way.patient_again);
    contra_report_free(way.report_again);
}

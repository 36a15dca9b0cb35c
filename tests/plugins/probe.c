/* SPDX-License-Identifier: MIT */
/* A plugin for the tests of the host. Its reader takes a line `section.key: value` at a time, and
 * does what a line with ! asks for; its checks give what the patient's file asks for; its writers
 * write little. */
#include <contra/plugin.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

CONTRA_PLUGIN_EXPORT extern int probe_starts, probe_stops;
int probe_starts, probe_stops; /* for the test to count; what no other plugin should have */

static const contra_host *host;

static contra_status start(const contra_host *given, void **state, contra_error *err)
{
    (void)state, (void)err;
    host = given;
    probe_starts++;
    return CONTRA_OK;
}

static void stop(void *state)
{
    (void)state;
    probe_stops++;
}

/* --- the reader --- */

struct cursor {
    char text[4096];
    size_t length, at;
    int line;
};

static int recognises(const char *head, size_t length)
{
    return length >= 6 && memcmp(head, "probe\n", 6) == 0 ? 2 : 0;
}

static contra_status open_cursor(void *state, contra_reading *reading, void **out,
                                 contra_error *err)
{
    size_t count;
    struct cursor *cursor = calloc(1, sizeof *cursor);
    (void)state, (void)err;
    if (cursor == NULL)
        return CONTRA_NO_MEMORY;
    while (cursor->length < sizeof cursor->text - 1 &&
           (count = host->source_read(reading, cursor->text + cursor->length,
                                      sizeof cursor->text - 1 - cursor->length)) > 0)
        cursor->length += count;
    cursor->at = 6;
    cursor->line = 1;
    *out = cursor;
    return CONTRA_OK;
}

static contra_status obey(contra_reading *reading, const char *order, const contra_place *place,
                          contra_error *err)
{
    if (strncmp(order, "problem ", 8) == 0)
        host->problem(reading, place, order + 8);
    else if (strncmp(order, "unrecognised ", 13) == 0)
        host->say_unrecognised(reading, "medications", order + 13, place);
    else if (strcmp(order, "bytes") == 0)
        host->say(reading, "medications",
                  "war\x01"
                  "farin",
                  "yes", place);
    else if (strcmp(order, "no text") == 0)
        host->say(reading, "patient", "note", "\xff\xfe", place);
    else if (strcmp(order, "end") == 0)
        return CONTRA_END;
    else if (strcmp(order, "rubbish") == 0)
        return (contra_status)42;
    else if (strcmp(order, "fail") == 0) {
        snprintf(err->message, sizeof err->message, "the line is of lead.");
        return CONTRA_BROKEN;
    }
    return CONTRA_OK;
}

static contra_status next(void *self, contra_reading *reading, contra_error *err)
{
    struct cursor *cursor = self;
    if (cursor->at >= cursor->length)
        return CONTRA_END;
    host->patient_line(reading, cursor->line + 1);
    while (cursor->at < cursor->length) {
        char *line = cursor->text + cursor->at, path[80], *colon;
        size_t length = strcspn(line, "\n");
        line[length] = '\0';
        cursor->at += length + 1;
        cursor->line++;
        if (length == 0)
            return CONTRA_OK;
        snprintf(path, sizeof path, "at %.60s", line);
        const contra_place place = {cursor->line, path, NULL};
        if (line[0] == '!') {
            contra_status status = obey(reading, line + 1, &place, err);
            if (status != CONTRA_OK)
                return status;
            continue;
        }
        char *point = strchr(line, '.');
        colon = strstr(line, ": ");
        if (point == NULL || colon == NULL || point > colon) {
            host->problem(reading, &place, "This is no line of ours.");
            continue;
        }
        *point = *colon = '\0';
        host->say(reading, line, point + 1, colon + 2, &place);
    }
    return CONTRA_OK;
}

static const char *const endings[] = {".probe", NULL};
static const contra_reader reader = {
    sizeof reader, "probe-lines", "section.key: value", endings, 0, recognises, open_cursor,
    next,          free};
static const contra_reader *const readers[] = {&reader, NULL};

/* --- the checks --- */

/* Relative above an INR of 3 on an anticoagulant, precaution above 2. */
static contra_status judge_inr(void *state, contra_asking *asking, contra_grade *holds,
                               contra_grade *could_be, contra_error *err)
{
    contra_known inr, anticoagulant;
    char text[64];
    (void)state, (void)err;
    host->ask(asking, 0, &inr);
    host->ask(asking, 1, &anticoagulant);
    *holds = *could_be = CONTRA_GRADE_NONE;
    if (anticoagulant.truth == CONTRA_NO)
        return CONTRA_OK;
    contra_grade low = inr.low > 3   ? CONTRA_RELATIVE
                       : inr.low > 2 ? CONTRA_PRECAUTION
                                     : CONTRA_GRADE_NONE;
    contra_grade high = inr.high > 3   ? CONTRA_RELATIVE
                        : inr.high > 2 ? CONTRA_PRECAUTION
                                       : CONTRA_GRADE_NONE;
    *holds = anticoagulant.truth == CONTRA_YES ? low : CONTRA_GRADE_NONE;
    *could_be = high;
    snprintf(text, sizeof text, "%g to %g", inr.low, inr.high);
    host->tell(asking, "range", text);
    return CONTRA_OK;
}

static const char *const inr_needs[] = {"labs.inr", "medications:anticoagulant", NULL};
static const char *const inr_sources[] = {"custom", "probe-2026", NULL};
static const contra_source own_source = {"probe-2026", "Probe, On probing, 2026."};
static const contra_source *const literature[] = {&own_source, NULL};
static const contra_check_grade inr_grades[] = {
    {CONTRA_RELATIVE, "The INR is {range} with {medications:anticoagulant}.", "Wait."},
    {CONTRA_PRECAUTION, "The INR is {range}.", "Press long."},
};
static const contra_check_rule inr_check = {
    .size = sizeof inr_check,
    .name = "probe-inr",
    .title = "INR, probed",
    .effect = "bruising",
    .sources = inr_sources,
    .literature = literature,
    .grades = inr_grades,
    .grade_count = 2,
    .needs = inr_needs,
    .judge = judge_inr,
};

/* Over the lung, at each site. */
static contra_status judge_site(void *state, contra_asking *asking, contra_grade *holds,
                                contra_grade *could_be, contra_error *err)
{
    contra_known lung;
    (void)state, (void)err;
    host->ask(asking, 0, &lung);
    *holds = lung.truth == CONTRA_YES ? CONTRA_PRECAUTION : CONTRA_GRADE_NONE;
    *could_be = lung.truth == CONTRA_NO ? CONTRA_GRADE_NONE : CONTRA_PRECAUTION;
    host->tell(asking, "here", host->site(asking));
    return CONTRA_OK;
}

static const char *const site_needs[] = {"sites:lung", NULL};
static const contra_check_grade site_grades[] = {{CONTRA_PRECAUTION, "{here} is near.", NULL}};
static const contra_check_rule site_check = {
    .size = sizeof site_check,
    .name = "probe-site",
    .title = "Site, probed",
    .sources = inr_sources,
    .literature = literature,
    .grades = site_grades,
    .grade_count = 1,
    .needs = site_needs,
    .by_site = 1,
    .judge = judge_site,
};

/* What it gives is rubbish of the kind that the patient's age names. */
static contra_status judge_rubbish(void *state, contra_asking *asking, contra_grade *holds,
                                   contra_grade *could_be, contra_error *err)
{
    contra_known age;
    (void)state;
    host->ask(asking, 0, &age);
    int kind = isfinite(age.low) ? (int)age.low : 0;
    if (kind == 98)
        return CONTRA_OK; /* and no answer */
    *holds = *could_be = CONTRA_GRADE_NONE;
    switch (kind) {
    case 91: *holds = CONTRA_RELATIVE; return CONTRA_OK; /* and could be nothing */
    case 92: *holds = *could_be = CONTRA_ABSOLUTE; return CONTRA_OK;
    case 93: *holds = *could_be = (contra_grade)77; return CONTRA_OK;
    case 94: host->ask(asking, 5, &age); return CONTRA_OK;
    case 95: host->tell(asking, "x", NULL); return CONTRA_OK;
    case 96:
        snprintf(err->message, sizeof err->message, "the abacus fell over");
        return CONTRA_BROKEN;
    case 97: return (contra_status)42;
    default: return CONTRA_OK;
    }
}

static const char *const rubbish_needs[] = {"patient.age", NULL};
static const contra_check_grade rubbish_grades[] = {{CONTRA_RELATIVE, "Rubbish.", NULL}};
static const contra_check_rule rubbish_check = {
    .size = sizeof rubbish_check,
    .name = "probe-rubbish",
    .title = "Rubbish",
    .sources = inr_sources,
    .literature = literature,
    .grades = rubbish_grades,
    .grade_count = 1,
    .needs = rubbish_needs,
    .judge = judge_rubbish,
};
static const contra_check_rule *const checks[] = {&inr_check, &site_check, &rubbish_check, NULL};

/* --- the writers --- */

static contra_status print(contra_sink sink, void *payload, const char *text)
{
    return sink(payload, text, strlen(text)) ? CONTRA_BROKEN : CONTRA_OK;
}

static contra_status write_word(void *state, const contra_result *result,
                                const contra_write_options *options, contra_sink sink,
                                void *payload, contra_error *err)
{
    (void)state;
    if (result->patient != NULL && strcmp(result->patient, "fail") == 0) {
        snprintf(err->message, sizeof err->message, "the ink is dry.");
        return CONTRA_BROKEN;
    }
    contra_status status = print(sink, payload, options->input ? options->input : "?");
    if (status == CONTRA_OK)
        status = print(sink, payload, ": ");
    if (status == CONTRA_OK)
        status = print(sink, payload, result->wording);
    return status == CONTRA_OK ? print(sink, payload, "\n") : status;
}

static contra_status write_head(void *state, contra_sink sink, void *payload, contra_error *err)
{
    (void)state, (void)err;
    return print(sink, payload, "input: wording\n");
}

static contra_status write_refused(void *state, const contra_refusal *refusal, contra_sink sink,
                                   void *payload, contra_error *err)
{
    char line[300];
    (void)state, (void)err;
    snprintf(line, sizeof line, "%s: refused: %s\n", refusal->input,
             refusal->problems[0] ? refusal->problems[0]->message : "?");
    return print(sink, payload, line);
}

static const contra_writer word_writer = {
    .size = sizeof word_writer,
    .name = "probe-word",
    .summary = "the disposition alone",
    .kind = CONTRA_WRITES_DOCUMENT,
    .write = write_word,
};
static const contra_writer line_writer = {
    .size = sizeof line_writer,
    .name = "probe-line",
    .summary = "the disposition, a line each",
    .kind = CONTRA_WRITES_LINES,
    .write = write_word,
    .head = write_head,
    .refused = write_refused,
};
static const contra_writer *const writers[] = {&word_writer, &line_writer, NULL};

/* --- all of it --- */

static const contra_plugin plugin = {
    .abi = CONTRA_PLUGIN_ABI_LATEST,
    .size = sizeof plugin,
    .name = "probe",
    .version = "1.2",
    .licence = "MIT",
    .summary = "For tests",
    .start = start,
    .stop = stop,
    .readers = readers,
    .checks = checks,
    .writers = writers,
};

CONTRA_PLUGIN_EXPORT const contra_plugin *contra_plugin_describe(void);
const contra_plugin *contra_plugin_describe(void)
{
    return &plugin;
}

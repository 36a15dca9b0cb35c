/* SPDX-License-Identifier: MIT */
/* The smallest complete plugin: a reader, a check and a writer. Copy this file, take the steps in
 * order, and delete what you do not need. plugins/README.md goes with you.
 *
 *     cc -shared -fPIC $(pkg-config --cflags contra) template.c -o template.so
 *     contra check --plugin ./template.so --format template patient.facts
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <contra/plugin.h>

/* Step 1. A name, [a-z0-9-]: that of the plugin, which must be that of its file, and here also that
 * of its reader and of its format, which need not. */
#define NAME "template"

/* What the host can do for us. It comes with `start`, and is all that our parts need to know. What
 * differs from source to source stands in a cursor; there are no other variables, since several
 * threads may be in here at once. */
static contra_status start(const contra_host *host, void **state, contra_error *err)
{
    (void)err;
    *state = (void *)(uintptr_t)host; /* only to be called; never written to */
    return CONTRA_OK;
}

/* Step 2. The reader. Ours takes lines `section.key: value` below a first line "facts/1"; a blank
 * line ends a patient. What the words mean, and what is wrong with them, the host knows. */
struct cursor {
    const contra_host *host;
    int line;          /* that was read last, from 1 */
    char text[200];    /* of it, without its end */
    bool cut;          /* it is longer than that */
    char bytes[4096];  /* of the source */
    size_t at, length; /* of the next byte; of the bytes */
};

#define FIRST_LINE "facts/1"

/* Is it ours? 2: surely. 0 leaves it to others, unless the name ends as ours do. */
static int recognises(const char *head, size_t length)
{
    size_t first = sizeof FIRST_LINE - 1;
    return length > first && memcmp(head, FIRST_LINE "\n", first + 1) == 0 ? 2 : 0;
}

static contra_status open_source(void *state, contra_reading *reading, void **out,
                                 contra_error *err)
{
    struct cursor *cursor = calloc(1, sizeof *cursor);
    (void)reading, (void)err;
    *out = cursor;
    if (cursor == NULL)
        return CONTRA_NO_MEMORY;
    cursor->host = state;
    return CONTRA_OK;
}

/* The next byte, or EOF. */
static int next_byte(struct cursor *cursor, contra_reading *reading)
{
    if (cursor->at == cursor->length) {
        cursor->at = 0;
        cursor->length = cursor->host->source_read(reading, cursor->bytes, sizeof cursor->bytes);
    }
    return cursor->length > 0 ? (unsigned char)cursor->bytes[cursor->at++] : EOF;
}

/* The next line; false at the end of the source. */
static bool next_line(struct cursor *cursor, contra_reading *reading)
{
    size_t length = 0;
    int byte = next_byte(cursor, reading);
    if (byte == EOF)
        return false;
    cursor->line++;
    cursor->cut = false;
    for (; byte != EOF && byte != '\n'; byte = next_byte(cursor, reading)) {
        cursor->cut = cursor->cut || byte == '\0' || length == sizeof cursor->text - 1;
        if (!cursor->cut)
            cursor->text[length++] = (char)byte;
    }
    cursor->text[length] = '\0';
    return true;
}

/* Says one line. A wrong one refuses the patient; we go on, so that all that is wrong is told. */
static void say_line(struct cursor *cursor, contra_reading *reading)
{
    const contra_place place = {.line = cursor->line};
    char *point = strchr(cursor->text, '.'), *colon = strstr(cursor->text, ": ");
    if (cursor->cut || point == NULL || colon == NULL || colon < point) {
        cursor->host->problem(reading, &place,
                              "This is no line \"section.key: value\" of less than 200 bytes.");
        return;
    }
    *point = *colon = '\0';
    cursor->host->say(reading, cursor->text, point + 1, colon + 2, &place);
}

static contra_status next_patient(void *self, contra_reading *reading, contra_error *err)
{
    struct cursor *cursor = self;
    bool any = false;
    (void)err;
    while (next_line(cursor, reading)) {
        bool blank = cursor->text[0] == '\0' && !cursor->cut;
        if (blank && any)
            return CONTRA_OK;
        if (blank || (cursor->line == 1 && strcmp(cursor->text, FIRST_LINE) == 0))
            continue;
        if (!any)
            cursor->host->patient_line(reading, cursor->line);
        any = true;
        say_line(cursor, reading);
    }
    return any ? CONTRA_OK : CONTRA_END;
}

static const char *const endings[] = {".facts", NULL};

static const contra_reader reader = {
    .size = sizeof reader,
    .name = NAME,
    .summary = "patients as lines \"section.key: value\"",
    .endings = endings,
    .recognises = recognises,
    .open = open_source,
    .next = next_patient,
    .close = free,
};

/* Step 3. The check: a rule in C. Its grades come with their texts, gravest first; it says which
 * facts it needs, and what it rests on: keys of the pack's sources.ini, or literature of its own.
 */
static const contra_check_grade grades[] = {
    {CONTRA_RELATIVE, "{treatment.needles} needles are planned.", "Spread them over sessions."},
    {CONTRA_PRECAUTION, "{treatment.needles} needles are planned.", "Count them out and in."},
};
static const char *const needs[] = {"treatment.needles", NULL};
static const char *const sources[] = {"template-example", NULL};
static const contra_source example = {"template-example", "An example, and no clinical source."};
static const contra_source *const literature[] = {&example, NULL};

static contra_grade grade_of(double needles)
{
    return needles > 20 ? CONTRA_RELATIVE : needles > 10 ? CONTRA_PRECAUTION : CONTRA_GRADE_NONE;
}

/* Three values: what is known is a range, and what is not known at all is the whole of it. The
 * least that the fact may be gives what certainly holds, the most what could. Never take a fact
 * that is unknown for one that is harmless. */
static contra_status judge(void *state, contra_asking *asking, contra_grade *holds,
                           contra_grade *could_be, contra_error *err)
{
    const contra_host *host = state;
    contra_known needles;
    (void)err;
    host->ask(asking, 0, &needles);
    *holds = grade_of(needles.low);
    *could_be = grade_of(needles.high);
    return CONTRA_OK;
}

static const contra_check_rule check = {
    .size = sizeof check,
    .name = "many-needles",
    .title = "Many needles in one session",
    .sources = sources,
    .literature = literature,
    .grades = grades,
    .grade_count = sizeof grades / sizeof *grades,
    .needs = needs,
    .judge = judge,
};

/* Step 4. The writer: here one sentence for each patient. An input that was refused has its
 * sentence too: who reads only this must not take silence for a clean report. */
static contra_status put(contra_sink sink, void *payload, const char *text)
{
    return sink(payload, text, strlen(text)) == 0 ? CONTRA_OK : CONTRA_BROKEN;
}

/* How many findings hold; the others could, or were set aside. */
static size_t holding(const contra_result *result)
{
    size_t count = 0;
    for (size_t i = 0; i < result->finding_count; i++)
        count += result->findings[i]->grade != CONTRA_GRADE_NONE &&
                 !result->findings[i]->overridden && !result->findings[i]->suppressed_by;
    return count;
}

static contra_status write_sentence(void *state, const contra_result *result,
                                    const contra_write_options *options, contra_sink sink,
                                    void *payload, contra_error *err)
{
    char text[400];
    (void)state, (void)options, (void)err;
    snprintf(text, sizeof text, "%.80s: %.200s Findings: %zu; questions: %zu%s.\n",
             result->patient ? result->patient : "A patient without a number",
             result->wording ? result->wording : "", holding(result), result->question_count,
             result->complete ? "" : "; NOT COMPLETE: a rule failed");
    return put(sink, payload, text);
}

static contra_status write_refused(void *state, const contra_refusal *refusal, contra_sink sink,
                                   void *payload, contra_error *err)
{
    char text[400];
    (void)state, (void)err;
    snprintf(text, sizeof text, "%.80s: refused, nothing was checked. %.200s\n",
             refusal->input ? refusal->input : "An input", refusal->problems[0]->message);
    return put(sink, payload, text);
}

static contra_status write_head(void *state, contra_sink sink, void *payload, contra_error *err)
{
    (void)state, (void)err;
    return put(sink, payload, "What follows for each patient:\n");
}

static const contra_writer writer = {
    .size = sizeof writer,
    .name = NAME,
    .summary = "one sentence for each patient",
    .kind = CONTRA_WRITES_LINES,
    .write = write_sentence,
    .head = write_head,
    .refused = write_refused,
};

/* Step 5. The plugin: what it adds, and the one function that it exports. A part that you deleted
 * leaves its member out. */
static const contra_reader *const readers[] = {&reader, NULL};
static const contra_check_rule *const checks[] = {&check, NULL};
static const contra_writer *const writers[] = {&writer, NULL};

static const contra_plugin plugin = {
    .abi = CONTRA_PLUGIN_ABI_LATEST,
    .size = sizeof plugin,
    .name = NAME,
    .version = "0.1.0",
    .licence = "MIT",
    .summary = "an example of all that a plugin can add",
    .start = start,
    .readers = readers,
    .checks = checks,
    .writers = writers,
};

CONTRA_PLUGIN_EXPORT const contra_plugin *contra_plugin_describe(void);

const contra_plugin *contra_plugin_describe(void)
{
    return &plugin;
}

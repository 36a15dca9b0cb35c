/* SPDX-License-Identifier: MIT */
/* A writer of one line for each patient, for spreadsheets and statistics.
 *
 *     patient           the clinic's number; empty if there is none
 *     input             the file, or what else it is called
 *     date              the day of the check
 *     phase             screening or aftercare
 *     disposition       what follows; "refused" if nothing could be checked
 *     holds, could_be   from what holds alone; if every open question turned out badly
 *     complete          yes; no: a rule failed, and more may speak against the treatment
 *     gravest, rule     title and name of the gravest finding; one that rules out a modality
 *                       which is not planned stands back
 *     grade             "none": it does not hold, but could (then nothing else holds either)
 *     grade_could_be    the gravest that it could be
 *     findings          how many hold
 *     set_aside         how many more would, but for an override
 *     questions         how many are open, the minor ones not counted
 *     unrecognised      how many words no vocabulary knows
 *     refused           why nothing was checked: all that is wrong with the input
 *
 * What was not checked has empty fields, never a 0.
 */
#include <stdio.h>

#include <contra/plugin.h>

#include "csv/csv_field.h"

static const char *const columns[] = {
    "patient",  "input",     "date",      "phase",        "disposition", "holds",
    "could_be", "complete",  "gravest",   "rule",         "grade",       "grade_could_be",
    "findings", "set_aside", "questions", "unrecognised", "refused"};
enum { COLUMNS = sizeof columns / sizeof *columns };

/* --- words: as in reports as JSON --- */

static const char *grade_name(contra_grade grade)
{
    switch (grade) {
    case CONTRA_GRADE_NONE: return "none";
    case CONTRA_ADVICE: return "advice";
    case CONTRA_PRECAUTION: return "precaution";
    case CONTRA_RELATIVE: return "relative";
    case CONTRA_ABSOLUTE: return "absolute";
    case CONTRA_EXPECTED: return "expected";
    case CONTRA_CALL: return "call";
    case CONTRA_SAME_DAY: return "same_day";
    case CONTRA_EMERGENCY: return "emergency";
    }
    return "unknown";
}

static const char *disposition_name(contra_disposition disposition)
{
    switch (disposition) {
    case CONTRA_PROCEED: return "proceed";
    case CONTRA_MODIFY: return "modify";
    case CONTRA_AVOID_SITE: return "avoid-site";
    case CONTRA_DEFER: return "defer";
    case CONTRA_DO_NOT_TREAT: return "do-not-treat";
    case CONTRA_AS_EXPECTED: return "expected";
    case CONTRA_CALL_CLINIC: return "call";
    case CONTRA_SEEN_SAME_DAY: return "same-day";
    case CONTRA_EMERGENCY_NOW: return "emergency";
    }
    return "unknown";
}

/* --- findings --- */

static bool counts(const contra_finding *finding)
{
    return finding->overridden == NULL && finding->suppressed_by == NULL;
}

/* Is `one` the graver? What only rules out a modality that is not planned comes last. */
static bool graver(const contra_finding *one, const contra_finding *other)
{
    bool bears = one->strikes == NULL || one->strikes_planned;
    bool other_bears = other->strikes == NULL || other->strikes_planned;
    if (bears != other_bears)
        return bears;
    if (one->grade != other->grade)
        return one->grade > other->grade;
    return one->could_be > other->could_be;
}

/* The gravest that holds; if none does, the one that could be the gravest; or NULL. */
static const contra_finding *gravest(const contra_result *result)
{
    const contra_finding *found = NULL;
    for (size_t i = 0; i < result->finding_count; i++)
        if (counts(result->findings[i]) && (found == NULL || graver(result->findings[i], found)))
            found = result->findings[i];
    return found;
}

static void write_findings(struct csv_line *line, const contra_result *result)
{
    const contra_finding *finding = gravest(result);
    size_t holding = 0, set_aside = 0;
    for (size_t i = 0; i < result->finding_count; i++) {
        if (result->findings[i]->grade == CONTRA_GRADE_NONE)
            continue;
        holding += counts(result->findings[i]);
        set_aside += result->findings[i]->overridden != NULL;
    }
    csv_field(line, finding != NULL ? finding->title : NULL);
    csv_field(line, finding != NULL ? finding->rule : NULL);
    csv_field(line, finding != NULL ? grade_name(finding->grade) : NULL);
    csv_field(line, finding != NULL ? grade_name(finding->could_be) : NULL);
    csv_number(line, holding);
    csv_number(line, set_aside);
}

/* --- lines --- */

static contra_status write_head(void *state, contra_sink sink, void *payload, contra_error *err)
{
    struct csv_line line;
    (void)state;
    (void)err;
    csv_line_start(&line, sink, payload);
    for (size_t i = 0; i < COLUMNS; i++)
        csv_field(&line, columns[i]);
    return csv_line_end(&line);
}

static contra_status write_report(void *state, const contra_result *result,
                                  const contra_write_options *options, contra_sink sink,
                                  void *payload, contra_error *err)
{
    struct csv_line line;
    (void)state;
    (void)err;
    csv_line_start(&line, sink, payload);
    csv_field(&line, result->patient);
    csv_field(&line, options->input);
    csv_field(&line, result->date);
    csv_field(&line, result->aftercare ? "aftercare" : "screening");
    csv_field(&line, disposition_name(result->disposition));
    csv_field(&line, disposition_name(result->holds));
    csv_field(&line, disposition_name(result->could_be));
    csv_field(&line, result->complete ? "yes" : "no");
    write_findings(&line, result);
    csv_number(&line, result->question_count);
    csv_number(&line, result->unrecognised_count);
    csv_field(&line, NULL);
    return csv_line_end(&line);
}

/* "a.ini:3: what is wrong | a.ini:5: what else" */
static void write_problems(struct csv_line *line, const contra_problem *const *problems)
{
    char number[32];
    csv_field_begin(line);
    for (size_t i = 0; problems[i] != NULL; i++) {
        csv_field_add(line, i > 0 ? " | " : "");
        if (problems[i]->file != NULL)
            csv_field_add(line, problems[i]->file);
        if (problems[i]->line > 0) {
            snprintf(number, sizeof number, ":%d", problems[i]->line);
            csv_field_add(line, number);
        }
        if (problems[i]->file != NULL || problems[i]->line > 0)
            csv_field_add(line, ": ");
        csv_field_add(line, problems[i]->message);
    }
    csv_field_end(line);
}

static contra_status write_refused(void *state, const contra_refusal *refusal, contra_sink sink,
                                   void *payload, contra_error *err)
{
    struct csv_line line;
    enum { BEFORE = 5, BEHIND = 1 }; /* columns up to "disposition", and from "refused" on */
    (void)state;
    (void)err;
    csv_line_start(&line, sink, payload);
    csv_field(&line, refusal->patient);
    csv_field(&line, refusal->input);
    csv_field(&line, NULL);
    csv_field(&line, NULL);
    csv_field(&line, "refused");
    for (size_t i = BEFORE; i < COLUMNS - BEHIND; i++)
        csv_field(&line, NULL);
    write_problems(&line, refusal->problems);
    return csv_line_end(&line);
}

/* --- the plugin --- */

static const contra_writer writer = {
    .size = sizeof(contra_writer),
    .name = "csv",
    .summary = "a line for each patient, for spreadsheets: what follows, the gravest finding, "
               "what is open, why it was refused",
    .kind = CONTRA_WRITES_LINES,
    .write = write_report,
    .head = write_head,
    .refused = write_refused,
};

static const contra_writer *const writers[] = {&writer, NULL};

static const contra_plugin plugin = {
    .abi = CONTRA_PLUGIN_ABI_LATEST,
    .size = sizeof(contra_plugin),
    .name = "csv",
    .version = "0.1.0",
    .licence = "MIT",
    .summary = "writes a line for each patient",
    .writers = writers,
};

CONTRA_PLUGIN_EXPORT const contra_plugin *contra_plugin_describe(void);

const contra_plugin *contra_plugin_describe(void)
{
    return &plugin;
}

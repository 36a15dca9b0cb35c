/* SPDX-License-Identifier: MIT */
#include "authoring/examples.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "facts/ini_reader.h"

#define DAY_WITHOUT_BASELINE "2026-01-15" /* of the check, where the baseline names none */

/* --- the baseline --- */

struct baseline {
    struct arena *arena;
    struct problems problems;
    const char *path; /* of the file that is read */
    struct example_entry *entries;
    size_t count, capacity;
    size_t of_base; /* how many entries the packs before gave; a later one may say otherwise */
    int32_t date;
};

static void keep_entry(void *self, const char *section, const char *key, const char *value,
                       int line, const char *comment, int comment_gap)
{
    struct baseline *baseline = self;
    (void)comment, (void)comment_gap;
    if (strcmp(section, "check") == 0 && strcmp(key, "not_mentioned") == 0)
        problem_add(&baseline->problems, baseline->path, line,
                    "A baseline answers every question. not_mentioned would answer again what an "
                    "example takes away.");
    if (strcmp(section, "check") == 0 && strcmp(key, "date") == 0)
        date_read(value, &baseline->date);
    for (size_t i = 0; i < baseline->of_base; i++) {
        struct example_entry *entry = &baseline->entries[i];
        if (strcmp(entry->section, section) == 0 && text_same(entry->key, key)) {
            entry->value = arena_string(baseline->arena, value);
            return;
        }
    }
    baseline->entries = arena_push(baseline->arena, baseline->entries, baseline->count,
                                   &baseline->capacity, sizeof *baseline->entries);
    baseline->entries[baseline->count++] = (struct example_entry){
        arena_string(baseline->arena, section), arena_string(baseline->arena, key),
        arena_string(baseline->arena, value)};
}

static void keep_section(void *self, const char *section, int line)
{
    (void)self, (void)section, (void)line;
}

contra_status baseline_read(struct baseline **out, struct arena *arena, const struct rulebook *book,
                            contra_error *err)
{
    struct ini_source source;
    struct baseline *baseline = arena_alloc(arena, sizeof *baseline);
    *out = baseline;
    baseline->arena = baseline->problems.arena = arena;
    date_read(DAY_WITHOUT_BASELINE, &baseline->date);
    struct ini_handler handler = {keep_section, keep_entry, NULL, baseline};
    for (size_t i = 0; i < book->baseline_count; i++) {
        baseline->path = book->baselines[i];
        baseline->of_base = baseline->count;
        if (!ini_open_of_pack(&source, baseline->path, err))
            return CONTRA_UNREADABLE;
        ini_read(&source, &handler, &baseline->problems);
        ini_close(&source);
    }
    if (baseline->problems.count)
        return error_from_problems(err, CONTRA_REFUSED, &baseline->problems);
    return CONTRA_OK;
}

/* --- "3 days ago" --- */

/* A date in words, from the day of the check on; false if it is none. */
static bool relative_date(const char *words, int32_t today, char out[11])
{
    static const struct {
        const char *unit;
        int days;
    } units[] = {{"day", 1}, {"week", 7}, {"month", 30}, {"year", 365}};
    char *end;
    long count = strtol(words, &end, 10);
    if (end == words || count < 0 || count > 50000 || *end != ' ')
        return false;
    end += strspn(end, " ");
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        size_t length = strlen(units[i].unit);
        if (strncmp(end, units[i].unit, length) != 0)
            continue;
        const char *behind = end + length + (end[length] == 's');
        if (strcmp(behind, " ago") != 0)
            return false;
        date_write(today - (int32_t)count * units[i].days, out);
        return true;
    }
    return false;
}

/* A value with every "3 days ago" in it, part by part, turned into a date. */
static const char *resolve_dates(struct arena *arena, const char *value, int32_t today)
{
    if (!strstr(value, " ago"))
        return value;
    struct text resolved;
    text_start(&resolved, arena);
    const char *cursor = value, *part;
    while ((part = text_next_part(arena, &cursor))) {
        char date[11];
        text_addf(&resolved, "%s%s", resolved.length ? ", " : "",
                  relative_date(part, today, date) ? date : part);
    }
    return resolved.bytes;
}

/* "session 3 days ago" becomes "session 2026-01-12". */
static const char *resolve_heading(struct arena *arena, const char *heading, int32_t today)
{
    const char *blank = strchr(heading, ' ');
    char date[11];
    if (!blank || !relative_date(blank + 1, today, date))
        return heading;
    return arena_format(arena, "%.*s %s", (int)(blank - heading), heading, date);
}

/* --- one example --- */

static bool overridden(const struct example *example, const struct example_entry *entry)
{
    for (size_t i = 0; i < example->count; i++)
        if (strcmp(example->entries[i].section, entry->section) == 0 &&
            text_same(example->entries[i].key, entry->key))
            return true;
    return false;
}

static contra_status say(contra_patient *patient, const struct baseline *baseline,
                         const struct example_entry *entry, const char *origin, contra_error *err)
{
    return contra_patient_set(
        patient, resolve_heading(baseline->arena, entry->section, baseline->date), entry->key,
        resolve_dates(baseline->arena, entry->value, baseline->date), origin, err);
}

static contra_status build(contra_patient *patient, const struct baseline *baseline,
                           const struct example *example, contra_error *err)
{
    contra_status status = CONTRA_OK;
    char date[11];
    date_write(baseline->date, date);
    bool dated = false;
    for (size_t i = 0; i < baseline->count && !status; i++) {
        const struct example_entry *entry = &baseline->entries[i];
        dated = dated || (strcmp(entry->section, "check") == 0 && strcmp(entry->key, "date") == 0);
        if (!overridden(example, entry))
            status = say(patient, baseline, entry, "baseline", err);
    }
    for (size_t i = 0; i < example->count && !status; i++)
        if (example->entries[i].value)
            status = say(patient, baseline, &example->entries[i], "example", err);
    if (!dated && !status)
        status = contra_patient_set(patient, "check", "date", date, "example", err);
    return status;
}

/* What the rule itself says: the gravest that holds and is not left to another rule. */
static void judge(struct example_outcome *outcome, const contra_result *result)
{
    for (size_t i = 0; i < result->finding_count; i++) {
        const contra_finding *finding = result->findings[i];
        if (strcmp(finding->rule, outcome->rule->name) != 0)
            continue;
        bool counts = !finding->suppressed_by;
        if (counts && finding->grade > outcome->gives)
            outcome->gives = finding->grade;
        if ((counts || finding->could_be > finding->grade) && finding->could_be > outcome->could_be)
            outcome->could_be = finding->could_be;
    }
    outcome->passed = outcome->gives == outcome->example->gives &&
                      outcome->could_be == outcome->example->could_be;
}

/* Checks again, so that the report tells what became of each part. */
static void explain(const struct bench *bench, contra_patient *patient, contra_report **report)
{
    contra_check_options options = CONTRA_CHECK_OPTIONS_INIT;
    options.explain = 1;
    options.again = *report;
    if (contra_check(report, bench->engine, patient, &options, NULL) != CONTRA_OK)
        *report = NULL;
}

/* Hands the patient to the caller, or ends it. */
static void let_go(contra_patient *patient, contra_patient **kept)
{
    if (kept)
        *kept = patient;
    else
        contra_patient_free(patient);
}

contra_status example_run(const struct bench *bench, const struct rule *rule,
                          const struct example *example,
                          void (*told)(void *payload, const struct example_outcome *outcome),
                          void *payload, contra_patient **kept, contra_error *err)
{
    struct example_outcome outcome = {.rule = rule, .example = example};
    contra_patient *patient;
    contra_report *report = NULL;
    contra_error why;
    if (kept)
        *kept = NULL;
    contra_status status = bench->new_patient(&patient, bench->engine, err);
    if (status)
        return status;
    status = build(patient, bench->baseline, example, &why);
    if (!status)
        status = contra_check(&report, bench->engine, patient, NULL, &why);
    if (status == CONTRA_NO_MEMORY || status == CONTRA_BROKEN) {
        contra_patient_free(patient);
        return error_set(err, status, NULL, 0, "%s", why.message);
    }
    if (status)
        outcome.refused = why.message;
    else
        judge(&outcome, contra_report_result(report));
    if (report && !outcome.passed)
        explain(bench, patient, &report);
    outcome.report = report;
    told(payload, &outcome);
    contra_report_free(report);
    let_go(patient, outcome.refused ? NULL : kept);
    return CONTRA_OK;
}

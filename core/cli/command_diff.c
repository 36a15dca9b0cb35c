/* SPDX-License-Identifier: MIT */
/* contra diff: the dry run before a new pack goes live. */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "authoring/diff.h"
#include "base/folder.h"
#include "base/text.h"
#include "cli/day.h"
#include "cli/packs.h"
#include "cli/say.h"
#include "cli/sheet_out.h"

struct diff {
    const struct options *options;
    contra_engine *before, *after;
    contra_read_options read;
    char today[11];
    struct sheet cases; /* of the patients that change */
    struct diff_tally tally;
    int code; /* the highest so far */
};

static void note_code(struct diff *diff, int code)
{
    if (code > diff->code)
        diff->code = code;
}

/* --- what changes, in words --- */

static const char *grade_words(struct arena *arena, contra_grade grade, contra_grade could_be)
{
    const char *name = grade == CONTRA_GRADE_NONE ? "clear" : contra_grade_name(grade);
    if (could_be <= grade)
        return name;
    return arena_format(arena, "%s (could be %s)", name, contra_grade_name(could_be));
}

static const char *rules_of(struct arena *arena, const struct patient_change *change)
{
    struct text words;
    text_start(&words, arena);
    for (size_t i = 0; i < change->rule_count; i++) {
        bool earlier = false;
        for (size_t j = 0; j < i; j++)
            earlier = earlier || strcmp(change->rules[j].rule, change->rules[i].rule) == 0;
        if (!earlier)
            text_addf(&words, "%s%s", words.length ? ", " : "", change->rules[i].rule);
    }
    return words.bytes;
}

static void tell_refused(struct diff *diff, const struct patient_change *change)
{
    sheet_item(&diff->cases, 0, "%s: the %s pack refuses it: %s", change->name,
               change->refused_after ? "new" : "old",
               change->refused_after ? change->why_after : change->why_before);
}

static void tell_places(struct diff *diff, const struct patient_change *change)
{
    struct arena *arena = diff->options->arena;
    for (size_t i = 0; i < change->rule_count; i++) {
        const struct rule_change *at = &change->rules[i];
        sheet_item(&diff->cases, 1, "%s%s%s: %s, was %s", at->rule, at->site ? " at " : "",
                   at->site ? at->site : "", grade_words(arena, at->after, at->after_could_be),
                   grade_words(arena, at->before, at->before_could_be));
    }
}

static void tell(struct diff *diff, const struct patient_change *change)
{
    const char *before = contra_disposition_name(change->before);
    const char *after = contra_disposition_name(change->after);
    bool each = option_given(diff->options, "each");
    struct arena *arena = diff->options->arena;
    if (change->refused_before || change->refused_after) {
        tell_refused(diff, change);
        return;
    }
    const char *by = each || change->rule_count == 0
                         ? ""
                         : arena_format(arena, ", by %s", rules_of(arena, change));
    if (change->before == change->after)
        sheet_item(&diff->cases, 0, "%s: %s as before, other findings%s", change->name, after, by);
    else
        sheet_item(&diff->cases, 0, "%s: %s, was %s%s", change->name, after, before, by);
    if (each)
        tell_places(diff, change);
}

/* --- one patient --- */

static contra_report *check(struct diff *diff, const contra_engine *engine, contra_patient *patient,
                            contra_status read, contra_error *error)
{
    contra_check_options options = CONTRA_CHECK_OPTIONS_INIT;
    contra_report *report;
    options.detail = CONTRA_RECORD;
    if (read != CONTRA_OK)
        return NULL;
    contra_status status = contra_check(&report, engine, patient, &options, error);
    if (status == CONTRA_OK)
        return report;
    if (status != CONTRA_REFUSED)
        note_code(diff, exit_code_of(status));
    return NULL;
}

static const char *name_of(const struct diff *diff, const char *path, size_t number,
                           const contra_report *report)
{
    struct arena *arena = diff->options->arena;
    const contra_result *result = contra_report_result(report);
    const char *place = number > 1 ? arena_format(arena, "%s, patient %zu", path, number) : path;
    return result && result->patient ? arena_format(arena, "%s (%s)", place, result->patient)
                                     : place;
}

static void compare(struct diff *diff, const char *path, size_t number, const contra_report *before,
                    const contra_report *after, const contra_error *why_before,
                    const contra_error *why_after)
{
    struct arena *arena = diff->options->arena;
    struct patient_change change = {.name = name_of(diff, path, number, before ? before : after)};
    diff->tally.patients++;
    if (!before)
        change.why_before = arena_string(arena, why_before->message);
    if (!after)
        change.why_after = arena_string(arena, why_after->message);
    if (!before && !after) {
        say_error(why_after);
        note_code(diff, EXIT_WRONG);
    } else if (diff_reports(&change, arena, before, after)) {
        diff_tally(&diff->tally, &change);
        tell(diff, &change);
        note_code(diff, EXIT_FOUND);
    }
}

/* --- all patients --- */

static void compare_inputs(struct diff *diff, const char *path, contra_input *old_input,
                           contra_input *new_input)
{
    contra_error why_before, why_after;
    contra_patient *before, *after;
    for (size_t number = 1;; number++) {
        contra_status old_status = contra_input_next(old_input, &before, &why_before);
        contra_status new_status = contra_input_next(new_input, &after, &why_after);
        bool there = (old_status == CONTRA_OK || old_status == CONTRA_REFUSED) &&
                     (new_status == CONTRA_OK || new_status == CONTRA_REFUSED);
        if (there) {
            contra_report *old_report = check(diff, diff->before, before, old_status, &why_before);
            contra_report *new_report = check(diff, diff->after, after, new_status, &why_after);
            compare(diff, path, number, old_report, new_report, &why_before, &why_after);
            contra_report_free(old_report);
            contra_report_free(new_report);
        }
        contra_patient_free(before);
        contra_patient_free(after);
        if (there)
            continue;
        if (new_status != CONTRA_END) {
            say_error(&why_after);
            note_code(diff, exit_code_of(new_status));
        }
        return;
    }
}

static void compare_file(struct diff *diff, const char *path)
{
    contra_error error;
    contra_input *before = NULL, *after = NULL;
    contra_status status = contra_input_open(&before, diff->before, path, &diff->read, &error);
    if (status == CONTRA_OK)
        status = contra_input_open(&after, diff->after, path, &diff->read, &error);
    if (status == CONTRA_OK) {
        compare_inputs(diff, path, before, after);
    } else {
        say_error(&error);
        note_code(diff, exit_code_of(status));
    }
    contra_input_free(before);
    contra_input_free(after);
}

/* A file, or all *.ini of a folder. */
static void compare_path(struct diff *diff, const char *path)
{
    static const char *const suffixes[] = {".ini"};
    struct stat about;
    struct arena *arena = diff->options->arena;
    if (stat(path, &about) != 0 || !S_ISDIR(about.st_mode)) {
        compare_file(diff, path);
        return;
    }
    struct folder_files files = folder_list(arena, path, suffixes, 1);
    for (size_t i = 0; i < files.count; i++)
        compare_file(diff, arena_format(arena, "%s/%s", path, files.paths[i]));
}

/* --- the summary --- */

static void add_packs(struct sheet *sheet, const char *label, const contra_engine *engine)
{
    const contra_pack *pack;
    struct text words;
    text_start(&words, sheet->arena);
    for (size_t i = 0; (pack = contra_engine_pack(engine, i)) != NULL; i++)
        text_addf(&words, "%s%s %s (%.19s)", i ? ", " : "", pack->name, pack->version,
                  pack->digest);
    sheet_pair(sheet, label, "%s", words.bytes);
}

static void add_summary(struct sheet *sheet, const struct diff *diff)
{
    const struct diff_tally *tally = &diff->tally;
    sheet_add(sheet, SHEET_HEADING, "%zu of %zu patient%s change%s", tally->changed,
              tally->patients, tally->patients == 1 ? "" : "s", tally->changed == 1 ? "s" : "");
    add_packs(sheet, "old", diff->before);
    add_packs(sheet, "new", diff->after);
    if (tally->changed == 0)
        return;
    sheet_pair(sheet, "graver", "%zu", tally->graver);
    sheet_pair(sheet, "milder", "%zu", tally->milder);
    sheet_pair(sheet, "other findings", "%zu",
               tally->changed - tally->graver - tally->milder - tally->refused);
    sheet_pair(sheet, "refused by one", "%zu", tally->refused);
    sheet_add(sheet, SHEET_HEADING, "By rule");
    for (size_t i = 0; i < tally->rule_count; i++)
        sheet_item(sheet, 0, "%s: graver for %zu, milder for %zu", tally->rules[i].rule,
                   tally->rules[i].graver, tally->rules[i].milder);
}

static int print(const struct diff *diff)
{
    struct sheet sheet = {.arena = diff->options->arena};
    add_summary(&sheet, diff);
    if (diff->cases.count)
        sheet_add(&sheet, SHEET_HEADING, "Patients");
    for (size_t i = 0; i < diff->cases.count; i++)
        sheet_item(&sheet, diff->cases.blocks[i].depth, "%s", diff->cases.blocks[i].text);
    return sheet_print(diff->options, &sheet);
}

/* --- the command --- */

static bool command_line_is_right(const struct options *options)
{
    if (option_given(options, "rules"))
        say("contra diff compares two packs: --old DIR|NAME --new DIR|NAME, not --rules.");
    else if (!option_given(options, "new"))
        say("The new pack is missing: contra diff --old DIR|NAME --new DIR|NAME PATIENTS...");
    else if (options->argument_count == 0)
        say("Patients are missing: contra diff --old DIR|NAME --new DIR|NAME PATIENTS...");
    else
        return sheet_format_is_right(options);
    return false;
}

/* Standard input can be read only once, and two packs read it. */
static bool readable_twice(const struct options *options)
{
    for (size_t i = 0; i < options->argument_count; i++)
        if (strcmp(options->arguments[i], "-") == 0) {
            say("Two packs read each patient, so \"-\" will not do. Give a file or a folder.");
            return false;
        }
    return true;
}

static int run(const struct options *options)
{
    struct diff diff = {.options = options};
    if (!command_line_is_right(options) || !readable_twice(options))
        return EXIT_WRONG;
    diff.cases.arena = diff.tally.arena = options->arena;
    diff.read = (contra_read_options)CONTRA_READ_OPTIONS_INIT;
    diff.read.date = option_value(options, "date");
    diff.read.date_if_none = today_write(diff.today) ? diff.today : NULL;
    note_code(&diff, packs_open_by(options, "old", contra_engine_open, &diff.before));
    if (diff.code == EXIT_FINE)
        note_code(&diff, packs_open_by(options, "new", contra_engine_open, &diff.after));
    if (diff.code == EXIT_FINE) {
        for (size_t i = 0; i < options->argument_count; i++)
            compare_path(&diff, options->arguments[i]);
        note_code(&diff, print(&diff));
    }
    contra_engine_free(diff.before);
    contra_engine_free(diff.after);
    return diff.code;
}

static const struct option own_options[] = {
    {"old", "DIR|NAME", "the pack that is in use; again for more. Else dry-needling", true},
    {"new", "DIR|NAME", "the pack that is to replace it; again for more", true},
    {"each", NULL, "tell of each patient each rule and place that changes", false},
    {NULL, NULL, NULL, false},
};

const struct command command_diff = {
    .name = "diff",
    .summary = "tell for which patients a new pack says something else",
    .arguments = "PATIENTS...",
    .details =
        "Checks each patient with both packs, and tells whose disposition or findings change and\n"
        "by which rule: the dry run before a new pack goes live. PATIENTS are files or folders\n"
        "of *.ini; a line --- separates the patients of a file.\n"
        "\n"
        "Examples:\n"
        "  contra diff --new ./my-clinic patients/\n"
        "  contra diff --old ./pack-1 --new ./pack-2 --each patients/\n"
        "\n"
        "Exit code: 0 nothing changes, 1 something does, 2 the command line or a patient is\n"
        "wrong, 3 a pack or the engine failed.\n",
    .options = own_options,
    .run = run,
};

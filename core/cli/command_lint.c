/* SPDX-License-Identifier: MIT */
/* contra lint: what is wrong with a pack, told without a patient. */
#include <stdio.h>

#include "authoring/lint.h"
#include "cli/day.h"
#include "cli/options.h"
#include "cli/packs.h"
#include "cli/say.h"
#include "cli/stream.h"
#include "engine/load.h"

static void print_remark(FILE *file, const struct remark *remark)
{
    fprintf(file, "%s:%d: %s: %s\n", remark->file, remark->line, remark->subject, remark->message);
}

/* Everything that keeps the pack from loading. */
static int print_problems(FILE *file, const contra_engine *engine)
{
    const contra_problem *problem;
    size_t count = 0;
    for (; (problem = contra_engine_problem(engine, count)) != NULL; count++)
        if (problem->line > 0)
            fprintf(file, "%s:%d: %s\n", problem->file, problem->line, problem->message);
        else
            fprintf(file, "%s: %s\n", problem->file, problem->message);
    fprintf(file,
            "%zu problem%s: the pack does not load. What else there is to say comes once it "
            "does.\n",
            count, count == 1 ? "" : "s");
    return EXIT_FOUND;
}

/* Notes count only where all is asked for; else one line says that there are some. */
static int print_remarks(FILE *file, const struct lint *lint, bool strict)
{
    size_t remarks = strict ? lint->count : lint->count - lint->notes;
    for (size_t i = 0; i < lint->count; i++)
        if (strict || !lint->remarks[i].note)
            print_remark(file, &lint->remarks[i]);
    if (!strict && lint->notes > 0)
        fprintf(file, "%zu note%s on rules that are not reviewed; --strict tells which.\n",
                lint->notes, lint->notes == 1 ? "" : "s");
    if (remarks == 0)
        fputs("Nothing to remark.\n", file);
    else
        fprintf(file, "%zu remark%s.\n", remarks, remarks == 1 ? "" : "s");
    return remarks == 0 ? EXIT_FINE : EXIT_FOUND;
}

/* --date, else today. */
static int32_t day_of_lint(const struct options *options)
{
    char today[11];
    int32_t day = DATE_NONE;
    const char *date = option_value(options, "date");
    if (date == NULL && today_write(today))
        date = today;
    if (date != NULL)
        date_read(date, &day);
    return day;
}

static int lint(const struct options *options, const struct packs *packs,
                const contra_engine *engine, FILE *file)
{
    contra_error error;
    struct lint lint = {.arena = options->arena,
                        .book = engine_rulebook(engine),
                        .folders = packs->folders,
                        .folder_count = packs->count,
                        .today = day_of_lint(options)};
    struct bench bench = {
        .engine = engine, .book = lint.book, .new_patient = engine_example_patient};
    contra_status status = baseline_read(&bench.baseline, options->arena, lint.book, &error);
    lint_pack(&lint);
    if (status == CONTRA_OK)
        status = lint_baseline(&lint, &bench, &error);
    if (status == CONTRA_OK)
        status = lint_examples(&lint, &bench, &error);
    if (status != CONTRA_OK) {
        say_error(&error);
        return EXIT_FAILED;
    }
    return print_remarks(file, &lint, option_given(options, "strict"));
}

static int look_at(const struct options *options, const struct packs *packs,
                   const contra_engine *engine, contra_status status)
{
    struct stream stream;
    int code = stream_open(&stream, options);
    if (code != EXIT_FINE)
        return code;
    code = status == CONTRA_OK ? lint(options, packs, engine, stream.file)
                               : print_problems(stream.file, engine);
    int closed = stream_close(&stream);
    return closed > code ? closed : code;
}

static int run(const struct options *options)
{
    contra_error error;
    contra_engine *engine;
    struct packs packs;
    if (options->argument_count > 0) {
        say("Lint looks at packs, not at files: contra lint --rules DIR.");
        return EXIT_WRONG;
    }
    if (!packs_find(options, &packs))
        return EXIT_WRONG;
    contra_engine_options about = CONTRA_ENGINE_OPTIONS_INIT;
    about.packs = packs.folders;
    about.pack_count = packs.count;
    about.pack_path = packs.shelf.folders;
    about.pack_path_count = packs.shelf.count;
    contra_status status = engine_open_with_examples(&engine, &about, &error);
    int code = EXIT_FAILED;
    if (status == CONTRA_OK || (status == CONTRA_BAD_PACK && contra_engine_problem(engine, 0)))
        code = look_at(options, &packs, engine, status);
    else
        say_error(&error);
    contra_engine_free(engine);
    return code;
}

static const struct option own_options[] = {
    {"strict", NULL, "notes count too: rules that nobody has reviewed", false},
    {NULL, NULL, NULL, false},
};

const struct command command_lint = {
    .name = "lint",
    .summary = "what is wrong with a pack, told without a patient",
    .arguments = "",
    .details =
        "Tells everything that keeps the pack from loading; once it loads, what is likely wrong\n"
        "all the same: rules without a source or examples, reviews that have run out, texts still\n"
        "to be written, grades and conditions that can never hold or never fail, two rules that\n"
        "give different grades on the same condition, classes without members, facts that no rule\n"
        "reads, and measurements that every healthy patient would be asked for. What it says of\n"
        "conditions is proved, never guessed. Of a pack that extends another, only its own files\n"
        "are looked at.\n"
        "\n"
        "Examples:\n"
        "  contra lint --rules ./my-clinic\n"
        "  contra lint --strict --date 2027-01-01\n"
        "\n"
        "Exit code: 0 nothing found, 1 something found, 2 the command line is wrong, 3 the pack\n"
        "cannot be read.\n",
    .options = own_options,
    .run = run,
};

/* SPDX-License-Identifier: MIT */
/* contra test: runs the examples that the rules carry. */
#include <stdio.h>
#include <string.h>

#include "authoring/examples.h"
#include "base/text.h"
#include "cli/options.h"
#include "cli/packs.h"
#include "cli/say.h"
#include "cli/stream.h"
#include "cli/test_proof.h"
#include "engine/load.h"

struct testing {
    const struct options *options;
    FILE *file;
    size_t run, failed;
};

/* --- an example that fails --- */

static const char *grade_or_clear(contra_grade grade)
{
    return grade == CONTRA_GRADE_NONE ? "clear" : contra_grade_name(grade);
}

static const char *part_words(contra_outcome outcome)
{
    return outcome == CONTRA_HELD ? "holds" : outcome == CONTRA_CLEAR ? "does not" : "not known";
}

static void print_part(FILE *file, const contra_part *part)
{
    fprintf(file, "      %-10s%*s%s", part_words(part->outcome), 2 * part->depth, "", part->words);
    for (size_t i = 0; i < part->fact_count; i++)
        fprintf(file, "%s%s = %s", i == 0 ? " [" : ", ", part->facts[i]->fact,
                part->facts[i]->value ? part->facts[i]->value : "");
    fputs(part->fact_count ? "]\n" : "\n", file);
}

/* The condition of each grade, part by part. */
static void print_tree(FILE *file, const contra_result *result, const char *rule)
{
    for (size_t i = 0; i < result->trace_count; i++) {
        const contra_trace *trace = result->traces[i];
        if (strcmp(trace->rule, rule) != 0 || trace->part_count == 0)
            continue;
        fprintf(file, "    %s%s%s:\n", contra_grade_name(trace->grade), trace->site ? " at " : "",
                trace->site ? trace->site : "");
        for (size_t j = 0; j < trace->part_count; j++)
            print_part(file, trace->parts[j]);
    }
}

static void print_failure(FILE *file, const struct example_outcome *outcome)
{
    const struct example *example = outcome->example;
    const contra_result *result = contra_report_result(outcome->report);
    fprintf(file, "%s:%d: rule \"%s\", example \"%s\"\n", outcome->rule->file, example->line,
            outcome->rule->name, example->label);
    if (outcome->refused) {
        fprintf(file, "    could not be run: %s\n", outcome->refused);
        return;
    }
    fprintf(file, "    expected: %s, could be %s\n", grade_or_clear(example->gives),
            grade_or_clear(example->could_be));
    fprintf(file, "    came:     %s, could be %s\n", grade_or_clear(outcome->gives),
            grade_or_clear(outcome->could_be));
    for (size_t i = 0; i < result->failure_count; i++)
        if (strcmp(result->failed[i]->rule, outcome->rule->name) == 0)
            fprintf(file, "    failed:   %s\n", result->failed[i]->reason);
    for (size_t i = 0; i < result->finding_count; i++)
        if (strcmp(result->findings[i]->rule, outcome->rule->name) == 0 &&
            result->findings[i]->suppressed_by)
            fprintf(file, "    left to:  %s\n", result->findings[i]->suppressed_by);
    print_tree(file, result, outcome->rule->name);
}

static void tell(void *payload, const struct example_outcome *outcome)
{
    struct testing *testing = payload;
    if (!test_wanted(testing->options, outcome->rule->name))
        return;
    testing->run++;
    if (outcome->passed)
        return;
    testing->failed++;
    print_failure(testing->file, outcome);
}

/* --- all examples --- */

static bool named_condition(const struct rulebook *book, const char *name)
{
    for (size_t i = 0; i < book->derive_count; i++)
        if (book->derives[i]->when && strcmp(book->derives[i]->fact->name, name) == 0)
            return true;
    return false;
}

/* Refuses a name that no rule has, and no named condition. */
static bool names_known(const struct options *options, const struct rulebook *book)
{
    for (size_t i = 0; i < options->argument_count; i++) {
        const char *name = options->arguments[i];
        const char *near = rulebook_nearest_rule(book, name);
        if (rulebook_rule(book, name) || named_condition(book, name))
            continue;
        say("There is no rule \"%s\".%s%s%s", name, near ? " Did you mean \"" : "",
            near ? near : "", near ? "\"?" : "");
        return false;
    }
    return true;
}

static contra_status run_examples(struct testing *testing, const struct bench *bench,
                                  contra_error *err)
{
    const struct rulebook *book = bench->book;
    contra_status status = CONTRA_OK;
    for (size_t i = 0; i < book->rule_count; i++) {
        const struct rule *rule = book->rules[i];
        bool wanted = test_wanted(testing->options, rule->name);
        for (size_t j = 0; wanted && j < rule->example_count && !status; j++)
            status = example_run(bench, rule, &rule->examples[j], tell, testing, NULL, err);
    }
    return status;
}

/* Keeps the examples, to prove with them what --coverage and --mutate ask. */
static contra_status prove(struct testing *testing, const struct bench *bench, int *code,
                           contra_error *err)
{
    struct trials trials;
    contra_status status = trials_run(&trials, testing->options->arena, bench, tell, testing, err);
    if (status)
        return status;
    if (testing->failed == 0)
        *code = proof_print(testing->options, &trials, testing->file);
    else
        fprintf(testing->file, "Coverage and mutation are measured once all examples hold.\n");
    trials_free(&trials);
    return CONTRA_OK;
}

static int test_rules(const struct options *options, const contra_engine *engine, FILE *file)
{
    contra_error error;
    struct testing testing = {options, file, 0, 0};
    struct bench bench = {.engine = engine,
                          .book = engine_rulebook(engine),
                          .new_patient = engine_example_patient,
                          .look = engine_patient};
    int code = EXIT_FINE;
    if (!names_known(options, bench.book))
        return EXIT_WRONG;
    contra_status status = baseline_read(&bench.baseline, options->arena, bench.book, &error);
    if (!status)
        status = proof_asked(options) ? prove(&testing, &bench, &code, &error)
                                      : run_examples(&testing, &bench, &error);
    if (status) {
        say_error(&error);
        return EXIT_FAILED;
    }
    fprintf(file, "%zu example%s, %zu failed.\n", testing.run, testing.run == 1 ? "" : "s",
            testing.failed);
    return testing.failed ? EXIT_FOUND : code;
}

static int run(const struct options *options)
{
    contra_engine *engine;
    struct stream stream;
    unsigned least;
    if (!proof_least(options, &least))
        return EXIT_WRONG;
    int code = packs_open(options, engine_open_with_examples, &engine);
    if (code == EXIT_FINE)
        code = stream_open(&stream, options);
    if (code == EXIT_FINE) {
        code = test_rules(options, engine, stream.file);
        int closed = stream_close(&stream);
        code = closed > code ? closed : code;
    }
    contra_engine_free(engine);
    return code;
}

static const struct option own_options[] = {
    {"coverage", NULL, "tell which parts of the conditions no example decides by", false},
    {"mutate", NULL, "tell which changes of the conditions no example would notice", false},
    {"at-least", "PERCENT", "exit 1 if less is proved, of either", false},
    {"all", NULL, "tell also what is proved", false},
    {NULL, NULL, NULL, false},
};

const struct command command_test = {
    .name = "test",
    .summary = "run the examples that the rules carry",
    .arguments = "[RULE|NAMED-CONDITION]...",
    .details =
        "Each example of a rule is a patient who differs from the pack's baseline in what the\n"
        "example says; the rule must give what the example expects.\n"
        "\n"
        "--coverage tells what no example shows: a part of a condition by which none decides (the\n"
        "outcome would be another, were that part alone otherwise), a grade that none gives, a\n"
        "fact that is unknown in none. --mutate changes one thing in a condition at a time (a\n"
        "bound by one step, \"above\" to \"at least\", & to |, a part left out or negated, a word "
        "for\n"
        "its neighbour) and tells which changes no example would notice. What no example can\n"
        "prove is listed in the rule's file, in the words of the table, and does not count:\n"
        "\n"
        "  -- unnoticed: relative: \"the INR is above 3\" becomes \"the INR is at least 3\"\n"
        "  -- because the reason why no example can tell.\n"
        "\n"
        "Examples:\n"
        "  contra test\n"
        "  contra test --rules ./my-clinic bleeding\n"
        "  contra test --coverage --mutate --at-least 100\n"
        "  contra test --coverage --all patient.lean\n"
        "\n"
        "Exit code: 0 all examples hold, 1 some do not or --at-least is missed, 2 the command\n"
        "line is wrong, 3 the pack is.\n",
    .options = own_options,
    .run = run,
};

/* SPDX-License-Identifier: MIT */
/* contra test: runs the examples that the rules carry. */
#include <stdio.h>
#include <string.h>

#include "authoring/examples.h"
#include "base/text.h"
#include "cli/options.h"
#include "cli/packs.h"
#include "cli/say.h"
#include "engine/load.h"

struct tally {
    size_t run, failed;
};

static const char *grade_or_clear(contra_grade grade)
{
    return grade == CONTRA_GRADE_NONE ? "clear" : contra_grade_name(grade);
}

static void tell(void *payload, const struct example_outcome *outcome)
{
    struct tally *tally = payload;
    const struct example *example = outcome->example;
    tally->run++;
    if (outcome->passed)
        return;
    tally->failed++;
    printf("%s:%d: rule \"%s\", example \"%s\"\n", outcome->rule->file, example->line,
           outcome->rule->name, example->label);
    if (outcome->refused) {
        printf("    could not be run: %s\n", outcome->refused);
        return;
    }
    printf("    expected: %s, could be %s\n", grade_or_clear(example->gives),
           grade_or_clear(example->could_be));
    printf("    came:     %s, could be %s\n", grade_or_clear(outcome->gives),
           grade_or_clear(outcome->could_be));
    const contra_result *result = contra_report_result(outcome->report);
    for (size_t i = 0; i < result->failure_count; i++)
        if (strcmp(result->failed[i]->rule, outcome->rule->name) == 0)
            printf("    failed:   %s\n", result->failed[i]->reason);
    for (size_t i = 0; i < result->question_count; i++)
        printf("    not known: %s\n", result->questions[i]->fact);
}

static bool wanted(const struct options *options, const char *rule)
{
    for (size_t i = 0; i < options->argument_count; i++)
        if (strcmp(options->arguments[i], rule) == 0)
            return true;
    return options->argument_count == 0;
}

/* Refuses a name that no rule has. */
static bool names_known(const struct options *options, const struct rulebook *book)
{
    for (size_t i = 0; i < options->argument_count; i++) {
        const char *name = options->arguments[i];
        const char *near = rulebook_nearest_rule(book, name);
        if (rulebook_rule(book, name))
            continue;
        say("There is no rule \"%s\".%s%s%s", name, near ? " Did you mean \"" : "",
            near ? near : "", near ? "\"?" : "");
        return false;
    }
    return true;
}

static int test_rules(const struct options *options, const contra_engine *engine)
{
    contra_error error;
    struct tally tally = {0, 0};
    const struct rulebook *book = engine_rulebook(engine);
    struct bench bench = {engine, book, engine_example_patient, NULL};
    if (!names_known(options, book))
        return EXIT_WRONG;
    contra_status status = baseline_read(&bench.baseline, options->arena, book, &error);
    for (size_t i = 0; i < book->rule_count && !status; i++)
        for (size_t j = 0;
             wanted(options, book->rules[i]->name) && j < book->rules[i]->example_count; j++)
            if (!status)
                status = example_run(&bench, book->rules[i], &book->rules[i]->examples[j], tell,
                                     &tally, &error);
    if (status) {
        say_error(&error);
        return EXIT_FAILED;
    }
    printf("%zu examples, %zu failed.\n", tally.run, tally.failed);
    return tally.failed ? EXIT_FOUND : EXIT_FINE;
}

static int run(const struct options *options)
{
    contra_engine *engine;
    int code = packs_open(options, engine_open_with_examples, &engine);
    if (code == EXIT_FINE)
        code = test_rules(options, engine);
    contra_engine_free(engine);
    return code;
}

const struct command command_test = {
    .name = "test",
    .summary = "run the examples that the rules carry",
    .arguments = "[RULE]...",
    .details =
        "Each example of a rule is a patient who differs from the pack's baseline in what the\n"
        "example says; the rule must give what the example expects.\n"
        "\n"
        "Examples:\n"
        "  contra test\n"
        "  contra test --rules ./my-clinic bleeding\n"
        "\n"
        "Exit code: 0 all examples hold, 1 some do not, 2 the command line is wrong, 3 the\n"
        "pack is.\n",
    .run = run,
};

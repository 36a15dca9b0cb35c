/* SPDX-License-Identifier: MIT */
/* contra show: rules as a person would say them. */
#include "authoring/show.h"
#include "cli/packs.h"
#include "cli/say.h"
#include "cli/sheet_out.h"
#include "engine/load.h"

static const struct rule *find_rule(const struct rulebook *book, const char *name)
{
    const struct rule *rule = rulebook_rule(book, name);
    const char *near = rulebook_nearest_rule(book, name);
    if (rule == NULL && near != NULL)
        say("There is no rule \"%s\". Did you mean \"%s\"?", name, near);
    else if (rule == NULL)
        say("There is no rule \"%s\". \"contra rules\" lists them.", name);
    return rule;
}

static int show_rules(const struct options *options, const struct rulebook *book)
{
    struct sheet sheet = {.arena = options->arena};
    for (size_t i = 0; i < options->argument_count; i++) {
        const struct rule *rule = find_rule(book, options->arguments[i]);
        if (rule == NULL)
            return EXIT_WRONG;
        show_rule(&sheet, book, rule);
    }
    return sheet_print(options, &sheet);
}

static int run(const struct options *options)
{
    contra_engine *engine;
    if (options->argument_count == 0) {
        say("The name of a rule is missing: contra show RULE... (\"contra rules\" lists them.)");
        return EXIT_WRONG;
    }
    if (!sheet_format_is_right(options))
        return EXIT_WRONG;
    int code = packs_open(options, engine_open_with_examples, &engine);
    if (code == EXIT_FINE)
        code = show_rules(options, engine_rulebook(engine));
    contra_engine_free(engine);
    return code;
}

const struct command command_show = {
    .name = "show",
    .summary = "a rule as a person would say it",
    .arguments = "RULE...",
    .details =
        "Tells when the rule holds, for whom, with which bounds and units, what it says then, its\n"
        "examples, its sources and who reviewed it. --format html gives a page to print and to\n"
        "sign.\n"
        "\n"
        "Examples:\n"
        "  contra show pneumothorax\n"
        "  contra show --rules ./my-clinic --format html --output tattoo.html fresh-tattoo\n"
        "\n"
        "Exit code: 0 shown, 2 there is no such rule or the command line is wrong, 3 a pack is.\n",
    .run = run,
};

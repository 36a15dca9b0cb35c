/* SPDX-License-Identifier: MIT */
/* contra rules: the rules of a pack, searched by word. */
#include "cli/sheet_out.h"

static int run(const struct options *options)
{
    return sheet_list(options, "rule", list_rules);
}

const struct command command_rules = {
    .name = "rules",
    .summary = "list the rules, or those with some words",
    .arguments = "[WORD]...",
    .details =
        "Lists the rules with their titles and grades. With words, only those in whose name,\n"
        "title, grades, side effect or pack all of them occur.\n"
        "\n"
        "Examples:\n"
        "  contra rules\n"
        "  contra rules lung relative\n"
        "\n"
        "Exit code: 0 something found, 1 nothing, 2 the command line is wrong, 3 a pack is.\n",
    .run = run,
};

/* SPDX-License-Identifier: MIT */
/* contra facts: the facts that a pack asks for, searched by word. */
#include "cli/sheet_out.h"

static int run(const struct options *options)
{
    return sheet_list(options, "fact", list_facts);
}

const struct command command_facts = {
    .name = "facts",
    .summary = "list the facts, and which rules use them",
    .arguments = "[WORD]...",
    .details =
        "Lists every fact by the name that rules use, with its question, its type, its unit and\n"
        "range, and who uses it. With words, only those in whose name or question all of them\n"
        "occur.\n"
        "\n"
        "Examples:\n"
        "  contra facts blood pressure\n"
        "  contra facts labs.\n"
        "\n"
        "Exit code: 0 something found, 1 nothing, 2 the command line is wrong, 3 a pack is.\n",
    .run = run,
};

/* SPDX-License-Identifier: MIT */
/* contra terms: the words that a pack knows, searched by word. */
#include "cli/sheet_out.h"

static int run(const struct options *options)
{
    return sheet_list(options, "word", list_terms);
}

const struct command command_terms = {
    .name = "terms",
    .summary = "list words and classes, and which rules ask for them",
    .arguments = "[WORD]...",
    .details =
        "Without words, lists all classes. A name, a brand or a code of a word or class tells all\n"
        "about it: its names, codes, states and members, and who uses it.\n"
        "Anything else is searched for.\n"
        "\n"
        "Examples:\n"
        "  contra terms\n"
        "  contra terms anticoagulant\n"
        "  contra terms B01AA03\n"
        "  contra terms lung\n"
        "\n"
        "Exit code: 0 something found, 1 nothing, 2 the command line is wrong, 3 a pack is.\n",
    .run = run,
};

/* SPDX-License-Identifier: MIT */
/* What the commands share that tell of a pack: show, rules, facts, terms. */
#ifndef CONTRA_CLI_SHEET_OUT_H
#define CONTRA_CLI_SHEET_OUT_H

#include "authoring/lists.h"
#include "authoring/sheet.h"
#include "cli/options.h"

/* --format text or html; false if it is another, which was then told. */
bool sheet_format_is_right(const struct options *options);

/* Writes the sheet where --output says, as --format says. Returns an exit code. */
int sheet_print(const struct options *options, const struct sheet *sheet);

/* Opens the packs, has `list` fill a sheet with what the arguments search for, and prints it.
 * `what` is what is searched: "rule". Returns an exit code: 1 if nothing was found. */
int sheet_list(const struct options *options, const char *what,
               size_t (*list)(struct sheet *sheet, const struct rulebook *book,
                              const struct search *search));

#endif

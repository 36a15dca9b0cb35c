/* SPDX-License-Identifier: MIT */
/* contra test --coverage and --mutate: measures, prints a table, compares with --at-least. */
#ifndef CONTRA_CLI_TEST_PROOF_H
#define CONTRA_CLI_TEST_PROOF_H

#include <stdio.h>

#include "authoring/trial.h"
#include "cli/options.h"

/* --coverage or --mutate was given. */
bool proof_asked(const struct options *options);

/* What --at-least says, as tenths of a per cent (0 if it is not given). False if it is no
 * percentage, which was then told. */
bool proof_least(const struct options *options, unsigned *permille);

/* The rule or named condition is one of the arguments; all are if there are none. */
bool test_wanted(const struct options *options, const char *name);

/* Prints to `file`. Returns an exit code. */
int proof_print(const struct options *options, const struct trials *trials, FILE *file);

#endif

/* SPDX-License-Identifier: MIT */
/* What the tool says on standard error. */
#ifndef CONTRA_CLI_SAY_H
#define CONTRA_CLI_SAY_H

#include <contra/types.h>
#include <stdbool.h>

/* "contra: message" and a line break. */
void say(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* "file:line: message", with as much of the place as there is. */
void say_problem(const char *file, int line, const char *message);
void say_error(const contra_error *error);

/* The exit code of a status that is no success. */
int exit_code_of(contra_status status);

/* The exit code of a report: whether it is complete, and how grave what follows is. */
int exit_code_of_outcome(contra_disposition disposition, bool complete);
int exit_code_of_result(const contra_result *result);

#endif

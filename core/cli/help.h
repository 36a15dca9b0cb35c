/* SPDX-License-Identifier: MIT */
#ifndef CONTRA_CLI_HELP_H
#define CONTRA_CLI_HELP_H

#include "cli/command.h"

/* On standard output; return an exit code. */
int help_overview(void);
int help_command(const struct command *command);
int help_version(void);

#endif

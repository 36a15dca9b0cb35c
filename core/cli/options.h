/* SPDX-License-Identifier: MIT */
/* The command line of every command: COMMAND [OPTION]... ARGUMENTS. Long options only, as
 * `--name value` or `--name=value`; `--` ends them. */
#ifndef CONTRA_CLI_OPTIONS_H
#define CONTRA_CLI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "cli/command.h"

struct given_option {
    const struct option *option;
    const char *value; /* NULL if it takes none */
};

/* What was read. Values and arguments are the strings of argv. */
struct options {
    struct arena *arena; /* for this and for the command; not owned */
    const struct command *command;
    struct given_option *given;
    size_t given_count;
    const char **arguments;
    size_t argument_count;
};

/* The options that mean the same everywhere; ends with a row without name. */
extern const struct option common_options[];

/* Reads what follows the command's name. False if something is wrong, which was then told on
 * standard error. Stops at --help. Lives as long as the arena and argv. */
bool options_read(struct options *options, struct arena *arena, const struct command *command,
                  int count, char **words);

/* Does the command leave this one of the common options as it is? */
bool option_is_common(const struct command *command, const struct option *option);

bool option_given(const struct options *options, const char *name);

/* The value of an option, or NULL; of one that repeats, the value with that index. */
const char *option_value(const struct options *options, const char *name);
const char *option_value_at(const struct options *options, const char *name, size_t index);

#endif

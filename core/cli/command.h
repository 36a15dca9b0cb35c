/* SPDX-License-Identifier: MIT */
/* A command of the tool: one file command_NAME.c that defines a struct command, and one row of the
 * table in main.c. */
#ifndef CONTRA_CLI_COMMAND_H
#define CONTRA_CLI_COMMAND_H

#include <stdbool.h>

struct options;

/* Of several the highest. */
enum exit_code {
    EXIT_FINE = 0,  /* nothing graver than `modify` or `expected`; nothing found */
    EXIT_FOUND = 1, /* something graver; something found */
    EXIT_WRONG = 2, /* the input or the command line is wrong */
    EXIT_FAILED = 3 /* a pack or the engine failed, or the output cannot be written */
};

struct option {
    const char *name;     /* without its dashes; NULL ends a list */
    const char *argument; /* what help calls its value: "DIR|NAME"; NULL: it takes none */
    const char *help;     /* one line */
    bool repeats;         /* may be given more than once */
};

struct command {
    const char *name;
    const char *summary;          /* one line, for `contra --help` */
    const char *arguments;        /* "FILE..." */
    const char *details;          /* paragraphs and examples, for `contra NAME --help` */
    const struct option *options; /* its own, beside or in place of common ones; or NULL */
    bool writes_reports;          /* --format may name the format of a plugin */
    int (*run)(const struct options *options);
};

extern const struct command command_batch;
extern const struct command command_check;
extern const struct command command_diff;
extern const struct command command_facts;
extern const struct command command_leaflet;
extern const struct command command_lint;
extern const struct command command_new;
extern const struct command command_plugins;
extern const struct command command_rules;
extern const struct command command_show;
extern const struct command command_template;
extern const struct command command_terms;
extern const struct command command_test;
extern const struct command command_whatif;

/* All commands; NULL behind the last. */
extern const struct command *const commands[];

#endif

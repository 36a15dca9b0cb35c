/* SPDX-License-Identifier: MIT */
#include "cli/help.h"

#include <contra/contra.h>
#include <stdio.h>

#include "cli/options.h"
#include "cli/stream.h"

static void print_options(const struct option *list)
{
    for (; list != NULL && list->name != NULL; list++) {
        char left[40];
        snprintf(left, sizeof left, "--%s %s", list->name,
                 list->argument != NULL ? list->argument : "");
        printf("  %-19s %s\n", left, list->help);
    }
}

int help_overview(void)
{
    printf("contra: what speaks against a treatment, for this patient, today?\n\n"
           "Usage: contra COMMAND [OPTION]... ARGUMENTS\n\n"
           "Commands:\n");
    for (size_t i = 0; commands[i] != NULL; i++)
        printf("  %-10s %s\n", commands[i]->name, commands[i]->summary);
    printf("\nOptions of every command (--name value or --name=value; -- ends them):\n");
    print_options(common_options);
    printf("\n\"contra COMMAND --help\" tells more, with examples. \"contra --version\" tells the "
           "version.\n");
    return stream_finish_stdout();
}

int help_command(const struct command *command)
{
    printf("contra %s: %s\n\n"
           "Usage: contra %s [OPTION]... %s\n\n"
           "%s\n"
           "Options:\n",
           command->name, command->summary, command->name, command->arguments, command->details);
    print_options(command->options);
    print_options(common_options);
    return stream_finish_stdout();
}

int help_version(void)
{
    printf("contra %s\n", contra_version());
    return stream_finish_stdout();
}

/* SPDX-License-Identifier: MIT */
#include "cli/help.h"

#include <contra/contra.h>
#include <stdio.h>

#include "cli/options.h"
#include "cli/stream.h"

static void print_option(const struct option *option)
{
    char left[40];
    snprintf(left, sizeof left, "--%s %s", option->name,
             option->argument != NULL ? option->argument : "");
    printf("  %-19s %s\n", left, option->help);
}

static void print_options(const struct command *command)
{
    for (const struct option *own = command->options; own != NULL && own->name != NULL; own++)
        print_option(own);
    for (const struct option *common = common_options; common->name != NULL; common++)
        if (option_is_common(command, common))
            print_option(common);
}

int help_overview(void)
{
    printf("contra: what speaks against a treatment, for this patient, today?\n\n"
           "Usage: contra COMMAND [OPTION]... ARGUMENTS\n\n"
           "Commands:\n");
    for (size_t i = 0; commands[i] != NULL; i++)
        printf("  %-10s %s\n", commands[i]->name, commands[i]->summary);
    printf("\nOptions of every command (--name value or --name=value; -- ends them):\n");
    for (const struct option *option = common_options; option->name != NULL; option++)
        print_option(option);
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
    print_options(command);
    return stream_finish_stdout();
}

int help_version(void)
{
    printf("contra %s\n", contra_version());
    return stream_finish_stdout();
}

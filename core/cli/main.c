/* SPDX-License-Identifier: MIT */
/* contra: the command. */
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "cli/end.h"
#include "cli/help.h"
#include "cli/options.h"
#include "cli/say.h"

const struct command *const commands[] = {
    &command_batch,    &command_check, &command_diff,    &command_facts,  &command_leaflet,
    &command_lint,     &command_new,   &command_plugins, &command_rules,  &command_show,
    &command_template, &command_terms, &command_test,    &command_whatif, NULL,
};

static const struct command *find_command(const char *name)
{
    for (size_t i = 0; commands[i] != NULL; i++)
        if (strcmp(commands[i]->name, name) == 0)
            return commands[i];
    return NULL;
}

/* The nearest of what may stand first. */
static const char *nearest_first_word(const char *name)
{
    struct nearest nearest;
    if (strcmp(name, "-h") == 0 || strcmp(name, "help") == 0)
        return "--help";
    nearest_start(&nearest, name);
    for (size_t i = 0; commands[i] != NULL; i++)
        nearest_try(&nearest, commands[i]->name);
    nearest_try(&nearest, "--help");
    nearest_try(&nearest, "--version");
    return nearest.name;
}

static int refuse_command(const char *name)
{
    const char *nearest = nearest_first_word(name);
    if (nearest != NULL)
        say("\"%s\" is not a command. Did you mean \"%s\"?", name, nearest);
    else if (name[0] == '-')
        say("\"%s\" stands where the command belongs: contra COMMAND [OPTION]... ARGUMENTS.", name);
    else
        say("\"%s\" is not a command. \"contra --help\" lists them.", name);
    return EXIT_WRONG;
}

static int run(const struct command *command, int count, char **words)
{
    struct arena arena;
    struct options options;
    int code = EXIT_WRONG;
    arena_init(&arena);
    arena_on_full(&arena, end_out_of_memory, NULL);
    if (options_read(&options, &arena, command, count, words))
        code = option_given(&options, "help") ? help_command(command) : command->run(&options);
    arena_free(&arena);
    return code;
}

/* Where one of the three standard streams is closed, the next file that is opened would take its
 * place, and get what was meant for it. What is put there fails when it is read, or written. False:
 * there is nothing to put there. */
static bool fill_streams(void)
{
    static const int wrong_way[] = {O_WRONLY, O_RDONLY, O_WRONLY};
    for (int stream = STDIN_FILENO; stream <= STDERR_FILENO; stream++)
        if (fcntl(stream, F_GETFD) < 0 && open("/dev/null", wrong_way[stream]) != stream)
            return false;
    return true;
}

int main(int count, char **words)
{
    signal(SIGXFSZ, SIG_IGN); /* a file at its greatest size is a write that fails, and told */
    if (!fill_streams())
        return EXIT_FAILED;
    if (count < 2) {
        say("A command is missing. \"contra --help\" lists them.");
        return EXIT_WRONG;
    }
    if (strcmp(words[1], "--help") == 0)
        return help_overview();
    if (strcmp(words[1], "--version") == 0)
        return help_version();
    const struct command *command = find_command(words[1]);
    if (command == NULL)
        return refuse_command(words[1]);
    end_guard();
    int code = run(command, count - 2, words + 2);
    end_reached();
    return code;
}

/* SPDX-License-Identifier: MIT */
#include "cli/options.h"

#include <string.h>

#include "base/text.h"
#include "cli/day.h"
#include "cli/say.h"

const struct option common_options[] = {
    {"rules", "DIR|NAME", "a pack of rules; again for more. Else dry-needling", true},
    {"format", "NAME", "of the output: text (the default), json, or a plugin's", false},
    {"output", "FILE", "write there, not to standard output (-)", false},
    {"date", "YYYY-MM-DD", "the day of the check. Else the file's, else today", false},
    {"plugin", "NAME|PATH", "load a plugin; again for more", true},
    {"quiet", NULL, "no remarks on standard error, only errors", false},
    {"help", NULL, "tell this", false},
    {NULL, NULL, NULL, false},
};

static const struct option *find_in(const struct option *list, const char *name)
{
    for (; list != NULL && list->name != NULL; list++)
        if (strcmp(list->name, name) == 0)
            return list;
    return NULL;
}

static const struct option *find(const struct options *options, const char *name)
{
    const struct option *option = find_in(options->command->options, name);
    return option != NULL ? option : find_in(common_options, name);
}

bool option_is_common(const struct command *command, const struct option *option)
{
    return find_in(command->options, option->name) == NULL;
}

/* The option that a word is near to, and the one that it begins; `count` of the latter. */
struct meant {
    struct nearest nearest;
    const char *begun;
    size_t count;
};

static void try_all(struct meant *meant, const struct option *list, const char *name)
{
    for (; list != NULL && list->name != NULL; list++) {
        nearest_try(&meant->nearest, list->name);
        if (strncmp(list->name, name, strlen(name)) != 0)
            continue;
        meant->count += meant->begun == NULL || strcmp(meant->begun, list->name) != 0;
        meant->begun = list->name;
    }
}

static bool refuse_unknown(const struct options *options, const char *word, const char *name)
{
    struct meant meant = {.count = 0};
    const char *command = options->command->name;
    nearest_start(&meant.nearest, name);
    try_all(&meant, options->command->options, name);
    try_all(&meant, common_options, name);
    const char *near = meant.count == 1 ? meant.begun : meant.nearest.name;
    if (near != NULL)
        say("\"%s\" is not an option. Did you mean \"--%s\"?", word, near);
    else if (word[1] != '-')
        say("\"%s\" is not an option. \"contra %s --help\" lists them. If it is a file: \"./%s\".",
            word, command, word);
    else
        say("\"%s\" is not an option. \"contra %s --help\" lists them.", word, command);
    return false;
}

static bool add(struct options *options, const struct option *option, const char *value)
{
    if (!option->repeats && option_given(options, option->name)) {
        say("\"--%s\" is given twice. Leave one out.", option->name);
        return false;
    }
    options->given[options->given_count].option = option;
    options->given[options->given_count].value = value;
    options->given_count++;
    return true;
}

static bool refuse_value(const struct option *option)
{
    if (option->argument == NULL)
        say("\"--%s\" takes no value.", option->name);
    else
        say("\"--%s\" needs a value: --%s %s.", option->name, option->name, option->argument);
    return false;
}

/* Reads the option at words[*index], and its value, which may be the next word. */
static bool read_option(struct options *options, int count, char **words, int *index)
{
    const char *word = words[*index];
    const char *equals = strchr(word, '=');
    size_t length = equals != NULL ? (size_t)(equals - word) : strlen(word);
    const char *name = arena_copy(options->arena, word, length);
    while (*name == '-')
        name++;
    const struct option *option = strncmp(word, "--", 2) == 0 ? find(options, name) : NULL;
    if (option == NULL)
        return refuse_unknown(options, word, name);
    const char *value = equals != NULL ? equals + 1 : NULL;
    if (option->argument == NULL)
        return value == NULL ? add(options, option, NULL) : refuse_value(option);
    if (value == NULL && *index + 1 < count && strncmp(words[*index + 1], "--", 2) != 0)
        value = words[++*index];
    if (value == NULL || *value == '\0')
        return refuse_value(option);
    return add(options, option, value);
}

static bool check_date(const struct options *options)
{
    const char *date = option_value(options, "date");
    if (date == NULL || is_day(date))
        return true;
    say("\"%s\" is not a date. Write --date YYYY-MM-DD.", date);
    return false;
}

static bool read_words(struct options *options, int count, char **words)
{
    bool ended = false; /* by -- */
    for (int i = 0; i < count; i++) {
        bool is_option = !ended && words[i][0] == '-' && words[i][1] != '\0';
        if (!is_option)
            options->arguments[options->argument_count++] = words[i];
        else if (strcmp(words[i], "--") == 0)
            ended = true;
        else if (!read_option(options, count, words, &i))
            return false;
        if (option_given(options, "help"))
            return true;
    }
    return check_date(options);
}

bool options_read(struct options *options, struct arena *arena, const struct command *command,
                  int count, char **words)
{
    size_t most = (size_t)count + 1;
    memset(options, 0, sizeof *options);
    options->arena = arena;
    options->command = command;
    options->given = arena_alloc(arena, most * sizeof *options->given);
    options->arguments = arena_alloc(arena, most * sizeof *options->arguments);
    return read_words(options, count, words);
}

static const struct given_option *find_given(const struct options *options, const char *name,
                                             size_t index)
{
    for (size_t i = 0; i < options->given_count; i++)
        if (strcmp(options->given[i].option->name, name) == 0 && index-- == 0)
            return &options->given[i];
    return NULL;
}

bool option_given(const struct options *options, const char *name)
{
    return find_given(options, name, 0) != NULL;
}

const char *option_value(const struct options *options, const char *name)
{
    return option_value_at(options, name, 0);
}

const char *option_value_at(const struct options *options, const char *name, size_t index)
{
    const struct given_option *given = find_given(options, name, index);
    return given != NULL ? given->value : NULL;
}

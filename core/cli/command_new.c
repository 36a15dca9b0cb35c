/* SPDX-License-Identifier: MIT */
/* contra new: a rule file to start from, in a folder of one's own. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "authoring/start.h"
#include "base/folder.h"
#include "base/text.h"
#include "cli/options.h"
#include "cli/packs.h"
#include "cli/say.h"
#include "cli/stream.h"
#include "engine/load.h"

/* Where the rule goes. */
struct start {
    const struct options *options;
    const char *rule, *folder;
    bool has_pack; /* the folder has a pack.ini already */
};

static const char *path_of(const struct start *start, const char *name)
{
    return arena_format(start->options->arena, "%s/%s", start->folder, name);
}

/* --- the command line --- */

static bool command_line_is_right(const struct options *options)
{
    if (options->argument_count != 1) {
        say("One name of a rule is wanted: contra new RULE-ID --rules DIR.");
        return false;
    }
    if (!start_name_is_right(options->arguments[0])) {
        say("\"%s\" cannot be the name of a rule: small letters, digits and - only.",
            options->arguments[0]);
        return false;
    }
    if (option_value(options, "rules") == NULL || option_value_at(options, "rules", 1) != NULL) {
        say("Say into which folder of your own: contra new %s --rules ./my-clinic",
            options->arguments[0]);
        return false;
    }
    return true;
}

/* "clinic/" and "clinic" are one folder. */
static const char *folder_of(const struct options *options)
{
    const char *given = option_value(options, "rules");
    size_t length = strlen(given);
    while (length > 1 && given[length - 1] == '/')
        length--;
    return arena_copy(options->arena, given, length);
}

/* --- on what it builds --- */

/* Opens the folder's own pack if it has one, else the shipped pack that it will extend. */
static int open_base(const struct start *start, contra_engine **out)
{
    struct options base = *start->options;
    if (!start->has_pack)
        base.given_count = 0;
    return packs_open(&base, contra_engine_open, out);
}

static bool name_is_free(const struct start *start, const struct rulebook *book)
{
    const struct rule *rule = rulebook_rule(book, start->rule);
    if (rule == NULL || strcmp(rule->pack->folder, start->folder) == 0)
        return true; /* one in the same folder is met when its file is written */
    say("There is a rule \"%s\" already, in %s. Take another name; to take its place, write "
        "replaces = \"%s\" into the new rule.",
        start->rule, rule->file, start->rule);
    return false;
}

/* The folder's own name. */
static const char *folder_name(const struct start *start)
{
    const char *slash = strrchr(start->folder, '/');
    return slash != NULL ? slash + 1 : start->folder;
}

/* A new folder with the name of the shipped pack would stand in its way. */
static bool folder_is_ours(const struct start *start, const struct rulebook *book)
{
    if (start->has_pack || strcmp(folder_name(start), book->packs[0]->name) != 0)
        return true;
    say("\"%s\" is the name of the shipped pack. Take a folder of another name: ./my-clinic",
        folder_name(start));
    return false;
}

/* --- writing --- */

static int cannot_write(const char *path)
{
    if (errno == EEXIST)
        say("\"%s\" is there already, and is left as it is. Take another name, or edit it.", path);
    else
        say("\"%s\" cannot be written: %s.", path, strerror(errno));
    return errno == EEXIST ? EXIT_WRONG : EXIT_FAILED;
}

/* Never over a file that is there. */
static int write_new(const char *path, const char *text)
{
    FILE *file = fopen(path, "wx");
    if (file == NULL)
        return cannot_write(path);
    bool written = fputs(text, file) >= 0;
    if (fclose(file) != 0 || !written)
        return cannot_write(path);
    return EXIT_FINE;
}

static const char *pack_name(const struct start *start)
{
    return start_name_is_right(folder_name(start)) ? folder_name(start) : "my-rules";
}

static int make_folder(const struct start *start)
{
    if (start->has_pack || mkdir(start->folder, 0777) == 0 || errno == EEXIST)
        return EXIT_FINE;
    return cannot_write(start->folder);
}

static int write_pack(const struct start *start, const struct rulebook *book)
{
    if (start->has_pack)
        return EXIT_FINE;
    return write_new(path_of(start, "pack.ini"),
                     start_pack(start->options->arena, book, pack_name(start)));
}

static void say_what_next(const struct start *start, const char *path)
{
    printf("Written: %s%s%s\n"
           "\n"
           "What to do next:\n"
           "  1. Open it in a text editor, and put your own words where it says TODO.\n"
           "  2. \"contra facts WORD\" and \"contra terms WORD\" tell what a rule may ask for.\n"
           "  3. contra test --rules %s %s\n"
           "     runs its examples; they hold already. Write more of them as you go.\n"
           "  4. contra lint --rules %s\n"
           "     tells what is still missing.\n"
           "  5. contra show --rules %s %s\n"
           "     tells the rule in words, for whoever reviews it.\n",
           path, start->has_pack ? "" : ", and beside it ", start->has_pack ? "" : "pack.ini",
           start->folder, start->rule, start->folder, start->folder, start->rule);
}

static int write_rule(const struct start *start, const struct rulebook *book)
{
    const char *path = path_of(start, arena_format(start->options->arena, "%s.lua", start->rule));
    const char *text = start_rule(start->options->arena, book, start->rule);
    if (text == NULL) {
        say("This pack has no yes-no fact with if_not_mentioned to begin with. Write the rule by "
            "hand.");
        return EXIT_FAILED;
    }
    int code = make_folder(start);
    if (code == EXIT_FINE)
        code = write_new(path, text);
    if (code == EXIT_FINE)
        code = write_pack(start, book);
    if (code != EXIT_FINE)
        return code;
    say_what_next(start, path);
    return stream_finish_stdout();
}

static int start_here(const struct start *start, const struct rulebook *book)
{
    if (!folder_is_ours(start, book) || !name_is_free(start, book))
        return EXIT_WRONG;
    return write_rule(start, book);
}

static int run(const struct options *options)
{
    contra_engine *engine;
    if (!command_line_is_right(options))
        return EXIT_WRONG;
    struct start start = {options, options->arguments[0], folder_of(options), false};
    start.has_pack = folder_holds(start.folder, "pack.ini");
    int code = open_base(&start, &engine);
    if (code == EXIT_FINE)
        code = start_here(&start, engine_rulebook(engine));
    contra_engine_free(engine);
    return code;
}

const struct command command_new = {
    .name = "new",
    .summary = "a rule file to start from",
    .arguments = "RULE",
    .details =
        "Writes RULE.lua into the folder that --rules names, with remarks on what to write where,\n"
        "and with examples that hold already. A folder that is not there is made; one that is no\n"
        "pack yet becomes one, which extends dry-needling. No file is ever overwritten.\n"
        "\n"
        "Examples:\n"
        "  contra new fresh-tattoo --rules ./my-clinic\n"
        "\n"
        "Exit code: 0 written, 2 the command line is wrong or the rule is there already, 3 a pack\n"
        "is, or the file cannot be written.\n",
    .run = run,
};

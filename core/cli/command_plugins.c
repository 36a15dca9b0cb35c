/* SPDX-License-Identifier: MIT */
/* contra plugins: what was built with contra, and what the plugins of --plugin add. */
#include <contra/contra.h>
#include <stdio.h>
#include <string.h>

#include "cli/options.h"
#include "cli/packs.h"
#include "cli/plugin_paths.h"
#include "cli/say.h"
#include "cli/stream.h"

static void print(struct stream *stream, const char *text)
{
    stream_sink(stream, text, strlen(text));
}

static void print_endings(struct stream *stream, const contra_part_of_plugin *part)
{
    for (size_t i = 0; part->endings != NULL && part->endings[i] != NULL; i++) {
        print(stream, i == 0 ? " (" : " ");
        print(stream, part->endings[i]);
    }
    if (part->endings != NULL && part->endings[0] != NULL)
        print(stream, ")");
}

static void print_part(struct stream *stream, struct arena *arena,
                       const contra_part_of_plugin *part)
{
    print(stream, arena_format(arena, "  %-7s %s: %s", part->kind, part->name, part->summary));
    print_endings(stream, part);
    print(stream, "\n");
}

/* A plugin, with all that it adds: its parts stand together. */
static void print_all(struct stream *stream, struct arena *arena, const contra_engine *engine)
{
    const contra_part_of_plugin *part, *last = NULL;
    for (size_t i = 0; (part = contra_engine_plugin(engine, i)) != NULL; i++) {
        if (last == NULL || strcmp(last->plugin, part->plugin) != 0)
            print(stream, arena_format(arena, "%s%s %s (%s), %s\n", last != NULL ? "\n" : "",
                                       part->plugin, part->version, part->licence, part->path));
        print_part(stream, arena, part);
        last = part;
    }
    if (last == NULL)
        print(stream, "No plugins were built with this contra.\n");
}

/* Those that --plugin names; without it all that were built with contra. */
static void name_all(struct options *options, struct arena *arena)
{
    static const struct option plugin = {"plugin", "NAME|PATH", NULL, true};
    size_t count;
    const char *const *names = plugin_names(arena, &count);
    struct given_option *given =
        arena_alloc(arena, (options->given_count + count + 1) * sizeof *given);
    for (size_t i = 0; i < options->given_count; i++)
        given[i] = options->given[i];
    options->given = given;
    for (size_t i = 0; i < count; i++)
        given[options->given_count++] = (struct given_option){&plugin, names[i]};
}

/* That a check does not fit the packs at hand is not asked here: it may come with a pack of its
 * own.
 */
static contra_status open_to_list(contra_engine **out, const contra_engine_options *options,
                                  contra_error *err)
{
    contra_status status = contra_engine_open(out, options, err);
    return status == CONTRA_BAD_PACK ? CONTRA_OK : status;
}

static int run(const struct options *options)
{
    struct options all = *options;
    struct stream stream;
    contra_engine *engine;
    if (options->argument_count > 0) {
        say("contra plugins takes no arguments. Name a plugin with --plugin \"%s\".",
            options->arguments[0]);
        return EXIT_WRONG;
    }
    if (!option_given(options, "plugin"))
        name_all(&all, options->arena);
    int code = packs_open(&all, open_to_list, &engine);
    if (code == EXIT_FINE)
        code = stream_open(&stream, options);
    if (code == EXIT_FINE) {
        print_all(&stream, options->arena, engine);
        code = stream_close(&stream);
    }
    contra_engine_free(engine);
    return code;
}

const struct command command_plugins = {
    .name = "plugins",
    .summary = "list plugins, and what each adds",
    .arguments = "",
    .details = "Lists the plugins that were built with contra, or those that --plugin names, with\n"
               "the readers, checks and writers that they add. A plugin is a program that runs in\n"
               "contra with all its rights: load what you trust.\n"
               "\n"
               "Examples:\n"
               "  contra plugins\n"
               "  contra plugins --plugin ./my-own.so\n"
               "\n"
               "Exit code: 0; 2 the command line is wrong, 3 a plugin was refused.\n",
    .run = run,
};

/* SPDX-License-Identifier: MIT */
#include "cli/packs.h"

#include <string.h>

#include "cli/plugin_paths.h"
#include "cli/say.h"

#define DEFAULT_PACK "dry-needling"

/* Says that there is no such pack, and where it was looked for. Returns NULL. */
static const char *refuse_name(const struct shelf *shelf, const char *name, struct arena *arena)
{
    const char *nearest = shelf_nearest(shelf, name, "", arena);
    if (nearest != NULL)
        say("There is no pack of rules \"%s\". Did you mean \"%s\"?", name, nearest);
    else
        say("There is no pack of rules \"%s\". Give the path of its folder.", name);
    return NULL;
}

/* A path if it has a slash or is a folder, else the name of a pack on the shelf. */
static const char *resolve(const struct shelf *shelf, const char *given, struct arena *arena)
{
    if (is_folder(given))
        return given;
    if (strchr(given, '/') != NULL) {
        say("There is no folder \"%s\".", given);
        return NULL;
    }
    const char *found = shelf_find(shelf, given, "", arena);
    return found != NULL ? found : refuse_name(shelf, given, arena);
}

static size_t count_given(const struct options *options, const char *option)
{
    size_t count = 0;
    while (option_value_at(options, option, count) != NULL)
        count++;
    return count;
}

/* The default is a name and never a folder that happens to lie here. */
static const char *find_default(const struct shelf *shelf, struct arena *arena)
{
    const char *found = shelf_find(shelf, DEFAULT_PACK, "", arena);
    return found != NULL ? found : refuse_name(shelf, DEFAULT_PACK, arena);
}

/* What an option such as --rules names. */
static bool find(const struct options *options, const char *option, struct packs *packs)
{
    struct arena *arena = options->arena;
    size_t given = count_given(options, option);
    packs->count = given > 0 ? given : 1;
    shelf_fill(&packs->shelf, "share/contra/rules", arena);
    packs->folders = arena_alloc(arena, packs->count * sizeof *packs->folders);
    for (size_t i = 0; i < packs->count; i++) {
        const char *name = option_value_at(options, option, i);
        packs->folders[i] =
            name != NULL ? resolve(&packs->shelf, name, arena) : find_default(&packs->shelf, arena);
        if (packs->folders[i] == NULL)
            return false;
    }
    return true;
}

bool packs_find(const struct options *options, struct packs *packs)
{
    return find(options, "rules", packs);
}

static void say_problems(const contra_engine *engine, const contra_error *error)
{
    const contra_problem *problem = contra_engine_problem(engine, 0);
    if (problem == NULL)
        say_error(error);
    for (size_t i = 0; (problem = contra_engine_problem(engine, i)) != NULL; i++)
        say_problem(problem->file, problem->line, problem->message);
}

int packs_open_by(const struct options *options, const char *option, packs_opener open,
                  contra_engine **out)
{
    struct packs packs;
    struct plugin_paths plugins;
    contra_error error;
    *out = NULL;
    if (!find(options, option, &packs) || !plugin_paths_find(options, &plugins))
        return EXIT_WRONG;
    contra_engine_options engine = CONTRA_ENGINE_OPTIONS_INIT;
    engine.packs = packs.folders;
    engine.pack_count = packs.count;
    engine.pack_path = packs.shelf.folders;
    engine.pack_path_count = packs.shelf.count;
    engine.plugins = plugins.items;
    engine.plugin_count = plugins.count;
    contra_status status = open(out, &engine, &error);
    if (status == CONTRA_OK)
        return EXIT_FINE;
    if (status == CONTRA_BAD_PACK || status == CONTRA_BAD_PLUGIN)
        say_problems(*out, &error);
    else
        say_error(&error);
    contra_engine_free(*out);
    *out = NULL;
    return EXIT_FAILED;
}

int packs_open(const struct options *options, packs_opener open, contra_engine **out)
{
    return packs_open_by(options, "rules", open, out);
}

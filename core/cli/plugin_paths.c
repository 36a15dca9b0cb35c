/* SPDX-License-Identifier: MIT */
#include "cli/plugin_paths.h"

#include <string.h>

#include "cli/say.h"
#include "cli/shelf.h"

#define FOLDER "lib/contra/plugins"
#define ENDING ".so"

/* A path has a slash or the ending; all else is the name of one that was built with contra. */
static const char *resolve(const struct shelf *shelf, const char *given, struct arena *arena)
{
    size_t length = strlen(given);
    bool path =
        strchr(given, '/') != NULL || (length > 3 && strcmp(given + length - 3, ENDING) == 0);
    if (path)
        return given;
    const char *found = shelf_find(shelf, given, ENDING, arena);
    if (found != NULL)
        return found;
    const char *nearest = shelf_nearest(shelf, given, ENDING, arena);
    if (nearest != NULL)
        say("There is no plugin \"%s\". Did you mean \"%s\"?", given, nearest);
    else
        say("There is no plugin \"%s\". \"contra plugins\" lists those that were built with "
            "contra; "
            "give the path of any other.",
            given);
    return NULL;
}

/* contra's own formats: a plugin of that name may well be a reader. */
static bool is_own(const char *format)
{
    static const char *const own[] = {"text", "json", "record", "compact"};
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        if (strcmp(own[i], format) == 0)
            return true;
    return false;
}

/* By name, or by a path whose file has the name. */
static bool is_given(const struct options *options, const char *name)
{
    const char *value;
    size_t length = strlen(name);
    for (size_t i = 0; (value = option_value_at(options, "plugin", i)) != NULL; i++) {
        const char *slash = strrchr(value, '/'), *file = slash != NULL ? slash + 1 : value;
        if (strncmp(file, name, length) == 0 &&
            (file[length] == '\0' || strcmp(file + length, ENDING) == 0))
            return true;
    }
    return false;
}

/* The plugin that a --format stands for, or NULL. */
static const char *of_format(const struct options *options, const struct shelf *shelf)
{
    const char *format = option_value(options, "format");
    if (!options->command->writes_reports || format == NULL || is_own(format) ||
        strchr(format, '/') != NULL || is_given(options, format))
        return NULL;
    return shelf_find(shelf, format, ENDING, options->arena);
}

bool plugin_paths_find(const struct options *options, struct plugin_paths *paths)
{
    struct shelf shelf;
    size_t most = 1;
    while (option_value_at(options, "plugin", most - 1) != NULL)
        most++;
    shelf_fill(&shelf, FOLDER, options->arena);
    paths->items = arena_alloc(options->arena, most * sizeof *paths->items);
    paths->count = 0;
    for (size_t i = 0; i + 1 < most; i++) {
        const char *given = option_value_at(options, "plugin", i);
        const char *path = resolve(&shelf, given, options->arena);
        if (path == NULL)
            return false;
        paths->items[paths->count++] = path;
    }
    const char *format = of_format(options, &shelf);
    if (format != NULL)
        paths->items[paths->count++] = format;
    return true;
}

const char *const *plugin_names(struct arena *arena, size_t *count)
{
    struct shelf shelf;
    shelf_fill(&shelf, FOLDER, arena);
    return shelf_names(&shelf, ENDING, arena, count);
}

/* SPDX-License-Identifier: MIT */
/* From the names and paths of --plugin to the shared objects that the engine loads. */
#ifndef CONTRA_CLI_PLUGIN_PATHS_H
#define CONTRA_CLI_PLUGIN_PATHS_H

#include "cli/options.h"

struct plugin_paths {
    const char **items;
    size_t count;
};

/* Finds what --plugin names; a --format that is not contra's own is the name of a plugin as well,
 * if one was built with contra. False if one is not there, which was then told. The texts live in
 * the arena of the options. */
bool plugin_paths_find(const struct options *options, struct plugin_paths *paths);

/* The names of all that were built with contra, in order; *count of them. */
const char *const *plugin_names(struct arena *arena, size_t *count);

#endif

/* SPDX-License-Identifier: MIT */
/* The plugins of an engine: loaded once, with it, and unloaded with it. */
#ifndef CONTRA_ENGINE_PLUGIN_H
#define CONTRA_ENGINE_PLUGIN_H

#include <contra/plugin.h>
#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"

struct plugin {
    void *library; /* of dlopen */
    const char *path;
    contra_plugin about; /* what it says of itself */
    void *state;         /* its own */
    bool started;
};

struct plugins {
    struct arena *arena; /* the engine's */
    struct plugin **items;
    size_t count, capacity;
    const contra_part_of_plugin **parts; /* all that they add */
    size_t part_count, part_capacity;
};

/* Loads shared objects by their paths. What is wrong goes to `problems`; then false, and what was
 * loaded before waits for plugins_unload all the same. */
bool plugins_load(struct plugins *plugins, const char *const *paths, size_t count,
                  struct problems *problems);

/* Stops and unloads all. */
void plugins_unload(struct plugins *plugins);

/* A reader or writer by its name, and the state of its plugin; NULL if there is none. */
const contra_reader *plugins_reader(const struct plugins *plugins, const char *name, void **state);
const contra_writer *plugins_writer(const struct plugins *plugins, const char *name, void **state);

/* The reader for a source that begins so; NULL if none recognises it. `name` is what the source is
 * called. Two that are equally sure: *other is the second. */
const contra_reader *plugins_recognise(const struct plugins *plugins, const char *name,
                                       const char *head, size_t length, void **state,
                                       const contra_reader **other);

/* The table that every plugin is handed (host.c). */
extern const contra_host plugin_host;

#endif

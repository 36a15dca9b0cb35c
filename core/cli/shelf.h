/* SPDX-License-Identifier: MIT */
/* Where bare names of packs and plugins are looked for: beside the command, then in the prefix that
 * it was built for. */
#ifndef CONTRA_CLI_SHELF_H
#define CONTRA_CLI_SHELF_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

struct shelf {
    const char *folders[2];
    size_t count;
};

/* The folders of that name ("share/contra/rules") that are there. Their paths live in the arena. */
void shelf_fill(struct shelf *shelf, const char *name, struct arena *arena);

bool is_folder(const char *path);
bool is_file(const char *path);

/* What lies on the shelf under a name and an ending ("" for a folder, ".so"); NULL if nothing does.
 */
const char *shelf_find(const struct shelf *shelf, const char *name, const char *ending,
                       struct arena *arena);

/* The nearest name that has the ending; without it, and in the arena. NULL if none is near. */
const char *shelf_nearest(const struct shelf *shelf, const char *name, const char *ending,
                          struct arena *arena);

/* All names with the ending, by name, without it. The first shelf goes before the second. */
const char *const *shelf_names(const struct shelf *shelf, const char *ending, struct arena *arena,
                               size_t *count);

#endif

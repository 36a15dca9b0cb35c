/* SPDX-License-Identifier: MIT */
/* The files of a pack's folder. Nothing that owns memory or a descriptor is open while an arena may
 * jump. */
#ifndef CONTRA_RULES_FOLDER_H
#define CONTRA_RULES_FOLDER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

struct folder_files {
    const char **paths; /* relative to the folder, in byte order */
    size_t count, capacity;
    const char *unreadable; /* the first file or folder that could not be looked at, or NULL */
};

/* All files ending in one of the suffixes, in the folder and in those below it, but for hidden ones
 * and the folder "patients" (sample patients are no part of the rules). */
struct folder_files folder_list(struct arena *arena, const char *folder,
                                const char *const *suffixes, size_t suffix_count);

bool folder_holds(const char *folder, const char *name);

/* Reads a whole file of at most `most` bytes; NUL-terminated. False with errno set (EFBIG if it is
 * larger). */
bool file_read(struct arena *arena, const char *path, size_t most, char **text, size_t *length);

#endif

/* SPDX-License-Identifier: MIT */
/* Files, and the folders of packs. Nothing that owns memory or a descriptor is open while an arena
 * may jump. */
#ifndef CONTRA_BASE_FOLDER_H
#define CONTRA_BASE_FOLDER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

struct file {
    const char *path; /* as messages tell it */
    char *text;       /* NUL-terminated; NULL: it cannot be read */
    size_t length;
    int error; /* the errno that says why; EFBIG: it is larger than may be */
};

/* Reads a whole file of at most `most` bytes. `path` must live as long as what is made of it. */
struct file file_read(struct arena *arena, const char *path, size_t most);

struct folder_files {
    const char **paths; /* relative to the folder, in byte order */
    size_t count, capacity;
    const char *unreadable; /* the first file or folder that could not be looked at, or NULL */
};

/* All files ending in one of the suffixes, in the folder and in those below it, but for hidden ones
 * and the folder "patients" (sample patients are no part of the rules). */
struct folder_files folder_list(struct arena *arena, const char *folder,
                                const char *const *suffixes, size_t suffix_count);

/* A folder whose files have been read, once for all who want them. */
struct folder {
    const char *path;
    struct folder_files list;
    struct file *files; /* beside list.paths; their own paths begin with that of the folder */
};

/* Lists the files as folder_list does, and reads all of at most 1 MiB. */
struct folder folder_read(struct arena *arena, const char *path, const char *const *suffixes,
                          size_t suffix_count);

/* A file of the folder by its relative path; it is read now if it has not been. Its error is ENOENT
 * if there is none. */
struct file folder_file(struct arena *arena, const struct folder *folder, const char *name);

bool folder_holds(const char *folder, const char *name);

/* Do two paths lead to the same folder? */
bool folder_same(const char *one, const char *other);

bool path_ends_in(const char *path, const char *const *suffixes, size_t count);

#endif

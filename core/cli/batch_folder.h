/* SPDX-License-Identifier: MIT */
/* The files of patients and the folders in one folder, by name, in memory that has a bound. */
#ifndef CONTRA_CLI_BATCH_FOLDER_H
#define CONTRA_CLI_BATCH_FOLDER_H

#include <stdbool.h>
#include <stddef.h>

#include "cli/buffer.h"

/* A folder is read anew for each so many names. */
#define FOLDER_NAMES_MOST 65536

enum folder_name_kind {
    NAME_FILE,
    NAME_FOLDER,
    NAME_DOUBTFUL /* a link, a pipe, or of what kind the system does not say */
};

struct folder_name {
    const char *name;
    enum folder_name_kind kind;
};

struct folder {
    struct arena arena; /* holds the names, and nothing else */
    const char *path;   /* borrowed */
    const char *const *endings;
    struct folder_name *names;
    size_t count, next;
    size_t total, before; /* names in all, and those of earlier readings */
    size_t passed;        /* names that are not hidden, and end otherwise */
    char first_passed[256];
    bool more;      /* there are names behind the last */
    int error;      /* errno, if the names behind could not be read; else 0 */
    char last[256]; /* the last name that was handed out */
};

/* Reads the first names of files that end so (NULL behind the last ending), and of folders. False:
 * errno says why not. The path and the endings are borrowed. */
bool folder_open(struct folder *folder, const char *path, const char *const *endings);

/* Does the name end with one of them, behind at least one letter? Capitals are the same. */
bool name_ends(const char *name, const char *const *endings);
void folder_close(struct folder *folder);

/* The next name; NULL at the end, and when reading on failed (`error`). Lives until the next call.
 */
const struct folder_name *folder_next(struct folder *folder);

/* How much of it was handed out, 0 to 1. */
double folder_share(const struct folder *folder);

#endif

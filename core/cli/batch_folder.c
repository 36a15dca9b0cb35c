/* SPDX-License-Identifier: MIT */
#define _DEFAULT_SOURCE /* d_type */
#include "cli/batch_folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

static bool is_folder(DIR *directory, const char *name)
{
    struct stat status;
    return fstatat(dirfd(directory), name, &status, AT_SYMLINK_NOFOLLOW) == 0 &&
           S_ISDIR(status.st_mode);
}

bool name_ends(const char *name, const char *const *endings)
{
    size_t length = strlen(name);
    for (; *endings != NULL; endings++) {
        size_t ending = strlen(*endings);
        if (length > ending && strcasecmp(name + length - ending, *endings) == 0)
            return true;
    }
    return false;
}

/* Hidden names are passed over, and links to folders, which may lead in a circle. */
static bool is_wanted(const struct folder *folder, DIR *directory, const struct dirent *entry,
                      enum folder_name_kind *kind)
{
    if (entry->d_name[0] == '.')
        return false;
    *kind = entry->d_type == DT_REG ? NAME_FILE : NAME_DOUBTFUL;
    if (entry->d_type == DT_DIR ||
        (entry->d_type == DT_UNKNOWN && is_folder(directory, entry->d_name)))
        *kind = NAME_FOLDER;
    return *kind == NAME_FOLDER || name_ends(entry->d_name, folder->endings);
}

static int by_name(const void *a, const void *b)
{
    return strcmp(((const struct folder_name *)a)->name, ((const struct folder_name *)b)->name);
}

/* Keeps the first FOLDER_NAMES_MOST of the names, in memory of their own. */
static void keep_the_first(struct folder *folder)
{
    struct arena before = folder->arena;
    struct folder_name *names = folder->names;
    qsort(names, folder->count, sizeof *names, by_name);
    if (folder->count <= FOLDER_NAMES_MOST)
        return;
    folder->more = true;
    folder->count = FOLDER_NAMES_MOST;
    memory_start(&folder->arena);
    folder->names = arena_alloc(&folder->arena, 2 * FOLDER_NAMES_MOST * sizeof *names);
    for (size_t i = 0; i < folder->count; i++) {
        folder->names[i] = names[i];
        folder->names[i].name = arena_string(&folder->arena, names[i].name);
    }
    arena_free(&before);
}

static void add_name(struct folder *folder, size_t *capacity, const char *name,
                     enum folder_name_kind kind)
{
    if (folder->more && strcmp(name, folder->names[FOLDER_NAMES_MOST - 1].name) > 0)
        return;
    folder->names =
        arena_push(&folder->arena, folder->names, folder->count, capacity, sizeof *folder->names);
    folder->names[folder->count].name = arena_string(&folder->arena, name);
    folder->names[folder->count++].kind = kind;
    if (folder->count < 2 * (size_t)FOLDER_NAMES_MOST)
        return;
    keep_the_first(folder);
    *capacity = 2 * (size_t)FOLDER_NAMES_MOST;
}

/* The first by name is kept. */
static void note_passed(struct folder *folder, const char *name)
{
    if (name[0] == '.')
        return;
    if (folder->passed++ == 0 || strcmp(name, folder->first_passed) < 0)
        strncpy(folder->first_passed, name, sizeof folder->first_passed - 1);
}

static struct dirent *next_entry(DIR *directory)
{
    errno = 0; /* readdir says by it whether NULL is the end */
    return readdir(directory);
}

/* Reads the names behind the last that was handed out. False: errno says why not. */
static bool read_names(struct folder *folder)
{
    DIR *directory = opendir(folder->path);
    if (directory == NULL)
        return false;
    struct dirent *entry;
    enum folder_name_kind kind;
    size_t capacity = 0;
    arena_free(&folder->arena);
    memory_start(&folder->arena);
    folder->names = NULL;
    folder->count = folder->next = folder->total = folder->passed = 0;
    folder->more = false;
    while ((entry = next_entry(directory)) != NULL) {
        if (!is_wanted(folder, directory, entry, &kind)) {
            note_passed(folder, entry->d_name);
            continue;
        }
        folder->total++;
        if (strcmp(entry->d_name, folder->last) > 0)
            add_name(folder, &capacity, entry->d_name, kind);
    }
    int error = errno;
    closedir(directory);
    if (folder->count > 0)
        keep_the_first(folder);
    errno = error;
    return error == 0;
}

bool folder_open(struct folder *folder, const char *path, const char *const *endings)
{
    memset(folder, 0, sizeof *folder);
    folder->path = path;
    folder->endings = endings;
    if (read_names(folder))
        return true;
    int error = errno;
    folder_close(folder);
    errno = error;
    return false;
}

void folder_close(struct folder *folder)
{
    arena_free(&folder->arena);
}

const struct folder_name *folder_next(struct folder *folder)
{
    if (folder->next == folder->count && folder->more) {
        folder->before += folder->count;
        if (!read_names(folder)) {
            folder->error = errno;
            folder->count = folder->next = 0;
            folder->more = false;
        }
    }
    if (folder->next == folder->count)
        return NULL;
    const struct folder_name *name = &folder->names[folder->next++];
    strncpy(folder->last, name->name, sizeof folder->last - 1);
    return name;
}

double folder_share(const struct folder *folder)
{
    return folder->total > 0 ? (double)(folder->before + folder->next) / (double)folder->total : 1;
}

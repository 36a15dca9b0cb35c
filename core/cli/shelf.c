/* SPDX-License-Identifier: MIT */
#include "cli/shelf.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"

#define PATH_MOST 4096

bool is_folder(const char *path)
{
    struct stat about;
    return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

bool is_file(const char *path)
{
    struct stat about;
    return stat(path, &about) == 0 && !S_ISDIR(about.st_mode);
}

static void add_folder(struct shelf *shelf, const char *path)
{
    if (is_folder(path))
        shelf->folders[shelf->count++] = path;
}

/* ../NAME beside the folder of the executable; NULL if the system does not tell. */
static const char *beside_executable(const char *name, struct arena *arena)
{
    char path[PATH_MOST];
    ssize_t length = readlink("/proc/self/exe", path, sizeof path - 1);
    if (length <= 0)
        return NULL;
    path[length] = '\0';
    for (int steps = 0; steps < 2; steps++) {
        char *slash = strrchr(path, '/');
        if (slash == NULL)
            return NULL;
        *slash = '\0';
    }
    return arena_format(arena, "%s/%s", path, name);
}

void shelf_fill(struct shelf *shelf, const char *name, struct arena *arena)
{
    const char *beside = beside_executable(name, arena);
    shelf->count = 0;
    if (beside != NULL)
        add_folder(shelf, beside);
#ifdef CONTRA_PREFIX
    const char *installed = arena_format(arena, "%s/%s", CONTRA_PREFIX, name);
    if (beside == NULL || strcmp(beside, installed) != 0)
        add_folder(shelf, installed);
#endif
}

const char *shelf_find(const struct shelf *shelf, const char *name, const char *ending,
                       struct arena *arena)
{
    for (size_t i = 0; i < shelf->count; i++) {
        const char *path = arena_format(arena, "%s/%s%s", shelf->folders[i], name, ending);
        if (*ending ? is_file(path) : is_folder(path))
            return path;
    }
    return NULL;
}

static bool has(const char *const *names, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(names[i], name) == 0)
            return true;
    return false;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

const char *const *shelf_names(const struct shelf *shelf, const char *ending, struct arena *arena,
                               size_t *count)
{
    const char **names = NULL;
    size_t capacity = 0, ending_length = strlen(ending);
    *count = 0;
    for (size_t i = 0; i < shelf->count; i++) {
        DIR *folder = opendir(shelf->folders[i]);
        struct dirent *entry;
        while (folder != NULL && (entry = readdir(folder)) != NULL) {
            size_t length = strlen(entry->d_name);
            if (entry->d_name[0] == '.' || length <= ending_length ||
                strcmp(entry->d_name + length - ending_length, ending) != 0)
                continue;
            const char *name = arena_copy(arena, entry->d_name, length - ending_length);
            names = arena_push(arena, (void *)names, *count, &capacity, sizeof *names);
            if (!has(names, *count, name))
                names[(*count)++] = name;
        }
        if (folder != NULL)
            closedir(folder);
    }
    if (*count > 0)
        qsort((void *)names, *count, sizeof *names, by_name);
    return names;
}

const char *shelf_nearest(const struct shelf *shelf, const char *name, const char *ending,
                          struct arena *arena)
{
    size_t count;
    const char *const *names = shelf_names(shelf, ending, arena, &count);
    struct nearest nearest;
    nearest_start(&nearest, name);
    for (size_t i = 0; i < count; i++)
        nearest_try(&nearest, names[i]);
    return nearest.name;
}

/* SPDX-License-Identifier: MIT */
#include "rules/folder.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define DEPTH_MOST 8

static bool wanted_entry(const struct dirent *entry)
{
    return entry->d_name[0] != '.' && strcmp(entry->d_name, "patients") != 0;
}

/* The names in a folder, one behind the other, each with its NUL; NULL if it cannot be read. The
 * folder is read twice: once to learn how much memory is needed, and once, with that at hand, to
 * copy. */
static char *names_in(struct arena *arena, const char *path, size_t *length)
{
    *length = 0;
    DIR *folder = opendir(path);
    if (!folder)
        return NULL;
    for (struct dirent *entry; (entry = readdir(folder));)
        *length += wanted_entry(entry) ? strlen(entry->d_name) + 1 : 0;
    closedir(folder);
    size_t room = *length;
    char *names = arena_alloc(arena, room + 1);
    *length = 0;
    folder = opendir(path);
    if (!folder)
        return NULL;
    for (struct dirent *entry; (entry = readdir(folder));) {
        size_t size = strlen(entry->d_name) + 1;
        if (!wanted_entry(entry) || *length + size > room)
            continue;
        memcpy(names + *length, entry->d_name, size);
        *length += size;
    }
    closedir(folder);
    return names;
}

static bool ends_in(const char *name, const char *const *suffixes, size_t count)
{
    size_t length = strlen(name);
    for (size_t i = 0; i < count; i++) {
        size_t tail = strlen(suffixes[i]);
        if (length > tail && strcmp(name + length - tail, suffixes[i]) == 0)
            return true;
    }
    return false;
}

static void list_below(struct arena *arena, struct folder_files *files, const char *folder,
                       const char *below, const char *const *suffixes, size_t suffix_count,
                       int depth)
{
    size_t length;
    const char *path = *below ? arena_format(arena, "%s/%s", folder, below) : folder;
    const char *names = names_in(arena, path, &length);
    if (!names && !files->unreadable)
        files->unreadable = below;
    for (const char *name = names; name && name < names + length; name += strlen(name) + 1) {
        const char *relative = *below ? arena_format(arena, "%s/%s", below, name) : name;
        struct stat about;
        if (stat(arena_format(arena, "%s/%s", folder, relative), &about) != 0) {
            if (!files->unreadable)
                files->unreadable = relative;
            continue;
        }
        if (S_ISDIR(about.st_mode) && depth < DEPTH_MOST)
            list_below(arena, files, folder, relative, suffixes, suffix_count, depth + 1);
        if (!S_ISREG(about.st_mode) || !ends_in(name, suffixes, suffix_count))
            continue;
        files->paths = arena_push(arena, (void *)files->paths, files->count, &files->capacity,
                                  sizeof *files->paths);
        files->paths[files->count++] = relative;
    }
}

static int path_compare(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

struct folder_files folder_list(struct arena *arena, const char *folder,
                                const char *const *suffixes, size_t suffix_count)
{
    struct folder_files files = {.paths = NULL};
    list_below(arena, &files, folder, "", suffixes, suffix_count, 0);
    if (files.count)
        qsort((void *)files.paths, files.count, sizeof *files.paths, path_compare);
    return files;
}

bool folder_holds(const char *folder, const char *name)
{
    char path[4096];
    struct stat about;
    int length = snprintf(path, sizeof path, "%s/%s", folder, name);
    return length > 0 && (size_t)length < sizeof path && stat(path, &about) == 0;
}

bool file_read(struct arena *arena, const char *path, size_t most, char **text, size_t *length)
{
    struct stat about;
    if (stat(path, &about) != 0)
        return false;
    errno = EFBIG;
    if ((size_t)about.st_size > most)
        return false;
    *text = arena_alloc(arena, (size_t)about.st_size + 1);
    FILE *file = fopen(path, "rb");
    if (!file)
        return false;
    *length = fread(*text, 1, (size_t)about.st_size, file);
    bool sound = !ferror(file) && S_ISREG(about.st_mode);
    fclose(file);
    (*text)[*length] = '\0';
    errno = sound ? 0 : EIO;
    return sound;
}

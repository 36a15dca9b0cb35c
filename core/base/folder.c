/* SPDX-License-Identifier: MIT */
#define _DEFAULT_SOURCE /* what kind of file a folder says that an entry is */
#include "base/folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define DEPTH_MOST    8
#define FILE_MOST     ((size_t)1024 * 1024)
#define NAMES_ROOM    4096 /* bytes that hold the names of most folders */
#define SMALL_FILE    (16 * 1024)
#define FOR_EACH_FILE (20 * 1024) /* and for what is made of it: about so much memory */

static bool wanted_entry(const struct dirent *entry)
{
    return entry->d_name[0] != '.' && strcmp(entry->d_name, "patients") != 0;
}

enum { SOME_FILE = 'f', SOME_FOLDER = 'd', NOT_SAID = '?' };

/* Most systems say it with the name, and need not be asked again for each of a pack's files. */
static char kind_of(const struct dirent *entry)
{
#ifdef DT_REG
    if (entry->d_type == DT_REG)
        return SOME_FILE;
    if (entry->d_type == DT_DIR)
        return SOME_FOLDER;
#else
    (void)entry;
#endif
    return NOT_SAID;
}

static bool ask_kind(const char *path, char *kind)
{
    struct stat about;
    if (stat(path, &about) != 0)
        return false;
    *kind = S_ISREG(about.st_mode) ? SOME_FILE : S_ISDIR(about.st_mode) ? SOME_FOLDER : NOT_SAID;
    return true;
}

/* Copies the names in a folder to `names`, one behind the other, each behind its kind and with its
 * NUL, as far as there is room. Returns how many bytes all of them take, or -1 if the folder cannot
 * be read. */
static ssize_t copy_names(const char *path, char *names, size_t room)
{
    DIR *folder = opendir(path);
    if (!folder)
        return -1;
    size_t length = 0;
    for (struct dirent *entry; (errno = 0, entry = readdir(folder));) { /* NULL may be a failure */
        size_t size = 1 + strlen(entry->d_name) + 1;
        if (!wanted_entry(entry))
            continue;
        if (length + size <= room) {
            names[length] = kind_of(entry);
            memcpy(names + length + 1, entry->d_name, size - 1);
        }
        length += size;
    }
    int error = errno;
    closedir(folder);
    errno = error;
    return error == 0 ? (ssize_t)length : -1;
}

/* NULL if it cannot be read. A large folder is read twice: once to learn how much memory is needed,
 * and once, with that at hand, to copy. */
static char *names_in(struct arena *arena, const char *path, size_t *length)
{
    size_t room = NAMES_ROOM;
    char *names = arena_room(arena, room);
    ssize_t needed = copy_names(path, names, room);
    if (needed > NAMES_ROOM) {
        room = (size_t)needed;
        names = arena_room(arena, room);
        needed = copy_names(path, names, room);
    }
    if (needed < 0 && errno == ENOMEM)
        arena_refuse(arena); /* it may well be there */
    if (needed < 0)
        return NULL;
    *length = (size_t)needed;
    return *length <= room ? names : NULL;
}

bool path_ends_in(const char *path, const char *const *suffixes, size_t count)
{
    size_t length = strlen(path);
    for (size_t i = 0; i < count; i++) {
        size_t tail = strlen(suffixes[i]);
        if (length > tail && strcmp(path + length - tail, suffixes[i]) == 0)
            return true;
    }
    return false;
}

/* Without a format: a pack has hundreds of paths. */
static const char *join(struct arena *arena, const char *folder, const char *name)
{
    size_t length = strlen(folder), size = strlen(name) + 1;
    char *path = arena_room(arena, length + 1 + size);
    memcpy(path, folder, length);
    path[length] = '/';
    memcpy(path + length + 1, name, size);
    return path;
}

static void list_below(struct arena *arena, struct folder_files *files, const char *folder,
                       const char *below, const char *const *suffixes, size_t suffix_count,
                       int depth)
{
    size_t length;
    const char *path = *below ? join(arena, folder, below) : folder;
    const char *names = names_in(arena, path, &length);
    if (!names && !files->unreadable)
        files->unreadable = below;
    for (const char *at = names; at && at < names + length; at += strlen(at) + 1) {
        const char *name = at + 1, *relative = *below ? join(arena, below, name) : name;
        char kind = *at;
        if (kind == NOT_SAID && !ask_kind(join(arena, folder, relative), &kind) &&
            !files->unreadable)
            files->unreadable = relative;
        if (kind == SOME_FOLDER && depth < DEPTH_MOST)
            list_below(arena, files, folder, relative, suffixes, suffix_count, depth + 1);
        if (kind == SOME_FOLDER || !path_ends_in(name, suffixes, suffix_count))
            continue;
        if (kind != SOME_FILE) { /* a pipe, say, that is called like a file that is wanted */
            files->unreadable = files->unreadable ? files->unreadable : relative;
            continue;
        }
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

bool folder_same(const char *one, const char *other)
{
    struct stat a, b;
    return strcmp(one, other) == 0 || (stat(one, &a) == 0 && stat(other, &b) == 0 &&
                                       a.st_dev == b.st_dev && a.st_ino == b.st_ino);
}

/* As much of the file as there is room for, or -1. */
static ssize_t read_all(const char *path, char *text, size_t room)
{
    size_t length = 0;
    ssize_t more = 1;
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return -1;
    while (length < room && more > 0) {
        more = read(file, text + length, room - length);
        length += more > 0 ? (size_t)more : 0;
        if (more < 0 && errno == EINTR)
            more = 1;
    }
    int error = errno;
    close(file);
    errno = error;
    return more < 0 ? -1 : (ssize_t)length;
}

/* A regular file of that size. */
static void read_sized(struct arena *arena, struct file *file, size_t size)
{
    char *text = arena_room(arena, size + 1);
    ssize_t length = read_all(file->path, text, size);
    if (length < 0) {
        file->error = errno;
        return;
    }
    text[length] = '\0';
    file->text = text;
    file->length = (size_t)length;
}

struct file file_read(struct arena *arena, const char *path, size_t most)
{
    struct stat about;
    struct file file = {.path = path};
    if (stat(path, &about) != 0)
        file.error = errno;
    else if (!S_ISREG(about.st_mode))
        file.error = S_ISDIR(about.st_mode) ? EISDIR : EIO;
    else if ((size_t)about.st_size > most)
        file.error = EFBIG;
    if (!file.error)
        read_sized(arena, &file, (size_t)about.st_size);
    return file;
}

/* Most files are small, and are read without asking for their size first. */
static bool read_small(struct arena *arena, struct file *file)
{
    char text[SMALL_FILE];
    ssize_t length = read_all(file->path, text, sizeof text);
    if (length < 0)
        file->error = errno;
    if (length < 0 || length == sizeof text)
        return length < 0;
    file->text = arena_copy(arena, text, (size_t)length);
    file->length = (size_t)length;
    return true;
}

struct folder folder_read(struct arena *arena, const char *path, const char *const *suffixes,
                          size_t suffix_count)
{
    struct folder folder = {.path = path, .list = folder_list(arena, path, suffixes, suffix_count)};
    arena_expect(arena, FOR_EACH_FILE * folder.list.count);
    folder.files = arena_alloc(arena, folder.list.count * sizeof *folder.files);
    for (size_t i = 0; i < folder.list.count; i++) {
        struct file *file = &folder.files[i];
        file->path = join(arena, path, folder.list.paths[i]);
        if (!read_small(arena, file))
            *file = file_read(arena, file->path, FILE_MOST);
    }
    return folder;
}

struct file folder_file(struct arena *arena, const struct folder *folder, const char *name)
{
    for (size_t i = 0; i < folder->list.count; i++)
        if (strcmp(folder->list.paths[i], name) == 0)
            return folder->files[i];
    return file_read(arena, join(arena, folder->path, name), FILE_MOST);
}

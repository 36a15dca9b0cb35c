/* SPDX-License-Identifier: MIT */
/* The floor of the tree: what reading costs whoever reads it with libinih. Walks a folder, opens,
 * reads and closes each file, and lets libinih parse it with an empty handler.
 *
 *     floor FOLDER        prints how many files, and how many entries libinih found */
#define _XOPEN_SOURCE 700
#include <dirent.h>
#include <fcntl.h>
#include <ini.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static size_t files, entries;

static int count_entry(void *user, const char *section, const char *name, const char *value)
{
    (void)user, (void)section, (void)name, (void)value;
    entries++;
    return 1;
}

static void read_file(const char *path)
{
    static char text[1024 * 1024];
    size_t length = 0;
    ssize_t count;
    int descriptor = open(path, O_RDONLY);
    if (descriptor < 0)
        exit(1);
    while ((count = read(descriptor, text + length, sizeof text - 1 - length)) > 0)
        length += (size_t)count;
    close(descriptor);
    text[length] = '\0';
    ini_parse_string(text, count_entry, NULL);
    files++;
}

static int visible(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

static void walk(const char *folder)
{
    struct dirent **names;
    int count = scandir(folder, &names, visible, alphasort);
    for (int i = 0; i < count; i++) {
        char path[4096];
        size_t length = strlen(names[i]->d_name);
        snprintf(path, sizeof path, "%s/%s", folder, names[i]->d_name);
        if (length > 4 && strcmp(names[i]->d_name + length - 4, ".ini") == 0)
            read_file(path);
        else
            walk(path);
        free(names[i]);
    }
    if (count >= 0)
        free(names);
}

int main(int count, char **words)
{
    if (count != 2)
        return 2;
    walk(words[1]);
    printf("%zu files, %zu entries\n", files, entries);
    return 0;
}

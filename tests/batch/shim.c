/* SPDX-License-Identifier: MIT */
/* Loaded before libc by trouble.py: a folder that cannot be read to its end, a file that grows.
 *
 *     SHIM_FAILS=f, SHIM_NAMES=5     the folder gives so many names, and then fails
 *     SHIM_GROWS=a.ini, SHIM_BY=b    the file grows by what is in the other, when it is first read
 *     SHIM_ENDS=list, SHIM_BYTES=3   so many bytes can be read of the file, and then none
 *     SHIM_SPOILT=out, SHIM_FROM=1   it is opened, and cannot be read from that byte on
 *     SHIM_STOPS=a.ini               SIGINT comes when its last bytes are read
 *     SHIM_LACKS=a.ini               when it is first opened, too many files are open
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Is it the file or folder of that name? */
static int is_named(int file, const char *name)
{
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = name == NULL ? -1 : readlink(link, path, sizeof path - 1);
    path[length > 0 ? length : 0] = '\0';
    const char *slash = strrchr(path, '/');
    return slash != NULL && strcmp(slash + 1, name) == 0;
}

struct dirent *readdir(DIR *directory)
{
    static int given;
    struct dirent *(*real)(DIR *);
    const char *names = getenv("SHIM_NAMES");
    *(void **)&real = dlsym(RTLD_NEXT, "readdir");
    struct dirent *entry = real(directory);
    if (names != NULL && entry != NULL && entry->d_name[0] != '.' &&
        is_named(dirfd(directory), getenv("SHIM_FAILS")) && given++ >= atoi(names)) {
        errno = EIO;
        return NULL;
    }
    return entry;
}

static void grow(const char *name, const char *by)
{
    char bytes[4096];
    size_t count;
    FILE *from = fopen(by, "rb"), *to = fopen(name, "ab");
    while (from != NULL && to != NULL && (count = fread(bytes, 1, sizeof bytes, from)) > 0)
        fwrite(bytes, 1, count, to);
    if (from != NULL)
        fclose(from);
    if (to != NULL)
        fclose(to);
}

int open(const char *path, int flags, ...)
{
    static int lacked;
    int (*real)(const char *, int, ...);
    va_list more;
    va_start(more, flags);
    int mode = va_arg(more, int);
    va_end(more);
    const char *name = getenv("SHIM_LACKS");
    *(void **)&real = dlsym(RTLD_NEXT, "open");
    if (name != NULL && strcmp(path, name) == 0 && lacked++ == 0) {
        errno = EMFILE;
        return -1;
    }
    return real(path, flags, mode);
}

ssize_t pread(int file, void *bytes, size_t size, off_t at)
{
    ssize_t (*real)(int, void *, size_t, off_t);
    *(void **)&real = dlsym(RTLD_NEXT, "pread");
    const char *from = getenv("SHIM_FROM");
    errno = EIO;
    if (from != NULL && at >= atoi(from) && is_named(file, getenv("SHIM_SPOILT")))
        return -1;
    return real(file, bytes, size, at);
}

static void stop_at_the_end(int file, size_t size)
{
    struct stat status;
    if (fstat(file, &status) == 0 && lseek(file, 0, SEEK_CUR) + (off_t)size >= status.st_size)
        raise(SIGINT);
}

ssize_t read(int file, void *bytes, size_t size)
{
    static int grown, ended;
    const char *most = getenv("SHIM_BYTES");
    ssize_t (*real)(int, void *, size_t);
    const char *name = getenv("SHIM_GROWS"), *by = getenv("SHIM_BY");
    *(void **)&real = dlsym(RTLD_NEXT, "read");
    if (name != NULL && by != NULL && !grown && is_named(file, name)) {
        grown = 1;
        grow(name, by);
    }
    if (is_named(file, getenv("SHIM_STOPS")))
        stop_at_the_end(file, size);
    if (most != NULL && is_named(file, getenv("SHIM_ENDS"))) {
        size = (size_t)atoi(most);
        errno = EIO;
        return ended++ > 0 ? -1 : real(file, bytes, size);
    }
    return real(file, bytes, size);
}

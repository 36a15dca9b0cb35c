/* SPDX-License-Identifier: MIT */
#define _DEFAULT_SOURCE /* flock, realpath */
#include "cli/batch_output.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/batch_folder.h"
#include "cli/batch_stop.h"
#include "cli/say.h"
#include "cli/stream.h"

enum { WINDOW = 64 * 1024 };

/* --- what an earlier run left --- */

/* Reads more behind what the window holds. False at the end, and when that failed. */
static bool read_more(struct output_file *output)
{
    struct buffer *window = &output->window;
    off_t at = output->length + (off_t)(window->length - output->window_at);
    memmove(window->bytes, window->bytes + output->window_at, window->length - output->window_at);
    window->length -= output->window_at;
    output->window_at = 0;
    buffer_reserve(window, WINDOW);
    ssize_t count = pread(output->descriptor, window->bytes + window->length, WINDOW, at);
    if (count < 0) {
        output->unreadable = true;
        say("\"%s\" cannot be read: %s.", output->name, strerror(errno));
    }
    window->length += count > 0 ? (size_t)count : 0;
    return count > 0;
}

bool output_next_line(struct output_file *output, const char **line, size_t *length)
{
    struct buffer *window = &output->window;
    size_t seen = 0; /* bytes in which there is no line end */
    buffer_reserve(window, 1);
    for (;;) {
        const char *from = window->bytes + output->window_at;
        size_t left = window->length - output->window_at;
        const char *end = memchr(from + seen, '\n', left - seen);
        if (end != NULL) {
            *line = from;
            *length = (size_t)(end - from) + 1;
            output->window_at += *length;
            output->length += (off_t)*length;
            return true;
        }
        seen = left;
        if (!read_more(output))
            return false;
    }
}

static int cannot_write(const struct output_file *output, int number)
{
    say("%s%s%s cannot be written: %s.", output->name ? "\"" : "",
        output->name ? output->name : "Standard output", output->name ? "\"" : "",
        strerror(number));
    return EXIT_FAILED;
}

/* The first line; or, if none is whole, what there is of it. */
static int take_up(struct output_file *output)
{
    const char *line;
    size_t length;
    if (!output->regular) {
        say("--resume needs --output with a file.");
        return EXIT_WRONG;
    }
    if (output_next_line(output, &line, &length)) {
        buffer_add_bytes(&output->head, line, length);
    } else {
        output->scrap_length = output->window.length < SCRAP ? output->window.length : SCRAP;
        memcpy(output->scrap, output->window.bytes, output->scrap_length);
    }
    return output->unreadable ? EXIT_FAILED : EXIT_FINE;
}

/* --- which name is safe --- */

/* The path without links, also of a file that is not there yet. */
static bool resolve(const char *path, char out[PATH_MAX])
{
    char folder[PATH_MAX];
    const char *slash = strrchr(path, '/'), *name = slash != NULL ? slash + 1 : path;
    if (realpath(path, out) != NULL)
        return true;
    size_t length = (size_t)(name - path);
    if (length >= sizeof folder)
        return false;
    memcpy(folder, path, length);
    folder[length] = '\0';
    if (realpath(length > 0 ? folder : ".", out) == NULL)
        return false;
    length = strlen(out);
    return (size_t)snprintf(out + length, PATH_MAX - length, "/%s", name) < PATH_MAX - length;
}

static bool is_below(const char *path, const char *folder)
{
    char resolved[PATH_MAX];
    if (realpath(folder, resolved) == NULL)
        return false;
    size_t length = strlen(resolved);
    return strncmp(path, resolved, length) == 0 &&
           (path[length] == '/' || strcmp(resolved, "/") == 0);
}

/* Would the file be found among the inputs, in this run or the next? */
static bool is_searched(const char *path, const struct options *options, const char *const *endings)
{
    bool below = false;
    for (size_t i = 0; i < options->argument_count; i++)
        below = below || is_below(path, options->arguments[i]);
    return below && name_ends(path, endings);
}

/* The output may take no patient's place, nor be read as one. */
static bool is_safe(const struct options *options, const char *const *endings)
{
    static const char *const patients[] = {".ini", NULL};
    const char *name = stream_name(options);
    struct stat status;
    char path[PATH_MAX] = "";
    bool is_file = name != NULL || (fstat(STDOUT_FILENO, &status) == 0 && S_ISREG(status.st_mode));
    if (is_file && !resolve(name != NULL ? name : "/proc/self/fd/1", path))
        path[0] = '\0';
    if (name != NULL && (name_ends(name, patients) || name_ends(path, patients)))
        say("\"%s\" would be taken for a patient's file. Let the name of --output end otherwise "
            "than in .ini.",
            name);
    else if (is_searched(path, options, endings))
        say("\"%s\" would be read as an input: it lies in a folder that is searched, and its name "
            "ends as theirs do. Write to another place.",
            name != NULL ? name : path);
    else if (name != NULL && stream_is_input(name, options))
        say("\"%s\" is to be read; --output would overwrite it.", name);
    else
        return true;
    return false;
}

/* --- opening --- */

/* Nobody else is writing to it. Where the system cannot lock it, nobody is asked. */
static bool is_ours_alone(const struct output_file *output)
{
    if (!output->regular || flock(output->descriptor, LOCK_EX | LOCK_NB) == 0 ||
        errno != EWOULDBLOCK)
        return true;
    say("\"%s\" is being written by another run. Wait for its end, or name another file.",
        output->name);
    return false;
}

int output_open(struct output_file *output, const struct options *options,
                const char *const *endings)
{
    struct stat status;
    bool resume = option_given(options, "resume");
    *output = (struct output_file){.descriptor = STDOUT_FILENO};
    output->name = stream_name(options);
    if (output->name == NULL && resume) {
        say("--resume needs --output: the file of the run that is to go on.");
        return EXIT_WRONG;
    }
    if (!is_safe(options, endings))
        return EXIT_WRONG;
    if (output->name == NULL)
        return EXIT_FINE;
    output->descriptor = open(output->name, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (output->descriptor < 0 && !resume) /* such as a pipe, which cannot be read */
        output->descriptor = open(output->name, O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
    if (output->descriptor < 0)
        return cannot_write(output, errno);
    output->regular = fstat(output->descriptor, &status) == 0 && S_ISREG(status.st_mode);
    if (!is_ours_alone(output))
        return EXIT_WRONG;
    if (resume)
        return take_up(output);
    return output_cut(output) ? EXIT_FINE : cannot_write(output, output->error);
}

bool output_is_terminal(const struct output_file *output)
{
    return isatty(output->descriptor) == 1;
}

/* --- writing --- */

bool output_cut(struct output_file *output)
{
    bool cut = !output->regular || (ftruncate(output->descriptor, output->length) == 0 &&
                                    lseek(output->descriptor, 0, SEEK_END) >= 0);
    if (!cut && output->error == 0)
        output->error = errno;
    return cut;
}

/* A pipe may have been made so that it does not wait. */
static void wait_for_room(const struct output_file *output)
{
    struct pollfd wanted = {.fd = output->descriptor, .events = POLLOUT};
    poll(&wanted, 1, -1);
}

bool output_write(struct output_file *output, const char *bytes, size_t length)
{
    const char *at = bytes, *end = bytes + length;
    while (at < end && output->error == 0) {
        ssize_t count = write(output->descriptor, at, (size_t)(end - at));
        if (count >= 0)
            at += count;
        else if (errno == EAGAIN)
            wait_for_room(output);
        else if (errno != EINTR)
            output->error = errno;
    }
    if (output->error == 0) {
        output->length += (off_t)length;
        return true;
    }
    while (at > bytes && at[-1] != '\n')
        at--;
    output->length += at - bytes;
    output_cut(output);
    stop_want();
    return false;
}

int output_close(struct output_file *output)
{
    int code = EXIT_FINE;
    if (output->name != NULL && output->descriptor >= 0 && close(output->descriptor) != 0 &&
        output->error == 0)
        output->error = errno;
    if (output->error == EPIPE)
        code = 128 + SIGPIPE; /* a reader that has gone is no reason to speak */
    else if (output->error != 0)
        code = cannot_write(output, output->error);
    buffer_free(&output->head);
    buffer_free(&output->window);
    return code;
}

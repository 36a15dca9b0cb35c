/* SPDX-License-Identifier: MIT */
#include "cli/batch_output.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/batch_folder.h"
#include "cli/batch_stop.h"
#include "cli/say.h"
#include "cli/stream.h"

enum { WINDOW = 64 * 1024 };

/* --- what an earlier run left --- */

static bool read_at(const struct output_file *output, char *bytes, size_t length, off_t at)
{
    while (length > 0) {
        ssize_t count = pread(output->descriptor, bytes, length, at);
        if (count <= 0)
            return false;
        bytes += count;
        length -= (size_t)count;
        at += count;
    }
    return true;
}

static void keep(struct buffer *kept, const char *line, size_t length)
{
    kept->length = 0;
    buffer_add_bytes(kept, line, length);
}

/* The first is kept, and the last; what is refused is counted. */
static void take_line(struct output_file *output, enum record_format format, const char *line,
                      size_t length)
{
    bool first = output->length == 0;
    output->length += (off_t)length;
    if (first) {
        keep(&output->head, line, length);
        return;
    }
    int code = record_code(format, line, length);
    output->records++;
    output->refused += code == EXIT_WRONG;
    output->code = code > output->code ? code : output->code;
}

/* Takes the whole lines of a window, and moves what is left to its front. */
static void take_lines(struct output_file *output, enum record_format format, struct buffer *window)
{
    const char *line = window->bytes, *last = NULL, *end;
    size_t left = window->length;
    while ((end = memchr(line, '\n', left)) != NULL) {
        size_t length = (size_t)(end - line) + 1;
        take_line(output, format, line, length);
        last = line;
        line += length;
        left -= length;
    }
    if (last != NULL)
        keep(&output->last, last, (size_t)(line - last));
    memmove(window->bytes, line, left);
    window->length = left;
}

static bool read_lines(struct output_file *output, enum record_format format, off_t size)
{
    struct buffer window = {.length = 0};
    bool sound = true;
    for (off_t at = 0; sound && at < size;) {
        size_t more = size - at < WINDOW ? (size_t)(size - at) : WINDOW;
        buffer_reserve(&window, more);
        sound = read_at(output, window.bytes + window.length, more, at);
        window.length += sound ? more : 0;
        at += (off_t)more;
        if (sound)
            take_lines(output, format, &window);
    }
    buffer_free(&window);
    return sound;
}

static int cannot_write(const struct output_file *output, int number)
{
    say("%s%s%s cannot be written: %s.", output->name ? "\"" : "",
        output->name ? output->name : "Standard output", output->name ? "\"" : "",
        strerror(number));
    return EXIT_FAILED;
}

static int take_up(struct output_file *output, enum record_format format)
{
    struct stat status;
    if (fstat(output->descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
        say("--resume needs --output with a file.");
        return EXIT_WRONG;
    }
    bool sound = read_lines(output, format, status.st_size);
    if (output->length == 0)
        output->scrap_length = (size_t)(status.st_size < SCRAP ? status.st_size : SCRAP);
    if (!sound || !read_at(output, output->scrap, output->scrap_length, 0)) {
        say("\"%s\" cannot be read: %s.", output->name, strerror(errno));
        return EXIT_FAILED;
    }
    return EXIT_FINE;
}

/* --- opening --- */

int output_open(struct output_file *output, const struct options *options,
                enum record_format format)
{
    static const char *const patients[] = {".ini", NULL};
    struct stat status;
    bool resume = option_given(options, "resume");
    *output = (struct output_file){.descriptor = STDOUT_FILENO};
    output->name = stream_name(options);
    if (output->name == NULL && resume) {
        say("--resume needs --output: the file of the run that is to go on.");
        return EXIT_WRONG;
    }
    if (output->name == NULL)
        return EXIT_FINE;
    if (name_ends(output->name, patients)) {
        say("\"%s\" would be taken for a patient's file. Let the name of --output end otherwise "
            "than "
            "in .ini.",
            output->name);
        return EXIT_WRONG;
    }
    if (stream_is_input(output->name, options)) {
        say("\"%s\" is to be read; --output would overwrite it.", output->name);
        return EXIT_WRONG;
    }
    output->descriptor =
        open(output->name, O_RDWR | O_CREAT | O_CLOEXEC | (resume ? 0 : O_TRUNC), 0666);
    if (output->descriptor < 0 && !resume) /* such as a pipe, which cannot be read */
        output->descriptor = open(output->name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (output->descriptor < 0)
        return cannot_write(output, errno);
    output->regular = fstat(output->descriptor, &status) == 0 && S_ISREG(status.st_mode);
    return resume ? take_up(output, format) : EXIT_FINE;
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

bool output_write(struct output_file *output, const char *bytes, size_t length)
{
    const char *at = bytes, *end = bytes + length;
    while (at < end && output->error == 0) {
        ssize_t count = write(output->descriptor, at, (size_t)(end - at));
        if (count >= 0)
            at += count;
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
    buffer_free(&output->last);
    return code;
}

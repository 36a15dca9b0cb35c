/* SPDX-License-Identifier: MIT */
#include "cli/stream.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/say.h"

static bool is_same(const struct stat *a, const struct stat *b)
{
    return a->st_dev == b->st_dev && a->st_ino == b->st_ino;
}

bool stream_is_input(const char *path, const struct options *options)
{
    struct stat output, input;
    if (stat(path, &output) != 0 || !S_ISREG(output.st_mode))
        return false;
    for (size_t i = 0; i < options->argument_count; i++)
        if (stat(options->arguments[i], &input) == 0 && is_same(&output, &input))
            return true;
    const char *list = option_value(options, "from");
    if (list != NULL && stat(list, &input) == 0 && is_same(&output, &input))
        return true;
    return fstat(STDIN_FILENO, &input) == 0 && is_same(&output, &input);
}

const char *stream_name(const struct options *options)
{
    const char *name = option_value(options, "output");
    return name != NULL && strcmp(name, "-") == 0 ? NULL : name;
}

int stream_open(struct stream *stream, const struct options *options)
{
    memset(stream, 0, sizeof *stream);
    stream->file = stdout;
    stream->name = stream_name(options);
    if (stream->name == NULL)
        return EXIT_FINE;
    if (stream_is_input(stream->name, options)) {
        say("\"%s\" is to be read; --output would overwrite it.", stream->name);
        return EXIT_WRONG;
    }
    stream->file = fopen(stream->name, "w");
    if (stream->file != NULL)
        return EXIT_FINE;
    say("\"%s\" cannot be written: %s.", stream->name, strerror(errno));
    return EXIT_FAILED;
}

static int fail(struct stream *stream)
{
    if (!stream->failed)
        stream->error = errno;
    stream->failed = true;
    return -1;
}

int stream_sink(void *payload, const char *bytes, size_t length)
{
    struct stream *stream = payload;
    if (stream->failed)
        return -1;
    return fwrite(bytes, 1, length, stream->file) == length ? 0 : fail(stream);
}

int stream_flush(struct stream *stream)
{
    if (stream->failed)
        return -1;
    return fflush(stream->file) == 0 ? 0 : fail(stream);
}

int stream_close(struct stream *stream)
{
    stream_flush(stream);
    if (stream->name != NULL && fclose(stream->file) != 0)
        fail(stream);
    if (!stream->failed)
        return EXIT_FINE;
    if (stream->error == EPIPE)
        return 128 + SIGPIPE;
    if (stream->name != NULL)
        say("\"%s\" cannot be written: %s.", stream->name, strerror(stream->error));
    else
        say("Standard output cannot be written: %s.", strerror(stream->error));
    return EXIT_FAILED;
}

int stream_finish_stdout(void)
{
    struct stream stream = {.file = stdout};
    return stream_close(&stream);
}

bool stream_wants_colour(const struct stream *stream)
{
    const char *no_colour = getenv("NO_COLOR");
    const char *terminal = getenv("TERM");
    bool unwanted = no_colour != NULL && no_colour[0] != '\0';
    bool dumb = terminal != NULL && strcmp(terminal, "dumb") == 0;
    return stream->name == NULL && !unwanted && !dumb && isatty(STDOUT_FILENO);
}

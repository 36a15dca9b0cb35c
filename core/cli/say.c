/* SPDX-License-Identifier: MIT */
#include "cli/say.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/text.h"
#include "cli/command.h"

/* More than two paths and a message. */
enum { LINE_MOST = 16 * 1024 };

/* Names may hold anything, and a terminal would obey it. */
static void say_line(const char *start, const char *format, va_list arguments)
{
    char line[LINE_MOST];
    vsnprintf(line, sizeof line, format, arguments);
    text_make_plain(line);
    fprintf(stderr, "%s%s\n", start, line);
}

void say(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    say_line("contra: ", format, arguments);
    va_end(arguments);
}

__attribute__((format(printf, 1, 2))) static void say_bare(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    say_line("", format, arguments);
    va_end(arguments);
}

void say_problem(const char *file, int line, const char *message)
{
    if (file == NULL || file[0] == '\0')
        say("%s", message);
    else if (line > 0)
        say_bare("%s:%d: %s", file, line, message);
    else
        say_bare("%s: %s", file, message);
}

void say_error(const contra_error *error)
{
    say_problem(error->file, error->line, error->message);
}

int exit_code_of(contra_status status)
{
    switch (status) {
    case CONTRA_OK:
    case CONTRA_END: return EXIT_FINE;
    case CONTRA_REFUSED:
    case CONTRA_UNREADABLE:
    case CONTRA_MISUSE: return EXIT_WRONG;
    default: return EXIT_FAILED;
    }
}

int exit_code_of_outcome(contra_disposition disposition, bool complete)
{
    if (!complete)
        return EXIT_FAILED;
    bool mild = disposition <= CONTRA_MODIFY || disposition == CONTRA_AS_EXPECTED;
    return mild ? EXIT_FINE : EXIT_FOUND;
}

int exit_code_of_result(const contra_result *result)
{
    return exit_code_of_outcome(result->disposition, result->complete);
}

/* SPDX-License-Identifier: MIT */
#include "cli/say.h"

#include <stdarg.h>
#include <stdio.h>

#include "cli/command.h"

void say(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fputs("contra: ", stderr);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    va_end(arguments);
}

void say_problem(const char *file, int line, const char *message)
{
    if (file == NULL || file[0] == '\0')
        say("%s", message);
    else if (line > 0)
        fprintf(stderr, "%s:%d: %s\n", file, line, message);
    else
        fprintf(stderr, "%s: %s\n", file, message);
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

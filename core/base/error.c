/* SPDX-License-Identifier: MIT */
#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"

/* Of a first message, if others are mentioned behind it. */
enum { ROOM_BEFORE_MORE = sizeof((contra_error *)0)->message - 64 };

static void add(struct problems *problems, contra_problem problem)
{
    problems->items = arena_push(problems->arena, problems->items, problems->count,
                                 &problems->capacity, sizeof *problems->items);
    problems->items[problems->count++] = problem;
}

/* A list of problems is long where a pack is broken; most of them then come from one file. */
static const char *file_name(struct problems *problems, const char *file)
{
    if (problems->count > 0 && file != NULL) {
        const char *last = problems->items[problems->count - 1].file;
        if (last != NULL && strcmp(last, file) == 0)
            return last;
    }
    return arena_string(problems->arena, file);
}

void problem_add(struct problems *problems, const char *file, int line, const char *format, ...)
{
    if (problems->count > PROBLEMS_MOST)
        return;
    if (problems->count == PROBLEMS_MOST) {
        add(problems, (contra_problem){NULL, 0,
                                       "There are more problems than these. Put these right first "
                                       "and try again."});
        return;
    }
    va_list arguments;
    va_start(arguments, format);
    char *message = arena_format_list(problems->arena, format, arguments);
    va_end(arguments);
    text_make_plain(message); /* it repeats what it is about, which may be anything */
    add(problems, (contra_problem){file_name(problems, file), line, message});
}

static int compare(const contra_problem *a, const contra_problem *b)
{
    int order = strcmp(a->file == NULL ? "" : a->file, b->file == NULL ? "" : b->file);
    return order != 0 ? order : (a->line > b->line) - (a->line < b->line);
}

/* By insertion: the list is short, mostly in order, and equals must stay as they came. The line
 * that says that there are more stays last. */
void problems_sort(struct problems *problems)
{
    size_t count = problems->count < PROBLEMS_MOST ? problems->count : PROBLEMS_MOST;
    for (size_t i = 1; i < count; i++) {
        contra_problem moving = problems->items[i];
        size_t place = i;
        while (place > 0 && compare(&problems->items[place - 1], &moving) > 0) {
            problems->items[place] = problems->items[place - 1];
            place--;
        }
        problems->items[place] = moving;
    }
}

static int is_continuation(char byte)
{
    return ((unsigned char)byte & 0xc0) == 0x80;
}

/* vsnprintf may cut in the middle of a character: takes back what it left of it. */
static void drop_cut_character(char *text)
{
    size_t start = strlen(text);
    size_t behind = 0; /* continuation bytes at the end */
    while (start > 0 && is_continuation(text[start - 1])) {
        start--;
        behind++;
    }
    if (start == 0)
        return;
    unsigned char lead = (unsigned char)text[start - 1];
    size_t needed = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : lead >= 0xc0 ? 1 : 0;
    if (behind < needed)
        text[start - 1] = '\0';
}

/* The end of a long path says more than its beginning. */
static void copy_file_name(char *out, size_t size, const char *file)
{
    if (file == NULL)
        file = "";
    size_t length = strlen(file);
    if (length >= size)
        file += length - size + 1;
    while (length >= size && is_continuation(*file))
        file++;
    memcpy(out, file, strlen(file) + 1);
}

contra_status error_set(contra_error *err, contra_status status, const char *file, int line,
                        const char *format, ...)
{
    if (err == NULL)
        return status;
    err->status = status;
    err->line = line;
    copy_file_name(err->file, sizeof err->file, file);
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(err->message, sizeof err->message, format, arguments);
    va_end(arguments);
    if (length >= (int)sizeof err->message)
        drop_cut_character(err->message);
    text_make_plain(err->message);
    return status;
}

contra_status error_from_problems(contra_error *err, contra_status status,
                                  const struct problems *problems)
{
    if (problems->count == 0)
        return error_set(err, status, NULL, 0, "%s", "");
    const contra_problem *first = &problems->items[0];
    size_t more = problems->count - 1;
    if (more == 0)
        return error_set(err, status, first->file, first->line, "%s", first->message);
    char message[ROOM_BEFORE_MORE];
    if (snprintf(message, sizeof message, "%s", first->message) >= (int)sizeof message)
        drop_cut_character(message);
    if (problems->count > PROBLEMS_MOST)
        return error_set(err, status, first->file, first->line,
                         "%s (There are more than %d other problems.)", message, PROBLEMS_MOST - 1);
    if (more == 1)
        return error_set(err, status, first->file, first->line, "%s (There is 1 other problem.)",
                         message);
    return error_set(err, status, first->file, first->line, "%s (There are %zu other problems.)",
                     message, more);
}

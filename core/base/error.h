/* SPDX-License-Identifier: MIT */
/* Problems: everything that is wrong with a file, collected, so that all of it can be told. */
#ifndef CONTRA_BASE_ERROR_H
#define CONTRA_BASE_ERROR_H

#include <contra/types.h>
#include <stddef.h>

#include "base/arena.h"

#define PROBLEMS_MOST 100 /* of one object; one more line says that there are more */

struct problems {
    struct arena *arena; /* holds the list and its texts */
    contra_problem *items;
    size_t count, capacity;
};

/* Adds one. `file` may be NULL and `line` 0 where there is none. The texts are copied; what cannot
 * be shown in the message, control characters say, is blanked. */
void problem_add(struct problems *problems, const char *file, int line, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* Orders them by file and line, keeping the order of arrival within a line. */
void problems_sort(struct problems *problems);

/* Fills the caller's error; `err` may be NULL. Returns `status`, so that one can return it. */
contra_status error_set(contra_error *err, contra_status status, const char *file, int line,
                        const char *format, ...) __attribute__((format(printf, 5, 6)));

/* Fills the caller's error from the first problem, and says how many more there are. */
contra_status error_from_problems(contra_error *err, contra_status status,
                                  const struct problems *problems);

#endif

/* SPDX-License-Identifier: MIT */
/* The line before all others: by whom, by which rules, and of what day the records are. */
#ifndef CONTRA_CLI_BATCH_HEAD_H
#define CONTRA_CLI_BATCH_HEAD_H

#include <contra/contra.h>
#include <stdbool.h>

#include "cli/batch_record.h"

struct head {
    struct buffer line;
    size_t format_end, version_end, packs_end, given_end; /* where these parts of it end */
};

/* `date` is the day of the check for whoever's file gives none. `given`: --date gives it for all.
 * Free the line with buffer_free. */
void head_write(struct head *head, enum record_format format, const contra_engine *engine,
                const char *date, bool given);

/* The day that a first line gives, and whether for all; false if it is none of ours. */
bool head_date(const char *line, size_t length, char date[11], bool *given);

/* What makes the first line of an earlier run another, and what to do, in a sentence; NULL: they
 * are the same. */
const char *head_difference(const struct head *head, const char *line, size_t length);

#endif

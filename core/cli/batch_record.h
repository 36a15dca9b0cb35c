/* SPDX-License-Identifier: MIT */
/* One line for each input. */
#ifndef CONTRA_CLI_BATCH_RECORD_H
#define CONTRA_CLI_BATCH_RECORD_H

#include <contra/contra.h>
#include <stdbool.h>

#include "cli/buffer.h"

enum record_format {
    RECORD_JSON,   /* contra-record/1 */
    RECORD_REPORT, /* contra-report/1, with the input */
    RECORD_COMPACT /* a short line of text */
};

/* False: there is no such format. NULL is the first. */
bool record_format_read(const char *name, enum record_format *format);

/* A line about a patient who was checked. */
void record_checked(struct buffer *out, enum record_format format, const char *input,
                    const contra_report *report);

/* Is this finding one that a record names? Those that hold and count; of a rule that holds at
 * several sites the gravest, which comes first. */
bool record_tells(const contra_result *result, size_t index);

/* A line about one who was not. `patient` has the problems; if it is NULL or has none, `why` is the
 * only one. */
void record_refused(struct buffer *out, enum record_format format, const char *input,
                    const contra_patient *patient, const char *why);

/* The exit code that a line stands for: EXIT_WRONG for one who was refused. */
int record_code(enum record_format format, const char *line, size_t length);

/* Do two lines speak of the same input? */
bool record_same_input(enum record_format format, const char *a, size_t a_length, const char *b,
                       size_t b_length);

/* A text as JSON writes it, in quotes; null for NULL. */
void record_string(struct buffer *out, const char *text);

#endif

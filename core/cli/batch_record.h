/* SPDX-License-Identifier: MIT */
/* One line for each input, and the line before all others. */
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

/* The first line: version, packs, and the day of the check for whoever's file gives none. `given`:
 * --date gives it for all. */
void record_head(struct buffer *out, enum record_format format, const contra_engine *engine,
                 const char *date, bool given);

/* The day that a first line gives, and whether for all; false if it is none of ours. */
bool record_head_date(const char *line, size_t length, char date[11], bool *given);

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

/* Do two lines speak of the same input? */
bool record_same_input(enum record_format format, const char *a, size_t a_length, const char *b,
                       size_t b_length);

/* A text as JSON writes it, in quotes; null for NULL. */
void record_string(struct buffer *out, const char *text);

#endif

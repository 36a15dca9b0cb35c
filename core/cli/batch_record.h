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

/* What an input is called: its path, with the line that it begins in if there are several in the
 * file. With its byte 0. */
void record_name(struct buffer *out, const char *path, int line, bool alone);

/* A line about a patient who was checked. */
void record_checked(struct buffer *out, enum record_format format, const char *input,
                    const contra_report *report);

/* Is this finding one that a record names? Those that hold and count; of a rule that holds at
 * several sites the gravest, which comes first. */
bool record_tells(const contra_result *result, size_t index);

/* A line about one who was not. `patient` has the problems; if it is NULL or has none, `why` is the
 * only one. `failed`: not the input is to blame, but who reads it. */
void record_refused(struct buffer *out, enum record_format format, const char *input,
                    const contra_patient *patient, const char *why, bool failed);

/* Reads a line that was written in that format: the exit code that it stands for, EXIT_WRONG for
 * one who was refused, or EXIT_FAILED. False: it is no such line. */
bool record_read(enum record_format format, const char *line, size_t length, int *code);

/* Is it the line of an input of that name, or (`one_of_many`) of one whose name goes on with a
 * line? A compact line does not tell, and may be. */
bool record_is_of(enum record_format format, const char *line, size_t length, const char *name,
                  bool one_of_many);

/* Do two lines speak of the same input? */
bool record_same_input(enum record_format format, const char *a, size_t a_length, const char *b,
                       size_t b_length);

/* A text as JSON writes it, in quotes; null for NULL. */
void record_string(struct buffer *out, const char *text);

#endif

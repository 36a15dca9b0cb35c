/* SPDX-License-Identifier: MIT */
/* Records in the format of a plugin that writes a line for each patient, instead of ours. */
#ifndef CONTRA_CLI_BATCH_LINES_H
#define CONTRA_CLI_BATCH_LINES_H

#include <contra/contra.h>

#include "cli/buffer.h"

/* Each adds to `out`. What fails is told on standard error; then an exit code that is not 0. */
int lines_head(struct buffer *out, const contra_engine *engine, const char *format);
int lines_checked(struct buffer *out, const contra_engine *engine, const char *format,
                  const char *input, const contra_report *report);
/* `patient` and `why` as in batch_record.h. */
int lines_refused(struct buffer *out, const contra_engine *engine, const char *format,
                  const char *input, const contra_patient *patient, const char *why);

#endif

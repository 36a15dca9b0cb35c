/* SPDX-License-Identifier: MIT */
/* Going on behind the lines of an earlier run: each must be a record, of the input that has its
 * place now. */
#ifndef CONTRA_CLI_BATCH_RESUME_H
#define CONTRA_CLI_BATCH_RESUME_H

#include "cli/batch_worker.h"

struct earlier {
    size_t records, refused;
    int code; /* that the records stand for */
};

/* Reads the lines behind the first, and passes over the inputs that have them. False: the file is
 * not that of this run, which was told, or all is to stop, or reading it failed. */
bool resume_pass_over(struct earlier *earlier, const struct work *work, struct walk *walk,
                      struct output_file *output);

/* Tells that the file is of another run, and why; false. */
bool resume_refuse(const struct output_file *output, const char *why);

#endif

/* SPDX-License-Identifier: MIT */
/* --summary: what a clinic can act on, counted while the records are written. */
#ifndef CONTRA_CLI_BATCH_TALLY_H
#define CONTRA_CLI_BATCH_TALLY_H

#include <contra/contra.h>
#include <stdbool.h>

#include "cli/buffer.h"

/* What is counted by name. */
enum tally_kind {
    TALLY_DISPOSITION,
    TALLY_RULE,
    TALLY_QUESTION,
    TALLY_UNRECOGNISED,
    TALLY_REASON,  /* why inputs were refused */
    TALLY_REFUSED, /* which: those named first */
    TALLY_GRAVEST, /* those of the gravest disposition, likewise */
    TALLY_KINDS
};

struct tally;

/* Lives in the arena, and holds memory of its own, which tally_free gives back. */
struct tally *tally_new(struct arena *arena);
void tally_free(struct tally *tally);

/* Notes what there is to count of one input. Notes are taken by many, and counted by one, in the
 * order of the inputs, so that the summary is always the same. */
void tally_note_checked(struct buffer *notes, const char *input, const contra_result *result);
void tally_note_refused(struct buffer *notes, const char *input, const char *why);
void tally_count(struct tally *tally, const struct buffer *notes);

/* The summary, as text with bars, or as JSON; once, at the end. `before`: inputs of an earlier run,
 * which are not in it. `interrupted`: nor are those that are not done. */
void tally_write(struct tally *tally, struct buffer *out, bool json, size_t before,
                 bool interrupted);

#endif

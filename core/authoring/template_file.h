/* SPDX-License-Identifier: MIT */
/* A blank intake file: every question that the packs ask, to be filled in. */
#ifndef CONTRA_AUTHORING_TEMPLATE_FILE_H
#define CONTRA_AUTHORING_TEMPLATE_FILE_H

#include <contra/types.h>

#include "rules/rule.h"

/* Writes the file through `sink`; `arena` is for what it needs meanwhile. As it is, it reads back
 * as a patient of whom nothing is known. Returns 0, or not if the sink refused. */
int template_file_write(const struct rulebook *book, struct arena *arena, contra_sink sink,
                        void *payload);

#endif

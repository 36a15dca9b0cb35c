/* SPDX-License-Identifier: MIT */
/* What to do, from what was found. */
#ifndef CONTRA_REPORT_ACTIONS_H
#define CONTRA_REPORT_ACTIONS_H

#include <contra/types.h>

#include "base/arena.h"

/* Fills result->actions from its findings. */
void actions_make(contra_result *result, struct arena *arena);

#endif

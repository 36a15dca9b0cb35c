/* SPDX-License-Identifier: MIT */
/* A rule file to start from: it loads, its examples hold, and it says what to write where. */
#ifndef CONTRA_AUTHORING_START_H
#define CONTRA_AUTHORING_START_H

#include "rules/rule.h"

/* The file's text for a rule of that name, on the facts and sources of the packs it will build on.
 * NULL if these have no fact to begin with: a yes-no fact that may be left unmentioned. */
const char *start_rule(struct arena *arena, const struct rulebook *book, const char *name);

/* The text of a pack.ini that extends the first of the packs. */
const char *start_pack(struct arena *arena, const struct rulebook *book, const char *name);

/* May a rule be called so? Small letters, digits and -. */
bool start_name_is_right(const char *name);

#endif

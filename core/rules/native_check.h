/* SPDX-License-Identifier: MIT */
/* Checks in C, from plugins: made into rules when the packs load, and called like those in Lua. */
#ifndef CONTRA_RULES_NATIVE_CHECK_H
#define CONTRA_RULES_NATIVE_CHECK_H

#include <contra/plugin.h>

#include "rules/judging.h"

/* The checks of one plugin, as whoever opens the engine hands them over. */
struct native_source {
    const char *plugin, *version, *path;
    const contra_check_rule *const *checks; /* NULL behind the last */
    void *state;                            /* the plugin's */
};

/* One thing that a check looks at. */
struct native_need {
    const char *name;            /* "labs.inr", "medications:anticoagulant" */
    const struct fact *fact;     /* a number, choice or date; else NULL */
    struct condition *condition; /* a yes-no fact, a word of a list, a class of the site */
};

struct native_check {
    const contra_check_rule *about; /* the plugin's; lives as long as the engine */
    void *state;
    struct native_need *needs;
    size_t need_count;
};

/* Makes rules of them, before rule files are read (which may replace them). What is wrong goes to
 * the rulebook's problems. */
void native_checks_add(struct rulebook *book, const struct native_source *sources, size_t count);

struct check_answer native_check_call(const struct check_question *question);

/* Is it known at this place? */
bool native_need_known(const struct evaluation *evaluation, const struct native_need *need,
                       uint64_t lane);

/* What plugins may call while they judge: part of the host's table. */
void native_ask(contra_asking *asking, size_t need, contra_known *known);
void native_tell(contra_asking *asking, const char *name, const char *text);
const char *native_site(const contra_asking *asking);

#endif

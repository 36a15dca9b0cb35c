/* SPDX-License-Identifier: MIT */
/* Finds the packs of --rules and opens an engine on them, with the plugins of --plugin. */
#ifndef CONTRA_CLI_PACKS_H
#define CONTRA_CLI_PACKS_H

#include <contra/contra.h>

#include "cli/options.h"
#include "cli/shelf.h"

/* The folders of the packs, in order. The texts live in the arena of the options. */
struct packs {
    struct shelf shelf; /* where bare names are looked for, and the base of an `extends` */
    const char **folders;
    size_t count;
};

/* Finds what --rules names; without --rules dry-needling. False if one is not there, which was then
 * told. */
bool packs_find(const struct options *options, struct packs *packs);

/* How an engine is opened: contra_engine_open, or with more than a host sees. */
typedef contra_status (*packs_opener)(contra_engine **out, const contra_engine_options *options,
                                      contra_error *err);

/* Opens an engine on them. Returns an exit code; what is wrong was then told, all of it, and *out
 * is NULL. */
int packs_open(const struct options *options, packs_opener open, contra_engine **out);

/* The same with the packs that another option names instead of --rules. */
int packs_open_by(const struct options *options, const char *option, packs_opener open,
                  contra_engine **out);

#endif

/* SPDX-License-Identifier: MIT */
/* contra: what a plugin implements.
 *
 * A plugin adds to three places of the straight line and to no other: a reader (another format of
 * facts), a check (a rule in C), a writer (another format of report). It is a shared object that
 * links to nothing of contra: it exports one function, which returns one constant description of
 * itself, and is handed a table of the host's functions.
 *
 * This header fixes how the two sides agree, so that plugins built today can be refused or accepted
 * for stated reasons by every later contra. This version of contra (see CONTRA_PLUGIN_ABI_LATEST)
 * loads no plugins yet; readers, checks and writers come with ABI 1.
 */
#ifndef CONTRA_PLUGIN_H
#define CONTRA_PLUGIN_H

#include <contra/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/* A plugin loads if its abi lies in this range. 0 means: none does. */
#define CONTRA_PLUGIN_ABI_MIN    0
#define CONTRA_PLUGIN_ABI_LATEST 0

/* What a plugin says of itself. The host reads `abi` first and alone, then `size`; members are only
 * ever added at the end. All of it is constant, and lives as long as the plugin is loaded. */
typedef struct contra_plugin {
    uint32_t abi;        /* CONTRA_PLUGIN_ABI_LATEST of the header that it was built with */
    uint32_t size;       /* sizeof(contra_plugin), as the plugin was built */
    const char *name;    /* [a-z0-9-]; what --plugin, --format and messages call it */
    const char *version; /* of the plugin */
    const char *licence; /* an SPDX expression */
} contra_plugin;

/* The one function that a plugin exports, under the name CONTRA_PLUGIN_ENTRY. Called once for each
 * loading, from the thread that opens the engine; never returns NULL. */
typedef const contra_plugin *(*contra_plugin_entry)(void);
#define CONTRA_PLUGIN_ENTRY "contra_plugin_describe"

#ifdef __cplusplus
}
#endif

#endif

/* SPDX-License-Identifier: MIT */
/* sources.ini and effects.ini of a pack: what rules cite, and what a patient may feel. */
#ifndef CONTRA_RULES_LITERATURE_H
#define CONTRA_RULES_LITERATURE_H

#include "base/folder.h"
#include "rules/rule.h"

/* Takes both files, as far as the folder of the pack holds them. */
void literature_read(struct rulebook *book, const struct pack *pack, const struct folder *folder);

/* A new source of this key, which is kept, and of which there is none yet; to be filled. */
struct source *literature_add(struct rulebook *book, const char *key);

/* Once all packs are read: finds the sources and sections that effects name, and tells those that
 * are not there. */
void literature_seal(struct rulebook *book);

/* Sources as reports cite them, with their mark (judgement, borrowed) if any. */
const contra_source *const *sources_told(struct arena *arena, const struct source *const *sources,
                                         size_t count);

#endif

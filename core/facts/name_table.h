/* SPDX-License-Identifier: MIT */
/* A table of names: found by hash, kept in the order in which they came. */
#ifndef CONTRA_FACTS_NAME_TABLE_H
#define CONTRA_FACTS_NAME_TABLE_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

struct name {
    const char *key;   /* what is looked for: folded, where the table holds words of people */
    const char *shown; /* as messages write it */
    void *value;
    uint32_t hash;
    uint32_t length;  /* of the key, in bytes */
    uint32_t letters; /* of a folded key: see name_table_letters */
};

struct name_table {
    struct name *items;
    size_t count, capacity;
    uint32_t *slots; /* 1 + index of an item, or 0 */
    size_t slot_count;
};

/* NULL if it is not there; `table` may be NULL. */
struct name *name_table_find(const struct name_table *table, const char *key, size_t length);

/* The value of a name, or NULL. */
void *name_table_get(const struct name_table *table, const char *key);

/* Adds a name that is not there yet. `table` may be NULL: it is made. The texts are not copied.
 * Returns the table. */
struct name_table *name_table_add(struct name_table *table, struct arena *arena, const char *key,
                                  const char *shown, void *value);

/* The same unless it is there already: then the name as it stands there is returned, else NULL. The
 * second folds the key (text_fold). */
struct name *name_table_enter(struct name_table **table, struct arena *arena, const char *key,
                              void *value);
struct name *name_table_enter_folded(struct name_table **table, struct arena *arena,
                                     const char *name, void *value);
struct name *name_table_find_folded(const struct name_table *table, const char *name);
void *name_table_get_folded(const struct name_table *table, const char *name);

/* Makes room for `count` names in all, so that the table does not grow under them. */
struct name_table *name_table_reserve(struct name_table *table, struct arena *arena, size_t count);

/* A bit for each different ASCII character of a key; some share one. One mistake in a word changes
 * at most one of them, so that words whose letters differ more cannot be near. */
uint32_t name_table_letters(const char *key);

/* At least so many mistakes lie between words with these letters. */
int name_table_least_distance(uint32_t a, uint32_t b);

#endif

/* SPDX-License-Identifier: MIT */
/* A whole INI file of a pack, as blocks: a heading and the keys below it.
 *
 * The files of packs are small and are read once. What reads them asks each block for the keys that
 * it knows, and then has the rest refused.
 */
#ifndef CONTRA_FACTS_INI_BLOCKS_H
#define CONTRA_FACTS_INI_BLOCKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/folder.h"
#include "facts/words.h"

struct ini_pair {
    const char *key, *value;
    int line;
    bool asked; /* some reader knows this key */
};

struct ini_block {
    const char *file;
    const char *heading;
    int line;
    struct ini_pair *pairs;
    size_t count;
    uint32_t first_letters; /* of its keys: a bit each */
    struct ini_known *known;
    struct problems *problems;
};

/* The keys that one block has been asked for, for the nearest name: one list for all blocks of a
 * file, so that each is to be asked for all its keys, and finished, before the next. */
struct ini_known {
    const struct ini_block *of;
    const char **keys;
    size_t count, capacity;
};

struct ini_blocks {
    struct ini_block **items;
    size_t count, capacity;
};

/* Takes the file apart. What is wrong with the text goes to `problems`, in whose arena all of it
 * lives. A file that cannot be read is a problem too. */
struct ini_blocks ini_blocks_read(const struct file *file, struct problems *problems);

/* The value of a key; NULL if it is not there, or empty. */
const char *ini_block_value(struct ini_block *block, const char *key);

/* The line of a key that is there; else that of the heading. */
int ini_block_line(const struct ini_block *block, const char *key);

/* "yes" is true; "no", or no such key, is false; all else is a problem. */
bool ini_block_yes(struct ini_block *block, const char *key);

/* A comma-separated list, which may go on in key.1, key.2 …; empty parts are a problem. */
struct words ini_block_words(struct ini_block *block, const char *key);

/* The same keys as whole lines: commas part nothing. For prose. */
struct words ini_block_lines(struct ini_block *block, const char *key);

/* Adds a problem on the line of the key (or of the heading, if key is NULL). */
void ini_block_problem(struct ini_block *block, const char *key, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Refuses all keys that nobody asked for, with the nearest name. Last of all. */
void ini_block_finish(struct ini_block *block);

/* If the heading is "WORD rest" ("class anticoagulant"): the rest; else NULL. */
const char *ini_block_heading(const struct ini_block *block, const char *word);

#endif

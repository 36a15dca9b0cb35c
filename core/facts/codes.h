/* SPDX-License-Identifier: MIT */
/* What codes of other systems say, in facts and words of the packs: codes.ini.
 *
 *     [systems]
 *     loinc = http://loinc.org, urn:oid:2.16.840.1.113883.6.1
 *     [loinc]
 *     777-3 = labs.platelets
 *     [snomed]
 *     266919005 = patient.smoker = no
 *
 * A code stands for a fact, for a fact with its answer, for a word of a list, for a whole list, or
 * for several of these, parted by commas. The vocabularies have codes of their own (`codes =`),
 * which are not repeated here. A system without an address is one that readers agree upon: what
 * they look up under its name is theirs.
 */
#ifndef CONTRA_FACTS_CODES_H
#define CONTRA_FACTS_CODES_H

#include <stddef.h>

#include "base/error.h"
#include "base/folder.h"
#include "facts/ini_blocks.h"

struct anatomy;
struct name_table;
struct schema;

/* One thing that a code says. All texts live as long as the schema. */
struct code_meaning {
    const char *section; /* "labs" */
    const char *key;     /* "platelets"; NULL: the section as a whole */
    const char *value;   /* "no"; NULL: whatever comes with the code */
};

/* Of all packs. Zeroed at first; belongs to the schema. */
struct codes {
    struct name_table *uris;    /* of systems: their short name */
    struct name_table *systems; /* short names */
    struct name_table *codes;   /* "loinc 777-3": what it says */
    struct ini_blocks *files;   /* as read, until they are sealed */
    size_t file_count, file_capacity;
};

/* Reads one pack's codes.ini. */
void codes_read(struct codes *codes, const struct file *from, struct problems *problems);

/* Once facts and vocabularies of all packs are sealed: finds out what each code says. */
void codes_settle(struct codes *codes, const struct schema *schema, const struct anatomy *anatomy,
                  struct problems *problems);

/* What the code says; with an index above 0 what it says besides. NULL if there is no more. */
const struct code_meaning *codes_find(const struct codes *codes, const char *system,
                                      const char *code, size_t index);

/* The short name of the system with this address, or NULL. */
const char *codes_system(const struct codes *codes, const char *uri);

#endif

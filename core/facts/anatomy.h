/* SPDX-License-Identifier: MIT */
/* The parts of the body: regions.ini, which parts contain which, and which part affects which site.
 *
 * A region may lie in several others; sites (of the vocabulary with sites) are regions too, so that
 * "left upper trapezius" can be a place. Loaded once, then never changed.
 */
#ifndef CONTRA_FACTS_ANATOMY_H
#define CONTRA_FACTS_ANATOMY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/folder.h"
#include "facts/truth.h"
#include "facts/value.h"
#include "facts/words.h"

struct name_table;
struct planned_site;
struct term;
struct vocabulary;

struct region {
    const char *name;
    int16_t index;
    bool paired;          /* there is a left and a right one, so a side is asked for */
    bool limb;            /* an arm or a leg: `in_limb_of` stays within it */
    uint64_t *within;     /* the regions it lies in, itself included: a bit each */
    struct words names;   /* synonyms, as read */
    struct words lies_in; /* as read */
    const char *file;
    int line;
};

struct anatomy {
    struct arena *arena;
    struct region **regions;
    size_t count, capacity;
    size_t words;             /* 64-bit words of a set of regions */
    struct name_table *names; /* of regions and sites, folded */
    struct vocabulary *sites;
    uint64_t **affected; /* for each region the sites (terms of `sites`) that it affects, */
    uint64_t **inside;   /* those that lie in it, */
    uint64_t **limb;     /* and those in the same arm or leg; a bit each */
};

/* Reads one regions.ini (the anatomy is zeroed at first but for its arena). May be called again for
 * a local pack. */
void anatomy_read(struct anatomy *anatomy, const struct file *file, struct problems *problems);

/* Once all files are read and the sites are sealed: adds the sites as regions, closes `within`,
 * works out what affects what. `sites` may be NULL. */
void anatomy_seal(struct anatomy *anatomy, struct vocabulary *sites, struct problems *problems);

/* Takes a word for a side off the front or the end of a folded text: of "left arm" it leaves "arm"
 * and returns SIDE_LEFT; "both" and "bilateral" are both sides. 0 if there is none. Moves *folded,
 * or cuts its end. */
uint8_t side_take(char **folded);

/* Reads a place: "left arm", "arm left", "right hip", "both knees" if such is a name, "abdomen",
 * "left" (a side alone), "left upper trapezius". A part without sides (abdomen) is in the middle,
 * whatever side is named. False if there is no such place. */
bool place_read(struct place *out, const struct anatomy *anatomy, const char *written);

/* A place by name, for messages: "left arm". */
const char *place_words(struct place place, const struct anatomy *anatomy, struct arena *arena);

/* A region by name, or -1. Tells the nearest for messages. */
int region_find(const struct anatomy *anatomy, const char *name);
const char *region_nearest(const struct anatomy *anatomy, const char *name);

/* Does what is at `place` affect the site? Unknown where a side or the place itself is unknown. */
truth place_affects(const struct anatomy *anatomy, struct place place,
                    const struct planned_site *site);

/* Is the site in the same limb, on the same side, as the place? No if the place neither lies in a
 * limb nor contains one. */
truth place_in_limb(const struct anatomy *anatomy, struct place place,
                    const struct planned_site *site);

/* Does the site lie in the region? */
truth site_in_region(const struct anatomy *anatomy, int region, const struct planned_site *site);

#endif

/* SPDX-License-Identifier: MIT */
/* Where sites lie on the drawing of the body that a page may show: data of the pack, as
 * `map = back, 38.5, 22` in sites.ini says it of the left site of a pair. */
#ifndef CONTRA_FACTS_MAP_H
#define CONTRA_FACTS_MAP_H

#include <stdint.h>

#include "base/error.h"

#define MAP_WIDTH  100 /* of every view; the middle of the body is in its middle */
#define MAP_HEIGHT 200

struct ini_block;
struct term;
struct vocabulary;

struct map_place {
    const char *view; /* one of those that the pack names: "back"; NULL: not on the map */
    double x, y;      /* from the left and from the top, as one looks at the view */
    int line;         /* of sites.ini */
};

/* Reads `map` of a site. */
struct map_place map_read(struct ini_block *block);

/* Once all files are read: finds the views that the pack names, and sees to it that sites without
 * sides lie in the middle. */
void map_seal(const struct vocabulary *sites, struct problems *problems);

/* The place of a site on one side (SIDE_LEFT ...); its view is NULL if the pack gives none, or if
 * it depends on a side that is not known. */
struct map_place map_of(const struct term *site, uint8_t sides);

#endif

/* SPDX-License-Identifier: MIT */
/* Where does a text end? Knows brackets and strings, and no more of JSON than that. */
#ifndef CONTRA_PLUGINS_JSON_SCAN_H
#define CONTRA_PLUGINS_JSON_SCAN_H

#include <stdbool.h>

#include "json/json_text.h"

struct json_scan {
    char open[JSON_DEPTH_MOST]; /* the brackets that are open */
    size_t depth;               /* how many; more than there is room for: see beyond */
    size_t beyond;              /* open brackets that found no room */
    size_t most_values;         /* there are no more values in what was scanned */
    char before;                /* the last byte that is no blank */
    bool in_string, escaped;
    bool line_begins; /* only blanks stand since the last line end */
    bool too_deep, has_nul;
};

/* Takes the next byte; the first is "{" or "[". */
void json_scan_take(struct json_scan *scan, char byte);

/* The first bracket is closed. */
bool json_scan_complete(const struct json_scan *scan);

/* This byte, which comes next, opens an object at the beginning of a line, where none can stand:
 * what was scanned is broken, and with this byte begins another text. */
bool json_scan_begins_anew(const struct json_scan *scan, char byte);

/* Nothing but the first bracket was scanned. */
bool json_scan_only_opened(const struct json_scan *scan);

#endif

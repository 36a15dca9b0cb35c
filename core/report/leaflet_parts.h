/* SPDX-License-Identifier: MIT */
/* What the patient's sheet says, in the order in which it says it, for its two writers. What is
 * particular to a treatment comes from the pack; the words here fit any. */
#ifndef CONTRA_REPORT_LEAFLET_PARTS_H
#define CONTRA_REPORT_LEAFLET_PARTS_H

#include <contra/types.h>
#include <stdbool.h>

const char *leaflet_title(const contra_result *result);

/* What must be said first of all, or NULL: the session may not go ahead, or help is needed now. */
const char *leaflet_notice(const contra_result *result);

/* Must the warning be shown large? What is not known is never cleared. */
bool leaflet_warns(const contra_effect *effect);

/* How many effects the patient's answers raise; they come first. */
size_t leaflet_raised(const contra_result *result);

/* An effect in full, line by line. */
#define LEAFLET_LINES 5
struct leaflet_line {
    const char *label, *text;
    bool with_answers; /* the patient's own answers stand behind it */
};
size_t leaflet_lines(const contra_effect *effect, struct leaflet_line lines[LEAFLET_LINES]);

/* An effect in short: one text behind the other. When to get help stands at the end of the sheet.
 */
#define LEAFLET_SHORT 2
size_t leaflet_short(const contra_effect *effect, const char *texts[LEAFLET_SHORT]);

/* Signs that call for help, the most urgent first; always three groups. */
#define LEAFLET_SIGNS 3
struct leaflet_signs {
    const char *heading;
    const char *const *signs;
    size_t count;
    const char *telephone; /* the clinic's, to stand behind the heading; or NULL */
};
void leaflet_signs(const contra_result *result, struct leaflet_signs groups[LEAFLET_SIGNS]);

/* The sources of all that the sheet says, one after the other and each once; NULL behind the last.
 * Start with *index 0. */
const contra_source *leaflet_next_source(const contra_result *result, size_t *index);

#endif

/* SPDX-License-Identifier: MIT */
/* What the patient_*.c files share. Nobody else includes it. */
#ifndef CONTRA_FACTS_PATIENT_PARTS_H
#define CONTRA_FACTS_PATIENT_PARTS_H

#include "facts/patient.h"

/* One thing that is said: a line of the file, or a call of the host. */
struct said {
    const char *key, *value;
    bool kept; /* both live in the patient's arena, and have no blanks at their ends */
    whereabouts where;
    const char *comment; /* see ini_reader.h */
    int comment_gap;
};

/* As patient_put, for a line below the heading that patient_section was told of last. */
bool patient_put_below(struct patient *patient, const char *key, const char *value, bool kept,
                       whereabouts where, const char *comment, int comment_gap);

/* Adds a problem where the thing was said. */
void patient_problem(struct patient *patient, whereabouts where, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* "in line 12", "by form 7", "before": for the place of something said earlier. */
const char *patient_place(struct patient *patient, whereabouts where);

/* Takes back what an earlier patient_settle found wrong. */
void patient_drop_late(struct patient *patient);

/* In free text " ;" may be prose that a comment would cut. A problem, and false, if it may. */
bool patient_uncut(struct patient *patient, const struct said *said);

/* A line of a section of terms (other than `others`). */
bool entry_put(struct patient *patient, struct list *list, const struct said *said);

/* Does the line settle its term, so that the list cannot hold another of it? Drugs and illnesses
 * stand once in a list; what has a place may stand again with another; a class may stand for many.
 */
bool entry_settles(const struct entry *entry);

/* The sites of an earlier session: "left upper trapezius, right gluteus medius". */
bool record_put_sites(struct patient *patient, struct record *record, const struct said *said);

/* Makes patient->sites. */
void sites_settle(struct patient *patient);

#endif

/* SPDX-License-Identifier: MIT */
/* What is to be proved of rules, and which of it their examples prove.
 *
 * An item is a claim ("relative: "the INR is above 3"") and what its proof lacks ("no example shows
 * that it decides by holding"). What no example can prove is listed in the rule's own file, with
 * the reason:
 *
 *     -- unnoticed: relative: "the INR is above 3" becomes "the INR is at least 3"
 *     -- because the INR never is exactly 3 here.
 *
 * The text behind "unnoticed:" is the item as contra test prints it. Several such lines may share
 * one "because".
 */
#ifndef CONTRA_AUTHORING_PROOF_H
#define CONTRA_AUTHORING_PROOF_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

struct proof_item {
    const char *file;
    int line;
    const char *claim;
    const char *lacks;  /* what is missing; NULL: it is proved */
    const char *reason; /* why it need not be; NULL: it is not listed */
};

/* A line "-- unnoticed:" of a rule's file. */
struct listed {
    const char *file;
    int line;
    const char *text, *reason;
    bool met;
};

/* Of one rule or named condition, or of several. */
struct proof {
    struct arena *arena;
    const char *subject; /* "bleeding", "patient.lean" */
    struct proof_item *items;
    size_t count, capacity;
};

struct listings {
    struct arena *arena;
    struct listed *items;
    size_t count, capacity;
};

void proof_add(struct proof *proof, const char *file, int line, const char *claim,
               const char *lacks);

/* Reads what a rule's file lists, and adds it. A file that cannot be read lists nothing. */
void listings_read(struct listings *listings, const char *file);

/* Gives each item that lacks something and is listed its reason. */
void proof_settle(struct proof *proof, struct listings *listings);

/* How many items count (those listed do not), and how many of these are proved. */
struct proof_score {
    size_t all, proved, listed;
};
void proof_count(const struct proof *proof, struct proof_score *score); /* adds to the score */

/* In tenths of a per cent, rounded down; 1000 if there is nothing to prove. */
unsigned proof_permille(const struct proof_score *score);

#endif

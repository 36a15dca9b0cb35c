/* SPDX-License-Identifier: MIT */
/* What the two files of the reference share. */
#ifndef CONTRA_TESTS_UNIT_REFERENCE_INSIDE_H
#define CONTRA_TESTS_UNIT_REFERENCE_INSIDE_H

#include "reference.h"

enum { NO = TRUTH_NO, UNKNOWN = TRUTH_UNKNOWN, YES = TRUTH_YES };

/* Who is asked, about which site and which earlier session. */
struct about {
    const struct patient *patient;
    const struct planned_site *site;
    const struct record *record;
};

/* --- Kleene --- */

static inline truth both(truth a, truth b)
{
    if (a == NO || b == NO)
        return NO;
    return a == YES && b == YES ? YES : UNKNOWN;
}

static inline truth either(truth a, truth b)
{
    if (a == YES || b == YES)
        return YES;
    return a == NO && b == NO ? NO : UNKNOWN;
}

static inline truth opposite(truth a)
{
    return a == YES ? NO : a == NO ? YES : UNKNOWN;
}

/* What holds of all of some possibilities, of none, of some. */
struct tally {
    bool some_yes, some_no;
};

static inline void tally_add(struct tally *tally, bool yes)
{
    if (yes)
        tally->some_yes = true;
    else
        tally->some_no = true;
}

static inline truth tally_truth(struct tally tally)
{
    if (!tally.some_yes)
        return NO;
    return tally.some_no ? UNKNOWN : YES;
}

/* --- reference_list.c: lists of terms, and the site --- */

truth reference_includes(const struct about *about, const struct condition *c);
bool reference_list_known(const struct list *list);
truth reference_affected(const struct about *about, const struct condition *c);
truth reference_site_is(const struct about *about, const struct condition *c);
truth reference_in_region(const struct about *about, int region);
truth reference_on_side(const struct planned_site *site, uint8_t side);
truth reference_treated(const struct about *about);

struct range {
    bool none; /* there is no such number for this patient */
    double low, high;
};
struct range reference_count_terms(const struct about *about, const struct quantity *quantity);

#endif

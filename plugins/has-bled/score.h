/* SPDX-License-Identifier: MIT */
/* HAS-BLED as arithmetic: nine items of three values, and the scores that they allow. */
#ifndef CONTRA_HAS_BLED_SCORE_H
#define CONTRA_HAS_BLED_SCORE_H

#include <contra/plugin.h>

/* One point each, in the order of the name. */
enum has_bled_item {
    ITEM_HYPERTENSION,
    ITEM_KIDNEY,
    ITEM_LIVER,
    ITEM_STROKE,
    ITEM_BLEEDING,
    ITEM_LABILE_INR,
    ITEM_ELDERLY,
    ITEM_DRUGS,
    ITEM_ALCOHOL,
    ITEM_COUNT
};

struct has_bled_range {
    int low;  /* if all that is unknown turned out well */
    int high; /* if all of it turned out badly */
};

#define HAS_BLED_HIGH_RISK 3 /* from this score on */

struct has_bled_range has_bled_range(const contra_truth items[ITEM_COUNT]);

/* What an item is called in a sentence. */
const char *has_bled_name(enum has_bled_item item);

#endif

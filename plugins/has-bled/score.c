/* SPDX-License-Identifier: MIT */
#include "has-bled/score.h"

struct has_bled_range has_bled_range(const contra_truth items[ITEM_COUNT])
{
    struct has_bled_range range = {0, 0};
    for (int i = 0; i < ITEM_COUNT; i++) {
        range.low += items[i] == CONTRA_YES;
        range.high += items[i] != CONTRA_NO;
    }
    return range;
}

const char *has_bled_name(enum has_bled_item item)
{
    static const char *const names[ITEM_COUNT] = {
        [ITEM_HYPERTENSION] = "blood pressure above 160",
        [ITEM_KIDNEY] = "abnormal kidney function",
        [ITEM_LIVER] = "abnormal liver function",
        [ITEM_STROKE] = "stroke",
        [ITEM_BLEEDING] = "bleeding history or predisposition",
        [ITEM_LABILE_INR] = "labile INR",
        [ITEM_ELDERLY] = "age above 65",
        [ITEM_DRUGS] = "antiplatelet or anti-inflammatory drug",
        [ITEM_ALCOHOL] = "alcohol",
    };
    return names[item];
}

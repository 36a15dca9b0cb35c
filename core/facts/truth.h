/* SPDX-License-Identifier: MIT */
/* Kleene's three truth values, as two bits: "certainly" and "possibly". */
#ifndef CONTRA_FACTS_TRUTH_H
#define CONTRA_FACTS_TRUTH_H

#include <stdint.h>

typedef uint8_t truth;

enum { TRUTH_NO = 0, TRUTH_UNKNOWN = 2, TRUTH_YES = 3 };

/* and: a & b; or: a | b (on TRUTH_ values these are Kleene's). */

#endif

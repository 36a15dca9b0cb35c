/* SPDX-License-Identifier: MIT */
/* One answer: a value, unknown or known, and where it was said. */
#ifndef CONTRA_FACTS_VALUE_H
#define CONTRA_FACTS_VALUE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/date.h"

/* Where something was said: a line of the patient's file, or an origin that a host gave. */
typedef uint32_t whereabouts; /* a line; or ORIGIN_BIT and an index into the patient's origins; or
                                 0: it was said nowhere */
#define ORIGIN_BIT 0x80000000u

enum value_state {
    VALUE_UNKNOWN = 0, /* not answered. It is never "no" */
    VALUE_KNOWN,
    VALUE_NONE /* a number that is there for others and not for this patient: no flight planned */
};

enum value_basis {
    BASIS_SAID = 0,      /* the file or the host says it */
    BASIS_OTHERS,        /* `others = no` of its section */
    BASIS_NOT_MENTIONED, /* [check] not_mentioned = no */
    BASIS_DERIVED,       /* computed from other facts */
    BASIS_POLICY         /* the pack says it */
};

/* Thirty-two bytes; a patient is an array of them. */
struct value {
    double number; /* in the unit of facts.ini; a date as a day; yes is 1 and no is 0 */
    const char
        *text;   /* as it was written, without the day of a result; NULL: nothing was written */
    int32_t day; /* of a result, or DATE_NONE */
    uint32_t choices; /* of a choice: the leaves it may be, a bit each (see schema.h) */
    whereabouts where;
    uint8_t state; /* enum value_state */
    uint8_t basis; /* enum value_basis */
};

/* "unknown", "not known", "?": words that stand where nothing should. */
bool value_means_unknown(const char *written);

/* A side of the body, as bits. Unpaired parts have SIDE_MIDDLE. */
enum { SIDE_LEFT = 1, SIDE_RIGHT = 2, SIDE_MIDDLE = 4 };

/* A part of the body. */
struct place {
    int16_t region; /* of regions.ini; -1: not said */
    uint8_t sides;  /* the sides it is on, or, if not `side_known`, those it may be on */
    bool side_known;
};

#endif

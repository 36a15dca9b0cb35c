/* SPDX-License-Identifier: MIT */
/* Grades, dispositions and sites in the words of a clinician, and as one of a few kinds: each has a
 * colour, a shape and a sign, so that none of them is needed to tell it. */
#ifndef CONTRA_HTML_WORDS_H
#define CONTRA_HTML_WORDS_H

#include <stdbool.h>

#include <contra/types.h>

enum kind {
    KIND_FREE,  /* circle, tick */
    KIND_NOTE,  /* circle, i: advice, expected */
    KIND_CARE,  /* triangle, !: precaution; telephone */
    KIND_STOP,  /* square, bar: relative; the same day */
    KIND_NEVER, /* octagon, cross: absolute; emergency */
    KIND_OPEN,  /* diamond, ?: an open question */
    KIND_HELD,  /* hollow circle, bar: free by itself, but the patient is not to be needled */
    KIND_WAIT,  /* square, two bars: of dispositions only: not today */
    KINDS
};

/* The name of a kind in the page's style and drawings: "never". */
const char *kind_name(enum kind kind);

/* What its shape is called: "octagon with a cross". */
const char *kind_shape(enum kind kind);

const char *grade_in_words(contra_grade grade);
const char *grade_in_short(contra_grade grade); /* "absolute" */
enum kind grade_kind(contra_grade grade);

/* "Avoid some sites" and "avoid some sites" */
const char *disposition_title(contra_disposition disposition);
const char *disposition_in_words(contra_disposition disposition);
enum kind disposition_kind(contra_disposition disposition);

enum kind site_kind(const contra_result *result, const contra_site *site);

/* What a mark of that kind means; NULL if it marks no site in that phase. */
const char *kind_meaning(enum kind kind, bool aftercare);

/* How a finding is listed. */
enum listing {
    LIST_FULL,        /* it counts */
    LIST_SET_ASIDE,   /* another rule says it, or the clinician overrode it */
    LIST_NOT_PLANNED, /* it rules out a modality that nobody plans */
    LIST_NEVER        /* it holds nothing: its questions speak for it */
};
enum listing finding_listing(const contra_finding *finding);
size_t findings_listed(const contra_result *result, enum listing listing);

#endif

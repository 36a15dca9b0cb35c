/* SPDX-License-Identifier: MIT */
/* The drawings of the body: one half of each, the other one is its mirror image. In units of the
 * pack's map: 100 across, the middle of the body at 50. */
#ifndef CONTRA_HTML_FIGURE_H
#define CONTRA_HTML_FIGURE_H

#include <stdbool.h>
#include <stddef.h>

struct figure {
    const char *view;    /* as the pack calls it: "front" */
    const char *title;   /* "From the front" */
    const char *left;    /* whose side is on the left of the drawing */
    const char *right;   /* and on the right */
    const char *outline; /* of the half on the right, filled */
    const char *marks;   /* muscles and bones, as far as they show */
    const char *middle;  /* what lies in the middle; or NULL */
    int height;
    double mark, badge; /* sizes of what is drawn on it */
    bool always;        /* shown even if no site lies on it */
};

enum { FIGURES = 4 };
extern const struct figure figures[FIGURES];

#endif

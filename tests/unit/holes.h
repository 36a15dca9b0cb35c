/* SPDX-License-Identifier: MIT */
/* Holes in a form: what is left open in it, and the answers that could close it. */
#ifndef CONTRA_TESTS_UNIT_HOLES_H
#define CONTRA_TESTS_UNIT_HOLES_H

#include "form.h"

/* What answers may be used for: a fact that a rule wants only `if_known`, or asks :known() of, is
 * worth nothing until it is answered, and may make things graver then. The bounds do not speak of
 * such answers; no hole is made of them. */
struct wary {
    bool fact[2048];  /* by fact->index, of sections of facts */
    bool section[64]; /* by section->index: of terms */
    const struct term *terms[256];
    size_t term_count;
    bool sites;
};

void wary_of(struct wary *wary, const struct rulebook *book);

#define ANSWERS_MOST 8

struct answer {
    char value[120];
    char key_besides[96], value_besides[120]; /* one line more, if not "" */
};

struct hole {
    char section[48], key[96];
    bool taken_away; /* open: the line is not there; else its value is `open` */
    char open[120];
    struct answer answers[ANSWERS_MOST];
    size_t count;
};

/* Makes a hole of a line of the form; false if none can be made of it. */
bool hole_make(struct hole *hole, const struct form *form, size_t line, const struct rulebook *book,
               const struct wary *wary, const struct landmarks *landmarks, struct dice *dice);

/* For the hole of an open list: it may also hold this word. */
void hole_add_word(struct hole *hole, const char *word, const struct form *form,
                   const struct rulebook *book, const struct wary *wary);

void hole_open(const struct hole *hole, struct form *form);
void hole_answer(const struct hole *hole, size_t answer, struct form *form);

#endif

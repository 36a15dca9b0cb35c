/* SPDX-License-Identifier: MIT */
/* A form: what is said of one patient, line by line, as section, key and value. Tests fill forms at
 * random from the facts and words of any pack, change a line, and check what becomes of the
 * patient.
 */
#ifndef CONTRA_TESTS_UNIT_FORM_H
#define CONTRA_TESTS_UNIT_FORM_H

#include <contra/contra.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "rules/rule.h"

#define FORM_MOST 400

struct form_line {
    char section[48], key[96], value[120];
};

struct form {
    struct form_line lines[FORM_MOST];
    size_t count;
};

/* Says one thing more; what a form already says under that key of the section, it says no longer,
 * unless the line is to stand beside it. */
void form_add(struct form *form, const char *section, const char *key, const char *value);
void form_set(struct form *form, const char *section, const char *key, const char *value);
void form_take(struct form *form, size_t line);
/* The line that says it; -1: none. */
int form_find(const struct form *form, const char *section, const char *key);

/* Reads a patient's file, so far as tests write them: one line for each thing said. */
void form_read(struct form *form, const char *path);

/* Makes a patient of the form; lines that are refused are left out, and taken from the form if that
 * is not NULL. Never NULL. */
contra_patient *form_patient(const contra_engine *engine, const struct form *form);
contra_patient *form_prune(const contra_engine *engine, struct form *form);

/* Checks the form's patient, every rule explained; NULL if the patient as a whole is refused. Fails
 * the test if anything else goes wrong. The caller frees the report. */
contra_report *form_check(const contra_engine *engine, const struct form *form);

/* As lines of a patient's file, for messages. */
void form_print(const struct form *form);

/* --- chance, the same on every machine --- */

struct dice {
    uint64_t state;
};

uint32_t dice_below(struct dice *dice, uint32_t limit);
/* True `percent` times of a hundred. */
bool dice_chance(struct dice *dice, uint32_t percent);

/* --- what a pack's rules compare with what --- */

struct landmark {
    const struct fact *fact;
    double number;
};

struct landmarks {
    struct landmark items[512];
    size_t count;
};

/* Every number that a rule or derive compares a fact with. */
void landmarks_of(struct landmarks *landmarks, const struct rulebook *book);

/* Values of a fact, as they stand in a file, on each side of each of its landmarks, or each of its
 * words. Returns how many were written. */
size_t fact_values(const struct landmarks *landmarks, const struct fact *fact, char values[][120],
                   size_t most);

/* --- forms at random --- */

struct form_chances {
    uint32_t answered; /* per cent of the facts that are answered */
    uint32_t closed;   /* per cent of the lists that are closed */
    uint32_t sites;    /* at most so many sites */
    uint32_t terms;    /* at most so many lines of each list */
    uint32_t records;
    bool strange; /* also misspelt and unknown words, empty lines, contradictions */
    bool aftercare;
};

void form_random(struct form *form, struct dice *dice, const struct rulebook *book,
                 const struct landmarks *landmarks, const struct form_chances *chances);

#endif

/* SPDX-License-Identifier: MIT */
/* Conditions as data: what a rule asks about a patient.
 *
 * Built once, when a rule file loads; then never changed. Conditions and quantities live in the
 * rulebook's arena. Each keeps the line that it was written in, so that it can be explained.
 */
#ifndef CONTRA_RULES_CONDITION_H
#define CONTRA_RULES_CONDITION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "facts/patient.h"

/* What a rule file mentions must end up in a rule or a derive: the second net against mistakes that
 * Lua lets pass. */
struct mention {
    const char *file;
    int line;
    const char *what; /* "labs.inr", "a condition" */
    bool operand;     /* it went into another, which answers for it */
    bool used;        /* it ended up in a rule or derive */
};

/* --- numbers --- */

enum quantity_kind {
    QUANTITY_NUMBER,
    QUANTITY_FACT,
    QUANTITY_ADD,
    QUANTITY_SUBTRACT,
    QUANTITY_MULTIPLY,
    QUANTITY_DIVIDE,
    QUANTITY_YEARS_SINCE,  /* whole years from a date to the day of the check */
    QUANTITY_COUNT_TERMS,  /* how many different terms of some classes a list holds */
    QUANTITY_COUNT_RECORDS /* in how many records a condition holds */
};

struct quantity {
    struct mention mention;
    enum quantity_kind kind;
    bool about_site, about_record;
    unsigned size; /* see condition_size */
    double number;
    const struct fact *fact;       /* FACT, YEARS_SINCE */
    struct quantity *a, *b;        /* operands of arithmetic */
    const struct section *section; /* COUNT_*: whose list or records */
    const struct term **terms;     /* COUNT_TERMS */
    size_t term_count;
    struct condition *each; /* COUNT_RECORDS */
};

/* --- conditions --- */

enum condition_kind {
    /* leaves about facts */
    CONDITION_YES,     /* a yes-no fact */
    CONDITION_COMPARE, /* two quantities */
    CONDITION_CHOICE,  /* a choice is one of some words */
    CONDITION_WITHIN,  /* something dated is at most so many days old */
    CONDITION_KNOWN,   /* it was answered */
    CONDITION_INCLUDE, /* a list holds something of a term or class */
    /* leaves about the site in turn */
    CONDITION_SITE_IS, /* it is, or lies near, one of some terms */
    CONDITION_SITE_SIDE,
    CONDITION_SITE_REGION,
    CONDITION_SITE_AFFECTED, /* by a term at its place */
    CONDITION_SITE_LIMB,     /* the same, within the limb */
    CONDITION_SITE_NEEDLE,   /* its needle is longer */
    /* leaves about the record in turn */
    CONDITION_RECORD_WITHIN,
    CONDITION_RECORD_TREATED, /* this site was treated then */
    /* inner nodes */
    CONDITION_AND,
    CONDITION_OR,
    CONDITION_NOT,
    CONDITION_IF_KNOWN, /* after its operand is known: unknown becomes no */
    CONDITION_ANY_SITE
};

enum comparison { ABOVE, AT_LEAST, BELOW, AT_MOST, BETWEEN /* low <= x < high */ };

struct condition {
    struct mention mention;
    enum condition_kind kind;
    bool about_site, about_record;
    unsigned size;           /* see condition_size */
    bool asked_if;           /* this OR was written asked_if(cause, c): show it so */
    bool near;               /* this SITE_IS was written site:near */
    unsigned slot;           /* of a leaf: its number in the program; equal ones share it */
    struct condition *a, *b; /* operands */
    const struct fact *fact; /* YES, CHOICE, WITHIN, KNOWN */
    struct quantity *left, *low, *high; /* COMPARE; high only with BETWEEN */
    enum comparison comparison;
    uint32_t leaves;               /* CHOICE */
    const char *words;             /* CHOICE: as written, for showing: "supine", "prone" */
    int days;                      /* WITHIN, RECORD_WITHIN */
    const struct section *section; /* INCLUDE, SITE_AFFECTED, SITE_LIMB: whose list */
    const struct term *term;       /* INCLUDE, SITE_AFFECTED, SITE_LIMB */
    unsigned target;               /* INCLUDE without a filter */
    bool filtered;                 /* INCLUDE with a filter */
    struct entry_filter filter;
    const struct term **terms; /* SITE_IS */
    size_t term_count;
    uint8_t side;  /* SITE_SIDE */
    int region;    /* SITE_REGION */
    double length; /* SITE_NEEDLE, mm */
};

#define CONDITION_SIZE_MOST 2000

/* How many conditions and quantities a condition is made of, one that stands in it twice counted
 * twice. The loader refuses more than CONDITION_SIZE_MOST, so that whoever walks through one may do
 * so by recursion. */
unsigned condition_size(struct condition *condition);
unsigned quantity_size(struct quantity *quantity);

/* Calls `look` for each fact that a condition or quantity asks for, also inside counts. */
typedef void fact_look(void *self, const struct fact *fact);
void condition_facts(const struct condition *condition, fact_look *look, void *self);
void quantity_facts(const struct quantity *quantity, fact_look *look, void *self);

/* Do both ask the same, part by part, in the same order? */
bool condition_same(const struct condition *a, const struct condition *b);

/* Marks a condition or quantity, and all below it, as used by a rule or derive. */
void condition_mark_used(struct condition *condition);
void quantity_mark_used(struct quantity *quantity);

#endif

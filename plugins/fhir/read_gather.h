/* SPDX-License-Identifier: MIT */
/* What is found out of one patient, before any of it is said: resources say the same thing several
 * times and in no order, and contra is told each thing once. */
#ifndef CONTRA_PLUGINS_FHIR_READ_GATHER_H
#define CONTRA_PLUGINS_FHIR_READ_GATHER_H

#include <stdbool.h>
#include <stddef.h>

#include <contra/plugin.h>

#include "fhir/read_pool.h"
#include "fhir/read_time.h"

struct json_node;

/* How sure something is, the milder first: where two say different things of one word, the later
 * one here is taken. */
enum sense { SENSE_NOTHING, SENSE_ABSENT, SENSE_PAST, SENSE_UNKNOWN, SENSE_PRESENT };

/* Where something stands in the source, kept. */
struct spot {
    int line;
    const char *path;   /* "$.entry[3].resource.code" */
    const char *origin; /* "Condition/17, code" */
};

/* A word of a list. */
struct item {
    struct item *next;
    const char *section;
    const char *word; /* as the packs have it; or, if `lost`, as the source has it */
    const char *form; /* "gel": a local form; or "" */
    const char *place, *state;
    char day[11];
    enum sense sense;
    bool lost; /* nobody knows the word */
    struct spot spot;
};

/* One answer to a fact. */
struct answer {
    struct answer *next;
    const char *value; /* NULL: it was asked, and is not known */
    struct moment when;
    bool weak;    /* one that gives way to another of the same time: a preliminary result */
    bool lasting; /* however old it is: the day of birth */
    struct spot spot;
};

struct fact {
    struct fact *next;
    const char *section, *key;
    struct answer *answers;
    bool said; /* to the host, with an answer */
};

/* A list that the source closes. */
struct closing {
    struct closing *next;
    const char *section;
    struct moment when;
    struct spot spot;
};

/* A result or an answer whose code nobody knows; or how many more of its kind there are. */
struct unread {
    struct unread *next;
    const char *kind; /* "result" */
    const char *words;
    size_t more;
    struct spot spot;
};

struct trouble {
    struct trouble *next;
    const char *message;
    struct spot spot;
};

/* A Medication; and what is said of one that may come later. */
struct drug;
struct use;

/* More than this of one patient is no patient's record, and would take forever to sort out. */
enum { ITEMS_MOST = 3000, RESOURCES_MOST = 100000, DRUGS_MOST = 5000, PATIENTS_MOST = 5000 };

/* So many of a kind are told by name, each with so much of it. */
enum { UNREAD_MOST = 6, UNREAD_MOST_BYTES = 120 };

/* One patient. */
struct gather {
    struct gather *next;
    const char *subject; /* how the source refers to the patient: "Patient/17"; NULL: not yet */
    const char *url;     /* the Patient's fullUrl; or NULL */
    bool met;            /* the Patient itself was there */
    bool seen;           /* a resource of a kind that is read was there */
    bool incomplete;     /* there are more pages, or a query failed: no list is closed */
    int line;
    struct item *items, **last_item;
    size_t item_count, resource_count;
    struct fact *facts, **last_fact;
    struct closing *closings;
    struct unread *unread;
    struct trouble *troubles, **last_trouble;
    struct use *uses, **last_use;
};

/* What all that reads one source needs. */
struct reader {
    const contra_host *host;
    contra_reading *reading;
    struct pool *pool;
    const char *date;   /* of the check, or NULL */
    struct drug *drugs; /* of the whole source, or of the Bundle in hand */
    size_t drug_count;
    bool said; /* something of the patient in hand */
};

struct gather *gather_new(struct reader *reader, int line);

/* Something is wrong with the patient. */
void gather_trouble(struct reader *reader, struct gather *gather, struct spot spot,
                    const char *format, ...) __attribute__((format(printf, 4, 5)));

/* Adds a word; says the same as one before, or something of its own. `item` is copied, but for the
 * texts behind its pointers, which must live as long as the pool or the engine. */
void gather_item(struct reader *reader, struct gather *gather, const struct item *item);

void gather_answer(struct reader *reader, struct gather *gather, const char *section,
                   const char *key, const struct answer *answer);

/* Is `a` surely the newer? */
bool answer_newer(const struct answer *a, const struct answer *b);

void gather_closing(struct reader *reader, struct gather *gather, const char *section,
                    const struct moment *when, struct spot spot);

/* Once all is gathered: words that were found to be one after all. */
void gather_settle(struct gather *gather);

/* Tells all of it to the host (read_say.c). */
void gather_say(struct reader *reader, struct gather *gather);

#endif

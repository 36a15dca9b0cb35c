/* SPDX-License-Identifier: MIT */
/* The words of one section of terms: medications, conditions, sites.
 *
 * A term is a word that a patient's file may use; a class is a word for several of them, and is a
 * term itself ("anticoagulant = no" speaks of all of them). Generic names, brands and codes are
 * names of one term. Loaded once, then never changed; owned by the engine's arena.
 */
#ifndef CONTRA_FACTS_VOCABULARY_H
#define CONTRA_FACTS_VOCABULARY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/folder.h"
#include "base/text.h"
#include "facts/anatomy.h"
#include "facts/map.h"
#include "facts/value.h"
#include "facts/words.h"

struct name_table;

struct term {
    const struct vocabulary *vocabulary;
    const char *name;  /* "von Willebrand disease": as rules and reports write it */
    const char *title; /* for display; or NULL */
    unsigned index;    /* in vocabulary->terms */
    bool is_class;
    uint64_t *members;   /* terms that are one of these, itself and all below: a bit each */
    uint64_t *targets;   /* the targets (below) that this term satisfies: a bit each */
    int target;          /* its own number among the targets; -1: it is none */
    const char **states; /* that may qualify it, its classes' states included */
    size_t state_count;
    bool asks_place, asks_state, asks_date; /* a present entry without one is asked for it */
    struct place usual_place;               /* region -1: none */
    bool any_route;     /* counts in whatever form it is given (an allergen, botulinum toxin) */
    bool paired;        /* of a site: there is a left and a right one */
    const char *code;   /* its first code, for messages about long names; or NULL */
    const char *unused; /* why no rule uses it ("everyday"); or NULL */
    const char *pack;
    const char *file;
    int line;
    struct map_place map; /* of a site: the left one of a pair */
    int16_t region;       /* of a site: itself as a region; set by anatomy_seal; else -1 */

    /* as its file has it */
    struct words names;   /* brands, synonyms, abbreviations */
    struct words codes;   /* "ATC B01AA03" */
    struct words classes; /* that it belongs to */
    struct words own_states;
    struct words regions, neighbours; /* of a site */
    const char *usual_place_words;
};

struct code_range;

struct vocabulary {
    struct arena *arena;
    const char *section; /* "medications" */
    bool sided;          /* a key may hold a side: "left upper trapezius" */
    const struct anatomy *anatomy;
    struct term **terms;
    size_t count, capacity, words; /* words: 64-bit words of a set of terms */
    struct name_table *names;      /* by every name, folded; while files are read, by their own */
    struct name_table *codes;      /* by exact code, with and without its system, folded */
    struct code_range *ranges;     /* prefixes and ranges of codes, most specific first */
    size_t range_count, range_capacity;
    uint64_t *leaves;            /* the terms that are no classes */
    struct words local_forms;    /* "gel", "eye drops": forms that do not act on the whole body */
    struct words systemic_forms; /* "tablets": words that say that a form acts on the whole body */
    struct words past_states;    /* "stopped", "resolved": states of what is no longer so */
    struct words views;          /* of sites: the drawings that `map` may name: "front" */
    struct term **targets; /* terms that some condition asks about; their bits stand in lists */
    size_t target_count, target_capacity, target_words;
    uint64_t *all_targets; /* every target; and those whose term counts in any form */
    uint64_t *any_route_targets;
};

/* Reads one vocabulary file into a vocabulary that schema_read made. May be called again for a
 * local pack. */
void vocabulary_read(struct vocabulary *vocabulary, const struct file *file, const char *pack,
                     const struct anatomy *anatomy, struct problems *problems);

/* Once all files are read: closes classes over classes, hands states down. The anatomy must be
 * sealed by then, but for the vocabulary of sites (facts_seal has the order). */
void vocabulary_seal(struct vocabulary *vocabulary, struct problems *problems);

/* The vocabulary's own string for a state of the term (folded); NULL if it has none such. `past`
 * says whether it speaks of what is no longer so. */
const char *term_state(const struct term *term, const char *word, bool *past);

/* What a key of a patient's file says. */
struct term_match {
    const struct term *term; /* NULL: unrecognised */
    bool local_form;         /* "diclofenac gel" */
    uint8_t sides; /* a side in the key: "left upper trapezius"; 0 if none. Known also of a site
                      that is unrecognised */
};
struct term_match vocabulary_match(const struct vocabulary *vocabulary, const char *key);

/* A form in the patient's own words ("gel twice daily", "1% cream") that does not act on the whole
 * body: they begin with a local form, and no word says that there is another. */
bool vocabulary_local_form(const struct vocabulary *vocabulary, const char *words);

/* A term or class by exactly one of its names (folded); NULL if there is none. */
struct term *vocabulary_find(const struct vocabulary *vocabulary, const char *name);
const char *vocabulary_nearest(const struct vocabulary *vocabulary, const char *name);

/* The nearest state of a term; NULL if none is near. */
const char *term_nearest_state(const struct term *term, const char *word);

/* The terms whose names are near an unrecognised word, at most `most`, nearest first, one name of
 * each. Returns how many. *slip (unless NULL): one of them is so near that the word is surely a
 * slip of the pen; else it may as well be another word, which only looks alike. */
size_t vocabulary_near(const struct vocabulary *vocabulary, const char *word,
                       const struct term **terms, const char **names, size_t most, bool *slip);

/* Gives the term a target's bit, if it has none yet; returns its number. Before any patient. */
unsigned vocabulary_target(struct vocabulary *vocabulary, struct term *term);

/* Once all rules are loaded: works out every term's `targets`. */
void vocabulary_seal_targets(struct vocabulary *vocabulary);

#endif

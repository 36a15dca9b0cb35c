/* SPDX-License-Identifier: MIT */
/* What may be known of a patient: the sections and facts that a pack's facts.ini declares.
 *
 * The engine knows no fact by its name. Loaded once, then never changed; owned by the engine's
 * arena.
 */
#ifndef CONTRA_FACTS_SCHEMA_H
#define CONTRA_FACTS_SCHEMA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/folder.h"
#include "facts/codes.h"
#include "facts/value.h"

struct anatomy;
struct name_table;
struct vocabulary;

enum fact_type { FACT_YES_NO, FACT_NUMBER, FACT_CHOICE, FACT_DATE, FACT_TEXT, FACT_SITES };

struct unit {
    const char *name;
    double factor, offset; /* in the fact's own unit: number * factor + offset */
};

/* A word of a choice. A word may stand for several finer ones: "lying (supine, prone, side)". Each
 * of the finest words is a leaf and has a bit; a coarse word has the bits of all its leaves. */
struct choice {
    const char *name;
    uint32_t leaves;
};

struct fact {
    const char *name; /* "labs.inr": what rules and reports call it */
    const char *key;  /* "inr": its key in the file */
    struct section *section;
    unsigned index; /* its place in a patient's array of values, or in a record's */
    enum fact_type type;
    const char *question;     /* NULL only for a derived fact */
    const char *called;       /* "INR": what sentences call it; NULL: its key says it */
    const struct unit *units; /* of a number; the first is its own, factor 1 */
    size_t unit_count;
    double low, high; /* plausible; -INFINITY, INFINITY without a range */
    double step;      /* the smallest difference that means something */
    bool may_be_none; /* a number with `also = none` */
    const struct choice *choices;
    size_t choice_count;
    bool dated;       /* its value may be followed by the day of the result */
    bool derived;     /* a rule file derives it */
    bool identifying; /* never printed, logged or exported */
    bool is_id;       /* the clinic's own number for the patient, which reports print */
    bool has_default; /* if_not_mentioned is given */
    struct value if_not_mentioned;
    const char *unused;   /* why no rule reads it ("for the record"); or NULL */
    const char *modality; /* this yes-no fact says that the modality of this name is planned */
    const char *file;     /* where it is declared */
    int line;
};

enum section_kind { SECTION_FACTS, SECTION_TERMS, SECTION_RECORDS };

/* Sections that mean something to the engine itself. */
enum section_role {
    ROLE_NONE,
    ROLE_SITES,     /* terms: the planned sites */
    ROLE_AFTERCARE, /* facts: what happened since the session; its presence decides the phase */
    ROLE_POLICY     /* facts: the pack's choices between readings; no patient's file holds them */
};

struct section {
    const char *name; /* "medications" */
    enum section_kind kind;
    enum section_role role;
    unsigned index;               /* in schema->sections */
    unsigned list_index;          /* of terms or of records: which list of the patient; else 0 */
    const char *question;         /* of a section of terms */
    const char *present, *absent; /* of terms, in sentences: "takes a", "takes no"; or NULL */
    const char *plural;           /* of records: "sessions" for [session 2026-10-30] */
    struct fact **facts;          /* of facts and records */
    size_t fact_count, fact_capacity;
    struct name_table *keys;       /* its facts by key */
    struct vocabulary *vocabulary; /* of terms; made by schema_read, filled by vocabulary_read */
    const char *vocabulary_file;   /* "medications.ini", in the folder of each pack */
    bool free_text;    /* of terms: what follows a name is the patient's words (medications) */
    bool takes_others; /* of facts, records: `others = no` fills in if_not_mentioned */
    bool closed_if_not_mentioned; /* of terms: not_mentioned = no closes it */
    const char *file;
    int line;
};

struct schema {
    struct arena *arena;
    struct section **sections; /* in the order of the files */
    size_t section_count, section_capacity;
    struct fact **facts; /* of sections of facts: a patient's values, in this order */
    size_t fact_count, fact_capacity;
    size_t term_section_count, record_section_count;
    struct section *sites;     /* the section with ROLE_SITES, or NULL */
    struct section *aftercare; /* or NULL */
    struct value *initial;     /* what every patient's values start as: policies set, all else
                                  unknown */
    size_t initial_capacity;
    struct name_table *names; /* sections by name */
    struct codes codes;       /* what codes of other systems say */
};

/* Reads one facts.ini into the schema (zeroed at first but for its arena; a local pack adds its
 * own). Problems go to `problems`. Makes the vocabularies of sections of terms, empty. */
void schema_read(struct schema *schema, const struct file *file, struct problems *problems);

/* Sets a policy, as pack.ini says it: before any patient. What is wrong goes to `problems`. */
void schema_set_policy(struct schema *schema, const char *name, const char *value, const char *file,
                       int line, struct problems *problems);

/* Reads regions.ini, facts.ini, codes.ini and all vocabularies that the folder of a pack holds. */
void facts_read_folder(struct schema *schema, struct anatomy *anatomy, const struct folder *folder,
                       const char *pack, struct problems *problems);

/* Once the folders of all packs are read: seals vocabularies, anatomy and codes, in their order.
 * Targets are sealed later, when the rules are loaded (vocabulary_seal_targets). */
void facts_seal(struct schema *schema, struct anatomy *anatomy, struct problems *problems);

/* Lookups: exact. NULL if there is none. */
struct section *schema_section(const struct schema *schema, const char *name);
struct fact *section_fact(const struct schema *schema, const struct section *section,
                          const char *key);

/* The nearest names, for messages; NULL if none is near. */
const char *schema_nearest_section(const struct schema *schema, const char *name);
const char *section_nearest_fact(const struct section *section, const char *key);

/* Reads a value as it stands right of `=`. On failure returns false and writes the reason, in whole
 * sentences that say what would be right, to `why`; it never repeats what identifies a person.
 * `arena` holds the value's text. An empty value is unknown. */
bool value_read(struct value *out, const struct fact *fact, const char *written,
                struct arena *arena, char *why, size_t why_size);

/* The same of text that lives in the arena already, without blanks at its ends. */
bool value_read_kept(struct value *out, const struct fact *fact, const char *written,
                     struct arena *arena, char *why, size_t why_size);

/* Reads a number with its unit (no day) for a fact of type FACT_NUMBER: value_read's inner part. */
bool value_read_number(double *out, const struct fact *fact, const char *written, char *why,
                       size_t why_size);

/* Does the choice have this word? Its bits; 0 if not. */
uint32_t fact_choice(const struct fact *fact, const char *word);

/* The value in words, with its unit: "2.4", "61 kg", "yes". */
const char *value_words(const struct value *value, const struct fact *fact, struct arena *arena);

/* The value as it was written; in words where nothing was (it was derived, or assumed). */
const char *value_written(const struct value *value, const struct fact *fact, struct arena *arena);

/* Both say the same, to within the fact's smallest step. */
bool value_agrees(const struct value *a, const struct value *b, const struct fact *fact);

#endif

/* SPDX-License-Identifier: MIT */
/* What is known of one patient, and where each word of it was said.
 *
 * Filled by patient_put, from whatever source; settled once before it is asked. Lives in an arena
 * of its own; the schema, vocabularies and anatomy belong to the engine and outlive it.
 */
#ifndef CONTRA_FACTS_PATIENT_H
#define CONTRA_FACTS_PATIENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "facts/anatomy.h"
#include "facts/schema.h"
#include "facts/truth.h"
#include "facts/vocabulary.h"

#define SITES_MOST   64   /* planned sites of one patient: one bit each in a lane mask */
#define ENTRIES_MOST 1000 /* lines of one section of terms */
#define RECORDS_MOST 1000
#define NEAR_MOST    16 /* near names of one unrecognised word */

enum entry_status {
    ENTRY_PRESENT,
    ENTRY_ABSENT,  /* name = no */
    ENTRY_UNKNOWN, /* name =   */
    ENTRY_VOUCHED  /* name = checked, no class: settled by the clinician */
};

/* One line in a section of terms. */
struct entry {
    const struct term *term; /* NULL: unrecognised (or vouched for, if the status says so) */
    const char *key;         /* the word of the patient's file */
    const char *text;        /* what stood right of `=` */
    const char *state;       /* the vocabulary's own string; NULL: none given */
    struct place place;      /* region -1 and no sides: none given */
    int32_t day;             /* or DATE_NONE */
    double length;           /* of a site's needle, in mm; NAN: none given */
    whereabouts where;
    uint8_t status;             /* enum entry_status */
    bool local_form;            /* of a drug: counts only where any route counts */
    bool past;                  /* in a past state: counts only for who asks for that state */
    const struct term *vouched; /* `checked, CLASS`: the class it belongs to; else NULL */
    const struct term **near;   /* of an unrecognised one: terms with near names */
    const char **near_names;
    size_t near_count;
    bool may_be_any; /* an unrecognised one that is no slip of the pen, or with too many near names
                      */
};

/* A section of terms as the patient has it. */
struct list {
    struct section *section;
    bool closed;          /* whatever is not named is absent */
    uint8_t closed_basis; /* enum value_basis */
    whereabouts closed_where;
    struct entry *entries;
    size_t count, capacity;
    bool others; /* `others = no` is said */
    whereabouts others_where;
    uint64_t *denied;   /* terms that some `name = no` speaks of, the members of classes included;
                           settled, by term->index */
    uint64_t *gone;     /* those, and terms that are over (`warfarin = stopped`); settled */
    uint64_t *scratch;  /* room for a set of terms while something is counted */
    uint64_t *named;    /* terms, no classes, that are there for certain; settled */
    bool plain;         /* each line says of one term that it is there or not; settled */
    uint64_t *present;  /* targets that some present entry satisfies, whatever its state; settled */
    uint64_t *possible; /* targets that could be satisfied, the present ones included; settled */
};

/* A planned site: one lane of every local condition. */
struct planned_site {
    const char *name;           /* "left upper trapezius"; "a site not named yet" */
    const struct entry *entry;  /* NULL for the site not named yet, and in records */
    const struct term *term;    /* NULL: any of the candidates */
    const uint64_t *candidates; /* the terms that it may be, if term is NULL */
    uint8_t sides;              /* one side, or, if not side_known, those it may be on */
    bool side_known;
    double length; /* of the needle in mm; NAN: not said */
    whereabouts where;
};

/* A section that repeats, such as an earlier session. */
struct record {
    struct section *section;
    int32_t day;
    whereabouts where;
    struct value *values; /* by fact->index */
    uint64_t *said;       /* facts that stand in the file, even if left empty: a bit each */
    bool others;          /* `others = no` is said */
    whereabouts others_where;
    struct planned_site **sites;   /* of its fact of type FACT_SITES */
    size_t site_count, site_words; /* site_words: 64-bit words of a set of sites */
    bool sites_known;
};

/* A line of [overrides], read but not judged: facts know no rules. */
struct override_line {
    const char *key;   /* "bleeding at left upper trapezius" */
    const char *value; /* "relative: INR 2.1 this morning" */
    whereabouts where;
};

/* What a heading of the patient's file stands for. */
struct heading {
    char words[64]; /* as written; "" if none was looked at yet */
    bool check, overrides;
    struct section *section;
    struct record *record; /* of a section of records */
    bool told;             /* it was met as a heading, and what is wrong with it is told */
    size_t next;           /* of the section's facts the one behind the last that was named */
};

/* `others = no` in a section of facts. */
struct others_line {
    bool said;
    whereabouts where;
};

struct patient {
    struct arena arena; /* holds all of this */
    const struct schema *schema;
    const struct anatomy *anatomy;
    struct problems problems;
    const char *file;     /* NULL if no file was read */
    const char **origins; /* whereabouts with ORIGIN_BIT index into these */
    size_t origin_count, origin_capacity;
    struct value *values; /* by fact->index */
    struct list *lists;   /* by section->list_index of sections of terms */
    uint64_t *present;    /* those of all lists, one behind the other */
    uint64_t *possible;
    size_t set_words;        /* of the sets of all lists, which begin at `present` */
    struct record **records; /* settled: by section, newest first */
    size_t record_count, record_capacity;
    struct override_line *overrides;
    size_t override_count, override_capacity;
    int32_t date; /* of the check; DATE_NONE until said */
    whereabouts date_where;
    bool aftercare;             /* the section with ROLE_AFTERCARE stands in the file */
    whereabouts not_mentioned;  /* the line that says not_mentioned = no; 0: it does not */
    size_t assumed;             /* answers that rest on it; settled */
    struct planned_site *sites; /* settled; at least one, see patient_settle */
    size_t site_count;
    bool sites_named; /* false: the one site is "a site not named yet" */
    bool any_heading; /* its file has a section at all */
    bool settled;
    bool may_set_policies;      /* an example may try another reading than the pack's */
    whereabouts *section_where; /* by section->index: where its heading stands; 0: nowhere yet */
    whereabouts check_where, overrides_where;
    whereabouts not_mentioned_said; /* the line that says not_mentioned at all */
    struct others_line *others;     /* by section->index, of sections of facts */
    uint64_t *said;         /* facts that stand in the file, even if left empty: a bit each */
    struct heading heading; /* the last one looked at */
    size_t late_problems;   /* of `problems` the last ones, which patient_settle found */
};

#define WHERE_NOWHERE 0xffffffffu /* said by a host that gave no origin */

/* Starts a patient. The memory is zeroed but for the arena's handler and limit, which are the
 * caller's to set before (arena_on_full), because this takes memory already. The patient must not
 * be moved afterwards. arena_free(&patient->arena) ends it. */
void patient_start(struct patient *patient, const struct schema *schema,
                   const struct anatomy *anatomy);

/* Forgets the patient, and keeps the memory, the handler for full memory and its limit. */
void patient_restart(struct patient *patient);

/* Says that a section's heading was met. A section met twice is a problem; of records, one heading
 * each. Gives the name's nearest if it is unknown. */
void patient_section(struct patient *patient, const char *heading, whereabouts where);

/* Says one thing. What is wrong goes to patient->problems (file and line from `where`); returns
 * false then, and nothing is changed. `where` is a line, or what patient_origin gave; 0 is taken
 * for a host without origin. `comment` and `comment_gap` as in ini_reader.h; NULL and 0 from a
 * host. */
bool patient_put(struct patient *patient, const char *section, const char *key, const char *value,
                 whereabouts where, const char *comment, int comment_gap);

/* The same for what a host or a plugin says: its texts have not been through a reader of ours, so
 * that bytes that are no text, and characters that nobody sees, are refused first. `value` may be
 * NULL: not answered; `key` too: then only the section is said to be there. */
bool patient_say(struct patient *patient, const char *section, const char *key, const char *value,
                 whereabouts where);

/* Takes back what was said of a key; of the whole section, if `key` is NULL. Of a section of terms
 * all lines of that term go. False if there was nothing. */
bool patient_forget(struct patient *patient, const char *section, const char *key);

/* The value of a fact of a section of facts. */
static inline const struct value *patient_value(const struct patient *patient,
                                                const struct fact *fact)
{
    return &patient->values[fact->index];
}

/* Registers an origin (which may be NULL); returns a whereabouts for it. */
whereabouts patient_origin(struct patient *patient, const char *origin);
/* And takes one apart: sets *file and *line, or *origin; all others NULL and 0. */
void patient_where(const struct patient *patient, whereabouts where, const char **file, int *line,
                   const char **origin);

/* The file that what is said stands in, as reports show it: UTF-8, whatever the name's bytes are.
 */
void patient_name_file(struct patient *patient, const char *name);

/* Reads a whole document of an INI source. Returns false if the source was at its end. `date` (or
 * DATE_NONE) overrides the file's; `date_if_none` stands in where neither says. Does not settle. */
struct ini_source;
bool patient_read(struct patient *patient, struct ini_source *source, int32_t date,
                  int32_t date_if_none);

/* Once all is said: the day of the check. `date` (or DATE_NONE) overrides the patient's own;
 * `date_if_none` stands in where neither says. */
void patient_fix_day(struct patient *patient, int32_t date, int32_t date_if_none);

/* Makes the patient ready to be asked: fills in `others = no` and not_mentioned, works out lists,
 * sites and records, and checks what only the whole can tell (dates after the day of the check,
 * drugs said twice, a class denied and a member named). May be called again after patient_put; each
 * time it starts from what was said: values whose basis is not BASIS_SAID (derived ones too) are
 * wiped first, and problems that an earlier call found are taken back (so sort the problems only
 * when all is done). With no site named, or an unrecognised one, it makes a site that may be any
 * (or any of the near ones). */
void patient_settle(struct patient *patient);

/* --- asking; all after patient_settle --- */

/* Does the list hold something of the target? */
static inline truth list_includes(const struct list *list, unsigned target)
{
    unsigned word = target / 64, bit = target % 64;
    unsigned possible = (unsigned)(list->possible[word] >> bit) & 1u;
    unsigned present = (unsigned)(list->present[word] >> bit) & 1u;
    return (truth)(possible * 2u + present);
}

/* What a condition may ask of an entry besides its term. */
struct entry_filter {
    const char *const *states; /* one of these; NULL: any state that is not past */
    size_t state_count;
    int within_days; /* of the check; -1: any day */
};

/* Does the list hold something of the term or class `term` that passes the filter? */
truth list_includes_where(const struct patient *patient, const struct list *list,
                          const struct term *term, const struct entry_filter *filter);

/* Does this entry speak of `term` and pass the filter? For evidence: which lines made it so.
 * Unknown where it may be of the term: an unrecognised word, an unanswered line, a class of which
 * the term is one. */
truth entry_matches(const struct patient *patient, const struct entry *entry,
                    const struct term *term, const struct entry_filter *filter);

/* How many different terms of the class are present: at least *low, at most *high (INFINITY where
 * the list is open or a word is unrecognised). */
void list_count(const struct patient *patient, const struct list *list,
                const struct term *const *classes, size_t class_count, double *low, double *high);

/* Does something of `term` in the list, at its place, affect the site (or lie in its limb)? */
truth list_affects(const struct patient *patient, const struct list *list, const struct term *term,
                   const struct planned_site *site, bool by_limb);

/* Is the site one of a set of sites (a bit for each term)? */
truth site_among(const struct planned_site *site, const uint64_t *set, size_t words);

/* Is the site the target (a site, or a class such as what lies near the lung)? */
truth site_is(const struct planned_site *site, const struct term *term);
truth site_on_side(const struct planned_site *site, uint8_t side);

/* Was this site treated in that earlier session? */
truth record_treated(const struct record *record, const struct planned_site *site);

#endif

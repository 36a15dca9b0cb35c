/* SPDX-License-Identifier: MIT */
/* Rules, and everything that a check needs to know: the rulebook. */
#ifndef CONTRA_RULES_RULE_H
#define CONTRA_RULES_RULE_H

#include <contra/types.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "facts/patient.h"
#include "facts/words.h"
#include "rules/condition.h"
#include "rules/program.h"

#define RULE_GRADES 4 /* of each scale */

struct ini_block;
struct native_check;
struct name_table;
struct sandbox;

struct source {
    const char *key, *citation, *kind;
    const char *unused; /* why no rule cites it; or NULL */
    const char *pack, *file;
    int line;
    bool cited;
};

/* A side effect, in the words of a patient's sheet. All but key and title may be NULL. */
struct effect {
    const char *key, *title;
    const char *usual, *how_often, *what_to_do, *refer, *if_raised, *warning;
    struct words may_name; /* sections whose words the sheet may name: medications, sites */
    struct words source_keys;
    const contra_source *const *sources; /* set by literature_seal */
    size_t source_count;
    const char *pack, *file;
    int line;
    struct ini_block *block; /* for problems found later */
};

/* What the sheet says besides; `file` is NULL if no pack has a [leaflet]. */
struct leaflet {
    const char *title, *introduction, *not_yet, *rights, *telephone;
    struct words emergency, same_day, call;
    struct words source_keys;
    const contra_source *const *sources;
    size_t source_count;
    const char *pack, *file;
    int line;
    struct ini_block *block;
};

struct pack {
    const char *name, *version, *reviewed, *folder;
    char digest[72];
    const char *extends; /* the name of its base, or NULL */
};

/* One grade of a rule. Locality is of the grade: a condition that mentions the site is judged for
 * each site; any other once, for the patient. */
struct rule_grade {
    contra_grade grade;
    struct condition *condition;  /* NULL: only a `check` gives it */
    unsigned number;              /* of the condition in the program */
    const char *finding, *action; /* templates; may be NULL */
};

/* One example: what differs from the baseline, and what the rule must say then. */
struct example_entry {
    const char *section, *key, *value; /* value NULL: unknown, taken away */
};
struct example {
    const char *label;
    int line;
    struct example_entry *entries;
    size_t count, capacity;
    contra_grade gives; /* NONE: "clear" */
    contra_grade could_be;
};

struct rule {
    const char *name, *title, *effect;
    const char *file;
    int line;
    const struct pack *pack;
    bool aftercare;                        /* which scale its grades are of */
    struct rule_grade grades[RULE_GRADES]; /* gravest first */
    size_t grade_count;
    const struct source **sources;
    size_t source_count;
    const char *strikes;
    const char **unless_given; /* names; resolved into `unless` */
    int unless_line;
    size_t unless_count;
    const struct rule **unless;
    const char *replaces; /* the name of what it replaces, or NULL */
    bool never_overridden;
    const char *reviewed_by, *reviewed_on, *reviewed_again_by;
    struct example *examples;
    size_t example_count, example_capacity;
    unsigned index; /* in the rulebook */

    bool has_check;                 /* judged by a function, in plain Lua or in C */
    bool check_by_site;             /* it takes the site */
    const struct fact **need_facts; /* of sections of facts */
    size_t need_fact_count;
    const struct section **need_sections; /* of terms and of records */
    size_t need_section_count;
    const struct native_check *native; /* the function in C; NULL: it is one in plain Lua */
};

/* One thing that a rule is judged by: a grade's condition, or its check. */
struct judgement {
    const struct rule *rule;
    const struct rule_grade *grade; /* NULL: the check */
    unsigned number;                /* of the grade */
};

/* A derived fact: a number worked out, or a named condition. */
struct derive {
    const struct fact *fact;
    struct quantity *value; /* or */
    struct condition *when;
    const char *file;
    int line;
    unsigned step; /* order of evaluation: after what it needs */
};

/* A rule file that holds a `check`, kept as text to fill further Lua states with. */
struct check_file {
    const char *file;
    const char *text; /* scanned, examples blanked */
    size_t length;
    const struct rule *rule;
};

/* All packs of an engine as one: one namespace of facts, terms, rules and sources. Never changed
 * once loaded. */
struct rulebook {
    struct arena *arena;
    struct problems problems;
    struct pack **packs; /* a base before what extends it */
    size_t pack_count, pack_capacity;
    struct schema schema;
    struct anatomy anatomy;
    struct rule **rules; /* by name */
    size_t rule_count, rule_capacity;
    struct derive **derives; /* in order of evaluation */
    size_t derive_count, derive_capacity;
    struct source **sources;
    size_t source_count, source_capacity;
    struct name_table *source_names; /* sources by key */
    struct effect **effects;
    size_t effect_count, effect_capacity;
    struct leaflet leaflet;
    struct check_file **check_files;
    size_t check_file_count, check_file_capacity;
    struct program program;
    struct judgement *judgements; /* rule by rule; those of screening rules first */
    size_t judgement_count, judgement_capacity, screening_judgements;
    const char *wording[9];         /* by contra_disposition */
    const contra_policy **policies; /* those chosen otherwise than by default */
    size_t policy_count, policy_capacity;
    const char **baselines; /* paths of baseline.ini, the base's first */
    size_t baseline_count, baseline_capacity;
    bool with_examples;      /* load them (they are most of the text) */
    struct sandbox *loading; /* the state that rule files are read in, while they are; whoever opens
                                the engine frees it should memory run out meanwhile */
};

const struct rule *rulebook_rule(const struct rulebook *book, const char *name);
const char *rulebook_nearest_rule(const struct rulebook *book, const char *name);
const struct source *rulebook_source(const struct rulebook *book, const char *key);
const struct derive *rulebook_derive(const struct rulebook *book, const struct fact *fact);

/* "relative" -> CONTRA_RELATIVE; NONE if there is no such grade. */
contra_grade grade_read(const char *name);

/* Once all files are loaded: names are resolved, cycles refused, the program is put together, and
 * what a rule file mentions and nothing uses is told. */
void rulebook_seal(struct rulebook *book);

/* Checks the braces of a text of one grade: each {word} must be the site, a fact, section:class, or
 * (for a rule with a check) any plain name. What is wrong goes to problems. */
void template_check(struct rulebook *book, const struct rule *rule, const struct rule_grade *grade,
                    const char *text, int line);

#endif

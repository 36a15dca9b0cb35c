/* SPDX-License-Identifier: MIT */
/* What would change the answer for a patient? Nothing is guessed: each other answer is put into the
 * patient's file in memory, and the check is run on it. */
#ifndef CONTRA_AUTHORING_WHATIF_H
#define CONTRA_AUTHORING_WHATIF_H

#include <contra/contra.h>

#include "base/text.h"
#include "rules/rule.h"

/* What a check comes to. */
struct prospect {
    contra_disposition disposition, holds, could_be;
    size_t free_sites;
};

/* One key of the patient's file, said otherwise. */
struct change {
    const char *section, *key;
    const char *value; /* NULL: left out */
};

/* An answer, and what then follows. */
struct answer {
    const char *words; /* "yes", "up to 3 instead of 3.8" */
    struct prospect then;
};
struct answers {
    struct answer *items;
    size_t count, capacity;
};

/* An open question. */
struct open_question {
    const char *fact, *question;
    contra_grade could_be;
    int could_lower;
    struct answers answers; /* none: it cannot be tried by one word */
};

/* A fact that is known. */
struct known_fact {
    const char *fact, *now; /* "labs.inr", "3.8" */
    struct answers answers; /* those that change the disposition */
};

/* What the engine lends: authoring stands beside it. */
struct whatif_bench {
    const contra_engine *engine;
    const struct rulebook *book;
    const struct patient *(*look)(const contra_patient *patient);
    contra_status (*forget)(contra_patient *patient, const char *section, const char *key,
                            contra_error *err);
};

struct whatif {
    struct arena *arena;
    struct whatif_bench bench;
    const char *text; /* the patient's file */
    size_t length;
    contra_read_options read;

    contra_patient *base; /* as the file has it; checked */
    contra_report *report;
    const struct patient *patient; /* of base */
    struct prospect now;
    contra_patient *again; /* room for the changed patients */
    size_t checks;         /* so far */

    struct open_question *questions; /* those first that could change most */
    size_t question_count, question_capacity;
    struct answers sites; /* planned sites left out: "without left upper trapezius" */
    struct known_fact *facts;
    size_t fact_count, fact_capacity;
};

/* Reads and checks the patient, then tries everything. On CONTRA_REFUSED whatif->base lists the
 * problems. The caller ends it in any case. */
contra_status whatif_run(struct whatif *whatif, contra_error *err);
void whatif_end(struct whatif *whatif);

/* --- between the files of whatif --- */

/* Checks the patient with some keys said otherwise. False: that patient would be refused. */
bool whatif_try(struct whatif *whatif, const struct change *changes, size_t count,
                struct prospect *then);

/* Tries one and keeps it as an answer, if the patient so changed is not refused. */
void whatif_add(struct whatif *whatif, struct answers *answers, const char *words,
                const struct change *changes, size_t count);

/* The same with the planned sites of `kept` alone, a bit each. */
void whatif_add_sites(struct whatif *whatif, struct answers *answers, const char *words,
                      uint64_t kept);

/* --- whatif_values.c: what else a fact might be --- */

/* Tries each value of a fact of a section of facts. Numbers that come to the same disposition (if
 * `certain`: and to the same for certain) are told as one range. */
void whatif_values(struct whatif *whatif, const struct fact *fact, bool certain,
                   struct answers *answers);

/* --- whatif_questions.c --- */
void whatif_questions(struct whatif *whatif);

/* --- whatif_facts.c --- */
void whatif_facts(struct whatif *whatif);

#endif

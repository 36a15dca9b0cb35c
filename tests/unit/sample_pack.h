/* SPDX-License-Identifier: MIT */
/* The small pack of tests/unit/pack, and a patient to try it on. */
#ifndef CONTRA_TESTS_UNIT_SAMPLE_PACK_H
#define CONTRA_TESTS_UNIT_SAMPLE_PACK_H

#include <stdio.h>
#include <string.h>

#include "facts/ini_reader.h"
#include "facts/patient.h"
#include "test.h"

struct sample {
    struct arena arena;
    struct schema schema;
    struct anatomy anatomy;
    struct problems problems;
    struct patient patient;
    unsigned line; /* of the last thing said */
};

/* Every term is a target, so that a test can ask for any. */
static inline void sample_targets(struct sample *sample)
{
    for (size_t i = 0; i < sample->schema.section_count; i++) {
        struct vocabulary *vocabulary = sample->schema.sections[i]->vocabulary;
        for (size_t k = 0; vocabulary != NULL && k < vocabulary->count; k++)
            vocabulary_target(vocabulary, vocabulary->terms[k]);
        if (vocabulary != NULL)
            vocabulary_seal_targets(vocabulary);
    }
}

static inline void sample_open(struct sample *sample)
{
    memset(sample, 0, sizeof *sample);
    sample->schema.arena = sample->anatomy.arena = sample->problems.arena = &sample->arena;
    struct folder folder = {.path = TEST_SOURCE_DIR "/tests/unit/pack"};
    facts_read_folder(&sample->schema, &sample->anatomy, &folder, "sample", &sample->problems);
    facts_seal(&sample->schema, &sample->anatomy, &sample->problems);
    if (sample->problems.count > 0)
        FAIL("%s:%d: %s", test_text(sample->problems.items[0].file), sample->problems.items[0].line,
             sample->problems.items[0].message);
    sample_targets(sample);
    patient_start(&sample->patient, &sample->schema, &sample->anatomy);
}

static inline void sample_close(struct sample *sample)
{
    arena_free(&sample->patient.arena);
    arena_free(&sample->arena);
}

/* Says one thing, on the next line. */
static inline bool say(struct sample *sample, const char *section, const char *key,
                       const char *value)
{
    return patient_put(&sample->patient, section, key, value, ++sample->line, NULL, 0);
}

/* The last problem, or "" if there is none. */
static inline const char *last_problem(const struct problems *problems)
{
    return problems->count == 0 ? "" : problems->items[problems->count - 1].message;
}

/* Says one thing that is wrong. */
#define CHECK_REFUSED(sample, section, key, value, message)                                        \
    do {                                                                                           \
        CHECK(!say(sample, section, key, value));                                                  \
        CHECK_TEXT(last_problem(&(sample)->patient.problems), message);                            \
    } while (0)

static inline struct list *list_of(struct sample *sample, const char *section)
{
    const struct section *found = schema_section(&sample->schema, section);
    return &sample->patient.lists[found->list_index];
}

static inline const struct term *term_of(struct sample *sample, const char *section,
                                         const char *name)
{
    const struct term *term =
        vocabulary_find(schema_section(&sample->schema, section)->vocabulary, name);
    if (term == NULL)
        FAIL("%s has no \"%s\"", section, name);
    return term;
}

static inline const struct fact *fact_of(struct sample *sample, const char *section,
                                         const char *key)
{
    return section_fact(&sample->schema, schema_section(&sample->schema, section), key);
}

static inline const struct value *value_of(struct sample *sample, const char *section,
                                           const char *key)
{
    return patient_value(&sample->patient, fact_of(sample, section, key));
}

/* Settles, and asks a list for a term. */
static inline truth includes(struct sample *sample, const char *section, const char *name)
{
    patient_settle(&sample->patient);
    return list_includes(list_of(sample, section),
                         (unsigned)term_of(sample, section, name)->target);
}

static inline struct entry *last_entry(struct sample *sample, const char *section)
{
    struct list *list = list_of(sample, section);
    return &list->entries[list->count - 1];
}

/* Forgets the patient of the sample. */
static inline void next_patient(struct sample *sample)
{
    patient_restart(&sample->patient);
    sample->line = 0;
}

/* Reads a patient from text. */
static inline void read_text(struct sample *sample, const char *text)
{
    struct ini_source source;
    next_patient(sample);
    ini_from_memory(&source, "patient.ini", text, strlen(text));
    CHECK(patient_read(&sample->patient, &source, DATE_NONE, DATE_NONE));
    ini_close(&source);
}

/* Writes a file of a pack into the working directory and returns its path. */
static inline const char *pack_file(const char *text)
{
    static char path[64];
    snprintf(path, sizeof path, "test_pack_%p.ini", (void *)path);
    FILE *file = fopen(path, "w");
    CHECK(file != NULL);
    fputs(text, file);
    fclose(file);
    return path;
}

#endif

/* SPDX-License-Identifier: MIT */
/* One source being read, by our own reader of INI or by that of a plugin: patient after patient. */
#ifndef CONTRA_ENGINE_READING_H
#define CONTRA_ENGINE_READING_H

#include <contra/plugin.h>

#include "engine/engine.h"

#define READING_HEAD ((size_t)64 * 1024) /* so much of a source is shown to readers at first */

struct reading_options {
    contra_read_options given;
    int32_t date, date_if_none;
};

/* Belongs to one thread. What a plugin sees of it is an opaque contra_reading. */
struct contra_reading {
    struct arena arena; /* for the head */
    const struct contra_engine *engine;
    struct ini_source source;
    struct reading_options options;

    /* With a plugin's reader; else `reader` is NULL. */
    const contra_reader *reader;
    void *state, *cursor;
    bool opened;             /* there is a cursor, to be closed */
    size_t most;             /* bytes of one patient */
    char date[11];           /* of the check, as the caller gave it; or "" */
    size_t patients;         /* that came so far */
    contra_patient *patient; /* in hand while the reader is at work; else NULL */
    bool no_memory;          /* it ran out while the reader said something */
    bool over;               /* the reader came to its end, or failed: it is not asked again */

    int line; /* where the patient begins that came last; 0: the reader does not tell */
};

/* What a patient hands on to the next. */
struct patient_memory {
    struct arena arena;
    struct ini_seen seen;
};

/* Memory for a patient: that of one that is no longer needed, or none yet. */
struct patient_memory patient_memory(contra_patient *again);

/* An empty patient in that memory, which is its own from now on; NULL if there is none. */
contra_patient *patient_make(const contra_engine *engine, struct patient_memory *memory);

/* Once all is said of a patient: settles it, works out what follows, and marks it as refused if
 * anything is wrong. */
void patient_prove(contra_patient *patient);

/* Begins with a source, whose name, engine and options are set: finds out who reads it. What is
 * wrong is told in err. */
contra_status reading_begin(struct contra_reading *reading, contra_error *err);

/* The next patient by a plugin's reader; results as contra_input_next. */
contra_status reading_next(struct contra_reading *reading, contra_patient **out, contra_error *err);

void reading_end(struct contra_reading *reading);

/* What plugins may call while they read: part of the host's table (host.c). */
size_t reading_bytes(struct contra_reading *reading, void *buffer, size_t size);
const char *reading_name(const struct contra_reading *reading);
size_t reading_most(const struct contra_reading *reading);
const char *reading_date(const struct contra_reading *reading);
void reading_line(struct contra_reading *reading, int line);
int reading_say_section(struct contra_reading *reading, const char *section,
                        const contra_place *place);
int reading_say(struct contra_reading *reading, const char *section, const char *key,
                const char *value, const contra_place *place);
int reading_say_unrecognised(struct contra_reading *reading, const char *section, const char *words,
                             const contra_place *place);
void reading_problem(struct contra_reading *reading, const contra_place *place,
                     const char *message);
const char *reading_word(const struct contra_reading *reading, const char *section,
                         const char *word);
int reading_code(const struct contra_reading *reading, const char *system, const char *code,
                 size_t index, const char **section, const char **key, const char **value);
const char *reading_code_system(const struct contra_reading *reading, const char *uri);
int reading_takes(struct contra_reading *reading, const char *section, const char *key,
                  const char *value);

#endif

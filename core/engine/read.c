/* SPDX-License-Identifier: MIT */
/* Reading patients: from files, memory and streams, or word by word. */
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "engine/check.h"
#include "engine/engine.h"
#include "engine/load.h"
#include "engine/reading.h"

struct patient_memory patient_memory(contra_patient *again)
{
    struct patient_memory memory = {.seen = {.lines = NULL}}; /* all empty */
    if (again)
        memory = (struct patient_memory){again->patient.arena, again->seen};
    arena_reset(&memory.arena); /* the patient lay in it */
    return memory;
}

static bool read_options(struct reading_options *out, const contra_read_options *options,
                         contra_error *err)
{
    const contra_read_options defaults = CONTRA_READ_OPTIONS_INIT;
    out->given = defaults;
    out->date = out->date_if_none = DATE_NONE;
    if (options)
        memcpy(&out->given, options,
               options->size < sizeof out->given ? options->size : sizeof out->given);
    const char *wrong = NULL;
    if (out->given.date && !date_read(out->given.date, &out->date))
        wrong = out->given.date;
    if (out->given.date_if_none && !date_read(out->given.date_if_none, &out->date_if_none))
        wrong = out->given.date_if_none;
    if (wrong)
        error_set(err, CONTRA_MISUSE, NULL, 0, "\"%s\" is not a day. Write it as 2026-11-22.",
                  wrong);
    return !wrong;
}

/* --- making a patient --- */

/* What must outlive a jump for want of memory. */
struct making {
    struct patient_memory memory; /* the patient's, until it is there */
    bool again;                   /* it is that of a patient before: there are many */
    contra_patient *patient;
    bool ended;
};

contra_patient *patient_make(const contra_engine *engine, struct patient_memory *memory)
{
    struct arena *arena = &memory->arena;
    jmp_buf no_memory;
    arena_on_full(arena, arena_jump, &no_memory);
    if (setjmp(no_memory)) {
        arena_free(arena); /* the first block was refused */
        arena_free(&memory->seen.arena);
        return NULL;
    }
    contra_patient *patient = arena_room(arena, sizeof *patient); /* patient_start fills the rest */
    patient->patient.arena = *arena;
    patient->engine = engine;
    patient->seen = memory->seen;
    patient->refused = false;
    return patient;
}

void patient_prove(contra_patient *patient)
{
    struct problems *problems = &patient->patient.problems;
    patient_settle(&patient->patient);
    if (problems->count == 0)
        check_derive(&patient->patient, &patient->engine->book);
    problems_sort(problems);
    patient->refused = problems->count > 0;
}

/* Reads the next document of INI into a new patient, and proves it consistent. */
static contra_status make(struct making *making, struct contra_reading *reading, contra_error *err)
{
    const contra_engine *engine = reading->engine;
    const struct reading_options *options = &reading->options;
    jmp_buf no_memory;
    making->patient = patient_make(engine, &making->memory);
    if (!making->patient)
        return error_set(err, CONTRA_NO_MEMORY, NULL, 0, "Memory ran out.");
    struct patient *patient = &making->patient->patient;
    arena_on_full(&patient->arena, arena_jump, &no_memory);
    if (setjmp(no_memory))
        return error_set(err, CONTRA_NO_MEMORY, NULL, 0, "Memory ran out.");
    patient_start(patient, &engine->book.schema, &engine->book.anatomy);
    if (making->again && !reading->source.stream)
        ini_seen_start(&making->patient->seen);
    reading->source.seen = &making->patient->seen;
    reading->line = reading->source.line + 1;
    making->ended = !patient_read(patient, &reading->source, options->date, options->date_if_none);
    if (reading->source.unreadable)
        return error_from_problems(err, CONTRA_UNREADABLE, &patient->problems);
    patient_prove(making->patient);
    return making->patient->refused ? error_from_problems(err, CONTRA_REFUSED, &patient->problems)
                                    : CONTRA_OK;
}

/* Keeps the patient, or gives it back, as the status asks. */
static contra_status finish(struct making *making, contra_status status, contra_patient **out)
{
    bool keep = status == CONTRA_OK || status == CONTRA_REFUSED;
    if (making->ended && keep) {
        status = CONTRA_END;
        keep = false;
    }
    *out = keep ? making->patient : NULL;
    if (!keep)
        contra_patient_free(making->patient);
    return status;
}

static contra_status read_ini(contra_patient **out, struct contra_reading *reading,
                              contra_error *err)
{
    contra_patient *again = reading->options.given.again;
    struct making making = {.memory = patient_memory(again), .again = again != NULL};
    reading->options.given.again = NULL;
    reading->source.most_bytes = reading->options.given.most_bytes;
    contra_status status = make(&making, reading, err);
    return finish(&making, status, out);
}

static contra_status read_next(contra_patient **out, struct contra_reading *reading,
                               contra_error *err)
{
    locale_t before = engine_enter(reading->engine);
    contra_status status =
        reading->reader ? reading_next(reading, out, err) : read_ini(out, reading, err);
    engine_leave(before);
    return status;
}

static bool may_read(const contra_engine *engine, const void *out, const void *from,
                     contra_error *err)
{
    if (out && engine && engine->sound && from)
        return true;
    error_set(err, CONTRA_MISUSE, NULL, 0, "Reading takes an engine whose packs are sound.");
    return false;
}

/* --- one patient from one source --- */

/* Begins to read one patient. The options are read also where nothing can be read: the patient to
 * use again stands in them. */
static contra_status may_begin(struct contra_reading *reading, const contra_engine *engine,
                               const void *out, const void *from,
                               const contra_read_options *options, contra_error *err)
{
    memset(reading, 0, sizeof *reading);
    reading->engine = engine;
    bool sound = read_options(&reading->options, options, err);
    return may_read(engine, out, from, err) && sound ? CONTRA_OK : CONTRA_MISUSE;
}

static bool is_patient(contra_status status)
{
    return status == CONTRA_OK || status == CONTRA_REFUSED;
}

/* What comes behind the patient: CONTRA_END is wanted. */
static contra_status look_behind(struct contra_reading *reading, contra_error *err)
{
    contra_patient *another;
    if (!reading->reader && ini_source_at_end(&reading->source))
        return CONTRA_END;
    contra_status status = read_next(&another, reading, err);
    contra_patient_free(another);
    return status;
}

static contra_status refuse_second(contra_patient *patient, const struct contra_reading *reading,
                                   contra_error *err)
{
    struct problems *problems = &patient->patient.problems;
    jmp_buf no_memory;
    arena_on_full(problems->arena, arena_jump, &no_memory);
    if (setjmp(no_memory))
        return error_set(err, CONTRA_NO_MEMORY, NULL, 0, "Memory ran out.");
    problem_add(problems, reading->source.name, reading->line,
                "Here another patient begins; only one was expected. Read it as an input of many.");
    patient->refused = true;
    return error_from_problems(err, CONTRA_REFUSED, problems);
}

/* One patient is wanted: that another follows is an error. */
static contra_status read_only_one(contra_patient **out, struct contra_reading *reading,
                                   contra_error *err)
{
    contra_status first = read_next(out, reading, err);
    if (!is_patient(first))
        return first;
    contra_error told;
    contra_status status = look_behind(reading, &told);
    if (status == CONTRA_END)
        return first;
    if (is_patient(status))
        status = refuse_second(*out, reading, err);
    else if (err)
        *err = told;
    if (!is_patient(status)) {
        contra_patient_free(*out);
        *out = NULL;
    }
    return status;
}

static contra_status begin(struct contra_reading *reading, contra_error *err)
{
    locale_t before = engine_enter(reading->engine);
    contra_status status = reading_begin(reading, err);
    engine_leave(before);
    return status;
}

static void end(struct contra_reading *reading)
{
    contra_patient_free(reading->options.given.again);
    reading->options.given.again = NULL;
    reading_end(reading);
}

static contra_status open_source(struct ini_source *source, const char *path, contra_error *err)
{
    contra_error told;
    if (ini_open(source, path, &told))
        return CONTRA_OK;
    if (err)
        *err = told;
    return told.status;
}

/* The source is open. */
static contra_status read_one(contra_patient **out, struct contra_reading *reading,
                              contra_error *err)
{
    contra_status status = begin(reading, err);
    if (status == CONTRA_OK)
        status = read_only_one(out, reading, err);
    end(reading);
    return status;
}

contra_status contra_patient_read_file(contra_patient **out, const contra_engine *engine,
                                       const char *path, const contra_read_options *options,
                                       contra_error *err)
{
    struct contra_reading reading;
    if (out)
        *out = NULL;
    contra_status status = may_begin(&reading, engine, out, path, options, err);
    if (status == CONTRA_OK)
        status = open_source(&reading.source, path, err);
    if (status) {
        end(&reading);
        return status;
    }
    if (reading.options.given.name)
        reading.source.name = reading.options.given.name;
    return read_one(out, &reading, err);
}

contra_status contra_patient_read_memory(contra_patient **out, const contra_engine *engine,
                                         const char *text, size_t length,
                                         const contra_read_options *options, contra_error *err)
{
    struct contra_reading reading;
    if (out)
        *out = NULL;
    contra_status status = may_begin(&reading, engine, out, text, options, err);
    if (status) {
        end(&reading);
        return status;
    }
    const char *name = reading.options.given.name;
    ini_from_memory(&reading.source, name ? name : "memory", text, length);
    if (reading.options.given.first_line > 1)
        reading.source.line = reading.options.given.first_line - 1;
    return read_one(out, &reading, err);
}

/* --- word by word --- */

static contra_status start(contra_patient *patient, contra_error *err)
{
    jmp_buf no_memory;
    arena_on_full(&patient->patient.arena, arena_jump, &no_memory);
    if (setjmp(no_memory))
        return error_set(err, CONTRA_NO_MEMORY, NULL, 0, "Memory ran out.");
    patient_start(&patient->patient, &patient->engine->book.schema, &patient->engine->book.anatomy);
    return CONTRA_OK;
}

contra_status contra_patient_new(contra_patient **out, const contra_engine *engine,
                                 contra_error *err)
{
    if (out)
        *out = NULL;
    if (!may_read(engine, out, engine, err))
        return CONTRA_MISUSE;
    struct patient_memory memory = patient_memory(NULL);
    contra_patient *patient = patient_make(engine, &memory);
    if (!patient)
        return error_set(err, CONTRA_NO_MEMORY, NULL, 0, "Memory ran out.");
    contra_status status = start(patient, err);
    if (status)
        contra_patient_free(patient);
    else
        *out = patient;
    return status;
}

contra_status engine_example_patient(contra_patient **out, const contra_engine *engine,
                                     contra_error *err)
{
    contra_status status = contra_patient_new(out, engine, err);
    if (status == CONTRA_OK)
        (*out)->patient.may_set_policies = true;
    return status;
}

const struct patient *engine_patient(const contra_patient *patient)
{
    return &patient->patient;
}

/* A word that is refused leaves no trace: its problems are told and forgotten. */
static contra_status put(struct patient *patient, const char *section, const char *key,
                         const char *value, const char *origin, contra_error *err)
{
    jmp_buf no_memory;
    size_t problems = patient->problems.count;
    arena_on_full(&patient->arena, arena_jump, &no_memory);
    if (setjmp(no_memory))
        return error_set(err, CONTRA_NO_MEMORY, NULL, 0, "Memory ran out.");
    whereabouts where = patient_origin(patient, origin);
    patient_say(patient, section, key, value, where);
    if (patient->problems.count == problems)
        return CONTRA_OK;
    struct problems fresh = {NULL, patient->problems.items + problems,
                             patient->problems.count - problems, 0};
    error_from_problems(err, CONTRA_REFUSED, &fresh);
    patient->problems.count = problems;
    return CONTRA_REFUSED;
}

contra_status contra_patient_set(contra_patient *patient, const char *section, const char *key,
                                 const char *value, const char *origin, contra_error *err)
{
    if (!patient || patient->refused || !section || !key)
        return error_set(err, CONTRA_MISUSE, NULL, 0,
                         "Setting takes a patient that was not refused, a section and a key.");
    locale_t before = engine_enter(patient->engine);
    contra_status status = put(&patient->patient, section, key, value, origin, err);
    engine_leave(before);
    return status;
}

contra_status engine_patient_forget(contra_patient *patient, const char *section, const char *key,
                                    contra_error *err)
{
    jmp_buf no_memory;
    locale_t before = engine_enter(patient->engine);
    arena_on_full(&patient->patient.arena, arena_jump, &no_memory);
    if (setjmp(no_memory)) {
        engine_leave(before);
        return error_set(err, CONTRA_NO_MEMORY, NULL, 0, "Memory ran out.");
    }
    patient_forget(&patient->patient, section, key);
    engine_leave(before);
    return CONTRA_OK;
}

const contra_problem *contra_patient_problem(const contra_patient *patient, size_t index)
{
    return patient && index < patient->patient.problems.count
               ? &patient->patient.problems.items[index]
               : NULL;
}

void contra_patient_free(contra_patient *patient)
{
    if (!patient)
        return;
    struct arena arena = patient->patient.arena; /* the patient lies in it */
    arena_free(&patient->seen.arena);
    arena_free(&arena);
}

/* --- many patients from one input --- */

struct contra_input {
    struct arena arena; /* holds the input itself */
    struct contra_reading reading;
};

static contra_input *new_input(const char *name)
{
    jmp_buf no_memory;
    struct arena arena;
    arena_init(&arena);
    arena_on_full(&arena, arena_jump, &no_memory);
    if (setjmp(no_memory))
        return NULL; /* one block holds it all, and was refused */
    contra_input *input = arena_alloc(&arena, sizeof *input + strlen(name) + 1);
    input->arena = arena;
    strcpy((char *)(input + 1), name);
    return input;
}

contra_status contra_input_open(contra_input **out, const contra_engine *engine, const char *path,
                                const contra_read_options *options, contra_error *err)
{
    struct reading_options chosen;
    if (out)
        *out = NULL;
    if (!may_read(engine, out, path, err) || !read_options(&chosen, options, err))
        return CONTRA_MISUSE;
    contra_input *input = new_input(chosen.given.name ? chosen.given.name : path);
    if (!input)
        return error_set(err, CONTRA_NO_MEMORY, NULL, 0, "Memory ran out.");
    input->reading.engine = engine;
    input->reading.options = chosen;
    input->reading.options.given.again = NULL;
    contra_status status = open_source(&input->reading.source, path, err);
    if (status == CONTRA_OK) {
        input->reading.source.name = (char *)(input + 1);
        status = begin(&input->reading, err);
    }
    if (status == CONTRA_OK)
        *out = input;
    else
        contra_input_free(input);
    return status;
}

contra_status contra_input_next(contra_input *input, contra_patient **out, contra_error *err)
{
    if (!input || !out)
        return error_set(err, CONTRA_MISUSE, NULL, 0, "There is no input to read from.");
    return read_next(out, &input->reading, err);
}

int contra_input_line(const contra_input *input)
{
    return input ? input->reading.line : 0;
}

void contra_input_free(contra_input *input)
{
    if (!input)
        return;
    reading_end(&input->reading);
    struct arena arena = input->arena; /* the input lies in it */
    arena_free(&arena);
}

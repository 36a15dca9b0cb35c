/* SPDX-License-Identifier: MIT */
/* Reading through a plugin. What a plugin says is put as a line of INI would be; what is wrong with
 * it is told with the line and the path that the plugin names. */
#include "engine/reading.h"

#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "engine/plugin.h"

/* --- who reads --- */

static contra_status no_such_reader(const struct contra_reading *reading, contra_error *err)
{
    const contra_part_of_plugin *const *parts = reading->engine->plugins.parts;
    struct nearest nearest;
    nearest_start(&nearest, reading->options.given.reader);
    nearest_try(&nearest, "ini");
    for (size_t i = 0; i < reading->engine->plugins.part_count; i++)
        if (strcmp(parts[i]->kind, "reader") == 0)
            nearest_try(&nearest, parts[i]->name);
    return error_set(err, CONTRA_MISUSE, NULL, 0, "There is no reader \"%s\".%s%s%s",
                     reading->options.given.reader, nearest.name ? " Did you mean \"" : "",
                     nearest.name ? nearest.name : "",
                     nearest.name ? "\"?" : " Is its plugin loaded?");
}

/* The beginning of the source, without taking it away. */
static const char *peek(struct contra_reading *reading, size_t *length)
{
    struct ini_source *source = &reading->source;
    if (source->stream != NULL && source->head == NULL) {
        char *head = arena_alloc(&reading->arena, READING_HEAD);
        ini_source_peek(source, head, READING_HEAD);
    }
    *length = source->stream != NULL ? source->head_length : source->length;
    if (*length > READING_HEAD)
        *length = READING_HEAD;
    return source->stream != NULL ? source->head : source->memory;
}

static contra_status choose(struct contra_reading *reading, contra_error *err)
{
    const struct plugins *plugins = &reading->engine->plugins;
    const char *wanted = reading->options.given.reader;
    const contra_reader *other = NULL;
    if (wanted != NULL && strcmp(wanted, "ini") == 0)
        return CONTRA_OK;
    if (wanted != NULL) {
        reading->reader = plugins_reader(plugins, wanted, &reading->state);
        return reading->reader != NULL ? CONTRA_OK : no_such_reader(reading, err);
    }
    if (plugins->count == 0)
        return CONTRA_OK;
    size_t length;
    const char *head = peek(reading, &length);
    reading->reader =
        plugins_recognise(plugins, reading->source.name, head, length, &reading->state, &other);
    if (other == NULL)
        return CONTRA_OK;
    return error_set(err, CONTRA_UNREADABLE, reading->source.name, 0,
                     "Both \"%s\" and \"%s\" read text that begins so. Load only one of them.",
                     reading->reader->name, other->name);
}

static contra_status open_cursor(struct contra_reading *reading, contra_error *err)
{
    const contra_reader *reader = reading->reader;
    const struct reading_options *options = &reading->options;
    contra_error told = {.status = CONTRA_OK};
    int32_t day = options->date != DATE_NONE ? options->date : options->date_if_none;
    if (day != DATE_NONE)
        date_write(day, reading->date);
    reading->most = options->given.most_bytes ? options->given.most_bytes
                    : reader->most_bytes      ? reader->most_bytes
                                              : (size_t)1024 * 1024;
    contra_status status = reader->open(reading->state, reading, &reading->cursor, &told);
    reading->opened = status == CONTRA_OK;
    if (reading->opened)
        return CONTRA_OK;
    return error_set(err, status == CONTRA_NO_MEMORY ? CONTRA_NO_MEMORY : CONTRA_BROKEN,
                     reading->source.name, 0, "The reader \"%s\" could not begin: %s", reader->name,
                     told.message[0] ? told.message : "it does not say why.");
}

contra_status reading_begin(struct contra_reading *reading, contra_error *err)
{
    jmp_buf no_memory;
    arena_on_full(&reading->arena, arena_jump, &no_memory);
    if (setjmp(no_memory))
        return error_set(err, CONTRA_NO_MEMORY, NULL, 0, "Memory ran out.");
    contra_status status = choose(reading, err);
    if (status == CONTRA_OK && reading->reader != NULL)
        status = open_cursor(reading, err);
    return status;
}

void reading_end(struct contra_reading *reading)
{
    if (reading->opened) {
        locale_t before = engine_enter(reading->engine);
        reading->reader->close(reading->cursor);
        engine_leave(before);
    }
    reading->opened = false;
    ini_close(&reading->source);
    arena_free(&reading->arena);
}

/* --- one patient --- */

static void nothing_said(struct contra_reading *reading)
{
    struct problems *problems = &reading->patient->patient.problems;
    if (problems->count == 0)
        problem_add(problems, reading->source.name, reading->line,
                    "Here is no patient: the reader \"%s\" found nothing to say of one.",
                    reading->reader->name);
}

static contra_status complete(struct contra_reading *reading, contra_error *err)
{
    contra_patient *patient = reading->patient;
    const struct reading_options *options = &reading->options;
    jmp_buf no_memory;
    arena_on_full(&patient->patient.arena, arena_jump, &no_memory);
    if (setjmp(no_memory))
        return error_set(err, CONTRA_NO_MEMORY, NULL, 0, "Memory ran out.");
    patient_fix_day(&patient->patient, options->date, options->date_if_none);
    if (!patient->patient.any_heading)
        nothing_said(reading);
    patient_prove(patient);
    return patient->refused ? error_from_problems(err, CONTRA_REFUSED, &patient->patient.problems)
                            : CONTRA_OK;
}

static contra_status cannot_be_read(const struct contra_reading *reading, contra_error *err)
{
    return error_set(err, CONTRA_UNREADABLE, reading->source.name, 0,
                     "The source failed while it was read.");
}

/* What the reader's answer means. */
static contra_status judge(struct contra_reading *reading, contra_status answer,
                           const contra_error *told, contra_error *err)
{
    const char *name = reading->reader->name;
    if (reading->no_memory || answer == CONTRA_NO_MEMORY)
        return error_set(err, CONTRA_NO_MEMORY, NULL, 0, "Memory ran out.");
    if (reading->source.unreadable)
        return cannot_be_read(reading, err);
    const struct patient *patient = &reading->patient->patient;
    bool said = patient->any_heading || patient->problems.count > 0;
    if (answer == CONTRA_OK || (answer == CONTRA_END && (reading->patients == 0 || said)))
        return complete(reading, err);
    if (answer == CONTRA_END)
        return CONTRA_END;
    return error_set(err, CONTRA_BROKEN, reading->source.name, told->line,
                     "The reader \"%s\" failed: %s", name,
                     told->message[0] ? told->message : "it does not say why.");
}

static contra_status start(struct contra_reading *reading, contra_error *err)
{
    struct patient *patient = &reading->patient->patient;
    jmp_buf no_memory;
    arena_on_full(&patient->arena, arena_jump, &no_memory);
    if (setjmp(no_memory))
        return error_set(err, CONTRA_NO_MEMORY, NULL, 0, "Memory ran out.");
    patient_start(patient, &reading->engine->book.schema, &reading->engine->book.anatomy);
    patient_name_file(patient, reading->source.name);
    return CONTRA_OK;
}

contra_status reading_next(struct contra_reading *reading, contra_patient **out, contra_error *err)
{
    contra_error told = {.status = CONTRA_OK};
    *out = NULL;
    reading->line = 0;
    if (reading->over)
        return CONTRA_END;
    struct patient_memory memory = patient_memory(reading->options.given.again);
    reading->options.given.again = NULL;
    reading->patient = patient_make(reading->engine, &memory);
    if (reading->patient == NULL)
        return error_set(err, CONTRA_NO_MEMORY, NULL, 0, "Memory ran out.");
    reading->no_memory = false;
    contra_status status = start(reading, err);
    if (status == CONTRA_OK) {
        status = reading->reader->next(reading->cursor, reading, &told);
        status = judge(reading, status, &told, err);
        reading->patients++;
        reading->over = status != CONTRA_OK && status != CONTRA_REFUSED;
    }
    if (status == CONTRA_OK || status == CONTRA_REFUSED)
        *out = reading->patient;
    else
        contra_patient_free(reading->patient);
    reading->patient = NULL;
    return status;
}

/* --- what a reader may call --- */

size_t reading_bytes(struct contra_reading *reading, void *buffer, size_t size)
{
    return ini_source_bytes(&reading->source, buffer, size);
}

const char *reading_name(const struct contra_reading *reading)
{
    return reading->source.name;
}

size_t reading_most(const struct contra_reading *reading)
{
    return reading->most;
}

const char *reading_date(const struct contra_reading *reading)
{
    return reading->date[0] ? reading->date : NULL;
}

void reading_line(struct contra_reading *reading, int line)
{
    reading->line = line;
}

const char *reading_word(const struct contra_reading *reading, const char *section_name,
                         const char *word)
{
    const struct schema *schema = &reading->engine->book.schema;
    const struct section *section =
        section_name != NULL ? schema_section(schema, section_name) : NULL;
    if (section == NULL || word == NULL)
        return NULL;
    if (section->vocabulary != NULL) {
        const struct term *term = vocabulary_match(section->vocabulary, word).term;
        return term != NULL ? term->name : NULL;
    }
    const struct fact *fact = section_fact(schema, section, word);
    return fact != NULL ? fact->key : NULL;
}

static whereabouts where_of(struct patient *patient, const contra_place *place)
{
    if (place == NULL || (place->origin == NULL && place->line <= 0))
        return WHERE_NOWHERE;
    return place->origin != NULL ? patient_origin(patient, place->origin)
                                 : (whereabouts)place->line;
}

/* What was found wrong since there were `before` problems is told with the place. An origin stands
 * in the message already (patient_problem), and then says more than a path. */
static bool no_problem_since(struct contra_reading *reading, size_t before,
                             const contra_place *place)
{
    struct problems *problems = &reading->patient->patient.problems;
    for (size_t i = before; i < problems->count; i++) {
        contra_problem *problem = &problems->items[i];
        problem->file = reading->patient->patient.file;
        if (place != NULL && place->line > 0)
            problem->line = place->line;
        if (place != NULL && place->path != NULL && place->origin == NULL)
            problem->message =
                arena_format(problems->arena, "%s (%s)", problem->message, place->path);
    }
    return problems->count == before;
}

/* What a reader says, and where. */
struct saying {
    const char *section, *key, *value; /* `key` NULL: only that the section is there */
    const contra_place *place;
};

static bool say(struct contra_reading *reading, const struct saying *saying)
{
    struct patient *patient = &reading->patient->patient;
    size_t before = patient->problems.count;
    whereabouts where = where_of(patient, saying->place);
    patient->any_heading = true;
    bool taken = patient_say(patient, saying->section, saying->key, saying->value, where);
    return no_problem_since(reading, before, saying->place) && taken;
}

/* Into the patient in hand, unless memory ran out before or does so now. */
static int guarded(struct contra_reading *reading, const struct saying *saying)
{
    jmp_buf no_memory;
    if (reading->patient == NULL || reading->no_memory || saying->section == NULL)
        return 0;
    arena_on_full(&reading->patient->patient.arena, arena_jump, &no_memory);
    if (setjmp(no_memory)) {
        reading->no_memory = true;
        return 0;
    }
    return say(reading, saying);
}

int reading_say_section(struct contra_reading *reading, const char *section,
                        const contra_place *place)
{
    struct saying saying = {section, NULL, NULL, place};
    return guarded(reading, &saying);
}

int reading_say(struct contra_reading *reading, const char *section, const char *key,
                const char *value, const contra_place *place)
{
    struct saying saying = {section, key != NULL ? key : "", value, place};
    return guarded(reading, &saying);
}

/* What was said of that word before, or NULL. */
static const struct entry *said_before(const struct contra_reading *reading,
                                       const char *section_name, const char *key)
{
    const struct patient *patient = &reading->patient->patient;
    const struct section *section =
        section_name != NULL ? schema_section(patient->schema, section_name) : NULL;
    if (section == NULL || section->kind != SECTION_TERMS)
        return NULL;
    const struct list *list = &patient->lists[section->list_index];
    for (size_t i = 0; i < list->count; i++)
        if (text_same(list->entries[i].key, key))
            return &list->entries[i];
    return NULL;
}

/* One line of text, and not a long one. */
static void plain_words(char *out, size_t size, const char *words)
{
    size_t length = 0;
    for (; *words && length < size - 1; words++)
        out[length++] = (unsigned char)*words < 0x20 || *words == 0x7f ? ' ' : *words;
    while (!text_is_utf8(out, length))
        length--; /* the cut fell into a character, or the bytes are no text */
    out[length] = '\0';
}

int reading_say_unrecognised(struct contra_reading *reading, const char *section, const char *words,
                             const contra_place *place)
{
    char key[200];
    plain_words(key, sizeof key, words != NULL ? words : "");
    if (key[strspn(key, " ")] == '\0' || text_same(key, "others")) /* no names of a list */
        strcpy(key, "something that cannot be read");
    const struct entry *before =
        reading->patient != NULL ? said_before(reading, section, key) : NULL;
    if (before != NULL && (before->status == ENTRY_PRESENT || before->status == ENTRY_UNKNOWN) &&
        !before->past)
        return 1; /* it is open, or more than open, already */
    if (before != NULL) {
        reading_problem(reading, place,
                        "This was said to be absent, or past, and is said again in words that are "
                        "not understood.");
        return 0;
    }
    /* A word that is known after all is left unknown: the plugin does not vouch for it. */
    bool known = reading_word(reading, section, key) != NULL;
    return reading_say(reading, section, key, known ? "" : "yes", place);
}

void reading_problem(struct contra_reading *reading, const contra_place *place, const char *message)
{
    jmp_buf no_memory;
    if (reading->patient == NULL || reading->no_memory)
        return;
    struct problems *problems = &reading->patient->patient.problems;
    arena_on_full(problems->arena, arena_jump, &no_memory);
    if (setjmp(no_memory)) {
        reading->no_memory = true;
        return;
    }
    char told[400];
    plain_words(told, sizeof told, message != NULL ? message : "Something is wrong here.");
    size_t before = problems->count;
    contra_place here = place != NULL ? *place : (contra_place){0, NULL, NULL};
    here.origin = NULL;
    problem_add(problems, NULL, 0, "%s", told);
    no_problem_since(reading, before, &here);
}

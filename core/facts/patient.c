/* SPDX-License-Identifier: MIT */
/* A patient's beginning, where things were said, and reading from a file. */
#include "facts/patient.h"

#include <stdarg.h>
#include <string.h>

#include "base/text.h"
#include "facts/bits.h"
#include "facts/ini_reader.h"
#include "facts/patient_parts.h"

/* --- beginning --- */

static void start_lists(struct patient *patient)
{
    const struct schema *schema = patient->schema;
    struct arena *arena = &patient->arena;
    patient->lists = arena_alloc(arena, schema->term_section_count * sizeof *patient->lists);
    for (size_t i = 0; i < schema->section_count; i++) {
        struct section *section = schema->sections[i];
        if (section->kind != SECTION_TERMS)
            continue;
        const struct vocabulary *vocabulary = section->vocabulary;
        struct list *list = &patient->lists[section->list_index];
        list->section = section;
        size_t words = vocabulary->words, target_words = vocabulary->target_words;
        list->denied = arena_alloc(arena, (3 * words + 2 * target_words) * sizeof(uint64_t));
        list->gone = list->denied + words;
        list->scratch = list->gone + words;
        list->present = list->scratch + words;
        list->possible = list->present + target_words;
    }
}

void patient_start(struct patient *patient, const struct schema *schema,
                   const struct anatomy *anatomy)
{
    struct arena kept = patient->arena;
    memset(patient, 0, sizeof *patient);
    patient->arena = kept;
    patient->schema = schema;
    patient->anatomy = anatomy;
    patient->date = DATE_NONE;
    struct arena *arena = &patient->arena;
    patient->problems.arena = arena;
    patient->values = arena_alloc(arena, schema->fact_count * sizeof *patient->values);
    if (schema->fact_count > 0)
        memcpy(patient->values, schema->initial, schema->fact_count * sizeof *patient->values);
    patient->said = arena_alloc(arena, bits_words(schema->fact_count) * sizeof(uint64_t));
    patient->section_where =
        arena_alloc(arena, schema->section_count * sizeof *patient->section_where);
    patient->others = arena_alloc(arena, schema->section_count * sizeof *patient->others);
    start_lists(patient);
}

void patient_restart(struct patient *patient)
{
    arena_reset(&patient->arena);
    patient_start(patient, patient->schema, patient->anatomy);
}

/* --- where things were said --- */

whereabouts patient_origin(struct patient *patient, const char *origin)
{
    if (origin == NULL)
        return WHERE_NOWHERE;
    size_t last = patient->origin_count - 1;
    if (patient->origin_count > 0 && strcmp(patient->origins[last], origin) == 0)
        return ORIGIN_BIT | (whereabouts)last;
    patient->origins = arena_push(&patient->arena, patient->origins, patient->origin_count,
                                  &patient->origin_capacity, sizeof *patient->origins);
    patient->origins[patient->origin_count] = arena_string(&patient->arena, origin);
    return ORIGIN_BIT | (whereabouts)patient->origin_count++;
}

void patient_where(const struct patient *patient, whereabouts where, const char **file, int *line,
                   const char **origin)
{
    *file = NULL;
    *line = 0;
    *origin = NULL;
    if (where == 0 || where == WHERE_NOWHERE)
        return;
    if (where & ORIGIN_BIT) {
        *origin = patient->origins[where & ~ORIGIN_BIT];
        return;
    }
    *file = patient->file;
    *line = (int)where;
}

const char *patient_place(struct patient *patient, whereabouts where)
{
    const char *file, *origin;
    int line;
    patient_where(patient, where, &file, &line, &origin);
    if (line > 0)
        return arena_format(&patient->arena, "in line %d", line);
    return origin != NULL ? arena_format(&patient->arena, "by \"%s\"", origin) : "before";
}

void patient_problem(struct patient *patient, whereabouts where, const char *format, ...)
{
    const char *file, *origin;
    int line;
    patient_where(patient, where, &file, &line, &origin);
    va_list arguments;
    va_start(arguments, format);
    const char *message = arena_format_list(&patient->arena, format, arguments);
    va_end(arguments);
    problem_add(&patient->problems, file, line, "%s", message);
}

void patient_drop_late(struct patient *patient)
{
    patient->problems.count -= patient->late_problems;
    patient->late_problems = 0;
}

/* --- reading a file --- */

static void on_section(void *self, const char *section, int line)
{
    struct patient *patient = self;
    patient->any_heading = true;
    patient_section(patient, section, (whereabouts)line);
}

static void on_entry(void *self, const char *section, const char *key, const char *value, int line,
                     const char *comment, int comment_gap)
{
    patient_put(self, section, key, value, (whereabouts)line, comment, comment_gap);
}

/* A name too long for a line may have a code that is not. */
static const char *on_long_name(void *self, const char *section, const char *name)
{
    struct patient *patient = self;
    const struct section *found = section ? schema_section(patient->schema, section) : NULL;
    if (found == NULL || found->vocabulary == NULL)
        return NULL;
    const struct term *term = vocabulary_find(found->vocabulary, name);
    if (term == NULL || term->code == NULL)
        return NULL;
    return arena_format(&patient->arena, " Write its code instead: %s.", term->code);
}

bool patient_read(struct patient *patient, struct ini_source *source, int32_t date,
                  int32_t date_if_none)
{
    struct ini_handler handler = {on_section, on_entry, on_long_name, patient};
    patient->file = arena_string(&patient->arena, source->name);
    if (!ini_read(source, &handler, &patient->problems))
        return false;
    if (!patient->any_heading && patient->problems.count == 0)
        problem_add(&patient->problems, patient->file, source->line > 0 ? source->line : 1,
                    "Here is no patient: there is no heading. Even an empty form has one, such as "
                    "[patient].");
    patient_fix_day(patient, date, date_if_none);
    return true;
}

void patient_fix_day(struct patient *patient, int32_t date, int32_t date_if_none)
{
    if (date == DATE_NONE && patient->date == DATE_NONE)
        date = date_if_none;
    if (date != DATE_NONE) {
        patient->date = date;
        patient->date_where = 0;
    }
}

/* --- what a host says --- */

/* What keeps bytes from being a line of text, or NULL. */
static const char *no_line(const char *text)
{
    if (!text_is_utf8(text, strlen(text)))
        return "bytes that are not UTF-8";
    for (const char *c = text; *c; c++)
        if ((unsigned char)*c < 0x20 || *c == 0x7f)
            return *c == '\n' || *c == '\r' ? "a line break" : "a control character";
    return NULL;
}

bool patient_say(struct patient *patient, const char *section, const char *key, const char *value,
                 whereabouts where)
{
    value = value != NULL ? value : "";
    const char *wrong = no_line(section);
    if (wrong != NULL)
        patient_problem(patient, where, "The name of a section holds %s.", wrong);
    else if ((wrong = no_line(key)) != NULL)
        patient_problem(patient, where, "A name of [%s] holds %s.", section, wrong);
    else if ((wrong = no_line(value)) != NULL)
        patient_problem(patient, where, "What is said of \"%s\" in [%s] holds %s.", key, section,
                        wrong);
    return wrong == NULL && patient_put(patient, section, key, value, where, NULL, 0);
}

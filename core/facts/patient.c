/* SPDX-License-Identifier: MIT */
/* A patient's beginning, where things were said, and reading from a file. */
#include "facts/patient.h"

#include <limits.h>
#include <stdarg.h>
#include <string.h>

#include "base/text.h"
#include "facts/bits.h"
#include "facts/ini_line.h"
#include "facts/ini_reader.h"
#include "facts/patient_parts.h"

/* --- beginning --- */

/* What all lists have present, and what possible, stands together: whoever asks for much of it
 * copies it all. */
static void start_lists(struct patient *patient)
{
    const struct schema *schema = patient->schema;
    struct arena *arena = &patient->arena;
    size_t words = 0, target_words = 0, target = 0;
    patient->lists = arena_alloc(arena, schema->term_section_count * sizeof *patient->lists);
    for (size_t i = 0; i < schema->section_count; i++) {
        const struct vocabulary *vocabulary = schema->sections[i]->vocabulary;
        words += vocabulary == NULL ? 0 : 4 * vocabulary->words;
        target_words += vocabulary == NULL ? 0 : vocabulary->target_words;
    }
    patient->set_words = 2 * target_words + words;
    uint64_t *sets = arena_alloc(arena, patient->set_words * sizeof *sets);
    patient->present = sets;
    patient->possible = sets + target_words;
    sets += 2 * target_words;
    for (size_t i = 0; i < schema->section_count; i++) {
        struct section *section = schema->sections[i];
        if (section->kind != SECTION_TERMS)
            continue;
        struct list *list = &patient->lists[section->list_index];
        list->section = section;
        list->denied = sets;
        list->gone = list->denied + section->vocabulary->words;
        list->scratch = list->gone + section->vocabulary->words;
        list->named = list->scratch + section->vocabulary->words;
        sets = list->named + section->vocabulary->words;
        list->present = patient->present + target;
        list->possible = patient->possible + target;
        target += section->vocabulary->target_words;
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
    size_t bytes = schema->fact_count * sizeof *patient->values;
    patient->values = arena_room(arena, bytes);
    if (bytes > 0)
        memcpy(patient->values, schema->initial, bytes);
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
    if (origin != NULL && patient->file != NULL) /* a plugin read it: its problems name the file */
        problem_add(&patient->problems, patient->file, 0, "%s (%s)", message, origin);
    else
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
    (void)section; /* its heading came first */
    patient_put_below(self, key, value, true, (whereabouts)line, comment, comment_gap);
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

void patient_name_file(struct patient *patient, const char *name)
{
    char *file = arena_string(&patient->arena, name);
    text_make_plain(file);
    patient->file = file;
}

bool patient_read(struct patient *patient, struct ini_source *source, int32_t date,
                  int32_t date_if_none)
{
    struct ini_handler handler = {on_section, on_entry, on_long_name, patient};
    int begins = source->line < INT_MAX ? source->line + 1 : INT_MAX;
    patient_name_file(patient, source->name);
    if (!ini_read(source, &handler, &patient->problems))
        return false;
    if (!patient->any_heading && patient->problems.count == 0)
        problem_add(&patient->problems, patient->file,
                    source->line > begins ? source->line : begins,
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

enum { SAID_MOST = 1000 }; /* bytes of a name or value: more than any line of INI */

/* Is it a line of text, with nothing in it that nobody sees? */
static bool is_line(const char *text)
{
    size_t length = strlen(text);
    return length <= SAID_MOST && text_is_utf8(text, length) && ini_line_hidden(text) == 0;
}

/* Says why it is not. `called` is what holds it. */
static bool refuse_text(struct patient *patient, whereabouts where, const char *text,
                        const char *called)
{
    size_t length = strlen(text);
    unsigned hidden = text_is_utf8(text, length) ? ini_line_hidden(text) : 0;
    if (length > SAID_MOST)
        patient_problem(patient, where, "%s has %zu bytes; it may have %d.", called, length,
                        SAID_MOST);
    else if (hidden == 0)
        patient_problem(patient, where, "%s holds bytes that are not UTF-8.", called);
    else if (hidden == '\n' || hidden == '\r')
        patient_problem(patient, where, "%s holds a line break. Write it in one line.", called);
    else
        patient_problem(patient, where, "%s holds the invisible character U+%04X. Delete it.",
                        called, hidden);
    return false;
}

bool patient_say(struct patient *patient, const char *section, const char *key, const char *value,
                 whereabouts where)
{
    struct arena *arena = &patient->arena;
    size_t before = patient->problems.count;
    if (!is_line(section))
        return refuse_text(patient, where, section, "The name of a section");
    if (key == NULL) {
        patient_section(patient, section, where);
        return patient->problems.count == before;
    }
    if (!is_line(key))
        return refuse_text(patient, where, key, arena_format(arena, "A name of [%s]", section));
    if (value == NULL)
        value = "";
    if (!is_line(value))
        return refuse_text(patient, where, value,
                           arena_format(arena, "What is said of \"%s\" in [%s]", key, section));
    return patient_put(patient, section, key, value, where, NULL, 0);
}

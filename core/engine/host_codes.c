/* SPDX-License-Identifier: MIT */
/* What a reader may ask of codes, and of what would be taken: part of the host's table. */
#include <setjmp.h>

#include "engine/reading.h"
#include "facts/codes.h"
#include "facts/takes.h"

int reading_code(const struct contra_reading *reading, const char *system, const char *code,
                 size_t index, const char **section, const char **key, const char **value)
{
    const struct code_meaning *meaning =
        system == NULL || code == NULL
            ? NULL
            : codes_find(&reading->engine->book.schema.codes, system, code, index);
    *section = meaning != NULL ? meaning->section : NULL;
    *key = meaning != NULL ? meaning->key : NULL;
    *value = meaning != NULL ? meaning->value : NULL;
    return meaning != NULL;
}

const char *reading_code_system(const struct contra_reading *reading, const char *uri)
{
    return uri != NULL ? codes_system(&reading->engine->book.schema.codes, uri) : NULL;
}

int reading_takes(struct contra_reading *reading, const char *section, const char *key,
                  const char *value)
{
    jmp_buf no_memory;
    if (reading->patient == NULL || reading->no_memory || section == NULL || key == NULL)
        return 0;
    struct arena *arena = &reading->patient->patient.arena;
    arena_on_full(arena, arena_jump, &no_memory);
    if (setjmp(no_memory)) {
        reading->no_memory = true;
        return 0;
    }
    return facts_take(&reading->engine->book.schema, &reading->engine->book.anatomy, arena, section,
                      key, value);
}

/* SPDX-License-Identifier: MIT */
/* Taking back what was said. */
#include <string.h>

#include "base/text.h"
#include "facts/bits.h"
#include "facts/patient_parts.h"

static bool forget_fact(struct patient *patient, const struct fact *fact)
{
    if (fact == NULL || !bits_has(patient->said, fact->index))
        return false;
    patient->said[fact->index / 64] &= ~((uint64_t)1 << (fact->index % 64));
    patient->values[fact->index] = patient->schema->initial[fact->index];
    return true;
}

static bool forget_facts(struct patient *patient, const struct section *section, const char *key)
{
    struct others_line *others = &patient->others[section->index];
    bool forgot = false;
    if (key != NULL && !text_same(key, "others"))
        return forget_fact(patient, section_fact(patient->schema, section, key));
    forgot = others->where != 0;
    *others = (struct others_line){0};
    for (size_t i = 0; key == NULL && i < section->fact_count; i++)
        forgot |= forget_fact(patient, section->facts[i]);
    return forgot;
}

static bool same_word(const struct entry *entry, const struct term *term, const char *key)
{
    if (entry->term != NULL || term != NULL)
        return entry->term == term;
    return text_same(entry->key, key);
}

static bool forget_terms(struct list *list, const char *key)
{
    bool others = key == NULL || text_same(key, "others");
    bool forgot = others && list->others_where != 0;
    if (others) {
        list->others = false;
        list->others_where = 0;
    }
    if (others && key != NULL)
        return forgot;
    const struct term *term =
        key == NULL ? NULL : vocabulary_match(list->section->vocabulary, key).term;
    size_t kept = 0;
    for (size_t i = 0; i < list->count; i++) {
        if (key == NULL || same_word(&list->entries[i], term, key))
            forgot = true;
        else
            list->entries[kept++] = list->entries[i];
    }
    list->count = kept;
    return forgot;
}

/* [session DATE]: one record, or with the section's name alone all of them. */
static bool forget_records(struct patient *patient, const struct section *section, const char *date)
{
    int32_t day = DATE_NONE;
    if (*date != '\0' && !date_read(date, &day))
        return false;
    size_t kept = 0, count = patient->record_count;
    for (size_t i = 0; i < count; i++) {
        struct record *record = patient->records[i];
        if (record->section != section || (day != DATE_NONE && record->day != day))
            patient->records[kept++] = record;
    }
    patient->record_count = kept;
    return kept != count;
}

static bool forget_check(struct patient *patient, const char *key)
{
    bool date = (key == NULL || strcmp(key, "date") == 0) && patient->date != DATE_NONE;
    bool word = (key == NULL || strcmp(key, "not_mentioned") == 0) && patient->not_mentioned_said;
    if (date) {
        patient->date = DATE_NONE;
        patient->date_where = 0;
    }
    if (word)
        patient->not_mentioned = patient->not_mentioned_said = 0;
    return date || word;
}

bool patient_forget(struct patient *patient, const char *section, const char *key)
{
    size_t length = strcspn(section, " ");
    const char *name = arena_copy(&patient->arena, section, length);
    patient_drop_late(patient);
    patient->settled = false;
    patient->heading = (struct heading){.words = ""};
    if (strcmp(section, "check") == 0)
        return forget_check(patient, key);
    if (strcmp(section, "overrides") == 0) {
        bool some = patient->override_count > 0;
        patient->override_count = 0;
        return some;
    }
    const struct section *found = schema_section(patient->schema, name);
    if (found == NULL)
        return false;
    if (found->kind == SECTION_RECORDS)
        return forget_records(patient, found, section + length + strspn(section + length, " "));
    if (found->kind == SECTION_TERMS)
        return forget_terms(&patient->lists[found->list_index], key);
    if (key == NULL && found == patient->schema->aftercare)
        patient->aftercare = false;
    return forget_facts(patient, found, key);
}

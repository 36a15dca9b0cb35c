/* SPDX-License-Identifier: MIT */
/* What a patient's file or a host says, heading by heading and line by line. Lines of sections of
 * terms are in patient_entry.c. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "facts/bits.h"
#include "facts/name_table.h"
#include "facts/patient_parts.h"

/* --- headings --- */

static bool heading_sound(const struct heading *heading)
{
    return heading->check || heading->overrides || heading->section != NULL;
}

static void refuse_section(struct patient *patient, const char *name, whereabouts where)
{
    const struct schema *schema = patient->schema;
    struct nearest nearest;
    nearest_start(&nearest, name);
    nearest_try(&nearest, "check");
    nearest_try(&nearest, "overrides");
    for (size_t i = 0; i < schema->section_count; i++)
        if (schema->sections[i]->role != ROLE_POLICY)
            nearest_try(&nearest, schema->sections[i]->name);
    if (nearest.name != NULL)
        patient_problem(patient, where, "[%s] is not a section. Did you mean [%s]?", name,
                        nearest.name);
    else
        patient_problem(patient, where, "[%s] is not a section.", name);
}

static struct record *find_record(const struct patient *patient, const struct section *section,
                                  int32_t day)
{
    for (size_t i = 0; i < patient->record_count; i++)
        if (patient->records[i]->section == section && patient->records[i]->day == day)
            return patient->records[i];
    return NULL;
}

static struct record *new_record(struct patient *patient, struct section *section, int32_t day,
                                 whereabouts where)
{
    struct arena *arena = &patient->arena;
    struct record *record = arena_alloc(arena, sizeof *record);
    record->section = section;
    record->day = day;
    record->where = where;
    record->values = arena_alloc(arena, section->fact_count * sizeof *record->values);
    for (size_t i = 0; i < section->fact_count; i++)
        record->values[i].day = DATE_NONE;
    record->said = arena_alloc(arena, bits_words(section->fact_count) * sizeof(uint64_t));
    patient->records = arena_push(arena, patient->records, patient->record_count,
                                  &patient->record_capacity, sizeof *patient->records);
    patient->records[patient->record_count++] = record;
    return record;
}

/* The date behind the name of a record. */
static struct record *record_of(struct patient *patient, struct section *section, const char *date,
                                whereabouts where)
{
    int32_t day;
    if (*date == '\0') {
        patient_problem(patient, where, "[%s] needs its date, as in [%s 2026-10-30].",
                        section->name, section->name);
        return NULL;
    }
    if (!date_read(date, &day)) {
        patient_problem(patient, where, "\"%s\" is not a date. Write it as in [%s 2026-10-30].",
                        date, section->name);
        return NULL;
    }
    struct record *record = find_record(patient, section, day);
    if (record == NULL && patient->record_count >= RECORDS_MOST) {
        patient_problem(patient, where, "There are more than %d records.", RECORDS_MOST);
        return NULL;
    }
    return record != NULL ? record : new_record(patient, section, day, where);
}

/* Files name sections in the order in which they are declared, mostly, and leave out a few: the
 * next ones are looked at first. NULL if it is none of them, or one that is more than its name. */
static struct section *next_section(const struct patient *patient, const char *words)
{
    enum { AHEAD = 4 };
    const struct schema *schema = patient->schema;
    size_t next = patient->heading.section != NULL ? patient->heading.section->index + 1 : 0;
    for (size_t i = next; i < next + AHEAD && i < schema->section_count; i++) {
        struct section *section = schema->sections[i];
        if (section->name[0] == words[0] && strcmp(section->name, words) == 0)
            return section->kind != SECTION_RECORDS && section->role != ROLE_POLICY ? section
                                                                                    : NULL;
    }
    return NULL;
}

/* Finds out what a heading stands for. False, and a problem, if it stands for nothing. */
static bool look_at(struct patient *patient, const char *words, whereabouts where)
{
    struct heading *heading = &patient->heading;
    struct section *next = next_section(patient, words);
    if (next != NULL) {
        heading->section = next;
        heading->words[0] = '\0'; /* a host's next word looks at it again */
        heading->check = heading->overrides = heading->told = false;
        heading->record = NULL;
        heading->next = 0;
        return true;
    }
    char name[sizeof heading->words];
    size_t first = strcspn(words, " ");
    size_t length = first < sizeof name ? first : 0;
    *heading = (struct heading){.words = ""};
    if (strlen(words) < sizeof heading->words)
        strcpy(heading->words, words);
    heading->check = strcmp(words, "check") == 0;
    heading->overrides = strcmp(words, "overrides") == 0;
    if (heading->check || heading->overrides)
        return true;
    memcpy(name, words, length);
    name[length] = '\0';
    struct section *section = schema_section(patient->schema, name);
    const char *rest = words + first + strspn(words + first, " ");
    if (section == NULL) {
        refuse_section(patient, *name && *rest ? name : words, where);
        return false;
    }
    if (section->role == ROLE_POLICY && !patient->may_set_policies) {
        patient_problem(patient, where, "[%s] is set by the pack, not by a patient's file.", words);
        return false;
    }
    if (section->kind != SECTION_RECORDS && *rest != '\0') {
        patient_problem(patient, where, "[%s] takes no date: write [%s].", words, name);
        return false;
    }
    if (section->kind == SECTION_RECORDS) {
        heading->record = record_of(patient, section, rest, where);
        if (heading->record == NULL)
            return false;
    }
    heading->section = section;
    return true;
}

/* Where the heading stood first; remembers it if it is the first. */
static whereabouts first_met(struct patient *patient, whereabouts where, bool old_record)
{
    const struct heading *heading = &patient->heading;
    if (heading->record != NULL)
        return old_record ? heading->record->where : 0;
    whereabouts *first = heading->check       ? &patient->check_where
                         : heading->overrides ? &patient->overrides_where
                                              : &patient->section_where[heading->section->index];
    whereabouts before = *first;
    if (before == 0)
        *first = where;
    return before;
}

void patient_section(struct patient *patient, const char *heading, whereabouts where)
{
    size_t records = patient->record_count;
    patient_drop_late(patient);
    bool sound = look_at(patient, heading, where);
    patient->heading.told = true;
    if (!sound)
        return;
    whereabouts first = first_met(patient, where, patient->record_count == records);
    if (first != 0)
        patient_problem(patient, where, "[%s] stands twice; the first is %s.", heading,
                        patient_place(patient, first));
    const struct section *section = patient->heading.section;
    if (section != NULL && section == patient->schema->aftercare)
        patient->aftercare = true;
}

/* --- the engine's own sections --- */

static bool refuse_twice(struct patient *patient, const struct said *said, whereabouts first)
{
    patient_problem(patient, said->where, "\"%s\" stands twice; the first is %s.", said->key,
                    patient_place(patient, first));
    return false;
}

static bool put_date(struct patient *patient, const struct said *said)
{
    int32_t day;
    if (patient->date_where != 0)
        return refuse_twice(patient, said, patient->date_where);
    if (*said->value == '\0')
        return true;
    if (!date_read(said->value, &day)) {
        patient_problem(patient, said->where,
                        "\"date\" takes a date such as 2026-11-22, not \"%s\".", said->value);
        return false;
    }
    patient->date = day;
    patient->date_where = said->where;
    return true;
}

static bool put_not_mentioned(struct patient *patient, const struct said *said)
{
    if (patient->not_mentioned_said != 0)
        return refuse_twice(patient, said, patient->not_mentioned_said);
    bool no = text_same(said->value, "no");
    if (!no && *said->value != '\0' && !text_same(said->value, "unknown")) {
        patient_problem(patient, said->where,
                        "\"not_mentioned\" takes unknown, or no if all was asked; not \"%s\".",
                        said->value);
        return false;
    }
    patient->not_mentioned_said = said->where;
    patient->not_mentioned = no ? said->where : 0;
    return true;
}

static bool put_check(struct patient *patient, const struct said *said)
{
    if (strcmp(said->key, "date") == 0)
        return put_date(patient, said);
    if (strcmp(said->key, "not_mentioned") == 0)
        return put_not_mentioned(patient, said);
    struct nearest nearest;
    nearest_start(&nearest, said->key);
    nearest_try(&nearest, "date");
    nearest_try(&nearest, "not_mentioned");
    if (nearest.name != NULL)
        patient_problem(patient, said->where, "\"%s\" is no key of [check]. Did you mean \"%s\"?",
                        said->key, nearest.name);
    else
        patient_problem(patient, said->where,
                        "\"%s\" is no key of [check], which takes date and not_mentioned.",
                        said->key);
    return false;
}

static bool put_override(struct patient *patient, const struct said *said)
{
    if (said->comment != NULL) {
        patient_problem(patient, said->where,
                        "\" ;\" begins a comment and would cut the reason. Write a comma.");
        return false;
    }
    for (size_t i = 0; i < patient->override_count; i++)
        if (text_same(patient->overrides[i].key, said->key))
            return refuse_twice(patient, said, patient->overrides[i].where);
    if (patient->override_count >= ENTRIES_MOST) {
        patient_problem(patient, said->where, "[overrides] has more than %d lines.", ENTRIES_MOST);
        return false;
    }
    struct arena *arena = &patient->arena;
    patient->overrides = arena_push(arena, patient->overrides, patient->override_count,
                                    &patient->override_capacity, sizeof *patient->overrides);
    patient->overrides[patient->override_count++] = (struct override_line){
        arena_string(arena, said->key), arena_string(arena, said->value), said->where};
    return true;
}

/* --- `others = no` --- */

/* Sets *yes and *first, which belong to the section. */
static bool put_others(struct patient *patient, const struct said *said, bool *yes,
                       whereabouts *first)
{
    if (*first != 0)
        return refuse_twice(patient, said, *first);
    bool no = text_same(said->value, "no");
    if (!no && *said->value != '\0') {
        patient_problem(patient, said->where,
                        "\"others\" takes no, which says that there is nothing else; not \"%s\".",
                        said->value);
        return false;
    }
    *first = said->where;
    *yes = no;
    return true;
}

static bool put_others_of(struct patient *patient, const struct said *said)
{
    const struct section *section = patient->heading.section;
    struct record *record = patient->heading.record;
    if (section->kind == SECTION_TERMS) {
        struct list *list = &patient->lists[section->list_index];
        return put_others(patient, said, &list->others, &list->others_where);
    }
    if (!section->takes_others) {
        patient_problem(patient, said->where,
                        "[%s] takes no \"others\": each of its answers is given by itself.",
                        section->name);
        return false;
    }
    if (record != NULL)
        return put_others(patient, said, &record->others, &record->others_where);
    struct others_line *others = &patient->others[section->index];
    return put_others(patient, said, &others->said, &others->where);
}

/* --- facts --- */

/* Another section that has this key as a fact, or as a word. */
static const struct section *owner_of(const struct schema *schema, const char *key)
{
    for (size_t i = 0; i < schema->section_count; i++) {
        const struct section *section = schema->sections[i];
        if (section->role == ROLE_POLICY)
            continue;
        if (section_fact(schema, section, key) != NULL)
            return section;
        if (section->vocabulary != NULL && vocabulary_find(section->vocabulary, key) != NULL)
            return section;
    }
    return NULL;
}

static bool refuse_key(struct patient *patient, const struct said *said)
{
    const struct section *section = patient->heading.section;
    const struct section *owner = owner_of(patient->schema, said->key);
    const char *near = section_nearest_fact(section, said->key);
    if (owner != NULL)
        patient_problem(patient, said->where, "\"%s\" is not a fact of [%s]: it belongs to [%s%s].",
                        said->key, section->name, owner->name,
                        owner->kind == SECTION_RECORDS ? " DATE" : "");
    else if (near != NULL)
        patient_problem(patient, said->where, "\"%s\" is not a fact of [%s]. Did you mean \"%s\"?",
                        said->key, section->name, near);
    else
        patient_problem(patient, said->where,
                        "\"%s\" is not a fact of [%s]. If no rule is to read it, write \"x-%s\".",
                        said->key, section->name, said->key);
    return false;
}

bool patient_uncut(struct patient *patient, const struct said *said)
{
    if (said->comment == NULL || said->comment_gap != 1 || *said->value == '\0')
        return true;
    patient_problem(patient, said->where,
                    "\" ;\" begins a comment and would cut the text of \"%s\". Put two blanks "
                    "before a comment, or write a comma.",
                    said->key);
    return false;
}

/* Files name facts in the order in which they are declared, mostly, and leave out a few: the next
 * ones are looked at first. */
static const struct fact *find_fact(struct patient *patient, const char *key)
{
    enum { AHEAD = 4 };
    struct heading *heading = &patient->heading;
    const struct section *section = heading->section;
    for (size_t i = heading->next; i < heading->next + AHEAD && i < section->fact_count; i++) {
        const struct fact *fact = section->facts[i];
        if (fact->key[0] == key[0] && strcmp(fact->key, key) == 0) {
            heading->next = i + 1;
            return fact;
        }
    }
    return section_fact(patient->schema, section, key);
}

static bool put_fact(struct patient *patient, const struct said *said)
{
    struct record *record = patient->heading.record;
    struct value *values = record != NULL ? record->values : patient->values;
    uint64_t *met = record != NULL ? record->said : patient->said;
    const struct fact *fact = find_fact(patient, said->key);
    char why[768];
    struct value value;
    if (fact == NULL)
        return strncmp(said->key, "x-", 2) == 0 || refuse_key(patient, said);
    if (bits_has(met, fact->index))
        return refuse_twice(patient, said, values[fact->index].where);
    if (fact->type == FACT_TEXT && !patient_uncut(patient, said))
        return false;
    bool sound = said->kept
                     ? value_read_kept(&value, fact, said->value, &patient->arena, why, sizeof why)
                     : value_read(&value, fact, said->value, &patient->arena, why, sizeof why);
    if (!sound) {
        patient_problem(patient, said->where, "%s", why);
        return false;
    }
    if (fact->type == FACT_SITES && value.state == VALUE_KNOWN &&
        !record_put_sites(patient, record, said))
        return false;
    value.where = said->where;
    values[fact->index] = value;
    bits_add(met, fact->index);
    return true;
}

/* --- one line --- */

static bool put_below(struct patient *patient, const struct said *said)
{
    const struct heading *heading = &patient->heading;
    if (heading->check)
        return put_check(patient, said);
    if (heading->overrides)
        return put_override(patient, said);
    if ((said->key[0] | 0x20) == 'o' && text_same(said->key, "others"))
        return put_others_of(patient, said);
    if (heading->section->kind == SECTION_TERMS)
        return entry_put(patient, &patient->lists[heading->section->list_index], said);
    return put_fact(patient, said);
}

/* The heading is looked at once for all lines below it. What is wrong with one that stands in a
 * file is told there, and not again for each line. */
static bool find_heading(struct patient *patient, const char *section, whereabouts where)
{
    const struct heading *heading = &patient->heading;
    bool same = section[0] != '\0' && strcmp(heading->words, section) == 0;
    if (same && heading_sound(heading))
        return true;
    if (same && heading->told && !(where & ORIGIN_BIT))
        return false;
    return look_at(patient, section, where);
}

bool patient_put_below(struct patient *patient, const char *key, const char *value, bool kept,
                       whereabouts where, const char *comment, int comment_gap)
{
    struct said said = {key, value, kept, where, comment, comment_gap};
    patient_drop_late(patient);
    patient->settled = false;
    if (!heading_sound(&patient->heading))
        return false;
    if (*key == '\0') {
        patient_problem(patient, said.where, "A name is missing before the equals sign.");
        return false;
    }
    if (!put_below(patient, &said))
        return false;
    if (patient->heading.section != NULL && patient->heading.section == patient->schema->aftercare)
        patient->aftercare = true;
    return true;
}

bool patient_put(struct patient *patient, const char *section, const char *key, const char *value,
                 whereabouts where, const char *comment, int comment_gap)
{
    if (where == 0)
        where = WHERE_NOWHERE;
    patient_drop_late(patient);
    patient->settled = false;
    return find_heading(patient, section, where) &&
           patient_put_below(patient, key, value, false, where, comment, comment_gap);
}

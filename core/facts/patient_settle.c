/* SPDX-License-Identifier: MIT */
/* What follows from all that was said of a patient, before anybody asks. */
#include <stdlib.h>
#include <string.h>

#include "facts/bits.h"
#include "facts/patient_parts.h"

/* --- answers that `others = no` and not_mentioned give --- */

/* Where answers that are not said come from. */
struct filling {
    struct patient *patient;
    bool others; /* `others = no` is said of the section */
    whereabouts others_where;
    bool not_mentioned; /* [check] not_mentioned = no, and the section takes part in this check */
};

/* Sets a value that is not said. One that was said to be empty stays so. */
static void fill(const struct filling *filling, const struct fact *fact, struct value *value,
                 bool said, const struct value *initial)
{
    if (said && value->basis == BASIS_SAID)
        return;
    *value = *initial;
    if (said || !fact->has_default || fact->derived || !(filling->others || filling->not_mentioned))
        return;
    *value = fact->if_not_mentioned;
    value->basis = filling->others ? BASIS_OTHERS : BASIS_NOT_MENTIONED;
    value->where = filling->others ? filling->others_where : filling->patient->not_mentioned;
    filling->patient->assumed += !filling->others;
}

/* What happened after a session is asked of nobody who has had none. */
static bool takes_part(const struct patient *patient, const struct section *section)
{
    return section != patient->schema->aftercare || patient->aftercare;
}

static void fill_section(struct patient *patient, const struct section *section)
{
    const struct others_line *others = &patient->others[section->index];
    struct filling filling = {patient, others->said, others->where,
                              patient->not_mentioned != 0 && others->where == 0 &&
                                  takes_part(patient, section)};
    for (size_t i = 0; i < section->fact_count; i++) {
        const struct fact *fact = section->facts[i];
        fill(&filling, fact, &patient->values[fact->index], bits_has(patient->said, fact->index),
             &patient->schema->initial[fact->index]);
    }
}

static void fill_record(struct patient *patient, struct record *record)
{
    static const struct value unknown = {.day = DATE_NONE};
    struct filling filling = {patient, record->others, record->others_where,
                              patient->not_mentioned != 0 && record->others_where == 0};
    for (size_t i = 0; i < record->section->fact_count; i++)
        fill(&filling, record->section->facts[i], &record->values[i], bits_has(record->said, i),
             &unknown);
}

/* --- lists of terms --- */

/* `others =`, left empty, stays so, as any answer does: not_mentioned closes no such list. */
static void close_list(struct patient *patient, struct list *list)
{
    list->closed = list->others;
    list->closed_basis = BASIS_OTHERS;
    list->closed_where = list->others_where;
    if (list->others_where != 0 || patient->not_mentioned == 0 ||
        !list->section->closed_if_not_mentioned)
        return;
    list->closed = true;
    list->closed_basis = BASIS_NOT_MENTIONED;
    list->closed_where = patient->not_mentioned;
    patient->assumed++;
}

/* Adds the targets of a term to a set; in a local form only those that count in any form. */
static void add_targets(uint64_t *set, const struct term *term, bool local_form)
{
    const struct vocabulary *vocabulary = term->vocabulary;
    bool all = !local_form || term->any_route;
    for (size_t i = 0; i < vocabulary->target_words; i++)
        set[i] |= term->targets[i] & (all ? ~(uint64_t)0 : vocabulary->any_route_targets[i]);
}

/* Adds what may be there: a term, or of a class all its members that are not denied or over,
 * because nobody said which of them it is. */
static void add_possible(struct list *list, const struct term *term, bool local_form)
{
    const struct vocabulary *vocabulary = list->section->vocabulary;
    size_t first = term->is_class ? 0 : term->index;
    size_t end = term->is_class ? vocabulary->count : first + 1;
    for (size_t i = first; i < end; i++)
        if (bits_has(term->members, i) && !bits_has(list->gone, i))
            add_targets(list->possible, vocabulary->terms[i], local_form);
}

static void add_unrecognised(struct list *list, const struct entry *entry)
{
    const struct vocabulary *vocabulary = list->section->vocabulary;
    if (entry->may_be_any)
        bits_add_all(list->possible, vocabulary->all_targets, vocabulary->target_words);
    for (size_t i = 0; i < entry->near_count; i++) {
        add_targets(list->possible, entry->near[i], false);
        add_possible(list, entry->near[i], false);
    }
}

static void add_present(struct list *list, const struct entry *entry)
{
    const struct term *term = entry->term != NULL ? entry->term : entry->vouched;
    if (term == NULL)
        return;
    add_targets(list->present, term, entry->local_form);
    add_targets(list->possible, term, entry->local_form);
    if (term->is_class)
        add_possible(list, term, entry->local_form);
}

/* What is past counts only for who asks for it (list_includes_where). */
static void add_entry(struct list *list, const struct entry *entry)
{
    if (entry->status == ENTRY_ABSENT || entry->past)
        return;
    if (entry->term == NULL && entry->status != ENTRY_VOUCHED)
        add_unrecognised(list, entry);
    else if (entry->status == ENTRY_UNKNOWN)
        add_possible(list, entry->term, entry->local_form);
    else
        add_present(list, entry);
}

bool entry_settles(const struct entry *entry)
{
    const struct term *term = entry->term;
    return term != NULL && entry->status == ENTRY_PRESENT && !term->is_class && !term->asks_place &&
           entry->place.sides == 0 && (!entry->local_form || term->any_route);
}

/* What is denied, and what is over. Returns whether anything is. */
static bool find_gone(struct list *list)
{
    size_t words = list->section->vocabulary->words;
    bool some = false;
    for (size_t i = 0; i < list->count; i++) {
        const struct entry *entry = &list->entries[i];
        if (entry->status != ENTRY_ABSENT || entry->term == NULL || entry->local_form)
            continue;
        bits_add_all(list->denied, entry->term->members, words);
        some = true;
    }
    memcpy(list->gone, list->denied, words * sizeof(uint64_t));
    for (size_t i = 0; i < list->count; i++) {
        const struct entry *entry = &list->entries[i];
        if (!entry->past || !entry_settles(entry))
            continue;
        bits_add(list->gone, entry->term->index);
        some = true;
    }
    return some;
}

/* An open list may hold anything but what is gone. A class is gone if it is denied itself: with
 * each of its terms denied there may still be one that the vocabulary lacks. */
static void open_list(struct list *list, bool some_gone)
{
    const struct vocabulary *vocabulary = list->section->vocabulary;
    memcpy(list->possible, vocabulary->all_targets, vocabulary->target_words * sizeof(uint64_t));
    for (size_t i = 0; some_gone && i < vocabulary->target_count; i++)
        if (bits_has(list->gone, vocabulary->targets[i]->index))
            list->possible[i / 64] &= ~((uint64_t)1 << (i % 64));
}

/* Adds the term of a line to those that are named. False if the line leaves open which terms are
 * there, or in which form. */
static bool add_named(struct list *list, const struct entry *entry)
{
    if (entry->term == NULL || entry->local_form || entry->term->is_class)
        return false;
    if (entry->status == ENTRY_PRESENT && !entry->past)
        bits_add(list->named, entry->term->index);
    return entry->status == ENTRY_PRESENT || entry->status == ENTRY_ABSENT;
}

static void settle_list(struct patient *patient, struct list *list)
{
    close_list(patient, list);
    bool some_gone = find_gone(list);
    if (!list->closed)
        open_list(list, some_gone);
    list->plain = true;
    for (size_t i = 0; i < list->count; i++) {
        add_entry(list, &list->entries[i]);
        list->plain &= add_named(list, &list->entries[i]);
    }
}

/* --- records --- */

static int newest_first(const void *a, const void *b)
{
    const struct record *x = *(struct record *const *)a, *y = *(struct record *const *)b;
    if (x->section != y->section)
        return x->section->index < y->section->index ? -1 : 1;
    return x->day == y->day ? 0 : x->day > y->day ? -1 : 1;
}

static void settle_records(struct patient *patient)
{
    for (size_t i = 0; i < patient->record_count; i++)
        fill_record(patient, patient->records[i]);
    if (patient->record_count > 1)
        qsort(patient->records, patient->record_count, sizeof *patient->records, newest_first);
}

/* --- days after the day of the check --- */

static void check_day(struct patient *patient, const char *what, int32_t day, bool identifying,
                      whereabouts where)
{
    char written[11], of_check[11];
    if (day == DATE_NONE || patient->date == DATE_NONE || day <= patient->date)
        return;
    date_write(day, written);
    date_write(patient->date, of_check);
    if (identifying)
        patient_problem(
            patient, where,
            "The date of \"%s\" lies after the day of the check, %s. One of them is wrong.", what,
            of_check);
    else
        patient_problem(
            patient, where,
            "The date of \"%s\", %s, lies after the day of the check, %s. One of them is wrong.",
            what, written, of_check);
}

static void check_value(struct patient *patient, const struct fact *fact, const struct value *value)
{
    if (value->state != VALUE_KNOWN || value->basis != BASIS_SAID)
        return;
    check_day(patient, fact->key, value->day, fact->identifying, value->where);
    if (fact->type == FACT_DATE)
        check_day(patient, fact->key, (int32_t)value->number, fact->identifying, value->where);
}

static void check_days(struct patient *patient)
{
    const struct schema *schema = patient->schema;
    for (size_t i = 0; i < schema->fact_count; i++)
        if (schema->facts[i]->dated || schema->facts[i]->type == FACT_DATE)
            check_value(patient, schema->facts[i], &patient->values[i]);
    for (size_t i = 0; i < schema->term_section_count; i++)
        for (size_t k = 0; k < patient->lists[i].count; k++) {
            const struct entry *entry = &patient->lists[i].entries[k];
            check_day(patient, entry->key, entry->day, false, entry->where);
        }
    for (size_t i = 0; i < patient->record_count; i++) {
        const struct record *record = patient->records[i];
        check_day(patient, record->section->name, record->day, false, record->where);
        for (size_t k = 0; k < record->section->fact_count; k++)
            check_value(patient, record->section->facts[k], &record->values[k]);
    }
}

/* --- all of it --- */

void patient_settle(struct patient *patient)
{
    const struct schema *schema = patient->schema;
    patient_drop_late(patient);
    size_t problems = patient->problems.count;
    patient->assumed = 0;
    for (size_t i = 0; i < schema->section_count; i++)
        if (schema->sections[i]->kind == SECTION_FACTS)
            fill_section(patient, schema->sections[i]);
    memset(patient->present, 0, patient->set_words * sizeof *patient->present);
    for (size_t i = 0; i < schema->term_section_count; i++)
        settle_list(patient, &patient->lists[i]);
    settle_records(patient);
    check_days(patient);
    sites_settle(patient);
    patient->late_problems = patient->problems.count - problems;
    patient->settled = true;
}

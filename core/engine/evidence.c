/* SPDX-License-Identifier: MIT */
/* Which facts made a condition so, and where each was said. */
#include <math.h>
#include <string.h>

#include "engine/check.h"
#include "rules/native_check.h"

/* --- the list --- */

static bool same(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

static bool begins_with(const char *text, const char *start)
{
    return strncmp(text, start, strlen(start)) == 0;
}

static void add(struct evidence *evidence, const char *fact, const char *value, whereabouts where,
                const char *origin)
{
    struct check *check = evidence->check;
    contra_evidence *item = arena_alloc(check->arena, sizeof *item);
    patient_where(check->patient, where, &item->file, &item->line, &item->origin);
    if (origin)
        item->origin = origin;
    item->fact = arena_string(check->arena, fact);
    item->value = arena_string(check->arena, value);
    item->file = arena_string(check->arena, item->file);
    item->origin = arena_string(check->arena, item->origin);
    for (size_t i = 0; i < evidence->count; i++) {
        const contra_evidence *known = evidence->items[i];
        if (!same(known->fact, fact) || known->line != item->line)
            continue;
        if (begins_with(known->value, value))
            return;
        if (begins_with(value, known->value)) {
            evidence->items[i] = item; /* the same, told more fully: with its day */
            return;
        }
    }
    evidence->items = arena_push(check->arena, (void *)evidence->items, evidence->count,
                                 &evidence->capacity, sizeof *evidence->items);
    evidence->items[evidence->count++] = item;
}

void evidence_missing(struct evidence *evidence, const char *name)
{
    add(evidence, name, "not answered", 0, NULL);
}

/* --- facts --- */

static void add_quantity(struct evidence *evidence, const struct quantity *quantity,
                         uint64_t lanes);

static void add_fact(struct evidence *evidence, const struct fact *fact, uint64_t lanes)
{
    struct check *check = evidence->check;
    if (fact->section->kind == SECTION_RECORDS || fact->section->role == ROLE_POLICY)
        return; /* a record is cited where it is counted; a policy is told by itself */
    const struct value *value = &check->patient->values[fact->index];
    if (value->state == VALUE_UNKNOWN) {
        evidence_missing(evidence, fact->name);
        return;
    }
    const char *words =
        fact->identifying ? "(not shown)" : value_written(value, fact, check->arena);
    if (value->basis != BASIS_DERIVED) {
        const char *assumed = value->basis == BASIS_NOT_MENTIONED ? "not mentioned" : NULL;
        add(evidence, fact->name, words, value->where, value->where ? NULL : assumed);
        return;
    }
    const struct derive *derive = rulebook_derive(check->book, fact);
    add(evidence, fact->name, words, 0, "worked out from other facts");
    if (derive && derive->value)
        add_quantity(evidence, derive->value, lanes);
    else if (derive)
        evidence_add(evidence, derive->when, lanes, value->number != 0);
}

/* --- lists --- */

static const char *entry_words(const struct entry *entry)
{
    if (entry->status == ENTRY_ABSENT)
        return "no";
    return entry->text && *entry->text ? entry->text : "not answered";
}

static void add_entry(struct evidence *evidence, const struct section *section,
                      const struct entry *entry)
{
    struct arena *arena = evidence->check->arena;
    add(evidence, arena_format(arena, "%s.%s", section->name, entry->key), entry_words(entry),
        entry->where, NULL);
}

/* Why something is not in the list: it is said so, or the list is closed. */
static void add_absence(struct evidence *evidence, const struct list *list, const struct term *term)
{
    struct arena *arena = evidence->check->arena;
    bool said = false;
    for (size_t i = 0; i < list->count; i++) {
        const struct entry *entry = &list->entries[i];
        if (!entry->term || entry->status != ENTRY_ABSENT ||
            !(entry->term->members[term->index / 64] >> (term->index % 64) & 1))
            continue;
        add_entry(evidence, list->section, entry);
        said = true;
    }
    if (!said && list->closed)
        add(evidence, arena_format(arena, "%s.others", list->section->name), "no",
            list->closed_where, list->closed_where ? NULL : "not mentioned");
}

static void add_matches(struct evidence *evidence, const struct list *list, const struct term *term,
                        const struct entry_filter *filter, bool holds)
{
    const struct patient *patient = evidence->check->patient;
    bool any = false;
    for (size_t i = 0; i < list->count; i++) {
        const struct entry *entry = &list->entries[i];
        static const struct entry_filter none = {NULL, 0, -1};
        bool matches = entry_matches(patient, entry, term, filter ? filter : &none) == TRUTH_YES;
        bool speaks = !holds && filter && entry_matches(patient, entry, term, &none) != TRUTH_NO;
        if (entry->status != ENTRY_PRESENT || !(matches || speaks))
            continue;
        add_entry(evidence, list->section, entry);
        any = true;
    }
    if (!any && !holds)
        add_absence(evidence, list, term);
}

static void add_list(struct evidence *evidence, const struct section *section,
                     const struct term *term, const struct entry_filter *filter, bool holds)
{
    add_matches(evidence, &evidence->check->patient->lists[section->list_index], term, filter,
                holds);
}

/* --- sites and records --- */

void evidence_site(struct evidence *evidence, const struct planned_site *site)
{
    struct check *check = evidence->check;
    if (!site->entry)
        return;
    add(evidence,
        arena_format(check->arena, "%s.%s", check->patient->schema->sites->name, site->name),
        entry_words(site->entry), site->where, NULL);
}

static void add_sites(struct evidence *evidence, uint64_t lanes)
{
    const struct patient *patient = evidence->check->patient;
    for (size_t i = 0; i < patient->site_count; i++)
        if (lanes >> i & 1)
            evidence_site(evidence, &patient->sites[i]);
}

/* The entries whose place decides for these sites. */
static void add_places(struct evidence *evidence, const struct condition *c, uint64_t lanes,
                       bool holds)
{
    const struct patient *patient = evidence->check->patient;
    const struct list *list = &patient->lists[c->section->list_index];
    add_matches(evidence, list, c->term, NULL, holds);
    if (holds)
        add_sites(evidence, lanes);
}

static void add_record(struct evidence *evidence, const struct record *record)
{
    char date[11];
    date_write(record->day, date);
    add(evidence, arena_format(evidence->check->arena, "%s %s", record->section->name, date),
        "recorded", record->where, NULL);
}

static void add_records(struct evidence *evidence, const struct quantity *count)
{
    struct check *check = evidence->check;
    struct evaluation inner = check->evaluation;
    for (size_t i = 0; i < check->patient->record_count; i++) {
        const struct record *record = check->patient->records[i];
        inner.record = record;
        if (record->section == count->section && evaluate_condition(&inner, count->each).must)
            add_record(evidence, record);
    }
}

static void add_quantity(struct evidence *evidence, const struct quantity *quantity, uint64_t lanes)
{
    if (!quantity)
        return;
    if (quantity->fact)
        add_fact(evidence, quantity->fact, lanes);
    add_quantity(evidence, quantity->a, lanes);
    add_quantity(evidence, quantity->b, lanes);
    for (size_t i = 0; i < quantity->term_count; i++)
        add_list(evidence, quantity->section, quantity->terms[i], NULL, true);
    if (quantity->kind == QUANTITY_COUNT_RECORDS)
        add_records(evidence, quantity);
}

/* --- checks --- */

static void add_section(struct evidence *evidence, const struct section *section)
{
    const struct patient *patient = evidence->check->patient;
    for (size_t i = 0; section->kind == SECTION_RECORDS && i < patient->record_count; i++)
        if (patient->records[i]->section == section)
            add_record(evidence, patient->records[i]);
    if (section->kind != SECTION_TERMS)
        return;
    const struct list *list = &patient->lists[section->list_index];
    for (size_t i = 0; i < list->count; i++)
        if (list->entries[i].status == ENTRY_PRESENT)
            add_entry(evidence, section, &list->entries[i]);
}

static void add_need(struct evidence *evidence, const struct native_need *need, uint64_t lane)
{
    struct evaluation *evaluation = &evidence->check->evaluation;
    if (!native_need_known(evaluation, need, lane))
        return;
    if (need->fact)
        add_fact(evidence, need->fact, lane);
    else
        evidence_add(evidence, need->condition, lane,
                     (evaluate_condition(evaluation, need->condition).must & lane) != 0);
}

void evidence_needs(struct evidence *evidence, const struct rule *rule, unsigned lane)
{
    if (rule->native) {
        for (size_t i = 0; i < rule->native->need_count; i++)
            add_need(evidence, &rule->native->needs[i], lane_bit(lane));
        return;
    }
    for (size_t i = 0; i < rule->need_fact_count; i++)
        add_fact(evidence, rule->need_facts[i], 1);
    for (size_t i = 0; i < rule->need_section_count; i++)
        add_section(evidence, rule->need_sections[i]);
}

void evidence_open(struct evidence *evidence, const struct check_answer *answer, unsigned lane)
{
    if (answer->reason)
        evidence_missing(evidence, answer->reason);
    for (size_t i = 0; i < answer->open_count; i++) {
        const struct native_need *need = answer->open[i];
        if (need->condition)
            questions_missing(evidence->check, need->condition, lane_bit(lane), evidence);
        else
            evidence_missing(evidence, need->fact->name);
    }
}

/* --- conditions --- */

/* A result that was asked for its day is told with it. */
static void add_dated(struct evidence *evidence, const struct fact *fact, uint64_t lanes)
{
    struct check *check = evidence->check;
    const struct value *value = &check->patient->values[fact->index];
    char day[11];
    if (fact->section->kind != SECTION_FACTS || value->state == VALUE_UNKNOWN ||
        value->day == DATE_NONE) {
        add_fact(evidence, fact, lanes);
        return;
    }
    date_write(value->day, day);
    add(evidence, fact->name,
        arena_format(check->arena, "%s, %s", value_written(value, fact, check->arena), day),
        value->where, NULL);
}

static void add_leaf(struct evidence *evidence, const struct condition *c, uint64_t lanes,
                     bool holds)
{
    switch (c->kind) {
    case CONDITION_COMPARE:
        add_quantity(evidence, c->left, lanes);
        add_quantity(evidence, c->low, lanes);
        add_quantity(evidence, c->high, lanes);
        break;
    case CONDITION_INCLUDE:
        add_list(evidence, c->section, c->term, c->filtered ? &c->filter : NULL, holds);
        break;
    case CONDITION_SITE_AFFECTED:
    case CONDITION_SITE_LIMB: add_places(evidence, c, lanes, holds); break;
    case CONDITION_SITE_IS:
    case CONDITION_SITE_SIDE:
    case CONDITION_SITE_REGION:
    case CONDITION_SITE_NEEDLE: add_sites(evidence, lanes); break;
    case CONDITION_KNOWN:
        if (!c->fact) {
            add(evidence, c->section->name, holds ? "closed" : "not answered", 0, NULL);
            break;
        }
        add_fact(evidence, c->fact, lanes);
        break;
    case CONDITION_WITHIN:
        if (c->fact)
            add_dated(evidence, c->fact, lanes);
        break;
    default:
        if (c->fact)
            add_fact(evidence, c->fact, lanes);
        break;
    }
}

static struct lanes value_of(const struct evidence *evidence, const struct condition *c)
{
    return evaluate_condition(&evidence->check->evaluation, c);
}

/* Of what is held together by `and` (when it holds) all parts matter; of alternatives those that
 * decided. When a whole is false it is the other way round, and one part is enough. */
static void add_pair(struct evidence *evidence, const struct condition *c, uint64_t lanes,
                     bool holds)
{
    bool all = (c->kind == CONDITION_AND) == holds;
    const struct condition *parts[] = {c->a, c->b};
    for (int i = 0; i < 2; i++) {
        struct lanes value = value_of(evidence, parts[i]);
        uint64_t decided = holds ? lanes & value.must : lanes & ~value.may;
        if (all)
            evidence_add(evidence, parts[i], lanes, holds);
        else if (decided)
            evidence_add(evidence, parts[i], decided, holds);
        if (!all && !holds && decided == lanes)
            return;
    }
}

void evidence_add(struct evidence *evidence, const struct condition *c, uint64_t lanes, bool holds)
{
    struct check *check = evidence->check;
    switch (c->kind) {
    case CONDITION_AND:
    case CONDITION_OR: add_pair(evidence, c, lanes, holds); break;
    case CONDITION_NOT: evidence_add(evidence, c->a, lanes, !holds); break;
    case CONDITION_IF_KNOWN: evidence_add(evidence, c->a, lanes, holds); break;
    case CONDITION_ANY_SITE:
        evidence_add(evidence, c->a, holds ? value_of(evidence, c->a).must : check->evaluation.all,
                     holds);
        break;
    default: add_leaf(evidence, c, lanes, holds); break;
    }
}

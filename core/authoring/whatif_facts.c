/* SPDX-License-Identifier: MIT */
/* Each single fact that is known, said otherwise: which of them change what follows? */
#include "authoring/whatif.h"
#include "facts/value.h"

static void keep(struct whatif *whatif, const char *fact, const char *now,
                 const struct answers *answers)
{
    struct known_fact known = {.fact = fact, .now = now};
    for (size_t i = 0; i < answers->count; i++) {
        if (answers->items[i].then.disposition == whatif->now.disposition)
            continue;
        known.answers.items = arena_push(whatif->arena, known.answers.items, known.answers.count,
                                         &known.answers.capacity, sizeof *known.answers.items);
        known.answers.items[known.answers.count++] = answers->items[i];
    }
    if (known.answers.count == 0)
        return;
    whatif->facts = arena_push(whatif->arena, whatif->facts, whatif->fact_count,
                               &whatif->fact_capacity, sizeof *whatif->facts);
    whatif->facts[whatif->fact_count++] = known;
}

/* "labs.inr = 3.8" */
static void try_fact(struct whatif *whatif, const struct fact *fact)
{
    const struct value *value = patient_value(whatif->patient, fact);
    bool said = value->state != VALUE_UNKNOWN && value->basis != BASIS_DERIVED &&
                value->basis != BASIS_POLICY;
    struct answers answers = {NULL, 0, 0};
    if (!said || fact->identifying || fact->section->role == ROLE_POLICY)
        return;
    whatif_values(whatif, fact, false, &answers);
    keep(whatif, fact->name, value_words(value, fact, whatif->arena), &answers);
}

/* The first line that speaks of the same. */
static bool met_before(const struct list *list, size_t index)
{
    for (size_t i = 0; i < index; i++)
        if (list->entries[i].term == list->entries[index].term)
            return true;
    return false;
}

/* The value with another state; its place and its day stay. */
static const char *in_state(struct arena *arena, const struct entry *entry, const char *state)
{
    const char *cursor = entry->text, *part;
    struct text value;
    text_start(&value, arena);
    text_add(&value, state);
    while ((part = text_next_part(arena, &cursor)))
        if (!text_same(part, "yes") && !(entry->state && text_same(part, entry->state)))
            text_addf(&value, ", %s", part);
    return value.bytes;
}

/* "medications.warfarin": not there, or in another state. */
static void try_term(struct whatif *whatif, const struct section *section,
                     const struct entry *entry)
{
    struct answers answers = {NULL, 0, 0};
    struct change left_out = {section->name, entry->key, "no"};
    whatif_add(whatif, &answers, "no", &left_out, 1);
    for (size_t i = 0; i < entry->term->state_count; i++) {
        struct change change = {section->name, entry->key,
                                in_state(whatif->arena, entry, entry->term->states[i])};
        whatif_add(whatif, &answers, entry->term->states[i], &change, 1);
    }
    keep(whatif, arena_format(whatif->arena, "%s.%s", section->name, entry->key),
         entry->state ? entry->state : "yes", &answers);
}

static void try_list(struct whatif *whatif, const struct section *section)
{
    const struct list *list = &whatif->patient->lists[section->list_index];
    for (size_t i = 0; i < list->count; i++) {
        const struct entry *entry = &list->entries[i];
        if (entry->term && entry->status == ENTRY_PRESENT && !met_before(list, i))
            try_term(whatif, section, entry);
    }
}

void whatif_facts(struct whatif *whatif)
{
    const struct schema *schema = whatif->patient->schema;
    for (size_t i = 0; i < schema->fact_count; i++)
        try_fact(whatif, schema->facts[i]);
    for (size_t i = 0; i < schema->section_count; i++)
        if (schema->sections[i]->kind == SECTION_TERMS && schema->sections[i]->role != ROLE_SITES)
            try_list(whatif, schema->sections[i]);
}

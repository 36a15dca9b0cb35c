/* SPDX-License-Identifier: MIT */
/* What to ask where a condition is left open: a fact, a word of a list, a place, a side. */
#include <math.h>
#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "engine/ask.h"

/* --- the list of questions --- */

static const char **add_word(struct arena *arena, const char **words, size_t *count,
                             size_t *capacity, const char *word)
{
    for (size_t i = 0; i < *count; i++)
        if (strcmp(words[i], word) == 0)
            return words;
    words = arena_push(arena, (void *)words, *count, capacity, sizeof *words);
    words[(*count)++] = word;
    return words;
}

void ask(struct asking *asking, const char *fact, const char *question, const char *term)
{
    struct arena *arena = asking->check->arena;
    if (asking->missing) {
        evidence_missing(asking->missing, fact);
        return;
    }
    struct asked *asked = NULL;
    asking->asked = true;
    for (size_t i = 0; i < asking->count && !asked; i++)
        if (strcmp(asking->items[i]->question.fact, fact) == 0)
            asked = asking->items[i];
    if (!asked) {
        asked = arena_alloc(arena, sizeof *asked);
        asked->question.fact = arena_string(arena, fact);
        asked->question.question = arena_string(arena, question ? question : fact);
        asked->order = asking->count;
        asking->items = arena_push(arena, asking->items, asking->count, &asking->capacity,
                                   sizeof(struct asked *));
        asking->items[asking->count++] = asked;
    }
    contra_question *q = &asked->question;
    if (term)
        asked->terms = add_word(arena, asked->terms, &q->term_count, &asked->term_capacity, term);
    asked->rules =
        add_word(arena, asked->rules, &q->rule_count, &asked->rule_capacity, asking->rule->name);
    if (asking->could_lower)
        q->could_lower = 1;
    else if (q->could_be < asking->could_be)
        q->could_be = asking->could_be;
}

/* --- facts --- */

/* The questions of the facts that a number is worked out from, one behind the other. */
static void inputs_of(struct asking *asking, const struct quantity *q, struct text *questions)
{
    if (!q)
        return;
    if (q->fact && asking->check->patient->values[q->fact->index].state == VALUE_UNKNOWN)
        text_addf(questions, "%s%s", questions->length ? " " : "",
                  q->fact->question ? q->fact->question : q->fact->name);
    inputs_of(asking, q->a, questions);
    inputs_of(asking, q->b, questions);
}

/* A derived fact asks for what it needs, as one question. */
static void ask_derived(struct asking *asking, const struct fact *fact, uint64_t lanes)
{
    const struct derive *derive = rulebook_derive(asking->check->book, fact);
    if (!derive || !derive->value) {
        if (derive)
            questions_walk(asking, derive->when, lanes);
        return;
    }
    struct text questions;
    text_start(&questions, asking->check->arena);
    if (fact->question)
        text_add(&questions, fact->question);
    else
        inputs_of(asking, derive->value, &questions);
    ask(asking, fact->name, questions.bytes, NULL);
}

/* Which of several records it is that leaves a question open: "session 2026-11-08". */
static const char *record_words(const struct check *check)
{
    const struct record *record = check->evaluation.record;
    char day[11];
    if (!record)
        return NULL;
    date_write(record->day, day);
    return arena_format(check->arena, "%s %s", record->section->name, day);
}

void ask_fact(struct asking *asking, const struct fact *fact, uint64_t lanes)
{
    struct check *check = asking->check;
    if (fact->section->kind == SECTION_RECORDS) {
        ask(asking, fact->name, fact->question, record_words(check));
        return;
    }
    const struct value *value = &check->patient->values[fact->index];
    if (value->state != VALUE_UNKNOWN && fact->dated && value->day == DATE_NONE)
        ask(asking, fact->name,
            arena_format(check->arena, "On which day was this result taken: %s?", fact->name),
            NULL);
    else if (fact->derived && (value->state == VALUE_UNKNOWN || value->basis == BASIS_DERIVED))
        ask_derived(asking, fact, lanes);
    else
        ask(asking, fact->name, fact->question, NULL);
}

/* --- lists --- */

/* May a word that nobody knows be one of the term? */
static bool may_be(const struct entry *entry, const struct term *term)
{
    bool open = entry->status == ENTRY_PRESENT || entry->status == ENTRY_UNKNOWN;
    for (size_t i = 0; open && i < entry->near_count; i++) {
        const struct term *near = entry->near[i];
        if ((term->members[near->index / 64] >> (near->index % 64) & 1) ||
            (near->members[term->index / 64] >> (term->index % 64) & 1))
            return true;
    }
    return open && entry->may_be_any;
}

static void ask_unrecognised(struct asking *asking, const struct section *section,
                             const struct entry *entry)
{
    struct arena *arena = asking->check->arena;
    const char *fact = arena_format(arena, "%s.%s", section->name, entry->key);
    if (entry->near_count)
        ask(asking, fact,
            arena_format(arena,
                         "\"%s\" is not known. Is it \"%s\"? (If it is something else without "
                         "bearing, write: %s = checked, no class)",
                         entry->key, entry->near_names[0], entry->key),
            NULL);
    else
        ask(asking, fact,
            arena_format(arena,
                         "What is \"%s\"? (If it has no bearing, write: %s = checked, no class)",
                         entry->key, entry->key),
            NULL);
}

static const char *states_of(struct arena *arena, const struct term *term)
{
    struct text words;
    text_start(&words, arena);
    for (size_t i = 0; i < term->state_count; i++)
        text_addf(&words, "%s%s", i ? ", " : "", term->states[i]);
    return words.bytes;
}

/* What is missing of an entry that is there: its state, its day, its place. */
static void ask_detail(struct asking *asking, const struct section *section,
                       const struct entry *entry, const struct entry_filter *filter, bool place)
{
    struct arena *arena = asking->check->arena;
    const char *fact = arena_format(arena, "%s.%s", section->name, entry->key);
    if (entry->status == ENTRY_UNKNOWN)
        ask(asking, fact, arena_format(arena, "%s: yes or no?", entry->key), NULL);
    else if (place)
        ask(asking, fact, arena_format(arena, "%s: where, and on which side?", entry->key), NULL);
    else if (entry->term && filter && filter->state_count && !entry->state)
        ask(asking, fact,
            arena_format(arena, "%s: which of these? %s", entry->key,
                         states_of(arena, entry->term)),
            NULL);
    else if (filter && filter->within_days >= 0 && entry->day == DATE_NONE)
        ask(asking, fact, arena_format(arena, "%s: since when? (a date)", entry->key), NULL);
    else
        ask(asking, fact, arena_format(arena, "%s: which one exactly?", entry->key), NULL);
}

/* Has an entry something to say about the term, and leaves it open? */
static bool entry_open(const struct asking *asking, const struct entry *entry,
                       const struct term *term, const struct entry_filter *filter)
{
    return (entry->term || entry->status == ENTRY_VOUCHED) &&
           entry_matches(asking->check->patient, entry, term, filter) == TRUTH_UNKNOWN;
}

static void ask_list(struct asking *asking, const struct section *section, const struct term *term,
                     const struct entry_filter *filter, bool place)
{
    static const struct entry_filter any = {NULL, 0, -1};
    const struct list *list = &asking->check->patient->lists[section->list_index];
    bool told = false;
    for (size_t i = 0; i < list->count; i++) {
        const struct entry *entry = &list->entries[i];
        truth matches =
            entry->term ? entry_matches(asking->check->patient, entry, term, &any) : TRUTH_NO;
        if (!entry->term && may_be(entry, term))
            ask_unrecognised(asking, section, entry);
        else if (entry->status == ENTRY_VOUCHED &&
                 entry_matches(asking->check->patient, entry, term, filter ? filter : &any) ==
                     TRUTH_UNKNOWN)
            ask_detail(asking, section, entry, NULL, false);
        else if (entry_open(asking, entry, term, filter ? filter : &any))
            ask_detail(asking, section, entry, filter, place && matches == TRUTH_YES), told = true;
        else if (place && matches == TRUTH_YES && entry->status == ENTRY_PRESENT)
            ask_detail(asking, section, entry, NULL, true), told = true;
    }
    if (!list->closed && !told)
        ask(asking, section->name, section->question, term->name);
    else if (!list->closed && place)
        ask(asking, section->name, section->question, term->name);
}

/* --- sites --- */

static void ask_site(struct asking *asking, const struct planned_site *site, bool needle)
{
    struct check *check = asking->check;
    struct arena *arena = check->arena;
    const struct section *sites = check->patient->schema->sites;
    if (!site->entry) {
        ask(asking, sites->name, sites->question, NULL);
        return;
    }
    const char *fact = arena_format(arena, "%s.%s", sites->name, site->name);
    if (!site->term)
        ask_unrecognised(asking, sites, site->entry);
    else if (needle)
        ask(asking, arena_format(arena, "%s (needle)", fact),
            arena_format(arena, "How long is the needle for %s, in mm?", site->name), NULL);
    else
        ask(asking, fact, arena_format(arena, "%s: left or right?", site->name), NULL);
}

void ask_sites(struct asking *asking, uint64_t lanes, bool needle)
{
    const struct patient *patient = asking->check->patient;
    for (size_t i = 0; i < patient->site_count; i++)
        if (lanes >> i & 1)
            ask_site(asking, &patient->sites[i], needle);
}

/* Is the site itself in the dark, so that asking where it is comes first? */
static uint64_t dark_sites(const struct asking *asking, uint64_t lanes)
{
    const struct patient *patient = asking->check->patient;
    uint64_t dark = 0;
    for (size_t i = 0; i < patient->site_count; i++)
        if (!patient->sites[i].term || !patient->sites[i].side_known)
            dark |= (uint64_t)1 << i;
    return dark & lanes;
}

/* Something at its place: unknown because of the list, of the place, or of the site's side. */
static void ask_place(struct asking *asking, const struct condition *c, uint64_t lanes)
{
    const struct patient *patient = asking->check->patient;
    const struct list *list = &patient->lists[c->section->list_index];
    static const struct entry_filter any = {NULL, 0, -1};
    truth there = list_includes_where(patient, list, c->term, &any);
    if (there != TRUTH_YES) {
        ask_list(asking, c->section, c->term, NULL, false);
        return;
    }
    uint64_t dark = dark_sites(asking, lanes);
    if (dark)
        ask_sites(asking, dark, false);
    bool placeless = false;
    for (size_t i = 0; i < list->count; i++) {
        const struct entry *entry = &list->entries[i];
        if (entry->term && entry->status == ENTRY_PRESENT &&
            entry_matches(patient, entry, c->term, &any) == TRUTH_YES &&
            (entry->place.region < 0 || !entry->place.side_known)) {
            ask_detail(asking, c->section, entry, NULL, true);
            placeless = true;
        }
    }
    if (!dark && !placeless)
        ask_list(asking, c->section, c->term, NULL, false);
}

/* --- a leaf of any kind --- */

static void ask_records(struct asking *asking, const struct quantity *q, uint64_t lanes)
{
    struct check *check = asking->check;
    struct evaluation before = check->evaluation;
    for (size_t i = 0; i < check->patient->record_count; i++) {
        check->evaluation.record = check->patient->records[i];
        if (check->patient->records[i]->section == q->section)
            questions_walk(asking, q->each, lanes);
    }
    check->evaluation = before;
}

/* A class that is there counts as one or as many. */
static void ask_classes(struct asking *asking, const struct section *section,
                        const struct term *term)
{
    const struct patient *patient = asking->check->patient;
    static const struct entry_filter any = {NULL, 0, -1};
    const struct list *list = &patient->lists[section->list_index];
    for (size_t i = 0; i < list->count; i++) {
        const struct entry *entry = &list->entries[i];
        if (entry->term && entry->term->is_class &&
            entry_matches(patient, entry, term, &any) == TRUTH_YES)
            ask_detail(asking, section, entry, NULL, false);
    }
}

static void ask_quantity(struct asking *asking, const struct quantity *q, uint64_t lanes)
{
    if (!q)
        return;
    struct interval number = evaluate_quantity(&asking->check->evaluation, q, 0);
    if (q->kind != QUANTITY_COUNT_RECORDS && (number.low == number.high || isnan(number.low)))
        return; /* it is known */
    if (q->fact)
        ask_fact(asking, q->fact, lanes);
    ask_quantity(asking, q->a, lanes);
    ask_quantity(asking, q->b, lanes);
    for (size_t i = 0; i < q->term_count; i++) {
        ask_list(asking, q->section, q->terms[i], NULL, false);
        ask_classes(asking, q->section, q->terms[i]);
    }
    if (q->kind == QUANTITY_COUNT_RECORDS)
        ask_records(asking, q, lanes);
}

void ask_leaf(struct asking *asking, const struct condition *c, uint64_t lanes)
{
    switch (c->kind) {
    case CONDITION_COMPARE:
        ask_quantity(asking, c->left, lanes);
        ask_quantity(asking, c->low, lanes);
        ask_quantity(asking, c->high, lanes);
        break;
    case CONDITION_INCLUDE:
        ask_list(asking, c->section, c->term, c->filtered ? &c->filter : NULL, false);
        break;
    case CONDITION_SITE_AFFECTED:
    case CONDITION_SITE_LIMB: ask_place(asking, c, lanes); break;
    case CONDITION_SITE_NEEDLE: ask_sites(asking, lanes, true); break;
    case CONDITION_SITE_IS:
    case CONDITION_SITE_SIDE:
    case CONDITION_SITE_REGION: ask_sites(asking, lanes, false); break;
    case CONDITION_RECORD_TREATED:
        if (dark_sites(asking, lanes))
            ask_sites(asking, dark_sites(asking, lanes), false);
        else
            ask(asking, arena_format(asking->check->arena, "%s.sites", c->section->name),
                "Which sites were treated in that session?", record_words(asking->check));
        break;
    default:
        if (c->fact)
            ask_fact(asking, c->fact, lanes);
        break;
    }
}

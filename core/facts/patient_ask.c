/* SPDX-License-Identifier: MIT */
/* What conditions ask of a settled patient, beyond list_includes. The answers are bounds: unknown
 * wherever some completion of what was said would change them. */
#include <math.h>
#include <string.h>

#include "base/text.h"
#include "facts/bits.h"
#include "facts/patient_parts.h"

/* --- one line and a term --- */

/* Is the one of the other? Maybe, if the one is a class and the other may be what it stands for. */
static truth is_of(const struct term *one, const struct term *term)
{
    if (bits_has(term->members, one->index))
        return TRUTH_YES;
    if (one->is_class && bits_meet(one->members, term->members, term->vocabulary->words))
        return TRUTH_UNKNOWN;
    return TRUTH_NO;
}

static truth unrecognised_speaks(const struct entry *entry, const struct term *term)
{
    if (entry->may_be_any)
        return TRUTH_UNKNOWN;
    for (size_t i = 0; i < entry->near_count; i++)
        if (is_of(entry->near[i], term) != TRUTH_NO)
            return TRUTH_UNKNOWN;
    return TRUTH_NO;
}

/* "NSAID gel": of a class in a local form only what counts in any form may matter. */
static truth local_speaks(const struct entry *entry, const struct term *term)
{
    const struct vocabulary *vocabulary = term->vocabulary;
    for (size_t i = 0; i < vocabulary->count; i++)
        if (vocabulary->terms[i]->any_route && bits_has(entry->term->members, i) &&
            bits_has(term->members, i))
            return TRUTH_UNKNOWN;
    return TRUTH_NO;
}

/* Does the line speak of the term, whatever else it says? */
static truth speaks_of(const struct entry *entry, const struct term *term)
{
    if (entry->status == ENTRY_ABSENT)
        return TRUTH_NO;
    if (entry->status == ENTRY_VOUCHED)
        return entry->vouched != NULL ? is_of(entry->vouched, term) : TRUTH_NO;
    if (entry->term == NULL)
        return unrecognised_speaks(entry, term);
    if (entry->local_form && !entry->term->any_route && !term->any_route)
        return local_speaks(entry, term);
    truth answer = is_of(entry->term, term);
    return entry->status == ENTRY_UNKNOWN ? answer & TRUTH_UNKNOWN : answer;
}

static bool names_state(const struct entry_filter *filter, const char *state)
{
    for (size_t i = 0; i < filter->state_count; i++)
        if (text_same(filter->states[i], state))
            return true;
    return false;
}

/* Could the line have been given one of the states? A class may stand for a member with states of
 * its own, and so may a word that nobody knows. */
static bool could_be_in_state(const struct entry *entry, const struct entry_filter *filter)
{
    bool past;
    if (entry->term == NULL || entry->term->is_class)
        return true;
    for (size_t i = 0; i < filter->state_count; i++)
        if (term_state(entry->term, filter->states[i], &past) != NULL)
            return true;
    return false;
}

static truth in_state(const struct entry *entry, const struct entry_filter *filter)
{
    if (filter->states == NULL || filter->state_count == 0)
        return entry->past ? TRUTH_NO : TRUTH_YES;
    if (entry->state == NULL)
        return could_be_in_state(entry, filter) ? TRUTH_UNKNOWN : TRUTH_NO;
    return names_state(filter, entry->state) ? TRUTH_YES : TRUTH_NO;
}

static truth within_days(const struct patient *patient, const struct entry *entry, int days)
{
    if (days < 0)
        return TRUTH_YES;
    if (entry->day == DATE_NONE || patient->date == DATE_NONE)
        return TRUTH_UNKNOWN;
    return (int64_t)patient->date - entry->day <= days ? TRUTH_YES : TRUTH_NO;
}

truth entry_matches(const struct patient *patient, const struct entry *entry,
                    const struct term *term, const struct entry_filter *filter)
{
    truth answer = speaks_of(entry, term);
    if (answer == TRUTH_NO)
        return TRUTH_NO;
    return answer & in_state(entry, filter) & within_days(patient, entry, filter->within_days);
}

/* --- a list and a term --- */

/* Is all that may be both gone: denied, or over? */
static bool all_gone(const struct list *list, const struct term *one, const struct term *other)
{
    for (size_t i = 0; i < other->vocabulary->words; i++)
        if (one->members[i] & other->members[i] & ~list->gone[i])
            return false;
    return true;
}

/* A class, an unanswered line, or a word near a class can only mean what is not gone. */
static bool ruled_out(const struct list *list, const struct entry *entry, const struct term *term)
{
    const struct term *said = entry->term != NULL ? entry->term : entry->vouched;
    if (said != NULL)
        return all_gone(list, said, term);
    for (size_t i = 0; i < entry->near_count; i++)
        if (bits_has(term->members, entry->near[i]->index) || !all_gone(list, entry->near[i], term))
            return false;
    return !entry->may_be_any;
}

static bool asks_for_the_past(const struct term *term, const struct entry_filter *filter)
{
    bool past = false;
    for (size_t i = 0; i < filter->state_count && !past; i++)
        term_state(term, filter->states[i], &past);
    return past;
}

/* Has the term a line of its own, beside which no other line can speak of it? */
static bool has_own_line(const struct list *list, const struct term *term)
{
    for (size_t i = 0; i < list->count && !term->is_class; i++) {
        const struct entry *entry = &list->entries[i];
        bool absent = entry->status == ENTRY_ABSENT && !entry->local_form;
        if (entry->term == term && (absent || entry_settles(entry)))
            return true;
    }
    return false;
}

/* The "no" of a class leaves possible what is over, so that it answers no question about the past.
 */
truth list_includes_where(const struct patient *patient, const struct list *list,
                          const struct term *term, const struct entry_filter *filter)
{
    bool past = asks_for_the_past(term, filter);
    bool own_line = has_own_line(list, term);
    truth answer = TRUTH_NO;
    for (size_t i = 0; i < list->count; i++) {
        const struct entry *entry = &list->entries[i];
        truth matches = entry_matches(patient, entry, term, filter);
        bool other = own_line && entry->term != NULL && entry->term != term;
        if (matches == TRUTH_YES || (!other && (past || !ruled_out(list, entry, term))))
            answer |= matches;
    }
    bool denied = !past && bits_has(list->denied, term->index);
    if (!list->closed && !own_line && !denied)
        answer |= TRUTH_UNKNOWN;
    return answer;
}

truth list_affects(const struct patient *patient, const struct list *list, const struct term *term,
                   const struct planned_site *site, bool by_limb)
{
    truth answer = TRUTH_NO;
    for (size_t i = 0; i < list->count; i++) {
        const struct entry *entry = &list->entries[i];
        truth speaks = entry->past ? TRUTH_NO : speaks_of(entry, term);
        if (speaks == TRUTH_NO || (speaks != TRUTH_YES && ruled_out(list, entry, term)))
            continue;
        answer |= speaks & (by_limb ? place_in_limb(patient->anatomy, entry->place, site)
                                    : place_affects(patient->anatomy, entry->place, site));
    }
    if (!list->closed && !bits_has(list->gone, term->index))
        answer |= TRUTH_UNKNOWN;
    return answer;
}

/* --- counting --- */

struct counting {
    uint64_t *counted; /* terms that a line counted already may stand for */
    double low, high;
};

/* A class counts as one more only if none of its members was counted. */
static void count_term(struct counting *counting, const struct term *term)
{
    size_t words = term->vocabulary->words;
    if (bits_meet(term->members, counting->counted, words))
        return;
    bits_add_all(counting->counted, term->members, words);
    counting->low++;
    counting->high++;
}

static truth speaks_of_any(const struct list *list, const struct entry *entry,
                           const struct term *const *classes, size_t class_count)
{
    truth answer = TRUTH_NO;
    for (size_t i = 0; i < class_count; i++) {
        truth speaks = entry->past ? TRUTH_NO : speaks_of(entry, classes[i]);
        if (speaks == TRUTH_YES || (speaks != TRUTH_NO && !ruled_out(list, entry, classes[i])))
            answer |= speaks;
    }
    return answer;
}

/* What may be there, and how much of it. A class, or a word that nobody knows, may be many. */
static void count_possible(struct counting *counting, const struct entry *entry)
{
    bool many = entry->status != ENTRY_VOUCHED && (entry->term == NULL || entry->term->is_class);
    if (many)
        counting->high = INFINITY;
    else
        counting->high++;
}

/* First the terms that are there, then what is vouched for, then classes, then what may be. */
enum { COUNT_TERMS, COUNT_VOUCHED, COUNT_CLASSES, COUNT_POSSIBLE, COUNT_PASSES };

static int pass_of(const struct entry *entry, truth speaks)
{
    if (speaks != TRUTH_YES)
        return COUNT_POSSIBLE;
    if (entry->term == NULL)
        return COUNT_VOUCHED;
    return entry->term->is_class ? COUNT_CLASSES : COUNT_TERMS;
}

static void count_entry(struct counting *counting, const struct entry *entry, int pass)
{
    if (pass == COUNT_VOUCHED) {
        counting->low++;
        counting->high++;
    }
    if (pass == COUNT_TERMS || pass == COUNT_CLASSES)
        count_term(counting, entry->term);
    if (pass == COUNT_CLASSES || pass == COUNT_POSSIBLE)
        count_possible(counting, entry);
}

/* Of a plain list it is enough to look at the terms. */
static double count_named(const struct list *list, const struct term *const *classes,
                          size_t class_count)
{
    double count = 0;
    for (size_t word = 0; word < list->section->vocabulary->words; word++) {
        uint64_t members = 0;
        for (size_t i = 0; list->named[word] && i < class_count; i++)
            members |= classes[i]->members[word];
        for (uint64_t set = members & list->named[word]; set; set &= set - 1)
            count++;
    }
    return count;
}

void list_count(const struct patient *patient, const struct list *list,
                const struct term *const *classes, size_t class_count, double *low, double *high)
{
    struct counting counting = {list->scratch, 0, 0};
    (void)patient;
    if (list->plain)
        counting.low = counting.high = count_named(list, classes, class_count);
    else
        memset(list->scratch, 0, list->section->vocabulary->words * sizeof(uint64_t));
    unsigned wanted = list->plain ? 0 : 1u << COUNT_TERMS; /* passes; the first finds the others */
    for (int pass = 0; pass < COUNT_PASSES; pass++)
        for (size_t i = 0; (wanted >> pass & 1) && i < list->count; i++) {
            const struct entry *entry = &list->entries[i];
            truth speaks = speaks_of_any(list, entry, classes, class_count);
            if (speaks == TRUTH_NO)
                continue;
            wanted |= 1u << pass_of(entry, speaks);
            if (pass_of(entry, speaks) == pass)
                count_entry(&counting, entry, pass);
        }
    for (size_t i = 0; i < class_count && !list->closed; i++)
        if (!bits_has(list->gone, classes[i]->index))
            counting.high = INFINITY;
    *low = counting.low;
    *high = counting.high;
}

/* --- sites --- */

truth site_is(const struct planned_site *site, const struct term *term)
{
    const struct entry *entry = site->entry;
    if (entry != NULL && entry->status == ENTRY_VOUCHED)
        return speaks_of(entry, term);
    return site_among(site, term->members, term->vocabulary->words);
}

truth site_on_side(const struct planned_site *site, uint8_t side)
{
    if (!(site->sides & side))
        return TRUTH_NO;
    return site->side_known ? TRUTH_YES : TRUTH_UNKNOWN;
}

static truth same_term(const struct planned_site *a, const struct planned_site *b, size_t words)
{
    if (a->term != NULL && b->term != NULL)
        return a->term == b->term ? TRUTH_YES : TRUTH_NO;
    if (a->term != NULL)
        return bits_has(b->candidates, a->term->index) ? TRUTH_UNKNOWN : TRUTH_NO;
    if (b->term != NULL)
        return bits_has(a->candidates, b->term->index) ? TRUTH_UNKNOWN : TRUTH_NO;
    return bits_meet(a->candidates, b->candidates, words) ? TRUTH_UNKNOWN : TRUTH_NO;
}

static truth same_side(const struct planned_site *a, const struct planned_site *b)
{
    if (!(a->sides & b->sides))
        return TRUTH_NO;
    return a->side_known && b->side_known ? TRUTH_YES : TRUTH_UNKNOWN;
}

truth record_treated(const struct record *record, const struct planned_site *site)
{
    truth answer = TRUTH_NO;
    if (!record->sites_known)
        return TRUTH_UNKNOWN;
    for (size_t i = 0; i < record->site_count; i++) {
        const struct planned_site *treated = record->sites[i];
        const struct term *known = site->term != NULL ? site->term : treated->term;
        size_t words = known != NULL ? known->vocabulary->words : record->site_words;
        answer |= same_term(site, treated, words) & same_side(site, treated);
    }
    return answer;
}

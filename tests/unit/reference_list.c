/* SPDX-License-Identifier: MIT */
#include <math.h>
#include <string.h>

#include "base/text.h"
#include "facts/vocabulary.h"
#include "reference_inside.h"

/* --- words of a vocabulary --- */

/* Is `term` of `class`, by the headings of the vocabulary's file? */
static bool is_one_of(const struct term *term, const struct term *class)
{
    if (term == class)
        return true;
    for (size_t i = 0; i < term->classes.count; i++) {
        const struct term *above = vocabulary_find(term->vocabulary, term->classes.items[i]);
        if (above != NULL && is_one_of(above, class))
            return true;
    }
    return false;
}

/* The same, from the sealed vocabulary; reference_memberships proves that it is. */
static bool member(const struct term *term, const struct term *class)
{
    return (class->members[term->index / 64] >> (term->index % 64) & 1) != 0;
}

bool reference_memberships(const struct vocabulary *vocabulary)
{
    for (size_t i = 0; i < vocabulary->count; i++)
        for (size_t k = 0; k < vocabulary->count; k++) {
            const struct term *term = vocabulary->terms[i], *class = vocabulary->terms[k];
            if (member(term, class) != (i == k || (class->is_class && is_one_of(term, class))))
                return false;
        }
    return true;
}

/* Could something be both? */
static bool overlap(const struct term *a, const struct term *b)
{
    for (size_t i = 0; i < a->vocabulary->count; i++)
        if (member(a->vocabulary->terms[i], a) && member(a->vocabulary->terms[i], b))
            return true;
    return false;
}

/* Could something be both that counts in whatever form it is given? */
static bool overlap_in_any_form(const struct term *a, const struct term *b)
{
    for (size_t i = 0; i < a->vocabulary->count; i++) {
        const struct term *word = a->vocabulary->terms[i];
        if (word->any_route && member(word, a) && member(word, b))
            return true;
    }
    return false;
}

/* Is the word one of the class? A class may stand for a member that is. */
static truth one_of(const struct term *word, const struct term *class)
{
    if (member(word, class))
        return YES;
    return word->is_class && overlap(word, class) ? UNKNOWN : NO;
}

/* --- one line of a list --- */

/* Does the line say that something of the class is (or was) there? */
static truth line_names(const struct entry *line, const struct term *class)
{
    if (line->status == ENTRY_ABSENT)
        return NO;
    if (line->status == ENTRY_VOUCHED)
        return line->vouched != NULL ? one_of(line->vouched, class) : NO;
    if (line->term == NULL) {
        if (line->may_be_any)
            return UNKNOWN;
        for (size_t i = 0; i < line->near_count; i++)
            if (one_of(line->near[i], class) != NO)
                return UNKNOWN;
        return NO;
    }
    if (line->local_form && !line->term->any_route && !class->any_route)
        return overlap_in_any_form(line->term, class) ? UNKNOWN : NO;
    truth answer = one_of(line->term, class);
    return line->status == ENTRY_UNKNOWN ? both(answer, UNKNOWN) : answer;
}

/* Does some line say that this very word is absent, by itself or by a class of it? */
static bool denied(const struct list *list, const struct term *word)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct entry *line = &list->entries[i];
        if (line->status == ENTRY_ABSENT && line->term != NULL && !line->local_form &&
            member(word, line->term))
            return true;
    }
    return false;
}

/* The word stands in a line of its own, which holds for all of it: of drugs and illnesses there is
 * one line, of what has a place there may be another. */
static bool settles(const struct entry *line, const struct term *word)
{
    return line->term == word && line->status == ENTRY_PRESENT && !word->is_class &&
           !word->asks_place && line->place.sides == 0 && (!line->local_form || word->any_route);
}

/* Absent, or over and done with. */
static bool gone(const struct list *list, const struct term *word)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->entries[i].past && settles(&list->entries[i], word))
            return true;
    return denied(list, word);
}

/* The word's own line says all that there is to say of it. */
static bool has_own_line(const struct list *list, const struct term *word)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct entry *line = &list->entries[i];
        bool absent = line->term == word && line->status == ENTRY_ABSENT && !line->local_form;
        if (!word->is_class && (absent || settles(line, word)))
            return true;
    }
    return false;
}

/* All that may be both is gone. */
static bool overlap_is_gone(const struct list *list, const struct term *a, const struct term *b)
{
    for (size_t i = 0; i < a->vocabulary->count; i++) {
        const struct term *word = a->vocabulary->terms[i];
        if (member(word, a) && member(word, b) && !gone(list, word))
            return false;
    }
    return true;
}

/* All that the line might stand for, and be of the class, is gone. */
static bool cannot_mean(const struct list *list, const struct entry *line, const struct term *class)
{
    const struct term *said = line->term != NULL ? line->term : line->vouched;
    if (said != NULL)
        return overlap_is_gone(list, said, class);
    for (size_t i = 0; i < line->near_count; i++)
        if (member(line->near[i], class) || !overlap_is_gone(list, line->near[i], class))
            return false;
    return !line->may_be_any;
}

/* --- a list of terms --- */

static truth state_fits(const struct entry *line, const struct entry_filter *filter)
{
    bool past, possible = line->term == NULL || line->term->is_class;
    if (filter->state_count == 0)
        return line->past ? NO : YES;
    for (size_t i = 0; i < filter->state_count; i++) {
        if (line->state != NULL && text_same(line->state, filter->states[i]))
            return YES;
        possible = possible || term_state(line->term, filter->states[i], &past) != NULL;
    }
    return line->state == NULL && possible ? UNKNOWN : NO;
}

static truth day_fits(const struct patient *patient, const struct entry *line,
                      const struct entry_filter *filter)
{
    if (filter->within_days < 0)
        return YES;
    if (line->day == DATE_NONE)
        return UNKNOWN;
    return patient->date <= line->day + filter->within_days ? YES : NO;
}

/* Does the filter ask for what is no longer so? */
static bool asks_for_the_past(const struct term *term, const struct entry_filter *filter)
{
    for (size_t i = 0; i < filter->state_count; i++) {
        bool past;
        if (term_state(term, filter->states[i], &past) != NULL && past)
            return true;
    }
    return false;
}

/* Can a line that may or may not speak of the class be left out of account? */
static bool beside_the_point(const struct list *list, const struct entry *line,
                             const struct term *class, bool past)
{
    if (line->term != NULL && line->term != class && has_own_line(list, class))
        return true;
    return !past && cannot_mean(list, line, class);
}

/* Can an open list hold something of the class that no line speaks of? */
static bool may_hold_more(const struct list *list, const struct condition *c, bool past)
{
    if (list->closed)
        return false;
    if (!c->filtered)
        return !gone(list, c->term);
    return !has_own_line(list, c->term) && (past || !denied(list, c->term));
}

truth reference_includes(const struct about *about, const struct condition *c)
{
    static const struct entry_filter any = {NULL, 0, -1};
    const struct entry_filter *filter = c->filtered ? &c->filter : &any;
    const struct list *list = &about->patient->lists[c->section->list_index];
    bool past = asks_for_the_past(c->term, filter);
    truth answer = NO;
    for (size_t i = 0; i < list->count; i++) {
        const struct entry *line = &list->entries[i];
        truth here = both(line_names(line, c->term),
                          both(state_fits(line, filter), day_fits(about->patient, line, filter)));
        if (here == YES || (here == UNKNOWN && !beside_the_point(list, line, c->term, past)))
            answer = either(answer, here);
    }
    return may_hold_more(list, c, past) ? either(answer, UNKNOWN) : answer;
}

bool reference_list_known(const struct list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct entry *line = &list->entries[i];
        bool unrecognised = line->term == NULL && line->status == ENTRY_PRESENT;
        if (line->status == ENTRY_UNKNOWN || unrecognised)
            return false;
    }
    return list->closed;
}

/* --- the site --- */

static bool region_within(const struct anatomy *anatomy, const struct region *region,
                          const struct region *outer)
{
    if (region == outer)
        return true;
    for (size_t i = 0; i < region->lies_in.count; i++) {
        int above = region_find(anatomy, region->lies_in.items[i]);
        if (above >= 0 && region_within(anatomy, anatomy->regions[above], outer))
            return true;
    }
    return false;
}

static bool affects(const struct anatomy *anatomy, const struct region *place,
                    const struct term *site)
{
    const struct region *at = anatomy->regions[site->region];
    if (region_within(anatomy, at, place) || region_within(anatomy, place, at))
        return true;
    for (size_t i = 0; i < site->neighbours.count; i++) {
        int neighbour = region_find(anatomy, site->neighbours.items[i]);
        if (neighbour >= 0 && region_within(anatomy, place, anatomy->regions[neighbour]))
            return true;
    }
    return false;
}

/* Is there an arm or leg that holds the site, and that holds the place or lies in it? */
static bool share_a_limb(const struct anatomy *anatomy, const struct region *place,
                         const struct term *site)
{
    for (size_t i = 0; i < anatomy->count; i++) {
        const struct region *limb = anatomy->regions[i];
        if (limb->limb && region_within(anatomy, anatomy->regions[site->region], limb) &&
            (region_within(anatomy, place, limb) || region_within(anatomy, limb, place)))
            return true;
    }
    return false;
}

/* What is true of all that the site may be; of a word that nobody knows nothing is certain. */
static truth of_site(const struct planned_site *site, struct tally tally)
{
    bool known = site->term != NULL || (site->entry != NULL && site->entry->term != NULL);
    return known ? tally_truth(tally) : both(UNKNOWN, tally_truth(tally));
}

/* Could the site be this term of sites.ini? */
static bool site_may_be(const struct planned_site *site, const struct term *term)
{
    if (term->is_class)
        return false;
    if (site->term != NULL)
        return site->term == term;
    return (site->candidates[term->index / 64] >> (term->index % 64) & 1) != 0;
}

static truth side_truth(struct place place, const struct planned_site *site)
{
    static const uint8_t all[] = {SIDE_LEFT, SIDE_RIGHT, SIDE_MIDDLE};
    struct tally tally = {false, false};
    uint8_t sides = place.sides != 0 ? place.sides : SIDE_LEFT | SIDE_RIGHT | SIDE_MIDDLE;
    bool known = place.side_known && place.sides != 0;
    for (size_t i = 0; i < 3; i++) {
        for (size_t k = 0; k < 3; k++) {
            if (!(site->sides & all[i]) || !(sides & all[k]))
                continue;
            uint8_t there = known ? sides : all[k];
            bool middle = all[i] == SIDE_MIDDLE || (there & SIDE_MIDDLE) != 0;
            tally_add(&tally, middle || (there & all[i]) != 0);
        }
    }
    return tally_truth(tally);
}

static truth place_truth(const struct about *about, const struct entry *line, bool by_limb)
{
    const struct anatomy *anatomy = about->patient->anatomy;
    truth side = side_truth(line->place, about->site);
    if (line->place.region < 0)
        return both(side, UNKNOWN);
    const struct region *place = anatomy->regions[line->place.region];
    struct tally tally = {false, false};
    for (size_t i = 0; i < anatomy->sites->count; i++) {
        const struct term *term = anatomy->sites->terms[i];
        if (site_may_be(about->site, term))
            tally_add(&tally,
                      by_limb ? share_a_limb(anatomy, place, term) : affects(anatomy, place, term));
    }
    return both(side, of_site(about->site, tally));
}

truth reference_affected(const struct about *about, const struct condition *c)
{
    const struct list *list = &about->patient->lists[c->section->list_index];
    truth answer = NO;
    for (size_t i = 0; i < list->count; i++) {
        const struct entry *line = &list->entries[i];
        truth names = line->past ? NO : line_names(line, c->term);
        if (names == UNKNOWN && cannot_mean(list, line, c->term))
            names = NO;
        bool by_limb = c->kind == CONDITION_SITE_LIMB;
        answer = either(answer, both(names, place_truth(about, line, by_limb)));
    }
    bool closed = list->closed || gone(list, c->term);
    return closed ? answer : either(answer, UNKNOWN);
}

static truth site_is_term(const struct planned_site *site, const struct term *class)
{
    const struct vocabulary *sites = class->vocabulary;
    struct tally tally = {false, false};
    if (site->entry != NULL && site->entry->status == ENTRY_VOUCHED)
        return line_names(site->entry, class);
    for (size_t i = 0; i < sites->count; i++)
        if (site_may_be(site, sites->terms[i]))
            tally_add(&tally, member(sites->terms[i], class));
    return of_site(site, tally);
}

truth reference_site_is(const struct about *about, const struct condition *c)
{
    truth answer = NO;
    for (size_t i = 0; i < c->term_count; i++)
        answer = either(answer, site_is_term(about->site, c->terms[i]));
    return answer;
}

truth reference_in_region(const struct about *about, int region)
{
    const struct anatomy *anatomy = about->patient->anatomy;
    struct tally tally = {false, false};
    for (size_t i = 0; i < anatomy->sites->count; i++) {
        const struct term *term = anatomy->sites->terms[i];
        if (site_may_be(about->site, term))
            tally_add(&tally, region_within(anatomy, anatomy->regions[term->region],
                                            anatomy->regions[region]));
    }
    return of_site(about->site, tally);
}

truth reference_on_side(const struct planned_site *site, uint8_t side)
{
    if ((site->sides & side) == 0)
        return NO;
    return site->sides == side ? YES : UNKNOWN;
}

static bool may_be_same_term(const struct patient *patient, const struct planned_site *a,
                             const struct planned_site *b)
{
    const struct vocabulary *sites = patient->anatomy->sites;
    for (size_t i = 0; i < sites->count; i++)
        if (site_may_be(a, sites->terms[i]) && site_may_be(b, sites->terms[i]))
            return true;
    return false;
}

truth reference_treated(const struct about *about)
{
    const struct planned_site *site = about->site;
    truth answer = about->record->sites_known ? NO : UNKNOWN;
    for (size_t i = 0; about->record->sites_known && i < about->record->site_count; i++) {
        const struct planned_site *then = about->record->sites[i];
        if (!may_be_same_term(about->patient, site, then) || (site->sides & then->sides) == 0)
            continue;
        bool sure =
            site->term != NULL && then->term != NULL && site->side_known && then->side_known;
        answer = either(answer, sure ? YES : UNKNOWN);
    }
    return answer;
}

/* --- how many different terms --- */

static truth names_any(const struct list *list, const struct entry *line,
                       const struct quantity *quantity)
{
    truth answer = NO;
    for (size_t i = 0; i < quantity->term_count && !line->past; i++) {
        truth here = line_names(line, quantity->terms[i]);
        if (here == YES || !cannot_mean(list, line, quantity->terms[i]))
            answer = either(answer, here);
    }
    return answer;
}

/* Is there a line before this one, of those counted, that may speak of the same thing? */
static bool counted_already(const struct list *list, const struct quantity *quantity, size_t at)
{
    const struct entry *line = &list->entries[at];
    for (size_t i = 0; i < list->count; i++) {
        const struct entry *other = &list->entries[i];
        if (i == at || other->term == NULL || names_any(list, other, quantity) != YES)
            continue;
        bool goes_first =
            other->term->is_class == line->term->is_class ? i < at : line->term->is_class;
        if (!goes_first || !overlap(other->term, line->term))
            continue;
        if (!other->term->is_class || !counted_already(list, quantity, i))
            return true;
    }
    return false;
}

/* At least: the different words that are there, and each class that none of them is of. At most:
 * one more for each line that may be another; no limit where a class, a strange word or an open
 * list may hold many. */
struct range reference_count_terms(const struct about *about, const struct quantity *quantity)
{
    const struct list *list = &about->patient->lists[quantity->section->list_index];
    struct range count = (struct range){false, 0, 0};
    for (size_t i = 0; i < list->count; i++) {
        const struct entry *line = &list->entries[i];
        truth names = names_any(list, line, quantity);
        bool many = names != NO && line->status != ENTRY_VOUCHED &&
                    (line->term == NULL || line->term->is_class);
        bool one_more = names == YES && (line->term == NULL || !counted_already(list, quantity, i));
        if (one_more)
            count.low++, count.high++;
        if (many)
            count.high = INFINITY;
        else if (names == UNKNOWN)
            count.high++;
    }
    for (size_t i = 0; i < quantity->term_count && !list->closed; i++)
        if (!gone(list, quantity->terms[i]))
            count.high = INFINITY;
    return count;
}

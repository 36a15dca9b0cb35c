/* SPDX-License-Identifier: MIT */
/* Planned sites, and those of earlier sessions: each side of each site is one. */
#include <math.h>
#include <string.h>

#include "base/text.h"
#include "facts/bits.h"
#include "facts/patient_parts.h"

enum { ANY_SIDE = SIDE_LEFT | SIDE_RIGHT | SIDE_MIDDLE };

static const char *side_name(struct arena *arena, const char *name, uint8_t sides)
{
    if (sides == SIDE_LEFT)
        return arena_format(arena, "left %s", name);
    return sides == SIDE_RIGHT ? arena_format(arena, "right %s", name) : name;
}

static size_t site_words(const struct patient *patient)
{
    return patient->schema->sites == NULL ? 1 : patient->schema->sites->vocabulary->words;
}

/* The sites that a class, a near name or no name at all may mean. */
static void add_candidates(const struct patient *patient, uint64_t *candidates,
                           const struct term *term)
{
    const struct vocabulary *vocabulary = patient->schema->sites->vocabulary;
    for (size_t i = 0; i < vocabulary->words; i++)
        candidates[i] |= vocabulary->leaves[i] & (term == NULL ? ~(uint64_t)0 : term->members[i]);
}

static uint64_t *candidates_of(struct patient *patient, const struct entry *entry)
{
    uint64_t *candidates = arena_alloc(&patient->arena, site_words(patient) * sizeof *candidates);
    if (entry->term != NULL)
        add_candidates(patient, candidates, entry->term);
    else if (entry->may_be_any || entry->status == ENTRY_VOUCHED)
        add_candidates(patient, candidates, NULL);
    else
        for (size_t i = 0; i < entry->near_count; i++)
            add_candidates(patient, candidates, entry->near[i]);
    return candidates;
}

/* A site that nobody knows is called what the file calls it; its side may be in that word already.
 */
static const char *lane_name(struct patient *patient, const struct entry *entry, uint8_t sides)
{
    if (entry->term != NULL)
        return side_name(&patient->arena, entry->term->name, sides);
    if (vocabulary_match(patient->schema->sites->vocabulary, entry->key).sides == sides)
        return entry->key;
    return side_name(&patient->arena, entry->key, sides);
}

/* One lane: `sides` is one side, or all that it may be on if the side is not known. */
static struct planned_site lane(struct patient *patient, const struct entry *entry, uint8_t sides)
{
    bool one = entry->term != NULL && !entry->term->is_class;
    return (struct planned_site){.name = lane_name(patient, entry, sides),
                                 .entry = entry,
                                 .term = one ? entry->term : NULL,
                                 .candidates = one ? NULL : candidates_of(patient, entry),
                                 .sides = sides,
                                 .side_known = entry->place.side_known,
                                 .length = entry->length,
                                 .where = entry->where};
}

static bool is_both(struct place place)
{
    return place.side_known && place.sides == (SIDE_LEFT | SIDE_RIGHT);
}

static void add_site(struct patient *patient, const struct entry *entry)
{
    bool both = is_both(entry->place);
    if (patient->site_count + both >= SITES_MOST) {
        patient_problem(patient, entry->where, "More than %d sites are planned.", SITES_MOST);
        return;
    }
    struct planned_site *next = patient->sites + patient->site_count;
    next[0] = lane(patient, entry, both ? SIDE_LEFT : entry->place.sides);
    if (both)
        next[1] = lane(patient, entry, SIDE_RIGHT);
    patient->site_count += both ? 2 : 1;
}

/* A site that may be any: what no named site rules out can be told all the same. */
static void add_unnamed(struct patient *patient)
{
    uint64_t *candidates = arena_alloc(&patient->arena, site_words(patient) * sizeof *candidates);
    if (patient->schema->sites != NULL)
        add_candidates(patient, candidates, NULL);
    patient->sites[patient->site_count++] = (struct planned_site){
        .name = "a site not named yet", .candidates = candidates, .sides = ANY_SIDE, .length = NAN};
}

void sites_settle(struct patient *patient)
{
    const struct section *section = patient->schema->sites;
    const struct list *list = section == NULL ? NULL : &patient->lists[section->list_index];
    size_t most = list == NULL ? 1 : 2 * list->count + 1;
    most = most > SITES_MOST ? SITES_MOST : most;
    patient->sites = arena_alloc(&patient->arena, most * sizeof *patient->sites);
    patient->site_count = 0;
    for (size_t i = 0; list != NULL && i < list->count; i++)
        if (list->entries[i].status != ENTRY_ABSENT)
            add_site(patient, &list->entries[i]);
    patient->sites_named = patient->site_count > 0;
    if (!patient->sites_named)
        add_unnamed(patient);
}

/* --- of an earlier session --- */

struct site_reading {
    struct patient *patient;
    struct record *record;
    const struct said *said;
    size_t capacity;
};

static void add_treated(struct site_reading *r, const struct term *term, uint8_t sides, bool known)
{
    struct arena *arena = &r->patient->arena;
    struct record *record = r->record;
    struct planned_site *site = arena_alloc(arena, sizeof *site);
    *site = (struct planned_site){.name = side_name(arena, term->name, sides),
                                  .term = term->is_class ? NULL : term,
                                  .sides = sides,
                                  .side_known = known,
                                  .length = NAN,
                                  .where = r->said->where};
    if (term->is_class) {
        uint64_t *candidates = arena_alloc(arena, site_words(r->patient) * sizeof *candidates);
        add_candidates(r->patient, candidates, term);
        site->candidates = candidates;
    }
    record->sites =
        arena_push(arena, record->sites, record->site_count, &r->capacity, sizeof *record->sites);
    record->sites[record->site_count++] = site;
}

static bool read_treated(struct site_reading *r, const char *part)
{
    const struct vocabulary *vocabulary = r->patient->schema->sites->vocabulary;
    struct term_match match = vocabulary_match(vocabulary, part);
    const char *near = match.term == NULL ? vocabulary_nearest(vocabulary, part) : NULL;
    if (match.term == NULL) {
        patient_problem(r->patient, r->said->where, "\"%s\" is no site.%s%s%s", part,
                        near ? " Did you mean \"" : "", near ? near : "", near ? "\"?" : "");
        return false;
    }
    bool sided = match.term->is_class || match.term->paired;
    if (!sided && match.sides != 0) {
        patient_problem(r->patient, r->said->where,
                        "\"%s\" has no left or right. Leave the side out.", match.term->name);
        return false;
    }
    if (match.sides == (SIDE_LEFT | SIDE_RIGHT)) {
        add_treated(r, match.term, SIDE_LEFT, true);
        add_treated(r, match.term, SIDE_RIGHT, true);
    } else if (match.sides != 0) {
        add_treated(r, match.term, match.sides, true);
    } else if (match.term->is_class) {
        add_treated(r, match.term, ANY_SIDE, false);
    } else {
        add_treated(r, match.term, sided ? SIDE_LEFT | SIDE_RIGHT : SIDE_MIDDLE, !sided);
    }
    return true;
}

bool record_put_sites(struct patient *patient, struct record *record, const struct said *said)
{
    struct site_reading r = {patient, record, said, 0};
    const char *cursor = said->value;
    const char *part;
    record->sites = NULL;
    record->site_count = 0;
    record->site_words = site_words(patient);
    bool none = text_same(said->value, "none");
    while (!none && (part = text_next_part(&patient->arena, &cursor)) != NULL)
        if (!read_treated(&r, part))
            return false;
    record->sites_known = true;
    return true;
}

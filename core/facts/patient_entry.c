/* SPDX-License-Identifier: MIT */
/* One line of a section of terms: `joint replacement = right hip, 2026-04-20`. */
#include <math.h>
#include <string.h>

#include "base/text.h"
#include "facts/bits.h"
#include "facts/patient_parts.h"

enum { BOTH_SIDES = SIDE_LEFT | SIDE_RIGHT, ANY_SIDE = SIDE_LEFT | SIDE_RIGHT | SIDE_MIDDLE };

/* A line on its way. */
struct reading {
    struct patient *patient;
    const struct list *list;
    const struct said *said;
    struct term_match match;
    struct entry *entry; /* in the list already, and not counted yet */
    struct text words;   /* the patient's own, if there are any */
};

static bool is_site(const struct reading *r)
{
    return r->list->section->role == ROLE_SITES;
}

/* --- what is wrong --- */

static const char *did_you_mean(struct reading *r, const char *near)
{
    return near == NULL ? "" : arena_format(&r->patient->arena, " Did you mean \"%s\"?", near);
}

/* " It takes yes, no, a place, a date, or: controlled, uncontrolled." */
static const char *what_it_takes(struct reading *r)
{
    const struct term *term = r->entry->term;
    const struct words *past = &term->vocabulary->past_states;
    struct text text;
    text_start(&text, &r->patient->arena);
    text_add(&text, " It takes yes, no, a place, a date");
    for (size_t i = 0; i < term->state_count + past->count; i++) {
        text_add(&text, i == 0 ? ", or: " : ", ");
        text_add(&text,
                 i < term->state_count ? term->states[i] : past->items[i - term->state_count]);
    }
    text_add(&text, ".");
    return text.bytes;
}

/* Neither a state nor a place nor a date of a term that is known. */
static bool refuse_part(struct reading *r, const char *part)
{
    const char *near = term_nearest_state(r->entry->term, part);
    if (near == NULL)
        near = region_nearest(r->patient->anatomy, part);
    patient_problem(r->patient, r->said->where, "\"%s\" does not take \"%s\".%s%s", r->said->key,
                    part, did_you_mean(r, near), what_it_takes(r));
    return false;
}

static bool refuse_two(struct reading *r, const char *what, const char *remedy)
{
    patient_problem(r->patient, r->said->where, "\"%s\" has two %s. %s", r->said->key, what,
                    remedy);
    return false;
}

/* --- parts --- */

/* "2026-04-20", whether or not there is such a day. */
static bool looks_like_day(const char *part)
{
    static const char shape[] = "dddd-dd-dd";
    for (size_t i = 0; i < sizeof shape; i++) {
        bool digit = part[i] >= '0' && part[i] <= '9';
        if (shape[i] == 'd' ? !digit : part[i] != shape[i])
            return false;
    }
    return true;
}

static bool read_day(struct reading *r, const char *part)
{
    if (r->entry->day != DATE_NONE)
        return refuse_two(r, "dates", "Leave one out.");
    if (date_read(part, &r->entry->day))
        return true;
    r->entry->day = DATE_NONE;
    patient_problem(r->patient, r->said->where, "\"%s\" is no day of the calendar.", part);
    return false;
}

/* The word of a past state is known also where the term is not. */
static const char *find_state(const struct reading *r, const char *part, bool *past)
{
    const struct term unknown = {.vocabulary = r->list->section->vocabulary};
    return term_state(r->entry->term != NULL ? r->entry->term : &unknown, part, past);
}

static bool read_state(struct reading *r, const char *state, bool past)
{
    if (r->entry->state != NULL)
        return refuse_two(r, "states", "Leave one out.");
    r->entry->state = state;
    r->entry->past = past;
    return true;
}

/* "left" and "arm" may stand apart; what is said twice is refused. */
static bool read_place(struct reading *r, struct place part)
{
    struct place *place = &r->entry->place;
    if (place->region < 0 && place->sides == 0) {
        *place = part;
    } else if (place->region < 0 && (!part.side_known || part.sides == SIDE_MIDDLE)) {
        place->region = part.region;
        place->sides = part.sides == SIDE_MIDDLE ? SIDE_MIDDLE : place->sides;
    } else if (part.region < 0 && !place->side_known) {
        place->sides = part.sides;
        place->side_known = true;
    } else {
        return refuse_two(r, "places", "Write a line for each.");
    }
    return true;
}

static bool read_length(struct reading *r, const char *part)
{
    static const struct unit units[] = {{"mm", 1, 0}, {"cm", 10, 0}};
    static const struct fact needle = {.key = "length of the needle",
                                       .type = FACT_NUMBER,
                                       .units = units,
                                       .unit_count = 2,
                                       .low = 5,
                                       .high = 150};
    char why[768];
    if (!isnan(r->entry->length))
        return refuse_two(r, "needle lengths",
                          "Leave one out; of a fraction write 2.5 cm, with a point.");
    if (value_read_number(&r->entry->length, &needle, part, why, sizeof why))
        return true;
    patient_problem(r->patient, r->said->where, "%s", why);
    return false;
}

/* What may follow a site: a side, and the length of the needle. */
static bool read_site_part(struct reading *r, const char *part)
{
    char folded[256];
    char *rest = folded;
    text_fold(folded, sizeof folded, part);
    uint8_t sides = side_take(&rest);
    if (sides != 0 && *rest == '\0') {
        if (r->entry->place.sides != 0)
            return refuse_two(r, "sides", "Write a line for each, or both.");
        r->entry->place.sides = sides;
        return true;
    }
    if (part[0] >= '0' && part[0] <= '9')
        return read_length(r, part);
    struct nearest nearest;
    nearest_start(&nearest, part);
    nearest_try(&nearest, "left");
    nearest_try(&nearest, "right");
    nearest_try(&nearest, "both");
    patient_problem(r->patient, r->said->where,
                    "\"%s\" is neither a side (left, right, both) nor the length of a needle "
                    "(25 mm).%s",
                    part, did_you_mean(r, nearest.name));
    return false;
}

static bool read_words(struct reading *r, const char *part)
{
    if (!r->list->section->free_text && r->entry->term != NULL)
        return refuse_part(r, part);
    if (r->words.bytes == NULL)
        text_start(&r->words, &r->patient->arena);
    text_add(&r->words, r->words.length > 0 ? ", " : "");
    text_add(&r->words, part);
    return true;
}

static bool read_part(struct reading *r, const char *part)
{
    struct place place;
    bool past;
    if (text_same(part, "yes"))
        return true;
    if (*part == '\0' || text_same(part, "no") || value_means_unknown(part)) {
        patient_problem(r->patient, r->said->where,
                        *part == '\0'
                            ? "\"%s\" has an empty part between commas."
                            : "\"%s\" says two things: no, or an empty value, stands alone.",
                        r->said->key);
        return false;
    }
    if (looks_like_day(part))
        return read_day(r, part);
    if (is_site(r))
        return read_site_part(r, part);
    const char *state = find_state(r, part, &past);
    if (state != NULL)
        return read_state(r, state, past);
    if (place_read(&place, r->patient->anatomy, part))
        return read_place(r, place);
    return read_words(r, part);
}

/* --- `checked, no class` --- */

static bool read_vouched_class(struct reading *r, const char *class)
{
    const struct vocabulary *vocabulary = r->list->section->vocabulary;
    r->entry->status = ENTRY_VOUCHED;
    if (text_same(class, "no class"))
        return true;
    r->entry->vouched = vocabulary_find(vocabulary, class);
    if (r->entry->vouched != NULL)
        return true;
    patient_problem(r->patient, r->said->where, "\"%s\" is no class of [%s].%s", class,
                    r->list->section->name, did_you_mean(r, vocabulary_nearest(vocabulary, class)));
    return false;
}

/* Behind "checked". */
static bool read_vouched(struct reading *r, const char *cursor)
{
    const char *class = text_next_part(&r->patient->arena, &cursor);
    const char *more = class == NULL ? NULL : text_next_part(&r->patient->arena, &cursor);
    if (r->entry->term != NULL) {
        patient_problem(r->patient, r->said->where,
                        "\"%s\" is known (as \"%s\") and needs no check.", r->said->key,
                        r->entry->term->name);
        return false;
    }
    if (class == NULL || *class == '\0' || more != NULL) {
        patient_problem(r->patient, r->said->where,
                        "Write \"%s = checked, no class\", or name its class: \"checked, CLASS\".",
                        r->said->key);
        return false;
    }
    return read_vouched_class(r, class);
}

/* --- the value --- */

static bool read_parts(struct reading *r)
{
    struct arena *arena = &r->patient->arena;
    const char *cursor = r->said->value;
    const char *part = text_next_part(arena, &cursor);
    if (part != NULL && text_same(part, "checked"))
        return read_vouched(r, cursor);
    for (; part != NULL; part = text_next_part(arena, &cursor))
        if (!read_part(r, part))
            return false;
    return true;
}

static bool read_value(struct reading *r)
{
    const char *value = r->said->value;
    r->entry->status = ENTRY_PRESENT;
    if (value[strspn(value, " \t")] == '\0') {
        /* A site that is named is planned; what is not answered is its side. */
        r->entry->status = is_site(r) ? ENTRY_PRESENT : ENTRY_UNKNOWN;
        return true;
    }
    if (value_means_unknown(value)) {
        patient_problem(r->patient, r->said->where,
                        "If \"%s\" is not known, leave the value empty.", r->said->key);
        return false;
    }
    if (text_same(value, "no")) {
        r->entry->status = ENTRY_ABSENT;
        return true;
    }
    return text_same(value, "yes") || read_parts(r);
}

/* --- sides of sites, usual places, forms, near names --- */

/* The side may stand in the key or in the value, and may not differ. */
static bool settle_side(struct reading *r)
{
    struct place *place = &r->entry->place;
    const struct term *term = r->entry->term;
    if (place->sides != 0 && r->match.sides != 0 && place->sides != r->match.sides) {
        patient_problem(r->patient, r->said->where, "\"%s\" and \"%s\" name different sides.",
                        r->said->key, r->said->value);
        return false;
    }
    place->sides |= r->match.sides;
    place->side_known = place->sides != 0;
    place->region = term != NULL ? term->region : -1;
    if (term != NULL && !term->is_class && !term->paired) {
        if (place->sides != 0) {
            patient_problem(r->patient, r->said->where,
                            "\"%s\" has no left or right. Leave the side out.", term->name);
            return false;
        }
        place->sides = SIDE_MIDDLE;
        place->side_known = true;
    } else if (place->sides == 0) {
        place->sides = term != NULL && !term->is_class ? BOTH_SIDES : ANY_SIDE;
    }
    return true;
}

/* What the vocabulary says of the place fills in what the line does not. */
static void settle_usual_place(struct reading *r)
{
    const struct term *term = r->entry->term;
    struct place *place = &r->entry->place;
    if (term == NULL || r->entry->status != ENTRY_PRESENT || term->usual_place.region < 0 ||
        place->region >= 0)
        return;
    place->region = term->usual_place.region;
    if (place->sides == 0 || term->usual_place.sides == SIDE_MIDDLE) {
        place->sides = term->usual_place.sides;
        place->side_known = term->usual_place.side_known;
    }
}

static void settle_form(struct reading *r)
{
    const struct section *section = r->list->section;
    r->entry->local_form = r->match.local_form;
    if (section->free_text && r->words.length > 0 && r->entry->term != NULL)
        r->entry->local_form |= vocabulary_local_form(section->vocabulary, r->words.bytes);
}

static void find_near(struct reading *r)
{
    const struct term *terms[NEAR_MOST + 1];
    const char *names[NEAR_MOST + 1];
    struct entry *entry = r->entry;
    struct arena *arena = &r->patient->arena;
    if (entry->term != NULL || entry->status == ENTRY_VOUCHED)
        return;
    bool slip;
    size_t count = vocabulary_near(r->list->section->vocabulary, entry->key, terms, names,
                                   NEAR_MOST + 1, &slip);
    /* "Aldocumar" is no alirocumab: what is not surely misspelt may be anything. */
    entry->may_be_any = !slip || count > NEAR_MOST;
    entry->near_count = count > NEAR_MOST ? NEAR_MOST : count;
    entry->near = arena_alloc(arena, entry->near_count * sizeof *entry->near);
    entry->near_names = arena_alloc(arena, entry->near_count * sizeof *entry->near_names);
    for (size_t i = 0; i < entry->near_count; i++) {
        entry->near[i] = terms[i];
        entry->near_names[i] = names[i];
    }
}

/* --- beside the lines before it --- */

static bool same_word(const struct entry *a, const struct entry *b)
{
    if (a->term != NULL || b->term != NULL)
        return a->term == b->term;
    return text_same(a->key, b->key);
}

/* Two places of one term that have nothing in common. */
static bool apart(const struct entry *a, const struct entry *b, bool sites)
{
    if (!sites && (a->place.region != b->place.region) && a->place.region >= 0 &&
        b->place.region >= 0)
        return true;
    bool same_region = sites || a->place.region == b->place.region;
    return same_region && a->place.sides != 0 && b->place.sides != 0 &&
           (a->place.sides & b->place.sides) == 0;
}

static bool refuse_same(struct reading *r, const struct entry *before)
{
    const char *where = patient_place(r->patient, before->where);
    const struct term *term = r->entry->term;
    if (text_same(r->said->key, before->key))
        patient_problem(r->patient, r->said->where, "\"%s\" stands twice; the first is %s.%s",
                        r->said->key, where,
                        term != NULL && term->asks_place ? " Two of them need two places." : "");
    else if (text_same(r->said->key, term->name))
        patient_problem(r->patient, r->said->where, "\"%s\" stands already %s, as \"%s\".",
                        r->said->key, where, before->key);
    else
        patient_problem(r->patient, r->said->where,
                        "\"%s\" is \"%s\", which stands already %s, as \"%s\".", r->said->key,
                        term->name, where, before->key);
    return false;
}

/* Does the line say that the term is there now, in a form that counts? */
static bool says_present(const struct entry *entry)
{
    const struct term *term = entry->term != NULL ? entry->term : entry->vouched;
    bool there = entry->status == ENTRY_PRESENT || entry->status == ENTRY_VOUCHED;
    return term != NULL && there && !entry->past && (!entry->local_form || term->any_route);
}

/* A class is said to be absent, and one of it is there. */
static bool contradicts(const struct entry *denial, const struct entry *other)
{
    const struct term *term = other->term != NULL ? other->term : other->vouched;
    return denial->status == ENTRY_ABSENT && denial->term != NULL && !denial->local_form &&
           says_present(other) && bits_has(denial->term->members, term->index);
}

static bool refuse_contradiction(struct reading *r, const struct entry *before)
{
    const struct entry *denial = r->entry->status == ENTRY_ABSENT ? r->entry : before;
    const struct entry *other = denial == before ? r->entry : before;
    patient_problem(r->patient, r->said->where,
                    "\"%s = no\" contradicts \"%s = %s\", which is one of them. The other line "
                    "stands %s.",
                    denial->key, other->key, other->text, patient_place(r->patient, before->where));
    return false;
}

static bool fits_the_others(struct reading *r)
{
    for (size_t i = 0; i < r->list->count; i++) {
        const struct entry *before = &r->list->entries[i];
        bool other_form = r->entry->term != NULL && before->local_form != r->entry->local_form;
        if (same_word(before, r->entry) && !other_form && !apart(before, r->entry, is_site(r)))
            return refuse_same(r, before);
        if (before->term != r->entry->term &&
            (contradicts(before, r->entry) || contradicts(r->entry, before)))
            return refuse_contradiction(r, before);
    }
    if (r->list->count < ENTRIES_MOST)
        return true;
    patient_problem(r->patient, r->said->where, "[%s] has more than %d lines.",
                    r->list->section->name, ENTRIES_MOST);
    return false;
}

/* --- the line --- */

bool entry_put(struct patient *patient, struct list *list, const struct said *said)
{
    struct arena *arena = &patient->arena;
    struct reading r = {.patient = patient, .list = list, .said = said};
    if (list->section->free_text && !patient_uncut(patient, said))
        return false;
    list->entries =
        arena_push(arena, list->entries, list->count, &list->capacity, sizeof *list->entries);
    r.entry = &list->entries[list->count];
    r.match = vocabulary_match(list->section->vocabulary, said->key);
    *r.entry = (struct entry){.term = r.match.term,
                              .key = said->kept ? said->key : arena_string(arena, said->key),
                              .text = said->kept ? said->value : arena_string(arena, said->value),
                              .place = {.region = -1},
                              .day = DATE_NONE,
                              .length = NAN,
                              .where = said->where};
    if (!read_value(&r) || (is_site(&r) && !settle_side(&r)))
        return false;
    if (!is_site(&r))
        settle_usual_place(&r);
    settle_form(&r);
    if (!fits_the_others(&r))
        return false;
    find_near(&r);
    list->count++;
    return true;
}

/* SPDX-License-Identifier: MIT */
/* What else a fact might be: the other answer, the other words of a choice, the other side of each
 * threshold. Between two thresholds all numbers come to the same, so one of each side will do. */
#include <math.h>
#include <stdlib.h>

#include "authoring/whatif.h"
#include "rules/evaluate.h"
#include "rules/walk.h"

/* --- thresholds of a number --- */

struct thresholds {
    const struct whatif *whatif;
    const struct fact *fact;
    double *values; /* numbers worth trying */
    size_t count, capacity;
};

static void add_value(struct thresholds *t, double value)
{
    char words[32];
    const char *cursor = words;
    text_write_number(value, words); /* 0.1 + 0.2 is to be 0.3 */
    text_read_number(&cursor, &value);
    if (value < t->fact->low || value > t->fact->high)
        return;
    for (size_t i = 0; i < t->count; i++)
        if (t->values[i] == value)
            return;
    t->values = arena_push(t->whatif->arena, t->values, t->count, &t->capacity, sizeof *t->values);
    t->values[t->count++] = value;
}

/* A bound, if it is known for this patient. */
static void add_bound(struct thresholds *t, const struct quantity *bound)
{
    struct evaluation e = {.patient = t->whatif->patient, .all = 1};
    if (!bound || bound->about_site || bound->about_record)
        return;
    struct interval at = evaluate_quantity(&e, bound, 0);
    double step = t->fact->step > 0 ? t->fact->step : 1;
    if (at.low != at.high || !isfinite(at.low))
        return;
    add_value(t, at.low - step);
    add_value(t, at.low);
    add_value(t, at.low + step);
}

static void look(void *payload, const struct condition *condition)
{
    struct thresholds *t = payload;
    if (condition->kind != CONDITION_COMPARE || condition->about_record)
        return;
    if (condition->left->fact == t->fact) {
        add_bound(t, condition->low);
        add_bound(t, condition->high);
    }
    if (condition->low->fact == t->fact || (condition->high && condition->high->fact == t->fact))
        add_bound(t, condition->left);
}

/* The input of a derived number that makes it cross a bound, by halving. */
struct inverse {
    struct patient patient; /* a copy, to play with */
    const struct fact *fact;
    const struct derive *derive;
};

static double derived_at(struct inverse *inverse, double input)
{
    struct evaluation e = {.patient = &inverse->patient, .all = 1};
    struct value *value = &inverse->patient.values[inverse->fact->index];
    value->state = VALUE_KNOWN;
    value->number = input;
    struct value derived = evaluate_derive(&e, inverse->derive);
    return derived.state == VALUE_KNOWN ? derived.number : NAN;
}

static void add_crossing(struct thresholds *t, struct inverse *inverse, double bound)
{
    double low = t->fact->low, high = t->fact->high;
    double at_low = derived_at(inverse, low), at_high = derived_at(inverse, high);
    if (!isfinite(low) || !isfinite(high) || !(t->fact->step > 0) ||
        !((at_low < bound) != (at_high < bound)))
        return;
    while (high - low > t->fact->step / 16) {
        double middle = (low + high) / 2;
        if ((derived_at(inverse, middle) < bound) == (at_low < bound))
            low = middle;
        else
            high = middle;
    }
    double step = t->fact->step, below = floor(low / step) * step;
    for (int i = 0; i < 3; i++)
        add_value(t, below + i * step);
}

static void look_everywhere(struct thresholds *t)
{
    const struct rulebook *book = t->whatif->bench.book;
    struct walk walk = {look, NULL, t};
    for (size_t i = 0; i < book->rule_count; i++)
        for (size_t j = 0; j < book->rules[i]->grade_count; j++)
            walk_condition(&walk, book->rules[i]->grades[j].condition);
    for (size_t i = 0; i < book->derive_count; i++)
        walk_condition(&walk, book->derives[i]->when);
}

static void note_fact(void *self, const struct fact *fact)
{
    const struct fact **wanted = self;
    if (fact == *wanted)
        *wanted = NULL;
}

static bool feeds(const struct fact *fact, const struct derive *derive)
{
    const struct fact *wanted = fact;
    quantity_facts(derive->value, note_fact, (void *)&wanted);
    return !wanted;
}

/* Height and weight have no thresholds of their own, but the body mass index has. */
static void look_through(struct thresholds *t, const struct derive *derive)
{
    struct arena *arena = t->whatif->arena;
    size_t size = t->whatif->patient->schema->fact_count * sizeof(struct value);
    struct thresholds beyond = {.whatif = t->whatif, .fact = derive->fact};
    struct inverse inverse = {*t->whatif->patient, t->fact, derive};
    inverse.patient.values = arena_alloc(arena, size);
    for (size_t i = 0; i < t->whatif->patient->schema->fact_count; i++)
        inverse.patient.values[i] = t->whatif->patient->values[i];
    look_everywhere(&beyond);
    for (size_t i = 0; i < beyond.count; i++)
        add_crossing(t, &inverse, beyond.values[i]);
}

static int by_size(const void *a, const void *b)
{
    double left = *(const double *)a, right = *(const double *)b;
    return (left > right) - (left < right);
}

static struct thresholds thresholds_of(struct whatif *whatif, const struct fact *fact)
{
    struct thresholds t = {.whatif = whatif, .fact = fact};
    look_everywhere(&t);
    for (size_t i = 0; i < whatif->bench.book->derive_count; i++)
        if (whatif->bench.book->derives[i]->value && feeds(fact, whatif->bench.book->derives[i]))
            look_through(&t, whatif->bench.book->derives[i]);
    if (t.count)
        qsort(t.values, t.count, sizeof *t.values, by_size);
    return t;
}

/* --- a number as the file would have it --- */

static const char *number_words(struct arena *arena, const struct fact *fact, double number)
{
    char words[32];
    text_write_number(number, words);
    return fact->unit_count ? arena_format(arena, "%s %s", words, fact->units[0].name)
                            : arena_string(arena, words);
}

/* A result of the day that it has, or of the day of the check. */
static const char *with_day(const struct whatif *whatif, const struct fact *fact, int32_t day,
                            const char *value)
{
    char date[11];
    if (!fact->dated)
        return value;
    date_write(day == DATE_NONE ? whatif->patient->date : day, date);
    return arena_format(whatif->arena, "%s, %s", value, date);
}

static const char *range_words(struct arena *arena, const struct fact *fact, double low,
                               double high, bool first, bool last)
{
    const char *from = number_words(arena, fact, low), *to = number_words(arena, fact, high);
    if (first && last)
        return "any number";
    if (first)
        return arena_format(arena, "up to %s", to);
    if (last)
        return arena_format(arena, "%s or more", from);
    return low == high ? from : arena_format(arena, "%s to %s", from, to);
}

static bool same(const struct prospect *a, const struct prospect *b, bool certain)
{
    return a->disposition == b->disposition && (!certain || a->holds == b->holds);
}

/* Neighbours that come to the same become one range. */
static void try_numbers(struct whatif *whatif, const struct fact *fact, bool certain,
                        struct answers *answers)
{
    struct thresholds t = thresholds_of(whatif, fact);
    const struct value *now = patient_value(whatif->patient, fact);
    struct answers each = {NULL, 0, 0};
    size_t first = 0;
    for (size_t i = 0; i < t.count; i++) {
        const char *words = number_words(whatif->arena, fact, t.values[i]);
        struct change change = {fact->section->name, fact->key,
                                with_day(whatif, fact, now->day, words)};
        whatif_add(whatif, &each, words, &change, 1);
    }
    for (size_t i = 0; i < each.count && each.count == t.count; i++) {
        bool last = i + 1 == each.count;
        if (!last && same(&each.items[i].then, &each.items[i + 1].then, certain))
            continue;
        answers->items = arena_push(whatif->arena, answers->items, answers->count,
                                    &answers->capacity, sizeof *answers->items);
        answers->items[answers->count++] = (struct answer){
            range_words(whatif->arena, fact, t.values[first], t.values[i], first == 0, last),
            each.items[i].then};
        first = i + 1;
    }
}

static void try_word(struct whatif *whatif, const struct fact *fact, struct answers *answers,
                     const char *word)
{
    struct change change = {fact->section->name, fact->key, word};
    whatif_add(whatif, answers, word, &change, 1);
}

/* An old result may be taken anew. */
static void try_newer(struct whatif *whatif, const struct fact *fact, struct answers *answers)
{
    const struct value *now = patient_value(whatif->patient, fact);
    if (!fact->dated || now->state != VALUE_KNOWN || now->day == whatif->patient->date)
        return;
    struct change change = {
        fact->section->name, fact->key,
        with_day(whatif, fact, DATE_NONE, number_words(whatif->arena, fact, now->number))};
    whatif_add(whatif, answers, "the same, taken on the day of the check", &change, 1);
}

void whatif_values(struct whatif *whatif, const struct fact *fact, bool certain,
                   struct answers *answers)
{
    switch (fact->type) {
    case FACT_YES_NO:
        try_word(whatif, fact, answers, "yes");
        try_word(whatif, fact, answers, "no");
        break;
    case FACT_CHOICE:
        for (size_t i = 0; i < fact->choice_count; i++)
            try_word(whatif, fact, answers, fact->choices[i].name);
        break;
    case FACT_NUMBER:
        if (fact->may_be_none)
            try_word(whatif, fact, answers, "none");
        try_numbers(whatif, fact, certain, answers);
        try_newer(whatif, fact, answers);
        break;
    default: break;
    }
}

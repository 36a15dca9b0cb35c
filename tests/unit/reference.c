/* SPDX-License-Identifier: MIT */
#include "reference.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "reference_inside.h"

static truth value_of(const struct about *about, const struct condition *condition);

/* --- numbers --- */

static struct range number_of(const struct about *about, const struct quantity *quantity);

static const struct value *fact_of(const struct about *about, const struct fact *fact)
{
    return fact->section->kind == SECTION_RECORDS ? &about->record->values[fact->index]
                                                  : &about->patient->values[fact->index];
}

static struct range anything(void)
{
    return (struct range){false, -INFINITY, INFINITY};
}

static struct range just(double number)
{
    return (struct range){false, number, number};
}

/* By the calendar: how many birthdays there were. */
static double birthdays(int32_t from, int32_t to)
{
    char first[11], last[11];
    date_write(from, first);
    date_write(to, last);
    int years = atoi(last) - atoi(first);
    return strcmp(last + 5, first + 5) < 0 ? years - 1 : years;
}

static struct range worked_out(enum quantity_kind kind, struct range a, struct range b)
{
    double result = NAN;
    if (a.none || b.none || a.low < a.high || b.low < b.high)
        return anything();
    if (kind == QUANTITY_ADD)
        result = a.low + b.low;
    else if (kind == QUANTITY_SUBTRACT)
        result = a.low - b.low;
    else if (kind == QUANTITY_MULTIPLY)
        result = a.low * b.low;
    else if (kind == QUANTITY_DIVIDE)
        result = a.low / b.low;
    return isfinite(result) ? just(result) : anything();
}

static struct range count_records(const struct about *about, const struct quantity *quantity)
{
    struct range count = just(0);
    for (size_t i = 0; i < about->patient->record_count; i++) {
        struct about then = {about->patient, about->site, about->patient->records[i]};
        truth each =
            then.record->section == quantity->section ? value_of(&then, quantity->each) : NO;
        count.low += each == YES;
        count.high += each != NO;
    }
    return count;
}

static struct range number_of(const struct about *about, const struct quantity *quantity)
{
    const struct value *value = quantity->fact != NULL ? fact_of(about, quantity->fact) : NULL;
    switch (quantity->kind) {
    case QUANTITY_NUMBER: return just(quantity->number);
    case QUANTITY_FACT:
        if (value->state == VALUE_NONE)
            return (struct range){true, 0, 0};
        return value->state == VALUE_KNOWN ? just(value->number) : anything();
    case QUANTITY_YEARS_SINCE:
        return value->state == VALUE_KNOWN
                   ? just(birthdays((int32_t)value->number, about->patient->date))
                   : anything();
    case QUANTITY_COUNT_TERMS: return reference_count_terms(about, quantity);
    case QUANTITY_COUNT_RECORDS: return count_records(about, quantity);
    default:
        return worked_out(quantity->kind, number_of(about, quantity->a),
                          number_of(about, quantity->b));
    }
}

/* a > b, or a >= b, whatever a and b are within their ranges. */
static truth greater(struct range a, struct range b, bool or_equal)
{
    if (a.none || b.none)
        return NO;
    bool always = or_equal ? a.low >= b.high : a.low > b.high;
    bool sometimes = or_equal ? a.high >= b.low : a.high > b.low;
    return always ? YES : sometimes ? UNKNOWN : NO;
}

static truth compared(const struct about *about, const struct condition *c)
{
    struct range x = number_of(about, c->left), low = number_of(about, c->low);
    switch (c->comparison) {
    case ABOVE: return greater(x, low, false);
    case AT_LEAST: return greater(x, low, true);
    case BELOW: return greater(low, x, false);
    case AT_MOST: return greater(low, x, true);
    case BETWEEN: return both(greater(x, low, true), greater(number_of(about, c->high), x, false));
    }
    abort();
}

/* --- single facts --- */

static truth chosen(const struct value *value, uint32_t leaves)
{
    struct tally tally = {false, false};
    if (value->state != VALUE_KNOWN)
        return UNKNOWN;
    for (uint32_t leaf = 1; leaf != 0; leaf <<= 1)
        if (value->choices & leaf)
            tally_add(&tally, (leaves & leaf) != 0);
    return tally_truth(tally);
}

static truth recent(const struct about *about, const struct condition *c)
{
    const struct value *value = fact_of(about, c->fact);
    int32_t day = c->fact->type == FACT_DATE ? (int32_t)value->number : value->day;
    if (value->state != VALUE_KNOWN || day == DATE_NONE)
        return UNKNOWN;
    return about->patient->date <= day + c->days ? YES : NO;
}

static truth answered(const struct about *about, const struct condition *c)
{
    if (c->fact != NULL)
        return fact_of(about, c->fact)->state == VALUE_UNKNOWN ? NO : YES;
    return reference_list_known(&about->patient->lists[c->section->list_index]) ? YES : NO;
}

static truth yes_or_no(const struct value *value)
{
    if (value->state != VALUE_KNOWN)
        return UNKNOWN;
    return value->number == 1 ? YES : NO;
}

/* --- conditions --- */

static truth at_any_site(const struct about *about, const struct condition *inner)
{
    truth answer = NO;
    for (size_t i = 0; i < about->patient->site_count; i++) {
        struct about there = {about->patient, &about->patient->sites[i], about->record};
        answer = either(answer, value_of(&there, inner));
    }
    return answer;
}

static truth needle_longer(const struct planned_site *site, double length)
{
    if (isnan(site->length))
        return UNKNOWN;
    return site->length > length ? YES : NO;
}

static truth value_of(const struct about *about, const struct condition *c)
{
    switch (c->kind) {
    case CONDITION_AND: return both(value_of(about, c->a), value_of(about, c->b));
    case CONDITION_OR: return either(value_of(about, c->a), value_of(about, c->b));
    case CONDITION_NOT: return opposite(value_of(about, c->a));
    case CONDITION_IF_KNOWN: return value_of(about, c->a) == YES ? YES : NO;
    case CONDITION_ANY_SITE: return at_any_site(about, c->a);
    case CONDITION_YES: return yes_or_no(fact_of(about, c->fact));
    case CONDITION_COMPARE: return compared(about, c);
    case CONDITION_CHOICE: return chosen(fact_of(about, c->fact), c->leaves);
    case CONDITION_WITHIN: return recent(about, c);
    case CONDITION_KNOWN: return answered(about, c);
    case CONDITION_INCLUDE: return reference_includes(about, c);
    case CONDITION_SITE_IS: return reference_site_is(about, c);
    case CONDITION_SITE_SIDE: return reference_on_side(about->site, c->side);
    case CONDITION_SITE_REGION: return reference_in_region(about, c->region);
    case CONDITION_SITE_AFFECTED:
    case CONDITION_SITE_LIMB: return reference_affected(about, c);
    case CONDITION_SITE_NEEDLE: return needle_longer(about->site, c->length);
    case CONDITION_RECORD_WITHIN:
        return about->patient->date <= about->record->day + c->days ? YES : NO;
    case CONDITION_RECORD_TREATED: return reference_treated(about);
    }
    abort();
}

truth reference_value(const struct patient *patient, const struct condition *condition, size_t site)
{
    struct about about = {patient, &patient->sites[site], NULL};
    return value_of(&about, condition);
}

double reference_number(const struct patient *patient, const struct quantity *quantity)
{
    struct about about = {patient, &patient->sites[0], NULL};
    struct range range = number_of(&about, quantity);
    return range.none || range.low < range.high ? NAN : range.low;
}

/* SPDX-License-Identifier: MIT */
#include "rules/evaluate.h"

#include <math.h>

#include "rules/rule.h"

static const struct lanes nowhere = {0, 0};

static struct lanes everywhere(const struct evaluation *e, truth value)
{
    struct lanes lanes = {value == TRUTH_YES ? e->all : 0, value == TRUTH_NO ? 0 : e->all};
    return lanes;
}

static void set_lane(struct lanes *lanes, size_t site, truth value)
{
    uint64_t bit = (uint64_t)1 << site;
    if (value == TRUTH_YES)
        lanes->must |= bit;
    if (value != TRUTH_NO)
        lanes->may |= bit;
}

const struct value *evaluate_fact(const struct evaluation *e, const struct fact *fact)
{
    return fact->section->kind == SECTION_RECORDS ? &e->record->values[fact->index]
                                                  : &e->patient->values[fact->index];
}

/* --- numbers --- */

static struct interval exactly(double number)
{
    return (struct interval){number, number};
}

static struct interval unknown_number(void)
{
    return (struct interval){-INFINITY, INFINITY};
}

static struct interval fact_number(const struct evaluation *e, const struct fact *fact)
{
    const struct value *value = evaluate_fact(e, fact);
    if (value->state == VALUE_UNKNOWN)
        return unknown_number();
    return exactly(value->state == VALUE_NONE ? NAN : value->number);
}

static struct interval years_since(const struct evaluation *e, const struct fact *fact)
{
    const struct value *value = evaluate_fact(e, fact);
    if (value->state != VALUE_KNOWN)
        return unknown_number();
    return exactly(date_years((int32_t)value->number, e->patient->date));
}

/* Arithmetic knows only numbers that are known: a derived value is known or it is not. */
static struct interval arithmetic(enum quantity_kind kind, struct interval a, struct interval b)
{
    if (!isfinite(a.low) || !isfinite(b.low) || a.low != a.high || b.low != b.high)
        return unknown_number();
    double result = 0;
    switch (kind) {
    case QUANTITY_ADD: result = a.low + b.low; break;
    case QUANTITY_SUBTRACT: result = a.low - b.low; break;
    case QUANTITY_MULTIPLY: result = a.low * b.low; break;
    default: result = a.low / b.low; break;
    }
    return isfinite(result) ? exactly(result) : unknown_number();
}

static struct interval count_terms(const struct evaluation *e, const struct quantity *q)
{
    struct interval count;
    list_count(e->patient, &e->patient->lists[q->section->list_index],
               (const struct term *const *)q->terms, q->term_count, &count.low, &count.high);
    return count;
}

static struct interval count_records(const struct evaluation *e, const struct quantity *q,
                                     unsigned lane)
{
    struct interval count = {0, 0};
    struct evaluation inner = *e;
    for (size_t i = 0; i < e->patient->record_count; i++) {
        inner.record = e->patient->records[i];
        if (inner.record->section != q->section)
            continue;
        struct lanes lanes = evaluate_condition(&inner, q->each);
        count.low += (double)(lanes.must >> lane & 1);
        count.high += (double)(lanes.may >> lane & 1);
    }
    return count;
}

struct interval evaluate_quantity(const struct evaluation *e, const struct quantity *q,
                                  unsigned lane)
{
    switch (q->kind) {
    case QUANTITY_NUMBER: return exactly(q->number);
    case QUANTITY_FACT: return fact_number(e, q->fact);
    case QUANTITY_YEARS_SINCE: return years_since(e, q->fact);
    case QUANTITY_COUNT_TERMS: return count_terms(e, q);
    case QUANTITY_COUNT_RECORDS: return count_records(e, q, lane);
    default:
        return arithmetic(q->kind, evaluate_quantity(e, q->a, lane),
                          evaluate_quantity(e, q->b, lane));
    }
}

/* "None" is NAN, and no comparison with it holds. */
static truth compare(enum comparison comparison, struct interval x, struct interval low,
                     struct interval high)
{
    bool must = false, may = false;
    switch (comparison) {
    case ABOVE: must = x.low > low.high, may = x.high > low.low; break;
    case AT_LEAST: must = x.low >= low.high, may = x.high >= low.low; break;
    case BELOW: must = x.high < low.low, may = x.low < low.high; break;
    case AT_MOST: must = x.high <= low.low, may = x.low <= low.high; break;
    case BETWEEN:
        must = x.low >= low.high && x.high < high.low;
        may = x.high >= low.low && x.low < high.high;
        break;
    }
    return must ? TRUTH_YES : may ? TRUTH_UNKNOWN : TRUTH_NO;
}

static truth compare_in_lane(const struct evaluation *e, const struct condition *c, unsigned lane)
{
    struct interval x = evaluate_quantity(e, c->left, lane);
    struct interval low = evaluate_quantity(e, c->low, lane);
    struct interval high = c->high ? evaluate_quantity(e, c->high, lane) : low;
    return compare(c->comparison, x, low, high);
}

static struct lanes compare_lanes(const struct evaluation *e, const struct condition *c)
{
    if (!c->about_site)
        return everywhere(e, compare_in_lane(e, c, 0));
    struct lanes lanes = nowhere;
    for (unsigned i = 0; i < e->patient->site_count; i++)
        set_lane(&lanes, i, compare_in_lane(e, c, i));
    return lanes;
}

/* --- leaves --- */

static truth yes_no(const struct value *value)
{
    if (value->state != VALUE_KNOWN)
        return TRUTH_UNKNOWN;
    return value->number != 0 ? TRUTH_YES : TRUTH_NO;
}

/* A coarse word ("lying") may be any of its leaves. */
static truth choice(const struct value *value, uint32_t leaves)
{
    if (value->state != VALUE_KNOWN)
        return TRUTH_UNKNOWN;
    if ((value->choices & ~leaves) == 0)
        return TRUTH_YES;
    return (value->choices & leaves) ? TRUTH_UNKNOWN : TRUTH_NO;
}

static truth within(const struct evaluation *e, const struct condition *c)
{
    const struct value *value = evaluate_fact(e, c->fact);
    int32_t day = value->day;
    if (value->state == VALUE_KNOWN && c->fact->type == FACT_DATE)
        day = (int32_t)value->number;
    if (value->state != VALUE_KNOWN || day == DATE_NONE)
        return TRUTH_UNKNOWN;
    return e->patient->date - day <= c->days ? TRUTH_YES : TRUTH_NO;
}

/* A list is known when it is closed and nothing in it is unrecognised or left empty. */
static bool list_known(const struct list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct entry *entry = &list->entries[i];
        if (entry->status == ENTRY_UNKNOWN || (!entry->term && entry->status == ENTRY_PRESENT))
            return false;
    }
    return list->closed;
}

static truth known(const struct evaluation *e, const struct condition *c)
{
    bool yes = c->fact ? evaluate_fact(e, c->fact)->state != VALUE_UNKNOWN
                       : list_known(&e->patient->lists[c->section->list_index]);
    return yes ? TRUTH_YES : TRUTH_NO;
}

static truth include(const struct evaluation *e, const struct condition *c)
{
    const struct list *list = &e->patient->lists[c->section->list_index];
    if (!c->filtered)
        return list_includes(list, c->target);
    return list_includes_where(e->patient, list, c->term, &c->filter);
}

static truth about_site(const struct evaluation *e, const struct condition *c,
                        const struct planned_site *site)
{
    const struct patient *p = e->patient;
    truth answer = TRUTH_NO;
    switch (c->kind) {
    case CONDITION_SITE_IS:
        for (size_t i = 0; i < c->term_count; i++)
            answer |= site_is(site, c->terms[i]);
        return answer;
    case CONDITION_SITE_SIDE: return site_on_side(site, c->side);
    case CONDITION_SITE_REGION: return site_in_region(p->anatomy, c->region, site);
    case CONDITION_SITE_AFFECTED:
    case CONDITION_SITE_LIMB:
        return list_affects(p, &p->lists[c->section->list_index], c->term, site,
                            c->kind == CONDITION_SITE_LIMB);
    case CONDITION_SITE_NEEDLE:
        if (isnan(site->length))
            return TRUTH_UNKNOWN;
        return site->length > c->length ? TRUTH_YES : TRUTH_NO;
    default: return record_treated(e->record, site);
    }
}

static struct lanes at_each_site(const struct evaluation *e, const struct condition *c)
{
    struct lanes lanes = nowhere;
    for (size_t i = 0; i < e->patient->site_count; i++)
        set_lane(&lanes, i, about_site(e, c, &e->patient->sites[i]));
    return lanes;
}

/* --- every kind of condition, its operands given --- */

struct lanes evaluate_joined(const struct evaluation *e, const struct condition *c, struct lanes a,
                             struct lanes b)
{
    switch (c->kind) {
    case CONDITION_AND: return (struct lanes){a.must & b.must, a.may & b.may};
    case CONDITION_OR: return (struct lanes){a.must | b.must, a.may | b.may};
    case CONDITION_NOT: return (struct lanes){e->all & ~a.may, e->all & ~a.must};
    case CONDITION_IF_KNOWN: return (struct lanes){a.must, a.must};
    case CONDITION_ANY_SITE: return (struct lanes){a.must ? e->all : 0, a.may ? e->all : 0};
    case CONDITION_YES: return everywhere(e, yes_no(evaluate_fact(e, c->fact)));
    case CONDITION_COMPARE: return compare_lanes(e, c);
    case CONDITION_CHOICE: return everywhere(e, choice(evaluate_fact(e, c->fact), c->leaves));
    case CONDITION_WITHIN: return everywhere(e, within(e, c));
    case CONDITION_KNOWN: return everywhere(e, known(e, c));
    case CONDITION_INCLUDE: return everywhere(e, include(e, c));
    case CONDITION_RECORD_WITHIN:
        return everywhere(e, e->patient->date - e->record->day <= c->days ? TRUTH_YES : TRUTH_NO);
    default: return at_each_site(e, c);
    }
}

struct lanes evaluate_condition(const struct evaluation *e, const struct condition *c)
{
    struct lanes a = c->a ? evaluate_condition(e, c->a) : nowhere;
    if ((c->kind == CONDITION_AND && !a.may) || (c->kind == CONDITION_OR && a.must == e->all))
        return a;
    struct lanes b = c->b ? evaluate_condition(e, c->b) : nowhere;
    return evaluate_joined(e, c, a, b);
}

/* --- facts that follow from others --- */

struct value evaluate_derive(const struct evaluation *e, const struct derive *derive)
{
    struct value value = {.day = DATE_NONE, .basis = BASIS_DERIVED};
    if (derive->value) {
        struct interval number = evaluate_quantity(e, derive->value, 0);
        if (number.low == number.high && isfinite(number.low)) {
            value.state = VALUE_KNOWN;
            value.number = number.low;
        }
        return value;
    }
    struct lanes lanes = evaluate_condition(e, derive->when);
    bool yes = lanes.must & 1, possible = lanes.may & 1;
    if (yes || !possible) {
        value.state = VALUE_KNOWN;
        value.number = yes ? 1 : 0;
    }
    return value;
}

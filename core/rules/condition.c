/* SPDX-License-Identifier: MIT */
#include "rules/condition.h"

#include <string.h>

/* --- equal conditions --- */

static bool quantities_equal(const struct quantity *a, const struct quantity *b)
{
    if (a == b)
        return true;
    if (!a || !b || a->kind != b->kind)
        return false;
    switch (a->kind) {
    case QUANTITY_NUMBER: return a->number == b->number;
    case QUANTITY_FACT:
    case QUANTITY_YEARS_SINCE: return a->fact == b->fact;
    case QUANTITY_ADD:
    case QUANTITY_SUBTRACT:
    case QUANTITY_MULTIPLY:
    case QUANTITY_DIVIDE: return quantities_equal(a->a, b->a) && quantities_equal(a->b, b->b);
    case QUANTITY_COUNT_TERMS:
        return a->section == b->section && a->term_count == b->term_count &&
               memcmp(a->terms, b->terms, a->term_count * sizeof *a->terms) == 0;
    case QUANTITY_COUNT_RECORDS: return false; /* only the very same one */
    }
    return false;
}

static bool filters_equal(const struct entry_filter *a, const struct entry_filter *b)
{
    if (a->within_days != b->within_days || a->state_count != b->state_count)
        return false;
    for (size_t i = 0; i < a->state_count; i++)
        if (strcmp(a->states[i], b->states[i]) != 0)
            return false;
    return true;
}

static bool leaves_equal(const struct condition *a, const struct condition *b)
{
    if (a->kind != b->kind)
        return false;
    switch (a->kind) {
    case CONDITION_YES:
    case CONDITION_KNOWN: return a->fact == b->fact && a->section == b->section;
    case CONDITION_COMPARE:
        return a->comparison == b->comparison && quantities_equal(a->left, b->left) &&
               quantities_equal(a->low, b->low) && quantities_equal(a->high, b->high);
    case CONDITION_CHOICE: return a->fact == b->fact && a->leaves == b->leaves;
    case CONDITION_WITHIN: return a->fact == b->fact && a->days == b->days;
    case CONDITION_INCLUDE:
        return a->section == b->section && a->term == b->term && a->filtered == b->filtered &&
               (!a->filtered || filters_equal(&a->filter, &b->filter));
    case CONDITION_SITE_IS:
        return a->term_count == b->term_count &&
               memcmp(a->terms, b->terms, a->term_count * sizeof *a->terms) == 0;
    case CONDITION_SITE_SIDE: return a->side == b->side;
    case CONDITION_SITE_REGION: return a->region == b->region;
    case CONDITION_SITE_AFFECTED:
    case CONDITION_SITE_LIMB: return a->section == b->section && a->term == b->term;
    case CONDITION_SITE_NEEDLE: return a->length == b->length;
    case CONDITION_RECORD_WITHIN:
    case CONDITION_RECORD_TREATED: return false; /* never in a program */
    default: return false;                       /* no leaf */
    }
    return false;
}

bool condition_same(const struct condition *a, const struct condition *b)
{
    if (a == b || !a || !b || a->kind != b->kind)
        return a == b;
    if (a->a)
        return condition_same(a->a, b->a) && condition_same(a->b, b->b);
    return leaves_equal(a, b);
}

/* --- walking through --- */

unsigned quantity_size(struct quantity *quantity)
{
    if (!quantity)
        return 0;
    if (!quantity->size)
        quantity->size = 1 + quantity_size(quantity->a) + quantity_size(quantity->b) +
                         condition_size(quantity->each);
    return quantity->size;
}

unsigned condition_size(struct condition *condition)
{
    if (!condition)
        return 0;
    if (!condition->size)
        condition->size = 1 + condition_size(condition->a) + condition_size(condition->b) +
                          quantity_size(condition->left) + quantity_size(condition->low) +
                          quantity_size(condition->high);
    return condition->size;
}

void quantity_facts(const struct quantity *quantity, fact_look *look, void *self)
{
    if (!quantity)
        return;
    if (quantity->fact)
        look(self, quantity->fact);
    quantity_facts(quantity->a, look, self);
    quantity_facts(quantity->b, look, self);
    condition_facts(quantity->each, look, self);
}

void condition_facts(const struct condition *condition, fact_look *look, void *self)
{
    if (!condition)
        return;
    if (condition->fact)
        look(self, condition->fact);
    quantity_facts(condition->left, look, self);
    quantity_facts(condition->low, look, self);
    quantity_facts(condition->high, look, self);
    condition_facts(condition->a, look, self);
    condition_facts(condition->b, look, self);
}

/* --- what is used --- */

void quantity_mark_used(struct quantity *quantity)
{
    if (!quantity || quantity->mention.used)
        return;
    quantity->mention.used = true;
    quantity_mark_used(quantity->a);
    quantity_mark_used(quantity->b);
    condition_mark_used(quantity->each);
}

void condition_mark_used(struct condition *condition)
{
    if (!condition || condition->mention.used)
        return;
    condition->mention.used = true;
    condition_mark_used(condition->a);
    condition_mark_used(condition->b);
    quantity_mark_used(condition->left);
    quantity_mark_used(condition->low);
    quantity_mark_used(condition->high);
}

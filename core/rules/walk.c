/* SPDX-License-Identifier: MIT */
#include "rules/walk.h"

void walk_quantity(const struct walk *walk, const struct quantity *quantity)
{
    if (!quantity)
        return;
    if (walk->quantity)
        walk->quantity(walk->payload, quantity);
    walk_quantity(walk, quantity->a);
    walk_quantity(walk, quantity->b);
    walk_condition(walk, quantity->each);
}

void walk_condition(const struct walk *walk, const struct condition *condition)
{
    if (!condition)
        return;
    if (walk->condition)
        walk->condition(walk->payload, condition);
    walk_quantity(walk, condition->left);
    walk_quantity(walk, condition->low);
    walk_quantity(walk, condition->high);
    walk_condition(walk, condition->a);
    walk_condition(walk, condition->b);
}

/* SPDX-License-Identifier: MIT */
/* In the manner of lossy counting: a name that comes anew when others were forgotten may have been
 * among them, and the most that it can have missed is known. Who is forgotten came at most `missed`
 * times, which only rises; who is there came `count` to `count + missed` times. So what is frequent
 * is never missing, however late it comes and whatever came before. */
#include "cli/batch_names.h"

#include <stdlib.h>
#include <string.h>

void names_start(struct names *names)
{
    memset(names, 0, sizeof *names);
    memory_start(&names->arena);
}

void names_free(struct names *names)
{
    arena_free(&names->arena);
}

/* The slot of a name, or the empty one where it belongs. */
static uint16_t *slot_of(struct names *names, const char *name)
{
    const size_t slots = sizeof names->slots / sizeof *names->slots;
    uint32_t hash = 2166136261u; /* FNV-1a */
    for (const char *at = name; *at != '\0'; at++)
        hash = (hash ^ (unsigned char)*at) * 16777619u;
    size_t slot = hash % slots;
    while (names->slots[slot] != 0 && strcmp(names->items[names->slots[slot] - 1].name, name) != 0)
        slot = (slot + 1) % slots;
    return &names->slots[slot];
}

static void keep(struct names *names, uint16_t *slot, struct counted item)
{
    item.name = arena_string(&names->arena, item.name);
    names->items[names->count] = item;
    *slot = (uint16_t)++names->count;
}

static int by_size(const void *a, const void *b)
{
    size_t left = *(const size_t *)a, right = *(const size_t *)b;
    return left < right ? -1 : left > right;
}

/* How often, at most, those came that are to be forgotten: the middle of all. */
static size_t middle(const struct names *names)
{
    size_t most[NAMES_MOST];
    for (size_t i = 0; i < names->count; i++)
        most[i] = names->items[i].count + names->items[i].missed;
    qsort(most, names->count, sizeof *most, by_size);
    return most[names->count / 2];
}

static void forget_the_seldom(struct names *names)
{
    struct arena before = names->arena;
    size_t count = names->count;
    names->missed = middle(names);
    names->count = 0;
    memset(names->slots, 0, sizeof names->slots);
    memory_start(&names->arena);
    for (size_t i = 0; i < count; i++) {
        struct counted item = names->items[i];
        if (item.count + item.missed > names->missed)
            keep(names, slot_of(names, item.name), item);
    }
    arena_free(&before);
}

void names_add(struct names *names, const char *name)
{
    uint16_t *slot = slot_of(names, name);
    names->total++;
    if (*slot != 0) {
        names->items[*slot - 1].count++;
        return;
    }
    if (names->count == NAMES_MOST) {
        forget_the_seldom(names);
        slot = slot_of(names, name);
    }
    keep(names, slot, (struct counted){name, 1, names->missed});
}

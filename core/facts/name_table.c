/* SPDX-License-Identifier: MIT */
#include "facts/name_table.h"

#include <stdbool.h>
#include <string.h>

#include "base/text.h"

enum { FIRST_SLOTS = 32, FOLDED_MOST = 256 };

static size_t slot_of(const struct name_table *table, const char *key, size_t length, uint32_t hash)
{
    size_t slot = hash & (table->slot_count - 1);
    for (; table->slots[slot] != 0; slot = (slot + 1) & (table->slot_count - 1)) {
        const struct name *name = &table->items[table->slots[slot] - 1];
        if (name->hash == hash && name->length == length && memcmp(name->key, key, length) == 0)
            break;
    }
    return slot;
}

struct name *name_table_find(const struct name_table *table, const char *key, size_t length)
{
    if (table == NULL || table->count == 0)
        return NULL;
    size_t slot = slot_of(table, key, length, text_hash(key, length));
    return table->slots[slot] == 0 ? NULL : &table->items[table->slots[slot] - 1];
}

void *name_table_get(const struct name_table *table, const char *key)
{
    const struct name *name = name_table_find(table, key, strlen(key));
    return name == NULL ? NULL : name->value;
}

struct name *name_table_find_folded(const struct name_table *table, const char *name)
{
    char folded[FOLDED_MOST];
    size_t length = text_fold(folded, sizeof folded, name);
    return name_table_find(table, folded, length);
}

void *name_table_get_folded(const struct name_table *table, const char *name)
{
    const struct name *found = name_table_find_folded(table, name);
    return found == NULL ? NULL : found->value;
}

/* So many slots, a power of two; each item in its new one. */
static void give_slots(struct name_table *table, struct arena *arena, size_t slot_count)
{
    table->slot_count = slot_count;
    table->slots = arena_alloc(arena, slot_count * sizeof *table->slots);
    for (size_t i = 0; i < table->count; i++) {
        const struct name *name = &table->items[i];
        size_t slot = slot_of(table, name->key, name->length, name->hash);
        table->slots[slot] = (uint32_t)i + 1;
    }
}

struct name_table *name_table_reserve(struct name_table *table, struct arena *arena, size_t count)
{
    if (table == NULL)
        table = arena_alloc(arena, sizeof *table);
    size_t slot_count = table->slot_count == 0 ? FIRST_SLOTS : table->slot_count;
    while (slot_count < 2 * count)
        slot_count *= 2;
    if (slot_count != table->slot_count)
        give_slots(table, arena, slot_count);
    if (count > table->capacity) {
        struct name *items = arena_room(arena, count * sizeof *items);
        if (table->count > 0)
            memcpy(items, table->items, table->count * sizeof *items);
        table->items = items;
        table->capacity = count;
    }
    return table;
}

/* `slot` is free, and that of the key. */
static void put(struct name_table *table, struct arena *arena, size_t slot, const struct name *name)
{
    table->items =
        arena_push(arena, table->items, table->count, &table->capacity, sizeof *table->items);
    table->items[table->count++] = *name;
    table->slots[slot] = (uint32_t)table->count;
}

/* Half of the slots stay free. */
static struct name_table *make_room(struct name_table *table, struct arena *arena)
{
    if (table == NULL)
        return name_table_reserve(NULL, arena, 0);
    if (2 * table->count >= table->slot_count)
        give_slots(table, arena, 2 * table->slot_count);
    return table;
}

struct name_table *name_table_add(struct name_table *table, struct arena *arena, const char *key,
                                  const char *shown, void *value)
{
    table = make_room(table, arena);
    size_t length = strlen(key);
    uint32_t hash = text_hash(key, length);
    put(table, arena, slot_of(table, key, length, hash),
        &(struct name){key, shown, value, hash, (uint32_t)length, 0});
    return table;
}

struct name *name_table_enter(struct name_table **table, struct arena *arena, const char *key,
                              void *value)
{
    size_t length = strlen(key);
    uint32_t hash = text_hash(key, length);
    *table = make_room(*table, arena);
    size_t slot = slot_of(*table, key, length, hash);
    if ((*table)->slots[slot] != 0)
        return &(*table)->items[(*table)->slots[slot] - 1];
    put(*table, arena, slot, &(struct name){key, NULL, value, hash, (uint32_t)length, 0});
    return NULL;
}

struct name *name_table_enter_folded(struct name_table **table, struct arena *arena,
                                     const char *name, void *value)
{
    char folded[FOLDED_MOST];
    size_t length = text_fold(folded, sizeof folded, name);
    uint32_t hash = text_hash(folded, length);
    *table = make_room(*table, arena);
    size_t slot = slot_of(*table, folded, length, hash);
    if ((*table)->slots[slot] != 0)
        return &(*table)->items[(*table)->slots[slot] - 1];
    bool is_folded = strcmp(folded, name) == 0;
    const char *key = is_folded ? name : arena_copy(arena, folded, length);
    put(*table, arena, slot,
        &(struct name){key, name, value, hash, (uint32_t)length, name_table_letters(folded)});
    return NULL;
}

uint32_t name_table_letters(const char *key)
{
    uint32_t letters = 0;
    for (; *key != '\0'; key++)
        letters |= (uint32_t)((unsigned char)*key < 0x80) << (*key & 31);
    return letters;
}

static int count_bits(uint32_t bits)
{
    int count = 0;
    for (; bits != 0; bits &= bits - 1)
        count++;
    return count;
}

int name_table_least_distance(uint32_t a, uint32_t b)
{
    int only_a = count_bits(a & ~b), only_b = count_bits(b & ~a);
    return only_a > only_b ? only_a : only_b;
}

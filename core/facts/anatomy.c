/* SPDX-License-Identifier: MIT */
/* Reads regions.ini, and works out which part of the body affects which site. */
#include "facts/anatomy.h"

#include <string.h>

#include "base/text.h"
#include "facts/bits.h"
#include "facts/ini_blocks.h"
#include "facts/name_table.h"
#include "facts/vocabulary.h"

/* --- reading --- */

static struct region *new_region(struct anatomy *anatomy, const char *name, const char *file,
                                 int line)
{
    struct region *region = arena_alloc(anatomy->arena, sizeof *region);
    region->name = name;
    region->index = (int16_t)anatomy->count;
    region->file = file;
    region->line = line;
    anatomy->regions = arena_push(anatomy->arena, anatomy->regions, anatomy->count,
                                  &anatomy->capacity, sizeof *anatomy->regions);
    anatomy->regions[anatomy->count++] = region;
    return region;
}

static struct region *by_heading(const struct anatomy *anatomy, const char *name)
{
    for (size_t i = 0; i < anatomy->count; i++)
        if (text_same(anatomy->regions[i]->name, name))
            return anatomy->regions[i];
    return NULL;
}

/* Yes unless the file says no. */
static bool is_paired(struct ini_block *block)
{
    const char *paired = ini_block_value(block, "paired");
    return paired == NULL || ini_block_yes(block, "paired");
}

static void read_region(struct anatomy *anatomy, struct ini_block *block)
{
    struct region *region = by_heading(anatomy, block->heading);
    bool replaces = ini_block_yes(block, "replaces");
    if (region != NULL && !replaces) {
        ini_block_problem(block, NULL,
                          "\"%s\" is defined already, in %s:%d. Say replaces = yes to define it "
                          "again.",
                          block->heading, region->file, region->line);
        return;
    }
    if (region == NULL && replaces)
        ini_block_problem(block, "replaces", "There is no \"%s\" that this could replace.",
                          block->heading);
    if (region == NULL)
        region = new_region(anatomy, block->heading, block->file, block->line);
    region->file = block->file;
    region->line = block->line;
    region->lies_in = ini_block_words(block, "in");
    region->names = ini_block_words(block, "names");
    region->limb = ini_block_yes(block, "limb");
    region->paired = is_paired(block);
    ini_block_finish(block);
}

void anatomy_read(struct anatomy *anatomy, const struct file *file, struct problems *problems)
{
    struct ini_blocks blocks = ini_blocks_read(file, problems);
    for (size_t i = 0; i < blocks.count; i++)
        read_region(anatomy, blocks.items[i]);
}

/* --- names --- */

static void add_name(struct anatomy *anatomy, struct region *region, const char *name,
                     struct problems *problems)
{
    const struct name *taken =
        name_table_enter_folded(&anatomy->names, anatomy->arena, name, region);
    const struct region *other = taken == NULL ? NULL : taken->value;
    if (other != NULL && other != region && problems != NULL)
        problem_add(problems, region->file, region->line,
                    "\"%s\" is a name of \"%s\" already (%s:%d).", name, other->name, other->file,
                    other->line);
}

static void name_regions(struct anatomy *anatomy, struct problems *problems)
{
    for (size_t i = 0; i < anatomy->count; i++)
        add_name(anatomy, anatomy->regions[i], anatomy->regions[i]->name, problems);
    for (size_t i = 0; i < anatomy->count; i++)
        for (size_t k = 0; k < anatomy->regions[i]->names.count; k++)
            add_name(anatomy, anatomy->regions[i], anatomy->regions[i]->names.items[k], problems);
}

/* Regions are named before their other names and before the sites. */
static struct region *region_of_site(const struct anatomy *anatomy, const struct term *site)
{
    struct region *region = name_table_get_folded(anatomy->names, site->name);
    return region != NULL && text_same(region->name, site->name) ? region : NULL;
}

/* A site is a region of its own, or the one that bears its name. Its other names count unless a
 * region has them: as a place, "buttock" is the buttock. */
static void add_site(struct anatomy *anatomy, struct term *site)
{
    struct region *region = region_of_site(anatomy, site);
    if (region == NULL) {
        region = new_region(anatomy, site->name, site->file, site->line);
        region->paired = site->paired;
    }
    site->region = region->index;
    for (size_t i = 0; i < site->regions.count; i++) {
        struct words *within = &region->lies_in;
        within->items = arena_push(anatomy->arena, within->items, within->count, &within->capacity,
                                   sizeof *within->items);
        within->items[within->count++] = site->regions.items[i];
    }
    add_name(anatomy, region, site->name, NULL);
    for (size_t i = 0; i < site->names.count; i++)
        add_name(anatomy, region, site->names.items[i], NULL);
}

static void add_sites(struct anatomy *anatomy, struct problems *problems)
{
    bool has_regions = anatomy->count > 0;
    for (size_t i = 0; i < anatomy->sites->count; i++) {
        struct term *site = anatomy->sites->terms[i];
        if (site->is_class)
            continue;
        add_site(anatomy, site);
        if (has_regions && anatomy->regions[site->region]->lies_in.count == 0)
            problem_add(problems, site->file, site->line,
                        "\"%s\" needs its region, so that what happens there is seen.", site->name);
    }
}

/* --- what lies in what --- */

enum { FRESH, UNDER_WAY, DONE };

/* Adds all that the region lies in; those regions first. */
static void close_region(struct anatomy *anatomy, struct region *region, uint8_t *marks,
                         struct problems *problems)
{
    if (marks[region->index] == DONE)
        return;
    marks[region->index] = UNDER_WAY;
    bits_add(region->within, (size_t)region->index);
    for (size_t i = 0; i < region->lies_in.count; i++) {
        const char *name = region->lies_in.items[i];
        struct region *outer = name_table_get_folded(anatomy->names, name);
        const char *near = outer == NULL ? region_nearest(anatomy, name) : NULL;
        if (outer == NULL)
            problem_add(problems, region->file, region->line,
                        "\"%s\", in which \"%s\" lies, is no region.%s%s%s", name, region->name,
                        near ? " Did you mean \"" : "", near ? near : "", near ? "\"?" : "");
        else if (marks[outer->index] == UNDER_WAY)
            problem_add(problems, region->file, region->line,
                        "\"%s\" and \"%s\" lie in each other.", region->name, outer->name);
        else {
            close_region(anatomy, outer, marks, problems);
            bits_add_all(region->within, outer->within, anatomy->words);
        }
    }
    marks[region->index] = DONE;
}

static void close_regions(struct anatomy *anatomy, struct problems *problems)
{
    uint8_t *marks = arena_alloc(anatomy->arena, anatomy->count + 1);
    anatomy->words = bits_words(anatomy->count);
    for (size_t i = 0; i < anatomy->count; i++)
        anatomy->regions[i]->within =
            arena_alloc(anatomy->arena, anatomy->words * sizeof(uint64_t));
    for (size_t i = 0; i < anatomy->count; i++)
        close_region(anatomy, anatomy->regions[i], marks, problems);
}

/* --- what affects what --- */

static uint64_t **new_sets(const struct anatomy *anatomy, size_t words)
{
    uint64_t **sets = arena_alloc(anatomy->arena, (anatomy->count + 1) * sizeof *sets);
    uint64_t *all = arena_alloc(anatomy->arena, anatomy->count * words * sizeof *all);
    for (size_t i = 0; i < anatomy->count; i++)
        sets[i] = all + i * words;
    return sets;
}

/* For each region all that lie in it: `within`, the other way round. */
static uint64_t **new_contents(const struct anatomy *anatomy)
{
    uint64_t **contents = new_sets(anatomy, anatomy->words);
    for (size_t i = 0; i < anatomy->count; i++)
        for (size_t word = 0; word < anatomy->words; word++)
            for (uint64_t bits = anatomy->regions[i]->within[word]; bits != 0; bits &= bits - 1)
                bits_add(contents[64 * word + bits_lowest(bits)], i);
    return contents;
}

/* Notes the site for each region of the set. */
static void note(uint64_t **sets, const struct term *site, const uint64_t *regions, size_t words)
{
    for (size_t word = 0; word < words; word++)
        for (uint64_t bits = regions[word]; bits != 0; bits &= bits - 1)
            bits_add(sets[64 * word + bits_lowest(bits)], site->index);
}

/* The site's own region and all that it lies in. */
static const uint64_t *around(const struct anatomy *anatomy, const struct term *site)
{
    return anatomy->regions[site->region]->within;
}

/* A place affects a site if one lies in the other, or if it is, or lies in, a neighbour that
 * sites.ini names. */
static void add_affecting(const struct anatomy *anatomy, const struct term *site,
                          uint64_t **contents, uint64_t *places)
{
    bits_add_all(places, around(anatomy, site), anatomy->words);
    bits_add_all(places, contents[site->region], anatomy->words);
    for (size_t i = 0; i < site->neighbours.count; i++) {
        int neighbour = region_find(anatomy, site->neighbours.items[i]);
        if (neighbour >= 0)
            bits_add_all(places, contents[neighbour], anatomy->words);
    }
}

/* A place shares the site's arm or leg if it lies in that limb or contains it. */
static void add_limbs(const struct anatomy *anatomy, const struct term *site, uint64_t **contents,
                      uint64_t *places)
{
    for (size_t i = 0; i < anatomy->count; i++) {
        if (!anatomy->regions[i]->limb || !bits_has(around(anatomy, site), i))
            continue;
        bits_add_all(places, anatomy->regions[i]->within, anatomy->words);
        bits_add_all(places, contents[i], anatomy->words);
    }
}

static void relate_all(struct anatomy *anatomy)
{
    size_t words = anatomy->words, size = words * sizeof(uint64_t);
    uint64_t **contents = new_contents(anatomy);
    uint64_t *places = arena_alloc(anatomy->arena, size);
    anatomy->affected = new_sets(anatomy, anatomy->sites->words);
    anatomy->inside = new_sets(anatomy, anatomy->sites->words);
    anatomy->limb = new_sets(anatomy, anatomy->sites->words);
    for (size_t i = 0; i < anatomy->sites->count; i++) {
        const struct term *site = anatomy->sites->terms[i];
        if (site->is_class)
            continue;
        note(anatomy->inside, site, around(anatomy, site), words);
        memset(places, 0, size);
        add_affecting(anatomy, site, contents, places);
        note(anatomy->affected, site, places, words);
        memset(places, 0, size);
        add_limbs(anatomy, site, contents, places);
        note(anatomy->limb, site, places, words);
    }
}

static void check_neighbours(const struct anatomy *anatomy, struct problems *problems)
{
    for (size_t i = 0; i < anatomy->sites->count; i++) {
        const struct term *site = anatomy->sites->terms[i];
        for (size_t k = 0; k < site->neighbours.count; k++) {
            const char *name = site->neighbours.items[k];
            if (region_find(anatomy, name) >= 0)
                continue;
            const char *near = region_nearest(anatomy, name);
            problem_add(problems, site->file, site->line,
                        "\"%s\", the neighbour of \"%s\", is no region.%s%s%s", name, site->name,
                        near ? " Did you mean \"" : "", near ? near : "", near ? "\"?" : "");
        }
    }
}

void anatomy_seal(struct anatomy *anatomy, struct vocabulary *sites, struct problems *problems)
{
    anatomy->sites = sites;
    name_regions(anatomy, problems);
    if (sites != NULL)
        add_sites(anatomy, problems);
    close_regions(anatomy, problems);
    if (sites == NULL)
        return;
    check_neighbours(anatomy, problems);
    relate_all(anatomy);
}

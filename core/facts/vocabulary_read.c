/* SPDX-License-Identifier: MIT */
/* Reads the files of a vocabulary, as they stand. What follows from them is in vocabulary.c. */
#include <string.h>

#include "base/text.h"
#include "facts/ini_blocks.h"
#include "facts/name_table.h"
#include "facts/vocabulary.h"

static void append(struct arena *arena, struct words *words, const struct words *more)
{
    for (size_t i = 0; i < more->count; i++) {
        words->items =
            arena_push(arena, words->items, words->count, &words->capacity, sizeof *words->items);
        words->items[words->count++] = more->items[i];
    }
}

/* [vocabulary]: what holds for all terms. A local pack adds to it. */
static void read_general(struct vocabulary *vocabulary, struct ini_block *block)
{
    struct words local_forms = ini_block_words(block, "local_forms");
    struct words systemic_forms = ini_block_words(block, "systemic_forms");
    struct words past_states = ini_block_words(block, "past_states");
    append(vocabulary->arena, &vocabulary->local_forms, &local_forms);
    append(vocabulary->arena, &vocabulary->systemic_forms, &systemic_forms);
    append(vocabulary->arena, &vocabulary->past_states, &past_states);
    if (vocabulary->sided) {
        struct words views = ini_block_words(block, "views");
        append(vocabulary->arena, &vocabulary->views, &views);
    }
    ini_block_finish(block);
}

static void read_asks(struct term *term, struct ini_block *block)
{
    struct words asks = ini_block_words(block, "asks");
    for (size_t i = 0; i < asks.count; i++) {
        const char *what = asks.items[i];
        if (strcmp(what, "place") == 0)
            term->asks_place = true;
        else if (strcmp(what, "state") == 0)
            term->asks_state = true;
        else if (strcmp(what, "date") == 0)
            term->asks_date = true;
        else
            ini_block_problem(block, "asks", "\"asks\" takes place, state and date, not \"%s\".",
                              what);
    }
}

/* What only sites have. */
static void read_site(struct term *term, struct ini_block *block)
{
    struct words near = ini_block_words(block, "near");
    append(block->problems->arena, &term->classes, &near);
    term->regions = ini_block_words(block, "region");
    term->neighbours = ini_block_words(block, "neighbours");
    if (ini_block_value(block, "paired") != NULL)
        term->paired = ini_block_yes(block, "paired");
    term->map = map_read(block);
}

static void read_keys(struct vocabulary *vocabulary, struct term *term, struct ini_block *block)
{
    term->file = block->file;
    term->line = block->line;
    term->title = ini_block_value(block, "title");
    term->names = ini_block_words(block, "names");
    term->codes = ini_block_words(block, "codes");
    term->code = term->codes.count > 0 ? term->codes.items[0] : NULL;
    term->classes = ini_block_words(block, term->is_class ? "in" : "class");
    term->own_states = ini_block_words(block, "states");
    term->usual_place_words = ini_block_value(block, "usual_place");
    term->any_route = ini_block_yes(block, "any_route");
    term->unused = ini_block_value(block, "unused");
    read_asks(term, block);
    if (vocabulary->sided && !term->is_class)
        read_site(term, block);
    ini_block_finish(block);
}

static struct term *new_term(struct vocabulary *vocabulary)
{
    struct term *term = arena_alloc(vocabulary->arena, sizeof *term);
    term->index = (unsigned)vocabulary->count;
    vocabulary->terms = arena_push(vocabulary->arena, vocabulary->terms, vocabulary->count,
                                   &vocabulary->capacity, sizeof *vocabulary->terms);
    vocabulary->terms[vocabulary->count++] = term;
    return term;
}

static void read_term(struct vocabulary *vocabulary, struct ini_block *block, const char *pack)
{
    const char *class_name = ini_block_heading(block, "class");
    const char *name = class_name != NULL ? class_name : block->heading;
    struct name *known = name_table_enter_folded(&vocabulary->names, vocabulary->arena, name, NULL);
    if (known == NULL)
        known = &vocabulary->names->items[vocabulary->names->count - 1];
    struct term *term = known->value;
    bool replaces = ini_block_yes(block, "replaces");
    if (term != NULL && !replaces) {
        ini_block_problem(block, NULL,
                          "\"%s\" is defined already, in %s:%d. Say replaces = yes to define it "
                          "again.",
                          name, term->file, term->line);
        return;
    }
    if (term == NULL && replaces)
        ini_block_problem(block, "replaces", "There is no \"%s\" that this could replace.", name);
    if (term == NULL)
        known->value = term = new_term(vocabulary);
    known->shown = name;
    unsigned index = term->index;
    memset(term, 0, sizeof *term);
    *term = (struct term){.vocabulary = vocabulary,
                          .name = name,
                          .index = index,
                          .target = -1,
                          .is_class = class_name != NULL,
                          .paired = true,
                          .usual_place = {.region = -1},
                          .region = -1,
                          .pack = pack};
    read_keys(vocabulary, term, block);
}

void vocabulary_read(struct vocabulary *vocabulary, const struct file *file, const char *pack,
                     const struct anatomy *anatomy, struct problems *problems)
{
    struct ini_blocks blocks = ini_blocks_read(file, problems);
    vocabulary->anatomy = anatomy;
    vocabulary->names =
        name_table_reserve(vocabulary->names, vocabulary->arena, vocabulary->count + blocks.count);
    for (size_t i = 0; i < blocks.count; i++) {
        if (strcmp(blocks.items[i]->heading, "vocabulary") == 0)
            read_general(vocabulary, blocks.items[i]);
        else
            read_term(vocabulary, blocks.items[i], pack);
    }
}

/* SPDX-License-Identifier: MIT */
#include "rules/literature.h"

#include <errno.h>
#include <string.h>

#include "base/text.h"
#include "facts/ini_blocks.h"
#include "facts/name_table.h"

/* --- what both files share --- */

static struct ini_blocks blocks_of(struct rulebook *book, const struct folder *folder,
                                   const char *name)
{
    struct ini_blocks none = {NULL, 0, 0};
    struct file file = folder_file(book->arena, folder, name);
    return file.error == ENOENT ? none : ini_blocks_read(&file, &book->problems);
}

/* What is there already (`file` not NULL) is taken over only if the block says that it replaces it.
 */
static bool may_define(struct ini_block *block, const char *pack, const char *file, int line)
{
    if (ini_block_yes(block, "replaces") || !file)
        return true;
    ini_block_problem(
        block, NULL,
        "\"%s\" is defined already, in %s, line %d (pack %s). Write replaces = yes if "
        "this is to take its place.",
        block->heading, file, line, pack);
    return false;
}

/* --- sources.ini --- */

static struct source *find_source(const struct rulebook *book, const char *key)
{
    return name_table_get(book->source_names, key);
}

struct source *literature_add(struct rulebook *book, const char *key)
{
    struct source *source = arena_alloc(book->arena, sizeof *source);
    source->key = key;
    book->source_names = name_table_add(book->source_names, book->arena, key, key, source);
    book->sources = arena_push(book->arena, book->sources, book->source_count,
                               &book->source_capacity, sizeof *book->sources);
    book->sources[book->source_count++] = source;
    return source;
}

/* How firmly the source stands; the report marks all kinds but the first. */
static const char *read_kind(struct ini_block *block)
{
    static const char *const kinds[] = {"found", "second-hand", "judgement", "borrowed",
                                        "reference"};
    const char *kind = ini_block_value(block, "kind");
    for (size_t i = 0; kind && i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(kinds[i], kind) == 0)
            return kind;
    ini_block_problem(block, kind ? "kind" : NULL,
                      "Source \"%s\" needs kind = found, second-hand, judgement, borrowed or "
                      "reference.",
                      block->heading);
    return NULL;
}

static void read_source(struct rulebook *book, const struct pack *pack, struct ini_block *block)
{
    struct source *source = find_source(book, block->heading);
    if (!may_define(block, source ? source->pack : NULL, source ? source->file : NULL,
                    source ? source->line : 0))
        return;
    if (!source)
        source = literature_add(book, block->heading);
    source->key = block->heading;
    source->citation = ini_block_value(block, "citation");
    source->kind = read_kind(block);
    source->unused = ini_block_value(block, "unused");
    source->pack = pack->name;
    source->file = block->file;
    source->line = block->line;
    ini_block_value(block, "address");
    if (!source->citation)
        ini_block_problem(block, NULL, "Source \"%s\" has no citation.", block->heading);
    ini_block_finish(block);
}

/* --- effects.ini --- */

/* A text that may go on in key.1, key.2 …; NULL if there is none. */
static const char *prose(struct ini_block *block, const char *key)
{
    struct words lines = ini_block_lines(block, key);
    struct text text;
    text_start(&text, block->problems->arena);
    for (size_t i = 0; i < lines.count; i++)
        text_addf(&text, "%s%s", i ? " " : "", lines.items[i]);
    return lines.count ? text.bytes : NULL;
}

static struct effect *find_effect(const struct rulebook *book, const char *key)
{
    for (size_t i = 0; i < book->effect_count; i++)
        if (strcmp(book->effects[i]->key, key) == 0)
            return book->effects[i];
    return NULL;
}

static struct effect *add_effect(struct rulebook *book)
{
    struct effect *effect = arena_alloc(book->arena, sizeof *effect);
    book->effects = arena_push(book->arena, book->effects, book->effect_count,
                               &book->effect_capacity, sizeof *book->effects);
    book->effects[book->effect_count++] = effect;
    return effect;
}

static void read_effect(struct rulebook *book, const struct pack *pack, struct ini_block *block)
{
    struct effect *effect = find_effect(book, block->heading);
    if (!may_define(block, effect ? effect->pack : NULL, effect ? effect->file : NULL,
                    effect ? effect->line : 0))
        return;
    if (!effect)
        effect = add_effect(book);
    effect->key = block->heading;
    effect->title = ini_block_value(block, "title");
    effect->usual = prose(block, "usual");
    effect->how_often = prose(block, "how_often");
    effect->what_to_do = prose(block, "what_to_do");
    effect->refer = prose(block, "refer");
    effect->if_raised = prose(block, "if_raised");
    effect->warning = prose(block, "warning");
    effect->may_name = ini_block_words(block, "may_name");
    effect->source_keys = ini_block_words(block, "sources");
    effect->pack = pack->name;
    effect->file = block->file;
    effect->line = block->line;
    effect->block = block;
    if (!effect->title)
        ini_block_problem(block, NULL, "Effect \"%s\" has no title.", block->heading);
    ini_block_finish(block);
}

/* [leaflet]: what the patient's sheet says besides the effects. */
static void read_leaflet(struct rulebook *book, const struct pack *pack, struct ini_block *block)
{
    struct leaflet *leaflet = &book->leaflet;
    if (!may_define(block, leaflet->pack, leaflet->file, leaflet->line))
        return;
    leaflet->title = prose(block, "title");
    leaflet->introduction = prose(block, "introduction");
    leaflet->not_yet = prose(block, "not_yet");
    leaflet->rights = prose(block, "rights");
    leaflet->telephone = prose(block, "telephone");
    leaflet->emergency = ini_block_lines(block, "emergency");
    leaflet->same_day = ini_block_lines(block, "same_day");
    leaflet->call = ini_block_lines(block, "call");
    leaflet->source_keys = ini_block_words(block, "sources");
    leaflet->pack = pack->name;
    leaflet->file = block->file;
    leaflet->line = block->line;
    leaflet->block = block;
    ini_block_finish(block);
}

void literature_read(struct rulebook *book, const struct pack *pack, const struct folder *folder)
{
    struct ini_blocks sources = blocks_of(book, folder, "sources.ini");
    for (size_t i = 0; i < sources.count; i++)
        read_source(book, pack, sources.items[i]);
    struct ini_blocks effects = blocks_of(book, folder, "effects.ini");
    for (size_t i = 0; i < effects.count; i++) {
        if (strcmp(effects.items[i]->heading, "leaflet") == 0)
            read_leaflet(book, pack, effects.items[i]);
        else
            read_effect(book, pack, effects.items[i]);
    }
}

/* --- sealing --- */

static void unknown_source(const struct rulebook *book, struct ini_block *block, const char *key)
{
    struct nearest nearest;
    nearest_start(&nearest, key);
    for (size_t i = 0; i < book->source_count; i++)
        nearest_try(&nearest, book->sources[i]->key);
    ini_block_problem(block, "sources", "\"%s\" is not a source of sources.ini.%s%s%s", key,
                      nearest.name ? " Did you mean \"" : "", nearest.name ? nearest.name : "",
                      nearest.name ? "\"?" : " Add it there first.");
}

/* Returns how many there are; tells those that are not. */
static size_t find_sources(struct rulebook *book, struct ini_block *block, const struct words *keys,
                           const contra_source *const **out)
{
    const struct source **found = arena_alloc(book->arena, (keys->count + 1) * sizeof *found);
    size_t count = 0;
    for (size_t i = 0; i < keys->count; i++) {
        struct source *source = find_source(book, keys->items[i]);
        if (!source) {
            unknown_source(book, block, keys->items[i]);
            continue;
        }
        source->cited = true;
        found[count++] = source;
    }
    *out = sources_told(book->arena, found, count);
    return count;
}

static void check_sections(const struct rulebook *book, const struct effect *effect)
{
    for (size_t i = 0; i < effect->may_name.count; i++) {
        const char *name = effect->may_name.items[i];
        const struct section *section = schema_section(&book->schema, name);
        if (!section || section->kind != SECTION_TERMS)
            ini_block_problem(effect->block, "may_name",
                              "\"%s\" is not a section of words such as [medications]; only the "
                              "words of these can be named on a patient's sheet.",
                              name);
    }
}

void literature_seal(struct rulebook *book)
{
    for (size_t i = 0; i < book->effect_count; i++) {
        struct effect *effect = book->effects[i];
        effect->source_count =
            find_sources(book, effect->block, &effect->source_keys, &effect->sources);
        check_sections(book, effect);
    }
    struct leaflet *leaflet = &book->leaflet;
    if (leaflet->block)
        leaflet->source_count =
            find_sources(book, leaflet->block, &leaflet->source_keys, &leaflet->sources);
}

const contra_source *const *sources_told(struct arena *arena, const struct source *const *sources,
                                         size_t count)
{
    const contra_source **told = arena_alloc(arena, (count + 1) * sizeof *told);
    for (size_t i = 0; i < count; i++) {
        const struct source *from = sources[i];
        contra_source *source = arena_alloc(arena, sizeof *source);
        bool marked = from->kind && strcmp(from->kind, "found") != 0;
        source->key = from->key;
        source->citation =
            marked ? arena_format(arena, "%s [%s]", from->citation, from->kind) : from->citation;
        told[i] = source;
    }
    return told;
}

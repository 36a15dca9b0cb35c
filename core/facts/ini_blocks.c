/* SPDX-License-Identifier: MIT */
#include "facts/ini_blocks.h"

#include <stdarg.h>
#include <string.h>

#include "base/text.h"
#include "facts/ini_reader.h"

/* --- reading --- */

struct reading {
    struct ini_blocks *blocks;
    struct problems *problems;
    const char *file;
};

static void on_section(void *self, const char *section, int line)
{
    struct reading *reading = self;
    struct arena *arena = reading->problems->arena;
    struct ini_blocks *blocks = reading->blocks;
    struct ini_block *block = arena_alloc(arena, sizeof *block);
    block->file = reading->file;
    block->heading = arena_string(arena, section);
    block->line = line;
    block->problems = reading->problems;
    blocks->items =
        arena_push(arena, blocks->items, blocks->count, &blocks->capacity, sizeof *blocks->items);
    blocks->items[blocks->count++] = block;
}

static const struct ini_pair *find(const struct ini_block *block, const char *key)
{
    for (size_t i = 0; i < block->count; i++)
        if (strcmp(block->pairs[i].key, key) == 0)
            return &block->pairs[i];
    return NULL;
}

/* Values of packs are prose too: one blank before a semicolon may have been meant as a sentence. */
static void refuse_cut_prose(const struct reading *reading, const char *value, int line,
                             const char *comment, int comment_gap)
{
    if (comment != NULL && comment_gap == 1 && *value != '\0')
        problem_add(reading->problems, reading->file, line,
                    "\" ;\" begins a comment and would cut the value. Put two blanks before a "
                    "comment, or write a comma.");
}

static void on_entry(void *self, const char *section, const char *key, const char *value, int line,
                     const char *comment, int comment_gap)
{
    struct reading *reading = self;
    struct arena *arena = reading->problems->arena;
    (void)section;
    if (reading->blocks->count == 0)
        return;
    struct ini_block *block = reading->blocks->items[reading->blocks->count - 1];
    refuse_cut_prose(reading, value, line, comment, comment_gap);
    const struct ini_pair *before = find(block, key);
    if (before != NULL) {
        problem_add(reading->problems, reading->file, line,
                    "\"%s\" stands twice below [%s]; the first is in line %d.", key, block->heading,
                    before->line);
        return;
    }
    block->pairs =
        arena_push(arena, block->pairs, block->count, &block->capacity, sizeof *block->pairs);
    block->pairs[block->count++] = (struct ini_pair){key, value, line, false};
}

struct ini_blocks ini_blocks_read(const char *path, struct problems *problems)
{
    struct ini_blocks blocks = {0};
    struct ini_source source;
    contra_error error;
    if (!ini_open(&source, path, &error)) {
        problem_add(problems, path, 0, "%s", error.message);
        return blocks;
    }
    struct reading reading = {&blocks, problems, arena_string(problems->arena, path)};
    struct ini_handler handler = {on_section, on_entry, NULL, &reading};
    ini_read(&source, &handler, problems);
    if (!source.ended)
        problem_add(problems, path, source.line, "A file of a pack is one document, without ---.");
    ini_close(&source);
    return blocks;
}

/* --- asking --- */

static void remember(struct ini_block *block, const char *key)
{
    block->known = arena_push(block->problems->arena, block->known, block->known_count,
                              &block->known_capacity, sizeof *block->known);
    block->known[block->known_count++] = key;
}

static const char *take(struct ini_block *block, const char *key)
{
    for (size_t i = 0; i < block->count; i++) {
        if (strcmp(block->pairs[i].key, key) == 0) {
            block->pairs[i].asked = true;
            return block->pairs[i].value[0] == '\0' ? NULL : block->pairs[i].value;
        }
    }
    return NULL;
}

const char *ini_block_value(struct ini_block *block, const char *key)
{
    remember(block, key);
    return take(block, key);
}

int ini_block_line(const struct ini_block *block, const char *key)
{
    const struct ini_pair *pair = key == NULL ? NULL : find(block, key);
    return pair == NULL ? block->line : pair->line;
}

void ini_block_problem(struct ini_block *block, const char *key, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    const char *message = arena_format_list(block->problems->arena, format, arguments);
    va_end(arguments);
    problem_add(block->problems, block->file, ini_block_line(block, key), "%s", message);
}

bool ini_block_yes(struct ini_block *block, const char *key)
{
    const char *value = ini_block_value(block, key);
    if (value != NULL && strcmp(value, "yes") != 0 && strcmp(value, "no") != 0)
        ini_block_problem(block, key, "\"%s\" takes yes or no, not \"%s\".", key, value);
    return value != NULL && strcmp(value, "yes") == 0;
}

static void add_word(struct words *words, struct arena *arena, const char *word)
{
    words->items =
        arena_push(arena, words->items, words->count, &words->capacity, sizeof *words->items);
    words->items[words->count++] = word;
}

static void add_words(struct words *words, struct ini_block *block, const char *key)
{
    struct arena *arena = block->problems->arena;
    const char *cursor = take(block, key);
    const char *part;
    while (cursor != NULL && (part = text_next_part(arena, &cursor)) != NULL) {
        if (*part == '\0') {
            ini_block_problem(block, key, "\"%s\" has an empty part between two commas.", key);
            continue;
        }
        add_word(words, arena, part);
    }
}

/* Is `key` the name with a number behind a point: names.2? */
static bool continues(const char *key, const char *name)
{
    size_t length = strlen(name);
    const char *digits = key + length + 1;
    return strncmp(key, name, length) == 0 && key[length] == '.' && *digits != '\0' &&
           strspn(digits, "0123456789") == strlen(digits);
}

struct words ini_block_words(struct ini_block *block, const char *key)
{
    struct words words = {0};
    remember(block, key);
    for (size_t i = 0; i < block->count; i++)
        if (strcmp(block->pairs[i].key, key) == 0 || continues(block->pairs[i].key, key))
            add_words(&words, block, block->pairs[i].key);
    return words;
}

struct words ini_block_lines(struct ini_block *block, const char *key)
{
    struct words lines = {0};
    remember(block, key);
    for (size_t i = 0; i < block->count; i++) {
        const char *name = block->pairs[i].key;
        const char *line =
            strcmp(name, key) == 0 || continues(name, key) ? take(block, name) : NULL;
        if (line != NULL)
            add_word(&lines, block->problems->arena, line);
    }
    return lines;
}

void ini_block_finish(struct ini_block *block)
{
    for (size_t i = 0; i < block->count; i++) {
        const char *key = block->pairs[i].key;
        if (block->pairs[i].asked)
            continue;
        struct nearest nearest;
        nearest_start(&nearest, key);
        for (size_t k = 0; k < block->known_count; k++)
            nearest_try(&nearest, block->known[k]);
        if (nearest.name != NULL)
            ini_block_problem(block, key, "\"%s\" is no key of [%s]. Did you mean \"%s\"?", key,
                              block->heading, nearest.name);
        else
            ini_block_problem(block, key, "\"%s\" is no key of [%s].", key, block->heading);
    }
}

const char *ini_block_heading(const struct ini_block *block, const char *word)
{
    size_t length = strlen(word);
    if (strncmp(block->heading, word, length) != 0 || block->heading[length] != ' ')
        return NULL;
    const char *rest = block->heading + length;
    return rest + strspn(rest, " ");
}

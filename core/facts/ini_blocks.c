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
    struct ini_known *known;
    struct ini_pair *pairs; /* of the newest block, which gets a copy once all are there */
    size_t count, capacity;
};

static uint32_t letter_bit(const char *key)
{
    return (uint32_t)1 << (*key & 31);
}

static void end_block(struct reading *reading)
{
    struct ini_blocks *blocks = reading->blocks;
    if (blocks->count == 0 || reading->count == 0)
        return;
    struct ini_block *block = blocks->items[blocks->count - 1];
    size_t size = reading->count * sizeof *block->pairs;
    block->pairs = memcpy(arena_room(reading->problems->arena, size), reading->pairs, size);
    block->count = reading->count;
    for (size_t i = 0; i < block->count; i++)
        block->first_letters |= letter_bit(block->pairs[i].key);
    reading->count = 0;
}

static void on_section(void *self, const char *section, int line)
{
    struct reading *reading = self;
    struct arena *arena = reading->problems->arena;
    struct ini_blocks *blocks = reading->blocks;
    end_block(reading);
    struct ini_block *block = arena_alloc(arena, sizeof *block);
    block->file = reading->file;
    block->heading = arena_string(arena, section);
    block->line = line;
    block->known = reading->known;
    block->problems = reading->problems;
    blocks->items =
        arena_push(arena, blocks->items, blocks->count, &blocks->capacity, sizeof *blocks->items);
    blocks->items[blocks->count++] = block;
}

/* Keys mostly differ in their first letter. */
static bool same_key(const char *a, const char *b)
{
    return *a == *b && strcmp(a, b) == 0;
}

static struct ini_pair *find_among(struct ini_pair *pairs, size_t count, const char *key)
{
    for (size_t i = 0; i < count; i++)
        if (same_key(pairs[i].key, key))
            return &pairs[i];
    return NULL;
}

/* Each block is asked for all that it might say, and most of that it does not: nothing in it begins
 * with that letter. */
static bool may_say(const struct ini_block *block, const char *key)
{
    return (block->first_letters & letter_bit(key)) != 0;
}

static struct ini_pair *find(const struct ini_block *block, const char *key)
{
    if (!may_say(block, key))
        return NULL;
    return find_among(block->pairs, block->count, key);
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
    const struct ini_pair *before = find_among(reading->pairs, reading->count, key);
    if (before != NULL) {
        problem_add(reading->problems, reading->file, line,
                    "\"%s\" stands twice below [%s]; the first is in line %d.", key, block->heading,
                    before->line);
        return;
    }
    reading->pairs = arena_push(arena, reading->pairs, reading->count, &reading->capacity,
                                sizeof *reading->pairs);
    reading->pairs[reading->count++] = (struct ini_pair){key, value, line, false};
}

struct ini_blocks ini_blocks_read(const struct file *file, struct problems *problems)
{
    struct ini_blocks blocks = {0};
    struct ini_source source;
    contra_error error;
    if (file->text != NULL) {
        ini_from_memory(&source, file->path, file->text, file->length);
    } else if (!ini_open_of_pack(&source, file->path, &error)) { /* which knows why */
        problem_add(problems, file->path, 0, "%s", error.message);
        return blocks;
    }
    struct reading reading = {.blocks = &blocks, .problems = problems, .file = file->path};
    reading.known = arena_alloc(problems->arena, sizeof *reading.known);
    struct ini_handler handler = {on_section, on_entry, NULL, &reading};
    ini_read(&source, &handler, problems);
    end_block(&reading);
    if (!source.ended)
        problem_add(problems, file->path, source.line,
                    "A file of a pack is one document, without ---.");
    ini_close(&source);
    return blocks;
}

/* --- asking --- */

static void remember(struct ini_block *block, const char *key)
{
    struct ini_known *known = block->known;
    if (known->of != block)
        known->count = 0;
    known->of = block;
    if (known->count == known->capacity)
        known->keys = arena_push(block->problems->arena, known->keys, known->count,
                                 &known->capacity, sizeof *known->keys);
    known->keys[known->count++] = key;
}

static const char *take_pair(struct ini_pair *pair)
{
    pair->asked = true;
    return pair->value[0] == '\0' ? NULL : pair->value;
}

const char *ini_block_value(struct ini_block *block, const char *key)
{
    struct ini_pair *pair = find(block, key);
    remember(block, key);
    return pair == NULL ? NULL : take_pair(pair);
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

/* Is `key` the name itself, or with a number behind a point: names.2? */
static bool goes_on(const char *key, const char *name)
{
    for (; *name != '\0'; key++, name++)
        if (*key != *name)
            return false;
    if (*key == '.')
        return key[1] != '\0' && key[1 + strspn(key + 1, "0123456789")] == '\0';
    return *key == '\0';
}

static bool continues(const char *key, const char *name)
{
    return *key == *name && goes_on(key, name);
}

/* At least as many as there are parts. */
static size_t count_parts(const char *value)
{
    size_t count = 1;
    for (; (value = strchr(value, ',')) != NULL; value++)
        count++;
    return count;
}

static void add_words(struct words *words, struct ini_block *block, struct ini_pair *pair)
{
    struct arena *arena = block->problems->arena;
    const char *cursor = take_pair(pair);
    const char *part;
    if (cursor != NULL && words->items == NULL)
        words->items = arena_alloc(arena, words->capacity * sizeof *words->items);
    while (cursor != NULL && (part = text_next_part(arena, &cursor)) != NULL) {
        if (*part != '\0')
            words->items[words->count++] = part;
        else
            ini_block_problem(block, pair->key, "\"%s\" has an empty part between two commas.",
                              pair->key);
    }
}

struct words ini_block_words(struct ini_block *block, const char *key)
{
    struct words words = {0};
    remember(block, key);
    if (!may_say(block, key))
        return words;
    for (size_t i = 0; i < block->count; i++)
        if (continues(block->pairs[i].key, key))
            words.capacity += count_parts(block->pairs[i].value);
    if (words.capacity == 0)
        return words;
    for (size_t i = 0; i < block->count; i++)
        if (continues(block->pairs[i].key, key))
            add_words(&words, block, &block->pairs[i]);
    if (words.items == NULL)
        words.capacity = 0;
    return words;
}

struct words ini_block_lines(struct ini_block *block, const char *key)
{
    struct words lines = {0};
    struct arena *arena = block->problems->arena;
    remember(block, key);
    for (size_t i = 0; i < block->count; i++) {
        const char *line = continues(block->pairs[i].key, key) ? take_pair(&block->pairs[i]) : NULL;
        if (line == NULL)
            continue;
        lines.items =
            arena_push(arena, lines.items, lines.count, &lines.capacity, sizeof *lines.items);
        lines.items[lines.count++] = line;
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
        for (size_t k = 0; block->known->of == block && k < block->known->count; k++)
            nearest_try(&nearest, block->known->keys[k]);
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

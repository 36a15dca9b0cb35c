/* SPDX-License-Identifier: MIT */
#include "facts/ini_seen.h"

#include <setjmp.h>
#include <stdint.h>
#include <string.h>

enum { LINES_LOG = 12, LINES = 1 << LINES_LOG, TEXT_MOST = 60 };

/* A line and its parts: 64 bytes. */
struct seen_line {
    uint8_t bytes; /* with the LF; 0: no line */
    uint8_t name_length, value_at, value_length;
    char text[TEXT_MOST];
};

void ini_seen_start(struct ini_seen *seen)
{
    jmp_buf no_memory;
    arena_on_full(&seen->arena, arena_jump, &no_memory);
    if (seen->lines == NULL && setjmp(no_memory) == 0)
        seen->lines = arena_alloc(&seen->arena, LINES * sizeof *seen->lines);
}

/* Spreads each bit over the upper ones. */
static uint64_t mix(uint64_t hash)
{
    hash *= 0x9e3779b97f4a7c15;
    return hash ^ hash >> 32;
}

static uint64_t eight_bytes(const char *from)
{
    uint64_t word;
    memcpy(&word, from, sizeof word);
    return word;
}

/* The last eight bytes of a line; of one that has fewer, all. */
static uint64_t last_bytes(const char *from, size_t bytes)
{
    uint64_t word = 0;
    if (bytes >= 8)
        return eight_bytes(from + bytes - 8);
    for (size_t i = 0; i < bytes; i++)
        word = word << 8 | (unsigned char)from[i];
    return word;
}

static size_t place_of(const char *from, size_t bytes)
{
    uint64_t hash = bytes;
    for (size_t at = 0; at + 8 < bytes; at += 8)
        hash = mix(hash ^ eight_bytes(from + at));
    return (size_t)(mix(hash ^ last_bytes(from, bytes)) >> (64 - LINES_LOG));
}

void ini_seen_add(struct ini_seen *seen, const struct ini_line *line, const char *from,
                  size_t bytes)
{
    if (seen == NULL || seen->lines == NULL || bytes > TEXT_MOST)
        return;
    struct seen_line *slot = &seen->lines[place_of(from, bytes)];
    memcpy(slot->text, from, bytes);
    slot->bytes = (uint8_t)bytes;
    slot->name_length = (uint8_t)line->name_length;
    slot->value_at = line->kind == INI_ENTRY ? (uint8_t)(line->value - from) : 0;
    slot->value_length = (uint8_t)line->value_length;
}

size_t ini_seen_find(const struct ini_seen *seen, struct ini_line *line, const char *from,
                     size_t left)
{
    if (seen == NULL || seen->lines == NULL || left == 0)
        return 0;
    const char *end = memchr(from, '\n', left < TEXT_MOST ? left : TEXT_MOST);
    if (end == NULL)
        return 0;
    size_t bytes = (size_t)(end - from) + 1;
    const struct seen_line *slot = &seen->lines[place_of(from, bytes)];
    if (slot->bytes != bytes || memcmp(slot->text, from, bytes) != 0)
        return 0;
    bool is_heading = slot->value_at == 0;
    *line = (struct ini_line){.kind = is_heading ? INI_HEADING : INI_ENTRY,
                              .name = from + is_heading,
                              .name_length = slot->name_length,
                              .value = from + slot->value_at,
                              .value_length = slot->value_length};
    return bytes;
}

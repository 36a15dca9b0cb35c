/* SPDX-License-Identifier: MIT */
#define _DEFAULT_SOURCE /* madvise */
#include "base/arena.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

enum {
    FIRST_BLOCK = 4096,
    LARGEST_BLOCK = 256 * 1024,
    LARGE_PAGE = 2 * 1024 * 1024,
    FIRST_CAPACITY = 8
};

struct arena_block {
    struct arena_block *older;
    size_t size; /* of `bytes` */
    max_align_t bytes[];
};

void arena_init(struct arena *arena)
{
    memset(arena, 0, sizeof *arena);
}

static void free_blocks(struct arena_block *block)
{
    while (block != NULL) {
        struct arena_block *older = block->older;
        free(block);
        block = older;
    }
}

void arena_free(struct arena *arena)
{
    free_blocks(arena->blocks);
    arena->blocks = NULL;
    arena->next = arena->end = NULL;
    arena->held = 0;
}

/* The newest block is the one to keep: blocks grow, so that it soon is large enough for all. */
void arena_reset(struct arena *arena)
{
    struct arena_block *kept = arena->blocks;
    if (kept == NULL)
        return;
    free_blocks(kept->older);
    kept->older = NULL;
    arena->next = (unsigned char *)kept->bytes;
    arena->end = arena->next + kept->size;
    arena->held = sizeof *kept + kept->size;
}

void arena_on_full(struct arena *arena, void (*full)(void *argument), void *argument)
{
    arena->full = full;
    arena->full_argument = argument;
}

void arena_jump(void *jump_point)
{
    longjmp(*(jmp_buf *)jump_point, 1);
}

/* abort() is for a handler that is missing, or that returns against its promise. */
_Noreturn void arena_refuse(struct arena *arena)
{
    if (arena->full != NULL)
        arena->full(arena->full_argument);
    abort();
}

void arena_expect(struct arena *arena, size_t size)
{
    arena->large = size >= LARGE_PAGE / 2;
}

/* How large the next block is, if it must hold `size` bytes. 0: the limit forbids it. */
static size_t next_block_size(const struct arena *arena, size_t size)
{
    size_t wanted = arena->blocks == NULL ? FIRST_BLOCK : 2 * arena->blocks->size;
    if (wanted > LARGEST_BLOCK)
        wanted = LARGEST_BLOCK;
    if (arena->large && arena->limit == 0)
        wanted = LARGE_PAGE - sizeof(struct arena_block);
    if (wanted < size)
        wanted = size;
    if (arena->limit == 0)
        return wanted;
    size_t taken = arena->held + sizeof(struct arena_block);
    if (taken >= arena->limit || arena->limit - taken < size)
        return 0;
    return wanted < arena->limit - taken ? wanted : arena->limit - taken;
}

/* A whole number of large pages. The system gives a page when it is first written to, and a command
 * that loads a pack and is done spends a tenth of its time on a thousand small ones. */
static void *large_pages(size_t size)
{
    void *pages = aligned_alloc(LARGE_PAGE, size);
#ifdef MADV_HUGEPAGE
    if (pages != NULL)
        madvise(pages, size, MADV_HUGEPAGE); /* if it does not want to, small ones do */
#endif
    return pages;
}

static void *new_block(size_t size)
{
    return size % LARGE_PAGE == 0 ? large_pages(size) : malloc(size);
}

static void add_block(struct arena *arena, size_t size)
{
    size_t block_size = next_block_size(arena, size);
    struct arena_block *block =
        block_size == 0 ? NULL : new_block(sizeof(struct arena_block) + block_size);
    if (block == NULL)
        arena_refuse(arena);
    block->older = arena->blocks;
    block->size = block_size;
    arena->blocks = block;
    arena->next = (unsigned char *)block->bytes;
    arena->end = arena->next + block_size;
    arena->held += sizeof *block + block_size;
}

static inline void *take(struct arena *arena, size_t size)
{
    const size_t step = _Alignof(max_align_t);
    if (size > SIZE_MAX / 4)
        arena_refuse(arena);
    size_t rounded = size == 0 ? step : (size + step - 1) / step * step;
    if ((size_t)(arena->end - arena->next) < rounded)
        add_block(arena, rounded);
    void *memory = arena->next;
    arena->next += rounded;
    return memory;
}

void *arena_room(struct arena *arena, size_t size)
{
    return take(arena, size);
}

void *arena_alloc(struct arena *arena, size_t size)
{
    return memset(take(arena, size), 0, size);
}

char *arena_copy(struct arena *arena, const char *bytes, size_t length)
{
    if (length > SIZE_MAX / 4)
        arena_refuse(arena);
    char *copy = take(arena, length + 1);
    if (length > 0)
        memcpy(copy, bytes, length);
    copy[length] = '\0';
    return copy;
}

char *arena_string(struct arena *arena, const char *string)
{
    return string == NULL ? NULL : arena_copy(arena, string, strlen(string));
}

char *arena_format_list(struct arena *arena, const char *format, va_list arguments)
{
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    char *text = arena_alloc(arena, length < 0 ? 1 : (size_t)length + 1);
    if (length > 0)
        vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    return text;
}

char *arena_format(struct arena *arena, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    char *text = arena_format_list(arena, format, arguments);
    va_end(arguments);
    return text;
}

void *arena_enlarge(struct arena *arena, void *items, size_t count, size_t *capacity,
                    size_t item_size)
{
    size_t larger = *capacity == 0 ? FIRST_CAPACITY : 2 * *capacity;
    if (larger > SIZE_MAX / 4 / item_size)
        arena_refuse(arena);
    void *copy = arena_alloc(arena, larger * item_size);
    if (count > 0)
        memcpy(copy, items, count * item_size);
    *capacity = larger;
    return copy;
}

/* SPDX-License-Identifier: MIT */
#include "fhir/read_pool.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK = 64 * 1024, ALIGN = 16 };

struct pool_block {
    struct pool_block *next;
};

static void add_block(struct pool *pool, size_t size)
{
    size_t whole = sizeof(struct pool_block) + ALIGN + (size > BLOCK ? size : BLOCK);
    struct pool_block *block = malloc(whole);
    if (block == NULL)
        longjmp(*pool->full, 1);
    block->next = pool->blocks;
    pool->blocks = block;
    pool->next = (char *)block + ALIGN;
    pool->end = (char *)block + whole;
    pool->held += whole;
}

void *pool_get(struct pool *pool, size_t size)
{
    size_t rounded = (size + ALIGN - 1) / ALIGN * ALIGN;
    if (rounded < size)
        longjmp(*pool->full, 1);
    if (pool->blocks == NULL || (size_t)(pool->end - pool->next) < rounded)
        add_block(pool, rounded);
    void *memory = pool->next;
    pool->next += rounded;
    memset(memory, 0, size);
    return memory;
}

char *pool_copy(struct pool *pool, const char *bytes, size_t length)
{
    char *copy = pool_get(pool, length + 1);
    memcpy(copy, bytes, length);
    return copy;
}

char *pool_text(struct pool *pool, const char *text)
{
    return text == NULL ? NULL : pool_copy(pool, text, strlen(text));
}

char *pool_format(struct pool *pool, const char *format, ...)
{
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    char *text = pool_get(pool, length < 0 ? 1 : (size_t)length + 1);
    if (length > 0)
        vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    return text;
}

void pool_free(struct pool *pool)
{
    for (struct pool_block *block = pool->blocks, *next; block != NULL; block = next) {
        next = block->next;
        free(block);
    }
    *pool = (struct pool){0};
}

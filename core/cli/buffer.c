/* SPDX-License-Identifier: MIT */
#include "cli/buffer.h"

#include <string.h>

#include "base/text.h"
#include "cli/end.h"

void memory_start(struct arena *arena)
{
    arena_init(arena);
    arena_on_full(arena, end_out_of_memory, NULL);
}

/* The bytes move to larger memory of their own, and the smaller is given back. */
void buffer_reserve(struct buffer *buffer, size_t more)
{
    if (buffer->capacity - buffer->length >= more)
        return;
    struct arena before = buffer->arena;
    size_t capacity = 2 * (buffer->length + more);
    memory_start(&buffer->arena);
    char *bytes = arena_alloc(&buffer->arena, capacity);
    if (buffer->length > 0)
        memcpy(bytes, buffer->bytes, buffer->length);
    arena_free(&before);
    buffer->bytes = bytes;
    buffer->capacity = capacity;
}

void buffer_add_bytes(struct buffer *buffer, const char *bytes, size_t length)
{
    buffer_reserve(buffer, length);
    if (length > 0)
        memcpy(buffer->bytes + buffer->length, bytes, length);
    buffer->length += length;
}

void buffer_add(struct buffer *buffer, const char *text)
{
    buffer_add_bytes(buffer, text, strlen(text));
}

void buffer_add_plain(struct buffer *buffer, const char *text)
{
    size_t before = buffer->length;
    buffer_add_bytes(buffer, text, strlen(text) + 1);
    text_make_plain(buffer->bytes + before);
    buffer->length--; /* the byte 0 */
}

void buffer_add_number(struct buffer *buffer, size_t number)
{
    char digits[24];
    size_t at = sizeof digits;
    do {
        digits[--at] = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    buffer_add_bytes(buffer, digits + at, sizeof digits - at);
}

int buffer_sink(void *buffer, const char *bytes, size_t length)
{
    buffer_add_bytes(buffer, bytes, length);
    return 0;
}

void buffer_free(struct buffer *buffer)
{
    arena_free(&buffer->arena);
    *buffer = (struct buffer){.length = 0};
}

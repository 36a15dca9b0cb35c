/* SPDX-License-Identifier: MIT */
/* Bytes that grow, and room that is kept when they are forgotten. */
#ifndef CONTRA_CLI_BUFFER_H
#define CONTRA_CLI_BUFFER_H

#include <stddef.h>

#include "base/arena.h"

struct buffer {
    struct arena arena; /* holds the bytes */
    char *bytes;        /* NULL at first */
    size_t length, capacity;
};

/* Zeroed memory is an empty buffer. Ends the program, with a message, if memory runs out. */
void buffer_reserve(struct buffer *buffer, size_t more);
void buffer_add_bytes(struct buffer *buffer, const char *bytes, size_t length);
/* As text to be shown: control characters become blanks, bytes that are not UTF-8 question marks.
 */
void buffer_add_plain(struct buffer *buffer, const char *text);
void buffer_add(struct buffer *buffer, const char *text);
void buffer_add_number(struct buffer *buffer, size_t number);
void buffer_free(struct buffer *buffer);

/* A contra_sink; the payload is the buffer. */
int buffer_sink(void *buffer, const char *bytes, size_t length);

/* An arena that ends the program likewise. */
void memory_start(struct arena *arena);

#endif

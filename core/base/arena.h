/* SPDX-License-Identifier: MIT */
/* An arena: memory of one lifetime, given back all at once.
 *
 * Every object of contra lives in the arena of its engine, patient or report. Allocation never
 * returns NULL: when the system refuses memory (or the arena's limit is reached), the arena calls
 * its `full` handler, which does not return. At the edge of the library that handler is
 * arena_jump, which jumps to a point that the function set with setjmp; while Lua runs it is one
 * that raises in Lua. So no function between has a failure path for memory, and since all memory
 * is the arena's, none is lost by the jump.
 */
#ifndef CONTRA_BASE_ARENA_H
#define CONTRA_BASE_ARENA_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

struct arena_block;

struct arena {
    struct arena_block *blocks;   /* newest first */
    unsigned char *next, *end;    /* what is left of the newest block */
    size_t held;                  /* bytes taken from the system */
    size_t limit;                 /* refuse to hold more; 0: no limit */
    bool large;                   /* the next blocks are large pages */
    void (*full)(void *argument); /* called when memory is refused; must not return */
    void *full_argument;
};

/* Makes an empty arena; takes no memory yet. Zero-filled memory is an empty arena too. */
void arena_init(struct arena *arena);

/* Gives everything back. */
void arena_free(struct arena *arena);

/* Forgets all contents; keeps one block for what comes next. */
void arena_reset(struct arena *arena);

/* Says whom to call when memory is refused. An arena that knows nobody aborts the program. */
void arena_on_full(struct arena *arena, void (*full)(void *argument), void *argument);

/* What arena_alloc does when memory is refused: calls `full`, and does not return. */
_Noreturn void arena_refuse(struct arena *arena);

/* A `full` handler: longjmp to the jmp_buf given as argument, with value 1. */
void arena_jump(void *jump_point);

/* Says that about so much will be asked for, over time: if it is much, the memory comes in large
 * pages, where the system has them. */
void arena_expect(struct arena *arena, size_t size);

/* `size` zeroed bytes, aligned for any type. Never NULL. */
void *arena_alloc(struct arena *arena, size_t size);

/* The same, but what is in them is left as it is: for what is written over at once. */
void *arena_room(struct arena *arena, size_t size);

/* A copy of `length` bytes and a NUL behind them. */
char *arena_copy(struct arena *arena, const char *bytes, size_t length);

/* A copy of a string; NULL stays NULL. */
char *arena_string(struct arena *arena, const char *string);

/* printf and vprintf into the arena. */
char *arena_format(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
char *arena_format_list(struct arena *arena, const char *format, va_list arguments)
    __attribute__((format(printf, 2, 0)));

/* For arena_push. */
void *arena_enlarge(struct arena *arena, void *items, size_t count, size_t *capacity,
                    size_t item_size);

/* Makes room for one element more: returns `items`, or a larger copy of it, and raises *capacity.
 * Use: list = arena_push(arena, list, count, &capacity, sizeof *list); list[count++] = x;  */
static inline void *arena_push(struct arena *arena, void *items, size_t count, size_t *capacity,
                               size_t item_size)
{
    return count < *capacity ? items : arena_enlarge(arena, items, count, capacity, item_size);
}

#endif

/* SPDX-License-Identifier: MIT */
#include "base/arena.h"

#include <stdbool.h>
#include <string.h>

#include "test.h"

TEST(gives_zeroed_aligned_memory)
{
    struct arena arena;
    arena_init(&arena);
    for (size_t size = 0; size < 3000; size += 7) {
        unsigned char *memory = arena_alloc(&arena, size);
        CHECK_INT((uintptr_t)memory % _Alignof(max_align_t), 0);
        for (size_t i = 0; i < size; i++)
            CHECK_INT(memory[i], 0);
        memset(memory, 0xff, size);
    }
    arena_free(&arena);
    CHECK_INT(arena.held, 0);
}

TEST(zero_filled_memory_is_an_arena)
{
    struct arena arena = {0};
    CHECK(arena_alloc(&arena, 1) != NULL);
    arena_free(&arena);
}

TEST(takes_large_and_small)
{
    struct arena arena;
    arena_init(&arena);
    char *small = arena_string(&arena, "small");
    char *large = arena_alloc(&arena, 5 * 1000 * 1000);
    memset(large, 'x', 5 * 1000 * 1000);
    char *other = arena_string(&arena, "other");
    CHECK_TEXT(small, "small");
    CHECK_TEXT(other, "other");
    arena_free(&arena);
}

TEST(reset_keeps_one_block_and_zeroes_it)
{
    struct arena arena;
    arena_init(&arena);
    for (int i = 0; i < 1000; i++)
        memset(arena_alloc(&arena, 100), 0xff, 100);
    size_t held = arena.held;
    arena_reset(&arena);
    CHECK(arena.held > 0 && arena.held < held);
    held = arena.held;
    unsigned char *again = arena_alloc(&arena, 100);
    CHECK_INT(again[0], 0);
    CHECK_INT(again[99], 0);
    CHECK_INT(arena.held, held);
    arena_free(&arena);
    arena_reset(&arena);
    CHECK_INT(arena.held, 0);
}

TEST(copies)
{
    struct arena arena;
    arena_init(&arena);
    CHECK_TEXT(arena_copy(&arena, "abcdef", 3), "abc");
    CHECK_TEXT(arena_copy(&arena, NULL, 0), "");
    CHECK_NULL(arena_string(&arena, NULL));
    CHECK_TEXT(arena_format(&arena, "%s has %d", "a line", 3), "a line has 3");
    CHECK_TEXT(arena_format(&arena, "%s", ""), "");
    arena_free(&arena);
}

TEST(push_grows_a_list)
{
    struct arena arena;
    int *list = NULL;
    size_t capacity = 0;
    arena_init(&arena);
    for (int i = 0; i < 1000; i++) {
        list = arena_push(&arena, list, (size_t)i, &capacity, sizeof *list);
        list[i] = i;
    }
    for (int i = 0; i < 1000; i++)
        CHECK_INT(list[i], i);
    CHECK(capacity >= 1000);
    arena_free(&arena);
}

/* True if allocating `size` bytes calls the handler. */
static bool is_refused(struct arena *arena, size_t size)
{
    jmp_buf point;
    arena_on_full(arena, arena_jump, &point);
    if (setjmp(point) != 0)
        return true;
    arena_alloc(arena, size);
    return false;
}

TEST(the_limit_is_kept)
{
    struct arena arena;
    arena_init(&arena);
    arena.limit = 10000;
    CHECK(!is_refused(&arena, 5000));
    CHECK(!is_refused(&arena, 4000)); /* a block of the usual size would be too much */
    CHECK(is_refused(&arena, 2000));
    CHECK(arena.held <= arena.limit);
    CHECK(!is_refused(&arena, 16)); /* refused is only what does not fit */
    arena_free(&arena);
    CHECK(!is_refused(&arena, 5000));
    arena_free(&arena);
}

TEST(sizes_do_not_overflow)
{
    struct arena arena;
    arena_init(&arena);
    CHECK(is_refused(&arena, SIZE_MAX));
    CHECK(is_refused(&arena, SIZE_MAX - 8));
    CHECK_INT(arena.held, 0);
    arena_free(&arena);
}

TESTS(CASE(gives_zeroed_aligned_memory), CASE(zero_filled_memory_is_an_arena),
      CASE(takes_large_and_small), CASE(reset_keeps_one_block_and_zeroes_it), CASE(copies),
      CASE(push_grows_a_list), CASE(the_limit_is_kept), CASE(sizes_do_not_overflow))

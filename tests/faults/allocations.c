/* SPDX-License-Identifier: MIT */
/* The program's own malloc, calloc, realloc, aligned_alloc and free go before those of any library.
 * They hand on to glibc's, or to those of AddressSanitizer, which keeps watch as ever. */
#include "allocations.h"

#include <errno.h>
#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>

#if defined(__SANITIZE_ADDRESS__)
#define BELOW(function) __interceptor_##function
#else
#define BELOW(function) __libc_##function
#endif

extern void *BELOW(malloc)(size_t size);
extern void *BELOW(calloc)(size_t count, size_t size);
extern void *BELOW(realloc)(void *block, size_t size);
extern void *BELOW(memalign)(size_t alignment, size_t size);
extern void BELOW(free)(void *block);

static struct {
    size_t count, failing;
    bool onwards, refused;
    size_t blocks, bytes;
} now;

void allocations_fail_at(size_t number, bool onwards)
{
    now.count = 0;
    now.failing = number;
    now.onwards = onwards;
    now.refused = false;
}

size_t allocations_count(void)
{
    return now.count;
}

bool allocations_refused(void)
{
    return now.refused;
}

size_t allocations_blocks(void)
{
    return now.blocks;
}

size_t allocations_bytes(void)
{
    return now.bytes;
}

static bool refuse(void)
{
    now.count++;
    bool fails =
        now.failing != 0 && (now.onwards ? now.count >= now.failing : now.count == now.failing);
    if (!fails)
        return false;
    now.refused = true;
    errno = ENOMEM;
    return true;
}

static void *taken(void *block)
{
    if (block != NULL) {
        now.blocks++;
        now.bytes += malloc_usable_size(block);
    }
    return block;
}

static void given_back(void *block)
{
    if (block != NULL) {
        now.blocks--;
        now.bytes -= malloc_usable_size(block);
    }
}

void *malloc(size_t size)
{
    return refuse() ? NULL : taken(BELOW(malloc)(size));
}

void *calloc(size_t count, size_t size)
{
    return refuse() ? NULL : taken(BELOW(calloc)(count, size));
}

void *realloc(void *block, size_t size)
{
    if (refuse())
        return NULL;
    size_t before = block == NULL ? 0 : malloc_usable_size(block);
    void *moved = BELOW(realloc)(block, size);
    if (moved == NULL && size != 0)
        return NULL;
    if (block != NULL) {
        now.blocks--;
        now.bytes -= before;
    }
    return taken(moved);
}

void *aligned_alloc(size_t alignment, size_t size)
{
    return refuse() ? NULL : taken(BELOW(memalign)(alignment, size));
}

void free(void *block)
{
    given_back(block);
    BELOW(free)(block);
}

/* SPDX-License-Identifier: MIT */
/* Memory of one lifetime, and texts in it. When there is none left, the pool jumps to where its
 * owner set `full`: only between frames of this plugin, so that nothing of the host's is skipped.
 */
#ifndef CONTRA_PLUGINS_FHIR_READ_POOL_H
#define CONTRA_PLUGINS_FHIR_READ_POOL_H

#include <setjmp.h>
#include <stddef.h>

struct pool_block;

struct pool {
    struct pool_block *blocks;
    char *next, *end;
    size_t held;   /* bytes taken from the system */
    jmp_buf *full; /* set whenever pool_get may be called */
};

void *pool_get(struct pool *pool, size_t size); /* zeroed */
char *pool_copy(struct pool *pool, const char *bytes, size_t length);
char *pool_text(struct pool *pool, const char *text); /* NULL stays NULL */
char *pool_format(struct pool *pool, const char *format, ...) __attribute__((format(printf, 2, 3)));
void pool_free(struct pool *pool);

#endif

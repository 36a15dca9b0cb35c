/* SPDX-License-Identifier: MIT */
/* SHA-256 (FIPS 180-4): which pack, to the byte, gave a report. */
#ifndef CONTRA_BASE_DIGEST_H
#define CONTRA_BASE_DIGEST_H

#include <stddef.h>
#include <stdint.h>

#include "base/digest_blocks.h"

struct digest {
    digest_mixer *mix; /* the fastest that this processor has */
    uint32_t state[8];
    uint64_t length; /* bytes seen */
    unsigned char block[64];
};

void digest_init(struct digest *digest);
void digest_add(struct digest *digest, const void *bytes, size_t length);

/* Writes "sha256:" and 64 hexadecimal digits and a NUL. */
void digest_finish(struct digest *digest, char out[72]);

#endif

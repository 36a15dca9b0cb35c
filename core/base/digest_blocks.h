/* SPDX-License-Identifier: MIT */
/* SHA-256, block by block, in two ways that give the same: for digest.c and its test alone. */
#ifndef CONTRA_BASE_DIGEST_BLOCKS_H
#define CONTRA_BASE_DIGEST_BLOCKS_H

#include <stddef.h>
#include <stdint.h>

/* Mixes `count` blocks of 64 bytes into the state. */
typedef void digest_mixer(uint32_t state[8], const unsigned char *blocks, size_t count);

/* In plain C, on any machine. */
digest_mixer digest_mix_plain;

/* By the SHA instructions that this processor has; NULL if it has none. */
digest_mixer *digest_mix_native(void);

extern const uint32_t digest_round_constants[64];

#endif

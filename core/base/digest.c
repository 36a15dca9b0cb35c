/* SPDX-License-Identifier: MIT */
#include "base/digest.h"

#include <string.h>

const uint32_t digest_round_constants[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

static uint32_t rotate(uint32_t word, int bits)
{
    return word >> bits | word << (32 - bits);
}

static uint32_t read_big_endian(const unsigned char *bytes)
{
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

/* The sixteen words of the block, and forty-eight mixed from them. */
static void expand(uint32_t words[64], const unsigned char block[64])
{
    for (int i = 0; i < 16; i++)
        words[i] = read_big_endian(block + 4 * i);
    for (int i = 16; i < 64; i++) {
        uint32_t a = words[i - 15], b = words[i - 2];
        uint32_t mixed_a = rotate(a, 7) ^ rotate(a, 18) ^ a >> 3;
        uint32_t mixed_b = rotate(b, 17) ^ rotate(b, 19) ^ b >> 10;
        words[i] = words[i - 16] + mixed_a + words[i - 7] + mixed_b;
    }
}

/* One round; the names a to h are those of the standard. Only d and h change: the others change
 * their names, which the caller does, so that nothing is moved. */
static inline void mix(uint32_t a, uint32_t b, uint32_t c, uint32_t *d, uint32_t e, uint32_t f,
                       uint32_t g, uint32_t *h, uint32_t word)
{
    uint32_t sum_e = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    uint32_t sum_a = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    uint32_t choice = (e & f) ^ (~e & g);
    uint32_t majority = (a & b) ^ (a & c) ^ (b & c);
    uint32_t first = *h + sum_e + choice + word;
    *d += first;
    *h = first + sum_a + majority;
}

static void compress(uint32_t state[8], const unsigned char block[64])
{
    uint32_t w[64];
    expand(w, block);
    for (int i = 0; i < 64; i++)
        w[i] += digest_round_constants[i];
    uint32_t a = state[0], b = state[1], c = state[2], d = state[3];
    uint32_t e = state[4], f = state[5], g = state[6], h = state[7];
    for (int i = 0; i < 64; i += 8) {
        mix(a, b, c, &d, e, f, g, &h, w[i]);
        mix(h, a, b, &c, d, e, f, &g, w[i + 1]);
        mix(g, h, a, &b, c, d, e, &f, w[i + 2]);
        mix(f, g, h, &a, b, c, d, &e, w[i + 3]);
        mix(e, f, g, &h, a, b, c, &d, w[i + 4]);
        mix(d, e, f, &g, h, a, b, &c, w[i + 5]);
        mix(c, d, e, &f, g, h, a, &b, w[i + 6]);
        mix(b, c, d, &e, f, g, h, &a, w[i + 7]);
    }
    state[0] += a, state[1] += b, state[2] += c, state[3] += d;
    state[4] += e, state[5] += f, state[6] += g, state[7] += h;
}

void digest_mix_plain(uint32_t state[8], const unsigned char *blocks, size_t count)
{
    for (; count > 0; count--, blocks += 64)
        compress(state, blocks);
}

void digest_init(struct digest *digest)
{
    static const uint32_t start[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                      0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    memcpy(digest->state, start, sizeof start);
    digest->length = 0;
    digest_mixer *native = digest_mix_native();
    digest->mix = native != NULL ? native : digest_mix_plain;
}

void digest_add(struct digest *digest, const void *bytes, size_t length)
{
    const unsigned char *from = bytes;
    size_t used = (size_t)(digest->length % 64);
    size_t missing = used == 0 ? 0 : 64 - used; /* to the end of the block that was begun */
    digest->length += length;
    if (missing > 0 && length >= missing) {
        memcpy(digest->block + used, from, missing);
        digest->mix(digest->state, digest->block, 1);
        from += missing;
        length -= missing;
        used = 0;
    }
    if (used == 0) {
        digest->mix(digest->state, from, length / 64);
        from += length / 64 * 64;
        length %= 64;
    }
    memcpy(digest->block + used, from, length);
}

/* The message ends with a one bit, zeros, and its length in bits as the last eight bytes of a
 * block. */
static void pad(struct digest *digest)
{
    static const unsigned char padding[64] = {0x80};
    uint64_t bits = digest->length * 8;
    size_t used = (size_t)(digest->length % 64);
    digest_add(digest, padding, used < 56 ? 56 - used : 120 - used);
    unsigned char length[8];
    for (int i = 0; i < 8; i++)
        length[i] = (unsigned char)(bits >> (56 - 8 * i));
    digest_add(digest, length, sizeof length);
}

void digest_finish(struct digest *digest, char out[72])
{
    static const char digits[] = "0123456789abcdef";
    pad(digest);
    memcpy(out, "sha256:", 7);
    char *next = out + 7;
    for (int i = 0; i < 8; i++)
        for (int shift = 28; shift >= 0; shift -= 4)
            *next++ = digits[digest->state[i] >> shift & 15];
    *next = '\0';
}

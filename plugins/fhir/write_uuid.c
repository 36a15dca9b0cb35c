/* SPDX-License-Identifier: MIT */
#include "fhir/write_uuid.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

struct sha1 {
    uint32_t state[5];
    unsigned char block[64];
    size_t filled;
    uint64_t length; /* in bytes */
};

static uint32_t rotate(uint32_t word, int by)
{
    return word << by | word >> (32 - by);
}

static void mix(uint32_t state[5], const uint32_t words[80])
{
    uint32_t a = state[0], b = state[1], c = state[2], d = state[3], e = state[4];
    for (int i = 0; i < 80; i++) {
        uint32_t f = i < 20   ? ((b & c) | (~b & d)) + 0x5a827999u
                     : i < 40 ? (b ^ c ^ d) + 0x6ed9eba1u
                     : i < 60 ? ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdcu
                              : (b ^ c ^ d) + 0xca62c1d6u;
        uint32_t next = rotate(a, 5) + f + e + words[i];
        e = d;
        d = c;
        c = rotate(b, 30);
        b = a;
        a = next;
    }
    state[0] += a;
    state[1] += b;
    state[2] += c;
    state[3] += d;
    state[4] += e;
}

static void take_block(struct sha1 *sha)
{
    uint32_t words[80];
    for (int i = 0; i < 16; i++) {
        const unsigned char *at = sha->block + i * 4;
        words[i] = (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
    }
    for (int i = 16; i < 80; i++)
        words[i] = rotate(words[i - 3] ^ words[i - 8] ^ words[i - 14] ^ words[i - 16], 1);
    mix(sha->state, words);
    sha->filled = 0;
}

static void start(struct sha1 *sha)
{
    static const uint32_t begin[5] = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0};
    memcpy(sha->state, begin, sizeof begin);
    sha->filled = 0;
    sha->length = 0;
}

static void add(struct sha1 *sha, const unsigned char *bytes, size_t length)
{
    sha->length += length;
    while (length > 0) {
        size_t room = sizeof sha->block - sha->filled;
        size_t part = length < room ? length : room;
        memcpy(sha->block + sha->filled, bytes, part);
        sha->filled += part;
        bytes += part;
        length -= part;
        if (sha->filled == sizeof sha->block)
            take_block(sha);
    }
}

static void finish(struct sha1 *sha, unsigned char digest[20])
{
    uint64_t bits = sha->length * 8;
    unsigned char size[8];
    for (int i = 0; i < 8; i++)
        size[i] = (unsigned char)(bits >> (56 - 8 * i));
    add(sha, (const unsigned char *)"\x80", 1);
    while (sha->filled != 56)
        add(sha, (const unsigned char *)"", 1);
    add(sha, size, sizeof size);
    for (int i = 0; i < 20; i++)
        digest[i] = (unsigned char)(sha->state[i / 4] >> (24 - 8 * (i % 4)));
}

void write_sha1(const unsigned char *bytes, size_t length, unsigned char digest[20])
{
    struct sha1 sha;
    start(&sha);
    add(&sha, bytes, length);
    finish(&sha, digest);
}

void write_uuid(const char *name, size_t length, char uuid[UUID_SIZE])
{
    /* chosen once, by chance, and for good */
    static const unsigned char space[16] = {0x3b, 0x9d, 0x1e, 0x62, 0x54, 0xa7, 0x4c, 0x0f,
                                            0x8e, 0x21, 0x6d, 0xf0, 0x17, 0xc5, 0xb2, 0x98};
    unsigned char digest[20];
    struct sha1 sha;
    start(&sha);
    add(&sha, space, sizeof space);
    add(&sha, (const unsigned char *)name, length);
    finish(&sha, digest);
    digest[6] = (unsigned char)((digest[6] & 0x0f) | 0x50); /* version 5 */
    digest[8] = (unsigned char)((digest[8] & 0x3f) | 0x80); /* of RFC 4122 */
    char *out = uuid;
    for (int i = 0; i < 16; i++) {
        if (i == 4 || i == 6 || i == 8 || i == 10)
            *out++ = '-';
        out += snprintf(out, 3, "%02x", digest[i]);
    }
}

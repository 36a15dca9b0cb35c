/* SPDX-License-Identifier: MIT */
#include "base/digest.h"

#include <string.h>

#include "test.h"

/* Of `count` times the same text, mixed in that way. */
static const char *digest_by(digest_mixer *mix, const char *text, int count)
{
    static char out[72];
    struct digest digest;
    digest_init(&digest);
    digest.mix = mix;
    for (int i = 0; i < count; i++)
        digest_add(&digest, text, strlen(text));
    digest_finish(&digest, out);
    return out;
}

/* The examples of the standard. */
static void check_examples(digest_mixer *mix)
{
    CHECK_TEXT(digest_by(mix, "", 1),
               "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK_TEXT(digest_by(mix, "abc", 1),
               "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK_TEXT(digest_by(mix, "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1),
               "sha256:248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    CHECK_TEXT(digest_by(mix, "aaaaaaaaaa", 100000),
               "sha256:cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(agrees_with_fips_180_4)
{
    digest_mixer *native = digest_mix_native();
    check_examples(digest_mix_plain);
    if (native != NULL)
        check_examples(native);
}

/* Several blocks at once, of bytes that are all different. */
TEST(both_ways_agree)
{
    digest_mixer *native = digest_mix_native();
    uint32_t plain[8] = {1, 2, 3, 4, 5, 6, 7, 8}, other[8] = {1, 2, 3, 4, 5, 6, 7, 8};
    unsigned char blocks[5 * 64];
    for (size_t i = 0; i < sizeof blocks; i++)
        blocks[i] = (unsigned char)(i * 167 + i / 256);
    digest_mix_plain(plain, blocks, 5);
    if (native == NULL)
        return;
    native(other, blocks, 5);
    for (int i = 0; i < 8; i++)
        CHECK(plain[i] == other[i]);
}

TEST(pieces_do_not_matter)
{
    char text[200];
    memset(text, 'x', sizeof text);
    for (size_t length = 0; length < sizeof text; length++) {
        char whole[72], pieces[72];
        struct digest digest;
        digest_init(&digest);
        digest_add(&digest, text, length);
        digest_finish(&digest, whole);
        digest_init(&digest);
        digest_add(&digest, text, length / 3);
        for (size_t i = length / 3; i < length; i++)
            digest_add(&digest, text + i, 1);
        digest_finish(&digest, pieces);
        CHECK_TEXT(pieces, whole);
    }
}

TESTS(CASE(agrees_with_fips_180_4), CASE(both_ways_agree), CASE(pieces_do_not_matter))

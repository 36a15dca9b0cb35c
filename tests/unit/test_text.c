/* SPDX-License-Identifier: MIT */
#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "test.h"

static const char *folded(const char *text)
{
    static char out[256];
    size_t length = text_fold(out, sizeof out, text);
    CHECK_INT(length, strlen(out));
    return out;
}

TEST(folds_case)
{
    CHECK_TEXT(folded("Warfarin 5MG"), "warfarin 5mg");
    CHECK_TEXT(folded("ÀÖØÞ×ßÿŸ"), "àöøþ×ßÿÿ");
    CHECK_TEXT(folded("ĀĹŁŇŴŹŽĲĐſİ"), "āĺłňŵźžĳđsi");
    CHECK_TEXT(folded("ΆΈΌΎΏΑΩΣΟΣ µg"), "άέόύώαωσοσ μg");
    CHECK_TEXT(folded("ЀЖЯЁҐӀӁӐ"), "ѐжяёґӏӂӑ");
    CHECK_TEXT(folded("日本 😀"), "日本 😀");
}

TEST(folding_twice_changes_nothing)
{
    for (unsigned code = 0x80; code < 0x800; code++) {
        char text[3] = {(char)(0xc0 | code >> 6), (char)(0x80 | (code & 0x3f)), '\0'};
        char once[8];
        text_fold(once, sizeof once, text);
        CHECK_TEXT(folded(once), once);
        CHECK(text_is_utf8(once, strlen(once)));
    }
}

TEST(folds_blanks_and_typographic_signs)
{
    CHECK_TEXT(folded("  upper \t trapezius\n"), "upper trapezius");
    CHECK_TEXT(folded("5\xc2\xa0mg\xc2\xa0"), "5 mg");
    CHECK_TEXT(folded(" \xc2\xa0 "), "");
    CHECK_TEXT(folded(""), "");
    CHECK_TEXT(folded("Crohn\xe2\x80\x99s x\xe2\x80\x91ray"), "crohn's x-ray");
}

TEST(folding_keeps_broken_bytes)
{
    CHECK_TEXT(folded("A\xff\xc3"), "a\xff\xc3");
    CHECK_TEXT(folded("\xe2\x80"), "\xe2\x80");
}

TEST(folding_cuts_between_characters)
{
    char out[5];
    CHECK_INT(text_fold(out, sizeof out, "ÄÖÜ"), 4);
    CHECK_TEXT(out, "äö");
    CHECK_INT(text_fold(out, 4, "ÄÖÜ"), 2);
    CHECK_TEXT(out, "ä");
    CHECK_INT(text_fold(out, 1, "abc"), 0);
}

TEST(same_ignores_case_and_blanks)
{
    CHECK(text_same(" Left  Trapezius", "left trapezius "));
    CHECK(text_same("Ménière", "MÉNIÈRE"));
    CHECK(text_same("", "  "));
    CHECK(!text_same("left", "left trapezius"));
    CHECK(!text_same("left trapezius", "lefttrapezius"));
    CHECK(!text_same("a", ""));
}

TEST(hashes_as_fnv_1a)
{
    CHECK_INT(text_hash("", 0), 0x811c9dc5);
    CHECK_INT(text_hash("foobar", 6), 0xbf9cf968);
}

static const char *parts_of(const char *list)
{
    static char out[256];
    struct arena arena;
    arena_init(&arena);
    out[0] = '\0';
    const char *cursor = list;
    for (char *part; (part = text_next_part(&arena, &cursor)) != NULL;) {
        strcat(out, "<");
        strcat(out, part);
        strcat(out, ">");
    }
    CHECK_TEXT(cursor, "");
    arena_free(&arena);
    return out;
}

TEST(splits_lists)
{
    CHECK_TEXT(parts_of("a"), "<a>");
    CHECK_TEXT(parts_of("a b ,\tc"), "<a b><c>");
    CHECK_TEXT(parts_of(""), "");
    CHECK_TEXT(parts_of("  "), "");
    CHECK_TEXT(parts_of("a,,b"), "<a><><b>");
    CHECK_TEXT(parts_of("a, "), "<a><>");
    CHECK_TEXT(parts_of(",a"), "<><a>");
}

TEST(knows_utf8)
{
    CHECK(text_is_utf8("a\0b", 3));
    CHECK(text_is_utf8("é漢😀", strlen("é漢😀")));
    CHECK(!text_is_utf8("\xe9", 1));
    CHECK(!text_is_utf8("\xc3", 1));             /* cut */
    CHECK(!text_is_utf8("\xc0\xaf", 2));         /* overlong */
    CHECK(!text_is_utf8("\xe0\x80\xaf", 3));     /* overlong */
    CHECK(!text_is_utf8("\xf0\x80\x80\xaf", 4)); /* overlong */
    CHECK(!text_is_utf8("\xed\xa0\x80", 3));     /* surrogate */
    CHECK(!text_is_utf8("\xf4\x90\x80\x80", 4)); /* beyond Unicode */
    CHECK(!text_is_utf8("\x80", 1));
    CHECK(!text_is_utf8("\xff\xfe", 2));
}

/* Every byte, at every place of a text that is read eight bytes at a time. */
TEST(knows_plain_text)
{
    char text[19];
    for (size_t length = 0; length <= sizeof text; length++) {
        memset(text, '~', sizeof text);
        CHECK(text_is_plain(text, length));
        for (size_t at = 0; at < length; at++) {
            for (int byte = 0; byte < 256; byte++) {
                text[at] = (char)byte;
                CHECK(text_is_plain(text, length) == (byte >= ' ' && byte <= '~'));
            }
            text[at] = ' ';
        }
    }
}

TEST(counts_columns)
{
    CHECK_INT(text_columns(""), 0);
    CHECK_INT(text_columns("Łódź"), 4);
}

TEST(measures_distance)
{
    CHECK_INT(text_distance("warfarin", "warfarin", 2), 0);
    CHECK_INT(text_distance("warfrin", "warfarin", 2), 1);
    CHECK_INT(text_distance("wafrarin", "warfarin", 2), 1); /* neighbours swapped */
    CHECK_INT(text_distance("ca", "abc", 9), 3);
    CHECK_INT(text_distance("abc", "xyz", 1), 2);
    CHECK_INT(text_distance("", "abc", 5), 3);
    CHECK_INT(text_distance("łódź", "łodz", 5), 2); /* letters, not bytes */
}

static const char *nearest_to(const char *word)
{
    static const char *const names[] = {"weight", "height", "Warfarin", "bmi", "inr"};
    struct nearest nearest;
    nearest_start(&nearest, word);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        nearest_try(&nearest, names[i]);
    return nearest.name;
}

TEST(finds_the_nearest_name)
{
    CHECK_TEXT(nearest_to("bmmi"), "bmi");
    CHECK_TEXT(nearest_to("wieght"), "weight");
    CHECK_TEXT(nearest_to("heigth"), "height");
    CHECK_TEXT(nearest_to("WARFRIN"), "Warfarin");
    CHECK_TEXT(nearest_to("warfarin"), "Warfarin");
    CHECK_NULL(nearest_to("aspirin"));
    CHECK_NULL(nearest_to("in"));
    CHECK_NULL(nearest_to(""));
    char endless[1000];
    memset(endless, 'w', sizeof endless);
    endless[sizeof endless - 1] = '\0';
    CHECK_NULL(nearest_to(endless));
}

/* Reads a number; what it leaves is checked. */
static double number(const char *text, const char *rest)
{
    double value = -999;
    CHECK(text_read_number(&text, &value));
    CHECK_TEXT(text, rest);
    return value;
}

TEST(reads_numbers)
{
    CHECK_NUMBER(number("61", ""), 61);
    CHECK_NUMBER(number("2.4 mg", " mg"), 2.4);
    CHECK_NUMBER(number("-0.5,", ","), -0.5);
    CHECK_NUMBER(number("+7", ""), 7);
    CHECK_NUMBER(number("1e5", "e5"), 1);
    CHECK_NUMBER(number("5.", "."), 5);
    CHECK_NUMBER(number("1.2.3", ".3"), 1.2);
    CHECK_NUMBER(number("0x10", "x10"), 0);
    CHECK_NUMBER(number("2,4", ",4"), 2);
    CHECK_NUMBER(number("0000000000000000000001.5", ""), 1.5);
    CHECK_NUMBER(number("0.0000000000000000000000000025", ""), 2.5e-27);
    CHECK_NUMBER(number("123456789012345678901234567890", ""), 123456789012345678901234567890.0);
    CHECK_NUMBER(number("0.1234567890123456789", ""), 0.1234567890123456789);
    CHECK(1 / number("-0", "") > 0); /* no negative zero */
}

TEST(refuses_what_is_no_number)
{
    static const char *const others[] = {"", "-", ".5", "e5", "nan", "inf", " 1", "--1", "x"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        const char *cursor = others[i];
        double value;
        CHECK(!text_read_number(&cursor, &value));
        CHECK(cursor == others[i]);
    }
    char endless[200];
    memset(endless, '9', sizeof endless);
    endless[sizeof endless - 1] = '\0';
    const char *cursor = endless;
    double value;
    CHECK(!text_read_number(&cursor, &value));
}

static const char *written(double value)
{
    static char out[32];
    text_write_number(value, out);
    return out;
}

TEST(writes_numbers)
{
    CHECK_TEXT(written(0), "0");
    CHECK_TEXT(written(-0.0), "0");
    CHECK_TEXT(written(61), "61");
    CHECK_TEXT(written(2.4), "2.4");
    CHECK_TEXT(written(-0.5), "-0.5");
    CHECK_TEXT(written(0.1 + 0.2), "0.3");
    CHECK_TEXT(written(100), "100");
    CHECK_TEXT(written(1e15), "1000000000000000");
    CHECK_TEXT(written(-1e27), "-1000000000000000000000000000");
    CHECK_TEXT(written(1.5e-9), "0.0000000015");
    CHECK_TEXT(written(1e-11), "1e-11");
    CHECK_TEXT(written(1.25e300), "1.25e300");
    CHECK_TEXT(written(-1.23456789012345e-10), "-0.000000000123456789012345");
    CHECK_TEXT(written(-1.23456789012345e-300), "-1.23456789012345e-300");
}

/* As strtod reads them, and back. */
TEST(numbers_go_round)
{
    uint64_t seed = 1;
    for (int i = 0; i < 200000; i++) {
        seed = seed * 6364136223846793005u + 1442695040888963407u;
        char text[64];
        snprintf(text, sizeof text, "%llu.%0*llu", (unsigned long long)(seed >> 33) % 100000,
                 1 + (int)(seed >> 60) % 9, (unsigned long long)(seed >> 20) % 10);
        double value = number(text, "");
        CHECK_NUMBER(value, strtod(text, NULL));
        CHECK_NUMBER(number(written(value), ""), value);
    }
}

TEST(texts_grow)
{
    struct arena arena;
    struct text text;
    arena_init(&arena);
    text_start(&text, &arena);
    CHECK_TEXT(text.bytes, "");
    for (int i = 0; i < 1000; i++)
        text_add(&text, "abc");
    text_addf(&text, "%d%s", 7, "!");
    text_add_bytes(&text, "\0x", 2);
    text_add_bytes(&text, NULL, 0);
    CHECK_INT(text.length, 3004);
    CHECK_INT(strlen(text.bytes), 3002);
    CHECK_TEXT(text.bytes + 2997, "abc7!");
    arena_free(&arena);
}

TESTS(CASE(folds_case), CASE(folding_twice_changes_nothing),
      CASE(folds_blanks_and_typographic_signs), CASE(folding_keeps_broken_bytes),
      CASE(folding_cuts_between_characters), CASE(same_ignores_case_and_blanks),
      CASE(hashes_as_fnv_1a), CASE(splits_lists), CASE(knows_utf8), CASE(knows_plain_text),
      CASE(counts_columns), CASE(measures_distance), CASE(finds_the_nearest_name),
      CASE(reads_numbers), CASE(refuses_what_is_no_number), CASE(writes_numbers),
      CASE(numbers_go_round), CASE(texts_grow))

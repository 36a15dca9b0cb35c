/* SPDX-License-Identifier: MIT */
#include "base/text.h"

#include <stdarg.h>
#include <string.h>

/* --- UTF-8 --- */

/* A byte that is no part of a well-formed character is read as NOT_UTF8 + byte, and written back
 * as that byte. */
#define NOT_UTF8 0x200000u

enum { LONGEST_CHARACTER = 4 };

static bool is_continuation(unsigned char byte)
{
    return (byte & 0xc0) == 0x80;
}

/* Reads one character of at most `left` bytes; returns its length, 0 if it is malformed. */
static size_t decode(const unsigned char *bytes, size_t left, uint32_t *character)
{
    static const uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    unsigned char lead = bytes[0];
    *character = lead;
    if (lead < 0x80)
        return 1;
    size_t length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (lead < 0xc2 || lead > 0xf4 || length > left)
        return 0;
    uint32_t code = lead & (0x7fu >> length);
    for (size_t i = 1; i < length; i++) {
        if (!is_continuation(bytes[i]))
            return 0;
        code = code << 6 | (bytes[i] & 0x3fu);
    }
    if (code < smallest[length] || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff))
        return 0;
    *character = code;
    return length;
}

static size_t encode(uint32_t code, char out[LONGEST_CHARACTER])
{
    if (code < 0x80 || code >= NOT_UTF8) {
        out[0] = (char)(unsigned char)(code & 0xff);
        return 1;
    }
    size_t length = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    for (size_t i = length - 1; i > 0; i--) {
        out[i] = (char)(unsigned char)(0x80 | (code & 0x3f));
        code >>= 6;
    }
    static const unsigned char lead[] = {0, 0, 0xc0, 0xe0, 0xf0};
    out[0] = (char)(unsigned char)(lead[length] | code);
    return length;
}

/* Reads one character of a string, and moves behind it. The NUL at the end stops a character that
 * is cut, so that nothing behind the string is read. */
static uint32_t next_character(const char **cursor)
{
    const unsigned char *bytes = (const unsigned char *)*cursor;
    uint32_t code;
    size_t length = decode(bytes, LONGEST_CHARACTER, &code);
    if (length == 0) {
        code = NOT_UTF8 + bytes[0];
        length = 1;
    }
    *cursor += length;
    return code;
}

/* So many bytes are ASCII: the first, and those behind it, eight at a time. */
static size_t ascii_before(const unsigned char *bytes, size_t length)
{
    size_t at = 1;
    for (uint64_t eight; at + sizeof eight <= length; at += sizeof eight) {
        memcpy(&eight, bytes + at, sizeof eight);
        if (eight & 0x8080808080808080u)
            break;
    }
    return at;
}

bool text_is_utf8(const char *bytes, size_t length)
{
    const unsigned char *at = (const unsigned char *)bytes;
    while (length > 0) {
        uint32_t code;
        size_t used = *at < 0x80 ? ascii_before(at, length) : decode(at, length, &code);
        if (used == 0)
            return false;
        at += used;
        length -= used;
    }
    return true;
}

void text_make_plain(char *text)
{
    for (const char *at = text, *next = text; *at != '\0'; at = next) {
        uint32_t code = next_character(&next);
        bool is_control = code < 0x20 || (code >= 0x7f && code < 0xa0);
        if (is_control || code >= NOT_UTF8)
            memset(text + (at - text), is_control ? ' ' : '?', (size_t)(next - at));
    }
}

/* Eight at a time. In the lowest byte that is not one of ' ' to '~', and there nothing is carried
 * or borrowed, one of the three has its uppermost bit. */
bool text_is_plain(const char *bytes, size_t length)
{
    const uint64_t ones = 0x0101010101010101u;
    uint64_t wrong = 0, eight;
    for (; length >= sizeof eight; length -= sizeof eight, bytes += sizeof eight) {
        memcpy(&eight, bytes, sizeof eight);
        wrong |= eight | (eight - ones * ' ') | (eight + ones);
    }
    for (; length > 0; length--, bytes++) {
        eight = (unsigned char)*bytes;
        wrong |= eight | (eight - ' ') | (eight + 1);
    }
    return (wrong & ones * 0x80) == 0;
}

size_t text_columns(const char *text)
{
    size_t columns = 0;
    for (; *text != '\0'; text++)
        columns += !is_continuation((unsigned char)*text);
    return columns;
}

/* --- folding --- */

/* Capitals and small letters that alternate: the capital is the even one, or the odd one. */
static uint32_t fold_even(uint32_t code)
{
    return code | 1;
}

static uint32_t fold_odd(uint32_t code)
{
    return code + (code & 1);
}

/* Latin-1 and Latin Extended-A: U+0080 to U+017F. */
static uint32_t fold_latin(uint32_t code)
{
    if (code == 0xa0) /* no-break space */
        return ' ';
    if (code == 0xb5) /* the micro sign is a Greek mu */
        return 0x3bc;
    if (code < 0x100)
        return code >= 0xc0 && code <= 0xde && code != 0xd7 ? code + 0x20 : code;
    if (code == 0x130) /* capital I with a dot */
        return 'i';
    if (code == 0x178) /* capital Y with diaeresis */
        return 0xff;
    if (code == 0x17f) /* long s */
        return 's';
    if (code == 0x131 || code == 0x138 || code == 0x149) /* without a capital */
        return code;
    if ((code >= 0x139 && code <= 0x148) || code >= 0x179)
        return fold_odd(code);
    return fold_even(code);
}

/* U+0370 to U+03FF. */
static uint32_t fold_greek(uint32_t code)
{
    if (code == 0x386)
        return 0x3ac;
    if (code >= 0x388 && code <= 0x38a)
        return code + 37;
    if (code == 0x38c)
        return 0x3cc;
    if (code == 0x38e || code == 0x38f)
        return code + 63;
    if (code >= 0x391 && code <= 0x3ab && code != 0x3a2)
        return code + 0x20;
    return code == 0x3c2 ? 0x3c3 : code; /* the sigma at the end of a word */
}

/* U+0400 to U+052F. */
static uint32_t fold_cyrillic(uint32_t code)
{
    if (code < 0x410)
        return code + 0x50;
    if (code < 0x430)
        return code + 0x20;
    if (code < 0x460 || (code >= 0x482 && code <= 0x489)) /* small letters; signs */
        return code;
    if (code == 0x4c0)
        return 0x4cf;
    if (code >= 0x4c1 && code <= 0x4ce)
        return fold_odd(code);
    return code == 0x4cf ? code : fold_even(code);
}

static uint32_t fold_character(uint32_t code)
{
    if (code < 0x80)
        return code >= 'A' && code <= 'Z' ? code + 0x20 : code;
    if (code < 0x180)
        return fold_latin(code);
    if (code >= 0x370 && code < 0x400)
        return fold_greek(code);
    if (code >= 0x400 && code < 0x530)
        return fold_cyrillic(code);
    if (code == 0x2019) /* what word processors make of an apostrophe */
        return '\'';
    if (code == 0x2010 || code == 0x2011) /* and of a hyphen */
        return '-';
    return code;
}

static bool is_blank(uint32_t code)
{
    return code == ' ' || (code >= '\t' && code <= '\r');
}

/* The next folded character; a run of blanks is one, or none at the end. 0 at the end. */
static inline uint32_t next_folded(const char **cursor)
{
    unsigned char byte = (unsigned char)**cursor;
    if (byte == '\0')
        return 0;
    if (byte > ' ' && byte < 0x80) { /* nearly always */
        ++*cursor;
        return byte >= 'A' && byte <= 'Z' ? byte + 0x20u : byte;
    }
    uint32_t code = fold_character(next_character(cursor));
    if (!is_blank(code))
        return code;
    const char *behind = *cursor;
    while (is_blank(fold_character(next_character(&behind))))
        *cursor = behind;
    return **cursor == '\0' ? 0 : ' ';
}

static bool is_plain(char byte)
{
    return byte > ' ' && byte <= '~';
}

/* Moves to the first character that is not blank. */
static const char *fold_start(const char *text)
{
    const char *behind = text;
    if (is_plain(*text)) /* nearly always */
        return text;
    while (is_blank(fold_character(next_character(&behind))))
        text = behind;
    return text;
}

size_t text_fold(char *out, size_t size, const char *text)
{
    size_t length = 0;
    text = fold_start(text);
    for (;;) {
        for (; is_plain(*text) && length + 1 < size; text++) {
            out[length++] = *text >= 'A' && *text <= 'Z' ? (char)(*text + 0x20) : *text;
            if (text[1] == ' ' && is_plain(text[2]) && length + 1 < size) {
                out[length++] = ' ';
                text++;
            }
        }
        uint32_t code = next_folded(&text);
        if (code == 0)
            break;
        if (code < 0x80 && length + 1 < size) {
            out[length++] = (char)code;
            continue;
        }
        char bytes[LONGEST_CHARACTER];
        size_t count = encode(code, bytes);
        if (length + count >= size)
            break;
        memcpy(out + length, bytes, count);
        length += count;
    }
    out[length] = '\0';
    return length;
}

bool text_same(const char *a, const char *b)
{
    uint32_t left, right;
    unsigned char x = (unsigned char)*a, y = (unsigned char)*b;
    if (x > ' ' && y > ' ' && x < 0x80 && y < 0x80 && ((x ^ y) & ~0x20))
        return false; /* nearly always: they begin with different letters */
    if (strcmp(a, b) == 0)
        return true;
    a = fold_start(a);
    b = fold_start(b);
    do {
        left = next_folded(&a);
        right = next_folded(&b);
    } while (left == right && left != 0);
    return left == right;
}

uint32_t text_hash(const char *bytes, size_t length)
{
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)bytes[i]) * 16777619u;
    return hash;
}

/* --- lists --- */

static const char *skip_blanks(const char *text)
{
    while (is_blank((unsigned char)*text))
        text++;
    return text;
}

/* A comma at the very end is left standing, so that the next call finds the empty part behind it.
 * A call that starts at a comma before nothing is that next call. */
char *text_next_part(struct arena *arena, const char **cursor)
{
    const char *start = skip_blanks(*cursor);
    if (*start == '\0') {
        *cursor = start;
        return NULL;
    }
    if (*start == ',' && *skip_blanks(start + 1) == '\0') {
        *cursor = skip_blanks(start + 1);
        return arena_copy(arena, "", 0);
    }
    const char *comma = start + strcspn(start, ",");
    const char *end = comma;
    while (end > start && is_blank((unsigned char)end[-1]))
        end--;
    bool at_the_end = *comma == '\0' || *skip_blanks(comma + 1) == '\0';
    *cursor = at_the_end ? comma : comma + 1;
    return arena_copy(arena, start, (size_t)(end - start));
}

/* --- the nearest name --- */

enum { WORD_MOST = sizeof((struct nearest *)0)->word };

static int decode_word(uint32_t out[WORD_MOST], const char *word)
{
    int length = 0;
    while (*word != '\0' && length < WORD_MOST)
        out[length++] = next_character(&word);
    return length;
}

static int smaller(int a, int b)
{
    return a < b ? a : b;
}

/* Optimal string alignment: letters dropped, added, changed, and neighbours swapped. `row` is that
 * of the first letters of a; the two rows before it are kept. */
int text_distance(const char *a, const char *b, int limit)
{
    uint32_t first[WORD_MOST], second[WORD_MOST];
    int rows[3][WORD_MOST + 1];
    int m = decode_word(first, a), n = decode_word(second, b);
    if (m - n > limit || n - m > limit)
        return limit + 1;
    int *row = rows[0], *before = rows[1], *before_that = rows[2];
    for (int j = 0; j <= n; j++)
        row[j] = j;
    for (int i = 1; i <= m; i++) {
        int *oldest = before_that;
        before_that = before;
        before = row;
        row = oldest;
        row[0] = i;
        int least = i;
        for (int j = 1; j <= n; j++) {
            int changed = before[j - 1] + (first[i - 1] != second[j - 1]);
            row[j] = smaller(changed, smaller(before[j], row[j - 1]) + 1);
            if (i > 1 && j > 1 && first[i - 1] == second[j - 2] && first[i - 2] == second[j - 1])
                row[j] = smaller(row[j], before_that[j - 2] + 1);
            least = smaller(least, row[j]);
        }
        if (least > limit)
            return limit + 1;
    }
    return smaller(row[n], limit + 1);
}

void nearest_start(struct nearest *nearest, const char *word)
{
    nearest->length = text_fold(nearest->word, sizeof nearest->word, word);
    nearest->name = NULL;
    nearest->limit = (int)(text_columns(nearest->word) / 3);
    nearest->distance = nearest->limit + 1;
}

/* The first of several that are equally near is kept. */
void nearest_try(struct nearest *nearest, const char *candidate)
{
    char folded[sizeof nearest->word];
    if (nearest->limit < 0)
        return;
    text_fold(folded, sizeof folded, candidate);
    int distance = text_distance(nearest->word, folded, nearest->limit);
    if (distance > nearest->limit)
        return;
    nearest->name = candidate;
    nearest->distance = distance;
    nearest->limit = distance - 1;
}

/* --- a growing text --- */

void text_start(struct text *text, struct arena *arena)
{
    memset(text, 0, sizeof *text);
    text->arena = arena;
    text->bytes = arena_copy(arena, "", 0);
    text->capacity = 1;
}

/* Room for `more` bytes and the NUL. */
static void reserve(struct text *text, size_t more)
{
    size_t needed = text->length + more + 1;
    if (needed <= text->capacity)
        return;
    size_t capacity = needed < 64 ? 64 : needed * 2;
    char *larger = arena_alloc(text->arena, capacity);
    memcpy(larger, text->bytes, text->length);
    text->bytes = larger;
    text->capacity = capacity;
}

void text_add_bytes(struct text *text, const char *bytes, size_t length)
{
    if (length == 0)
        return;
    reserve(text, length);
    memcpy(text->bytes + text->length, bytes, length);
    text->length += length;
    text->bytes[text->length] = '\0';
}

void text_add(struct text *text, const char *string)
{
    text_add_bytes(text, string, strlen(string));
}

void text_addf(struct text *text, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    text_add(text, arena_format_list(text->arena, format, arguments));
    va_end(arguments);
}

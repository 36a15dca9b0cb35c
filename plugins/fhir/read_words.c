/* SPDX-License-Identifier: MIT */
#include "fhir/read_words.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

/* --- cleaning --- */

static bool is_invisible(unsigned code)
{
    return code < 0x20 || (code >= 0x7f && code < 0xa0) || code == 0xad ||
           (code >= 0x200b && code <= 0x200f) || (code >= 0x2028 && code <= 0x202e) ||
           (code >= 0x2060 && code <= 0x2069) || code == 0xfeff;
}

static bool is_blank(unsigned code)
{
    return code == ' ' || code == '\t' || code == '\n' || code == '\r' || code == 0xa0 ||
           (code >= 0x2000 && code <= 0x200a) || code == 0x202f || code == 0x205f || code == 0x3000;
}

/* The character that begins here, and its length; jansson proved the UTF-8. */
static unsigned character(const unsigned char *at, size_t *length)
{
    *length = *at < 0x80 ? 1 : *at < 0xe0 ? 2 : *at < 0xf0 ? 3 : 4;
    unsigned code = *length == 1 ? *at : *at & (0xffu >> (*length + 1));
    for (size_t i = 1; i < *length; i++)
        code = code << 6 | (at[i] & 0x3fu);
    return code;
}

void words_clean(char *out, const char *text)
{
    size_t used = 0, length;
    bool blank = false;
    for (const unsigned char *at = (const unsigned char *)text; *at != '\0'; at += length) {
        unsigned code = character(at, &length);
        if (is_blank(code)) {
            blank = used > 0;
            continue;
        }
        if (is_invisible(code))
            continue;
        if (used + blank + length >= WORDS_SIZE)
            break;
        if (blank)
            out[used++] = ' ';
        blank = false;
        memcpy(out + used, at, length);
        used += length;
    }
    out[used] = '\0';
}

void words_lower(char *text)
{
    for (; *text != '\0'; text++)
        if (*text >= 'A' && *text <= 'Z')
            *text = (char)(*text - 'A' + 'a');
}

/* --- whole words --- */

static bool is_end(char byte)
{
    return byte == '\0' || strchr(" ,;:.()[]/", byte) != NULL;
}

size_t words_begin(const char *text, const char *words)
{
    size_t length = strlen(words);
    if (strncasecmp(text, words, length) != 0 || !is_end(text[length]))
        return 0;
    return length + (text[length] == ' ');
}

size_t words_end(const char *text, const char *words)
{
    size_t whole = strlen(text), length = strlen(words);
    if (whole < length || strcasecmp(text + whole - length, words) != 0)
        return 0;
    if (whole == length)
        return length;
    char before = text[whole - length - 1];
    return !is_end(before) ? 0 : length + (before == ' ');
}

size_t words_begin_any(const char *text, const char *const *list)
{
    size_t bytes = 0;
    for (; *list != NULL && bytes == 0; list++)
        bytes = words_begin(text, *list);
    return bytes;
}

size_t words_end_any(const char *text, const char *const *list)
{
    size_t bytes = 0;
    for (; *list != NULL && bytes == 0; list++)
        bytes = words_end(text, *list);
    return bytes;
}

const char *words_find(const char *text, const char *words)
{
    for (const char *at = text; *at != '\0'; at++)
        if ((at == text || is_end(at[-1])) && words_begin(at, words) > 0)
            return at;
    return NULL;
}

/* --- parts --- */

bool words_without(char *text, char open, char close, char *inside)
{
    bool any = false;
    for (char *from = strchr(text, open), *to; from != NULL; from = strchr(text, open)) {
        to = strchr(from, close);
        if (to == NULL)
            break;
        if (inside != NULL)
            snprintf(inside, WORDS_SIZE, "%.*s", (int)(to - from - 1), from + 1);
        memmove(from, to + 1, strlen(to + 1) + 1);
        if (from > text && from[-1] == ' ' && *from == ' ')
            memmove(from, from + 1, strlen(from));
        any = true;
    }
    if (any)
        words_trim(text);
    return any;
}

void words_trim(char *text)
{
    size_t front = strspn(text, " ,;:."), length = strlen(text);
    while (length > front && strchr(" ,;:.", text[length - 1]) != NULL)
        length--;
    if (length > front)
        memmove(text, text + front, length - front);
    text[length > front ? length - front : 0] = '\0';
}

void words_cut_front(char *text, size_t bytes)
{
    memmove(text, text + bytes, strlen(text + bytes) + 1);
    words_trim(text);
}

void words_cut_end(char *text, size_t bytes)
{
    text[strlen(text) - bytes] = '\0';
    words_trim(text);
}

static size_t add(char *out, size_t used, const char *text)
{
    for (; *text != '\0' && used < WORDS_SIZE - 1; text++)
        out[used++] = *text;
    out[used] = '\0';
    return used;
}

void words_pair(char *out, const char *first, const char *second)
{
    size_t used = add(out, 0, first);
    if (*first != '\0' && *second != '\0')
        used = add(out, used, " ");
    add(out, used, second);
}

size_t words_split(char *text, char **words, size_t most)
{
    size_t count = 0;
    while (count < most) {
        text += strspn(text, " ");
        if (*text == '\0')
            break;
        words[count++] = text;
        text += strcspn(text, " ");
        if (*text == '\0')
            break;
        *text++ = '\0';
    }
    return count;
}

void words_join(char *out, char *const *words, size_t from, size_t to)
{
    size_t used = 0;
    out[0] = '\0';
    for (size_t i = from; i < to; i++) {
        used = i > from ? add(out, used, " ") : used;
        used = add(out, used, words[i]);
    }
}

/* SPDX-License-Identifier: MIT */
/* Places and sites, as terminologies name them. */
#include <stdio.h>
#include <string.h>

#include "fhir/read_match.h"

static const char *const before[] = {"structure of",
                                     "entire",
                                     "skin structure of",
                                     "bone structure of",
                                     "joint structure of",
                                     "region of",
                                     "skin of",
                                     "area of",
                                     "the",
                                     "both sides of",
                                     "body of",
                                     "muscle of",
                                     "structure",
                                     "part of",
                                     NULL};
static const char *const behind[] = {"structure", "region", "area",   "part", "muscle", "muscles",
                                     "joint",     "bone",   "proper", "side", NULL};

/* Takes a word for a side out of the text, wherever it stands. */
static const char *take_side(char *text)
{
    static const char *const sides[][2] = {
        {"left", "left"},       {"right", "right"},       {"bilateral", "both"}, {"both", "both"},
        {"left-sided", "left"}, {"right-sided", "right"}, {"l", "left"},         {"r", "right"}};
    for (size_t i = 0; i < sizeof sides / sizeof *sides; i++) {
        const char *found = words_find(text, sides[i][0]);
        if (found == NULL)
            continue;
        char *at = text + (found - text);
        size_t length = strlen(sides[i][0]);
        memmove(at, at + length, strlen(at + length) + 1);
        words_trim(text);
        for (char *two = strstr(text, "  "); two != NULL; two = strstr(text, "  "))
            memmove(two, two + 1, strlen(two));
        return sides[i][1];
    }
    return "";
}

static void bare_place(char text[WORDS_SIZE], const char *given)
{
    words_clean(text, given);
    words_lower(text);
    words_without(text, '(', ')', NULL);
    for (size_t bytes; (bytes = words_begin_any(text, before)) > 0 && bytes < strlen(text);)
        words_cut_front(text, bytes);
}

void match_place(char out[WORDS_SIZE], const char *given)
{
    char text[WORDS_SIZE];
    bare_place(text, given);
    const char *side = take_side(text);
    for (size_t bytes; (bytes = words_begin_any(text, before)) > 0 && bytes < strlen(text);)
        words_cut_front(text, bytes);
    words_pair(out, side, text);
}

void match_place_of(struct reader *reader, const char *section, const char *word, const char *given,
                    char out[WORDS_SIZE])
{
    match_place(out, given);
    while (*out != '\0' && !reader->host->takes(reader->reading, section, word, out)) {
        size_t bytes = words_end_any(out, behind);
        if (bytes == 0)
            *out = '\0';
        else
            words_cut_end(out, bytes);
    }
    char day[2] = {out[0], '\0'};
    if (strspn(day, "0123456789") > 0 || strcmp(out, "yes") == 0)
        *out = '\0';
}

bool match_site(struct reader *reader, const char *section, const char *given, char out[WORDS_SIZE])
{
    char text[WORDS_SIZE];
    match_place(out, given);
    while (*out != '\0') {
        if (match_word(reader, section, out) != NULL)
            return true;
        size_t bytes = words_end_any(out, behind);
        if (bytes == 0)
            break;
        words_cut_end(out, bytes);
    }
    bare_place(text, given); /* a side that belongs to the name */
    snprintf(out, WORDS_SIZE, "%s", text);
    return match_word(reader, section, out) != NULL;
}

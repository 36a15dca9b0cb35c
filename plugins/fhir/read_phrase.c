/* SPDX-License-Identifier: MIT */
/* Illnesses, findings and procedures. What is not understood of a text is never left out in
 * silence: then the text as a whole counts as not understood (hits->whole). */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "fhir/read_match.h"

enum { DEPTH_MOST = 6 };

/* Words that may stand before an illness and change nothing that the packs' words tell apart. */
static const char *const qualifiers[] = {"acute",
                                         "chronic",
                                         "subacute",
                                         "primary",
                                         "secondary",
                                         "essential",
                                         "recurrent",
                                         "mild",
                                         "moderate",
                                         "severe",
                                         "idiopathic",
                                         "unspecified",
                                         "active",
                                         "left",
                                         "right",
                                         "bilateral",
                                         "simple",
                                         "persistent",
                                         "generalized",
                                         "generalised",
                                         "localized",
                                         "localised",
                                         "intractable",
                                         "total",
                                         "partial",
                                         "complete",
                                         "combined",
                                         "disorder of",
                                         "established",
                                         "ongoing",
                                         "current",
                                         "symptomatic",
                                         "asymptomatic",
                                         "paroxysmal",
                                         "permanent",
                                         "uncomplicated",
                                         "refractory",
                                         "diagnosis of",
                                         "known",
                                         "advanced",
                                         "early",
                                         "elective",
                                         "closed",
                                         "new onset",
                                         "nonrheumatic",
                                         "non-rheumatic",
                                         "diffuse",
                                         "emergency",
                                         "open",
                                         "laparoscopic",
                                         "percutaneous",
                                         "insertion of",
                                         "implantation of",
                                         "implant of",
                                         "placement of",
                                         "operation for",
                                         "presence of",
                                         "surgical",
                                         "a",
                                         "an",
                                         "the",
                                         NULL};
static const char *const tails[] = {
    "nos",       "unspecified", "disorder",          "finding",
    "situation", "procedure",   "initial encounter", "subsequent encounter",
    "sequela",   "diagnosis",   "present",           "structure",
    NULL};
static const char *const histories[] = {"history of",
                                        "past history of",
                                        "personal history of",
                                        "h/o",
                                        "hx of",
                                        "past medical history of",
                                        "previous",
                                        "status post",
                                        "s/p",
                                        "post",
                                        "old",
                                        NULL};
static const char *const suspicions[] = {
    "suspected",   "suspicion of", "possible",    "probable",   "presumed", "query", "rule out",
    "question of", "risk of",      "at risk for", "at risk of", "likely",   NULL};
static const char *const families[] = {
    "family history of",    "fh",         "fh of",      "fhx", "family history",
    "no family history of", "mother has", "father has", NULL};
/* What follows is another thing that is there as well. */
static const char *const joiners[] = {"due to",
                                      "secondary to",
                                      "associated with",
                                      "caused by",
                                      "co-occurrent and due to",
                                      "resulting from",
                                      "complicating",
                                      "following",
                                      "with",
                                      "and",
                                      NULL};

const char *match_word(struct reader *reader, const char *section, const char *words)
{
    return *words == '\0' ? NULL : reader->host->word(reader->reading, section, words);
}

/* A single letter and digits are a code to the host, and no word. */
static bool is_codelike(const char *words)
{
    return isalpha((unsigned char)words[0]) && isdigit((unsigned char)words[1]) &&
           strchr(words, ' ') == NULL;
}

static const char *derived_word(struct reader *reader, const char *section, const char *words)
{
    return is_codelike(words) ? NULL : match_word(reader, section, words);
}

static void add_hit(struct hits *hits, const char *word, const char *place, bool aside)
{
    if (hits->count == HITS_MOST) {
        hits->whole = false;
        return;
    }
    struct hit *hit = &hits->items[hits->count++];
    *hit = (struct hit){.word = word, .aside = aside};
    snprintf(hit->place, sizeof hit->place, "%s", place);
}

/* --- one illness --- */

/* "of" or "in" between what it is and where: sets *tail to the place. */
static const char *find_where(const char *text, const char **tail)
{
    const char *at = words_find(text, "of");
    if (at == NULL)
        at = words_find(text, "in");
    if (at == NULL || at == text)
        return NULL;
    *tail = at + 3;
    *tail += words_begin(*tail, "the");
    return at;
}

/* "replacement of left knee joint" is "knee replacement", on the left. */
static const char *turned_round(struct reader *reader, const char *section, const char *head,
                                const char *tail, char side[WORDS_SIZE])
{
    static const char *const sides[] = {"left", "right", "both", NULL};
    static const char *const behind[] = {"joint", "structure", "region", "bone", NULL};
    char place[WORDS_SIZE], turned[WORDS_SIZE];
    match_place(place, tail);
    size_t bytes = words_begin_any(place, sides);
    snprintf(side, WORDS_SIZE, "%.*s", (int)bytes, place);
    words_trim(side);
    words_cut_front(place, bytes);
    for (;;) {
        words_pair(turned, place, head);
        const char *word = derived_word(reader, section, turned);
        bytes = words_end_any(place, behind);
        if (word != NULL || bytes == 0)
            return word;
        words_cut_end(place, bytes);
    }
}

/* "fracture of rib": a word of its own turned round, or a word and its place. */
static bool match_of(struct reader *reader, const char *section, const char *text,
                     struct hits *hits, bool aside)
{
    char head[WORDS_SIZE], place[WORDS_SIZE];
    const char *tail, *at = find_where(text, &tail);
    if (at == NULL)
        return false;
    snprintf(head, sizeof head, "%.*s", (int)(at - text - 1), text);
    const char *word = turned_round(reader, section, head, tail, place);
    if (word != NULL) {
        add_hit(hits, word, place, aside);
        return true;
    }
    word = derived_word(reader, section, head);
    if (word == NULL)
        return false;
    match_place_of(reader, section, word, tail, place);
    add_hit(hits, word, place, aside);
    return *place != '\0';
}

/* "facial laceration", "left knee osteoarthritis": the place in front. */
static bool match_place_first(struct reader *reader, const char *section, const char *text,
                              struct hits *hits, bool aside)
{
    for (const char *blank = strchr(text, ' '); blank != NULL; blank = strchr(blank + 1, ' ')) {
        char front[WORDS_SIZE], place[WORDS_SIZE];
        const char *word = derived_word(reader, section, blank + 1);
        if (word == NULL)
            continue;
        snprintf(front, sizeof front, "%.*s", (int)(blank - text), text);
        match_place_of(reader, section, word, front, place);
        if (*place == '\0')
            continue;
        add_hit(hits, word, place, aside);
        return true;
    }
    return false;
}

/* "chronic kidney disease stage 3": the text ends in a stage. Its length; 0 if it does not. */
static size_t stage_end(const char *text)
{
    static const char *const words[] = {"tnm stage", "stage", "grade", NULL};
    const char *last = strrchr(text, ' ');
    if (last == NULL || strlen(last) > 5)
        return 0;
    for (size_t i = 0; words[i] != NULL; i++) {
        size_t length = strlen(words[i]);
        if ((size_t)(last - text) > length + 1 && words_begin(last - length, words[i]) > 0 &&
            last[-(long)length - 1] == ' ')
            return strlen(last) + length + 1;
    }
    return 0;
}

/* One illness without what may be said around it. False if it is not all understood; what is of it
 * is added all the same. */
static bool match_one(struct reader *reader, const char *section, const char *given,
                      struct hits *hits, bool aside)
{
    char text[WORDS_SIZE];
    snprintf(text, sizeof text, "%s", given);
    const char *word = match_word(reader, section, text);
    if (word != NULL) {
        add_hit(hits, word, "", aside);
        return true;
    }
    size_t before = hits->count;
    if (match_of(reader, section, text, hits, aside) ||
        match_place_first(reader, section, text, hits, aside))
        return true;
    size_t front = words_begin_any(text, qualifiers), end = words_end_any(text, tails);
    if (end == 0)
        end = stage_end(text);
    if (front > 0 && front < strlen(text)) {
        hits->count = before;
        words_cut_front(text, front);
        return match_one(reader, section, text, hits, aside);
    }
    if (end > 0 && end < strlen(text)) {
        hits->count = before;
        words_cut_end(text, end);
        return match_one(reader, section, text, hits, aside);
    }
    return false;
}

/* --- several --- */

/* ", stage 2", ", TNM stage 1", ", initial encounter": nothing that the packs tell apart. */
static bool is_stage(const char *text)
{
    static const char *const words[] = {"stage",
                                        "tnm stage",
                                        "grade",
                                        "type",
                                        "unspecified",
                                        "nos",
                                        "initial encounter",
                                        "subsequent encounter",
                                        "sequela",
                                        "left",
                                        "right",
                                        "not otherwise specified",
                                        "tnm",
                                        NULL};
    static const char *const alone[] = {"single episode, unspecified",
                                        "recurrent, unspecified",
                                        "single episode",
                                        "recurrent",
                                        "disease",
                                        "unspecified site",
                                        "current",
                                        "initial",
                                        "medical personnel present",
                                        NULL};
    size_t bytes = words_begin_any(text, alone);
    if (bytes > 0 && text[bytes] == '\0')
        return true;
    bytes = words_begin_any(text, words);
    return bytes > 0 && strlen(text) - bytes < 20 && strpbrk(text + bytes, ",") == NULL;
}

static bool match_parts(struct reader *reader, const char *section, const char *text,
                        struct hits *hits, bool aside, int depth);

static bool match_both(struct reader *reader, const char *section, const char *text,
                       const char *cut, size_t length, struct hits *hits, bool aside, int depth)
{
    char front[WORDS_SIZE], back[WORDS_SIZE];
    snprintf(front, sizeof front, "%.*s", (int)(cut - text), text);
    snprintf(back, sizeof back, "%s", cut + length);
    words_trim(front);
    words_trim(back);
    bool first = *front == '\0' || match_parts(reader, section, front, hits, aside, depth + 1);
    bool second = *back == '\0' || is_stage(back) ||
                  match_parts(reader, section, back, hits, true, depth + 1);
    return first && second;
}

static bool match_parts(struct reader *reader, const char *section, const char *text,
                        struct hits *hits, bool aside, int depth)
{
    size_t before = hits->count;
    if (match_one(reader, section, text, hits, aside))
        return true;
    if (depth >= DEPTH_MOST)
        return false;
    size_t tried = hits->count;
    const char *without = words_find(text, "without");
    if (without == NULL)
        without = words_find(text, "with no");
    const char *comma = strchr(text, ',');
    if (without != NULL && without > text) {
        char front[WORDS_SIZE];
        snprintf(front, sizeof front, "%.*s", (int)(without - text), text);
        words_trim(front);
        hits->count = before;
        return match_parts(reader, section, front, hits, aside, depth + 1);
    }
    for (size_t i = 0; joiners[i] != NULL; i++) {
        const char *cut = words_find(text, joiners[i]);
        if (cut == NULL || cut == text)
            continue;
        hits->count = before;
        return match_both(reader, section, text, cut, strlen(joiners[i]), hits, aside, depth);
    }
    if (comma != NULL) {
        hits->count = before;
        return match_both(reader, section, text, comma, 1, hits, aside, depth);
    }
    hits->count = tried;
    return false;
}

/* --- the whole text --- */

static bool take_mood(char *text, struct hits *hits)
{
    static const struct {
        const char *const *words;
        enum mood mood;
    } moods[] = {{histories, MOOD_HISTORY}, {suspicions, MOOD_SUSPECTED}};
    for (size_t i = 0; i < sizeof moods / sizeof *moods; i++) {
        size_t bytes = words_begin_any(text, moods[i].words);
        if (bytes == 0 || bytes >= strlen(text))
            continue;
        words_cut_front(text, bytes);
        hits->mood = moods[i].mood;
        return true;
    }
    return false;
}

/* Of an allergy only what it is an allergy to. */
static bool take_allergy(char *text)
{
    static const char *const front[] = {
        "contact allergy to",   "allergy to",
        "allergic to",          "intolerance to",
        "sensitivity to",       "hypersensitivity to",
        "adverse reaction to",  "propensity to adverse reactions to",
        "allergic reaction to", NULL};
    static const char *const end[] = {"allergy",     "intolerance", "hypersensitivity",
                                      "sensitivity", "- dietary",   "allergenic extract",
                                      "dietary",     NULL};
    size_t bytes = words_begin_any(text, front);
    if (bytes > 0 && bytes < strlen(text)) {
        words_cut_front(text, bytes);
        return true;
    }
    bytes = words_end_any(text, end);
    if (bytes == 0 || bytes >= strlen(text))
        return false;
    words_cut_end(text, bytes);
    return true;
}

void match_phrase(struct reader *reader, const char *section, const char *given, struct hits *hits)
{
    char text[WORDS_SIZE];
    *hits = (struct hits){.whole = true};
    words_clean(text, given);
    const char *word = match_word(reader, section, text);
    if (word != NULL) {
        add_hit(hits, word, "", false);
        return;
    }
    words_lower(text);
    words_without(text, '(', ')', NULL);
    words_without(text, '[', ']', NULL);
    words_trim(text);
    if (words_begin_any(text, families) > 0) {
        hits->mood = MOOD_SOMEONE_ELSE;
        return;
    }
    for (int i = 0; i < DEPTH_MOST; i++) {
        hits->whole = *text != '\0' && match_parts(reader, section, text, hits, false, 0);
        if (hits->whole)
            break;
        if (!take_mood(text, hits) && !take_allergy(text))
            break;
        hits->count = 0;
    }
    hits->whole &= strlen(given) < WORDS_SIZE; /* none that was cut */
}

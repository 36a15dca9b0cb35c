/* SPDX-License-Identifier: MIT */
/* Texts of clinical systems, and the words of the packs in them. */
#ifndef CONTRA_PLUGINS_FHIR_READ_MATCH_H
#define CONTRA_PLUGINS_FHIR_READ_MATCH_H

#include "fhir/read_gather.h"
#include "fhir/read_words.h"

enum { HITS_MOST = 12 };

/* A word that was found in a text. */
struct hit {
    const char *word; /* the packs' own name */
    char form[24];    /* a local form of a drug: "gel"; else "" */
    char place[WORDS_SIZE];
    bool aside; /* it is named beside what the text is about: "…, due to type 2 diabetes" */
};

/* How the text speaks of it. */
enum mood { MOOD_PLAIN, MOOD_HISTORY, MOOD_SUSPECTED, MOOD_SOMEONE_ELSE };

struct hits {
    struct hit items[HITS_MOST];
    size_t count;
    bool whole; /* all of the text is understood */
    enum mood mood;
};

/* An illness, a finding, a procedure, an implant, an allergen. */
void match_phrase(struct reader *reader, const char *section, const char *text, struct hits *hits);

/* A drug: strengths, forms, salts and brands aside, each of its ingredients. */
void match_drug(struct reader *reader, const char *section, const char *text, struct hits *hits);

/* A local form, in the packs' word for it, if the text names one and no other: "gel"; else "". */
void match_form(const char *text, char form[24]);

/* A place in plain words, its side in front: "Structure of left knee joint" is "left knee joint".
 */
void match_place(char out[WORDS_SIZE], const char *text);

/* The nearest that `section` takes as the place of `word`; "" if it takes none. */
void match_place_of(struct reader *reader, const char *section, const char *word, const char *text,
                    char out[WORDS_SIZE]);

/* A word of sites: "left upper trapezius" with its side in front. False if there is none. */
bool match_site(struct reader *reader, const char *section, const char *text, char out[WORDS_SIZE]);

/* The packs' own name of a word, or NULL. */
const char *match_word(struct reader *reader, const char *section, const char *words);

#endif

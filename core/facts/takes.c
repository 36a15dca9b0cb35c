/* SPDX-License-Identifier: MIT */
#include "facts/takes.h"

#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "facts/vocabulary.h"

static bool part_fits(const struct term *term, const struct anatomy *anatomy, const char *part)
{
    struct place place;
    int32_t day;
    bool past;
    return text_same(part, "yes") || date_read(part, &day) ||
           term_state(term, part, &past) != NULL || place_read(&place, anatomy, part);
}

/* A state, a place and a day of a term; of each at most one, so that no two clash. */
static bool parts_fit(const struct term *term, const struct anatomy *anatomy, struct arena *arena,
                      const char *value)
{
    const char *cursor = value;
    int states = 0, days = 0, places = 0;
    for (const char *part; (part = text_next_part(arena, &cursor)) != NULL;) {
        int32_t day;
        bool past;
        if (!part_fits(term, anatomy, part))
            return false;
        if (date_read(part, &day))
            days++;
        else if (term_state(term, part, &past) != NULL)
            states++;
        else if (!text_same(part, "yes"))
            places++;
    }
    return states < 2 && days < 2 && places < 2;
}

static bool term_takes(const struct section *section, const struct anatomy *anatomy,
                       struct arena *arena, const char *word, const char *value)
{
    if (text_same(word, "others"))
        return *value == '\0' || text_same(value, "no");
    const struct term *term = vocabulary_match(section->vocabulary, word).term;
    const struct term unknown = {.vocabulary = section->vocabulary};
    bool past;
    if (term == NULL) /* what is over may be said of it, and that it is not known */
        return *value == '\0' || term_state(&unknown, value, &past) != NULL;
    return *value == '\0' || text_same(value, "no") || parts_fit(term, anatomy, arena, value);
}

bool facts_take(const struct schema *schema, const struct anatomy *anatomy, struct arena *arena,
                const char *section_name, const char *key, const char *value)
{
    char why[768];
    struct value ignored;
    const struct section *section = schema_section(schema, section_name);
    if (section == NULL || section->role == ROLE_POLICY || section->kind == SECTION_RECORDS)
        return false;
    if (section->vocabulary != NULL)
        return term_takes(section, anatomy, arena, key, value);
    const struct fact *fact = section_fact(schema, section, key);
    return fact != NULL && value_read(&ignored, fact, value, arena, why, sizeof why);
}

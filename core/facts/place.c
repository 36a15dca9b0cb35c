/* SPDX-License-Identifier: MIT */
/* Places in words, and what they mean for a site. */
#include <string.h>

#include "base/text.h"
#include "facts/anatomy.h"
#include "facts/bits.h"
#include "facts/name_table.h"
#include "facts/patient.h"

enum { WORDS_MOST = 256 };

/* --- reading --- */

static const struct side_word {
    const char *word;
    uint8_t sides;
} side_words[] = {{"left", SIDE_LEFT},
                  {"right", SIDE_RIGHT},
                  {"both", SIDE_LEFT | SIDE_RIGHT},
                  {"bilateral", SIDE_LEFT | SIDE_RIGHT}};

static bool begins_with(const char *text, const char *word, size_t length)
{
    return strncmp(text, word, length) == 0 && (text[length] == ' ' || text[length] == '\0');
}

uint8_t side_take(char **folded)
{
    char *text = *folded;
    size_t whole = strlen(text);
    for (size_t i = 0; i < sizeof side_words / sizeof *side_words; i++) {
        const char *word = side_words[i].word;
        size_t length = strlen(word);
        if (begins_with(text, word, length)) {
            *folded = text + length + (text[length] == ' ');
            return side_words[i].sides;
        }
        if (whole > length && text[whole - length - 1] == ' ' &&
            strcmp(text + whole - length, word) == 0) {
            text[whole - length - 1] = '\0';
            return side_words[i].sides;
        }
    }
    return 0;
}

static const struct region *find(const struct anatomy *anatomy, const char *folded)
{
    return name_table_get(anatomy->names, folded);
}

/* "both arms" are both arms. */
static const struct region *find_plural(const struct anatomy *anatomy, char *folded)
{
    size_t length = strlen(folded);
    if (length < 2 || folded[length - 1] != 's')
        return NULL;
    folded[length - 1] = '\0';
    return find(anatomy, folded);
}

static void place_in(struct place *out, const struct region *region, uint8_t sides)
{
    out->region = region == NULL ? -1 : region->index;
    out->sides = sides;
    out->side_known = sides != 0;
    if (region != NULL && !region->paired) {
        out->sides = SIDE_MIDDLE;
        out->side_known = true;
    } else if (sides == 0) {
        out->sides = SIDE_LEFT | SIDE_RIGHT;
    }
}

bool place_read(struct place *out, const struct anatomy *anatomy, const char *written)
{
    char folded[WORDS_MOST];
    char *rest = folded;
    text_fold(folded, sizeof folded, written);
    const struct region *region = find(anatomy, folded);
    uint8_t sides = 0;
    if (region == NULL) {
        sides = side_take(&rest);
        if (sides == 0)
            return false;
        region = find(anatomy, rest);
        if (region == NULL && sides == (SIDE_LEFT | SIDE_RIGHT))
            region = find_plural(anatomy, rest);
        if (region == NULL && *rest != '\0')
            return false;
    }
    place_in(out, region, sides);
    return true;
}

/* --- words --- */

static const char *sides_words(struct place place)
{
    if (!place.side_known || place.sides == SIDE_MIDDLE)
        return "";
    return place.sides == SIDE_LEFT    ? "left"
           : place.sides == SIDE_RIGHT ? "right"
                                       : "left and right";
}

const char *place_words(struct place place, const struct anatomy *anatomy, struct arena *arena)
{
    const char *sides = sides_words(place);
    if (place.region < 0)
        return sides;
    const char *name = anatomy->regions[place.region]->name;
    return *sides ? arena_format(arena, "%s %s", sides, name) : name;
}

int region_find(const struct anatomy *anatomy, const char *name)
{
    const struct region *region = name_table_get_folded(anatomy->names, name);
    return region == NULL ? -1 : region->index;
}

/* Of "left amr" the arm is near. */
const char *region_nearest(const struct anatomy *anatomy, const char *name)
{
    char folded[WORDS_MOST];
    char *rest = folded;
    struct nearest nearest;
    text_fold(folded, sizeof folded, name);
    side_take(&rest);
    nearest_start(&nearest, rest);
    for (size_t i = 0; anatomy->names != NULL && i < anatomy->names->count; i++)
        nearest_try(&nearest, anatomy->names->items[i].shown);
    return nearest.name;
}

/* --- what a place means for a site --- */

enum { ANY_SIDE = SIDE_LEFT | SIDE_RIGHT | SIDE_MIDDLE };

/* What is in the middle touches both sides. */
static bool sides_touch(unsigned a, unsigned b)
{
    return (a & b) != 0 || ((a | b) & SIDE_MIDDLE) != 0;
}

/* Are place and site on one side? A place of known sides is on all of them; one of unknown side is
 * on one of those it may be on. A site is on one side. */
static truth on_one_side(struct place place, const struct planned_site *site)
{
    bool hit = false, miss = false;
    unsigned sides = place.sides == 0 ? ANY_SIDE : place.sides;
    bool known = place.side_known && place.sides != 0;
    for (unsigned b = SIDE_LEFT; b <= SIDE_MIDDLE; b <<= 1) {
        for (unsigned p = SIDE_LEFT; p <= SIDE_MIDDLE; p <<= 1) {
            if (!(site->sides & b) || !(sides & p))
                continue;
            if (sides_touch(known ? sides : p, b))
                hit = true;
            else
                miss = true;
        }
    }
    return !hit ? TRUTH_NO : miss ? TRUTH_UNKNOWN : TRUTH_YES;
}

truth site_among(const struct planned_site *site, const uint64_t *set, size_t words)
{
    if (site->term != NULL)
        return bits_has(set, site->term->index) ? TRUTH_YES : TRUTH_NO;
    if (!bits_meet(site->candidates, set, words))
        return TRUTH_NO;
    /* An unrecognised word may be one of its candidates; it is none of them for certain. */
    bool is_class = site->entry != NULL && site->entry->term != NULL;
    return is_class && bits_within(site->candidates, set, words) ? TRUTH_YES : TRUTH_UNKNOWN;
}

/* `sets` has a set of sites for each region. */
static truth place_reaches(const struct anatomy *anatomy, uint64_t *const *sets, struct place place,
                           const struct planned_site *site)
{
    truth side = on_one_side(place, site);
    if (place.region < 0 || sets == NULL)
        return side & TRUTH_UNKNOWN;
    return side & site_among(site, sets[place.region], anatomy->sites->words);
}

truth place_affects(const struct anatomy *anatomy, struct place place,
                    const struct planned_site *site)
{
    return place_reaches(anatomy, anatomy->affected, place, site);
}

truth place_in_limb(const struct anatomy *anatomy, struct place place,
                    const struct planned_site *site)
{
    return place_reaches(anatomy, anatomy->limb, place, site);
}

truth site_in_region(const struct anatomy *anatomy, int region, const struct planned_site *site)
{
    return site_among(site, anatomy->inside[region], anatomy->sites->words);
}

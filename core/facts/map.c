/* SPDX-License-Identifier: MIT */
#include "facts/map.h"

#include <stddef.h>

#include "base/text.h"
#include "facts/ini_blocks.h"
#include "facts/vocabulary.h"

#define MIDDLE (MAP_WIDTH / 2)

/* --- reading --- */

static bool read_coordinate(struct ini_block *block, const char *word, const char *what, int most,
                            double *out)
{
    const char *cursor = word;
    if (!text_read_number(&cursor, out) || *cursor != '\0') {
        ini_block_problem(block, "map", "\"map\" takes a number for %s, not \"%s\".", what, word);
        return false;
    }
    if (*out < 0 || *out > most) {
        ini_block_problem(block, "map", "\"map\" takes a number from 0 to %d for %s, not \"%s\".",
                          most, what, word);
        return false;
    }
    return true;
}

struct map_place map_read(struct ini_block *block)
{
    struct map_place place = {.line = ini_block_line(block, "map")};
    struct words parts = ini_block_words(block, "map");
    if (parts.count == 0)
        return place;
    if (parts.count != 3) {
        ini_block_problem(block, "map",
                          "\"map\" takes a view and two numbers, how far from its left and how far "
                          "from its top, such as back, 38.5, 22, not \"%s\".",
                          ini_block_value(block, "map"));
        return place;
    }
    bool x_read =
        read_coordinate(block, parts.items[1], "how far from the left", MAP_WIDTH, &place.x);
    bool y_read =
        read_coordinate(block, parts.items[2], "how far from the top", MAP_HEIGHT, &place.y);
    place.view = x_read && y_read ? parts.items[0] : NULL;
    return place;
}

/* --- sealing --- */

static void find_view(const struct vocabulary *sites, struct term *site, struct problems *problems)
{
    const struct words *views = &sites->views;
    struct nearest nearest;
    nearest_start(&nearest, site->map.view);
    for (size_t i = 0; i < views->count; i++) {
        if (text_same(views->items[i], site->map.view)) {
            site->map.view = views->items[i];
            return;
        }
        nearest_try(&nearest, views->items[i]);
    }
    const char *near = nearest.name;
    problem_add(problems, site->file, site->map.line,
                "\"%s\", where \"map\" puts \"%s\", is no view.%s%s%s", site->map.view, site->name,
                near ? " Did you mean \"" : "", near ? near : "",
                near                ? "\"?"
                : views->count == 0 ? " Name them below [vocabulary]: views = front, back"
                                    : "");
}

void map_seal(const struct vocabulary *sites, struct problems *problems)
{
    for (size_t i = 0; i < sites->count; i++) {
        struct term *site = sites->terms[i];
        if (site->map.view == NULL)
            continue;
        find_view(sites, site, problems);
        if (!site->paired && (site->map.x < MIDDLE || site->map.x > MIDDLE))
            problem_add(problems, site->file, site->map.line,
                        "\"%s\" has no left and no right, so \"map\" puts it in the middle: %d "
                        "from the left.",
                        site->name, MIDDLE);
    }
}

/* --- asking --- */

struct map_place map_of(const struct term *site, uint8_t sides)
{
    struct map_place place = site->map;
    if (!site->paired || sides == SIDE_LEFT)
        return place;
    if (sides == SIDE_RIGHT)
        place.x = MAP_WIDTH - place.x;
    else
        place.view = NULL;
    return place;
}

/* SPDX-License-Identifier: MIT */
#include "report/leaflet_parts.h"

#include <string.h>

const char *leaflet_title(const contra_result *result)
{
    const contra_leaflet *leaflet = result->leaflet;
    return leaflet != NULL && leaflet->title != NULL ? leaflet->title
                                                     : "What to expect after the treatment";
}

static const char *not_yet(const contra_leaflet *leaflet)
{
    return leaflet != NULL && leaflet->not_yet != NULL
               ? leaflet->not_yet
               : "This session may not go ahead yet. The person who treats you will explain why.";
}

const char *leaflet_notice(const contra_result *result)
{
    switch (result->disposition) {
    case CONTRA_DEFER:
    case CONTRA_DO_NOT_TREAT: return not_yet(result->leaflet);
    case CONTRA_CALL_CLINIC:
    case CONTRA_SEEN_SAME_DAY:
    case CONTRA_EMERGENCY_NOW: return result->wording;
    default: return NULL;
    }
}

bool leaflet_warns(const contra_effect *effect)
{
    return effect->warning != NULL && effect->could_be != CONTRA_GRADE_NONE;
}

size_t leaflet_raised(const contra_result *result)
{
    size_t count = 0;
    while (count < result->effect_count && result->effects[count]->raised != CONTRA_GRADE_NONE)
        count++;
    return count;
}

size_t leaflet_lines(const contra_effect *effect, struct leaflet_line lines[LEAFLET_LINES])
{
    const char *for_you =
        effect->for_you != NULL ? effect->for_you : "Your answers make this more likely.";
    const struct leaflet_line all[LEAFLET_LINES] = {
        {"For you", for_you, true},
        {"How often", effect->how_often, false},
        {"How long", effect->usual, false},
        {"What to do", effect->what_to_do, false},
        {"Get help", leaflet_warns(effect) ? NULL : effect->refer, false},
    };
    size_t count = 0;
    for (size_t i = 0; i < LEAFLET_LINES; i++)
        if (all[i].text != NULL)
            lines[count++] = all[i];
    return count;
}

size_t leaflet_short(const contra_effect *effect, const char *texts[LEAFLET_SHORT])
{
    const char *const all[LEAFLET_SHORT] = {effect->how_often, effect->usual};
    size_t count = 0;
    for (size_t i = 0; i < LEAFLET_SHORT; i++)
        if (all[i] != NULL)
            texts[count++] = all[i];
    return count;
}

void leaflet_signs(const contra_result *result, struct leaflet_signs groups[LEAFLET_SIGNS])
{
    static const contra_leaflet none;
    const contra_leaflet *leaflet = result->leaflet != NULL ? result->leaflet : &none;
    const char *telephone =
        leaflet->telephone != NULL ? leaflet->telephone : "______________________";
    groups[0] = (struct leaflet_signs){"Emergency: get help at once", leaflet->emergency,
                                       leaflet->emergency_count, NULL};
    groups[1] = (struct leaflet_signs){"See a doctor the same day", leaflet->same_day,
                                       leaflet->same_day_count, NULL};
    groups[2] = (struct leaflet_signs){"Ring us", leaflet->call, leaflet->call_count, telephone};
}

/* The source at a place of all lists put one behind the other; NULL behind the last. */
static const contra_source *source_at(const contra_result *result, size_t place)
{
    const contra_leaflet *leaflet = result->leaflet;
    size_t count = leaflet != NULL ? leaflet->source_count : 0;
    if (place < count)
        return leaflet->sources[place];
    place -= count;
    for (size_t i = 0; i < result->effect_count; i++) {
        const contra_effect *effect = result->effects[i];
        if (place < effect->source_count)
            return effect->sources[place];
        place -= effect->source_count;
    }
    return NULL;
}

const contra_source *leaflet_next_source(const contra_result *result, size_t *index)
{
    const contra_source *source;
    while ((source = source_at(result, *index)) != NULL) {
        size_t earlier = 0;
        while (earlier < *index && strcmp(source_at(result, earlier)->key, source->key) != 0)
            earlier++;
        if (earlier == (*index)++)
            return source;
    }
    return NULL;
}

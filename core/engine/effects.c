/* SPDX-License-Identifier: MIT */
/* The side effects, in the words of the pack, as this patient's answers raise them. */
#include <stdlib.h>
#include <string.h>

#include "engine/check.h"
#include "report/disposition.h"

/* --- the answers that a patient's sheet may name --- */

/* The word behind the section's name, if the effect may name words of that section: of
 * "medications.warfarin" the "warfarin". NULL: nothing to name. */
static const char *word_of(const struct effect *effect, const contra_evidence *evidence)
{
    const char *point = strchr(evidence->fact, '.');
    if (!point || strcmp(point + 1, "others") == 0 || strcmp(evidence->value, "no") == 0)
        return NULL;
    size_t length = (size_t)(point - evidence->fact);
    for (size_t i = 0; i < effect->may_name.count; i++) {
        const char *section = effect->may_name.items[i];
        if (strlen(section) == length && strncmp(section, evidence->fact, length) == 0)
            return point + 1;
    }
    return NULL;
}

static bool among(const char *const *words, size_t count, const char *word)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(words[i], word) == 0)
            return true;
    return false;
}

static void name_answers(struct check *check, const struct effect *effect, contra_effect *told,
                         const contra_finding *finding, size_t *capacity)
{
    const char **words = (const char **)(uintptr_t)told->answers;
    for (size_t i = 0; i < finding->because_count; i++) {
        const char *word = word_of(effect, finding->because[i]);
        if (!word || among(words, told->answer_count, word))
            continue;
        words =
            arena_push(check->arena, (void *)words, told->answer_count, capacity, sizeof *words);
        words[told->answer_count++] = word;
    }
    told->answers = words;
}

/* --- one effect --- */

/* A finding that another one says already, or that the clinician set aside, is true all the same.
 * One about a modality that is not planned is about nothing that will be done. */
static bool is_about(const contra_finding *finding, const struct effect *effect)
{
    bool planned = !finding->strikes || finding->strikes_planned;
    return planned && finding->effect && strcmp(finding->effect, effect->key) == 0;
}

/* What the patient's answers add. After a session that is what to do now, in the pack's words; but
 * an effect that is warned of is never called expected. */
static const char *for_you(const struct check *check, const struct effect *effect,
                           contra_grade grade)
{
    struct judged judged = {.aftercare = true, .patient = {.holds = grade}};
    bool warned = grade == CONTRA_EXPECTED && effect->warning;
    if (!check->patient->aftercare || warned)
        return effect->if_raised;
    return check->book->wording[disposition_of(&judged)];
}

static void raise(struct check *check, const struct effect *effect, contra_effect *told)
{
    size_t capacity = 0;
    for (size_t i = 0; i < check->result->finding_count; i++) {
        const contra_finding *finding = check->result->findings[i];
        if (!is_about(finding, effect))
            continue;
        if (finding->grade > told->raised)
            told->raised = finding->grade;
        if (finding->could_be > told->could_be)
            told->could_be = finding->could_be;
        name_answers(check, effect, told, finding, &capacity);
    }
    if (told->raised)
        told->for_you = for_you(check, effect, told->raised);
}

static const contra_effect *tell(struct check *check, const struct effect *effect)
{
    contra_effect *told = arena_alloc(check->arena, sizeof *told);
    told->key = effect->key;
    told->title = effect->title;
    told->usual = effect->usual;
    told->how_often = effect->how_often;
    told->what_to_do = effect->what_to_do;
    told->refer = effect->refer;
    told->warning = effect->warning;
    told->sources = effect->sources;
    told->source_count = effect->source_count;
    raise(check, effect, told);
    return told;
}

/* --- all of them --- */

/* In the order of the pack, but those raised first. */
static void sort(const contra_effect **effects, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        const contra_effect *effect = effects[i];
        size_t place = i;
        for (; place > 0 && effects[place - 1]->raised < effect->raised; place--)
            effects[place] = effects[place - 1];
        effects[place] = effect;
    }
}

static const contra_leaflet *tell_leaflet(struct check *check)
{
    const struct leaflet *from = &check->book->leaflet;
    contra_leaflet *told = arena_alloc(check->arena, sizeof *told);
    if (!from->file)
        return NULL;
    *told = (contra_leaflet){
        .title = from->title,
        .introduction = from->introduction,
        .not_yet = from->not_yet,
        .rights = from->rights,
        .telephone = from->telephone,
        .emergency = from->emergency.items,
        .emergency_count = from->emergency.count,
        .same_day = from->same_day.items,
        .same_day_count = from->same_day.count,
        .call = from->call.items,
        .call_count = from->call.count,
        .sources = from->sources,
        .source_count = from->source_count,
    };
    return told;
}

void effects_tell(struct check *check)
{
    const struct rulebook *book = check->book;
    const contra_effect **effects =
        arena_alloc(check->arena, (book->effect_count + 1) * sizeof *effects);
    for (size_t i = 0; i < book->effect_count; i++)
        effects[i] = tell(check, book->effects[i]);
    sort(effects, book->effect_count);
    check->result->effects = effects;
    check->result->effect_count = book->effect_count;
    check->result->leaflet = tell_leaflet(check);
}

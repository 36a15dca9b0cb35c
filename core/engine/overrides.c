/* SPDX-License-Identifier: MIT */
/* [overrides]: a clinician's decisions against findings, with their reasons.
 *
 *     bleeding = relative: INR 2.1 this morning, agreed with GP (KM)
 *     bleeding at left upper trapezius = relative: superficial point only (KM)
 */
#include <string.h>

#include "base/text.h"
#include "engine/check.h"

static bool refuse(struct patient *patient, const struct override_line *line, const char *message)
{
    const char *file, *origin;
    int number;
    patient_where(patient, line->where, &file, &number, &origin);
    problem_add(&patient->problems, file, number, "%s", message);
    return false;
}

static const char *did_you_mean(struct arena *arena, const char *name)
{
    return name ? arena_format(arena, " Did you mean \"%s\"?", name) : "";
}

/* What to do about a rule that there is not. */
static const char *instead(struct arena *arena, const char *nearest)
{
    return nearest ? did_you_mean(arena, nearest)
                   : " Write the rule's name as the report gives it.";
}

/* "absolute, relative or precaution" */
static const char *grades_of(struct arena *arena, const struct rule *rule)
{
    struct text text;
    text_start(&text, arena);
    for (size_t i = 0; i < rule->grade_count; i++) {
        text_add(&text, i == 0 ? "" : i + 1 == rule->grade_count ? " or " : ", ");
        text_add(&text, contra_grade_name(rule->grades[i].grade));
    }
    return text.bytes;
}

/* By the name that the report gives it, or by another name of the same site. */
static bool is_site(const struct patient *patient, const struct planned_site *site,
                    const char *wanted)
{
    if (text_same(site->name, wanted))
        return true;
    struct term_match match = vocabulary_match(patient->schema->sites->vocabulary, wanted);
    uint8_t sides = match.sides ? match.sides : SIDE_MIDDLE;
    return match.term && match.term == site->term && site->side_known && site->sides == sides;
}

/* "bleeding at left upper trapezius": the rule, and the lane of the site or -1. */
static bool read_target(struct check *check, struct patient *patient, struct override *override)
{
    struct arena *arena = check->arena;
    const char *key = override->line->key;
    const char *at = strstr(key, " at ");
    const char *name = at ? arena_copy(arena, key, (size_t)(at - key)) : key;
    override->lane = -1;
    override->rule = rulebook_rule(check->book, name);
    if (!override->rule)
        return refuse(patient, override->line,
                      arena_format(arena, "There is no rule \"%s\" to override.%s", name,
                                   instead(arena, rulebook_nearest_rule(check->book, name))));
    if (override->rule->never_overridden)
        return refuse(patient, override->line,
                      arena_format(arena,
                                   "Rule \"%s\" cannot be overridden: its pack forbids it. "
                                   "Take this line out.",
                                   name));
    if (!at)
        return true;
    const char *wanted = at + strlen(" at ");
    struct nearest nearest;
    nearest_start(&nearest, wanted);
    for (unsigned i = 0; i < patient->site_count; i++) {
        if (is_site(patient, &patient->sites[i], wanted))
            override->lane = (int)i + 1;
        nearest_try(&nearest, patient->sites[i].name);
    }
    if (override->lane < 0)
        return refuse(patient, override->line,
                      arena_format(arena, "\"%s\" is not a planned site.%s", wanted,
                                   did_you_mean(arena, nearest.name)));
    return true;
}

/* "relative: the reason" */
static bool read_decision(struct check *check, struct patient *patient, struct override *override)
{
    struct arena *arena = check->arena;
    const char *value = override->line->value, *colon = strchr(value, ':');
    const char *word = colon ? arena_copy(arena, value, (size_t)(colon - value)) : value;
    struct nearest nearest;
    nearest_start(&nearest, word);
    for (size_t i = 0; i < override->rule->grade_count; i++) {
        const char *name = contra_grade_name(override->rule->grades[i].grade);
        if (text_same(name, word))
            override->grade = override->rule->grades[i].grade;
        nearest_try(&nearest, name);
    }
    if (!override->grade)
        return refuse(patient, override->line,
                      arena_format(arena,
                                   "\"%s\" is not a grade that rule \"%s\" gives.%s Write the "
                                   "grade that is set aside (%s), a colon, and the reason.",
                                   word, override->rule->name, did_you_mean(arena, nearest.name),
                                   grades_of(arena, override->rule)));
    override->reason = colon ? colon + 1 + strspn(colon + 1, " ") : "";
    if (!*override->reason)
        return refuse(patient, override->line,
                      arena_format(arena,
                                   "An override needs its reason: %s = %s: why, and who says so.",
                                   override->line->key, word));
    return true;
}

bool overrides_read(struct check *check, struct patient *patient)
{
    bool sound = true;
    check->overrides =
        arena_alloc(check->arena, (patient->override_count + 1) * sizeof *check->overrides);
    for (size_t i = 0; i < patient->override_count; i++) {
        struct override *override = &check->overrides[check->override_count];
        override->line = &patient->overrides[i];
        if (!*override->line->value)
            continue; /* an empty line says nothing */
        if (read_target(check, patient, override) && read_decision(check, patient, override))
            check->override_count++;
        else
            sound = false;
    }
    return sound;
}

/* SPDX-License-Identifier: MIT */
#include "authoring/uses.h"

#include <string.h>

#include "base/text.h"
#include "rules/walk.h"

/* --- in conditions --- */

struct looking {
    const struct use *use;
    bool found;
};

static bool among(const struct term *const *terms, size_t count, const struct term *term)
{
    for (size_t i = 0; term && i < count; i++)
        if (terms[i] == term)
            return true;
    return false;
}

static void look_at_condition(void *payload, const struct condition *c)
{
    struct looking *looking = payload;
    const struct use *use = looking->use;
    if ((use->fact && c->fact == use->fact) || (use->section && c->section == use->section) ||
        (use->term && c->term == use->term) || among(c->terms, c->term_count, use->term))
        looking->found = true;
}

static void look_at_quantity(void *payload, const struct quantity *q)
{
    struct looking *looking = payload;
    const struct use *use = looking->use;
    if ((use->fact && q->fact == use->fact) || (use->section && q->section == use->section) ||
        among((const struct term *const *)q->terms, q->term_count, use->term))
        looking->found = true;
}

bool derive_uses(const struct derive *derive, const struct use *use)
{
    struct looking looking = {use, false};
    struct walk walk = {look_at_condition, look_at_quantity, &looking};
    walk_condition(&walk, derive->when);
    walk_quantity(&walk, derive->value);
    return looking.found;
}

/* --- in rules --- */

static bool needed(const struct rule *rule, const struct use *use)
{
    for (size_t i = 0; use->fact && i < rule->need_fact_count; i++)
        if (rule->need_facts[i] == use->fact)
            return true;
    for (size_t i = 0; i < rule->need_section_count; i++)
        if (rule->need_sections[i] == use->section ||
            (use->fact && rule->need_sections[i] == use->fact->section))
            return true;
    return false;
}

/* {labs.inr} names a fact; {medications:anticoagulant} a word. */
static bool names(const char *word, size_t length, const struct use *use)
{
    const char *colon = memchr(word, ':', length);
    const char *name = use->fact ? use->fact->name : use->term && colon ? use->term->name : NULL;
    if (!use->fact && colon) {
        length -= (size_t)(colon + 1 - word);
        word = colon + 1;
    }
    return name && strlen(name) == length && memcmp(word, name, length) == 0;
}

static bool printed_in(const char *text, const struct use *use)
{
    for (const char *open = text; open && (open = strchr(open, '{')); open++)
        if (names(open + 1, strcspn(open + 1, "}"), use))
            return true;
    return false;
}

bool rule_uses(const struct rule *rule, const struct use *use)
{
    struct looking looking = {use, false};
    struct walk walk = {look_at_condition, look_at_quantity, &looking};
    for (size_t i = 0; i < rule->grade_count; i++) {
        const struct rule_grade *grade = &rule->grades[i];
        walk_condition(&walk, grade->condition);
        looking.found =
            looking.found || printed_in(grade->finding, use) || printed_in(grade->action, use);
    }
    return looking.found || needed(rule, use);
}

/* --- all of them --- */

const char *users_told(const struct rulebook *book, const struct use *use, struct arena *arena)
{
    struct text told;
    bool through = false;
    text_start(&told, arena);
    for (size_t i = 0; i < book->rule_count; i++)
        if (rule_uses(book->rules[i], use))
            text_addf(&told, "%s%s", told.length ? ", " : "", book->rules[i]->name);
    for (size_t i = 0; i < book->derive_count; i++) {
        if (!derive_uses(book->derives[i], use))
            continue;
        text_addf(&told, "%s%s%s", told.length ? (through ? ", " : "; ") : "",
                  through ? "" : "through ", book->derives[i]->fact->name);
        through = true;
    }
    return told.bytes;
}

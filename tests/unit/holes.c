/* SPDX-License-Identifier: MIT */
#include "holes.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "test.h"

/* --- what to be wary of --- */

struct looking {
    struct wary *wary;
    const struct rulebook *book;
};

static void look_at(const struct looking *looking, const struct condition *c, bool inside);

static void look_at_fact(const struct looking *looking, const struct fact *fact)
{
    const struct derive *derive;
    if (fact == NULL || fact->section->kind != SECTION_FACTS || looking->wary->fact[fact->index])
        return;
    looking->wary->fact[fact->index] = true;
    derive = fact->derived ? rulebook_derive(looking->book, fact) : NULL;
    if (derive == NULL)
        return;
    look_at(looking, derive->when, true);
    const struct quantity *q = derive->value;
    for (; q != NULL; q = q->a) {
        look_at_fact(looking, q->fact);
        for (const struct quantity *b = q->b; b != NULL; b = b->a) {
            look_at_fact(looking, b->fact);
            look_at_fact(looking, b->b ? b->b->fact : NULL);
        }
    }
}

static void look_at_number(const struct looking *looking, const struct quantity *q, bool inside)
{
    if (q == NULL)
        return;
    if (inside)
        look_at_fact(looking, q->fact);
    if (inside && q->kind == QUANTITY_COUNT_TERMS)
        looking->wary->section[q->section->index] = true;
    look_at_number(looking, q->a, inside);
    look_at_number(looking, q->b, inside);
    look_at(looking, q->each, inside);
}

static void look_at(const struct looking *looking, const struct condition *c, bool inside)
{
    struct wary *wary = looking->wary;
    if (c == NULL)
        return;
    inside = inside || c->kind == CONDITION_IF_KNOWN || c->kind == CONDITION_KNOWN;
    if (inside && c->fact != NULL)
        look_at_fact(looking, c->fact);
    if (c->kind == CONDITION_KNOWN && c->section != NULL)
        wary->section[c->section->index] = true;
    else if (inside && c->term != NULL && wary->term_count < 256)
        wary->terms[wary->term_count++] = c->term;
    wary->sites = wary->sites || (inside && c->about_site);
    look_at_number(looking, c->left, inside);
    look_at_number(looking, c->low, inside);
    look_at_number(looking, c->high, inside);
    look_at(looking, c->a, inside);
    look_at(looking, c->b, inside);
}

void wary_of(struct wary *wary, const struct rulebook *book)
{
    struct looking looking = {wary, book};
    memset(wary, 0, sizeof *wary);
    CHECK(book->schema.fact_count < sizeof wary->fact && book->schema.section_count < 64);
    for (size_t i = 0; i < book->rule_count; i++)
        for (size_t k = 0; k < book->rules[i]->grade_count; k++)
            look_at(&looking, book->rules[i]->grades[k].condition, false);
    for (size_t i = 0; i < book->derive_count; i++)
        look_at(&looking, book->derives[i]->when, false);
    CHECK(wary->term_count < 256);
}

static bool wary_of_term(const struct wary *wary, const struct term *term)
{
    for (size_t i = 0; i < wary->term_count; i++)
        for (size_t k = 0; k < term->vocabulary->words; k++)
            if (wary->terms[i]->vocabulary == term->vocabulary &&
                (wary->terms[i]->members[k] & term->members[k]) != 0)
                return true;
    return false;
}

/* --- answers --- */

static struct answer *add_answer(struct hole *hole, const char *value)
{
    for (size_t i = 0; i < hole->count; i++)
        if (strcmp(hole->answers[i].value, value) == 0 && !hole->answers[i].key_besides[0])
            return &hole->answers[i];
    CHECK(hole->count < ANSWERS_MOST);
    struct answer *answer = &hole->answers[hole->count++];
    memset(answer, 0, sizeof *answer);
    snprintf(answer->value, sizeof answer->value, "%s", value);
    return answer;
}

/* A few of many values, those of the form's own line among them. */
static bool fact_hole(struct hole *hole, const struct fact *fact, const struct wary *wary,
                      const struct landmarks *landmarks, struct dice *dice)
{
    char values[48][120];
    if (wary->fact[fact->index] || fact->derived || fact->type == FACT_TEXT ||
        fact->type == FACT_DATE)
        return false;
    size_t count = fact_values(landmarks, fact, values, 48);
    for (size_t i = 0; i < ANSWERS_MOST - 1 && count > 0; i++) {
        size_t at = count <= ANSWERS_MOST - 1 ? i % count : dice_below(dice, (uint32_t)count);
        char value[140];
        snprintf(value, sizeof value, "%s%s", values[at],
                 !fact->dated ? ""
                 : i % 2      ? ", 2026-11-20"
                              : ", 2026-05-20");
        value[119] = '\0';
        add_answer(hole, value);
    }
    return true;
}

/* Where the first site is: what lies there affects it. */
static void place_of_a_site(char *place, size_t size, const struct form *form,
                            const struct rulebook *book)
{
    snprintf(place, size, "yes");
    for (size_t i = 0; i < form->count && book->schema.sites; i++) {
        const struct form_line *line = &form->lines[i];
        if (strcmp(line->section, book->schema.sites->name) != 0)
            continue;
        bool sided = strncmp(line->value, "left", 4) == 0 || strncmp(line->value, "right", 5) == 0;
        snprintf(place, size, "%.*s %s", sided ? (int)strcspn(line->value, ",") : 0, line->value,
                 line->key);
        return;
    }
}

/* Parts of a value: is this one a state of the term? */
static bool term_hole(struct hole *hole, const struct term *term, const struct wary *wary,
                      const char *value, const char *place)
{
    if (term == NULL || wary_of_term(wary, term) || term->is_class)
        return false;
    if (text_same(value, "no") || *value == '\0' || strncmp(value, "checked", 7) == 0)
        return false;
    add_answer(hole, "no");
    add_answer(hole, "yes");
    for (size_t i = 0; i < term->state_count && hole->count < 5; i++)
        add_answer(hole, term->states[i]);
    if (term->asks_place) {
        add_answer(hole, place);
    }
    return true;
}

static bool site_hole(struct hole *hole, const struct term *term, const struct wary *wary,
                      const char *value)
{
    const char *comma = strchr(value, ',');
    if (wary->sites || term == NULL || !term->paired || comma == NULL)
        return false;
    if (strncmp(value, "left", 4) == 0) { /* which side? */
        snprintf(hole->open, sizeof hole->open, "%s", comma + 2);
        add_answer(hole, value);
        snprintf(add_answer(hole, "right")->value, 120, "right%s", comma);
        return true;
    }
    snprintf(hole->open, sizeof hole->open, "%.*s", (int)(comma - value), value);
    static const char *const needles[] = {", 10 mm", ", 25 mm", ", 40 mm", ", 75 mm"};
    for (size_t i = 0; i < 4; i++) { /* how long a needle? */
        char answer[130];
        snprintf(answer, sizeof answer, "%s%s", hole->open, needles[i]);
        answer[119] = '\0';
        add_answer(hole, answer);
    }
    return true;
}

bool hole_make(struct hole *hole, const struct form *form, size_t line, const struct rulebook *book,
               const struct wary *wary, const struct landmarks *landmarks, struct dice *dice)
{
    const struct form_line *said = &form->lines[line];
    const struct section *section = schema_section(&book->schema, said->section);
    memset(hole, 0, sizeof *hole);
    snprintf(hole->section, sizeof hole->section, "%s", said->section);
    snprintf(hole->key, sizeof hole->key, "%s", said->key);
    if (section == NULL || section->kind == SECTION_RECORDS || wary->section[section->index])
        return false;
    bool made = false;
    if (section->kind == SECTION_FACTS) {
        const struct fact *fact = section_fact(&book->schema, section, said->key);
        made = fact != NULL && fact_hole(hole, fact, wary, landmarks, dice);
    } else if (strcmp(said->key, "others") == 0) {
        hole->taken_away = made = true;
    } else {
        const struct term *term = vocabulary_find(section->vocabulary, said->key);
        char place[120];
        place_of_a_site(place, sizeof place, form, book);
        made = section->role == ROLE_SITES ? site_hole(hole, term, wary, said->value)
                                           : term_hole(hole, term, wary, said->value, place);
    }
    if (made)
        add_answer(hole, said->value);
    return made;
}

void hole_add_word(struct hole *hole, const char *word, const struct form *form,
                   const struct rulebook *book, const struct wary *wary)
{
    const struct section *section = schema_section(&book->schema, hole->section);
    const struct term *term = vocabulary_find(section->vocabulary, word);
    if (!hole->taken_away || hole->count == ANSWERS_MOST || term == NULL ||
        wary_of_term(wary, term) || form_find(form, hole->section, word) >= 0)
        return;
    struct answer *answer = &hole->answers[hole->count++];
    memset(answer, 0, sizeof *answer);
    strcpy(answer->value, "no");
    snprintf(answer->key_besides, sizeof answer->key_besides, "%s", word);
    strcpy(answer->value_besides, "yes");
    if (term->asks_place)
        place_of_a_site(answer->value_besides, sizeof answer->value_besides, form, book);
    else if (term->state_count > 0 && hole->count % 2 == 0)
        snprintf(answer->value_besides, sizeof answer->value_besides, "%s", term->states[0]);
}

/* --- use --- */

void hole_open(const struct hole *hole, struct form *form)
{
    if (hole->taken_away)
        form_take(form, (size_t)form_find(form, hole->section, hole->key));
    else
        form_set(form, hole->section, hole->key, hole->open);
}

void hole_answer(const struct hole *hole, size_t answer, struct form *form)
{
    const struct answer *chosen = &hole->answers[answer];
    form_set(form, hole->section, hole->key, chosen->value);
    if (chosen->key_besides[0])
        form_set(form, hole->section, chosen->key_besides, chosen->value_besides);
}

/* SPDX-License-Identifier: MIT */
/* Forms at random, with values near those that the rules ask about. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "form.h"
#include "test.h"

#define TODAY "2026-11-22"

/* --- chance --- */

uint32_t dice_below(struct dice *dice, uint32_t limit)
{
    dice->state += 0x9e3779b97f4a7c15u; /* splitmix64 */
    uint64_t x = dice->state;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
    return limit == 0 ? 0 : (uint32_t)((x ^ (x >> 31)) % limit);
}

bool dice_chance(struct dice *dice, uint32_t percent)
{
    return dice_below(dice, 100) < percent;
}

/* --- landmarks --- */

static void add_landmark(struct landmarks *landmarks, const struct quantity *fact,
                         const struct quantity *number)
{
    if (fact == NULL || number == NULL || fact->fact == NULL || number->kind != QUANTITY_NUMBER)
        return;
    for (size_t i = 0; i < landmarks->count; i++)
        if (landmarks->items[i].fact == fact->fact && landmarks->items[i].number == number->number)
            return;
    CHECK(landmarks->count < sizeof landmarks->items / sizeof *landmarks->items);
    landmarks->items[landmarks->count++] = (struct landmark){fact->fact, number->number};
}

static void look_at(struct landmarks *landmarks, const struct condition *c)
{
    if (c == NULL)
        return;
    if (c->kind == CONDITION_COMPARE) {
        add_landmark(landmarks, c->left, c->low);
        add_landmark(landmarks, c->left, c->high);
        look_at(landmarks, c->left->each);
    }
    look_at(landmarks, c->a);
    look_at(landmarks, c->b);
}

void landmarks_of(struct landmarks *landmarks, const struct rulebook *book)
{
    landmarks->count = 0;
    for (size_t i = 0; i < book->rule_count; i++)
        for (size_t k = 0; k < book->rules[i]->grade_count; k++)
            look_at(landmarks, book->rules[i]->grades[k].condition);
    for (size_t i = 0; i < book->derive_count; i++)
        look_at(landmarks, book->derives[i]->when);
}

/* --- values of facts --- */

static double inside(const struct fact *fact, double number)
{
    return fmin(fmax(number, fact->low), fact->high);
}

static bool write_value(char *value, const struct fact *fact, double number)
{
    char digits[32];
    text_write_number(inside(fact, number), digits);
    snprintf(value, 120, "%s%s%s", digits, fact->unit_count ? " " : "",
             fact->unit_count ? fact->units[0].name : "");
    return true;
}

static size_t number_values(const struct landmarks *landmarks, const struct fact *fact,
                            char values[][120], size_t most)
{
    double step = fact->step > 0 ? fact->step : 1;
    size_t count = 0;
    for (size_t i = 0; i < landmarks->count; i++) {
        if (landmarks->items[i].fact != fact)
            continue;
        for (int side = -1; side <= 1 && count < most; side++)
            count += write_value(values[count], fact, landmarks->items[i].number + side * step);
    }
    if (count == 0 && most > 0)
        count += write_value(values[0], fact, isfinite(fact->low) ? fact->low : 1);
    if (fact->may_be_none && count < most)
        strcpy(values[count++], "none");
    return count;
}

size_t fact_values(const struct landmarks *landmarks, const struct fact *fact, char values[][120],
                   size_t most)
{
    size_t count = 0;
    switch (fact->type) {
    case FACT_YES_NO:
        strcpy(values[0], "no");
        strcpy(values[1], "yes");
        return 2;
    case FACT_CHOICE:
        for (; count < fact->choice_count && count < most; count++)
            snprintf(values[count], 120, "%s", fact->choices[count].name);
        return count;
    case FACT_NUMBER: return number_values(landmarks, fact, values, most);
    case FACT_DATE: strcpy(values[0], "1986-03-09"); return 1;
    default: strcpy(values[0], "a text"); return 1;
    }
}

static void random_day(struct dice *dice, char *day)
{
    int32_t today = 0;
    date_read(TODAY, &today);
    uint32_t back = dice_chance(dice, 60) ? dice_below(dice, 70) : dice_below(dice, 900);
    date_write(today - (int32_t)back, day);
}

static void random_value(char *value, struct dice *dice, const struct landmarks *landmarks,
                         const struct fact *fact)
{
    char values[48][120], day[11];
    size_t count = fact_values(landmarks, fact, values, 48);
    snprintf(value, 120, "%s", values[dice_below(dice, (uint32_t)count)]);
    if (fact->type == FACT_DATE)
        random_day(dice, value);
    if (!fact->dated || dice_chance(dice, 25))
        return;
    random_day(dice, day);
    size_t length = strlen(value);
    snprintf(value + length, 120 - length, ", %s", day);
}

/* --- lines of lists --- */

/* A word that some rule asks about, or one of its members; or any word. */
static const struct term *random_term(struct dice *dice, const struct vocabulary *vocabulary)
{
    const struct term *term = vocabulary->terms[dice_below(dice, (uint32_t)vocabulary->count)];
    if (vocabulary->target_count == 0 || dice_chance(dice, 20))
        return term;
    const struct term *target =
        vocabulary->targets[dice_below(dice, (uint32_t)vocabulary->target_count)];
    if (dice_chance(dice, 30))
        return target;
    for (size_t i = 0, at = term->index; i < vocabulary->count; i++, at++) {
        const struct term *member = vocabulary->terms[at % vocabulary->count];
        if (target->members[member->index / 64] >> (member->index % 64) & 1)
            return member;
    }
    return target;
}

static void random_key(char *key, struct dice *dice, const struct vocabulary *vocabulary,
                       const struct term *term, bool strange)
{
    static const char *const nonsense[] = {"zqvortin", "blue pill", "xyxxadol", "the usual"};
    const char *name = term->name;
    if (strange && dice_chance(dice, 6))
        name = nonsense[dice_below(dice, 4)];
    else if (term->names.count > 0 && dice_chance(dice, 25))
        name = term->names.items[dice_below(dice, (uint32_t)term->names.count)];
    snprintf(key, 96, "%s", name);
    size_t length = strlen(key);
    if (strange && dice_chance(dice, 6) && length > 5) { /* a letter is lost */
        size_t at = 1 + dice_below(dice, (uint32_t)length - 2);
        memmove(key + at, key + at + 1, length - at);
    }
    if (vocabulary->local_forms.count > 0 && dice_chance(dice, 8) && length < 60)
        snprintf(key + strlen(key), 96 - strlen(key), " %s", vocabulary->local_forms.items[0]);
}

static void add_part(char *value, const char *part)
{
    size_t length = strlen(value);
    snprintf(value + length, 120 - length, "%s%s", length ? ", " : "", part);
}

static void random_place(char *place, struct dice *dice, const struct anatomy *anatomy)
{
    static const char *const sides[] = {"left ", "right ", "both ", ""};
    const char *name =
        anatomy->count ? anatomy->regions[dice_below(dice, (uint32_t)anatomy->count)]->name : "";
    snprintf(place, 100, "%s%s", sides[dice_below(dice, 4)], dice_chance(dice, 90) ? name : "");
}

static void random_details(char *value, struct dice *dice, const struct term *term,
                           const struct anatomy *anatomy)
{
    char part[100];
    const struct words *past = &term->vocabulary->past_states;
    *value = '\0';
    if (term->state_count > 0 && dice_chance(dice, 50))
        add_part(value, term->states[dice_below(dice, (uint32_t)term->state_count)]);
    else if (past->count > 0 && dice_chance(dice, 10))
        add_part(value, past->items[dice_below(dice, (uint32_t)past->count)]);
    if (dice_chance(dice, term->asks_place ? 80 : 10)) {
        random_place(part, dice, anatomy);
        add_part(value, part);
    }
    if (dice_chance(dice, term->asks_date ? 70 : 15)) {
        random_day(dice, part);
        add_part(value, part);
    }
    if (*value == '\0')
        strcpy(value, "yes");
}

static void random_line(struct form *form, struct dice *dice, const struct rulebook *book,
                        const struct section *section, bool strange)
{
    char key[96], value[120];
    const struct vocabulary *vocabulary = section->vocabulary;
    const struct term *term = random_term(dice, vocabulary);
    random_key(key, dice, vocabulary, term, strange);
    random_details(value, dice, term, &book->anatomy);
    if (strange && dice_chance(dice, 15))
        strcpy(value, "no");
    else if (strange && dice_chance(dice, 10))
        *value = '\0';
    else if (strange && dice_chance(dice, 5))
        snprintf(value, sizeof value, "checked, %s",
                 dice_chance(dice, 50) ? "no class" : term->name);
    form_add(form, section->name, key, value);
}

static void random_site(struct form *form, struct dice *dice, const struct rulebook *book,
                        bool strange)
{
    static const char *const sides[] = {"left", "right", "both"};
    static const char *const needles[] = {"15 mm", "25 mm", "30 mm", "40 mm", "60 mm"};
    char key[96], value[120] = "";
    const struct section *sites = book->schema.sites;
    const struct term *term = random_term(dice, sites->vocabulary);
    while (!strange && term->is_class)
        term = sites->vocabulary->terms[dice_below(dice, (uint32_t)sites->vocabulary->count)];
    random_key(key, dice, sites->vocabulary, term, strange);
    if (term->paired && (!strange || dice_chance(dice, 85)))
        add_part(value, sides[dice_below(dice, strange ? 3 : 2)]);
    if (!strange || dice_chance(dice, 70))
        add_part(value, needles[dice_below(dice, 5)]);
    if (*value == '\0')
        strcpy(value, "yes");
    form_add(form, sites->name, key, value);
}

/* --- whole forms --- */

static void random_facts(struct form *form, struct dice *dice, const struct landmarks *landmarks,
                         const struct section *section, const char *heading, uint32_t answered)
{
    char value[120];
    for (size_t i = 0; i < section->fact_count; i++) {
        const struct fact *fact = section->facts[i];
        if (!dice_chance(dice, answered) || fact->type == FACT_SITES ||
            (fact->derived && !dice_chance(dice, 5)))
            continue;
        random_value(value, dice, landmarks, fact);
        form_add(form, heading, fact->key, value);
    }
}

static void random_record(struct form *form, struct dice *dice, const struct rulebook *book,
                          const struct landmarks *landmarks, const struct section *section,
                          uint32_t answered)
{
    char day[11], heading[64], value[120];
    random_day(dice, day);
    snprintf(heading, sizeof heading, "%s %s", section->name, day);
    random_facts(form, dice, landmarks, section, heading, answered);
    for (size_t i = 0; i < section->fact_count && book->schema.sites; i++) {
        const struct vocabulary *sites = book->schema.sites->vocabulary;
        if (section->facts[i]->type != FACT_SITES || !dice_chance(dice, answered))
            continue;
        const struct term *term = random_term(dice, sites);
        snprintf(value, sizeof value, "%s%s", term->paired && dice_chance(dice, 80) ? "left " : "",
                 term->name);
        form_add(form, heading, section->facts[i]->key, value);
    }
}

static void random_list(struct form *form, struct dice *dice, const struct rulebook *book,
                        const struct section *section, const struct form_chances *chances)
{
    if (section->role == ROLE_SITES) {
        for (uint32_t i = dice_below(dice, chances->sites + 1); i > 0; i--)
            random_site(form, dice, book, chances->strange);
        return;
    }
    for (uint32_t i = dice_below(dice, chances->terms + 1); i > 0; i--)
        random_line(form, dice, book, section, chances->strange);
    if (dice_chance(dice, chances->closed))
        form_add(form, section->name, "others", "no");
}

void form_random(struct form *form, struct dice *dice, const struct rulebook *book,
                 const struct landmarks *landmarks, const struct form_chances *chances)
{
    form->count = 0;
    form_add(form, "check", "date", TODAY);
    if (chances->strange && dice_chance(dice, 20))
        form_add(form, "check", "not_mentioned", "no");
    for (size_t i = 0; i < book->schema.section_count; i++) {
        const struct section *section = book->schema.sections[i];
        if (section->role == ROLE_POLICY ||
            (section->role == ROLE_AFTERCARE && !chances->aftercare))
            continue;
        if (section->kind == SECTION_FACTS)
            random_facts(form, dice, landmarks, section, section->name, chances->answered);
        else if (section->kind == SECTION_TERMS)
            random_list(form, dice, book, section, chances);
        else
            for (uint32_t k = dice_below(dice, chances->records + 1); k > 0; k--)
                random_record(form, dice, book, landmarks, section, chances->answered);
    }
}

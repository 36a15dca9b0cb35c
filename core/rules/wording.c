/* SPDX-License-Identifier: MIT */
#include "rules/wording.h"

#include <ctype.h>
#include <string.h>

/* --- names --- */

const char *fact_called(const struct fact *fact, struct arena *arena)
{
    if (fact->called)
        return fact->called;
    char *name = arena_string(arena, fact->key);
    for (char *c = name; *c; c++)
        if (*c == '_')
            *c = ' ';
    return fact->section->role == ROLE_POLICY ? arena_format(arena, "the policy \"%s\"", name)
                                              : name;
}

void capital(char *sentence)
{
    if (*sentence >= 'a' && *sentence <= 'z')
        *sentence = (char)(*sentence - 'a' + 'A');
}

/* A term within a sentence: its title, begun small ("JAK inhibitor" stays), or its name. */
static const char *term_called(const struct term *term, struct arena *arena)
{
    if (!term->title)
        return term->name;
    char *title = arena_string(arena, term->title);
    if (isupper((unsigned char)title[0]) && islower((unsigned char)title[1]))
        title[0] = (char)tolower((unsigned char)title[0]);
    return title;
}

static void say_terms(struct text *text, const struct term *const *terms, size_t count)
{
    for (size_t i = 0; i < count; i++)
        text_addf(text, "%s%s",
                  i == 0           ? ""
                  : i + 1 == count ? " or "
                                   : ", ",
                  term_called(terms[i], text->arena));
}

/* "an anticoagulant", "an NSAID", "a drug"; a term that is no class takes no article. */
static const char *article_for(const char *word)
{
    bool spelled = isupper((unsigned char)word[0]) && isupper((unsigned char)word[1]);
    return strchr(spelled ? "AEFHILMNORSX" : "AEIOaeiou", word[0]) ? "an" : "a";
}

/* "takes an anticoagulant"; "has no lung disease"; "medications include warfarin". */
static void say_present(struct text *text, const struct section *section, const struct term *term,
                        bool holds)
{
    const char *verb = holds ? section->present : section->absent;
    const char *name = term_called(term, text->arena);
    if (!verb) {
        text_addf(text, "%s %s %s", section->name, holds ? "include" : "do not include", name);
        return;
    }
    size_t length = strlen(verb);
    bool article = length > 2 && strcmp(verb + length - 2, " a") == 0;
    text_add_bytes(text, verb, article ? length - 2 : length);
    if (article && term->is_class)
        text_addf(text, " %s", article_for(name));
    text_addf(text, " %s", name);
}

/* --- numbers --- */

/* NULL: it has none, or "1", which is UCUM's word for none. */
static const char *unit_of(const struct quantity *quantity)
{
    const struct fact *fact = quantity->kind == QUANTITY_FACT ? quantity->fact : NULL;
    if (quantity->kind == QUANTITY_YEARS_SINCE)
        return "years";
    return fact && fact->unit_count && strcmp(fact->units[0].name, "1") != 0 ? fact->units[0].name
                                                                             : NULL;
}

static void say_operand(struct text *text, const struct rulebook *book, const struct quantity *q)
{
    bool joined = q->kind >= QUANTITY_ADD && q->kind <= QUANTITY_DIVIDE;
    text_add(text, joined ? "(" : "");
    quantity_say(text, book, q);
    text_add(text, joined ? ")" : "");
}

static void say_arithmetic(struct text *text, const struct rulebook *book, const struct quantity *q)
{
    const char *sign = q->kind == QUANTITY_ADD        ? " + "
                       : q->kind == QUANTITY_SUBTRACT ? " - "
                       : q->kind == QUANTITY_MULTIPLY ? " * "
                                                      : " / ";
    say_operand(text, book, q->a);
    text_add(text, sign);
    say_operand(text, book, q->b);
}

void quantity_say(struct text *text, const struct rulebook *book, const struct quantity *q)
{
    char number[32];
    switch (q->kind) {
    case QUANTITY_NUMBER:
        text_write_number(q->number, number);
        text_add(text, number);
        break;
    case QUANTITY_FACT: text_add(text, fact_called(q->fact, text->arena)); break;
    case QUANTITY_YEARS_SINCE:
        text_addf(text, "years since %s", fact_called(q->fact, text->arena));
        break;
    case QUANTITY_COUNT_TERMS:
        text_addf(text, "the number of different %s (", q->section->name);
        say_terms(text, q->terms, q->term_count);
        text_add(text, ")");
        break;
    case QUANTITY_COUNT_RECORDS:
        text_addf(text, "the number of %s in which ", q->section->plural);
        condition_say(text, book, q->each, true);
        break;
    default: say_arithmetic(text, book, q); break;
    }
}

static void say_bound(struct text *text, const struct rulebook *book, const struct quantity *bound,
                      const struct quantity *of)
{
    const char *unit = bound->kind == QUANTITY_NUMBER ? unit_of(of) : NULL;
    say_operand(text, book, bound);
    if (unit)
        text_addf(text, " %s", unit);
}

static const char *comparison_words(enum comparison comparison)
{
    static const char *const words[] = {
        [ABOVE] = "above", [AT_LEAST] = "at least", [BELOW] = "below", [AT_MOST] = "at most"};
    return words[comparison];
}

/* "at least 2 sessions in which ...", "more than 1 session in which ..." */
static void say_count(struct text *text, const struct rulebook *book, const struct condition *c,
                      bool holds)
{
    static const char *const words[] = {[ABOVE] = "more than",
                                        [AT_LEAST] = "at least",
                                        [BELOW] = "fewer than",
                                        [AT_MOST] = "at most"};
    const struct section *records = c->left->section;
    bool one = c->low->kind == QUANTITY_NUMBER && c->low->number == 1;
    text_addf(text, "%s%s ", holds ? "" : "not ", words[c->comparison]);
    say_operand(text, book, c->low);
    text_addf(text, " %s in which ", one ? records->name : records->plural);
    condition_say(text, book, c->left->each, true);
}

static void say_compare(struct text *text, const struct rulebook *book, const struct condition *c,
                        bool holds)
{
    const char *negation = holds ? "" : "not ";
    if (c->left->kind == QUANTITY_COUNT_RECORDS && c->comparison != BETWEEN) {
        say_count(text, book, c, holds);
        return;
    }
    quantity_say(text, book, c->left);
    if (c->comparison == BETWEEN) {
        text_addf(text, " is %sat least ", negation);
        say_bound(text, book, c->low, c->left);
        text_add(text, " and below ");
        say_bound(text, book, c->high, c->left);
        return;
    }
    text_addf(text, " is %s%s ", negation, comparison_words(c->comparison));
    say_bound(text, book, c->low, c->left);
}

/* --- leaves --- */

static void say_yes_no(struct text *text, const struct fact *fact, bool holds)
{
    if (fact->called || !fact->question)
        text_addf(text, "%s%s", holds ? "" : "not ", fact_called(fact, text->arena));
    else
        text_addf(text, "%s to \"%s\"", holds ? "yes" : "no", fact->question);
}

/* c->words has each word in quotation marks; a sentence needs none. */
static void say_choice(struct text *text, const struct condition *c, bool holds)
{
    text_addf(text, "%s is %s", fact_called(c->fact, text->arena), holds ? "" : "not ");
    for (const char *at = c->words; *at; at++) {
        if (*at == ',')
            text_add(text, " or");
        else if (*at != '"')
            text_add_bytes(text, at, 1);
    }
}

static void say_within(struct text *text, const char *what, int days, bool holds)
{
    text_addf(text, holds ? "%s is at most %d days old" : "%s is more than %d days old", what,
              days);
}

static void say_known(struct text *text, const struct condition *c, bool holds)
{
    if (c->fact)
        text_addf(text, "%s is %sknown", fact_called(c->fact, text->arena), holds ? "" : "not ");
    else
        text_addf(text, "%s are %sall known", c->section->name, holds ? "" : "not ");
}

static void say_filter(struct text *text, const struct entry_filter *filter)
{
    for (size_t i = 0; i < filter->state_count; i++)
        text_addf(text, "%s%s",
                  i == 0                         ? " ("
                  : i + 1 == filter->state_count ? " or "
                                                 : ", ",
                  filter->states[i]);
    text_add(text, filter->state_count ? ")" : "");
    if (filter->within_days >= 0)
        text_addf(text, ", at most %d days ago", filter->within_days);
}

static void say_include(struct text *text, const struct condition *c, bool holds)
{
    say_present(text, c->section, c->term, holds);
    if (c->filtered)
        say_filter(text, &c->filter);
}

static void say_site(struct text *text, const struct condition *c, bool holds)
{
    bool titled = false;
    for (size_t i = 0; i < c->term_count; i++)
        titled = titled || c->terms[i]->title;
    if (titled)
        text_addf(text, "%sat the site: ", holds ? "" : "not ");
    else if (c->near)
        text_addf(text, "the site %s near the ", holds ? "lies" : "does not lie");
    else
        text_addf(text, "the site is %s", holds ? "" : "not ");
    say_terms(text, c->terms, c->term_count);
}

static void say_leaf(struct text *text, const struct rulebook *book, const struct condition *c,
                     bool holds)
{
    const char *negation = holds ? "" : "not ";
    char number[32];
    switch (c->kind) {
    case CONDITION_YES: say_yes_no(text, c->fact, holds); break;
    case CONDITION_COMPARE: say_compare(text, book, c, holds); break;
    case CONDITION_CHOICE: say_choice(text, c, holds); break;
    case CONDITION_WITHIN:
        say_within(text, fact_called(c->fact, text->arena), c->days, holds);
        break;
    case CONDITION_KNOWN: say_known(text, c, holds); break;
    case CONDITION_INCLUDE: say_include(text, c, holds); break;
    case CONDITION_SITE_IS: say_site(text, c, holds); break;
    case CONDITION_SITE_SIDE:
        text_addf(text, "the site is %son the %s", negation,
                  c->side == SIDE_LEFT ? "left" : "right");
        break;
    case CONDITION_SITE_REGION:
        text_addf(text, "the site %s in the region \"%s\"", holds ? "lies" : "does not lie",
                  book->anatomy.regions[c->region]->name);
        break;
    case CONDITION_SITE_AFFECTED:
    case CONDITION_SITE_LIMB:
        say_present(text, c->section, c->term, holds);
        text_add(text, c->kind == CONDITION_SITE_LIMB ? " in the limb of the site"
                                                      : " at the site or next to it");
        break;
    case CONDITION_SITE_NEEDLE:
        text_write_number(c->length, number);
        text_addf(text, "the needle is %slonger than %s mm", negation, number);
        break;
    case CONDITION_RECORD_WITHIN: say_within(text, c->section->name, c->days, holds); break;
    case CONDITION_RECORD_TREATED: text_addf(text, "this site was %streated", negation); break;
    default: break;
    }
}

/* --- joined, in one sentence --- */

/* `a & b & c` is said as one: (a and b and c). */
static void say_members(struct text *text, const struct rulebook *book, enum condition_kind kind,
                        const struct condition *c)
{
    if (c->kind != kind || c->asked_if) {
        condition_say(text, book, c, true);
        return;
    }
    say_members(text, book, kind, c->a);
    text_add(text, kind == CONDITION_AND ? " and " : " or ");
    say_members(text, book, kind, c->b);
}

static void say_joined(struct text *text, const struct rulebook *book, const struct condition *c,
                       bool holds)
{
    text_add(text, holds ? "(" : "not (");
    say_members(text, book, c->kind, c);
    text_add(text, ")");
}

void condition_say(struct text *text, const struct rulebook *book, const struct condition *c,
                   bool holds)
{
    switch (c->kind) {
    case CONDITION_AND: say_joined(text, book, c, holds); break;
    case CONDITION_OR:
        if (!c->asked_if) {
            say_joined(text, book, c, holds);
            break;
        }
        condition_say(text, book, c->b->b, holds);
        text_add(text, " (asked for only if ");
        condition_say(text, book, c->b->a, true);
        text_add(text, ")");
        break;
    case CONDITION_NOT: condition_say(text, book, c->a, !holds); break;
    case CONDITION_IF_KNOWN:
        text_addf(text, "%sknown to be so: ", holds ? "" : "not ");
        condition_say(text, book, c->a, true);
        break;
    case CONDITION_ANY_SITE:
        text_addf(text, "at %s planned site, ", holds ? "some" : "no");
        condition_say(text, book, c->a, true);
        break;
    default: say_leaf(text, book, c, holds); break;
    }
}

/* SPDX-License-Identifier: MIT */
#include "fhir/read_gather.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { ANSWERS_MOST = 64 }; /* of one time, to one fact */

struct gather *gather_new(struct reader *reader, int line)
{
    struct gather *gather = pool_get(reader->pool, sizeof *gather);
    gather->line = line;
    gather->last_item = &gather->items;
    gather->last_fact = &gather->facts;
    gather->last_trouble = &gather->troubles;
    gather->last_use = &gather->uses;
    return gather;
}

void gather_trouble(struct reader *reader, struct gather *gather, struct spot spot,
                    const char *format, ...)
{
    char message[400];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    struct trouble *trouble = pool_get(reader->pool, sizeof *trouble);
    trouble->message = pool_text(reader->pool, message);
    trouble->spot = spot;
    *gather->last_trouble = trouble;
    gather->last_trouble = &trouble->next;
}

/* --- words --- */

static bool same(const char *a, const char *b)
{
    return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

static bool same_word(const struct item *a, const struct item *b)
{
    return same(a->section, b->section) && a->lost == b->lost && same(a->word, b->word) &&
           same(a->form, b->form);
}

/* "left knee": its side, and the rest. */
static const char *side_of(const char *place, size_t *side)
{
    static const char *const sides[] = {"left", "right", "both"};
    for (size_t i = 0; i < 3; i++) {
        size_t length = strlen(sides[i]);
        if (strncmp(place, sides[i], length) == 0 &&
            (place[length] == ' ' || place[length] == '\0')) {
            *side = i + 1;
            return place + length + (place[length] == ' ');
        }
    }
    *side = 0;
    return place;
}

/* Two places that have nothing in common; only then a word may stand twice. */
static bool apart(const char *a, const char *b)
{
    size_t side_a, side_b;
    if (a == NULL || b == NULL)
        return false;
    const char *rest_a = side_of(a, &side_a), *rest_b = side_of(b, &side_b);
    if (strcmp(rest_a, rest_b) != 0)
        return *rest_a != '\0' && *rest_b != '\0';
    return side_a != side_b && side_a != 0 && side_b != 0 && side_a != 3 && side_b != 3;
}

/* One place for two: that of both; else none, so that it is asked for. */
static const char *join_places(const char *a, const char *b)
{
    return same(a, b) ? a : NULL;
}

/* Both are said of one word: the surer counts, and of two that are as sure the later. */
static void join(struct item *old, const struct item *new)
{
    const char *place = join_places(old->place, new->place);
    bool severe = old->state != NULL && strcmp(old->state, "severe") == 0;
    if (new->sense > old->sense) {
        struct item *next = old->next;
        *old = *new;
        old->next = next;
        return;
    }
    if (new->sense < old->sense)
        return;
    bool later = strcmp(new->day, old->day) > 0;
    bool dated = old->day[0] != '\0' && new->day[0] != '\0';
    if (!severe && !same(old->state, new->state))
        old->state = new->state != NULL &&strcmp(new->state, "severe") == 0 ? new->state : NULL;
    if (later && dated) {
        strcpy(old->day, new->day);
        old->spot = new->spot;
    } else if (!dated) {
        old->day[0] = '\0'; /* of one of them the day is not known */
    }
    old->place = place;
}

void gather_item(struct reader *reader, struct gather *gather, const struct item *item)
{
    if (item->sense == SENSE_NOTHING)
        return;
    for (struct item *old = gather->items; old != NULL; old = old->next) {
        if (!same_word(old, item) || apart(old->place, item->place))
            continue;
        join(old, item);
        return;
    }
    if (gather->item_count++ >= ITEMS_MOST) {
        if (gather->item_count == ITEMS_MOST + 1)
            gather_trouble(reader, gather, item->spot, "This patient has more than %d entries.",
                           ITEMS_MOST);
        return;
    }
    struct item *copy = pool_get(reader->pool, sizeof *copy);
    *copy = *item;
    copy->next = NULL;
    *gather->last_item = copy;
    gather->last_item = &copy->next;
}

/* A word that lost its place meets others of its kind again. */
void gather_settle(struct gather *gather)
{
    for (struct item *item = gather->items; item != NULL; item = item->next) {
        struct item **at = &item->next;
        while (*at != NULL) {
            struct item *other = *at;
            if (!same_word(item, other) || apart(item->place, other->place)) {
                at = &other->next;
                continue;
            }
            *at = other->next;
            join(item, other);
            at = &item->next;
        }
    }
}

/* --- facts --- */

static struct fact *fact_of(struct reader *reader, struct gather *gather, const char *section,
                            const char *key)
{
    for (struct fact *fact = gather->facts; fact != NULL; fact = fact->next)
        if (strcmp(fact->section, section) == 0 && strcmp(fact->key, key) == 0)
            return fact;
    struct fact *fact = pool_get(reader->pool, sizeof *fact);
    fact->section = section;
    fact->key = key;
    *gather->last_fact = fact;
    gather->last_fact = &fact->next;
    return fact;
}

bool answer_newer(const struct answer *a, const struct answer *b)
{
    return a->when.known && b->when.known && a->when.first > b->when.last;
}

/* Forgets what the new one outdates; returns whether the new one is itself outdated, or says
 * nothing new. Of many that contradict one another a few show it. */
static bool is_needless(struct fact *fact, const struct answer *new)
{
    size_t count = 0;
    for (struct answer **at = &fact->answers; *at != NULL;) {
        const struct answer *old = *at;
        if (answer_newer(old, new) ||
            (old->weak == new->weak &&same(old->value, new->value) &&
             old->when.known == new->when.known && old->when.first == new->when.first &&
             old->when.last == new->when.last))
            return true;
        if (answer_newer(new, old)) {
            *at = old->next;
            continue;
        }
        count++;
        at = &(*at)->next;
    }
    return count >= ANSWERS_MOST;
}

void gather_answer(struct reader *reader, struct gather *gather, const char *section,
                   const char *key, const struct answer *answer)
{
    struct fact *fact = fact_of(reader, gather, section, key);
    if (is_needless(fact, answer))
        return;
    struct answer *copy = pool_get(reader->pool, sizeof *copy);
    *copy = *answer;
    copy->next = fact->answers;
    fact->answers = copy;
}

void gather_closing(struct reader *reader, struct gather *gather, const char *section,
                    const struct moment *when, struct spot spot)
{
    struct closing *closing = pool_get(reader->pool, sizeof *closing);
    *closing = (struct closing){gather->closings, section, *when, spot};
    gather->closings = closing;
}

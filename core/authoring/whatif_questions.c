/* SPDX-License-Identifier: MIT */
/* The open questions, each with every answer that it may have. */
#include <stdlib.h>
#include <string.h>

#include "authoring/whatif.h"

/* --- lists --- */

/* One of the words that matter, and nothing else; or nothing of it. */
static void try_terms(struct whatif *whatif, const struct section *section,
                      const contra_question *question, struct answers *answers)
{
    struct change closed = {section->name, "others", "no"};
    whatif_add(whatif, answers, "none of these", &closed, 1);
    for (size_t i = 0; i < question->term_count; i++) {
        struct change named[] = {closed, {section->name, question->terms[i], "yes"}};
        whatif_add(whatif, answers, arena_string(whatif->arena, question->terms[i]), named, 2);
    }
}

/* How many sites come to what: a site for each disposition would be a long list. */
static void count_sites(struct whatif *whatif, struct answers *answers, const struct answers *each)
{
    for (size_t i = 0; i < each->count; i++) {
        size_t same = 0, earlier = 0;
        for (size_t j = 0; j < each->count; j++)
            if (each->items[j].then.disposition == each->items[i].then.disposition)
                same++, earlier += j < i;
        if (earlier)
            continue;
        answers->items = arena_push(whatif->arena, answers->items, answers->count,
                                    &answers->capacity, sizeof *answers->items);
        answers->items[answers->count++] =
            (struct answer){arena_format(whatif->arena, "%zu site%s, such as %s", same,
                                         same == 1 ? "" : "s", each->items[i].words),
                            each->items[i].then};
    }
}

static void try_every_site(struct whatif *whatif, const struct section *section,
                           struct answers *answers)
{
    struct answers each = {NULL, 0, 0};
    const struct vocabulary *vocabulary = section->vocabulary;
    for (size_t i = 0; i < vocabulary->count; i++) {
        const struct term *term = vocabulary->terms[i];
        if (term->is_class)
            continue;
        const char *key =
            term->paired ? arena_format(whatif->arena, "left %s", term->name) : term->name;
        struct change change = {section->name, key, "yes"};
        whatif_add(whatif, &each, key, &change, 1);
    }
    count_sites(whatif, answers, &each);
}

/* --- one line of a list --- */

static const struct entry *entry_of(const struct list *list, const char *key)
{
    for (size_t i = 0; i < list->count; i++)
        if (text_same(list->entries[i].key, key))
            return &list->entries[i];
    return NULL;
}

static void try_instead(struct whatif *whatif, const struct section *section,
                        const struct entry *entry, struct answers *answers, const char *words,
                        const char *key, const char *value)
{
    struct change changes[] = {{section->name, entry->key, NULL}, {section->name, key, value}};
    whatif_add(whatif, answers, words, changes, 2);
}

/* What is not known of it: the word itself, yes or no, its state, its side. */
static void try_entry(struct whatif *whatif, const struct section *section,
                      const struct entry *entry, struct answers *answers)
{
    const struct term *term = entry->term;
    if (!term) {
        for (size_t i = 0; i < entry->near_count; i++)
            try_instead(whatif, section, entry, answers, entry->near_names[i], entry->near_names[i],
                        entry->text);
        if (section->role != ROLE_SITES)
            try_instead(whatif, section, entry, answers, "something without bearing", entry->key,
                        "checked, no class");
        return;
    }
    if (entry->status == ENTRY_UNKNOWN)
        try_instead(whatif, section, entry, answers, "yes", entry->key, "yes");
    if (entry->status == ENTRY_UNKNOWN)
        try_instead(whatif, section, entry, answers, "no", entry->key, "no");
    for (size_t i = 0; i < term->state_count && !entry->state; i++)
        try_instead(whatif, section, entry, answers, term->states[i], entry->key, term->states[i]);
}

/* "sites.upper trapezius": left or right. */
static void try_sides(struct whatif *whatif, const struct section *section, const char *site,
                      struct answers *answers)
{
    static const char *const sides[] = {"left", "right"};
    for (size_t i = 0; i < 2; i++) {
        struct change changes[] = {{section->name, site, NULL}, {section->name, site, sides[i]}};
        whatif_add(whatif, answers, sides[i], changes, 2);
    }
}

static void try_line(struct whatif *whatif, const struct section *section, const char *key,
                     struct answers *answers)
{
    const struct list *list = &whatif->patient->lists[section->list_index];
    const struct entry *entry = entry_of(list, key);
    if (section->role == ROLE_SITES && entry && entry->term)
        try_sides(whatif, section, key, answers);
    else if (entry)
        try_entry(whatif, section, entry, answers);
}

/* --- all questions --- */

static void try_question(struct whatif *whatif, const contra_question *asked,
                         struct answers *answers)
{
    const struct schema *schema = whatif->patient->schema;
    const char *point = strchr(asked->fact, '.');
    size_t length = point ? (size_t)(point - asked->fact) : strlen(asked->fact);
    const struct section *section =
        schema_section(schema, arena_copy(whatif->arena, asked->fact, length));
    if (!section || section->kind == SECTION_RECORDS)
        return;
    if (section->kind == SECTION_FACTS && point) {
        const struct fact *fact = section_fact(schema, section, point + 1);
        if (fact)
            whatif_values(whatif, fact, true, answers);
    } else if (point) {
        try_line(whatif, section, point + 1, answers);
    } else if (section->role == ROLE_SITES) {
        try_every_site(whatif, section, answers);
    } else {
        try_terms(whatif, section, asked, answers);
    }
}

/* The gravest and the mildest that an answer brings. */
static contra_disposition extreme(const struct open_question *question, bool gravest)
{
    contra_disposition found = question->answers.items[0].then.disposition;
    for (size_t i = 1; i < question->answers.count; i++) {
        contra_disposition other = question->answers.items[i].then.disposition;
        if (gravest ? other > found : other < found)
            found = other;
    }
    return found;
}

/* How far apart the answers lie; and of what then holds for certain. */
static int reach(const struct open_question *question)
{
    if (question->answers.count == 0)
        return 0;
    int holds_low = CONTRA_EMERGENCY_NOW, holds_high = 0;
    for (size_t i = 0; i < question->answers.count; i++) {
        int holds = (int)question->answers.items[i].then.holds;
        holds_low = holds < holds_low ? holds : holds_low;
        holds_high = holds > holds_high ? holds : holds_high;
    }
    return ((int)extreme(question, true) - (int)extreme(question, false)) * 100 +
           (holds_high - holds_low) * 10 + (int)extreme(question, true);
}

/* Insertion: the order in which they were asked stays among equals. */
static void rank(struct whatif *whatif)
{
    for (size_t i = 1; i < whatif->question_count; i++)
        for (size_t j = i; j > 0; j--) {
            struct open_question *a = &whatif->questions[j - 1], *b = &whatif->questions[j];
            struct open_question swapped = *a;
            if (reach(a) >= reach(b))
                break;
            *a = *b;
            *b = swapped;
        }
}

void whatif_questions(struct whatif *whatif)
{
    const contra_result *result = contra_report_result(whatif->report);
    for (size_t i = 0; i < result->question_count; i++) {
        const contra_question *asked = result->questions[i];
        whatif->questions = arena_push(whatif->arena, whatif->questions, whatif->question_count,
                                       &whatif->question_capacity, sizeof *whatif->questions);
        struct open_question *question = &whatif->questions[whatif->question_count++];
        *question = (struct open_question){.fact = asked->fact,
                                           .question = asked->question,
                                           .could_be = asked->could_be,
                                           .could_lower = asked->could_lower};
        try_question(whatif, asked, &question->answers);
    }
    rank(whatif);
}

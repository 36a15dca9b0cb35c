/* SPDX-License-Identifier: MIT */
#include "authoring/lists.h"

#include <contra/contra.h>
#include <string.h>

#include "authoring/uses.h"
#include "base/text.h"

bool search_finds(const struct search *search, const char *text)
{
    char folded[2048], word[128];
    text_fold(folded, sizeof folded, text);
    for (size_t i = 0; i < search->count; i++) {
        text_fold(word, sizeof word, search->words[i]);
        if (!strstr(folded, word))
            return false;
    }
    return true;
}

/* --- rules --- */

static const char *grades_told(const struct rule *rule, struct arena *arena)
{
    struct text told;
    text_start(&told, arena);
    for (size_t i = 0; i < rule->grade_count; i++)
        text_addf(&told, "%s%s", i ? ", " : "", contra_grade_name(rule->grades[i].grade));
    return told.bytes;
}

size_t list_rules(struct sheet *sheet, const struct rulebook *book, const struct search *search)
{
    size_t found = 0;
    for (size_t i = 0; i < book->rule_count; i++) {
        const struct rule *rule = book->rules[i];
        const char *grades = grades_told(rule, sheet->arena);
        const char *all = arena_format(sheet->arena, "%s %s %s %s %s", rule->name, rule->title,
                                       grades, rule->effect ? rule->effect : "", rule->pack->name);
        if (!search_finds(search, all))
            continue;
        found++;
        sheet_pair(sheet, rule->name, "%s (%s)%s", rule->title, grades,
                   rule->reviewed_by ? "" : ", not reviewed");
    }
    return found;
}

/* --- facts --- */

static void say_range(struct text *text, const struct fact *fact)
{
    char low[32], high[32];
    text_write_number(fact->low, low);
    text_write_number(fact->high, high);
    if (fact->high < 1e300 && fact->low > -1e300)
        text_addf(text, ", %s to %s", low, high);
}

/* "number in kg, 2 to 400", "choice of lying, supine, ..." */
static const char *type_told(const struct fact *fact, struct arena *arena)
{
    static const char *const names[] = {"yes or no", "number", "choice of",
                                        "date",      "text",   "sites"};
    struct text told;
    text_start(&told, arena);
    text_add(&told, names[fact->type]);
    for (size_t i = 0; i < fact->unit_count && strcmp(fact->units[i].name, "1") != 0; i++)
        text_addf(&told, "%s%s", i ? " or " : " in ", fact->units[i].name);
    if (fact->type == FACT_NUMBER)
        say_range(&told, fact);
    for (size_t i = 0; i < fact->choice_count; i++)
        text_addf(&told, "%s%s", i ? ", " : " ", fact->choices[i].name);
    text_add(&told, fact->may_be_none ? ", or none" : "");
    text_add(&told, fact->dated ? ", with its day" : "");
    text_add(&told, fact->derived ? "; worked out if not given" : "");
    return told.bytes;
}

static void list_fact(struct sheet *sheet, const struct rulebook *book, const struct fact *fact)
{
    struct use use = {.fact = fact};
    const char *users = users_told(book, &use, sheet->arena);
    sheet_add(sheet, SHEET_HEADING, "%s", fact->name);
    if (fact->question)
        sheet_add(sheet, SHEET_TEXT, "%s", fact->question);
    sheet_item(sheet, 0, "%s", type_told(fact, sheet->arena));
    sheet_item(sheet, 0, "%s%s", *users ? "used by: " : "no rule uses it", users);
}

size_t list_facts(struct sheet *sheet, const struct rulebook *book, const struct search *search)
{
    size_t found = 0;
    for (size_t i = 0; i < book->schema.section_count; i++) {
        const struct section *section = book->schema.sections[i];
        for (size_t j = 0; section->kind != SECTION_TERMS && j < section->fact_count; j++) {
            const struct fact *fact = section->facts[j];
            const char *all = arena_format(sheet->arena, "%s %s %s", fact->name,
                                           fact->question ? fact->question : "",
                                           fact->called ? fact->called : "");
            if (!search_finds(search, all))
                continue;
            list_fact(sheet, book, fact);
            found++;
        }
    }
    return found;
}

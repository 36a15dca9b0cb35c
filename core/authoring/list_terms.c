/* SPDX-License-Identifier: MIT */
/* Words of the vocabularies: classes with their members, terms with their names and codes. */
#include <string.h>

#include "authoring/lists.h"
#include "authoring/uses.h"
#include "base/text.h"
#include "facts/bits.h"

#define SHOWN_MOST 40 /* members, in one line */

static size_t member_count(const struct vocabulary *vocabulary, const struct term *term)
{
    size_t count = 0;
    for (size_t i = 0; i < vocabulary->count; i++)
        count += !vocabulary->terms[i]->is_class && bits_has(term->members, i);
    return count - !term->is_class;
}

static const char *members_told(const struct vocabulary *vocabulary, const struct term *term,
                                struct arena *arena)
{
    struct text told;
    size_t shown = 0, count = member_count(vocabulary, term);
    text_start(&told, arena);
    for (size_t i = 0; i < vocabulary->count && shown < SHOWN_MOST; i++)
        if (vocabulary->terms[i] != term && !vocabulary->terms[i]->is_class &&
            bits_has(term->members, i))
            text_addf(&told, "%s%s", shown++ ? ", " : "", vocabulary->terms[i]->name);
    if (count > shown)
        text_addf(&told, " and %zu more", count - shown);
    return told.bytes;
}

static void pair_of_words(struct sheet *sheet, const char *label, const char *const *words,
                          size_t count)
{
    struct text told;
    text_start(&told, sheet->arena);
    for (size_t i = 0; i < count; i++)
        text_addf(&told, "%s%s", i ? ", " : "", words[i]);
    if (count)
        sheet_pair(sheet, label, "%s", told.bytes);
}

/* Rules that ask for one of the classes that it belongs to hear of it, too. */
static void pair_of_classes(struct sheet *sheet, const struct rulebook *book,
                            const struct term *term)
{
    const struct vocabulary *vocabulary = term->vocabulary;
    for (size_t i = 0; i < vocabulary->count; i++) {
        const struct term *over = vocabulary->terms[i];
        if (over == term || !bits_has(over->members, term->index))
            continue;
        struct use use = {.term = over};
        const char *users = users_told(book, &use, sheet->arena);
        sheet_pair(sheet, "Is one of", "%s%s%s", over->name, *users ? "; used by: " : "", users);
    }
}

static void show_term(struct sheet *sheet, const struct rulebook *book,
                      const struct section *section, const struct term *term)
{
    struct use use = {.term = term};
    const char *users = users_told(book, &use, sheet->arena);
    sheet_add(sheet, SHEET_HEADING, "%s", term->name);
    const char *slash = strrchr(term->file, '/');
    sheet_pair(sheet, "What", "%s of [%s] (%s, line %d)", term->is_class ? "class" : "word",
               section->name, slash ? slash + 1 : term->file, term->line);
    if (term->title)
        sheet_pair(sheet, "Title", "%s", term->title);
    sheet_pair(sheet, "Used by", "%s", *users ? users : "no rule by this name");
    pair_of_classes(sheet, book, term);
    pair_of_words(sheet, "Other names", term->names.items, term->names.count);
    pair_of_words(sheet, "Codes", term->codes.items, term->codes.count);
    pair_of_words(sheet, "States", term->states, term->state_count);
    if (term->is_class)
        sheet_pair(sheet, "Members", "%s", members_told(section->vocabulary, term, sheet->arena));
    if (term->unused)
        sheet_pair(sheet, "No rule, because", "%s", term->unused);
}

static void list_term(struct sheet *sheet, const struct rulebook *book, const struct term *term)
{
    struct use use = {.term = term};
    const char *users = users_told(book, &use, sheet->arena);
    struct text about;
    text_start(&about, sheet->arena);
    if (term->is_class)
        text_addf(&about, "class of %zu", member_count(term->vocabulary, term));
    else
        text_add(&about, "word");
    for (size_t i = 0; i < term->classes.count; i++)
        text_addf(&about, "%s%s", i ? ", " : " in ", term->classes.items[i]);
    sheet_pair(sheet, term->name, "%s%s%s", about.bytes, *users ? "; used by: " : "", users);
}

static bool term_found(const struct search *search, const struct term *term, struct arena *arena)
{
    struct text all;
    text_start(&all, arena);
    text_addf(&all, "%s %s", term->name, term->title ? term->title : "");
    for (size_t i = 0; i < term->names.count; i++)
        text_addf(&all, " %s", term->names.items[i]);
    for (size_t i = 0; i < term->codes.count; i++)
        text_addf(&all, " %s", term->codes.items[i]);
    return search_finds(search, all.bytes);
}

/* The words of the command line as one name: `contra terms lung disease`. */
static const char *joined(const struct search *search, struct arena *arena)
{
    struct text name;
    text_start(&name, arena);
    for (size_t i = 0; i < search->count; i++)
        text_addf(&name, "%s%s", i ? " " : "", search->words[i]);
    return name.bytes;
}

static size_t show_named(struct sheet *sheet, const struct rulebook *book, const char *name)
{
    size_t found = 0;
    for (size_t i = 0; i < book->schema.section_count; i++) {
        const struct section *section = book->schema.sections[i];
        const struct term *term =
            section->vocabulary ? vocabulary_match(section->vocabulary, name).term : NULL;
        if (!term)
            continue;
        show_term(sheet, book, section, term);
        found++;
    }
    return found;
}

static size_t list_section(struct sheet *sheet, const struct rulebook *book,
                           const struct section *section, const struct search *search)
{
    size_t found = 0;
    for (size_t i = 0; i < section->vocabulary->count; i++) {
        const struct term *term = section->vocabulary->terms[i];
        bool wanted = search->count ? term_found(search, term, sheet->arena) : term->is_class;
        if (!wanted)
            continue;
        if (found++ == 0)
            sheet_add(sheet, SHEET_HEADING, "[%s]", section->name);
        list_term(sheet, book, term);
    }
    return found;
}

size_t list_terms(struct sheet *sheet, const struct rulebook *book, const struct search *search)
{
    size_t found = search->count ? show_named(sheet, book, joined(search, sheet->arena)) : 0;
    if (found)
        return found;
    for (size_t i = 0; i < book->schema.section_count; i++)
        if (book->schema.sections[i]->vocabulary)
            found += list_section(sheet, book, book->schema.sections[i], search);
    return found;
}

/* SPDX-License-Identifier: MIT */
#include "authoring/template_file.h"

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "report/write.h"

#define COLUMNS 90

/* Lines for the patient begin with `;` in a section that most files do without; remarks have a
 * blank behind it, so that the two can be told apart. */
struct sheet {
    struct output output;
    const struct rulebook *book;
    struct arena *arena;
    const char *mark; /* before a line that is not a remark: "" or ";" */
};

/* --- lines --- */

/* A remark, wrapped between words. */
static void remark(struct sheet *sheet, const char *words)
{
    size_t column = 0;
    while (*(words += strspn(words, " ")) != '\0') {
        size_t length = strcspn(words, " ");
        if (column == 0 || column + 1 + length > COLUMNS) {
            output_add(&sheet->output, column == 0 ? ";" : "\n;");
            column = 1;
        }
        output_add(&sheet->output, " ");
        output_bytes(&sheet->output, words, length);
        column += 1 + length;
        words += length;
    }
    output_add(&sheet->output, "\n");
}

static void heading(struct sheet *sheet, const char *name, const char *rest)
{
    output_add(&sheet->output, "\n");
    output_add(&sheet->output, sheet->mark);
    output_add(&sheet->output, "[");
    output_add(&sheet->output, name);
    output_add(&sheet->output, rest);
    output_add(&sheet->output, "]\n");
}

static void line(struct sheet *sheet, const char *key, const char *value)
{
    output_add(&sheet->output, sheet->mark);
    output_add(&sheet->output, key);
    output_add(&sheet->output, " =");
    output_add(&sheet->output, *value != '\0' ? " " : "");
    output_add(&sheet->output, value);
    output_add(&sheet->output, "\n");
}

/* A line to be used by taking its semicolon away, wherever it stands. */
static void example(struct sheet *sheet, const char *key, const char *value)
{
    const char *before = sheet->mark;
    sheet->mark = ";";
    line(sheet, key, value);
    sheet->mark = before;
}

/* --- facts --- */

/* " in kg or lb, 2 to 400, or none" */
static void add_number(struct text *form, const struct fact *fact)
{
    char low[32], high[32];
    const char *before = "";
    for (size_t i = 0; i < fact->unit_count; i++)
        text_addf(form, "%s%s", i > 0 ? " or " : "in ", fact->units[i].name);
    if (fact->unit_count > 0)
        before = ", ";
    if (isfinite(fact->low) && isfinite(fact->high)) {
        text_write_number(fact->low, low);
        text_write_number(fact->high, high);
        text_addf(form, "%s%s to %s", before, low, high);
        if (fact->unit_count > 1)
            text_addf(form, " %s", fact->units[0].name);
        before = ", ";
    }
    if (fact->may_be_none)
        text_addf(form, "%sor none", before);
}

static void add_choices(struct text *form, const struct fact *fact)
{
    for (size_t i = 0; i < fact->choice_count; i++)
        text_addf(form, "%s%s", i > 0 ? ", " : "", fact->choices[i].name);
}

/* What may stand behind the =. */
static const char *form_of(struct arena *arena, const struct fact *fact)
{
    struct text form;
    text_start(&form, arena);
    switch (fact->type) {
    case FACT_YES_NO: text_add(&form, "yes, no"); break;
    case FACT_NUMBER: add_number(&form, fact); break;
    case FACT_CHOICE: add_choices(&form, fact); break;
    case FACT_DATE: text_add(&form, "YYYY-MM-DD"); break;
    case FACT_SITES: text_add(&form, "sites with their side, with commas between them"); break;
    case FACT_TEXT: text_add(&form, fact->is_id ? "no name" : "in words"); break;
    }
    if (fact->dated)
        text_addf(&form, "%sthe day may follow: VALUE, YYYY-MM-DD", form.length > 0 ? "; " : "");
    if (fact->identifying)
        text_add(&form, "; never printed");
    if (fact->derived)
        text_add(&form, "; worked out from other answers if left empty");
    return form.bytes;
}

/* A named condition is for rules to share, and is not asked for. */
static bool is_only_derived(const struct rulebook *book, const struct fact *fact)
{
    const struct derive *derive = rulebook_derive(book, fact);
    return derive != NULL && derive->when != NULL;
}

static void write_fact(struct sheet *sheet, const struct fact *fact)
{
    if (is_only_derived(sheet->book, fact))
        return;
    const char *question = fact->question != NULL ? fact->question : fact->key;
    const char *form = form_of(sheet->arena, fact);
    remark(sheet, *form != '\0' ? arena_format(sheet->arena, "%s (%s)", question, form) : question);
    line(sheet, fact->key, "");
}

static void write_facts(struct sheet *sheet, const struct section *section)
{
    for (size_t i = 0; i < section->fact_count; i++)
        write_fact(sheet, section->facts[i]);
    if (!section->takes_others)
        return;
    remark(sheet, "no: everything else here was asked, and there is nothing to report.");
    line(sheet, "others", "");
}

/* --- lists of words --- */

/* A word of the list to show how a line is written. */
static const char *sample_word(const struct section *section)
{
    const struct vocabulary *vocabulary = section->vocabulary;
    for (size_t i = 0; i < vocabulary->count; i++)
        if (!vocabulary->terms[i]->is_class && vocabulary->terms[i]->unused == NULL)
            return vocabulary->terms[i]->name;
    return "NAME";
}

static void write_list(struct sheet *sheet, const struct section *section)
{
    if (section->question != NULL)
        remark(sheet, section->question);
    if (section->role == ROLE_SITES) {
        remark(sheet, "One line for each: the side (left, right, both), and the length of the "
                      "needle.");
        example(sheet, sample_word(section), "left, 25 mm");
        return;
    }
    remark(sheet,
           section->free_text
               ? "One line for each: yes, no, or the dose and other words; stopped if it was."
               : "One line for each: yes, no, or what is known of it, with commas between: a "
                 "state (controlled), a place (left arm), a date (YYYY-MM-DD).");
    example(sheet, sample_word(section), "yes");
    remark(sheet, "no: the list is complete, and whatever is not named is absent.");
    line(sheet, "others", "");
}

/* --- sections --- */

static void write_section(struct sheet *sheet, const struct section *section)
{
    if (section->role == ROLE_POLICY)
        return;
    bool repeats = section->kind == SECTION_RECORDS;
    bool is_aftercare = section->role == ROLE_AFTERCARE;
    sheet->mark = repeats || is_aftercare ? ";" : "";
    heading(sheet, section->name, repeats ? " YYYY-MM-DD" : "");
    if (repeats)
        remark(sheet, "One such section for each date.");
    if (is_aftercare)
        remark(sheet, "After a session only. This section makes the file a report of what happened "
                      "since; [sites] are then those that were treated.");
    if (section->kind == SECTION_TERMS)
        write_list(sheet, section);
    else
        write_facts(sheet, section);
    sheet->mark = "";
}

static void write_head(struct sheet *sheet)
{
    const struct pack *pack = sheet->book->packs[sheet->book->pack_count - 1];
    remark(sheet,
           arena_format(sheet->arena, "A blank intake for %s %s.", pack->name, pack->version));
    remark(sheet, "Write what is known behind each =. What stays empty was not answered, which is "
                  "never \"no\". Lines that begin with a semicolon are remarks; one without a "
                  "blank behind its semicolon is meant to be used: take the semicolon away.");
    heading(sheet, "check", "");
    remark(sheet, "The day that the check is for (YYYY-MM-DD). If left empty: today.");
    line(sheet, "date", "");
    remark(sheet, "With this line every question was asked, and what is not mentioned is \"no\". "
                  "Measurements stay unknown all the same. So does a line that stays empty: delete "
                  "the empty lines then.");
    example(sheet, "not_mentioned", "no");
}

static void write_overrides(struct sheet *sheet)
{
    sheet->mark = ";";
    heading(sheet, "overrides", "");
    remark(sheet, "A clinician's decision against a finding: the rule, the grade, the reason.");
    line(sheet, "RULE", "relative: the reason, and who decided");
    line(sheet, "RULE at SITE", "relative: the reason, and who decided");
}

int template_file_write(const struct rulebook *book, struct arena *arena, contra_sink sink,
                        void *payload)
{
    struct sheet sheet = {.book = book, .arena = arena, .mark = ""};
    output_start(&sheet.output, sink, payload);
    write_head(&sheet);
    for (size_t i = 0; i < book->schema.section_count; i++)
        write_section(&sheet, book->schema.sections[i]);
    write_overrides(&sheet);
    return output_finish(&sheet.output);
}

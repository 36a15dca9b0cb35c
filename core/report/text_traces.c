/* SPDX-License-Identifier: MIT */
/* What became of every rule: each grade, and below it its condition part by part. */
#include <contra/contra.h>

#include "report/names.h"
#include "report/text_parts.h"

#define GRADE 16 /* columns */
#define RULE  27
#define PART  16

static void write_facts(struct page *page, const contra_evidence *const *facts, size_t count,
                        const char *before)
{
    for (size_t i = 0; i < count; i++) {
        const contra_evidence *fact = facts[i];
        page_add(page, i == 0 ? before : ", ");
        page_add(page, fact->fact);
        page_add(page, " = ");
        page_add(page, fact->value != NULL ? fact->value : "");
        text_where(page, fact->file, fact->line, fact->origin);
    }
}

static const char *value_words(contra_outcome outcome)
{
    return outcome == CONTRA_HELD ? "holds" : outcome == CONTRA_CLEAR ? "does not" : "not known";
}

static void write_part(struct page *page, const contra_part *part)
{
    size_t column = PART + 2 * (size_t)part->depth;
    page_paragraph(page, 6, column + 4);
    page_add(page, value_words(part->outcome));
    page_tab(page, column);
    page_add(page, part->words);
    write_facts(page, part->facts, part->fact_count, " [");
    page_add(page, part->fact_count > 0 ? "]" : "");
    page_end(page);
}

static void write_trace(struct page *page, const contra_trace *trace)
{
    page_paragraph(page, 2, RULE + 4);
    page_add(page, outcome_name(trace->outcome));
    page_tab(page, GRADE);
    page_add(page, contra_grade_name(trace->grade));
    page_tab(page, RULE);
    page_add(page, trace->rule);
    if (trace->site != NULL) {
        page_add(page, " at ");
        page_add(page, trace->site);
    }
    /* Of what is clear the fact that decided is enough; most rules are. */
    bool brief = trace->part_count == 0 || trace->outcome == CONTRA_CLEAR;
    if (brief)
        write_facts(page, trace->facts, trace->fact_count, ": ");
    page_end(page);
    for (size_t i = 0; !brief && i < trace->part_count; i++)
        write_part(page, trace->parts[i]);
}

void text_traces(struct page *page, const contra_result *result)
{
    if (result->trace_count == 0)
        return;
    text_heading(page, "What became of every rule");
    for (size_t i = 0; i < result->trace_count; i++)
        write_trace(page, result->traces[i]);
}

/* SPDX-License-Identifier: MIT */
/* The literature, what became of every rule (of an explained report), and what made the report. */
#include <string.h>

#include "html/html_parts.h"

/* --- the literature --- */

/* Where a source is first cited by a finding that counts: that names it in links. */
struct citation {
    size_t finding, source;
};

static struct citation first_citation(const contra_result *result, const char *key)
{
    for (size_t i = 0; i < result->finding_count; i++) {
        const contra_finding *finding = result->findings[i];
        for (size_t j = 0; finding_listing(finding) == LIST_FULL && j < finding->source_count; j++)
            if (strcmp(finding->sources[j]->key, key) == 0)
                return (struct citation){i, j};
    }
    return (struct citation){result->finding_count, 0};
}

void html_source_id(struct html *page, const contra_result *result, const char *key)
{
    struct citation first = first_citation(result, key);
    html_raw(page, "source-");
    html_number(page, first.finding + 1);
    html_raw(page, "-");
    html_number(page, first.source + 1);
}

static void write_sources_of(struct html *page, const contra_result *result, size_t index)
{
    const contra_finding *finding = result->findings[index];
    for (size_t i = 0; i < finding->source_count; i++) {
        const contra_source *source = finding->sources[i];
        struct citation first = first_citation(result, source->key);
        if (first.finding != index || first.source != i)
            continue;
        html_raw(page, "<li id=\"");
        html_source_id(page, result, source->key);
        html_element(page, "\"><strong>", source->key, "</strong>");
        html_element(page, ": ", source->citation, "");
        html_raw(page, "</li>\n");
    }
}

void html_sources(struct html *page, const contra_result *result)
{
    size_t cited = 0;
    for (size_t i = 0; i < result->finding_count; i++)
        if (finding_listing(result->findings[i]) == LIST_FULL)
            cited += result->findings[i]->source_count;
    if (cited == 0)
        return;
    html_section(page, "sources", "Sources");
    html_raw(page, "<ul class=\"columns sources\">\n");
    for (size_t i = 0; i < result->finding_count; i++)
        if (finding_listing(result->findings[i]) == LIST_FULL)
            write_sources_of(page, result, i);
    html_raw(page, "</ul>\n");
    html_section_end(page);
}

/* --- what became of every rule --- */

static const char *outcome_words(contra_outcome outcome)
{
    switch (outcome) {
    case CONTRA_CLEAR: return "clear";
    case CONTRA_HELD: return "held";
    case CONTRA_UNDETERMINED: return "undetermined";
    case CONTRA_FAILED: return "failed";
    case CONTRA_NOT_ASKED: return "not asked";
    }
    return "unknown";
}

static const char *value_words(contra_outcome outcome)
{
    return outcome == CONTRA_HELD ? "holds" : outcome == CONTRA_CLEAR ? "does not" : "not known";
}

static void write_facts(struct html *page, const contra_evidence *const *facts, size_t count,
                        const char *before)
{
    for (size_t i = 0; i < count; i++) {
        html_raw(page, i == 0 ? before : ", ");
        html_given(page, facts[i]->fact);
        html_raw(page, " = ");
        html_given(page, facts[i]->value != NULL ? facts[i]->value : "");
        html_where(page, facts[i]->file, facts[i]->line, facts[i]->origin);
    }
}

/* The condition as a tree of lists: each part below the one that heads it. */
static void write_parts(struct html *page, const contra_trace *trace)
{
    int depth = -1;
    for (size_t i = 0; i < trace->part_count; i++) {
        const contra_part *part = trace->parts[i];
        if (part->depth > depth)
            html_raw(page, "\n<ul>\n<li>");
        for (; depth > part->depth; depth--)
            html_raw(page, "</li>\n</ul>");
        if (i > 0 && part->depth <= trace->parts[i - 1]->depth)
            html_raw(page, "</li>\n<li>");
        depth = part->depth;
        html_raw(page, "<em>");
        html_raw(page, value_words(part->outcome));
        html_element(page, "</em> ", part->words, "");
        write_facts(page, part->facts, part->fact_count, " [");
        html_raw(page, part->fact_count > 0 ? "]" : "");
    }
    for (; depth >= 0; depth--)
        html_raw(page, "</li>\n</ul>\n");
}

static void write_trace(struct html *page, const contra_result *result, const contra_trace *trace)
{
    html_raw(page, "<li><em>");
    html_raw(page, outcome_words(trace->outcome));
    html_raw(page, "</em>, ");
    html_raw(page, grade_in_words(trace->grade));
    html_element(page, ": <strong>", trace->rule, "</strong>");
    if (trace->site != NULL) {
        html_raw(page, " at ");
        html_site(page, result, trace->site);
    }
    /* Of what is clear the fact that decided is enough; most rules are. */
    if (trace->part_count == 0 || trace->outcome == CONTRA_CLEAR)
        write_facts(page, trace->facts, trace->fact_count, ": ");
    else
        write_parts(page, trace);
    html_raw(page, "</li>\n");
}

void html_traces(struct html *page, const contra_result *result)
{
    if (result->trace_count == 0)
        return;
    html_section(page, "traces", "What became of every rule");
    html_raw(page, "<ul class=\"traces\">\n");
    for (size_t i = 0; i < result->trace_count; i++)
        write_trace(page, result, result->traces[i]);
    html_raw(page, "</ul>\n");
    html_section_end(page);
}

/* --- what made the report --- */

static void write_pack(struct html *page, const contra_pack *pack)
{
    html_element(page, "<p>Rules: <strong>", pack->name, " ");
    html_element(page, "", pack->version, "</strong>");
    html_element(page, " <span class=\"digest\">", pack->digest, "</span>");
    html_element(page, ", ", pack->reviewed, "");
    html_raw(page, "</p>\n");
}

void html_foot(struct html *page, const contra_result *result)
{
    html_raw(page, "<footer>\n");
    for (size_t i = 0; i < result->pack_count; i++)
        write_pack(page, result->packs[i]);
    html_element(page, "<p>contra ", result->engine, "");
    html_element(page, ", checked for ", result->date, "</p>\n</footer>\n");
}

/* SPDX-License-Identifier: MIT */
/* What was found, and what to do about it. */
#include <string.h>

#include "report/names.h"
#include "report/text_parts.h"

#define LABEL 2
#define TEXT  13 /* the column behind a label */

/* How a finding is listed. */
enum listing {
    LIST_FULL,        /* it counts */
    LIST_SET_ASIDE,   /* another rule says it, or the clinician overrode it */
    LIST_NOT_PLANNED, /* it rules out a modality that nobody plans */
    LIST_NEVER        /* it holds nothing: its questions speak for it */
};

static enum listing listing_of(const contra_finding *finding)
{
    if (finding->grade == CONTRA_GRADE_NONE)
        return LIST_NEVER;
    if (finding->strikes != NULL && !finding->strikes_planned)
        return LIST_NOT_PLANNED;
    if (finding->suppressed_by != NULL || finding->overridden != NULL)
        return LIST_SET_ASIDE;
    return LIST_FULL;
}

static size_t count_listed(const contra_result *result, enum listing listing)
{
    size_t count = 0;
    for (size_t i = 0; i < result->finding_count; i++)
        count += listing_of(result->findings[i]) == listing;
    return count;
}

/* --- what to do --- */

/* "(absolute)" behind a blocked site. */
static void write_site(struct page *page, const contra_site *site)
{
    page_add(page, site->site);
    if (site->status == CONTRA_SITE_BLOCKED) {
        page_add(page, " (");
        page_add(page, contra_grade_name(site->grade));
        page_add(page, ")");
    }
}

/* One line for all sites with a status; nothing if there is none. */
static void write_sites(struct page *page, const contra_result *result, contra_site_status status,
                        const char *label, const char *remark)
{
    size_t count = 0;
    for (size_t i = 0; i < result->site_count; i++) {
        if (result->sites[i]->status != status)
            continue;
        if (count++ == 0) {
            page_paragraph(page, LABEL, LABEL + 16);
            page_add(page, label);
            page_tab(page, LABEL + 16);
        } else {
            page_add(page, ", ");
        }
        write_site(page, result->sites[i]);
    }
    if (count == 0)
        return;
    page_add(page, remark);
    page_end(page);
}

static void write_all_sites(struct page *page, const contra_result *result)
{
    if (result->aftercare) {
        write_sites(page, result, CONTRA_SITE_FREE, "Treated:", "");
        return;
    }
    /* Where the patient is not to be needled, no site is free. */
    bool needled = result->disposition <= CONTRA_AVOID_SITE;
    if (needled)
        write_sites(page, result, CONTRA_SITE_FREE, "Free sites:", "");
    write_sites(page, result, CONTRA_SITE_BLOCKED, "Blocked:", "");
    write_sites(page, result, CONTRA_SITE_NOT_CLEARED,
                "Not cleared:", ": not before the questions are answered");
    if (!needled)
        write_sites(page, result, CONTRA_SITE_FREE,
                    "Not now:", ": the patient is not to be needled");
}

static void write_list(struct page *page, const char *const *items, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        page_add(page, i > 0 ? ", " : "");
        page_add(page, items[i]);
    }
}

static void write_actions(struct page *page, const contra_result *result)
{
    for (size_t i = 0; i < result->action_count; i++) {
        const contra_action *action = result->actions[i];
        page_paragraph(page, 2, 4);
        page_add(page, "- ");
        write_list(page, action->sites, action->site_count);
        page_add(page, action->site_count > 0 ? ": " : "");
        page_add(page, action->action);
        page_add(page, " (");
        write_list(page, action->rules, action->rule_count);
        page_add(page, ")");
        page_end(page);
    }
}

static void write_open(struct page *page, const contra_result *result)
{
    size_t open = result->question_count;
    if (open == 0)
        return;
    page_paragraph(page, 2, 4);
    page_add(page, "- Ask what is not known: ");
    text_count(page, open, "question");
    page_add(page, ", below.");
    page_end(page);
}

void text_what_to_do(struct page *page, const contra_result *result)
{
    text_heading(page, "What to do");
    write_all_sites(page, result);
    if (count_listed(result, LIST_FULL) == 0) {
        page_paragraph(page, 2, 4);
        page_add(page,
                 result->aftercare ? "- Nothing needs attention" : "- Nothing speaks against it");
        page_add(page, result->question_count > 0 ? " in what is known." : ".");
        page_end(page);
    }
    write_actions(page, result);
    write_open(page, result);
}

/* --- the findings --- */

static void label(struct page *page, const char *name)
{
    page_paragraph(page, LABEL, TEXT);
    page_add(page, name);
    page_tab(page, TEXT);
}

static void labelled(struct page *page, const char *name, const char *text)
{
    if (text == NULL)
        return;
    label(page, name);
    page_add(page, text);
    page_end(page);
}

static void write_because(struct page *page, const contra_finding *finding)
{
    for (size_t i = 0; i < finding->because_count; i++) {
        const contra_evidence *evidence = finding->because[i];
        label(page, i == 0 && finding->finding == NULL ? "Why" : "");
        page_add(page, "- ");
        page_add(page, evidence->fact);
        page_add(page, ": ");
        page_add(page, evidence->value != NULL ? evidence->value : "");
        text_where(page, evidence->file, evidence->line, evidence->origin);
        page_end(page);
    }
}

/* The keys only: the citations stand once, at the end of the report. */
static void write_sources(struct page *page, const contra_finding *finding)
{
    if (finding->source_count == 0)
        return;
    label(page, "Says who");
    for (size_t i = 0; i < finding->source_count; i++) {
        page_add(page, i > 0 ? ", " : "");
        page_add(page, finding->sources[i]->key);
    }
    page_end(page);
}

static void write_replaces(struct page *page, const contra_finding *finding)
{
    if (finding->replaces == NULL)
        return;
    label(page, "Rule");
    page_add(page, finding->rule);
    page_add(page, " of ");
    page_add(page, finding->pack);
    page_add(page, ", in place of ");
    page_add(page, finding->replaces);
    page_end(page);
}

static void write_title(struct page *page, const contra_finding *finding)
{
    page_gap(page);
    page_paragraph(page, 0, LABEL);
    page_paint(page, PAINT_BOLD);
    page_add(page, finding->title);
    page_paint(page, PAINT_NONE);
    page_add(page, ": ");
    page_add(page, grade_words(finding->grade));
    if (finding->could_be > finding->grade) {
        page_add(page, "; could be ");
        page_add(page, contra_grade_name(finding->could_be));
    }
    page_end(page);
}

static void write_finding(struct page *page, const contra_finding *finding)
{
    write_title(page, finding);
    if (finding->site_count > 0) {
        label(page, "Where");
        text_list(page, finding->sites, finding->site_count);
        page_end(page);
    }
    labelled(page, "Rules out", finding->strikes);
    labelled(page, "Why", finding->finding);
    write_because(page, finding);
    labelled(page, "Do", finding->action);
    write_sources(page, finding);
    write_replaces(page, finding);
}

void text_findings(struct page *page, const contra_result *result)
{
    if (count_listed(result, LIST_FULL) == 0)
        return;
    text_heading(page, "What was found");
    for (size_t i = 0; i < result->finding_count; i++)
        if (listing_of(result->findings[i]) == LIST_FULL)
            write_finding(page, result->findings[i]);
}

/* --- found, but not counted --- */

static void write_set_aside(struct page *page, const contra_finding *finding)
{
    page_paragraph(page, 2, 4);
    page_add(page, finding->overridden != NULL ? "- OVERRIDDEN: " : "- Said already by ");
    if (finding->overridden == NULL) {
        page_add(page, finding->suppressed_by);
        page_add(page, ": ");
    }
    page_add(page, finding->title);
    page_add(page, ", ");
    page_add(page, grade_words(finding->grade));
    if (finding->site_count > 0) {
        page_add(page, ", ");
        text_list(page, finding->sites, finding->site_count);
    }
    page_add(page, ". ");
    if (finding->overridden != NULL) {
        page_add(page, finding->finding != NULL ? finding->finding : "");
        page_add(page, " Reason given: ");
        page_add(page, finding->overridden);
    }
    page_end(page);
}

static void write_not_planned(struct page *page, const contra_finding *finding)
{
    page_paragraph(page, 2, 4);
    page_add(page, "- Ruled out, but not planned: ");
    page_add(page, finding->strikes);
    page_add(page, ", by ");
    page_add(page, finding->title);
    page_add(page, ".");
    page_end(page);
}

/* A rule may strike a modality for the patient and again for a site; it is told once. */
static bool struck_before(const contra_result *result, size_t finding)
{
    for (size_t i = 0; i < finding; i++)
        if (listing_of(result->findings[i]) == LIST_NOT_PLANNED &&
            strcmp(result->findings[i]->rule, result->findings[finding]->rule) == 0)
            return true;
    return false;
}

void text_set_aside(struct page *page, const contra_result *result)
{
    size_t not_planned = count_listed(result, LIST_NOT_PLANNED);
    if (not_planned + count_listed(result, LIST_SET_ASIDE) == 0)
        return;
    text_heading(page, "Found, but not counted");
    for (size_t i = 0; i < result->finding_count; i++)
        if (listing_of(result->findings[i]) == LIST_SET_ASIDE)
            write_set_aside(page, result->findings[i]);
    for (size_t i = 0; i < result->finding_count; i++)
        if (listing_of(result->findings[i]) == LIST_NOT_PLANNED && !struck_before(result, i))
            write_not_planned(page, result->findings[i]);
}

/* --- the literature --- */

static bool cited_before(const contra_result *result, size_t finding, size_t source)
{
    const char *key = result->findings[finding]->sources[source]->key;
    for (size_t i = 0; i <= finding; i++) {
        const contra_finding *earlier = result->findings[i];
        size_t count = i < finding ? earlier->source_count : source;
        for (size_t j = 0; listing_of(earlier) == LIST_FULL && j < count; j++)
            if (strcmp(earlier->sources[j]->key, key) == 0)
                return true;
    }
    return false;
}

void text_sources(struct page *page, const contra_result *result)
{
    bool any = false;
    for (size_t i = 0; i < result->finding_count; i++) {
        const contra_finding *finding = result->findings[i];
        for (size_t j = 0; listing_of(finding) == LIST_FULL && j < finding->source_count; j++) {
            if (cited_before(result, i, j))
                continue;
            if (!any)
                text_heading(page, "Sources");
            any = true;
            page_paragraph(page, 2, 4);
            page_add(page, finding->sources[j]->key);
            if (finding->sources[j]->citation != NULL) {
                page_add(page, ": ");
                page_add(page, finding->sources[j]->citation);
            }
            page_end(page);
        }
    }
}

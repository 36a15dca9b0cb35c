/* SPDX-License-Identifier: MIT */
/* What to do, what was found and why, and what was found but does not count. */
#include <string.h>

#include "html/html_parts.h"

/* --- what to do --- */

/* One line for all sites with a status; nothing if there is none. */
static void write_status_line(struct html *page, const contra_result *result,
                              contra_site_status status, const char *label, const char *remark)
{
    size_t count = 0;
    for (size_t i = 0; i < result->site_count; i++) {
        const contra_site *site = result->sites[i];
        if (site->status != status)
            continue;
        html_raw(page, count++ == 0 ? "<dt>" : ", ");
        if (count == 1) {
            html_raw(page, label);
            html_raw(page, "</dt><dd>");
        }
        html_site(page, result, site->site);
        if (status == CONTRA_SITE_BLOCKED) {
            html_raw(page, " <span class=\"of-");
            html_raw(page, kind_name(grade_kind(site->grade)));
            html_raw(page, "\">");
            html_raw(page, grade_in_short(site->grade));
            html_raw(page, "</span>");
        }
    }
    if (count == 0)
        return;
    html_raw(page, remark);
    html_raw(page, "</dd>\n");
}

/* Where the patient is not to be needled, no site is free. */
static bool is_told(const contra_result *result, contra_site_status status)
{
    return result->aftercare || status != CONTRA_SITE_FREE ||
           result->disposition <= CONTRA_AVOID_SITE;
}

static void write_site_lines(struct html *page, const contra_result *result)
{
    size_t told = 0;
    for (size_t i = 0; i < result->site_count; i++)
        told += is_told(result, result->sites[i]->status);
    if (told == 0)
        return;
    html_raw(page, "<dl class=\"lines\">\n");
    if (is_told(result, CONTRA_SITE_FREE))
        write_status_line(page, result, CONTRA_SITE_FREE,
                          result->aftercare ? "Treated" : "Free sites", "");
    if (!result->aftercare) {
        write_status_line(page, result, CONTRA_SITE_BLOCKED, "Blocked", "");
        write_status_line(page, result, CONTRA_SITE_NOT_CLEARED, "Not cleared",
                          ": not before the questions are answered");
    }
    html_raw(page, "</dl>\n");
}

/* The first finding of the rule that is listed in full; findings are numbered as html_findings()
 * does. */
static size_t number_of(const contra_result *result, const char *rule)
{
    size_t number = 0;
    for (size_t i = 0; i < result->finding_count; i++) {
        number += finding_listing(result->findings[i]) == LIST_FULL;
        if (finding_listing(result->findings[i]) == LIST_FULL &&
            strcmp(result->findings[i]->rule, rule) == 0)
            break;
    }
    return number;
}

static void write_action(struct html *page, const contra_result *result,
                         const contra_action *action)
{
    html_raw(page, "<li>");
    for (size_t i = 0; i < action->site_count; i++) {
        html_raw(page, i > 0 ? ", " : "");
        html_site(page, result, action->sites[i]);
    }
    html_raw(page, action->site_count > 0 ? ": " : "");
    html_text(page, action->action);
    for (size_t i = 0; i < action->rule_count; i++) {
        html_raw(page, i > 0 ? ", <a class=\"rule\" href=\"#finding-"
                             : " <a class=\"rule\" href=\"#finding-");
        html_number(page, number_of(result, action->rules[i]));
        html_element(page, "\">", action->rules[i], "</a>");
    }
    html_raw(page, "</li>\n");
}

void html_what_to_do(struct html *page, const contra_result *result)
{
    html_section(page, "what-to-do", "What to do");
    write_site_lines(page, result);
    html_raw(page, "<ul class=\"actions\">\n");
    if (findings_listed(result, LIST_FULL) == 0) {
        html_raw(page, result->aftercare ? "<li>Nothing needs attention"
                                         : "<li>Nothing speaks against it");
        html_raw(page, result->question_count > 0 ? " in what is known.</li>\n" : ".</li>\n");
    }
    for (size_t i = 0; i < result->action_count; i++)
        write_action(page, result, result->actions[i]);
    if (result->question_count > 0) {
        html_raw(page, "<li>Ask what is not known: <a href=\"#questions\">");
        html_count(page, result->question_count, "question");
        html_raw(page, "</a>, below.</li>\n");
    }
    html_raw(page, "</ul>\n");
    html_section_end(page);
}

/* --- the findings --- */

static void write_because(struct html *page, const contra_finding *finding)
{
    if (finding->because_count == 0)
        return;
    html_raw(page, "<ul class=\"because\">\n");
    for (size_t i = 0; i < finding->because_count; i++) {
        const contra_evidence *evidence = finding->because[i];
        html_raw(page, "<li>");
        html_given(page, evidence->fact);
        html_raw(page, ": ");
        html_given(page, evidence->value != NULL ? evidence->value : "");
        html_where(page, evidence->file, evidence->line, evidence->origin);
        html_raw(page, "</li>\n");
    }
    html_raw(page, "</ul>");
}

static void write_why(struct html *page, const contra_finding *finding)
{
    if (finding->finding == NULL && finding->because_count == 0)
        return;
    html_raw(page, "<dt>Why</dt><dd>");
    html_element(page, "", finding->finding, "\n");
    write_because(page, finding);
    html_raw(page, "</dd>\n");
}

/* The pack is told where it is not plain. */
static void write_rule(struct html *page, const contra_result *result,
                       const contra_finding *finding)
{
    html_element(page, "by the rule ", finding->rule, "");
    if (result->pack_count > 1 || finding->replaces != NULL)
        html_element(page, " of ", finding->pack, "");
    html_element(page, ", in place of ", finding->replaces, "");
}

static void write_says_who(struct html *page, const contra_result *result,
                           const contra_finding *finding)
{
    html_raw(page, "<dt>Says who</dt><dd class=\"who\">");
    for (size_t i = 0; i < finding->source_count; i++) {
        html_raw(page, i > 0 ? ", <a href=\"#" : "<a href=\"#");
        html_source_id(page, result, finding->sources[i]->key);
        html_raw(page, "\">");
        html_text(page, finding->sources[i]->key);
        html_raw(page, "</a>");
    }
    html_raw(page, finding->source_count > 0 ? "; " : "");
    write_rule(page, result, finding);
    html_raw(page, "</dd>\n");
}

static void write_finding(struct html *page, const contra_result *result,
                          const contra_finding *finding, size_t number)
{
    html_raw(page, "<article id=\"finding-");
    html_number(page, number);
    html_raw(page, "\" class=\"finding edge-");
    html_raw(page, kind_name(grade_kind(finding->grade)));
    html_raw(page, "\">\n");
    html_element(page, "<h3>", finding->title, "</h3>\n<p>");
    html_grade(page, finding->grade, finding->could_be);
    html_raw(page, "</p>\n<dl>\n");
    if (finding->site_count > 0) {
        html_raw(page, "<dt>Where</dt><dd>");
        html_sites(page, result, finding->sites, finding->site_count);
        html_raw(page, "</dd>\n");
    }
    html_element(page, "<dt>Rules out</dt><dd>", finding->strikes, "</dd>\n");
    write_why(page, finding);
    html_element(page, "<dt class=\"do\">Do</dt><dd class=\"do\">", finding->action, "</dd>\n");
    write_says_who(page, result, finding);
    html_raw(page, "</dl>\n</article>\n");
}

void html_findings(struct html *page, const contra_result *result)
{
    size_t number = 0;
    if (findings_listed(result, LIST_FULL) == 0)
        return;
    html_section(page, "findings", "What was found");
    html_raw(page, "<div class=\"columns\">\n");
    for (size_t i = 0; i < result->finding_count; i++)
        if (finding_listing(result->findings[i]) == LIST_FULL)
            write_finding(page, result, result->findings[i], ++number);
    html_raw(page, "</div>\n");
    html_section_end(page);
}

/* --- found, but not counted --- */

static void write_set_aside(struct html *page, const contra_result *result,
                            const contra_finding *finding)
{
    html_raw(page, "<li>");
    if (finding->overridden != NULL)
        html_raw(page, "<strong class=\"of-care\">Overridden:</strong> ");
    else
        html_element(page, "Said already by ", finding->suppressed_by, ": ");
    html_text(page, finding->title);
    html_raw(page, ", ");
    html_grade(page, finding->grade, finding->could_be);
    html_raw(page, finding->site_count > 0 ? ", " : "");
    html_sites(page, result, finding->sites, finding->site_count);
    html_raw(page, ".");
    if (finding->overridden != NULL) {
        html_element(page, " ", finding->finding, "");
        html_raw(page, " Reason given: ");
        html_given(page, finding->overridden);
    }
    html_raw(page, "</li>\n");
}

static void write_not_planned(struct html *page, const contra_finding *finding)
{
    html_element(page, "<li>Ruled out, but not planned: ", finding->strikes, "");
    html_element(page, ", by ", finding->title, ".</li>\n");
}

/* A rule may strike a modality for the patient and again for a site; it is told once. */
static bool struck_before(const contra_result *result, size_t finding)
{
    for (size_t i = 0; i < finding; i++)
        if (finding_listing(result->findings[i]) == LIST_NOT_PLANNED &&
            strcmp(result->findings[i]->rule, result->findings[finding]->rule) == 0)
            return true;
    return false;
}

void html_set_aside(struct html *page, const contra_result *result)
{
    if (findings_listed(result, LIST_NOT_PLANNED) + findings_listed(result, LIST_SET_ASIDE) == 0)
        return;
    html_section(page, "set-aside", "Found, but not counted");
    html_raw(page, "<ul>\n");
    for (size_t i = 0; i < result->finding_count; i++)
        if (finding_listing(result->findings[i]) == LIST_SET_ASIDE)
            write_set_aside(page, result, result->findings[i]);
    for (size_t i = 0; i < result->finding_count; i++)
        if (finding_listing(result->findings[i]) == LIST_NOT_PLANNED && !struck_before(result, i))
            write_not_planned(page, result->findings[i]);
    html_raw(page, "</ul>\n");
    html_section_end(page);
}

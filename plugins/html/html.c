/* SPDX-License-Identifier: MIT */
/* A writer of one page for one patient: what follows at a glance, a map of the body with each
 * planned site where it lies, each finding with its reasons, the questions, the sources. It needs
 * no script and nothing from elsewhere, and prints on A4. */
#include <string.h>

#include <contra/plugin.h>

#include "html/html_parts.h"

/* --- the head --- */

static void write_title(struct html *page, const contra_result *result)
{
    html_raw(page, result->aftercare ? "After a session: " : "Screening: ");
    html_raw(page, result->patient != NULL ? "patient " : "patient without a number");
    html_text(page, result->patient != NULL ? result->patient : "");
    html_element(page, ", ", result->date, ": ");
    html_raw(page, disposition_in_words(result->disposition));
}

static void write_head(struct html *page, const contra_result *result)
{
    html_raw(page, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                   "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                   "style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n"
                   "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                   "<meta name=\"color-scheme\" content=\"light dark\">\n"
                   "<meta name=\"referrer\" content=\"no-referrer\">\n<title>");
    write_title(page, result);
    html_raw(page, "</title>\n<style>\n");
    for (size_t i = 0; html_style[i] != NULL; i++)
        html_raw(page, html_style[i]);
    html_raw(page, "</style>\n</head>\n<body>\n"
                   "<a class=\"skip\" href=\"#what-to-do\">Go to what to do</a>\n");
    html_kinds(page);
}

static void write_header(struct html *page, const contra_result *result, const char *today)
{
    html_raw(page, "<header>\n<p class=\"phase\">");
    html_raw(page, result->aftercare ? "After a session" : "Screening before a session");
    html_raw(page, "</p>\n<h1>");
    html_raw(page, result->patient != NULL ? "Patient " : "Patient without a number");
    if (result->patient != NULL)
        html_given(page, result->patient);
    html_element(page, "</h1>\n<p class=\"date\">", result->date, "");
    html_raw(page, today != NULL && strcmp(today, result->date) == 0 ? " (today)" : "");
    html_raw(page, "</p>\n</header>\n");
}

/* --- what follows --- */

void html_failures(struct html *page, const contra_result *result)
{
    if (result->complete && result->failure_count == 0)
        return;
    html_raw(page, "<section id=\"failed\" class=\"alarm\" aria-labelledby=\"failed-heading\">\n"
                   "<h2 id=\"failed-heading\">This check is not complete</h2>\n"
                   "<p>These rules failed, and what they would have found is not known. Tell "
                   "whoever keeps them:</p>\n<ul>\n");
    for (size_t i = 0; i < result->failure_count; i++) {
        const contra_failure *failure = result->failed[i];
        html_element(page, "<li><strong>", failure->rule, "</strong>, could be ");
        html_raw(page, grade_in_words(failure->could_be));
        html_element(page, ": ", failure->reason, "</li>\n");
    }
    html_raw(page, "</ul>\n</section>\n");
}

static void write_range(struct html *page, const contra_result *result)
{
    contra_disposition given = result->disposition;
    if (result->holds != given || result->could_be != given) {
        html_raw(page, "<p class=\"range\">From what is known alone: <strong>");
        html_raw(page, disposition_in_words(result->holds));
        html_raw(page, "</strong>. If every open question turned out badly: <strong>");
        html_raw(page, disposition_in_words(result->could_be));
        html_raw(page, "</strong>.</p>\n");
    }
    if (result->disposition_without_overrides != given) {
        html_raw(page, "<p class=\"range\">Without the clinician’s overrides: <strong>");
        html_raw(page, disposition_in_words(result->disposition_without_overrides));
        html_raw(page, "</strong>.</p>\n");
    }
}

void html_verdict(struct html *page, const contra_result *result)
{
    enum kind kind = disposition_kind(result->disposition);
    html_raw(page, "<section id=\"verdict\" class=\"verdict edge-");
    html_raw(page, kind_name(kind));
    html_raw(page, "\" aria-labelledby=\"verdict-heading\">\n");
    html_sign(page, kind);
    html_raw(page, "<div>\n<h2 id=\"verdict-heading\" class=\"of-");
    html_raw(page, kind_name(kind));
    html_raw(page, "\">");
    html_raw(page, disposition_title(result->disposition));
    html_raw(page, "</h2>\n");
    html_element(page, "<p class=\"wording\">", result->wording, "</p>\n");
    write_range(page, result);
    html_raw(page, "</div>\n</section>\n");
}

/* --- the page --- */

static contra_status write_page(struct html *page, const contra_result *result, const char *today)
{
    write_head(page, result);
    write_header(page, result, today);
    html_raw(page, "<main>\n");
    html_failures(page, result);
    html_verdict(page, result);
    html_what_to_do(page, result);
    contra_status status = html_map(page, result);
    if (status != CONTRA_OK)
        return status;
    html_findings(page, result);
    html_set_aside(page, result);
    html_questions(page, result);
    html_unrecognised(page, result);
    html_overrides(page, result);
    html_taken_as_given(page, result);
    html_traces(page, result);
    html_sources(page, result);
    html_raw(page, "</main>\n");
    html_foot(page, result);
    html_raw(page, "</body>\n</html>\n");
    return html_finish(page);
}

static contra_status write_report(void *state, const contra_result *result,
                                  const contra_write_options *options, contra_sink sink,
                                  void *payload, contra_error *err)
{
    struct html page;
    (void)state;
    (void)err;
    html_start(&page, sink, payload);
    return write_page(&page, result, options->today);
}

static const contra_writer writer = {
    .size = sizeof(contra_writer),
    .name = "html",
    .summary = "a page for one patient, with a map of the body; prints on A4",
    .kind = CONTRA_WRITES_DOCUMENT,
    .write = write_report,
};

static const contra_writer *const writers[] = {&writer, NULL};

static const contra_plugin plugin = {
    .abi = CONTRA_PLUGIN_ABI_LATEST,
    .size = sizeof(contra_plugin),
    .name = "html",
    .version = "0.1.0",
    .licence = "MIT",
    .summary = "reports as self-contained pages",
    .writers = writers,
};

CONTRA_PLUGIN_EXPORT const contra_plugin *contra_plugin_describe(void);

CONTRA_PLUGIN_EXPORT const contra_plugin *contra_plugin_describe(void)
{
    return &plugin;
}

/* SPDX-License-Identifier: MIT */
/* A report as text: the disposition first, then what to do, then why, then what was not known. */
#include <string.h>

#include "report/names.h"
#include "report/text_parts.h"

#define DIGEST_SHOWN 19 /* "sha256:" and twelve digits: enough to tell packs apart by eye */

void text_heading(struct page *page, const char *heading)
{
    page_gap(page);
    page_paragraph(page, 0, 0);
    page_paint(page, PAINT_BOLD);
    page_add(page, heading);
    page_end(page);
}

void text_list(struct page *page, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        page_add(page, i > 0 ? ", " : "");
        page_add(page, words[i]);
    }
}

void text_where(struct page *page, const char *file, int line, const char *origin)
{
    if (file == NULL && origin == NULL)
        return;
    const char *slash = file != NULL ? strrchr(file, '/') : NULL;
    page_add(page, " (");
    page_add(page, slash != NULL ? slash + 1 : file != NULL ? file : origin);
    if (file != NULL && line > 0) {
        page_add(page, ":");
        page_number(page, (size_t)line);
    }
    page_add(page, ")");
}

void text_count(struct page *page, size_t count, const char *noun)
{
    page_number(page, count);
    page_add(page, " ");
    page_add(page, noun);
    if (count != 1)
        page_add(page, "s");
}

/* --- the head --- */

static void write_head(struct page *page, const contra_result *result, const char *today)
{
    page_paragraph(page, 0, 4);
    page_add(page, result->aftercare ? "After a session: " : "Screening: ");
    page_add(page, result->patient != NULL ? "patient " : "patient without a number");
    if (result->patient != NULL)
        page_add(page, result->patient);
    page_add(page, ", ");
    page_add(page, result->date);
    if (today != NULL && strcmp(today, result->date) == 0)
        page_add(page, " (today)");
    page_end(page);
}

static enum paint paint_of(contra_disposition disposition)
{
    switch (disposition) {
    case CONTRA_PROCEED:
    case CONTRA_AS_EXPECTED: return PAINT_GREEN;
    case CONTRA_MODIFY:
    case CONTRA_AVOID_SITE:
    case CONTRA_CALL_CLINIC: return PAINT_YELLOW;
    default: return PAINT_RED;
    }
}

/* The disposition in capitals. Its words are ASCII, whatever the locale. */
static void shout(struct page *page, const char *words)
{
    for (; *words != '\0'; words++) {
        char letter[2] = {*words, '\0'};
        if (letter[0] >= 'a' && letter[0] <= 'z')
            letter[0] = (char)(letter[0] - 'a' + 'A');
        page_add(page, letter);
    }
}

static void write_disposition(struct page *page, const contra_result *result)
{
    page_gap(page);
    page_paragraph(page, 0, 0);
    page_paint(page, paint_of(result->disposition));
    shout(page, disposition_words(result->disposition));
    page_paint(page, PAINT_BOLD);
    if (result->wording != NULL) {
        page_add(page, ": ");
        page_add(page, result->wording);
    }
    page_end(page);
}

static void write_range(struct page *page, const contra_result *result)
{
    contra_disposition given = result->disposition;
    if (result->holds != given || result->could_be != given) {
        page_paragraph(page, 0, 0);
        page_add(page, "From what is known alone: ");
        page_add(page, disposition_words(result->holds));
        page_add(page, ". If every open question turned out badly: ");
        page_add(page, disposition_words(result->could_be));
        page_add(page, ".");
        page_end(page);
    }
    if (result->disposition_without_overrides != given) {
        page_paragraph(page, 0, 0);
        page_add(page, "Without the clinician's overrides: ");
        page_add(page, disposition_words(result->disposition_without_overrides));
        page_add(page, ".");
        page_end(page);
    }
}

static void write_failures(struct page *page, const contra_result *result)
{
    if (result->complete && result->failure_count == 0)
        return;
    page_gap(page);
    page_paragraph(page, 0, 0);
    page_paint(page, PAINT_RED);
    page_add(page, "THIS CHECK IS NOT COMPLETE.");
    page_paint(page, PAINT_NONE);
    page_add(page, " These rules failed; tell whoever keeps them:");
    page_end(page);
    for (size_t i = 0; i < result->failure_count; i++) {
        const contra_failure *failure = result->failed[i];
        page_paragraph(page, 2, 4);
        page_add(page, "- ");
        page_add(page, failure->rule);
        page_add(page, ", could be ");
        page_add(page, grade_words(failure->could_be));
        page_add(page, ": ");
        page_add(page, failure->reason);
        page_end(page);
    }
}

/* --- the foot --- */

static void write_pack(struct page *page, const contra_pack *pack)
{
    char digest[DIGEST_SHOWN + 1] = "";
    strncat(digest, pack->digest, DIGEST_SHOWN);
    page_add(page, pack->name);
    page_add(page, " ");
    page_add(page, pack->version);
    page_add(page, " (");
    page_add(page, digest);
    if (pack->reviewed != NULL) {
        page_add(page, "; ");
        page_add(page, pack->reviewed);
    }
    page_add(page, ")");
}

static void write_foot(struct page *page, const contra_result *result)
{
    page_gap(page);
    page_paragraph(page, 0, 0);
    page_add(page, "contra ");
    page_add(page, result->engine);
    for (size_t i = 0; i < result->pack_count; i++) {
        page_add(page, ", ");
        write_pack(page, result->packs[i]);
    }
    page_add(page, ", ");
    page_add(page, result->date);
    page_end(page);
}

int write_text(const contra_result *result, const contra_write_options *options, contra_sink sink,
               void *payload)
{
    struct page page;
    page_start(&page, options->colour != 0, sink, payload);
    write_head(&page, result, options->today);
    write_disposition(&page, result);
    write_range(&page, result);
    write_failures(&page, result);
    text_what_to_do(&page, result);
    text_findings(&page, result);
    text_set_aside(&page, result);
    text_questions(&page, result);
    text_unrecognised(&page, result);
    text_overrides(&page, result);
    text_taken_as_given(&page, result);
    text_sources(&page, result);
    text_traces(&page, result);
    write_foot(&page, result);
    return page_finish(&page);
}

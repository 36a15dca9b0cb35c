/* SPDX-License-Identifier: MIT */
/* What was not known, and what was taken as given. */
#include <string.h>

#include "report/names.h"
#include "report/text_parts.h"

#define TERMS_SHOWN 8
#define NEAR_SHOWN  3

/* --- questions --- */

static void write_terms(struct page *page, const contra_question *question)
{
    size_t count = question->term_count;
    size_t shown = count > TERMS_SHOWN + 1 ? TERMS_SHOWN : count; /* "and 1 more" saves nothing */
    if (count == 0)
        return;
    page_add(page, strchr(question->fact, '.') ? " Not known of: " : " Above all: ");
    text_list(page, question->terms, shown);
    if (shown < count) {
        page_add(page, " and ");
        page_number(page, count - shown);
        page_add(page, " more");
    }
    page_add(page, ".");
}

static void write_stakes(struct page *page, const contra_question *question)
{
    if (question->could_be != CONTRA_GRADE_NONE) {
        page_add(page, " Could be: ");
        page_add(page, contra_grade_name(question->could_be));
        page_add(page, ".");
    }
    if (question->could_lower)
        page_add(page, " Could lower what was found.");
}

static void write_question(struct page *page, size_t number, const contra_question *question)
{
    page_paragraph(page, number < 10 ? 1 : 0, 4);
    page_number(page, number);
    page_add(page, ".");
    page_tab(page, 4);
    page_add(page, question->question);
    write_terms(page, question);
    write_stakes(page, question);
    page_add(page, " [");
    page_add(page, question->fact);
    page_add(page, "]");
    page_end(page);
}

static void write_minor(struct page *page, const contra_result *result)
{
    page_paragraph(page, 0, 0);
    text_count(page, result->minor_question_count, "further question");
    page_add(page, result->minor_question_count == 1 ? " is" : " are");
    page_add(page, result->aftercare ? " left out: no answer asks for more than a call"
                                     : " left out: no answer asks for more than precautions");
    page_add(page, " or is graver than what was found.");
    page_end(page);
}

void text_questions(struct page *page, const contra_result *result)
{
    if (result->question_count > 0)
        text_heading(page, "Questions to ask, the gravest first");
    else if (result->minor_question_count > 0)
        page_gap(page);
    for (size_t i = 0; i < result->question_count; i++)
        write_question(page, i + 1, result->questions[i]);
    if (result->minor_question_count > 0)
        write_minor(page, result);
}

/* --- words that nobody knows --- */

static void write_nearest(struct page *page, const contra_unrecognised *word)
{
    if (word->nearest_count == 0) {
        page_add(page, ": no known name is near.");
        return;
    }
    page_add(page, ": did you mean ");
    for (size_t i = 0; i < word->nearest_count && i < NEAR_SHOWN; i++) {
        page_add(page, i > 0 ? " or \"" : "\"");
        page_add(page, word->nearest[i]);
        page_add(page, "\"");
    }
    page_add(page, "?");
}

void text_unrecognised(struct page *page, const contra_result *result)
{
    if (result->unrecognised_count == 0)
        return;
    text_heading(page, "Words that were not recognised");
    for (size_t i = 0; i < result->unrecognised_count; i++) {
        const contra_unrecognised *word = result->unrecognised[i];
        page_paragraph(page, 2, 4);
        page_add(page, "- \"");
        page_add(page, word->term);
        page_add(page, "\" in [");
        page_add(page, word->section);
        page_add(page, "]");
        text_where(page, word->file, word->line, word->origin);
        write_nearest(page, word);
        page_end(page);
    }
    page_paragraph(page, 2, 2);
    page_add(page, "If a word is of no concern, say so: WORD = checked, no class");
    page_end(page);
}

/* --- overrides --- */

static void write_override(struct page *page, const contra_override *override)
{
    page_paragraph(page, 2, 4);
    page_add(page, "- ");
    page_add(page, override->rule);
    page_add(page, override->site != NULL ? " at " : "");
    page_add(page, override->site != NULL ? override->site : "");
    page_add(page, ", ");
    page_add(page, contra_grade_name(override->grade));
    page_add(page, " and milder");
    page_add(page, override->used ? ": " : " (sets nothing aside): ");
    page_add(page, override->reason);
    text_where(page, override->file, override->line, override->origin);
    page_end(page);
}

void text_overrides(struct page *page, const contra_result *result)
{
    if (result->override_count == 0)
        return;
    text_heading(page, "Overrides by the clinician");
    page_paragraph(page, 2, 2);
    page_add(page, "With them: ");
    page_add(page, disposition_words(result->disposition));
    page_add(page, ". Without: ");
    page_add(page, disposition_words(result->disposition_without_overrides));
    page_add(page, ".");
    page_end(page);
    for (size_t i = 0; i < result->override_count; i++)
        write_override(page, result->overrides[i]);
}

/* --- what was taken as given --- */

static void write_policy(struct page *page, const contra_policy *policy)
{
    page_paragraph(page, 2, 4);
    page_add(page, "- Policy of ");
    page_add(page, policy->pack);
    page_add(page, ": ");
    page_add(page, policy->policy);
    page_add(page, " = ");
    page_add(page, policy->value);
    page_add(page, ", normally ");
    page_add(page, policy->normally);
    page_add(page, ".");
    page_end(page);
}

void text_taken_as_given(struct page *page, const contra_result *result)
{
    if (result->assumed == 0 && result->policy_count == 0)
        return;
    text_heading(page, "Taken as given");
    if (result->assumed > 0) {
        page_paragraph(page, 2, 4);
        page_add(page, "- ");
        text_count(page, result->assumed, "answer");
        page_add(page, result->assumed == 1 ? " rests" : " rest");
        page_add(page, " on not_mentioned = no: all was asked, and what is not mentioned is no.");
        page_end(page);
    }
    for (size_t i = 0; i < result->policy_count; i++)
        write_policy(page, result->policies[i]);
}

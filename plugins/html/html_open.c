/* SPDX-License-Identifier: MIT */
/* What was not known, and what was taken as given. */
#include <string.h>

#include "html/html_parts.h"

#define TERMS_SHOWN 8
#define NEAR_SHOWN  3

/* --- questions --- */

static void write_terms(struct html *page, const contra_question *question)
{
    size_t count = question->term_count;
    size_t shown = count > TERMS_SHOWN + 1 ? TERMS_SHOWN : count; /* "and 1 more" saves nothing */
    if (count == 0)
        return;
    html_raw(page, strchr(question->fact, '.') ? " Not known of: " : " Above all: ");
    for (size_t i = 0; i < shown; i++) {
        html_raw(page, i > 0 ? ", " : "");
        html_given(page, question->terms[i]);
    }
    if (shown < count) {
        html_raw(page, " and ");
        html_number(page, count - shown);
        html_raw(page, " more");
    }
    html_raw(page, ".");
}

static void write_question(struct html *page, const contra_question *question)
{
    html_raw(page, "<li>");
    html_element(page, "<strong>", question->question, "</strong>");
    write_terms(page, question);
    if (question->could_be != CONTRA_GRADE_NONE) {
        enum kind kind = grade_kind(question->could_be);
        html_raw(page, " <span class=\"grade of-");
        html_raw(page, kind_name(kind));
        html_raw(page, "\">");
        html_sign(page, kind);
        html_raw(page, "could be: ");
        html_raw(page, grade_in_words(question->could_be));
        html_raw(page, "</span>");
    }
    html_raw(page, question->could_lower ? " Could lower what was found." : "");
    html_element(page, " <code>", question->fact, "</code></li>\n");
}

static void write_minor(struct html *page, const contra_result *result)
{
    html_raw(page, "<p class=\"aside\">");
    html_count(page, result->minor_question_count, "further question");
    html_raw(page, result->minor_question_count == 1 ? " is" : " are");
    html_raw(page, result->aftercare ? " left out: no answer asks for more than a call"
                                     : " left out: no answer asks for more than precautions");
    html_raw(page, " or is graver than what was found.</p>\n");
}

void html_questions(struct html *page, const contra_result *result)
{
    if (result->question_count + result->minor_question_count == 0)
        return;
    html_section(page, "questions",
                 result->question_count > 0 ? "Questions to ask, the gravest first" : "Questions");
    html_raw(page, result->question_count > 0 ? "<ol class=\"columns questions\">\n" : "");
    for (size_t i = 0; i < result->question_count; i++)
        write_question(page, result->questions[i]);
    html_raw(page, result->question_count > 0 ? "</ol>\n" : "");
    if (result->minor_question_count > 0)
        write_minor(page, result);
    html_section_end(page);
}

/* --- words that nobody knows --- */

static void write_nearest(struct html *page, const contra_unrecognised *word)
{
    if (word->nearest_count == 0) {
        html_raw(page, ": no known name is near.");
        return;
    }
    html_raw(page, ": did you mean ");
    for (size_t i = 0; i < word->nearest_count && i < NEAR_SHOWN; i++) {
        html_raw(page, i > 0 ? " or " : "");
        html_element(page, "“", word->nearest[i], "”");
    }
    html_raw(page, "?");
}

void html_unrecognised(struct html *page, const contra_result *result)
{
    if (result->unrecognised_count == 0)
        return;
    html_section(page, "unrecognised", "Words that were not recognised");
    html_raw(page, "<ul>\n");
    for (size_t i = 0; i < result->unrecognised_count; i++) {
        const contra_unrecognised *word = result->unrecognised[i];
        html_raw(page, "<li><strong>“");
        html_given(page, word->term);
        html_element(page, "”</strong> in [", word->section, "]");
        html_where(page, word->file, word->line, word->origin);
        write_nearest(page, word);
        html_raw(page, "</li>\n");
    }
    html_raw(page, "</ul>\n<p class=\"aside\">If a word is of no concern, say so: "
                   "<code>WORD = checked, no class</code></p>\n");
    html_section_end(page);
}

/* --- overrides --- */

static void write_override(struct html *page, const contra_result *result,
                           const contra_override *override)
{
    html_raw(page, "<li>");
    html_element(page, "<strong>", override->rule, "</strong>");
    if (override->site != NULL) {
        html_raw(page, " at ");
        html_site(page, result, override->site);
    }
    html_raw(page, ", ");
    html_raw(page, grade_in_words(override->grade));
    html_raw(page, " and milder");
    html_raw(page, override->used ? ": " : " (sets nothing aside): ");
    html_given(page, override->reason);
    html_where(page, override->file, override->line, override->origin);
    html_raw(page, "</li>\n");
}

void html_overrides(struct html *page, const contra_result *result)
{
    if (result->override_count == 0)
        return;
    html_section(page, "overrides", "Overrides by the clinician");
    html_raw(page, "<p>With them: <strong>");
    html_raw(page, disposition_in_words(result->disposition));
    html_raw(page, "</strong>. Without: <strong>");
    html_raw(page, disposition_in_words(result->disposition_without_overrides));
    html_raw(page, "</strong>.</p>\n<ul>\n");
    for (size_t i = 0; i < result->override_count; i++)
        write_override(page, result, result->overrides[i]);
    html_raw(page, "</ul>\n");
    html_section_end(page);
}

/* --- what was taken as given --- */

static void write_policy(struct html *page, const contra_policy *policy)
{
    html_element(page, "<li>Policy of ", policy->pack, ": ");
    html_element(page, "", policy->policy, " = ");
    html_element(page, "", policy->value, ", normally ");
    html_element(page, "", policy->normally, ".</li>\n");
}

void html_taken_as_given(struct html *page, const contra_result *result)
{
    if (result->assumed == 0 && result->policy_count == 0)
        return;
    html_section(page, "given", "Taken as given");
    html_raw(page, "<ul>\n");
    if (result->assumed > 0) {
        html_raw(page, "<li>");
        html_count(page, result->assumed, "answer");
        html_raw(page, result->assumed == 1 ? " rests" : " rest");
        html_raw(page, " on <code>not_mentioned = no</code>: all was asked, and what is not "
                       "mentioned is no.</li>\n");
    }
    for (size_t i = 0; i < result->policy_count; i++)
        write_policy(page, result->policies[i]);
    html_raw(page, "</ul>\n");
    html_section_end(page);
}

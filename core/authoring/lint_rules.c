/* SPDX-License-Identifier: MIT */
/* What a rule says of itself: sources, examples, review, texts. */
#include <contra/contra.h>
#include <string.h>

#include "authoring/lint.h"
#include "base/date.h"

static void look_at_review(struct lint *lint, const struct rule *rule)
{
    int32_t again;
    if (!rule->reviewed_by)
        lint_note(lint, rule->file, rule->line, rule->name,
                  "Nobody has reviewed this rule. Whoever did writes reviewed = { by = \"...\", on "
                  "= \"2026-11-22\", again_by = \"2027-11-22\" }.");
    else if (!rule->reviewed_again_by)
        lint_note(lint, rule->file, rule->line, rule->name,
                  "The review has no end. Say in \"reviewed\" until when it holds: again_by = "
                  "\"2027-11-22\".");
    else if (date_read(rule->reviewed_again_by, &again) && lint->today != DATE_NONE &&
             again < lint->today)
        lint_remark(lint, rule->file, rule->line, rule->name,
                    "This rule was to be reviewed again by %s. Review it, and write the new dates "
                    "into \"reviewed\".",
                    rule->reviewed_again_by);
}

/* Words that say that a text is still to be written. */
static const char *placeholder_in(const char *text)
{
    static const char *const marks[] = {"TODO", "FIXME", "XXX", "???", "..."};
    for (size_t i = 0; text && i < sizeof marks / sizeof *marks; i++)
        if (strstr(text, marks[i]))
            return marks[i];
    return NULL;
}

static void look_at_text(struct lint *lint, const struct rule *rule, const char *what,
                         const char *text)
{
    const char *mark = placeholder_in(text);
    if (mark)
        lint_remark(lint, rule->file, rule->line, rule->name,
                    "\"%s\" still holds \"%s\". Write what the reader is to be told.", what, mark);
}

static void look_at_texts(struct lint *lint, const struct rule *rule)
{
    const char *finding = NULL, *action = NULL; /* of the grade before */
    look_at_text(lint, rule, "title", rule->title);
    for (size_t i = 0; i < rule->grade_count; i++) {
        const struct rule_grade *grade = &rule->grades[i];
        if (!finding || !grade->finding || strcmp(finding, grade->finding) != 0)
            look_at_text(lint, rule, "finding", grade->finding);
        if (!action || !grade->action || strcmp(action, grade->action) != 0)
            look_at_text(lint, rule, "action", grade->action);
        finding = grade->finding;
        action = grade->action;
    }
    for (size_t i = 0; i < rule->example_count; i++)
        if (placeholder_in(rule->examples[i].label))
            lint_remark(lint, rule->file, rule->examples[i].line, rule->name,
                        "The name of this example is still to be written: say what it shows.");
}

void lint_rules(struct lint *lint)
{
    for (size_t i = 0; i < lint->book->rule_count; i++) {
        const struct rule *rule = lint->book->rules[i];
        if (rule->source_count == 0)
            lint_remark(lint, rule->file, rule->line, rule->name,
                        "This rule rests on no source. Write sources = { \"...\" } with keys of "
                        "sources.ini; there may be one for your own judgement.");
        if (rule->example_count == 0 && !rule->native)
            lint_remark(lint, rule->file, rule->line, rule->name,
                        "This rule has no examples, so nothing shows that it is right. Write one "
                        "for each grade, and one that stays clear.");
        for (size_t k = 0; k < rule->grade_count; k++)
            if (!rule->grades[k].action)
                lint_remark(lint, rule->file, rule->line, rule->name,
                            "The grade \"%s\" has no action: the report tells nobody what to do.",
                            contra_grade_name(rule->grades[k].grade));
        look_at_texts(lint, rule);
        look_at_review(lint, rule);
    }
}

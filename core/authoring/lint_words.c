/* SPDX-License-Identifier: MIT */
/* Facts and classes that lead nowhere. */
#include "authoring/lint.h"
#include "authoring/uses.h"
#include "facts/bits.h"

static bool is_used(const struct rulebook *book, const struct use *use)
{
    for (size_t i = 0; i < book->rule_count; i++)
        if (rule_uses(book->rules[i], use))
            return true;
    for (size_t i = 0; i < book->derive_count; i++)
        if (derive_uses(book->derives[i], use))
            return true;
    return false;
}

/* Facts that serve the engine or the reader of a report, and no rule: numbers of patients, planned
 * modalities, the sites of a session. */
static bool serves_itself(const struct fact *fact)
{
    return fact->type == FACT_TEXT || fact->type == FACT_SITES || fact->identifying ||
           fact->is_id || fact->modality || fact->unused;
}

static void look_at_fact(struct lint *lint, const struct fact *fact)
{
    struct use use = {.fact = fact};
    if (!serves_itself(fact) && !is_used(lint->book, &use))
        lint_remark(lint, fact->file, fact->line, fact->name,
                    "No rule reads this fact, so it is asked for nothing. Write the rule, take the "
                    "fact out, or say why in facts.ini: unused = for the record.");
}

/* A class that codes fill, by a prefix or a range, has members that no heading names. */
static void look_at_class(struct lint *lint, const struct vocabulary *vocabulary,
                          const struct term *term)
{
    for (size_t i = 0; i < vocabulary->count; i++)
        if (i != term->index && bits_has(term->members, i))
            return;
    if (term->codes.count == 0)
        lint_remark(lint, term->file, term->line, term->name,
                    "This class has no members. Write class = %s at the words that belong to it, "
                    "or make it a word: [%s] without \"class\".",
                    term->name, term->name);
}

void lint_words(struct lint *lint)
{
    const struct schema *schema = &lint->book->schema;
    for (size_t i = 0; i < schema->section_count; i++) {
        const struct section *section = schema->sections[i];
        for (size_t j = 0; j < section->fact_count; j++)
            look_at_fact(lint, section->facts[j]);
        for (size_t j = 0; section->vocabulary && j < section->vocabulary->count; j++)
            if (section->vocabulary->terms[j]->is_class)
                look_at_class(lint, section->vocabulary, section->vocabulary->terms[j]);
    }
}

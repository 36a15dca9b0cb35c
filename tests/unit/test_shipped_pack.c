/* SPDX-License-Identifier: MIT */
/* What the shipped pack promises of itself: every rule rests on a source, every source is cited,
 * and every word of a vocabulary bears on some rule or says why it bears on none. */
#include <contra/contra.h>
#include <stdio.h>

#include "engine/load.h"
#include "facts/vocabulary.h"
#include "test.h"

#define PACK TEST_SOURCE_DIR "/rules/dry-needling"

static contra_engine *open_pack(void)
{
    static const char *const packs[] = {PACK};
    contra_engine_options options = CONTRA_ENGINE_OPTIONS_INIT;
    contra_engine *engine;
    contra_error error;
    options.packs = packs;
    options.pack_count = 1;
    if (engine_open_with_examples(&engine, &options, &error))
        FAIL("%s:%d: %s", error.file, error.line, error.message);
    return engine;
}

TEST(every_rule_rests_on_a_source_and_has_examples)
{
    contra_engine *engine = open_pack();
    const struct rulebook *book = engine_rulebook(engine);
    CHECK(book->rule_count > 100);
    for (size_t i = 0; i < book->rule_count; i++) {
        const struct rule *rule = book->rules[i];
        if (rule->source_count == 0 || rule->example_count == 0)
            FAIL("rule \"%s\" has %zu sources and %zu examples", rule->name, rule->source_count,
                 rule->example_count);
    }
    contra_engine_free(engine);
}

static bool cited(const struct rulebook *book, const struct source *source)
{
    for (size_t i = 0; i < book->rule_count; i++)
        for (size_t j = 0; j < book->rules[i]->source_count; j++)
            if (book->rules[i]->sources[j] == source)
                return true;
    return source->cited /* by an effect or the leaflet */ || source->unused;
}

TEST(every_source_is_cited)
{
    contra_engine *engine = open_pack();
    const struct rulebook *book = engine_rulebook(engine);
    size_t idle = 0;
    for (size_t i = 0; i < book->source_count; i++) {
        if (cited(book, book->sources[i]))
            continue;
        printf("source \"%s\" is cited nowhere\n", book->sources[i]->key);
        idle++;
    }
    CHECK_INT(idle, 0);
    contra_engine_free(engine);
}

static bool bears_on_a_rule(const struct vocabulary *vocabulary, const struct term *term)
{
    for (size_t i = 0; i < vocabulary->target_words; i++)
        if (term->targets[i])
            return true;
    return false;
}

/* It, or a class that it is of, says why no rule uses it. */
static bool says_why_not(const struct vocabulary *vocabulary, const struct term *term)
{
    for (size_t i = 0; i < vocabulary->count; i++) {
        const struct term *class = vocabulary->terms[i];
        if (class->unused && (class->members[term->index / 64] >> (term->index % 64) & 1))
            return true;
    }
    return false;
}

TEST(every_word_bears_on_a_rule_or_says_why_not)
{
    contra_engine *engine = open_pack();
    const struct schema *schema = &engine_rulebook(engine)->schema;
    size_t idle = 0, words = 0;
    for (size_t i = 0; i < schema->section_count; i++) {
        const struct vocabulary *vocabulary = schema->sections[i]->vocabulary;
        for (size_t j = 0; vocabulary && j < vocabulary->count; j++) {
            const struct term *term = vocabulary->terms[j];
            words++;
            if (bears_on_a_rule(vocabulary, term) || says_why_not(vocabulary, term))
                continue;
            printf("%s:%d: \"%s\" bears on no rule\n", term->file, term->line, term->name);
            idle++;
        }
    }
    CHECK(words > 1000);
    CHECK_INT(idle, 0);
    contra_engine_free(engine);
}

TESTS(CASE(every_rule_rests_on_a_source_and_has_examples), CASE(every_source_is_cited),
      CASE(every_word_bears_on_a_rule_or_says_why_not))

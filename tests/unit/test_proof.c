/* SPDX-License-Identifier: MIT */
/* Coverage and mutation on two whole packs: that the examples asked again in C say what the engine
 * says, that changes are put back, and how scores and listings are counted. The tables themselves
 * are told by the golden cases test-*. */
#include <string.h>

#include "authoring/coverage.h"
#include "authoring/mutate.h"
#include "base/arena.h"
#include "engine/load.h"
#include "packs.h"
#include "scratch.h"

struct run {
    struct arena arena;
    contra_engine *engine;
    struct bench bench;
    struct trials trials;
};

static void ignore(void *payload, const struct example_outcome *outcome)
{
    (void)payload;
    CHECK(outcome->passed);
}

static void run_start(struct run *run, const char *folder)
{
    contra_error error;
    contra_engine_options options = CONTRA_ENGINE_OPTIONS_INIT;
    memset(run, 0, sizeof *run);
    options.packs = &folder;
    options.pack_count = 1;
    CHECK_INT(engine_open_with_examples(&run->engine, &options, &error), CONTRA_OK);
    run->bench = (struct bench){.engine = run->engine,
                                .book = engine_rulebook(run->engine),
                                .new_patient = engine_example_patient,
                                .look = engine_patient};
    CHECK_INT(baseline_read(&run->bench.baseline, &run->arena, run->bench.book, &error), CONTRA_OK);
    CHECK_INT(trials_run(&run->trials, &run->arena, &run->bench, ignore, NULL, &error), CONTRA_OK);
}

static void run_end(struct run *run)
{
    trials_free(&run->trials);
    arena_free(&run->arena);
    contra_engine_free(run->engine);
}

/* What functions in plain Lua say is not known here. */
static bool by_conditions(const struct rule *rule)
{
    bool all = !rule->has_check;
    for (size_t i = 0; i < rule->unless_count; i++)
        all = all && !rule->unless[i]->has_check;
    return all;
}

static void check_verdicts(const struct run *run)
{
    for (size_t i = 0; i < run->trials.count; i++) {
        const struct trial *trial = &run->trials.items[i];
        struct verdict again = trial_verdict(trial, NULL);
        if (!by_conditions(trial->rule))
            continue;
        CHECK_INT(trial->verdict.gives, trial->example->gives);
        CHECK_INT(trial->verdict.could_be, trial->example->could_be);
        CHECK(verdict_same(trial->verdict, again));
    }
}

/* All mutants of all rules and named conditions; the rulebook must be as before. */
static void mutate_all(struct run *run)
{
    struct proof_score score = {0, 0, 0};
    for (size_t i = 0; i < run->bench.book->rule_count; i++) {
        struct proof proof = {.arena = &run->arena};
        coverage_of_rule(&proof, &run->trials, run->bench.book->rules[i]);
        mutate_rule(&proof, &run->trials, run->bench.book->rules[i]);
        proof_count(&proof, &score);
    }
    for (size_t i = 0; i < run->bench.book->derive_count; i++) {
        struct proof proof = {.arena = &run->arena};
        coverage_of_derive(&proof, &run->trials, run->bench.book->derives[i]);
        mutate_derive(&proof, &run->trials, run->bench.book->derives[i]);
        proof_count(&proof, &score);
    }
    CHECK(score.all > 100);
    CHECK(score.proved > score.all / 2);
    for (size_t i = 0; i < run->trials.count; i++)
        trial_weigh(&run->trials.items[i]);
}

static void check_pack(const char *folder)
{
    struct run run;
    run_start(&run, folder);
    check_verdicts(&run);
    mutate_all(&run);
    check_verdicts(&run);
    run_end(&run);
}

TEST(small_pack)
{
    check_pack(MINI_PACK);
}

TEST(dry_needling)
{
    check_pack(DRY_NEEDLING);
}

TEST(percentages_are_rounded_down)
{
    struct proof_score score = {2000, 1999, 3};
    CHECK_INT(proof_permille(&score), 999);
    score.proved = 2000;
    CHECK_INT(proof_permille(&score), 1000);
    score = (struct proof_score){0, 0, 0};
    CHECK_INT(proof_permille(&score), 1000);
}

TEST(what_is_listed_needs_its_words_and_a_reason)
{
    struct arena arena = {0};
    struct listings listings = {.arena = &arena};
    struct proof proof = {.arena = &arena};
    struct proof_score score = {0, 0, 0};
    static const char text[] = "-- unnoticed: relative: \"a\" left out\r\n"
                               "---  unnoticed:  advice: \"b\": no example\n"
                               "-- because of both.\n"
                               "local x = 1 -- unnoticed: x\n"
                               "-- unnoticed: relative: \"c\" left out\n";
    const char *file = "./listed.lua";
    scratch_write(".", "listed.lua", text, sizeof text - 1);
    listings_read(&listings, file);
    listings_read(&listings, "/no/such/file.lua");
    CHECK_INT(listings.count, 3);
    CHECK_TEXT(listings.items[0].reason, "of both.");
    CHECK_TEXT(listings.items[1].text, "advice: \"b\": no example");
    CHECK_NULL(listings.items[2].reason);
    proof_add(&proof, file, 1, "relative: \"a\" left out", "no example notices");
    proof_add(&proof, file, 1, "advice: \"b\"", "no example");
    proof_add(&proof, file, 1, "advice: \"b\"", "another lack");
    proof_add(&proof, file, 1, "relative: \"c\" left out", "no example notices");
    proof_add(&proof, "other.lua", 1, "relative: \"a\" left out", "no example notices");
    proof_add(&proof, file, 1, "proved", NULL);
    proof_settle(&proof, &listings);
    proof_count(&proof, &score);
    CHECK_INT(score.all, 4);
    CHECK_INT(score.proved, 1);
    CHECK_INT(score.listed, 2);
    CHECK(listings.items[0].met && listings.items[1].met && !listings.items[2].met);
    arena_free(&arena);
}

TESTS(CASE(small_pack), CASE(dry_needling), CASE(percentages_are_rounded_down),
      CASE(what_is_listed_needs_its_words_and_a_reason))

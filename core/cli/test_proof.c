/* SPDX-License-Identifier: MIT */
#include "cli/test_proof.h"

#include <string.h>

#include "authoring/coverage.h"
#include "authoring/mutate.h"
#include "base/text.h"
#include "cli/batch_progress.h"
#include "cli/say.h"

/* What is measured: one of the two. */
struct measure {
    const char *name, *total; /* "Coverage" */
    void (*rule)(struct proof *proof, const struct trials *trials, const struct rule *rule);
    void (*derive)(struct proof *proof, const struct trials *trials, const struct derive *derive);
};

static const struct measure coverage = {"parts shown", "Coverage", coverage_of_rule,
                                        coverage_of_derive};
static const struct measure mutation = {"changes noticed", "Mutation", mutate_rule, mutate_derive};

struct printing {
    const struct options *options;
    const struct trials *trials;
    const struct measure *measure;
    struct listings listings;
    struct progress progress;
    struct proof_score total;
    size_t done, all; /* rules and named conditions */
    FILE *file;
};

/* --- the command line --- */

bool proof_asked(const struct options *options)
{
    return option_given(options, "coverage") || option_given(options, "mutate");
}

bool proof_least(const struct options *options, unsigned *permille)
{
    const char *given = option_value(options, "at-least"), *cursor = given;
    double percent;
    *permille = 0;
    if (given == NULL)
        return true;
    if (!proof_asked(options)) {
        say("\"--at-least\" goes with --coverage, --mutate or both.");
        return false;
    }
    if (!text_read_number(&cursor, &percent) || (*cursor != '\0' && strcmp(cursor, "%") != 0) ||
        percent < 0 || percent > 100) {
        say("\"%s\" is not a percentage. Write --at-least 95.", given);
        return false;
    }
    *permille = (unsigned)(percent * 10 + 0.5);
    return true;
}

bool test_wanted(const struct options *options, const char *name)
{
    for (size_t i = 0; i < options->argument_count; i++)
        if (strcmp(options->arguments[i], name) == 0)
            return true;
    return options->argument_count == 0;
}

/* --- the table --- */

static void print_item(const struct printing *printing, const struct proof_item *item)
{
    bool all = option_given(printing->options, "all");
    const char *state = !item->lacks ? "proved" : item->reason ? "listed" : item->lacks;
    if (!all && (!item->lacks || item->reason))
        return;
    fprintf(printing->file, "  %s:%d: %s: %s\n", item->file, item->line, item->claim, state);
    if (item->lacks && item->reason)
        fprintf(printing->file, "    %s, because %s\n", item->lacks, item->reason);
}

static void print_proof(struct printing *printing, struct proof *proof)
{
    struct proof_score score = {0, 0, 0};
    proof_settle(proof, &printing->listings);
    proof_count(proof, &score);
    proof_count(proof, &printing->total);
    if (score.proved == score.all && !option_given(printing->options, "all"))
        return;
    fprintf(printing->file, "%s: %zu of %zu %s\n", proof->subject, score.proved, score.all,
            printing->measure->name);
    for (size_t i = 0; i < proof->count; i++)
        print_item(printing, &proof->items[i]);
}

static void step(struct printing *printing)
{
    printing->done++;
    progress_share(&printing->progress, (double)printing->done / (double)printing->all);
    progress_show(&printing->progress, printing->done);
}

static void print_rule(struct printing *printing, const struct rule *rule)
{
    struct proof proof = {.arena = printing->options->arena, .subject = rule->name};
    if (test_wanted(printing->options, rule->name)) {
        printing->measure->rule(&proof, printing->trials, rule);
        print_proof(printing, &proof);
    }
    step(printing);
}

static void print_derive(struct printing *printing, const struct derive *derive)
{
    struct proof proof = {.arena = printing->options->arena, .subject = derive->fact->name};
    if (test_wanted(printing->options, derive->fact->name)) {
        printing->measure->derive(&proof, printing->trials, derive);
        print_proof(printing, &proof);
    }
    step(printing);
}

/* Each file is read once: several named conditions may stand in one. */
static void read_listings(struct printing *printing)
{
    const struct rulebook *book = printing->trials->bench->book;
    const char *last = NULL;
    for (size_t i = 0; i < book->rule_count; i++)
        listings_read(&printing->listings, book->rules[i]->file);
    for (size_t i = 0; i < book->derive_count; i++) {
        const char *file = book->derives[i]->file;
        bool known = last && strcmp(last, file) == 0;
        for (size_t j = 0; j < printing->listings.count && !known; j++)
            known = strcmp(printing->listings.items[j].file, file) == 0;
        if (!known)
            listings_read(&printing->listings, file);
        last = file;
    }
}

static void print_total(const struct printing *printing)
{
    unsigned permille = proof_permille(&printing->total);
    fprintf(printing->file, "%s: %zu of %zu %s (%u.%u %%)", printing->measure->total,
            printing->total.proved, printing->total.all, printing->measure->name, permille / 10,
            permille % 10);
    if (printing->total.listed)
        fprintf(printing->file, "; %zu more listed with their reasons", printing->total.listed);
    fputs(".\n", printing->file);
}

static unsigned print_measure(struct printing *printing, const struct measure *measure)
{
    const struct rulebook *book = printing->trials->bench->book;
    printing->measure = measure;
    printing->done = 0;
    printing->all = book->rule_count + book->derive_count;
    printing->total = (struct proof_score){0, 0, 0};
    progress_start(&printing->progress, option_given(printing->options, "quiet"), false);
    for (size_t i = 0; i < book->rule_count; i++)
        print_rule(printing, book->rules[i]);
    for (size_t i = 0; i < book->derive_count; i++)
        print_derive(printing, book->derives[i]);
    progress_end(&printing->progress);
    print_total(printing);
    return proof_permille(&printing->total);
}

/* What is listed and was proved all the same, or is not there (any more), or has no reason. Only
 * where both measures looked at everything can one tell. */
static bool print_stale(const struct printing *printing)
{
    bool whole = option_given(printing->options, "coverage") &&
                 option_given(printing->options, "mutate") &&
                 printing->options->argument_count == 0;
    bool stale = false;
    for (size_t i = 0; i < printing->listings.count; i++) {
        const struct listed *listed = &printing->listings.items[i];
        if (listed->reason && (listed->met || !whole))
            continue;
        fprintf(printing->file, "%s:%d: %s\n", listed->file, listed->line,
                listed->reason ? "\"unnoticed:\" names what an example proves, or what is not "
                                 "there. Leave the line out."
                               : "\"unnoticed:\" needs its reason: a line \"-- because ...\" "
                                 "below it.");
        stale = true;
    }
    return stale;
}

int proof_print(const struct options *options, const struct trials *trials, FILE *file)
{
    struct printing printing = {.options = options, .trials = trials, .file = file};
    unsigned least;
    bool missed = false;
    proof_least(options, &least);
    printing.listings.arena = options->arena;
    read_listings(&printing);
    if (option_given(options, "coverage"))
        missed |= print_measure(&printing, &coverage) < least;
    if (option_given(options, "mutate"))
        missed |= print_measure(&printing, &mutation) < least;
    missed |= print_stale(&printing);
    return missed ? EXIT_FOUND : EXIT_FINE;
}

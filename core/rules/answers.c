/* SPDX-License-Identifier: MIT */
/* The bits of one patient: what is asked of lists, of facts, of sites, and all else. */
#include "facts/bits.h"
#include "rules/evaluate.h"
#include "rules/program.h"

/* --- facts --- */

/* Twice the number of bounds that are passed, and one more if the next is met. */
static size_t rank_of(const struct fact_bits *facts, double number)
{
    size_t rank = 0;
    for (size_t i = 0; i < facts->bound_count; i++)
        rank += (size_t)(number >= facts->bounds[i]) + (size_t)(number > facts->bounds[i]);
    return rank;
}

/* A coarse word ("lying") may be any of its leaves. */
static void set_choice(const struct fact_bits *facts, uint32_t chosen, uint64_t *must,
                       uint64_t *may)
{
    for (size_t i = 0; i < facts->choice_count; i++) {
        *must |= chosen & ~facts->choices[i] ? 0 : facts->choice_bits[i];
        *may |= chosen & facts->choices[i] ? facts->choice_bits[i] : 0;
    }
}

/* No comparison with a number that is "none" holds. */
static void set_fact(const struct fact_bits *facts, const struct value *value, uint64_t *must,
                     uint64_t *may)
{
    if (value->state == VALUE_UNKNOWN) {
        *may |= facts->asked;
        return;
    }
    uint64_t so = facts->known;
    if (value->state == VALUE_KNOWN) {
        so |= facts->by_rank[rank_of(facts, value->number)];
        set_choice(facts, value->choices, must, may);
    }
    *must |= so;
    *may |= so;
}

/* --- sites --- */

static void set_truth(uint64_t *must, uint64_t *may, size_t bit, truth answer)
{
    must[bit / 64] |= (uint64_t)(answer & 1) << (bit % 64);
    may[bit / 64] |= (uint64_t)(answer >> 1) << (bit % 64);
}

/* Which words the site is, or lies near. */
static void set_words(const struct planned_site *site, const struct vocabulary *vocabulary,
                      uint64_t *must, uint64_t *may)
{
    if (!site->term) {
        for (size_t i = 0; i < vocabulary->target_count; i++)
            set_truth(must, may, i, site_is(site, vocabulary->targets[i]));
        return;
    }
    for (size_t i = 0; i < vocabulary->target_words; i++)
        must[i] = may[i] = site->term->targets[i];
}

static void set_sites(const struct evaluation *e, const struct program *program, size_t others,
                      uint64_t *sites)
{
    const struct patient *patient = e->patient;
    size_t words = program->words - program->site_word;
    for (size_t i = 0; i < 2 * words * patient->site_count; i++)
        sites[i] = 0;
    for (size_t i = 0; patient->schema->sites && i < patient->site_count; i++) {
        uint64_t *must = sites + 2 * words * i;
        set_words(&patient->sites[i], patient->schema->sites->vocabulary, must, must + words);
    }
    for (size_t k = 0; k < others; k++) {
        const struct other_bit *other = &program->site_others.items[k];
        struct lanes lanes = evaluate_condition(e, other->condition);
        for (size_t i = 0; i < patient->site_count; i++) {
            uint64_t *must = sites + 2 * words * i;
            truth answer = (truth)((lanes.may >> i & 1) * 2 + (lanes.must >> i & 1));
            set_truth(must, must + words, other->bit - 64 * program->site_word, answer);
        }
    }
}

/* --- all of them --- */

void answers_set(const struct evaluation *e, const struct program *program, bool aftercare,
                 uint64_t *bits, uint64_t *sites)
{
    const struct patient *patient = e->patient;
    uint64_t *must = bits, *may = bits + program->words;
    for (size_t i = 0; i < 2 * program->words; i++)
        bits[i] = 0;
    for (size_t i = 0; i < program->list_end; i++) {
        must[i] = patient->present[i];
        may[i] = patient->possible[i];
    }
    for (size_t i = 0; i < program->fact_count; i++) {
        const struct fact_bits *facts = &program->facts[i];
        set_fact(facts, &patient->values[facts->fact], &must[facts->word], &may[facts->word]);
    }
    size_t others = aftercare ? program->others.count : program->others.screening;
    for (size_t i = 0; i < others; i++) {
        struct lanes lanes = evaluate_condition(e, program->others.items[i].condition);
        set_truth(must, may, program->others.items[i].bit,
                  (truth)((lanes.may & 1) * 2 + (lanes.must & 1)));
    }
    set_sites(e, program, aftercare ? program->site_others.count : program->site_others.screening,
              sites);
    size_t words = program->words - program->site_word;
    for (size_t i = 0; i < patient->site_count; i++) {
        bits_add_all(must + program->site_word, sites + 2 * words * i, words);
        bits_add_all(may + program->site_word, sites + 2 * words * i + words, words);
    }
}

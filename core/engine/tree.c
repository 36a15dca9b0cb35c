/* SPDX-License-Identifier: MIT */
/* A condition as a tree: each part in words, with its value here and the facts that it rests on. */
#include "engine/check.h"
#include "rules/wording.h"

/* Where a line is asked: here; or, below "at some planned site", at every site. */
static uint64_t lanes_of(const struct check *check, const struct outline_line *line, uint64_t here)
{
    return line->at_any_site ? check->evaluation.all : here;
}

static contra_outcome outcome_of(const struct check *check, const struct outline_line *line,
                                 uint64_t lanes)
{
    struct lanes value = evaluate_condition(&check->evaluation, line->condition);
    return value.must & lanes  ? CONTRA_HELD
           : value.may & lanes ? CONTRA_UNDETERMINED
                               : CONTRA_CLEAR;
}

/* The facts of the one question in a line, whether or not the line as a whole turns it round. */
static void add_facts(struct check *check, const struct outline_line *line, uint64_t lanes,
                      contra_part *part)
{
    struct evidence evidence = {.check = check};
    struct lanes value = evaluate_condition(&check->evaluation, line->leaf);
    if (value.must & lanes)
        evidence_add(&evidence, line->leaf, value.must & lanes, true);
    else if (!(value.may & lanes))
        evidence_add(&evidence, line->leaf, lanes, false);
    else if (!line->explained)
        questions_missing(check, line->leaf, lanes, &evidence);
    part->facts = evidence.items;
    part->fact_count = line->explained && evidence.count ? 1 : evidence.count;
}

static const contra_part *part_of(struct check *check, const struct outline_line *line,
                                  uint64_t lanes)
{
    contra_part *part = arena_alloc(check->arena, sizeof *part);
    part->depth = line->depth;
    part->words = line->words;
    part->outcome = outcome_of(check, line, lanes);
    if (line->leaf)
        add_facts(check, line, lanes, part);
    return part;
}

void tree_tell(struct check *check, const struct condition *condition, unsigned lane,
               contra_trace *trace)
{
    struct outline outline = outline_make(check->arena, check->book, condition, check->patient);
    const contra_part **parts = arena_alloc(check->arena, (outline.count + 1) * sizeof *parts);
    for (size_t i = 0; i < outline.count; i++)
        parts[i] =
            part_of(check, &outline.lines[i], lanes_of(check, &outline.lines[i], lane_bit(lane)));
    trace->parts = parts;
    trace->part_count = outline.count;
}

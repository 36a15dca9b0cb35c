/* SPDX-License-Identifier: MIT */
/* The straight line: facts, what follows from them, rules, findings, one report. */
#include "engine/check.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "report/actions.h"

/* --- the steps --- */

static void evaluate(struct check *check)
{
    struct evaluation *e = &check->evaluation;
    const struct patient *patient = check->patient;
    e->patient = patient;
    e->all = patient->site_count >= 64 ? UINT64_MAX : ((uint64_t)1 << patient->site_count) - 1;
    const struct program *program = &check->book->program;
    uint64_t *room =
        arena_room(check->arena, program_room(program, patient->site_count) * sizeof *room);
    check->grades = arena_room(check->arena, program->count * sizeof *check->grades);
    evaluate_program(e, program, patient->aftercare, room, check->grades);
}

static void judge(struct check *check)
{
    check->lanes = (unsigned)check->patient->site_count + 1;
    size_t count = check->book->rule_count + 1;
    check->cells = arena_alloc(check->arena, count * sizeof *check->cells);
    check->live = arena_alloc(check->arena, count * sizeof *check->live);
    judge_rules(check);
    if (check->trouble)
        return;
    judge_together(check);
    judge_dispositions(check);
}

static void find(struct check *check)
{
    findings_make(check);
    if (check->detail == CONTRA_WHOLE)
        effects_tell(check);
    if (check->detail <= CONTRA_RECORD)
        questions_ask(check);
    failures_make(check);
    traces_make(check);
}

/* --- what the report says of the patient and the packs --- */

static void describe_packs(struct check *check)
{
    const struct rulebook *book = check->book;
    check->result->packs = check->engine->packs;
    check->result->pack_count = book->pack_count;
    check->result->policies = book->policies;
    check->result->policy_count = book->policy_count;
}

static void describe_patient(struct check *check)
{
    const struct patient *patient = check->patient;
    contra_result *result = check->result;
    char date[11];
    date_write(patient->date, date);
    result->engine = contra_version();
    result->date = arena_string(check->arena, date);
    result->aftercare = patient->aftercare;
    result->assumed = patient->assumed;
    for (size_t i = 0; i < check->book->schema.fact_count; i++) {
        const struct fact *fact = check->book->schema.facts[i];
        if (fact->is_id && patient->values[fact->index].state == VALUE_KNOWN)
            result->patient = arena_string(check->arena, patient->values[fact->index].text);
    }
}

static const contra_unrecognised *unrecognised_of(struct check *check, const struct list *list,
                                                  const struct entry *entry)
{
    contra_unrecognised *item = arena_alloc(check->arena, sizeof *item);
    patient_where(check->patient, entry->where, &item->file, &item->line, &item->origin);
    item->section = list->section->name;
    item->term = arena_string(check->arena, entry->key);
    item->file = arena_string(check->arena, item->file);
    item->origin = arena_string(check->arena, item->origin);
    const char **names = arena_alloc(check->arena, (entry->near_count + 1) * sizeof *names);
    for (size_t i = 0; i < entry->near_count; i++)
        names[i] = entry->near_names[i];
    item->nearest = names;
    item->nearest_count = entry->near_count;
    return item;
}

static void describe_unrecognised(struct check *check)
{
    const contra_unrecognised **items = NULL;
    size_t count = 0, capacity = 0;
    for (size_t i = 0; i < check->book->schema.term_section_count; i++) {
        const struct list *list = &check->patient->lists[i];
        for (size_t j = 0; j < list->count; j++) {
            if (list->entries[j].term || list->entries[j].status == ENTRY_VOUCHED)
                continue;
            items = arena_push(check->arena, (void *)items, count, &capacity, sizeof *items);
            items[count++] = unrecognised_of(check, list, &list->entries[j]);
        }
    }
    check->result->unrecognised = items;
    check->result->unrecognised_count = count;
}

static void describe_overrides(struct check *check)
{
    const contra_override **items =
        arena_alloc(check->arena, (check->override_count + 1) * sizeof *items);
    for (size_t i = 0; i < check->override_count; i++) {
        const struct override *from = &check->overrides[i];
        contra_override *item = arena_alloc(check->arena, sizeof *item);
        patient_where(check->patient, from->line->where, &item->file, &item->line, &item->origin);
        item->file = arena_string(check->arena, item->file);
        item->origin = arena_string(check->arena, item->origin);
        item->rule = from->rule->name;
        if (from->lane > 0)
            item->site = arena_string(check->arena, check->patient->sites[from->lane - 1].name);
        item->grade = from->grade;
        item->reason = arena_string(check->arena, from->reason);
        item->used = from->used;
        items[i] = item;
    }
    check->result->overrides = items;
    check->result->override_count = check->override_count;
}

static void describe(struct check *check)
{
    describe_packs(check);
    describe_patient(check);
    describe_unrecognised(check);
    describe_overrides(check);
    if (check->detail == CONTRA_WHOLE)
        actions_make(check->result, check->arena);
}

/* --- one check --- */

/* True if the patient can be asked; else its problems say why not. */
static bool settle(struct check *check, struct patient *patient)
{
    bool agree = true;
    if (!patient->settled || patient->problems.count > 0) {
        patient->problems.count = patient->late_problems = 0; /* of a check that was refused */
        patient_settle(patient);
        agree = check_derive(patient, check->book);
    }
    bool overrides = overrides_read(check, patient);
    return patient->problems.count == 0 && agree && overrides;
}

/* Where nobody looked, nothing must read like nothing found. */
static bool any_rule_asks(const struct check *check)
{
    size_t screening = check->book->screening_judgements;
    return (check->patient->aftercare ? check->book->judgement_count - screening : screening) > 0;
}

static contra_status straight_line(struct check *check, struct patient *patient, contra_error *err)
{
    if (!settle(check, patient)) {
        problems_sort(&patient->problems);
        return error_from_problems(err, CONTRA_REFUSED, &patient->problems);
    }
    if (patient->date == DATE_NONE)
        return error_set(
            err, CONTRA_MISUSE, patient->file, 0,
            "There is no day of the check: neither [check] date nor the caller gives one.");
    if (!any_rule_asks(check))
        return error_set(
            err, CONTRA_BAD_PACK, patient->file, 0,
            "These packs have no rule for a patient %s a session, so nothing was judged.",
            patient->aftercare ? "after" : "before");
    if (check->book->check_file_count) {
        check->state = check_pool_borrow((struct check_pool *)(uintptr_t)&check->engine->pool);
        if (!check->state)
            return error_set(err, CONTRA_NO_MEMORY, NULL, 0, "Memory ran out.");
    }
    evaluate(check);
    judge(check);
    if (check->trouble == CHECK_NO_MEMORY)
        return error_set(err, CONTRA_NO_MEMORY, NULL, 0, "Memory ran out while a rule ran.");
    if (check->trouble == CHECK_TIME)
        return error_set(
            err, CONTRA_BROKEN, NULL, 0,
            "A rule ran longer than the engine's last resort allows; nothing was decided.");
    find(check);
    describe(check);
    return CONTRA_OK;
}

/* Room for what must outlive a jump out of the line. */
struct attempt {
    struct arena arena; /* becomes the report's */
    struct check check;
    contra_report *report;
};

static contra_status attempt_check(struct attempt *attempt, struct patient *patient,
                                   contra_error *err)
{
    jmp_buf no_memory;
    arena_on_full(&attempt->arena, arena_jump, &no_memory);
    arena_on_full(&patient->arena, arena_jump, &no_memory);
    attempt->check.arena = &attempt->arena;
    if (setjmp(no_memory)) {
        arena_free(&attempt->arena);
        return error_set(err, CONTRA_NO_MEMORY, NULL, 0, "Memory ran out.");
    }
    attempt->report = arena_alloc(&attempt->arena, sizeof *attempt->report);
    attempt->report->engine = attempt->check.engine;
    attempt->check.result = &attempt->report->result;
    contra_status status = straight_line(&attempt->check, patient, err);
    if (status == CONTRA_OK)
        attempt->report->arena = attempt->arena;
    else
        arena_free(&attempt->arena);
    return status;
}

/* The memory of a report that is no longer needed; or none yet. */
static struct arena arena_of(contra_report *again)
{
    struct arena arena;
    arena_init(&arena);
    if (again)
        arena = again->arena; /* the report lies in it */
    arena_reset(&arena);
    return arena;
}

contra_status contra_check(contra_report **out, const contra_engine *engine,
                           contra_patient *patient, const contra_check_options *options,
                           contra_error *err)
{
    contra_check_options chosen = CONTRA_CHECK_OPTIONS_INIT;
    if (options)
        memcpy(&chosen, options, options->size < sizeof chosen ? options->size : sizeof chosen);
    if (out)
        *out = NULL; /* it may be the report that is used again */
    if (!out || !engine || !patient || !engine->sound || patient->engine != engine ||
        patient->refused) {
        contra_report_free(chosen.again);
        return error_set(err, CONTRA_MISUSE, NULL, 0,
                         "A check takes an open engine and a patient that was read with it and not "
                         "refused.");
    }
    struct attempt attempt = {.check = {.engine = engine, .book = &engine->book}};
    attempt.arena = arena_of(chosen.again);
    attempt.check.patient = &patient->patient;
    attempt.check.explain = chosen.explain;
    attempt.check.detail = chosen.detail;
    locale_t before = engine_enter(engine);
    contra_status status = attempt_check(&attempt, &patient->patient, err);
    check_pool_return((struct check_pool *)(uintptr_t)&engine->pool, attempt.check.state);
    engine_leave(before);
    if (status == CONTRA_OK)
        *out = attempt.report;
    return status;
}

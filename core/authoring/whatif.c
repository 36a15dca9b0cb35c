/* SPDX-License-Identifier: MIT */
#include "authoring/whatif.h"

#include <math.h>
#include <string.h>

/* --- trying --- */

static struct prospect prospect_of(const contra_result *result)
{
    struct prospect prospect = {result->disposition, result->holds, result->could_be, 0};
    for (size_t i = 0; i < result->site_count; i++)
        prospect.free_sites += result->sites[i]->status == CONTRA_SITE_FREE;
    return prospect;
}

/* The patient's file once more, in the memory of the last one. */
static contra_patient *fresh_patient(struct whatif *whatif)
{
    contra_read_options read = whatif->read;
    contra_patient *patient = NULL;
    read.again = whatif->again;
    whatif->again = NULL;
    if (contra_patient_read_memory(&patient, whatif->bench.engine, whatif->text, whatif->length,
                                   &read, NULL) == CONTRA_OK)
        return patient;
    contra_patient_free(patient);
    return NULL;
}

static bool check(struct whatif *whatif, contra_patient *patient, struct prospect *then)
{
    contra_check_options options = CONTRA_CHECK_OPTIONS_INIT;
    contra_report *report;
    options.detail = CONTRA_OUTCOME;
    whatif->checks++;
    if (contra_check(&report, whatif->bench.engine, patient, &options, NULL) != CONTRA_OK)
        return false;
    *then = prospect_of(contra_report_result(report));
    contra_report_free(report);
    return true;
}

static bool apply(struct whatif *whatif, contra_patient *patient, const struct change *change)
{
    const char *value = change->value;
    return whatif->bench.forget(patient, change->section, change->key, NULL) == CONTRA_OK &&
           (!value || contra_patient_set(patient, change->section, change->key, value, "what if",
                                         NULL) == CONTRA_OK);
}

bool whatif_try(struct whatif *whatif, const struct change *changes, size_t count,
                struct prospect *then)
{
    contra_patient *patient = fresh_patient(whatif);
    bool taken = patient != NULL;
    for (size_t i = 0; i < count && taken; i++)
        taken = apply(whatif, patient, &changes[i]);
    taken = taken && check(whatif, patient, then);
    whatif->again = patient;
    return taken;
}

void whatif_add(struct whatif *whatif, struct answers *answers, const char *words,
                const struct change *changes, size_t count)
{
    struct prospect then;
    if (!whatif_try(whatif, changes, count, &then))
        return;
    answers->items = arena_push(whatif->arena, answers->items, answers->count, &answers->capacity,
                                sizeof *answers->items);
    answers->items[answers->count++] = (struct answer){words, then};
}

/* --- planned sites --- */

/* As one would write it: of an unrecognised one as it was written. */
static struct change site_again(const struct whatif *whatif, const struct planned_site *site)
{
    const char *section = whatif->patient->schema->sites->name;
    char length[32];
    if (!site->term && site->entry)
        return (struct change){section, site->entry->key, site->entry->text};
    if (isnan(site->length))
        return (struct change){section, site->name, "yes"};
    text_write_number(site->length, length);
    return (struct change){section, site->name, arena_format(whatif->arena, "%s mm", length)};
}

void whatif_add_sites(struct whatif *whatif, struct answers *answers, const char *words,
                      uint64_t kept)
{
    const struct patient *patient = whatif->patient;
    struct change *changes =
        arena_alloc(whatif->arena, (patient->site_count + 1) * sizeof *changes);
    size_t count = 0;
    changes[count++] = (struct change){patient->schema->sites->name, NULL, NULL};
    for (size_t i = 0; i < patient->site_count; i++)
        if (kept >> i & 1)
            changes[count++] = site_again(whatif, &patient->sites[i]);
    whatif_add(whatif, answers, words, changes, count);
}

/* Each site that is not free left out, and all of them together. */
static void leave_sites_out(struct whatif *whatif)
{
    const contra_result *result = contra_report_result(whatif->report);
    uint64_t all = 0, blocked = 0;
    size_t count = 0;
    struct text words;
    text_start(&words, whatif->arena);
    for (size_t i = 0; i < result->site_count; i++) {
        uint64_t bit = (uint64_t)1 << i;
        all |= bit;
        if (result->sites[i]->status == CONTRA_SITE_FREE)
            continue;
        blocked |= bit;
        text_addf(&words, "%s%s", count++ ? " and " : "", result->sites[i]->site);
    }
    if (!whatif->patient->sites_named || blocked == 0 || blocked == all)
        return;
    for (size_t i = 0; i < result->site_count && count > 1; i++)
        if (blocked >> i & 1)
            whatif_add_sites(whatif, &whatif->sites,
                             arena_string(whatif->arena, result->sites[i]->site),
                             all & ~((uint64_t)1 << i));
    whatif_add_sites(whatif, &whatif->sites, words.bytes, all & ~blocked);
}

/* --- all of it --- */

contra_status whatif_run(struct whatif *whatif, contra_error *err)
{
    contra_status status = contra_patient_read_memory(
        &whatif->base, whatif->bench.engine, whatif->text, whatif->length, &whatif->read, err);
    if (status == CONTRA_OK)
        status = contra_check(&whatif->report, whatif->bench.engine, whatif->base, NULL, err);
    if (status != CONTRA_OK)
        return status;
    whatif->patient = whatif->bench.look(whatif->base);
    whatif->now = prospect_of(contra_report_result(whatif->report));
    whatif_questions(whatif);
    leave_sites_out(whatif);
    whatif_facts(whatif);
    return CONTRA_OK;
}

void whatif_end(struct whatif *whatif)
{
    contra_report_free(whatif->report);
    contra_patient_free(whatif->base);
    contra_patient_free(whatif->again);
}

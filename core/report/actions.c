/* SPDX-License-Identifier: MIT */
#include "report/actions.h"

#include <stdbool.h>
#include <string.h>

/* Does it hold and count: neither set aside, nor said by another, nor about a modality that is not
 * planned? */
static bool counts(const contra_finding *finding)
{
    return finding->grade != CONTRA_GRADE_NONE && finding->suppressed_by == NULL &&
           finding->overridden == NULL && (finding->strikes == NULL || finding->strikes_planned);
}

/* From this grade on, findings decide about the session; where none does, the gravest are told. */
static contra_grade least_to_do(const contra_result *result)
{
    contra_grade gravest = CONTRA_GRADE_NONE;
    contra_grade deciding = result->aftercare ? CONTRA_SAME_DAY : CONTRA_RELATIVE;
    for (size_t i = 0; i < result->finding_count; i++)
        if (counts(result->findings[i]) && result->findings[i]->grade > gravest)
            gravest = result->findings[i]->grade;
    return gravest < deciding ? gravest : deciding;
}

/* An action while findings join it. */
struct joined {
    contra_action action; /* what is handed out */
    const char **sites, **rules;
    size_t site_capacity, rule_capacity;
    bool for_patient; /* a finding about the patient asks for it */
};

static void add_once(struct arena *arena, const char ***items, size_t *count, size_t *capacity,
                     const char *item)
{
    for (size_t i = 0; i < *count; i++)
        if (strcmp((*items)[i], item) == 0)
            return;
    *items = arena_push(arena, (void *)*items, *count, capacity, sizeof **items);
    (*items)[(*count)++] = item;
}

static void join(struct joined *joined, const contra_finding *finding, struct arena *arena)
{
    contra_action *action = &joined->action;
    add_once(arena, &joined->rules, &action->rule_count, &joined->rule_capacity, finding->rule);
    for (size_t i = 0; i < finding->site_count; i++)
        add_once(arena, &joined->sites, &action->site_count, &joined->site_capacity,
                 finding->sites[i]);
    joined->for_patient = joined->for_patient || finding->site_count == 0;
    action->sites = joined->sites;
    action->rules = joined->rules;
}

static struct joined *find(struct joined *all, size_t count, const char *action)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(all[i].action.action, action) == 0)
            return &all[i];
    return NULL;
}

void actions_make(contra_result *result, struct arena *arena)
{
    contra_grade least = least_to_do(result);
    struct joined *all = arena_alloc(arena, (result->finding_count + 1) * sizeof *all);
    size_t count = 0;
    for (size_t i = 0; i < result->finding_count; i++) {
        const contra_finding *finding = result->findings[i];
        if (!counts(finding) || finding->grade < least || finding->action == NULL)
            continue;
        struct joined *joined = find(all, count, finding->action);
        if (joined == NULL) {
            joined = &all[count++];
            joined->action.action = finding->action;
        }
        join(joined, finding, arena);
    }
    const contra_action **actions = arena_alloc(arena, (count + 1) * sizeof *actions);
    result->actions = actions;
    result->action_count = 0;
    for (int for_patient = 1; for_patient >= 0; for_patient--)
        for (size_t i = 0; i < count; i++) {
            if (all[i].for_patient != (for_patient == 1))
                continue;
            if (all[i].for_patient)
                all[i].action.site_count = 0; /* what is for the patient is for every site */
            actions[result->action_count++] = &all[i].action;
        }
}

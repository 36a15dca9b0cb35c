/* SPDX-License-Identifier: MIT */
#include "authoring/coverage.h"

#include "rules/walk.h"
#include "rules/wording.h"

/* --- parts that decide --- */

/* A part, taken to be something else than it is at some sites. */
struct supposed {
    const struct condition *part;
    struct lanes value;
    uint64_t sites;
};

static struct lanes suppose(const struct evaluation *e, const struct condition *c,
                            const struct supposed *supposed)
{
    struct lanes a = c->a ? suppose(e, c->a, supposed) : (struct lanes){0, 0};
    struct lanes b = c->b ? suppose(e, c->b, supposed) : (struct lanes){0, 0};
    struct lanes value = evaluate_joined(e, c, a, b);
    if (c != supposed->part)
        return value;
    value.must = (value.must & ~supposed->sites) | (supposed->value.must & supposed->sites);
    value.may = (value.may & ~supposed->sites) | (supposed->value.may & supposed->sites);
    return value;
}

/* What was shown of a part. */
struct shown {
    bool holding, not_holding;
};

static bool differs(struct lanes a, struct lanes b, uint64_t site)
{
    return ((a.must ^ b.must) & site) || ((a.may ^ b.may) & site);
}

static void look_at_site(const struct evaluation *e, const struct condition *whole,
                         const struct condition *part, uint64_t site, struct shown *shown)
{
    struct lanes value = evaluate_condition(e, part);
    bool holds = value.must & site, possible = value.may & site;
    if (possible && !holds)
        return;
    uint64_t sites = part->about_site ? site : e->all;
    struct supposed yes = {part, {e->all, e->all}, sites}, no = {part, {0, 0}, sites};
    if (!differs(suppose(e, whole, &yes), suppose(e, whole, &no), site))
        return;
    shown->holding = shown->holding || holds;
    shown->not_holding = shown->not_holding || !holds;
}

static struct shown show(const struct subject *subject, const struct condition *part)
{
    struct shown shown = {false, false};
    for (size_t i = 0; i < subject->trial_count; i++) {
        const struct evaluation *e = &subject->trials[i]->evaluation;
        for (unsigned j = 0; j < e->patient->site_count; j++)
            if (!shown.holding || !shown.not_holding)
                look_at_site(e, subject->condition, part, (uint64_t)1 << j, &shown);
    }
    return shown;
}

/* --- all parts --- */

struct covering {
    struct proof *proof;
    const struct trials *trials;
    const struct subject *subject;
    const struct condition **seen; /* a part that stands in two places is one part */
    size_t seen_count, seen_capacity;
};

static bool first_met(struct covering *covering, const struct condition *part)
{
    for (size_t i = 0; i < covering->seen_count; i++)
        if (covering->seen[i] == part)
            return false;
    covering->seen =
        arena_push(covering->proof->arena, (void *)covering->seen, covering->seen_count,
                   &covering->seen_capacity, sizeof *covering->seen);
    covering->seen[covering->seen_count++] = part;
    return true;
}

static void add_part(struct covering *covering, const struct condition *part)
{
    struct proof *proof = covering->proof;
    const struct subject *subject = covering->subject;
    struct shown shown = show(subject, part);
    const char *lacks = NULL;
    struct text words;
    text_start(&words, proof->arena);
    condition_say(&words, covering->trials->bench->book, part, true);
    if (!shown.holding && !shown.not_holding)
        lacks = "no example decides by it";
    else if (!shown.holding)
        lacks = "no example decides by its holding";
    else if (!shown.not_holding)
        lacks = "no example decides by its not holding";
    proof_add(proof, subject->file, part->mention.line,
              arena_format(proof->arena, "%s: \"%s\"", subject->heading, words.bytes), lacks);
}

/* `within`: what it is a member of, without a step between. */
static void add_parts(struct covering *covering, const struct condition *part,
                      const struct condition *within)
{
    bool joined = part->kind == CONDITION_AND || part->kind == CONDITION_OR;
    bool member = joined && within && within->kind == part->kind;
    bool plain = part->kind != CONDITION_NOT && part->kind != CONDITION_IF_KNOWN;
    if (!first_met(covering, part))
        return;
    if (plain && !member)
        add_part(covering, part);
    if (part->asked_if) {
        add_parts(covering, part->b->b, NULL);
        add_parts(covering, part->b->a, NULL);
        return;
    }
    if (part->a)
        add_parts(covering, part->a, joined ? part : NULL);
    if (part->b)
        add_parts(covering, part->b, part);
}

static void add_subject(struct proof *proof, const struct trials *trials,
                        const struct subject *subject)
{
    struct covering covering = {proof, trials, subject, NULL, 0, 0};
    add_parts(&covering, subject->condition, NULL);
}

/* --- what was unknown --- */

struct read_set {
    struct proof *proof;
    const struct fact **facts;
    size_t fact_count, fact_capacity;
    const struct section **lists;
    size_t list_count, list_capacity;
    const struct section *sites;
};

static void add_fact(void *self, const struct fact *fact)
{
    struct read_set *set = self;
    for (size_t i = 0; i < set->fact_count; i++)
        if (set->facts[i] == fact)
            return;
    if (fact->section->role == ROLE_POLICY)
        return;
    set->facts = arena_push(set->proof->arena, (void *)set->facts, set->fact_count,
                            &set->fact_capacity, sizeof *set->facts);
    set->facts[set->fact_count++] = fact;
}

static void add_list(struct read_set *set, const struct section *section)
{
    for (size_t i = 0; i < set->list_count; i++)
        if (set->lists[i] == section)
            return;
    if (!section || section->kind != SECTION_TERMS)
        return;
    set->lists = arena_push(set->proof->arena, (void *)set->lists, set->list_count,
                            &set->list_capacity, sizeof *set->lists);
    set->lists[set->list_count++] = section;
}

static void look_condition(void *self, const struct condition *condition)
{
    struct read_set *set = self;
    bool leaf = !condition->a && !condition->b;
    if (condition->fact)
        add_fact(set, condition->fact);
    add_list(set, condition->section);
    if (leaf && condition->about_site)
        add_list(set, set->sites);
}

static void look_quantity(void *self, const struct quantity *quantity)
{
    if (quantity->fact)
        add_fact(self, quantity->fact);
    add_list(self, quantity->section);
}

static bool list_unknown(const struct patient *patient, const struct section *section)
{
    const struct list *list = &patient->lists[section->list_index];
    if (section->role == ROLE_SITES)
        return !patient->sites_named;
    for (size_t i = 0; i < list->count; i++)
        if (list->entries[i].status == ENTRY_UNKNOWN ||
            (!list->entries[i].term && list->entries[i].status == ENTRY_PRESENT))
            return true;
    return !list->closed;
}

static bool record_unknown(const struct record *record, const struct fact *fact)
{
    if (record->section != fact->section)
        return false;
    return fact->type == FACT_SITES ? !record->sites_known
                                    : record->values[fact->index].state == VALUE_UNKNOWN;
}

static bool fact_unknown(const struct patient *patient, const struct fact *fact)
{
    if (fact->section->kind != SECTION_RECORDS)
        return patient_value(patient, fact)->state == VALUE_UNKNOWN;
    for (size_t i = 0; i < patient->record_count; i++)
        if (record_unknown(patient->records[i], fact))
            return true;
    return false;
}

static bool tried(const struct subject *subject, const struct fact *fact,
                  const struct section *list)
{
    for (size_t i = 0; i < subject->trial_count; i++) {
        const struct patient *patient = subject->trials[i]->patient;
        if (fact ? fact_unknown(patient, fact) : list_unknown(patient, list))
            return true;
    }
    return false;
}

static void add_unknowns(struct proof *proof, const struct subject *subject, int line,
                         const struct read_set *set)
{
    static const char lacks[] = "in no example it is unknown";
    for (size_t i = 0; i < set->fact_count; i++)
        proof_add(proof, subject->file, line, set->facts[i]->name,
                  tried(subject, set->facts[i], NULL) ? NULL : lacks);
    for (size_t i = 0; i < set->list_count; i++)
        proof_add(proof, subject->file, line,
                  arena_format(proof->arena, "the list [%s]", set->lists[i]->name),
                  tried(subject, NULL, set->lists[i]) ? NULL : lacks);
}

/* --- a rule, a named condition --- */

static void add_grade(struct proof *proof, const struct trials *trials, const struct rule *rule,
                      const struct rule_grade *grade)
{
    bool given = false;
    for (size_t i = trials->first[rule->index]; i < trials->first[rule->index + 1]; i++)
        given = given || trials->items[i].example->gives == grade->grade;
    const char *name = contra_grade_name(grade->grade);
    proof_add(proof, rule->file, grade->condition ? grade->condition->mention.line : rule->line,
              arena_format(proof->arena, "the grade %s", name),
              given ? NULL : "no example gives it");
}

void coverage_of_rule(struct proof *proof, const struct trials *trials, const struct rule *rule)
{
    struct read_set set = {.proof = proof, .sites = trials->bench->book->schema.sites};
    struct walk walk = {look_condition, look_quantity, &set};
    struct subject subject = {0};
    for (size_t i = 0; i < rule->grade_count; i++) {
        const struct rule_grade *grade = &rule->grades[i];
        subject = subject_of_grade(trials, rule, grade);
        add_grade(proof, trials, rule, grade);
        if (grade->condition)
            add_subject(proof, trials, &subject);
        walk_condition(&walk, grade->condition);
    }
    for (size_t i = 0; i < rule->need_fact_count; i++)
        add_fact(&set, rule->need_facts[i]);
    for (size_t i = 0; i < rule->need_section_count; i++)
        add_list(&set, rule->need_sections[i]);
    add_unknowns(proof, &subject, rule->line, &set);
}

void coverage_of_derive(struct proof *proof, const struct trials *trials,
                        const struct derive *derive)
{
    struct read_set set = {.proof = proof, .sites = trials->bench->book->schema.sites};
    struct walk walk = {look_condition, look_quantity, &set};
    struct subject subject = subject_of_derive(trials, derive);
    if (!derive->when)
        return;
    add_subject(proof, trials, &subject);
    walk_condition(&walk, derive->when);
    add_unknowns(proof, &subject, derive->line, &set);
}

/* SPDX-License-Identifier: MIT */
/* What was not known, and which question would change what follows.
 *
 * From an undetermined grade one walks down through undetermined nodes only: of an undecided `and`
 * to its leftmost undecided part, of an undecided `or` to all. The leaves where one arrives are the
 * questions; a section of terms is one question, an unrecognised word is one. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "engine/check.h"

/* --- the list of questions --- */

struct asked {
    contra_question question;
    const char **terms, **rules;
    size_t term_capacity, rule_capacity;
    size_t order; /* of first mention: schema order is the order of the rulebook's walk */
};

struct asking {
    struct check *check;
    struct asked **items;
    size_t count, capacity;
    const struct rule *rule; /* that asks now */
    contra_grade could_be;
    bool could_lower;
    struct evidence *missing; /* instead of asking: collect the names */
};

static const char **add_word(struct arena *arena, const char **words, size_t *count,
                             size_t *capacity, const char *word)
{
    for (size_t i = 0; i < *count; i++)
        if (strcmp(words[i], word) == 0)
            return words;
    words = arena_push(arena, (void *)words, *count, capacity, sizeof *words);
    words[(*count)++] = word;
    return words;
}

static void ask(struct asking *asking, const char *fact, const char *question, const char *term)
{
    struct arena *arena = asking->check->arena;
    if (asking->missing) {
        evidence_missing(asking->missing, fact);
        return;
    }
    struct asked *asked = NULL;
    for (size_t i = 0; i < asking->count && !asked; i++)
        if (strcmp(asking->items[i]->question.fact, fact) == 0)
            asked = asking->items[i];
    if (!asked) {
        asked = arena_alloc(arena, sizeof *asked);
        asked->question.fact = arena_string(arena, fact);
        asked->question.question = arena_string(arena, question ? question : fact);
        asked->order = asking->count;
        asking->items = arena_push(arena, asking->items, asking->count, &asking->capacity,
                                   sizeof(struct asked *));
        asking->items[asking->count++] = asked;
    }
    contra_question *q = &asked->question;
    if (term)
        asked->terms = add_word(arena, asked->terms, &q->term_count, &asked->term_capacity, term);
    asked->rules =
        add_word(arena, asked->rules, &q->rule_count, &asked->rule_capacity, asking->rule->name);
    if (asking->could_lower)
        q->could_lower = 1;
    else if (q->could_be < asking->could_be)
        q->could_be = asking->could_be;
}

/* --- facts --- */

static void walk(struct asking *asking, const struct condition *c, uint64_t lanes);

/* The questions of the facts that a number is worked out from, one behind the other. */
static void inputs_of(struct asking *asking, const struct quantity *q, struct text *questions)
{
    if (!q)
        return;
    if (q->fact && asking->check->patient->values[q->fact->index].state == VALUE_UNKNOWN)
        text_addf(questions, "%s%s", questions->length ? " " : "",
                  q->fact->question ? q->fact->question : q->fact->name);
    inputs_of(asking, q->a, questions);
    inputs_of(asking, q->b, questions);
}

/* A derived fact asks for what it needs, as one question. */
static void ask_derived(struct asking *asking, const struct fact *fact, uint64_t lanes)
{
    const struct derive *derive = rulebook_derive(asking->check->book, fact);
    if (!derive || !derive->value) {
        if (derive)
            walk(asking, derive->when, lanes);
        return;
    }
    struct text questions;
    text_start(&questions, asking->check->arena);
    if (fact->question)
        text_add(&questions, fact->question);
    else
        inputs_of(asking, derive->value, &questions);
    ask(asking, fact->name, questions.bytes, NULL);
}

static void ask_fact(struct asking *asking, const struct fact *fact, uint64_t lanes)
{
    struct check *check = asking->check;
    if (fact->section->kind == SECTION_RECORDS) {
        ask(asking, fact->name, fact->question, NULL);
        return;
    }
    const struct value *value = &check->patient->values[fact->index];
    if (value->state != VALUE_UNKNOWN && fact->dated && value->day == DATE_NONE)
        ask(asking, fact->name,
            arena_format(check->arena, "%s On which day was it taken?",
                         fact->question ? fact->question : fact->name),
            NULL);
    else if (fact->derived && (value->state == VALUE_UNKNOWN || value->basis == BASIS_DERIVED))
        ask_derived(asking, fact, lanes);
    else
        ask(asking, fact->name, fact->question, NULL);
}

static void ask_quantity(struct asking *asking, const struct quantity *q, uint64_t lanes);

/* --- lists --- */

static bool may_be(const struct entry *entry, const struct term *term)
{
    if (entry->near_count == 0)
        return true;
    for (size_t i = 0; i < entry->near_count; i++) {
        const struct term *near = entry->near[i];
        if ((term->members[near->index / 64] >> (near->index % 64) & 1) ||
            (near->members[term->index / 64] >> (term->index % 64) & 1))
            return true;
    }
    return false;
}

static void ask_unrecognised(struct asking *asking, const struct section *section,
                             const struct entry *entry)
{
    struct arena *arena = asking->check->arena;
    const char *fact = arena_format(arena, "%s.%s", section->name, entry->key);
    if (entry->near_count)
        ask(asking, fact,
            arena_format(arena,
                         "\"%s\" is not known. Is it \"%s\"? (If it is something else without "
                         "bearing, write: %s = checked, no class)",
                         entry->key, entry->near_names[0], entry->key),
            NULL);
    else
        ask(asking, fact,
            arena_format(arena,
                         "What is \"%s\"? (If it has no bearing, write: %s = checked, no class)",
                         entry->key, entry->key),
            NULL);
}

static const char *states_of(struct arena *arena, const struct term *term)
{
    struct text words;
    text_start(&words, arena);
    for (size_t i = 0; i < term->state_count; i++)
        text_addf(&words, "%s%s", i ? ", " : "", term->states[i]);
    return words.bytes;
}

/* What is missing of an entry that is there: its state, its day, its place. */
static void ask_detail(struct asking *asking, const struct section *section,
                       const struct entry *entry, const struct entry_filter *filter, bool place)
{
    struct arena *arena = asking->check->arena;
    const char *fact = arena_format(arena, "%s.%s", section->name, entry->key);
    if (entry->status == ENTRY_UNKNOWN)
        ask(asking, fact, arena_format(arena, "%s: yes or no?", entry->key), NULL);
    else if (place)
        ask(asking, fact, arena_format(arena, "%s: where, and on which side?", entry->key), NULL);
    else if (filter && filter->state_count && !entry->state)
        ask(asking, fact,
            arena_format(arena, "%s: which of these? %s", entry->key,
                         states_of(arena, entry->term)),
            NULL);
    else if (filter && filter->within_days >= 0 && entry->day == DATE_NONE)
        ask(asking, fact, arena_format(arena, "%s: since when? (a date)", entry->key), NULL);
    else
        ask(asking, fact, arena_format(arena, "%s: which one exactly?", entry->key), NULL);
}

/* Has an entry something to say about the term, and leaves it open? */
static bool entry_open(const struct asking *asking, const struct entry *entry,
                       const struct term *term, const struct entry_filter *filter)
{
    return entry->term &&
           entry_matches(asking->check->patient, entry, term, filter) == TRUTH_UNKNOWN;
}

static void ask_list(struct asking *asking, const struct section *section, const struct term *term,
                     const struct entry_filter *filter, bool place)
{
    static const struct entry_filter any = {NULL, 0, -1};
    const struct list *list = &asking->check->patient->lists[section->list_index];
    bool told = false;
    for (size_t i = 0; i < list->count; i++) {
        const struct entry *entry = &list->entries[i];
        truth matches =
            entry->term ? entry_matches(asking->check->patient, entry, term, &any) : TRUTH_NO;
        if (!entry->term && entry->status == ENTRY_PRESENT && may_be(entry, term))
            ask_unrecognised(asking, section, entry);
        else if (entry_open(asking, entry, term, filter ? filter : &any))
            ask_detail(asking, section, entry, filter, place && matches == TRUTH_YES), told = true;
        else if (place && matches == TRUTH_YES && entry->status == ENTRY_PRESENT)
            ask_detail(asking, section, entry, NULL, true), told = true;
    }
    if (!list->closed && !told)
        ask(asking, section->name, section->question, term->name);
    else if (!list->closed && place)
        ask(asking, section->name, section->question, term->name);
}

/* --- sites --- */

static void ask_site(struct asking *asking, const struct planned_site *site, bool needle)
{
    struct check *check = asking->check;
    struct arena *arena = check->arena;
    const struct section *sites = check->patient->schema->sites;
    if (!site->entry) {
        ask(asking, sites->name, sites->question, NULL);
        return;
    }
    const char *fact = arena_format(arena, "%s.%s", sites->name, site->name);
    if (!site->term)
        ask_unrecognised(asking, sites, site->entry);
    else if (needle)
        ask(asking, arena_format(arena, "%s (needle)", fact),
            arena_format(arena, "How long is the needle for %s, in mm?", site->name), NULL);
    else
        ask(asking, fact, arena_format(arena, "%s: left or right?", site->name), NULL);
}

static void ask_sites(struct asking *asking, uint64_t lanes, bool needle)
{
    const struct patient *patient = asking->check->patient;
    for (size_t i = 0; i < patient->site_count; i++)
        if (lanes >> i & 1)
            ask_site(asking, &patient->sites[i], needle);
}

/* Is the site itself in the dark, so that asking where it is comes first? */
static uint64_t dark_sites(const struct asking *asking, uint64_t lanes)
{
    const struct patient *patient = asking->check->patient;
    uint64_t dark = 0;
    for (size_t i = 0; i < patient->site_count; i++)
        if (!patient->sites[i].term || !patient->sites[i].side_known)
            dark |= (uint64_t)1 << i;
    return dark & lanes;
}

/* Something at its place: unknown because of the list, of the place, or of the site's side. */
static void ask_place(struct asking *asking, const struct condition *c, uint64_t lanes)
{
    const struct patient *patient = asking->check->patient;
    const struct list *list = &patient->lists[c->section->list_index];
    static const struct entry_filter any = {NULL, 0, -1};
    truth there = list_includes_where(patient, list, c->term, &any);
    if (there != TRUTH_YES) {
        ask_list(asking, c->section, c->term, NULL, false);
        return;
    }
    uint64_t dark = dark_sites(asking, lanes);
    if (dark)
        ask_sites(asking, dark, false);
    bool placeless = false;
    for (size_t i = 0; i < list->count; i++) {
        const struct entry *entry = &list->entries[i];
        if (entry->term && entry->status == ENTRY_PRESENT &&
            entry_matches(patient, entry, c->term, &any) == TRUTH_YES &&
            (entry->place.region < 0 || !entry->place.side_known)) {
            ask_detail(asking, c->section, entry, NULL, true);
            placeless = true;
        }
    }
    if (!dark && !placeless)
        ask_list(asking, c->section, c->term, NULL, false);
}

/* --- the walk --- */

static void ask_records(struct asking *asking, const struct quantity *q, uint64_t lanes)
{
    struct check *check = asking->check;
    struct evaluation before = check->evaluation;
    for (size_t i = 0; i < check->patient->record_count; i++) {
        check->evaluation.record = check->patient->records[i];
        if (check->patient->records[i]->section == q->section)
            walk(asking, q->each, lanes);
    }
    check->evaluation = before;
}

static void ask_quantity(struct asking *asking, const struct quantity *q, uint64_t lanes)
{
    if (!q)
        return;
    struct interval number = evaluate_quantity(&asking->check->evaluation, q, 0);
    if (q->kind != QUANTITY_COUNT_RECORDS && (number.low == number.high || isnan(number.low)))
        return; /* it is known */
    if (q->fact)
        ask_fact(asking, q->fact, lanes);
    ask_quantity(asking, q->a, lanes);
    ask_quantity(asking, q->b, lanes);
    for (size_t i = 0; i < q->term_count; i++)
        ask_list(asking, q->section, q->terms[i], NULL, false);
    if (q->kind == QUANTITY_COUNT_RECORDS)
        ask_records(asking, q, lanes);
}

static void ask_leaf(struct asking *asking, const struct condition *c, uint64_t lanes)
{
    switch (c->kind) {
    case CONDITION_COMPARE:
        ask_quantity(asking, c->left, lanes);
        ask_quantity(asking, c->low, lanes);
        ask_quantity(asking, c->high, lanes);
        break;
    case CONDITION_INCLUDE:
        ask_list(asking, c->section, c->term, c->filtered ? &c->filter : NULL, false);
        break;
    case CONDITION_SITE_AFFECTED:
    case CONDITION_SITE_LIMB: ask_place(asking, c, lanes); break;
    case CONDITION_SITE_NEEDLE: ask_sites(asking, lanes, true); break;
    case CONDITION_SITE_IS:
    case CONDITION_SITE_SIDE:
    case CONDITION_SITE_REGION: ask_sites(asking, lanes, false); break;
    case CONDITION_RECORD_TREATED:
        if (dark_sites(asking, lanes))
            ask_sites(asking, dark_sites(asking, lanes), false);
        else
            ask(asking, arena_format(asking->check->arena, "%s.sites", c->section->name),
                "Which sites were treated in that session?", NULL);
        break;
    default:
        if (c->fact)
            ask_fact(asking, c->fact, lanes);
        break;
    }
}

static void walk(struct asking *asking, const struct condition *c, uint64_t lanes)
{
    struct lanes value = evaluate_condition(&asking->check->evaluation, c);
    uint64_t open = value.may & ~value.must & lanes;
    if (!open)
        return;
    switch (c->kind) {
    case CONDITION_AND: {
        struct lanes left = evaluate_condition(&asking->check->evaluation, c->a);
        uint64_t first = left.may & ~left.must & open;
        walk(asking, c->a, first);
        walk(asking, c->b, open & ~first);
        break;
    }
    case CONDITION_OR:
        walk(asking, c->a, open);
        walk(asking, c->b, open);
        break;
    case CONDITION_NOT: walk(asking, c->a, open); break;
    case CONDITION_IF_KNOWN: break; /* never undetermined */
    case CONDITION_ANY_SITE: walk(asking, c->a, asking->check->evaluation.all); break;
    default: ask_leaf(asking, c, open); break;
    }
}

void questions_missing(struct check *check, const struct condition *condition, uint64_t lanes,
                       struct evidence *evidence)
{
    struct asking asking = {.check = check, .missing = evidence};
    walk(&asking, condition, lanes);
}

/* --- what could lower a grade that holds --- */

/* A :known() or :within_days() that is false, and because of which the condition holds. */
static void walk_lower(struct asking *asking, const struct condition *c, uint64_t lanes, bool holds)
{
    struct evaluation *e = &asking->check->evaluation;
    struct lanes value = evaluate_condition(e, c);
    if (!(lanes & (holds ? value.must : e->all & ~value.may)))
        return;
    if (!holds && c->fact && (c->kind == CONDITION_KNOWN || c->kind == CONDITION_WITHIN))
        ask_fact(asking, c->fact, lanes);
    if (c->a)
        walk_lower(asking, c->a, c->kind == CONDITION_ANY_SITE ? e->all : lanes,
                   c->kind == CONDITION_NOT ? !holds : holds);
    if (c->b)
        walk_lower(asking, c->b, lanes, holds);
}

/* --- all rules --- */

static void ask_cell(struct asking *asking, const struct rule *rule, unsigned lane,
                     contra_grade above)
{
    const struct cell *cell = cell_at(asking->check, rule, lane);
    asking->rule = rule;
    for (size_t i = 0; i < rule->grade_count; i++) {
        const struct rule_grade *grade = &rule->grades[i];
        if (grade->grade <= above || grade->grade <= (contra_grade)cell->holds)
            break;
        asking->could_be = grade->grade;
        if (grade->condition && grade->condition->about_site == (lane > 0))
            walk(asking, grade->condition, lane_bit(lane));
    }
    const struct check_answer *answer = cell->answer;
    if (!answer || answer->outcome != CHECK_UNDETERMINED)
        return;
    asking->could_be = (contra_grade)cell->could;
    const char *point = strchr(answer->reason, '.');
    const struct schema *schema = &asking->check->book->schema;
    const struct section *section =
        schema_section(schema, point ? arena_copy(asking->check->arena, answer->reason,
                                                  (size_t)(point - answer->reason))
                                     : answer->reason);
    const struct fact *fact = section && point && section->kind != SECTION_TERMS
                                  ? section_fact(schema, section, point + 1)
                                  : NULL;
    if (fact)
        ask_fact(asking, fact, lane_bit(lane));
    else
        ask(asking, answer->reason, section ? section->question : NULL, NULL);
}

static contra_grade milder(contra_grade grade)
{
    return (contra_grade)((int)grade - 1);
}

static void ask_what_matters(struct asking *asking)
{
    struct check *check = asking->check;
    for (size_t i = 0; i < check->book->rule_count; i++) {
        const struct rule *rule = check->book->rules[i];
        for (unsigned lane = 0; lane < check->lanes; lane++) {
            if (!cell_matters(check, rule, lane))
                continue;
            contra_grade above = milder(grave_enough(check));
            if (check->scopes[lane].holds > above)
                above = check->scopes[lane].holds;
            ask_cell(asking, rule, lane, rule->strikes ? CONTRA_GRADE_NONE : above);
        }
    }
}

static void ask_what_could_lower(struct asking *asking)
{
    struct check *check = asking->check;
    asking->could_lower = true;
    for (size_t i = 0; i < check->book->rule_count; i++) {
        const struct rule *rule = check->book->rules[i];
        for (unsigned lane = 0; lane < check->lanes; lane++) {
            const struct cell *cell = cell_at(check, rule, lane);
            bool counts = cell->holds && !cell->suppressed_by && !cell->overridden;
            for (size_t j = 0; counts && j < rule->grade_count; j++) {
                const struct rule_grade *grade = &rule->grades[j];
                asking->rule = rule;
                if (grade->grade == (contra_grade)cell->holds && grade->condition &&
                    grade->grade != CONTRA_ADVICE && grade->grade != CONTRA_EXPECTED &&
                    grade->condition->about_site == (lane > 0))
                    walk_lower(asking, grade->condition, lane_bit(lane), true);
            }
        }
    }
    asking->could_lower = false;
}

/* Questions that are open but could change nothing that follows. */
static size_t count_minor(struct check *check, const struct asking *kept)
{
    struct asking all = {.check = check};
    for (size_t i = 0; i < check->book->rule_count; i++)
        for (unsigned lane = 0; lane < check->lanes; lane++)
            if (cell_at(check, check->book->rules[i], lane)->could >
                cell_at(check, check->book->rules[i], lane)->holds)
                ask_cell(&all, check->book->rules[i], lane, CONTRA_GRADE_NONE);
    size_t minor = 0;
    for (size_t i = 0; i < all.count; i++) {
        bool is_kept = false;
        for (size_t j = 0; j < kept->count && !is_kept; j++)
            is_kept = strcmp(kept->items[j]->question.fact, all.items[i]->question.fact) == 0;
        minor += !is_kept;
    }
    return minor;
}

static int gravest_first(const void *a, const void *b)
{
    const struct asked *left = *(struct asked *const *)a, *right = *(struct asked *const *)b;
    if (left->question.could_be != right->question.could_be)
        return left->question.could_be > right->question.could_be ? -1 : 1;
    return left->order < right->order ? -1 : 1;
}

void questions_ask(struct check *check)
{
    struct asking asking = {.check = check};
    ask_what_matters(&asking);
    ask_what_could_lower(&asking);
    check->result->minor_question_count = count_minor(check, &asking);
    if (asking.count)
        qsort(asking.items, asking.count, sizeof *asking.items, gravest_first);
    const contra_question **questions =
        arena_alloc(check->arena, (asking.count + 1) * sizeof *questions);
    for (size_t i = 0; i < asking.count; i++) {
        struct asked *asked = asking.items[i];
        asked->question.terms = asked->terms;
        asked->question.rules = asked->rules;
        questions[i] = &asked->question;
    }
    check->result->questions = questions;
    check->result->question_count = asking.count;
}

/* SPDX-License-Identifier: MIT */
/* Calls checks in C. A plugin's frames lie between us and our arena, so that memory that runs out
 * is noted and told when the plugin has returned. */
#include "rules/native_check.h"

#include <contra/contra.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"

#define VALUES_MOST      16
#define VALUE_BYTES_MOST 200
#define NO_ANSWER        ((contra_grade)0x7fff) /* what stands there before it is set */

/* One call; what the plugin sees as opaque. */
struct contra_asking {
    const struct check_question *question;
    const struct native_check *check;
    struct check_answer answer;
    bool no_memory;
    const char *misuse; /* what the plugin did that makes no sense; or NULL */
};

/* The bit of the place that is asked about; of the patient all bits are the same. */
static uint64_t lane_of(const struct check_question *question)
{
    return (uint64_t)1 << question->lane;
}

/* --- what a check may ask --- */

bool native_need_known(const struct evaluation *evaluation, const struct native_need *need,
                       uint64_t lane)
{
    if (need->fact)
        return evaluation->patient->values[need->fact->index].state != VALUE_UNKNOWN;
    struct lanes value = evaluate_condition(evaluation, need->condition);
    return !((value.may & ~value.must) & lane);
}

static contra_truth truth_of(const struct check_question *question, const struct condition *c)
{
    struct lanes value = evaluate_condition(question->evaluation, c);
    uint64_t lane = lane_of(question);
    return value.must & lane ? CONTRA_YES : value.may & lane ? CONTRA_UNKNOWN : CONTRA_NO;
}

static void fill_fact(const struct check_question *question, const struct fact *fact,
                      contra_known *known)
{
    const struct value *value = &question->evaluation->patient->values[fact->index];
    if (value->state == VALUE_NONE)
        known->low = known->high = NAN;
    if (value->state != VALUE_KNOWN)
        return;
    if (fact->type == FACT_CHOICE)
        known->text = value_words(value, fact, question->arena);
    else
        known->low = known->high = value->number;
}

void native_ask(contra_asking *asking, size_t need, contra_known *known)
{
    jmp_buf no_memory;
    const contra_known unknown = {CONTRA_UNKNOWN, -INFINITY, INFINITY, NULL};
    struct arena *arena = asking->question->arena;
    struct arena before = *arena; /* for its way out */
    *known = unknown;
    if (need >= asking->check->need_count) {
        asking->misuse = "its check asked for more than it says it needs";
        return;
    }
    if (asking->no_memory)
        return;
    const struct native_need *wanted = &asking->check->needs[need];
    arena_on_full(arena, arena_jump, &no_memory);
    if (setjmp(no_memory))
        asking->no_memory = true;
    else if (wanted->fact)
        fill_fact(asking->question, wanted->fact, known);
    else
        known->truth = truth_of(asking->question, wanted->condition);
    arena_on_full(arena, before.full, before.full_argument);
}

const char *native_site(const contra_asking *asking)
{
    return asking->question->site ? asking->question->site->name : NULL;
}

/* --- what a check may tell --- */

static void tell(struct check_answer *answer, struct arena *arena, const char *name,
                 const char *text)
{
    size_t length = strlen(text);
    if (!answer->names) {
        answer->names = arena_alloc(arena, VALUES_MOST * sizeof *answer->names);
        answer->values = arena_alloc(arena, VALUES_MOST * sizeof *answer->values);
    }
    if (length > VALUE_BYTES_MOST)
        length = VALUE_BYTES_MOST;
    while (length && !text_is_utf8(text, length))
        length--;
    char *copy = arena_copy(arena, text, length);
    for (char *c = copy; *c; c++)
        if ((unsigned char)*c < 0x20 || *c == 0x7f)
            *c = ' ';
    answer->names[answer->value_count] = arena_string(arena, name);
    answer->values[answer->value_count++] = copy;
}

void native_tell(contra_asking *asking, const char *name, const char *text)
{
    jmp_buf no_memory;
    struct arena *arena = asking->question->arena;
    struct arena before = *arena;
    if (!name || !text || asking->answer.value_count == VALUES_MOST) {
        asking->misuse = "its check told more than 16 values, or one that is NULL";
        return;
    }
    if (asking->no_memory)
        return;
    arena_on_full(arena, arena_jump, &no_memory);
    if (setjmp(no_memory))
        asking->no_memory = true;
    else
        tell(&asking->answer, arena, name, text);
    arena_on_full(arena, before.full, before.full_argument);
}

/* --- one call --- */

static bool is_grade_of(const struct rule *rule, contra_grade grade)
{
    bool is = grade == CONTRA_GRADE_NONE;
    for (size_t i = 0; i < rule->grade_count; i++)
        is = is || rule->grades[i].grade == grade;
    return is;
}

static void fail(struct check_answer *answer, const char *reason)
{
    *answer = (struct check_answer){.outcome = CHECK_FAILED, .reason = reason};
}

/* What is not known of all that the check looks at. */
static void find_open(struct contra_asking *asking)
{
    const struct check_question *question = asking->question;
    const struct native_check *check = asking->check;
    const struct native_need **open =
        arena_alloc(question->arena, (check->need_count + 1) * sizeof *open);
    size_t count = 0;
    for (size_t i = 0; i < check->need_count; i++)
        if (!native_need_known(question->evaluation, &check->needs[i], lane_of(question)))
            open[count++] = &check->needs[i];
    asking->answer.open = open;
    asking->answer.open_count = count;
}

/* What the check returned, if it makes sense. */
static void read_results(struct contra_asking *asking, contra_grade holds, contra_grade could_be)
{
    const struct rule *rule = asking->question->rule;
    struct check_answer *answer = &asking->answer;
    if (asking->misuse) {
        fail(answer, asking->misuse);
    } else if (holds == NO_ANSWER || could_be == NO_ANSWER) {
        fail(answer, "its check did not answer: it sets both what holds and what could be");
    } else if (!is_grade_of(rule, holds) || !is_grade_of(rule, could_be)) {
        fail(answer, arena_format(asking->question->arena,
                                  "its check gave grade %d and could be %d, and has no such grade",
                                  (int)holds, (int)could_be));
    } else if (could_be < holds) {
        fail(answer, arena_format(asking->question->arena,
                                  "its check gave \"%s\", and that it could be no graver than "
                                  "\"%s\", which is milder",
                                  contra_grade_name(holds), contra_grade_name(could_be)));
    } else {
        answer->outcome = holds ? CHECK_GIVES : could_be ? CHECK_UNDETERMINED : CHECK_CLEAR;
        answer->grade = holds;
        answer->could_be = could_be > holds ? could_be : CONTRA_GRADE_NONE;
        if (answer->could_be)
            find_open(asking);
    }
}

struct check_answer native_check_call(const struct check_question *question)
{
    const struct native_check *check = question->rule->native;
    struct contra_asking asking = {.question = question, .check = check};
    contra_grade holds = NO_ANSWER, could_be = NO_ANSWER;
    contra_error told = {.status = CONTRA_OK};
    contra_status status = check->about->judge(check->state, &asking, &holds, &could_be, &told);
    if (asking.no_memory || status == CONTRA_NO_MEMORY)
        asking.answer = (struct check_answer){.outcome = CHECK_NO_MEMORY};
    else if (status != CONTRA_OK)
        fail(&asking.answer, arena_format(question->arena, "its check failed: %s",
                                          told.message[0] ? told.message : "it does not say why"));
    else
        read_results(&asking, holds, could_be);
    return asking.answer;
}

/* SPDX-License-Identifier: MIT */
/* The HAS-BLED check without an engine: its arithmetic over all that can be known, and its
 * judgement by a host of ours that knows what the test says. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "has-bled/score.h"

const contra_plugin *contra_plugin_describe(void);

/* --- the arithmetic --- */

/* The least and the greatest sum over all completions, one by one. */
static void by_completion(const contra_truth items[ITEM_COUNT], int *low, int *high)
{
    *low = ITEM_COUNT + 1;
    *high = -1;
    for (unsigned chosen = 0; chosen < 1u << ITEM_COUNT; chosen++) {
        int sum = 0;
        bool fits = true;
        for (int i = 0; i < ITEM_COUNT; i++) {
            bool yes = (chosen >> i & 1) != 0;
            fits = fits && (items[i] == CONTRA_UNKNOWN || yes == (items[i] == CONTRA_YES));
            sum += yes;
        }
        if (fits && sum < *low)
            *low = sum;
        if (fits && sum > *high)
            *high = sum;
    }
}

static void the_range_is_that_of_all_completions(void **state)
{
    (void)state;
    int count = 0;
    for (int code = 0; code < 19683; code++) { /* 3 to the power of 9 */
        contra_truth items[ITEM_COUNT];
        int low, high;
        for (int i = 0, rest = code; i < ITEM_COUNT; i++, rest /= 3)
            items[i] = (contra_truth)(rest % 3);
        by_completion(items, &low, &high);
        struct has_bled_range range = has_bled_range(items);
        assert_int_equal(range.low, low);
        assert_int_equal(range.high, high);
        count++;
    }
    assert_int_equal(count, 19683);
}

/* --- a host that knows what the test says --- */

#define NEEDS_MOST 32
#define TOLD_MOST  8

struct contra_asking {
    const contra_check_rule *check;
    contra_known known[NEEDS_MOST];
    char told[TOLD_MOST][2][600];
    size_t told_count;
};

static size_t need_count(const contra_check_rule *check)
{
    size_t count = 0;
    while (check->needs[count] != NULL)
        count++;
    return count;
}

static void ask(contra_asking *asking, size_t need, contra_known *known)
{
    assert_true(need < need_count(asking->check));
    *known = asking->known[need];
}

static void tell(contra_asking *asking, const char *name, const char *text)
{
    assert_true(asking->told_count < TOLD_MOST);
    snprintf(asking->told[asking->told_count][0], sizeof asking->told[0][0], "%s", name);
    snprintf(asking->told[asking->told_count][1], sizeof asking->told[0][1], "%s", text);
    asking->told_count++;
}

static const contra_host host = {.size = sizeof host, .version = "0", .ask = ask, .tell = tell};

static const char *told(const contra_asking *asking, const char *name)
{
    for (size_t i = 0; i < asking->told_count; i++)
        if (strcmp(asking->told[i][0], name) == 0)
            return asking->told[i][1];
    return "(not told)";
}

static contra_known *need(contra_asking *asking, const char *name)
{
    for (size_t i = 0; asking->check->needs[i] != NULL; i++)
        if (strcmp(asking->check->needs[i], name) == 0)
            return &asking->known[i];
    fail_msg("the check does not need \"%s\"", name);
    return NULL;
}

static bool is_number(const char *name)
{
    return strcmp(name, "today.systolic") == 0 || strcmp(name, "labs.creatinine") == 0 ||
           strcmp(name, "patient.age") == 0 || strcmp(name, "has_bled.drinks") == 0;
}

static void know_number(contra_asking *asking, const char *name, double low, double high)
{
    *need(asking, name) = (contra_known){CONTRA_UNKNOWN, low, high, NULL};
}

static void know(contra_asking *asking, const char *name, contra_truth truth)
{
    assert_false(is_number(name));
    *need(asking, name) = (contra_known){truth, -INFINITY, INFINITY, NULL};
}

/* Of nobody anything is known. */
static void forget_all(contra_asking *asking)
{
    memset(asking, 0, sizeof *asking);
    asking->check = contra_plugin_describe()->checks[0];
    assert_true(need_count(asking->check) < NEEDS_MOST);
    for (size_t i = 0; asking->check->needs[i] != NULL; i++)
        asking->known[i] = (contra_known){CONTRA_UNKNOWN, -INFINITY, INFINITY, NULL};
}

/* A well person of 50 on apixaban, of whom all is known. */
static void know_all(contra_asking *asking)
{
    forget_all(asking);
    for (size_t i = 0; asking->check->needs[i] != NULL; i++)
        asking->known[i].truth = is_number(asking->check->needs[i]) ? CONTRA_UNKNOWN : CONTRA_NO;
    know(asking, "patient.anticoagulated", CONTRA_YES);
    know(asking, "medications:anticoagulant", CONTRA_YES);
    know_number(asking, "today.systolic", 120, 120);
    know_number(asking, "labs.creatinine", 80, 80);
    know_number(asking, "patient.age", 50, 50);
    know_number(asking, "has_bled.drinks", 0, 0);
}

static void judge(contra_asking *asking, contra_grade *holds, contra_grade *could_be)
{
    const contra_plugin *plugin = contra_plugin_describe();
    contra_error err = {.status = CONTRA_OK};
    void *state = NULL;
    asking->told_count = 0;
    *holds = *could_be = (contra_grade)-1;
    assert_int_equal(plugin->start(&host, &state, &err), CONTRA_OK);
    assert_int_equal(asking->check->judge(state, asking, holds, could_be, &err), CONTRA_OK);
    plugin->stop(state);
}

static void expect(contra_asking *asking, const char *score, contra_grade holds,
                   contra_grade could_be)
{
    contra_grade found, possible;
    judge(asking, &found, &possible);
    assert_string_equal(told(asking, "score"), score);
    assert_int_equal(found, holds);
    assert_int_equal(possible, could_be);
}

/* --- single items, at their lines --- */

static void numbers_count_at_their_lines(void **state)
{
    static const struct {
        const char *name;
        double last_without, first_with;
    } lines[] = {{"today.systolic", 160, 161},
                 {"labs.creatinine", 199, 200},
                 {"patient.age", 65, 66},
                 {"has_bled.drinks", 7, 8}};
    (void)state;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        contra_asking asking;
        know_all(&asking);
        know_number(&asking, lines[i].name, lines[i].last_without, lines[i].last_without);
        expect(&asking, "0", CONTRA_ADVICE, CONTRA_ADVICE);
        know_number(&asking, lines[i].name, lines[i].first_with, lines[i].first_with);
        expect(&asking, "1", CONTRA_ADVICE, CONTRA_ADVICE);
    }
}

/* An age that is known only to lie between two others. */
static void a_number_across_its_line_is_unknown(void **state)
{
    contra_asking asking;
    (void)state;
    know_all(&asking);
    know_number(&asking, "patient.age", 60, 70);
    expect(&asking, "0 to 1", CONTRA_ADVICE, CONTRA_ADVICE);
    assert_string_equal(told(&asking, "open"), "age above 65");
}

static void yes_counts_one(void **state)
{
    static const char *const names[] = {
        "has_bled.kidney",
        "has_bled.liver",
        "conditions:liver disease",
        "has_bled.stroke",
        "conditions:stroke",
        "has_bled.bleeding",
        "conditions:bleeding disorder",
        "conditions:thrombocytopenia",
        "conditions:iron deficiency",
        "medications:antiplatelet",
        "medications:NSAID",
        "medications:COX-2 inhibitor",
        "conditions:heavy alcohol use",
    };
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        contra_asking asking;
        know_all(&asking);
        know(&asking, names[i], CONTRA_YES);
        expect(&asking, "1", CONTRA_ADVICE, CONTRA_ADVICE);
    }
}

static void an_item_counts_once(void **state)
{
    contra_asking asking;
    (void)state;
    know_all(&asking);
    know(&asking, "has_bled.liver", CONTRA_YES);
    know(&asking, "conditions:liver disease", CONTRA_YES);
    know(&asking, "medications:antiplatelet", CONTRA_YES);
    know(&asking, "medications:NSAID", CONTRA_YES);
    expect(&asking, "2", CONTRA_ADVICE, CONTRA_ADVICE);
    assert_string_equal(told(&asking, "counted"),
                        "abnormal liver function, antiplatelet or anti-inflammatory drug");
    assert_string_equal(told(&asking, "open"), "nothing");
}

static void a_transient_attack_is_no_stroke(void **state)
{
    contra_asking asking;
    (void)state;
    know_all(&asking);
    know(&asking, "conditions:stroke", CONTRA_YES);
    know(&asking, "conditions:transient ischaemic attack", CONTRA_YES);
    expect(&asking, "0", CONTRA_ADVICE, CONTRA_ADVICE);
    know(&asking, "has_bled.stroke", CONTRA_UNKNOWN);
    expect(&asking, "0 to 1", CONTRA_ADVICE, CONTRA_ADVICE);
}

static void an_empty_list_denies_no_history(void **state)
{
    contra_asking asking;
    (void)state;
    know_all(&asking);
    know(&asking, "has_bled.stroke", CONTRA_UNKNOWN);
    know(&asking, "has_bled.bleeding", CONTRA_UNKNOWN);
    know(&asking, "has_bled.liver", CONTRA_UNKNOWN);
    expect(&asking, "0 to 3", CONTRA_ADVICE, CONTRA_PRECAUTION);
    assert_string_equal(told(&asking, "open"),
                        "abnormal liver function, stroke, bleeding history or "
                        "predisposition");
}

static void a_labile_inr_counts_on_its_drugs_only(void **state)
{
    contra_asking asking;
    (void)state;
    know_all(&asking);
    know(&asking, "has_bled.labile_inr", CONTRA_YES);
    expect(&asking, "0", CONTRA_ADVICE, CONTRA_ADVICE);
    know(&asking, "medications:vitamin K antagonist", CONTRA_YES);
    expect(&asking, "1", CONTRA_ADVICE, CONTRA_ADVICE);
    know(&asking, "medications:vitamin K antagonist", CONTRA_UNKNOWN);
    expect(&asking, "0 to 1", CONTRA_ADVICE, CONTRA_ADVICE);
    know(&asking, "medications:vitamin K antagonist", CONTRA_NO);
    know(&asking, "medications:anticoagulant", CONTRA_NO); /* anticoagulated by the record */
    expect(&asking, "1", CONTRA_ADVICE, CONTRA_ADVICE);
}

/* --- the grades --- */

static void high_risk_begins_at_three(void **state)
{
    contra_asking asking;
    (void)state;
    know_all(&asking);
    know(&asking, "has_bled.stroke", CONTRA_YES);
    know(&asking, "has_bled.bleeding", CONTRA_YES);
    expect(&asking, "2", CONTRA_ADVICE, CONTRA_ADVICE);
    know(&asking, "has_bled.kidney", CONTRA_UNKNOWN);
    expect(&asking, "2 to 3", CONTRA_ADVICE, CONTRA_PRECAUTION);
    know(&asking, "has_bled.kidney", CONTRA_YES);
    expect(&asking, "3", CONTRA_PRECAUTION, CONTRA_PRECAUTION);
}

static void without_an_anticoagulant_it_is_silent(void **state)
{
    contra_asking asking;
    contra_grade holds, could_be;
    (void)state;
    forget_all(&asking);
    know(&asking, "patient.anticoagulated", CONTRA_NO);
    judge(&asking, &holds, &could_be);
    assert_int_equal(holds, CONTRA_GRADE_NONE);
    assert_int_equal(could_be, CONTRA_GRADE_NONE);
}

static void of_nobody_anything_is_ruled_out(void **state)
{
    contra_asking asking;
    (void)state;
    forget_all(&asking);
    expect(&asking, "0 to 9", CONTRA_GRADE_NONE, CONTRA_PRECAUTION);
    know(&asking, "patient.anticoagulated", CONTRA_YES);
    expect(&asking, "0 to 9", CONTRA_ADVICE, CONTRA_PRECAUTION);
}

/* --- what is learnt later stays between what held and what could be --- */

static unsigned chance(unsigned *seed, unsigned most)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 16) % most;
}

static void fill_by_chance(contra_asking *asking, unsigned *seed)
{
    forget_all(asking);
    for (size_t i = 0; asking->check->needs[i] != NULL; i++) {
        const char *name = asking->check->needs[i];
        double low = chance(seed, 300), width = chance(seed, 40);
        if (is_number(name) && chance(seed, 3) > 0)
            know_number(asking, name, low, low + width);
        else if (!is_number(name))
            know(asking, name, (contra_truth)chance(seed, 3));
    }
}

/* Signs that cannot be learnt, because the item's own question was answered with no. */
static bool denied(contra_asking *before, const char *name)
{
    static const char *const pairs[][2] = {
        {"has_bled.kidney", "labs.creatinine"},
        {"has_bled.liver", "conditions:liver disease"},
        {"has_bled.stroke", "conditions:stroke"},
        {"has_bled.bleeding", "conditions:bleeding disorder"},
        {"has_bled.bleeding", "conditions:thrombocytopenia"},
        {"has_bled.bleeding", "conditions:iron deficiency"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (strcmp(name, pairs[i][1]) == 0)
            return need(before, pairs[i][0])->truth == CONTRA_NO;
    if (strcmp(name, "conditions:transient ischaemic attack") == 0)
        return need(before, "conditions:stroke")->truth == CONTRA_YES; /* listed by its own name */
    return strcmp(name, "conditions:heavy alcohol use") == 0 &&
           need(before, "has_bled.drinks")->high < 8;
}

static void learn_number(contra_asking *asking, const char *name, bool lowest, unsigned *seed)
{
    const contra_known *known = need(asking, name);
    double low = isinf(known->low) ? 0 : known->low;
    double high = isinf(known->high) ? 300 : known->high;
    double at = lowest ? low : low + (double)chance(seed, (unsigned)(high - low) + 1);
    know_number(asking, name, at, at);
}

/* Learns all that is still unknown. */
static void complete_by_chance(contra_asking *asking, unsigned *seed)
{
    contra_asking before = *asking;
    for (size_t i = 0; asking->check->needs[i] != NULL; i++) {
        const char *name = asking->check->needs[i];
        contra_truth *truth = &asking->known[i].truth;
        bool no = denied(&before, name);
        if (is_number(name))
            learn_number(asking, name, no, seed);
        else if (*truth == CONTRA_UNKNOWN)
            *truth = no || chance(seed, 2) ? CONTRA_NO : CONTRA_YES;
    }
}

static void learning_more_never_surprises(void **state)
{
    unsigned seed = 20261127;
    int raised = 0, settled = 0;
    (void)state;
    for (int i = 0; i < 40000; i++) {
        contra_asking asking;
        contra_grade holds, could_be, then, then_could;
        fill_by_chance(&asking, &seed);
        judge(&asking, &holds, &could_be);
        assert_true(could_be >= holds);
        complete_by_chance(&asking, &seed);
        judge(&asking, &then, &then_could);
        assert_int_equal(then, then_could); /* all is known */
        if (then < holds || then > could_be)
            fail_msg("form %d: held %d, could be %d, and became %d", i, holds, could_be, then);
        raised += then > holds;
        settled += then < could_be;
    }
    assert_true(raised > 500); /* it was put to the test */
    assert_true(settled > 500);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_range_is_that_of_all_completions),
        cmocka_unit_test(numbers_count_at_their_lines),
        cmocka_unit_test(a_number_across_its_line_is_unknown),
        cmocka_unit_test(yes_counts_one),
        cmocka_unit_test(an_item_counts_once),
        cmocka_unit_test(a_transient_attack_is_no_stroke),
        cmocka_unit_test(an_empty_list_denies_no_history),
        cmocka_unit_test(a_labile_inr_counts_on_its_drugs_only),
        cmocka_unit_test(high_risk_begins_at_three),
        cmocka_unit_test(without_an_anticoagulant_it_is_silent),
        cmocka_unit_test(of_nobody_anything_is_ruled_out),
        cmocka_unit_test(learning_more_never_surprises),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

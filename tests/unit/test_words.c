/* SPDX-License-Identifier: MIT */
/* Conditions in words and as outlines, on every condition of two packs. What the words are is told
 * by the golden cases show-*; here, that there are always some, and that they fit together. */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "engine/load.h"
#include "packs.h"
#include "rules/wording.h"

static void check_words(struct arena *arena, const struct rulebook *book,
                        const struct condition *condition)
{
    struct text text;
    for (int holds = 0; holds <= 1; holds++) {
        text_start(&text, arena);
        condition_say(&text, book, condition, holds);
        assert_true(text.length > 0);
        assert_null(strstr(text.bytes, "(null)"));
        assert_null(strstr(text.bytes, "  "));
    }
}

/* Depth begins at 0, and grows by one step at a time below a line that announces it. */
static void check_outline(struct arena *arena, const struct rulebook *book,
                          const struct condition *condition)
{
    struct outline outline = outline_make(arena, book, condition, NULL);
    assert_true(outline.count > 0);
    assert_ptr_equal(outline.lines[0].condition, condition);
    for (size_t i = 0; i < outline.count; i++) {
        const struct outline_line *line = &outline.lines[i];
        int next = i + 1 < outline.count ? outline.lines[i + 1].depth : 0;
        bool heads = line->words[strlen(line->words) - 1] == ':';
        assert_true(line->words[0] != '\0');
        assert_true(i == 0 ? line->depth == 0 : line->depth > 0);
        assert_int_equal(heads, line->leaf == NULL);
        assert_true(heads ? next == line->depth + 1 : next <= line->depth);
    }
}

static void check_pack(const char *folder)
{
    struct arena arena;
    contra_engine *engine = open_pack(folder);
    const struct rulebook *book = engine_rulebook(engine);
    arena_init(&arena);
    for (size_t i = 0; i < book->rule_count; i++)
        for (size_t j = 0; j < book->rules[i]->grade_count; j++) {
            const struct condition *condition = book->rules[i]->grades[j].condition;
            if (!condition)
                continue;
            check_words(&arena, book, condition);
            check_outline(&arena, book, condition);
            assert_true(condition_same(condition, condition));
        }
    arena_free(&arena);
    contra_engine_free(engine);
}

static void every_condition_has_words(void **state)
{
    (void)state;
    check_pack(MINI_PACK);
    check_pack(DRY_NEEDLING);
}

/* The first part is the whole condition; its value is the trace's. */
static void check_traces(const contra_result *result)
{
    for (size_t i = 0; i < result->trace_count; i++) {
        const contra_trace *trace = result->traces[i];
        if (trace->part_count == 0)
            continue;
        assert_int_equal(trace->parts[0]->outcome, trace->outcome);
        for (size_t j = 0; j < trace->part_count; j++)
            assert_true(trace->parts[j]->outcome <= CONTRA_UNDETERMINED);
    }
}

static void trees_say_what_traces_say(void **state)
{
    static const char *const patients[] = {"sample", "empty", "pregnant-lumbar",
                                           "after-breathless"};
    contra_engine *engine = open_pack(DRY_NEEDLING);
    contra_check_options options = CONTRA_CHECK_OPTIONS_INIT;
    contra_read_options reading = CONTRA_READ_OPTIONS_INIT;
    (void)state;
    options.explain = 1;
    reading.date_if_none = "2026-11-22";
    for (size_t i = 0; i < sizeof patients / sizeof *patients; i++) {
        contra_error error;
        contra_patient *patient;
        contra_report *report = NULL;
        char path[512];
        snprintf(path, sizeof path, DRY_NEEDLING "/patients/%s.ini", patients[i]);
        if (contra_patient_read_file(&patient, engine, path, &reading, &error) ||
            contra_check(&report, engine, patient, &options, &error))
            FAIL("%s: %s", path, error.message);
        assert_true(contra_report_result(report)->trace_count > 0);
        check_traces(contra_report_result(report));
        contra_report_free(report);
        contra_patient_free(patient);
    }
    contra_engine_free(engine);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_condition_has_words),
        cmocka_unit_test(trees_say_what_traces_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

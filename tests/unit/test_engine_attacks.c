/* SPDX-License-Identifier: MIT */
/* The scripts of tests/attacks, and of shared/attacks if it lies beside the project, as rule files
 * of a pack and inside the check of a rule: the worst that they can do is to fail. */
#define _POSIX_C_SOURCE 200809L
#include <time.h>

#include "packs.h"
#include "scratch.h"

static char folder[] = "scratch-attacks";

struct tally {
    size_t scripts, refused, failed, found, clear;
    double slowest;
    char slowest_name[128];
};

/* --- what contra says --- */

/* Addresses and control bytes have no place in what is told. */
static void check_words(const char *name, const char *words)
{
    CHECK(words != NULL && *words != '\0');
    for (const char *at = words; *at; at++)
        if ((unsigned char)*at < ' ' && *at != '\n')
            FAIL("%s: a control byte in: %s", name, words);
    const char *bad = strstr(words, "0x") != NULL ? strstr(words, "0x") : strstr(words, "ESCAPE");
    if (bad != NULL)
        FAIL("%s: %.200s", name, bad);
}

/* NULL if the pack is refused. */
static contra_engine *open_attacked(const char *name, struct tally *tally)
{
    contra_engine *engine;
    contra_engine_options options = CONTRA_ENGINE_OPTIONS_INIT;
    const char *folders[] = {folder};
    contra_error error;
    options.packs = folders;
    options.pack_count = 1;
    contra_status status = contra_engine_open(&engine, &options, &error);
    if (status == CONTRA_OK)
        return engine;
    if (status != CONTRA_BAD_PACK)
        FAIL("%s: %s", name, error.message);
    for (size_t i = 0; contra_engine_problem(engine, i); i++)
        check_words(name, contra_engine_problem(engine, i)->message);
    tally->refused++;
    contra_engine_free(engine);
    return NULL;
}

static bool found(const contra_result *result, const char *rule)
{
    for (size_t i = 0; i < result->finding_count; i++)
        if (strcmp(result->findings[i]->rule, rule) == 0 && result->findings[i]->grade)
            return true;
    return false;
}

/* What all attacks have in common: others' findings stand, and a failed rule could be its worst. */
static void check_result(const char *name, const contra_result *result)
{
    CHECK(found(result, "steady"));
    CHECK(found(result, "steady-check"));
    CHECK_INT(result->complete, result->failure_count == 0);
    for (size_t i = 0; i < result->failure_count; i++) {
        CHECK_TEXT(result->failed[i]->rule, "attack");
        CHECK_INT(result->failed[i]->could_be, CONTRA_ABSOLUTE);
        check_words(name, result->failed[i]->reason);
        CHECK(result->disposition >= CONTRA_DEFER);
        CHECK_INT(result->could_be, CONTRA_DO_NOT_TREAT);
    }
}

static const char *reason(const contra_report *report)
{
    const contra_result *result = contra_report_result(report);
    return result->failure_count ? result->failed[0]->reason : "it did not fail";
}

/* One patient, and the same again on the same engine: the same report. */
static void check_twice(const char *name, const contra_engine *engine, struct tally *tally)
{
    contra_report *first = scratch_report(engine, 40), *second = scratch_report(engine, 40);
    const contra_result *result = contra_report_result(first);
    char *one = scratch_json(first), *other = scratch_json(second);
    check_result(name, result);
    check_words(name, one);
    if (strcmp(one, other) != 0)
        FAIL("%s: first: %s; the second time: %s", name, reason(first), reason(second));
    tally->failed += result->failure_count > 0;
    tally->found += found(result, "attack");
    tally->clear += result->failure_count == 0 && !found(result, "attack");
    free(one);
    free(other);
    contra_report_free(first);
    contra_report_free(second);
}

/* --- the attacks --- */

static double seconds_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void run(const char *name, struct tally *tally)
{
    double start = seconds_now();
    contra_engine *engine = open_attacked(name, tally);
    if (engine != NULL)
        check_twice(name, engine, tally);
    contra_engine_free(engine);
    double seconds = seconds_now() - start;
    if (seconds > 30)
        FAIL("%s took %.1f seconds", name, seconds);
    if (seconds > tally->slowest) {
        tally->slowest = seconds;
        snprintf(tally->slowest_name, sizeof tally->slowest_name, "%s", name);
    }
    tally->scripts++;
}

static void start_pack(void)
{
    scratch_pack(folder);
    scratch_steady(folder);
    scratch_check(folder, "steady-check", "",
                  "if facts.patient.age > 1 then return \"relative\" end");
}

/* As it stands: the scanner sees most of them. */
static void as_file(const char *path, const char *name, void *payload)
{
    start_pack();
    scratch_copy(path, "attack.lua", folder);
    run(name, payload);
}

/* In a function that the file calls while it loads: the scanner lets that pass. */
static void as_called_function(const char *path, const char *name, void *payload)
{
    static char text[1 << 18];
    size_t length;
    char *script = scratch_read(path, &length);
    snprintf(text, sizeof text, "local function run (...) %s\nend\nrun()\n", script);
    free(script);
    start_pack();
    scratch_rule(folder, "attack", text);
    run(name, payload);
}

static void as_check(const char *path, const char *name, void *payload)
{
    size_t length;
    char *script = scratch_read(path, &length);
    start_pack();
    scratch_check(folder, "attack", "", script);
    free(script);
    run(name, payload);
}

/* In a function of the file that only the check calls. */
static void as_function_of_a_check(const char *path, const char *name, void *payload)
{
    static char local_part[1 << 18];
    size_t length;
    char *script = scratch_read(path, &length);
    snprintf(local_part, sizeof local_part, "local function run (...) %s\nend\n", script);
    free(script);
    start_pack();
    scratch_check(folder, "attack", local_part, "return run(facts)");
    run(name, payload);
}

static void attack(const char *way, void (*each)(const char *, const char *, void *))
{
    struct tally tally = {0};
    size_t ours = scratch_files(TEST_SOURCE_DIR "/tests/attacks", ".lua", each, &tally);
    scratch_files(TEST_SOURCE_DIR "/../shared/attacks", ".lua", each, &tally);
    CHECK(ours > 50);
    print_message("%s: %zu scripts: %zu refused, %zu failed, %zu clear; the slowest %s: %.2f s\n",
                  way, tally.scripts, tally.refused, tally.failed, tally.clear, tally.slowest_name,
                  tally.slowest);
    CHECK_INT(tally.found, 0);
}

TEST(as_rule_files)
{
    attack("rule file", as_file);
}

TEST(as_functions_called_while_the_pack_loads)
{
    attack("called while the pack loads", as_called_function);
}

TEST(inside_a_check)
{
    attack("check", as_check);
}

TEST(inside_a_function_of_a_check)
{
    attack("function of a check", as_function_of_a_check);
}

TESTS(CASE(as_rule_files), CASE(as_functions_called_while_the_pack_loads), CASE(inside_a_check),
      CASE(inside_a_function_of_a_check))

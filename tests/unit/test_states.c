/* SPDX-License-Identifier: MIT */
/* Nothing is carried by a check in plain Lua: not to the next patient, and not to another rule.
 * Each way to try it is one line below. Then: memory, which must not grow. */
#include <stdint.h>

#include "allocations.h"
#include "packs.h"
#include "scratch.h"

static char folder[] = "scratch-states";

/* --- from patient to patient --- */

struct trick {
    const char *name;
    const char *local_part; /* of the file, before the rule */
    const char *body;       /* of the check: "relative" if it sees an earlier call */
};

#define AGE        "local age = facts.patient.age "
#define SEEN(what) AGE "local seen = " what " if seen then return \"relative\" end "

static const struct trick tricks[] = {
    {"a local of the file", "local last", SEEN("last ~= nil") "last = age"},
    {"a local that was set", "local last = 7", SEEN("last ~= 7") "last = age"},
    {"a text in a local", "local last = \"\"", SEEN("last ~= \"\"") "last = last .. age"},
    {"two locals", "local a, b = 1, 2", SEEN("a ~= 1 or b ~= 2") "a, b = b, a"},
    {"a table of the file", "local kept = {}", SEEN("kept[1]") "kept[1] = age"},
    {"a field of a table", "local kept = { n = 0 }", SEEN("kept.n > 0") "kept.n = kept.n + 1"},
    {"a table in a table", "local kept = { { } }", SEEN("kept[1][1]") "kept[1][1] = age"},
    {"table.insert", "local kept = {}", SEEN("#kept > 0") "table.insert(kept, age)"},
    {"a table put in place of another", "local kept = {}", SEEN("kept.age") "kept = { age = age }"},
    {"the local of an inner function",
     "local count = (function () local n = 0 return function () n = n + 1 return n end end)()",
     SEEN("count() > 1")},
    {"the table of an inner function",
     "local count = (function () local t = { 0 } return function () t[1] = t[1] + 1 return t[1] "
     "end "
     "end)()",
     SEEN("count() > 1")},
    {"a function that is replaced", "local function look () return nil end",
     SEEN("look()") "look = function () return age end"},
    {"a function two levels down",
     "local f = (function () local last local function set (x) last = x end\n"
     "return function (x) local was = last set(x) return was end end)()",
     SEEN("f(age)")},
    {"a counter that a loop leaves", "local i = 0", SEEN("i > 0") "for k = 1, 3 do i = i + k end"},
    {"an iterator that is kept", "local step",
     SEEN("step and step()") "step = (\"a b c\"):gmatch(\"%a\") step()"},
    {"the facts", "local kept", SEEN("kept and kept.patient.age") "kept = facts"},
    {"a part of the facts", "local kept", SEEN("kept and kept.age") "kept = facts.patient"},
    {"the values of a result", "local values = {}",
     SEEN("values.age") "values.age = age return \"relative\", values"},
    {"the values of a result, kept", "local kept",
     SEEN("kept and kept.age ~= age") "kept = { age = age }"},
    {"the string library", "", SEEN("string.last") "string.last = age"},
    {"a function of the library", "",
     SEEN("string.rep(\"x\", 2) ~= \"xx\"") "string.rep = function () return age end"},
    {"the math library", "", SEEN("math.last") "math.last = age"},
    {"the table library", "", SEEN("table.last") "table.last = age"},
    {"a method of texts", "", SEEN("(\"\").last") "getmetatable(\"\").__index.last = age"},
    {"a global", "", SEEN("last") "last = age"},
    {"the environment", "", SEEN("_ENV.last") "_ENV.last = age"},
    {"another environment", "", SEEN("_ENV.last") "_ENV = { last = age }"},
    {"an environment in a local", "local e = _ENV", SEEN("e.last") "e.last = age"},
    {"rawset", "local kept = {}", SEEN("kept[1]") "rawset(kept, 1, age)"},
    {"a metatable", "local kept = {}", SEEN("kept.age") "setmetatable(kept, { __index = facts })"},
    {"a coroutine", "local co", SEEN("co") "co = coroutine.wrap(function () end)"},
    {"the registry", "", SEEN("debug.getregistry().last") "debug.getregistry().last = age"},
    {"package.loaded", "", SEEN("package.loaded.last") "package.loaded.last = age"},
    {"the facts, changed", "", SEEN("facts.patient.last") "facts.patient.last = age"},
    {"a fact, put in place of another", "", SEEN("age > 200") "facts.patient.age = 1000"},
    {"a fact, taken away", "", SEEN("age == nil") "facts.patient.age = nil"},
    {"a part of the facts, put in place of another", "",
     SEEN("age > 200") "facts.patient = { age = 1000 }"},
    {"a part of the facts, taken away", "", SEEN("age > 200") "facts.patient = nil"},
    {"an error midway", "local last", SEEN("last") "last = age error(\"midway\")"},
    {"an error in an inner function", "local last",
     SEEN("last") "(function () last = age local t = nil return t.x end)()"},
    {"an error object", "local last", SEEN("last") "last = { age } error(last)"},
    {"instructions spent midway", "local last", SEEN("last") "last = age while true do end"},
    {"work spent midway", "local last",
     SEEN("last") "last = age for i = 1, 1e9 do (\"x\"):rep(4000):find(\".-.-.-y\") end"},
    {"memory spent midway", "local last",
     SEEN("last") "last = {} for i = 1, 1e9 do last[i] = { i } end"},
    {"the stack spent midway", "local last",
     SEEN("last") "last = age local function f () return 1 + f() end return f()"},
};

/* What the rule "trick" says of a patient, in one word or in its reason. */
static void outcome(const contra_report *report, char *words, size_t size)
{
    const contra_result *result = contra_report_result(report);
    snprintf(words, size, "clear");
    for (size_t i = 0; i < result->finding_count; i++)
        if (strcmp(result->findings[i]->rule, "trick") == 0 && result->findings[i]->grade)
            snprintf(words, size, "found");
    for (size_t i = 0; i < result->failure_count; i++)
        snprintf(words, size, "failed: %s", result->failed[i]->reason);
}

/* NULL if the pack is refused: then there is no check that could remember. */
static contra_engine *open_if_sound(void)
{
    contra_engine *engine;
    contra_engine_options options = CONTRA_ENGINE_OPTIONS_INIT;
    const char *folders[] = {folder};
    options.packs = folders;
    options.pack_count = 1;
    contra_status status = contra_engine_open(&engine, &options, NULL);
    CHECK(status == CONTRA_OK || status == CONTRA_BAD_PACK);
    if (status == CONTRA_OK)
        return engine;
    contra_engine_free(engine);
    return NULL;
}

/* The same patient on an engine of its own: byte for byte the same. */
static void compare_with_fresh(const contra_engine *engine, const struct trick *trick, int age)
{
    char words[600] = "";
    contra_engine *fresh = open_pack(folder);
    contra_report *together = scratch_report(engine, age), *alone = scratch_report(fresh, age);
    char *one = scratch_json(together), *other = scratch_json(alone);
    outcome(together, words, sizeof words);
    if (strcmp(one, other) != 0)
        FAIL("%s, patient of %d: %s", trick->name, age, words);
    CHECK(strstr(one, "\"steady\"") != NULL);
    free(one);
    free(other);
    contra_report_free(together);
    contra_report_free(alone);
    contra_engine_free(fresh);
}

static bool check_trick(const struct trick *trick)
{
    static const int ages[] = {40, 41, 40, 42, 42};
    scratch_pack(folder);
    scratch_steady(folder);
    scratch_check(folder, "trick", trick->local_part, trick->body);
    contra_engine *engine = open_if_sound();
    for (size_t i = 0; engine && i < sizeof ages / sizeof *ages; i++)
        compare_with_fresh(engine, trick, ages[i]);
    contra_engine_free(engine);
    return engine != NULL;
}

TEST(no_check_remembers_a_patient)
{
    size_t tried = 0, count = sizeof tricks / sizeof *tricks;
    for (size_t i = 0; i < count; i++)
        tried += check_trick(&tricks[i]);
    print_message("%zu tricks, %zu of them refused when the pack is opened\n", count,
                  count - tried);
    CHECK(tried > count / 2);
}

/* --- refused at load: what remembers by itself --- */

static void check_refused(const char *local_part, const char *body, const char *message)
{
    contra_error error;
    contra_engine *engine;
    contra_engine_options options = CONTRA_ENGINE_OPTIONS_INIT;
    const char *folders[] = {folder};
    scratch_pack(folder);
    scratch_check(folder, "trick", local_part, body);
    options.packs = folders;
    options.pack_count = 1;
    CHECK_INT(contra_engine_open(&engine, &options, &error), CONTRA_BAD_PACK);
    if (strstr(error.message, message) == NULL)
        FAIL("\"%s\" is not said: %s", message, error.message);
    contra_engine_free(engine);
}

TEST(what_remembers_by_itself_is_refused)
{
    check_refused("local step = (\"a b c\"):gmatch(\"%a\")", "return step() and \"relative\"",
                  "step");
    check_refused("local t = { step = (\"a b c\"):gmatch(\"%a\") }",
                  "return t.step() and \"relative\"", "\"t\" holds");
    check_refused("local c = patient.age:above(3)", "return c and \"relative\"", "c");
}

/* --- from rule to rule --- */

struct message {
    const char *writer, *reader; /* bodies of two checks */
};

static const struct message messages[] = {
    {"last = 1", "if last then return \"relative\" end"},
    {"string.last = 1", "if string.last then return \"relative\" end"},
    {"string.format = function () return \"y\" end",
     "if string.format(\"x\") ~= \"x\" then return \"relative\" end"},
    {"table.insert(string, 1)", "if string[1] then return \"relative\" end"},
    {"math.pi = 3", "if math.pi == 3 then return \"relative\" end"},
    {"_ENV.last = 1", "if _ENV.last then return \"relative\" end"},
    {"_ENV = { string = {} }", "if not string.format then return \"relative\" end"},
    {"facts.patient.age = 1", "if facts.patient.age == 1 then return \"relative\" end"},
    {"facts.last = 1", "if facts.last then return \"relative\" end"},
    {"pairs = nil", "for k in pairs({ 1 }) do return end return \"relative\""},
    {"error(string)", "if not string.format then return \"relative\" end"},
    {"while true do end", "local n = 0 for i = 1, 1000 do n = n + i end "
                          "if n ~= 500500 then return \"relative\" end"},
    {"local t = {} for i = 1, 1e9 do t[i] = { i } end",
     "local t = {} for i = 1, 1000 do t[i] = { i } end if #t ~= 1000 then return \"relative\" end"},
};

/* Written before and after: rules run by name. */
TEST(no_rule_tells_another)
{
    for (size_t i = 0; i < sizeof messages / sizeof *messages; i++) {
        scratch_pack(folder);
        scratch_steady(folder);
        scratch_check(folder, "a-writer", "", messages[i].writer);
        scratch_check(folder, "b-reader", "", messages[i].reader);
        contra_engine *engine = open_if_sound();
        for (int age = 40; engine && age < 43; age++) {
            contra_report *report = scratch_report(engine, age);
            char *json = scratch_json(report);
            const contra_result *result = contra_report_result(report);
            for (size_t k = 0; k < result->finding_count; k++)
                if (strcmp(result->findings[k]->rule, "b-reader") == 0 &&
                    result->findings[k]->grade)
                    FAIL("%s is seen: %s", messages[i].writer, json);
            CHECK(strstr(json, "\"steady\"") != NULL);
            free(json);
            contra_report_free(report);
        }
        contra_engine_free(engine);
    }
}

/* --- one rule fails, all others stand --- */

TEST(a_failed_rule_leaves_all_others_standing)
{
    scratch_pack(folder);
    scratch_steady(folder);
    scratch_check(folder, "a-error", "", "error(\"on purpose\")");
    scratch_check(folder, "b-finds", "", "return \"relative\"");
    scratch_check(folder, "c-spends", "", "while true do end");
    scratch_check(folder, "d-clear", "", "return nil");
    scratch_check(folder, "e-nonsense", "", "return 7");
    contra_engine *engine = open_pack(folder);
    contra_report *report = scratch_report(engine, 40);
    const contra_result *result = contra_report_result(report);
    CHECK_INT(result->complete, 0);
    CHECK_INT(result->failure_count, 3);
    CHECK_TEXT(result->failed[0]->rule, "a-error");
    CHECK(strstr(result->failed[0]->reason, "on purpose") != NULL);
    CHECK_INT(result->failed[0]->could_be, CONTRA_ABSOLUTE);
    CHECK_TEXT(result->failed[1]->rule, "c-spends");
    CHECK_TEXT(result->failed[2]->rule, "e-nonsense");
    CHECK_TEXT(result->findings[0]->rule, "b-finds");
    CHECK_INT(result->findings[0]->grade, CONTRA_RELATIVE);
    CHECK_TEXT(result->findings[1]->rule, "steady");
    CHECK_INT(result->disposition, CONTRA_DEFER);
    CHECK_INT(result->could_be, CONTRA_DO_NOT_TREAT);
    contra_report_free(report);
    contra_engine_free(engine);
}

TEST(values_may_stand_in_a_table_of_the_file)
{
    scratch_pack(folder);
    scratch_rule(folder, "says",
                 "local said = { line = \"in the file\" }\n"
                 "rule \"says\" { title = \"Says\", effect = \"bruising\",\n"
                 "  sources = { \"example-2020\" }, grades = { \"relative\" },\n"
                 "  needs = { \"patient.age\" }, finding = \"It stands {line}.\",\n"
                 "  action = \"Act.\", check = function (facts) return \"relative\", said end }\n");
    contra_engine *engine = open_pack(folder);
    contra_report *report = scratch_report(engine, 40);
    CHECK_TEXT(contra_report_result(report)->findings[0]->finding, "It stands in the file.");
    contra_report_free(report);
    contra_engine_free(engine);
}

/* --- memory --- */

/* Lua collects its garbage in rounds, so that the memory goes up and down. */
struct window {
    size_t least, most;
};

static void see(struct window *window, size_t bytes)
{
    window->least = bytes < window->least ? bytes : window->least;
    window->most = bytes > window->most ? bytes : window->most;
}

static void check_and_write(const contra_engine *engine, int age)
{
    contra_report *report = scratch_report(engine, age);
    char *json = scratch_json(report);
    free(json);
    contra_report_free(report);
}

TEST(ten_thousand_checks_leave_memory_as_it_was)
{
    scratch_pack(folder);
    scratch_steady(folder);
    scratch_check(folder, "a-keeps", "local last", "last = { facts.patient.age, last } return nil");
    scratch_check(folder, "b-finds", "", "return \"relative\", { age = facts.patient.age }");
    scratch_check(folder, "c-fails", "local last", "last = { last } error(\"on purpose\")");
    scratch_check(folder, "d-texts", "",
                  "local t = {} for i = 1, 30 do t[i] = \"text\" .. facts.patient.age .. i end");
    contra_engine *engine = open_pack(folder);
    struct window first = {SIZE_MAX, 0}, all = {SIZE_MAX, 0}, last = {SIZE_MAX, 0};
    for (int i = 0; i < 10000; i++) {
        check_and_write(engine, 20 + i % 60);
        size_t now = allocations_bytes();
        if (i >= 100 && i < 600) /* before, a state takes the chunks that it then keeps */
            see(&first, now);
        if (i >= 9500)
            see(&last, now);
        see(&all, now);
    }
    print_message("bytes in use: %zu to %zu in the first checks, %zu to %zu in the last\n",
                  first.least, first.most, last.least, last.most);
    CHECK(last.least <= first.least + first.least / 50);
    CHECK(all.most <= first.most + first.most / 4);
    contra_engine_free(engine);
}

TESTS(CASE(no_check_remembers_a_patient), CASE(what_remembers_by_itself_is_refused),
      CASE(no_rule_tells_another), CASE(values_may_stand_in_a_table_of_the_file),
      CASE(a_failed_rule_leaves_all_others_standing),
      CASE(ten_thousand_checks_leave_memory_as_it_was))

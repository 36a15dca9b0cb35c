/* SPDX-License-Identifier: MIT */
/* Plugins from the host's side: what is refused, with which words, and what the good one adds. */
#define _POSIX_C_SOURCE 200809L

#include <dlfcn.h>

#include "plugged.h"

/* The plugin is refused, with these words, alone. */
static void refused(const char *name, contra_status status, const char *wanted)
{
    char path[1024], found[2048];
    snprintf(path, sizeof path, "%s/%s.so", TEST_PLUGINS, name);
    contra_engine *engine = open_with(path, NULL, status);
    const contra_problem *problem = contra_engine_problem(engine, 0);
    CHECK(problem != NULL);
    CHECK_TEXT(problem->file, path);
    snprintf(found, sizeof found, "%s", problem->message);
    CHECK_TEXT(found, wanted);
    CHECK_NULL(contra_engine_problem(engine, 1));
    contra_engine_free(engine);
}

/* --- what is refused --- */

TEST(refuses_what_does_not_fit)
{
    refused("abi-old", CONTRA_BAD_PLUGIN,
            "The plugin was built for version 0 of the interface, which is too old: "
            "contra " CONTRA_VERSION
            " loads 1 to 1. Build it again with the header of this contra.");
    refused("abi-new", CONTRA_BAD_PLUGIN,
            "The plugin was built for version 2 of the interface, which is too new: "
            "contra " CONTRA_VERSION
            " loads 1 to 1. Take a newer contra, or build it for this one.");
    refused("no-symbol", CONTRA_BAD_PLUGIN,
            "This is no plugin of contra: it does not export the function "
            "contra_plugin_describe.");
    refused("no-description", CONTRA_BAD_PLUGIN,
            "The plugin does not describe itself: contra_plugin_describe() is NULL.");
    refused("too-small", CONTRA_BAD_PLUGIN,
            "The plugin describes itself in 16 bytes, and version 1 of the interface takes 80. "
            "Build it again with contra's header.");
    refused("bad-name", CONTRA_BAD_PLUGIN,
            "\"Bad Name\" cannot be the name of a plugin: small letters, digits and - only.");
    refused("other-name", CONTRA_BAD_PLUGIN,
            "The plugin calls itself \"another\", and its file \"other-name\". Call the file "
            "another.so.");
    refused("no-start", CONTRA_BAD_PLUGIN,
            "The plugin \"no-start\" could not start: the scanner is not switched on.");
    refused("silent-no-start", CONTRA_BAD_PLUGIN,
            "The plugin \"silent-no-start\" could not start: it does not say why.");
    refused("format-taken", CONTRA_BAD_PLUGIN, "There is a writer \"json\" already, contra's own.");
    refused("lacks-write", CONTRA_BAD_PLUGIN,
            "The writer \"wrong-format\" of this plugin lacks a function that it needs.");
    refused("no-version", CONTRA_BAD_PLUGIN,
            "The plugin \"no-version\" does not tell its version and its licence.");
}

TEST(refuses_checks_that_do_not_fit_the_packs)
{
    refused("check-misspelt", CONTRA_BAD_PACK,
            "The check \"wrong-check\" needs \"labs.irn\", which is not a fact that can be judged. "
            "Did you mean \"labs.inr\"?");
    refused("check-no-section", CONTRA_BAD_PACK,
            "The check \"wrong-check\" needs \"laps.inr\", which is neither a fact (\"labs.inr\") "
            "nor a word of a list (\"medications:warfarin\"). Did you mean \"labs\"?");
    refused("check-no-word", CONTRA_BAD_PACK,
            "The check \"wrong-check\" needs \"medications:anticoagulent\", which is not a word of "
            "[medications]. Did you mean \"medications:anticoagulant\"?");
    refused("check-site-word", CONTRA_BAD_PACK,
            "The check \"wrong-check\" needs \"sites:lung\", which is not a word of [sites] that a "
            "check about the patient can ask for.");
    refused("check-bare", CONTRA_BAD_PACK,
            "The check \"wrong-check\" needs \"medications\", which is neither a fact "
            "(\"labs.inr\") nor a word of a list (\"medications:warfarin\").");
    refused("check-title", CONTRA_BAD_PACK,
            "The check \"wrong-check\" needs a title, without { and }.");
    refused(
        "check-source", CONTRA_BAD_PACK,
        "\"custm\", a source of the check \"wrong-check\", stands neither in sources.ini nor in "
        "its literature.");
    refused(
        "check-list", CONTRA_BAD_PACK,
        "The check \"wrong-check\" needs \"labs:inr\", and [labs] is not a list of words: write "
        "\"labs.inr\".");
    refused("check-grades", CONTRA_BAD_PACK,
            "The check \"wrong-check\" must name the grades that it may give: one to 4, gravest "
            "first, all before a session or all after one.");
    refused("check-text", CONTRA_BAD_PACK,
            "{labs.irn} cannot be filled in the text of rule \"wrong-check\": labs.irn is not a "
            "fact; perhaps labs.inr.");
}

TEST(tells_all_that_is_wrong_with_a_check)
{
    contra_engine *engine = open_with(TEST_PLUGINS "/check-empty.so", NULL, CONTRA_BAD_PACK);
    CHECK_TEXT(
        contra_engine_problem(engine, 0)->message,
        "\"brusing\", of the check \"wrong-check\", is not an effect of effects.ini. Did you "
        "mean \"bruising\"?");
    CHECK_TEXT(contra_engine_problem(engine, 1)->message,
               "The check \"wrong-check\" cites no source.");
    contra_engine_free(engine);
}

TEST(refuses_a_check_by_the_name_of_a_rule)
{
    refused("check-taken", CONTRA_BAD_PACK,
            "The check \"bleeding\" has the name of a rule, in " PACK
            "/rules/bleeding.lua, line 5. Give it another.");
}

TEST(refuses_what_is_no_plugin)
{
    contra_engine *engine = open_with(TEST_PLUGINS "/not-there.so", NULL, CONTRA_BAD_PLUGIN);
    const char *message = contra_engine_problem(engine, 0)->message;
    CHECK(strstr(message, "The plugin cannot be loaded: ") == message);
    CHECK(strstr(message, "No such file or directory") != NULL);
    contra_engine_free(engine);
    engine = open_with(PACK "/pack.ini", NULL, CONTRA_BAD_PLUGIN);
    CHECK(strstr(contra_engine_problem(engine, 0)->message, "The plugin cannot be loaded: ") !=
          NULL);
    contra_engine_free(engine);
}

TEST(refuses_the_same_plugin_twice)
{
    contra_engine *engine = open_with(PROBE, PROBE, CONTRA_BAD_PLUGIN);
    CHECK_TEXT(contra_engine_problem(engine, 0)->message,
               "A plugin \"probe\" is loaded already, from " PROBE ". Name one of them.");
    CHECK_NULL(contra_engine_problem(engine, 1));
    contra_engine_free(engine);
}

TEST(stops_all_that_it_started)
{
    void *probe = dlopen(PROBE, RTLD_NOW | RTLD_LOCAL); /* keeps its counters */
    CHECK(probe != NULL);
    const int *starts = dlsym(probe, "probe_starts"), *stops = dlsym(probe, "probe_stops");
    int before = *starts;
    contra_engine_free(open_with(PROBE, NULL, CONTRA_OK));
    CHECK_INT(*starts, before + 1);
    CHECK_INT(*stops, *starts);
    contra_engine_free(open_with(PROBE, TEST_PLUGINS "/no-start.so", CONTRA_BAD_PLUGIN));
    CHECK_INT(*starts, before + 2);
    CHECK_INT(*stops, *starts);
    contra_engine_free(open_with(PROBE, TEST_PLUGINS "/check-misspelt.so", CONTRA_BAD_PACK));
    CHECK_INT(*stops, *starts);
    dlclose(probe);
}

TEST(an_engine_without_plugins_is_as_it_was)
{
    static const char text[] = "[medications]\nwarfarin = 5 mg\n[labs]\ninr = 4\n";
    static char before[BYTES], after[BYTES];
    struct page first = {before, 0, BYTES - 1}, second = {after, 0, BYTES - 1};
    contra_engine *engine = open_with(NULL, NULL, CONTRA_OK);
    contra_report *report = check_text(engine, text, 1);
    CHECK_INT(contra_report_write(report, NULL, collect, &first, NULL), CONTRA_OK);
    contra_report_free(report);
    contra_engine_free(open_with(PROBE, TEST_PLUGINS "/abi-new.so", CONTRA_BAD_PLUGIN));
    report = check_text(engine, text, 1);
    CHECK_INT(contra_report_write(report, NULL, collect, &second, NULL), CONTRA_OK);
    CHECK_TEXT(after, before);
    contra_report_free(report);
    CHECK_NULL(contra_engine_plugin(engine, 0));
    contra_engine_free(engine);
}

/* --- what is there --- */

TEST(lists_what_a_plugin_adds)
{
    contra_engine *engine = open_with(PROBE, NULL, CONTRA_OK);
    const char *const wanted[][2] = {{"reader", "probe-lines"}, {"check", "probe-inr"},
                                     {"check", "probe-site"},   {"check", "probe-rubbish"},
                                     {"writer", "probe-word"},  {"writer", "probe-line"}};
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        const contra_part_of_plugin *part = contra_engine_plugin(engine, i);
        CHECK_TEXT(part->kind, wanted[i][0]);
        CHECK_TEXT(part->name, wanted[i][1]);
        CHECK_TEXT(part->plugin, "probe");
        CHECK_TEXT(part->version, "1.2");
        CHECK_TEXT(part->path, PROBE);
    }
    CHECK_TEXT(contra_engine_plugin(engine, 0)->endings[0], ".probe");
    CHECK_INT(contra_engine_plugin(engine, 5)->writes_lines, 1);
    CHECK_NULL(contra_engine_plugin(engine, 6));
    contra_engine_free(engine);
}

/* A plugin that judges stands among the packs, with the digest of its file. */
TEST(tells_which_plugin_judged)
{
    contra_engine *engine = open_with(PROBE, NULL, CONTRA_OK);
    const contra_pack *pack = contra_engine_pack(engine, 1);
    CHECK_TEXT(contra_engine_pack(engine, 0)->name, "clinic");
    CHECK_TEXT(pack->name, "plugin probe");
    CHECK_TEXT(pack->version, "1.2");
    CHECK_INT(strlen(pack->digest), 71);
    contra_engine_free(engine);
}

TESTS(CASE(refuses_what_does_not_fit), CASE(refuses_checks_that_do_not_fit_the_packs),
      CASE(tells_all_that_is_wrong_with_a_check), CASE(refuses_a_check_by_the_name_of_a_rule),
      CASE(refuses_what_is_no_plugin), CASE(refuses_the_same_plugin_twice),
      CASE(stops_all_that_it_started), CASE(an_engine_without_plugins_is_as_it_was),
      CASE(lists_what_a_plugin_adds), CASE(tells_which_plugin_judged))

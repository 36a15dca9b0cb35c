/* SPDX-License-Identifier: MIT */
/* contra whatif: what would change the answer for a patient? */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "authoring/whatif.h"
#include "base/folder.h"
#include "cli/day.h"
#include "cli/packs.h"
#include "cli/say.h"
#include "cli/sheet_out.h"
#include "engine/load.h"

#define PATIENT_MOST ((size_t)1 << 20)

/* --- what follows, in words --- */

static const char *then_words(const struct whatif *whatif, const struct prospect *then)
{
    const struct prospect *now = &whatif->now;
    const char *name = contra_disposition_name(then->disposition);
    if (then->disposition != now->disposition)
        return name;
    if (then->holds == then->disposition && now->holds != now->disposition)
        return arena_format(whatif->arena, "still %s, and then for certain", name);
    return arena_format(whatif->arena, "still %s", name);
}

static void add_now(struct sheet *sheet, const struct whatif *whatif)
{
    const struct prospect *now = &whatif->now;
    sheet_add(sheet, SHEET_HEADING, "Now: %s", contra_disposition_name(now->disposition));
    if (now->holds == now->could_be)
        sheet_add(sheet, SHEET_TEXT, "No open question can change that.");
    else
        sheet_add(sheet, SHEET_TEXT,
                  "From what holds for certain: %s. If every open question turned out badly: %s.",
                  contra_disposition_name(now->holds), contra_disposition_name(now->could_be));
}

/* --- questions --- */

static void add_question(struct sheet *sheet, const struct whatif *whatif,
                         const struct open_question *question)
{
    sheet_item(sheet, 0, "%s: %s", question->fact, question->question);
    for (size_t i = 0; i < question->answers.count; i++)
        sheet_item(sheet, 1, "%s: %s", question->answers.items[i].words,
                   then_words(whatif, &question->answers.items[i].then));
    if (question->answers.count == 0)
        sheet_item(sheet, 1, "%s %s, depending on the answer",
                   question->could_lower ? "milder, or up to" : "up to",
                   contra_grade_name(question->could_be));
}

static void add_questions(struct sheet *sheet, const struct whatif *whatif)
{
    if (whatif->question_count == 0)
        return;
    sheet_add(sheet, SHEET_HEADING, "Open questions, by what the answer could change");
    for (size_t i = 0; i < whatif->question_count; i++)
        add_question(sheet, whatif, &whatif->questions[i]);
}

/* --- sites --- */

static void add_sites(struct sheet *sheet, const struct whatif *whatif)
{
    if (whatif->sites.count == 0)
        return;
    sheet_add(sheet, SHEET_HEADING, "Planned sites left out");
    for (size_t i = 0; i < whatif->sites.count; i++)
        sheet_item(sheet, 0, "without %s: %s", whatif->sites.items[i].words,
                   then_words(whatif, &whatif->sites.items[i].then));
}

/* --- facts --- */

static bool is_milder(const struct whatif *whatif, const struct answer *answer)
{
    return answer->then.disposition < whatif->now.disposition;
}

static size_t add_facts(struct sheet *sheet, const struct whatif *whatif, bool milder)
{
    size_t count = 0;
    for (size_t i = 0; i < whatif->fact_count; i++) {
        const struct known_fact *known = &whatif->facts[i];
        for (size_t j = 0; j < known->answers.count; j++) {
            const struct answer *answer = &known->answers.items[j];
            if (is_milder(whatif, answer) != milder)
                continue;
            if (count++ == 0)
                sheet_add(sheet, SHEET_HEADING, "Single facts that would make it %s",
                          milder ? "milder" : "graver");
            sheet_item(sheet, 0, "%s %s instead of %s: %s", known->fact, answer->words, known->now,
                       contra_disposition_name(answer->then.disposition));
        }
    }
    return count;
}

static int print(const struct options *options, const struct whatif *whatif)
{
    struct sheet sheet = {.arena = options->arena};
    add_now(&sheet, whatif);
    add_questions(&sheet, whatif);
    add_sites(&sheet, whatif);
    if (add_facts(&sheet, whatif, true) + add_facts(&sheet, whatif, false) == 0)
        sheet_add(&sheet, SHEET_TEXT, "No single fact, said otherwise, would change it.");
    return sheet_print(options, &sheet);
}

/* --- the command --- */

static int refuse(const contra_patient *patient, const contra_error *error)
{
    const contra_problem *problem = contra_patient_problem(patient, 0);
    if (problem == NULL)
        say_error(error);
    for (size_t i = 0; (problem = contra_patient_problem(patient, i)) != NULL; i++)
        say_problem(problem->file, problem->line, problem->message);
    return exit_code_of(error->status);
}

static int try_all(struct whatif *whatif, const struct options *options)
{
    contra_error error;
    contra_status status = whatif_run(whatif, &error);
    int code = status == CONTRA_OK ? print(options, whatif) : refuse(whatif->base, &error);
    whatif_end(whatif);
    return code;
}

static int run(const struct options *options)
{
    contra_engine *engine;
    char today[11];
    struct whatif whatif = {.arena = options->arena};
    if (options->argument_count != 1) {
        say("One file is wanted: contra whatif [OPTION]... FILE.");
        return EXIT_WRONG;
    }
    if (!sheet_format_is_right(options))
        return EXIT_WRONG;
    struct file file = file_read(options->arena, options->arguments[0], PATIENT_MOST);
    if (!file.text) {
        say_problem(options->arguments[0], 0, strerror(file.error));
        return EXIT_WRONG;
    }
    int code = packs_open(options, contra_engine_open, &engine);
    if (code != EXIT_FINE)
        return code;
    whatif.text = file.text;
    whatif.length = file.length;
    whatif.read = (contra_read_options)CONTRA_READ_OPTIONS_INIT;
    whatif.read.name = options->arguments[0];
    whatif.read.date = option_value(options, "date");
    whatif.read.date_if_none = today_write(today) ? today : NULL;
    whatif.bench = (struct whatif_bench){engine, engine_rulebook(engine), engine_patient,
                                         engine_patient_forget};
    code = try_all(&whatif, options);
    contra_engine_free(engine);
    return code;
}

const struct command command_whatif = {
    .name = "whatif",
    .summary = "tell what would change the answer for a patient",
    .arguments = "FILE",
    .details =
        "Tries every other answer, one at a time, and checks the patient again with each:\n"
        "- the open questions, those first whose answers lie furthest apart;\n"
        "- the planned sites that are not free, left out;\n"
        "- each fact that is known, said otherwise: the other answer, the other side of each\n"
        "  threshold, a word of a list denied or in another state.\n"
        "\n"
        "Examples:\n"
        "  contra whatif intake.ini\n"
        "  contra whatif --format html --output whatif.html intake.ini\n"
        "\n"
        "Exit code: 0 it was told, 2 the file or the command line is wrong, 3 a pack or the\n"
        "engine failed.\n",
    .run = run,
};

/* SPDX-License-Identifier: MIT */
/* No bound is ever too mild: forms with up to three holes, and every way to fill them. */
#include <stdio.h>
#include <string.h>

#include "engine/engine.h"
#include "holes.h"
#include "packs.h"
#include "test.h"

#define HOLES_MOST 3

struct trial {
    contra_engine *engine;
    const struct rulebook *book;
    struct landmarks landmarks;
    struct wary wary;
    struct dice dice;
    struct hole holes[HOLES_MOST];
    size_t hole_count;
    struct form complete, open, filled;
    size_t forms, fillings, questions, idle; /* idle: questions whose answers changed nothing */
};

static void start(struct trial *trial, const char *folder)
{
    memset(trial, 0, sizeof *trial);
    trial->engine = open_pack(folder);
    trial->book = &trial->engine->book;
    trial->dice.state = 3;
    landmarks_of(&trial->landmarks, trial->book);
    wary_of(&trial->wary, trial->book);
}

/* --- what must hold between the open form and a filled one --- */

static void wrong(const struct trial *trial, const char *what, const char *rule, int before,
                  int after)
{
    form_print(&trial->open);
    for (size_t i = 0; i < trial->hole_count; i++) {
        const struct hole *hole = &trial->holes[i];
        int at = form_find(&trial->filled, hole->section, hole->key);
        print_error("hole: [%s] %s = %s\n", hole->section, hole->key,
                    trial->filled.lines[at].value);
        if (trial->filled.count > trial->complete.count)
            print_error("and %s\n", trial->filled.lines[trial->filled.count - 1].key);
    }
    FAIL("%s (%s): %d, filled %d", what, rule, before, after);
}

#define MUST(condition, what, rule, before, after)                                                 \
    do {                                                                                           \
        if (!(condition))                                                                          \
            wrong(trial, what, rule, (int)(before), (int)(after));                                 \
    } while (0)

/* Each rule at each place: what holds goes on to hold, what is clear stays clear. */
static void compare_traces(const struct trial *trial, const contra_result *open,
                           const contra_result *filled)
{
    MUST(open->trace_count == filled->trace_count, "other traces", "", open->trace_count,
         filled->trace_count);
    for (size_t i = 0; i < open->trace_count; i++) {
        const contra_trace *before = open->traces[i], *after = filled->traces[i];
        CHECK_TEXT(before->rule, after->rule);
        if (before->outcome == CONTRA_HELD || before->outcome == CONTRA_CLEAR)
            MUST(after->outcome == before->outcome && after->grade == before->grade,
                 "a rule was decided and is not any more", before->rule, before->outcome,
                 after->outcome);
    }
}

/* The gravest that counts for the whole patient. It may say what a site said before (unless_given).
 */
static contra_grade whole_patient(const contra_result *result)
{
    contra_grade gravest = CONTRA_GRADE_NONE;
    for (size_t i = 0; i < result->finding_count; i++) {
        const contra_finding *finding = result->findings[i];
        bool counts = finding->site_count == 0 && !finding->suppressed_by && !finding->strikes;
        if (counts && finding->grade > gravest)
            gravest = finding->grade;
    }
    return gravest;
}

static void compare_sites(const struct trial *trial, const contra_result *open,
                          const contra_result *filled)
{
    bool hopeless = open->disposition == CONTRA_DO_NOT_TREAT; /* then nothing is asked of sites */
    CHECK_INT(open->site_count, filled->site_count);
    for (size_t i = 0; i < open->site_count; i++) {
        const contra_site *before = open->sites[i], *after = filled->sites[i];
        bool said_of_patient = whole_patient(filled) >= before->grade;
        MUST(after->grade >= before->grade || said_of_patient, "a site is milder than what held",
             before->site, before->grade, after->grade);
        MUST(after->could_be <= before->could_be, "a site is graver than it could be", before->site,
             before->could_be, after->could_be);
        MUST(before->status != CONTRA_SITE_BLOCKED || after->status == CONTRA_SITE_BLOCKED ||
                 said_of_patient,
             "a blocked site is free", before->site, before->status, after->status);
        MUST(before->status != CONTRA_SITE_FREE || after->status == CONTRA_SITE_FREE || hopeless,
             "a site that was cleared is not free", before->site, before->status, after->status);
    }
}

/* How grave a disposition may be before anybody must be asked. */
static contra_disposition mild(const contra_result *result)
{
    return result->aftercare ? CONTRA_CALL_CLINIC : CONTRA_MODIFY;
}

static void compare_whole(const struct trial *trial, const contra_result *open,
                          const contra_result *filled)
{
    MUST(filled->disposition <= open->could_be, "the disposition is graver than it could be", "",
         open->could_be, filled->disposition);
    MUST(filled->could_be <= open->could_be, "the bound is graver than it was", "", open->could_be,
         filled->could_be);
    MUST(filled->disposition >= open->holds, "the disposition is milder than what held", "",
         open->holds, filled->disposition);
    MUST(filled->holds >= open->holds, "what holds is milder than what held", "", open->holds,
         filled->holds);
    MUST(filled->disposition <= mild(filled) || open->disposition > mild(open) ||
             (open->aftercare && open->disposition == CONTRA_CALL_CLINIC),
         "an answer that was left out cleared the patient", "", open->disposition,
         filled->disposition);
    MUST(open->question_count > 0 || filled->disposition <= mild(filled) ||
             filled->disposition <= open->disposition,
         "nobody was asked, and the answer was grave", "", open->disposition, filled->disposition);
}

/* --- questions that can matter --- */

/* Is the question about one of the holes? Others are about what the form never said. */
static bool about_a_hole(const struct trial *trial, const contra_question *question)
{
    for (size_t i = 0; i < trial->hole_count; i++) {
        const struct hole *hole = &trial->holes[i];
        size_t section = strlen(hole->section);
        if (strncmp(question->fact, hole->section, section) != 0)
            continue;
        if (hole->taken_away ? question->fact[section] == '\0'
                             : strstr(question->fact + section, hole->key) != NULL)
            return true;
    }
    return false;
}

/* Does a rule of the question hold now where it did not? */
static bool decided_by(const contra_question *question, const contra_result *open,
                       const contra_result *filled)
{
    for (size_t i = 0; i < open->trace_count; i++) {
        if (open->traces[i]->outcome == CONTRA_HELD || filled->traces[i]->outcome != CONTRA_HELD)
            continue;
        for (size_t k = 0; k < question->rule_count; k++)
            if (strcmp(question->rules[k], open->traces[i]->rule) == 0)
                return true;
    }
    return false;
}

/* --- all ways to fill --- */

static void fill_all(struct trial *trial, const contra_result *open)
{
    bool matters[64] = {false};
    size_t ways = 1;
    for (size_t i = 0; i < trial->hole_count; i++)
        ways *= trial->holes[i].count;
    for (size_t way = 0; way < ways; way++) {
        size_t rest = way;
        trial->filled = trial->open;
        for (size_t i = 0; i < trial->hole_count; i++) {
            hole_answer(&trial->holes[i], rest % trial->holes[i].count, &trial->filled);
            rest /= trial->holes[i].count;
        }
        contra_report *report = form_check(trial->engine, &trial->filled);
        const contra_result *filled = contra_report_result(report);
        if (filled == NULL)
            continue; /* answers that contradict each other */
        compare_traces(trial, open, filled);
        compare_sites(trial, open, filled);
        compare_whole(trial, open, filled);
        for (size_t i = 0; i < open->question_count && i < 64; i++)
            matters[i] = matters[i] || open->questions[i]->could_lower ||
                         decided_by(open->questions[i], open, filled);
        contra_report_free(report);
        trial->fillings++;
    }
    for (size_t i = 0; i < open->question_count && i < 64; i++) {
        bool ours = about_a_hole(trial, open->questions[i]);
        trial->questions += ours;
        trial->idle += ours && !matters[i];
    }
}

/* The words that the questions name are those to try. */
static void add_words(struct trial *trial, const contra_result *open)
{
    for (size_t i = 0; i < trial->hole_count; i++)
        for (size_t k = 0; k < open->question_count; k++)
            for (size_t t = 0; t < open->questions[k]->term_count; t++)
                if (strcmp(open->questions[k]->fact, trial->holes[i].section) == 0)
                    hole_add_word(&trial->holes[i], open->questions[k]->terms[t], &trial->open,
                                  trial->book, &trial->wary);
}

static void make_holes(struct trial *trial)
{
    trial->hole_count = 0;
    for (int tries = 0; tries < 40 && trial->hole_count < HOLES_MOST; tries++) {
        size_t line = dice_below(&trial->dice, (uint32_t)trial->open.count);
        struct hole *hole = &trial->holes[trial->hole_count];
        if (!hole_make(hole, &trial->open, line, trial->book, &trial->wary, &trial->landmarks,
                       &trial->dice))
            continue;
        bool known = false;
        for (size_t i = 0; i < trial->hole_count; i++)
            known = known || (strcmp(hole->section, trial->holes[i].section) == 0 &&
                              strcmp(hole->key, trial->holes[i].key) == 0);
        if (known)
            continue;
        hole_open(hole, &trial->open);
        trial->hole_count++;
    }
}

/* The pack's healthy patient, in whom chance changes a few answers, and to whom it gives a few
 * drugs, illnesses and sites; or all of it by chance. */
static void random_complete(struct trial *trial, size_t number, bool aftercare)
{
    struct form_chances chances = {.answered = number % 3 ? 4 : 100,
                                   .closed = 100,
                                   .sites = 3,
                                   .terms = number % 3 ? 1 : 2,
                                   .records = 1,
                                   .aftercare = aftercare};
    form_random(&trial->filled, &trial->dice, trial->book, &trial->landmarks, &chances);
    form_read(&trial->complete, trial->book->baselines[0]);
    for (size_t i = 0; i < trial->filled.count; i++) {
        const struct form_line *line = &trial->filled.lines[i];
        form_set(&trial->complete, line->section, line->key, line->value);
    }
    contra_patient_free(form_prune(trial->engine, &trial->complete));
}

/* One form at random; a patient as a whole may be refused. */
static void one_form(struct trial *trial, size_t number, bool aftercare)
{
    random_complete(trial, number, aftercare);
    trial->open = trial->complete;
    make_holes(trial);
    contra_report *report = form_check(trial->engine, &trial->open);
    const contra_result *open = contra_report_result(report);
    if (open == NULL)
        return;
    add_words(trial, open);
    fill_all(trial, open);
    trial->forms++;
    contra_report_free(report);
}

static bool has_aftercare(const struct rulebook *book)
{
    for (size_t i = 0; i < book->rule_count; i++)
        if (book->rules[i]->aftercare)
            return true;
    return false;
}

static void enumerate(const char *folder, size_t count)
{
    static struct trial trial;
    start(&trial, folder);
    for (size_t i = 0; i < count; i++)
        one_form(&trial, i, has_aftercare(trial.book) && i % 4 == 0);
    print_message("%zu forms, filled in %zu ways; %zu questions, %zu of them idle\n", trial.forms,
                  trial.fillings, trial.questions, trial.idle);
    CHECK(trial.forms > count / 3);
    CHECK(trial.questions > 0 && trial.idle * 10 < trial.questions);
    contra_engine_free(trial.engine);
}

TEST(no_answer_is_graver_than_the_bounds_of_the_mini_pack)
{
    enumerate(MINI_PACK, 1000);
}

TEST(no_answer_is_graver_than_the_bounds_of_dry_needling)
{
    enumerate(DRY_NEEDLING, 300);
}

TESTS(CASE(no_answer_is_graver_than_the_bounds_of_the_mini_pack),
      CASE(no_answer_is_graver_than_the_bounds_of_dry_needling))

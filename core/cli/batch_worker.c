/* SPDX-License-Identifier: MIT */
#include "cli/batch_worker.h"

#include <errno.h>
#include <string.h>

#include "cli/batch_lines.h"
#include "cli/say.h"

/* A portion with more is written before it is done. */
enum { LINES_MOST = 1024 * 1024 };

void worker_start(struct worker *worker, const struct work *work)
{
    memset(worker, 0, sizeof *worker);
    worker->work = work;
}

void worker_end(struct worker *worker)
{
    contra_patient_free(worker->patient);
    contra_report_free(worker->report);
    buffer_free(&worker->feed.buffer);
    buffer_free(&worker->name);
    buffer_free(&worker->plain);
}

static void note_code(struct portion *portion, int code)
{
    if (code > portion->code)
        portion->code = code;
}

/* Not all of the portion is worked on. Says so again. */
static bool cut_short_if(struct portion *portion, bool cut)
{
    portion->cut_short = portion->cut_short || cut;
    return cut;
}

/* Where the system lacks what reading takes, the input is not done, and not to blame. */
static bool lacks(struct portion *portion, contra_status status)
{
    bool files = errno == EMFILE || errno == ENFILE;
    return cut_short_if(portion,
                        status == CONTRA_NO_MEMORY && stop_if_lack(files ? errno : ENOMEM));
}

/* --- one patient --- */

/* A name as plugins get it, to whom all text is UTF-8. */
static const char *plain_name(struct worker *worker, const char *name)
{
    worker->plain.length = 0;
    buffer_add_plain(&worker->plain, name);
    buffer_add_bytes(&worker->plain, "", 1);
    return worker->plain.bytes;
}

static void refuse(struct worker *worker, struct portion *portion, const char *name,
                   const char *why, int code)
{
    const struct work *work = worker->work;
    const contra_problem *problem = contra_patient_problem(worker->patient, 0);
    if (work->lines != NULL)
        note_code(portion, lines_refused(&portion->lines, work->engine, work->lines,
                                         plain_name(worker, name), worker->patient, why));
    else
        record_refused(&portion->lines, work->format, name, worker->patient, why,
                       code == EXIT_FAILED);
    if (work->summary)
        tally_note_refused(&portion->notes, name, problem != NULL ? problem->message : why);
    portion->refused++;
    note_code(portion, code);
}

static void check(struct worker *worker, struct portion *portion, const char *name)
{
    const struct work *work = worker->work;
    contra_error error;
    contra_check_options options = CONTRA_CHECK_OPTIONS_INIT;
    options.again = worker->report;
    if (work->format != RECORD_REPORT && work->lines == NULL)
        options.detail =
            work->format == RECORD_JSON || work->summary ? CONTRA_RECORD : CONTRA_OUTCOME;
    contra_status status =
        contra_check(&worker->report, work->engine, worker->patient, &options, &error);
    if (lacks(portion, status))
        return;
    if (status != CONTRA_OK) {
        refuse(worker, portion, name, error.message, exit_code_of(status));
        return;
    }
    if (work->lines != NULL)
        note_code(portion, lines_checked(&portion->lines, work->engine, work->lines,
                                         plain_name(worker, name), worker->report));
    else
        record_checked(&portion->lines, work->format, name, worker->report);
    if (work->summary)
        tally_note_checked(&portion->notes, name, contra_report_result(worker->report));
    portion->checked++;
    note_code(portion, exit_code_of_result(contra_report_result(worker->report)));
}

/* One of several patients of a file is called by the line that it begins in. */
static const char *name_of(struct worker *worker, const char *path, int line, bool alone)
{
    if (alone)
        return path;
    worker->name.length = 0;
    record_name(&worker->name, path, line, alone);
    return worker->name.bytes;
}

static void take_patient(struct worker *worker, struct portion *portion, const char *path,
                         const struct piece *piece)
{
    const char *name = name_of(worker, path, piece->line, piece->alone);
    contra_error error;
    contra_read_options options = worker->work->read;
    options.name = path;
    options.first_line = piece->line;
    options.again = worker->patient;
    contra_status status = contra_patient_read_memory(&worker->patient, worker->work->engine,
                                                      piece->text, piece->length, &options, &error);
    if (status == CONTRA_OK)
        check(worker, portion, name);
    else if (!lacks(portion, status))
        refuse(worker, portion, name, error.message, exit_code_of(status));
}

/* --- inputs --- */

static void cannot_read(struct worker *worker, struct portion *portion, const char *name,
                        const char *why, int code)
{
    contra_patient_free(worker->patient); /* its problems are not this input's */
    worker->patient = NULL;
    refuse(worker, portion, name, why, code);
}

static void cannot_open(struct worker *worker, struct portion *portion, const char *name,
                        int number)
{
    char why[WHY_SIZE];
    if (cut_short_if(portion, stop_if_lack(number)))
        return;
    feed_why(why, "file", number);
    cannot_read(worker, portion, name, why, EXIT_WRONG);
}

static void take_file(struct worker *worker, struct portion *portion, const char *path)
{
    struct feed *feed = &worker->feed;
    struct piece piece;
    if (!feed_open(feed, path)) {
        if (!cut_short_if(portion, errno == EINTR)) /* told to stop while it waited: not done */
            cannot_open(worker, portion, path, errno);
        return;
    }
    while (feed_patient(feed, &piece)) {
        take_patient(worker, portion, path, &piece);
        if (portion->lines.length > LINES_MOST)
            queue_write_part(worker->work->queue, portion);
        if (cut_short_if(portion, stop_wanted() && !feed_at_end(feed)))
            break;
    }
    if (feed->error != 0)
        cannot_open(worker, portion, path, feed->error);
    else
        cut_short_if(portion, stop_wanted() && !feed_at_end(feed));
    feed_close(feed);
}

/* --- what plugins read --- */

/* A patient as a source gave it, kept until it is known whether another follows. */
struct met {
    contra_patient *patient;
    contra_status status;
    contra_error error;
    int line;
};

static struct met next_of(contra_input *source)
{
    struct met met = {.patient = NULL};
    met.status = contra_input_next(source, &met.patient, &met.error);
    met.line = contra_input_line(source);
    return met;
}

static bool is_patient(const struct met *met)
{
    return met->status == CONTRA_OK || met->status == CONTRA_REFUSED;
}

/* Takes the patient over. */
static void take_met(struct worker *worker, struct portion *portion, const char *path,
                     struct met *met, bool alone)
{
    const char *name = name_of(worker, path, met->line, alone);
    contra_patient_free(worker->patient);
    worker->patient = met->patient;
    if (met->status == CONTRA_OK)
        check(worker, portion, name);
    else
        refuse(worker, portion, name, met->error.message, exit_code_of(met->status));
}

static void take_patients(struct worker *worker, struct portion *portion, const struct input *input,
                          contra_input *source)
{
    size_t taken = 0;
    struct met next, met = next_of(source);
    for (; is_patient(&met) && taken < input->skip; taken++, met = next_of(source))
        contra_patient_free(met.patient);
    for (; is_patient(&met); met = next, taken++) {
        next = next_of(source);
        take_met(worker, portion, input->name, &met, taken == 0 && next.status == CONTRA_END);
        if (portion->lines.length > LINES_MOST && !input->only_one)
            queue_write_part(worker->work->queue, portion);
        if (cut_short_if(portion, stop_wanted() && next.status != CONTRA_END) || input->only_one) {
            contra_patient_free(next.patient);
            return;
        }
    }
    bool broken_off = met.status != CONTRA_END; /* by a signal, perhaps */
    if (!cut_short_if(portion, broken_off && stop_wanted()) && broken_off)
        cannot_read(worker, portion, input->name, met.error.message, exit_code_of(met.status));
}

static void take_source(struct worker *worker, struct portion *portion, const struct input *input)
{
    contra_error error;
    contra_input *source;
    contra_read_options options = worker->work->read;
    options.most_bytes = 0; /* the reader knows what is much */
    contra_status status =
        contra_input_open(&source, worker->work->engine, input->name, &options, &error);
    if (lacks(portion, status) || cut_short_if(portion, status != CONTRA_OK && stop_wanted()))
        return;
    if (status != CONTRA_OK) {
        cannot_read(worker, portion, input->name, error.message, exit_code_of(status));
        return;
    }
    take_patients(worker, portion, input, source);
    contra_input_free(source);
}

static void take_input(struct worker *worker, struct portion *portion, const struct input *input)
{
    switch (input->kind) {
    case INPUT_FILE: take_file(worker, portion, input->name); break;
    case INPUT_TEXT: take_patient(worker, portion, input->name, &input->piece); break;
    case INPUT_SOURCE: take_source(worker, portion, input); break;
    case INPUT_PROBLEM: cannot_read(worker, portion, input->name, input->why, EXIT_WRONG); break;
    }
}

void worker_portion(struct worker *worker, struct portion *portion)
{
    for (size_t i = 0; i < portion->count && !portion->cut_short; i++)
        take_input(worker, portion, &portion->inputs[i]);
}

void worker_run(struct worker *worker)
{
    struct portion *portion;
    while ((portion = queue_take(worker->work->queue)) != NULL) {
        worker_portion(worker, portion);
        queue_give(worker->work->queue, portion);
    }
}

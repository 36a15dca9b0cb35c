/* SPDX-License-Identifier: MIT */
/* contra batch: many patients in, a line for each out. Uses contra.h alone, like any host.
 *
 *     walk → portions → workers → portions → output
 *
 * The walk gives inputs one after the other (batch_walk.c); workers take them in portions, and give
 * their records back (batch_worker.c); the queue between them holds a bounded number of portions,
 * and writes them in the order of the inputs (batch_queue.c). */
#define _GNU_SOURCE /* sched_getaffinity */
#include <contra/contra.h>
#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/batch_head.h"
#include "cli/batch_lines.h"
#include "cli/batch_resume.h"
#include "cli/batch_stop.h"
#include "cli/batch_worker.h"
#include "cli/day.h"
#include "cli/format.h"
#include "cli/options.h"
#include "cli/packs.h"
#include "cli/say.h"
#include "cli/stream.h"

enum { WORKERS_MOST = 1024 };

struct batch {
    const struct options *options;
    contra_engine *engine;
    struct work work;
    struct walk walk;
    struct queue queue;
    struct output_file output;
    struct progress progress;
    char date[11];
    bool date_given; /* by --date, for all */
    size_t workers, shard, shards;
    struct earlier earlier; /* records of an earlier run */
    bool begun;             /* the first line is there, and what follows is counted */
    int code;
};

static bool note_code(struct batch *batch, int code)
{
    if (code > batch->code)
        batch->code = code;
    return code == EXIT_FINE;
}

/* --- options --- */

/* A whole number from 1 to `most` with nothing behind it but `end`. */
static const char *read_count(const char *text, size_t most, const char *end, size_t *out)
{
    char *behind;
    if (text[0] < '0' || text[0] > '9')
        return NULL;
    errno = 0;
    unsigned long number = strtoul(text, &behind, 10);
    if (errno != 0 || number < 1 || number > most || strncmp(behind, end, strlen(end)) != 0)
        return NULL;
    *out = number;
    return behind + strlen(end);
}

/* Of the machine's, those that we may run on: taskset and schedulers allow fewer. */
static size_t cores_for_us(void)
{
    cpu_set_t allowed;
    if (sched_getaffinity(0, sizeof allowed, &allowed) == 0)
        return (size_t)CPU_COUNT(&allowed);
    long cores = sysconf(_SC_NPROCESSORS_ONLN); /* there are too many for the set */
    return cores > 0 ? (size_t)cores : 1;
}

static bool read_jobs(struct batch *batch)
{
    const char *jobs = option_value(batch->options, "jobs");
    size_t cores = cores_for_us();
    batch->workers = cores <= WORKERS_MOST ? cores : WORKERS_MOST;
    if (jobs == NULL)
        return true;
    const char *rest = read_count(jobs, WORKERS_MOST, "", &batch->workers);
    if (rest != NULL && *rest == '\0')
        return true;
    say("\"%s\" is no number of workers from 1 to %d. Write --jobs 2.", jobs, WORKERS_MOST);
    return false;
}

static bool read_shard(struct batch *batch)
{
    const char *shard = option_value(batch->options, "shard");
    size_t number = 1;
    batch->shards = 1;
    if (shard == NULL)
        return true;
    const char *rest = read_count(shard, SIZE_MAX, "/", &number);
    rest = rest != NULL ? read_count(rest, SIZE_MAX, "", &batch->shards) : NULL;
    batch->shard = number - 1;
    if (rest != NULL && *rest == '\0' && number <= batch->shards)
        return true;
    say("\"%s\" is no shard. Write --shard 1/4 for the first of four.", shard);
    return false;
}

/* One of ours, or that of a plugin which writes lines. The engine is open. */
static bool read_format(struct batch *batch)
{
    static const char *const own[] = {"record", "json", "compact", NULL};
    const char *format = option_value(batch->options, "format");
    if (record_format_read(format, &batch->work.format))
        return true;
    enum format_kind kind = format_kind(batch->engine, format);
    if (kind == FORMAT_LINES) {
        batch->work.lines = format;
        if (!option_given(batch->options, "resume"))
            return true;
        say("--resume needs the first line of a record, json or compact file; \"%s\" has none.",
            format);
    } else if (kind == FORMAT_NONE || kind == FORMAT_TEXT) {
        format_refuse(batch->engine, format, own);
    } else {
        say("\"%s\" has no line for an input that was refused, so it is not for a batch. \"contra "
            "check\" writes it.",
            format);
    }
    return false;
}

/* What a reader of a plugin took from standard input cannot be had again. */
static bool read_resume(const struct batch *batch)
{
    if (!option_given(batch->options, "resume") || !batch->walk.has_readers)
        return true;
    for (size_t i = 0; i < batch->options->argument_count; i++)
        if (strcmp(batch->options->arguments[i], "-") == 0) {
            say("--resume cannot go on in standard input that a plugin may read. Name a file.");
            return false;
        }
    return true;
}

/* Standard input can be read once. */
static bool read_inputs(const struct options *options)
{
    const char *from = option_value(options, "from");
    size_t standard_input = from != NULL && strcmp(from, "-") == 0;
    for (size_t i = 0; i < options->argument_count; i++)
        standard_input += strcmp(options->arguments[i], "-") == 0;
    if (standard_input > 1) {
        say("Standard input (-) is named twice, and can be read once.");
        return false;
    }
    if (options->argument_count > 0 || from != NULL)
        return true;
    say("A file or folder is missing: contra batch [OPTION]... PATH...");
    return false;
}

/* --- the first line, and going on from an earlier run --- */

static bool refuse_foreign(const struct batch *batch)
{
    say("\"%s\" was not written by contra batch. Name another file.", batch->output.name);
    return false;
}

/* The day of the check is --date, else the file's, else today; of a run that goes on, its first
 * day. */
static bool set_date(struct batch *batch)
{
    const struct buffer *head = &batch->output.head;
    const char *date = option_value(batch->options, "date");
    contra_read_options *read = &batch->work.read;
    if (head->length > 0 &&
        !head_date(head->bytes, head->length, batch->date, &batch->date_given)) {
        return refuse_foreign(batch);
    }
    if (date != NULL)
        memcpy(batch->date, date, sizeof batch->date);
    else if (head->length == 0 && !today_write(batch->date)) {
        say("The clock of this machine does not work. Give the day: --date YYYY-MM-DD.");
        return false;
    }
    batch->date_given = batch->date_given || date != NULL;
    *read = (contra_read_options)CONTRA_READ_OPTIONS_INIT;
    read->date = batch->date_given ? batch->date : NULL;
    read->date_if_none = batch->date;
    read->most_bytes = PATIENT_BYTES_MOST;
    return true;
}

/* What stands there without a line end must be the beginning of a line of ours. */
static bool begin(struct batch *batch, const struct buffer *line)
{
    const struct output_file *output = &batch->output;
    if (output->scrap_length > 0 && memcmp(output->scrap, line->bytes, output->scrap_length) != 0)
        return refuse_foreign(batch);
    return output_cut(&batch->output) && output_write(&batch->output, line->bytes, line->length);
}

static bool go_on(struct batch *batch, const struct head *head)
{
    const struct buffer *before = &batch->output.head;
    const char *difference = head_difference(head, before->bytes, before->length);
    if (difference != NULL)
        return resume_refuse(&batch->output, difference);
    bool sound = resume_pass_over(&batch->earlier, &batch->work, &batch->walk, &batch->output);
    note_code(batch, batch->earlier.code);
    return sound && output_cut(&batch->output);
}

static bool set_out(struct batch *batch)
{
    struct head head = {.format_end = 0};
    if (!set_date(batch))
        return false;
    if (batch->work.lines != NULL)
        note_code(batch, lines_head(&head.line, batch->engine, batch->work.lines));
    else
        head_write(&head, batch->work.format, batch->engine, batch->date, batch->date_given);
    bool sound = batch->output.head.length == 0 ? begin(batch, &head.line) : go_on(batch, &head);
    buffer_free(&head.line);
    return sound;
}

/* --- the work --- */

static void *run_worker(void *work)
{
    struct worker worker;
    worker_start(&worker, work);
    worker_run(&worker);
    worker_end(&worker);
    return NULL;
}

/* The first worker is this thread. If no more threads can be had, fewer do. */
static void work(struct batch *batch)
{
    pthread_t *threads = arena_alloc(batch->options->arena, batch->workers * sizeof *threads);
    size_t count = 0;
    while (count + 1 < batch->workers &&
           pthread_create(&threads[count], NULL, run_worker, &batch->work) == 0)
        count++;
    run_worker(&batch->work);
    for (size_t i = 0; i < count; i++)
        pthread_join(threads[i], NULL);
}

/* --- the end --- */

/* Beside records on standard output the summary goes where people look: standard error. */
static int write_summary(const struct batch *batch)
{
    struct buffer out = {.length = 0};
    const char *format = option_value(batch->options, "format");
    bool json = format != NULL && strcmp(format, "json") == 0;
    FILE *stream = batch->output.name != NULL ? stdout : stderr;
    tally_write(batch->queue.tally, &out, json, batch->earlier.records,
                stop_signal() != 0 || stop_lack() != 0);
    bool written = fwrite(out.bytes, 1, out.length, stream) == out.length;
    buffer_free(&out);
    if (stream == stdout)
        return stream_finish_stdout();
    return written ? EXIT_FINE : EXIT_FAILED;
}

/* Can a run go on behind what is written? */
static const char *how_to_go_on(const struct batch *batch)
{
    return batch->output.regular && batch->work.lines == NULL ? " --resume goes on from here." : "";
}

static void tell_lack(struct batch *batch)
{
    if (stop_lack() == 0)
        return;
    say("No more could be opened or read: %s. What is not done was not refused. How many files may "
        "be open, \"ulimit -n\" sets; each of --jobs opens one.%s",
        strerror(stop_lack()), how_to_go_on(batch));
    note_code(batch, EXIT_FAILED);
}

static void tell_counts(const struct batch *batch)
{
    const struct queue *queue = &batch->queue;
    size_t read = queue->checked + queue->refused;
    bool interrupted = stop_signal() != 0;
    say("%zu input%s read, %zu checked, %zu refused.%s%s", read, read == 1 ? "" : "s",
        queue->checked, queue->refused, interrupted ? " Interrupted." : "",
        interrupted ? how_to_go_on(batch) : "");
    if (batch->earlier.records > 0)
        say("Before this run %zu were read, %zu of them refused.", batch->earlier.records,
            batch->earlier.refused);
}

/* Where nobody looked, nothing must read like nothing found. A shard may be empty. */
static void tell_nothing(struct batch *batch)
{
    const struct queue *queue = &batch->queue;
    bool other_shards = batch->shards > 1 && batch->walk.met > 0;
    if (queue->checked + queue->refused + batch->earlier.records > 0 || other_shards ||
        stop_signal() != 0 || batch->code != EXIT_FINE || batch->output.error != 0)
        return;
    if (batch->options->argument_count == 0 && batch->walk.listed == 0) {
        say("The list \"%s\" names no path.", option_value(batch->options, "from"));
        note_code(batch, EXIT_WRONG);
        return;
    }
    say("No patient was found there. Folders are searched for files whose names end in .ini%s",
        batch->walk.has_readers ? " or as the loaded readers say."
                                : "; JSON and FHIR take a plugin: --plugin json, --plugin fhir.");
    note_code(batch, EXIT_WRONG);
}

/* Something that ends in .ini.txt, or that takes a plugin, may have been meant for a patient. */
static void tell_passed(const struct batch *batch)
{
    const struct walk *walk = &batch->walk;
    if (walk->passed > 0 && !option_given(batch->options, "quiet"))
        say("%zu file%s passed over in folders, whose names end otherwise than in .ini%s, such as "
            "\"%s\".",
            walk->passed, walk->passed == 1 ? " was" : "s were",
            walk->has_readers ? " or as the loaded readers say" : "", walk->first_passed.bytes);
}

static void finish(struct batch *batch)
{
    progress_end(&batch->progress);
    note_code(batch, batch->queue.code);
    tell_lack(batch);
    tell_nothing(batch);
    bool written = batch->begun && batch->output.error == 0;
    bool counted = written || (stop_signal() != 0 && batch->output.error == 0);
    if (batch->queue.tally != NULL && written)
        note_code(batch, write_summary(batch));
    note_code(batch, output_close(&batch->output));
    if (counted && !option_given(batch->options, "quiet"))
        tell_counts(batch);
    if (batch->begun)
        tell_passed(batch);
    if (stop_signal() != 0)
        note_code(batch, 128 + stop_signal());
}

/* --- the command --- */

static void work_off(struct batch *batch)
{
    const struct options *options = batch->options;
    queue_start(&batch->queue, options->arena, batch->workers);
    batch->queue.walk = &batch->walk;
    batch->queue.output = &batch->output;
    batch->queue.progress = &batch->progress;
    batch->work.queue = &batch->queue;
    batch->work.engine = batch->engine;
    batch->work.summary = option_given(options, "summary");
    if (batch->work.summary)
        batch->queue.tally = tally_new(options->arena);
    progress_start(&batch->progress, option_given(options, "quiet"),
                   output_is_terminal(&batch->output));
    stop_listen();
    batch->begun = read_resume(batch) && set_out(batch);
    if (batch->begun)
        work(batch);
    else if (batch->output.error == 0 && !stop_wanted())
        note_code(batch, batch->output.unreadable ? EXIT_FAILED : EXIT_WRONG);
    finish(batch);
    tally_free(batch->queue.tally);
    queue_end(&batch->queue);
}

static int run(const struct options *options)
{
    struct batch *batch = arena_alloc(options->arena, sizeof *batch);
    batch->options = options;
    if (!read_inputs(options) || !read_jobs(batch) || !read_shard(batch))
        return EXIT_WRONG;
    if (note_code(batch, packs_open(options, contra_engine_open, &batch->engine)) &&
        note_code(batch, read_format(batch) ? EXIT_FINE : EXIT_WRONG)) {
        walk_start(&batch->walk, options, batch->engine, batch->shard, batch->shards);
        if (note_code(batch, output_open(&batch->output, options, batch->walk.endings)))
            work_off(batch);
        walk_end(&batch->walk);
    }
    contra_engine_free(batch->engine);
    return batch->code;
}

static const struct option own_options[] = {
    {"format", "NAME", "of the lines: record (the default), json, compact, or a plugin's", false},
    {"jobs", "N", "how many workers; else as many as there are cores for us", false},
    {"from", "FILE", "a list of paths, one a line or NUL-separated; - is standard input", false},
    {"resume", NULL, "go on behind the last whole line of --output", false},
    {"summary", NULL, "tell also what fired how often, what is open, what was refused", false},
    {"shard", "I/N", "take every N-th input only, from the I-th on", false},
    {NULL, NULL, NULL, false},
};

const struct command command_batch = {
    .name = "batch",
    .summary = "check many patients, and write a line for each",
    .arguments = "PATH...",
    .details =
        "Reads files, folders (all *.ini below them, by name, and what a plugin reads) and "
        "streams\n"
        "(a file, or - for standard input, of patients separated by lines ---), and writes one "
        "line\n"
        "for each patient, in the order of the inputs, with any number of workers the same. What\n"
        "cannot be read or is refused has its line too. The first line names version, packs and "
        "day.\n"
        "\n"
        "In folders, names that begin with a point are passed over, and links to folders. Records\n"
        "come as soon as they can: who writes patients into a pipe one by one, each followed by "
        "---,\n"
        "gets the line of each before the next.\n"
        "\n"
        "--format is one of\n"
        "  record   one JSON object a line: disposition, rules, questions (the default)\n"
        "  json     whole reports, one a line\n"
        "  compact  a short line of text: patient, disposition, rules\n"
        "or what a plugin writes a line each in, such as csv, which cannot be resumed.\n"
        "The summary is text with bars, or JSON with --format json; it goes to standard output if\n"
        "--output takes the records, else to standard error.\n"
        "\n"
        "Of a file in a folder or a list all patients are of one shard; of a file named on the\n"
        "command line each is counted.\n"
        "\n"
        "Interrupted, or killed, or with a full disk, a run leaves whole lines; the same command\n"
        "with --resume goes on from there, and ends with the exit code of both. The summary is of\n"
        "what the last run did.\n"
        "\n"
        "Examples:\n"
        "  contra batch --output monday.jsonl --summary monday/\n"
        "  contra batch --format compact - < stream.ini\n"
        "  find . -name '*.ini' -print0 | contra batch --from -\n"
        "  contra batch --output part-2.jsonl --shard 2/100 patients/\n"
        "\n"
        "Exit code, of several the highest: 0 nothing graver than \"modify\" or \"expected\",\n"
        "1 something graver, 2 an input was refused or the command line is wrong, 3 a pack, a "
        "rule\n"
        "or the engine failed, or the output cannot be written; 128 + its number after a signal.\n",
    .options = own_options,
    .writes_reports = true,
    .run = run,
};

/* SPDX-License-Identifier: MIT */
/* contra check: patients in, reports out. Uses contra.h alone, like any host. */
#include <contra/contra.h>
#include <string.h>

#include "cli/day.h"
#include "cli/format.h"
#include "cli/options.h"
#include "cli/packs.h"
#include "cli/say.h"
#include "cli/stream.h"

struct check {
    const struct options *options;
    contra_engine *engine;
    struct stream stream;
    char today[11];
    contra_read_options read;
    contra_check_options ask;
    contra_write_options write;
    const char *format_name;
    enum format_kind format;
    size_t patients;     /* met so far, refused ones included */
    size_t written;      /* reports */
    contra_report *held; /* JSON: the first, until it is known whether others follow */
    int code;            /* the highest so far */
};

static void note_code(struct check *check, int code)
{
    if (code > check->code)
        check->code = code;
}

static void fail(struct check *check, const contra_error *error)
{
    say_error(error);
    note_code(check, exit_code_of(error->status));
}

/* --- reports --- */

static void write_separator(struct check *check)
{
    char line[80];
    memset(line, '=', sizeof line);
    stream_sink(&check->stream, "\n", 1);
    stream_sink(&check->stream, line, sizeof line);
    stream_sink(&check->stream, "\n\n", 2);
}

static void write_report(struct check *check, const contra_report *report)
{
    contra_error error;
    if (check->written++ > 0 && check->format == FORMAT_TEXT)
        write_separator(check);
    contra_status status =
        contra_report_write(report, &check->write, stream_sink, &check->stream, &error);
    if (status != CONTRA_OK && !check->stream.failed)
        fail(check, &error);
    stream_flush(&check->stream);
}

static void write_held(struct check *check)
{
    if (check->held != NULL)
        write_report(check, check->held);
    contra_report_free(check->held);
    check->held = NULL;
}

/* A single report as JSON is for people; several are one a line. */
static void one_more_patient(struct check *check)
{
    if (++check->patients > 1) {
        check->write.one_line = 1;
        write_held(check);
    }
}

/* Takes the report over. */
static void take_report(struct check *check, contra_report *report)
{
    note_code(check, exit_code_of_result(contra_report_result(report)));
    if (check->format == FORMAT_JSON && !check->write.one_line) {
        check->held = report;
        return;
    }
    write_report(check, report);
    contra_report_free(report);
}

/* --- patients --- */

/* In a format of lines whoever was refused has a line too. */
static void write_refused(struct check *check, const contra_patient *patient,
                          const contra_error *error)
{
    const contra_problem only = {error->file[0] ? error->file : NULL, error->line, error->message};
    contra_error wrong;
    contra_status status =
        format_write_refused(check->engine, check->write.format, check->write.input, patient, &only,
                             stream_sink, &check->stream, &wrong);
    if (status != CONTRA_OK && !check->stream.failed)
        fail(check, &wrong);
}

static void refuse(struct check *check, const contra_patient *patient, const contra_error *error)
{
    const contra_problem *problem = contra_patient_problem(patient, 0);
    if (problem == NULL)
        say_error(error);
    for (size_t i = 0; (problem = contra_patient_problem(patient, i)) != NULL; i++)
        say_problem(problem->file, problem->line, problem->message);
    if (check->format == FORMAT_LINES)
        write_refused(check, patient, error);
    note_code(check, EXIT_WRONG);
}

/* Neither read nor refused: it failed, and has its line all the same. */
static void cannot_check(struct check *check, const contra_error *error)
{
    fail(check, error);
    if (check->format == FORMAT_LINES)
        write_refused(check, NULL, error);
}

static void check_patient(struct check *check, contra_patient *patient)
{
    contra_error error;
    contra_report *made;
    contra_status status = contra_check(&made, check->engine, patient, &check->ask, &error);
    if (status == CONTRA_OK)
        take_report(check, made);
    else if (status == CONTRA_REFUSED)
        refuse(check, patient, &error);
    else
        cannot_check(check, &error);
}

/* A document is one patient's. */
static bool one_too_many(struct check *check)
{
    if (check->format != FORMAT_DOCUMENT || check->patients < 2)
        return false;
    say("A report as %s is about one patient, and here is another. Check them one by one.",
        check->write.format);
    note_code(check, EXIT_WRONG);
    return true;
}

static void check_file(struct check *check, const char *path)
{
    contra_error error;
    contra_input *input;
    contra_patient *patient;
    check->read.name = strcmp(path, "-") == 0 ? "standard input" : NULL;
    check->write.input = path;
    contra_status status = contra_input_open(&input, check->engine, path, &check->read, &error);
    if (status != CONTRA_OK) {
        cannot_check(check, &error);
        return;
    }
    while (!check->stream.failed) {
        status = contra_input_next(input, &patient, &error);
        if (status != CONTRA_OK && status != CONTRA_REFUSED)
            break;
        one_more_patient(check);
        if (one_too_many(check)) {
            contra_patient_free(patient);
            break;
        }
        if (status == CONTRA_OK)
            check_patient(check, patient);
        else
            refuse(check, patient, &error);
        contra_patient_free(patient);
    }
    if (status != CONTRA_OK && status != CONTRA_REFUSED && status != CONTRA_END)
        cannot_check(check, &error);
    contra_input_free(input);
}

/* --- the command --- */

/* The date is --date, else the file's, else today: resolved here, once. */
static void set_options(struct check *check, const struct options *options)
{
    const char *date = option_value(options, "date");
    bool has_clock = today_write(check->today);
    check->options = options;
    check->read = (contra_read_options)CONTRA_READ_OPTIONS_INIT;
    check->read.date = date;
    check->read.date_if_none = has_clock ? check->today : NULL;
    check->ask = (contra_check_options)CONTRA_CHECK_OPTIONS_INIT;
    check->ask.explain = option_given(options, "explain");
    check->write = (contra_write_options)CONTRA_WRITE_OPTIONS_INIT;
    check->write.format = check->format_name;
    check->write.colour = stream_wants_colour(&check->stream);
    check->write.one_line = options->argument_count > 1;
    check->write.today = date == NULL ? check->read.date_if_none : NULL;
}

static bool choose_format(struct check *check, const struct options *options)
{
    static const char *const own[] = {"text", "json", NULL};
    const char *format = option_value(options, "format");
    check->format_name = format != NULL ? format : "text";
    check->format = format_kind(check->engine, check->format_name);
    if (check->format == FORMAT_NONE)
        format_refuse(check->engine, check->format_name, own);
    return check->format != FORMAT_NONE;
}

static void write_head(struct check *check)
{
    contra_error error;
    if (check->format == FORMAT_LINES &&
        contra_lines_head(check->engine, check->format_name, stream_sink, &check->stream, &error) !=
            CONTRA_OK &&
        !check->stream.failed)
        fail(check, &error);
}

static void check_all(struct check *check)
{
    write_head(check);
    for (size_t i = 0; i < check->options->argument_count && !check->stream.failed; i++)
        check_file(check, check->options->arguments[i]);
    write_held(check);
    note_code(check, stream_close(&check->stream));
}

static int run(const struct options *options)
{
    struct check check = {0};
    if (options->argument_count == 0) {
        say("A file is missing: contra check [OPTION]... FILE...");
        return EXIT_WRONG;
    }
    note_code(&check, packs_open(options, contra_engine_open, &check.engine));
    if (check.engine != NULL && !choose_format(&check, options))
        note_code(&check, EXIT_WRONG);
    if (check.code == EXIT_FINE)
        note_code(&check, stream_open(&check.stream, options));
    if (check.code == EXIT_FINE) {
        set_options(&check, options);
        check_all(&check);
    }
    contra_engine_free(check.engine);
    return check.code;
}

static const struct option own_options[] = {
    {"explain", NULL, "tell also what became of every rule", false},
    {NULL, NULL, NULL, false},
};

const struct command command_check = {
    .name = "check",
    .summary = "check patients, and report on each",
    .arguments = "FILE...",
    .details =
        "Reads each FILE (- is standard input; a line --- separates patients), and tells what\n"
        "speaks against the treatment, what to do, and what to ask. Several reports as text are\n"
        "separated by a line of =; as JSON they are one object a line.\n"
        "\n"
        "Examples:\n"
        "  contra check intake.ini\n"
        "  contra check --format json intake.ini > report.json\n"
        "  contra check --date 2026-11-22 --explain intake.ini\n"
        "  contra check --rules ./my-clinic monday/*.ini\n"
        "  contra check - < intake.ini\n"
        "  contra check --plugin fhir --format html bundle.json > page.html\n"
        "\n"
        "Exit code, of several the highest:\n"
        "  0  nothing graver than \"modify\" or \"expected\"\n"
        "  1  something graver\n"
        "  2  a patient's file or the command line is wrong\n"
        "  3  a pack, a rule or the engine failed, or the output cannot be written\n",
    .options = own_options,
    .writes_reports = true,
    .run = run,
};

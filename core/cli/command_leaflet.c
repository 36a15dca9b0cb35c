/* SPDX-License-Identifier: MIT */
/* contra leaflet: a sheet for the patient to take home. Uses contra.h alone, like any host. */
#include <contra/contra.h>
#include <string.h>

#include "cli/day.h"
#include "cli/options.h"
#include "cli/packs.h"
#include "cli/say.h"
#include "cli/stream.h"

/* What contra_report_write calls the format; NULL, and told, if there is none. */
static const char *writer_of(const struct options *options)
{
    const char *format = option_value(options, "format");
    if (format == NULL || strcmp(format, "text") == 0)
        return "leaflet";
    if (strcmp(format, "html") == 0)
        return "leaflet-html";
    say("\"%s\" is not a format of a leaflet. There are \"text\" and \"html\".", format);
    return NULL;
}

static int fail(const contra_error *error)
{
    say_error(error);
    return exit_code_of(error->status);
}

static int refuse(const contra_patient *patient, const contra_error *error)
{
    const contra_problem *problem = contra_patient_problem(patient, 0);
    if (problem == NULL)
        return fail(error);
    for (size_t i = 0; (problem = contra_patient_problem(patient, i)) != NULL; i++)
        say_problem(problem->file, problem->line, problem->message);
    return EXIT_WRONG;
}

/* --- one patient --- */

static int write_sheet(const struct options *options, const contra_report *report,
                       const char *writer)
{
    contra_error error;
    struct stream stream;
    contra_write_options write = CONTRA_WRITE_OPTIONS_INIT;
    int code = stream_open(&stream, options);
    if (code != EXIT_FINE)
        return code;
    write.format = writer;
    write.colour = stream_wants_colour(&stream);
    contra_status status = contra_report_write(report, &write, stream_sink, &stream, &error);
    if (status != CONTRA_OK && !stream.failed)
        code = fail(&error);
    int closed = stream_close(&stream);
    return closed > code ? closed : code;
}

static int check_and_write(const struct options *options, const contra_engine *engine,
                           contra_patient *patient, const char *writer)
{
    contra_error error;
    contra_report *report;
    contra_status status = contra_check(&report, engine, patient, NULL, &error);
    if (status != CONTRA_OK)
        return refuse(patient, &error);
    int code = exit_code_of_result(contra_report_result(report));
    int written = write_sheet(options, report, writer);
    contra_report_free(report);
    return written > code ? written : code;
}

/* A sheet is for one person: a second patient in the input is refused before anything is written.
 */
static int refuse_second(contra_input *input, const char *path)
{
    contra_error error;
    contra_patient *second;
    contra_status status = contra_input_next(input, &second, &error);
    if (status == CONTRA_END)
        return EXIT_FINE;
    if (status != CONTRA_OK && status != CONTRA_REFUSED)
        return fail(&error);
    contra_patient_free(second);
    say("\"%s\" holds more than one patient, and a leaflet is for one.", path);
    return EXIT_WRONG;
}

static int read_and_write(const struct options *options, const contra_engine *engine,
                          contra_input *input, const char *writer)
{
    contra_error error;
    contra_patient *patient;
    int code;
    contra_status status = contra_input_next(input, &patient, &error);
    if (status == CONTRA_END) {
        say("\"%s\" holds no patient.", options->arguments[0]);
        return EXIT_WRONG;
    }
    if (status != CONTRA_OK && status != CONTRA_REFUSED)
        return fail(&error);
    if (status == CONTRA_REFUSED)
        code = refuse(patient, &error);
    else
        code = refuse_second(input, options->arguments[0]);
    if (code == EXIT_FINE)
        code = check_and_write(options, engine, patient, writer);
    contra_patient_free(patient);
    return code;
}

/* --- the command --- */

static int open_and_write(const struct options *options, const contra_engine *engine,
                          const char *writer)
{
    contra_error error;
    contra_input *input;
    char today[11];
    contra_read_options read = CONTRA_READ_OPTIONS_INIT;
    read.date = option_value(options, "date");
    read.date_if_none = today_write(today) ? today : NULL;
    if (contra_input_open(&input, engine, options->arguments[0], &read, &error) != CONTRA_OK)
        return fail(&error);
    int code = read_and_write(options, engine, input, writer);
    contra_input_free(input);
    return code;
}

static int run(const struct options *options)
{
    contra_engine *engine;
    if (options->argument_count != 1) {
        say("A leaflet takes one file: contra leaflet [OPTION]... FILE");
        return EXIT_WRONG;
    }
    const char *writer = writer_of(options);
    if (writer == NULL)
        return EXIT_WRONG;
    int code = packs_open(options, contra_engine_open, &engine);
    if (code == EXIT_FINE)
        code = open_and_write(options, engine, writer);
    contra_engine_free(engine);
    return code;
}

const struct command command_leaflet = {
    .name = "leaflet",
    .summary = "a sheet for the patient to take home",
    .arguments = "FILE",
    .details =
        "Reads one patient (- is standard input), and writes one page in plain words: what may be\n"
        "felt after the treatment, how often and how long, what to do, when to seek help, and\n"
        "what the patient's own answers add. It holds no name and no number. --format is text\n"
        "or html; the latter is one page of A4, to be printed from any browser.\n"
        "\n"
        "Examples:\n"
        "  contra leaflet intake.ini\n"
        "  contra leaflet --format html --output leaflet.html intake.ini\n"
        "\n"
        "Exit code: that of \"contra check\" for this patient.\n",
    .run = run,
};

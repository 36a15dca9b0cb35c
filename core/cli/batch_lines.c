/* SPDX-License-Identifier: MIT */
#include "cli/batch_lines.h"

#include "cli/format.h"
#include "cli/say.h"

static int into_buffer(void *buffer, const char *bytes, size_t length)
{
    buffer_add_bytes(buffer, bytes, length);
    return 0;
}

static int told(contra_status status, const contra_error *error)
{
    if (status == CONTRA_OK)
        return 0;
    say_error(error);
    return exit_code_of(status);
}

int lines_head(struct buffer *out, const contra_engine *engine, const char *format)
{
    contra_error error;
    return told(contra_lines_head(engine, format, into_buffer, out, &error), &error);
}

int lines_checked(struct buffer *out, const contra_engine *engine, const char *format,
                  const char *input, const contra_report *report)
{
    contra_error error;
    contra_write_options options = CONTRA_WRITE_OPTIONS_INIT;
    size_t before = out->length;
    options.format = format;
    options.one_line = 1;
    options.input = input;
    contra_status status = contra_report_write(report, &options, into_buffer, out, &error);
    if (status == CONTRA_OK)
        return 0;
    out->length = before; /* no half line: this input's says what went wrong */
    lines_refused(out, engine, format, input, NULL, error.message);
    return told(status, &error);
}

int lines_refused(struct buffer *out, const contra_engine *engine, const char *format,
                  const char *input, const contra_patient *patient, const char *why)
{
    const contra_problem only = {NULL, 0, why};
    contra_error error;
    size_t before = out->length;
    contra_status status =
        format_write_refused(engine, format, input, patient, &only, into_buffer, out, &error);
    if (status != CONTRA_OK)
        out->length = before;
    return told(status, &error);
}

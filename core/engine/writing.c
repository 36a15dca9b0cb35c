/* SPDX-License-Identifier: MIT */
/* Reports on their way out: in contra's own formats, or in those of plugins. */
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "engine/engine.h"
#include "report/write.h"

const contra_result *contra_report_result(const contra_report *report)
{
    return report ? &report->result : NULL;
}

void contra_report_free(contra_report *report)
{
    if (!report)
        return;
    struct arena arena = report->arena; /* the report lies in it */
    arena_free(&arena);
}

/* --- formats --- */

typedef int own_writer(const contra_result *, const contra_write_options *, contra_sink, void *);

static const struct {
    const char *name;
    own_writer *write;
} own_formats[] = {{"text", write_text},
                   {"json", write_json},
                   {"leaflet", write_leaflet},
                   {"leaflet-html", write_leaflet_html}};
#define OWN_FORMATS (sizeof own_formats / sizeof *own_formats)

static own_writer *own_writer_of(const char *format)
{
    for (size_t i = 0; i < OWN_FORMATS; i++)
        if (strcmp(own_formats[i].name, format) == 0)
            return own_formats[i].write;
    return NULL;
}

static contra_status no_such_format(const contra_engine *engine, const char *format,
                                    contra_error *err)
{
    const struct plugins *plugins = &engine->plugins;
    struct nearest nearest;
    nearest_start(&nearest, format);
    for (size_t i = 0; i < OWN_FORMATS; i++)
        nearest_try(&nearest, own_formats[i].name);
    for (size_t i = 0; i < plugins->part_count; i++)
        if (strcmp(plugins->parts[i]->kind, "writer") == 0)
            nearest_try(&nearest, plugins->parts[i]->name);
    if (nearest.name)
        return error_set(err, CONTRA_MISUSE, NULL, 0,
                         "There is no format \"%s\". Did you mean \"%s\"?", format, nearest.name);
    return error_set(err, CONTRA_MISUSE, NULL, 0,
                     "There is no format \"%s\". There are \"text\", \"json\", \"leaflet\" and "
                     "\"leaflet-html\", and those of the plugins that are loaded.",
                     format);
}

/* --- through a plugin --- */

/* What a plugin is asked to write, and how that went. */
struct writing {
    const contra_engine *engine;
    const char *format;
    contra_sink sink;
    void *payload;
    bool refused; /* by the sink */
};

static int pass_on(void *self, const char *bytes, size_t length)
{
    struct writing *writing = self;
    if (!writing->refused && length > 0)
        writing->refused = writing->sink(writing->payload, bytes, length) != 0;
    return writing->refused;
}

/* Whatever the plugin answered: what the sink refused is not written. */
static contra_status written(const struct writing *writing, contra_status answer,
                             const contra_error *told, contra_error *err)
{
    if (writing->refused)
        return error_set(err, CONTRA_BROKEN, NULL, 0,
                         "The report could not be written: the receiver refused it.");
    if (answer == CONTRA_OK)
        return CONTRA_OK;
    if (answer == CONTRA_NO_MEMORY)
        return error_set(err, CONTRA_NO_MEMORY, NULL, 0, "Memory ran out.");
    return error_set(err, CONTRA_BROKEN, NULL, 0, "The writer \"%s\" failed: %s", writing->format,
                     told->message[0] ? told->message : "it does not say why.");
}

static contra_status write_by_plugin(struct writing *writing, const contra_result *result,
                                     const contra_write_options *options, contra_error *err)
{
    void *state = NULL;
    contra_error told = {.status = CONTRA_OK};
    const contra_writer *writer =
        plugins_writer(&writing->engine->plugins, writing->format, &state);
    if (!writer)
        return no_such_format(writing->engine, writing->format, err);
    locale_t before = engine_enter(writing->engine);
    contra_status answer = writer->write(state, result, options, pass_on, writing, &told);
    engine_leave(before);
    return written(writing, answer, &told, err);
}

contra_status contra_report_write(const contra_report *report, const contra_write_options *options,
                                  contra_sink sink, void *payload, contra_error *err)
{
    contra_write_options chosen = CONTRA_WRITE_OPTIONS_INIT;
    if (!report || !sink)
        return error_set(err, CONTRA_MISUSE, NULL, 0, "Writing takes a report and a sink.");
    if (options)
        memcpy(&chosen, options, options->size < sizeof chosen ? options->size : sizeof chosen);
    chosen.size = sizeof chosen;
    if (!chosen.format)
        chosen.format = "text";
    struct writing writing = {report->engine, chosen.format, sink, payload, false};
    own_writer *own = own_writer_of(chosen.format);
    if (!own)
        return write_by_plugin(&writing, &report->result, &chosen, err);
    return own(&report->result, &chosen, sink, payload) == 0
               ? CONTRA_OK
               : error_set(err, CONTRA_BROKEN, NULL, 0,
                           "The report could not be written: the receiver refused it.");
}

/* --- formats of one line for each patient --- */

/* The head, or if there is a refusal the line of that. */
static contra_status write_line(struct writing *writing, const contra_refusal *refusal,
                                contra_error *err)
{
    void *state = NULL;
    contra_error told = {.status = CONTRA_OK};
    if (!writing->engine || !writing->engine->sound || !writing->format || !writing->sink)
        return error_set(err, CONTRA_MISUSE, NULL, 0,
                         "Writing takes an open engine, a format and a sink.");
    const contra_writer *writer =
        plugins_writer(&writing->engine->plugins, writing->format, &state);
    if (!writer && !own_writer_of(writing->format))
        return no_such_format(writing->engine, writing->format, err);
    if (!writer || writer->kind != CONTRA_WRITES_LINES)
        return error_set(err, CONTRA_MISUSE, NULL, 0,
                         "The format \"%s\" does not write a line for each patient.",
                         writing->format);
    locale_t before = engine_enter(writing->engine);
    contra_status answer = refusal ? writer->refused(state, refusal, pass_on, writing, &told)
                                   : writer->head(state, pass_on, writing, &told);
    engine_leave(before);
    return written(writing, answer, &told, err);
}

contra_status contra_lines_head(const contra_engine *engine, const char *format, contra_sink sink,
                                void *payload, contra_error *err)
{
    struct writing writing = {engine, format, sink, payload, false};
    return write_line(&writing, NULL, err);
}

contra_status contra_lines_refused(const contra_engine *engine, const char *format,
                                   const contra_refusal *refusal, contra_sink sink, void *payload,
                                   contra_error *err)
{
    struct writing writing = {engine, format, sink, payload, false};
    if (!refusal)
        return error_set(err, CONTRA_MISUSE, NULL, 0, "There is no refusal to write.");
    return write_line(&writing, refusal, err);
}

/* SPDX-License-Identifier: MIT */
#include "cli/sheet_out.h"

#include <string.h>

#include "cli/packs.h"
#include "cli/say.h"
#include "cli/stream.h"
#include "engine/load.h"

static bool wants_html(const struct options *options)
{
    const char *format = option_value(options, "format");
    return format != NULL && strcmp(format, "html") == 0;
}

bool sheet_format_is_right(const struct options *options)
{
    const char *format = option_value(options, "format");
    if (format == NULL || strcmp(format, "text") == 0 || wants_html(options))
        return true;
    say("\"%s\" is not a format of \"%s\". There are \"text\" and \"html\".", format,
        options->command->name);
    return false;
}

int sheet_print(const struct options *options, const struct sheet *sheet)
{
    struct stream stream;
    int code = stream_open(&stream, options);
    if (code != EXIT_FINE)
        return code;
    if (wants_html(options))
        sheet_write_html(sheet, stream_sink, &stream);
    else
        sheet_write_text(sheet, stream_wants_colour(&stream), stream_sink, &stream);
    return stream_close(&stream);
}

int sheet_list(const struct options *options, const char *what,
               size_t (*list)(struct sheet *sheet, const struct rulebook *book,
                              const struct search *search))
{
    contra_engine *engine;
    struct sheet sheet = {.arena = options->arena};
    struct search search = {options->arguments, options->argument_count};
    if (!sheet_format_is_right(options))
        return EXIT_WRONG;
    int code = packs_open(options, contra_engine_open, &engine);
    if (code != EXIT_FINE)
        return code;
    if (wants_html(options))
        sheet_add(&sheet, SHEET_TITLE, "contra %s", options->command->name);
    size_t found = list(&sheet, engine_rulebook(engine), &search);
    if (found > 0)
        code = sheet_print(options, &sheet);
    else
        say("No %s has %s. Try fewer or shorter words.", what,
            search.count > 1 ? "all these words" : "this word");
    contra_engine_free(engine);
    return found > 0 ? code : EXIT_FOUND;
}

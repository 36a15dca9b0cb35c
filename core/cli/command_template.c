/* SPDX-License-Identifier: MIT */
/* contra template: a blank intake file for a pack. */
#include <string.h>

#include "authoring/template_file.h"
#include "cli/options.h"
#include "cli/packs.h"
#include "cli/say.h"
#include "cli/stream.h"
#include "engine/load.h"

static bool command_line_is_right(const struct options *options)
{
    const char *format = option_value(options, "format");
    if (options->argument_count > 0) {
        say("A template takes no file: contra template [OPTION]...");
        return false;
    }
    if (format == NULL || strcmp(format, "text") == 0)
        return true;
    say("\"%s\" is not a format of a template. There is \"text\" only.", format);
    return false;
}

static int write_template(const struct options *options, const contra_engine *engine)
{
    struct stream stream;
    int code = stream_open(&stream, options);
    if (code != EXIT_FINE)
        return code;
    template_file_write(engine_rulebook(engine), options->arena, stream_sink, &stream);
    return stream_close(&stream);
}

static int run(const struct options *options)
{
    contra_engine *engine;
    if (!command_line_is_right(options))
        return EXIT_WRONG;
    int code = packs_open(options, contra_engine_open, &engine);
    if (code == EXIT_FINE)
        code = write_template(options, engine);
    contra_engine_free(engine);
    return code;
}

const struct command command_template = {
    .name = "template",
    .summary = "a blank intake file, to be filled in",
    .arguments = "",
    .details =
        "Prints every question that the pack asks, with its unit and its choices as a remark.\n"
        "What stays empty was not answered. Sections for earlier sessions, for overrides and for\n"
        "what happened after a session stand behind semicolons.\n"
        "\n"
        "Examples:\n"
        "  contra template > intake.ini\n"
        "  contra template --rules ./my-clinic --output intake.ini\n"
        "\n"
        "Exit code: 0 written, 2 the command line is wrong, 3 a pack is, or the output cannot be\n"
        "written.\n",
    .run = run,
};

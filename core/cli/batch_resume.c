/* SPDX-License-Identifier: MIT */
#include "cli/batch_resume.h"

#include <stdio.h>

#include "cli/command.h"
#include "cli/say.h"

bool resume_refuse(const struct output_file *output, const char *why)
{
    say("\"%s\" is of another run: %s. Nothing was written.", output->name, why);
    return false;
}

static bool take_line(struct earlier *earlier, enum record_format format, const char *line,
                      size_t length)
{
    int code;
    if (!record_read(format, line, length, &code))
        return false;
    earlier->records++;
    earlier->refused += code == EXIT_WRONG;
    earlier->code = code > earlier->code ? code : earlier->code;
    return true;
}

static bool is_of(enum record_format format, const char *line, size_t length,
                  const struct input *input)
{
    struct buffer name = {.length = 0};
    bool alone = input->kind != INPUT_TEXT || input->piece.alone;
    record_name(&name, input->name, input->piece.line, alone);
    bool same = record_is_of(format, line, length, name.bytes, input->kind == INPUT_SOURCE);
    buffer_free(&name);
    return same;
}

/* A line, and the input that has its place. */
static bool compare(struct earlier *earlier, const struct output_file *output,
                    enum record_format format, const char *line, size_t length,
                    const struct input *input)
{
    char why[400];
    size_t number = earlier->records + 2; /* behind the first line and the records so far */
    if (!take_line(earlier, format, line, length))
        snprintf(why, sizeof why,
                 "its line %zu is no record. Keep the %zu lines before it, and resume from them",
                 number, number - 1);
    else if (!is_of(format, line, length, input))
        snprintf(why, sizeof why, "its line %zu is not about \"%.200s\", whose turn it is", number,
                 input->name);
    else
        return true;
    return resume_refuse(output, why);
}

/* Compact lines do not name their input, and what a plugin reads is called by a line that only its
 * reader knows: the last is worked on once more, and must come out with the same name. */
static bool prove_last(const struct output_file *output, const struct work *work,
                       const struct buffer *last, const struct input *input)
{
    struct worker worker;
    struct portion again = {.count = 1};
    again.inputs[0] = *input;
    worker_start(&worker, work);
    worker_portion(&worker, &again);
    bool stopped = again.cut_short;
    bool same = !stopped && record_same_input(work->format, again.lines.bytes, again.lines.length,
                                              last->bytes, last->length);
    worker_end(&worker);
    buffer_free(&again.lines);
    buffer_free(&again.notes);
    return same || (!stopped && resume_refuse(output, "its last line is about another input"));
}

bool resume_pass_over(struct earlier *earlier, const struct work *work, struct walk *walk,
                      struct output_file *output)
{
    struct input input;
    struct buffer last = {.length = 0};
    const char *line;
    size_t length;
    bool sound = true;
    walk->every_patient = true;
    while (sound && output_next_line(output, &line, &length)) {
        if (walk_next(walk, &input))
            sound = compare(earlier, output, work->format, line, length, &input);
        else
            sound = !stop_wanted() && resume_refuse(output, "it has more lines than inputs");
        last.length = 0;
        buffer_add_bytes(&last, line, length);
    }
    walk->every_patient = false;
    sound = sound && !output->unreadable;
    if (sound && earlier->records > 0)
        sound = prove_last(output, work, &last, &input);
    buffer_free(&last);
    return sound;
}

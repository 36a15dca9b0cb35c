/* SPDX-License-Identifier: MIT */
#include "cli/batch_walk.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/say.h"

/* A larger file is taken for a stream of many patients, which the workers share. */
enum { ONE_WORKER_BYTES = 256 * 1024 };

/* What the loaded readers call their files, behind ".ini". */
static void gather_endings(struct walk *walk)
{
    const contra_part_of_plugin *part;
    struct arena *arena = walk->options->arena;
    const char **endings = NULL;
    size_t count = 0, capacity = 0;
    endings = arena_push(arena, (void *)endings, count, &capacity, sizeof *endings);
    endings[count++] = ".ini";
    for (size_t i = 0; (part = contra_engine_plugin(walk->engine, i)) != NULL; i++) {
        walk->has_readers = walk->has_readers || part->endings != NULL;
        for (size_t j = 0; part->endings != NULL && part->endings[j] != NULL; j++) {
            endings = arena_push(arena, (void *)endings, count, &capacity, sizeof *endings);
            endings[count++] = part->endings[j];
        }
    }
    endings = arena_push(arena, (void *)endings, count, &capacity, sizeof *endings);
    endings[count] = NULL;
    walk->endings = endings;
}

void walk_start(struct walk *walk, const struct options *options, const contra_engine *engine,
                size_t shard, size_t shards)
{
    memset(walk, 0, sizeof *walk);
    walk->options = options;
    walk->engine = engine;
    gather_endings(walk);
    walk->shard = shard;
    walk->shards = shards;
}

void walk_end(struct walk *walk)
{
    feed_close(&walk->list);
    feed_close(&walk->stream);
    contra_input_free(walk->source);
    buffer_free(&walk->list.buffer);
    buffer_free(&walk->stream.buffer);
    buffer_free(&walk->name);
    buffer_free(&walk->first_passed);
    for (size_t i = 0; i < FOLDERS_DEEP_MOST; i++) {
        folder_close(&walk->folders[i]);
        buffer_free(&walk->paths[i]);
    }
}

/* --- one path --- */

static void set_path(struct buffer *path, const char *folder, const char *name)
{
    path->length = 0;
    if (folder != NULL) {
        size_t length = strlen(folder);
        buffer_add_bytes(path, folder, length);
        if (length > 0 && folder[length - 1] != '/')
            buffer_add(path, "/");
    }
    buffer_add_bytes(path, name, strlen(name) + 1);
}

/* Of a file that one worker takes whole, all patients are of one shard; of a stream each counts. */
static bool is_ours(struct walk *walk)
{
    return walk->met++ % walk->shards == walk->shard;
}

/* What stands where an input is expected, and is none. `why` lives as long as the walk. */
static bool tell(struct walk *walk, struct input *input, const char *why)
{
    *input = (struct input){.kind = INPUT_PROBLEM, .name = walk->name.bytes, .why = why};
    return is_ours(walk);
}

static bool tell_problem(struct walk *walk, struct input *input, const char *what, int number)
{
    if (stop_if_lack(number))
        return false;
    feed_why(walk->why, what, number);
    return tell(walk, input, walk->why);
}

/* Goes down into the folder in hand; gives a problem if that cannot be done. */
static bool enter_folder(struct walk *walk, struct input *input)
{
    if (walk->depth == FOLDERS_DEEP_MOST)
        return tell_problem(walk, input, "folder", ELOOP);
    struct buffer *path = &walk->paths[walk->depth];
    set_path(path, NULL, walk->name.bytes);
    if (!folder_open(&walk->folders[walk->depth], path->bytes, walk->endings))
        return tell_problem(walk, input, "folder", errno);
    if (walk->depth++ == 0)
        walk->met_before = walk->met;
    return false;
}

/* What lies in a folder that was named, and is no patient's, is remarked on: it may have been meant
 * for one. */
static void leave_folder(struct walk *walk, struct folder *folder)
{
    if (folder->passed > 0 && walk->passed == 0)
        set_path(&walk->first_passed, folder->path, folder->first_passed);
    walk->passed += folder->passed;
    if (walk->depth == 1 && walk->met == walk->met_before && folder->error == 0 &&
        !option_given(walk->options, "quiet"))
        say("The folder \"%s\" holds no patient.", folder->path);
    folder_close(folder);
    walk->depth--;
}

/* Something that a plugin may read: one worker takes it whole. Only while inputs are counted it is
 * opened here. False: its patients are to be asked for one by one, or it is another shard's. */
static bool take_source(struct walk *walk, struct input *input)
{
    if (!is_ours(walk))
        return false;
    *input = (struct input){.kind = INPUT_SOURCE, .name = walk->name.bytes};
    walk->source_taken = 0;
    return !walk->every_patient || contra_input_open(&walk->source, walk->engine, walk->name.bytes,
                                                     NULL, NULL) != CONTRA_OK;
}

/* INI has its own ways, which are faster, if there is no doubt that it is INI. */
static bool may_be_a_source(const struct walk *walk)
{
    static const char *const ini[] = {".ini", NULL};
    return walk->has_readers && !name_ends(walk->name.bytes, ini);
}

/* The path in hand as an input. False: its patients are to be asked for one by one, or it is
 * another shard's. */
static bool take_file(struct walk *walk, struct input *input, bool large)
{
    if (!large && !is_ours(walk))
        return false;
    if (large || walk->every_patient) {
        walk->stream_open = feed_open(&walk->stream, walk->name.bytes);
        walk->stream_shared = large;
        if (walk->stream_open || stop_if_lack(errno))
            return false;
    }
    *input = (struct input){.kind = INPUT_FILE, .name = walk->name.bytes};
    return !large || is_ours(walk);
}

/* Is a named file to be taken apart, for all workers to share? A shard must not need to open what
 * is another's: of a list it takes whole files. */
static bool is_stream(const struct walk *walk, const struct stat *status)
{
    if (walk->shards > 1)
        return !walk->list_open;
    return !S_ISREG(status->st_mode) || status->st_size > ONE_WORKER_BYTES;
}

/* A pipe that nobody writes to would be waited for without end. */
static const char no_file[] = "This is a pipe, a socket or a device, which is read only where the "
                              "command line names it.";

static bool is_no_file(const struct stat *status)
{
    return !S_ISREG(status->st_mode) && !S_ISDIR(status->st_mode);
}

static bool take_path(struct walk *walk, struct input *input)
{
    struct stat status;
    bool there = stat(walk->name.bytes, &status) == 0;
    if (there && walk->list_open && is_no_file(&status))
        return tell(walk, input, no_file);
    if (there && S_ISDIR(status.st_mode) && strcmp(walk->name.bytes, "-") != 0)
        return enter_folder(walk, input);
    if (may_be_a_source(walk))
        return take_source(walk, input);
    if (strcmp(walk->name.bytes, "-") == 0)
        return take_file(walk, input, true);
    if (!there)
        return take_file(walk, input, false); /* who opens it will say what is wrong */
    return take_file(walk, input, is_stream(walk, &status));
}

/* --- what lies in folders, streams and lists --- */

/* False: the folder is through, or holds a folder. If its rest cannot be read, that is an input. */
static bool next_in_folder(struct walk *walk, struct input *input)
{
    struct folder *folder = &walk->folders[walk->depth - 1];
    struct stat status;
    const struct folder_name *name = folder_next(folder);
    if (name == NULL) {
        int error = folder->error;
        set_path(&walk->name, NULL, folder->path);
        leave_folder(walk, folder);
        return error != 0 && tell_problem(walk, input, "rest of the folder", error);
    }
    set_path(&walk->name, folder->path, name->name);
    if (name->kind == NAME_FOLDER)
        return enter_folder(walk, input);
    if (name->kind == NAME_DOUBTFUL && stat(walk->name.bytes, &status) == 0 && is_no_file(&status))
        return tell(walk, input, no_file);
    return may_be_a_source(walk) ? take_source(walk, input) : take_file(walk, input, false);
}

/* While inputs are counted, patient by patient; if there is still something in it afterwards, its
 * rest is one input more. */
static bool next_in_source(struct walk *walk, struct input *input)
{
    contra_patient *patient = NULL;
    *input = (struct input){.kind = INPUT_SOURCE,
                            .name = walk->name.bytes,
                            .skip = walk->source_taken++,
                            .only_one = walk->every_patient};
    if (walk->every_patient) {
        contra_status status = contra_input_next(walk->source, &patient, NULL);
        bool goes_on = status == CONTRA_OK || status == CONTRA_REFUSED;
        contra_patient_free(patient);
        if (goes_on)
            return true;
        contra_input_free(walk->source);
        walk->source = NULL;
        return status != CONTRA_END; /* that it failed has a record of its own */
    }
    contra_input_free(walk->source);
    walk->source = NULL;
    return true;
}

static bool next_in_stream(struct walk *walk, struct input *input)
{
    struct feed *stream = &walk->stream;
    *input = (struct input){.kind = INPUT_TEXT, .name = walk->name.bytes};
    stream->impatient = walk->impatient;
    if (feed_patient(stream, &input->piece))
        return !walk->stream_shared || is_ours(walk);
    walk->waiting = stream->waiting;
    if (walk->waiting)
        return false;
    int error = stream->error;
    feed_close(stream);
    walk->stream_open = false;
    return error != 0 && tell_problem(walk, input, "file", error);
}

static bool open_list(struct walk *walk, struct input *input)
{
    const char *from = option_value(walk->options, "from");
    walk->argument++;
    set_path(&walk->name, NULL, from);
    if (!feed_open(&walk->list, from))
        return tell_problem(walk, input, "list", errno);
    walk->list_open = true;
    return false;
}

/* What a list must not name: NULL if all is well. */
static const char *wrong_item(const struct walk *walk, const char *item, size_t length)
{
    if (strlen(item) != length)
        return "This line of the list holds a byte 0, so its paths cannot be told apart. Separate "
               "all by line ends, or all by bytes 0.";
    if (strcmp(item, "-") == 0 && walk->list.descriptor == STDIN_FILENO)
        return "Standard input is the list already. A file of this name is \"./-\".";
    return NULL;
}

static void end_list(struct walk *walk)
{
    feed_close(&walk->list);
    walk->list_open = false;
    set_path(&walk->name, NULL, option_value(walk->options, "from"));
}

static bool next_in_list(struct walk *walk, struct input *input)
{
    size_t length;
    walk->list.impatient = walk->impatient;
    const char *item = feed_item(&walk->list, &length);
    if (walk->list.utf16) {
        end_list(walk);
        return tell(walk, input, "The list is written in UTF-16. Save it as UTF-8.");
    }
    if (item != NULL) {
        walk->listed++;
        const char *wrong = wrong_item(walk, item, length);
        set_path(&walk->name, NULL, item);
        return wrong != NULL ? tell(walk, input, wrong) : take_path(walk, input);
    }
    walk->waiting = walk->list.waiting;
    if (walk->waiting)
        return false;
    int error = walk->list.error;
    end_list(walk);
    return error != 0 && tell_problem(walk, input, "list", error);
}

/* --- all --- */

/* Behind the arguments comes the list. */
static size_t places(const struct walk *walk)
{
    return walk->options->argument_count + option_given(walk->options, "from");
}

static bool next_argument(struct walk *walk, struct input *input)
{
    if (walk->argument == walk->options->argument_count)
        return open_list(walk, input);
    set_path(&walk->name, NULL, walk->options->arguments[walk->argument++]);
    return take_path(walk, input);
}

/* One step; true if it met an input. */
static bool step(struct walk *walk, struct input *input)
{
    if (walk->source != NULL)
        return next_in_source(walk, input);
    if (walk->stream_open)
        return next_in_stream(walk, input);
    if (walk->depth > 0)
        return next_in_folder(walk, input);
    if (walk->list_open)
        return next_in_list(walk, input);
    return next_argument(walk, input);
}

static bool at_end(const struct walk *walk)
{
    return walk->source == NULL && !walk->stream_open && walk->depth == 0 && !walk->list_open &&
           walk->argument >= places(walk);
}

bool walk_next(struct walk *walk, struct input *input)
{
    walk->waiting = false;
    while (!stop_wanted() && !at_end(walk) && !walk->waiting)
        if (step(walk, input) && !stop_wanted())
            return true;
    return false;
}

/* Each folder shares its part among what lies in it. */
double walk_share(const struct walk *walk)
{
    double inner = walk->stream_open ? feed_share(&walk->stream) : 1;
    for (size_t i = walk->depth; i-- > 0;) {
        const struct folder *folder = &walk->folders[i];
        double one = folder->total > 0 ? 1 / (double)folder->total : 0;
        inner = folder_share(folder) - one + one * inner;
    }
    if (walk->list_open)
        inner = feed_share(&walk->list);
    return walk->argument == 0 ? 0 : ((double)walk->argument - 1 + inner) / (double)places(walk);
}

/* SPDX-License-Identifier: MIT */
#include "cli/batch_queue.h"

#include <string.h>

enum { PORTIONS_A_WORKER = 4, PORTION_BYTES = 48 * 1024 };

void queue_start(struct queue *queue, struct arena *arena, size_t workers)
{
    memset(queue, 0, sizeof *queue);
    queue->size = workers > 1 ? PORTIONS_A_WORKER * workers : 1;
    queue->portions = arena_alloc(arena, queue->size * sizeof *queue->portions);
    pthread_mutex_init(&queue->walking, NULL);
    pthread_mutex_init(&queue->writing, NULL);
    pthread_cond_init(&queue->written_one, NULL);
}

void queue_end(struct queue *queue)
{
    for (size_t i = 0; i < queue->size; i++) {
        buffer_free(&queue->portions[i].texts);
        buffer_free(&queue->portions[i].lines);
        buffer_free(&queue->portions[i].notes);
    }
    pthread_mutex_destroy(&queue->walking);
    pthread_mutex_destroy(&queue->writing);
    pthread_cond_destroy(&queue->written_one);
}

/* --- taking --- */

/* Waits until the place in the ring is free: until what lay there before is written. */
static struct portion *free_place(struct queue *queue)
{
    struct portion *portion = &queue->portions[queue->taken % queue->size];
    pthread_mutex_lock(&queue->writing);
    while (queue->taken - queue->written >= queue->size)
        pthread_cond_wait(&queue->written_one, &queue->writing);
    portion->done = portion->cut_short = false; /* who writes looks at these */
    portion->number = queue->taken;
    pthread_mutex_unlock(&queue->writing);
    portion->count = portion->texts.length = portion->lines.length = portion->notes.length = 0;
    portion->checked = portion->refused = 0;
    portion->code = 0;
    return portion;
}

/* Copies a text behind the others; says where it begins, since they may still move. */
static size_t keep(struct portion *portion, const char *bytes, size_t length)
{
    size_t start = portion->texts.length;
    buffer_add_bytes(&portion->texts, bytes, length);
    buffer_add_bytes(&portion->texts, "", 1);
    return start;
}

/* Where the texts of an input begin. */
struct places {
    size_t name, text, why;
};

static void keep_input(struct portion *portion, const struct input *input, struct places *places)
{
    portion->inputs[portion->count++] = *input;
    places->name = keep(portion, input->name, strlen(input->name));
    if (input->kind == INPUT_TEXT)
        places->text = keep(portion, input->piece.text, input->piece.length);
    if (input->kind == INPUT_PROBLEM)
        places->why = keep(portion, input->why, strlen(input->why));
}

static void point_at(struct portion *portion, const struct places *places)
{
    const char *texts = portion->texts.bytes;
    for (size_t i = 0; i < portion->count; i++) {
        struct input *input = &portion->inputs[i];
        input->name = texts + places[i].name;
        input->piece.text = texts + places[i].text;
        input->why = texts + places[i].why;
    }
}

struct portion *queue_take(struct queue *queue)
{
    struct places places[PORTION_INPUTS] = {{0, 0, 0}};
    struct input input;
    pthread_mutex_lock(&queue->walking);
    struct portion *portion = free_place(queue);
    queue->walk->impatient = false;
    while (portion->count < PORTION_INPUTS && portion->texts.length < PORTION_BYTES &&
           walk_next(queue->walk, &input)) {
        keep_input(portion, &input, &places[portion->count]);
        queue->walk->impatient = true; /* who writes slowly gets each record at once */
    }
    point_at(portion, places);
    bool some = portion->count > 0;
    queue->taken += some;
    progress_share(queue->progress, walk_share(queue->walk));
    pthread_mutex_unlock(&queue->walking);
    return some ? portion : NULL;
}

/* --- giving --- */

static void write_portion(struct queue *queue, struct portion *portion)
{
    if (queue->closed || !output_write(queue->output, portion->lines.bytes, portion->lines.length))
        return;
    queue->closed = portion->cut_short;
    if (queue->tally != NULL)
        tally_count(queue->tally, &portion->notes);
    queue->checked += portion->checked;
    queue->refused += portion->refused;
    if (portion->code > queue->code)
        queue->code = portion->code;
    progress_show(queue->progress, queue->checked + queue->refused);
    portion->lines.length = portion->notes.length = 0;
    portion->checked = portion->refused = 0;
}

void queue_give(struct queue *queue, struct portion *portion)
{
    pthread_mutex_lock(&queue->writing);
    portion->done = true;
    for (;;) {
        struct portion *next = &queue->portions[queue->written % queue->size];
        if (!next->done || next->number != queue->written)
            break;
        write_portion(queue, next);
        next->done = false;
        queue->written++;
    }
    pthread_cond_broadcast(&queue->written_one);
    pthread_mutex_unlock(&queue->writing);
}

void queue_write_part(struct queue *queue, struct portion *portion)
{
    pthread_mutex_lock(&queue->writing);
    while (queue->written != portion->number)
        pthread_cond_wait(&queue->written_one, &queue->writing);
    write_portion(queue, portion);
    pthread_mutex_unlock(&queue->writing);
}

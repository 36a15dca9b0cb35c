/* SPDX-License-Identifier: MIT */
/* Evaluation alone: what holds and what could be, for each grade of each rule, at each site.
 * Patients are read ten at a time; measured is the one pass over those ten that follows.
 *
 *     evaluate PACK STREAM      prints nanoseconds a patient, the median of all tens */
#define _POSIX_C_SOURCE 200809L
#include <contra/contra.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "engine/engine.h"
#include "rules/evaluate.h"

enum { TEN = 10, TENS_MOST = 3000, GRADES_MOST = 4096, ROOM = 65536 };

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e9 + (double)time.tv_nsec;
}

static void fail(const contra_error *error)
{
    fprintf(stderr, "%s:%d: %s\n", error->file, error->line, error->message);
    exit(1);
}

static contra_engine *open_pack(const char *folder)
{
    contra_error error;
    contra_engine *engine;
    contra_engine_options options = CONTRA_ENGINE_OPTIONS_INIT;
    options.packs = &folder;
    options.pack_count = 1;
    if (contra_engine_open(&engine, &options, &error))
        fail(&error);
    return engine;
}

static contra_input *open_stream(const contra_engine *engine, const char *path)
{
    contra_error error;
    contra_input *input;
    contra_read_options options = CONTRA_READ_OPTIONS_INIT;
    options.date_if_none = "2026-11-22";
    if (contra_input_open(&input, engine, path, &options, &error))
        fail(&error);
    return input;
}

/* The sum keeps the compiler from leaving the work out. */
static uint64_t evaluate(const struct rulebook *book, const struct patient *patient)
{
    static struct lanes grades[GRADES_MOST];
    static uint64_t room[ROOM];
    uint64_t sum = 0;
    struct evaluation e = {.patient = patient, .all = ((uint64_t)1 << patient->site_count) - 1};
    evaluate_program(&e, &book->program, patient->aftercare, room, grades);
    for (size_t i = 0; i < book->program.count; i++)
        sum += grades[i].must + grades[i].may;
    return sum;
}

static int by_size(const void *a, const void *b)
{
    double left = *(const double *)a, right = *(const double *)b;
    return (left > right) - (left < right);
}

int main(int count, char **words)
{
    double each[TENS_MOST];
    contra_patient *patients[TEN];
    contra_error error;
    uint64_t sum = 0;
    size_t tens = 0, read = TEN;
    if (count != 3)
        return 2;
    contra_engine *engine = open_pack(words[1]);
    contra_input *input = open_stream(engine, words[2]);
    if (engine->book.program.count > GRADES_MOST ||
        program_room(&engine->book.program, SITES_MOST) > ROOM)
        return 1;
    while (read == TEN && tens < TENS_MOST) {
        for (read = 0; read < TEN; read++)
            if (contra_input_next(input, &patients[read], &error))
                break;
        double start = now();
        for (size_t i = 0; i < read; i++)
            sum += evaluate(&engine->book, &patients[i]->patient);
        if (read == TEN)
            each[tens++] = (now() - start) / TEN;
        for (size_t i = 0; i < read; i++)
            contra_patient_free(patients[i]);
    }
    qsort(each, tens, sizeof *each, by_size);
    printf("%.1f ns a patient (%zu patients, sum %llx)\n", each[tens / 2], tens * TEN,
           (unsigned long long)sum);
    contra_input_free(input);
    contra_engine_free(engine);
    return 0;
}

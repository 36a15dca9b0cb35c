/* SPDX-License-Identifier: MIT */
/* A host program: one engine, eight threads, each with patients of its own. All threads must find
 * what one thread alone finds. Prints the decimal point of the locale it runs in, then the report.
 *
 *     threads FOLDER-OF-RULES [PATIENT [PLUGIN FORMAT]]
 */
#define _POSIX_C_SOURCE 200809L

#include <contra/contra.h>
#include <locale.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "intake.h"

#define THREADS 8
#define ROUNDS  25

struct json {
    char *bytes;
    size_t length;
};

static int collect(void *payload, const char *bytes, size_t length)
{
    struct json *json = payload;
    char *longer = realloc(json->bytes, json->length + length + 1);
    if (!longer)
        return 1;
    memcpy(longer + json->length, bytes, length);
    json->bytes = longer;
    json->length += length;
    longer[json->length] = '\0';
    return 0;
}

static int complain(const contra_error *error)
{
    fprintf(stderr, "%s: %s (%s:%d)\n", contra_status_text(error->status), error->message,
            error->file, error->line);
    return 1;
}

static int fill(contra_patient *patient, contra_error *error)
{
    for (size_t i = 0; i < INTAKE_COUNT; i++) {
        char origin[32];
        snprintf(origin, sizeof origin, "form 7, question %zu", i + 1);
        if (contra_patient_set(patient, intake[i].section, intake[i].key, intake[i].value, origin,
                               error) != CONTRA_OK)
            return complain(error);
    }
    return 0;
}

/* The patient of the file; without one, the patient of intake.h, answer by answer. */
static int read_patient(contra_patient **patient, const contra_engine *engine, const char *file,
                        contra_error *error)
{
    contra_status status = file ? contra_patient_read_file(patient, engine, file, NULL, error)
                                : contra_patient_new(patient, engine, error);
    if (status != CONTRA_OK)
        return complain(error);
    return file ? 0 : fill(*patient, error);
}

/* One patient, from nothing to JSON (or `format`). The caller frees json->bytes. Returns 0 if all
 * went well. */
static int check_one(const contra_engine *engine, const char *file, const char *format,
                     struct json *json)
{
    contra_error error;
    contra_patient *patient = NULL;
    contra_report *report = NULL;
    contra_write_options options = CONTRA_WRITE_OPTIONS_INIT;
    int failed;

    options.format = format;
    failed = read_patient(&patient, engine, file, &error);
    if (!failed && contra_check(&report, engine, patient, NULL, &error) != CONTRA_OK)
        failed = complain(&error);
    contra_patient_free(patient);
    if (!failed && contra_report_write(report, &options, collect, json, &error) != CONTRA_OK)
        failed = complain(&error);
    contra_report_free(report);
    return failed;
}

struct job {
    const contra_engine *engine;
    const char *file; /* of the patient, or NULL */
    const char *format;
    const struct json *alone; /* what one thread alone found */
    int differences;
};

static void *work(void *argument)
{
    struct job *job = argument;
    for (int round = 0; round < ROUNDS; round++) {
        struct json json = {NULL, 0};
        if (check_one(job->engine, job->file, job->format, &json) != 0 ||
            json.length != job->alone->length ||
            memcmp(json.bytes, job->alone->bytes, json.length) != 0)
            job->differences++;
        free(json.bytes);
    }
    return NULL;
}

static int check_in_threads(const contra_engine *engine, const char *file, const char *format,
                            const struct json *alone)
{
    pthread_t threads[THREADS];
    struct job jobs[THREADS];
    int differences = 0;

    for (int i = 0; i < THREADS; i++) {
        jobs[i] = (struct job){engine, file, format, alone, 0};
        if (pthread_create(&threads[i], NULL, work, &jobs[i]) != 0)
            abort();
    }
    for (int i = 0; i < THREADS; i++) {
        pthread_join(threads[i], NULL);
        differences += jobs[i].differences;
    }
    if (differences)
        fprintf(stderr, "%d of %d reports differ\n", differences, THREADS * ROUNDS);
    return differences ? 1 : 0;
}

int main(int argc, char **argv)
{
    contra_error error;
    contra_engine *engine = NULL;
    contra_engine_options options = CONTRA_ENGINE_OPTIONS_INIT;
    struct json alone = {NULL, 0};
    int failed = 1;

    if (argc != 2 && argc != 3 && argc != 5)
        return 2;
    const char *file = argc > 2 ? argv[2] : NULL, *format = argc > 4 ? argv[4] : "json";
    setlocale(LC_ALL, "");
    printf("decimal point: %s\n", localeconv()->decimal_point);

    options.packs = (const char *const *)&argv[1];
    options.pack_count = 1;
    options.plugins = (const char *const *)&argv[3];
    options.plugin_count = argc > 4 ? 1 : 0;
    if (contra_engine_open(&engine, &options, &error) != CONTRA_OK)
        complain(&error);
    else if (check_one(engine, file, format, &alone) == 0)
        failed = check_in_threads(engine, file, format, &alone);

    puts(alone.bytes ? alone.bytes : "");
    free(alone.bytes);
    contra_engine_free(engine);
    return failed;
}

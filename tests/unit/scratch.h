/* SPDX-License-Identifier: MIT */
/* A pack of rules in a folder of the working directory: the small pack of tests/rules/template, and
 * rule files that a test writes. */
#ifndef CONTRA_TESTS_UNIT_SCRATCH_H
#define CONTRA_TESTS_UNIT_SCRATCH_H

#include <contra/contra.h>
#include <dirent.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "test.h"

#define SMALL_PACK TEST_SOURCE_DIR "/tests/rules/template/pack"

static inline void scratch_write(const char *folder, const char *name, const char *text,
                                 size_t length)
{
    char path[1024];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "wb");
    CHECK(file != NULL);
    CHECK_INT(fwrite(text, 1, length, file), length);
    CHECK_INT(fclose(file), 0);
}

/* The whole of a file, to be freed. */
static inline char *scratch_read(const char *path, size_t *length)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        FAIL("%s cannot be read", path);
    char *text = calloc(1, 1 << 18);
    CHECK(text != NULL);
    *length = fread(text, 1, (1 << 18) - 1, file);
    CHECK_INT(fclose(file), 0);
    return text;
}

/* Calls `each` for every file of the folder whose name ends so, by name. Returns how many. */
static inline int scratch_by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static inline size_t scratch_files(const char *folder, const char *ending,
                                   void (*each)(const char *path, const char *name, void *payload),
                                   void *payload)
{
    char *names[400], path[1024];
    size_t count = 0;
    DIR *directory = opendir(folder);
    struct dirent *entry;
    while (directory != NULL && (entry = readdir(directory)) != NULL && count < 400) {
        const char *dot = strrchr(entry->d_name, '.');
        if (dot != NULL && strcmp(dot, ending) == 0)
            names[count++] = strdup(entry->d_name);
    }
    if (directory != NULL)
        closedir(directory);
    qsort(names, count, sizeof *names, scratch_by_name);
    for (size_t i = 0; i < count; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, names[i]);
        each(path, names[i], payload);
        free(names[i]);
    }
    return count;
}

static inline void scratch_copy(const char *path, const char *name, void *folder)
{
    size_t length;
    char *text = scratch_read(path, &length);
    scratch_write(folder, name, text, length);
    free(text);
}

static inline void scratch_remove(const char *path, const char *name, void *folder)
{
    (void)name, (void)folder;
    CHECK_INT(unlink(path), 0);
}

/* Makes the folder anew, without any rule. */
static inline void scratch_pack(char *folder)
{
    mkdir(folder, 0777);
    scratch_files(folder, ".lua", scratch_remove, NULL);
    CHECK(scratch_files(SMALL_PACK, ".ini", scratch_copy, folder) > 5);
}

static inline void scratch_rule(const char *folder, const char *name, const char *text)
{
    char file[128];
    snprintf(file, sizeof file, "%s.lua", name);
    scratch_write(folder, file, text, strlen(text));
}

/* A rule in plain Lua: `local_part` stands before it, `body` is its check's, which sees `facts`
 * with the patient's age and may return "relative". */
static inline void scratch_check(const char *folder, const char *name, const char *local_part,
                                 const char *body)
{
    static char text[1 << 18];
    const int length =
        snprintf(text, sizeof text,
                 "%s\nrule \"%s\" { title = \"A check\", effect = \"bruising\",\n"
                 "  sources = { \"example-2020\" }, grades = { \"absolute\", \"relative\" },\n"
                 "  needs = { \"patient.age\" }, finding = \"Found.\", action = \"Act.\",\n"
                 "  check = function (facts) %s\n end,\n}\n",
                 local_part, name, body);
    CHECK(length > 0 && (size_t)length < sizeof text);
    scratch_rule(folder, name, text);
}

/* A rule of conditions that always holds: a precaution. */
static inline void scratch_steady(const char *folder)
{
    scratch_rule(folder, "steady",
                 "rule \"steady\" { title = \"Steady\", effect = \"bruising\",\n"
                 "  sources = { \"example-2020\" }, precaution = patient.age:at_least(0),\n"
                 "  finding = \"Holds.\", action = \"Act.\" }\n");
}

/* --- checking and writing --- */

struct written {
    char *bytes;
    size_t length;
};

static inline int scratch_collect(void *payload, const char *bytes, size_t length)
{
    struct written *written = payload;
    char *longer = realloc(written->bytes, written->length + length + 1);
    if (longer == NULL)
        return 1;
    memcpy(longer + written->length, bytes, length);
    written->bytes = longer;
    written->length += length;
    longer[written->length] = '\0';
    return 0;
}

/* The report as JSON, to be freed. */
static inline char *scratch_json(const contra_report *report)
{
    struct written written = {NULL, 0};
    contra_write_options options = CONTRA_WRITE_OPTIONS_INIT;
    options.format = "json";
    CHECK_INT(contra_report_write(report, &options, scratch_collect, &written, NULL), CONTRA_OK);
    return written.bytes;
}

/* A healthy patient of that age, with a site in the thigh. */
static inline contra_patient *scratch_patient(const contra_engine *engine, int age)
{
    char text[512];
    contra_error error;
    contra_patient *patient;
    int length = snprintf(text, sizeof text,
                          "[check]\ndate = 2026-11-22\nnot_mentioned = no\n[patient]\nage = %d\n"
                          "[treatment]\nelectro = no\n[sites]\nvastus lateralis = left, 25 mm\n",
                          age);
    if (contra_patient_read_memory(&patient, engine, text, (size_t)length, NULL, &error) !=
        CONTRA_OK)
        FAIL("%s", error.message);
    return patient;
}

static inline contra_report *scratch_report(const contra_engine *engine, int age)
{
    contra_error error;
    contra_report *report;
    contra_patient *patient = scratch_patient(engine, age);
    contra_status status = contra_check(&report, engine, patient, NULL, &error);
    contra_patient_free(patient);
    if (status != CONTRA_OK)
        FAIL("%s", error.message);
    return report;
}

#endif

/* SPDX-License-Identifier: MIT */
/* Every allocation fails once: opening a pack, reading a patient, checking, writing. Whatever step
 * it hits says CONTRA_NO_MEMORY, nothing is lost, and the library can be used as before. */
#define _POSIX_C_SOURCE 200809L
#include <dlfcn.h>
#include <stdio.h>
#include <string.h>

#include "allocations.h"
#include "packs.h"

#define PATIENT TEST_SOURCE_DIR "/tests/faults/patient.ini"

struct scene {
    const char *pack, *patient;  /* a folder, a file */
    size_t step;                 /* of the allocations that fail; 1: each */
    bool onwards;                /* all behind the one that fails do so too */
    const char *plugin, *format; /* or NULL: a plugin, and a format of its own */
    const char *date;            /* of the check; NULL: the patient's file says it */
};

/* What the steps made, and what was written. */
struct made {
    contra_engine *engine;
    contra_patient *patient;
    contra_report *report;
    char *text;
    size_t length;
};

enum { TEXT_MOST = 1 << 20 };
static char wanted[TEXT_MOST], got[TEXT_MOST];

static int collect(void *payload, const char *bytes, size_t length)
{
    struct made *made = payload;
    if (made->length + length >= TEXT_MOST)
        return 1;
    memcpy(made->text + made->length, bytes, length);
    made->length += length;
    made->text[made->length] = '\0';
    return 0;
}

static contra_status write(struct made *made, const char *format, contra_error *error)
{
    contra_write_options options = CONTRA_WRITE_OPTIONS_INIT;
    options.format = format;
    return contra_report_write(made->report, &options, collect, made, error);
}

static contra_status run(const struct scene *scene, struct made *made, contra_error *error)
{
    contra_engine_options open = CONTRA_ENGINE_OPTIONS_INIT;
    contra_check_options check = CONTRA_CHECK_OPTIONS_INIT;
    contra_read_options reading = CONTRA_READ_OPTIONS_INIT;
    reading.date = scene->date;
    open.packs = &scene->pack;
    open.pack_count = 1;
    if (scene->plugin) {
        open.plugins = &scene->plugin;
        open.plugin_count = 1;
    }
    check.explain = 1;
    contra_status status = contra_engine_open(&made->engine, &open, error);
    if (status == CONTRA_OK)
        status =
            contra_patient_read_file(&made->patient, made->engine, scene->patient, &reading, error);
    if (status == CONTRA_OK)
        status = contra_patient_set(made->patient, "patient", "x-form", "7", "form 7", error);
    if (status == CONTRA_OK)
        status = contra_check(&made->report, made->engine, made->patient, &check, error);
    if (status == CONTRA_OK)
        status = write(made, "text", error);
    if (status == CONTRA_OK)
        status = write(made, "json", error);
    if (status == CONTRA_OK && scene->format)
        status = write(made, scene->format, error);
    return status;
}

static void undo(struct made *made)
{
    contra_report_free(made->report);
    contra_patient_free(made->patient);
    contra_engine_free(made->engine);
}

/* One attempt; returns false once no allocation of that number is asked for. */
static bool attempt(const struct scene *scene, size_t failing)
{
    contra_error error = {CONTRA_OK, 0, "", ""};
    struct made made = {.text = got};
    size_t blocks = allocations_blocks();
    got[0] = '\0';
    allocations_fail_at(failing, scene->onwards);
    contra_status status = run(scene, &made, &error);
    bool refused = allocations_refused();
    allocations_fail_at(0, false);
    if (status != CONTRA_OK && (status != CONTRA_NO_MEMORY || !refused))
        FAIL("allocation %zu: %s: %s:%d: %s", failing, contra_status_text(status), error.file,
             error.line, error.message);
    if (status == CONTRA_OK && strcmp(got, wanted) != 0)
        FAIL("allocation %zu: another report:\n%s", failing, got);
    undo(&made);
    if (allocations_blocks() != blocks)
        FAIL("allocation %zu: %zd blocks are lost", failing,
             (ptrdiff_t)allocations_blocks() - (ptrdiff_t)blocks);
    return refused;
}

/* Once in peace, for what libc takes once and keeps, and to know what must come out. */
static size_t rehearse(const struct scene *scene)
{
    contra_error error = {CONTRA_OK, 0, "", ""};
    struct made made = {.text = wanted};
    allocations_fail_at(0, false);
    if (run(scene, &made, &error) != CONTRA_OK)
        FAIL("%s:%d: %s", error.file, error.line, error.message);
    size_t count = allocations_count();
    undo(&made);
    return count;
}

static void play(const struct scene *scene)
{
    size_t count = rehearse(scene), tried = 0;
    for (size_t failing = 1; attempt(scene, failing); failing += scene->step)
        tried++;
    print_message("%zu allocations, %zu of them failed in turn\n", count, tried);
    CHECK(tried >= count / scene->step);
}

TEST(each_allocation_of_the_mini_pack_fails)
{
    play(&(struct scene){.pack = MINI_PACK, .patient = PATIENT, .step = 1});
}

TEST(all_allocations_from_one_on_fail)
{
    play(&(struct scene){.pack = MINI_PACK, .patient = PATIENT, .step = 7, .onwards = true});
}

TEST(some_allocations_of_dry_needling_fail)
{
    play(&(struct scene){
        .pack = DRY_NEEDLING, .patient = DRY_NEEDLING "/patients/sample.ini", .step = 211});
}

/* The plugin stays loaded all the while: what the system's loader takes is not ours to give back.
 */
TEST(each_allocation_around_a_plugin_fails)
{
    void *kept = dlopen(TEST_PLUGINS "/probe.so", RTLD_NOW);
    CHECK(kept != NULL);
    play(&(struct scene){.pack = TEST_SOURCE_DIR "/tests/packs/clinic",
                         .patient = TEST_SOURCE_DIR "/tests/faults/patient.probe",
                         .step = 1,
                         .plugin = TEST_PLUGINS "/probe.so",
                         .format = "probe-word"});
    dlclose(kept);
}

TEST(some_allocations_around_fhir_fail)
{
    void *kept = dlopen(BUILT_PLUGINS "/fhir.so", RTLD_NOW);
    CHECK(kept != NULL);
    play(&(struct scene){.pack = DRY_NEEDLING,
                         .patient = TEST_SOURCE_DIR "/tests/plugins/fhir/same.json",
                         .step = 101,
                         .plugin = BUILT_PLUGINS "/fhir.so",
                         .format = "fhir",
                         .date = "2026-11-27"});
    dlclose(kept);
}

/* --- one patient after the other --- */

/* Reads the text three times, each in the memory of the one before: the second time its lines are
 * learnt, the third time they are known. */
static contra_status read_in_a_chain(const contra_engine *engine, const char *text,
                                     contra_patient **patient)
{
    contra_status status = CONTRA_OK;
    *patient = NULL;
    for (int round = 0; round < 3 && status == CONTRA_OK; round++) {
        contra_read_options options = CONTRA_READ_OPTIONS_INIT;
        options.again = *patient;
        status = contra_patient_read_memory(patient, engine, text, strlen(text), &options, NULL);
    }
    return status;
}

/* Without memory for the lines that are known, all goes on as before. */
TEST(each_allocation_of_a_chain_of_patients_fails)
{
    static const char text[] = "[check]\ndate = 2026-11-22\nnot_mentioned = no\n\n[patient]\n"
                               "name = Somebody\nnumber = A-7\n; a comment\nsex = female\n";
    contra_engine *engine = open_pack(MINI_PACK);
    contra_patient *patient;
    size_t without_table = 0;
    CHECK_INT(read_in_a_chain(engine, text, &patient), CONTRA_OK);
    contra_patient_free(patient);
    bool refused = true;
    for (size_t failing = 1; refused; failing++) {
        size_t blocks = allocations_blocks();
        allocations_fail_at(failing, false);
        contra_status status = read_in_a_chain(engine, text, &patient);
        refused = allocations_refused();
        allocations_fail_at(0, false);
        CHECK(status == CONTRA_OK || (refused && status == CONTRA_NO_MEMORY));
        without_table += refused && status == CONTRA_OK;
        contra_patient_free(patient);
        CHECK_INT(allocations_blocks(), blocks);
    }
    CHECK_INT(without_table, 1);
    contra_engine_free(engine);
}

TESTS(CASE(each_allocation_of_the_mini_pack_fails), CASE(all_allocations_from_one_on_fail),
      CASE(some_allocations_of_dry_needling_fail), CASE(each_allocation_around_a_plugin_fails),
      CASE(some_allocations_around_fhir_fail), CASE(each_allocation_of_a_chain_of_patients_fails))

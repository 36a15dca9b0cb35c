/* SPDX-License-Identifier: MIT */
/* What the fuzz targets share. A target is a file fuzz_NAME.c with LLVMFuzzerTestOneInput; it is
 * linked with libFuzzer (tests/fuzz/run), or with driver.c, which gives it the corpus as a test. */
#ifndef CONTRA_TESTS_FUZZ_FUZZ_H
#define CONTRA_TESTS_FUZZ_FUZZ_H

#include <contra/contra.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Ends the process if something is not as it must be for every input. */
#define REQUIRE(condition, ...)                                                                    \
    ((condition) ? (void)0 : fuzz_fail(__FILE__, __LINE__, #condition, __VA_ARGS__))
_Noreturn void fuzz_fail(const char *file, int line, const char *condition, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* A text that grows, with its own memory; kept from input to input. */
struct bytes {
    char *text; /* NUL-terminated */
    size_t length, capacity;
};
void bytes_clear(struct bytes *bytes);
void bytes_add(struct bytes *bytes, const char *text, size_t length);
void bytes_addf(struct bytes *bytes, const char *format, ...) __attribute__((format(printf, 2, 3)));
bool bytes_same(const struct bytes *a, const struct bytes *b);

/* A text that people read: UTF-8, not empty, and of one line. */
void require_sentence(const char *text);

/* An engine on a pack that is known to be sound. `plugins` are paths, parted by commas; or "". What
 * they write is written of each patient, too. */
contra_engine *fuzz_engine(const char *pack, const char *plugins);

/* Reads the text as one patient, checks and writes, in every way that there is, and requires all
 * that holds for every patient. `reader` is NULL, "ini" or that of a plugin. */
void fuzz_patient(const contra_engine *engine, const char *reader, const char *text, size_t length);

/* The same in one way only, for a patient in INI who is the same for many packs. What came of it,
 * with all problems or the whole report, is added to `told`. */
void fuzz_judge(const contra_engine *engine, const char *text, struct bytes *told);

#endif

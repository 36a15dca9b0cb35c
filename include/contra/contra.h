/* SPDX-License-Identifier: MIT */
/* contra: what speaks against a treatment, for this patient, today?
 *
 * In one sentence: open an engine on a pack of rules, read a patient, check, read the report, write
 * it, free what you made. This header tells it in that order:
 *
 *     contra_error error;
 *     contra_engine *engine;
 *     contra_patient *patient;
 *     contra_report *report;
 *     const char *packs[] = {"/usr/share/contra/rules/dry-needling"};
 *     contra_engine_options options = CONTRA_ENGINE_OPTIONS_INIT;
 *     options.packs = packs;
 *     options.pack_count = 1;
 *     if (contra_engine_open(&engine, &options, &error) == CONTRA_OK &&
 *         contra_patient_read_file(&patient, engine, "intake.ini", NULL, &error) == CONTRA_OK &&
 *         contra_check(&report, engine, patient, NULL, &error) == CONTRA_OK)
 *         puts(contra_report_result(report)->wording);
 *
 * One grammar for all functions: contra_<noun>_<verb>; what is made comes out first, the error is
 * last. `err` may be NULL; it is the caller's, and holds no pointers. 0 (CONTRA_OK) is success. A
 * `_free` of NULL does nothing. A pointer that comes back through `out` is the caller's to free; a
 * pointer that is returned is borrowed, and lives as long as what it was asked of.
 *
 * Threads. An engine never changes once it is open, and serves any number of threads at once. A
 * patient, an input and a report belong to one thread at a time. Free an engine last.
 *
 * What the library does not do: it has no global state, prints nothing, never exits, reads no
 * environment variable and no clock (but for one last resort against a rule that hangs), and opens
 * only the paths that it is given. Numbers are read and written the same under every locale.
 * Running out of memory is an error like any other (CONTRA_NO_MEMORY).
 */
#ifndef CONTRA_CONTRA_H
#define CONTRA_CONTRA_H

#include <contra/types.h>

#ifdef __cplusplus
extern "C" {
#endif

#define CONTRA_VERSION "0.1.0"

typedef struct contra_engine contra_engine;   /* packs of rules, loaded and proved consistent */
typedef struct contra_patient contra_patient; /* what is known of one patient */
typedef struct contra_input contra_input;     /* a file or stream of patients */
typedef struct contra_report contra_report;   /* what was found, and what was not known */

/* The version of the library that runs, as CONTRA_VERSION is that of this header. */
CONTRA_API const char *contra_version(void);

/* A status in a few words, for a log. Never NULL. */
CONTRA_API const char *contra_status_text(contra_status status);

/* A grade or a disposition by the name that reports use: "relative", "do-not-treat". Never NULL. */
CONTRA_API const char *contra_grade_name(contra_grade grade);
CONTRA_API const char *contra_disposition_name(contra_disposition disposition);

/* --- open an engine --- */

typedef struct contra_engine_options {
    size_t size; /* sizeof(contra_engine_options); CONTRA_ENGINE_OPTIONS_INIT sets it */
    const char *const *packs; /* folders of rules, each with its pack.ini */
    size_t pack_count;
    const char *const
        *pack_path;         /* folders in which the base of an `extends` is looked for, beside */
    size_t pack_path_count; /* the folder that holds the extending pack */
    unsigned seconds;       /* the last resort against a rule that hangs; 0 means 10 */
    const char *const *plugins; /* shared objects, by path (plugin.h). Their code runs in this
                                   process with all its rights: load what you trust */
    size_t plugin_count;
} contra_engine_options;

#define CONTRA_ENGINE_OPTIONS_INIT                                                                 \
    {                                                                                              \
        sizeof(contra_engine_options), NULL, 0, NULL, 0, 0, NULL, 0                                \
    }

/* Loads plugins and packs of rules, whole or not at all.
 * On CONTRA_BAD_PACK and CONTRA_BAD_PLUGIN *out is set all the same: an engine whose only use is to
 * list its problems and be freed. On any other error *out is NULL. Errors: CONTRA_BAD_PACK,
 * CONTRA_BAD_PLUGIN, CONTRA_UNREADABLE, CONTRA_MISUSE, CONTRA_NO_MEMORY, CONTRA_BROKEN (for
 * instance if another Lua, such as LuaJIT, stands in the way of ours). */
CONTRA_API contra_status contra_engine_open(contra_engine **out,
                                            const contra_engine_options *options,
                                            contra_error *err);

/* The packs that were loaded, the first the one that all others extend; NULL behind the last.
 * Borrowed from the engine. */
CONTRA_API const contra_pack *contra_engine_pack(const contra_engine *engine, size_t index);

/* What the loaded plugins add, in order of plugins: readers, checks and writers; NULL behind the
 * last. Borrowed from the engine. */
CONTRA_API const contra_part_of_plugin *contra_engine_plugin(const contra_engine *engine,
                                                             size_t index);

/* The problems of a pack, in order of file and line; NULL behind the last. Borrowed from it. */
CONTRA_API const contra_problem *contra_engine_problem(const contra_engine *engine, size_t index);

CONTRA_API void contra_engine_free(contra_engine *engine);

/* --- read a patient --- */

typedef struct contra_read_options {
    size_t size;      /* sizeof(contra_read_options); CONTRA_READ_OPTIONS_INIT sets it */
    const char *date; /* "YYYY-MM-DD": the day of the check, whatever the file says; or NULL */
    const char *date_if_none; /* the day of the check if neither says one; or NULL */
    const char *name;         /* what findings call the file, if not its path; or NULL */
    size_t most_bytes;     /* refuse a patient with more; 0 means 1 MiB, or what the reader says */
    int first_line;        /* of memory: which line of its file the text begins with; 0 means 1 */
    contra_patient *again; /* a patient of this engine that is no longer needed, or NULL. Reading
                              takes it over, whatever comes out, and uses its memory again: for
                              hosts that read many. From INI in memory that is faster too, since
                              lines that were read before are taken at once (256 KiB of them go
                              from patient to patient). Not for an input */
    const char *reader;    /* "ini", or the reader of a plugin, by name. NULL: whichever recognises
                              the text; INI if none does */
} contra_read_options;

#define CONTRA_READ_OPTIONS_INIT                                                                   \
    {                                                                                              \
        sizeof(contra_read_options), NULL, NULL, NULL, 0, 0, NULL, NULL                            \
    }

/* Reads one patient from a file: INI, or what a plugin reads. `options` may be NULL.
 * On CONTRA_REFUSED *out is set all the same: a patient whose only use is to list its problems and
 * be freed. On any other error *out is NULL. Errors: CONTRA_REFUSED, CONTRA_UNREADABLE,
 * CONTRA_MISUSE, CONTRA_NO_MEMORY. The engine must outlive the patient. */
CONTRA_API contra_status contra_patient_read_file(contra_patient **out, const contra_engine *engine,
                                                  const char *path,
                                                  const contra_read_options *options,
                                                  contra_error *err);

/* The same from `length` bytes of text, which are not needed afterwards. */
CONTRA_API contra_status contra_patient_read_memory(contra_patient **out,
                                                    const contra_engine *engine, const char *text,
                                                    size_t length,
                                                    const contra_read_options *options,
                                                    contra_error *err);

/* A patient of whom nothing is known yet, to be filled by contra_patient_set. */
CONTRA_API contra_status contra_patient_new(contra_patient **out, const contra_engine *engine,
                                            contra_error *err);

/* Says one thing of a patient, as a line `key = value` below `[section]` would: the same words, the
 * same units, the same errors. `origin` is what findings cite instead of a file and line ("form 7,
 * question 3"); it may be NULL. Refused is only this one entry; the patient stays usable.
 * Errors: CONTRA_REFUSED, CONTRA_MISUSE, CONTRA_NO_MEMORY. */
CONTRA_API contra_status contra_patient_set(contra_patient *patient, const char *section,
                                            const char *key, const char *value, const char *origin,
                                            contra_error *err);

/* The problems of a refused patient, in order of line; NULL behind the last. Borrowed from it. */
CONTRA_API const contra_problem *contra_patient_problem(const contra_patient *patient,
                                                        size_t index);

CONTRA_API void contra_patient_free(contra_patient *patient);

/* --- many patients from one file or stream: in INI separated by lines `---` --- */

/* Opens a file, or standard input if `path` is "-". Nothing is read yet. The engine must outlive
 * the input. Errors: CONTRA_UNREADABLE, CONTRA_MISUSE, CONTRA_NO_MEMORY. */
CONTRA_API contra_status contra_input_open(contra_input **out, const contra_engine *engine,
                                           const char *path, const contra_read_options *options,
                                           contra_error *err);

/* The next patient; CONTRA_END if there is none. A refused patient (see contra_patient_read_file)
 * does not end the input; CONTRA_UNREADABLE does. Lines are counted from the start of the input. */
CONTRA_API contra_status contra_input_next(contra_input *input, contra_patient **out,
                                           contra_error *err);

/* The line at which the patient begins that came last; 0 if the reader does not tell. */
CONTRA_API int contra_input_line(const contra_input *input);

CONTRA_API void contra_input_free(contra_input *input);

/* --- check --- */

/* How much of a report is put together. Less is faster: for hosts that check many. */
typedef enum contra_detail {
    CONTRA_WHOLE = 0,
    CONTRA_RECORD =
        1, /* no texts, evidence, sources or effects: what holds, where, and what is asked */
    CONTRA_OUTCOME =
        2 /* nor questions or overrides: what follows, and the rules that it follows from */
} contra_detail;

typedef struct contra_check_options {
    size_t size; /* sizeof(contra_check_options); CONTRA_CHECK_OPTIONS_INIT sets it */
    int explain; /* 1: the report also tells what became of every rule */
    contra_detail detail;
    contra_report *again; /* a report of this engine that is no longer needed, or NULL. The check
                             takes it over, whatever comes out, and uses its memory again */
} contra_check_options;

#define CONTRA_CHECK_OPTIONS_INIT                                                                  \
    {                                                                                              \
        sizeof(contra_check_options), 0, CONTRA_WHOLE, NULL                                        \
    }

/* Asks every rule of the engine about the patient. `options` may be NULL. The patient is not used
 * up, and may be changed and checked again. A rule that fails does not fail the check: the report
 * lists it and says that it is not complete.
 * Errors: CONTRA_REFUSED (facts that contradict each other or come from after the day of the check:
 * the patient then lists them as its problems), CONTRA_BAD_PACK (no rule is for patients of this
 * phase, so that nothing would be judged), CONTRA_MISUSE (no date; a refused patient),
 * CONTRA_NO_MEMORY, CONTRA_BROKEN. On any error *out is NULL. The engine must outlive the report;
 * the patient need not. */
CONTRA_API contra_status contra_check(contra_report **out, const contra_engine *engine,
                                      contra_patient *patient, const contra_check_options *options,
                                      contra_error *err);

/* --- read the report, write it --- */

/* The whole report as plain data, described in types.h. Borrowed from the report. */
CONTRA_API const contra_result *contra_report_result(const contra_report *report);

/* Writes the report through `sink`, which may be called many times. `options` may be NULL.
 * Errors: CONTRA_MISUSE (no such format), CONTRA_BROKEN (the sink did not return 0),
 * CONTRA_NO_MEMORY. */
CONTRA_API contra_status contra_report_write(const contra_report *report,
                                             const contra_write_options *options, contra_sink sink,
                                             void *payload, contra_error *err);

/* Of a format that writes a line for each patient (see contra_engine_plugin): what stands above the
 * lines, and the line of a patient or input that was refused. Errors as above. */
CONTRA_API contra_status contra_lines_head(const contra_engine *engine, const char *format,
                                           contra_sink sink, void *payload, contra_error *err);
CONTRA_API contra_status contra_lines_refused(const contra_engine *engine, const char *format,
                                              const contra_refusal *refusal, contra_sink sink,
                                              void *payload, contra_error *err);

CONTRA_API void contra_report_free(contra_report *report);

#ifdef __cplusplus
}
#endif

#endif

/* SPDX-License-Identifier: MIT */
/* contra: what a plugin implements.
 *
 * A plugin adds to three places of the straight line and to no other: a reader (another format of
 * facts), a check (a rule in C), a writer (another format of report). It is a shared object that
 * links to nothing of contra: it exports one function, which returns one constant description of
 * itself, and is handed a table of the host's functions. plugins/template is the smallest one, and
 * plugins/README.md leads from it to your own.
 *
 * What the host promises. It calls nothing of a plugin before `start` and nothing after `stop`. All
 * that the plugin describes is copied or read while it is loaded. Text that is handed in lives
 * until the call returns, unless it says otherwise. Numbers are read and written as in the "C"
 * locale while a plugin runs.
 *
 * What a plugin promises. Its callbacks may run in several threads at once with the same `state`
 * (never with the same cursor, reading or asking), so that it keeps what changes in its cursor and
 * nowhere else. It prints nothing, does not exit, and lets no exception or longjmp out of a
 * callback. What it allocates it frees. It calls the host's functions only from within the callback
 * that was handed the object they are about.
 *
 * How the two sides agree. The host reads `abi` of the description first and alone; if it lies in
 * the range CONTRA_PLUGIN_ABI_MIN to _LATEST of the host, the rest is read as that version had it.
 * Structures that begin with their size grow at their end; contra_place, contra_known and
 * contra_check_grade stay as they are for as long as the version does.
 */
#ifndef CONTRA_PLUGIN_H
#define CONTRA_PLUGIN_H

#include <contra/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/* A plugin loads if its abi lies in this range. */
#define CONTRA_PLUGIN_ABI_MIN    1
#define CONTRA_PLUGIN_ABI_LATEST 1

typedef struct contra_reading contra_reading; /* the host's side of one source being read */
typedef struct contra_asking contra_asking;   /* the host's side of one check of one patient */

/* --- what the host can do for a plugin --- */

/* Where something was said. Findings cite `origin` if it is given, else the source's name and the
 * line. What is wrong is always told by line, and by `path` if it is given. All are copied. */
typedef struct contra_place {
    int line;           /* of the source, from 1; 0 if there is none */
    const char *path;   /* within the source: "$.labs.inr"; or NULL */
    const char *origin; /* "Observation/17, valueQuantity"; or NULL */
} contra_place;

/* Three values. Unknown is one of them, and never no. */
typedef enum contra_truth { CONTRA_NO = 0, CONTRA_UNKNOWN = 1, CONTRA_YES = 2 } contra_truth;

/* What is known of something that a check needs. Members that do not suit its kind are those of the
 * unknown. */
typedef struct contra_known {
    contra_truth truth; /* of a yes-no fact, or of a word of a list */
    double low, high; /* of a number: what it may be, in the unit of facts.ini; of a date: the days
                         since 1970-01-01. -INFINITY and INFINITY if nothing is known; both NAN if
                         it is "none" */
    const char *text; /* of a choice: the chosen word; NULL if unknown. Lives as long as the call */
} contra_known;

/* The host's functions. Later hosts add at the end: look at `size` before you use a new one. */
typedef struct contra_host {
    uint32_t size;
    const char *version; /* of contra */

    /* For a reader. `reading` is what its callback was handed. */

    /* The next bytes of the source: at most `size`. 0 at its end, or if it fails (the host knows
     * which; return CONTRA_END or what you have). */
    size_t (*source_read)(contra_reading *reading, void *buffer, size_t size);
    /* As messages call the source. Lives as long as the cursor. */
    const char *(*source_name)(const contra_reading *reading);
    /* The most bytes that one patient may have; refuse a larger one with `problem`. */
    size_t (*source_most)(const contra_reading *reading);
    /* The line at which the patient in hand begins; several of one source are told apart by it. */
    void (*patient_line)(contra_reading *reading, int line);
    /* Says that a section is there, even if nothing is said in it: [after] alone makes the patient
     * one after a session. say() does it by itself. Returns 1, or 0 if that was refused. */
    int (*say_section)(contra_reading *reading, const char *section, const contra_place *place);
    /* Says one thing of the patient in hand, as a line `key = value` below `[section]` would: the
     * same words, the same units, the same errors. An empty value leaves it unknown. Returns 1, or
     * 0 if that was refused, which the patient's problems then tell. */
    int (*say)(contra_reading *reading, const char *section, const char *key, const char *value,
               const contra_place *place);
    /* Something is wrong with the patient in hand: it will be refused. One sentence or two. */
    void (*problem)(contra_reading *reading, const contra_place *place, const char *message);
    /* Something was not understood and may matter: it is reported as an unrecognised word of that
     * section of terms, whose classes are then unknown. Returns as `say`. */
    int (*say_unrecognised)(contra_reading *reading, const char *section, const char *words,
                            const contra_place *place);
    /* Is `word` a key of the section: a fact, or a word, brand or code of its vocabulary ("rxnorm
     * 855332")? Returns its own name, which lives as long as the engine, or NULL. */
    const char *(*word)(const contra_reading *reading, const char *section, const char *word);
    /* What the packs' codes.ini says of a code of another system ("loinc", "777-3"): sets section,
     * key and value ("labs", "platelets", NULL) and returns 1; or returns 0. They live as long as
     * the engine. With `index` above 0 the further things that the same code says. */
    int (*code)(const contra_reading *reading, const char *system, const char *code, size_t index,
                const char **section, const char **key, const char **value);
    /* The short name under which codes.ini knows a system ("http://loinc.org": "loinc"), or NULL.
     */
    const char *(*code_system)(const contra_reading *reading, const char *uri);
    /* The day of the check as the caller fixed it, YYYY-MM-DD; NULL if the source is to say. */
    const char *(*date)(const contra_reading *reading);

    /* For a check. `asking` is what its callback was handed. */

    /* What is known of needs[need]. */
    void (*ask)(contra_asking *asking, size_t need, contra_known *known);
    /* Fills {name} in the texts of the check ([a-z0-9_]). Copied. */
    void (*tell)(contra_asking *asking, const char *name, const char *text);
    /* The site in turn ("left upper trapezius"), or NULL in a check about the patient. */
    const char *(*site)(const contra_asking *asking);

    /* For a reader again. */

    /* Would say() take this? `key` is a fact, a word that is known, or "others". 1 or 0; nothing is
     * said, and nothing is wrong. For a state, a place or a day that a source gives and that the
     * word may not have. */
    int (*takes)(contra_reading *reading, const char *section, const char *key, const char *value);
} contra_host;

/* --- a reader --- */

typedef struct contra_reader {
    uint32_t size;
    const char *name;    /* [a-z0-9-]: "json" */
    const char *summary; /* one line, for `contra plugins` */
    const char *const
        *endings;      /* of file names, ".json"; NULL behind the last: batch looks for them */
    size_t most_bytes; /* of one patient, if the caller says nothing; 0: 1 MiB */
    /* Is a source that begins so in this format? 0: no; 1: perhaps; 2: surely. Of several readers
     * the surest is taken. `head` is the first 64 KiB or less. */
    int (*recognises)(const char *head, size_t length);
    /* Begins with a source. *cursor is the reader's own, for this source. */
    contra_status (*open)(void *state, contra_reading *reading, void **cursor, contra_error *err);
    /* Says all that the source has of its next patient. CONTRA_OK: a patient, perhaps with
     * problems; CONTRA_END: there is no further one; CONTRA_NO_MEMORY; CONTRA_BROKEN. A source
     * without any patient should give one that is refused, not none. */
    contra_status (*next)(void *cursor, contra_reading *reading, contra_error *err);
    void (*close)(void *cursor);
} contra_reader;

/* --- a check --- */

/* One grade that a check may give, with its texts: {name} is what the check tells, or what it needs
 * ({labs.inr}, {medications:anticoagulant}, {site}). */
typedef struct contra_check_grade {
    contra_grade grade;
    const char *finding; /* a sentence; may be NULL */
    const char *action;  /* what to do; may be NULL */
} contra_check_grade;

/* A rule that is judged in C, and in all else like a rule in a pack: listed, explained, replaced,
 * overridden, reported. */
typedef struct contra_check_rule {
    uint32_t size;
    const char *name; /* [a-z0-9-], as no rule of the packs is called */
    const char *title;
    const char *effect;                     /* a key of the pack's effects.ini, or NULL */
    const char *const *sources;             /* keys; at least one; NULL behind the last */
    const contra_source *const *literature; /* those of them that the packs need not have */
    const contra_check_grade *grades;       /* gravest first, all of one scale */
    size_t grade_count;
    /* What it looks at: "labs.inr" (a fact, also a derived one), "medications:anticoagulant" (a
     * word or class of a list), and with by_site "sites:lung" (a class of the site in turn). NULL
     * behind the last. Each must be known to the packs. */
    const char *const *needs;
    int by_site;                     /* 1: judged for each planned site; 0: once */
    const char *const *unless_given; /* rules that say it already; NULL behind the last; or NULL */
    /* Judges. Sets both: *holds is the gravest grade that certainly holds (CONTRA_GRADE_NONE: none
     * does), *could_be the gravest that could hold if what is unknown turned out badly; both are
     * grades of this check, and could_be is not the milder. Where it is the graver, the needs that
     * are unknown become questions. Not 0: the check failed, which `err` tells: the report lists
     * it, counts it as the gravest, and stands in all else. */
    contra_status (*judge)(void *state, contra_asking *asking, contra_grade *holds,
                           contra_grade *could_be, contra_error *err);
} contra_check_rule;

/* --- a writer --- */

/* What a format does with several patients. */
typedef enum contra_writer_kind {
    CONTRA_WRITES_DOCUMENT = 0, /* one document for one patient */
    CONTRA_WRITES_JSON = 1,     /* one object each, one a line if there are several */
    CONTRA_WRITES_LINES = 2     /* a line each, below a head */
} contra_writer_kind;

typedef struct contra_writer {
    uint32_t size;
    const char *name;    /* [a-z0-9-]: what --format calls it */
    const char *summary; /* one line */
    contra_writer_kind kind;
    /* Writes a report through `sink`, and stops with CONTRA_BROKEN when that does not return 0. */
    contra_status (*write)(void *state, const contra_result *result,
                           const contra_write_options *options, contra_sink sink, void *payload,
                           contra_error *err);
    /* Of lines: what stands above them, and the line of an input that was refused. */
    contra_status (*head)(void *state, contra_sink sink, void *payload, contra_error *err);
    contra_status (*refused)(void *state, const contra_refusal *refusal, contra_sink sink,
                             void *payload, contra_error *err);
} contra_writer;

/* --- the plugin --- */

/* What a plugin says of itself. All of it is constant, and lives as long as the plugin is loaded.
 */
typedef struct contra_plugin {
    uint32_t abi;        /* CONTRA_PLUGIN_ABI_LATEST of the header that it was built with */
    uint32_t size;       /* sizeof(contra_plugin), as the plugin was built */
    const char *name;    /* [a-z0-9-]; as its file is called: NAME.so */
    const char *version; /* of the plugin */
    const char *licence; /* an SPDX expression */
    const char *summary; /* one line, for `contra plugins` */
    /* Begins, once for each engine; *state is handed to all else. May be NULL. `host` lives as long
     * as the plugin is loaded. Not 0: the engine does not open, and `err` is told. */
    contra_status (*start)(const contra_host *host, void **state, contra_error *err);
    void (*stop)(void *state); /* may be NULL */
    /* Each NULL, or with NULL behind the last. */
    const contra_reader *const *readers;
    const contra_check_rule *const *checks;
    const contra_writer *const *writers;
} contra_plugin;

/* The one function that a plugin exports, under the name CONTRA_PLUGIN_ENTRY. Called once for each
 * loading, from the thread that opens the engine; never returns NULL. */
typedef const contra_plugin *(*contra_plugin_entry)(void);
#define CONTRA_PLUGIN_ENTRY "contra_plugin_describe"

/* To define it: CONTRA_PLUGIN_EXPORT const contra_plugin *contra_plugin_describe(void) */
#define CONTRA_PLUGIN_EXPORT __attribute__((visibility("default")))

#ifdef __cplusplus
}
#endif

#endif

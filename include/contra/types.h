/* SPDX-License-Identifier: MIT */
/* contra: the types that hosts (contra.h) and plugins (plugin.h) share.
 *
 * All texts are UTF-8. All structures here are written by contra and read by others: they are
 * constant, they live as long as the object that they came from, and later versions add members
 * only at the end of a structure; that is why lists are arrays of pointers.
 */
#ifndef CONTRA_TYPES_H
#define CONTRA_TYPES_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(_WIN32)
#define CONTRA_API
#else
#define CONTRA_API __attribute__((visibility("default")))
#endif

/* What a function answers. 0 is success. */
typedef enum contra_status {
    CONTRA_OK = 0,
    CONTRA_END = 1,        /* no more patients in this input; not an error */
    CONTRA_REFUSED = 2,    /* the patient's data is wrong; its problems say where */
    CONTRA_UNREADABLE = 3, /* the file or stream cannot be read */
    CONTRA_BAD_PACK = 4,   /* a pack of rules is wrong; the engine's problems say where */
    CONTRA_MISUSE = 5,     /* the caller broke a rule of this header */
    CONTRA_NO_MEMORY = 6,  /* the system or a limit refused memory, or a file more to be open */
    CONTRA_BROKEN = 7,     /* the engine could not do its work (time, a foreign Lua, a sink) */
    CONTRA_BAD_PLUGIN = 8  /* a plugin is wrong; the engine's problems say how */
} contra_status;

/* An error, told in full. The caller owns it; it holds no pointers, and may be copied. */
typedef struct contra_error {
    contra_status status;
    int line;          /* of `file`; 0 if there is none */
    char file[256];    /* "" if there is none; cut from the left if longer */
    char message[768]; /* one sentence or two, without file and line */
} contra_error;

/* One of possibly many things that are wrong with a patient's file or a pack. */
typedef struct contra_problem {
    const char *file; /* may be NULL */
    int line;         /* 0 if there is none */
    const char *message;
} contra_problem;

/* How grave a finding is. Screening and aftercare have a scale each; a patient is judged by one. */
typedef enum contra_grade {
    CONTRA_GRADE_NONE = 0,
    CONTRA_ADVICE = 1,
    CONTRA_PRECAUTION = 2,
    CONTRA_RELATIVE = 3,
    CONTRA_ABSOLUTE = 4,
    CONTRA_EXPECTED = 5,
    CONTRA_CALL = 6,
    CONTRA_SAME_DAY = 7,
    CONTRA_EMERGENCY = 8
} contra_grade;

/* What follows for the patient. Each scale from the mildest to the gravest. */
typedef enum contra_disposition {
    CONTRA_PROCEED = 0,
    CONTRA_MODIFY = 1,
    CONTRA_AVOID_SITE = 2,
    CONTRA_DEFER = 3,
    CONTRA_DO_NOT_TREAT = 4,
    CONTRA_AS_EXPECTED = 5,
    CONTRA_CALL_CLINIC = 6,
    CONTRA_SEEN_SAME_DAY = 7,
    CONTRA_EMERGENCY_NOW = 8
} contra_disposition;

typedef enum contra_site_status {
    CONTRA_SITE_FREE = 0,
    CONTRA_SITE_NOT_CLEARED = 1, /* an open question could block it */
    CONTRA_SITE_BLOCKED = 2
} contra_site_status;

/* One pack that took part. */
typedef struct contra_pack {
    const char *name;
    const char *version;
    const char *digest;   /* "sha256:" and 64 digits, of all files of the pack */
    const char *reviewed; /* as the pack says, or NULL */
} contra_pack;

/* A fact that something rests on, and where it was said. */
typedef struct contra_evidence {
    const char *fact;   /* "labs.inr", "medications.warfarin", "sites.left upper trapezius" */
    const char *value;  /* as it was written; "not answered" where a missing answer is the reason */
    const char *file;   /* NULL if it came from elsewhere */
    int line;           /* 0 if it came from elsewhere */
    const char *origin; /* where it came from if not from a file; else NULL */
} contra_evidence;

/* A publication that a rule rests on. */
typedef struct contra_source {
    const char *key;      /* "aanem-2021" */
    const char *citation; /* as sources.ini gives it, with its mark (judgement, borrowed) if any */
} contra_source;

/* A planned (or, after a session, treated) site. */
typedef struct contra_site {
    const char *site; /* "left upper trapezius" */
    contra_site_status status;
    contra_grade grade;    /* the gravest local grade that holds and counts */
    contra_grade could_be; /* the gravest that could hold; never milder than `grade` */
    /* Where it lies on a drawing of the body, as sites.ini says: of its own side, as one looks at
     * the view. */
    const char *view; /* "front", "back" ...; NULL: the pack gives none, or the side is not known */
    double x, y;      /* from the left (0 to 100) and from the top (0 to 200) of the view */
} contra_site;

/* What one rule found, at one grade. */
typedef struct contra_finding {
    const char *rule;
    const char *title;
    const char *effect;       /* the side effect it is about, or NULL */
    contra_grade grade;       /* CONTRA_GRADE_NONE: nothing holds, but something could */
    contra_grade could_be;    /* never milder than `grade` */
    const char *const *sites; /* the sites it is about; none if it is about the patient */
    size_t site_count;
    const char *strikes; /* the modality that it rules out, or NULL */
    int strikes_planned; /* 1: that modality is planned, or nobody said; 0: it is not */
    const char *finding; /* the sentence, with the patient's own values; NULL with no grade */
    const char *action;  /* what to do; NULL with no grade */
    const contra_evidence *const *because;
    size_t because_count;
    const contra_source *const *sources;
    size_t source_count;
    const char *overridden;    /* the clinician's reason, or NULL */
    const char *suppressed_by; /* the rule that says it already, or NULL */
    const char *replaces;      /* the rule of another pack that this one replaced, or NULL */
    const char *pack;          /* the pack that the rule stands in */
} contra_finding;

/* Something to do, told once: with all rules that ask for it. */
typedef struct contra_action {
    const char *action;
    const char *const *sites; /* none: it is to be done for the patient, and so everywhere */
    size_t site_count;
    const char *const *rules;
    size_t rule_count;
} contra_action;

/* A question whose answer could change what follows. */
typedef struct contra_question {
    const char *fact;         /* "history.pneumothorax", or a section: "medications" */
    const char *question;     /* in the words of facts.ini */
    const char *const *terms; /* of a section: the words that matter; of records: which ones */
    size_t term_count;
    const char *const *rules;
    size_t rule_count;
    contra_grade could_be; /* the gravest that the answer could bring */
    int could_lower;       /* 1: a grade that holds could be lowered by the answer */
} contra_question;

/* A word that no vocabulary knows. */
typedef struct contra_unrecognised {
    const char *section;
    const char *term;
    const char *file; /* NULL if it came from elsewhere */
    int line;
    const char *origin;
    const char *const *nearest; /* known names that are near; none if none is */
    size_t nearest_count;
} contra_unrecognised;

/* A clinician's decision against a finding. */
typedef struct contra_override {
    const char *rule;
    const char *site; /* NULL: everywhere */
    contra_grade grade;
    const char *reason;
    const char *file;
    int line;
    const char *origin;
    int used; /* 1: it set something aside */
} contra_override;

/* A policy of the pack that this clinic reads otherwise than the pack's default. */
typedef struct contra_policy {
    const char *policy;
    const char *value;
    const char *normally; /* the default */
    const char *pack;     /* which pack chose it */
} contra_policy;

/* A rule that could not be judged. */
typedef struct contra_failure {
    const char *rule;
    const char *reason;
    contra_grade could_be;
} contra_failure;

/* What became of one rule at one place; only in an explained report. */
typedef enum contra_outcome {
    CONTRA_CLEAR = 0,
    CONTRA_HELD = 1,
    CONTRA_UNDETERMINED = 2,
    CONTRA_FAILED = 3,
    CONTRA_NOT_ASKED = 4 /* the rule belongs to the other phase */
} contra_outcome;

/* One part of a condition, in words: "INR is above 3", or "all of these:", which heads the parts
 * that follow one step deeper. */
typedef struct contra_part {
    int depth; /* 0: the whole condition */
    const char *words;
    contra_outcome outcome;              /* held, clear or undetermined */
    const contra_evidence *const *facts; /* what it rests on; none for a part that heads others */
    size_t fact_count;
} contra_part;

typedef struct contra_trace {
    const char *rule;
    contra_grade grade; /* of the rule that this line is about */
    const char *site;   /* NULL: the patient */
    contra_outcome outcome;
    const contra_evidence *const *facts; /* held: which; clear: which decided; else: the missing */
    size_t fact_count;
    const contra_part *const *parts; /* the condition as a tree, in the order of reading; none if */
    size_t part_count;               /* a function decides, or the rule was not asked */
} contra_trace;

/* A side effect of the treatment, in words for the patient, as effects.ini has it. Texts that the
 * pack does not give are NULL. */
typedef struct contra_effect {
    const char *key; /* "bruising" */
    const char *title;
    const char *usual;     /* what is to be expected, and for how long */
    const char *how_often; /* with the study's own unit, and who was asked */
    const char *what_to_do;
    const char *refer;          /* when to seek help */
    contra_grade raised;        /* the gravest that a finding about it holds, set aside or not */
    contra_grade could_be;      /* the same, if every open question turned out badly */
    const char *for_you;        /* what the patient's own answers add; NULL unless raised */
    const char *const *answers; /* those answers, as far as a patient's sheet may name them */
    size_t answer_count;
    const char *warning; /* to be shown large where the effect is or could be raised */
    const contra_source *const *sources;
    size_t source_count;
} contra_effect;

/* What a patient's sheet says about the treatment as a whole; [leaflet] in effects.ini. Texts that
 * the pack does not give are NULL, lists then empty. */
typedef struct contra_leaflet {
    const char *title;
    const char *introduction;
    const char *not_yet;          /* this session may not go ahead yet */
    const char *rights;           /* what the patient may do and ask */
    const char *telephone;        /* of the clinic */
    const char *const *emergency; /* signs that call for help at once, */
    size_t emergency_count;
    const char *const *same_day; /* for a doctor today, */
    size_t same_day_count;
    const char *const *call; /* for a call to the clinic */
    size_t call_count;
    const contra_source *const *sources;
    size_t source_count;
} contra_leaflet;

/* A report, whole. Lists are in the order in which they are to be read. */
typedef struct contra_result {
    const char *engine;              /* version of contra */
    const contra_pack *const *packs; /* the first is the one that all others extend */
    size_t pack_count;
    const char *patient; /* the clinic's number, or NULL */
    const char *date;
    int aftercare; /* 0: screening before a session; 1: after one */
    contra_disposition disposition;
    contra_disposition disposition_without_overrides;
    contra_disposition holds;    /* from what holds alone */
    contra_disposition could_be; /* if every open question turned out badly */
    int complete;                /* 0: a rule failed */
    const char *wording;         /* the disposition in the pack's words */
    const contra_site *const *sites;
    size_t site_count;
    const contra_finding *const *findings; /* gravest first */
    size_t finding_count;
    const contra_question *const *questions; /* gravest first */
    size_t question_count;
    size_t minor_question_count; /* further ones: no answer asks for more than precautions, or a
                                    call */
    const contra_unrecognised *const *unrecognised;
    size_t unrecognised_count;
    const contra_override *const *overrides;
    size_t override_count;
    const contra_policy *const *policies;
    size_t policy_count;
    const contra_failure *const *failed;
    size_t failure_count;
    size_t assumed;                    /* answers that rest on not_mentioned */
    const contra_trace *const *traces; /* only if the check was asked to explain */
    size_t trace_count;
    const contra_effect *const *effects; /* those raised first, the gravest first of all */
    size_t effect_count;
    const contra_leaflet *leaflet;       /* or NULL */
    const contra_action *const *actions; /* of the findings that decide about the session, or else
                                            of the gravest; those for the patient first */
    size_t action_count;
} contra_result;

/* An input that could not be checked, for formats that tell of it. */
typedef struct contra_refusal {
    const char *input;                     /* the file, or what else it is called; or NULL */
    const char *patient;                   /* the clinic's number, if it was read; or NULL */
    const contra_problem *const *problems; /* what is wrong, in order; NULL behind the last */
} contra_refusal;

/* One thing that a plugin adds. */
typedef struct contra_part_of_plugin {
    const char *plugin, *version, *licence, *path;
    const char *kind;    /* "reader", "check", "writer"; "none" if the plugin adds nothing */
    const char *name;    /* of the reader, rule or format; of the plugin if it adds nothing */
    const char *summary; /* one line */
    const char *const *endings; /* of a reader: of file names, ".json"; NULL behind the last */
    int writes_lines;           /* of a writer: one line for each patient, below a head */
    int writes_json;            /* of a writer: one JSON object for each patient */
} contra_part_of_plugin;

/* --- writing --- */

/* Takes text as it is written. Returns 0, or anything else to stop the writing. */
typedef int (*contra_sink)(void *payload, const char *bytes, size_t length);

typedef struct contra_write_options {
    size_t size;        /* sizeof(contra_write_options); CONTRA_WRITE_OPTIONS_INIT sets it */
    const char *format; /* "text", "json", the patient's sheet as "leaflet" (text) or
                           "leaflet-html", or what the writer of a plugin is called; NULL: "text" */
    int colour;         /* 1: text may be coloured, for a terminal */
    int one_line;       /* 1: JSON without line breaks */
    const char *today;  /* the day (YYYY-MM-DD) that the text may call "today"; or NULL */
    const char *input;  /* what the patient's input is called, for formats that tell; or NULL */
} contra_write_options;

#define CONTRA_WRITE_OPTIONS_INIT                                                                  \
    {                                                                                              \
        sizeof(contra_write_options), NULL, 0, 0, NULL, NULL                                       \
    }

#ifdef __cplusplus
}
#endif

#endif

/* SPDX-License-Identifier: MIT */
#include "report/names.h"

#include <contra/contra.h>

/* One row each: the constant, its name in reports, and the words of a clinician. */
struct name {
    int value;
    const char *name;
    const char *words;
};

static const struct name grades[] = {
    {CONTRA_GRADE_NONE, "none", "nothing"},
    {CONTRA_ADVICE, "advice", "advice"},
    {CONTRA_PRECAUTION, "precaution", "precaution"},
    {CONTRA_RELATIVE, "relative", "relative contraindication"},
    {CONTRA_ABSOLUTE, "absolute", "absolute contraindication"},
    {CONTRA_EXPECTED, "expected", "expected after a session"},
    {CONTRA_CALL, "call", "to be discussed by telephone"},
    {CONTRA_SAME_DAY, "same_day", "to be seen the same day"},
    {CONTRA_EMERGENCY, "emergency", "emergency"},
};

static const struct name dispositions[] = {
    {CONTRA_PROCEED, "proceed", "proceed"},
    {CONTRA_MODIFY, "modify", "proceed with changes"},
    {CONTRA_AVOID_SITE, "avoid-site", "avoid some sites"},
    {CONTRA_DEFER, "defer", "defer"},
    {CONTRA_DO_NOT_TREAT, "do-not-treat", "do not treat"},
    {CONTRA_AS_EXPECTED, "expected", "as expected"},
    {CONTRA_CALL_CLINIC, "call", "call the clinic"},
    {CONTRA_SEEN_SAME_DAY, "same-day", "to be seen the same day"},
    {CONTRA_EMERGENCY_NOW, "emergency", "emergency"},
};

static const struct name statuses[] = {
    {CONTRA_OK, "ok", NULL},
    {CONTRA_END, "no more patients", NULL},
    {CONTRA_REFUSED, "the patient's data was refused", NULL},
    {CONTRA_UNREADABLE, "cannot be read", NULL},
    {CONTRA_BAD_PACK, "the pack of rules was refused", NULL},
    {CONTRA_MISUSE, "wrong call", NULL},
    {CONTRA_NO_MEMORY, "out of memory", NULL},
    {CONTRA_BROKEN, "the engine could not do its work", NULL},
    {CONTRA_BAD_PLUGIN, "a plugin was refused", NULL},
};

static const struct name site_statuses[] = {
    {CONTRA_SITE_FREE, "free", NULL},
    {CONTRA_SITE_NOT_CLEARED, "not-cleared", NULL},
    {CONTRA_SITE_BLOCKED, "blocked", NULL},
};

static const struct name outcomes[] = {
    {CONTRA_CLEAR, "clear", NULL},
    {CONTRA_HELD, "held", NULL},
    {CONTRA_UNDETERMINED, "undetermined", NULL},
    {CONTRA_FAILED, "failed", NULL},
    {CONTRA_NOT_ASKED, "not-asked", NULL},
};

static const struct name no_name = {-1, "unknown", "unknown"};

#define FIND(table, value) find(table, sizeof(table) / sizeof((table)[0]), (int)(value))

static const struct name *find(const struct name *table, size_t count, int value)
{
    for (size_t i = 0; i < count; i++)
        if (table[i].value == value)
            return &table[i];
    return &no_name;
}

const char *contra_status_text(contra_status status)
{
    return FIND(statuses, status)->name;
}

const char *contra_grade_name(contra_grade grade)
{
    return FIND(grades, grade)->name;
}

const char *contra_disposition_name(contra_disposition disposition)
{
    return FIND(dispositions, disposition)->name;
}

const char *site_status_name(contra_site_status status)
{
    return FIND(site_statuses, status)->name;
}

const char *outcome_name(contra_outcome outcome)
{
    return FIND(outcomes, outcome)->name;
}

const char *grade_words(contra_grade grade)
{
    return FIND(grades, grade)->words;
}

const char *disposition_words(contra_disposition disposition)
{
    return FIND(dispositions, disposition)->words;
}

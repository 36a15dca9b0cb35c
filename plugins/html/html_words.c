/* SPDX-License-Identifier: MIT */
#include "html/html_words.h"

/* --- kinds --- */

struct kind_words {
    const char *name, *shape;
    const char *before, *after; /* what a mark means: before a session, after one */
};

static const struct kind_words kinds[KINDS] = {
    [KIND_FREE] = {"free", "circle with a tick", "free", "treated; as expected"},
    [KIND_NOTE] = {"note", "circle with an i", NULL, NULL},
    [KIND_CARE] = {"care", "triangle", "free, with precaution", "to be discussed by telephone"},
    [KIND_STOP] = {"stop", "square", "blocked: relative contraindication",
                   "to be seen the same day"},
    [KIND_NEVER] = {"never", "octagon", "blocked: absolute contraindication", "emergency"},
    [KIND_OPEN] = {"open", "diamond with a question mark",
                   "not cleared: not before the questions are answered",
                   "an open question could ask for more"},
    [KIND_HELD] = {"held", "hollow circle with a bar",
                   "not now: nothing blocks the site itself, but the patient is not to be needled",
                   "treated; nothing of what was found is tied to this site"},
    [KIND_WAIT] = {"wait", "square with two bars", NULL, NULL},
};

const char *kind_name(enum kind kind)
{
    return kinds[kind].name;
}

const char *kind_shape(enum kind kind)
{
    return kinds[kind].shape;
}

const char *kind_meaning(enum kind kind, bool aftercare)
{
    return aftercare ? kinds[kind].after : kinds[kind].before;
}

/* --- grades --- */

const char *grade_in_short(contra_grade grade)
{
    return grade == CONTRA_RELATIVE   ? "relative"
           : grade == CONTRA_ABSOLUTE ? "absolute"
                                      : grade_in_words(grade);
}

const char *grade_in_words(contra_grade grade)
{
    switch (grade) {
    case CONTRA_GRADE_NONE: return "nothing";
    case CONTRA_ADVICE: return "advice";
    case CONTRA_PRECAUTION: return "precaution";
    case CONTRA_RELATIVE: return "relative contraindication";
    case CONTRA_ABSOLUTE: return "absolute contraindication";
    case CONTRA_EXPECTED: return "expected after a session";
    case CONTRA_CALL: return "to be discussed by telephone";
    case CONTRA_SAME_DAY: return "to be seen the same day";
    case CONTRA_EMERGENCY: return "emergency";
    }
    return "unknown";
}

enum kind grade_kind(contra_grade grade)
{
    switch (grade) {
    case CONTRA_ADVICE:
    case CONTRA_EXPECTED: return KIND_NOTE;
    case CONTRA_PRECAUTION:
    case CONTRA_CALL: return KIND_CARE;
    case CONTRA_RELATIVE:
    case CONTRA_SAME_DAY: return KIND_STOP;
    case CONTRA_ABSOLUTE:
    case CONTRA_EMERGENCY: return KIND_NEVER;
    case CONTRA_GRADE_NONE: break;
    }
    return KIND_OPEN;
}

/* --- dispositions --- */

struct disposition_words {
    const char *title, *words;
    enum kind kind;
};

static const struct disposition_words dispositions[] = {
    [CONTRA_PROCEED] = {"Proceed", "proceed", KIND_FREE},
    [CONTRA_MODIFY] = {"Proceed with changes", "proceed with changes", KIND_CARE},
    [CONTRA_AVOID_SITE] = {"Avoid some sites", "avoid some sites", KIND_STOP},
    [CONTRA_DEFER] = {"Defer", "defer", KIND_WAIT},
    [CONTRA_DO_NOT_TREAT] = {"Do not treat", "do not treat", KIND_NEVER},
    [CONTRA_AS_EXPECTED] = {"As expected", "as expected", KIND_FREE},
    [CONTRA_CALL_CLINIC] = {"Call the clinic", "call the clinic", KIND_CARE},
    [CONTRA_SEEN_SAME_DAY] = {"To be seen the same day", "to be seen the same day", KIND_STOP},
    [CONTRA_EMERGENCY_NOW] = {"Emergency", "emergency", KIND_NEVER},
};
enum { DISPOSITIONS = sizeof dispositions / sizeof *dispositions };

static const struct disposition_words *words_of(contra_disposition disposition)
{
    static const struct disposition_words unknown = {"Unknown", "unknown", KIND_NEVER};
    size_t index = (size_t)disposition;
    return index < DISPOSITIONS ? &dispositions[index] : &unknown;
}

const char *disposition_title(contra_disposition disposition)
{
    return words_of(disposition)->title;
}

const char *disposition_in_words(contra_disposition disposition)
{
    return words_of(disposition)->words;
}

enum kind disposition_kind(contra_disposition disposition)
{
    return words_of(disposition)->kind;
}

/* --- sites --- */

/* After a session all sites are free; what was found at them, or could be, tells. What was found
 * about the patient may well lie at one of them. */
static enum kind treated_kind(const contra_result *result, const contra_site *site)
{
    if (site->grade >= CONTRA_CALL)
        return grade_kind(site->grade);
    if (site->could_be >= CONTRA_SAME_DAY)
        return KIND_OPEN;
    return result->disposition == CONTRA_AS_EXPECTED ? KIND_FREE : KIND_HELD;
}

/* Where the patient is not to be needled, no site is free. */
enum kind site_kind(const contra_result *result, const contra_site *site)
{
    if (result->aftercare)
        return treated_kind(result, site);
    if (site->status == CONTRA_SITE_BLOCKED)
        return site->grade == CONTRA_ABSOLUTE ? KIND_NEVER : KIND_STOP;
    if (site->status == CONTRA_SITE_NOT_CLEARED)
        return KIND_OPEN;
    if (result->disposition > CONTRA_AVOID_SITE)
        return KIND_HELD;
    return site->grade == CONTRA_PRECAUTION ? KIND_CARE : KIND_FREE;
}

/* --- findings --- */

enum listing finding_listing(const contra_finding *finding)
{
    if (finding->grade == CONTRA_GRADE_NONE)
        return LIST_NEVER;
    if (finding->strikes != NULL && !finding->strikes_planned)
        return LIST_NOT_PLANNED;
    if (finding->suppressed_by != NULL || finding->overridden != NULL)
        return LIST_SET_ASIDE;
    return LIST_FULL;
}

size_t findings_listed(const contra_result *result, enum listing listing)
{
    size_t count = 0;
    for (size_t i = 0; i < result->finding_count; i++)
        count += finding_listing(result->findings[i]) == listing;
    return count;
}

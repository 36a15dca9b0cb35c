/* SPDX-License-Identifier: MIT */
/* A check in C: the HAS-BLED score of someone who takes an anticoagulant.
 *
 * Why in C: the score is a sum, and an item that nobody asked about may or may not add its point.
 * So it is no number but a range, and the grade that holds is that of its lower end, the grade that
 * could be that of its upper end. Nothing that is unknown counts as no.
 *
 * To write a check of your own, read this file from its end: the description, what it needs,
 * judge().
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "has-bled/score.h"

/* --- what it looks at --- */

enum need {
    ANTICOAGULATED,
    SYSTOLIC,
    KIDNEY,
    CREATININE,
    LIVER,
    LIVER_DISEASE,
    STROKE,
    STROKE_LISTED,
    TIA_LISTED,
    BLEEDING,
    BLEEDING_DISORDER,
    THROMBOCYTOPENIA,
    IRON_DEFICIENCY,
    LABILE_INR,
    VITAMIN_K_ANTAGONIST,
    ANTICOAGULANT,
    AGE,
    ANTIPLATELET,
    NSAID,
    COX2_INHIBITOR,
    DRINKS,
    HEAVY_ALCOHOL_USE,
    NEED_COUNT
};

/* The section [has_bled] and the creatinine are of the pack beside this file. */
static const char *const needs[NEED_COUNT + 1] = {
    [ANTICOAGULATED] = "patient.anticoagulated",
    [SYSTOLIC] = "today.systolic",
    [KIDNEY] = "has_bled.kidney",
    [CREATININE] = "labs.creatinine",
    [LIVER] = "has_bled.liver",
    [LIVER_DISEASE] = "conditions:liver disease",
    [STROKE] = "has_bled.stroke",
    [STROKE_LISTED] = "conditions:stroke",
    [TIA_LISTED] = "conditions:transient ischaemic attack",
    [BLEEDING] = "has_bled.bleeding",
    [BLEEDING_DISORDER] = "conditions:bleeding disorder",
    [THROMBOCYTOPENIA] = "conditions:thrombocytopenia",
    [IRON_DEFICIENCY] = "conditions:iron deficiency",
    [LABILE_INR] = "has_bled.labile_inr",
    [VITAMIN_K_ANTAGONIST] = "medications:vitamin K antagonist",
    [ANTICOAGULANT] = "medications:anticoagulant",
    [AGE] = "patient.age",
    [ANTIPLATELET] = "medications:antiplatelet",
    [NSAID] = "medications:NSAID",
    [COX2_INHIBITOR] = "medications:COX-2 inhibitor",
    [DRINKS] = "has_bled.drinks",
    [HEAVY_ALCOHOL_USE] = "conditions:heavy alcohol use",
    [NEED_COUNT] = NULL,
};

/* One patient being judged. */
struct asked {
    const contra_host *host;
    contra_asking *asking;
};

static contra_truth truth(const struct asked *asked, enum need need)
{
    contra_known known;
    asked->host->ask(asked->asking, (size_t)need, &known);
    return known.truth;
}

/* Unknown as long as the number may lie on either side of the line. */
static contra_truth at_least(const struct asked *asked, enum need need, double line)
{
    contra_known known;
    asked->host->ask(asked->asking, (size_t)need, &known);
    return known.low >= line ? CONTRA_YES : known.high < line ? CONTRA_NO : CONTRA_UNKNOWN;
}

static contra_truth above(const struct asked *asked, enum need need, double line)
{
    contra_known known;
    asked->host->ask(asked->asking, (size_t)need, &known);
    return known.low > line ? CONTRA_YES : known.high <= line ? CONTRA_NO : CONTRA_UNKNOWN;
}

/* Yes if one is, no if both are no. */
static contra_truth either(contra_truth a, contra_truth b)
{
    return a > b ? a : b;
}

/* Yes if both are, no if one is no. */
static contra_truth both(contra_truth a, contra_truth b)
{
    return a < b ? a : b;
}

/* The item's own question decides. A sign elsewhere in the form can only make it yes: that no
 * stroke is on today's list of illnesses does not mean that there never was one. */
static contra_truth said_or_seen(contra_truth said, contra_truth seen)
{
    return seen == CONTRA_YES ? CONTRA_YES : said;
}

/* --- the nine items --- */

static contra_truth stroke(const struct asked *asked)
{
    contra_truth listed = truth(asked, STROKE_LISTED);
    if (truth(asked, TIA_LISTED) == CONTRA_YES)
        listed = CONTRA_UNKNOWN; /* the pack counts a TIA among strokes, the score does not */
    return said_or_seen(truth(asked, STROKE), listed);
}

static contra_truth bleeding(const struct asked *asked)
{
    contra_truth predisposed =
        either(truth(asked, BLEEDING_DISORDER),
               either(truth(asked, THROMBOCYTOPENIA), truth(asked, IRON_DEFICIENCY)));
    return said_or_seen(truth(asked, BLEEDING), predisposed);
}

/* Counts on a vitamin K antagonist only. If no drug is named at all (the record may say "long-term
 * anticoagulant use" and no more), it is taken for one, as dry-needling does. */
static contra_truth labile_inr(const struct asked *asked)
{
    static const contra_truth opposite[] = {CONTRA_YES, CONTRA_UNKNOWN, CONTRA_NO};
    contra_truth antagonist = truth(asked, VITAMIN_K_ANTAGONIST);
    if (antagonist == CONTRA_NO)
        antagonist = opposite[truth(asked, ANTICOAGULANT)];
    return both(antagonist, truth(asked, LABILE_INR));
}

static contra_truth drugs(const struct asked *asked)
{
    contra_truth anti_inflammatory = either(truth(asked, NSAID), truth(asked, COX2_INHIBITOR));
    return either(truth(asked, ANTIPLATELET), anti_inflammatory);
}

static void ask_items(const struct asked *asked, contra_truth items[ITEM_COUNT])
{
    items[ITEM_HYPERTENSION] = above(asked, SYSTOLIC, 160);
    items[ITEM_KIDNEY] = said_or_seen(truth(asked, KIDNEY), at_least(asked, CREATININE, 200));
    items[ITEM_LIVER] = said_or_seen(truth(asked, LIVER), truth(asked, LIVER_DISEASE));
    items[ITEM_STROKE] = stroke(asked);
    items[ITEM_BLEEDING] = bleeding(asked);
    items[ITEM_LABILE_INR] = labile_inr(asked);
    items[ITEM_ELDERLY] = above(asked, AGE, 65);
    items[ITEM_DRUGS] = drugs(asked);
    items[ITEM_ALCOHOL] = said_or_seen(at_least(asked, DRINKS, 8), truth(asked, HEAVY_ALCOHOL_USE));
}

/* --- what the texts tell --- */

/* "stroke, labile INR": the items of that value; `none` if there is none. */
static void tell_items(const struct asked *asked, const char *name,
                       const contra_truth items[ITEM_COUNT], contra_truth value, const char *none)
{
    char text[512] = "";
    size_t length = 0;
    for (int i = 0; i < ITEM_COUNT; i++)
        if (items[i] == value)
            length +=
                (size_t)snprintf(text + length, sizeof text - length, "%s%s",
                                 length > 0 ? ", " : "", has_bled_name((enum has_bled_item)i));
    asked->host->tell(asked->asking, name, length > 0 ? text : none);
}

static void tell_score(const struct asked *asked, struct has_bled_range range)
{
    char text[16];
    if (range.low == range.high)
        snprintf(text, sizeof text, "%d", range.low);
    else
        snprintf(text, sizeof text, "%d to %d", range.low, range.high);
    asked->host->tell(asked->asking, "score", text);
}

/* --- the check --- */

static contra_grade grade_of(int score)
{
    return score >= HAS_BLED_HIGH_RISK ? CONTRA_PRECAUTION : CONTRA_ADVICE;
}

static contra_status judge(void *state, contra_asking *asking, contra_grade *holds,
                           contra_grade *could_be, contra_error *err)
{
    const struct asked asked = {*(const contra_host *const *)state, asking};
    contra_truth items[ITEM_COUNT];
    (void)err; /* nothing here can fail */
    *holds = *could_be = CONTRA_GRADE_NONE;
    contra_truth anticoagulated = truth(&asked, ANTICOAGULATED);
    if (anticoagulated == CONTRA_NO)
        return CONTRA_OK; /* the score says nothing of people who take no anticoagulant */
    ask_items(&asked, items);
    struct has_bled_range range = has_bled_range(items);
    *could_be = grade_of(range.high);
    if (anticoagulated == CONTRA_YES)
        *holds = grade_of(range.low);
    tell_score(&asked, range);
    tell_items(&asked, "counted", items, CONTRA_YES, "nothing");
    tell_items(&asked, "open", items, CONTRA_UNKNOWN, "nothing");
    return CONTRA_OK;
}

/* --- the description --- */

static const contra_check_grade grades[] = {
    {CONTRA_PRECAUTION,
     "The HAS-BLED score is {score} of 9, and a high risk of bleeding begins at 3. Counted: "
     "{counted}. Not known: {open}.",
     "Thin needle, few passes, superficial sites; press for longer, and tell what to watch for. "
     "Let "
     "whoever prescribes the anticoagulant know of the score, which was made for them and not for "
     "needling. The patient is not to stop the drug."},
    {CONTRA_ADVICE,
     "The HAS-BLED score is {score} of 9; a high risk of bleeding begins at 3. Counted: {counted}. "
     "Not known: {open}.",
     "No more care than the anticoagulant itself asks for. Ask what is not known if that could "
     "bring "
     "the score to 3."},
};

static const contra_source pisters = {
    "pisters-2010",
    "Pisters et al., A novel user-friendly score (HAS-BLED) to assess 1-year risk of major "
    "bleeding "
    "in patients with atrial fibrillation, Chest 138(5):1093-1100, 2010. Not about needling. "
    "[borrowed]"};
static const contra_source esc = {
    "esc-af-2020",
    "Hindricks et al., 2020 ESC Guidelines for atrial fibrillation, Eur Heart J 42(5):373-498, "
    "2021: "
    "high risk from 3; a reason for care and not against the anticoagulant. Not about needling. "
    "[borrowed]"};
static const char *const sources[] = {"pisters-2010", "esc-af-2020", NULL};
static const contra_source *const literature[] = {&pisters, &esc, NULL};

static const contra_check_rule check = {
    .size = sizeof check,
    .name = "has-bled",
    .title = "HAS-BLED bleeding score",
    .effect = "bruising",
    .sources = sources,
    .literature = literature,
    .grades = grades,
    .grade_count = sizeof grades / sizeof *grades,
    .needs = needs,
    .judge = judge,
};

static contra_status start(const contra_host *host, void **state, contra_error *err)
{
    const contra_host **kept = malloc(sizeof *kept);
    if (kept == NULL) {
        err->status = CONTRA_NO_MEMORY;
        return CONTRA_NO_MEMORY;
    }
    *kept = host;
    *state = kept;
    return CONTRA_OK;
}

static void stop(void *state)
{
    free(state);
}

static const contra_check_rule *const checks[] = {&check, NULL};

static const contra_plugin plugin = {
    .abi = CONTRA_PLUGIN_ABI_LATEST,
    .size = sizeof plugin,
    .name = "has-bled",
    .version = "0.1.0",
    .licence = "MIT",
    .summary = "The HAS-BLED bleeding score, with the range that unknown items allow",
    .start = start,
    .stop = stop,
    .checks = checks,
};

CONTRA_PLUGIN_EXPORT const contra_plugin *contra_plugin_describe(void);
CONTRA_PLUGIN_EXPORT const contra_plugin *contra_plugin_describe(void)
{
    return &plugin;
}

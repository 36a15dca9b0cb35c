/* SPDX-License-Identifier: MIT */
#include "report/disposition.h"

static bool blocks(contra_grade grade)
{
    return grade == CONTRA_RELATIVE || grade == CONTRA_ABSOLUTE;
}

static contra_disposition graver(contra_disposition a, contra_disposition b)
{
    return a > b ? a : b;
}

/* After a session nothing is needled, so no site is blocked: all are free. */
contra_site_status site_status_of(const struct scope *site)
{
    if (blocks(site->holds))
        return CONTRA_SITE_BLOCKED;
    return blocks(site->open) ? CONTRA_SITE_NOT_CLEARED : CONTRA_SITE_FREE;
}

static contra_disposition from_patient(const struct scope *patient)
{
    if (patient->holds == CONTRA_ABSOLUTE)
        return CONTRA_DO_NOT_TREAT;
    return blocks(patient->holds) || blocks(patient->open) ? CONTRA_DEFER : CONTRA_PROCEED;
}

static contra_disposition from_sites(const struct scope *sites, size_t count)
{
    size_t free = 0, absolute = 0;
    for (size_t i = 0; i < count; i++) {
        free += site_status_of(&sites[i]) == CONTRA_SITE_FREE;
        absolute += sites[i].holds == CONTRA_ABSOLUTE;
    }
    if (free == count)
        return CONTRA_PROCEED;
    if (free > 0)
        return CONTRA_AVOID_SITE;
    return absolute == count ? CONTRA_DO_NOT_TREAT : CONTRA_DEFER;
}

static bool any_precaution(const struct judged *judged)
{
    bool found = judged->patient.holds == CONTRA_PRECAUTION;
    for (size_t i = 0; i < judged->site_count; i++)
        found = found || judged->sites[i].holds == CONTRA_PRECAUTION;
    return found;
}

static contra_disposition before_session(const struct judged *judged)
{
    contra_disposition result = from_patient(&judged->patient);
    result = graver(result, from_sites(judged->sites, judged->site_count));
    if (judged->struck || any_precaution(judged))
        result = graver(result, CONTRA_MODIFY);
    return result;
}

static contra_disposition from_aftercare(const struct scope *scope)
{
    contra_disposition result = CONTRA_AS_EXPECTED;
    if (scope->open == CONTRA_SAME_DAY || scope->open == CONTRA_EMERGENCY)
        result = CONTRA_CALL_CLINIC;
    switch (scope->holds) {
    case CONTRA_CALL: return graver(result, CONTRA_CALL_CLINIC);
    case CONTRA_SAME_DAY: return CONTRA_SEEN_SAME_DAY;
    case CONTRA_EMERGENCY: return CONTRA_EMERGENCY_NOW;
    default: return result;
    }
}

static contra_disposition after_session(const struct judged *judged)
{
    contra_disposition result = from_aftercare(&judged->patient);
    for (size_t i = 0; i < judged->site_count; i++)
        result = graver(result, from_aftercare(&judged->sites[i]));
    return result;
}

contra_disposition disposition_of(const struct judged *judged)
{
    return judged->aftercare ? after_session(judged) : before_session(judged);
}

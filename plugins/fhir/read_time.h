/* SPDX-License-Identifier: MIT */
/* FHIR's date, dateTime and instant, which may be a year, a month, a day or a moment. */
#ifndef CONTRA_PLUGINS_FHIR_READ_TIME_H
#define CONTRA_PLUGINS_FHIR_READ_TIME_H

#include <stdbool.h>

struct json_node;

/* A span within which something was so. */
struct moment {
    bool known;
    long long first, last; /* seconds */
    char day[11];          /* YYYY-MM-DD, as it was written there; "" of a month or a year */
};

/* False of what is no date; `out` is then not known. */
bool moment_read(struct moment *out, const char *text);

/* Of a resource the first there is of NAMEDateTime, NAMEInstant, NAMEDate, NAMEPeriod (its end, or
 * its start), NAME. */
struct moment moment_of(const struct json_node *resource, const char *name);

/* How many days before the day `date` (YYYY-MM-DD) it was at least: the last day that it may have
 * been; negative if it may have been later. False if one of them is not known. */
bool moment_days_before(const struct moment *moment, const char *date, long *days);

#endif

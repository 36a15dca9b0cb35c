/* SPDX-License-Identifier: MIT */
#include "fhir/read_time.h"

#include <stdio.h>
#include <string.h>

#include "json/json_text.h"

enum { DAY = 86400 };

/* --- the calendar --- */

static bool is_leap(long year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int month_days(long year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return days[month - 1] + (month == 2 && is_leap(year));
}

/* Days since 1970-01-01, of the Gregorian calendar. */
static long days_of(long year, int month, int day)
{
    long y = month <= 2 ? year - 1 : year;
    long era = (y >= 0 ? y : y - 399) / 400;
    long in_era = y - era * 400;
    long in_year = (153L * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + in_era * 365 + in_era / 4 - in_era / 100 + in_year - 719468;
}

/* --- reading --- */

/* A number of just so many digits; -1 if it is none. */
static int digits(const char **text, int count)
{
    int number = 0;
    for (int i = 0; i < count; i++) {
        if ((*text)[i] < '0' || (*text)[i] > '9')
            return -1;
        number = number * 10 + ((*text)[i] - '0');
    }
    *text += count;
    return number;
}

/* "Z", "+01:00": seconds that local time is ahead. */
static bool read_zone(const char *text, long *ahead)
{
    *ahead = 0;
    if (strcmp(text, "Z") == 0 || *text == '\0')
        return true;
    if (*text != '+' && *text != '-')
        return false;
    int sign = *text++ == '-' ? -1 : 1, hours = digits(&text, 2);
    if (hours < 0 || *text++ != ':')
        return false;
    int minutes = digits(&text, 2);
    *ahead = sign * (hours * 3600L + minutes * 60L);
    return minutes >= 0 && *text == '\0';
}

/* Behind the "T". */
static bool read_clock(const char *text, long long midnight, struct moment *out)
{
    long ahead;
    int hour = digits(&text, 2);
    if (hour < 0 || hour > 24 || *text++ != ':')
        return false;
    int minute = digits(&text, 2), second = 0;
    if (minute < 0 || minute > 59)
        return false;
    if (*text == ':') {
        text++;
        second = digits(&text, 2);
        if (second < 0 || second > 60)
            return false;
    }
    if (*text == '.')
        text += 1 + strspn(text + 1, "0123456789");
    if (!read_zone(text, &ahead))
        return false;
    out->first = out->last = midnight + hour * 3600L + minute * 60L + second - ahead;
    return true;
}

static bool read_all(struct moment *out, const char *text)
{
    const char *at = text;
    int year = digits(&at, 4), month = 0, day = 0;
    if (year < 1)
        return false;
    if (*at == '-') {
        at++;
        month = digits(&at, 2);
        if (month < 1 || month > 12)
            return false;
    }
    if (month != 0 && *at == '-') {
        at++;
        day = digits(&at, 2);
        if (day < 1 || day > month_days(year, month))
            return false;
        snprintf(out->day, sizeof out->day, "%.10s", text);
    }
    int last_month = month ? month : 12, last_day = day ? day : month_days(year, last_month);
    out->first = (long long)days_of(year, month ? month : 1, day ? day : 1) * DAY;
    out->last = (long long)days_of(year, last_month, last_day) * DAY + DAY - 1;
    if (day != 0 && *at == 'T')
        return read_clock(at + 1, out->first, out);
    return *at == '\0';
}

bool moment_read(struct moment *out, const char *text)
{
    *out = (struct moment){0};
    out->known = text != NULL && read_all(out, text);
    if (!out->known)
        *out = (struct moment){0};
    return out->known;
}

struct moment moment_of(const struct json_node *resource, const char *name)
{
    static const char *const kinds[] = {"DateTime",     "Instant", "Date", "Period.end",
                                        "Period.start", "",        ".end", ".start"};
    struct moment moment = {0};
    char path[64];
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds && !moment.known; i++) {
        snprintf(path, sizeof path, "%s%s", name, kinds[i]);
        moment_read(&moment, json_node_string(json_node_find(resource, path)));
    }
    return moment;
}

bool moment_days_before(const struct moment *moment, const char *date, long *days)
{
    struct moment check, last = *moment;
    if (date == NULL || !moment->known || !moment_read(&check, date))
        return false;
    if (last.day[0] != '\0')
        moment_read(&last, moment->day); /* the day as it was there, not in another zone */
    long long difference = check.last - last.last;
    *days = (long)(difference >= 0 ? difference / DAY : -((-difference + DAY - 1) / DAY));
    return true;
}

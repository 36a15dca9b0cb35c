/* SPDX-License-Identifier: MIT */
#include "base/date.h"

#include <stddef.h>
#include <string.h>

enum { FIRST_YEAR = 1800, LAST_YEAR = 2199, DAYS_OF_400_YEARS = 146097 };

struct calendar_day {
    int year, month, day;
};

static bool is_leap(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int days_of_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

/* Years are counted from March, so that the leap day is the last day of its year: then the days
 * before a month follow the line (153 * month + 2) / 5. Counted from year 0; 719468 is 1970. */
static int32_t to_number(struct calendar_day date)
{
    int year = date.month > 2 ? date.year : date.year - 1;
    int month = (date.month + 9) % 12;
    int leap_days = year / 4 - year / 100 + year / 400;
    return year * 365 + leap_days + (153 * month + 2) / 5 + date.day - 1 - 719468;
}

static struct calendar_day to_calendar(int32_t number)
{
    int64_t days = (int64_t)number + 719468;
    int64_t era = (days >= 0 ? days : days - (DAYS_OF_400_YEARS - 1)) / DAYS_OF_400_YEARS;
    int day_of_era = (int)(days - era * DAYS_OF_400_YEARS);
    int year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int month = (5 * day_of_year + 2) / 153;
    struct calendar_day date;
    date.day = day_of_year - (153 * month + 2) / 5 + 1;
    date.month = month < 10 ? month + 3 : month - 9;
    date.year = (int)(era * 400) + year_of_era + (date.month <= 2 ? 1 : 0);
    return date;
}

static bool read_digits(const char *text, int count, int *out)
{
    *out = 0;
    for (int i = 0; i < count; i++) {
        if (text[i] < '0' || text[i] > '9')
            return false;
        *out = *out * 10 + (text[i] - '0');
    }
    return true;
}

bool date_read(const char *text, int32_t *day)
{
    struct calendar_day date;
    if (strlen(text) != 10 || text[4] != '-' || text[7] != '-')
        return false;
    if (!read_digits(text, 4, &date.year) || !read_digits(text + 5, 2, &date.month) ||
        !read_digits(text + 8, 2, &date.day))
        return false;
    if (date.year < FIRST_YEAR || date.year > LAST_YEAR || date.month < 1 || date.month > 12)
        return false;
    if (date.day < 1 || date.day > days_of_month(date.year, date.month))
        return false;
    *day = to_number(date);
    return true;
}

static void write_digits(char *out, int count, int number)
{
    for (int i = count - 1; i >= 0; i--) {
        out[i] = (char)('0' + number % 10);
        number /= 10;
    }
}

void date_write(int32_t day, char out[11])
{
    struct calendar_day date = to_calendar(day);
    if (date.year < 0 || date.year > 9999) {
        memcpy(out, "no date", sizeof "no date");
        return;
    }
    memcpy(out, "YYYY-MM-DD", 11);
    write_digits(out, 4, date.year);
    write_digits(out + 5, 2, date.month);
    write_digits(out + 8, 2, date.day);
}

int date_years(int32_t from, int32_t to)
{
    struct calendar_day first = to_calendar(from);
    struct calendar_day last = to_calendar(to);
    bool before_birthday =
        last.month < first.month || (last.month == first.month && last.day < first.day);
    return last.year - first.year - (before_birthday ? 1 : 0);
}

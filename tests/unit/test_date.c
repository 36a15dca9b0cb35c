/* SPDX-License-Identifier: MIT */
#include "base/date.h"

#include <stdio.h>

#include "test.h"

static int32_t day(const char *text)
{
    int32_t number = DATE_NONE;
    if (!date_read(text, &number))
        FAIL("%s is not read", text);
    return number;
}

TEST(counts_from_1970)
{
    CHECK_INT(day("1970-01-01"), 0);
    CHECK_INT(day("1969-12-31"), -1);
    CHECK_INT(day("2000-03-01"), 11017);
    CHECK_INT(day("2026-11-22"), 20779);
}

TEST(every_day_follows_the_one_before)
{
    int32_t expected = day("1800-01-01");
    for (int year = 1800; year < 2200; year++)
        for (int month = 1; month <= 12; month++)
            for (int number = 1; number <= 31; number++) {
                char text[64], written[11];
                int32_t read;
                snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, number);
                if (!date_read(text, &read))
                    continue;
                CHECK_INT(read, expected++);
                date_write(read, written);
                CHECK_TEXT(written, text);
            }
    CHECK_INT(expected, day("1800-01-01") + 146097);
}

TEST(refuses_what_is_no_day)
{
    static const char *const others[] = {
        "",           "2026-02-29", "1900-02-29",  "2026-13-01",  "2026-00-10",
        "2026-04-31", "2026-04-00", "1799-12-31",  "2200-01-01",  "2026-4-01",
        "2026/04/01", "26-04-01",   "2026-04-01 ", " 2026-04-01", "2026-04-0x",
        "+026-04-01", "22.11.2026"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        int32_t number;
        if (date_read(others[i], &number))
            FAIL("\"%s\" is read", others[i]);
    }
    CHECK_INT(day("2000-02-29") + 1, day("2000-03-01"));
}

TEST(writes_no_date)
{
    char out[11];
    date_write(DATE_NONE, out);
    CHECK_TEXT(out, "no date");
    date_write(INT32_MAX, out);
    CHECK_TEXT(out, "no date");
}

TEST(counts_years_of_age)
{
    CHECK_INT(date_years(day("1972-03-09"), day("2026-11-22")), 54);
    CHECK_INT(date_years(day("1972-11-23"), day("2026-11-22")), 53);
    CHECK_INT(date_years(day("1972-11-22"), day("2026-11-22")), 54);
    CHECK_INT(date_years(day("2008-02-29"), day("2026-02-28")), 17);
    CHECK_INT(date_years(day("2008-02-29"), day("2026-03-01")), 18);
    CHECK_INT(date_years(day("2026-11-22"), day("2026-11-22")), 0);
    CHECK(date_years(day("2026-11-22"), day("2026-11-21")) < 0);
}

TESTS(CASE(counts_from_1970), CASE(every_day_follows_the_one_before), CASE(refuses_what_is_no_day),
      CASE(writes_no_date), CASE(counts_years_of_age))

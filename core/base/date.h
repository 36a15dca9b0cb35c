/* SPDX-License-Identifier: MIT */
/* Calendar days, as whole numbers: days since 1970-01-01 in the Gregorian calendar. */
#ifndef CONTRA_BASE_DATE_H
#define CONTRA_BASE_DATE_H

#include <stdbool.h>
#include <stdint.h>

#define DATE_NONE INT32_MIN /* no date given */

/* Reads exactly "YYYY-MM-DD", a day that exists, 1800 to 2199. False if `text` is anything else. */
bool date_read(const char *text, int32_t *day);

/* Writes "YYYY-MM-DD" and a NUL; "no date" for DATE_NONE. */
void date_write(int32_t day, char out[11]);

/* Whole years from `from` to `to`, as an age is counted (29 February counts from 1 March). */
int date_years(int32_t from, int32_t to);

#endif

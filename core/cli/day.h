/* SPDX-License-Identifier: MIT */
#ifndef CONTRA_CLI_DAY_H
#define CONTRA_CLI_DAY_H

#include <stdbool.h>

/* Writes today's date on this machine, YYYY-MM-DD; false if its clock does not work. The library
 * has no clock; the tool has. */
bool today_write(char out[11]);

/* A day that there is, written so. */
bool is_day(const char *text);

#endif

/* SPDX-License-Identifier: MIT */
#ifndef CONTRA_CLI_TODAY_H
#define CONTRA_CLI_TODAY_H

#include <stdbool.h>

/* Writes today's date on this machine, YYYY-MM-DD; false if its clock does not work. The library
 * has no clock; the tool has. */
bool today_write(char out[11]);

#endif

/* SPDX-License-Identifier: MIT */
#include "cli/day.h"

#include <time.h>

#include "base/date.h"

bool today_write(char out[11])
{
    struct tm local;
    time_t now = time(NULL);
    return now != (time_t)-1 && localtime_r(&now, &local) != NULL &&
           strftime(out, 11, "%Y-%m-%d", &local) == 10;
}

bool is_day(const char *text)
{
    int32_t day;
    return date_read(text, &day);
}

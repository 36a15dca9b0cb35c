/* SPDX-License-Identifier: MIT */
#include "cli/today.h"

#include <time.h>

bool today_write(char out[11])
{
    struct tm local;
    time_t now = time(NULL);
    return now != (time_t)-1 && localtime_r(&now, &local) != NULL &&
           strftime(out, 11, "%Y-%m-%d", &local) == 10;
}

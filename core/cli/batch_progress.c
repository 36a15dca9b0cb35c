/* SPDX-License-Identifier: MIT */
#include "cli/batch_progress.h"

#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { BAR = 30 };

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

void progress_start(struct progress *progress, bool quiet, bool beside_records)
{
    memset(progress, 0, sizeof *progress);
    progress->quiet = quiet;
    progress->terminal = isatty(STDERR_FILENO) && !beside_records;
    progress->began = progress->last = now();
    progress->before = -1;
}

/* The first share is that of what an earlier run did. */
void progress_share(struct progress *progress, double share)
{
    if (progress->before < 0)
        progress->before = share < 1 ? share : 0;
    atomic_store_explicit(&progress->share, share, memory_order_relaxed);
}

/* "1:02:03" or "2:03"; "?" while nobody can tell. */
static void time_left(const struct progress *progress, double share, double passed, char out[24])
{
    double done = share - progress->before;
    double left = done > 0 ? passed * (1 - share) / done : -1;
    if (left < 0 || left > 1e6) {
        strcpy(out, "?");
        return;
    }
    unsigned seconds = (unsigned)left;
    if (seconds >= 3600)
        snprintf(out, 24, "%u:%02u:%02u", seconds / 3600, seconds / 60 % 60, seconds % 60);
    else
        snprintf(out, 24, "%u:%02u", seconds / 60, seconds % 60);
}

void progress_show(struct progress *progress, size_t done)
{
    static const char full[] = "##############################";
    char left[24];
    if (progress->quiet)
        return;
    double time = now(), passed = time - progress->began;
    if (time - progress->last < (progress->terminal ? 0.1 : 10))
        return;
    progress->last = time;
    double share = atomic_load_explicit(&progress->share, memory_order_relaxed);
    double rate = passed > 0 ? (double)done / passed : 0;
    time_left(progress, share, passed, left);
    if (progress->terminal)
        fprintf(stderr, "\r[%-*.*s] %zu done, %.0f/s, %s left \033[K", BAR, (int)(share * BAR),
                full, done, rate, left);
    else
        fprintf(stderr, "contra: %zu done, %.0f/s, %s left\n", done, rate, left);
    progress->bar_stands = progress->terminal;
}

void progress_end(struct progress *progress)
{
    if (progress->bar_stands)
        fputs("\r\033[K", stderr);
    progress->bar_stands = false;
}

/* SPDX-License-Identifier: MIT */
/* Gives a fuzz target every file of some folders: driver FOLDER… A file that ends the process, or
 * takes longer than it may, is named. */
#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "fuzz.h"

#define SECONDS_MOST 5 /* of one input, of the processor's time: the machine may be busy */

/* Shared by the process that does the work and the one that tells how it ended. */
static struct {
    char file[4096];
    size_t count;
} * now;

static void give_up(const char *path)
{
    fprintf(stderr, "%s: %s\n", path, strerror(errno));
    exit(2);
}

/* SIGALRM, by default, when so much time is spent; 0: none. */
static void set_alarm(time_t seconds)
{
    static timer_t timer;
    static bool there;
    struct itimerspec when = {.it_value = {.tv_sec = seconds}};
    struct sigevent event = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGALRM};
    if (!there && timer_create(CLOCK_PROCESS_CPUTIME_ID, &event, &timer) != 0)
        give_up("a timer");
    there = true;
    if (timer_settime(timer, 0, &when, NULL) != 0)
        give_up("a timer");
}

static void run_file(const char *path, size_t size)
{
    char *text = malloc(size ? size : 1); /* of its exact size, for AddressSanitizer */
    FILE *file = fopen(path, "rb");
    if (!text || !file || fread(text, 1, size, file) != size)
        give_up(path);
    fclose(file);
    snprintf(now->file, sizeof now->file, "%s", path);
    now->count++;
    set_alarm(SECONDS_MOST);
    (void)LLVMFuzzerTestOneInput((const uint8_t *)text, size);
    set_alarm(0);
    free(text);
}

static void run_folder(const char *path)
{
    struct dirent **entries;
    int count = scandir(path, &entries, NULL, alphasort);
    if (count < 0)
        give_up(path);
    for (int i = 0; i < count; i++) {
        char inner[4096];
        struct stat about;
        snprintf(inner, sizeof inner, "%s/%s", path, entries[i]->d_name);
        bool hidden = entries[i]->d_name[0] == '.';
        free(entries[i]);
        if (hidden)
            continue;
        if (stat(inner, &about) != 0)
            give_up(inner);
        if (S_ISDIR(about.st_mode))
            run_folder(inner);
        else
            run_file(inner, (size_t)about.st_size);
    }
    free(entries);
}

static int run_all(int count, char **paths)
{
    for (int i = 0; i < count; i++) {
        size_t before = now->count;
        struct stat about;
        if (stat(paths[i], &about) == 0 && S_ISREG(about.st_mode))
            run_file(paths[i], (size_t)about.st_size);
        else
            run_folder(paths[i]);
        if (now->count == before) {
            fprintf(stderr, "%s holds no input\n", paths[i]);
            return 2;
        }
    }
    return 0;
}

int main(int argc, char **argv)
{
    int status = 0;
    FILE *shared = tmpfile();
    if (!shared || ftruncate(fileno(shared), (off_t)sizeof *now) != 0)
        give_up("a file for the test");
    now = mmap(NULL, sizeof *now, PROT_READ | PROT_WRITE, MAP_SHARED, fileno(shared), 0);
    if (now == MAP_FAILED)
        give_up("shared memory");
    pid_t child = fork();
    if (child < 0)
        give_up("fork");
    if (child == 0)
        exit(run_all(argc - 1, argv + 1));
    if (waitpid(child, &status, 0) != child)
        give_up("waitpid");
    if (status == 0 && now->count > 0) {
        printf("%zu inputs\n", now->count);
        return 0;
    }
    bool late = WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM;
    fprintf(stderr, "%s: %s\n", now->count ? now->file : "no input was given",
            late ? "takes longer than 5 seconds" : "the last input before it ended so");
    return 1;
}

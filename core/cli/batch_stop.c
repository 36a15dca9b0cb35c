/* SPDX-License-Identifier: MIT */
#include "cli/batch_stop.h"

#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>

/* A signal handler can reach nothing but what is global. */
static volatile sig_atomic_t signal_that_came;
static atomic_bool wanted;
static atomic_int lack;

static void remember(int number)
{
    signal_that_came = number;
}

void stop_listen(void)
{
    static const int signals[] = {SIGINT, SIGTERM};
    for (int i = 0; i < 2; i++) {
        struct sigaction action;
        struct sigaction before;
        memset(&action, 0, sizeof action);
        action.sa_handler = remember;
        action.sa_flags = (int)SA_RESETHAND;
        if (sigaction(signals[i], NULL, &before) == 0 && before.sa_handler != SIG_IGN)
            sigaction(signals[i], &action, NULL);
    }
}

bool stop_wanted(void)
{
    return signal_that_came != 0 || atomic_load_explicit(&wanted, memory_order_relaxed);
}

void stop_want(void)
{
    atomic_store(&wanted, true);
}

bool stop_if_lack(int number)
{
    if (number != EMFILE && number != ENFILE && number != ENOMEM)
        return false;
    atomic_store(&lack, number);
    stop_want();
    return true;
}

int stop_lack(void)
{
    return atomic_load(&lack);
}

int stop_signal(void)
{
    return signal_that_came;
}

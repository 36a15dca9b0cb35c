/* SPDX-License-Identifier: MIT */
#include "cli/end.h"

#include <stdbool.h>
#include <stdlib.h>
#include <unistd.h>

#include "cli/command.h"
#include "cli/say.h"

/* What runs at exit can reach nothing but what is global. */
static bool reached;

static void look_whether_it_was_reached(void)
{
    if (reached)
        return;
    say("The program was ended from within, before its work was done. Does a plugin call exit?");
    _exit(EXIT_FAILED);
}

void end_guard(void)
{
    if (atexit(look_whether_it_was_reached) != 0)
        reached = true; /* then there is no guard */
}

void end_reached(void)
{
    reached = true;
}

void end_out_of_memory(void *argument)
{
    (void)argument;
    say("Out of memory.");
    end_reached();
    exit(EXIT_FAILED);
}

/* SPDX-License-Identifier: MIT */
/* How the program may end. */
#ifndef CONTRA_CLI_END_H
#define CONTRA_CLI_END_H

/* From now on the program ends only after end_reached, or says why it does not: a plugin runs
 * within it and could end it, which must not read like a check that found nothing. */
void end_guard(void);

/* main has come to its end, or has said why not. */
void end_reached(void);

/* Ends it for want of memory, with a message. For arena_on_full; the argument is ignored. */
_Noreturn void end_out_of_memory(void *argument);

#endif

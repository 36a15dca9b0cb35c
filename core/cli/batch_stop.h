/* SPDX-License-Identifier: MIT */
/* Being told to stop: by SIGINT, SIGTERM, or because nothing more can be written. */
#ifndef CONTRA_CLI_BATCH_STOP_H
#define CONTRA_CLI_BATCH_STOP_H

#include <stdbool.h>

/* Takes SIGINT and SIGTERM for wishes. A second one ends the program at once. */
void stop_listen(void);

/* Nothing more is to be begun. */
bool stop_wanted(void);
void stop_want(void);

/* The signal that came; 0: none. */
int stop_signal(void);

#endif

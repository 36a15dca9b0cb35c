/* SPDX-License-Identifier: MIT */
/* Being told to stop: by SIGINT, SIGTERM, or because nothing more can be written or opened. */
#ifndef CONTRA_CLI_BATCH_STOP_H
#define CONTRA_CLI_BATCH_STOP_H

#include <stdbool.h>

/* Takes SIGINT and SIGTERM for wishes. A second one ends the program at once. */
void stop_listen(void);

/* Nothing more is to be begun. */
bool stop_wanted(void);
void stop_want(void);

/* Opening failed with this errno. If what the system lacks is to blame, not the input (files that
 * may be open, memory), all is to stop, so that nothing is refused that could be read: true. */
bool stop_if_lack(int number);

/* The errno of what the system lacked; 0: nothing. */
int stop_lack(void);

/* The signal that came; 0: none. */
int stop_signal(void);

#endif

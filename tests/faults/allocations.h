/* SPDX-License-Identifier: MIT */
/* Stands in the way of every allocation of the process, those of its libraries too: counts them,
 * and lets one fail. Link allocations.c into a test; nothing else is needed. One thread only. */
#ifndef CONTRA_TESTS_FAULTS_ALLOCATIONS_H
#define CONTRA_TESTS_FAULTS_ALLOCATIONS_H

#include <stdbool.h>
#include <stddef.h>

/* From now on counts anew; the allocation of this number (from 1) fails; 0: none does. With
 * `onwards` all behind it fail too. */
void allocations_fail_at(size_t number, bool onwards);

/* How many were asked for since then, and whether one was refused. */
size_t allocations_count(void);
bool allocations_refused(void);

/* Blocks that are held now, and their bytes. */
size_t allocations_blocks(void);
size_t allocations_bytes(void);

#endif

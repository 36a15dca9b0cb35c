/* SPDX-License-Identifier: MIT */
/* Single resources, one behind the other. They may come in any order, so that all of them are read
 * before the first patient is told: one who is told too early would be judged by half of what is
 * known. */
#ifndef CONTRA_PLUGINS_FHIR_READ_SINGLE_H
#define CONTRA_PLUGINS_FHIR_READ_SINGLE_H

#include "fhir/read_gather.h"
#include "json/json_text.h"

struct singles {
    struct gather *patients; /* in the order of their coming */
    size_t count;
    int broken_line; /* of a text that is no JSON; 0: there is none */
};

void read_single(struct reader *reader, struct singles *singles, const struct json_node *node);

/* A text of the source that is no JSON: it may be about any of the patients. */
void singles_refuse(struct reader *reader, struct singles *singles, const struct json_text *text);

/* Once all are read. */
void singles_settle(struct reader *reader, struct singles *singles);

#endif

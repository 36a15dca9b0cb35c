/* SPDX-License-Identifier: MIT */
/* How json_text.c gets its nodes. */
#ifndef CONTRA_PLUGINS_JSON_NODE_H
#define CONTRA_PLUGINS_JSON_NODE_H

#include "json/json_text.h"

/* Makes the nodes of a text that jansson has read to `value`, in an array that is large enough. */
void json_nodes_make(struct json_node *nodes, json_t *value, const char *text, int line);

#endif

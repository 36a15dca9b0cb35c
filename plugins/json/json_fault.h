/* SPDX-License-Identifier: MIT */
/* What is wrong with a text, in words: jansson's reasons and ours. */
#ifndef CONTRA_PLUGINS_JSON_FAULT_H
#define CONTRA_PLUGINS_JSON_FAULT_H

#include "json/json_text.h"

/* Sets text->fault and its line. */
void json_fault(struct json_text *text, int line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* jansson refused the text, before which `before` characters stand in its first line. */
void json_fault_syntax(struct json_text *text, const json_error_t *error, size_t before);

#endif

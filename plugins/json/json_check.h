/* SPDX-License-Identifier: MIT */
/* Was it really the text? jansson says that a token is wrong also when it found no memory for it.
 */
#ifndef CONTRA_PLUGINS_JSON_CHECK_H
#define CONTRA_PLUGINS_JSON_CHECK_H

#include <stdbool.h>

#include "json/json_text.h"

/* jansson refused the text, which is not nested deeper than JSON_DEPTH_MOST, for want of memory. */
bool json_check_no_memory(const json_error_t *error, const char *text, size_t length);

#endif

/* SPDX-License-Identifier: MIT */
#ifndef CONTRA_PLUGINS_FHIR_READ_TYPES_H
#define CONTRA_PLUGINS_FHIR_READ_TYPES_H

#include <stdbool.h>

/* Is it a type of resource of FHIR R4? A misspelt one must not pass as one that tells nothing. */
bool type_is_known(const char *type);

#endif

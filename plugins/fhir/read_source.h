/* SPDX-License-Identifier: MIT */
/* A source of FHIR: Bundles, one patient each; or single resources, in any order. */
#ifndef CONTRA_PLUGINS_FHIR_READ_SOURCE_H
#define CONTRA_PLUGINS_FHIR_READ_SOURCE_H

#include <contra/plugin.h>

extern const contra_reader fhir_reader;

/* The state of the plugin is the host itself (fhir.c). */

#endif

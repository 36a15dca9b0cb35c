/* SPDX-License-Identifier: MIT */
/* The report as a FHIR R4 Bundle. Knows nothing of the reader beside it. */
#ifndef CONTRA_FHIR_WRITE_BUNDLE_H
#define CONTRA_FHIR_WRITE_BUNDLE_H

#include <contra/plugin.h>

extern const contra_writer fhir_writer;

#endif

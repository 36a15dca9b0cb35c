/* SPDX-License-Identifier: MIT */
/* The resources of a report; each is whole but for the Bundle around it. */
#ifndef CONTRA_FHIR_WRITE_PARTS_H
#define CONTRA_FHIR_WRITE_PARTS_H

#include "fhir/write_build.h"

/* A DetectedIssue for one finding. */
json_t *new_issue(struct build *build, const contra_finding *finding);

/* The GuidanceResponse for the report. `issues` are the entries of the Bundle for its findings, in
 * their order. */
json_t *new_guidance(struct build *build, json_t *issues);

/* To be contained: what went wrong or was not understood; NULL if nothing did. */
json_t *new_outcome(struct build *build);
/* To be contained: the report's own words and numbers, and its findings by reference. */
json_t *new_parameters(struct build *build, json_t *issues);
/* What is missing, one entry for each open question. */
json_t *new_requirements(struct build *build);

#endif

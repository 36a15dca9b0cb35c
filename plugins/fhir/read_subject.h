/* SPDX-License-Identifier: MIT */
/* Whom a resource is about. Two patients' facts never come together. */
#ifndef CONTRA_PLUGINS_FHIR_READ_SUBJECT_H
#define CONTRA_PLUGINS_FHIR_READ_SUBJECT_H

#include <stdbool.h>

#include "json/json_text.h"

enum about_kind {
    ABOUT_NOBODY,  /* it does not say */
    ABOUT_PATIENT, /* it refers to one */
    ABOUT_UNKNOWN  /* it names somebody without a reference: a name, a number */
};

/* The reference of a resource's subject, "Patient/17", of which a version is left out. Lives as
 * long as the text, or in `own`. */
struct about {
    enum about_kind kind;
    char reference[512];
    const struct json_node *node;
};
struct about subject_of(const struct json_node *resource);

/* Do two references speak of one patient? A relative one is taken for the same as an absolute one
 * that ends so. */
bool same_subject(const char *a, const char *b);

/* The id at the end of a reference. */
const char *subject_id(const char *reference);

#endif

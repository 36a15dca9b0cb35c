/* SPDX-License-Identifier: MIT */
/* Identifiers that follow from what they identify (RFC 4122, version 5): the same report has the
 * same ones, on every machine and every day. */
#ifndef CONTRA_FHIR_WRITE_UUID_H
#define CONTRA_FHIR_WRITE_UUID_H

#include <stddef.h>

#define UUID_SIZE 37 /* 36 characters and the end */

/* Of `name` within contra's own name space. */
void write_uuid(const char *name, size_t length, char uuid[UUID_SIZE]);

/* SHA-1, which RFC 4122 prescribes; here it secures nothing. */
void write_sha1(const unsigned char *bytes, size_t length, unsigned char digest[20]);

#endif

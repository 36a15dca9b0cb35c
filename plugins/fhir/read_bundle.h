/* SPDX-License-Identifier: MIT */
/* A Bundle, which is one patient; and what it shares with single resources. */
#ifndef CONTRA_PLUGINS_FHIR_READ_BUNDLE_H
#define CONTRA_PLUGINS_FHIR_READ_BUNDLE_H

#include "fhir/read_resource.h"

typedef void resource_reader(struct reader *reader, struct resource *resource);

/* Who reads a type of resource; NULL: it does not concern us. */
bool is_about_a_thing(const struct json_node *node);
resource_reader *reader_of(const char *type);

struct resource resource_make(struct reader *reader, struct gather *gather,
                              const struct json_node *node, const char *url);
void read_resource(struct reader *reader, struct resource *resource);

struct spot spot_at(struct reader *reader, const struct json_node *node);

/* Tells what is no resource of R4, and returns whether that was so. */
bool refuse_type(struct reader *reader, struct gather *gather, const struct json_node *node);

/* The patient's id, where only references tell it. */
void name_subject(struct reader *reader, struct gather *gather);

/* Gathers what the Bundle says of its patient. */
void read_bundle(struct reader *reader, struct gather *gather, const struct json_node *bundle);

#endif

/* SPDX-License-Identifier: MIT */
/* Resources, one at a time: what each says of the patient goes to the gather. */
#ifndef CONTRA_PLUGINS_FHIR_READ_RESOURCE_H
#define CONTRA_PLUGINS_FHIR_READ_RESOURCE_H

#include "fhir/read_gather.h"
#include "json/json_text.h"

/* One resource in hand. */
struct resource {
    struct gather *gather;
    const struct json_node *node;
    const char *type, *id; /* id: "" if there is none */
    const char *url;       /* under which others refer to it: fullUrl; "" if there is none */
    struct moment bundled; /* when the Bundle was made, if it says so */
    bool opaque;           /* it has a modifierExtension, which turns its meaning */
};

/* Where a part of the resource stands; kept. `words` (may be NULL) is what it says there. */
struct spot spot_of(struct reader *reader, const struct resource *resource,
                    const struct json_node *node, const char *words);

void resource_trouble(struct reader *reader, const struct resource *resource,
                      const struct json_node *node, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* A member that must be a list: its first element. NULL if there is none. If it is no list, that is
 * told. */
const struct json_node *resource_list(struct reader *reader, const struct resource *resource,
                                      const struct json_node *node, const char *name);

/* The first code of a CodeableConcept (of a status), or "". */
const char *resource_code(const struct json_node *concept);
const char *resource_text(const struct json_node *node, const char *path); /* or "" */

/* --- concepts --- */

struct coding {
    const char *system; /* as codes.ini knows it; or the address; or NULL */
    const char *code;   /* or NULL */
    const char *display;
};

enum { CODINGS_MOST = 16, SECTIONS_MOST = 4 };

/* A CodeableConcept, kept; or what stands in for it. */
struct concept {
    struct coding codings[CODINGS_MOST];
    size_t count;
    const char *text;             /* or NULL */
    const char *form;             /* of a drug: words for its form; or NULL */
    const struct json_node *node; /* while its resource is in hand */
    struct spot spot;             /* if it is set: where it stands */
};

void concept_read(struct reader *reader, struct concept *out, const struct json_node *node);

/* The best name of a concept; NULL if it has none at all. */
const char *concept_words(struct reader *reader, const struct concept *concept);

/* The same with its code, which a clinic may give a meaning in its codes.ini. */
const char *concept_told(struct reader *reader, const struct concept *concept);

/* The sections that codes.ini has for a type of resource (or for "TYPE.element"), or for a word of
 * the pseudo-system; NULL behind the last. How many. */
size_t sections_of(struct reader *reader, const char *type, const char *sections[SECTIONS_MOST]);

/* How a concept is spoken of. */
struct speech {
    enum sense sense;
    bool drug;            /* its texts are those of drugs */
    bool procedure;       /* something that was done */
    const char *place;    /* or NULL; in the source's words */
    const char *state;    /* or NULL */
    struct moment when;   /* the event itself */
    struct moment stated; /* when it was said */
};

/* Gathers what a concept says: by its codes, then by its texts. What is not understood is gathered
 * as lost. */
void concept_say(struct reader *reader, const struct resource *resource,
                 const struct concept *concept, const char *const *sections, size_t section_count,
                 const struct speech *speech);

/* --- answers --- */

/* Gathers the answer that `node` (an Observation, a component, an answer) has behind value[x]. An
 * absent one is gathered as unknown. */
void value_say(struct reader *reader, const struct resource *resource, const struct json_node *node,
               const char *section, const char *key, const struct answer *about);

/* What codes.ini says of a code. */
struct meaning {
    const char *section, *key, *value; /* key: NULL if it says nothing that is asked */
};

/* The fact that a result is by its names, if its codes are not known. False if they name none, or
 * several, or if a code without a system would be another. */
bool result_named(struct reader *reader, const struct concept *concept, struct meaning *out);

/* Something was said that nobody understood: `kind` (which lives on) is "result" or the like. All
 * that are gathered are told as words of conditions that are not recognised. */
void say_unread(struct reader *reader, const struct resource *resource, const char *kind,
                const char *words, const struct json_node *node);
void unread_settle(struct reader *reader, struct gather *gather);

/* --- resources --- */

void read_patient(struct reader *reader, struct resource *resource);
void read_condition(struct reader *reader, struct resource *resource);
void read_medication_use(struct reader *reader, struct resource *resource);
void read_medication(struct reader *reader, struct resource *resource);
void read_allergy(struct reader *reader, struct resource *resource);
void read_observation(struct reader *reader, struct resource *resource);
void read_procedure(struct reader *reader, struct resource *resource);
void read_device(struct reader *reader, struct resource *resource);
void read_flag(struct reader *reader, struct resource *resource);
void read_request(struct reader *reader, struct resource *resource);
void read_answers(struct reader *reader, struct resource *resource);
/* Gathers a planned site that a form names. */
void site_say(struct reader *reader, const struct resource *resource, const char *section,
              const char *words, const struct json_node *node);

/* Is it the list of what orders plan? */
bool is_plan(struct reader *reader, const char *section);

void read_list(struct reader *reader, struct resource *resource);
void read_composition(struct reader *reader, struct resource *resource);

/* What was said of drugs that other resources describe, once all of these are there. */
void medications_settle(struct reader *reader, struct gather *gather);

#endif

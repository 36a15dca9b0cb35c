/* SPDX-License-Identifier: MIT */
/* JSON as FHIR wants it: no empty list, no empty string, no control characters. Nothing here fails
 * until asked: when memory runs out, `failed` is set, and what is built on is NULL and harmless. */
#ifndef CONTRA_FHIR_WRITE_BUILD_H
#define CONTRA_FHIR_WRITE_BUILD_H

#include <contra/plugin.h>
#include <jansson.h>
#include <stdbool.h>

struct build {
    const contra_result *result;
    bool failed; /* memory ran out */
};

json_t *new_object(struct build *build);
json_t *new_list(struct build *build);

/* These take over `value`. */
void put(struct build *build, json_t *object, const char *key, json_t *value);
void push(struct build *build, json_t *list, json_t *value);
/* Left out if there is nothing to put. */
void put_list(struct build *build, json_t *object, const char *key, json_t *list);
void put_words(struct build *build, json_t *object, const char *key, const char *words);
void put_format(struct build *build, json_t *object, const char *key, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* The JSON as text, to be freed; NULL if memory runs out. */
char *new_dump(struct build *build, const json_t *json, size_t flags);

/* Is there anything to say? FHIR's strings are never blank. */
bool is_said(const char *words);

/* {"resourceType": …, "id": ""}: named by name_resource() once all of it is there. */
json_t *new_resource(struct build *build, const char *type, const char *id);
/* Gives it the id that follows from its content. */
void name_resource(struct build *build, json_t *resource);

/* "urn:contra:KIND:NAME", whatever the name holds. */
void put_urn(struct build *build, json_t *object, const char *key, const char *kind,
             const char *name, const char *version);

json_t *new_concept(struct build *build, const char *text);
/* With a code of contra's own: system urn:contra:KIND. */
void add_coding(struct build *build, json_t *concept, const char *kind, const char *code,
                const char *display);
void put_reference(struct build *build, json_t *object, const char *key, const char *to);
void put_patient(struct build *build, json_t *object, const char *key);

/* Extensions, urn:contra:NAME; left out if there is nothing to say. */
json_t *new_extension(struct build *build, const char *name);
void extend_words(struct build *build, json_t *list, const char *name, const char *words);
void extend_code(struct build *build, json_t *list, const char *name, const char *code);
void extend_flag(struct build *build, json_t *list, const char *name, bool value);

/* contra itself, to be contained; its id is "contra". */
json_t *new_device(struct build *build);

/* The narrative: paragraphs of plain text, escaped. NULL ends them. */
void put_narrative(struct build *build, json_t *resource, const char *const *paragraphs);

/* NULL if nothing holds. */
const char *grade_code(contra_grade grade);
/* "relative contraindication" */
const char *grade_sentence(contra_grade grade);
const char *disposition_code(contra_disposition disposition);

#endif

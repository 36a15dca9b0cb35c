/* SPDX-License-Identifier: MIT */
#include "fhir/write_build.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fhir/write_uuid.h"

/* --- JSON --- */

static json_t *made(struct build *build, json_t *value)
{
    build->failed = build->failed || value == NULL;
    return value;
}

json_t *new_object(struct build *build)
{
    return made(build, json_object());
}

json_t *new_list(struct build *build)
{
    return made(build, json_array());
}

void put(struct build *build, json_t *object, const char *key, json_t *value)
{
    if (json_object_set_new(object, key, value) != 0)
        build->failed = true;
}

void push(struct build *build, json_t *list, json_t *value)
{
    if (json_array_append_new(list, value) != 0)
        build->failed = true;
}

void put_list(struct build *build, json_t *object, const char *key, json_t *list)
{
    if (json_array_size(list) > 0)
        put(build, object, key, list);
    else
        json_decref(list);
}

/* The text of a dump as it grows. jansson's own json_dumps() goes on when a key finds no memory
 * (2.14 looks at every failure but that one), and would give JSON that lacks it: this one
 * remembers. */
struct dump {
    char *text;
    size_t length, room;
    bool failed;
};

static int add_to_dump(const char *bytes, size_t length, void *payload)
{
    struct dump *dump = payload;
    if (!dump->failed && dump->length + length + 1 > dump->room) {
        size_t room = (dump->length + length + 1) * 2;
        char *text = realloc(dump->text, room);
        dump->failed = text == NULL;
        dump->text = text ? text : dump->text;
        dump->room = text ? room : dump->room;
    }
    if (dump->failed)
        return -1;
    memcpy(dump->text + dump->length, bytes, length);
    dump->length += length;
    dump->text[dump->length] = '\0';
    return 0;
}

char *new_dump(struct build *build, const json_t *json, size_t flags)
{
    struct dump dump = {NULL, 0, 0, false};
    if (json_dump_callback(json, add_to_dump, &dump, flags) == 0 && !dump.failed)
        return dump.text;
    free(dump.text);
    build->failed = true;
    return NULL;
}

/* --- text --- */

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

bool is_said(const char *words)
{
    for (; words != NULL && *words != '\0'; words++)
        if ((unsigned char)*words > ' ' && *words != 0x7f)
            return true;
    return false;
}

/* Control characters become blanks: FHIR allows none. Text that is no UTF-8 (contra hands over
 * none) becomes readable rather than to fail the report. */
static json_t *new_words(struct build *build, const char *words)
{
    size_t length = strlen(words);
    char *clean = malloc(length + 1);
    if (clean == NULL)
        return made(build, NULL);
    for (size_t i = 0; i <= length; i++)
        clean[i] = (unsigned char)words[i] >= ' ' && words[i] != 0x7f ? words[i]
                   : i == length                                      ? '\0'
                   : is_blank(words[i])                               ? words[i]
                                                                      : ' ';
    json_t *value = json_string(clean);
    if (value == NULL) {
        for (size_t i = 0; i < length; i++)
            clean[i] = (unsigned char)clean[i] < 0x80 ? clean[i] : '?';
        value = json_string(clean);
    }
    free(clean);
    return made(build, value);
}

void put_words(struct build *build, json_t *object, const char *key, const char *words)
{
    if (is_said(words))
        put(build, object, key, new_words(build, words));
}

void put_format(struct build *build, json_t *object, const char *key, const char *format, ...)
{
    va_list values, again;
    va_start(values, format);
    va_copy(again, values);
    int length = vsnprintf(NULL, 0, format, values);
    char *text = length < 0 ? NULL : malloc((size_t)length + 1);
    if (text != NULL) {
        vsnprintf(text, (size_t)length + 1, format, again);
        put_words(build, object, key, text);
    } else {
        build->failed = true;
    }
    free(text);
    va_end(again);
    va_end(values);
}

/* --- resources --- */

json_t *new_resource(struct build *build, const char *type, const char *id)
{
    json_t *resource = new_object(build);
    put(build, resource, "resourceType", json_string(type));
    put(build, resource, "id", json_string(id));
    return resource;
}

void name_resource(struct build *build, json_t *resource)
{
    char uuid[UUID_SIZE];
    char *content = new_dump(build, resource, JSON_COMPACT);
    if (content == NULL)
        return;
    write_uuid(content, strlen(content), uuid);
    free(content);
    put(build, resource, "id", json_string(uuid));
}

void put_urn(struct build *build, json_t *object, const char *key, const char *kind,
             const char *name, const char *version)
{
    static const char plain[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~";
    char coded[400] = "";
    size_t length = 0;
    for (const char *at = name; *at != '\0' && length + 4 < sizeof coded; at++)
        length += (size_t)snprintf(coded + length, sizeof coded - length,
                                   strchr(plain, *at) ? "%c" : "%%%02X", (unsigned char)*at);
    put_format(build, object, key, "urn:contra:%s:%s%s%s", kind, coded, version ? "|" : "",
               version ? version : "");
}

json_t *new_concept(struct build *build, const char *text)
{
    json_t *concept = new_object(build);
    put_words(build, concept, "text", text);
    return concept;
}

void add_coding(struct build *build, json_t *concept, const char *kind, const char *code,
                const char *display)
{
    json_t *codings = json_object_get(concept, "coding");
    if (!is_said(code))
        return;
    if (codings == NULL) {
        codings = new_list(build);
        put(build, concept, "coding", codings);
    }
    json_t *coding = new_object(build);
    put_format(build, coding, "system", "urn:contra:%s", kind);
    put_words(build, coding, "code", code);
    put_words(build, coding, "display", display);
    push(build, codings, coding);
}

void put_reference(struct build *build, json_t *object, const char *key, const char *to)
{
    json_t *reference = new_object(build);
    put_words(build, reference, "reference", to);
    put(build, object, key, reference);
}

static bool is_id(const char *text)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.";
    size_t length = strlen(text);
    return length >= 1 && length <= 64 && strspn(text, plain) == length;
}

/* By reference if the number can be an id, else by the number; never empty. */
void put_patient(struct build *build, json_t *object, const char *key)
{
    const char *patient = build->result->patient;
    json_t *reference = new_object(build);
    if (!is_said(patient)) {
        put_words(build, reference, "display", "the patient, whose number is not given");
    } else if (is_id(patient)) {
        put_format(build, reference, "reference", "Patient/%s", patient);
    } else {
        json_t *identifier = new_object(build);
        put_words(build, identifier, "value", patient);
        put_words(build, reference, "type", "Patient");
        put(build, reference, "identifier", identifier);
        put_words(build, reference, "display", patient);
    }
    put(build, object, key, reference);
}

/* --- extensions --- */

json_t *new_extension(struct build *build, const char *name)
{
    json_t *extension = new_object(build);
    put_format(build, extension, "url", "urn:contra:%s", name);
    return extension;
}

void extend_words(struct build *build, json_t *list, const char *name, const char *words)
{
    if (!is_said(words))
        return;
    json_t *extension = new_extension(build, name);
    put_words(build, extension, "valueString", words);
    push(build, list, extension);
}

void extend_code(struct build *build, json_t *list, const char *name, const char *code)
{
    if (!is_said(code))
        return;
    json_t *extension = new_extension(build, name);
    put_words(build, extension, "valueCode", code);
    push(build, list, extension);
}

void extend_flag(struct build *build, json_t *list, const char *name, bool value)
{
    json_t *extension = new_extension(build, name);
    put(build, extension, "valueBoolean", json_boolean(value));
    push(build, list, extension);
}

/* --- what stands in several resources --- */

json_t *new_device(struct build *build)
{
    json_t *device = new_resource(build, "Device", "contra");
    json_t *names = new_list(build), *name = new_object(build);
    json_t *versions = new_list(build), *version = new_object(build);
    put_words(build, name, "name", "contra");
    put_words(build, name, "type", "model-name");
    push(build, names, name);
    put_list(build, device, "deviceName", names);
    put(build, device, "type", new_concept(build, "rule engine for contraindications"));
    put_words(build, version, "value", build->result->engine);
    if (json_object_size(version) > 0)
        push(build, versions, version);
    else
        json_decref(version);
    put_list(build, device, "version", versions);
    return device;
}

/* XHTML of one paragraph goes to *out, if there is room; returns its length. */
static size_t paragraph(const char *text, char *out)
{
    size_t length = 0;
    const char *mark;
    for (; *text != '\0'; text++) {
        char one[2] = {*text, '\0'};
        mark = *text == '&' ? "&amp;" : *text == '<' ? "&lt;" : *text == '>' ? "&gt;" : one;
        if (out != NULL)
            memcpy(out + length, mark, strlen(mark));
        length += strlen(mark);
    }
    return length;
}

void put_narrative(struct build *build, json_t *resource, const char *const *paragraphs)
{
    static const char head[] = "<div xmlns=\"http://www.w3.org/1999/xhtml\">", tail[] = "</div>";
    size_t size = sizeof head + sizeof tail, length = sizeof head - 1;
    for (size_t i = 0; paragraphs[i] != NULL; i++)
        size += paragraph(paragraphs[i], NULL) + strlen("<p></p>");
    char *div = malloc(size);
    if (div == NULL) {
        build->failed = true;
        return;
    }
    memcpy(div, head, length);
    for (size_t i = 0; paragraphs[i] != NULL; i++) {
        if (!is_said(paragraphs[i]))
            continue;
        memcpy(div + length, "<p>", 3);
        length += 3;
        length += paragraph(paragraphs[i], div + length);
        memcpy(div + length, "</p>", 4);
        length += 4;
    }
    memcpy(div + length, tail, sizeof tail);
    json_t *narrative = new_object(build);
    put_words(build, narrative, "status", "generated");
    put_words(build, narrative, "div", div);
    put(build, resource, "text", narrative);
    free(div);
}

/* --- names --- */

const char *grade_code(contra_grade grade)
{
    static const char *const codes[] = {NULL,       "advice", "precaution", "relative", "absolute",
                                        "expected", "call",   "same_day",   "emergency"};
    return (size_t)grade < sizeof codes / sizeof *codes ? codes[grade] : NULL;
}

const char *grade_sentence(contra_grade grade)
{
    static const char *const words[] = {"nothing",
                                        "a reason for advice",
                                        "a precaution",
                                        "a relative contraindication",
                                        "an absolute contraindication",
                                        "expected after a session",
                                        "to be discussed by telephone",
                                        "to be seen the same day",
                                        "an emergency"};
    return (size_t)grade < sizeof words / sizeof *words ? words[grade] : "of unknown grade";
}

const char *disposition_code(contra_disposition disposition)
{
    static const char *const codes[] = {"proceed", "modify",       "avoid-site",
                                        "defer",   "do-not-treat", "expected",
                                        "call",    "same-day",     "emergency"};
    return (size_t)disposition < sizeof codes / sizeof *codes ? codes[disposition] : "unknown";
}

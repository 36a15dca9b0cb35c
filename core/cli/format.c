/* SPDX-License-Identifier: MIT */
#include "cli/format.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "cli/say.h"

#define NAMES_MOST    32
#define PROBLEMS_MOST 128 /* of one patient: as many as the library lists, and more */

static const contra_part_of_plugin *next_writer(const contra_engine *engine, size_t *index)
{
    const contra_part_of_plugin *part;
    while ((part = contra_engine_plugin(engine, (*index)++)) != NULL)
        if (strcmp(part->kind, "writer") == 0)
            return part;
    return NULL;
}

enum format_kind format_kind(const contra_engine *engine, const char *name)
{
    const contra_part_of_plugin *writer;
    if (strcmp(name, "text") == 0)
        return FORMAT_TEXT;
    if (strcmp(name, "json") == 0)
        return FORMAT_JSON;
    for (size_t i = 0; (writer = next_writer(engine, &i)) != NULL;)
        if (strcmp(writer->name, name) == 0)
            return writer->writes_lines  ? FORMAT_LINES
                   : writer->writes_json ? FORMAT_JSON
                                         : FORMAT_DOCUMENT;
    return FORMAT_NONE;
}

void format_refuse(const contra_engine *engine, const char *name, const char *const *own)
{
    const char *names[NAMES_MOST], *separator = "";
    char all[1000] = "";
    size_t count = 0, length = 0, i = 0;
    const contra_part_of_plugin *writer;
    struct nearest nearest;
    for (; *own != NULL; own++)
        names[count++] = *own;
    while (count < NAMES_MOST && (writer = next_writer(engine, &i)) != NULL)
        names[count++] = writer->name;
    nearest_start(&nearest, name);
    for (size_t j = 0; j < count && length < sizeof all; j++) {
        nearest_try(&nearest, names[j]);
        length +=
            (size_t)snprintf(all + length, sizeof all - length, "%s\"%s\"", separator, names[j]);
        separator = j + 2 == count ? " and " : ", ";
    }
    if (nearest.name != NULL)
        say("\"%s\" is not a format. Did you mean \"%s\"?", name, nearest.name);
    else
        say("\"%s\" is not a format. There are %s; \"contra plugins\" lists those of plugins.",
            name, all);
}

contra_status format_write_refused(const contra_engine *engine, const char *name, const char *input,
                                   const contra_patient *patient, const contra_problem *only,
                                   contra_sink sink, void *payload, contra_error *err)
{
    const contra_problem *problems[PROBLEMS_MOST + 1] = {NULL};
    contra_refusal refusal = {input, NULL, problems};
    for (size_t i = 0; i < PROBLEMS_MOST; i++)
        if ((problems[i] = contra_patient_problem(patient, i)) == NULL)
            break;
    if (problems[0] == NULL)
        problems[0] = only;
    return contra_lines_refused(engine, name, &refusal, sink, payload, err);
}

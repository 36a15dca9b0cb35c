/* SPDX-License-Identifier: MIT */
/* The FHIR reader between the host and a listener, for its tests: all that it says is written to
 * standard error, a line each, as it would stand in an intake. */
#include <stdio.h>
#include <string.h>

#include "fhir/read_source.h"

static const contra_host *the_host; /* one engine at a time: a test */
static contra_host listening;
static char section_before[64];

static void tell_place(const contra_place *place)
{
    if (place->origin != NULL)
        fprintf(stderr, "    ; %s", place->origin);
    fputc('\n', stderr);
}

static int told_say(contra_reading *reading, const char *section, const char *key,
                    const char *value, const contra_place *place)
{
    if (strcmp(section, section_before) != 0)
        fprintf(stderr, "[%s]\n", section);
    snprintf(section_before, sizeof section_before, "%s", section);
    fprintf(stderr, "%s =%s%s", key, *value != '\0' ? " " : "", value);
    tell_place(place);
    return the_host->say(reading, section, key, value, place);
}

static int told_unrecognised(contra_reading *reading, const char *section, const char *words,
                             const contra_place *place)
{
    fprintf(stderr, "? [%s] %s", section, words);
    tell_place(place);
    return the_host->say_unrecognised(reading, section, words, place);
}

static void told_line(contra_reading *reading, int line)
{
    fprintf(stderr, "---- line %d\n", line);
    section_before[0] = '\0';
    the_host->patient_line(reading, line);
}

static contra_status start(const contra_host *host, void **state, contra_error *err)
{
    (void)err;
    the_host = host;
    listening = *host;
    listening.say = told_say;
    listening.say_unrecognised = told_unrecognised;
    listening.patient_line = told_line;
    *state = &listening;
    return CONTRA_OK;
}

static const contra_reader *const readers[] = {&fhir_reader, NULL};

static const contra_plugin plugin = {
    .abi = CONTRA_PLUGIN_ABI_LATEST,
    .size = sizeof plugin,
    .name = "fhir-told",
    .version = "0.1.0",
    .licence = "MIT",
    .summary = "The FHIR reader, overheard, for its tests",
    .start = start,
    .readers = readers,
};

CONTRA_PLUGIN_EXPORT const contra_plugin *contra_plugin_describe(void);
CONTRA_PLUGIN_EXPORT const contra_plugin *contra_plugin_describe(void)
{
    return &plugin;
}

/* SPDX-License-Identifier: MIT */
/* FHIR R4: what this plugin adds. Its state is the host. */
#include <stddef.h>
#include <stdio.h>

#include <contra/plugin.h>

#include "fhir/read_source.h"
#include "fhir/write_bundle.h"

static contra_status start(const contra_host *host, void **state, contra_error *err)
{
    if (host->size < offsetof(contra_host, takes) + sizeof host->takes) {
        snprintf(err->message, sizeof err->message,
                 "This plugin needs a newer contra than %s, which cannot say what would be taken.",
                 host->version);
        return CONTRA_BAD_PLUGIN;
    }
    *state = (void *)(uintptr_t)host;
    return CONTRA_OK;
}

static const contra_reader *const readers[] = {&fhir_reader, NULL};
static const contra_writer *const writers[] = {&fhir_writer, NULL};

static const contra_plugin plugin = {
    .abi = CONTRA_PLUGIN_ABI_LATEST,
    .size = sizeof(contra_plugin),
    .name = "fhir",
    .version = "0.1.0",
    .licence = "MIT",
    .summary = "FHIR R4: patients in, reports out",
    .start = start,
    .readers = readers,
    .writers = writers,
};

CONTRA_PLUGIN_EXPORT const contra_plugin *contra_plugin_describe(void);

const contra_plugin *contra_plugin_describe(void)
{
    return &plugin;
}

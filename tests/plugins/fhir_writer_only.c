/* SPDX-License-Identifier: MIT */
/* A plugin that has the FHIR writer and nothing else, to try it without the reader beside it. */
#include "fhir/write.h"

static const contra_writer *const writers[] = {&fhir_writer, NULL};

static const contra_plugin plugin = {
    .abi = CONTRA_PLUGIN_ABI_LATEST,
    .size = sizeof plugin,
    .name = "fhir-writer-only",
    .version = "0.1.0",
    .licence = "MIT",
    .summary = "The FHIR writer, for its tests",
    .writers = writers,
};

CONTRA_PLUGIN_EXPORT const contra_plugin *contra_plugin_describe(void);
CONTRA_PLUGIN_EXPORT const contra_plugin *contra_plugin_describe(void)
{
    return &plugin;
}

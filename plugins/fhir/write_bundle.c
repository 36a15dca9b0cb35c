/* SPDX-License-Identifier: MIT */
/* A report as a FHIR R4 Bundle: a GuidanceResponse for the whole, a DetectedIssue for each finding.
 *
 * The same report gives the same bytes: no clock, no chance, ids that follow from the content. What
 * FHIR has no place for (the eight grades, what a finding could be, sites, sources) stands in
 * extensions and codes under urn:contra. */
#include "fhir/write_bundle.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fhir/write_parts.h"

static void add_entry(struct build *build, json_t *entries, json_t *resource)
{
    json_t *entry = new_object(build);
    const char *id = json_string_value(json_object_get(resource, "id"));
    put_format(build, entry, "fullUrl", "urn:uuid:%s", id ? id : "");
    put(build, entry, "resource", resource);
    push(build, entries, entry);
}

/* The whole comes first, but refers to its parts, so that it is made last. */
static json_t *new_bundle(struct build *build)
{
    const contra_result *result = build->result;
    json_t *bundle = new_resource(build, "Bundle", "");
    json_t *entries = new_list(build), *issues = new_list(build);
    put_words(build, bundle, "type", "collection");
    for (size_t i = 0; i < result->finding_count; i++)
        add_entry(build, issues, new_issue(build, result->findings[i]));
    add_entry(build, entries, new_guidance(build, issues));
    if (json_array_extend(entries, issues) != 0)
        build->failed = true;
    json_decref(issues);
    put(build, bundle, "entry", entries);
    name_resource(build, bundle);
    return bundle;
}

static contra_status tell(contra_error *err, contra_status status, const char *message)
{
    err->status = status;
    err->line = 0;
    err->file[0] = '\0';
    snprintf(err->message, sizeof err->message, "%s", message);
    return status;
}

static contra_status write_report(void *state, const contra_result *result,
                                  const contra_write_options *options, contra_sink sink,
                                  void *payload, contra_error *err)
{
    struct build build = {result, false};
    size_t flags = options && options->one_line ? JSON_COMPACT : JSON_INDENT(2);
    json_t *bundle = new_bundle(&build);
    char *text = build.failed ? NULL : new_dump(&build, bundle, flags);
    contra_status status = CONTRA_OK;
    (void)state;
    json_decref(bundle);
    if (text == NULL)
        return tell(err, CONTRA_NO_MEMORY, "Memory ran out while the Bundle was written.");
    if (sink(payload, text, strlen(text)) != 0 || sink(payload, "\n", 1) != 0)
        status = tell(err, CONTRA_BROKEN, "The receiver refused the Bundle.");
    free(text);
    return status;
}

const contra_writer fhir_writer = {
    .size = sizeof fhir_writer,
    .name = "fhir",
    .summary = "a FHIR R4 Bundle: GuidanceResponse and DetectedIssues",
    .kind = CONTRA_WRITES_JSON,
    .write = write_report,
};

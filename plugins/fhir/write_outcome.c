/* SPDX-License-Identifier: MIT */
/* What a GuidanceResponse contains: messages, and the report's own words as parameters. */
#include <stdio.h>
#include <string.h>

#include "fhir/write_parts.h"

/* --- messages --- */

static void add_message(struct build *build, json_t *list, const char *severity, const char *code,
                        json_t *details, const char *file, int line, const char *origin)
{
    json_t *issue = new_object(build);
    put_words(build, issue, "severity", severity);
    put_words(build, issue, "code", code);
    put(build, issue, "details", details);
    if (file)
        put_format(build, issue, "diagnostics", "%s:%d", file, line);
    else
        put_words(build, issue, "diagnostics", origin);
    push(build, list, issue);
}

static void add_failures(struct build *build, json_t *list)
{
    for (size_t i = 0; i < build->result->failure_count; i++) {
        const contra_failure *failure = build->result->failed[i];
        json_t *details = new_object(build);
        add_coding(build, details, "rule", failure->rule, NULL);
        put_format(build, details, "text",
                   "The rule \"%s\" could not be judged, and could be %s: %s", failure->rule,
                   grade_sentence(failure->could_be), failure->reason);
        add_message(build, list, "error", "exception", details, NULL, 0, NULL);
    }
}

static void add_unrecognised(struct build *build, json_t *list)
{
    for (size_t i = 0; i < build->result->unrecognised_count; i++) {
        const contra_unrecognised *word = build->result->unrecognised[i];
        json_t *details = new_object(build);
        bool near = word->nearest_count > 0;
        put_format(build, details, "text", "\"%s\" of [%s] was not recognised.%s%s%s", word->term,
                   word->section, near ? " Was \"" : "", near ? word->nearest[0] : "",
                   near ? "\" meant?" : "");
        add_message(build, list, "warning", "code-invalid", details, word->file, word->line,
                    word->origin);
    }
}

static void add_minor(struct build *build, json_t *list)
{
    json_t *details;
    size_t count = build->result->minor_question_count;
    if (count == 0)
        return;
    details = new_object(build);
    put_format(build, details, "text",
               "%zu further %s left out: no answer asks for more than %s or is graver than what "
               "was found.",
               count, count == 1 ? "question is" : "questions are",
               build->result->aftercare ? "a call" : "precautions");
    add_message(build, list, "information", "incomplete", details, NULL, 0, NULL);
}

json_t *new_outcome(struct build *build)
{
    json_t *list = new_list(build);
    add_failures(build, list);
    add_unrecognised(build, list);
    add_minor(build, list);
    if (json_array_size(list) == 0) {
        json_decref(list);
        return NULL;
    }
    json_t *outcome = new_resource(build, "OperationOutcome", "messages");
    put(build, outcome, "issue", list);
    return outcome;
}

/* --- parameters --- */

static json_t *new_parameter(struct build *build, const char *name)
{
    json_t *parameter = new_object(build);
    put_words(build, parameter, "name", name);
    return parameter;
}

/* A parameter has a value, or is left out. */
static void add_text(struct build *build, json_t *list, const char *name, const char *type,
                     const char *value)
{
    if (!is_said(value))
        return;
    json_t *parameter = new_parameter(build, name);
    put_words(build, parameter, type, value);
    push(build, list, parameter);
}

static void add_words(struct build *build, json_t *list, const char *name, const char *words)
{
    add_text(build, list, name, "valueString", words);
}

static void add_code(struct build *build, json_t *list, const char *name, const char *code)
{
    add_text(build, list, name, "valueCode", code);
}

/* "none" is said, too: the report does. */
static void add_grade(struct build *build, json_t *list, const char *name, contra_grade grade)
{
    const char *code = grade_code(grade);
    add_code(build, list, name, code ? code : "none");
}

static void add_flag(struct build *build, json_t *list, const char *name, int value)
{
    json_t *parameter = new_parameter(build, name);
    put(build, parameter, "valueBoolean", json_boolean(value));
    push(build, list, parameter);
}

static void add_count(struct build *build, json_t *list, const char *name, size_t count)
{
    json_t *parameter = new_parameter(build, name);
    put(build, parameter, "valueInteger", json_integer((json_int_t)count));
    push(build, list, parameter);
}

static void add_parts(struct build *build, json_t *list, const char *name, json_t *parts)
{
    json_t *parameter = new_parameter(build, name);
    put(build, parameter, "part", parts);
    push(build, list, parameter);
}

static void add_packs(struct build *build, json_t *list)
{
    for (size_t i = 0; i < build->result->pack_count; i++) {
        const contra_pack *pack = build->result->packs[i];
        json_t *parts = new_list(build);
        add_words(build, parts, "name", pack->name);
        add_words(build, parts, "version", pack->version);
        add_words(build, parts, "digest", pack->digest);
        add_words(build, parts, "reviewed", pack->reviewed);
        add_parts(build, list, "pack", parts);
    }
}

static void add_sites(struct build *build, json_t *list)
{
    static const char *const statuses[] = {"free", "not-cleared", "blocked"};
    for (size_t i = 0; i < build->result->site_count; i++) {
        const contra_site *site = build->result->sites[i];
        json_t *parts = new_list(build);
        add_words(build, parts, "site", site->site);
        add_code(build, parts, "status",
                 (size_t)site->status < 3 ? statuses[site->status] : "not-cleared");
        add_grade(build, parts, "grade", site->grade);
        add_grade(build, parts, "could-be", site->could_be);
        add_parts(build, list, "site", parts);
    }
}

static void add_overrides(struct build *build, json_t *list)
{
    for (size_t i = 0; i < build->result->override_count; i++) {
        const contra_override *override = build->result->overrides[i];
        json_t *parts = new_list(build);
        add_words(build, parts, "rule", override->rule);
        add_words(build, parts, "site", override->site);
        add_grade(build, parts, "grade", override->grade);
        add_words(build, parts, "reason", override->reason);
        add_flag(build, parts, "used", override->used);
        add_parts(build, list, "override", parts);
    }
}

static void add_policies(struct build *build, json_t *list)
{
    for (size_t i = 0; i < build->result->policy_count; i++) {
        const contra_policy *policy = build->result->policies[i];
        json_t *parts = new_list(build);
        add_words(build, parts, "policy", policy->policy);
        add_words(build, parts, "value", policy->value);
        add_words(build, parts, "normally", policy->normally);
        add_words(build, parts, "pack", policy->pack);
        add_parts(build, list, "policy", parts);
    }
}

/* The issues, by the names that they have in the Bundle. */
static void add_findings(struct build *build, json_t *list, json_t *issues)
{
    for (size_t i = 0; i < json_array_size(issues); i++) {
        const json_t *url = json_object_get(json_array_get(issues, i), "fullUrl");
        json_t *parameter = new_parameter(build, "finding");
        put_reference(build, parameter, "valueReference", json_string_value(url));
        push(build, list, parameter);
    }
}

json_t *new_parameters(struct build *build, json_t *issues)
{
    const contra_result *result = build->result;
    json_t *parameters = new_resource(build, "Parameters", "output");
    json_t *list = new_list(build);
    add_code(build, list, "disposition", disposition_code(result->disposition));
    add_code(build, list, "disposition-without-overrides",
             disposition_code(result->disposition_without_overrides));
    add_code(build, list, "holds", disposition_code(result->holds));
    add_code(build, list, "could-be", disposition_code(result->could_be));
    add_flag(build, list, "complete", result->complete);
    add_words(build, list, "wording", result->wording);
    add_code(build, list, "phase", result->aftercare ? "aftercare" : "screening");
    add_count(build, list, "assumed", result->assumed);
    add_count(build, list, "minor-questions", result->minor_question_count);
    add_words(build, list, "engine", result->engine);
    add_packs(build, list);
    add_policies(build, list);
    add_sites(build, list);
    add_overrides(build, list);
    add_findings(build, list, issues);
    put(build, parameters, "parameter", list);
    return parameters;
}

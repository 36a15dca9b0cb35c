/* SPDX-License-Identifier: MIT */
/* A report as JSON, as include/contra/report.schema.json describes it. */
#include <stdbool.h>
#include <string.h>

#include "report/names.h"
#include "report/write.h"

/* --- JSON itself --- */

struct json {
    struct output output;
    bool one_line;
    bool first; /* nothing stands yet in the innermost object or list */
    int depth;
};

static void new_line(struct json *json)
{
    if (json->one_line)
        return;
    output_add(&json->output, "\n");
    for (int i = 0; i < json->depth; i++)
        output_add(&json->output, "  ");
}

/* Comes before each member and each element. */
static void next(struct json *json)
{
    if (!json->first)
        output_add(&json->output, ",");
    json->first = false;
    new_line(json);
}

static void start(struct json *json, const char *bracket)
{
    output_add(&json->output, bracket);
    json->depth++;
    json->first = true;
}

static void end(struct json *json, const char *bracket)
{
    bool empty = json->first;
    json->depth--;
    json->first = false;
    if (!empty)
        new_line(json);
    output_add(&json->output, bracket);
}

static void escaped(struct json *json, unsigned char byte)
{
    static const char digits[] = "0123456789abcdef";
    char code[] = "\\u00..";
    switch (byte) {
    case '"': output_add(&json->output, "\\\""); return;
    case '\\': output_add(&json->output, "\\\\"); return;
    case '\n': output_add(&json->output, "\\n"); return;
    case '\r': output_add(&json->output, "\\r"); return;
    case '\t': output_add(&json->output, "\\t"); return;
    default:
        code[4] = digits[byte >> 4];
        code[5] = digits[byte & 15];
        output_add(&json->output, code);
    }
}

static void string(struct json *json, const char *text)
{
    if (text == NULL) {
        output_add(&json->output, "null");
        return;
    }
    output_add(&json->output, "\"");
    const char *plain = text;
    for (; *text != '\0'; text++) {
        unsigned char byte = (unsigned char)*text;
        if (byte >= 0x20 && byte != '"' && byte != '\\')
            continue;
        output_bytes(&json->output, plain, (size_t)(text - plain));
        escaped(json, byte);
        plain = text + 1;
    }
    output_bytes(&json->output, plain, (size_t)(text - plain));
    output_add(&json->output, "\"");
}

static void key(struct json *json, const char *name)
{
    next(json);
    string(json, name);
    output_add(&json->output, json->one_line ? ":" : ": ");
}

static void member(struct json *json, const char *name, const char *value)
{
    key(json, name);
    string(json, value);
}

static void member_number(struct json *json, const char *name, size_t value)
{
    key(json, name);
    output_number(&json->output, value);
}

static void member_bool(struct json *json, const char *name, int value)
{
    key(json, name);
    output_add(&json->output, value ? "true" : "false");
}

static void member_grade(struct json *json, const char *name, contra_grade grade)
{
    member(json, name, grade == CONTRA_GRADE_NONE ? NULL : contra_grade_name(grade));
}

static void member_list(struct json *json, const char *name)
{
    key(json, name);
    start(json, "[");
}

static void member_strings(struct json *json, const char *name, const char *const *strings,
                           size_t count)
{
    member_list(json, name);
    for (size_t i = 0; i < count; i++) {
        next(json);
        string(json, strings[i]);
    }
    end(json, "]");
}

static void element(struct json *json)
{
    next(json);
    start(json, "{");
}

/* --- the report --- */

/* Where something was said: a file and a line, or an origin. */
static void write_where(struct json *json, const char *file, int line, const char *origin)
{
    if (file != NULL) {
        member(json, "file", file);
        member_number(json, "line", line > 0 ? (size_t)line : 0);
    } else {
        member(json, "origin", origin);
    }
}

static void write_evidence(struct json *json, const char *name, const contra_evidence *const *items,
                           size_t count)
{
    member_list(json, name);
    for (size_t i = 0; i < count; i++) {
        element(json);
        member(json, "fact", items[i]->fact);
        member(json, "value", items[i]->value);
        write_where(json, items[i]->file, items[i]->line, items[i]->origin);
        end(json, "}");
    }
    end(json, "]");
}

static void write_pack(struct json *json, const contra_pack *pack)
{
    start(json, "{");
    member(json, "name", pack->name);
    member(json, "version", pack->version);
    member(json, "digest", pack->digest);
    member(json, "reviewed", pack->reviewed);
    end(json, "}");
}

static void write_head(struct json *json, const contra_result *result)
{
    member(json, "schema", "contra-report/1");
    member(json, "engine", result->engine);
    member_list(json, "packs");
    for (size_t i = 0; i < result->pack_count; i++) {
        next(json);
        write_pack(json, result->packs[i]);
    }
    end(json, "]");
    key(json, "pack");
    if (result->pack_count > 0)
        write_pack(json, result->packs[0]);
    else
        string(json, NULL);
    member(json, "patient", result->patient);
    member(json, "date", result->date);
    member(json, "phase", result->aftercare ? "aftercare" : "screening");
}

static void write_disposition(struct json *json, const contra_result *result)
{
    member(json, "disposition", contra_disposition_name(result->disposition));
    member(json, "disposition_without_overrides",
           contra_disposition_name(result->disposition_without_overrides));
    member(json, "holds", contra_disposition_name(result->holds));
    member(json, "could_be", contra_disposition_name(result->could_be));
    member_bool(json, "complete", result->complete);
    member(json, "wording", result->wording);
}

static void write_sites(struct json *json, const contra_result *result)
{
    member_list(json, "sites");
    for (size_t i = 0; i < result->site_count; i++) {
        const contra_site *site = result->sites[i];
        element(json);
        member(json, "site", site->site);
        member(json, "status", site_status_name(site->status));
        member_grade(json, "grade", site->grade);
        member_grade(json, "could_be", site->could_be);
        end(json, "}");
    }
    end(json, "]");
}

static void write_sources(struct json *json, const contra_finding *finding)
{
    member_list(json, "sources");
    for (size_t i = 0; i < finding->source_count; i++) {
        next(json);
        string(json, finding->sources[i]->key);
    }
    end(json, "]");
}

static void write_finding(struct json *json, const contra_finding *finding)
{
    element(json);
    member(json, "rule", finding->rule);
    member(json, "title", finding->title);
    member(json, "effect", finding->effect);
    member_grade(json, "grade", finding->grade);
    member_grade(json, "could_be", finding->could_be);
    member_strings(json, "sites", finding->sites, finding->site_count);
    member(json, "strikes", finding->strikes);
    member_bool(json, "strikes_planned", finding->strikes_planned);
    member(json, "finding", finding->finding);
    member(json, "action", finding->action);
    write_evidence(json, "because", finding->because, finding->because_count);
    write_sources(json, finding);
    member(json, "overridden", finding->overridden);
    member(json, "suppressed_by", finding->suppressed_by);
    member(json, "replaces", finding->replaces);
    member(json, "pack", finding->pack);
    end(json, "}");
}

static void write_question(struct json *json, const contra_question *question)
{
    element(json);
    member(json, "fact", question->fact);
    member(json, "question", question->question);
    member_strings(json, "terms", question->terms, question->term_count);
    member_strings(json, "rules", question->rules, question->rule_count);
    member_grade(json, "could_be", question->could_be);
    member_bool(json, "could_lower", question->could_lower);
    end(json, "}");
}

static void write_questions(struct json *json, const contra_result *result)
{
    member_list(json, "questions");
    for (size_t i = 0; i < result->question_count; i++)
        write_question(json, result->questions[i]);
    end(json, "]");
    member_number(json, "minor_questions", result->minor_question_count);
}

static void write_unrecognised(struct json *json, const contra_result *result)
{
    member_list(json, "unrecognised");
    for (size_t i = 0; i < result->unrecognised_count; i++) {
        const contra_unrecognised *word = result->unrecognised[i];
        element(json);
        member(json, "section", word->section);
        member(json, "term", word->term);
        write_where(json, word->file, word->line, word->origin);
        member(json, "nearest", word->nearest_count > 0 ? word->nearest[0] : NULL);
        member_strings(json, "near", word->nearest, word->nearest_count);
        end(json, "}");
    }
    end(json, "]");
}

static void write_overrides(struct json *json, const contra_result *result)
{
    member_list(json, "overrides");
    for (size_t i = 0; i < result->override_count; i++) {
        const contra_override *override = result->overrides[i];
        element(json);
        member(json, "rule", override->rule);
        member(json, "site", override->site);
        member_grade(json, "grade", override->grade);
        member(json, "reason", override->reason);
        member_bool(json, "used", override->used);
        write_where(json, override->file, override->line, override->origin);
        end(json, "}");
    }
    end(json, "]");
}

static void write_policies(struct json *json, const contra_result *result)
{
    member_list(json, "policies");
    for (size_t i = 0; i < result->policy_count; i++) {
        const contra_policy *policy = result->policies[i];
        element(json);
        member(json, "policy", policy->policy);
        member(json, "value", policy->value);
        member(json, "normally", policy->normally);
        member(json, "pack", policy->pack);
        end(json, "}");
    }
    end(json, "]");
}

static void write_failed(struct json *json, const contra_result *result)
{
    member_list(json, "failed");
    for (size_t i = 0; i < result->failure_count; i++) {
        element(json);
        member(json, "rule", result->failed[i]->rule);
        member(json, "reason", result->failed[i]->reason);
        member_grade(json, "could_be", result->failed[i]->could_be);
        end(json, "}");
    }
    end(json, "]");
}

static void write_tree(struct json *json, const contra_trace *trace)
{
    member_list(json, "tree");
    for (size_t i = 0; i < trace->part_count; i++) {
        const contra_part *part = trace->parts[i];
        element(json);
        member_number(json, "depth", (size_t)part->depth);
        member(json, "words", part->words);
        member(json, "outcome", outcome_name(part->outcome));
        write_evidence(json, "facts", part->facts, part->fact_count);
        end(json, "}");
    }
    end(json, "]");
}

static void write_traces(struct json *json, const contra_result *result)
{
    member_list(json, "traces");
    for (size_t i = 0; i < result->trace_count; i++) {
        const contra_trace *trace = result->traces[i];
        element(json);
        member(json, "rule", trace->rule);
        member_grade(json, "grade", trace->grade);
        member(json, "site", trace->site);
        member(json, "outcome", outcome_name(trace->outcome));
        write_evidence(json, "facts", trace->facts, trace->fact_count);
        write_tree(json, trace);
        end(json, "}");
    }
    end(json, "]");
}

int write_json(const contra_result *result, const contra_write_options *options, contra_sink sink,
               void *payload)
{
    struct json json = {.one_line = options->one_line != 0};
    output_start(&json.output, sink, payload);
    start(&json, "{");
    write_head(&json, result);
    write_disposition(&json, result);
    write_sites(&json, result);
    member_list(&json, "findings");
    for (size_t i = 0; i < result->finding_count; i++)
        write_finding(&json, result->findings[i]);
    end(&json, "]");
    write_questions(&json, result);
    write_unrecognised(&json, result);
    write_overrides(&json, result);
    member_number(&json, "assumed", result->assumed);
    write_policies(&json, result);
    write_failed(&json, result);
    if (result->trace_count > 0)
        write_traces(&json, result);
    end(&json, "}");
    output_add(&json.output, "\n");
    return output_finish(&json.output);
}

/* SPDX-License-Identifier: MIT */
/* The report as a whole: a GuidanceResponse, with what is missing. */
#include <stdio.h>
#include <string.h>

#include "fhir/write_parts.h"

/* --- what is missing --- */

/* In which resource the answer would stand, and at which coded element of it. What is in none of
 * these is asked for in a questionnaire. */
static const struct place {
    const char *section, *type, *path;
} places[] = {{"medications", "MedicationStatement", "medication"},
              {"conditions", "Condition", "code"},
              {"allergies", "AllergyIntolerance", "code"},
              {"implants", "Device", "type"},
              {"labs", "Observation", "code"},
              {"sites", "ServiceRequest", "bodySite"},
              {"session", "Procedure", "code"},
              {"consent", "Consent", "category"}};

static const struct place *find_place(const char *fact)
{
    static const struct place elsewhere = {NULL, "QuestionnaireResponse", NULL};
    size_t length = strcspn(fact, ".");
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        if (strlen(places[i].section) == length && strncmp(places[i].section, fact, length) == 0)
            return &places[i];
    return &elsewhere;
}

/* The words that matter, or the fact's own name. */
static json_t *new_filter(struct build *build, const contra_question *question, const char *path)
{
    json_t *filter = new_object(build), *codes = new_list(build);
    const char *dot = strchr(question->fact, '.');
    const char *const name[] = {dot ? dot + 1 : question->fact};
    const char *const *terms = question->term_count > 0 ? question->terms : name;
    size_t count = question->term_count > 0 ? question->term_count : dot ? 1 : 0;
    put_words(build, filter, "path", path);
    for (size_t i = 0; i < count; i++) {
        json_t *code = new_object(build);
        put_words(build, code, "display", terms[i]);
        push(build, codes, code);
    }
    put_list(build, filter, "code", codes);
    return filter;
}

static json_t *new_question(struct build *build, const contra_question *question)
{
    json_t *extension = new_extension(build, "question"), *parts = new_list(build);
    extend_words(build, parts, "question:fact", question->fact);
    extend_words(build, parts, "question:words", question->question);
    for (size_t i = 0; i < question->rule_count; i++)
        extend_words(build, parts, "question:rule", question->rules[i]);
    for (size_t i = 0; i < question->term_count; i++)
        extend_words(build, parts, "question:term", question->terms[i]);
    extend_code(build, parts, "question:could-be", grade_code(question->could_be));
    extend_flag(build, parts, "question:could-lower", question->could_lower != 0);
    put_list(build, extension, "extension", parts);
    return extension;
}

static json_t *new_requirement(struct build *build, const contra_question *question)
{
    const struct place *place = find_place(question->fact);
    json_t *requirement = new_object(build);
    json_t *extensions = new_list(build), *filters = new_list(build), *elements = new_list(build);
    push(build, extensions, new_question(build, question));
    put(build, requirement, "extension", extensions);
    put_words(build, requirement, "type", place->type);
    push(build, elements, json_string(place->path ? place->path : "item"));
    put_list(build, requirement, "mustSupport", elements);
    if (place->path)
        push(build, filters, new_filter(build, question, place->path));
    put_list(build, requirement, "codeFilter", filters);
    return requirement;
}

json_t *new_requirements(struct build *build)
{
    json_t *list = new_list(build);
    for (size_t i = 0; i < build->result->question_count; i++)
        push(build, list, new_requirement(build, build->result->questions[i]));
    return list;
}

/* --- the whole --- */

static const char *status(const contra_result *result)
{
    if (!result->complete || result->failure_count > 0)
        return "failure";
    return result->question_count > 0 ? "data-required" : "success";
}

static void put_module(struct build *build, json_t *guidance)
{
    const contra_result *result = build->result;
    if (result->pack_count > 0)
        put_urn(build, guidance, "moduleCanonical", "pack", result->packs[0]->name,
                result->packs[0]->version);
    else
        put_words(build, guidance, "moduleUri", "urn:contra");
}

static void put_note(struct build *build, json_t *guidance)
{
    json_t *notes = new_list(build), *note = new_object(build);
    put_words(build, note, "text", build->result->wording);
    if (json_object_size(note) > 0)
        push(build, notes, note);
    else
        json_decref(note);
    put_list(build, guidance, "note", notes);
}

static void put_text(struct build *build, json_t *guidance)
{
    const contra_result *result = build->result;
    char counts[300];
    size_t hold = 0;
    for (size_t i = 0; i < result->finding_count; i++)
        hold += result->findings[i]->grade != CONTRA_GRADE_NONE;
    snprintf(counts, sizeof counts,
             "%zu findings that hold, %zu that only could be, %zu open questions, %zu words that "
             "were not recognised, %zu rules that could not be judged.",
             hold, result->finding_count - hold, result->question_count, result->unrecognised_count,
             result->failure_count);
    const char *paragraphs[] = {
        is_said(result->wording) ? result->wording : "", counts,
        result->complete ? "" : "This is incomplete: a rule could not be judged.", NULL};
    put_narrative(build, guidance, paragraphs);
}

json_t *new_guidance(struct build *build, json_t *issues)
{
    json_t *guidance = new_resource(build, "GuidanceResponse", "");
    json_t *contained = new_list(build), *messages = new_list(build);
    json_t *outcome = new_outcome(build);
    push(build, contained, new_device(build));
    if (outcome) {
        json_t *message = new_object(build);
        put_words(build, message, "reference", "#messages");
        push(build, messages, message);
        push(build, contained, outcome);
    }
    push(build, contained, new_parameters(build, issues));
    put(build, guidance, "contained", contained);
    put_module(build, guidance);
    put_words(build, guidance, "status", status(build->result));
    put_patient(build, guidance, "subject");
    put_words(build, guidance, "occurrenceDateTime", build->result->date);
    put_reference(build, guidance, "performer", "#contra");
    put_note(build, guidance);
    put_list(build, guidance, "evaluationMessage", messages);
    put_reference(build, guidance, "outputParameters", "#output");
    put_list(build, guidance, "dataRequirement", new_requirements(build));
    put_text(build, guidance);
    name_resource(build, guidance);
    return guidance;
}

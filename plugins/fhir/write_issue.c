/* SPDX-License-Identifier: MIT */
/* One finding as a DetectedIssue. */
#include <stdio.h>
#include <string.h>

#include "fhir/write_parts.h"

/* FHIR has three severities, contra eight grades: the grade itself is an extension. */
static const char *severity(contra_grade grade)
{
    switch (grade) {
    case CONTRA_RELATIVE:
    case CONTRA_ABSOLUTE:
    case CONTRA_SAME_DAY:
    case CONTRA_EMERGENCY: return "high";
    case CONTRA_PRECAUTION:
    case CONTRA_CALL: return "moderate";
    default: return "low";
    }
}

/* --- where facts came from --- */

/* Resources that tell of a patient. `planned` ones may be what the issue is about. */
static const struct {
    const char *type;
    bool planned;
} origins[] = {{"Patient", false},
               {"Condition", false},
               {"Observation", false},
               {"AllergyIntolerance", false},
               {"QuestionnaireResponse", false},
               {"FamilyMemberHistory", false},
               {"DiagnosticReport", false},
               {"Immunization", false},
               {"Encounter", false},
               {"Consent", false},
               {"Flag", false},
               {"Device", false},
               {"DeviceUseStatement", true},
               {"Medication", true},
               {"MedicationRequest", true},
               {"MedicationStatement", true},
               {"MedicationAdministration", true},
               {"MedicationDispense", true},
               {"ServiceRequest", true},
               {"Procedure", true},
               {"Appointment", true}};

struct source {
    char reference[128]; /* "Observation/17"; "" if it came from no resource */
    const char *within;  /* "valueQuantity", or "" */
    bool planned;
};

/* "Observation/17, valueQuantity" or "Observation/17 valueQuantity". */
static struct source find_source(const contra_evidence *evidence)
{
    static const char id[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.";
    struct source source = {"", "", false};
    const char *slash = evidence->origin ? strchr(evidence->origin, '/') : NULL;
    size_t length = slash ? strspn(slash + 1, id) : 0;
    if (length == 0 || length > 64 || strchr(" ,;:#", slash[1 + length]) == NULL)
        return source; /* the end of the text is among them */
    for (size_t i = 0; i < sizeof origins / sizeof *origins; i++) {
        size_t type = strlen(origins[i].type);
        if ((size_t)(slash - evidence->origin) != type ||
            strncmp(evidence->origin, origins[i].type, type) != 0)
            continue;
        snprintf(source.reference, sizeof source.reference, "%.*s", (int)(type + 1 + length),
                 evidence->origin);
        source.within = slash + 1 + length + strspn(slash + 1 + length, " ,;:#");
        source.planned = origins[i].planned;
    }
    return source;
}

static json_t *new_evidence(struct build *build, const contra_evidence *evidence)
{
    json_t *item = new_object(build), *codes = new_list(build), *details = new_list(build);
    json_t *concept = new_object(build);
    struct source source = find_source(evidence);
    if (evidence->file)
        put_format(build, concept, "text", "%s: %s (%s:%d)", evidence->fact, evidence->value,
                   evidence->file, evidence->line);
    else
        put_format(build, concept, "text", "%s: %s%s%s%s", evidence->fact, evidence->value,
                   evidence->origin ? " (" : "", evidence->origin ? evidence->origin : "",
                   evidence->origin ? ")" : "");
    push(build, codes, concept);
    put(build, item, "code", codes);
    if (source.reference[0] != '\0') {
        json_t *reference = new_object(build);
        put_words(build, reference, "reference", source.reference);
        put_words(build, reference, "display", source.within);
        push(build, details, reference);
    }
    put_list(build, item, "detail", details);
    return item;
}

static bool is_listed(const json_t *references, const char *reference)
{
    for (size_t i = 0; i < json_array_size(references); i++) {
        const json_t *item = json_array_get(references, i);
        const char *text = json_string_value(json_object_get(item, "reference"));
        if (text != NULL && strcmp(text, reference) == 0)
            return true;
    }
    return false;
}

static void put_evidence(struct build *build, json_t *issue, const contra_finding *finding)
{
    json_t *implicated = new_list(build), *evidence = new_list(build);
    for (size_t i = 0; i < finding->because_count; i++) {
        struct source source = find_source(finding->because[i]);
        push(build, evidence, new_evidence(build, finding->because[i]));
        if (source.planned && !is_listed(implicated, source.reference)) {
            json_t *reference = new_object(build);
            put_words(build, reference, "reference", source.reference);
            push(build, implicated, reference);
        }
    }
    put_list(build, issue, "implicated", implicated);
    put_list(build, issue, "evidence", evidence);
}

/* --- what it says --- */

static void add_sources(struct build *build, json_t *list, const contra_finding *finding)
{
    for (size_t i = 0; i < finding->source_count; i++) {
        json_t *extension = new_extension(build, "source"), *artifact = new_object(build);
        put_words(build, artifact, "type", "citation");
        put_words(build, artifact, "label", finding->sources[i]->key);
        put_words(build, artifact, "citation", finding->sources[i]->citation);
        put(build, extension, "valueRelatedArtifact", artifact);
        push(build, list, extension);
    }
}

static void put_extensions(struct build *build, json_t *issue, const contra_finding *finding)
{
    json_t *list = new_list(build);
    extend_code(build, list, "grade", grade_code(finding->grade));
    extend_code(build, list, "could-be", grade_code(finding->could_be));
    for (size_t i = 0; i < finding->site_count; i++) {
        json_t *extension = new_extension(build, "site");
        put(build, extension, "valueCodeableConcept", new_concept(build, finding->sites[i]));
        push(build, list, extension);
    }
    if (finding->strikes) {
        extend_code(build, list, "strikes", finding->strikes);
        extend_flag(build, list, "strikes-planned", finding->strikes_planned != 0);
    }
    extend_words(build, list, "suppressed-by", finding->suppressed_by);
    extend_words(build, list, "overridden", finding->overridden);
    extend_words(build, list, "replaces", finding->replaces);
    extend_words(build, list, "pack", finding->pack);
    add_sources(build, list, finding);
    put_list(build, issue, "extension", list);
}

static void put_code(struct build *build, json_t *issue, const contra_finding *finding)
{
    json_t *concept = new_object(build);
    add_coding(build, concept, "rule", finding->rule, finding->title);
    add_coding(build, concept, "effect", finding->effect, NULL);
    put_words(build, concept, "text", finding->title);
    put(build, issue, "code", concept);
}

static void add_mitigation(struct build *build, json_t *list, const char *code, const char *words,
                           const char *date)
{
    json_t *mitigation = new_object(build), *action = new_object(build);
    add_coding(build, action, "mitigation", code, NULL);
    put_words(build, action, "text", words);
    put(build, mitigation, "action", action);
    put_words(build, mitigation, "date", date);
    push(build, list, mitigation);
}

static void put_mitigation(struct build *build, json_t *issue, const contra_finding *finding)
{
    json_t *list = new_list(build);
    if (is_said(finding->overridden))
        add_mitigation(build, list, "overridden", finding->overridden, build->result->date);
    if (is_said(finding->action))
        add_mitigation(build, list, "advised", finding->action, NULL);
    put_list(build, issue, "mitigation", list);
}

static bool asks_for(const contra_question *question, const char *rule)
{
    for (size_t i = 0; i < question->rule_count; i++)
        if (strcmp(question->rules[i], rule) == 0)
            return true;
    return false;
}

/* The finding's sentence; where nothing holds, what is not settled, so that it is never taken for
 * nothing found. */
static void put_detail(struct build *build, json_t *issue, const contra_finding *finding)
{
    char open[800] = "";
    size_t length = 0;
    if (is_said(finding->finding)) {
        put_words(build, issue, "detail", finding->finding);
        return;
    }
    for (size_t i = 0; i < build->result->question_count; i++) {
        const contra_question *question = build->result->questions[i];
        if (asks_for(question, finding->rule) && length + strlen(question->fact) + 4 < sizeof open)
            length += (size_t)snprintf(open + length, sizeof open - length, "%s%s",
                                       length > 0 ? ", " : "", question->fact);
    }
    put_format(build, issue, "detail",
               "Not settled, because not all that it needs was answered: this could be %s.%s%s%s",
               grade_sentence(finding->could_be), length > 0 ? " To be answered: " : "", open,
               length > 0 ? "." : "");
}

static void put_text(struct build *build, json_t *issue, const contra_finding *finding)
{
    const char *detail = json_string_value(json_object_get(issue, "detail"));
    const char *paragraphs[] = {is_said(finding->title) ? finding->title : finding->rule,
                                detail ? detail : "", finding->action ? finding->action : "", NULL};
    put_narrative(build, issue, paragraphs);
}

json_t *new_issue(struct build *build, const contra_finding *finding)
{
    bool holds = finding->grade != CONTRA_GRADE_NONE;
    json_t *issue = new_resource(build, "DetectedIssue", "");
    json_t *contained = new_list(build);
    push(build, contained, new_device(build));
    put(build, issue, "contained", contained);
    put_extensions(build, issue, finding);
    put_words(build, issue, "status", holds ? "final" : "preliminary");
    put_code(build, issue, finding);
    put_words(build, issue, "severity", severity(holds ? finding->grade : finding->could_be));
    put_patient(build, issue, "patient");
    put_words(build, issue, "identifiedDateTime", build->result->date);
    put_reference(build, issue, "author", "#contra");
    put_evidence(build, issue, finding);
    put_detail(build, issue, finding);
    put_urn(build, issue, "reference", "rule", finding->rule, NULL);
    put_mitigation(build, issue, finding);
    put_text(build, issue, finding);
    name_resource(build, issue);
    return issue;
}

/* SPDX-License-Identifier: MIT */
/* Patient, Condition, Procedure, Device, AllergyIntolerance: what the patient has, and had. Which
 * statuses speak of now is decided here, and in read_medicines.c. */
#include <stdio.h>
#include <string.h>

#include "fhir/read_match.h"
#include "fhir/read_resource.h"

static bool is(const char *text, const char *word)
{
    return strcmp(text, word) == 0;
}

/* --- Patient --- */

static void say_element(struct reader *reader, const struct resource *resource, const char *element,
                        const char *value)
{
    const char *section, *key, *ignored;
    char name[64];
    const struct json_node *node = json_node_member(resource->node, element);
    struct answer answer = {
        .value = value, .lasting = true, .spot = spot_of(reader, resource, node, NULL)};
    snprintf(name, sizeof name, "Patient.%s", element);
    if (reader->host->code(reader->reading, "fhir", name, 0, &section, &key, &ignored) &&
        key != NULL)
        gather_answer(reader, resource->gather, section, key, &answer);
}

/* "unknown", and what the pack has no word for, is not answered. */
static void say_gender(struct reader *reader, const struct resource *resource)
{
    const char *section, *key, *ignored, *gender = resource_text(resource->node, "gender");
    if (*gender == '\0' ||
        !reader->host->code(reader->reading, "fhir", "Patient.gender", 0, &section, &key, &ignored))
        return;
    bool known = key != NULL && reader->host->takes(reader->reading, section, key, gender);
    say_element(reader, resource, "gender", known ? pool_text(reader->pool, gender) : NULL);
}

static void say_birth(struct reader *reader, const struct resource *resource)
{
    struct moment born;
    const char *text = resource_text(resource->node, "birthDate");
    if (*text == '\0')
        return;
    if (!moment_read(&born, text))
        resource_trouble(reader, resource, json_node_member(resource->node, "birthDate"),
                         "birthDate is no date. It takes YYYY-MM-DD, YYYY-MM or YYYY.");
    else /* of a year or a month alone nobody's age follows */
        say_element(reader, resource, "birthDate",
                    born.day[0] != '\0' ? pool_text(reader->pool, born.day) : NULL);
}

/* The pack's word for it is said; without one the patient is refused. */
static void say_death(struct reader *reader, const struct resource *resource,
                      const struct json_node *node)
{
    struct item item = {
        .form = "", .sense = SENSE_PRESENT, .spot = spot_of(reader, resource, node, NULL)};
    const char *ignored;
    if (reader->host->code(reader->reading, "fhir", "Patient.deceased", 0, &item.section,
                           &item.word, &ignored) &&
        item.word != NULL)
        gather_item(reader, resource->gather, &item);
    else
        resource_trouble(reader, resource, node,
                         "the record says that this patient has died. Nobody is checked who has: "
                         "if that is wrong, correct the record first.");
}

/* Had the patient died by the day of the check? */
static void look_for_death(struct reader *reader, const struct resource *resource)
{
    struct moment died;
    long days;
    const struct json_node *node = json_node_member(resource->node, "deceasedBoolean");
    const struct json_node *time = json_node_member(resource->node, "deceasedDateTime");
    bool dead = node != NULL && json_is_true(node->value);
    if (time != NULL)
        dead = !moment_read(&died, json_node_string(time)) ||
               !moment_days_before(&died, reader->date, &days) || days >= 0;
    if (dead)
        say_death(reader, resource, time != NULL ? time : node);
}

/* A record that was merged into another holds only half of the patient. */
static void look_for_merging(struct reader *reader, const struct resource *resource)
{
    for (const struct json_node *link = resource_list(reader, resource, resource->node, "link");
         link != NULL; link = link->next)
        if (is(resource_text(link, "type"), "replaced-by"))
            resource_trouble(reader, resource, link,
                             "this record was replaced by another one. Give that one.");
}

void read_patient(struct reader *reader, struct resource *resource)
{
    resource->gather->met = true;
    if (resource->opaque)
        resource_trouble(reader, resource, NULL,
                         "it has a modifierExtension, which turns its meaning in a way that is not "
                         "known here. It cannot be read.");
    if (*resource->id != '\0')
        say_element(reader, resource, "id", resource->id);
    say_gender(reader, resource);
    say_birth(reader, resource);
    look_for_death(reader, resource);
    look_for_merging(reader, resource);
}

/* --- Condition --- */

/* Is it over by the day of the check? An end that is told, but not when, is one. */
static bool is_over(struct reader *reader, const struct json_node *node)
{
    long days;
    struct moment end = moment_of(node, "abatement");
    if (end.known)
        return reader->date == NULL || !moment_days_before(&end, reader->date, &days) || days >= 0;
    const struct json_node *flag = json_node_member(node, "abatementBoolean");
    return json_node_member(node, "abatementAge") != NULL ||
           json_node_member(node, "abatementString") != NULL ||
           json_node_member(node, "abatementRange") != NULL ||
           (flag != NULL && json_is_true(flag->value));
}

static bool ends_later(struct reader *reader, const struct json_node *node)
{
    long days;
    struct moment end = moment_of(node, "abatement");
    return moment_days_before(&end, reader->date, &days) && days < 0 && end.day[0] != '\0';
}

/* Refuted and mistaken entries are not facts; what is only supposed is not known; what has no
 * status is not known either, unless its end is told. */
static enum sense condition_sense(struct reader *reader, const struct json_node *node,
                                  const char **state)
{
    const char *status = resource_code(json_node_member(node, "clinicalStatus"));
    const char *sure = resource_code(json_node_member(node, "verificationStatus"));
    bool no_doubt = json_node_member(node, "verificationStatus") == NULL || is(sure, "confirmed");
    if (is(sure, "refuted") || is(sure, "entered-in-error"))
        return SENSE_NOTHING;
    if (is(status, "active") || is(status, "recurrence") || is(status, "relapse"))
        return no_doubt ? SENSE_PRESENT : SENSE_UNKNOWN;
    if (is(status, "remission"))
        *state = "remission";
    if (ends_later(reader, node)) /* the check is of a day before */
        return no_doubt ? SENSE_PRESENT : SENSE_UNKNOWN;
    if (is(status, "inactive") || is(status, "resolved") ||
        (is(status, "") && is_over(reader, node)))
        return no_doubt ? SENSE_PAST : SENSE_UNKNOWN;
    return SENSE_UNKNOWN;
}

static const char *site_text(struct reader *reader, const struct resource *resource)
{
    struct concept concept;
    const struct json_node *site = json_node_member(resource->node, "bodySite");
    if (site != NULL && json_is_array(site->value))
        site = site->first != NULL && site->first->next == NULL ? site->first : NULL;
    if (site == NULL)
        return NULL; /* none, or several: then the place is not known */
    concept_read(reader, &concept, site);
    return concept_words(reader, &concept);
}

/* A state such as "remission" makes an entry certain only where the word has it. */
static void say_in_remission(struct reader *reader, const struct resource *resource,
                             const struct concept *concept, const char *const *sections,
                             size_t count, struct speech *speech)
{
    struct gather *gather = resource->gather;
    struct item **before = gather->last_item;
    concept_say(reader, resource, concept, sections, count, speech);
    for (struct item *item = *before; item != NULL; item = item->next)
        if (!item->lost &&
            reader->host->takes(reader->reading, item->section, item->word, "remission"))
            item->sense = SENSE_PRESENT;
}

/* "mild", "moderate", "severe"; NULL if it is none of these. */
static const char *severity_words(struct reader *reader, const struct json_node *node)
{
    static const char *const words[] = {"mild", "moderate", "severe"};
    struct concept severity;
    char text[WORDS_SIZE] = "";
    concept_read(reader, &severity, json_node_member(node, "severity"));
    const char *name = severity.node != NULL ? concept_words(reader, &severity) : NULL;
    if (name != NULL)
        words_clean(text, name);
    words_lower(text);
    words_without(text, '(', ')', NULL);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(text, words[i]) == 0)
            return words[i];
    return NULL;
}

void read_condition(struct reader *reader, struct resource *resource)
{
    const char *sections[SECTIONS_MOST];
    size_t count = sections_of(reader, "Condition", sections);
    struct concept concept;
    struct speech speech = {.state = NULL};
    concept_read(reader, &concept, json_node_member(resource->node, "code"));
    speech.sense = condition_sense(reader, resource->node, &speech.state);
    bool in_remission = speech.state != NULL;
    if (!in_remission)
        speech.state = severity_words(reader, resource->node);
    speech.when = moment_of(resource->node, "onset");
    speech.stated = moment_of(resource->node, "recorded");
    speech.place = site_text(reader, resource);
    if (in_remission)
        say_in_remission(reader, resource, &concept, sections, count, &speech);
    else
        concept_say(reader, resource, &concept, sections, count, &speech);
}

/* --- Procedure, and devices --- */

/* What was begun and not finished was done in part. */
static enum sense procedure_sense(const char *status)
{
    if (is(status, "completed") || is(status, "in-progress") || is(status, "stopped"))
        return SENSE_PRESENT;
    if (is(status, "not-done") || is(status, "entered-in-error") || is(status, "preparation") ||
        is(status, "on-hold"))
        return SENSE_NOTHING;
    return SENSE_UNKNOWN;
}

/* What went wrong then: past, if that is a month ago or more. */
static void say_complications(struct reader *reader, const struct resource *resource,
                              const char *name, const struct speech *procedure)
{
    const char *sections[SECTIONS_MOST];
    size_t count = sections_of(reader, "Procedure.complication", sections);
    long days;
    struct speech speech = *procedure;
    speech.procedure = false;
    speech.place = NULL;
    if (speech.sense == SENSE_PRESENT && moment_days_before(&speech.when, reader->date, &days) &&
        days >= 30)
        speech.sense = SENSE_PAST;
    for (const struct json_node *node = resource_list(reader, resource, resource->node, name);
         node != NULL; node = node->next) {
        struct concept concept;
        concept_read(reader, &concept, node);
        concept_say(reader, resource, &concept, sections, count, &speech);
    }
}

void read_procedure(struct reader *reader, struct resource *resource)
{
    const char *sections[SECTIONS_MOST];
    size_t count = sections_of(reader, "Procedure", sections);
    struct concept concept;
    struct speech speech = {.procedure = true};
    concept_read(reader, &concept, json_node_member(resource->node, "code"));
    speech.sense = procedure_sense(resource_text(resource->node, "status"));
    speech.when = speech.stated = moment_of(resource->node, "performed");
    speech.place = site_text(reader, resource);
    concept_say(reader, resource, &concept, sections, count, &speech);
    say_complications(reader, resource, "complication", &speech);
    say_complications(reader, resource, "complicationDetail", &speech);
}

/* A device that is the patient's own. */
void read_device(struct reader *reader, struct resource *resource)
{
    const char *sections[SECTIONS_MOST];
    size_t count = sections_of(reader, "Device", sections);
    const char *status = resource_text(resource->node, "status");
    struct concept concept;
    struct speech speech = {.sense = SENSE_PRESENT};
    moment_read(&speech.stated, resource_text(resource->node, "meta.lastUpdated"));
    if (!speech.stated.known)
        speech.stated = resource->bundled;
    if (json_node_member(resource->node, "patient") == NULL)
        return; /* of the house, not of the patient */
    if (is(status, "entered-in-error"))
        return;
    if (is(status, "inactive") || is(status, "unknown"))
        speech.sense = SENSE_UNKNOWN; /* switched off, and perhaps still in the body */
    concept_read(reader, &concept, json_node_member(resource->node, "type"));
    for (const struct json_node *name =
             resource_list(reader, resource, resource->node, "deviceName");
         name != NULL && concept.text == NULL; name = name->next)
    concept.text = pool_text(reader->pool, json_node_string(json_node_member(name, "name")));
    concept_say(reader, resource, &concept, sections, count, &speech);
}

/* --- Flag --- */

/* Of the patient: of a house or a plan it says nothing here. */
void read_flag(struct reader *reader, struct resource *resource)
{
    const char *sections[SECTIONS_MOST];
    const char *status = resource_text(resource->node, "status");
    struct concept concept;
    struct speech speech = {.sense = is(status, "active") ? SENSE_PRESENT : SENSE_UNKNOWN};
    size_t count = sections_of(reader, "Flag", sections);
    if (count == 0) /* never silent, whatever the pack has */
        count = sections_of(reader, "Condition", sections);
    if (is(status, "inactive") || is(status, "entered-in-error"))
        return;
    concept_read(reader, &concept, json_node_member(resource->node, "code"));
    concept_say(reader, resource, &concept, sections, count, &speech);
}

/* --- AllergyIntolerance --- */

/* An allergy that nobody has confirmed is heeded as well: most are told by patients. */
static enum sense allergy_sense(const struct json_node *node)
{
    const char *status = resource_code(json_node_member(node, "clinicalStatus"));
    const char *sure = resource_code(json_node_member(node, "verificationStatus"));
    if (is(sure, "refuted") || is(sure, "entered-in-error"))
        return SENSE_NOTHING;
    if (is(status, "active"))
        return SENSE_PRESENT;
    if (is(status, "inactive") || is(status, "resolved"))
        return SENSE_PAST;
    return SENSE_UNKNOWN;
}

/* "severe" if one reaction was, or could threaten life; "mild" only if all of them were. */
static const char *severity_of(struct reader *reader, const struct resource *resource)
{
    bool mild = false, other = false;
    if (is(resource_text(resource->node, "criticality"), "high"))
        return "severe";
    for (const struct json_node *reaction =
             resource_list(reader, resource, resource->node, "reaction");
         reaction != NULL; reaction = reaction->next) {
        const char *severity = resource_text(reaction, "severity");
        if (is(severity, "severe"))
            return "severe";
        if (is(severity, "mild"))
            mild = true;
        else
            other = true;
    }
    return mild && !other ? "mild" : NULL;
}

void read_allergy(struct reader *reader, struct resource *resource)
{
    const char *sections[SECTIONS_MOST];
    size_t count = sections_of(reader, "AllergyIntolerance", sections);
    const struct json_node *code = json_node_member(resource->node, "code");
    struct concept concept;
    struct speech speech = {.sense = allergy_sense(resource->node),
                            .state = severity_of(reader, resource),
                            .stated = moment_of(resource->node, "recorded")};
    if (code != NULL) {
        concept_read(reader, &concept, code);
        concept_say(reader, resource, &concept, sections, count, &speech);
        return;
    }
    bool any = false;
    for (const struct json_node *reaction =
             resource_list(reader, resource, resource->node, "reaction");
         reaction != NULL; reaction = reaction->next) {
        const struct json_node *substance = json_node_member(reaction, "substance");
        if (substance == NULL)
            continue;
        any = true;
        concept_read(reader, &concept, substance);
        concept_say(reader, resource, &concept, sections, count, &speech);
    }
    concept_read(reader, &concept, NULL);
    if (!any)
        concept_say(reader, resource, &concept, sections, count, &speech);
}

/* SPDX-License-Identifier: MIT */
#include "fhir/read_bundle.h"

#include <string.h>

#include "fhir/read_subject.h"
#include "fhir/read_types.h"
#include "fhir/read_words.h"

/* --- which resources concern us --- */

static const struct {
    const char *type;
    resource_reader *read;
} readers[] = {{"Patient", read_patient},
               {"Condition", read_condition},
               {"MedicationRequest", read_medication_use},
               {"MedicationStatement", read_medication_use},
               {"MedicationAdministration", read_medication_use},
               {"MedicationDispense", read_medication_use},
               {"AllergyIntolerance", read_allergy},
               {"Observation", read_observation},
               {"Procedure", read_procedure},
               {"Device", read_device},
               {"Flag", read_flag},
               {"ServiceRequest", read_request},
               {"QuestionnaireResponse", read_answers},
               {"List", read_list},
               {"Composition", read_composition}};

/* A Flag of a house, a plan, a practitioner: it is about no patient. */
bool is_about_a_thing(const struct json_node *node)
{
    static const char *const things[] = {"Location/",     "Group/",          "Organization/",
                                         "Practitioner/", "PlanDefinition/", "Medication/",
                                         "Procedure/"};
    const char *reference = resource_text(node, "subject.reference");
    if (strcmp(resource_text(node, "resourceType"), "Flag") != 0)
        return false;
    for (size_t i = 0; i < sizeof things / sizeof *things; i++)
        if (strncmp(reference, things[i], strlen(things[i])) == 0)
            return true;
    return false;
}

resource_reader *reader_of(const char *type)
{
    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++)
        if (strcmp(readers[i].type, type) == 0)
            return readers[i].read;
    return NULL;
}

/* A modifierExtension anywhere, or rules of its own, may turn the meaning of a resource. */
static bool is_opaque(const struct json_node *node)
{
    for (const struct json_node *member = node->first; member != NULL; member = member->next) {
        if (member->key != NULL && (strcmp(member->key, "modifierExtension") == 0 ||
                                    strcmp(member->key, "implicitRules") == 0))
            return true;
        if ((member->key == NULL || strcmp(member->key, "contained") != 0) && is_opaque(member))
            return true;
    }
    return false;
}

struct resource resource_make(struct reader *reader, struct gather *gather,
                              const struct json_node *node, const char *url)
{
    return (struct resource){.gather = gather,
                             .node = node,
                             .type = pool_text(reader->pool, resource_text(node, "resourceType")),
                             .id = pool_text(reader->pool, resource_text(node, "id")),
                             .url = pool_text(reader->pool, url),
                             .opaque = is_opaque(node)};
}

/* --- a Bundle --- */

struct spot spot_at(struct reader *reader, const struct json_node *node)
{
    char path[JSON_PATH_SIZE];
    return (struct spot){node->line, pool_text(reader->pool, json_node_path(node, NULL, path)),
                         NULL};
}

bool refuse_type(struct reader *reader, struct gather *gather, const struct json_node *node)
{
    const char *type = json_node_string(json_node_member(node, "resourceType"));
    if (type == NULL)
        gather_trouble(reader, gather, spot_at(reader, node),
                       "This is no resource: it has no resourceType.");
    else if (strcmp(type, "Bundle") == 0)
        gather_trouble(reader, gather, spot_at(reader, node),
                       "A Bundle in a Bundle is not read. Give the inner one by itself.");
    else if (!type_is_known(type))
        gather_trouble(reader, gather, spot_at(reader, node),
                       "\"%s\" is no type of resource of FHIR R4.", type);
    else
        return false;
    return true;
}

/* Is the resource about the patient of the Bundle? The first reference decides who that is, if the
 * Patient itself is not there. */
static bool is_ours(struct reader *reader, const struct resource *resource)
{
    struct gather *gather = resource->gather;
    struct about about = subject_of(resource->node);
    if (about.kind == ABOUT_NOBODY)
        return true;
    if (about.kind == ABOUT_UNKNOWN || about.reference[0] == '#') {
        resource_trouble(reader, resource, about.node,
                         "its subject has no reference to the patient of this Bundle, so nobody "
                         "knows whether it is about the same one.");
        return false;
    }
    if (gather->subject == NULL)
        gather->subject = pool_text(reader->pool, about.reference);
    if (same_subject(gather->subject, about.reference) ||
        (gather->url != NULL && same_subject(gather->url, about.reference)))
        return true;
    resource_trouble(reader, resource, about.node,
                     "it is about \"%s\", and this Bundle is about \"%s\". Give each patient a "
                     "Bundle.",
                     about.reference, gather->subject);
    return false;
}

void read_resource(struct reader *reader, struct resource *resource)
{
    resource_reader *read = reader_of(resource->type);
    if (read == NULL)
        return;
    resource->gather->seen = true;
    if (resource->gather->resource_count++ < RESOURCES_MOST)
        read(reader, resource);
    else if (resource->gather->resource_count == RESOURCES_MOST + 1)
        resource_trouble(reader, resource, NULL, "this patient has more than %d resources.",
                         RESOURCES_MOST);
}

void name_subject(struct reader *reader, struct gather *gather)
{
    const char *section, *key, *ignored;
    if (gather->met || gather->subject == NULL || *gather->subject == '\0' ||
        *gather->subject == '#' ||
        !reader->host->code(reader->reading, "fhir", "Patient.id", 0, &section, &key, &ignored) ||
        key == NULL)
        return;
    char origin[WORDS_SIZE];
    words_clean(origin, gather->subject);
    struct answer answer = {
        .value = pool_text(reader->pool, subject_id(gather->subject)),
        .lasting = true,
        .spot = {.line = gather->line, .origin = pool_text(reader->pool, origin)}};
    gather_answer(reader, gather, section, key, &answer);
}

static const struct json_node *entries_of(struct reader *reader, struct gather *gather,
                                          const struct json_node *bundle)
{
    const struct json_node *list = json_node_member(bundle, "entry");
    if (list == NULL || json_is_array(list->value))
        return list != NULL ? list->first : NULL;
    gather_trouble(reader, gather, spot_at(reader, list), "\"entry\" must be a list: [ … ].");
    return NULL;
}

/* A query that failed, or a page that follows: the lists are not whole. */
static bool is_incomplete(const struct json_node *bundle)
{
    const struct json_node *links = json_node_member(bundle, "link");
    for (const struct json_node *link = links != NULL ? links->first : NULL; link != NULL;
         link = link->next)
        if (strcmp(resource_text(link, "relation"), "next") == 0)
            return true;
    return false;
}

/* Who the Bundle is about: its one Patient. */
static void find_patient(struct reader *reader, struct gather *gather,
                         const struct json_node *entry)
{
    const struct json_node *node = json_node_member(entry, "resource");
    const char *id = resource_text(node, "id"), *url = resource_text(entry, "fullUrl");
    const char *reference = pool_format(reader->pool, "Patient/%s", id);
    if (gather->met && (gather->subject == NULL || strcmp(gather->subject, reference) != 0)) {
        gather_trouble(reader, gather, spot_at(reader, node),
                       "This Bundle holds more than one Patient (%s and %s). Give each patient a "
                       "Bundle: facts of two are not told apart.",
                       gather->subject, reference);
        return;
    }
    gather->met = true;
    gather->subject = *id != '\0'    ? reference
                      : *url != '\0' ? pool_text(reader->pool, url)
                                     : reference;
    gather->url = *url != '\0' ? pool_text(reader->pool, url) : NULL;
}

/* Patients and Medications first: others refer to them, wherever they stand. */
static void look_ahead(struct reader *reader, struct gather *gather, const struct json_node *first)
{
    for (const struct json_node *entry = first; entry != NULL; entry = entry->next) {
        const struct json_node *node = json_node_member(entry, "resource");
        const char *type = resource_text(node, "resourceType");
        if (strcmp(type, "Patient") == 0)
            find_patient(reader, gather, entry);
        if (strcmp(type, "OperationOutcome") == 0)
            gather->incomplete = true;
        if (strcmp(type, "Medication") != 0)
            continue;
        struct resource resource =
            resource_make(reader, gather, node, resource_text(entry, "fullUrl"));
        read_medication(reader, &resource);
    }
}

/* Not a second one, which is refused. */
static bool is_the_patient(const struct gather *gather, const struct resource *resource)
{
    return *resource->id == '\0' || strcmp(subject_id(gather->subject), resource->id) == 0;
}

static void read_entry(struct reader *reader, struct gather *gather, const struct json_node *entry,
                       const struct moment *bundled)
{
    const struct json_node *node = json_node_member(entry, "resource");
    if (node == NULL || strcmp(resource_text(entry, "request.method"), "DELETE") == 0)
        return;
    if (refuse_type(reader, gather, node))
        return;
    struct resource resource = resource_make(reader, gather, node, resource_text(entry, "fullUrl"));
    resource.bundled = *bundled;
    bool patient = strcmp(resource.type, "Patient") == 0;
    if (reader_of(resource.type) == NULL || is_about_a_thing(node) ||
        (patient && !is_the_patient(gather, &resource)))
        return;
    if (patient || is_ours(reader, &resource))
        read_resource(reader, &resource);
}

void read_bundle(struct reader *reader, struct gather *gather, const struct json_node *bundle)
{
    static const char *const kinds[] = {"transaction", "batch",    "collection",
                                        "searchset",   "document", "message"};
    const char *kind = resource_text(bundle, "type");
    struct moment bundled = {0};
    bool known = false;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        known |= strcmp(kind, kinds[i]) == 0;
    if (!known)
        gather_trouble(reader, gather, spot_at(reader, bundle),
                       "A Bundle of type \"%s\" is not read. It may be a transaction, batch, "
                       "collection, searchset, document or message.",
                       kind);
    if (!moment_read(&bundled, resource_text(bundle, "timestamp")))
        moment_read(&bundled, resource_text(bundle, "meta.lastUpdated"));
    gather->incomplete = is_incomplete(bundle);
    const struct json_node *first = entries_of(reader, gather, bundle);
    look_ahead(reader, gather, first);
    for (const struct json_node *entry = first; entry != NULL; entry = entry->next)
        read_entry(reader, gather, entry, &bundled);
    medications_settle(reader, gather);
    name_subject(reader, gather);
}

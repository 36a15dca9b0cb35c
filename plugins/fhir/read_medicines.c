/* SPDX-License-Identifier: MIT */
/* MedicationRequest, -Statement, -Administration, -Dispense, and the Medication that they speak of.
 */
#include <stdio.h>
#include <string.h>

#include "fhir/read_resource.h"

/* A drug that was stopped less long ago may still act. */
enum { DAYS_ACTING = 30, DAYS_OF_SUPPLY = 100, INGREDIENTS_MOST = 12 };

struct drug {
    struct drug *next;
    const char *url, *reference; /* "Medication/17" */
    struct concept code;
    struct concept ingredients[INGREDIENTS_MOST];
    size_t count;
};

struct use {
    struct use *next;
    struct resource resource;
    struct speech speech;
    struct concept concept; /* its text is the reference's display */
    const char *reference;
};

static bool is(const char *text, const char *word)
{
    return strcmp(text, word) == 0;
}

/* --- statuses --- */

/* Stopped, or taken to the end. When that was, the resource says; or it was said so by then. */
static enum sense ended_sense(struct reader *reader, const struct resource *resource)
{
    long days;
    struct moment end = {0};
    const struct json_node *node = resource->node;
    if (!moment_read(&end, resource_text(node, "effectivePeriod.end")) &&
        !moment_read(&end, resource_text(node, "effectiveDateTime")) &&
        !moment_read(&end, resource_text(node, "meta.lastUpdated")))
        end = resource->bundled;
    return moment_days_before(&end, reader->date, &days) && days >= DAYS_ACTING ? SENSE_PAST
                                                                                : SENSE_UNKNOWN;
}

/* Not yet, or never: nothing is taken. On hold: it may still act. */
static enum sense request_sense(struct reader *reader, const struct resource *resource)
{
    const char *status = resource_text(resource->node, "status");
    const char *intent = resource_text(resource->node, "intent");
    const struct json_node *forbidden = json_node_member(resource->node, "doNotPerform");
    bool planned = is(intent, "proposal") || is(intent, "plan") || is(intent, "option");
    if (forbidden != NULL && !json_is_false(forbidden->value))
        return json_is_true(forbidden->value) ? SENSE_NOTHING : SENSE_UNKNOWN;
    if (is(status, "cancelled") || is(status, "entered-in-error") || is(status, "draft"))
        return SENSE_NOTHING;
    if (is(status, "active") || is(status, "on-hold"))
        return planned ? SENSE_UNKNOWN : SENSE_PRESENT;
    if (is(status, "completed") || is(status, "stopped"))
        return ended_sense(reader, resource);
    return SENSE_UNKNOWN;
}

static enum sense statement_sense(struct reader *reader, const struct resource *resource)
{
    const char *status = resource_text(resource->node, "status");
    if (is(status, "not-taken") || is(status, "intended") || is(status, "entered-in-error"))
        return SENSE_NOTHING;
    if (is(status, "active") || is(status, "on-hold"))
        return SENSE_PRESENT;
    if (is(status, "completed") || is(status, "stopped"))
        return ended_sense(reader, resource);
    return SENSE_UNKNOWN;
}

/* Given not long ago: it acts. */
static enum sense administration_sense(struct reader *reader, const struct resource *resource)
{
    const char *status = resource_text(resource->node, "status");
    struct moment when = moment_of(resource->node, "effective");
    long days;
    if (is(status, "not-done") || is(status, "entered-in-error"))
        return SENSE_NOTHING;
    if (is(status, "in-progress") || is(status, "on-hold"))
        return SENSE_PRESENT;
    if ((!is(status, "completed") && !is(status, "stopped")) ||
        !moment_days_before(&when, reader->date, &days))
        return SENSE_UNKNOWN;
    return days >= DAYS_ACTING ? SENSE_PAST : SENSE_PRESENT;
}

/* Handed over is not yet taken. */
static enum sense dispense_sense(struct reader *reader, const struct resource *resource)
{
    const char *status = resource_text(resource->node, "status");
    struct moment when = moment_of(resource->node, "whenHandedOver");
    long days;
    if (is(status, "cancelled") || is(status, "declined") || is(status, "entered-in-error"))
        return SENSE_NOTHING;
    if (is(status, "completed") && moment_days_before(&when, reader->date, &days) &&
        days >= DAYS_OF_SUPPLY)
        return SENSE_PAST;
    return SENSE_UNKNOWN;
}

static enum sense sense_of(struct reader *reader, const struct resource *resource)
{
    if (is(resource->type, "MedicationRequest"))
        return request_sense(reader, resource);
    if (is(resource->type, "MedicationStatement"))
        return statement_sense(reader, resource);
    if (is(resource->type, "MedicationAdministration"))
        return administration_sense(reader, resource);
    return dispense_sense(reader, resource);
}

/* --- Medication --- */

static const char *words_at(struct reader *reader, const struct json_node *node)
{
    struct concept concept;
    concept_read(reader, &concept, node);
    return node != NULL ? concept_words(reader, &concept) : NULL;
}

static struct drug *drug_of(struct reader *reader, const struct json_node *node)
{
    struct drug *drug = pool_get(reader->pool, sizeof *drug);
    concept_read(reader, &drug->code, json_node_member(node, "code"));
    drug->code.node = NULL;
    drug->code.form = words_at(reader, json_node_member(node, "form"));
    const struct json_node *list = json_node_member(node, "ingredient");
    for (const struct json_node *item = list != NULL ? list->first : NULL;
         item != NULL && drug->count < INGREDIENTS_MOST; item = item->next) {
        const struct json_node *active = json_node_member(item, "isActive");
        if (active != NULL && json_is_false(active->value))
            continue;
        const struct json_node *what = json_node_member(item, "itemCodeableConcept");
        if (what == NULL)
            what = json_node_member(item, "itemReference");
        struct concept *concept = &drug->ingredients[drug->count++];
        concept_read(reader, concept, what);
        concept->node = NULL;
        concept->form = drug->code.form;
    }
    return drug;
}

void read_medication(struct reader *reader, struct resource *resource)
{
    if (is(resource_text(resource->node, "status"), "entered-in-error"))
        return;
    if (reader->drug_count++ >= DRUGS_MOST)
        return; /* what refers to it is then not recognised */
    struct drug *drug = drug_of(reader, resource->node);
    drug->url = resource->url;
    drug->reference = pool_format(reader->pool, "Medication/%s", resource->id);
    drug->next = reader->drugs;
    reader->drugs = drug;
}

/* "#med1" in the resource itself. */
static struct drug *contained_drug(struct reader *reader, const struct resource *resource,
                                   const char *reference)
{
    for (const struct json_node *node =
             resource_list(reader, resource, resource->node, "contained");
         node != NULL; node = node->next)
        if (is(resource_text(node, "resourceType"), "Medication") &&
            is(resource_text(node, "id"), reference + 1))
            return drug_of(reader, node);
    return NULL;
}

static bool ends_in(const char *reference, const char *tail)
{
    size_t whole = strlen(reference), length = strlen(tail);
    return whole > length && strcmp(reference + whole - length, tail) == 0 &&
           reference[whole - length - 1] == '/';
}

static const struct drug *find_drug(const struct reader *reader, const char *reference)
{
    const struct drug *found = NULL;
    for (const struct drug *drug = reader->drugs; drug != NULL; drug = drug->next) {
        if ((*drug->url != '\0' && is(drug->url, reference)) || is(drug->reference, reference))
            return drug;
        if (ends_in(reference, drug->reference)) {
            if (found != NULL)
                return NULL; /* of two servers */
            found = drug;
        }
    }
    return found;
}

/* --- saying --- */

/* Is all of the concept understood? Tried on a gather of its own. */
static bool is_understood(struct reader *reader, const struct use *use,
                          const struct concept *concept, const char *const *sections, size_t count)
{
    struct resource trial = use->resource;
    trial.gather = gather_new(reader, 0);
    concept_say(reader, &trial, concept, sections, count, &use->speech);
    for (const struct item *item = trial.gather->items; item != NULL; item = item->next)
        if (item->lost)
            return false;
    return true;
}

static void say_concept(struct reader *reader, const struct use *use, struct concept concept,
                        const char *const *sections, size_t count)
{
    const char *words = concept_words(reader, &concept);
    concept.spot = use->concept.spot;
    if (words != NULL)
    concept.spot.origin = pool_format(reader->pool, "%s: %s", use->concept.spot.origin, words);
    if (concept.form == NULL)
    concept.form = use->concept.form;
    concept_say(reader, &use->resource, &concept, sections, count, &use->speech);
}

/* The product, if it is understood; else its ingredients, one by one. */
static void say_use(struct reader *reader, const struct use *use, const struct drug *drug)
{
    const char *sections[SECTIONS_MOST];
    size_t count = sections_of(reader, use->resource.type, sections);
    if (drug == NULL) {
        say_concept(reader, use, use->concept, sections, count);
        return;
    }
    struct concept product = drug->code;
    product.spot = use->concept.spot;
    if (drug->count == 0 || use->resource.opaque ||
        is_understood(reader, use, &product, sections, count)) {
        say_concept(reader, use, product, sections, count);
        return;
    }
    for (size_t i = 0; i < drug->count; i++)
        say_concept(reader, use, drug->ingredients[i], sections, count);
}

/* Words for the ways in which the drug is given; NULL if that is not told of every dose. */
static const char *routes_of(struct reader *reader, const struct resource *resource)
{
    const char *routes = NULL, *list = "dosageInstruction";
    if (is(resource->type, "MedicationStatement"))
        list = "dosage";
    if (is(resource->type, "MedicationAdministration"))
        return words_at(reader, json_node_find(resource->node, "dosage.route"));
    for (const struct json_node *dose = resource_list(reader, resource, resource->node, list);
         dose != NULL; dose = dose->next) {
        const char *route = words_at(reader, json_node_member(dose, "route"));
        if (route == NULL)
            return NULL;
        routes = pool_format(reader->pool, "%s %s", routes != NULL ? routes : "", route);
    }
    return routes;
}

/* When that was said, for a statement that there are none. */
static struct moment stated_at(const struct resource *resource)
{
    static const char *const names[] = {"dateAsserted", "authoredOn", "effective",
                                        "meta.lastUpdated"};
    struct moment stated = {0};
    for (size_t i = 0; i < sizeof names / sizeof *names && !stated.known; i++)
        stated = moment_of(resource->node, names[i]);
    return stated.known ? stated : resource->bundled;
}

void read_medication_use(struct reader *reader, struct resource *resource)
{
    struct use *use = pool_get(reader->pool, sizeof *use);
    const struct json_node *concept = json_node_member(resource->node, "medicationCodeableConcept");
    const struct json_node *reference = json_node_member(resource->node, "medicationReference");
    use->resource = *resource;
    use->speech = (struct speech){.sense = sense_of(reader, resource), .drug = true};
    use->speech.stated = stated_at(resource);
    if (use->speech.sense == SENSE_NOTHING)
        return;
    concept_read(reader, &use->concept, concept != NULL ? concept : reference);
    use->concept.node = NULL;
    use->concept.spot = spot_of(reader, resource, concept != NULL ? concept : reference, NULL);
    use->concept.form = routes_of(reader, resource);
    use->reference = pool_text(reader->pool, resource_text(reference, "reference"));
    if (concept != NULL || *use->reference == '\0') {
        say_use(reader, use, NULL);
    } else if (*use->reference == '#') {
        say_use(reader, use, contained_drug(reader, resource, use->reference));
    } else {
        *resource->gather->last_use = use;
        resource->gather->last_use = &use->next;
    }
}

void medications_settle(struct reader *reader, struct gather *gather)
{
    for (const struct use *use = gather->uses; use != NULL; use = use->next)
        say_use(reader, use, find_drug(reader, use->reference));
    gather->uses = NULL;
    gather->last_use = &gather->uses;
}

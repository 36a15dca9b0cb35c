/* SPDX-License-Identifier: MIT */
#include "fhir/read_single.h"

#include <string.h>

#include "fhir/read_bundle.h"
#include "fhir/read_subject.h"
#include "fhir/read_types.h"

/* --- single resources --- */

static struct gather *patient_of(struct reader *reader, struct singles *singles,
                                 const char *reference, int line)
{
    struct gather **at = &singles->patients, *found = NULL;
    for (; *at != NULL; at = &(*at)->next) {
        const char *subject = (*at)->subject;
        if (subject == NULL ? reference != NULL
                            : reference == NULL || !same_subject(subject, reference))
            continue;
        if (found != NULL)
            gather_trouble(reader, *at, (struct spot){line, NULL, NULL},
                           "\"%s\" may be this patient or another one of this source (\"%s\").",
                           reference, found->subject);
        found = *at;
    }
    if (found != NULL)
        return found;
    *at = gather_new(reader, line);
    singles->count++;
    (*at)->subject = pool_text(reader->pool, reference);
    return *at;
}

void read_single(struct reader *reader, struct singles *singles, const struct json_node *node)
{
    const char *type = resource_text(node, "resourceType"), *id = resource_text(node, "id");
    struct about about = subject_of(node);
    const char *reference = about.kind == ABOUT_PATIENT ? about.reference : NULL;
    if (strcmp(type, "Patient") == 0)
        reference = *id != '\0' ? pool_format(reader->pool, "Patient/%s", id) : NULL;
    if (strcmp(type, "Medication") == 0) {
        struct resource drug = resource_make(reader, NULL, node, "");
        read_medication(reader, &drug);
        return;
    }
    if (is_about_a_thing(node) ||
        (type_is_known(type) && reader_of(type) == NULL && strcmp(type, "Bundle") != 0))
        return;
    struct gather *gather = patient_of(reader, singles, reference, node->line);
    if (refuse_type(reader, gather, node))
        return;
    struct resource resource = resource_make(reader, gather, node, "");
    read_resource(reader, &resource);
}

/* A text that cannot be read may belong to any of the patients: none of them is whole. */
static void spoil(struct reader *reader, struct gather *gather, int line)
{
    if (gather->subject == NULL || *gather->subject != '\0')
        gather_trouble(reader, gather, (struct spot){line, NULL, NULL},
                       "A resource of this source cannot be read; it may be about this patient.");
}

/* What nobody is named in can be no one else's only if there is but one patient. */
void singles_settle(struct reader *reader, struct singles *singles)
{
    for (struct gather *gather = singles->patients; gather != NULL; gather = gather->next) {
        medications_settle(reader, gather);
        name_subject(reader, gather);
        if (singles->broken_line > 0)
            spoil(reader, gather, singles->broken_line);
        if (gather->subject == NULL && singles->patients->next != NULL)
            gather_trouble(reader, gather, (struct spot){gather->line, NULL, NULL},
                           "This resource does not say whom it is about, and the source holds "
                           "others that do.");
    }
}

void singles_refuse(struct reader *reader, struct singles *singles, const struct json_text *text)
{
    struct gather **at = &singles->patients;
    singles->broken_line = text->fault_line;
    while (*at != NULL)
        at = &(*at)->next;
    *at = gather_new(reader, text->line);
    (*at)->subject = "";
    gather_trouble(reader, *at, (struct spot){text->fault_line, NULL, NULL}, "%s", text->fault);
}

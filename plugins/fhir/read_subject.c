/* SPDX-License-Identifier: MIT */
#include "fhir/read_subject.h"

#include <stdio.h>
#include <string.h>

/* "Patient/17/_history/2" is Patient/17. */
static void without_version(char *reference)
{
    char *version = strstr(reference, "/_history/");
    if (version != NULL)
        *version = '\0';
}

struct about subject_of(const struct json_node *resource)
{
    struct about about = {ABOUT_NOBODY, "", NULL};
    about.node = json_node_member(resource, "subject");
    if (about.node == NULL)
        about.node = json_node_member(resource, "patient");
    if (about.node == NULL)
        return about;
    const char *reference = json_node_string(json_node_member(about.node, "reference"));
    about.kind = ABOUT_UNKNOWN;
    if (reference == NULL || *reference == '\0' || strlen(reference) >= sizeof about.reference)
        return about;
    snprintf(about.reference, sizeof about.reference, "%s", reference);
    without_version(about.reference);
    about.kind = ABOUT_PATIENT;
    return about;
}

static bool is_absolute(const char *reference)
{
    return strstr(reference, "://") != NULL || strncmp(reference, "urn:", 4) == 0;
}

static bool ends_in(const char *whole, const char *tail)
{
    size_t a = strlen(whole), b = strlen(tail);
    return a > b && strcmp(whole + a - b, tail) == 0 &&
           (whole[a - b - 1] == '/' || whole[a - b - 1] == ':');
}

bool same_subject(const char *a, const char *b)
{
    if (strcmp(a, b) == 0)
        return true;
    bool far_a = is_absolute(a), far_b = is_absolute(b);
    if (far_a == far_b)
        return false;
    const char *far = far_a ? a : b, *near = far_a ? b : a;
    /* urn:uuid:17 is Patient/17, where the resource has that as its id */
    return ends_in(far, near) || (strncmp(far, "urn:", 4) == 0 &&
                                  strncmp(near, "Patient/", 8) == 0 && ends_in(far, near + 8));
}

const char *subject_id(const char *reference)
{
    const char *slash = strrchr(reference, '/');
    const char *colon = strncmp(reference, "urn:", 4) == 0 ? strrchr(reference, ':') : NULL;
    return slash != NULL ? slash + 1 : colon != NULL ? colon + 1 : reference;
}

/* SPDX-License-Identifier: MIT */
/* From grades to what follows for the patient (LANGUAGE.md, section 3). */
#ifndef CONTRA_REPORT_DISPOSITION_H
#define CONTRA_REPORT_DISPOSITION_H

#include <contra/types.h>
#include <stdbool.h>
#include <stddef.h>

/* The patient, or one site: what holds there, and whether an open question could make it graver in
 * a way that matters (relative or graver; after a session same-day or graver). */
struct scope {
    contra_grade holds;
    contra_grade open; /* the gravest that an open question could bring; NONE: nothing is open */
};

struct judged {
    bool aftercare;
    struct scope patient;
    const struct scope *sites;
    size_t site_count;
    bool struck; /* a planned modality is ruled out */
};

contra_disposition disposition_of(const struct judged *judged);

/* The status of one planned site. */
contra_site_status site_status_of(const struct scope *site);

#endif

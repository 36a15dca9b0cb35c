/* SPDX-License-Identifier: MIT */
/* Words for grades, dispositions and the like: as reports spell them, and as people say them. The
 * public names (contra_grade_name and its sisters) are declared in contra.h. */
#ifndef CONTRA_REPORT_NAMES_H
#define CONTRA_REPORT_NAMES_H

#include <contra/types.h>

/* As JSON spells them: "not-cleared", "undetermined". Never NULL. */
const char *site_status_name(contra_site_status status);
const char *outcome_name(contra_outcome outcome);

/* As a clinician says them: "relative contraindication", "avoid some sites". Never NULL. */
const char *grade_words(contra_grade grade);
const char *disposition_words(contra_disposition disposition);

#endif

/* SPDX-License-Identifier: MIT */
/* Coverage: what of a rule its examples show.
 *
 * For each part of each condition (modified condition/decision coverage, masking form): an example
 * at one place DECIDES BY a part if the grade's outcome there would be another, were the part's
 * value the opposite and all else as it is. A part is shown if one example decides by it because
 * it holds, and another because it does not. (No condition has an "exclusive or", so the two then
 * differ in the outcome also.) Of `a & b & c` the whole counts as one part; `~` and if_known ask
 * nothing of their own, and do not count.
 *
 * For each grade: that an example gives it. For each fact and list that is read: that in some
 * example it is unknown.
 */
#ifndef CONTRA_AUTHORING_COVERAGE_H
#define CONTRA_AUTHORING_COVERAGE_H

#include "authoring/proof.h"
#include "authoring/subject.h"

void coverage_of_rule(struct proof *proof, const struct trials *trials, const struct rule *rule);
void coverage_of_derive(struct proof *proof, const struct trials *trials,
                        const struct derive *derive);

#endif

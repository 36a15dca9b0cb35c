/* SPDX-License-Identifier: MIT */
/* What a condition means, said a second time: plain, slow and recursive, one site after the other,
 * straight from the condition and from the lines that the patient's file has. The engine's own
 * evaluator must agree with it. Shares with the engine the vocabularies and the regions as their
 * files were read, and no way of evaluating anything. */
#ifndef CONTRA_TESTS_UNIT_REFERENCE_H
#define CONTRA_TESTS_UNIT_REFERENCE_H

#include "facts/patient.h"
#include "rules/condition.h"

struct vocabulary;

/* The condition's value for a settled patient, at one of the planned sites. */
truth reference_value(const struct patient *patient, const struct condition *condition,
                      size_t site);

/* The number that a derived fact must have; NAN if it cannot be told. */
double reference_number(const struct patient *patient, const struct quantity *quantity);

/* Are the memberships of the sealed vocabulary those that its files say? */
bool reference_memberships(const struct vocabulary *vocabulary);

#endif

/* SPDX-License-Identifier: MIT */
/* What the authoring commands may see of an engine, and a host may not: the rules themselves. */
#ifndef CONTRA_ENGINE_LOAD_H
#define CONTRA_ENGINE_LOAD_H

#include <contra/contra.h>

#include "facts/patient.h"
#include "rules/rule.h"

/* As contra_engine_open. */
contra_status engine_open_with_examples(contra_engine **out, const contra_engine_options *options,
                                        contra_error *err);

/* The rules of an engine. Borrowed from it. */
const struct rulebook *engine_rulebook(const contra_engine *engine);

/* As contra_patient_new; this patient's examples may try other policies than the pack's. */
contra_status engine_example_patient(contra_patient **out, const contra_engine *engine,
                                     contra_error *err);

/* What is known of a patient; after a check settled, with what follows from it. Borrowed. */
const struct patient *engine_patient(const contra_patient *patient);

/* Takes back what was said of a key, as patient_forget does. */
contra_status engine_patient_forget(contra_patient *patient, const char *section, const char *key,
                                    contra_error *err);

#endif

/* SPDX-License-Identifier: MIT */
/* Facts that follow from others, worked out in an order in which each finds what it needs. */
#include "engine/check.h"

static void disagree(struct patient *patient, const struct fact *fact, const struct value *said,
                     const struct value *derived)
{
    const char *file, *origin;
    int line;
    patient_where(patient, said->where, &file, &line, &origin);
    problem_add(
        &patient->problems, file, line,
        "%s is given as %s, but the other facts make it %s. Correct one of them, or leave %s "
        "out.",
        fact->name, value_words(said, fact, &patient->arena),
        value_words(derived, fact, &patient->arena), fact->name);
}

bool check_derive(struct patient *patient, const struct rulebook *book)
{
    struct evaluation e = {.patient = patient, .all = 1};
    bool agree = true;
    for (size_t i = 0; i < book->derive_count; i++) {
        const struct derive *derive = book->derives[i];
        struct value *value = &patient->values[derive->fact->index];
        struct value derived = evaluate_derive(&e, derive);
        if (value->state == VALUE_UNKNOWN) {
            *value = derived;
        } else if (derived.state == VALUE_KNOWN && !value_agrees(value, &derived, derive->fact)) {
            disagree(patient, derive->fact, value, &derived);
            agree = false;
        }
    }
    return agree;
}

/* SPDX-License-Identifier: MIT */
/* A patient as a clinic's own program has it: one answer after the other, no file. */
#ifndef OUTSIDE_INTAKE_H
#define OUTSIDE_INTAKE_H

struct answer {
    const char *section, *key, *value;
};

static const struct answer intake[] = {
    {"check", "date", "2026-11-22"},
    {"patient", "age", "54"},
    {"patient", "sex", "female"},
    {"patient", "height", "168.5 cm"},
    {"patient", "weight", "61.25 kg"},
    {"today", "temperature", "36.7 C"},
    {"history", "pneumothorax", "no"},
    {"history", "bleeds_long", "no"},
    {"medications", "warfarin", "5 mg daily"},
    {"medications", "diclofenac gel", "yes"},
    {"medications", "others", "no"},
    {"conditions", "diabetes", "controlled"},
    {"conditions", "lymphoedema", "left arm"},
    {"conditions", "others", "no"},
    {"labs", "inr", "2.4, 2026-11-18"},
    {"sites", "upper trapezius", "left, 25 mm"},
    {"sites", "gluteus medius", "right, 50 mm"},
};

#define INTAKE_COUNT (sizeof intake / sizeof intake[0])

#endif

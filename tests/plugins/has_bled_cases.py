# SPDX-License-Identifier: MIT
"""Published worked cases of HAS-BLED: the facts in our own words, the score that was published.

Three sets, none of them copied here but for the facts and the number:

MedCalc-Bench (Khandekar et al., NeurIPS 2024), dataset/test_data.csv of ncbi-nlp/MedCalc-Bench, by row:
    vignettes with the answer of a clinician-checked calculator. It takes what a vignette does not tell
    for "no"; those items are `untold` here, and contra's upper end counts them.
gdl2/HAS-BLED.v1.test.yml of gdl-lang/common-clinical-models (Cambio CDS), by the name of the case.
medx: three tests of the calculator in lakshay321123/medx.

`differs` is what contra's lower end is off by, and why; where it is absent the two agree."""

# What a fact looks like in the patient's file: item, answer -> section and lines.
FACTS = {
    ("pressure", None): [], ("age", None): [], ("drinks", None): [],
    ("kidney", True): ["has_bled: kidney = yes"], ("kidney", False): ["has_bled: kidney = no"],
    ("liver", True): ["has_bled: liver = yes"], ("liver", False): ["has_bled: liver = no"],
    ("cirrhosis", True): ["conditions: cirrhosis = yes"],
    ("stroke", True): ["has_bled: stroke = yes"], ("stroke", False): ["has_bled: stroke = no"],
    ("tia", True): ["conditions: TIA = 2024-11-01"],
    ("bleeding", True): ["has_bled: bleeding = yes"],
    ("bleeding", False): ["has_bled: bleeding = no"],
    ("labile", True): ["has_bled: labile_inr = yes"],
    ("labile", False): ["has_bled: labile_inr = no"],
    ("alcoholism", True): ["conditions: heavy alcohol use = yes"],
    ("drugs", True): ["medications: aspirin = yes", "medications: others = no"],
    ("clopidogrel", True): ["medications: clopidogrel = yes", "medications: others = no"],
    ("ibuprofen", True): ["medications: ibuprofen = 400 mg", "medications: others = no"],
    ("drugs", False): ["medications: others = no"],
}
NUMBERS = {"pressure": "today: systolic", "age": "patient: age", "drinks": "has_bled: drinks",
           "creatinine": "labs: creatinine"}

NO_READING = "it counts a hypertension that today's pressure does not show"

CASES = [
    # --- MedCalc-Bench
    dict(name="MedCalc-Bench 350", score=5, untold=1, age=75, pressure=130, stroke=True, labile=True,
         drinks=5, kidney=False, liver=False, drugs=False,
         differs=(-2, NO_READING + ", and the anticoagulant as a drug that adds to it")),
    dict(name="MedCalc-Bench 351", score=5, untold=1, age=58, pressure=171, stroke=False, drugs=True,
         bleeding=True, drinks=12, labile=False, kidney=True),
    dict(name="MedCalc-Bench 352", score=4, untold=2, age=67, pressure=170, drugs=False, drinks=3,
         bleeding=True, cirrhosis=True, liver=False, kidney=False),
    dict(name="MedCalc-Bench 353", score=3, untold=2, age=82, pressure=130, stroke=True, drinks=0,
         labile=True, bleeding=False, kidney=False),
    dict(name="MedCalc-Bench 354", score=5, untold=1, age=72, pressure=170, stroke=False, drinks=9,
         liver=True, kidney=True, drugs=False, labile=False),
    dict(name="MedCalc-Bench 355", score=3, untold=2, age=65, pressure=130, stroke=True, drinks=2,
         clopidogrel=True, bleeding=True, liver=False),
    dict(name="MedCalc-Bench 356", score=3, untold=2, age=78, pressure=170, stroke=False, labile=True,
         bleeding=False, kidney=False, drinks=7),
    dict(name="MedCalc-Bench 357", score=5, untold=1, age=85, pressure=130, stroke=True, bleeding=True,
         clopidogrel=True, kidney=True, liver=False, drinks=4),
    dict(name="MedCalc-Bench 358", score=3, untold=2, age=62, pressure=130, cirrhosis=True,
         bleeding=True, labile=True, drugs=False, drinks=1),
    dict(name="MedCalc-Bench 359", score=3, untold=2, age=70, pressure=164, stroke=True, drinks=0,
         kidney=False, labile=False, bleeding=False),
    dict(name="MedCalc-Bench 360", score=5, untold=2, age=52, pressure=130, cirrhosis=True,
         bleeding=True, drinks=8, ibuprofen=True, labile=False, differs=(-1, NO_READING)),
    dict(name="MedCalc-Bench 361", score=4, untold=1, age=59, pressure=182, stroke=True, labile=True,
         bleeding=True, drinks=3, liver=False, kidney=False),
    dict(name="MedCalc-Bench 362", score=4, untold=1, age=61, pressure=118, stroke=False, bleeding=True,
         cirrhosis=True, creatinine="3.2 mg/dL", drugs=False, drinks=0, differs=(-1, NO_READING)),
    dict(name="MedCalc-Bench 363", score=4, untold=1, age=65, pressure=130, stroke=True, drinks=10,
         clopidogrel=True, creatinine="2.8 mg/dL", labile=False, bleeding=False),
    dict(name="MedCalc-Bench 364", score=4, untold=2, age=70, pressure=172, labile=True, drinks=0,
         drugs=False, bleeding=True, liver=False),
    dict(name="MedCalc-Bench 365", score=4, untold=2, age=80, pressure=130, stroke=True, cirrhosis=True,
         drinks=4, drugs=True, kidney=False),
    dict(name="MedCalc-Bench, one-shot example", score=1, untold=0, age=43, pressure=165, tia=True,
         stroke=False, drinks=0, drugs=False, labile=False, bleeding=False, liver=False, kidney=False),
    # --- gdl-lang
    dict(name="gdl-lang: All 0", score=0, untold=0, age=60, pressure=150, creatinine="199 umol/L",
         drinks=7, kidney=False, liver=False, stroke=False, bleeding=False, labile=False, drugs=False),
    dict(name="gdl-lang: Systolic, CR", score=2, untold=0, age=60, pressure=170,
         creatinine="201 umol/L", drinks=7, kidney=False, liver=False, stroke=False, bleeding=False,
         labile=False, drugs=False),
    dict(name="gdl-lang: Renal, HT history", score=2, untold=0, age=60, pressure=150,
         creatinine="199 umol/L", drinks=7, kidney=True, liver=False, stroke=False, bleeding=False,
         labile=False, drugs=False, differs=(-1, NO_READING)),
    dict(name="gdl-lang: Both", score=2, untold=0, age=60, pressure=160, creatinine="201 umol/L",
         drinks=7, kidney=True, liver=False, stroke=False, bleeding=False, labile=False, drugs=False,
         differs=(-1, NO_READING)),
    dict(name="gdl-lang: Stroke, Major bleeding, elderly, ... no abuse history", score=8, untold=0,
         age=80, pressure=160, creatinine="201 umol/L", drinks=8, kidney=True, liver=False, stroke=True,
         bleeding=True, labile=True, drugs=True, differs=(-1, NO_READING)),
    dict(name="gdl-lang: Doesn't consume, but has history", score=8, untold=0, age=80, pressure=160,
         creatinine="201 umol/L", drinks=1, alcoholism=True, kidney=True, liver=False, stroke=True,
         bleeding=True, labile=True, drugs=True, differs=(-1, NO_READING)),
    dict(name="gdl-lang: Liver d history", score=0, untold=0, age=60, pressure=120,
         creatinine="170 umol/L", drinks=1, kidney=False, liver=True, stroke=False, bleeding=False,
         labile=False, drugs=False,
         differs=(1, "it counts no liver disease without raised enzymes; Pisters counts the disease")),
    dict(name="gdl-lang: allneg", score=0, untold=0, age=60, pressure=120, creatinine="170 umol/L",
         drinks=1, kidney=False, liver=False, stroke=False, bleeding=False, labile=False, drugs=False),
    # --- medx
    dict(name="medx: HAS-BLED sum", score=6, untold=0, age=70, pressure=170, kidney=True, liver=False,
         stroke=False, bleeding=True, labile=True, drugs=False, drinks=8),
    dict(name="medx: HAS-BLED points", score=8, untold=0, age=70, pressure=170, kidney=True, liver=True,
         stroke=True, bleeding=True, labile=False, drugs=True, drinks=8),
    dict(name="medx: scores HAS-BLED", score=5, untold=0, age=70, pressure=170, kidney=True,
         liver=False, stroke=False, bleeding=True, labile=False, drugs=True, drinks=0),
]
TOLD_OF_CASES = {"name", "score", "untold", "differs"}


def lines_of(case):
    """The case as lines "section: key = value"."""
    lines = []
    for item, answer in case.items():
        if item in TOLD_OF_CASES:
            continue
        if item in NUMBERS:
            lines.append(f"{NUMBERS[item]} = {answer}")
        else:
            lines += FACTS[item, answer]
    return lines

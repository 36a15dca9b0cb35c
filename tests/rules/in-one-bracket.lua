-- SPDX-License-Identifier: MIT
rule("in-one-bracket", { title = "Smoking", relative = patient.smoker, finding = "Smokes." })

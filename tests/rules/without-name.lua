-- SPDX-License-Identifier: MIT
rule { title = "Smoking", relative = patient.smoker, finding = "Smokes." }

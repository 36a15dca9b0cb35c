-- SPDX-License-Identifier: MIT
rule "name-before-name"
derive "patient.age" { value = patient.weight }

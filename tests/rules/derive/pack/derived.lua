-- SPDX-License-Identifier: MIT
derive "patient.bmii" { value = patient.weight }
derive "patient.frail" { when = patient.weight:below(50) }
derive "patient.bmi" { when = patient.weight:below(50) }
derive "patient.thin" { value = patient.weight }
derive "patient.lean" { when = patient.weight, value = patient.weight }
derive "patient.lean" { wenn = patient.frail }
derive "patient.over_lung" { when = site:near "lung" }
derive "patient.bruised" { when = session.bruise:above(7) }
derive "patient.round" { when = patient.circle & patient.frail }
derive "patient.circle" { when = patient.frail | patient.round }
derive "patient.itself" { value = patient.itself + 1 }
derive "patient.thin" { when = patient.frail }
derive "patient.thin" { when = ~patient.frail }

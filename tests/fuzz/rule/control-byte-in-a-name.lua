rule "smking" { title = "T", relative = patient.smoker, findi\27gn = "F" }

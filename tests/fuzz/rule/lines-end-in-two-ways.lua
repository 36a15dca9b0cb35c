rule "a" {
 examples = { {
 "b" } },
 relative = patient.smoker, title = "T", finding = "F", sources = "example-2020" }

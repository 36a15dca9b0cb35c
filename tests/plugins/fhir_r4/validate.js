// SPDX-License-Identifier: MIT
// Asks the package "fhir" (core profiles of R4) whether resources are valid. A list of resources comes
// in, a list of lists of messages goes out. Run in the folder that has node_modules.
"use strict";
const fs = require("fs");
const path = require("path");
const { Fhir } = require(path.join(process.cwd(), "node_modules", "fhir"));

const fhir = new Fhir();
const resources = JSON.parse(fs.readFileSync(0, "utf8"));
const answers = resources.map((resource) =>
  fhir.validate(resource, { errorOnUnexpected: true }).messages
    .map((message) => `${message.severity}: ${message.location}: ${message.message}`));
process.stdout.write(JSON.stringify(answers));

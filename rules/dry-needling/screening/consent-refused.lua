-- SPDX-License-Identifier: MIT
-- Nobody is treated against their will, and a yes may be taken back at any moment.
--
-- C01. It is the patient's own decision, so no clinician may set it aside.

rule "consent-refused" {
  title    = "Consent refused or withdrawn",
  sources  = { "sa-bn121-3", "physioman" },
  override = "never",

  absolute = ~consent.willing,

  finding = "The patient does not want this treatment.",
  action  = "Do not needle. Offer another treatment.",

  examples = {
    { "wants it", gives = "clear" },
    { "does not", consent = { willing = false }, gives = "absolute" },
    { "not asked", consent = { willing = unknown }, gives = "clear", could_be = "absolute" },
  },
}

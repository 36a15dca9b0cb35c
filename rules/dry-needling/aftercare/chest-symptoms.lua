-- SPDX-License-Identifier: MIT
-- Breathlessness, pain on breathing and blue lips may be a clot in the lung, a heart attack or an
-- infection. They are an emergency after any treatment and after none, so the advice does not name one.
--
-- 2.3 second line ("any | none"); row 5 (chest pain after a faint) is carried here as well. After a site
-- over the lung, within 72 hours, "lung-collapse" says more.

rule "chest-symptoms" {
  title        = "Breathlessness or chest symptoms",
  effect       = "pneumothorax",
  sources      = { "sa-bn121-51", "springer-intjem", "clinical-judgement" },
  unless_given = "lung-collapse",
  override     = "never",

  emergency = after.breathless | after.chest_pain | after.dry_cough | after.coughed_blood | after.blue_lips,

  finding = "The patient is short of breath, has chest pain, a new dry cough, coughed blood or blue"
    .. " lips.",
  action  = "Emergency department now, whatever the cause; ambulance if breathless at rest, blue, or in"
    .. " severe pain. A normal oxygen saturation does not rule out a cause that needs treatment.",

  examples = {
    { "none of it", after = { others = "no", hours = 20 }, gives = "clear" },
    { "breathless, thigh", sites = { "left vastus lateralis" },
      after = { others = "no", hours = 20, breathless = true }, gives = "emergency" },
    { "breathless after a week, over the lung", sites = { "left rhomboid major" },
      after = { others = "no", hours = 168, breathless = true }, gives = "emergency" },
    { "over the lung, at 72 hours: the other rule", sites = { "left rhomboid major" },
      after = { others = "no", hours = 72, breathless = true }, gives = "clear" },
    { "over the lung, at 73 hours", sites = { "left rhomboid major" },
      after = { others = "no", hours = 73, breathless = true }, gives = "emergency" },
    { "nobody knows when or where", after = { others = "no", breathless = true }, gives = "emergency" },
    { "pain on breathing", sites = { "left soleus" },
      after = { others = "no", hours = 2, chest_pain = true }, gives = "emergency" },
    { "dry cough", sites = { "left soleus" }, after = { others = "no", hours = 20, dry_cough = true },
      gives = "emergency" },
    { "coughed blood", sites = { "left soleus" },
      after = { others = "no", hours = 20, coughed_blood = true }, gives = "emergency" },
    { "blue lips", sites = { "left soleus" }, after = { others = "no", hours = 20, blue_lips = true },
      gives = "emergency" },
    { "feels ill, no more", sites = { "left soleus" },
      after = { others = "no", hours = 20, unwell = true }, gives = "clear" },
    { "a sore chest muscle is soreness", sites = { "left pectoralis major" },
      after = { others = "no", hours = 20, soreness = 20 }, gives = "clear" },
    { "nothing asked", after = { hours = 20 }, gives = "clear", could_be = "emergency" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "none of it; breathless left empty", after = { hours = 20, others = false, breathless = "" },
      gives = "clear", could_be = "emergency" },
    { "none of it; chest pain left empty", after = { hours = 20, others = false, chest_pain = "" },
      gives = "clear", could_be = "emergency" },
    { "none of it; dry cough left empty", after = { hours = 20, others = false, dry_cough = "" },
      gives = "clear", could_be = "emergency" },
    { "none of it; coughed blood left empty", after = { hours = 20, others = false, coughed_blood = "" },
      gives = "clear", could_be = "emergency" },
    { "none of it; blue lips left empty", after = { hours = 20, others = false, blue_lips = "" },
      gives = "clear", could_be = "emergency" },
  },
}

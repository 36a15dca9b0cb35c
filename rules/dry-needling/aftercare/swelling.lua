-- SPDX-License-Identifier: MIT
-- A swelling that grows is blood that does not stop. A man on warfarin, INR 2.4, lost a third of his
-- blood into buttock and thigh after acupuncture at the hip.
--
-- 2.1 rows 1 and 2, 2.3 (growing or tense, anticoagulated, up to 72 hours; buttock or thigh at any time).
-- Row 2 has growing or tense as the same day. Judgement (J): every bleeding tendency counts as the
-- anticoagulant does; a swelling that stays as it is means a call, after 48 hours the same day (row 1).

local swollen = after.swelling:one_of("stable", "growing", "tense")
local moving  = after.swelling:one_of("growing", "tense")
local faint   = after.lightheaded | after.fainted
local big     = any_site(site:in_region "buttock" | site:in_region "thigh")

-- unnoticed: same_day: "swelling is stable or growing or tense" becomes "swelling is stable or tense"
-- unnoticed: same_day: "swelling is stable or growing or tense" becomes "swelling is stable or growing"
-- unnoticed: call: "swelling is stable or growing or tense" becomes "swelling is stable or tense"
-- unnoticed: call: "swelling is stable or growing or tense" becomes "swelling is stable or growing"
-- because a swelling that grows or is tense has its grade, or a graver one, by its own part.
-- unnoticed: same_day: if_known put around "swelling is stable or growing or tense"
-- unnoticed: call: if_known put around "swelling is stable or growing or tense"
-- because where the swelling is not known, it may be one that grows, which is as grave or graver.
rule "swelling" {
  title        = "Swelling",
  effect       = "bruising",
  sources      = { "laggan", "ma-brachial", "mcculloch", "clinical-judgement" },
  unless_given = "limb-in-danger",

  emergency = moving & (faint | after.hours:at_most(72) & patient.bleeding_tendency)
    | swollen & big & patient.bleeding_tendency,
  same_day  = moving | swollen & after.hours:above(48),
  call      = swollen,

  finding = {
    emergency = "There is a swelling ({after.swelling}), and the patient is faint or bleeds more than"
      .. " others.",
    same_day  = "There is a swelling ({after.swelling}).",
    call      = "There is a swelling ({after.swelling}).",
  },
  action  = {
    emergency = "Emergency department now, pressing on the place: a bleeding in the depth. Take the"
      .. " list of medicines along. The patient is not to stop an anticoagulant unless a doctor says so.",
    same_day  = "To be seen by a doctor today. Press on it. Tense, very painful, numb, or faint:"
      .. " emergency department.",
    call      = "Speak with the patient and ask again within hours. Growing, tense or hot: a doctor"
      .. " today.",
  },

  examples = {
    { "none", sites = { "left soleus" }, after = { others = "no", hours = 5 }, gives = "clear" },
    { "none, on an anticoagulant", sites = { "left gluteus medius" }, medications = { "warfarin" },
      after = { others = "no", hours = 5 }, gives = "clear" },
    { "stable", sites = { "left soleus" }, after = { others = "no", hours = 5, swelling = "stable" },
      gives = "call" },
    { "stable at 48 hours", sites = { "left soleus" },
      after = { others = "no", hours = 48, swelling = "stable" }, gives = "call" },
    { "stable after 48 hours", sites = { "left soleus" },
      after = { others = "no", hours = 49, swelling = "stable" }, gives = "same_day" },
    { "stable, nobody knows when", sites = { "left soleus" },
      after = { others = "no", swelling = "stable" }, gives = "call", could_be = "same_day" },
    { "growing", sites = { "left soleus" }, after = { others = "no", hours = 5, swelling = "growing" },
      gives = "same_day" },
    { "tense", sites = { "left soleus" }, after = { others = "no", hours = 5, swelling = "tense" },
      gives = "same_day" },
    { "growing, and faint", sites = { "left soleus" },
      after = { others = "no", hours = 5, swelling = "growing", lightheaded = true },
      gives = "emergency" },
    { "growing, on apixaban", sites = { "left soleus" }, medications = { "apixaban" },
      after = { others = "no", hours = 5, swelling = "growing" }, gives = "emergency" },
    { "tense, on apixaban, at 72 hours", sites = { "left soleus" }, medications = { "apixaban" },
      after = { others = "no", hours = 72, swelling = "tense" }, gives = "emergency" },
    { "tense, on apixaban, at 73 hours", sites = { "left soleus" }, medications = { "apixaban" },
      after = { others = "no", hours = 73, swelling = "tense" }, gives = "same_day" },
    { "stable, on apixaban, calf", sites = { "left soleus" }, medications = { "apixaban" },
      after = { others = "no", hours = 5, swelling = "stable" }, gives = "call" },
    { "stable, on warfarin, buttock", sites = { "left gluteus medius" }, medications = { "warfarin" },
      after = { others = "no", hours = 5, swelling = "stable" }, gives = "emergency" },
    { "stable, on warfarin, thigh, after a week", sites = { "left vastus lateralis" },
      medications = { "warfarin" }, after = { others = "no", hours = 168, swelling = "stable" },
      gives = "emergency" },
    { "growing, von Willebrand disease", sites = { "left soleus" },
      conditions = { ["von Willebrand disease"] = "type 1" },
      after = { others = "no", hours = 5, swelling = "growing" }, gives = "emergency" },
    { "growing, on apixaban that was stopped", sites = { "left soleus" },
      medications = { apixaban = "stopped" },
      after = { others = "no", hours = 5, swelling = "growing" }, gives = "same_day" },
    { "growing, medicines not asked", sites = { "left soleus" }, medications = { others = unknown },
      after = { others = "no", hours = 5, swelling = "growing" }, gives = "same_day",
      could_be = "emergency" },
    { "tense and numb: limb-in-danger", sites = { "left tibialis anterior" },
      after = { others = "no", hours = 5, swelling = "tense", tingling = 2 }, gives = "clear" },
    { "a bruise is another rule", after = { others = "no", hours = 20, bruise = 1 }, gives = "clear" },
    { "nothing asked", sites = { "left soleus" }, after = { hours = 5 }, gives = "clear",
      could_be = "emergency" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "not lightheaded", after = { lightheaded = false }, gives = "clear", could_be = "emergency" },
    { "swelling none", after = { swelling = "none" }, gives = "clear" },
    { "swelling stable", after = { swelling = "stable" }, gives = "call", could_be = "same_day" },
    { "not fainted", after = { fainted = false }, gives = "clear", could_be = "emergency" },
    { "swelling left empty", after = { hours = 5, others = false, swelling = "" },
      sites = { "left soleus" }, gives = "clear", could_be = "same_day" },
    { "growing, on apixaban; time since the session not asked",
      after = { others = false, swelling = "growing", hours = unknown }, medications = { "apixaban" },
      sites = { "left soleus" }, gives = "same_day", could_be = "emergency" },
    { "tense, on apixaban, at 73 hours; no site named",
      after = { hours = 73, others = false, swelling = "tense" }, medications = { "apixaban" },
      gives = "same_day", could_be = "emergency" },
    { "stable, on warfarin, thigh, after a week; swelling growing",
      after = { hours = 168, others = false, swelling = "growing" }, medications = { "warfarin" },
      sites = { "left vastus lateralis" }, gives = "emergency" },
    { "stable, on warfarin, buttock; warfarin left empty",
      after = { hours = 5, others = false, swelling = "stable" }, sites = { "left gluteus medius" },
      medications = { warfarin = "" }, gives = "call", could_be = "emergency" },
    { "stable, on warfarin, thigh, after a week; swelling left empty",
      after = { hours = 168, others = false, swelling = "" }, medications = { "warfarin" },
      sites = { "left vastus lateralis" }, gives = "clear", could_be = "emergency" },
    { "growing; fainted", after = { hours = 5, others = false, swelling = "growing", fainted = true },
      sites = { "left soleus" }, gives = "emergency" },
  },
}

-- SPDX-License-Identifier: MIT
-- Muscles brace a bone that does not hold by itself; needled they let go, and a broken spine may press on
-- the cord.
--
-- D09: at the level, not elsewhere. A fracture counts as unstable until it is said to be stable (J), and a
-- bone metastasis (section 5) as long as no cancer is said to be in remission (J).

local firm     = if_known(conditions:include("fracture"):in_state "stable")
local open     = conditions:include("fracture"):in_state "unstable"
local fracture = site:affected_by "fracture" & (~firm | open)

local gone       = if_known(conditions:include("cancer"):in_state "remission")
local present    = conditions:include("cancer"):in_state("on treatment", "off treatment")
local metastasis = site:affected_by "bone metastasis" & (~gone | present)

-- unnoticed: relative: "has malignant disease (remission)": no example decides by its not holding
-- because a cancer with a state that is not remission is on treatment or off it, and that part says it.
-- unnoticed: relative: "has fracture (stable)": no example decides by its not holding
-- because a fracture with a state that is not stable is unstable, and that part says it.
rule "unstable-bone" {
  title   = "Unstable bone",
  sources = { "ecam-t3", "docsarahb", "ictmjc", "clinical-judgement" },

  relative = site:affected_by "unstable bone" | fracture | metastasis,

  finding = "The bone at {site} may not be stable.",
  action  = "Leave this level alone until the treating physician says that the bone holds.",

  examples = {
    { "none", sites = { "left lumbar multifidus" }, gives = "clear" },
    { "vertebral fracture at the level", sites = { "left lumbar multifidus" },
      conditions = { ["vertebral fracture"] = "lumbar spine" }, gives = "relative" },
    { "vertebral fracture at another level", sites = { "left lumbar multifidus" },
      conditions = { ["vertebral fracture"] = "cervical spine" }, gives = "clear" },
    { "unstable neck", sites = { "left upper trapezius" },
      conditions = { ["spinal instability"] = "cervical spine" }, gives = "relative" },
    { "osteoporosis with fracture", sites = { "right longissimus thoracis" },
      conditions = { ["osteoporosis with fracture"] = "thoracic spine" }, gives = "relative" },
    { "osteoporosis alone", sites = { "right longissimus thoracis" }, conditions = { "osteoporosis" },
      gives = "clear" },
    { "broken rib", sites = { "left serratus anterior" }, conditions = { ["rib fracture"] = "left ribs" },
      gives = "relative" },
    { "fracture said to be stable", sites = { "left vastus lateralis" },
      conditions = { fracture = "stable, left thigh" }, gives = "clear" },
    { "fracture said to be unstable", sites = { "left vastus lateralis" },
      conditions = { fracture = "unstable, left thigh" }, gives = "relative" },
    { "fracture, nothing said", sites = { "left vastus lateralis" },
      conditions = { fracture = "left thigh" }, gives = "relative" },
    { "fracture of the other leg", sites = { "left vastus lateralis" },
      conditions = { fracture = "right thigh" }, gives = "clear" },
    { "fracture, place not said", sites = { "left vastus lateralis" }, conditions = { "broken bone" },
      gives = "clear", could_be = "relative" },
    { "fracture, healed", sites = { "left vastus lateralis" },
      conditions = { fracture = "healed, left thigh" }, gives = "clear" },
    { "one fracture stable, one not", sites = { "left vastus lateralis" },
      conditions = { ["rib fracture"] = "stable, left", fracture = "unstable, left thigh" },
      gives = "relative" },
    { "one fracture stable, of one nothing said", sites = { "left vastus lateralis" },
      conditions = { ["rib fracture"] = "stable, left", fracture = "left thigh" },
      gives = "clear", could_be = "relative" },
    { "bone metastasis", sites = { "left lumbar multifidus" },
      conditions = { ["bone metastasis"] = "on treatment, lumbar spine" }, gives = "relative" },
    { "bone metastasis elsewhere", sites = { "left vastus lateralis" },
      conditions = { ["bone metastasis"] = "on treatment, lumbar spine" }, gives = "clear" },
    { "some cancer, in remission", sites = { "left vastus lateralis" },
      conditions = { cancer = "remission" }, gives = "clear" },
    { "slipped disc", sites = { "left lumbar multifidus" }, conditions = { "slipped disc" },
      gives = "clear" },
    { "illnesses not all asked", sites = { "left vastus lateralis" }, conditions = { others = unknown },
      gives = "clear", could_be = "relative" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "some cancer, in remission; bone metastasis",
      conditions = { cancer = "remission", "bone metastasis" }, sites = { "left vastus lateralis" },
      gives = "clear", could_be = "relative" },
    { "spinal instability", conditions = { "spinal instability" }, gives = "clear",
      could_be = "relative" },
    { "fracture said to be stable; bone metastasis, left thigh",
      conditions = { fracture = "stable, left thigh", ["bone metastasis"] = "left thigh" },
      sites = { "left vastus lateralis" }, gives = "relative" },
    { "bone metastasis; breast cancer remission",
      conditions = { ["bone metastasis"] = "on treatment, lumbar spine",
        ["breast cancer"] = "remission" }, sites = { "left lumbar multifidus" }, gives = "relative" },
  },
}

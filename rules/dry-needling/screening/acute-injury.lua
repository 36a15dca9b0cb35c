-- SPDX-License-Identifier: MIT
-- A fresh tear or inflamed tissue bleeds, swells and hurts more when needled; in a tight compartment the
-- swelling cuts off the blood.
--
-- D16: wait, at the place.

rule "acute-injury" {
  title   = "Fresh tear, acute inflammation or swelling",
  effect  = "flare-up",
  sources = { "advantage", "goldfields" },

  relative = site:affected_by "acute injury",

  finding = "There is a fresh injury, inflammation or swelling at {site}.",
  action  = "Wait until it has settled. A tense, very painful limb is for the doctor now.",

  examples = {
    { "none", sites = { "left biceps femoris" }, gives = "clear" },
    { "torn hamstring", sites = { "left biceps femoris" },
      conditions = { ["hamstring strain"] = "left back of thigh" }, gives = "relative" },
    { "torn hamstring, said to be acute", sites = { "left biceps femoris" },
      conditions = { ["hamstring strain"] = "acute, left back of thigh" }, gives = "relative" },
    { "torn hamstring of the other leg", sites = { "left biceps femoris" },
      conditions = { ["hamstring strain"] = "right back of thigh" }, gives = "clear" },
    { "old tear", sites = { "left biceps femoris" },
      conditions = { ["muscle tear"] = "old, left back of thigh" }, gives = "clear" },
    { "swollen knee beside the site", sites = { "left vastus lateralis" },
      conditions = { ["swollen joint"] = "left knee" }, gives = "relative" },
    { "swollen knee, shoulder planned", sites = { "left deltoid" },
      conditions = { ["swollen joint"] = "left knee" }, gives = "clear" },
    { "ruptured Achilles tendon", sites = { "right gastrocnemius" },
      conditions = { ["tendon rupture"] = "right Achilles tendon" }, gives = "relative" },
    { "compartment syndrome", sites = { "right tibialis anterior" },
      conditions = { ["compartment syndrome"] = "right lower leg" }, gives = "relative" },
    { "tendinopathy", sites = { "right gastrocnemius" }, conditions = { "Achilles tendinopathy" },
      gives = "clear" },
    { "tear, place not said", sites = { "right gastrocnemius" }, conditions = { "muscle tear" },
      gives = "clear", could_be = "relative" },
    { "illnesses not all asked", sites = { "right gastrocnemius" }, conditions = { others = unknown },
      gives = "clear", could_be = "relative" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "muscle tear, left upper trapezius", conditions = { ["muscle tear"] = "left upper trapezius" },
      gives = "clear", could_be = "relative" },
  },
}

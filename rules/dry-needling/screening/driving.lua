-- SPDX-License-Identifier: MIT
-- Some patients are drowsy after a session: 0.26 of 100 treatments, or one to three of 100 by a leaflet.
--
-- C14. Flying after a site over the lung is the rule "flight-after-chest".

rule "driving" {
  title   = "Driving or machines after the session",
  effect  = "fatigue",
  sources = { "brady-2014", "onlinechiro" },

  advice = today.must_drive,

  finding = "The patient must drive or work machines after the session.",
  action  = "Do not drive while drowsy or light-headed: wait, or be driven.",

  examples = {
    { "does not drive", gives = "clear" },
    { "drives", today = { must_drive = true }, gives = "advice" },
    { "not asked", today = { must_drive = unknown }, gives = "clear", could_be = "advice" },
  },
}

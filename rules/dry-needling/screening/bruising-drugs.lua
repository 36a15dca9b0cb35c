-- SPDX-License-Identifier: MIT
-- Drugs and supplements that hold back platelets a little: a bruise more, rarely harm.
--
-- B09. The laboratory evidence on SSRI is inconsistent. COX-2 inhibitors hardly act on platelets: advice
-- only, and they do not count towards two (section 4).

rule "bruising-drugs" {
  title   = "Drugs and supplements that favour bruises",
  effect  = "bruising",
  sources = { "litmetric-ssri", "ouci-ssri-2024", "ref-natural-medicines" },
  unless_given = { "bleeding", "bleeding-combination", "antiplatelets" },

  precaution = medications:count("NSAID", "serotonergic antidepressant", "bruising supplement"):at_least(2),
  advice     = medications:include "NSAID" | medications:include "serotonergic antidepressant"
    | medications:include "bruising supplement" | medications:include "COX-2 inhibitor",

  finding = {
    precaution = "The patient takes two or more drugs or supplements that favour bruises.",
    advice     = "The patient takes a drug or supplement that favours bruises a little.",
  },
  action  = {
    precaution = "Few passes, light technique, and press for longer; tell that bruises are likely.",
    advice     = "Tell that bruises are a little more likely.",
  },

  examples = {
    { "none", gives = "clear" },
    { "ibuprofen", medications = { "ibuprofen" }, gives = "advice" },
    { "diclofenac gel", medications = { "diclofenac gel" }, gives = "clear" },
    { "celecoxib", medications = { "celecoxib" }, gives = "advice" },
    { "sertraline", medications = { "Zoloft" }, gives = "advice" },
    { "duloxetine", medications = { "duloxetine" }, gives = "advice" },
    { "mirtazapine", medications = { "mirtazapine" }, gives = "clear" },
    { "ginkgo", medications = { "ginkgo" }, gives = "advice" },
    { "paracetamol", medications = { "paracetamol" }, gives = "clear" },
    { "ibuprofen and sertraline", medications = { "ibuprofen", "sertraline" }, gives = "precaution" },
    { "fish oil and vitamin E", medications = { "fish oil", "vitamin E" }, gives = "precaution" },
    { "ibuprofen and celecoxib", medications = { "ibuprofen", "celecoxib" }, gives = "advice" },
    { "ibuprofen and diclofenac gel", medications = { "ibuprofen", "diclofenac gel" },
      gives = "advice" },
    { "beside apixaban the anticoagulant says more", medications = { "apixaban", "ginkgo" },
      gives = "clear" },
    { "beside aspirin the antiplatelet says it", medications = { "aspirin", "ibuprofen", "sertraline" },
      gives = "clear" },
    { "sertraline, other medicines not asked", medications = { "sertraline", others = unknown },
      gives = "advice", could_be = "precaution" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "ibuprofen left empty", medications = { ibuprofen = "" }, gives = "clear", could_be = "advice" },
    { "fluoxetine left empty", medications = { fluoxetine = "" }, gives = "clear", could_be = "advice" },
    { "omega-3 triglycerides left empty", medications = { ["omega-3 triglycerides"] = "" },
      gives = "clear", could_be = "advice" },
    { "celecoxib left empty", medications = { celecoxib = "" }, gives = "clear", could_be = "advice" },
    { "ibuprofen; alteplase 2 days ago", medications = { alteplase = "2 days ago", "ibuprofen" },
      gives = "clear" },
  },
}

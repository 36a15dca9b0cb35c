#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The benchmark's workload in contra's form: its 40 rules as packs, its patients as INI.

    workload.py BENCH FOLDER     BENCH: ../shared/bench; FOLDER has p.ndjson, as generate.py writes it

Writes into FOLDER:
    conditions/    the rules as conditions; a comparison on a value that is not given is false: if_known
    lua/           the same rules as checks in plain Lua
    open/          as conditions, without if_known, for patients whose lists are open
    contra/        the patients, one file each, a thousand in a folder
    contra.ini     the patients in one stream
    open.ini       the first tenth of them, with every list left open
"""

import json
import sys
from pathlib import Path

GRADES = {4: "absolute", 3: "relative", 2: "precaution", 1: "advice"}

# Where each fact of the workload stands in contra's form.
PLACES = {
    "patient": "age trimester weight_kg needle_anxiety fasting_hours smoker lone_worker sex",
    "history": "prior_sessions surgery_days",
    "exam": "systolic diastolic temp_c inr platelets hba1c",
    "plan": "consent technique position",
}
SECTION_OF = {key: section for section, keys in PLACES.items() for key in keys.split()}
TERMS = ["meds", "conditions", "allergies", "implants", "after_effects", "sites"]
SKIN = {"lesion_sites": "lesion", "lymph_sites": "lymph"}
COMPARE = {"ge": "at_least", "gt": "above", "le": "at_most", "lt": "below"}
SIGNS = {"ge": ">=", "gt": ">", "le": "<=", "lt": "<"}


class Workload:
    def __init__(self, bench):
        sys.path.insert(0, str(bench))
        import rules
        self.rules = rules.RULES
        self.lists = rules.LISTS
        self.numbers = rules.NUMS
        self.fractions = rules.FRAC
        self.optional = rules.OPTIONAL
        self.choices = rules.STRS
        self.yes_no = rules.BOOLS

    # --- rules as conditions ---

    def condition(self, expression, if_known):
        kind = expression[0]
        inner = lambda part: self.condition(part, if_known)
        if kind == "and":
            return "(" + " & ".join(map(inner, expression[1:])) + ")"
        if kind == "or":
            return "(" + " | ".join(map(inner, expression[1:])) + ")"
        if kind == "not":
            return "~" + inner(expression[1])
        if kind == "inter":
            return f'any_site(site:affected_by "{SKIN[expression[2]]}")'
        if kind == "cls" and expression[1] == "sites":
            return f'any_site(site:is "{expression[2]}")'
        if kind in ("cls", "has"):
            return f'{expression[1]}:include "{expression[2]}"'
        if kind == "cntcls":
            return f'{expression[1]}:count("{expression[2]}"):at_least({expression[3]})'
        if kind == "cnt":
            return f'{expression[1]}:count("any_{expression[1]}"):at_least({expression[2]})'
        name = f"{SECTION_OF[expression[1]]}.{expression[1]}"
        if kind == "eq":
            return f'{name}:is "{expression[2]}"'
        if kind == "true":
            return name
        if kind == "missing":
            return f"~{name}:known()"
        compared = f"{name}:{COMPARE[kind]}({expression[2]})"
        return f"if_known({compared})" if if_known and expression[1] in self.optional else compared

    # --- rules in plain Lua ---

    def derived(self, expression):
        """A check does not run where a fact that it needs is unknown, so what the workload asks of
        optional values comes as derived yes-no facts, and so does what lies at a site."""
        kind = expression[0]
        if kind == "inter":
            return f"{SKIN[expression[2]]}_at_site"
        if kind == "missing":
            return f"no_{expression[1]}"
        if kind in COMPARE and expression[1] in self.optional:
            return f"{expression[1]}_{COMPARE[kind]}_{expression[2]}".replace(".", "_")
        return None

    def lua(self, expression, needs, derives):
        kind = expression[0]
        inner = lambda part: self.lua(part, needs, derives)
        if kind == "and":
            return "(" + " and ".join(map(inner, expression[1:])) + ")"
        if kind == "or":
            return "(" + " or ".join(map(inner, expression[1:])) + ")"
        if kind == "not":
            return "not " + inner(expression[1])
        name = self.derived(expression)
        if name:
            needs.add(f"work.{name}")
            derives[name] = self.condition(expression, True)
            return f"facts.work.{name}"
        if kind in ("cls", "has"):
            needs.add(expression[1])
            return f'facts.{expression[1]}:include "{expression[2]}"'
        if kind == "cnt":
            needs.add(expression[1])
            return f"(#facts.{expression[1]} >= {expression[2]})"
        name = f"{SECTION_OF[expression[1]]}.{expression[1]}"
        needs.add(name)
        if kind == "eq":
            return f'(facts.{name} == "{expression[2]}")'
        if kind == "true":
            return f"facts.{name}"
        return f"(facts.{name} {SIGNS[kind]} {expression[2]})"

    def lua_check(self, expression, grade, needs, derives):
        if expression[0] != "cntcls":
            return f"    if {self.lua(expression, needs, derives)} then return \"{grade}\" end\n"
        needs.add(expression[1])
        items = sorted(item for item, classes in self.lists[expression[1]].items()
                       if expression[2] in classes)
        names = ", ".join(f"{item} = true" for item in items)
        return (f"    local counted, count = {{ {names} }}, 0\n"
                f"    for _, entry in ipairs(facts.{expression[1]}) do\n"
                "      if counted[entry.name] then count = count + 1 end\n    end\n"
                f"    if count >= {expression[3]} then return \"{grade}\" end\n")

    def rule(self, rule, form, derives):
        name, severity, expression, message = rule
        grade = GRADES[severity]
        head = (f'-- SPDX-License-Identifier: MIT\n-- {message}.\nrule "{name.lower()}" {{\n'
                f'  title = "{message}",\n  sources = {{ "workload" }},\n')
        tail = f'  finding = "{message}.",\n  action = "See the workload.",\n}}\n'
        if form != "lua":
            return head + f"  {grade} = {self.condition(expression, form == 'conditions')},\n" + tail
        needs = set()
        check = self.lua_check(expression, grade, needs, derives)
        wanted = ", ".join(f'"{need}"' for need in sorted(needs))
        return (head + f'  grades = {{ "{grade}" }},\n  needs = {{ {wanted} }},\n'
                f"  check = function (facts)\n{check}  end,\n" + tail)

    # --- the pack ---

    def facts(self, derives):
        out = ["; SPDX-License-Identifier: MIT\n"]
        for section, keys in PLACES.items():
            out.append(f"[section {section}]\nkind = facts\n")
            if section == "patient":
                out.append("[patient.id]\ntype = text\nid = yes\nquestion = Number?\n")
            out += [f"[{section}.{key}]\n{self.fact(key)}question = {key}?\n" for key in keys.split()]
        for terms in TERMS + ["skin"]:
            role = "role = sites\n" if terms == "sites" else ""
            out.append(f"[section {terms}]\nkind = terms\n{role}vocabulary = {terms}.ini\n"
                       f"question = Which {terms}?\nif_not_mentioned = no\n")
        if derives:
            out.append("[section work]\nkind = facts\n")
        out += [f"[work.{name}]\ntype = yes-no\nderived = yes\n" for name in sorted(derives)]
        return "\n".join(out)

    def fact(self, key):
        if key in self.yes_no:
            return "type = yes-no\n"
        if key in self.choices:
            return f"type = choice\nchoices = {', '.join(self.choices[key])}\n"
        return f"type = number\nrange = 0 .. 100000\nstep = {0.1 if key in self.fractions else 1}\n"

    def vocabulary(self, name):
        terms = self.lists[name]
        everything = f"any_{name}"
        classes = sorted(set().union(*terms.values()) | {everything})
        out = ["; SPDX-License-Identifier: MIT\n"]
        out += [f"[class {one}]\nunused = of the workload\n" for one in classes]
        for term, of in terms.items():
            site = "region = trunk\npaired = no\n" if name == "sites" else ""
            out.append(f"[{term}]\nclass = {', '.join(sorted(of | {everything}))}\n{site}"
                       "unused = of the workload\n")
        return "\n".join(out)

    def write_pack(self, folder, form):
        derives = {}
        (folder / "rules").mkdir(parents=True, exist_ok=True)
        for rule in self.rules:
            (folder / f"rules/{rule[0].lower()}.lua").write_text(self.rule(rule, form, derives))
        if derives:
            (folder / "derived.lua").write_text("-- SPDX-License-Identifier: MIT\n" + "".join(
                f'derive "work.{name}" {{ when = {condition} }}\n'
                for name, condition in sorted(derives.items())))
        (folder / "facts.ini").write_text(self.facts(derives))
        for name in TERMS:
            (folder / f"{name}.ini").write_text(self.vocabulary(name))
        (folder / "skin.ini").write_text(
            "; SPDX-License-Identifier: MIT\n\n" + "".join(
                f"[{name}]\nasks = place\n\n" for name in SKIN.values()))
        (folder / "regions.ini").write_text("; SPDX-License-Identifier: MIT\n[trunk]\npaired = no\n")
        (folder / "sources.ini").write_text("; SPDX-License-Identifier: MIT\n[workload]\n"
                                            "citation = RULES.md of the workload.\nkind = found\n")
        (folder / "effects.ini").write_text("; SPDX-License-Identifier: MIT\n")
        (folder / "pack.ini").write_text(
            f"; SPDX-License-Identifier: MIT\n[pack]\nname = bench-{form}\nversion = 1.0.0\n"
            "reviewed = no: synthetic, without clinical authority\ntreatment = none\n")

    # --- patients ---

    def patient(self, given, is_open=False):
        word = lambda value: ("yes" if value else "no") if isinstance(value, bool) else value
        out = [] if is_open else ["[check]\nnot_mentioned = no\n"]
        for section, keys in PLACES.items():
            lines = [f"id = {given['id']}\n"] if section == "patient" else []
            lines += [f"{key} = {word(given[key])}\n" for key in keys.split() if key in given]
            out.append(f"[{section}]\n{''.join(lines)}" if lines else "")
        for terms in TERMS:
            if given[terms]:
                out.append(f"[{terms}]\n" + "".join(f"{term} = yes\n" for term in given[terms]))
        skin = [f"{name} = {site}\n" for key, name in SKIN.items() for site in given[key]]
        if skin:
            out.append("[skin]\n" + "".join(skin))
        return "\n".join(part for part in out if part)

    def write_patients(self, folder):
        with open(folder / "p.ndjson") as source, open(folder / "contra.ini", "w") as stream, \
                open(folder / "open.ini", "w") as opened:
            for number, line in enumerate(source):
                given = json.loads(line)
                text = self.patient(given)
                path = folder / f"contra/{number // 1000:03}/{given['id']}.ini"
                if number % 1000 == 0:
                    path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text)
                stream.write(("---\n" if number else "") + text)
                if number % 10 == 0:
                    opened.write(("---\n" if number else "") + self.patient(given, True))


def main():
    bench, folder = Path(sys.argv[1]), Path(sys.argv[2])
    workload = Workload(bench)
    for form in ["conditions", "lua", "open"]:
        workload.write_pack(folder / form, form)
    workload.write_patients(folder)


if __name__ == "__main__":
    main()

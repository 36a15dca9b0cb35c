#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Reads the sources and fails where the house is not as DESIGN says: arrows between the rooms,
who may include lua.h, dlfcn.h and ini.h, who may call malloc, what plugins may know, what stands at
the top level."""

import os
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CORE = ROOT / "core"
PLUGINS = ROOT / "plugins"

TOP_LEVEL = set("""core rules plugins include tests CMakeLists.txt README.md bootstrap
    CMakePresets.json LICENSE CHANGELOG.md CONTRIBUTING.md .clang-format .editorconfig .gitignore
    .ci""".split())
NOT_OURS = {".git", "build"}  # git's, and what builds leave behind

# What each room may include, besides itself.
ARROWS = {
    "base": set(),
    "facts": {"base"},
    "report": {"base"},
    "rules": {"facts", "report", "base"},
    "engine": {"rules", "facts", "report", "base"},
    "authoring": {"rules", "facts", "report", "base"},
    "cli": {"engine", "authoring", "rules", "facts", "report", "base"},
}
# Commands that use contra.h alone, like any host.
HOSTS = re.compile("command_(check|batch|leaflet)[.]c|batch_.*|leaflet[.]c")
# System headers that only some files may include.
GUARDED = {
    "lua.h": lambda path: path.startswith("rules/"),
    "lauxlib.h": lambda path: path.startswith("rules/"),
    "lualib.h": lambda path: path.startswith("rules/"),
    "ini.h": lambda path: path == "facts/ini_reader.c",
    "dlfcn.h": lambda path: path in {"engine/plugin.c", "rules/foreign_lua.c"},
}
# Of plugins: the interface is all that they know of contra; and whose other files they may use.
INTERFACE = {"contra/plugin.h", "contra/types.h"}
SHARED = {"fhir": {"json"}}
MAY_ALLOCATE = {"base/arena.c", "rules/sandbox.c"}
LONGEST_FILE = 500

CODE = {".c", ".h", ".cpp", ".lua", ".py", ".sh", ".cmake", ".ini", ".md"}
CODE_NAMES = {"CMakeLists.txt", "bootstrap", "run", "LICENSE", ".clang-format", ".editorconfig",
              ".gitignore"}
# Where files are test data, and may have to be without a first line of ours.
DATA = re.compile(r"tests/(ini|rules|golden|attacks|fuzz|plugins)/.*[.](ini|lua|sh|md)$")

problems = []


def complain(path, line, message):
    name = path.relative_to(ROOT) if isinstance(path, Path) else path
    problems.append(f"{name}:{line}: {message}" if line else f"{name}: {message}")


def without_comments(text):
    """The C text with comments and literals blanked, lines kept."""
    pattern = r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\''
    return re.sub(pattern, lambda match: re.sub(r"[^\n]", " ", match.group()), text, flags=re.S)


def check_include(path, line, quoted, name):
    inner = path.relative_to(CORE).as_posix()
    room = inner.split("/")[0]
    if not quoted:
        allowed = GUARDED.get(name)
        if allowed and not allowed(inner):
            complain(path, line, f"<{name}> is not for this file.")
        return
    if not (CORE / name).is_file():
        complain(path, line, f'"{name}" is not a file below core/; write the path from there.')
        return
    other = name.split("/")[0]
    if other != room and other not in ARROWS[room]:
        complain(path, line, f"{room} must not know {other}: arrows point down only.")
    if HOSTS.fullmatch(path.name) and other != "cli":
        complain(path, line, f'a host knows <contra/...> only, not "{name}".')


def check_source(path):
    inner = path.relative_to(CORE).as_posix()
    text = path.read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), 1):
        match = re.match(r'\s*#\s*include\s*(["<])([^">]+)[">]', line)
        if match:
            check_include(path, number, match[1] == '"', match[2])
    if inner in MAY_ALLOCATE:
        return
    calls = r"(?<![\w.>])(malloc|calloc|realloc|reallocarray|free|strdup|strndup|asprintf)\s*\("
    for number, line in enumerate(without_comments(text).splitlines(), 1):
        match = re.search(calls, line)
        if match:
            complain(path, number, f"{match[1]} is for base/arena.c and rules/sandbox.c only.")


def check_plugin(path):
    plugin = path.relative_to(PLUGINS).parts[0]
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        match = re.match(r'\s*#\s*include\s*(["<])([^">]+)[">]', line)
        if not match:
            continue
        name, other = match[2], match[2].split("/")[0]
        if match[1] == "<" and other == "contra" and name not in INTERFACE:
            complain(path, number, f"a plugin knows <contra/plugin.h> only, not <{name}>.")
        if match[1] == '"' and other != plugin and other not in SHARED.get(plugin, set()):
            complain(path, number, f'the plugin {plugin} must not know "{name}".')


def our_files():
    for folder, folders, files in os.walk(ROOT):
        if Path(folder) == ROOT:
            folders[:] = [name for name in folders if name not in NOT_OURS]
        folders[:] = [name for name in folders if name != "__pycache__"]
        for name in files:
            yield Path(folder) / name


def check_file(path):
    inner = path.relative_to(ROOT).as_posix()
    known = path.suffix in CODE or path.name in CODE_NAMES
    if not known or DATA.match(inner) or path.is_symlink():
        return
    lines = path.read_text(encoding="utf-8").splitlines()
    if not any("SPDX-License-Identifier: MIT" in line for line in lines[:3]):
        complain(path, 1, "the SPDX line is missing.")
    if path.suffix in {".c", ".h", ".cpp", ".lua", ".py"} and len(lines) > LONGEST_FILE:
        complain(path, 0, f"{len(lines)} lines; {LONGEST_FILE} is the most.")


def main():
    for entry in sorted(set(os.listdir(ROOT)) - TOP_LEVEL - NOT_OURS):
        complain(ROOT / entry, 0, "is not one of the entries that the top level may have.")

    sources = sorted(path for path in CORE.rglob("*") if path.suffix in {".c", ".h"})
    for path in sources:
        room = path.relative_to(CORE).parts[0]
        if room in ARROWS:
            check_source(path)
        else:
            complain(path, 0, "stands in no room that DESIGN names.")

    plugins = sorted(path for path in PLUGINS.rglob("*") if path.suffix in {".c", ".h"})
    for path in plugins:
        check_plugin(path)

    seen = {}
    for path in sources + plugins:
        if path.name in seen:
            complain(path, 0, f"has the name of {seen[path.name].relative_to(ROOT)}.")
        seen[path.name] = path

    for path in sorted(our_files()):
        check_file(path)

    for problem in problems:
        print(problem)
    print(f"{len(sources)} sources in core/, {len(plugins)} in plugins/, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())

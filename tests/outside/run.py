#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Installs contra into a folder of the build tree, moves that folder, builds the programs beside
this file against it, through find_package and through pkg-config, shared and static, and runs
them: the same report from each, under a locale with a decimal comma too; a refusal beside LuaJIT.
Then it does what plugins/README.md says, from the template to a plugin of one's own."""

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE.parent / "docs")]
import harness  # noqa: E402
import run as page  # noqa: E402


def run(*command, **environment):
    """Output of a command that must succeed."""
    done = subprocess.run([str(word) for word in command], text=True, capture_output=True,
                          env={**os.environ, "LC_ALL": "C", **environment})
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}"
                 f"exit code {done.returncode}")
    return done.stdout


def expect(right, message):
    if not right:
        sys.exit(message)


def install(cmake, build, work):
    """Installs, then moves the tree: nothing in it may know where it was first."""
    first, prefix = work / "first", work / "prefix"
    run(cmake, "--install", build, "--prefix", first)
    first.rename(prefix)
    return prefix


def build_by_cmake(cmake, prefix, work):
    run(cmake, "-G", "Ninja", "-S", HERE, "-B", work / "cmake", f"-DCMAKE_PREFIX_PATH={prefix}",
        "-DCMAKE_BUILD_TYPE=Debug")
    run(cmake, "--build", work / "cmake")
    return work / "cmake"


def build_by_pkg_config(prefix, work):
    """threads.c, shared and static, as a makefile would."""
    where = {"PKG_CONFIG_PATH": str(next(prefix.glob("lib/**/pkgconfig")))}
    flags = run("pkg-config", "--cflags", "--libs", "contra", **where).split()
    run("cc", HERE / "threads.c", "-o", work / "pkg_shared", "-pthread", *flags)
    flags = run("pkg-config", "--static", "--cflags", "--libs", "contra", **where).split()
    flags = ["-l:libcontra.a" if flag == "-lcontra" else flag for flag in flags]
    run("cc", HERE / "threads.c", "-o", work / "pkg_static", "-pthread", *flags)
    return run("pkg-config", "--modversion", "contra", **where).strip()


def german_locale(work):
    """A locale with a decimal comma, made here, since a bare machine has none."""
    (work / "locales").mkdir()
    made = subprocess.run(["localedef", "-i", "de_DE", "-f", "UTF-8", work / "locales/de_DE.UTF-8"],
                          text=True, capture_output=True)
    expect((work / "locales/de_DE.UTF-8/LC_NUMERIC").exists(), f"localedef: {made.stderr}")
    return {"LC_ALL": "de_DE.UTF-8", "LOCPATH": str(work / "locales")}


def check_command(prefix, version):
    """The installed command finds the installed rules, and a plugin with its own by their names."""
    contra = prefix / "bin/contra"
    expect(version in run(contra, "--version"), "contra --version does not say the version")
    sample = prefix / "share/contra/rules/dry-needling/patients/sample.ini"
    done = subprocess.run([contra, "check", sample], text=True, capture_output=True)
    expect(done.returncode in (0, 1) and done.stdout, f"contra check {sample}: {done.stderr}")
    done = subprocess.run([contra, "check", "--rules", "dry-needling", "--rules", "has-bled",
                           "--plugin", "has-bled", sample], text=True, capture_output=True)
    expect("HAS-BLED score is 0 to 6 of 9" in done.stdout, f"--plugin has-bled: {done.stderr}")


def check_programs(programs, library, rules, locale):
    """Every program gives the same report, whatever the locale."""
    reports = {}
    for program in programs:
        for point, environment in ((".", {}), (",", locale)):
            output = run(program, rules, LD_LIBRARY_PATH=str(library), **environment)
            first, report = output.split("\n", 1)
            expect(first == f"decimal point: {point}", f"{program.name}: {first}")
            reports[f"{program.name} {point}"] = report
    different = {name for name, report in reports.items() if report != next(iter(reports.values()))}
    expect(not different, f"another report from {', '.join(sorted(different))}")
    expect('"disposition"' in report, f"this is no report:\n{report}")


def check_plugin(prefix, work):
    """The page on plugins, with the installed contra; the template without a warning."""
    environment = harness.environment
    packages = str(next(prefix.glob("lib/**/pkgconfig")))
    harness.environment = lambda contra: environment(contra) | {"PKG_CONFIG_PATH": packages}
    (work / "plugin").mkdir()
    expect(page.run_page(harness.ROOT / "plugins/README.md", prefix / "bin/contra", work / "plugin"),
           "plugins/README.md does not say what happens")
    run("cc", "-std=c11", "-Wall", "-Wextra", "-Wpedantic", "-Werror", "-shared", "-fPIC",
        f"-I{prefix}/include", prefix / "share/contra/plugins/template.c",
        "-o", work / "plugin/template.so")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cmake", default="cmake")
    parser.add_argument("--build", type=lambda path: Path(path).resolve(), required=True)
    parser.add_argument("--version", required=True)
    options = parser.parse_args()

    work = options.build / "outside"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir()
    prefix = install(options.cmake, options.build, work)
    library = next(prefix.glob("lib/**/libcontra.so")).parent
    rules = prefix / "share/contra/rules/dry-needling"

    built = build_by_cmake(options.cmake, prefix, work)
    expect(build_by_pkg_config(prefix, work) == options.version, "contra.pc has another version")

    check_command(prefix, options.version)
    check_plugin(prefix, work)
    check_programs([built / "threads_shared", built / "threads_static",
                    work / "pkg_shared", work / "pkg_static"],
                   library, rules, german_locale(work))
    shared, static = run(built / "host_shared", rules), run(built / "host_static", rules)
    expect(shared == static and "bleeding" in shared, f"C++ found this:\n{shared}")
    print(run(built / "beside_luajit", rules), end="")


if __name__ == "__main__":
    main()

# SPDX-License-Identifier: MIT
"""Takes the newest long-term Jenkins, its plugins, the agents' and the builder's image; `make update`."""

from __future__ import annotations

import argparse
import datetime
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from local.distribution import DOWNLOADS, Pins, from_folder, from_site
from local.words import Failure
from update.api import lists
from update.lines import Lines, line, newest
from update.places import LINES, Rewrite
from update.plugins import PluginSet, Published, bom, for_baseline, pinned, warnings
from update.sites import Sites

ROOT = Path(__file__).resolve().parents[1]
PLUGINS = "docker/plugins.txt"
DECLARED = "docker/tests/plugin-dependencies.json"
BASELINE = "local/plugins-baseline.txt"
POM = "hermetic/plugin/pom.xml"
API = "hermetic/plugin/src/test/resources/jenkins"
LISTS = ("api.txt.gz", "symbols.txt", "taglibs.txt")


def required(pom: str) -> list[str]:
    """The plugins that this plugin needs."""
    found = re.search(r"<hpi\.dependencies>([^<]+)</hpi\.dependencies>", pom)
    if not found:
        raise Failure(f"{POM} has no hpi.dependencies. Nothing was changed")
    return [dependency.partition(":")[0] for dependency in found[1].split(",")]


Lists = Callable[[Pins], dict[str, bytes]]


def read_off(pins: Pins) -> dict[str, bytes]:
    """The lists of a Jenkins and its plugins, which are loaded as `make jenkins` loads them."""
    folder = os.environ.get("JENKINS_DIST")
    if folder:
        return lists(from_folder(Path(folder), pins), pins.jenkins)
    usual = Sites().updates
    site = from_site(
        pins,
        ROOT / ".cache/jenkins",
        os.environ.get("JENKINS_UPDATES", usual),
        os.environ.get("JENKINS_DOWNLOADS", DOWNLOADS),
    )
    return lists(site, pins.jenkins)


def rewrite(root: Path, sites: Sites, read: Lists | None) -> tuple[Rewrite, list[str]]:
    """The files as they would be, and the warnings against what would be in the image."""
    files = Rewrite(root)
    now = Lines.read(files.text(LINES))
    then = newest(sites, now)
    published = Published(sites)
    image = bom(sites, line(then["image"]), then["image.bom"])
    baseline = bom(sites, line(then["baseline"]), then["baseline.bom"])
    chosen = list(pinned(files.text(PLUGINS).partition("# What those need")[0]))
    plugins = PluginSet.of([*chosen, *required(files.text(POM))], image, published, then["image"])
    older = for_baseline(plugins, baseline, published, then["baseline"])

    files.lines(now, then)
    day = sites.artifact("io.jenkins.tools.bom", f"bom-{line(then['image'])}.x", then["image.bom"]).day
    head = f"line {line(then['image'])}.x, release {then['image.bom']}" + (
        f" ({day})" if day else " (no date)"
    )
    files.change(
        PLUGINS, lambda text: re.sub(r"line \S+\.x, release \S+ \([^)]*\)", head, plugins.listed(text))
    )
    files.change(DECLARED, lambda text: plugins.declared())
    files.change(
        BASELINE, lambda text: _comments(text) + "".join(f"{name}:{older[name]}\n" for name in older)
    )
    files.change(POM, lambda text: _dependencies(text, baseline))
    against = warnings(sites, then["image"], plugins.versions())
    if read:
        _relist(
            files,
            read,
            now,
            Pins(then["image"], plugins.versions()),
            Pins(then["baseline"], {**plugins.versions(), **older}),
        )
    return files, against


def _relist(files: Rewrite, read: Lists, now: Lines, *wanted: Pins) -> None:
    """The lists of each Jenkins that is another, has other plugins, or has none yet."""
    kept = {f"{API}/{pins.jenkins}.{name}" for pins in wanted for name in LISTS}
    for pins in wanted:
        if _stale(files, pins):
            for name, content in read(pins).items():
                files.make(f"{API}/{name}", content)
    for name in LISTS:
        if (old := f"{API}/{now['image']}.{name}") not in kept:
            files.remove(old)


def _stale(files: Rewrite, pins: Pins) -> bool:
    if any(not files.there(f"{API}/{pins.jenkins}.{name}") for name in LISTS):
        return True
    return PLUGINS in (changed := files.changed()) or BASELINE in changed


def _comments(text: str) -> str:
    return "".join(remark for remark in text.splitlines(keepends=True) if remark.startswith("#"))


def _dependencies(pom: str, managed: dict[str, str]) -> str:
    """The plugin is built with the baseline's BOM."""

    def version(entry: re.Match[str]) -> str:
        return f"{entry[1]}:{managed.get(entry[1], entry[2])}"

    return re.sub(
        r"(<hpi\.dependencies>)([^<]+)",
        lambda found: found[1] + re.sub(r"([a-z][\w-]*):([^,;]+)", version, found[2]),
        pom,
    )


def report(root: Path, before: dict[str, str], files: list[str], against: list[str]) -> str:
    """What is another now, for people."""
    lines = [f"Changed, {len(files)} files:"]
    for file in (LINES, PLUGINS, BASELINE):
        entry = r"(?m)^([a-z][\w.-]*)[:=](\S+)$"
        old, new = (dict(re.findall(entry, text)) for text in (before[file], (root / file).read_text()))
        lines += [
            f"  {file}: {name} {old.get(name, '(new)')} -> {new.get(name, '(gone)')}"
            for name in sorted(old.keys() | new.keys())
            if old.get(name) != new.get(name)
        ]
    lines += [f"  {file}" for file in files if file not in before]
    if against:
        lines += [
            "Known warnings against what is in the image now:",
            *(f"  {warning}" for warning in against),
        ]
    return "\n".join(lines)


def _standing(root: Path, today: datetime.date) -> str:
    now = Lines.read((root / LINES).read_text())
    over = today.isoformat() > now["image.until"]
    return f"Jenkins {now['image']}, whose line {'was' if over else 'is'} supported until about {now['image.until']}"


def main(
    arguments: list[str], root: Path = ROOT, today: datetime.date | None = None, read: Lists = read_off
) -> int:
    """The exit code: 0 all is well, 1 something is to be looked at, 2 nothing could be done."""
    parser = argparse.ArgumentParser(prog="update", description=__doc__)
    parser.add_argument("--no-tests", action="store_true", help="write only, and run no tests")
    parser.add_argument(
        "--no-lists", action="store_true", help="load no Jenkins to read the lists of its API off"
    )
    parser.add_argument("--check", action="store_true", help="say what is newer, and write nothing")
    options = parser.parse_args(arguments)
    today = today or datetime.date.today()
    try:
        skipped = options.no_lists or options.check
        files, against = rewrite(root, Sites.of(os.environ), None if skipped else read)
        changed = files.changed()
        if not changed:
            print(f"Nothing is newer: {_standing(root, today)}.")
            for warning in against:
                print(f"Known warning: {warning}")
            return 1 if against else 0
        if options.check:
            print("Newer things are there for " + ", ".join(changed))
            return 1
        before = {file: (root / file).read_text() for file in (LINES, PLUGINS, BASELINE)}
        print(report(root, before, files.write(), against))
    except Failure as failure:
        print(f"update: {failure}", file=sys.stderr)
        return 2
    print(f"The project is on {_standing(root, today)}.")
    if missing := _missing(root):
        print(f"These lists are missing, without which the checks of the glue fail: {', '.join(missing)}")
    if options.no_tests:
        return 1 if against else 0
    return subprocess.run(["make", "test"], cwd=root, check=False).returncode


def _missing(root: Path) -> list[str]:
    """The lists of the API that the image's line lacks."""
    image = Lines.read((root / LINES).read_text())["image"]
    return [f"{API}/{image}.{name}" for name in LISTS if not (root / API / f"{image}.{name}").exists()]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

# SPDX-License-Identifier: MIT
"""Homes that earlier versions of the plugin left, for trying an upgrade over them.

`python -m acceptance.homes NAME --plugin fargate-controller.hpi --dist FOLDER` runs that version of the plugin, lets people
do what people do, and keeps in `acceptance/homes/NAME` what is theirs and the plugin's of JENKINS_HOME. What differs from
one machine to the next stands there as `@…@`.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from acceptance.language import NON_CRITICAL, OURS, Jenkins, Starting
from local.distribution import Pins, from_folder

HOMES = Path(__file__).with_name("homes")
KEPT = (
    "config.xml",
    "fargate-controller/*.json",
    "io.jenkins.plugins.fargatecontroller.*.xml",
    "jenkins.model.JenkinsLocationConfiguration.xml",
    "jobs/*/config.xml",
    "users/*/config.xml",
)
# Jenkins names a user's folder with a key of its own; one that is named for the user it takes over
HASH = re.compile(r"_[0-9a-f]{64}(?=/)")
# Who or what holds a home is known anew at each start
NOT_KEPT = ("fargate-controller/lease.json",)
# What the last version said of itself, and each later one is to say too
EXPORT = "overrides.yaml"
OVERRIDES = """
unclassified:
  fargateController:
    executors: 0
    templates:
      - name: build-example
        memory: 4096
      - name: mine
        cpu: 1024
        memory: 2048
        environment:
          A: b
"""
THEIRS = "A job of theirs"


def names() -> list[str]:
    return sorted(each.name for each in HOMES.iterdir() if each.is_dir())


def record(jenkins: Jenkins, kept: Path) -> None:
    """Lets people configure something, make a job and delete a sample, and keeps what is there when Jenkins has ended."""
    assert jenkins.settled() == "IN_SYNC", jenkins.status()
    answer = jenkins.apply(OVERRIDES)
    assert answer.status == 200, answer.text[:2000]
    jenkins.reader()
    jenkins.pipeline(THEIRS, "node('build-example') { sh 'echo at work' }")
    jenkins.groovy(f"Jenkins.get().getItem('{NON_CRITICAL}').delete()")
    assert jenkins.rediscover() == "IN_SYNC"
    export = jenkins.admin.get(OURS + "export/overrides.yaml").text
    jenkins.world.controller.stop()
    shutil.rmtree(kept, ignore_errors=True)
    home = jenkins.world.controller.place.home
    for file in _kept(home):
        target = kept / HASH.sub("", file.relative_to(home).as_posix())
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(_of_no_machine(file.read_text(), jenkins))
    (kept / EXPORT).write_text(export)


def restore(name: str, folder: Path, port: int) -> None:
    """Makes the home of a Jenkins that will run in the folder, at the port."""
    for file in (HOMES / name).rglob("*.*"):
        if file.name != EXPORT:
            target = folder / "home" / file.relative_to(HOMES / name)
            target.parent.mkdir(parents=True, exist_ok=True)
            text = file.read_text().replace("@FOLDER@", str(folder))
            target.write_text(text.replace("@URL@", f"http://127.0.0.1:{port}/"))


def export(name: str) -> str:
    return (HOMES / name / EXPORT).read_text()


def _kept(home: Path) -> Iterator[Path]:
    left = {home / name for name in NOT_KEPT}
    for pattern in KEPT:
        yield from (file for file in sorted(home.glob(pattern)) if file not in left)


def _of_no_machine(text: str, jenkins: Jenkins) -> str:
    place = jenkins.world.controller.place
    return text.replace(str(place.folder), "@FOLDER@").replace(place.url, "@URL@")


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m acceptance.homes", description=__doc__)
    parser.add_argument("name", help="of the version and what is special about it")
    parser.add_argument("--plugin", type=Path, required=True, help="that version's .hpi")
    parser.add_argument("--dist", type=Path, required=True, help="a folder with jenkins.war and plugins")
    parser.add_argument("--without", nargs="*", default=[], help="plugins to leave out")
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        starting = Starting(from_folder(asked.dist.resolve(), Pins.of()), Path(folder))
        with starting(without=tuple(asked.without), plugin=asked.plugin.resolve()) as jenkins:
            record(jenkins, HOMES / asked.name)


if __name__ == "__main__":
    main(sys.argv[1:])

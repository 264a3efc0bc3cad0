# SPDX-License-Identifier: MIT
"""`make jenkins`: a real Jenkins with the plugin on this machine, until Ctrl-C."""

from __future__ import annotations

import argparse
import os
import shlex
import signal
import sys
from pathlib import Path
from types import FrameType

from local import distribution
from local.distribution import ROOT, Distribution, Pins
from local.words import Failure, say
from local.world import PLUGIN, USER, Wishes, World, world


class Asked(Exception):
    """A signal asked for the end."""


def main(arguments: list[str] | None = None) -> int:
    options = parse(arguments)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, ask)
    try:
        run(options)
    except Failure as failure:
        say(f"\nmake jenkins: {failure}")
        return 1
    except Asked:
        say(
            "Jenkins, its agents and the emulator have ended. JENKINS_HOME is kept; FRESH=1 starts with an empty one."
        )
    return 0


def ask(_number: int, _frame: FrameType | None) -> None:
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)  # once is enough: the end takes a moment
    say("\nEnding …")
    raise Asked


def parse(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m local", description=__doc__)
    parser.add_argument(
        "--dist",
        type=Path,
        metavar="FOLDER",
        help="folder with jenkins.war and plugins/*.hpi (default: download them)",
    )
    parser.add_argument(
        "--line",
        default="image",
        help="the Jenkins to run: image, baseline, or a version (default: %(default)s)",
    )
    parser.add_argument("--port", type=int, default=8080, help="port on 127.0.0.1 (default: %(default)s)")
    parser.add_argument(
        "--folder", type=Path, default=ROOT / "target/jenkins", help="folder of JENKINS_HOME and the logs"
    )
    parser.add_argument("--cache", type=Path, default=ROOT / ".cache/jenkins", help="folder of the downloads")
    parser.add_argument("--fresh", action="store_true", help="start with an empty JENKINS_HOME")
    parser.add_argument(
        "--scenario",
        default="stack",
        help="the account; python -m emulator --list lists them (default: %(default)s)",
    )
    parser.add_argument(
        "--plugin", type=Path, default=PLUGIN, help="the plugin (default: target/fargate-controller.hpi)"
    )
    return parser.parse_args(arguments)


def run(options: argparse.Namespace) -> None:
    wishes = Wishes(
        distribution=choose(options.dist, options.line, options.cache),
        folder=options.folder.resolve(),
        port=options.port,
        scenario=options.scenario,
        options=tuple(shlex.split(os.environ.get("JAVA_OPTS", ""))),
        plugin=options.plugin,
        fresh=options.fresh,
    )
    with world(wishes) as running:
        print(welcome(running), flush=True)
        code = running.controller.wait()
        raise Failure(f"Jenkins ended by itself with exit code {code}; see {running.controller.place.log}")


def choose(folder: Path | None, line: str, cache: Path) -> Distribution:
    """The Jenkins of a folder if one is given, else of the download site or the mirror that the environment names."""
    pins = Pins.of(line)
    if folder is not None:
        return distribution.from_folder(folder.resolve(), pins)
    updates = os.environ.get("JENKINS_UPDATES") or distribution.UPDATES
    downloads = os.environ.get("JENKINS_DOWNLOADS") or distribution.DOWNLOADS
    return distribution.from_site(pins, cache, updates.rstrip("/"), downloads.rstrip("/"))


def welcome(running: World) -> str:
    password = (
        running.aws.password()
        or f"not available: the account denies the parameter {running.aws.password_parameter}"
    )
    return f"""
  Address    {running.url}
  User       {USER}
  Password   {password}

  What the plugin found and configured    {running.url}manage/fargate-controller/
  Its clouds and agent templates          {running.url}manage/cloud/
  A job to build (Build Now)              {running.url}job/Simple%20job%20critical%20task/
  The tasks in the emulated account       {running.aws.control_url}/moto-api/fargate/tasks

  Ctrl-C ends Jenkins, its agents and the emulator."""


if __name__ == "__main__":
    sys.exit(main())

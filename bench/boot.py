# SPDX-License-Identifier: MIT
"""A real Jenkins: what its start takes without the plugin, with it, and as one did it in 2021 (YAML and job-dsl)."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.running import distribution
from bench.runs import median
from local import java
from local.controller import Controller, Place
from local.distribution import ROOT, Distribution
from local.words import Failure
from local.world import PLUGIN, Wishes, emulator, free_port

TIMES = int(os.environ.get("BENCH_BOOTS", "5"))
UP = "Jenkins is fully up and running"
COMPARED = "Compared with the plan"

HOMES = ("empty home", "same home again")
PATIENCE = 600

Start = dict[str, float]


def measure() -> dict[str, Any]:
    """All in turns, so that a noisy minute hits them all."""
    jenkins = distribution()
    rounds = [{name: boots(jenkins, prepare) for name, prepare in VARIANTS.items()} for _ in range(TIMES)]
    return {"times": TIMES, "starts": compared(rounds)}


def compared(rounds: list[dict[str, dict[str, Start]]]) -> dict[str, dict[str, Any]]:
    """Of each figure the median, and the median of what it is more than without the plugin in the same round."""
    base = next(iter(VARIANTS))
    return {
        home: {
            name: {
                what: {
                    "median": median((one[name][home][what] for one in rounds), 1),
                    "added": median((one[name][home][what] - one[base][home][what] for one in rounds), 1),
                }
                for what in rounds[0][name][home]
            }
            for name in VARIANTS
        }
        for home in HOMES
    }


def boots(jenkins: Distribution, prepare: Callable[[Controller, Path], str]) -> dict[str, Start]:
    """With an empty home, and with the same once more."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "agents").mkdir()
        place = Place(folder, free_port(), folder / "cache")
        command = java.find(jenkins.java())
        with emulator(Wishes(jenkins, folder), place.port, command.command) as aws:
            aws.use_this_machine(place.url, folder / "agents")
            controller = Controller(place, command, jenkins, PLUGIN, environment=dict(aws.environment))
            ready = prepare(controller, folder)
            return {home: start(controller, ready) for home in HOMES}


def start(controller: Controller, ready: str) -> Start:
    """Seconds until Jenkins is up and until the clouds are there, and seconds of the processor, its end included."""
    log = controller.place.log
    used = processor()
    begin = time.monotonic()
    try:
        controller.start(tell=False)
        up = time.monotonic() - begin
        while ready not in log.read_text(errors="replace"):
            if time.monotonic() - begin > PATIENCE:
                raise Failure(f"Jenkins has not said {ready!r} within {PATIENCE} s")
            time.sleep(0.05)
        clouds = time.monotonic() - begin
    finally:
        controller.stop()
        log.unlink()
    return {"up": up, "clouds": clouds, "processor": processor() - used}


def processor() -> float:
    """Of the processes that were started here and have ended."""
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return ended.ru_utime + ended.ru_stime


def without(controller: Controller, _folder: Path) -> str:
    controller.plugin = None
    controller.environment = {}
    return UP


def with_it(_controller: Controller, _folder: Path) -> str:
    return COMPARED


def as_in_2021(controller: Controller, folder: Path) -> str:
    """The clouds as the command line writes them, a user, and the jobs by job-dsl: all of it kept by hand."""
    casc = folder / "casc"
    casc.mkdir()
    shutil.copy(Path(__file__).with_name("jenkins-2021.yaml"), casc)
    command = [ROOT / "bin/fargate-controller", "plan", "--format", "jcasc"]
    clouds = subprocess.run(
        command, env=os.environ | controller.environment, capture_output=True, check=False
    )
    if clouds.returncode != 0:
        raise Failure(f"The clouds could not be planned: {clouds.stderr.decode()[-500:]}")
    (casc / "clouds.yaml").write_bytes(clouds.stdout)
    controller.plugin = None
    controller.environment = {"CASC_JENKINS_CONFIG": str(casc), "ADMIN_PASSWORD": "any"}
    return UP


VARIANTS: dict[str, Callable[[Controller, Path], str]] = {
    "without the plugin": without,
    "with the plugin": with_it,
    "as in 2021": as_in_2021,
}

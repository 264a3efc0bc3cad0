# SPDX-License-Identifier: MIT
"""A real Jenkins: the time to "fully up and running", without the plugin, with it, and as one did it in 2021 (YAML and job-dsl)."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.runs import median
from local import java
from local.__main__ import choose
from local.controller import Controller, Place
from local.distribution import ROOT, Distribution
from local.words import Failure
from local.world import PLUGIN, Wishes, emulator, free_port

TIMES = int(os.environ.get("BENCH_BOOTS", "5"))
UP = "Jenkins is fully up and running"
COMPARED = "Compared with the plan"


def measure() -> dict[str, Any]:
    given = os.environ.get("JENKINS_DIST")
    distribution = choose(Path(given) if given else None, "image", ROOT / ".cache/jenkins")
    seconds: dict[str, dict[str, list[float]]] = {}
    for _ in range(TIMES):
        for name, prepare in VARIANTS.items():
            for home, took in boots(distribution, prepare).items():
                seconds.setdefault(name, {}).setdefault(home, []).append(took)
    return {name: {home: median(took, 1) for home, took in homes.items()} for name, homes in seconds.items()}


def boots(distribution: Distribution, prepare: Callable[[Controller, Path], str]) -> dict[str, float]:
    """Seconds from the start of the process until Jenkins is ready, with an empty home and with the same once more."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "agents").mkdir()
        place = Place(folder, free_port(), folder / "cache")
        command = java.find(distribution.java())
        with emulator(Wishes(distribution, folder), place.port, command.command) as aws:
            aws.use_this_machine(place.url, folder / "agents")
            controller = Controller(place, command, distribution, PLUGIN, environment=dict(aws.environment))
            ready = prepare(controller, folder)
            cold = start(controller, ready)
            return {"empty home": cold, "same home again": start(controller, UP)}


def start(controller: Controller, ready: str) -> float:
    log = controller.place.log
    begin = time.monotonic()
    try:
        controller.start(tell=False)
        while not all(words in log.read_text(errors="replace") for words in (UP, ready)):
            time.sleep(0.05)
        return time.monotonic() - begin
    finally:
        controller.stop()
        log.unlink()


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

# SPDX-License-Identifier: MIT
"""Discovery, when each call takes a while: the wall against the longest chain of calls, and against one after another."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from bench.runs import run
from local.distribution import ROOT
from local.words import Failure

LATENCIES = (0, 20, 50, 100)
SCENARIOS = ("two-clusters", "many-parameters")
CLASS = "io.jenkins.plugins.fargatecontroller.discovery.aws.DiscoveryBenchmark"


def measure() -> dict[str, list[dict[str, Any]]]:
    path = class_path()
    return {scenario: of(scenario, path) for scenario in SCENARIOS}


def of(scenario: str, path: str) -> list[dict[str, Any]]:
    java = ["java", f"-Dproject.root={ROOT}", "-cp", path, CLASS, scenario, *map(str, LATENCIES)]
    return [json.loads(line) for line in run(java).output.decode().splitlines() if line.startswith("{")]


def class_path() -> str:
    """Of the tests, which know the emulator."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "class-path")
        words = "-B -ntp -q -f hermetic.xml -pl hermetic/core -Dspotless.check.skip test-compile dependency:build-classpath"
        command = [*maven(), *words.split(), f"-Dmdep.outputFile={file}"]
        done = subprocess.run(command, cwd=ROOT, env=without_maven_args(), check=False)
        if done.returncode != 0:
            raise Failure("Maven could not compile the tests; its output above says why")
        target = ROOT / "hermetic/core/target"
        return f"{target / 'test-classes'}:{target / 'classes'}:{file.read_text().strip()}"


def maven() -> list[str]:
    """Maven with its options, as `make` has them in MVN and MAVEN_ARGS."""
    return [os.environ.get("MVN", "mvn"), *shlex.split(os.environ.get("MAVEN_ARGS", ""))]


def without_maven_args() -> dict[str, str]:
    """Maven 3.9 reads MAVEN_ARGS too, and would get each option twice."""
    return {name: value for name, value in os.environ.items() if name != "MAVEN_ARGS"}

# SPDX-License-Identifier: MIT
"""The command line from a cold start, with what the JVM offers to make it short."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from bench import accounts
from bench.runs import JAR, Cost, alternate, median, run
from local.distribution import ROOT

TIMES = 7
SHORT = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]


def measure() -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        environment = accounts.environment(Path(folder, "environment.json"), templates=2)
        archive = Path(folder, "classes.jsa")
        plan = ["-jar", JAR, "plan", "--environment", environment]
        run(["java", *SHORT, f"-XX:ArchiveClassesAtExit={archive}", *plan])
        costs = alternate(
            TIMES,
            {
                "java -jar, nothing else": lambda: run(["java", *plan]),
                "first compiler only": lambda: run(["java", *SHORT, *plan]),
                "and an archive of classes": lambda: run(
                    ["java", *SHORT, f"-XX:SharedArchiveFile={archive}", *plan]
                ),
                "bin/fargate-controller": lambda: run([ROOT / "bin/fargate-controller", *plan[2:]]),
            },
        )
    return {name: summary(runs) for name, runs in costs.items()}


def summary(costs: list[Cost]) -> dict[str, float]:
    return {"wall": median(cost.wall for cost in costs), "cpu": median(cost.cpu for cost in costs)}

# SPDX-License-Identifier: MIT
"""What ten times as many templates cost, in each output of the command line."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from bench import accounts
from bench.runs import JAR, Cost, alternate, median, run

TEMPLATES = (500, 5000)
TIMES = 3
FORMATS = ("text", "json", "jcasc")


def measure() -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        files = {count: accounts.environment(Path(folder, f"{count}.json"), count) for count in TEMPLATES}
        costs = alternate(
            TIMES,
            {
                f"{form} {count}": lambda form=form, file=file: plan(form, file)
                for form in FORMATS
                for count, file in files.items()
            },
        )
    return {form: {str(count): summary(costs[f"{form} {count}"]) for count in TEMPLATES} for form in FORMATS}


def plan(form: str, file: Path) -> Cost:
    return run(["java", "-XX:+UseSerialGC", "-jar", JAR, "plan", "--environment", file, "--format", form])


def summary(costs: list[Cost]) -> dict[str, float]:
    return {"cpu": median(cost.cpu for cost in costs), "bytes": len(costs[0].output)}

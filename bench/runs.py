# SPDX-License-Identifier: MIT
"""Running a program and counting what it took."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from local.distribution import ROOT
from local.words import Failure

JAR = ROOT / "hermetic/core/target/fargate-controller.jar"


@dataclass(frozen=True)
class Cost:
    """Of one run: seconds by the clock and of the processor, and what it printed."""

    wall: float
    cpu: float
    output: bytes


def run(command: Iterable[str | Path]) -> Cost:
    """Runs it to its end, which must be a good one."""
    words = [str(word) for word in command]
    start = time.monotonic()
    process = subprocess.Popen(
        words, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert process.stdout is not None
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):  # 1: a plan with errors is a plan
        raise Failure(f"{' '.join(words)[:300]} ended with {process.returncode}")
    return Cost(time.monotonic() - start, usage.ru_utime + usage.ru_stime, output)


def alternate(times: int, runs: dict[str, Callable[[], Cost]]) -> dict[str, list[Cost]]:
    """Each of them once, then each again, and so on, so that a noisy minute hits them all."""
    costs: dict[str, list[Cost]] = {name: [] for name in runs}
    for _ in range(times):
        for name, one in runs.items():
            costs[name].append(one())
    return costs


def median(numbers: Iterable[float], digits: int = 2) -> float:
    return round(statistics.median(numbers), digits)

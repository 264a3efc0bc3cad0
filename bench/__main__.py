# SPDX-License-Identifier: MIT
"""`make bench`: measure what was asked for, and write docs/performance.md from all results."""

from __future__ import annotations

import argparse
import os
import platform
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench import boot, commandline, discovery, outputs, report, running, size
from local.words import Failure, say

Results = dict[str, Any]
PARTS: dict[str, Callable[[], Any]] = {
    "discovery": discovery.measure,
    "commandline": commandline.measure,
    "outputs": outputs.measure,
    "size": size.measure,
    "running": running.measure,
    "boot": boot.measure,
}


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("parts", nargs="*", help=f"what to measure, of {', '.join(PARTS)}; all, unless said")
    parser.add_argument(
        "--report", action="store_true", help="measure nothing: write the page from the results"
    )
    options = parser.parse_args(arguments)
    unknown = [part for part in options.parts if part not in PARTS]
    if unknown:
        parser.error(f"there is no part {unknown[0]!r}; choose from {', '.join(PARTS)}")
    results = report.read()
    try:
        for part in [] if options.report else options.parts or PARTS:
            say(f"Measuring: {part} …")
            results[part] = {"when": today(), "machine": machine(), "results": PARTS[part]()}
            report.keep(results)
    except Failure as failure:
        say(f"make bench: {failure}")
        return 1
    for written in report.write(results):
        say(f"Wrote {written}")
    return 0


def today() -> str:
    return datetime.now(UTC).date().isoformat()


def machine() -> str:
    """What it ran on, as far as it matters for a figure."""
    models = [
        line.partition(":")[2].strip() for line in lines("/proc/cpuinfo") if line.startswith("model name")
    ]
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return f"{cores} cores ({models[0] if models else platform.machine()}), {platform.system()}"


def lines(file: str) -> list[str]:
    path = Path(file)
    return path.read_text().splitlines() if path.exists() else []


if __name__ == "__main__":
    sys.exit(main())

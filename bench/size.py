# SPDX-License-Identifier: MIT
"""The size of the plugin's archive, and how many classes a run of the command line loads."""

from __future__ import annotations

import tempfile
from pathlib import Path

from bench import accounts
from bench.runs import JAR, run
from local.words import Failure
from local.world import PLUGIN


def measure() -> dict[str, int]:
    if not PLUGIN.is_file():
        raise Failure(f"The plugin is not built: no {PLUGIN}; run `make package`")
    return {"plugin": PLUGIN.stat().st_size, "commandline": JAR.stat().st_size, "classes": classes()}


def classes() -> int:
    """Loaded for a plan of two templates."""
    with tempfile.TemporaryDirectory() as folder:
        environment = accounts.environment(Path(folder, "environment.json"), templates=2)
        log = Path(folder, "classes")
        run(["java", f"-Xlog:class+load:file={log}", "-jar", JAR, "plan", "--environment", environment])
        return len(log.read_text().splitlines())

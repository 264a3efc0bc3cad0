# SPDX-License-Identifier: MIT
"""docs/agent-starts.md, made from the results of `acceptance/trial.py`: `python -m acceptance.report`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from bench.report import table
from local.distribution import ROOT

RESULTS = ROOT / "acceptance/performance.json"
PAGE = ROOT / "docs/agent-starts.md"

HEAD = """# How fast agents start

This page shows how fast builds get their agents with each of the two engines, and what happens to them when Jenkins ends during a build.
`python -m acceptance.trial` measures it in a real Jenkins with the emulator as AWS, and keeps the results in
`acceptance/performance.json`; `python -m acceptance.report` writes this page. The machine had two cores and other load, and each agent is a
process on it: compare the engines rather than the seconds.

`amazon-ecs` is that plugin, with the number of agents decided by this one ([decision 21](decisions/0021-starts-of-amazon-ecs.md)).

"""


def keep(file: Path, found: dict[str, Any]) -> None:
    """Results of one engine on one Jenkins take the place of older ones, part by part."""
    kept: list[dict[str, Any]] = json.loads(file.read_text()) if file.exists() else []
    same = [each for each in kept if (each["jenkins"], each["engine"]) == (found["jenkins"], found["engine"])]
    merged = {**(same[0] if same else {}), **found}
    rest = [each for each in kept if each not in same]
    everything = sorted([*rest, merged], key=lambda each: (each["jenkins"], each["engine"]), reverse=True)
    file.write_text(json.dumps(everything, indent=1) + "\n")


def page(results: list[dict[str, Any]]) -> str:
    """The whole page."""
    parts = [
        _table("Builds one after the other", results, "single", SINGLE),
        _table("Builds of as many jobs, queued at the same time", results, "atOnce", AT_ONCE),
        _table("`kill -9` while agents start", results, "killed", KILLED),
        _table("A restart while a build runs", results, "restarted", RESTARTED),
        _table("A change of the engine while one build runs and one waits", results, "changed", CHANGED),
    ]
    return HEAD + "\n".join(part for part in parts if part)


def _calls(found: dict[str, Any], *names: str) -> str:
    return ", ".join(f"{found['calls'].get('ecs:' + name, 0)} {name}" for name in names)


BUILDS = {
    "builds": lambda found: f"{found['good']} of {found['builds']} successful",
    "tasks": lambda found: str(found["tasks"]),
}
SURPLUS = {"surplus": lambda found: str(found["tasks"] - found["builds"])}
CALLS = {"other calls": lambda found: _calls(found, "DescribeTasks", "RegisterTaskDefinition")}
LEFT = {"tasks left two minutes later": lambda found: str(found["left"])}
SINGLE = {
    **BUILDS,
    **SURPLUS,
    "queue → RunTask (median)": lambda found: f"{found['queueToRunTask']} s",
    "queue → first step (median)": lambda found: f"{found['queueToFirstStep']} s",
    **CALLS,
}
AT_ONCE = {
    **BUILDS,
    **SURPLUS,
    "last RunTask after": lambda found: f"{found['queueToLastRunTask']} s",
    "all ended after": lambda found: f"{found['allEnded']} s",
    **CALLS,
}
KILLED = {**BUILDS, **LEFT}
RESTARTED = {
    "result": lambda found: found["result"],
    "completed": lambda found: "yes" if found["end"] else "no",
    "tasks": lambda found: str(found["tasks"]),
}
CHANGED = {
    "running build": lambda found: found["results"]["at-work"],
    "waiting build": lambda found: found["results"]["queued"],
    **LEFT,
}


def _table(title: str, results: list[dict[str, Any]], part: str, columns: dict[str, Any]) -> str:
    rows = [each for each in results if part in each]
    if not rows:
        return ""
    cells = [
        [each["jenkins"], each["engine"], *(cell(each[part]) for cell in columns.values())] for each in rows
    ]
    return f"## {title}\n\n{table(['Jenkins', 'engine', *columns], cells)}\n"


if __name__ == "__main__":
    PAGE.write_text(page(json.loads(RESULTS.read_text())))

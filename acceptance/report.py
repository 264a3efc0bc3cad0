# SPDX-License-Identifier: MIT
"""docs/agent-starts.md, made from the results of `acceptance/trial.py`: `python -m acceptance.report`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

from bench.report import table
from local.distribution import ROOT

RESULTS = ROOT / "acceptance/performance.json"
PAGE = ROOT / "docs/agent-starts.md"

HEAD = """# How fast agents start

This page shows how fast builds get their agents with each of the two engines, and what happens to them when an agent is lost or Jenkins
ends during a build. It was measured in a real Jenkins with the emulator as AWS. The machine had two cores and other load, and each agent is
a process on it: compare the engines rather than the seconds.

`fargate` is [our own engine](decisions/0019-engine-of-our-own.md). `amazon-ecs` is that plugin, with the number of agents decided by this
one ([decision 21](decisions/0021-starts-of-amazon-ecs.md)).

To measure it again, with `dist-VERSION` a folder with `jenkins.war` and `plugins/*.hpi`:

```sh
make package
.venv/bin/python -m acceptance.trial --dist dist-2.568.2     # everything, with both engines: an hour
.venv/bin/python -m acceptance.trial --dist dist-2.568.2 --engine fargate --parts killed   # one part; its name is below each title
.venv/bin/python -m acceptance.report                        # writes this page
```

The results are in `acceptance/performance.json`.

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
    parts = [_section(section, results) for section in SECTIONS]
    return HEAD + "\n".join(part for part in parts if part)


def _calls(found: dict[str, Any], *names: str) -> str:
    return ", ".join(f"{found['calls'].get('ecs:' + name, 0)} {name}" for name in names)


def _seconds(time: float | None) -> str:
    return "—" if time is None else f"{time} s"


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
    "queue → RunTask (median)": lambda found: _seconds(found["queueToRunTask"] or None),
    "last build queued → last RunTask": lambda found: _seconds(found["lastQueuedToLastRunTask"]),
    "all ended after": lambda found: _seconds(found["allEnded"]),
    **CALLS,
}
SIZES = {**BUILDS, **SURPLUS, **CALLS}
INTERRUPTED = {
    "result": lambda found: found["result"],
    "loss → RunTask": lambda found: _seconds(found["lossToRunTask"]),
    "loss → running again": lambda found: _seconds(found["lossToRunning"]),
    "tasks": lambda found: str(found["tasks"]),
}
FALLBACK = {
    "result": lambda found: found["result"],
    "capacity of one agent after the other": lambda found: ", ".join(found["providers"]),
}
KILLED = {**BUILDS, **SURPLUS, **LEFT}
RESTARTED = {
    "result": lambda found: found["result"],
    "completed": lambda found: "yes" if found["end"] else "no",
    "tasks": lambda found: str(found["tasks"]),
}
CHANGED = {
    "running build": lambda found: found["results"]["at-work"],
    "waiting build": lambda found: found["results"]["queued"],
    "last task ended after": lambda found: _seconds(found["lastTask"]),
}


class Section(NamedTuple):
    """A title, the name of the part, what was done, and the columns."""

    title: str
    part: str
    text: str
    columns: dict[str, Any]


SECTIONS = [
    Section("Builds one after the other", "single", "Each waits for an agent of its own.", SINGLE),
    Section(
        "Fifty builds, queued at the same time",
        "atOnce",
        "Each is of another job. Tasks are pending for 30 seconds, as they are on Fargate. An agent that is left from a part before serves "
        "one of them; a dash is a time that the other load of the machine spoiled.",
        AT_ONCE,
    ),
    Section(
        "Builds that ask for a size of their own",
        "sizes",
        "Pipelines with `agent { fargate { template 'build-example'; cpu …; memory … } }`, or `ecs` with `inheritFrom`: rounds of builds, "
        "each with another size.",
        SIZES,
    ),
    Section(
        "A Spot agent is lost",
        "interrupted",
        "A pipeline with `retry(conditions: [agent()])` runs; the loss is when its task has stopped.",
        INTERRUPTED,
    ),
    Section(
        "From Spot to on-demand capacity and back",
        "fallback",
        "Spot takes agents away twice within ten minutes; where `interrupted` came just before, that was the first time. Then Jenkins "
        "is restarted, a build is run, on-demand capacity is switched off, and one more is run.",
        FALLBACK,
    ),
    Section(
        "`kill -9` while agents start",
        "killed",
        "A second after the last of the builds was queued, with the tasks still pending. Jenkins writes its queue down once a minute; "
        "our own engine has it written at once.",
        KILLED,
    ),
    Section(
        "A restart while a build runs",
        "restarted",
        "The build sleeps on its agent meanwhile.",
        RESTARTED,
    ),
    Section(
        "A change of the engine while one build runs and one waits",
        "changed",
        "To the other engine, and how long after the builds the last task ended: an agent that no build was left for waits for a while (a dash: not measured).",
        CHANGED,
    ),
]


def _section(section: Section, results: list[dict[str, Any]]) -> str:
    rows = [each for each in results if section.part in each]
    if not rows:
        return ""
    cells = [
        [each["jenkins"], each["engine"], *(cell(each[section.part]) for cell in section.columns.values())]
        for each in rows
    ]
    heads = ["Jenkins", "engine", *section.columns]
    return f"## {section.title}\n\n`{section.part}`: {section.text}\n\n{table(heads, cells)}\n"


if __name__ == "__main__":
    PAGE.write_text(page(json.loads(RESULTS.read_text())))

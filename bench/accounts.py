# SPDX-License-Identifier: MIT
"""Saved environments of accounts with any number of templates."""

from __future__ import annotations

import copy
import functools
import json
import os
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from bench.runs import JAR
from emulator.run import emulator
from local.distribution import ROOT
from local.words import Failure


def environment(file: Path, templates: int) -> Path:
    """What a discovery of the stack's account saves, with that many templates in place of its own."""
    document = copy.deepcopy(found())
    stored = document["parameters"]["templates"]["value"]
    path = str(stored[0]["parameter"]).rpartition("/")[0]
    stored[:] = [numbered(stored[0]["json"], path, name) for name in names(templates)]
    file.write_text(json.dumps(document))
    return file


def names(templates: int) -> list[str]:
    return [f"agent-{number:04}" for number in range(templates)]


@functools.cache
def found() -> dict[str, Any]:
    """The saved environment of the stack's account: the same for every part, so it is discovered once."""
    if not JAR.is_file():
        raise Failure(f"The command line is not built: no {JAR}; run `make build`")
    with tempfile.TemporaryDirectory() as folder, emulator("stack") as variables:
        file = Path(folder, "found.json")
        _plan(variables, file)
        document: dict[str, Any] = json.loads(file.read_text())
        return document


def numbered(template: str, path: str, name: str) -> dict[str, str]:
    """The same template under another name."""
    return {"parameter": f"{path}/{name}", "json": renamed(template, name)}


def renamed(template: str, name: str) -> str:
    return json.dumps(json.loads(template) | {"name": name, "label": name})


def _plan(variables: dict[str, str], found: Path) -> None:
    command = [ROOT / "bin/fargate-controller", "plan", "--save-environment", found]
    own = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
    done = subprocess.run(command, env=own | variables, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise Failure(f"The account of the emulator could not be planned: {done.stderr[-500:]}")

# SPDX-License-Identifier: MIT
"""What the tests of tasks share: one emulator for a module, as good as new for each test."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from emulator.tests.fargate import Fargate
from emulator.tests.process import Emulator


@pytest.fixture(scope="module")
def machine(request: pytest.FixtureRequest) -> Iterator[Fargate]:
    """An emulator with a task definition; `SETTINGS` of the module says how its tasks live, if anything."""
    settings = getattr(request.module, "SETTINGS", None)
    options = () if settings is None else ("--fargate", json.dumps(settings))
    with Emulator("two-clusters", *options) as emulator:
        fargate = Fargate(emulator)
        fargate.register()
        yield fargate


@pytest.fixture
def fargate(machine: Fargate) -> Fargate:
    machine.reset()
    return machine

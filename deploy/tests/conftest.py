# SPDX-License-Identifier: MIT
"""An emulated AWS account, and surroundings whose clock only moves when the tool sleeps."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import boto3
import pytest
from moto import mock_aws

from deploy.surroundings import Surroundings

# What moto lacks and the tool calls; not by an import statement, since moto's types do not know what is added to them.
importlib.import_module("emulator.additions").apply()

REGION = "eu-central-1"
SESSION = boto3.Session(region_name=REGION)
"""One for all tests, because a session reads each service's description once."""


@dataclass
class Desk:
    """Surroundings, with what was said and how long was slept."""

    said: list[str] = field(default_factory=list)
    noted: list[str] = field(default_factory=list)
    now: float = 0.0
    answers: list[str] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        self.now += seconds

    def surroundings(self, **changes: Any) -> Surroundings:
        parts: dict[str, Any] = {
            "option": REGION,
            "say": self.said.append,
            "note": self.noted.append,
            "ask": lambda question: self.answers.pop(0),
            "sleep": self.sleep,
            "clock": lambda: self.now,
            "interactive": True,
        }
        made = Surroundings(**{**parts, **changes})
        made.__dict__["session"] = SESSION
        return made

    @property
    def text(self) -> str:
        return "\n".join(self.said)


@pytest.fixture
def aws(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An empty account."""
    for name in ("AWS_PROFILE", "AWS_ENDPOINT_URL"):
        monkeypatch.delenv(name, raising=False)
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    monkeypatch.setattr("moto.settings.ACM_VALIDATION_WAIT", -1)
    with mock_aws():
        yield


@pytest.fixture
def desk(aws: None) -> Desk:
    return Desk()

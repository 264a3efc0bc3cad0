# SPDX-License-Identifier: MIT
"""What the tool works with: AWS clients, a clock, somewhere to print. All of it can be replaced in a test."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError


class Refused(Exception):
    """The tool does not go on; the text says what is wrong and what to do about it."""


def printed(text: str = "") -> None:
    """Prints at once, also into a pipe."""
    print(text, flush=True)


@dataclass
class Surroundings:
    """Where the tool runs."""

    region: str | None = None
    say: Callable[[str], None] = printed
    ask: Callable[[str], str] = input
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    clients: dict[str, Any] = field(default_factory=dict)
    interactive: bool = field(default_factory=lambda: sys.stdin.isatty())

    @cached_property
    def session(self) -> Any:
        """The AWS session; the region comes from the option, the environment or the profile."""
        session = boto3.Session(region_name=self.region)
        if session.region_name is None:
            raise Refused("No AWS region is set. Set AWS_REGION or pass REGION=eu-central-1.")
        return session

    def client(self, service: str) -> Any:
        """An AWS client that retries when AWS throttles."""
        if service not in self.clients:
            patient = Config(retries={"mode": "adaptive", "max_attempts": 8})
            self.clients[service] = self.session.client(service, config=patient)
        return self.clients[service]

    @cached_property
    def account(self) -> str:
        """The account's number; proves that the credentials work."""
        try:
            number: str = self.client("sts").get_caller_identity()["Account"]
        except (BotoCoreError, ClientError) as problem:
            raise Refused(
                f"AWS does not accept the credentials: {problem}. Log in (aws sso login, AWS_PROFILE) first."
            ) from problem
        return number


def code(problem: ClientError) -> str:
    """The error code of an AWS answer."""
    found: str = problem.response.get("Error", {}).get("Code", "")
    return found

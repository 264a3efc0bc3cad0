# SPDX-License-Identifier: MIT
"""What the tool works with: AWS clients, a clock, somewhere to print. All of it can be replaced in a test."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from deploy.refusals import Refused, of_credentials
from deploy.region import Region, decide


def printed(text: str = "") -> None:
    """Prints at once, also into a pipe."""
    print(text, flush=True)


def noted(text: str = "") -> None:
    """Prints what is not the answer, so that the answer can go into a pipe without it."""
    print(text, file=sys.stderr, flush=True)


@dataclass
class Surroundings:
    """Where the tool runs."""

    option: str | None = None
    say: Callable[[str], None] = printed
    note: Callable[[str], None] = noted
    ask: Callable[[str], str] = input
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    clients: dict[str, Any] = field(default_factory=dict)
    interactive: bool = field(default_factory=lambda: sys.stdin.isatty())

    @cached_property
    def region(self) -> Region:
        """The region, and where it was said."""
        region = decide(self.option, os.environ)
        if region is None:
            raise Refused(
                "No AWS region is set, neither by AWS_REGION nor by the profile. Set AWS_REGION, or pass REGION=eu-central-1."
            )
        return region

    @cached_property
    def session(self) -> Any:
        """The AWS session."""
        return boto3.Session(region_name=self.region.name)

    @property
    def place(self) -> str:
        """Account and region, for messages and commands."""
        return f"account {self.account}, region {self.region.name}"

    def introduce(self) -> None:
        """Says where the tool works before it does anything there."""
        self.note(f"Account {self.account}, region {self.region}.")

    def client(self, service: str) -> Any:
        """An AWS client that retries when AWS throttles, as often as AWS_MAX_ATTEMPTS says if that is set."""
        if service not in self.clients:
            attempts = {} if "AWS_MAX_ATTEMPTS" in os.environ else {"max_attempts": 8}
            patient = Config(retries={"mode": "adaptive", **attempts})
            self.clients[service] = self.session.client(service, config=patient)
        return self.clients[service]

    @cached_property
    def account(self) -> str:
        """The account's number; proves that the credentials work."""
        try:
            number: str = self.client("sts").get_caller_identity()["Account"]
        except (BotoCoreError, ClientError) as problem:
            raise Refused(of_credentials(problem, self.region)) from problem
        return number

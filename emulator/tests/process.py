# SPDX-License-Identifier: MIT
"""A running emulator as its users see it: a process with a stdin, one line on stdout, two HTTP servers."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path
from typing import Any

import boto3
from botocore.config import Config

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 60


class Emulator:
    """Starts `python -m emulator` and waits until it is ready; to be used as a context manager."""

    def __init__(self, scenario: str, *arguments: str) -> None:
        command = [sys.executable, "-m", "emulator", "--scenario", scenario, *arguments]
        # not a pipe, which would fill up with what nobody reads
        self._errors = tempfile.TemporaryFile("w+")  # noqa: SIM115 - lives as long as the process
        self.process = subprocess.Popen(
            command,
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            text=True,
        )
        assert self.process.stdout
        line = self.process.stdout.readline()
        assert line, f"{scenario} did not start: {self._said()}"
        self.ready: dict[str, Any] = json.loads(line)

    def __enter__(self) -> Emulator:
        return self

    def __exit__(self, *ignored: object) -> None:
        self.end()

    def end(self) -> int:
        """Closes stdin and waits for the end; returns the exit code."""
        assert self.process.stdin
        self.process.stdin.close()
        ended = self.process.wait(START_SECONDS)
        self._errors.close()
        return ended

    def _said(self) -> str:
        self._errors.seek(0)
        return self._errors.read()

    @property
    def environment(self) -> dict[str, str]:
        """What the controller's container would have in its environment."""
        environment: dict[str, str] = self.ready["environment"]
        return environment

    def client(self, service: str) -> Any:
        """A boto3 client made from the environment that the emulator reports, without retries."""
        return boto3.client(
            service,
            region_name=self.environment["AWS_REGION"],
            endpoint_url=self.environment["AWS_ENDPOINT_URL"],
            aws_access_key_id=self.environment["AWS_ACCESS_KEY_ID"],
            aws_secret_access_key=self.environment["AWS_SECRET_ACCESS_KEY"],
            config=Config(retries={"total_max_attempts": 1}),
        )

    def metadata(self, path: str = "") -> dict[str, Any]:
        """A document of the metadata endpoint."""
        document: dict[str, Any] = json.loads(self.metadata_text(path))
        return document

    def metadata_text(self, path: str = "") -> str:
        """The metadata endpoint's answer as it is."""
        with urllib.request.urlopen(self.environment["ECS_CONTAINER_METADATA_URI_V4"] + path) as answer:
            return str(answer.read().decode())

    def mountinfo(self) -> str:
        """The mountinfo file of the scenario."""
        return Path(self.environment["FARGATE_CONTROLLER_MOUNTINFO"]).read_text()

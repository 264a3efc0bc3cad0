# SPDX-License-Identifier: MIT
"""Commands run as in the controller's container, and nothing stays when they end."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from emulator.tests.process import ROOT, START_SECONDS
from emulator.tests.test_launcher import is_listening

SHOW = "import json, os; print(json.dumps(dict(os.environ)), flush=True)"


def start(*command: str) -> subprocess.Popen[str]:
    """Starts a command in the default scenario."""
    return subprocess.Popen(
        [sys.executable, "-m", "emulator.run", "--", *command],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_environment_and_exit_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL_ECS", "http://127.0.0.1:1")
    with start(sys.executable, "-c", SHOW + "; raise SystemExit(7)") as process:
        output, _ = process.communicate(timeout=START_SECONDS)
    environment = json.loads(output)
    assert process.returncode == 7
    assert "AWS_ENDPOINT_URL_ECS" not in environment
    assert environment["PATH"] == os.environ["PATH"]
    assert environment["FARGATE_CONTROLLER_PARAMETERS"] == "/jenkins/demo"
    assert not is_listening(environment["AWS_ENDPOINT_URL"])
    assert not is_listening(environment["ECS_CONTAINER_METADATA_URI_V4"])


def test_interruption_ends_command_and_emulator() -> None:
    with start(
        sys.executable, "-c", SHOW + "; import time; print(os.getpid(), flush=True); time.sleep(600)"
    ) as process:
        assert process.stdout is not None
        environment, pid = json.loads(process.stdout.readline()), process.stdout.readline().strip()
        assert is_listening(environment["AWS_ENDPOINT_URL"])
        process.send_signal(signal.SIGTERM)
        assert process.wait(START_SECONDS) == 128 + signal.SIGTERM
    assert not Path(f"/proc/{pid}").exists()
    assert not is_listening(environment["AWS_ENDPOINT_URL"])


def test_scenario_that_does_not_exist() -> None:
    command = [sys.executable, "-m", "emulator.run", "--scenario", "nowhere", "--", "true"]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 2
    assert "no scenario is called 'nowhere'" in ended.stderr

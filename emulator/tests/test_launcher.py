# SPDX-License-Identifier: MIT
"""The process: one line on stdout, ends when it is told to, leaves nothing behind."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from emulator import prefork, scenarios
from emulator.tests.process import ROOT, START_SECONDS, Emulator


@pytest.fixture(autouse=True)
def own_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is forked here, wherever the tests run."""
    monkeypatch.delenv(prefork.SOCKET, raising=False)


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs the command to its end with an empty stdin."""
    command = [sys.executable, "-m", "emulator", *arguments]
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False
    )


def is_listening(url: str) -> bool:
    """True if something answers at the URL's port."""
    parts = urlsplit(url)
    assert parts.hostname == "127.0.0.1"
    with socket.socket() as probe:
        return probe.connect_ex((parts.hostname, parts.port or 0)) == 0


def children(pid: int) -> str:
    """Process ids of a process's children."""
    return Path(f"/proc/{pid}/task/{pid}/children").read_text()


@pytest.mark.parametrize("stop", ["stdin", signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_ends_and_cleans_up(stop: str | signal.Signals, tmp_path: Path) -> None:
    ready_file = tmp_path / "ready.json"
    emulator = Emulator("two-clusters", "--ready-file", str(ready_file))
    directory = Path(emulator.environment["FARGATE_CONTROLLER_MOUNTINFO"]).parent
    assert json.loads(ready_file.read_text()) == emulator.ready
    assert directory.is_dir()
    assert is_listening(emulator.ready["endpoint"])
    assert is_listening(emulator.ready["metadata"])
    assert children(emulator.process.pid) == ""
    if isinstance(stop, signal.Signals):
        emulator.process.send_signal(stop)
        assert emulator.process.wait(START_SECONDS) == 0
    assert emulator.end() == 0
    assert not directory.exists()
    assert not ready_file.exists()
    assert not is_listening(emulator.ready["endpoint"])
    assert not is_listening(emulator.ready["metadata"])
    assert emulator.process.stdout is not None
    assert emulator.process.stdout.read() == ""


def test_ends_with_its_parent() -> None:
    """The parent is killed without a chance to stop its emulator; the pipe to stdin closes with it."""
    code = (
        "import subprocess, sys, os, signal;"
        "p = subprocess.Popen([sys.executable, '-m', 'emulator'], stdin=subprocess.PIPE, stdout=subprocess.PIPE);"
        "print(p.pid, p.stdout.readline().decode(), flush=True);"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    parent = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    pid, _, line = parent.stdout.partition(" ")
    endpoint = json.loads(line)["endpoint"]
    for _ in range(100):
        if not is_listening(endpoint):
            break
        signal.sigtimedwait([], 0.1)
    assert not is_listening(endpoint)
    assert pid.isdigit()


def test_stdin_that_ends_while_building() -> None:
    ended = run("--scenario", "two-clusters")
    assert (ended.returncode, ended.stdout) == (0, "")


def test_list_names_every_scenario() -> None:
    listed = run("--list").stdout.splitlines()
    assert [line.split()[0] for line in listed] == list(scenarios.BY_NAME)
    assert all(len(line.split()) > 2 for line in listed)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--scenario", "three-clusters"], "no scenario is called 'three-clusters'"),
        (["--latency", "-3"], "is not a whole number of milliseconds"),
        (["--fail", "ecs:DescribeTask=X"], "ecs has no operation DescribeTask"),
    ],
)
def test_wrong_usage(arguments: list[str], says: str) -> None:
    refused = run(*arguments)
    assert refused.returncode == 2
    assert says in refused.stderr


def test_settings_of_the_caller_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_PROFILE", "a-profile-that-does-not-exist")
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:1")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    emulator = Emulator("two-clusters")
    monkeypatch.undo()
    with emulator:
        assert emulator.client("ecs").list_clusters()["clusterArns"]


def test_cannot_start(tmp_path: Path) -> None:
    """A ready file in a directory that does not exist: a sentence and a code, no stack trace."""
    command = [sys.executable, "-m", "emulator", "--ready-file", str(tmp_path / "missing" / "ready.json")]
    process = subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stderr is not None
    errors = process.stderr.read()
    assert process.wait(START_SECONDS) == 1
    assert "cannot start scenario two-clusters: FileNotFoundError" in errors
    assert "Traceback" not in errors
    assert list(tmp_path.iterdir()) == []

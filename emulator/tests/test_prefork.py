# SPDX-License-Identifier: MIT
"""A forked emulator is what `python -m emulator` is; it only starts sooner."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from emulator import prefork
from emulator.tests.process import ROOT, START_SECONDS, Emulator

SCENARIO = "standalone"


@pytest.fixture(scope="module", autouse=True)
def forking() -> Iterator[None]:
    """A process that forks emulators for the tests here, as long as its command reads."""
    script = (
        f"import os, sys; print(os.environ['{prefork.SOCKET}'], flush=True); sys.exit(len(sys.stdin.read()))"
    )
    outside = {name: value for name, value in os.environ.items() if name != prefork.SOCKET}
    with pytest.MonkeyPatch.context() as patch:
        process = subprocess.Popen(
            [sys.executable, "-m", "emulator.prefork", sys.executable, "-c", script],
            cwd=ROOT,
            env=outside,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdin
        assert process.stdout
        path = process.stdout.readline().strip()
        patch.setenv(prefork.SOCKET, path)
        yield
        process.communicate("seven..", timeout=START_SECONDS)
        assert process.returncode == 7
        assert not Path(path).exists()


def ask(*arguments: str, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Runs the command to its end with an empty stdin."""
    return subprocess.run(
        [sys.executable, "-m", "emulator", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )


def test_each_has_an_account_of_its_own() -> None:
    with Emulator(SCENARIO) as first, Emulator(SCENARIO) as second:
        first.client("ssm").put_parameter(Name="/mine", Value="1", Type="String")
        names = [page["Name"] for page in second.client("ssm").describe_parameters()["Parameters"]]
        assert "/mine" not in names
        assert first.environment["AWS_ENDPOINT_URL"] != second.environment["AWS_ENDPOINT_URL"]


def test_ids_are_those_of_a_process_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    with Emulator(SCENARIO) as forked:
        here = forked.metadata("/task")["TaskARN"]
    monkeypatch.delenv(prefork.SOCKET)
    with Emulator(SCENARIO) as alone:
        assert alone.metadata("/task")["TaskARN"] == here


def test_files_folder_and_variables_are_those_of_who_asks(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"rnu": 1}')
    wrong = ask("--fargate", "@settings.json", folder=tmp_path)
    assert wrong.returncode == 2
    assert "no key 'rnu'" in wrong.stderr
    listed = ask("--list")
    assert listed.returncode == 0
    assert f"\n{SCENARIO} " in listed.stdout


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_in_order(stop: signal.Signals) -> None:
    emulator = Emulator(SCENARIO)
    emulator.process.send_signal(stop)
    assert emulator.process.wait(START_SECONDS) == 0
    assert emulator.end() == 0


def test_it_dies_with_who_asked() -> None:
    emulator = Emulator(SCENARIO)
    emulator.process.kill()
    emulator.process.wait(START_SECONDS)
    with pytest.raises(OSError, match=r"refused|reset"):
        while True:
            emulator.metadata_text()

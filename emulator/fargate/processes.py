# SPDX-License-Identifier: MIT
"""Local processes in the place of containers."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

MARK = "FARGATE_EMULATOR_TASK"
GUARD = Path(__file__).with_name("guard.py")


@dataclass(frozen=True)
class Program:
    """What is run: the words of the command and its environment."""

    command: list[str]
    environment: dict[str, str]


class LocalProcess:
    """A process in a session and folder of its own. Runs when it is made; `ended` is called with its exit code."""

    def __init__(self, program: Program, folder: Path, guard: Guard, ended: Callable[[int], None]) -> None:
        self.folder = folder
        self._mark = f"{MARK}={folder.name}"
        self._guard = guard
        self._ended = ended
        self._home = folder / "home"
        self._home.mkdir(parents=True, exist_ok=True)
        with (folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                program.command,
                cwd=self._home,
                env=program.environment | {MARK: folder.name},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        guard.watch(self._process.pid)
        self._waiter = threading.Thread(target=self._wait, name=f"task-{self._process.pid}", daemon=True)
        self._waiter.start()

    @property
    def pid(self) -> int:
        """The process, which also leads its group."""
        return self._process.pid

    def send(self, number: int) -> bool:
        """Sends a signal to the process and its group; False if it is gone."""
        if self._process.returncode is not None:
            return False
        try:
            os.killpg(self._process.pid, number)
        except ProcessLookupError:
            return False
        return True

    def join(self, seconds: float) -> None:
        """Waits until the process is gone and what was due at its end is done."""
        self._waiter.join(seconds)

    def _wait(self) -> None:
        code = self._process.wait()
        # a container's processes end with the first of them
        with contextlib.suppress(OSError):
            os.killpg(self._process.pid, signal.SIGKILL)
        _kill_marked(self._mark.encode())
        self._guard.forget(self._process.pid)
        shutil.rmtree(self._home, ignore_errors=True)
        self._ended(128 - code if code < 0 else code)


def _kill_marked(mark: bytes) -> None:
    """Kills what left the group; only where there is a /proc that tells."""
    for entry in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if mark in (entry / "environ").read_bytes().split(b"\0"):
                os.kill(int(entry.name), signal.SIGKILL)


class Guard:
    """A small program that outlives the emulator for a moment; started with the first process."""

    def __init__(self) -> None:
        self._program: subprocess.Popen[str] | None = None
        self._lock = threading.Lock()

    def watch(self, pid: int) -> None:
        """Kill this group when the emulator is gone."""
        with self._lock:
            if self._program is None:
                self._program = subprocess.Popen(
                    [sys.executable, "-I", "-S", str(GUARD)],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.DEVNULL,
                    text=True,
                    start_new_session=True,
                )
            self._say(f"+{pid}")

    def forget(self, pid: int) -> None:
        """It has ended; its id may be somebody else's soon."""
        with self._lock:
            self._say(f"-{pid}")

    def stop(self) -> None:
        """Ends the program, which kills what is left."""
        with self._lock:
            if self._program is not None and self._program.stdin is not None:
                self._program.stdin.close()
                self._program.wait()
                self._program = None

    def _say(self, line: str) -> None:
        if self._program is not None and self._program.stdin is not None:
            with contextlib.suppress(OSError):
                self._program.stdin.write(line + "\n")
                self._program.stdin.flush()

# SPDX-License-Identifier: MIT
"""Run a command as if it were in the controller's container of a scenario.

`python -m emulator.run --scenario two-clusters -- COMMAND …` starts the emulator, gives the command the environment
of the controller's container, and stops the emulator when the command ends, however it ends.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class Interrupted(Exception):
    """A signal asked the program to end."""

    def __init__(self, number: int) -> None:
        super().__init__(signal.Signals(number).name)
        self.number = number


def main(arguments: list[str] | None = None) -> int:
    options = parse(arguments)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, interrupt)
    try:
        with emulator(options.scenario) as environment:
            return run(options.command, environment)
    except Interrupted as interrupted:
        print(f"emulator: stopped by {interrupted}", file=sys.stderr)
        return 128 + interrupted.number


def parse(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m emulator.run", description=__doc__.splitlines()[0])
    parser.add_argument("--scenario", default="two-clusters", help="see python -m emulator --list")
    parser.add_argument("command", nargs="+", help="the command and its arguments, after --")
    return parser.parse_args(arguments)


def interrupt(number: int, _frame: FrameType | None) -> None:
    raise Interrupted(number)


@contextmanager
def emulator(scenario: str) -> Iterator[dict[str, str]]:
    """Start the emulator, and give the environment of the controller's container; stop it in the end."""
    process = subprocess.Popen(
        [sys.executable, "-m", "emulator", "--scenario", scenario],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdin is not None and process.stdout is not None
    try:
        ready = process.stdout.readline()
        if not ready:
            raise SystemExit(process.wait() or 1)
        yield json.loads(ready)["environment"]
    finally:
        process.stdin.close()
        process.wait()


def run(command: list[str], environment: dict[str, str]) -> int:
    """Run the command, and give its exit code; end it first when this program is asked to end."""
    # whatever of AWS the caller has set would lead the command's calls elsewhere
    own = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
    process = subprocess.Popen(command, env=own | environment)
    try:
        return process.wait()
    finally:
        if process.poll() is None:
            process.terminate()
            process.wait()


if __name__ == "__main__":
    sys.exit(main())

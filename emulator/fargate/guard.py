# SPDX-License-Identifier: MIT
"""Kills the processes of tasks when the emulator is gone, however it went.

The emulator writes `+PID` and `-PID` to this program's stdin, which closes with the emulator. Started as a file,
without the package, so that it is small.
"""

import contextlib
import os
import signal
import sys


def main() -> None:
    """Keeps the list of process groups until stdin ends."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)  # what ends it is the end of the emulator
    groups: set[int] = set()
    for line in sys.stdin:
        if line.startswith("+"):
            groups.add(int(line[1:]))
        else:
            groups.discard(int(line[1:]))
    for group in groups:
        with contextlib.suppress(OSError):
            os.killpg(group, signal.SIGKILL)


if __name__ == "__main__":
    main()

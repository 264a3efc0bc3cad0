# SPDX-License-Identifier: MIT
"""What is told to the person at the terminal, and the one kind of failure that is told without a stack trace."""

from __future__ import annotations

import sys
import threading


class Failure(Exception):
    """Something that the person can do something about: says what failed, where, and the remedy."""


_lock = threading.Lock()


def say(text: str) -> None:
    """One line of progress; from any thread."""
    with _lock:
        print(text, file=sys.stderr, flush=True)

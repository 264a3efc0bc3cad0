# SPDX-License-Identifier: MIT
"""How often an operation may be called: a bucket of tokens that fills at a steady rate."""

from __future__ import annotations

import time
from collections.abc import Callable


class Bucket:
    """Holds at most `burst` tokens and gains `per_second`. Callers lock."""

    def __init__(self, burst: float, per_second: float, now: Callable[[], float] = time.monotonic) -> None:
        self._burst = burst
        self._per_second = per_second
        self._now = now
        self._tokens = burst
        self._filled = now()

    def take(self, tokens: float) -> bool:
        """True and fewer tokens if there are enough."""
        now = self._now()
        self._tokens = min(self._burst, self._tokens + (now - self._filled) * self._per_second)
        self._filled = now
        if self._tokens < tokens:
            return False
        self._tokens -= tokens
        return True

# SPDX-License-Identifier: MIT
"""One thread that calls what is due, so that two hundred tasks do not need two hundred."""

from __future__ import annotations

import heapq
import itertools
import sys
import threading
import time
import traceback
from collections.abc import Callable


class Clock:
    """Calls functions later, one after another. Starts its thread with the first."""

    def __init__(self) -> None:
        self._due: list[tuple[float, int, Callable[[], None]]] = []
        self._order = itertools.count()
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None
        self._stopped = False

    def after(self, seconds: float, action: Callable[[], None]) -> None:
        """Calls `action` in so many seconds; in order of time, then of asking."""
        with self._changed:
            heapq.heappush(self._due, (time.monotonic() + seconds, next(self._order), action))
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="fargate-clock", daemon=True)
                self._thread.start()
            self._changed.notify()

    def stop(self) -> None:
        """Calls nothing more."""
        with self._changed:
            self._stopped = True
            self._changed.notify()

    def _run(self) -> None:
        while True:
            action = self._next()
            if action is None:
                return
            try:
                action()
            except Exception:  # one task's trouble must not stop the time of all others
                traceback.print_exc(file=sys.stderr)

    def _next(self) -> Callable[[], None] | None:
        with self._changed:
            while not self._stopped:
                wait = self._due[0][0] - time.monotonic() if self._due else None
                if wait is not None and wait <= 0:
                    return heapq.heappop(self._due)[2]
                self._changed.wait(wait)
        return None

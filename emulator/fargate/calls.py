# SPDX-License-Identifier: MIT
"""How often each operation was called, and with what."""

from __future__ import annotations

import collections
import json
import threading
from datetime import UTC, datetime
from typing import Any

from emulator.operations import call_of, unfit

KEPT = 1000


class Calls:
    """Counters by operation, and the newest requests."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._seen: collections.Counter[tuple[str, bool]] = collections.Counter()
        self._requests: collections.deque[dict[str, Any]] = collections.deque(maxlen=KEPT)

    def note(self, environ: dict[str, Any], body: bytes, status: int) -> None:
        """Counts a request, with status 0 if it got no answer; what is not a signed call of AWS does not count."""
        call = call_of(environ, body)
        if call is None:
            return
        at = datetime.now(UTC).isoformat(timespec="milliseconds")
        request = {"at": at, "operation": call, "status": status, "body": _read(body)}
        with self._lock:
            self._seen[call, status >= 400 or status == 0] += 1
            self._requests.append(request)

    def shown(self) -> dict[str, Any]:
        """All and failed calls by operation."""
        calls: collections.Counter[str] = collections.Counter()
        errors: collections.Counter[str] = collections.Counter()
        with self._lock:
            for (call, failed), number in self._seen.items():
                calls[call] += number
                if failed:
                    errors[call] += number
        return {"calls": dict(sorted(calls.items())), "errors": dict(sorted(errors.items()))}

    def requests(self, operation: str | None) -> list[dict[str, Any]]:
        """The newest requests, oldest first, of one operation or all; `unfit` says what its API would not know."""
        with self._lock:
            found = [each for each in self._requests if operation in (None, each["operation"])]
        return [{**each, "unfit": unfit(each["operation"], each["body"])} for each in found]

    def forget(self) -> None:
        """Counts from nothing."""
        with self._lock:
            self._seen.clear()
            self._requests.clear()


def _read(body: bytes) -> Any:
    try:
        return json.loads(body)
    except ValueError:
        return body.decode(errors="replace")

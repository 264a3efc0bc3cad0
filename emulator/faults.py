# SPDX-License-Identifier: MIT
"""A layer in front of moto: slow calls, failing calls, and proper errors for what moto does not know."""

from __future__ import annotations

import io
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from emulator.errors import ErrorAnswer, default_message, error_answer
from emulator.operations import ALIASES, Operation, known_operations, operation_of

WsgiApp = Callable[[dict[str, Any], Any], Iterable[bytes]]
# below these paths is the control API
CONTROL = ("/moto-api/fargate", "/moto-api/faults")
# is told of each call: the request, its body and the status of the answer
Note = Callable[[dict[str, Any], bytes, int], None]


@dataclass
class Fault:
    """Calls of `service:operation` (either may be `*`) fail with `code`, the first `times` of them or all."""

    service: str
    operation: str
    code: str
    times: int | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False, compare=False)

    @staticmethod
    def parse(text: str) -> Fault:
        """Reads `SERVICE:OPERATION=CODE` or `SERVICE:OPERATION=CODE*TIMES`; raises ValueError for anything else."""
        call, equals, outcome = text.strip().partition("=")
        service, colon, operation = call.partition(":")
        code, star, times = outcome.partition("*")
        if not (equals and colon and service and operation and code) or (star and not times.isdigit()):
            raise ValueError(f"'{text}' is not SERVICE:OPERATION=CODE or SERVICE:OPERATION=CODE*TIMES")
        service = ALIASES.get(service, service)
        if "*" not in (service, operation) and operation not in known_operations(service):
            raise ValueError(f"'{text}': {service} has no operation {operation}")
        return Fault(service, operation, code, int(times) if star else None)

    def strikes(self, operation: Operation) -> bool:
        """True if this call has to fail; counts it."""
        if self.service not in ("*", operation.service) or self.operation not in ("*", operation.name):
            return False
        with self._lock:
            if self.times is None:
                return True
            self.times -= 1
            return self.times >= 0


@dataclass
class Faults:
    """What goes wrong: milliseconds added to each call, the calls that fail, and the caller that messages name."""

    latency_ms: int = 0
    failing: list[Fault] = field(default_factory=list)
    actor: str = ""

    def any(self) -> bool:
        """True if anything goes wrong at all."""
        return bool(self.latency_ms or self.failing)

    def answer(self, operation: Operation) -> ErrorAnswer | None:
        """The error for this call, or None if it goes through."""
        for fault in self.failing:
            if fault.strikes(operation):
                message = default_message(operation, fault.code, self.actor)
                return error_answer(operation, fault.code, message)
        return None


class FaultInjection:
    """WSGI layer around moto. Passes everything until `arm` is called, so that an account can be built first."""

    def __init__(self, app: WsgiApp, control: WsgiApp, note: Note) -> None:
        self._app = app
        self._control = control
        self._note = note
        self._faults: Faults | None = None

    def arm(self, faults: Faults) -> None:
        """From now on calls suffer these faults."""
        self._faults = faults

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """Answers one request; see PEP 3333."""
        if environ["PATH_INFO"].startswith(CONTROL):
            return self._control(environ, start_response)
        body = _rewindable_body(environ)
        if self._faults is None:
            return self._pass_on(environ, body, start_response)

        def noting(status: str, headers: Any, *rest: Any) -> Any:
            self._note(environ, body, int(status.split(maxsplit=1)[0]))
            return start_response(status, headers, *rest)

        return self._suffered(environ, body, noting)

    def _suffered(self, environ: dict[str, Any], body: bytes, start_response: Any) -> Iterable[bytes]:
        assert self._faults is not None
        # naming an operation takes the service's model, which is slow to load: only where faults or errors need it
        if self._faults.any():
            operation = operation_of(environ, body)
            error = self._suffer(operation) if operation else None
            if error is not None:
                return _send(error, start_response)
        return self._pass_on(environ, body, start_response)

    def _suffer(self, operation: Operation) -> ErrorAnswer | None:
        assert self._faults is not None
        time.sleep(self._faults.latency_ms / 1000)
        return self._faults.answer(operation)

    def _pass_on(self, environ: dict[str, Any], body: bytes, start_response: Any) -> Iterable[bytes]:
        """moto breaks at what it does not know, and SDKs would retry the page of HTML that comes of it."""
        answered: list[Any] = []
        try:
            result = self._app(environ, lambda *args: answered.append(args) or (lambda data: None))
        except NotImplementedError as unknown:
            return _refuse(environ, body, f"moto says: {unknown}", start_response)
        status, headers = answered[-1][0], answered[-1][1]
        if int(status.split()[0]) >= 400 and _content_type(headers).startswith("text/html"):
            return _refuse(environ, body, f"moto answered {status}", start_response)
        start_response(*answered[-1])
        return result


def _refuse(environ: dict[str, Any], body: bytes, reason: str, start_response: Any) -> Iterable[bytes]:
    """Answers that the operation does not exist, as AWS would."""
    operation = operation_of(environ, body) or Operation("unknown", "Unknown", "json", "unknown")
    message = f"The emulator cannot do {operation}: {reason}"
    return _send(error_answer(operation, "UnknownOperationException", message), start_response)


def _rewindable_body(environ: dict[str, Any]) -> bytes:
    length = int(environ.get("CONTENT_LENGTH") or 0)
    body: bytes = environ["wsgi.input"].read(length) if length else b""
    if length:
        environ["wsgi.input"] = io.BytesIO(body)
    return body


def _content_type(headers: list[tuple[str, str]]) -> str:
    return next((value for name, value in headers if name.lower() == "content-type"), "")


def _send(error: ErrorAnswer, start_response: Any) -> Iterable[bytes]:
    status = f"{error.status} {HTTPStatus(error.status).phrase}"
    start_response(status, [*error.headers, ("Content-Length", str(len(error.body)))])
    return [error.body]

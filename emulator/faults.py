# SPDX-License-Identifier: MIT
"""A layer in front of moto: calls that suffer, and proper errors for what moto does not know."""

from __future__ import annotations

import io
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from emulator.errors import ErrorAnswer, default_message, error_answer
from emulator.faultbook import Fault, FaultBook
from emulator.operations import Operation, operation_of
from emulator.wire import Answer, Line

WsgiApp = Callable[[dict[str, Any], Any], Iterable[bytes]]
# below these paths is the control API
CONTROL = ("/moto-api/fargate", "/moto-api/faults")
# is told of each call: the request, its body and the status of the answer
Note = Callable[[dict[str, Any], bytes, int], None]


@dataclass
class Faults:
    """What goes wrong: milliseconds added to each call, the calls that suffer, and the caller that messages name."""

    latency_ms: int = 0
    failing: list[Fault] = field(default_factory=list)
    actor: str = ""


class FaultInjection:
    """WSGI layer around moto. Passes everything until `arm` is called, so that an account can be built first."""

    def __init__(self, app: WsgiApp, control: WsgiApp, note: Note) -> None:
        self._app = app
        self._control = control
        self._note = note
        self._latency = 0.0
        self._actor = ""
        self._armed = False
        self.book = FaultBook()

    def arm(self, faults: Faults) -> None:
        """From now on calls suffer these faults, and those that are added."""
        self._latency, self._actor = faults.latency_ms / 1000, faults.actor
        self.book.begin(faults.failing)
        self._armed = True

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """Answers one request; see PEP 3333."""
        if environ["PATH_INFO"].startswith(CONTROL):
            return self._control(environ, start_response)
        body = _rewindable_body(environ)
        if not self._armed:
            return self._pass_on(environ, body, start_response)

        def noting(status: str, headers: Any, *rest: Any) -> Any:
            self._note(environ, body, int(status.split(maxsplit=1)[0]))
            return start_response(status, headers, *rest)

        # naming an operation takes the service's model, which is slow to load: only where faults or errors need it
        if self._latency or self.book.any():
            operation = operation_of(environ, body)
            if operation is not None:
                time.sleep(self._latency)
                fault = self.book.strike(operation.service, operation.name, operation.key)
                if fault is not None:
                    return self._strike(fault, Suffering(environ, body, operation, noting))
        return self._pass_on(environ, body, noting)

    def _strike(self, fault: Fault, call: Suffering) -> Iterable[bytes]:
        produced: list[Answer] = []

        def produce() -> Answer:
            produced.append(self._answer(call.environ, call.body))
            return produced[-1]

        if fault.kind == "code":
            if fault.performed:
                produce()
            code = fault.parameters["code"]
            message = fault.parameters.get("message") or default_message(call.operation, code, self._actor)
            return _send(error_answer(call.operation, code, message), call.start_response)
        try:
            fault.apply(Line(call.environ["werkzeug.socket"], fault.gone), produce)
        finally:
            self._note(call.environ, call.body, fault.status(produced[0] if produced else None))
        raise ConnectionAbortedError(f"{fault.kind} has answered")

    def _answer(self, environ: dict[str, Any], body: bytes) -> Answer:
        """The whole right answer."""
        started: list[Any] = []
        result = self._pass_on(environ, body, lambda *args: started.append(args))
        status, headers = started[-1][0], started[-1][1]
        return Answer(int(status.split(maxsplit=1)[0]), list(headers), b"".join(result))

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


@dataclass(frozen=True)
class Suffering:
    """A call that a fault strikes."""

    environ: dict[str, Any]
    body: bytes
    operation: Operation
    start_response: Any


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

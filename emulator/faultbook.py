# SPDX-License-Identifier: MIT
"""The faults in force: which call suffers what, how often. Changed at run time by the control API."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from emulator import bodies
from emulator.fargate.problems import Missing, Wrong, check_keys, seconds, text, whole
from emulator.operations import ALIASES, known_operations
from emulator.wire import Answer, Line

# servers that are not AWS' own; all other services are one server
SERVERS = ("metadata", "credentials")
WIRE = ("reset", "reset-in-body", "silent", "late", "drip")
REPLACED = ("html", "empty", "status", "code")
CHANGED = (*bodies.OF_FIELDS, *bodies.PLAIN, "deep", "huge", "gzip-broken")
KINDS = ("refused", *WIRE, *REPLACED, *CHANGED)
COMMON = ("call", "fault", "times", "skip", "performed", "key")

Produce = Callable[[], Answer]


def _status(key: str, found: Any) -> int:
    found = whole(key, found, 100)
    if found > 599:
        raise Wrong(f"{key} is a status of HTTP, not {found}")
    return found


def _positive(key: str, found: Any) -> int:
    return whole(key, found, 1)


PARAMETERS: dict[str, dict[str, Callable[[str, Any], Any]]] = {
    "silent": {"seconds": seconds},
    "late": {"ms": whole},
    "drip": {"ms": whole, "bytes": _positive},
    "html": {"status": _status},
    "empty": {"status": _status},
    "status": {"status": _status},
    "code": {"code": text, "message": text},
    "deep": {"depth": _positive},
    "huge": {"bytes": _positive},
    **{kind: {"field": text} for kind in bodies.OF_FIELDS},
}


@dataclass
class Fault:
    """Calls of `service:operation` (either may be `*`) suffer this, after the first `skip`, `times` of them or all.

    With `key`, only those that are signed with this access key.
    """

    service: str
    operation: str
    kind: str
    parameters: dict[str, Any] = field(default_factory=dict)
    times: int | None = None
    skip: int = 0
    performed: bool = False
    key: str = ""
    id: str = ""
    struck: int = 0
    gone: threading.Event = field(default_factory=threading.Event, repr=False, compare=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False, compare=False)
    _passed: int = field(default=0, repr=False)

    @staticmethod
    def parse(said: str) -> Fault:
        """Reads `SERVICE:OPERATION=WHAT` or `SERVICE:OPERATION=WHAT*TIMES`; raises ValueError for anything else.

        WHAT is a kind of fault, or the code of an error.
        """
        call, equals, outcome = said.strip().partition("=")
        what, star, times = outcome.partition("*")
        if not (equals and ":" in call and what) or (star and not times.isdigit()):
            raise ValueError(f"'{said}' is not SERVICE:OPERATION=CODE or SERVICE:OPERATION=CODE*TIMES")
        asked: dict[str, Any] = (
            {"call": call, "fault": what} if what in KINDS else {"call": call, "code": what}
        )
        try:
            return read(asked | ({"times": int(times)} if star else {}))
        except ValueError as wrong:
            raise ValueError(f"'{said}': {wrong}") from wrong

    def matches(self, service: str, operation: str, key: str) -> bool:
        """True if the fault is about this call."""
        if self.key not in ("", key):
            return False
        if service in SERVERS or self.service in SERVERS:
            return self.service == service and self.operation in ("*", operation)
        return self.service in ("*", service) and self.operation in ("*", operation)

    def strikes(self) -> bool:
        """True if a call that matches has to suffer; counts it."""
        with self._lock:
            self._passed += 1
            if self._passed <= self.skip or (self.times is not None and self.struck >= self.times):
                return False
            self.struck += 1
            return True

    def apply(self, line: Line, produce: Produce) -> None:
        """Puts on the line what comes of a call whose right answer `produce` gives, and carries out."""
        if self.kind in ("refused", "reset", "silent"):
            if self.performed:
                produce()
            if self.kind == "silent":
                line.pause(self.parameters.get("seconds", 600))
            line.reset()
        elif self.kind in REPLACED:
            if self.performed:
                produce()
            line.send(self._replacement())
        elif self.kind == "late":
            line.pause(self.parameters.get("ms", 5000) / 1000)
            line.send(produce())
        elif self.kind == "drip":
            line.drip(produce(), self.parameters.get("bytes", 1), self.parameters.get("ms", 1000) / 1000)
        elif self.kind == "reset-in-body":
            line.break_off(produce())
        else:
            line.send(self._broken(produce()))

    def status(self, answer: Answer | None) -> int:
        """What a struck call counts as; 0 is none."""
        if self.kind in ("html", "empty", "status"):
            return int(self._replacement().status)
        return answer.status if answer and self.kind not in ("reset", "reset-in-body", "silent") else 0

    def again(self) -> Fault:
        """The same fault, which has struck nobody yet."""
        return Fault(
            self.service,
            self.operation,
            self.kind,
            self.parameters,
            self.times,
            self.skip,
            self.performed,
            self.key,
        )

    def shown(self) -> dict[str, Any]:
        """The fault as JSON."""
        shown = {
            "id": self.id,
            "call": f"{self.service}:{self.operation}",
            "fault": self.kind,
            **self.parameters,
        }
        if self.times is not None:
            shown["times"] = self.times
        if self.key:
            shown["key"] = self.key
        return shown | {"skip": self.skip, "performed": self.performed, "struck": self.struck}

    def _replacement(self) -> Answer:
        if self.kind == "html":
            return Answer(
                self.parameters.get("status", 200), [("Content-Type", "text/html")], bodies.html(b"")
            )
        return Answer(self.parameters.get("status", 503 if self.kind == "status" else 200), [], b"")

    def _broken(self, answer: Answer) -> Answer:
        if self.kind == "gzip-broken":
            return Answer(answer.status, [*answer.headers, ("Content-Encoding", "gzip")], answer.body)
        breaker = bodies.breaker(self.kind, **self.parameters)
        assert breaker is not None
        return Answer(answer.status, answer.headers, breaker(answer.body))


def read(asked: Any) -> Fault:
    """A fault from JSON; raises Wrong."""
    if isinstance(asked, dict) and "code" in asked:
        asked = {"fault": "code"} | asked
    kind = asked.get("fault") if isinstance(asked, dict) else None
    if kind not in KINDS:
        raise Wrong(f"fault is one of {', '.join(KINDS)}, not {kind!r}")
    checks = PARAMETERS.get(kind, {})
    asked = check_keys(f"the fault {kind}", asked, (*COMMON, *checks))
    service, operation = _call(asked.get("call"))
    parameters = {key: check(key, asked[key]) for key, check in checks.items() if key in asked}
    if kind == "code" and "code" not in parameters:
        raise Wrong("the fault code has a code, such as ThrottlingException")
    if kind == "code" and service in SERVERS:
        raise Wrong(f"the {service} endpoint knows no codes; status is what it can answer")
    times = None if asked.get("times") is None else whole("times", asked["times"], 1)
    skip = whole("skip", asked.get("skip", 0))
    key = text("key", asked["key"]) if "key" in asked else ""
    if kind == "refused":
        _check_refused(service, operation, counted=times is not None or skip > 0)
    if key and (kind == "refused" or service in SERVERS):
        raise Wrong("key is of a call of AWS, which is signed with it")
    return Fault(service, operation, kind, parameters, times, skip, bool(asked.get("performed", False)), key)


def _call(found: Any) -> tuple[str, str]:
    service, colon, operation = text("call", found).partition(":")
    service = ALIASES.get(service, service)
    if service in SERVERS and colon:
        return service, operation
    if not service or not operation:
        raise Wrong(f"call is SERVICE:OPERATION, not {found!r}")
    if "*" not in (service, operation) and operation not in known_operations(service):
        raise Wrong(f"{service} has no operation {operation}")
    return service, operation


def _check_refused(service: str, operation: str, *, counted: bool) -> None:
    if operation != "*" or service not in ("*", *SERVERS):
        raise Wrong(
            "refused is for a whole server: *:*, metadata:* or credentials:*; reset is what a single call can suffer"
        )
    if counted:
        raise Wrong("refused has neither times nor skip: the server is closed until the fault is deleted")


class FaultBook:
    """The faults, in the order in which they were made; the first that matches a call and has strikes left strikes."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []
        self._ids = count(1)
        self._lock = threading.Lock()
        self._listeners: list[Callable[[], None]] = []
        self._first: list[Fault] = []

    def begin(self, faults: list[Fault]) -> None:
        """Puts faults into force to which `reset` returns."""
        self._first = faults
        self.reset()

    def reset(self) -> None:
        """The faults of the start, and no others."""
        self.remove()
        self.add([each.again() for each in self._first])

    def listen(self, changed: Callable[[], None]) -> None:
        """Calls after each change."""
        self._listeners.append(changed)

    def add(self, faults: list[Fault]) -> list[Fault]:
        """Puts faults into force."""
        with self._lock:
            for fault in faults:
                fault.id = f"f{next(self._ids)}"
            self._faults += faults
        self._tell()
        return faults

    def all(self) -> list[Fault]:
        """The faults in force."""
        with self._lock:
            return list(self._faults)

    def remove(self, fault: str | None = None) -> None:
        """Removes one fault or all; what waits for it waits no more."""
        with self._lock:
            removed = [each for each in self._faults if fault in (None, each.id)]
            if fault is not None and not removed:
                raise Missing(f"there is no fault {fault}")
            self._faults = [each for each in self._faults if each not in removed]
        for each in removed:
            each.gone.set()
        self._tell()

    def any(self) -> bool:
        """True if there are faults at all."""
        return bool(self._faults)

    def strike(self, service: str, operation: str, key: str = "") -> Fault | None:
        """The fault that this call suffers; None if it goes through."""
        return next(
            (each for each in self.all() if each.matches(service, operation, key) and each.strikes()), None
        )

    def refuses(self, server: str) -> bool:
        """True if this server, `*` being that of AWS, is to be closed."""
        return any(each.kind == "refused" and each.service == server for each in self.all())

    def _tell(self) -> None:
        for changed in self._listeners:
            changed()

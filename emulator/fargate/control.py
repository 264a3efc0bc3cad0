# SPDX-License-Identifier: MIT
"""The control API, for tests and for a person: `/moto-api/fargate/…` and `/moto-api/faults…`. JSON in, JSON out."""

from __future__ import annotations

import json
import re
import signal
from collections.abc import Callable, Iterable
from dataclasses import asdict
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qsl

from emulator.fargate import reasons
from emulator.fargate.calls import Calls
from emulator.fargate.machine import Machine
from emulator.fargate.problems import Missing, Wrong, check_keys, seconds, text, whole
from emulator.fargate.views import summary
from emulator.faultbook import FaultBook, read

FILTERS = ("cluster", "family", "lastStatus", "desiredStatus", "capacityProvider", "group", "startedBy")


class Text(str):
    """An answer that is not JSON."""


class Request:
    """One request; `body` is what its JSON says, None if it has none."""

    def __init__(self, environ: dict[str, Any]) -> None:
        self.query = dict(parse_qsl(environ.get("QUERY_STRING", "")))
        length = int(environ.get("CONTENT_LENGTH") or 0)
        raw = environ["wsgi.input"].read(length) if length else b""
        try:
            self.body = json.loads(raw) if raw.strip() else None
        except ValueError as wrong:
            raise Wrong(f"the body is not JSON: {wrong}") from wrong

    def object(self, *keys: str) -> dict[str, Any]:
        """The body as an object with these keys at most."""
        return check_keys("the body", self.body if self.body is not None else {}, keys)


Handler = Callable[..., Any]


class Control:
    """WSGI application. `add` makes room for what is not about tasks."""

    def __init__(self, machine: Machine, calls: Calls) -> None:
        self._machine = machine
        self._calls = calls
        task = "/moto-api/fargate/tasks/(?P<task>[^/]+)"
        self._at_reset: list[Callable[[], None]] = []
        self._routes: list[tuple[str, re.Pattern[str], Handler]] = []
        self.add("GET", "/moto-api/fargate", self._overview)
        self.add("GET", "/moto-api/fargate/tasks", self._tasks)
        self.add("GET", task, self._task)
        self.add("GET", f"{task}/log", self._log)
        self.add("POST", f"{task}/interrupt", self._interrupt)
        self.add("POST", f"{task}/stop", self._stop)
        self.add("POST", f"{task}/exit", self._exit)
        self.add("POST", f"{task}/signal", self._signal)
        self.add("POST", "/moto-api/fargate/interrupt", self._interrupt_all)
        self.add("GET", "/moto-api/fargate/rules", self._rules)
        self.add("POST", "/moto-api/fargate/rules", self._add_rules)
        self.add("DELETE", "/moto-api/fargate/rules", self._remove_rules)
        self.add("DELETE", "/moto-api/fargate/rules/(?P<rule>[^/]+)", self._remove_rules)
        self.add("GET", "/moto-api/fargate/settings", self._settings)
        self.add("PATCH", "/moto-api/fargate/settings", self._set)
        self.add("GET", "/moto-api/fargate/reasons", self._reasons)
        self.add("GET", "/moto-api/fargate/calls", lambda request: calls.shown())
        self.add("DELETE", "/moto-api/fargate/calls", self._forget_calls)
        self.add("GET", "/moto-api/fargate/requests", self._requests)
        self.add("POST", "/moto-api/fargate/reset", self._reset)

    def at_reset(self, also: Callable[[], None]) -> None:
        """Called when everything is to be as at the start."""
        self._at_reset.append(also)

    def add(self, method: str, path: str, handler: Handler) -> None:
        """`handler` gets the request and the named groups of the path."""
        self._routes.append((method, re.compile(path + "/?"), handler))

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """Answers one request; see PEP 3333."""
        try:
            status, answer = 200, self._answer(environ)
        except Missing as missing:
            status, answer = 404, {"message": str(missing.args[0])}
        except ValueError as wrong:
            status, answer = 400, {"message": str(wrong)}
        plain = isinstance(answer, Text)
        body = answer.encode() if plain else (json.dumps(answer, indent=1) + "\n").encode()
        kind = "text/plain; charset=utf-8" if plain else "application/json"
        headers = [("Content-Type", kind), ("Content-Length", str(len(body)))]
        start_response(f"{status} {HTTPStatus(status).phrase}", headers)
        return [body]

    def _answer(self, environ: dict[str, Any]) -> Any:
        request = Request(environ)
        method, path = environ["REQUEST_METHOD"], environ["PATH_INFO"]
        for wanted, pattern, handler in self._routes:
            found = pattern.fullmatch(path)
            if found and wanted == method:
                return handler(request, **found.groupdict())
        raise Missing(f"there is no {method} {path}; GET /moto-api/fargate lists what there is")

    def _overview(self, request: Request) -> Any:
        return {"requests": [f"{method} {_readable(pattern)}" for method, pattern, _ in self._routes]}

    def _tasks(self, request: Request) -> Any:
        asked = dict(request.query)
        if "status" in asked:
            asked["lastStatus"] = asked.pop("status")
        check_keys("the query", asked, FILTERS)
        return {"tasks": self._machine.tasks(**asked)}

    def _task(self, request: Request, task: str) -> Any:
        with self._machine.lock:
            return summary(self._machine.find(task))

    def _log(self, request: Request, task: str) -> Any:
        process = self._machine.find(task).process
        if process is None:
            raise Missing(f"the task {task} has no process, and so no log")
        return Text((process.folder / "log").read_text(errors="replace"))

    def _interrupt(self, request: Request, task: str) -> Any:
        warning = _warning(request.object("warning"))
        with self._machine.lock:
            life = self._machine.find(task)
            self._machine.interrupt(life, warning)
            return summary(life)

    def _interrupt_all(self, request: Request) -> Any:
        asked = request.object("cluster", "capacityProvider", "family", "count", "warning")
        warning, most = _warning(asked), whole("count", asked.get("count", 1_000_000), 1)
        wanted = {"capacityProvider": "FARGATE_SPOT"} | {
            key: text(key, asked[key]) for key in ("cluster", "capacityProvider", "family") if key in asked
        }
        struck: list[str] = []
        with self._machine.lock:
            for shown in self._machine.tasks(**wanted):
                if len(struck) < most and self._machine.interrupt(self._machine.find(shown["id"]), warning):
                    struck.append(shown["id"])
        return {"tasks": struck}

    def _stop(self, request: Request, task: str) -> Any:
        reason = reasons.read("the body", request.object(*reasons.KEYS))
        with self._machine.lock:
            life = self._machine.find(task)
            self._machine.stop(life, reason)
            return summary(life)

    def _exit(self, request: Request, task: str) -> Any:
        code = whole("exitCode", request.object("exitCode").get("exitCode", 0))
        with self._machine.lock:
            life = self._machine.find(task)
            life.leave(code)
            return summary(life)

    def _signal(self, request: Request, task: str) -> Any:
        name = text("signal", request.object("signal").get("signal", "KILL")).upper().removeprefix("SIG")
        number = getattr(signal, f"SIG{name}", None)
        if number is None:
            raise Wrong(f"no signal is called {name}")
        with self._machine.lock:
            life = self._machine.find(task)
            if life.process is None:
                raise Wrong(f"the task {task} has no process; POST …/exit ends a simulated one")
            return {"sent": life.process.send(number)}

    def _rules(self, request: Request) -> Any:
        return {"rules": [rule.shown() for rule in self._machine.rules.all()]}

    def _add_rules(self, request: Request) -> Any:
        return {"rules": [rule.shown() for rule in self._machine.rules.add(request.body)]}

    def _remove_rules(self, request: Request, rule: str | None = None) -> Any:
        self._machine.rules.remove(rule)
        return self._rules(request)

    def _settings(self, request: Request) -> Any:
        return self._machine.settings.shown()

    def _set(self, request: Request) -> Any:
        return self._machine.set(request.body).shown()

    def _reasons(self, request: Request) -> Any:
        return {"reasons": {name: asdict(reason) for name, reason in reasons.BY_NAME.items()}}

    def _forget_calls(self, request: Request) -> Any:
        self._calls.forget()
        return self._calls.shown()

    def _requests(self, request: Request) -> Any:
        asked = check_keys("the query", request.query, ("operation",))
        return {"requests": self._calls.requests(asked.get("operation"))}

    def _reset(self, request: Request) -> Any:
        request.object()
        self._machine.reset()
        self._calls.forget()
        for also in self._at_reset:
            also()
        return {"message": "reset"}


def _warning(asked: dict[str, Any]) -> float | None:
    return seconds("warning", asked["warning"]) if asked.get("warning") is not None else None


def _readable(pattern: re.Pattern[str]) -> str:
    return re.sub(r"\(\?P<(\w+)>[^)]*\)", lambda found: found[1].upper(), pattern.pattern.removesuffix("/?"))


def add_faults(control: Control, book: FaultBook) -> None:
    """Makes faults a part of the control API."""

    def shown(request: Request) -> Any:
        return {"faults": [fault.shown() for fault in book.all()]}

    def made(request: Request) -> Any:
        asked = request.body if isinstance(request.body, list) else [request.body]
        return {"faults": [fault.shown() for fault in book.add([read(each) for each in asked])]}

    def removed(request: Request, fault: str | None = None) -> Any:
        book.remove(fault)
        return shown(request)

    control.add("GET", "/moto-api/faults", shown)
    control.add("POST", "/moto-api/faults", made)
    control.add("DELETE", "/moto-api/faults", removed)
    control.add("DELETE", "/moto-api/faults/(?P<fault>[^/]+)", removed)
    control.at_reset(book.reset)

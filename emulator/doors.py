# SPDX-License-Identifier: MIT
"""Servers on loopback ports that can be closed, so that connections are refused, and opened again at the same port."""

from __future__ import annotations

import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import BaseServer
from typing import Any

from emulator.faultbook import FaultBook
from emulator.wire import Answer, Line

LOOPBACK = "127.0.0.1"
# how long a server may take to notice that it is to stop
POLL_SECONDS = 0.1


class Door:
    """Serves when it is made. `make` gives a server for a port; 0 is any free one."""

    def __init__(self, name: str, make: Callable[[int], BaseServer]) -> None:
        self._name = name
        self._make = make
        self._lock = threading.Lock()
        self._server: BaseServer | None = None
        self._thread: threading.Thread | None = None
        self.port = 0
        self.open()

    @property
    def url(self) -> str:
        """Where its paths begin."""
        return f"http://{LOOPBACK}:{self.port}"

    def open(self) -> None:
        """Accepts connections, if it does not already."""
        with self._lock:
            if self._server is not None:
                return
            self._server = self._make(self.port)
            self.port = int(self._server.server_address[1])
            self._thread = threading.Thread(
                target=self._server.serve_forever, args=(POLL_SECONDS,), name=self._name, daemon=True
            )
            self._thread.start()

    def close(self) -> None:
        """Refuses connections, if it does not already."""
        with self._lock:
            if self._server is None or self._thread is None:
                return
            self._server.shutdown()
            self._server.server_close()
            self._thread.join()
            self._server = self._thread = None

    def obey(self, faults: FaultBook, server: str) -> None:
        """From now on it is closed while a fault says so."""
        faults.listen(lambda: self.close() if faults.refuses(server) else self.open())


class DocumentServer:
    """Answers GET on a port of its own. `answer` gives what is at a path, `call` its name among the faults."""

    def __init__(
        self, name: str, answer: Callable[[str], Answer], call: Callable[[str], str], faults: FaultBook
    ) -> None:
        self._name = name
        self._answer = answer
        self._call = call
        self._faults = faults
        self._door = Door(name, lambda port: ThreadingHTTPServer((LOOPBACK, port), self._handler()))
        self._door.obey(faults, name)

    @property
    def url(self) -> str:
        """Where its paths begin."""
        return self._door.url

    def stop(self) -> None:
        """Stops serving and frees the port."""
        self._door.close()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                path = self.path.rstrip("/")
                fault = server._faults.strike(server._name, server._call(path))
                if fault is not None:
                    fault.apply(Line(self.connection, fault.gone), lambda: server._answer(path))
                    self.close_connection = True
                    return
                answer = server._answer(path)
                self.send_response(answer.status)
                for header, value in answer.headers:
                    self.send_header(header, value)
                self.send_header("Content-Length", str(len(answer.body)))
                self.end_headers()
                self.wfile.write(answer.body)

            def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is the library's
                """Says nothing."""

        return Handler

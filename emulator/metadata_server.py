# SPDX-License-Identifier: MIT
"""The ECS task metadata endpoint on a free loopback port."""

from __future__ import annotations

import copy
import json
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from emulator.documents import Document
from emulator.scenarios import Metadata

LOOPBACK = "127.0.0.1"
# left out of the documents in the early life of a task and by older agents
OPTIONAL = ("Limits", "VPCID", "ServiceName", "EphemeralStorageMetrics", "ClockDrift")


class MetadataServer:
    """Serves the documents of one container below `/v4/ID`. Starts when it is made; `stop` ends it."""

    def __init__(self, container: str, documents: dict[str, Document], behaviour: Metadata) -> None:
        self._root = f"/v4/{container}"
        self._documents = documents
        self._disturb = _disturbance(behaviour)
        self._server = ThreadingHTTPServer((LOOPBACK, 0), self._handler())
        self._thread = threading.Thread(target=self._server.serve_forever, name="metadata", daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        """The value of ECS_CONTAINER_METADATA_URI_V4."""
        return f"http://{LOOPBACK}:{self._server.server_port}{self._root}"

    def stop(self) -> None:
        """Stops serving and frees the port."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def _answer(self, path: str) -> tuple[int, bytes]:
        document = self._documents.get(path.removeprefix(self._root)) if path.startswith(self._root) else None
        if document is None:
            return 404, b"404 page not found\n"
        return 200, self._disturb(copy.deepcopy(document))

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                status, body = server._answer(self.path.rstrip("/"))
                self.send_response(status)
                self.send_header("Content-Type", "application/json" if status == 200 else "text/plain")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is the library's
                """Says nothing."""

        return Handler


def _disturbance(behaviour: Metadata) -> Callable[[Document], bytes]:
    if behaviour is Metadata.GARBLED:
        return lambda document: _encode(document)[: len(_encode(document)) // 2]
    if behaviour is Metadata.SHORT:
        return lambda document: _encode(_shortened(document))
    if behaviour is Metadata.PENDING:
        return _Pending()
    return _encode


class _Pending:
    """NONE at first, then PENDING; no limits and no network yet."""

    def __init__(self) -> None:
        self._status = "NONE"

    def __call__(self, document: Document) -> bytes:
        starting = {key: value for key, value in document.items() if key not in OPTIONAL}
        for part in [starting, *starting.get("Containers", [])]:
            part["KnownStatus"] = self._status
            part.pop("Networks", None)
            part.pop("StartedAt", None)
        self._status = "PENDING"
        return _encode(starting)


def _shortened(document: Document) -> Document:
    short = {key: value for key, value in document.items() if key not in OPTIONAL}
    if "Cluster" in short:
        short["Cluster"] = short["Cluster"].rpartition("/")[2]
    return short


def _encode(document: Document) -> bytes:
    return json.dumps(document).encode()

# SPDX-License-Identifier: MIT
"""The ECS task metadata endpoint on a free loopback port."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable

from emulator.documents import Document
from emulator.doors import DocumentServer
from emulator.faultbook import FaultBook
from emulator.scenarios import Metadata
from emulator.wire import Answer

# left out of the documents in the early life of a task and by older agents
OPTIONAL = ("Limits", "VPCID", "ServiceName", "EphemeralStorageMetrics", "ClockDrift")


class MetadataServer:
    """Serves the documents of one container below `/v4/ID`. Starts when it is made; `stop` ends it."""

    def __init__(
        self, container: str, documents: dict[str, Document], behaviour: Metadata, faults: FaultBook
    ) -> None:
        self._root = f"/v4/{container}"
        self._documents = documents
        self._disturb = _disturbance(behaviour)
        self._server = DocumentServer("metadata", self._answer, self._below, faults)

    @property
    def url(self) -> str:
        """The value of ECS_CONTAINER_METADATA_URI_V4."""
        return self._server.url + self._root

    def stop(self) -> None:
        """Stops serving and frees the port."""
        self._server.stop()

    def _below(self, path: str) -> str:
        return path.removeprefix(self._root)

    def _answer(self, path: str) -> Answer:
        document = self._documents.get(self._below(path)) if path.startswith(self._root) else None
        if document is None:
            return Answer(404, [("Content-Type", "text/plain")], b"404 page not found\n")
        return Answer(200, [("Content-Type", "application/json")], self._disturb(copy.deepcopy(document)))


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

# SPDX-License-Identifier: MIT
"""The endpoint that gives a task's containers the credentials of its role, on a free loopback port."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

from emulator.account.clients import ACCESS_KEY, SECRET_KEY
from emulator.doors import DocumentServer
from emulator.faultbook import FaultBook
from emulator.wire import Answer

HOURS = 6


class CredentialsServer:
    """Serves the credentials of one role below `/v2/credentials/ID`. Starts when it is made; `stop` ends it."""

    def __init__(self, identity: str, role: str, faults: FaultBook) -> None:
        self._path = f"/v2/credentials/{identity}"
        self._role = role
        self._server = DocumentServer("credentials", self._answer, lambda path: "", faults)

    @property
    def url(self) -> str:
        """The value of AWS_CONTAINER_CREDENTIALS_FULL_URI."""
        return self._server.url + self._path

    def stop(self) -> None:
        """Stops serving and frees the port."""
        self._server.stop()

    def _answer(self, path: str) -> Answer:
        if path != self._path:
            refusal = {"code": "InvalidIdInRequest", "message": "CredentialsV2Request: Credentials not found"}
            return Answer(400, [("Content-Type", "application/json")], json.dumps(refusal).encode())
        until = datetime.now(UTC) + timedelta(hours=HOURS)
        credentials = {
            "RoleArn": self._role,
            "AccessKeyId": ACCESS_KEY,
            "SecretAccessKey": SECRET_KEY,
            "Token": "testing",
            "Expiration": until.strftime("%Y-%m-%dT%H:%M:%SZ"),
        }
        return Answer(200, [("Content-Type", "application/json")], json.dumps(credentials).encode())

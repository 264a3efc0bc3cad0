# SPDX-License-Identifier: MIT
"""moto as a HTTP server on a free loopback port, inside this process."""

from __future__ import annotations

import threading

from moto.moto_api import state_manager
from moto.moto_api._internal import mock_random
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, MotoRequestHandler, create_backend_app
from werkzeug.serving import BaseWSGIServer, make_server

from emulator import additions, corrections
from emulator.cloudformation import engine
from emulator.fargate import api
from emulator.fargate.calls import Calls
from emulator.fargate.control import Control
from emulator.fargate.machine import Machine
from emulator.faults import FaultInjection, Faults

LOOPBACK = "127.0.0.1"
# The same ids in every run, so that results can be compared whole.
SEED = 20261007


class QuietHandler(MotoRequestHandler):
    """Answers without writing a line per request to stderr."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Says nothing."""


class ControlServer:
    """The control API on a free port of its own."""

    def __init__(self, control: Control) -> None:
        self._server: BaseWSGIServer = make_server(
            LOOPBACK, 0, control, threaded=True, request_handler=QuietHandler
        )
        self._thread = threading.Thread(target=self._server.serve_forever, name="control", daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        """Where its paths begin."""
        return f"http://{LOOPBACK}:{self._server.server_port}"

    def stop(self) -> None:
        """Stops serving and frees the port."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class AwsServer:
    """The emulated AWS. Starts serving when it is made; `stop` ends it."""

    def __init__(self) -> None:
        corrections.apply()
        additions.apply()
        self.machine = Machine()
        api.apply(self.machine)
        self.calls = Calls()
        self._control = Control(self.machine, self.calls)
        mock_random.seed(SEED)
        # without this a task changes its state each time somebody looks at it
        state_manager.set_transition("ecs::task", {"progression": "manual", "times": 1_000_000})
        self._front = FaultInjection(
            DomainDispatcherApplication(create_backend_app), self._control, self.calls.note
        )
        self._server: BaseWSGIServer = make_server(
            LOOPBACK, 0, self._front, threaded=True, request_handler=QuietHandler
        )
        self._thread = threading.Thread(target=self._server.serve_forever, name="aws", daemon=True)
        self._thread.start()
        self._control_server = ControlServer(self._control)
        engine.install(self.endpoint)

    @property
    def endpoint(self) -> str:
        """The URL that every AWS client uses as its endpoint."""
        return f"http://{LOOPBACK}:{self._server.server_port}"

    @property
    def control(self) -> str:
        """The URL of the control API, which stays there when the endpoint refuses."""
        return self._control_server.url

    def arm(self, faults: Faults) -> None:
        """From now on calls suffer these faults."""
        self._front.arm(faults)

    def stop(self) -> None:
        """Stops serving and frees the port."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
        self._control_server.stop()
        self.machine.close()

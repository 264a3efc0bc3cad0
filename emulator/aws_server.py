# SPDX-License-Identifier: MIT
"""moto as a HTTP server on a free loopback port, inside this process."""

from __future__ import annotations

from typing import Any

from moto.moto_api import state_manager
from moto.moto_api._internal import mock_random
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, MotoRequestHandler, create_backend_app
from werkzeug.serving import BaseWSGIServer, make_server

from emulator import additions, corrections
from emulator.cloudformation import engine
from emulator.doors import LOOPBACK, Door
from emulator.fargate import api
from emulator.fargate.calls import Calls
from emulator.fargate.control import Control, add_faults
from emulator.fargate.machine import Machine
from emulator.faultbook import FaultBook
from emulator.faults import FaultInjection, Faults

# The same ids in every run, so that results can be compared whole.
SEED = 20261007


class QuietHandler(MotoRequestHandler):
    """Answers without writing a line per request to stderr."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Says nothing."""


class AwsServer:
    """The emulated AWS. Starts serving when it is made; `stop` ends it."""

    def __init__(self) -> None:
        corrections.apply()
        additions.apply()
        self.machine = Machine()
        api.apply(self.machine)
        self.calls = Calls()
        control = Control(self.machine, self.calls)
        mock_random.seed(SEED)
        # without this a task changes its state each time somebody looks at it
        state_manager.set_transition("ecs::task", {"progression": "manual", "times": 1_000_000})
        self._front = FaultInjection(
            DomainDispatcherApplication(create_backend_app), control, self.calls.note
        )
        add_faults(control, self.faults)
        self._door = Door("aws", lambda port: _server(port, self._front))
        self._door.obey(self.faults, "*")
        self._control_door = Door("control", lambda port: _server(port, control))
        engine.install(self.endpoint)

    @property
    def faults(self) -> FaultBook:
        """The faults that calls suffer."""
        return self._front.book

    @property
    def endpoint(self) -> str:
        """The URL that every AWS client uses as its endpoint."""
        return self._door.url

    @property
    def control(self) -> str:
        """The URL of the control API, which stays there when the endpoint refuses."""
        return self._control_door.url

    def arm(self, faults: Faults) -> None:
        """From now on calls suffer these faults."""
        self._front.arm(faults)

    def stop(self) -> None:
        """Stops serving and frees the ports."""
        self.faults.remove()
        self._door.close()
        self._control_door.close()
        self.machine.close()


def _server(port: int, app: Any) -> BaseWSGIServer:
    return make_server(LOOPBACK, port, app, threaded=True, request_handler=QuietHandler)

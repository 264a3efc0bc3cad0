# SPDX-License-Identifier: MIT
"""The life of one task: from PROVISIONING to STOPPED, with a process in the middle or none.

States and their order: Amazon ECS Developer Guide, "Amazon ECS task lifecycle". Everything here runs under the
machine's lock.
"""

from __future__ import annotations

import signal
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Protocol

from moto.core.utils import utcnow
from moto.ec2 import ec2_backends

from emulator.fargate import reasons
from emulator.fargate.processes import LocalProcess
from emulator.fargate.reasons import Reason

STARTING = {"PROVISIONING": "PENDING", "PENDING": "ACTIVATING", "ACTIVATING": "RUNNING"}
STOP_SECONDS = 30.0  # AWS: what a container has without a stopTimeout of its own
KILLED, TERMINATED = 128 + signal.SIGKILL, 128 + signal.SIGTERM


@dataclass(frozen=True)
class Launch:
    """How one task is to behave: settings and rules, resolved when it is launched.

    `obey`: seconds until SIGTERM reaches the process, or until a simulated one has ended; None: it never does.
    """

    run: Any
    delays: dict[str, float]
    keep: float
    tell_late: float
    obey: float | None
    stop_timeout: float | None
    stop: tuple[Reason, float] | None
    hang: str | None


class Ground(Protocol):
    """What a life needs of the machine it runs on."""

    def after(self, seconds: float, action: Callable[[], None]) -> None:
        """Calls under the lock, later."""

    def prepare(self, life: Life, done: Callable[[OSError | None], None]) -> None:
        """Gets what the process needs, beside all else, then calls under the lock."""

    def start(self, life: Life, ended: Callable[[int], None]) -> LocalProcess | None:
        """Starts the process, if the task has one; raises OSError."""

    def forget(self, life: Life) -> None:
        """The task is not to be described any more."""


class Life:
    """Drives a task of moto through its states."""

    def __init__(self, task: Any, definition: Any, launch: Launch, ground: Ground) -> None:
        self.task = task
        self.definition = definition
        self.launch = launch
        self.process: LocalProcess | None = None
        self._ground = ground
        self._cluster = task._backend.clusters[task.cluster_name]
        essential = [each.get("essential", True) for each in definition.container_definitions]
        self._main = essential.index(True) if True in essential else 0
        self._reason: Reason | None = None
        self._running = False

    @property
    def main(self) -> Any:
        """The container that is a process: the first that is essential."""
        return self.task.containers[self._main]

    @property
    def main_definition(self) -> dict[str, Any]:
        """Its definition."""
        found: dict[str, Any] = self.definition.container_definitions[self._main]
        return found

    def begin(self) -> None:
        """The task was launched."""
        task = self.task
        task.connectivity = task.connectivity_at = None
        task.pull_started_at = task.pull_stopped_at = task.started_at = None
        for container in task.containers:
            container.last_status = "PENDING"
        for attachment in task.attachments:
            attachment["status"] = "PRECREATED"
        self._cluster.running_tasks_count -= 1
        self._cluster.pending_tasks_count += 1
        task.version = 0
        self._enter("PROVISIONING")

    def stop(self, reason: Reason, warning: float | None = None) -> bool:
        """ECS stops the task; False if it was stopping already. `warning`: SIGTERM now, SIGKILL in so many seconds."""
        if self.task.desired_status == "STOPPED" or self._reason is not None:
            return False
        self._reason = reason
        if warning is not None:
            self._warn(warning)
            return True
        self._tell()
        if not self._running:
            self._ground.after(0, lambda: self._enter("DEPROVISIONING"))
        elif reason.graceful:
            self._enter("DEACTIVATING")
        else:
            self.kill(reason.exit_code)
        return True

    def kill(self, exit_code: int | None = None) -> None:
        """The container ends at once, as if by itself."""
        if self.process is not None:
            self.process.send(signal.SIGKILL)
        elif self._running:
            self._ended(KILLED if exit_code is None else exit_code)

    def leave(self, exit_code: int) -> None:
        """The container ends by itself with this exit code, whatever its process would say."""
        if self._reason is None:
            self._reason = replace(_exited(), exit_code=exit_code)
        self.kill(exit_code)

    def _warn(self, warning: float) -> None:
        """AWS: the task is RUNNING and is to be STOPPED while its container has time to end."""
        if not self._running:
            self._tell()
            self._enter("DEPROVISIONING")
            return
        if self.launch.tell_late == 0:
            self._tell()
        self._terminate(warning)

    def _tell(self) -> None:
        """From now on ECS says that the task is stopping, and why."""
        assert self._reason is not None
        task, reason = self.task, self._reason
        task.desired_status = "STOPPED"
        task.stop_code, task.stopped_reason = reason.stop_code, reason.stopped_reason
        task.stopping_at = utcnow()
        task.version += 1
        if reason.container_reason:
            self.main.reason = reason.container_reason

    def _enter(self, state: str) -> None:
        task = self.task
        if task.last_status == "STOPPED":
            return
        task.last_status = state
        task.version += 1
        ENTRIES.get(state, lambda life: None)(self)
        stop = self.launch.stop
        if stop is not None and stop[0].at == state:
            self._ground.after(stop[1], lambda: self._struck(stop[0]))
            if state in STARTING:
                return
        if state in STARTING and self.launch.hang != state:
            self._ground.after(self.launch.delays[state.lower()], lambda: self._advance(state))

    def _struck(self, reason: Reason) -> None:
        spot = reason.stop_code in ("SpotInterruption", "TerminationNotice")
        self.stop(reason, self._limit() if spot else None)

    def _advance(self, state: str) -> None:
        """To the next state, unless the task was stopped meanwhile."""
        if self.task.last_status != state or self.task.desired_status == "STOPPED":
            return
        if state == "PENDING":
            self._ground.prepare(self, self._prepared)
        elif state == "ACTIVATING":
            self._await_others()
        else:
            self._enter(STARTING[state])

    def _prepared(self, failure: OSError | None) -> None:
        if self.task.last_status != "PENDING" or self.task.desired_status == "STOPPED":
            return
        if failure is not None:
            self.stop(_not_started(failure))
            return
        self.task.pull_stopped_at = utcnow()
        self._enter("ACTIVATING")

    def _await_others(self) -> None:
        """The containers that the process depends on start before it, and those with a health check get healthy."""
        conditions = {
            each["containerName"]: each["condition"] for each in self.main_definition.get("dependsOn") or []
        }
        for container in self.task.containers:
            if container.name in conditions:
                container.last_status = "RUNNING"
        healthy = "HEALTHY" in conditions.values()
        self._ground.after(self.launch.delays["healthy"] if healthy else 0, self._start)

    def _start(self) -> None:
        if self.task.last_status != "ACTIVATING" or self.task.desired_status == "STOPPED":
            return
        try:
            self.process = self._ground.start(self, self._ended)
        except OSError as failure:
            self.stop(_not_started(failure))
            return
        self._running = True
        self._enter("RUNNING")

    def _entered_pending(self) -> None:
        now = utcnow()
        self.task.connectivity, self.task.connectivity_at = "CONNECTED", now
        self.task.pull_started_at = now
        for attachment in self.task.attachments:
            attachment["status"] = "ATTACHED"

    def _entered_running(self) -> None:
        self.task.started_at = utcnow()
        self._cluster.pending_tasks_count -= 1
        self._cluster.running_tasks_count += 1
        for container, definition in zip(
            self.task.containers, self.definition.container_definitions, strict=True
        ):
            container.last_status = "RUNNING"
            container.health_status = "HEALTHY" if definition.get("healthCheck") else "UNKNOWN"

    def _entered_deactivating(self) -> None:
        self._ground.after(self.launch.delays["deactivating"], lambda: self._enter("STOPPING"))

    def _entered_stopping(self) -> None:
        if self._running:
            self._terminate(self._limit())
        else:
            self._ground.after(self.launch.delays["stopping"], lambda: self._enter("DEPROVISIONING"))

    def _entered_deprovisioning(self) -> None:
        for container in self.task.containers:
            container.last_status = "STOPPED"
        self._ground.after(self.launch.delays["deprovisioning"], lambda: self._enter("STOPPED"))

    def _entered_stopped(self) -> None:
        task = self.task
        task.stopped_at = utcnow()
        if task.started_at is None:
            self._cluster.pending_tasks_count -= 1
        else:
            self._cluster.running_tasks_count -= 1
        self._release_interfaces()
        self._ground.after(self.launch.keep, lambda: self._ground.forget(self))

    def _release_interfaces(self) -> None:
        interfaces = ec2_backends[self.task._account_id][self.task.region_name].enis
        for attachment in self.task.attachments:
            attachment["status"] = "DELETED"
            details = {detail["name"]: detail["value"] for detail in attachment["details"]}
            interface = interfaces.pop(details["networkInterfaceId"], None)
            if interface is not None:
                interface.subnet.del_subnet_ip(details["privateIPv4Address"])

    def _limit(self) -> float:
        """Seconds between SIGTERM and SIGKILL."""
        if self.launch.stop_timeout is not None:
            return self.launch.stop_timeout
        return float(self.main_definition.get("stopTimeout", STOP_SECONDS))

    def _terminate(self, limit: float) -> None:
        """SIGTERM, and SIGKILL to what has not ended in time."""
        obey = self.launch.obey
        if obey is not None and obey <= limit:
            self._ground.after(obey, self._terminated)
        self._ground.after(limit, self.kill)

    def _terminated(self) -> None:
        if self.process is not None:
            self.process.send(signal.SIGTERM)
        elif self._running:
            self._ended(TERMINATED)

    def _ended(self, code: int) -> None:
        """The container has ended; ECS learns it at once or late."""
        if not self._running:
            return
        self._running = False
        if self.task.desired_status == "STOPPED":
            self._noticed(code)
        else:
            self._ground.after(self.launch.tell_late, lambda: self._noticed(code))

    def _noticed(self, code: int) -> None:
        if self._reason is None:
            self._reason = _exited()
        if self.task.desired_status != "STOPPED":
            self._tell()
        exit_code = self._reason.exit_code
        self.task.execution_stopped_at = utcnow()
        for container in self.task.containers:
            container.last_status = "STOPPED"
            container.exit_code = TERMINATED
        self.main.exit_code = code if exit_code is None else exit_code
        if self.task.last_status == "STOPPING":
            self._enter("DEPROVISIONING")
        elif self.task.last_status == "RUNNING":
            self._enter("DEACTIVATING")


ENTRIES: dict[str, Callable[[Life], None]] = {
    "PENDING": Life._entered_pending,
    "RUNNING": Life._entered_running,
    "DEACTIVATING": Life._entered_deactivating,
    "STOPPING": Life._entered_stopping,
    "DEPROVISIONING": Life._entered_deprovisioning,
    "STOPPED": Life._entered_stopped,
}


def _exited() -> Reason:
    return Reason("EssentialContainerExited", reasons.EXITED, "RUNNING")


def _not_started(failure: OSError) -> Reason:
    wording = f"CannotStartContainerError: {failure}"
    return Reason("TaskFailedToStart", wording, container_reason=wording)

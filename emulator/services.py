# SPDX-License-Identifier: MIT
"""Fargate that runs things: services start and stop their tasks, and a task with a script of its own runs it, really.

In the other scenarios services run nothing, so that a test decides what runs. An image says by the annotation
`emulator.exit-code` of its manifest that it ends at once; an image that is not in its repository cannot be pulled.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import time
from dataclasses import dataclass
from typing import Any

from moto.core.utils import utcnow
from moto.ecr import ecr_backends
from moto.ecs import ecs_backends
from moto.ecs import models as ecs
from moto.ecs.models import EC2ContainerServiceBackend
from moto.efs import efs_backends
from moto.logs import logs_backends
from moto.moto_api._internal import mock_random

from emulator import files

EXIT_CODE = "emulator.exit-code"
SCRIPT_SECONDS = 60


def apply() -> None:
    """From now on tasks run; must come before the first request."""
    backend = EC2ContainerServiceBackend
    create, update, run = backend.create_service, backend.update_service, backend.run_task

    def create_service(self: Any, *arguments: Any, **fields: Any) -> Any:
        service = create(self, *arguments, **fields)
        settle(self, service)
        return service

    def update_service(self: Any, properties: dict[str, Any]) -> Any:
        service = update(self, properties)
        settle(self, service)
        return service

    def run_task(self: Any, cluster: str, *arguments: Any, **fields: Any) -> Any:
        tasks = run(self, cluster, *arguments, **fields)
        for task in tasks:
            Script.run(self, task)
        return tasks

    backend.create_service, backend.update_service, backend.run_task = (
        create_service,
        update_service,
        run_task,
    )


def settle(backend: Any, service: Any) -> None:
    """Stops the tasks that a service no longer wants, then starts those that it lacks, as with at most 100 %."""
    wanted = backend.describe_task_definition(service.task_definition)
    tasks = _running(backend, service)
    stale = [task for task in tasks if task.task_definition_arn != wanted.arn]
    surplus = [task for task in tasks if task not in stale][service.desired_count :]
    for task in stale + surplus:
        backend.stop_task(service.cluster_name, task.task_arn, "Scaling activity initiated by deployment")
    failure, left = _failure(backend, wanted), len(tasks) - len(stale) - len(surplus)
    for _ in range(service.desired_count - left):
        _start(backend, service, wanted, failure)
    service.running_count, service.pending_count = len(_running(backend, service)), 0
    state = (
        ("FAILED", "tasks failed to start.")
        if failure and service.desired_count
        else ("COMPLETED", "completed.")
    )
    for deployment in service.deployments:
        deployment |= {
            "taskDefinition": wanted.arn,
            "rolloutState": state[0],
            "rolloutStateReason": f"ECS deployment {deployment['id']}: {state[1]}",
            "desiredCount": service.desired_count,
            "runningCount": service.running_count,
            "pendingCount": 0,
        }


def _running(backend: Any, service: Any) -> list[Any]:
    tasks = backend.tasks.get(service.cluster_name, {}).values()
    return [
        task for task in tasks if task.group == f"service:{service.name}" and task.last_status != "STOPPED"
    ]


def _start(backend: Any, service: Any, definition: Any, failure: str | None) -> None:
    (task,) = backend.run_task(
        service.cluster_name,
        definition.arn,
        1,
        None,
        service.deployments[0]["id"],
        [],
        "FARGATE",
        service.network_configuration,
        f"service:{service.name}",
    )
    if failure:
        backend.stop_task(service.cluster_name, task.task_arn, failure)
        _say(service, f"(service {service.name}) deployment failed: {failure}")
        return
    _move_in(backend, definition)
    _say(service, f"(service {service.name}) has reached a steady state.")


def _say(service: Any, message: str) -> None:
    service.events.insert(0, {"id": str(mock_random.uuid4()), "createdAt": utcnow(), "message": message})


def _main(definition: Any) -> dict[str, Any]:
    """The container that decides: Jenkins', where there is one."""
    containers: list[dict[str, Any]] = definition.container_definitions
    return next((one for one in containers if one["name"] == "jenkins"), containers[0])


def _failure(backend: Any, definition: Any) -> str | None:
    """Why the image of a definition does not run, or None."""
    image = _main(definition)["image"]
    registry, _, rest = image.partition("/")
    if ".dkr.ecr." not in registry:
        return None
    name, _, tag = rest.partition(":")
    repository = ecr_backends[backend.account_id][backend.region_name].repositories.get(name)
    found = [one for one in repository.images if tag in one.image_tags] if repository else []
    if not found:
        return f"CannotPullContainerError: {image}: not found"
    with contextlib.suppress(ValueError):
        code = json.loads(found[0].image_manifest).get("annotations", {}).get(EXIT_CODE)
        return f"Essential container in task exited (exit code {code})" if code else None
    return None


@dataclass(frozen=True)
class Mount:
    """A directory of a file system as a container has it."""

    container_path: str
    file_system: str
    path: str

    @staticmethod
    def of(backend: Any, definition: Any) -> list[Mount]:
        """Those of the first container."""
        points = _main(definition).get("mountPoints", [])
        paths = {point["sourceVolume"]: point["containerPath"] for point in points}
        efs = efs_backends[backend.account_id][backend.region_name]
        found = []
        for volume in definition.volumes or []:
            configuration = volume.get("efsVolumeConfiguration")
            if configuration and volume["name"] in paths:
                point = configuration.get("authorizationConfig", {}).get("accessPointId")
                root = efs.access_points[point].root_directory["Path"] if point else "/"
                found.append(Mount(paths[volume["name"]], configuration["fileSystemId"], root))
        return found


def _move_in(backend: Any, definition: Any) -> None:
    """A controller that starts makes a home where it finds none, with a job that has been built once."""
    for mount in Mount.of(backend, definition):
        home = files.directory_of(mount.file_system, mount.path)
        for name in (
            "config.xml",
            "secrets/master.key",
            "jobs/sample/config.xml",
            "jobs/sample/builds/1/build.xml",
        ):
            path = home / name
            if not path.exists():
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(f"{name} of {mount.file_system}\n")


class Script:
    """A task whose definition brings a script for a shell: it is run here, on the directories behind its mounts."""

    @staticmethod
    def run(backend: Any, task: Any) -> None:
        """Runs it to its end and keeps its output as its log; a task without a script goes on running."""
        definition: ecs.TaskDefinition = backend.describe_task_definition(task.task_definition_arn)
        container = definition.container_definitions[0]
        if container.get("entryPoint", [])[:1] != ["sh"]:
            return
        real = {
            mount.container_path: str(files.directory_of(mount.file_system, mount.path))
            for mount in Mount.of(backend, definition)
        }
        given = {
            one["name"]: real.get(one["value"], one["value"]) for one in container.get("environment", [])
        }
        done = subprocess.run(
            [*container["entryPoint"], *container["command"]],
            env={"PATH": f"{files.commands()}:{os.environ['PATH']}"} | given,
            capture_output=True,
            text=True,
            timeout=SCRIPT_SECONDS,
            check=False,
        )
        _log(backend, container, task, done.stdout + done.stderr)
        backend.stop_task(task.cluster_name, task.task_arn, "Essential container in task exited")
        for each in task.containers:
            each.exit_code = each.exitCode = done.returncode


def _log(backend: Any, container: dict[str, Any], task: Any, text: str) -> None:
    options = container["logConfiguration"]["options"]
    logs = logs_backends[backend.account_id][backend.region_name]
    stream = f"{options['awslogs-stream-prefix']}/{container['name']}/{task.task_arn.rpartition('/')[2]}"
    logs.create_log_stream(options["awslogs-group"], stream)
    now = int(time.time() * 1000)
    events = [{"timestamp": now, "message": line} for line in text.splitlines()]
    if events:
        logs.put_log_events(options["awslogs-group"], stream, events)


def tasks_of(account: str, region: str) -> list[Any]:
    """All tasks of an account and region."""
    clusters = ecs_backends[account][region].tasks.values()
    return [task for cluster in clusters for task in cluster.values()]

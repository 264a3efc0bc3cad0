# SPDX-License-Identifier: MIT
"""Tasks as the API shows them and as the control API does: copies, so that a task may go on while they are sent."""

from __future__ import annotations

import copy
import functools
from datetime import datetime
from typing import Any

import botocore.session
from moto.core.utils import camelcase_to_underscores

from emulator.fargate.life import Life


@functools.cache
def _members(shape: str) -> tuple[tuple[str, str], ...]:
    """The members of a shape of ECS, each with the name of moto's attribute."""
    model = botocore.session.get_session().get_service_model("ecs")
    return tuple((name, camelcase_to_underscores(name)) for name in model.shape_for(shape).members)


def task_view(task: Any) -> dict[str, Any]:
    """What DescribeTasks shows of a task; what is not known is left out."""
    shown = _present(task, "Task")
    shown["containers"] = [_container_view(each) for each in task.containers]
    shown["overrides"] = _overrides(task)
    return shown


def _container_view(container: Any) -> dict[str, Any]:
    shown = _present(container, "Container")
    shown["cpu"] = str(container.cpu or 0)
    if container.memory is not None:
        shown["memory"] = str(container.memory)
    if container.exit_code is not None:
        shown["exitCode"] = container.exit_code
    return shown


def _present(source: Any, shape: str) -> dict[str, Any]:
    found = ((name, getattr(source, attribute, None)) for name, attribute in _members(shape))
    return {name: copy.deepcopy(value) for name, value in found if value is not None and value != ""}


def _overrides(task: Any) -> dict[str, Any]:
    """AWS names every container here, also those without overrides."""
    overrides = copy.deepcopy(task.overrides)
    given = overrides.get("containerOverrides", [])
    named = {each.get("name") for each in given}
    given += [{"name": each.name} for each in task.containers if each.name not in named]
    return {"inferenceAcceleratorOverrides": []} | overrides | {"containerOverrides": given}


def summary(life: Life) -> dict[str, Any]:
    """What the control API shows of a task."""
    task, process = life.task, life.process
    return {
        "id": task.id,
        "arn": task.task_arn,
        "cluster": task.cluster_name,
        "family": life.definition.family,
        "taskDefinition": task.task_definition_arn,
        "image": life.main.image,
        "capacityProvider": provider(task),
        "cpu": task.cpu,
        "memory": task.memory,
        "group": task.group,
        "startedBy": task.started_by,
        "tags": {tag["key"]: tag.get("value", "") for tag in task.tags},
        "lastStatus": task.last_status,
        "desiredStatus": task.desired_status,
        "stopCode": task.stop_code,
        "stoppedReason": task.stopped_reason or None,
        "exitCode": life.main.exit_code,
        "containerReason": getattr(life.main, "reason", None),
        "pid": process.pid if process else None,
        "log": str(process.folder / "log") if process else None,
        "createdAt": _time(task.created_at),
        "startedAt": _time(task.started_at),
        "stoppingAt": _time(getattr(task, "stopping_at", None)),
        "stoppedAt": _time(getattr(task, "stopped_at", None)),
    }


def provider(task: Any) -> str:
    """The capacity provider; a launch type without one counts as on demand."""
    return task.capacity_provider_name or "FARGATE"


def _time(moment: datetime | None) -> str | None:
    return moment.isoformat(timespec="milliseconds") + "Z" if moment else None

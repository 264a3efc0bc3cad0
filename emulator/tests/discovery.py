# SPDX-License-Identifier: MIT
"""The way from the task's metadata to the account, as the plugin goes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from emulator.tests.process import Emulator


@dataclass(frozen=True)
class Found:
    """Answers of AWS; `service` is None for a task that was started by hand."""

    task: dict[str, Any]
    definition: dict[str, Any]
    service: dict[str, Any] | None
    cluster: dict[str, Any]
    parameters: dict[str, str]

    @property
    def efs(self) -> dict[str, Any] | None:
        """The EFS volume that is mounted on JENKINS_HOME."""
        mounts = self.definition["containerDefinitions"][0]["mountPoints"]
        volumes = {
            volume["name"]: volume.get("efsVolumeConfiguration") for volume in self.definition["volumes"]
        }
        return volumes[mounts[0]["sourceVolume"]] if mounts else None


def discover(emulator: Emulator) -> Found:
    """Follows the references from the metadata document."""
    ecs = emulator.client("ecs")
    metadata = emulator.metadata("/task")
    cluster = metadata["Cluster"]
    described = ecs.describe_tasks(cluster=cluster, tasks=[metadata["TaskARN"]], include=["TAGS"])
    assert described["failures"] == []
    task = described["tasks"][0]
    definition = ecs.describe_task_definition(taskDefinition=task["taskDefinitionArn"], include=["TAGS"])
    return Found(
        task=task,
        definition=definition["taskDefinition"],
        service=_service(ecs, cluster, task),
        cluster=ecs.describe_clusters(clusters=[cluster], include=["TAGS"])["clusters"][0],
        parameters=_parameters(emulator),
    )


def _service(ecs: Any, cluster: str, task: dict[str, Any]) -> dict[str, Any] | None:
    kind, _, name = task["group"].partition(":")
    if kind != "service":
        return None
    service: dict[str, Any] = ecs.describe_services(cluster=cluster, services=[name], include=["TAGS"])[
        "services"
    ][0]
    return service


def _parameters(emulator: Emulator) -> dict[str, str]:
    path = emulator.environment.get("FARGATE_CONTROLLER_PARAMETERS")
    if path is None:
        return {}
    pages = emulator.client("ssm").get_paginator("get_parameters_by_path").paginate(Path=path, Recursive=True)
    return {
        item["Name"].removeprefix(path + "/"): item["Value"] for page in pages for item in page["Parameters"]
    }

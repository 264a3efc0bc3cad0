# SPDX-License-Identifier: MIT
"""The finished account as seen from the controller's task."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from emulator.account.clients import Clients


@dataclass(frozen=True)
class Mount:
    """EFS in the container: where it is mounted, and what stands before the options in mountinfo."""

    path: str
    source: str


@dataclass(frozen=True)
class Account:
    """The controller's task and its definition as ECS shows them, and the VPC it runs in."""

    task: dict[str, Any]
    definition: dict[str, Any]
    vpc: str
    domain: str

    @property
    def environment(self) -> dict[str, str]:
        """The environment variables that the task definition gives the container."""
        return {variable["name"]: variable["value"] for variable in self._container["environment"]}

    @property
    def role(self) -> str:
        """ARN of the task role."""
        arn: str = self.definition["taskRoleArn"]
        return arn

    @property
    def mount(self) -> Mount | None:
        """The EFS mount, or None."""
        volumes = {
            volume["name"]: volume.get("efsVolumeConfiguration") for volume in self.definition["volumes"]
        }
        for point in self._container["mountPoints"]:
            efs = volumes[point["sourceVolume"]]
            if efs:
                return Mount(point["containerPath"], self._source(efs))
        return None

    @property
    def _container(self) -> dict[str, Any]:
        container: dict[str, Any] = self.definition["containerDefinitions"][0]
        return container

    def _source(self, efs: dict[str, Any]) -> str:
        if efs.get("transitEncryption") == "ENABLED":
            return "127.0.0.1:/"  # the local end of the TLS tunnel
        region = self.task["taskArn"].split(":")[3]
        return f"{efs['fileSystemId']}.efs.{region}.{self.domain}:{efs['rootDirectory']}"


def account_of(clients: Clients, task: dict[str, Any]) -> Account:
    """The account around a task."""
    definition = clients.of("ecs").describe_task_definition(taskDefinition=task["taskDefinitionArn"])
    details = {detail["name"]: detail["value"] for detail in task["attachments"][0]["details"]}
    subnet = clients.of("ec2").describe_subnets(SubnetIds=[details["subnetId"]])["Subnets"][0]
    return Account(task, definition["taskDefinition"], subnet["VpcId"], clients.domain)

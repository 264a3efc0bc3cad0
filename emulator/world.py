# SPDX-License-Identifier: MIT
"""One running scenario: the AWS server, the account in it and the metadata endpoint of the controller's task."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import Any

from emulator import documents, mountinfo
from emulator.account import builder, compute, stack
from emulator.account.account import Account
from emulator.account.clients import ACCESS_KEY, SECRET_KEY, Clients
from emulator.account.here import AGENTS, Here
from emulator.aws_server import AwsServer
from emulator.credentials_server import CredentialsServer
from emulator.fargate.settings import Settings
from emulator.faults import Faults
from emulator.metadata_server import MetadataServer
from emulator.scenarios import HandBuilt, Scenario, StackScenario


class World:
    """Is built when it is made and serves until `close`."""

    def __init__(self, scenario: Scenario, home: str | None = None, agent_port: int | None = None) -> None:
        self._aws = AwsServer()
        try:
            self._clients = Clients(self._aws.endpoint, scenario.region)
            self._here = Here(home or compute.HOME, agent_port or AGENTS)
            self._account = self._here.applied(self._clients, _build(self._clients, scenario))
            self._metadata = MetadataServer(
                documents.container_id(self._account.task),
                self._documents(),
                scenario.metadata,
                self._aws.faults,
            )
            identity = str(uuid.uuid5(uuid.NAMESPACE_URL, self._account.task["taskArn"]))
            self._credentials = CredentialsServer(identity, self._account.role, self._aws.faults)
        except BaseException:
            self._aws.stop()
            raise

    @property
    def endpoint(self) -> str:
        """The URL of the emulated AWS."""
        return self._aws.endpoint

    @property
    def mountinfo(self) -> str:
        """What `/proc/self/mountinfo` holds in the controller's container."""
        mount = self._account.mount
        return mountinfo.with_efs(mount.path, mount.source) if mount else mountinfo.without_efs()

    @property
    def actor(self) -> str:
        """The ARN under which the controller's container calls AWS."""
        session = self._account.task["taskArn"].rpartition("/")[2]
        role = self._account.role.replace(":iam:", ":sts:", 1).replace(":role/", ":assumed-role/", 1)
        return f"{role}/{session}"

    def arm(self, faults: Faults, fargate: Settings) -> None:
        """From now on calls suffer these faults, and RunTask launches tasks on this machine."""
        self._aws.machine.begin(fargate, self._aws_environment())
        self._aws.arm(faults)

    def ready(self, mounts: Path, *, container_credentials: bool = False) -> dict[str, Any]:
        """What the emulator prints when it is ready; `mounts` is the mountinfo file."""
        aws = self._aws_environment()
        if container_credentials:
            del aws["AWS_ACCESS_KEY_ID"], aws["AWS_SECRET_ACCESS_KEY"]
            aws["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = self._credentials.url
        environment = (
            self._account.environment
            | aws
            | {
                "ECS_CONTAINER_METADATA_URI_V4": self._metadata.url,
                "JENKINS_HOME": self._here.home,
                "FARGATE_CONTROLLER_MOUNTINFO": str(mounts),
            }
        )
        return {
            "endpoint": self.endpoint,
            "control": self._aws.control,
            "metadata": self._metadata.url,
            "credentials": self._credentials.url,
            "region": self._clients.region,
            "environment": environment,
        }

    def _aws_environment(self) -> dict[str, str]:
        return {
            "AWS_ENDPOINT_URL": self.endpoint,
            "AWS_EXECUTION_ENV": "AWS_ECS_FARGATE",
            "AWS_REGION": self._clients.region,
            "AWS_DEFAULT_REGION": self._clients.region,
            "AWS_ACCESS_KEY_ID": ACCESS_KEY,
            "AWS_SECRET_ACCESS_KEY": SECRET_KEY,
        }

    def close(self) -> None:
        """Stops all servers, and ends all processes of tasks."""
        self._credentials.stop()
        self._metadata.stop()
        self._aws.stop()

    def _documents(self) -> dict[str, documents.Document]:
        task, definition = self._account.task, self._account.definition
        container = documents.container_document(self._clients, task, definition)
        stats = documents.stats_document(task)
        whole = documents.task_document(self._clients, task, definition, self._account.vpc)
        return {
            "": container,
            "/task": whole,
            "/taskWithTags": whole | {"TaskTags": {tag["key"]: tag["value"] for tag in task.get("tags", [])}},
            "/stats": stats,
            "/task/stats": {stats["id"]: stats},
        }


def _build(clients: Clients, scenario: Scenario) -> Account:
    match scenario:
        case HandBuilt():
            return builder.build(clients, scenario)
        case StackScenario():
            return stack.build(clients, scenario)
    raise TypeError(f"no builder for {scenario}")

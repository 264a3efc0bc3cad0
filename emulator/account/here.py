# SPDX-License-Identifier: MIT
"""The controller's container as this machine has it, where Jenkins runs as a process beside the emulator."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from moto.ecs.models import ecs_backends

from emulator.account.account import Account, account_of
from emulator.account.clients import Clients
from emulator.account.compute import HOME

AGENTS = 50000


@dataclass(frozen=True)
class Here:
    """What differs: the folder of JENKINS_HOME, and the port that agents connect to."""

    home: str = HOME
    agents: int = AGENTS

    def applied(self, clients: Clients, account: Account) -> Account:
        """The account whose task definition says so; no call of ECS changes a definition, so it is done in moto."""
        if self == Here():
            return account
        _, _, _, region, number, name = account.definition["taskDefinitionArn"].split(":", 5)
        family, _, revision = name.removeprefix("task-definition/").partition(":")
        stored = ecs_backends[number][region].task_definitions[family][int(revision)]
        for container in stored.container_definitions:
            self._change(container)
        return account_of(clients, account.task)

    def _change(self, container: dict[str, Any]) -> None:
        for point in container.get("mountPoints", []):
            if point["containerPath"] == HOME:
                point["containerPath"] = self.home
        for mapping in container.get("portMappings", []):
            if mapping["containerPort"] == AGENTS:
                # Another port than the usual one is known to be the agents' by its name
                mapping |= {"containerPort": self.agents, "hostPort": self.agents, "name": "agents"}

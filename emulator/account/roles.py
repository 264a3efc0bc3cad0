# SPDX-License-Identifier: MIT
"""IAM roles of the controller and of the agents."""

from __future__ import annotations

import json
from dataclasses import dataclass

from emulator.account.clients import Clients

ASSUMED_BY_TASKS = {
    "Version": "2012-10-17",
    "Statement": [
        {"Effect": "Allow", "Principal": {"Service": "ecs-tasks.amazonaws.com"}, "Action": "sts:AssumeRole"}
    ],
}
AGENT_TEMPLATES = ("build-example", "deploy-example")


@dataclass(frozen=True)
class Roles:
    """ARNs; `agents` by template name."""

    controller: str
    execution: str
    agents: dict[str, str]


def build(clients: Clients, name: str) -> Roles:
    """A role for the controller, one for the execution of tasks, and one per agent template."""
    return Roles(
        controller=_role(clients, f"{name}-controller"),
        execution=_role(clients, f"{name}-execution"),
        agents={template: _role(clients, f"{name}-agent-{template}") for template in AGENT_TEMPLATES},
    )


def _role(clients: Clients, name: str) -> str:
    answer = clients.of("iam").create_role(
        RoleName=name, AssumeRolePolicyDocument=json.dumps(ASSUMED_BY_TASKS)
    )
    return str(answer["Role"]["Arn"])

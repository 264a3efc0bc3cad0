# SPDX-License-Identifier: MIT
"""The controller's container as another machine has it."""

from __future__ import annotations

import pytest

from emulator.tests.process import Emulator


@pytest.mark.parametrize("scenario", ["two-clusters", "stack"])
def test_home_and_port_are_those_of_this_machine_wherever_they_are_told(scenario: str) -> None:
    with Emulator(scenario, "--home", "/srv/jenkins home", "--agent-port", "41234") as emulator:
        task = emulator.metadata("/task")
        told = emulator.client("ecs").describe_task_definition(
            taskDefinition=f"{task['Family']}:{task['Revision']}"
        )
        container = told["taskDefinition"]["containerDefinitions"][0]
        ports = [(port["containerPort"], port.get("name")) for port in container["portMappings"]]
        assert ports == [(8080, None), (41234, "agents")]
        mounted = [point["containerPath"] for point in container["mountPoints"]]
        assert "/srv/jenkins home" in mounted
        assert "/var/jenkins_home" not in mounted
        assert emulator.environment["JENKINS_HOME"] == "/srv/jenkins home"
        assert (
            " /srv/jenkins home rw" in emulator.mountinfo() or r"/srv/jenkins\040home" in emulator.mountinfo()
        )

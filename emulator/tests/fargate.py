# SPDX-License-Identifier: MIT
"""An emulator whose tasks are looked at: its ECS client and its control API."""

from __future__ import annotations

import json
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from typing import Any

from emulator.tests.process import Emulator

FAMILY = "agent"
SPOT = {"capacityProviderStrategy": [{"capacityProvider": "FARGATE_SPOT"}]}
SECONDS = 20.0


class Fargate:
    """Runs tasks of one family in the scenario's two clusters."""

    def __init__(self, emulator: Emulator) -> None:
        self.emulator = emulator
        self.ecs = emulator.client("ecs")
        subnets = emulator.client("ec2").describe_subnets()["Subnets"]
        self.network = {
            "awsvpcConfiguration": {
                "subnets": [each["SubnetId"] for each in subnets if each["CidrBlock"].startswith("10.0.1")]
            }
        }

    def register(self, family: str = FAMILY, image: str = "jenkins/inbound-agent:1", **more: Any) -> str:
        """Registers a definition of one container; returns its ARN."""
        container = {"name": "jenkins", "image": image, **more.pop("container", {})}
        answer = self.ecs.register_task_definition(
            family=family,
            requiresCompatibilities=["FARGATE"],
            networkMode="awsvpc",
            cpu="512",
            memory="1024",
            containerDefinitions=[container],
            **more,
        )
        return str(answer["taskDefinition"]["taskDefinitionArn"])

    def answer(self, cluster: str = "demo-spot", definition: str = FAMILY, **more: Any) -> dict[str, Any]:
        """RunTask's answer."""
        found: dict[str, Any] = self.ecs.run_task(
            cluster=cluster, taskDefinition=definition, networkConfiguration=self.network, **more
        )
        return found

    def run(self, **more: Any) -> str:
        """Runs one task; returns its ARN."""
        answer = self.answer(**more)
        assert answer["failures"] == []
        return str(answer["tasks"][0]["taskArn"])

    def task(self, arn: str) -> dict[str, Any]:
        """What DescribeTasks says."""
        described = self.ecs.describe_tasks(cluster=arn.split("/")[1], tasks=[arn], include=["TAGS"])
        assert described["failures"] == []
        task: dict[str, Any] = described["tasks"][0]
        return task

    def until(self, arn: str, state: str) -> dict[str, Any]:
        """The task when it is in this state."""
        return waited(lambda: self.task(arn), lambda task: task["lastStatus"] == state)

    def control(self, method: str, path: str, body: Any = None) -> Any:
        """The answer of the control API below its root, from JSON if it is."""
        return self.request(method, f"/fargate{path}", body)[1]

    def request(self, method: str, path: str, body: Any = None, base: str = "control") -> tuple[int, Any]:
        """Status and answer of a request below /moto-api."""
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(
            f"{self.emulator.ready[base]}/moto-api{path}", data=data, method=method
        )
        try:
            with urllib.request.urlopen(request) as answer:
                return answer.status, _read(answer.read())
        except urllib.error.HTTPError as refused:
            return refused.code, _read(refused.read())

    def shown(self, arn: str) -> dict[str, Any]:
        """The control API's view of a task."""
        found: dict[str, Any] = self.control("GET", f"/tasks/{identity(arn)}")
        return found

    def reset(self) -> None:
        """As at the start, but quick."""
        self.control("POST", "/reset")


def identity(arn: str) -> str:
    """The id of a task."""
    return arn.rpartition("/")[2]


def waited(look: Callable[[], Any], good: Callable[[Any], bool]) -> Any:
    """What `look` finds once it is good."""
    end = time.monotonic() + SECONDS
    while True:
        found = look()
        if good(found):
            return found
        assert time.monotonic() < end, f"still {found}"
        time.sleep(0.02)


def _read(raw: bytes) -> Any:
    try:
        return json.loads(raw)
    except ValueError:
        return raw.decode()

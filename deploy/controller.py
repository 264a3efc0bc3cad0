# SPDX-License-Identifier: MIT
"""The running controller: its state, its log, its password."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from botocore.exceptions import ClientError

from deploy.codes import code
from deploy.readiness import obstacle
from deploy.refusals import Refused
from deploy.stack import Stack

LOG_POLL_SECONDS = 2.0
ON_PURPOSE = "Scaling activity initiated by"
"""How ECS begins its reason for a task that a deployment or a scaling has stopped."""


class Controller:
    """The controller that a stack runs."""

    def __init__(self, stack: Stack) -> None:
        self.stack = stack
        self.surroundings = stack.surroundings

    def service(self) -> dict[str, Any] | None:
        """The ECS service, as ECS describes it; None before the stack has one."""
        outputs = self.stack.existing().outputs
        if not ("ClusterName" in outputs and "ServiceName" in outputs):
            return None
        answer = self.surroundings.client("ecs").describe_services(
            cluster=outputs["ClusterName"], services=[outputs["ServiceName"]]
        )
        found: list[dict[str, Any]] = answer["services"]
        return found[0] if found else None

    def status(self) -> None:
        """Stack, service, image, target and address, a line each; of a stack that is not ready, what helps."""
        state, service = self.stack.existing(), self.service()
        say = self.surroundings.say
        say(f"stack       {self.stack.name}: {state.status}")
        if service is None:
            say("controller  not there yet")
        else:
            self.tell(service)
        if "Url" in state.outputs:
            say(f"url         {state.outputs['Url']}")
        next_step = obstacle(self.stack.name, self.surroundings.region.name, state)
        say(f"next        {next_step or state.outputs.get('NextStep', 'make deploy')}")

    def tell(self, service: dict[str, Any]) -> None:
        """Tasks, deployments, image, targets and the last events."""
        say = self.surroundings.say
        say(
            f"controller  {service['runningCount']} running, {service['pendingCount']} pending, {service['desiredCount']} wanted"
        )
        for deployment in service.get("deployments", []):
            reason = deployment.get("rolloutStateReason", "")
            say(f"deployment  {deployment.get('rolloutState', deployment['status'])} {reason}".rstrip())
        say(f"image       {self.image(service)}")
        for health in self.health():
            say(f"target      {health}")
        for event in service.get("events", [])[:3]:
            say(f"event       {event['createdAt']:%Y-%m-%d %H:%M} {event['message']}")

    def image(self, service: dict[str, Any]) -> str:
        """The image of the service's task definition."""
        definition = self.surroundings.client("ecs").describe_task_definition(
            taskDefinition=service["taskDefinition"]
        )
        # Beside it there may be one that fetches the configuration first.
        images = {one["name"]: one["image"] for one in definition["taskDefinition"]["containerDefinitions"]}
        image: str = images["jenkins"]
        return image

    def health(self) -> list[str]:
        """What the load balancer says of the controller."""
        group = self.stack.resource("TargetGroup")
        if group is None:
            return []
        found = self.surroundings.client("elbv2").describe_target_health(TargetGroupArn=group)[
            "TargetHealthDescriptions"
        ]
        states = [(one["Target"]["Id"], one["TargetHealth"]) for one in found]
        return [
            f"{name} {health['State']} {health.get('Description', '')}".rstrip() for name, health in states
        ] or ["none yet"]

    def why_it_does_not_start(self) -> list[str]:
        """The last words of the service and of its stopped tasks, for a deployment that failed."""
        service, ecs = self.service(), self.surroundings.client("ecs")
        if service is None:
            return []
        words = [f"  ECS: {event['message']}" for event in service.get("events", [])[:3]]
        where = {
            "cluster": service["clusterArn"],
            "serviceName": service["serviceName"],
            "desiredStatus": "STOPPED",
        }
        stopped = ecs.list_tasks(**where)["taskArns"][:10]
        tasks = ecs.describe_tasks(cluster=service["clusterArn"], tasks=stopped)["tasks"] if stopped else []
        reasons = [task.get("stoppedReason", "no reason given") for task in tasks]
        words += [f"  stopped task: {reason}" for reason in reasons if not reason.startswith(ON_PURPOSE)]
        return [*words, "  Its log: make logs"] if words else []

    def password(self) -> str:
        """The admin's password."""
        name = self.stack.existing().parameters["AdminParameter"]
        try:
            answer = self.surroundings.client("ssm").get_parameter(Name=name, WithDecryption=True)
        except ClientError as problem:
            if code(problem) != "ParameterNotFound":
                raise
            raise Refused(
                f"There is no parameter {name} in {self.surroundings.place}. Create it: make deploy PASSWORD=create"
            ) from problem
        value: str = answer["Parameter"]["Value"]
        return value

    def logs(self, minutes: int, *, follow: bool) -> None:
        """Prints the log of the last minutes, and what comes, until interrupted."""
        group = self.stack.resource("LogGroup")
        if group is None:
            raise Refused(
                f"The stack {self.stack.name} is {self.stack.existing().status} and has no log group. See it with: make status"
            )
        begin = int(datetime.now(UTC).timestamp() * 1000) - minutes * 60_000
        seen: set[str] = set()
        while True:
            for event in self.events(group, begin):
                if event["eventId"] not in seen:
                    seen.add(event["eventId"])
                    begin = max(begin, event["timestamp"])
                    at = datetime.fromtimestamp(event["timestamp"] / 1000, UTC)
                    self.surroundings.say(f"{at:%H:%M:%S} {event['message'].rstrip()}")
            if not follow:
                return
            self.surroundings.sleep(LOG_POLL_SECONDS)

    def events(self, group: str, begin: int) -> list[dict[str, Any]]:
        """The controller's log events since a time in milliseconds."""
        found: list[dict[str, Any]] = []
        pages = self.surroundings.client("logs").get_paginator("filter_log_events")
        for page in pages.paginate(logGroupName=group, logStreamNamePrefix="controller/", startTime=begin):
            found += page["events"]
        return found

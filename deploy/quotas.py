# SPDX-License-Identifier: MIT
"""Whether the account's quotas leave room for a new stack."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

from botocore.exceptions import ClientError

from deploy.surroundings import Surroundings

AGENTS_WANTED = 2.0
"""vCPUs for agents: on demand beside the controller, and on Spot."""


class Quotas:
    """Reads Service Quotas; one that cannot be read is said to be unchecked."""

    def __init__(self, surroundings: Surroundings, values: Mapping[str, str]) -> None:
        self.surroundings = surroundings
        self.values = values
        self.ec2 = surroundings.client("ec2")

    def problems(self) -> list[str]:
        """Each quota that would stop the stack, with what to ask for."""
        controller = int(self.values["ControllerCpu"]) / 1024
        found = [
            self.vcpus(
                "On-Demand", "L-3032A538", controller + AGENTS_WANTED, "the controller and agents need"
            ),
            self.vcpus("Spot", "L-36FBB829", AGENTS_WANTED, "agents need"),
        ]
        if not self.values["VpcId"]:
            nats = int(self.values["NatGateways"])
            found += [
                self.room("vpc", "L-F678F1CE", "VPCs per Region", 1, self.vpcs),
                self.room("ec2", "L-0263D0A3", "EC2-VPC Elastic IPs", nats, self.addresses),
            ]
        return [problem for problem in found if problem]

    def limit(self, service: str, quota: str) -> float | None:
        """The quota's value: the account's own, else AWS's default, else None."""
        client = self.surroundings.client("service-quotas")
        for read in (client.get_service_quota, client.get_aws_default_service_quota):
            try:
                value: float = read(ServiceCode=service, QuotaCode=quota)["Quota"]["Value"]
            except (ClientError, NotImplementedError):
                continue
            return value
        return None

    def room(self, service: str, quota: str, name: str, wanted: int, used: Callable[[], int]) -> str | None:
        """What is wrong if the quota has no room for so many more."""
        limit = self.limit(service, quota)
        if limit is None:
            self.surroundings.say(f"  not checked (the quota {name} cannot be read)")
            return None
        now = used()
        if now + wanted <= limit:
            return None
        return f"The quota {name} is {limit:.0f}, {now} are in use and {wanted} more are needed. {self.remedy(service, quota, now + wanted)}"

    def vcpus(self, kind: str, quota: str, wanted: float, what: str) -> str | None:
        """Fargate has to take what is to run; a new account may have very few vCPUs."""
        limit, name = self.limit("fargate", quota), f"Fargate {kind} vCPU resource count"
        if limit is None:
            self.surroundings.say(f"  not checked (the quota {name} cannot be read)")
            return None
        if wanted <= limit:
            return None
        return f"The quota {name} is {limit:.0f}; {what} {wanted:.0f}. {self.remedy('fargate', quota, math.ceil(wanted))}"

    def vpcs(self) -> int:
        """VPCs in use."""
        return sum(len(page["Vpcs"]) for page in self.ec2.get_paginator("describe_vpcs").paginate())

    def addresses(self) -> int:
        """Elastic addresses in use."""
        found: list[Any] = self.ec2.describe_addresses()["Addresses"]
        return len(found)

    def remedy(self, service: str, quota: str, value: int) -> str:
        """How to ask for more."""
        command = (
            f"aws service-quotas request-service-quota-increase --region {self.surroundings.region.name}"
        )
        return (
            f"Ask for more: {command} --service-code {service} --quota-code {quota} --desired-value {value}"
        )

# SPDX-License-Identifier: MIT
"""What RunTask and RegisterTaskDefinition are asked for, checked as AWS checks it.

Wordings: what the API answers, as seen in AWS' documentation and in public reports.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from moto.ecs.exceptions import EcsClientException, ECSException, InvalidParameterException

FARGATE_PROVIDERS = ("FARGATE", "FARGATE_SPOT")
PLATFORMS = ("LATEST", "1.4.0", "1.3.0")
OVERRIDES_LENGTH = 8192
TASKS_A_CALL = 10
TOKEN = re.compile(r"[!-~]{1,64}")
STARTED_BY = re.compile(r"[A-Za-z0-9_/.-]{1,128}")
ROLE = re.compile(r"arn:aws[a-z-]*:iam::\d{12}:role/.+|[\w+=,.@-]+")

# Amazon ECS Developer Guide, "Task definition parameters for Fargate: task size": MiB by CPU units
MEMORY: dict[int, list[int]] = {
    256: [512, 1024, 2048],
    512: [*range(1024, 4097, 1024)],
    1024: [*range(2048, 8193, 1024)],
    2048: [*range(4096, 16385, 1024)],
    4096: [*range(8192, 30721, 1024)],
    8192: [*range(16384, 61441, 4096)],
    16384: [*range(32768, 122881, 8192)],
}


def check_size(cpu: Any, memory: Any, refusal: type[ECSException] = InvalidParameterException) -> None:
    """Fargate has this pair; otherwise raises `refusal`."""
    units, mebibytes = cpu_units(cpu), memory_mebibytes(memory)
    if units is None or mebibytes is None or mebibytes not in MEMORY.get(units, []):
        raise refusal(
            f"No Fargate configuration exists for given values: {cpu} CPU, {memory} memory. "
            "See the Amazon ECS documentation for the valid values."
        )


def cpu_units(text: Any) -> int | None:
    """`512`, `0.5 vCPU` as CPU units."""
    found = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*(vcpu)?\s*", str(text), re.IGNORECASE)
    if not found:
        return None
    return int(float(found[1]) * 1024) if found[2] else int(float(found[1]))


def memory_mebibytes(text: Any) -> int | None:
    """`1024`, `1 GB` as MiB."""
    found = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*(gb)?\s*", str(text), re.IGNORECASE)
    if not found:
        return None
    return int(float(found[1]) * 1024) if found[2] else int(float(found[1]))


def check_run(asked: dict[str, Any], cluster: Any, definition: Any) -> None:
    """Raises what RunTask answers to a request that is wrong in itself or for this cluster and definition."""
    if not 1 <= int(asked.get("count", 1)) <= TASKS_A_CALL:
        raise InvalidParameterException(f"Task count must be between 1 and {TASKS_A_CALL}.")
    if definition.status != "ACTIVE":
        raise EcsClientException("TaskDefinition is inactive")
    if not TOKEN.fullmatch(asked.get("clientToken", "-")):
        raise InvalidParameterException("clientToken must be 1 to 64 characters in the range of 33-126.")
    if not STARTED_BY.fullmatch(asked.get("startedBy") or "-"):
        raise InvalidParameterException(
            "startedBy can have up to 128 letters, numbers, hyphens, forward slashes and underscores."
        )
    check_strategy(asked.get("capacityProviderStrategy") or [], cluster)
    if asked.get("launchType") == "FARGATE" and "FARGATE" not in definition.compatibilities:
        raise InvalidParameterException("Task definition does not support launch_type FARGATE.")
    if (asked.get("platformVersion") or "LATEST") not in PLATFORMS:
        raise ECSException("PlatformUnknownException", "The specified platform version does not exist.")
    _check_network(asked)
    check_tags(asked.get("tags") or [])
    check_overrides(asked.get("overrides") or {}, definition)


def check_strategy(strategy: list[dict[str, Any]], cluster: Any) -> None:
    """Every provider is the cluster's, and at least one gets tasks."""
    offered = cluster.capacity_providers or []
    for item in strategy:
        if item.get("capacityProvider") not in offered:
            raise InvalidParameterException(
                "The specified capacity provider strategy cannot contain a capacity provider that is not associated "
                "with the cluster. Associate the capacity provider with the cluster and try again."
            )
    if len(strategy) > 1 and not any(item.get("weight", 0) or item.get("base", 0) for item in strategy):
        raise InvalidParameterException(
            "The specified capacity provider strategy must have at least one capacity provider with a weight "
            "greater than zero."
        )


def _check_network(asked: dict[str, Any]) -> None:
    settings = (asked.get("networkConfiguration") or {}).get("awsvpcConfiguration") or {}
    for name, most in (("subnets", 16), ("securityGroups", 5)):
        if len(settings.get(name) or []) > most:
            raise InvalidParameterException(f"{name} can have at most {most} items.")


def check_tags(tags: list[dict[str, str]]) -> None:
    """AWS: fifty, with keys that differ and are not AWS' own."""
    keys = [tag.get("key", "") for tag in tags]
    if len(tags) > 50:
        raise InvalidParameterException("Tags can have a maximum size of 50.")
    if len(set(keys)) < len(keys):
        raise InvalidParameterException(
            "Duplicate tag keys found. Please note that Tag keys are case insensitive."
        )
    for tag in tags:
        key, value = tag.get("key", ""), tag.get("value") or ""
        if key.lower().startswith("aws:"):
            raise InvalidParameterException("Tag keys cannot start with 'aws:' because it is reserved.")
        if not key or not _taggable(key, 128) or not _taggable(value, 256):
            raise InvalidParameterException(
                "Some tags contain invalid characters. "
                "Valid characters: UTF-8 letters, spaces, numbers and _ . / = + - : @."
            )


def _taggable(text: str, longest: int) -> bool:
    return len(text) <= longest and all(each.isalnum() or each in " _./=+-:@" for each in text)


def check_overrides(overrides: dict[str, Any], definition: Any) -> None:
    """Sizes that Fargate has, containers that the definition has, roles that look like roles."""
    if len(json.dumps(overrides, separators=(",", ":"))) > OVERRIDES_LENGTH:
        raise InvalidParameterException(f"Container Overrides length must be at most {OVERRIDES_LENGTH}")
    names = [container["name"] for container in definition.container_definitions]
    for container in overrides.get("containerOverrides") or []:
        if container.get("name") not in names:
            raise InvalidParameterException(
                f"Override for container named {container.get('name')} is not a container in the TaskDefinition."
            )
    if "cpu" in overrides or "memory" in overrides:
        check_size(overrides.get("cpu", definition.cpu), overrides.get("memory", definition.memory))
    for key in ("taskRoleArn", "executionRoleArn"):
        if key in overrides and not ROLE.fullmatch(overrides[key]):
            raise EcsClientException("Role is not valid")
    size = (overrides.get("ephemeralStorage") or {}).get("sizeInGiB", 21)
    if not 20 <= size <= 200:
        raise InvalidParameterException("Ephemeral storage size must be between 20 GiB and 200 GiB.")


class Spread:
    """Which capacity provider of a strategy takes the next task: first the bases, then by weight."""

    def __init__(self) -> None:
        self._taken: dict[tuple[str, str], dict[str, int]] = {}

    def next(self, cluster: str, strategy: list[dict[str, Any]]) -> str:
        """The provider of one more task."""
        key = (cluster, json.dumps(strategy, sort_keys=True))
        taken = self._taken.setdefault(key, {item["capacityProvider"]: 0 for item in strategy})
        chosen = min(self._candidates(strategy, taken))[1]
        taken[chosen] += 1
        return chosen

    def _candidates(
        self, strategy: list[dict[str, Any]], taken: dict[str, int]
    ) -> Iterator[tuple[float, str]]:
        for place, item in enumerate(strategy):
            name, base, weight = item["capacityProvider"], item.get("base") or 0, item.get("weight") or 0
            if taken[name] < base:
                yield -1.0 + place / 100, name
            elif weight or len(strategy) == 1:
                yield (taken[name] - base + 1) / (weight or 1), name
            else:
                yield float("inf"), name

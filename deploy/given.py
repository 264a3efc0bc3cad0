# SPDX-License-Identifier: MIT
"""Checks of keys and roles that are given: CloudFormation would find out halfway that one is not there."""

from __future__ import annotations

from botocore.exceptions import ClientError

from deploy.codes import code
from deploy.look import Look

KEYS = ("KeyArn", "FileSystemKeyArn", "AdminParameterKeyArn", "AgentSecretKeyArn")
ROLES = ("ControllerTaskRoleArn", "ExecutionRoleArn")
REGIONAL = (*KEYS, "WebAclArn")
"""Parameters whose ARN has to be of the stack's region."""


def elsewhere(look: Look) -> list[str]:
    """What is given is of this region."""
    region = look.surroundings.region.name
    return [
        f"{name} is of the region {there}, and the stack is in {region}. Give one of {region}."
        for name in REGIONAL
        if (there := region_of(look, name)) not in ("", region)
    ]


def region_of(look: Look, name: str) -> str:
    """The region in a parameter's ARN; empty if there is not an ARN."""
    parts = look.values.get(name, "").split(":")
    return parts[3] if len(parts) > 3 else ""


def keys(look: Look) -> list[str]:
    """Keys are there and enabled."""
    problems = []
    for name in KEYS:
        arn = look.values.get(name, "")
        if not arn or region_of(look, name) != look.surroundings.region.name:
            continue
        try:
            state = look.client("kms").describe_key(KeyId=arn)["KeyMetadata"]["KeyState"]
        except ClientError as problem:
            if code(problem) != "NotFoundException":
                raise
            problems.append(f"{name}: there is no key {arn}. Give the ARN of an existing one.")
            continue
        if state != "Enabled":
            problems.append(f"{name}: the key {arn} is {state}. Enable it, or give another one.")
    return problems


def roles(look: Look) -> list[str]:
    """Roles are there, in this account."""
    problems = []
    for name in ROLES:
        arn = look.values.get(name, "")
        if not arn:
            continue
        if arn.split(":")[4] != look.surroundings.account:
            problems.append(
                f"{name} is a role of another account ({arn}). ECS takes one of this account only."
            )
            continue
        try:
            look.client("iam").get_role(RoleName=arn.rpartition("/")[2])
        except ClientError as problem:
            if code(problem) not in ("NoSuchEntity", "NoSuchEntityException"):
                raise
            problems.append(f"{name}: there is no role {arn}. Give the ARN of an existing one.")
    return problems

# SPDX-License-Identifier: MIT
"""What would stop a deployment halfway, looked at before it starts."""

from __future__ import annotations

import secrets
from collections.abc import Callable

from botocore.exceptions import ClientError

from deploy.look import Look
from deploy.names import certificate, zone
from deploy.placement import file_system, network
from deploy.surroundings import code

Check = Callable[[Look], list[str]]
DENIED = ("AccessDenied", "AccessDeniedException", "UnauthorizedOperation")


def problems(look: Look) -> list[str]:
    """All that is wrong, each with its remedy; empty if the deployment can start."""
    return [problem for check in CHECKS for problem in carry_out(check, look)]


def carry_out(check: Check, look: Look) -> list[str]:
    """A check that may not look is not a reason to stop; it says so."""
    try:
        return check(look)
    except ClientError as problem:
        if code(problem) not in DENIED:
            raise
        look.surroundings.say(f"  not checked ({check.__name__}): {problem}")
        return []


def password(look: Look) -> list[str]:
    """The password's parameter exists as a SecureString; on request, a strong one is made."""
    name, ssm = look.values["AdminParameter"], look.client("ssm")
    try:
        kind = ssm.get_parameter(Name=name)["Parameter"]["Type"]
    except ClientError as problem:
        if code(problem) != "ParameterNotFound":
            raise
        if not look.make_password:
            return [
                f"There is no parameter {name} with the admin's password. Make one with a strong password: PASSWORD=create"
            ]
        key = {"KeyId": look.values["AdminParameterKeyArn"]} if look.values["AdminParameterKeyArn"] else {}
        # 32 characters with 192 bits; bcrypt takes up to 72 bytes.
        ssm.put_parameter(
            Name=name,
            Type="SecureString",
            Value=secrets.token_urlsafe(24),
            Description="Jenkins' admin",
            **key,
        )
        look.surroundings.say(f"  made the parameter {name} with a new password")
        return []
    if kind != "SecureString":
        return [
            f"The parameter {name} is a {kind}; a password has to be a SecureString. Delete it and make it anew."
        ]
    return []


def backup(look: Look) -> list[str]:
    """The lifecycle and the windows are ones that AWS Backup takes; CloudFormation's rules cannot add."""
    if look.values["BackupEnabled"] != "true":
        return []
    problems = []
    cold, delete = int(look.values["BackupColdStorageAfterDays"]), int(look.values["BackupDeleteAfterDays"])
    if cold and delete < cold + 90:
        problems.append(
            f"Backups stay in cold storage for at least 90 days: BackupDeleteAfterDays has to be {cold + 90} or more."
        )
    earliest = int(look.values["BackupStartWindow"]) + 60
    if int(look.values["BackupCompletionWindow"]) < earliest:
        problems.append(
            f"AWS Backup wants an hour between the two windows: BackupCompletionWindow has to be {earliest} or more."
        )
    return problems


def ecs_role(look: Look) -> list[str]:
    """An account that never used ECS lacks the role with which ECS works; its first cluster can fail for that."""
    iam = look.client("iam")
    try:
        iam.get_role(RoleName="AWSServiceRoleForECS")
        return []
    except ClientError as problem:
        if code(problem) not in ("NoSuchEntity", "NoSuchEntityException"):
            raise
    try:
        iam.create_service_linked_role(AWSServiceName="ecs.amazonaws.com")
    except ClientError as problem:
        # Somebody else made it meanwhile.
        if code(problem) not in ("InvalidInput", "InvalidInputException", "EntityAlreadyExists"):
            raise
        return []
    look.surroundings.say("  made the role AWSServiceRoleForECS, which this account did not have yet")
    return []


CHECKS: tuple[Check, ...] = (certificate, zone, password, network, file_system, backup, ecs_role)

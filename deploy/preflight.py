# SPDX-License-Identifier: MIT
"""What would stop a deployment halfway, looked at before it starts; looking changes nothing."""

from __future__ import annotations

from collections.abc import Callable

from botocore.exceptions import ClientError

from deploy.buckets import buckets
from deploy.codes import DENIED, code
from deploy.given import elsewhere, keys, roles
from deploy.look import Look
from deploy.names import certificate, zone
from deploy.network import network
from deploy.placement import file_system
from deploy.sources import access_points, configuration, secrets, sign_in

Check = Callable[[Look], list[str]]


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
    """The password's parameter exists as a SecureString, or is to be made."""
    name = look.values["AdminParameter"]
    kind = parameter_type(look)
    if kind is None and not look.make_password:
        return [
            f"There is no parameter {name} with the administrator's password. Create one with a strong password: PASSWORD=create"
        ]
    if kind not in (None, "SecureString"):
        return [
            f"The parameter {name} is a {kind}; a password has to be a SecureString. Delete it, and create it again as a SecureString."
        ]
    return []


def parameter_type(look: Look) -> str | None:
    """The type of the password's parameter, or None if there is none."""
    try:
        kind: str = look.client("ssm").get_parameter(Name=look.values["AdminParameter"])["Parameter"]["Type"]
    except ClientError as problem:
        if code(problem) != "ParameterNotFound":
            raise
        return None
    return kind


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


CHECKS: tuple[Check, ...] = (
    certificate,
    zone,
    password,
    configuration,
    secrets,
    access_points,
    sign_in,
    elsewhere,
    keys,
    roles,
    buckets,
    network,
    file_system,
    backup,
)

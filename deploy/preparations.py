# SPDX-License-Identifier: MIT
"""What a deployment needs outside the stack, made once nothing speaks against starting."""

from __future__ import annotations

import secrets

from botocore.exceptions import ClientError

from deploy.codes import DENIED, code
from deploy.look import Look
from deploy.preflight import parameter_type


def carry_out(look: Look) -> None:
    """Makes what is missing, and says so."""
    if look.make_password and parameter_type(look) is None:
        make_password(look)
    make_ecs_role(look)


def make_password(look: Look) -> None:
    """Makes the parameter with a strong password, which nobody is shown."""
    name = look.values["AdminParameter"]
    key = {"KeyId": look.values["AdminParameterKeyArn"]} if look.values["AdminParameterKeyArn"] else {}
    # 32 characters with 192 bits; bcrypt takes up to 72 bytes.
    look.client("ssm").put_parameter(
        Name=name,
        Type="SecureString",
        Value=secrets.token_urlsafe(24),
        Description="Password of Jenkins' administrator",
        **key,
    )
    look.surroundings.say(f"  created the parameter {name} with a new password")


def make_ecs_role(look: Look) -> None:
    """An account that never used ECS lacks the role with which ECS works; its first cluster can fail for that."""
    iam = look.client("iam")
    try:
        iam.get_role(RoleName="AWSServiceRoleForECS")
        return
    except ClientError as problem:
        if code(problem) in DENIED:
            look.surroundings.say(f"  not checked (AWSServiceRoleForECS): {problem}")
            return
        if code(problem) not in ("NoSuchEntity", "NoSuchEntityException"):
            raise
    try:
        iam.create_service_linked_role(AWSServiceName="ecs.amazonaws.com")
    except ClientError as problem:
        # Somebody else made it meanwhile.
        if code(problem) not in ("InvalidInput", "InvalidInputException", "EntityAlreadyExists"):
            raise
        return
    look.surroundings.say("  created the role AWSServiceRoleForECS, which this account did not have yet")

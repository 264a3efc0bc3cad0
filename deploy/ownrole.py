# SPDX-License-Identifier: MIT
"""A controller's role that is not the stack's: whether it carries the stack's policy."""

from __future__ import annotations

from botocore.exceptions import ClientError

from deploy.codes import DENIED, code
from deploy.refusals import Refused
from deploy.stack import State
from deploy.surroundings import Surroundings


def policy_is_attached(surroundings: Surroundings, role_arn: str, before: State) -> None:
    """Refuses to start a controller that could not even mount its home; the policy exists only once the stack does."""
    if not role_arn:
        return
    role, policy = role_arn.rpartition("/")[2], before.outputs["ControllerPolicyArn"]
    pages = surroundings.client("iam").get_paginator("list_attached_role_policies")
    try:
        attached = [
            one["PolicyArn"] for page in pages.paginate(RoleName=role) for one in page["AttachedPolicies"]
        ]
    except ClientError as problem:
        if code(problem) not in DENIED:
            raise
        surroundings.say(f"  not checked (policies of {role}): {problem}")
        return
    if policy not in attached:
        raise Refused(
            f"The role {role} lacks the controller's policy, so the controller is not started yet. Attach it, then repeat make deploy:\n"
            f"  aws iam attach-role-policy --role-name {role} --policy-arn {policy}"
        )

# SPDX-License-Identifier: MIT
"""Whether a stack takes a change now."""

from __future__ import annotations

from deploy.refusals import Refused
from deploy.stack import UNBORN, State

NOT_CREATED = "its creation failed. Remove it first: make destroy"
REMEDIES = {
    "ROLLBACK_COMPLETE": NOT_CREATED,
    "ROLLBACK_FAILED": NOT_CREATED,
    "CREATE_FAILED": NOT_CREATED,
    UNBORN: "it is a change set that nobody executed. Remove it first: make destroy",
    "DELETE_FAILED": "it was removed in part. Remove the rest: make destroy",
    "UPDATE_ROLLBACK_FAILED": "CloudFormation could not go back. Correct what its events name, then: "
    "aws cloudformation continue-update-rollback --region {region} --stack-name {name}",
}
"""Statuses of a stack that takes no change, with what helps."""


def obstacle(name: str, region: str, state: State) -> str | None:
    """Why a stack takes no change now, with what helps; None if it does."""
    remedy = REMEDIES.get(state.status)
    if remedy:
        return f"The stack {name} is {state.status}: {remedy.format(name=name, region=region)}"
    return (
        f"The stack {name} is {state.status}. Wait until that has ended: make status" if state.busy else None
    )


def refuse_unready(name: str, region: str, state: State) -> None:
    """A stack that is being changed, or that failed for good, takes no change."""
    if problem := obstacle(name, region, state):
        raise Refused(problem)

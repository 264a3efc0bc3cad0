# SPDX-License-Identifier: MIT
"""One CloudFormation stack: what it is, and creating, changing and deleting it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from botocore.exceptions import ClientError

from deploy.bucket import TemplateBucket
from deploy.codes import code
from deploy.refusals import Refused
from deploy.surroundings import Surroundings

TEMPLATE = Path(__file__).resolve().parent.parent / "cloudformation" / "jenkins.yaml"
POLICY = TEMPLATE.parent / "stack-policy.json"
"""What may not be replaced or removed by an update, because the home or two controllers on it hang by it."""
UNBORN = "REVIEW_IN_PROGRESS"
"""A stack of which there is only a change set; nobody works at it, and it stays so until somebody does."""
INLINE_LIMIT = 51_200
"""Bytes of a template that CloudFormation takes in the request; a larger one has to be in S3."""


@dataclass(frozen=True)
class State:
    """What CloudFormation says of an existing stack."""

    status: str
    parameters: Mapping[str, str]
    outputs: Mapping[str, str]

    @property
    def busy(self) -> bool:
        return self.status.endswith("_IN_PROGRESS") and self.status != UNBORN


class Stack:
    """A stack by name."""

    def __init__(self, surroundings: Surroundings, name: str, template: Path = TEMPLATE) -> None:
        self.surroundings = surroundings
        self.name = name
        self.template = template
        self.cloudformation = surroundings.client("cloudformation")

    def confirm(self, verb: str, done: str) -> None:
        """Has a person type the stack's name before something is done with it that nobody wants to do by accident."""
        if not self.surroundings.interactive:
            raise Refused(
                f"Nothing {done}: there is no terminal to ask at. To {verb} without asking: YES=yes"
            )
        if self.surroundings.ask(f"Type the stack's name ({self.name}) to go on: ").strip() != self.name:
            raise Refused(f"Nothing {done}.")

    def state(self) -> State | None:
        """What the stack is, or None if there is none."""
        try:
            (found,) = self.cloudformation.describe_stacks(StackName=self.name)["Stacks"]
        except ClientError as problem:
            if code(problem) == "ValidationError" and "does not exist" in str(problem):
                return None
            raise
        if found["StackStatus"] == "DELETE_COMPLETE":
            return None
        return State(
            found["StackStatus"],
            {p["ParameterKey"]: p.get("ParameterValue", "") for p in found.get("Parameters", [])},
            {o["OutputKey"]: o["OutputValue"] for o in found.get("Outputs", [])},
        )

    def existing(self) -> State:
        """What the stack is; there has to be one."""
        state = self.state()
        if state is None:
            raise Refused(
                f"There is no stack {self.name} in {self.surroundings.place}. "
                "If it is in another region: REGION=…; to create it: make deploy"
            )
        return state

    def output(self, name: str) -> str:
        """An output, which a stack has only once it is complete."""
        state = self.existing()
        if name not in state.outputs:
            raise Refused(
                f"The stack {self.name} is {state.status} and has no output {name} yet. See it with: make status"
            )
        return state.outputs[name]

    def resource(self, logical_id: str) -> str | None:
        """The physical ID of a resource, or None if the stack has no such resource, or no longer."""
        try:
            answer = self.cloudformation.describe_stack_resource(
                StackName=self.name, LogicalResourceId=logical_id
            )
        except ClientError as problem:
            if code(problem) == "ValidationError":
                return None
            raise
        detail = answer["StackResourceDetail"]
        # After a rollback or half a removal CloudFormation goes on to name what it has deleted.
        found: str | None = detail.get("PhysicalResourceId")
        return None if detail["ResourceStatus"] == "DELETE_COMPLETE" else found

    def create(self, parameters: Mapping[str, str], tags: Mapping[str, str]) -> None:
        """Starts to create it. If that fails, nothing stays, not even what is kept when a stack is deleted."""
        request = self.request(parameters, tags)
        self.cloudformation.create_stack(**request, OnFailure="ROLLBACK", RetainExceptOnCreate=True)

    def update(self, parameters: Mapping[str, str], tags: Mapping[str, str], policy: str = "") -> bool:
        """Starts to change it; False if there is nothing to change. If that fails, nothing new stays either.

        A policy that is given holds in the place of the stack's own during this update only.
        """
        request = self.request(parameters, tags)
        request |= {"StackPolicyDuringUpdateBody": policy} if policy else {}
        try:
            self.cloudformation.update_stack(**request, RetainExceptOnCreate=True)
        except ClientError as problem:
            if "No updates are to be performed" in str(problem):
                return False
            raise
        return True

    def delete(self) -> None:
        """Starts to delete it."""
        self.cloudformation.delete_stack(StackName=self.name)

    def request(self, parameters: Mapping[str, str], tags: Mapping[str, str]) -> dict[str, Any]:
        """What create and update have in common. Without tags, those that the stack has stay."""
        request = {
            "StackName": self.name,
            "Parameters": [
                {"ParameterKey": key, "ParameterValue": value} for key, value in parameters.items()
            ],
            "Capabilities": ["CAPABILITY_IAM"],
            **self.body(),
        }
        return {**request, "Tags": [{"Key": k, "Value": v} for k, v in tags.items()]} if tags else request

    def body(self) -> dict[str, str]:
        """The template, in the request or, when it is too large for that, in S3."""
        text = self.template.read_bytes()
        if len(text) <= INLINE_LIMIT:
            return {"TemplateBody": text.decode()}
        return {"TemplateURL": TemplateBucket(self.surroundings).put(text)}

# SPDX-License-Identifier: MIT
"""What keeps a stack from harm that a person or a program could do by mistake: its policy, and its protection against deletion."""

from __future__ import annotations

import json
from collections.abc import Callable

from botocore.exceptions import ClientError

from deploy.codes import DENIED, code
from deploy.stack import POLICY, Stack


class Protection:
    """Protects one stack."""

    def __init__(self, stack: Stack) -> None:
        self.stack = stack
        self.cloudformation = stack.cloudformation

    def put(self) -> None:
        """Nothing of what would leave or endanger the home is replaced or removed, and the stack is not deleted by one call."""
        self.try_to(
            "put the stack's policy on it",
            lambda: self.cloudformation.set_stack_policy(
                StackName=self.stack.name, StackPolicyBody=POLICY.read_text()
            ),
        )
        self.try_to("protect the stack from being deleted", lambda: self.against_deletion(True))

    def against_deletion(self, protected: bool) -> None:
        """Protects the stack from being deleted, or no longer."""
        self.cloudformation.update_termination_protection(
            StackName=self.stack.name, EnableTerminationProtection=protected
        )

    def try_to(self, what: str, call: Callable[[], None]) -> None:
        """A deployment does not fail for want of a right to protect; it says so."""
        try:
            call()
        except ClientError as problem:
            if code(problem) not in DENIED:
                raise
            self.stack.surroundings.say(f"Not done: {what}; you may not ({problem}).")


def lifted() -> str:
    """A policy for one update that is meant to replace what is protected."""
    return json.dumps(
        {"Statement": [{"Effect": "Allow", "Action": "Update:*", "Principal": "*", "Resource": "*"}]}
    )

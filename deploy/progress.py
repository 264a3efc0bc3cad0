# SPDX-License-Identifier: MIT
"""Waits for a stack and shows what happens meanwhile."""

from __future__ import annotations

from typing import Any

from deploy.refusals import Refused
from deploy.stack import Stack

POLL_SECONDS = 5.0
SILENCE_SECONDS = 60.0
"""After this long without news, the tool says what it is waiting for."""
MEANINGS = {
    "UPDATE_ROLLBACK_COMPLETE": "it is as it was before",
    "ROLLBACK_COMPLETE": "its resources are removed; before you try again: make destroy",
    "DELETE_FAILED": "it is still there in part; to remove the rest: make destroy",
}
"""What a status means in which an operation ends that failed."""
CONSEQUENCES = ("Resource creation cancelled", "Resource update cancelled", "Resource deletion cancelled")


class Progress:
    """Follows one operation of a stack from before its start."""

    def __init__(self, stack: Stack) -> None:
        self.stack = stack
        self.surroundings = stack.surroundings
        self.name = stack.name
        self.seen = {event["EventId"] for event in self.events()}
        self.failures: list[tuple[str, str]] = []
        self.open: dict[str, float] = {}
        self.begin = self.surroundings.clock()
        self.last_word = self.begin

    def track(self) -> None:
        """Follows the stack by its ID, under which a deleted one can still be seen."""
        try:
            (found,) = self.stack.cloudformation.describe_stacks(StackName=self.stack.name)["Stacks"]
        except self.stack.cloudformation.exceptions.ClientError:
            return
        self.name = found["StackId"]

    def events(self) -> list[dict[str, Any]]:
        """The stack's events, oldest first; none if there is no stack."""
        found: list[dict[str, Any]] = []
        try:
            for page in self.stack.cloudformation.get_paginator("describe_stack_events").paginate(
                StackName=self.name
            ):
                found += page["StackEvents"]
        except self.stack.cloudformation.exceptions.ClientError:
            return []
        return found[::-1]

    def wait(self) -> str:
        """Shows events until the operation ends; the status it ends with. A failure is refused with resource and reason."""
        while True:
            self.show_news()
            status = self.status()
            if not status.endswith("_IN_PROGRESS"):
                self.show_news()
                return self.ended(status)
            self.break_silence()
            self.surroundings.sleep(POLL_SECONDS)

    def status(self) -> str:
        """The stack's status; a stack that is no longer there is deleted."""
        try:
            (found,) = self.stack.cloudformation.describe_stacks(StackName=self.name)["Stacks"]
        except self.stack.cloudformation.exceptions.ClientError as problem:
            if "does not exist" in str(problem):
                return "DELETE_COMPLETE"
            raise
        status: str = found["StackStatus"]
        return status

    def ended(self, status: str) -> str:
        """The status, if it is a good one."""
        if status in ("CREATE_COMPLETE", "UPDATE_COMPLETE", "DELETE_COMPLETE"):
            return status
        causes = [f"  {name}: {reason}" for name, reason in self.failures] or [
            "  CloudFormation gave no reason"
        ]
        meaning = f" ({MEANINGS[status]})" if status in MEANINGS else ""
        raise Refused(
            "\n".join(
                [f"The stack {self.stack.name} ended as {status}{meaning}. What failed first:", *causes[:3]]
            )
        )

    def show_news(self) -> None:
        """One line for each new event."""
        for event in self.events():
            if event["EventId"] not in self.seen:
                self.seen.add(event["EventId"])
                self.show(event)

    def show(self, event: dict[str, Any]) -> None:
        """One line: minutes and seconds since the start, status, resource, and the reason of a failure."""
        name, status, now = (event["LogicalResourceId"], event["ResourceStatus"], self.surroundings.clock())
        reason = event.get("ResourceStatusReason", "")
        if status.endswith("_IN_PROGRESS"):
            self.open.setdefault(name, now)
        else:
            self.open.pop(name, None)
        failed = status.endswith("_FAILED")
        if failed and not reason.startswith(CONSEQUENCES):
            self.failures.append((f"{name} ({event['ResourceType']})", reason or status))
        minutes, seconds = divmod(int(now - self.begin), 60)
        self.surroundings.say(
            f"{minutes:3d}:{seconds:02d}  {status:<28} {name}{'  ' + reason if failed else ''}"
        )
        self.last_word = now

    def break_silence(self) -> None:
        """Says what is still under way, so that waiting is not guessing."""
        now = self.surroundings.clock()
        if now - self.last_word < SILENCE_SECONDS:
            return
        waiting = [
            f"{name} ({int(now - since)} s)" for name, since in self.open.items() if name != self.stack.name
        ]
        self.surroundings.say(f"         still in progress: {', '.join(waiting) or self.stack.name}")
        self.last_word = now

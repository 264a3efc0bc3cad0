# SPDX-License-Identifier: MIT
"""From nothing, or from a running stack, to a controller that runs the wanted image: checks, stack, image, controller."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from deploy import preflight
from deploy.changes import Changes
from deploy.controller import Controller
from deploy.image import PLATFORMS, Image
from deploy.look import Look
from deploy.ownrole import policy_is_attached
from deploy.parameters import check, declared, effective
from deploy.placement import zones
from deploy.progress import Progress
from deploy.quotas import Quotas
from deploy.stack import Stack, State
from deploy.surroundings import Refused, Surroundings

HOPELESS = {
    "ROLLBACK_COMPLETE": "its creation failed. Remove it first: make destroy",
    "ROLLBACK_FAILED": "its creation failed. Remove it first: make destroy",
    "CREATE_FAILED": "its creation failed. Remove it first: make destroy",
    "DELETE_FAILED": "it was removed in part. Go on with that: make destroy",
    "UPDATE_ROLLBACK_FAILED": "CloudFormation could not go back. Mend what its events name, then: "
    "aws cloudformation continue-update-rollback --stack-name",
}
"""Statuses of a stack that takes no change, with what helps."""


@dataclass(frozen=True)
class Wish:
    """What the user asks for."""

    parameters: Mapping[str, str]
    tags: Mapping[str, str]
    image_tag: str
    make_password: bool = False
    push: bool = True
    accept_new_file_system: bool = False


class Deployment:
    """Carries out one wish for one stack."""

    def __init__(self, stack: Stack, wish: Wish, image: Image) -> None:
        self.stack = stack
        self.wish = wish
        self.image = image
        self.surroundings: Surroundings = stack.surroundings
        self.known = declared(stack.template)

    def carry_out(self) -> None:
        """Checks first, then makes or changes the stack, pushes the image if it is missing, and starts it."""
        before = self.stack.state()
        self.refuse_impossible(before)
        self.look_first(before)
        if self.has_to_build(before):
            self.image.need_buildx()
        if before is None:
            self.surroundings.say(
                f"Creating the stack {self.stack.name}, at first without a controller (about 8 minutes)."
            )
            progress = Progress(self.stack)
            self.stack.create(self.given(before), self.wish.tags)
            progress.track()
            progress.wait()
            before = self.stack.existing()
        values = effective(self.wish.parameters, before.parameters, self.known)
        policy_is_attached(self.surroundings, values.get("ControllerTaskRoleArn", ""), before)
        self.provide_image(before)
        self.change(before)
        self.say_what_next()

    def refuse_impossible(self, before: State | None) -> None:
        """A stack that is being changed, or that failed for good, cannot be deployed to."""
        if before is not None and before.status in HOPELESS:
            words = f"The stack {self.stack.name} is {before.status}: {HOPELESS[before.status]}"
            raise Refused(f"{words} {self.stack.name}" if words.endswith("-name") else words)
        if before is not None and before.busy:
            raise Refused(
                f"The stack {self.stack.name} is {before.status}. Wait until that is over: make status"
            )

    def look_first(self, before: State | None) -> None:
        """Everything that can be known to fail, at once."""
        self.surroundings.say(
            f"Account {self.surroundings.account}, region {self.surroundings.session.region_name}: checking first."
        )
        given = self.given(before)
        values = effective(given, before.parameters if before else {}, self.known)
        problems = check(given, self.known)
        problems += [f"{name} has no value. Give it: {name}=…" for name in self.known if name not in values]
        problems = problems or self.look(before, values)
        if problems:
            raise Refused("\n".join(["Not started, because:", *(f"  - {problem}" for problem in problems)]))

    def given(self, before: State | None) -> Mapping[str, str]:
        """What the user gives; a new Jenkins is called as its stack is, unless it is given a name."""
        named = before is None and "Name" in self.known
        return {"Name": self.stack.name, **self.wish.parameters} if named else self.wish.parameters

    def look(self, before: State | None, values: Mapping[str, str]) -> list[str]:
        """What the account says to these values."""
        own = [self.stack.resource(f"MountTarget{zone}") for zone in "ABC"] if before else []
        look = Look(self.surroundings, values, self.wish.make_password, tuple(one for one in own if one))
        if before is None:
            room = preflight.carry_out(zones, look) + Quotas(self.surroundings, values).problems()
            return preflight.problems(look) + room
        changes = Changes(self.wish.parameters, before.parameters)
        return changes.problems(
            accept_new_file_system=self.wish.accept_new_file_system
        ) or preflight.problems(look)

    def has_to_build(self, before: State | None) -> bool:
        """Whether the image comes from the stack's repository, and that lacks it."""
        if self.wish.parameters.get("ImageUri") or (before and before.parameters.get("ImageUri")):
            return False
        return self.wish.push and (before is None or not self.image.is_in(before.outputs["RepositoryUri"]))

    def provide_image(self, before: State) -> None:
        """Builds and pushes the image if the repository lacks its tag."""
        repository = before.outputs["RepositoryUri"]
        if self.has_to_build(before):
            architecture = effective(self.wish.parameters, before.parameters, self.known)["CpuArchitecture"]
            self.surroundings.say(f"Building the image {self.wish.image_tag} and pushing it to {repository}.")
            self.image.push(repository, PLATFORMS[architecture])
            return
        tag = self.wish.image_tag
        if self.image_parameter(before) and not self.image.is_in(repository):
            raise Refused(f"{repository} has no tag {tag}. Push it: make push IMAGE_TAG={tag}")
        if self.image_parameter(before) and tag.endswith("-dirty"):
            self.surroundings.say(
                f"The repository has {tag} already; what you changed since it was pushed is not in it. Commit for a new tag."
            )

    def change(self, before: State) -> None:
        """Brings the stack to the wish."""
        self.surroundings.say(f"Updating the stack {self.stack.name} to the image {self.wish.image_tag}.")
        progress = Progress(self.stack)
        progress.track()
        same = {name: value for name, value in before.parameters.items() if name in self.known}
        wanted = {**same, **self.wish.parameters, **self.image_parameter(before)}
        if not self.stack.update(wanted, self.wish.tags):
            self.surroundings.say("Nothing to change.")
            return
        try:
            progress.wait()
        except Refused as problem:
            raise Refused(
                "\n".join([str(problem), *Controller(self.stack).why_it_does_not_start()])
            ) from problem

    def image_parameter(self, before: State) -> dict[str, str]:
        """ImageTag, unless the image comes from elsewhere."""
        elsewhere = self.wish.parameters.get("ImageUri", before.parameters.get("ImageUri", ""))
        return {} if elsewhere else {"ImageTag": self.wish.image_tag}

    def say_what_next(self) -> None:
        """The address, and where the password is."""
        outputs = self.stack.existing().outputs
        self.surroundings.say("")
        self.surroundings.say(f"Jenkins: {outputs['Url']}")
        self.surroundings.say("User:    ecsuser")
        self.surroundings.say(f"Password: make password   (or {outputs['PasswordCommand']})")

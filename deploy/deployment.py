# SPDX-License-Identifier: MIT
"""From nothing, or from a running stack, to a controller that runs the wanted image: checks, stack, image, controller."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from deploy import preflight, preparations
from deploy.agents import AgentImage
from deploy.changes import Changes
from deploy.controller import Controller
from deploy.image import PLATFORMS, Image
from deploy.look import Look
from deploy.ownrole import policy_is_attached
from deploy.parameters import check, declared, document, effective
from deploy.placement import zones
from deploy.progress import Progress
from deploy.protection import Protection, lifted
from deploy.quotas import Quotas
from deploy.readiness import refuse_unready
from deploy.refusals import Refused
from deploy.rules import broken
from deploy.stack import Stack, State
from deploy.surroundings import Surroundings


@dataclass(frozen=True)
class Wish:
    """What the user asks for."""

    parameters: Mapping[str, str]
    tags: Mapping[str, str]
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
        self.agents = AgentImage(stack, image.docker)

    def carry_out(self) -> None:
        """Looks first, without changing anything; then makes or changes the stack, with the images that it needs."""
        before = self.stack.state()
        if before is not None:
            refuse_unready(self.stack.name, self.surroundings.region.name, before)
        look = self.look_first(before)
        preparations.carry_out(look)
        if before is None:
            before = self.create()
        values = self.values(before)
        policy_is_attached(self.surroundings, values.get("ControllerTaskRoleArn", ""), before)
        tag = self.provide_image(before)
        images = {"ImageTag": tag} if tag else {}
        if self.agents.is_copied(values, self.wish.parameters):
            images |= self.agents.provide(before, values["AgentImage"])
        self.change(before, images)
        Protection(self.stack).put()
        self.say_what_next()

    def look_first(self, before: State | None) -> Look:
        """Everything that can be known to fail, at once; what was looked at."""
        self.surroundings.say(f"Checking the stack {self.stack.name} in {self.surroundings.place}.")
        values = self.values(before)
        own = [self.stack.resource(f"MountTarget{zone}") for zone in "ABC"] if before else []
        look = Look(self.surroundings, values, self.wish.make_password, tuple(one for one in own if one))
        problems = check(self.given(before), self.known)
        if not problems:
            problems = [
                *self.value_problems(values),
                *self.image_problems(before, values),
                *self.account_problems(before, look),
            ]
        if problems:
            raise Refused("\n".join(["Not started, because:", *(f"  - {problem}" for problem in problems)]))
        return look

    def value_problems(self, values: Mapping[str, str]) -> list[str]:
        """What is missing, and what does not go together; what is missing is taken as given, so that it is told once."""
        missing = [name for name in self.known if name not in values]
        given = {**dict.fromkeys(missing, "…"), **values, "AWS::Region": self.surroundings.region.name}
        return [
            *(
                f"{name} has no value. Give it in deploy/{self.stack.name}.parameters, or by SET='{name}=…'."
                for name in missing
            ),
            *broken(document(self.stack.template).get("Rules", {}), given),
        ]

    def given(self, before: State | None) -> Mapping[str, str]:
        """What the user gives; a new Jenkins is called as its stack is, unless it is given a name."""
        named = before is None and "Name" in self.known
        return {"Name": self.stack.name, **self.wish.parameters} if named else self.wish.parameters

    def values(self, before: State | None) -> dict[str, str]:
        """The values that the stack will have."""
        return effective(self.given(before), before.parameters if before else {}, self.known)

    def image_problems(self, before: State | None, values: Mapping[str, str]) -> list[str]:
        """Why there will be no image to start, or none that runs on the stack's processor."""
        if values["ImageUri"]:
            return []
        processor, repository = values["CpuArchitecture"], before.outputs["RepositoryUri"] if before else ""
        tag = self.image.tag_in(repository, processor) if before else None
        if tag:
            return [problem for problem in [self.image.unfit(repository, tag, processor)] if problem]
        if self.wish.push:
            return [problem for problem in [self.image.cannot_build()] if problem]
        return [self.not_there(repository)] if before else []

    def account_problems(self, before: State | None, look: Look) -> list[str]:
        """What the account says to these values."""
        if before is None:
            room = preflight.carry_out(zones, look) + Quotas(self.surroundings, look.values).problems()
            return preflight.problems(look) + room
        return self.changes(before).problems(
            accept_new_file_system=self.wish.accept_new_file_system
        ) or preflight.problems(look)

    def changes(self, before: State) -> Changes:
        """What differs from the stack as it is."""
        return Changes(self.wish.parameters, before.parameters)

    def create(self) -> State:
        """Makes the stack, which holds the repository for the image that it has not yet."""
        self.surroundings.say(
            f"Creating the stack {self.stack.name}, first without a controller (about 8 minutes)."
        )
        progress = Progress(self.stack)
        self.stack.create(self.given(None), self.wish.tags)
        progress.track()
        progress.wait()
        return self.stack.existing()

    def provide_image(self, before: State) -> str | None:
        """Builds and pushes the image if the repository lacks it; its tag, or None if the image comes from elsewhere."""
        values, repository = self.values(before), before.outputs["RepositoryUri"]
        if values["ImageUri"]:
            return None
        processor = values["CpuArchitecture"]
        tag = self.image.tag_in(repository, processor)
        if tag is None and not self.wish.push:
            raise Refused(self.not_there(repository))
        if tag is None:
            tag = self.image.tag_for(processor)
            self.surroundings.say(f"Building the image {tag} and pushing it to {repository}.")
            self.image.push(repository, PLATFORMS[processor], tag)
        self.image.keep(repository, tag)
        return tag

    def not_there(self, repository: str) -> str:
        """That the image has to be pushed by somebody."""
        return f"{repository} has no tag {self.image.tag}. Push it: make push IMAGE_TAG={self.image.tag}"

    def change(self, before: State, images: Mapping[str, str]) -> None:
        """Brings the stack to the wish."""
        shown = images.get("ImageTag") or self.values(before)["ImageUri"]
        self.surroundings.say(f"Updating the stack {self.stack.name} to the image {shown}.")
        progress = Progress(self.stack)
        progress.track()
        same = {name: value for name, value in before.parameters.items() if name in self.known}
        # The file system is protected by the stack's policy; that another one is meant has been asked for.
        policy = lifted() if self.changes(before).file_system() else ""
        if not self.stack.update({**same, **self.wish.parameters, **images}, self.wish.tags, policy):
            self.surroundings.say("Nothing to change.")
            return
        try:
            progress.wait()
        except Refused as problem:
            raise Refused(
                "\n".join([str(problem), *Controller(self.stack).why_it_does_not_start()])
            ) from problem

    def say_what_next(self) -> None:
        """The address, and where the password is."""
        outputs = self.stack.existing().outputs
        self.surroundings.say("")
        self.surroundings.say(f"Jenkins: {outputs['Url']}")
        self.surroundings.say("User:    ecsuser")
        self.surroundings.say(f"Password: make password   (or {outputs['PasswordCommand']})")

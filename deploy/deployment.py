# SPDX-License-Identifier: MIT
"""From nothing, or from a running stack, to a controller that runs the wanted image: checks, stack, image, controller."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from deploy import preflight
from deploy.controller import Controller
from deploy.image import PLATFORMS, Image
from deploy.look import Look
from deploy.parameters import check, declared, effective
from deploy.progress import Progress
from deploy.quotas import Quotas
from deploy.stack import Stack, State
from deploy.surroundings import Refused, Surroundings

NEW_FILE_SYSTEM = ("FileSystemKeyArn", "PerformanceMode", "FileSystemId")
"""Parameters whose change puts the controller on another file system, without its home."""


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
        self.provide_image(before)
        self.change(before)
        self.say_what_next()

    def refuse_impossible(self, before: State | None) -> None:
        """A stack that is being changed, or whose creation failed, cannot be deployed to."""
        if before is not None and before.never_made:
            raise Refused(
                f"The stack {self.stack.name} is {before.status}: its creation failed. Remove it first: make destroy"
            )
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
        more = (
            Quotas(self.surroundings, values).problems() if before is None else self.new_file_system(before)
        )
        return preflight.problems(look) + more

    def new_file_system(self, before: State) -> list[str]:
        """Changes that would leave the home behind, unless they are meant."""
        given = self.wish.parameters
        changed = [
            name
            for name in NEW_FILE_SYSTEM
            if name in given and given[name] != before.parameters.get(name, "")
        ]
        if not changed or self.wish.accept_new_file_system:
            return []
        return [
            f"{' and '.join(changed)} would put the controller on another file system; the present one is kept, but not used. "
            "If that is meant: NEW_FILE_SYSTEM=yes"
        ]

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
        elif self.image_parameter(before) and not self.image.is_in(repository):
            tag = self.wish.image_tag
            raise Refused(f"{repository} has no tag {tag}. Push it: make push IMAGE_TAG={tag}")

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

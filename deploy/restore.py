# SPDX-License-Identifier: MIT
"""Puts the controller on a file system made from a backup; or practises that beside it, and leaves nothing behind."""

from __future__ import annotations

import uuid

from botocore.exceptions import ClientError

from deploy.deployment import Deployment, Wish
from deploy.home import Home
from deploy.image import Image
from deploy.leftovers import HOME, PART_OF
from deploy.readiness import refuse_unready
from deploy.recovery import Point, Recovery
from deploy.refusals import Refused
from deploy.stack import Stack
from deploy.visit import Visit, put_policy


class Restore:
    """Restores one stack's home."""

    def __init__(self, stack: Stack) -> None:
        self.stack = stack
        self.surroundings = stack.surroundings
        self.before = stack.existing()
        self.efs = stack.surroundings.client("efs")

    def carry_out(self, point: str | None, *, sure: bool) -> None:
        """A new file system from the recovery point, a look into it, and the stack on it. The old one stays as it is."""
        self.refuse_unready()
        recovery = Recovery(self.stack)
        chosen = recovery.point(point)
        self.ask(chosen, sure)
        system = recovery.restore(chosen, f"restore-{uuid.uuid4()}")
        try:
            self.dress(system)
            home = self.good(system, chosen, HOME)
        except (Refused, ClientError) as problem:
            raise Refused(
                f"{problem}\nThe controller was not changed. The new file system is {system}; to remove it:\n  {self.removal(system)}"
            ) from problem
        self.surroundings.say(f"Found {home} on {system}. Starting the controller on it.")
        self.deploy(system, home)
        self.surroundings.say(
            f"If a file with parameters sets FileSystemId or HomePath, set them to: FileSystemId={system} and HomePath={home.path}"
        )
        self.surroundings.say(
            f"The previous JENKINS_HOME is on {recovery.outputs['FileSystem']}. To go back to it:"
        )
        self.surroundings.say(
            f"  make deploy NEW_FILE_SYSTEM=yes SET='FileSystemId={recovery.outputs['FileSystem']} "
            f"HomePath={self.before.parameters['HomePath']}'"
        )

    def drill(self, point: str | None) -> None:
        """Restores beside the running controller, checks what came of it, and removes it again, whatever happens."""
        self.refuse_unready()
        recovery = Recovery(self.stack)
        chosen, begin = recovery.point(point), self.surroundings.clock()
        self.surroundings.say(
            "Restore drill: the controller keeps running, and what is restored is removed at the end."
        )
        system = recovery.restore(chosen, f"drill-{uuid.uuid4()}")
        try:
            home = self.good(system, chosen)
        finally:
            self.remove(system)
        minutes = (self.surroundings.clock() - begin) / 60
        self.surroundings.say(
            f"The drill succeeded after {minutes:.0f} minutes: {chosen} holds {home}. {system} is removed."
        )

    def refuse_unready(self) -> None:
        """A stack that takes no change, or has no controller, is not restored."""
        refuse_unready(self.stack.name, self.surroundings.region.name, self.before)
        if not (self.before.parameters.get("ImageTag") or self.before.parameters.get("ImageUri")):
            raise Refused(
                f"The stack {self.stack.name} has no image yet, and a backup is looked into by a task with that image. "
                "Deploy first: make deploy"
            )

    def ask(self, point: Point, sure: bool) -> None:
        """Nobody's work is left behind by accident."""
        self.surroundings.say(
            f"This starts Jenkins of the stack {self.stack.name} in {self.surroundings.place} on a new file system, restored from {point}."
        )
        self.surroundings.say(
            "Later changes are not on it; they stay on the present file system, which is kept. To only test the restore: DRILL=1"
        )
        if not sure:
            self.stack.confirm("restore", "restored")

    def good(self, system: str, point: Point, move_to: str = "") -> Home:
        """The home on a restored file system, if Jenkins can start on it; moved out of the directory of the restore, if told to."""
        self.surroundings.say(f"Checking {system} with a one-off task.")
        home = Visit(self.stack, system, move_to).look()
        if home.problems:
            raise Refused(f"Jenkins cannot start on {point}: {'; '.join(home.problems)}.")
        return home

    def dress(self, system: str) -> None:
        """Gives a restored file system what a backup does not have: its name and its throughput."""
        name = self.before.parameters.get("Name", self.stack.name)
        self.efs.tag_resource(
            ResourceId=system, Tags=[{"Key": "Name", "Value": name}, {"Key": PART_OF, "Value": name}]
        )
        mode = self.before.parameters.get("ThroughputMode", "bursting")
        speed = self.before.parameters.get("ProvisionedThroughput", "0")
        if mode != "bursting":
            provisioned = {"ProvisionedThroughputInMibps": float(speed)} if mode == "provisioned" else {}
            self.efs.update_file_system(FileSystemId=system, ThroughputMode=mode, **provisioned)

    def deploy(self, system: str, home: Home) -> None:
        """The stack on the new file system, with the image that it has."""
        put_policy(self.efs, system)
        wish = Wish(
            {"FileSystemId": system, "HomePath": home.path}, {}, push=False, accept_new_file_system=True
        )
        image = Image(self.surroundings, self.before.parameters.get("ImageTag") or None)
        try:
            Deployment(self.stack, wish, image).carry_out()
        except Refused as problem:
            again = f"make deploy NEW_FILE_SYSTEM=yes SET='FileSystemId={system} HomePath={home.path}'"
            raise Refused(
                f"{problem}\nThe restored home is {home.path} on {system}. To try again: {again}"
            ) from problem

    def remove(self, system: str) -> None:
        """Removes what a drill made."""
        try:
            self.efs.delete_file_system(FileSystemId=system)
        except ClientError as problem:
            self.surroundings.say(f"{system} is still there ({problem}). To remove it:")
            self.surroundings.say(f"  {self.removal(system)}")

    def removal(self, system: str) -> str:
        """The command that removes a file system."""
        return (
            f"aws efs delete-file-system --region {self.surroundings.region.name} --file-system-id {system}"
        )

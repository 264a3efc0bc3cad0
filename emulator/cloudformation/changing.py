# SPDX-License-Identifier: MIT
"""What an update does to each resource: nothing, a change in its place, or another one in its stead.

Which properties cannot be changed in place is in replacement.json, from the schemas of CloudFormation's registry
(`createOnlyProperties`). A test compares it with those that cfn-lint brings.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from emulator.cloudformation.engine import FAILURES, ResourceFailed, Resources
from emulator.cloudformation.functions import TemplateError
from emulator.cloudformation.resources import UPDATES, Made

# Told of each step: the resource, its status, and the reason if there is one.
Tell = Callable[[str, str, str, str, str | None], None]
TAGS = {"Tags", "FileSystemTags", "AccessPointTags", "BackupVaultTags", "BackupPlanTags"}
ANOTHER = "Requested update requires the creation of a new physical resource; hence creating one."


@functools.cache
def create_only() -> dict[str, list[str]]:
    """By type of resource: the properties whose change makes another resource."""
    found: dict[str, list[str]] = json.loads(Path(__file__).with_name("replacement.json").read_text())
    return found


def differences(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    """The names of the properties that differ."""
    return sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))


def replaces(type_name: str, before: dict[str, Any], after: dict[str, Any]) -> bool:
    """Whether these properties need another resource."""
    return any(
        _at(before, path) != _at(after, path) for path in create_only().get(type_name, []) if path not in TAGS
    )


def _at(properties: Any, path: str) -> Any:
    for part in path.split("/"):
        properties = properties.get(part) if isinstance(properties, dict) else None
    return properties


@dataclass(frozen=True)
class Change:
    """One change that an update makes."""

    action: str
    logical_resource_id: str
    resource_type: str
    physical_resource_id: str | None = None
    replacement: str | None = None

    @property
    def update(self) -> str:
        """The action by the name that a stack policy has for it."""
        if self.action == "Remove":
            return "Update:Delete"
        return "Update:Replace" if self.replacement == "True" else "Update:Modify"


class Foreseen(Made):
    """A resource that is not there yet; what it will be called differs from whatever there is."""

    def get_cfn_attribute(self, name: str) -> Any:
        """A value that stands for the attribute."""
        return self.attributes.get(name, f"{self.ref}.{name}")


class Planning:
    """Finds out what an update would do, without doing it."""

    def __init__(self, current: dict[str, Made]) -> None:
        self._current = current
        self.changes: list[Change] = []

    def resource(self, resources: Resources, logical_id: str, properties: dict[str, Any]) -> Made:
        """What there is if it stays, or else what stands for what will be."""
        type_name = resources.declaration(logical_id)["Type"]
        now = self._current.get(logical_id)
        if now is None:
            self.changes.append(Change("Add", logical_id, type_name))
            return Foreseen(f"<new {logical_id}>", properties=properties)
        if now.properties == properties and now.cf_resource_type == type_name:
            return now
        another = type_name != now.cf_resource_type or replaces(type_name, now.properties, properties)
        self.changes.append(Change("Modify", logical_id, type_name, now.ref, "True" if another else "False"))
        if another:
            return Foreseen(f"<new {logical_id}>", properties=properties)
        return Foreseen(now.ref, now.attributes, properties=properties)

    def plan(self, resources: Resources) -> list[Change]:
        """All changes, those of removed resources at the end."""
        resources.way = self
        resources.create({})
        gone = [made for name, made in self._current.items() if name not in resources.by_id]
        removed = [
            Change("Remove", made.logical_resource_id, made.cf_resource_type, made.ref) for made in gone
        ]
        return [*self.changes, *removed]


class Changing:
    """Carries an update out. What it took the place of stays until the update is over, so that it can go back."""

    def __init__(self, current: dict[str, Made], tell: Tell, spare: dict[str, Made] | None = None) -> None:
        self._current = current
        self._tell = tell
        self._spare = spare or {}
        # by logical id: resources that another one has taken the place of
        self.obsolete: dict[str, Made] = {}

    def resource(self, resources: Resources, logical_id: str, properties: dict[str, Any]) -> Made:
        """The resource as the template wants it."""
        type_name = resources.declaration(logical_id)["Type"]
        now, spare = self._current.get(logical_id), self._spare.get(logical_id)
        if now is not None and now.properties == properties and now.cf_resource_type == type_name:
            return now
        try:
            return self._change(resources, logical_id, properties, (now, spare))
        except ResourceFailed:
            raise
        except FAILURES as failure:
            status = "CREATE_FAILED" if now is None else "UPDATE_FAILED"
            self._tell(logical_id, type_name, now.ref if now else "", status, str(failure))
            raise ResourceFailed(logical_id, type_name, failure) from failure

    def _change(
        self,
        resources: Resources,
        logical_id: str,
        properties: dict[str, Any],
        there: tuple[Made | None, Made | None],
    ) -> Made:
        type_name = resources.declaration(logical_id)["Type"]
        now, spare = there
        if now is None:
            self._tell(logical_id, type_name, "", "CREATE_IN_PROGRESS", None)
            made = resources.make(logical_id, properties)
            self._tell(logical_id, type_name, made.ref, "CREATE_COMPLETE", None)
            return made
        another = type_name != now.cf_resource_type or replaces(type_name, now.properties, properties)
        self._tell(
            logical_id, type_name, now.ref, "UPDATE_IN_PROGRESS", ANOTHER if another and not spare else None
        )
        if spare is not None and spare.properties == properties:
            self.obsolete[logical_id] = now
            made = spare
        elif another:
            made = resources.make(logical_id, properties)
            self.obsolete[logical_id] = now
        else:
            made = self._in_place(resources, logical_id, properties, now)
        self._tell(logical_id, type_name, made.ref, "UPDATE_COMPLETE", None)
        return made

    def _in_place(self, resources: Resources, logical_id: str, properties: dict[str, Any], now: Made) -> Made:
        type_name = now.cf_resource_type
        changed = set(differences(now.properties, properties)) - TAGS
        if changed and type_name not in UPDATES:
            raise TemplateError(f"the emulator cannot change {', '.join(sorted(changed))} of {type_name}")
        # also when it fails: part of it may have been done, and going back has to undo that
        now.properties = properties
        if changed:
            making = resources.making(logical_id, type_name, properties, now.ref)
            UPDATES[type_name](making, now)
        return now


def leavers(
    before: Resources, after: dict[str, Made], obsolete: dict[str, Made]
) -> Iterator[tuple[Made, bool]]:
    """What an update leaves over, in the order in which it can go, and whether it stays nevertheless."""
    gone = [made for name, made in before.by_id.items() if name not in after]
    for made in reversed(list(before.made)):
        if made in gone:
            yield made, made.deletion_policy.startswith("Retain")
        elif any(made is old for old in obsolete.values()):
            yield made, made.replace_policy == "Retain"

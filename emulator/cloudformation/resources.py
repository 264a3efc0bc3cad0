# SPDX-License-Identifier: MIT
"""What all types of resources have in common: how one is made, and what is kept of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from emulator.account.clients import Clients
from emulator.cloudformation.functions import TemplateError
from emulator.cloudformation.shapes import fit

Maker = Callable[["Making"], "Made"]
Updater = Callable[["Making", "Made"], None]
TYPES: dict[str, Maker] = {}
UPDATES: dict[str, Updater] = {}


def makes(type_name: str) -> Callable[[Maker], Maker]:
    """Registers the function that makes resources of a type."""

    def register(maker: Maker) -> Maker:
        TYPES[type_name] = maker
        return maker

    return register


def updates(type_name: str) -> Callable[[Updater], Updater]:
    """Registers the function that changes a resource of a type in its place."""

    def register(updater: Updater) -> Updater:
        UPDATES[type_name] = updater
        return updater

    return register


@dataclass
class Made:
    """A resource that exists: the value of Ref and the attributes that GetAtt knows."""

    ref: str
    attributes: dict[str, Any] = field(default_factory=dict)
    # set by the engine; the first two are read by moto
    logical_resource_id: str = ""
    cf_resource_type: str = ""
    properties: dict[str, Any] = field(default_factory=dict)
    deletion_policy: str = "Delete"
    replace_policy: str = "Delete"

    @property
    def physical_resource_id(self) -> str:
        """The value of Ref, by the name that moto asks for."""
        return self.ref

    def get_cfn_attribute(self, name: str) -> Any:
        """The value of GetAtt."""
        if name not in self.attributes:
            raise TemplateError(f"{self.cf_resource_type} {self.logical_resource_id} has no attribute {name}")
        return self.attributes[name]

    def is_created(self) -> bool:
        """True: making a resource does not return before it is there."""
        return True


class Making:
    """One resource while it is being made: its properties are taken one by one, and none may be left over."""

    def __init__(
        self, clients: Clients, name: str, properties: dict[str, Any], stack_tags: dict[str, str]
    ) -> None:
        self.clients = clients
        self.generated_name = name
        self._properties = dict(properties)
        self._stack_tags = stack_tags

    def take(self, name: str, otherwise: Any = None) -> Any:
        """A property, which then counts as handled."""
        return self._properties.pop(name, otherwise)

    def rest(self) -> dict[str, Any]:
        """All properties that were not taken yet."""
        rest, self._properties = self._properties, {}
        return rest

    def left_over(self) -> list[str]:
        """Names of the properties that nobody took."""
        return sorted(self._properties)

    def name(self, name: str) -> str:
        """The property that names the resource, or a name made up as CloudFormation does."""
        return str(self.take(name, self.generated_name))

    def tags(self, name: str = "Tags") -> list[dict[str, str]]:
        """The resource's own tags and those of the stack; the property may be a list or a map."""
        own = self.take(name, [])
        own = own if isinstance(own, dict) else {tag["Key"]: tag["Value"] for tag in own}
        return [{"Key": key, "Value": value} for key, value in (self._stack_tags | own).items()]

    def ec2_tags(self, kind: str) -> list[dict[str, Any]]:
        """The tags as EC2 wants them for a new resource of a kind."""
        tags = self.tags()
        return [{"ResourceType": kind, "Tags": tags}] if tags else []

    def call(self, service: str, operation: str, **arguments: Any) -> Any:
        """Calls the API with arguments that are fitted to it; those that are None are left out."""
        client = self.clients.of(service)
        model = client.meta.service_model.operation_model(client.meta.method_to_api_mapping[operation])
        given = {name: value for name, value in arguments.items() if value is not None}
        return getattr(client, operation)(**fit(model.input_shape, given))

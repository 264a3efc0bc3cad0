# SPDX-License-Identifier: MIT
"""Takes the place of moto's map of resources, which is where its stacks come from."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from typing import Any, Protocol

import yaml
from botocore.exceptions import BotoCoreError, ClientError
from moto.cloudformation import models, parsing
from moto.cloudformation.exceptions import ValidationError
from moto.cloudformation.models import Stack
from moto.cloudformation.parsing import ResourceMap
from moto.utilities.utils import get_partition

from emulator.account.clients import Clients

# the modules of types register them when they are imported
from emulator.cloudformation import compute, identity, network, storage, updating, watching, web  # noqa: F401
from emulator.cloudformation.functions import TemplateError, holds, resolve
from emulator.cloudformation.parameters import check_parameters, check_rules
from emulator.cloudformation.resources import TYPES, Made, Making
from emulator.cloudformation.shapes import UnknownProperty
from emulator.cloudformation.template import parse

FAILURES = (TemplateError, UnknownProperty, ClientError, BotoCoreError, LookupError, TypeError, ValueError)


@functools.cache
def install(endpoint: str) -> None:
    """From now on stacks are made by calls to this endpoint; holds for the rest of the process."""
    from emulator.cloudformation import operations

    def resources(*arguments: Any, **fields: Any) -> Resources:
        return Resources(endpoint, *arguments, **fields)

    models.ResourceMap = resources
    parsing.clean_json = resolve
    Stack.parse_template = staticmethod(_parse)
    operations.install()


class ResourceFailed(Exception):
    """A resource could not be made, changed or deleted."""

    def __init__(self, logical_id: str, type_name: str, reason: object) -> None:
        super().__init__(f"{logical_id} ({type_name}): {reason}")
        self.logical_id, self.type_name, self.reason = logical_id, type_name, str(reason)


class Way(Protocol):
    """What to do about a resource that the template wants: make it, change one that there is, or only plan that."""

    def resource(self, resources: Resources, logical_id: str, properties: dict[str, Any]) -> Made:
        """The resource, after what was to be done; `properties` have their functions evaluated."""


class Creating:
    """Makes every resource."""

    def resource(self, resources: Resources, logical_id: str, properties: dict[str, Any]) -> Made:
        """A new resource."""
        return resources.make(logical_id, properties)


class Resources(ResourceMap):
    """The resources of one stack, each made when it is first asked for; also what names in the template lead to."""

    def __init__(self, endpoint: str, *arguments: Any, **fields: Any) -> None:
        super().__init__(*arguments, **fields)
        self._stack_tags = dict(self.tags)
        self.clients = Clients(endpoint, self._region_name)
        self._making: list[str] = []
        self.way: Way = Creating()
        # in an order in which each comes after what it needs
        self.made: list[Made] = []
        partition = get_partition(self._region_name)
        self._parsed_resources["AWS::Partition"] = partition
        self._parsed_resources["AWS::URLSuffix"] = self.clients.domain

    @property
    def by_id(self) -> dict[str, Made]:
        """The resources by logical id."""
        return {made.logical_resource_id: made for made in self.made}

    def load(self) -> None:
        """Checks the parameters and evaluates the conditions; raises moto's ValidationError."""
        if not self._template:  # of a stack of which there is only a change set
            return
        try:
            self.load_mapping()
            self.load_parameters()
            check_parameters(
                self._template.get("Parameters", {}), self.input_parameters, self.resolved_parameters
            )
            check_rules(self._template.get("Rules", {}), self)
            self.lazy_condition_map = {
                name: self.condition(name) for name in self._template.get("Conditions", {})
            }
        except TemplateError as wrong:
            raise ValidationError(message=str(wrong)) from wrong

    def create(self, template: dict[str, Any]) -> bool:
        """Goes through all resources; raises ResourceFailed for the first that fails."""
        for logical_id in self._resource_json_map:
            self[logical_id]
        return True

    def declaration(self, logical_id: str) -> dict[str, Any]:
        """A resource as the template has it."""
        declared: dict[str, Any] = self._resource_json_map[logical_id]
        return declared

    def make(self, logical_id: str, properties: dict[str, Any]) -> Made:
        """A new resource; raises what is in FAILURES."""
        type_name = self.declaration(logical_id)["Type"]
        if type_name not in TYPES:
            raise TemplateError(f"the emulator cannot make resources of type {type_name}")
        making = self.making(logical_id, type_name, properties)
        made = TYPES[type_name](making)
        if making.left_over():
            raise UnknownProperty(f"unknown property {', '.join(making.left_over())}")
        made.properties = properties
        return made

    def making(
        self, logical_id: str, type_name: str, properties: dict[str, Any], name: str | None = None
    ) -> Making:
        """A resource as it is being made or changed, with a name of its own if it has none yet."""
        stack = self._parsed_resources["AWS::StackName"]
        generated = name or parsing.generate_resource_name(type_name, stack, logical_id)
        return Making(self.clients, generated, properties, self._stack_tags)

    def __getitem__(self, key: str) -> Any:
        if key not in self._parsed_resources:
            declaration = self._resource_json_map[key]
            wanted = "Condition" not in declaration or self.condition(declaration["Condition"])
            self._parsed_resources[key] = self._provide(key, declaration) if wanted else None
        return self._parsed_resources[key]

    def __iter__(self) -> Iterator[str]:
        return (made.logical_resource_id for made in self.made)

    def __len__(self) -> int:
        return len(self.made)

    def ref(self, name: str) -> Any:
        """The value of a parameter or pseudo parameter, or the physical id of a resource."""
        if name not in self._parsed_resources and name not in self._resource_json_map:
            raise TemplateError(f"unresolved reference to {name}")
        found = self[name]
        if found is None:
            raise TemplateError(f"reference to {name}, whose condition is false")
        return found.ref if isinstance(found, Made) else found

    def attribute(self, resource: str, name: str) -> Any:
        """An attribute of a resource."""
        if resource not in self._resource_json_map:
            raise TemplateError(f"Fn::GetAtt references undefined resource {resource}")
        made = self[resource]
        if made is None:
            raise TemplateError(f"Fn::GetAtt references {resource}, whose condition is false")
        return made.get_cfn_attribute(name)

    def condition(self, name: str) -> bool:
        """Whether a condition holds."""
        conditions = self._template.get("Conditions", {})
        if name not in conditions:
            raise TemplateError(f"unresolved condition {name}")
        return holds(conditions[name], self)

    def mapping(self, name: str) -> Mapping[str, Any]:
        """One of the template's mappings."""
        mapping: Mapping[str, Any] = self._template["Mappings"][name]
        return mapping

    def _provide(self, logical_id: str, declaration: dict[str, Any]) -> Made:
        if logical_id in self._making:
            raise TemplateError(f"circular dependency: {' -> '.join([*self._making, logical_id])}")
        self._making.append(logical_id)
        try:
            depends = declaration.get("DependsOn", [])
            for other in [depends] if isinstance(depends, str) else depends:
                self[other]
            resolve(declaration.get("Metadata", {}).get("After", []), self)
            properties = resolve(declaration.get("Properties", {}), self)
            made = self.way.resource(self, logical_id, properties)
        except FAILURES as failure:
            raise ResourceFailed(logical_id, declaration["Type"], failure) from failure
        finally:
            self._making.pop()
        made.logical_resource_id, made.cf_resource_type = logical_id, declaration["Type"]
        made.deletion_policy = declaration.get("DeletionPolicy", "Delete")
        made.replace_policy = declaration.get("UpdateReplacePolicy", "Delete")
        self.made.append(made)
        return made


def _parse(text: str) -> dict[str, Any]:
    try:
        return parse(text)
    except yaml.YAMLError as wrong:
        raise ValidationError(message=f"Template format error: {wrong}") from wrong

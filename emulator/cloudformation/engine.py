"""Takes the place of moto's map of resources, which is where its stacks come from."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from typing import Any

import yaml
from botocore.exceptions import BotoCoreError, ClientError
from moto.cloudformation import models, parsing
from moto.cloudformation.exceptions import ValidationError
from moto.cloudformation.models import Event, Stack
from moto.cloudformation.parsing import ResourceMap
from moto.utilities.utils import get_partition

from emulator.account.clients import Clients

# the modules of types register them when they are imported
from emulator.cloudformation import compute, identity, network, storage, watching, web  # noqa: F401
from emulator.cloudformation.functions import TemplateError, holds, resolve
from emulator.cloudformation.parameters import check_parameters, check_rules
from emulator.cloudformation.resources import TYPES, Made, Making
from emulator.cloudformation.shapes import UnknownProperty
from emulator.cloudformation.template import parse

FAILURES = (TemplateError, UnknownProperty, ClientError, BotoCoreError, LookupError, TypeError, ValueError)


@functools.cache
def install(endpoint: str) -> None:
    """From now on stacks are made by calls to this endpoint; holds for the rest of the process."""

    def resources(*arguments: Any, **fields: Any) -> Resources:
        return Resources(endpoint, *arguments, **fields)

    models.ResourceMap = resources
    parsing.clean_json = resolve
    Stack.parse_template = staticmethod(_parse)
    Stack.create_resources = _create_resources


class ResourceFailed(Exception):
    """A resource could not be made."""

    def __init__(self, logical_id: str, type_name: str, reason: object) -> None:
        super().__init__(f"{logical_id} ({type_name}): {reason}")
        self.logical_id, self.type_name, self.reason = logical_id, type_name, str(reason)


class Resources(ResourceMap):
    """The resources of one stack, each made when it is first asked for; also what names in the template lead to."""

    def __init__(self, endpoint: str, *arguments: Any, **fields: Any) -> None:
        super().__init__(*arguments, **fields)
        self._stack_tags = dict(self.tags)
        self._clients = Clients(endpoint, self._region_name)
        self._making: list[str] = []
        self.made: list[Made] = []
        partition = get_partition(self._region_name)
        self._parsed_resources["AWS::Partition"] = partition
        self._parsed_resources["AWS::URLSuffix"] = self._clients.domain

    def load(self) -> None:
        """Checks the parameters and evaluates the conditions; raises moto's ValidationError."""
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
        """Makes all resources; raises ResourceFailed for the first that cannot be made."""
        for logical_id in self._resource_json_map:
            self[logical_id]
        return True

    def update(self, template: dict[str, Any], parameters: dict[str, Any] | None = None) -> None:
        """Refuses: stacks in the emulator do not change."""
        raise ValidationError(
            message="The emulator cannot update stacks; start it again with the new template"
        )

    def delete(self) -> None:
        """Refuses: stacks in the emulator are not removed."""
        raise ValidationError(message="The emulator cannot delete stacks; stop it instead")

    def __getitem__(self, key: str) -> Any:
        if key not in self._parsed_resources:
            declaration = self._resource_json_map[key]
            wanted = "Condition" not in declaration or self.condition(declaration["Condition"])
            self._parsed_resources[key] = self._make(key, declaration) if wanted else None
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

    def _make(self, logical_id: str, declaration: dict[str, Any]) -> Made:
        if logical_id in self._making:
            raise TemplateError(f"circular dependency: {' -> '.join([*self._making, logical_id])}")
        self._making.append(logical_id)
        try:
            depends = declaration.get("DependsOn", [])
            for other in [depends] if isinstance(depends, str) else depends:
                self[other]
            made = self._call_maker(logical_id, declaration)
        except FAILURES as failure:
            raise ResourceFailed(logical_id, declaration["Type"], failure) from failure
        finally:
            self._making.pop()
        made.logical_resource_id, made.cf_resource_type = logical_id, declaration["Type"]
        self.made.append(made)
        return made

    def _call_maker(self, logical_id: str, declaration: dict[str, Any]) -> Made:
        type_name = declaration["Type"]
        if type_name not in TYPES:
            raise TemplateError(f"the emulator cannot make resources of type {type_name}")
        properties = resolve(declaration.get("Properties", {}), self)
        name = parsing.generate_resource_name(type_name, self._parsed_resources["AWS::StackName"], logical_id)
        making = Making(self._clients, name, properties, self._stack_tags)
        made = TYPES[type_name](making)
        if making.left_over():
            raise UnknownProperty(f"unknown property {', '.join(making.left_over())}")
        return made


def _parse(text: str) -> dict[str, Any]:
    try:
        return parse(text)
    except yaml.YAMLError as wrong:
        raise ValidationError(message=f"Template format error: {wrong}") from wrong


def _create_resources(stack: Stack) -> None:
    """Makes the resources and writes the stack's events; a failure is seen in the stack's status, as on AWS."""
    stack.status = "CREATE_IN_PROGRESS"
    try:
        stack.resource_map.create(stack.template_dict)
    except ResourceFailed as failed:
        _add_events(stack)
        stack.events.append(
            _event(stack, failed.logical_id, failed.type_name, "CREATE_FAILED", failed.reason)
        )
        stack.status = "CREATE_FAILED"
        stack.stack_status_reason = str(failed)
        stack._add_stack_event("CREATE_FAILED", resource_status_reason=str(failed))
        return
    _add_events(stack)
    stack.mark_creation_complete()


def _add_events(stack: Stack) -> None:
    for made in stack.resource_map.made:
        event = _event(stack, made.logical_resource_id, made.cf_resource_type, "CREATE_COMPLETE", None)
        event.physical_resource_id = made.ref
        stack.events.append(event)


def _event(stack: Stack, logical_id: str, type_name: str, status: str, reason: str | None) -> Event:
    return Event(
        stack_id=stack.stack_id,
        stack_name=stack.name,
        logical_resource_id=logical_id,
        physical_resource_id="",
        resource_type=type_name,
        resource_status=status,
        resource_status_reason=reason,
        resource_properties=None,
    )

# SPDX-License-Identifier: MIT
"""What happens to a whole stack: created, changed, gone back on, deleted; each step is an event, as on AWS.

Source: AWS CloudFormation User Guide, "How CloudFormation updates stacks", "Stack status codes", "DeletionPolicy".
Calls return when the operation is over; whoever polls sees its end and all events.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import urlparse

from moto.cloudformation.exceptions import ValidationError
from moto.cloudformation.models import ChangeSet, CloudFormationBackend, Event, Stack
from moto.cloudformation.parsing import OutputMap
from moto.cloudformation.responses import CloudFormationResponse
from moto.s3.models import s3_backends

from emulator.cloudformation import policy
from emulator.cloudformation.changing import Change, Changing, Planning, leavers
from emulator.cloudformation.deleting import delete
from emulator.cloudformation.engine import FAILURES, ResourceFailed, Resources
from emulator.cloudformation.resources import Made

NOTHING = "No updates are to be performed."
UPDATABLE = ("CREATE_COMPLETE", "UPDATE_COMPLETE", "UPDATE_ROLLBACK_COMPLETE")


def install() -> None:
    """Takes the place of moto's own operations."""
    Stack.create_resources = create
    Stack.update = update
    ChangeSet._parse_template = lambda self: setattr(
        self, "template_dict", Stack.parse_template(self.template)
    )
    ChangeSet.diff = _planned
    CloudFormationBackend.delete_stack = _delete_stack
    CloudFormationBackend.execute_change_set = _execute_change_set
    CloudFormationBackend.create_change_set = _honest(CloudFormationBackend.create_change_set)
    CloudFormationBackend.set_stack_policy = _checked(CloudFormationBackend.set_stack_policy)
    CloudFormationResponse._get_stack_from_s3_url = _template_at
    CloudFormationResponse.update_stack = _with_policy(CloudFormationResponse.update_stack)


def _template_at(self: Any, address: str) -> str:
    """A template in the emulated S3; moto takes the endpoint's own address for that of a bucket."""
    bucket, _, key = urlparse(address).path.lstrip("/").partition("/")
    found = s3_backends[self.current_account][self.partition].get_object(bucket, key)
    if found is None:
        raise ValidationError(message=f"S3 error: The specified key does not exist: {address}")
    return str(found.value.decode())


# ---- create ----


def create(stack: Stack) -> None:
    """Makes the resources; if one fails, those that were made go again, also such as a deletion keeps."""
    stack.status = "CREATE_IN_PROGRESS"
    resources: Resources = stack.resource_map
    try:
        resources.create(stack.template_dict)
    except ResourceFailed as failed:
        _tell_made(stack, resources.made)
        _tell(stack)(failed.logical_id, failed.type_name, "", "CREATE_FAILED", failed.reason)
        stack.stack_status_reason = str(failed)
        _end(stack, "ROLLBACK_IN_PROGRESS", str(failed))
        remaining = _remove(stack, [(made, False) for made in reversed(list(resources.made))])
        resources.made[:] = remaining
        stack.output_map = OutputMap(resources, {}, stack.stack_id)
        _end(stack, "ROLLBACK_FAILED" if remaining else "ROLLBACK_COMPLETE")
        return
    _tell_made(stack, resources.made)
    stack.mark_creation_complete()


# ---- update ----


def update(
    stack: Stack,
    template: str,
    role_arn: str | None = None,
    parameters: dict[str, Any] | None = None,
    tags: dict[str, str] | None = None,
) -> None:
    """Changes a stack, and goes back if that fails."""
    document = Stack.parse_template(template)
    wanted = parameters if parameters is not None else stack.parameters
    target = _resources(stack, document, wanted, tags)
    planned = plan(stack, _resources(stack, document, wanted, tags))
    if (
        not planned
        and document.get("Outputs") == stack.template_dict.get("Outputs")
        and tags in (None, stack.tags)
    ):
        raise ValidationError(message=NOTHING)
    _end(stack, "UPDATE_IN_PROGRESS", "User Initiated")
    way = Changing(stack.resource_map.by_id, _tell(stack))
    target.way = way
    try:
        _heed(stack, planned)
        target.create(document)
    except ResourceFailed as failed:
        _go_back(stack, target, way, str(failed))
        return
    before, stack.resource_map = stack.resource_map, target
    stack.template, stack.template_dict, stack.parameters = template, document, wanted
    stack.tags, stack.role_arn = stack.tags if tags is None else tags, role_arn
    stack.output_map = stack._create_output_map()
    _end(stack, "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS")
    _remove(stack, leavers(before, target.by_id, way.obsolete))
    _end(stack, "UPDATE_COMPLETE")


def plan(stack: Stack, target: Resources) -> list[Change]:
    """What it takes to bring a stack to these resources; raises moto's ValidationError if the template is wrong."""
    try:
        return Planning(stack.resource_map.by_id).plan(target)
    except ResourceFailed as wrong:
        raise ValidationError(message=f"Template error: {wrong}") from wrong


def _heed(stack: Stack, planned: Iterable[Change]) -> None:
    """Lets the stack's policy object, or the one that holds during this update in its place."""
    valid = getattr(stack, "policy_during_update", None) or stack.policy
    for change in planned:
        reason = policy.objection(valid, change)
        if reason:
            where = change.logical_resource_id, change.resource_type
            _tell(stack)(*where, change.physical_resource_id or "", "UPDATE_FAILED", reason)
            raise ResourceFailed(*where, reason)


def _go_back(stack: Stack, target: Resources, way: Changing, reason: str) -> None:
    """An update to the template and the parameters of before, with what it had still there."""
    _end(stack, "UPDATE_ROLLBACK_IN_PROGRESS", reason)
    stack.stack_status_reason = reason
    there = stack.resource_map.by_id | target.by_id
    back = _resources(stack, stack.template_dict, stack.parameters, None)
    again = Changing(there, _tell(stack), spare=way.obsolete)
    back.way = again
    try:
        back.create(stack.template_dict)
    except ResourceFailed as failed:
        stack.stack_status_reason = str(failed)
        _end(stack, "UPDATE_ROLLBACK_FAILED", str(failed))
        return
    stack.resource_map = back
    stack.output_map = stack._create_output_map()
    _end(stack, "UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS")
    kept = {id(made) for made in back.made}
    _remove(stack, [(made, False) for made in reversed(list(target.made)) if id(made) not in kept])
    _end(stack, "UPDATE_ROLLBACK_COMPLETE")


def _resources(
    stack: Stack, document: dict[str, Any], parameters: dict[str, Any], tags: dict[str, str] | None
) -> Resources:
    from moto.cloudformation import models

    found: Resources = models.ResourceMap(
        stack.stack_id,
        stack.name,
        parameters,
        stack.tags if tags is None else tags,
        account_id=stack.account_id,
        region_name=stack.region_name,
        template=document,
        cross_stack_resources=stack.cross_stack_resources,
    )
    found.load()
    return found


def _with_policy(update_stack: Callable[..., Any]) -> Callable[..., Any]:
    """moto does not hand over the policy that holds during an update, and updates a stack in any state but one."""

    def wrapped(self: Any) -> Any:
        stack = self.cloudformation_backend.get_stack(self._get_param("StackName"))
        if stack.status not in UPDATABLE:
            raise ValidationError(
                message=f"Stack:{stack.stack_id} is in {stack.status} state and can not be updated."
            )
        stack.policy_during_update = self._get_param("StackPolicyDuringUpdateBody")
        if body := self._get_param("StackPolicyBody"):
            policy.check(body, stack.resource_map.by_id)
            stack.policy = body
        return update_stack(self)

    return wrapped


# ---- delete ----


def _delete_stack(backend: CloudFormationBackend, name_or_stack_id: str) -> None:
    """Deletes a stack unless it is protected; a stack that is not there is fine."""
    for stack in list(backend.stacks.values()):
        if name_or_stack_id not in (stack.name, stack.stack_id):
            continue
        if stack.enable_termination_protection:
            raise ValidationError(
                message=f"Stack [{stack.name}] cannot be deleted while TerminationProtection is enabled"
            )
        exports = [export.name for export in stack.exports] if stack.template_dict else []
        _delete(stack)
        if stack.status == "DELETE_COMPLETE":
            del backend.stacks[stack.stack_id]
            backend.deleted_stacks[stack.stack_id] = stack
            for export in exports:
                backend.exports.pop(export, None)


def _delete(stack: Stack) -> None:
    _end(stack, "DELETE_IN_PROGRESS", "User Initiated")
    resources: Resources = stack.resource_map
    order = reversed(list(resources.made))
    remaining = _remove(stack, [(made, made.deletion_policy.startswith("Retain")) for made in order])
    resources.made[:] = remaining
    _end(stack, "DELETE_FAILED" if remaining else "DELETE_COMPLETE")


def _remove(stack: Stack, leaving: Iterable[tuple[Made, bool]]) -> list[Made]:
    """Deletes resources but for those that are kept; those that could not be deleted."""
    tell, failed = _tell(stack), []
    for made, kept in leaving:
        what = made.logical_resource_id, made.cf_resource_type, made.ref
        if kept:
            tell(*what, "DELETE_SKIPPED", None)
            continue
        tell(*what, "DELETE_IN_PROGRESS", None)
        try:
            delete(stack.resource_map.clients, made)
        except FAILURES as refused:
            tell(*what, "DELETE_FAILED", str(refused))
            failed.append(made)
        else:
            tell(*what, "DELETE_COMPLETE", None)
    return failed


# ---- change sets and policies ----


def _planned(change_set: ChangeSet) -> list[Change]:
    """What a change set would do."""
    stack = change_set.stack
    return plan(
        stack, _resources(stack, change_set.template_dict, change_set.parameters, change_set.tags or None)
    )


def _honest(create_change_set: Callable[..., Any]) -> Callable[..., Any]:
    """A change set without changes has failed; moto compares texts."""

    def wrapped(backend: CloudFormationBackend, *arguments: Any, **fields: Any) -> Any:
        created = create_change_set(backend, *arguments, **fields)
        change_set = backend.change_sets[created[0]]
        if not change_set.changes:
            change_set.status, change_set.execution_status = "FAILED", "UNAVAILABLE"
            change_set.status_reason = "The submitted information didn't contain changes."
        return created

    return wrapped


def _execute_change_set(
    backend: CloudFormationBackend, change_set_name: str, stack_name: str | None = None
) -> None:
    """Carries out a change set as a creation or an update of its stack."""
    change_set: Any = backend.describe_change_set(change_set_name)
    if change_set.execution_status != "AVAILABLE":
        raise ValidationError(
            message=f"ChangeSet [{change_set_name}] cannot be executed in its current execution status of "
            f"[{change_set.execution_status}]"
        )
    stack = backend.stacks[change_set.stack_id]
    change_set.execution_status = "EXECUTE_COMPLETE"
    if change_set.change_set_type == "UPDATE":
        stack.policy_during_update = None
        stack.update(change_set.template, parameters=change_set.parameters, tags=change_set.tags or None)
        return
    stack.template, stack.template_dict = change_set.template, change_set.template_dict
    stack.parameters = change_set.parameters
    stack.resource_map = stack._create_resource_map()
    stack.output_map = stack._create_output_map()
    _end(stack, "CREATE_IN_PROGRESS", "User Initiated")
    stack.create_resources()


def _checked(set_stack_policy: Callable[..., None]) -> Callable[..., None]:
    """moto takes any text for a policy."""

    def wrapped(backend: CloudFormationBackend, stack_name: str, policy_body: str) -> None:
        policy.check(policy_body, backend.get_stack(stack_name).resource_map.by_id)
        set_stack_policy(backend, stack_name, policy_body)

    return wrapped


# ---- events ----


def _end(stack: Stack, status: str, reason: str | None = None) -> None:
    """The stack's status, and the event that says so."""
    stack.status = status
    stack._add_stack_event(status, resource_status_reason=reason)


def _tell_made(stack: Stack, made: Iterable[Made]) -> None:
    for each in made:
        _tell(stack)(each.logical_resource_id, each.cf_resource_type, each.ref, "CREATE_COMPLETE", None)


def _tell(stack: Stack) -> Callable[[str, str, str, str, str | None], None]:
    """Writes events of resources."""

    def tell(logical_id: str, type_name: str, physical_id: str, status: str, reason: str | None) -> None:
        stack.events.append(
            Event(
                stack_id=stack.stack_id,
                stack_name=stack.name,
                logical_resource_id=logical_id,
                physical_resource_id=physical_id,
                resource_type=type_name,
                resource_status=status,
                resource_status_reason=reason,
                resource_properties=None,
            )
        )

    return tell

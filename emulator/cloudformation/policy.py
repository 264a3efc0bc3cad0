# SPDX-License-Identifier: MIT
"""Stack policies: what an update may do to which resource.

Source: AWS CloudFormation User Guide, "Prevent updates to stack resources". Without a policy everything is allowed;
with one, what no statement allows is denied, and a denial wins.
"""

from __future__ import annotations

import fnmatch
import json
from collections.abc import Iterable
from typing import Any

from moto.cloudformation.exceptions import ValidationError

from emulator.cloudformation.changing import Change

PREFIX = "LogicalResourceId/"


def check(policy: str, known: Iterable[str]) -> None:
    """Raises moto's ValidationError for a policy that CloudFormation refuses to put on a stack with these resources."""
    try:
        statements = _statements(policy)
    except (ValueError, KeyError, TypeError) as wrong:
        raise ValidationError(
            message=f"Error validating stack policy: Invalid stack policy: {wrong}"
        ) from wrong
    names = set(known)
    for resource in (one for statement in statements for one in _list(statement["Resource"])):
        name = resource.removeprefix(PREFIX)
        if "*" not in name and name not in names:
            raise ValidationError(
                message=f"Error validating stack policy: Unknown logical id '{resource}' in statement {{}} - stack "
                "policies can only be applied to logical ids referenced in the template"
            )


def objection(policy: str, change: Change) -> str | None:
    """Why a policy does not let a change happen, in CloudFormation's words, or None. Additions need no leave."""
    if not policy or change.action == "Add":
        return None
    effects = []
    for number, statement in enumerate(_statements(policy), 1):
        if _applies(statement, change):
            effects.append((statement["Effect"], number))
    denied = next((number for effect, number in effects if effect == "Deny"), None)
    place = f"[{change.update}] for resource [{PREFIX}{change.logical_resource_id}]"
    if denied is not None:
        return f"Action denied by stack policy: Statement [#{denied}] does not allow {place}"
    return None if effects else f"Action denied by stack policy: no statement allows {place}"


def _applies(statement: dict[str, Any], change: Change) -> bool:
    actions, resources = _list(statement["Action"]), _list(statement["Resource"])
    types = _types(statement.get("Condition", {}))
    return (
        any(fnmatch.fnmatchcase(change.update, action) for action in actions)
        and any(fnmatch.fnmatchcase(PREFIX + change.logical_resource_id, one) for one in resources)
        and (types is None or any(fnmatch.fnmatchcase(change.resource_type, one) for one in types))
    )


def _types(condition: dict[str, Any]) -> list[str] | None:
    for operator in ("StringEquals", "StringLike"):
        if operator in condition:
            return _list(condition[operator]["ResourceType"])
    return None


def _statements(policy: str) -> list[dict[str, Any]]:
    statements: list[dict[str, Any]] = json.loads(policy)["Statement"]
    for statement in statements:
        _ = statement["Effect"], statement["Action"], statement["Resource"], statement["Principal"]
    return statements


def _list(value: Any) -> list[str]:
    return value if isinstance(value, list) else [value]

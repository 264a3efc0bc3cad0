# SPDX-License-Identifier: MIT
"""The intrinsic functions of templates.

Source: AWS CloudFormation User Guide, "Intrinsic function reference", "Condition functions" and "Rule-specific
intrinsic functions".
"""

from __future__ import annotations

import ipaddress
import json
import re
from base64 import b64encode
from collections.abc import Callable, Mapping
from typing import Any, Protocol

PLACEHOLDER = re.compile(r"\$\{(!?)([^}]*)\}")
ZONES = ("a", "b", "c")


class TemplateError(Exception):
    """The template cannot be evaluated; the message says where and why."""


class Names(Protocol):
    """What references lead to."""

    def ref(self, name: str) -> Any:
        """The value of a parameter or pseudo parameter, or the physical id of a resource."""

    def attribute(self, resource: str, name: str) -> Any:
        """An attribute of a resource."""

    def condition(self, name: str) -> bool:
        """Whether a condition holds."""

    def mapping(self, name: str) -> Mapping[str, Any]:
        """One of the template's mappings."""


class _Absent:
    """The value of AWS::NoValue: whatever holds it goes without."""


ABSENT = _Absent()


def resolve(value: Any, names: Names) -> Any:
    """The value with all functions evaluated; properties and list members that are AWS::NoValue are left out."""
    resolved = _resolve(value, names)
    return None if resolved is ABSENT else resolved


def holds(condition: Any, names: Names) -> bool:
    """Whether a condition, or the assertion of a rule, is true."""
    if isinstance(condition, bool):
        return condition
    function, argument = next(iter(condition.items()))
    if function not in _CONDITIONS:
        raise TemplateError(f"{function} is no condition")
    return _CONDITIONS[function](argument, names)


def _resolve(value: Any, names: Names) -> Any:
    if isinstance(value, list):
        members = [_resolve(member, names) for member in value]
        return [member for member in members if member is not ABSENT]
    if not isinstance(value, dict):
        return value
    if len(value) == 1:
        key, argument = next(iter(value.items()))
        if key in _FUNCTIONS:
            return _FUNCTIONS[key](argument, names)
        if key.startswith("Fn::"):
            raise TemplateError(f"the emulator does not know the function {key}")
    resolved = {key: _resolve(member, names) for key, member in value.items()}
    return {key: member for key, member in resolved.items() if member is not ABSENT}


def _ref(argument: Any, names: Names) -> Any:
    return ABSENT if argument == "AWS::NoValue" else names.ref(argument)


def _get_att(argument: Any, names: Names) -> Any:
    resource, attribute = argument.split(".", 1) if isinstance(argument, str) else argument
    return names.attribute(resource, _resolve(attribute, names))


def _if(argument: Any, names: Names) -> Any:
    condition, then, otherwise = argument
    return _resolve(then if names.condition(condition) else otherwise, names)


def _join(argument: Any, names: Names) -> str:
    separator, members = argument
    return str(separator).join(_text(member) for member in _resolve(members, names))


def _split(argument: Any, names: Names) -> list[str]:
    separator, source = argument
    return _text(_resolve(source, names)).split(separator)


def _select(argument: Any, names: Names) -> Any:
    index, members = _resolve(argument, names)
    if int(index) >= len(members):
        raise TemplateError(f"Fn::Select cannot select nonexistent value at index {index}")
    return members[int(index)]


def _sub(argument: Any, names: Names) -> str:
    template, variables = argument if isinstance(argument, list) else (argument, {})
    values = {name: _resolve(value, names) for name, value in variables.items()}

    def replace(match: re.Match[str]) -> str:
        literal, name = match[1], match[2].strip()
        if literal:
            return "${" + match[2] + "}"
        if name in values:
            return _text(values[name])
        return _text(_get_att(name, names) if "." in name else names.ref(name))

    return PLACEHOLDER.sub(replace, template)


def _find_in_map(argument: Any, names: Names) -> Any:
    name, *path = _resolve(argument, names)
    found: Any = names.mapping(name)
    for key in path:
        if _text(key) not in found:
            raise TemplateError(f"Fn::FindInMap: mapping {name} has no {key}")
        found = found[_text(key)]
    return found


def _get_azs(argument: Any, names: Names) -> list[str]:
    region = _resolve(argument, names) or names.ref("AWS::Region")
    return [f"{region}{zone}" for zone in ZONES]


def _cidr(argument: Any, names: Names) -> list[str]:
    block, count, *bits = _resolve(argument, names)
    network = ipaddress.ip_network(block)
    prefix = network.max_prefixlen - int(bits[0] if bits else 8)
    if int(count) > 2 ** (prefix - network.prefixlen):
        raise TemplateError(f"Fn::Cidr: {block} does not hold {count} blocks of /{prefix}")
    subnets = network.subnets(new_prefix=prefix)
    return [str(next(subnets)) for _ in range(int(count))]


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (dict, list)) or value is ABSENT:
        raise TemplateError(f"a string is needed where the template has {value!r}")
    return str(value)


_FUNCTIONS: dict[str, Callable[[Any, Names], Any]] = {
    "Ref": _ref,
    "Fn::GetAtt": _get_att,
    "Fn::If": _if,
    "Fn::Join": _join,
    "Fn::Split": _split,
    "Fn::Select": _select,
    "Fn::Sub": _sub,
    "Fn::FindInMap": _find_in_map,
    "Fn::GetAZs": _get_azs,
    "Fn::Cidr": _cidr,
    "Fn::Base64": lambda argument, names: b64encode(_text(_resolve(argument, names)).encode()).decode(),
    "Fn::ToJsonString": lambda argument, names: json.dumps(_resolve(argument, names)),
    "Fn::Length": lambda argument, names: len(_resolve(argument, names)),
}


def _equals(argument: Any, names: Names) -> bool:
    left, right = (_text(side) for side in (_resolve(side, names) for side in argument))
    return left == right


def _contains(argument: Any, names: Names) -> bool:
    members, value = _resolve(argument, names)
    return _text(value) in [_text(member) for member in members]


def _each_member_in(argument: Any, names: Names) -> bool:
    left, right = _resolve(argument, names)
    return {_text(member) for member in left} <= {_text(member) for member in right}


_CONDITIONS: dict[str, Callable[[Any, Names], bool]] = {
    "Condition": lambda argument, names: names.condition(argument),
    "Fn::Equals": _equals,
    "Fn::Not": lambda argument, names: not holds(argument[0], names),
    "Fn::And": lambda argument, names: all(holds(each, names) for each in argument),
    "Fn::Or": lambda argument, names: any(holds(each, names) for each in argument),
    "Fn::Contains": _contains,
    "Fn::EachMemberIn": _each_member_in,
    "Fn::EachMemberEquals": lambda argument, names: all(
        _equals([member, argument[1]], names) for member in _resolve(argument[0], names)
    ),
}

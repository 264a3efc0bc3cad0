# SPDX-License-Identifier: MIT
"""Reads the template as CloudFormation does for given parameters: conditions, functions and rules; resources stay symbols.

A reference to a resource becomes "<LogicalId>", an attribute of it "<LogicalId.Attribute>".
"""

from __future__ import annotations

import re
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from cfnlint.decode.cfn_yaml import load

TEMPLATE = Path(__file__).resolve().parent.parent / "jenkins.yaml"
REQUIRED = {
    "AllowedCidrs": "203.0.113.0/24",
    "CertificateArn": "arn:aws:acm:eu-central-1:123456789012:certificate/11111111-2222-3333-4444-555555555555",
}
PSEUDO = {
    "AWS::Region": "eu-central-1",
    "AWS::AccountId": "123456789012",
    "AWS::Partition": "aws",
    "AWS::URLSuffix": "amazonaws.com",
    "AWS::StackName": "jenkins",
    "AWS::StackId": "arn:aws:cloudformation:eu-central-1:123456789012:stack/jenkins/0a1b2c3d-1111-2222-3333-445566778899",
}
NO_VALUE = object()


def plain(node: Any) -> Any:
    """The document as plain dictionaries and lists, without cfn-lint's positions."""
    if isinstance(node, dict):
        return {str(key): plain(value) for key, value in node.items()}
    if isinstance(node, list):
        return [plain(value) for value in node]
    return str(node) if isinstance(node, str) else node


@cache
def read() -> dict[str, Any]:
    """The template, its short forms written out; not to be changed."""
    document: dict[str, Any] = plain(load(str(TEMPLATE)))
    return document


class Rendered:
    """The template's resources, outputs and rules for one set of parameters."""

    def __init__(self, **parameters: str) -> None:
        self.template = read()
        defaults = {
            name: str(body["Default"])
            for name, body in self.template["Parameters"].items()
            if "Default" in body
        }
        unknown = set(parameters) - set(self.template["Parameters"])
        assert not unknown, f"the template has no parameters {unknown}"
        self.values = {**PSEUDO, **defaults, **REQUIRED, **parameters}
        self.conditions: dict[str, bool] = {}

    @cached_property
    def resources(self) -> dict[str, Any]:
        """The resources that are created, by logical ID."""
        return {
            name: {**body, "Properties": self.resolve(body.get("Properties", {}))}
            for name, body in self.template["Resources"].items()
            if self.holds(body.get("Condition"))
        }

    def properties(self, name: str) -> dict[str, Any]:
        """A resource's properties."""
        result: dict[str, Any] = self.resources[name]["Properties"]
        return result

    def of_type(self, kind: str) -> dict[str, dict[str, Any]]:
        """Properties by logical ID of all resources of a type."""
        return {name: body["Properties"] for name, body in self.resources.items() if body["Type"] == kind}

    def outputs(self) -> dict[str, Any]:
        """Values of the outputs."""
        return {
            name: self.resolve(body["Value"])
            for name, body in self.template["Outputs"].items()
            if self.holds(body.get("Condition"))
        }

    def violations(self) -> list[str]:
        """What CloudFormation says of these parameters: patterns, allowed values, rules."""
        found = [problem for name in self.template["Parameters"] for problem in self.misfits(name)]
        for rule in self.template["Rules"].values():
            if "RuleCondition" not in rule or self.resolve(rule["RuleCondition"]):
                found += [a["AssertDescription"] for a in rule["Assertions"] if not self.resolve(a["Assert"])]
        return found

    def misfits(self, name: str) -> list[str]:
        """What a parameter's own constraints say of its value."""
        body, value = self.template["Parameters"][name], self.values.get(name)
        if value is None:
            return [f"{name} has no value"]
        if "AllowedValues" in body and value not in [str(allowed) for allowed in body["AllowedValues"]]:
            return [f"{name} is none of its allowed values"]
        if "AllowedPattern" in body and not re.fullmatch(body["AllowedPattern"], value):
            return [f"{name} does not match its pattern"]
        if "MinValue" in body and float(value) < body["MinValue"]:
            return [f"{name} is too small"]
        return []

    def holds(self, condition: str | None) -> bool:
        """Whether a named condition is true; no condition always is."""
        if condition is None:
            return True
        if condition not in self.conditions:
            self.conditions[condition] = bool(self.resolve(self.template["Conditions"][condition]))
        return self.conditions[condition]

    def resolve(self, node: Any) -> Any:
        """A value with its functions carried out."""
        if isinstance(node, list):
            return [value for value in map(self.resolve, node) if value is not NO_VALUE]
        if not isinstance(node, dict):
            return node
        if len(node) == 1:
            ((name, argument),) = node.items()
            function = getattr(self, "fn_" + name.removeprefix("Fn::").lower(), None)
            if function is not None and (
                name.startswith("Fn::") or (name in ("Ref", "Condition") and isinstance(argument, str))
            ):
                return function(argument)
        members = {key: self.resolve(value) for key, value in node.items()}
        return {key: value for key, value in members.items() if value is not NO_VALUE}

    def fn_ref(self, name: str) -> Any:
        if name == "AWS::NoValue":
            return NO_VALUE
        return self.values.get(name, f"<{name}>")

    def fn_condition(self, name: str) -> bool:
        return self.holds(name)

    def fn_if(self, argument: list[Any]) -> Any:
        return self.resolve(argument[1] if self.holds(argument[0]) else argument[2])

    def fn_equals(self, argument: list[Any]) -> bool:
        left, right = self.resolve(argument)
        return str(left) == str(right)

    def fn_not(self, argument: list[Any]) -> bool:
        return not self.resolve(argument[0])

    def fn_and(self, argument: list[Any]) -> bool:
        return all(self.resolve(argument))

    def fn_or(self, argument: list[Any]) -> bool:
        return any(self.resolve(argument))

    def fn_contains(self, argument: list[Any]) -> bool:
        members, value = self.resolve(argument)
        return value in members

    def fn_select(self, argument: list[Any]) -> Any:
        index, members = self.resolve(argument)
        return members[int(index)]

    def fn_split(self, argument: list[Any]) -> list[str]:
        separator, text = self.resolve(argument)
        parts: list[str] = text.split(separator)
        return parts

    def fn_join(self, argument: list[Any]) -> str:
        separator, members = self.resolve(argument)
        return str(separator).join(str(member) for member in members)

    def fn_getazs(self, _: Any) -> list[str]:
        return [self.values["AWS::Region"] + letter for letter in "abc"]

    def fn_cidr(self, argument: list[Any]) -> list[str]:
        return [f"<{argument[1]} of {index}>" for index in range(int(argument[1]))]

    def fn_getatt(self, argument: str | list[str]) -> str:
        return f"<{argument if isinstance(argument, str) else '.'.join(argument)}>"

    def fn_sub(self, argument: str | list[Any]) -> str:
        text, own = (argument, {}) if isinstance(argument, str) else (argument[0], self.resolve(argument[1]))

        def value(match: re.Match[str]) -> str:
            name = match.group(1)
            return str(own.get(name, self.values.get(name, f"<{name}>")))

        return re.sub(r"\$\{([^!}][^}]*)}", value, text)

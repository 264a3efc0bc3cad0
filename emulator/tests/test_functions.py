# SPDX-License-Identifier: MIT
"""Functions of templates give what AWS documents for them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from emulator.cloudformation.functions import TemplateError, holds, resolve
from emulator.cloudformation.parameters import check_parameters, check_rules
from emulator.cloudformation.template import parse


class Fixed:
    """Names with fixed values."""

    def ref(self, name: str) -> Any:
        """Parameters and resources."""
        return {"AWS::Region": "eu-central-1", "Name": "demo", "Cpu": 512, "List": ["a", "b"], "Empty": ""}[
            name
        ]

    def attribute(self, resource: str, name: str) -> Any:
        """An attribute that tells what it is of."""
        return f"{resource}/{name}"

    def condition(self, name: str) -> bool:
        """Conditions are called as they are."""
        return {"Holds": True, "Fails": False}[name]

    def mapping(self, name: str) -> Mapping[str, Any]:
        """One mapping."""
        return {"eu-central-1": {"zones": 3}}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("!Ref Name", "demo"),
        ("!GetAtt Role.Arn", "Role/Arn"),
        ("!GetAtt Stack.Outputs.Url", "Stack/Outputs.Url"),
        ("!GetAZs ''", ["eu-central-1a", "eu-central-1b", "eu-central-1c"]),
        ("!GetAZs us-west-2", ["us-west-2a", "us-west-2b", "us-west-2c"]),
        ("!Cidr [10.0.0.0/20, 4, 8]", ["10.0.0.0/24", "10.0.1.0/24", "10.0.2.0/24", "10.0.3.0/24"]),
        ("!Select [1, !Split [',', 'a,b']]", "b"),
        ("!Join ['-', [a, !Ref Cpu]]", "a-512"),
        ("!Sub '${Name}-${Role.Arn}-${!literal}'", "demo-Role/Arn-${literal}"),
        ("!Sub ['${x}-${Name}', { x: !If [Fails, 1, 2] }]", "2-demo"),
        ("!FindInMap [Any, !Ref 'AWS::Region', zones]", 3),
        ("!If [Holds, { a: !Ref 'AWS::NoValue', b: 1 }, 2]", {"b": 1}),
        ("[!If [Fails, 1, !Ref 'AWS::NoValue'], 2]", [2]),
        ("!ToJsonString { a: [!Ref Name] }", '{"a": ["demo"]}'),
        ("!Base64 abc", "YWJj"),
        ("2012-10-17", "2012-10-17"),
    ],
)
def test_functions(text: str, value: Any) -> None:
    assert resolve(parse(f"it: {text}")["it"], Fixed()) == value


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("!Transform { Name: x }", "does not know the function Fn::Transform"),
        ("!Select [2, [a, b]]", "nonexistent value at index 2"),
        ("!Cidr [10.0.0.0/24, 4, 7]", "does not hold 4 blocks of /25"),
        ("!Sub '${List}'", "a string is needed"),
        ("!FindInMap [Any, nowhere, zones]", "has no nowhere"),
    ],
)
def test_what_cannot_be_evaluated(text: str, reason: str) -> None:
    with pytest.raises(TemplateError, match=reason):
        resolve(parse(f"it: {text}")["it"], Fixed())


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("!Equals [!Ref Cpu, '512']", True),
        ("!Equals [!Ref Name, other]", False),
        ("!Not [!Condition Fails]", True),
        ("!And [!Condition Holds, !Condition Fails]", False),
        ("!Or [!Condition Holds, !Condition Fails]", True),
        ("!Contains [['256', '512'], !Ref Cpu]", True),
        ("!EachMemberIn [!Ref List, [a, c]]", False),
        ("!EachMemberEquals [!Ref List, a]", False),
    ],
)
def test_conditions(text: str, value: bool) -> None:
    assert holds(parse(f"it: {text}")["it"], Fixed()) is value


@pytest.mark.parametrize(
    ("declaration", "value", "reason"),
    [
        ({"Type": "String", "AllowedValues": ["a"]}, "b", "must be one of AllowedValues"),
        ({"Type": "String", "AllowedPattern": "[a-z]+"}, "a1", "must match pattern"),
        ({"Type": "String", "AllowedPattern": "a", "ConstraintDescription": "an a"}, "b", "constraint: an a"),
        ({"Type": "String", "MinLength": 2}, "a", "at least 2 characters"),
        ({"Type": "String", "MaxLength": 2}, "abc", "at most 2 characters"),
        ({"Type": "Number", "MinValue": 60}, "59", "not less than 60"),
        ({"Type": "Number", "MaxValue": 60}, "61", "not greater than 60"),
        ({"Type": "Number"}, "many", "must be a number"),
    ],
)
def test_parameters(declaration: dict[str, Any], value: str, reason: str) -> None:
    with pytest.raises(TemplateError, match=f"Parameter 'P'.*{reason}"):
        check_parameters({"P": declaration}, {}, {"P": value})


def test_parameter_that_is_not_declared() -> None:
    with pytest.raises(TemplateError, match=r"Parameters: \[Q\] do not exist in the template"):
        check_parameters({}, {"Q": "1"}, {})


def test_rules() -> None:
    assertion = {
        "Assert": parse("it: !Equals [!Ref Name, other]")["it"],
        "AssertDescription": "Choose another.",
    }
    check_rules(
        {"Off": {"RuleCondition": parse("it: !Condition Fails")["it"], "Assertions": [assertion]}}, Fixed()
    )
    with pytest.raises(TemplateError, match="rule On: Choose another"):
        check_rules({"On": {"Assertions": [assertion]}}, Fixed())

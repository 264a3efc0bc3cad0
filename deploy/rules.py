# SPDX-License-Identifier: MIT
"""The template's rules, held before anything is made as CloudFormation holds them when it begins."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def broken(rules: Mapping[str, Any], values: Mapping[str, str]) -> list[str]:
    """What the rules say against these values of parameters and pseudo parameters."""
    return [
        assertion["AssertDescription"]
        for rule in rules.values()
        if "RuleCondition" not in rule or resolved(rule["RuleCondition"], values)
        for assertion in rule["Assertions"]
        if not resolved(assertion["Assert"], values)
    ]


def resolved(node: Any, values: Mapping[str, str]) -> Any:
    """A value with the functions that rules may use carried out."""
    match node:
        case {"Ref": name}:
            return values[name]
        case {"Equals": [left, right]}:
            return resolved(left, values) == resolved(right, values)
        case {"Not": [one]}:
            return not resolved(one, values)
        case {"And": several}:
            return all(resolved(one, values) for one in several)
        case {"Or": several}:
            return any(resolved(one, values) for one in several)
        case {"Contains": [several, one]}:
            return resolved(one, values) in several
        case dict():
            raise ValueError(f"a rule of the template uses {', '.join(node)}, which is not known here")
    return node

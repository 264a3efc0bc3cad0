# SPDX-License-Identifier: MIT
"""The checks that CloudFormation makes on parameters before it creates anything."""

from __future__ import annotations

import re
from typing import Any

from emulator.cloudformation.functions import Names, TemplateError, holds


def check_parameters(declared: dict[str, Any], given: dict[str, Any], values: dict[str, Any]) -> None:
    """Raises TemplateError if a given parameter is not declared or a value is not allowed."""
    unknown = sorted(set(given) - set(declared))
    if unknown:
        raise TemplateError(f"Parameters: [{', '.join(unknown)}] do not exist in the template")
    for name, declaration in declared.items():
        value = values[name]
        for part in value if isinstance(value, list) else [value]:
            reason = _objection(declaration, str(part))
            if reason:
                described = declaration.get("ConstraintDescription")
                reason = f"failed to satisfy constraint: {described}" if described else reason
                raise TemplateError(f"Parameter '{name}' {reason}")


def check_rules(rules: dict[str, Any], names: Names) -> None:
    """Raises TemplateError with the description of the first assertion that does not hold."""
    for name, rule in rules.items():
        if "RuleCondition" in rule and not holds(rule["RuleCondition"], names):
            continue
        for assertion in rule["Assertions"]:
            if not holds(assertion["Assert"], names):
                description = assertion.get("AssertDescription", "an assertion does not hold")
                raise TemplateError(f"Template validation error: rule {name}: {description}")


def _objection(declaration: dict[str, Any], value: str) -> str | None:
    if declaration["Type"] == "Number" and not re.fullmatch(r"-?\d+(\.\d+)?", value):
        return f"must be a number, not '{value}'"
    allowed = declaration.get("AllowedValues")
    if allowed is not None and value not in [_text(each) for each in allowed]:
        return f"must be one of AllowedValues, not '{value}'"
    pattern = declaration.get("AllowedPattern")
    if pattern is not None and not re.fullmatch(pattern, value):
        return f"must match pattern {pattern}, not '{value}'"
    return _size_objection(declaration, value)


def _size_objection(declaration: dict[str, Any], value: str) -> str | None:
    if len(value) < int(declaration.get("MinLength", 0)):
        return f"must contain at least {declaration['MinLength']} characters"
    if len(value) > int(declaration.get("MaxLength", len(value))):
        return f"must contain at most {declaration['MaxLength']} characters"
    if "MinValue" in declaration and float(value) < float(declaration["MinValue"]):
        return f"must be a number not less than {declaration['MinValue']}"
    if "MaxValue" in declaration and float(value) > float(declaration["MaxValue"]):
        return f"must be a number not greater than {declaration['MaxValue']}"
    return None


def _text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)

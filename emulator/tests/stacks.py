# SPDX-License-Identifier: MIT
"""Stacks that tests create in a running emulator."""

from __future__ import annotations

from typing import Any

from emulator.tests.process import Emulator


def create(emulator: Emulator, name: str, template: str, **parameters: str) -> dict[str, Any]:
    """Creates a stack and describes it."""
    cloudformation = emulator.client("cloudformation")
    given = [{"ParameterKey": key, "ParameterValue": value} for key, value in parameters.items()]
    cloudformation.create_stack(
        StackName=name, TemplateBody=template, Parameters=given, Tags=[{"Key": "team", "Value": "build"}]
    )
    stack: dict[str, Any] = cloudformation.describe_stacks(StackName=name)["Stacks"][0]
    return stack

# SPDX-License-Identifier: MIT
"""Which region the tool works in: decided here and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import boto3

VARIABLES = ("AWS_REGION", "AWS_DEFAULT_REGION")
"""In this order, as in AWS' other SDKs; boto3 by itself reads only the second."""


@dataclass(frozen=True)
class Region:
    """A region, and what it was taken from."""

    name: str
    origin: str

    def __str__(self) -> str:
        return f"{self.name} (from {self.origin})"


def decide(option: str | None, environment: Mapping[str, str]) -> Region | None:
    """The region of the option, else of the environment, else of the profile, else None; one that is empty does not count."""
    if option:
        return Region(option, "REGION")
    for variable in VARIABLES:
        if environment.get(variable):
            return Region(environment[variable], variable)
    # Without the variables, which were looked at, what boto3 finds is the profile's.
    found = boto3.Session().region_name
    return Region(found, f"the profile {environment.get('AWS_PROFILE') or 'default'}") if found else None

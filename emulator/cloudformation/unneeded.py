# SPDX-License-Identifier: MIT
"""Stands in for a library that moto's CloudFormation loads and nothing here uses.

It imports every service that moto knows, among them API Gateway, which validates OpenAPI documents. The library for
that brings a dozen packages and takes a second to load; being imported, this module takes its place.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import NoReturn

NAME = "openapi_spec_validator"


class OpenAPIValidationError(Exception):
    """Never raised: there is no validation."""


def validate(*document: object) -> NoReturn:
    """Refuses, since API Gateway is no part of the emulator."""
    raise NotImplementedError("the emulator has no API Gateway")


def _stand_in() -> None:
    package, validation, exceptions = (
        ModuleType(name) for name in (NAME, f"{NAME}.validation", f"{NAME}.validation.exceptions")
    )
    package.validate = validate  # type: ignore[attr-defined]
    exceptions.OpenAPIValidationError = OpenAPIValidationError  # type: ignore[attr-defined]
    for module in (package, validation, exceptions):
        sys.modules.setdefault(module.__name__, module)


_stand_in()

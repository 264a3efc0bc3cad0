# SPDX-License-Identifier: MIT
"""Fits properties of a template to the parameters of an API operation, and refuses what does not fit."""

from __future__ import annotations

import json
from typing import Any

from botocore.model import ListShape, MapShape, Shape, StructureShape


class UnknownProperty(Exception):
    """The API has no parameter for a property."""


def fit(shape: Shape, value: Any, path: str = "") -> Any:
    """The value as the API wants it: its spelling of names, its types of scalars, documents as JSON text."""
    if isinstance(shape, StructureShape):
        return _fit_structure(shape, value, path)
    if isinstance(shape, ListShape):
        members = value if isinstance(value, list) else [value]
        return [fit(shape.member, member, f"{path}[{index}]") for index, member in enumerate(members)]
    if isinstance(shape, MapShape):
        return {key: fit(shape.value, member, f"{path}.{key}") for key, member in value.items()}
    return _fit_scalar(shape.type_name, value, path)


def _fit_structure(shape: StructureShape, value: Any, path: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise UnknownProperty(f"{path or 'the resource'} must have properties, not the value {value!r}")
    members = {name.casefold(): name for name in shape.members}
    fitted = {}
    for key, member in value.items():
        name = members.get(key.casefold())
        if name is None:
            raise UnknownProperty(f"unknown property {path}.{key}".replace(" .", " "))
        fitted[name] = fit(shape.members[name], member, f"{path}.{key}".lstrip("."))
    return fitted


def _fit_scalar(kind: str, value: Any, path: str) -> Any:
    try:
        if kind == "boolean":
            return {"true": True, "false": False}[str(value).lower()]
        if kind in ("integer", "long"):
            return int(value)
        if kind in ("double", "float"):
            return float(value)
    except (KeyError, TypeError, ValueError) as wrong:
        raise UnknownProperty(f"{path} must be of type {kind}, not {value!r}") from wrong
    if kind != "string":
        return value
    if isinstance(value, (dict, list)):
        return json.dumps(value)
    return str(value).lower() if isinstance(value, bool) else str(value)

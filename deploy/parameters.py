# SPDX-License-Identifier: MIT
"""The stack's parameters: from a file, from the command line, from the stack as it is."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

from deploy.surroundings import Refused


class TemplateReader(yaml.SafeLoader):
    """Reads the template's parameters; the short forms of functions elsewhere in it are of no interest."""


TemplateReader.add_multi_constructor("!", lambda loader, suffix, node: None)


def declared(template: Path) -> dict[str, dict[str, Any]]:
    """The parameters that the template declares, by name."""
    found: dict[str, dict[str, Any]] = document(template)["Parameters"]
    return found


@functools.cache
def document(template: Path) -> dict[str, Any]:
    """The template without what its functions say."""
    found: dict[str, Any] = yaml.load(template.read_text(), Loader=TemplateReader)
    return found


def from_file(path: Path) -> dict[str, str]:
    """Lines of Key=Value; empty lines and lines that begin with # do not count."""
    lines = [line.strip() for line in path.read_text().splitlines()]
    return from_pairs((line for line in lines if line and not line.startswith("#")), str(path))


def from_pairs(pairs: Iterable[str], origin: str) -> dict[str, str]:
    """Parameters from texts of the form Key=Value."""
    found = {}
    for pair in pairs:
        key, equals, value = pair.partition("=")
        if not equals:
            raise Refused(f"'{pair}' in {origin} is not of the form Key=Value.")
        found[key.strip()] = value.strip()
    return found


def check(given: Mapping[str, str], known: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """What CloudFormation would refuse of single parameters, before anything is uploaded."""
    problems = [
        f"There is no parameter {name}.{suggestion(name, known)}" for name in given if name not in known
    ]
    for name, value in given.items():
        body = known.get(name, {})
        allowed = [str(choice) for choice in body.get("AllowedValues", [])]
        if allowed and value not in allowed:
            problems.append(f"{name} is '{value}'; it takes one of {', '.join(allowed)}.")
        pattern = body.get("AllowedPattern")
        if pattern and not re.fullmatch(pattern, value):
            problems.append(f"{name} is '{value}'; it takes {body['ConstraintDescription']}.")
    return problems


def suggestion(name: str, known: Iterable[str]) -> str:
    """The parameter that was probably meant, if only case and separators differ."""
    plain = re.sub(r"[^a-z0-9]", "", name.lower())
    matches = [other for other in known if other.lower() == plain]
    return f" Do you mean {matches[0]}?" if matches else ""


def effective(
    given: Mapping[str, str], before: Mapping[str, str], known: Mapping[str, Mapping[str, Any]]
) -> dict[str, str]:
    """The values that the stack will have: given, else as they are, else the default."""
    defaults = {name: str(body["Default"]) for name, body in known.items() if "Default" in body}
    return {**defaults, **{name: value for name, value in before.items() if name in known}, **given}

# SPDX-License-Identifier: MIT
"""The stack's parameters: from a file, from the command line, from the stack as it is."""

from __future__ import annotations

import difflib
import functools
import math
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

from deploy.refusals import Refused


class TemplateReader(yaml.SafeLoader):
    """Reads the template; the short form of a function becomes a mapping of its name to its argument."""

    def function(self, name: str, node: yaml.Node) -> dict[str, Any]:
        """One function."""
        match node:
            case yaml.SequenceNode():
                return {name: self.construct_sequence(node, deep=True)}
            case yaml.MappingNode():
                return {name: self.construct_mapping(node, deep=True)}
        return {name: self.construct_scalar(node)}


TemplateReader.add_multi_constructor("!", TemplateReader.function)


def declared(template: Path) -> dict[str, dict[str, Any]]:
    """The parameters that the template declares, by name."""
    found: dict[str, dict[str, Any]] = document(template)["Parameters"]
    return found


@functools.cache
def document(template: Path) -> dict[str, Any]:
    """The whole template."""
    found: dict[str, Any] = yaml.load(template.read_text(), Loader=TemplateReader)
    return found


def from_file(path: Path) -> dict[str, str]:
    """Lines of Key=Value; empty lines and lines that begin with # do not count."""
    lines = [line.strip() for line in path.read_text("utf-8-sig").splitlines()]
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
        f"There is no parameter {name}. {suggestion(name, known)}" for name in given if name not in known
    ]
    return problems + [
        f"{name} is '{value}'; it takes {wanted}."
        for name, value in given.items()
        if (wanted := misfit(value, known.get(name, {})))
    ]


def misfit(value: str, body: Mapping[str, Any]) -> str | None:
    """What a parameter takes, if that is not this value."""
    allowed = [str(choice) for choice in body.get("AllowedValues", [])]
    if allowed and value not in allowed:
        return f"one of {', '.join(allowed)}"
    if body.get("AllowedPattern") and not re.fullmatch(body["AllowedPattern"], value):
        return str(body["ConstraintDescription"])
    if body.get("Type") == "Number":
        least, most = body.get("MinValue", 0), body.get("MaxValue", math.inf)
        fits = re.fullmatch(r"\d+", value) and least <= int(value) <= most
        return None if fits else f"a whole number {span(least, most)}"
    least, most = body.get("MinLength", 0), body.get("MaxLength", math.inf)
    return None if least <= len(value) <= most else f"{least} to {most} characters"


def span(least: int, most: float) -> str:
    """From the least to the most, if there is one."""
    return f"of at least {least}" if most == math.inf else f"from {least} to {most}"


def suggestion(name: str, known: Iterable[str]) -> str:
    """The parameter that was probably meant, whatever its case and separators; else where they all stand."""
    plain = {other.lower(): other for other in known}
    matches = difflib.get_close_matches(re.sub(r"[^a-z0-9]", "", name.lower()), plain, 1, 0.8)
    return f"Do you mean {plain[matches[0]]}?" if matches else "docs/parameters.md lists them."


def effective(
    given: Mapping[str, str], before: Mapping[str, str], known: Mapping[str, Mapping[str, Any]]
) -> dict[str, str]:
    """The values that the stack will have: given, else as they are, else the default."""
    defaults = {name: str(body["Default"]) for name, body in known.items() if "Default" in body}
    return {**defaults, **{name: value for name, value in before.items() if name in known}, **given}

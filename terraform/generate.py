# SPDX-License-Identifier: MIT
"""Writes the module's variables, outputs and parameters from the template: python terraform/generate.py. A test compares them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from cfnlint.decode.cfn_yaml import load

HERE = Path(__file__).resolve().parent
TEMPLATE = HERE.parent / "cloudformation" / "jenkins.yaml"
HEAD = "# SPDX-License-Identifier: MIT\n# Made from cloudformation/jenkins.yaml by `python terraform/generate.py`; a test keeps it true.\n"
TYPES = {"map": "map(string)", "list": "list(string)"}


def snake(name: str) -> str:
    """The name as Terraform has names: VpcId is vpc_id."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name.replace("GiB", "Gib")).lower()


def spoken(text: str, names: Iterable[str]) -> str:
    """Words with the names that Terraform has; a name that is a word too stays."""
    known = [re.escape(name) for name in names if re.search(r"[a-z0-9][A-Z]", name)]
    return re.sub(rf"\b({'|'.join(known)})\b", lambda match: snake(match.group(1)), text)


def kind(body: dict[str, Any]) -> str:
    """The variable's type; a text that is taken apart at its commas is a list or a map here."""
    if [str(value) for value in body.get("AllowedValues", [])] == ["true", "false"]:
        return "bool"
    if body["Type"] == "Number":
        return "number"
    words = str(body.get("ConstraintDescription", ""))
    if "comma separated" not in words:
        return "string"
    return "map" if "NAME=" in words else "list"


def quoted(text: str) -> str:
    """A text as a literal of HCL."""
    return json.dumps(text, ensure_ascii=False).replace("${", "$${").replace("%{", "%%{")


def default(body: dict[str, Any]) -> str | None:
    """The default as HCL; None for a parameter that has to be given."""
    if "Default" not in body:
        return None
    value = str(body["Default"])
    if kind(body) in ("number", "bool"):
        return value
    if kind(body) == "list":
        return f"[{', '.join(quoted(part) for part in value.split(',') if part)}]"
    if kind(body) == "map":
        return "{}"
    return quoted(value)


def text_of(name: str, body: dict[str, Any]) -> str:
    """The expression that makes the parameter's text of the variable."""
    variable = f"var.{snake(name)}"
    if kind(body) == "list":
        return f'join(",", {variable})'
    if kind(body) == "map":
        return f'join(",", [for key, value in {variable} : "${{key}}=${{value}}"])'
    return variable if kind(body) == "string" else f"tostring({variable})"


def matches(pattern: str, text: str) -> str:
    """A condition that a text matches; Terraform's regular expressions know no lookahead, which becomes a condition of its own."""
    conditions = []
    while found := re.match(r"\(\?([=!])((?:[^()\\]|\\.)*)\)", pattern):
        sign = "" if found.group(1) == "=" else "!"
        conditions.append(f"{sign}can(regex({quoted('^' + found.group(2))}, {text}))")
        pattern = pattern[found.end() :]
    return " && ".join([*conditions, f"can(regex({quoted(f'^({pattern})$')}, {text}))"])


def validation(name: str, body: dict[str, Any]) -> tuple[str, str] | None:
    """What the template demands of a parameter, as a condition and the words for it."""
    variable = f"var.{snake(name)}"
    if "AllowedValues" in body and kind(body) != "bool":
        values = [
            str(value) if kind(body) == "number" else quoted(str(value)) for value in body["AllowedValues"]
        ]
        return f"contains([{', '.join(values)}], {variable})", f"one of {', '.join(values)}".replace('"', "")
    if "AllowedPattern" in body:
        return matches(str(body["AllowedPattern"]), text_of(name, body)), str(body["ConstraintDescription"])
    low, high = body.get("MinValue"), body.get("MaxValue")
    if low is not None:
        bounds = f"{variable} >= {low}" + (f" && {variable} <= {high}" if high is not None else "")
        return bounds, f"a number from {low}" + (f" to {high}" if high is not None else "")
    if "MaxLength" in body:
        least = body.get("MinLength", 0)
        condition = f"length({variable}) >= {least} && length({variable}) <= {body['MaxLength']}"
        return condition, f"{least} to {body['MaxLength']} characters"
    return None


def variable(name: str, body: dict[str, Any]) -> str:
    """The block of one variable."""
    given, demand = default(body), validation(name, body)
    lines = [
        f"variable {quoted(snake(name))} {{",
        f"  description = {quoted(str(body['Description']))}",
        f"  type        = {TYPES.get(kind(body), kind(body))}",
    ]
    lines += [f"  default     = {given}"] if given is not None else []
    lines += ["  nullable    = false"]
    if demand:
        lines += [
            "",
            "  validation {",
            f"    condition     = {demand[0]}",
            f"    error_message = {quoted(f'{snake(name)} takes {demand[1]}.')}",
            "  }",
        ]
    return "\n".join([*lines, "}"])


def output(name: str, body: dict[str, Any]) -> str:
    """The block of one output; null where the stack does not have it."""
    got = f"aws_cloudformation_stack.jenkins.outputs[{quoted(name)}]"
    return "\n".join(
        [
            f"output {quoted(snake(name))} {{",
            f"  description = {quoted(str(body['Description']))}",
            f"  value       = {f'try({got}, null)' if 'Condition' in body else got}",
            "}",
        ]
    )


def files() -> dict[str, str]:
    """The generated files, by name."""
    template = load(str(TEMPLATE))
    parameters = template["Parameters"]
    width = max(len(name) for name in parameters)
    pages = {
        "variables.tf": (variable(*one) for one in parameters.items()),
        "outputs.tf": (output(*one) for one in template["Outputs"].items()),
    }
    blocks = {name: spoken("\n\n".join(made), parameters) for name, made in pages.items()}
    pairs = [f"    {name.ljust(width)} = {text_of(name, body)}" for name, body in parameters.items()]
    return {
        **{name: "\n".join([HEAD, made, ""]) for name, made in blocks.items()},
        "parameters.tf": "\n".join([HEAD, "locals {", "  parameters = {", *pairs, "  }", "}", ""]),
    }


if __name__ == "__main__":
    for file, content in files().items():
        (HERE / file).write_text(content)

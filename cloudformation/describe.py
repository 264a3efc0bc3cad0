# SPDX-License-Identifier: MIT
"""Writes docs/parameters.md from the template: python cloudformation/describe.py. A test compares the two."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from cfnlint.decode.cfn_yaml import load

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "parameters.md"
HEAD = """# Parameters of the stack

This page is generated from `cloudformation/jenkins.yaml` by `python cloudformation/describe.py`, and a test compares them. Only
`AllowedCidrs` has no default; a certificate is needed too: `CertificateArn`, or `HostName` with `HostedZoneId`.
"""


def choices(body: dict[str, Any]) -> str:
    """What a parameter takes."""
    if "AllowedValues" in body:
        values = [str(value) for value in body["AllowedValues"]]
        return ", ".join(f"`{value}`" for value in values)
    if "ConstraintDescription" in body:
        return str(body["ConstraintDescription"])
    low, high = body.get("MinValue"), body.get("MaxValue")
    if low is not None:
        return f"a number from {low} to {high}" if high is not None else f"a number from {low}"
    return f"up to {body['MaxLength']} characters"


def default(body: dict[str, Any]) -> str:
    """A parameter's default."""
    if "Default" not in body:
        return "**required**"
    return f"`{body['Default']}`" if str(body["Default"]) else "empty"


def row(name: str, body: dict[str, Any]) -> str:
    """One line of a table."""
    description = str(body["Description"]).replace("|", "\\|").replace("NAME", "*NAME*")
    return f"| `{name}` | {description} | {default(body)} | {choices(body)} |"


def page() -> str:
    """The whole page."""
    template = load(str(ROOT / "cloudformation" / "jenkins.yaml"))
    lines = [HEAD]
    for group in template["Metadata"]["AWS::CloudFormation::Interface"]["ParameterGroups"]:
        lines += [
            f"## {group['Label']['default']}",
            "",
            "| parameter | meaning | default | values |",
            "|---|---|---|---|",
        ]
        lines += [row(name, template["Parameters"][name]) for name in group["Parameters"]]
        lines.append("")
    lines += [
        "## Rules",
        "",
        "`make deploy`, and CloudFormation itself, refuse a stack that breaks one of these rules:",
        "",
    ]
    for rule in template["Rules"].values():
        lines += [f"- {assertion['AssertDescription']}" for assertion in rule["Assertions"]]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page())

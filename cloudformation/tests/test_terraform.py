# SPDX-License-Identifier: MIT
"""The Terraform module has what the template has: the same parameters, defaults, checks, descriptions and outputs."""

from __future__ import annotations

import json
import re
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hcl2.api import load
from rendering import Rendered, read
from variants import VARIANTS

MODULE = Path(__file__).resolve().parents[2] / "terraform"
EXAMPLE = MODULE / "examples/given-vpc/main.tf"
OF_THE_MODULE = {"template_bucket", "stack_name", "tags"}

sys.path.insert(0, str(MODULE))
import generate  # noqa: E402 - the generator lies in the module


def parsed(path: Path) -> dict[str, Any]:
    with path.open() as file:
        found: dict[str, Any] = load(file)
    return found


def only(values: list[Any]) -> Any:
    """The parser has each attribute in a list of one."""
    (value,) = values
    return value


@cache
def variables() -> dict[str, dict[str, Any]]:
    blocks = parsed(MODULE / "variables.tf")["variable"]
    return {name: body for block in blocks for name, body in block.items()}


@pytest.mark.parametrize("file", ["variables.tf", "outputs.tf", "parameters.tf"])
def test_generated_files_are_those_of_the_template(file: str) -> None:
    assert (MODULE / file).read_text() == generate.files()[file], "run: python terraform/generate.py"


@pytest.mark.parametrize("path", sorted(MODULE.rglob("*.tf")), ids=str)
def test_every_file_is_hcl(path: Path) -> None:
    assert parsed(path)


def test_every_parameter_is_a_variable_and_is_handed_on() -> None:
    parameters = read()["Parameters"]
    assert sorted(variables()) == sorted(map(generate.snake, parameters))
    assert not OF_THE_MODULE & set(variables())
    handed = only(only(parsed(MODULE / "parameters.tf")["locals"])["parameters"])
    assert set(handed) == set(parameters)
    for name, expression in handed.items():
        assert f"var.{generate.snake(name)}" in expression, name


def test_names_are_unlike() -> None:
    names = [generate.snake(name) for name in read()["Parameters"]]
    assert len(set(names)) == len(names)
    assert "ephemeral_storage_gib" in names and "allowed_ipv6_cidrs" in names and "casc_s3_uri" in names


def as_parameter(value: Any) -> str:
    """A default as the module hands it to CloudFormation."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return ",".join(value)
    return "" if value == {} else str(value)


def test_defaults_and_types_are_the_templates() -> None:
    for name, body in read()["Parameters"].items():
        made = variables()[generate.snake(name)]
        assert ("default" in made) is ("Default" in body), name
        if "Default" in body:
            assert as_parameter(only(made["default"])) == str(body["Default"]), name
        if body["Type"] == "Number":
            assert only(made["type"]) == "${number}", name


def test_descriptions_name_variables_not_parameters() -> None:
    text = (MODULE / "variables.tf").read_text() + (MODULE / "outputs.tf").read_text()
    several = [name for name in read()["Parameters"] if re.search(r"[a-z0-9][A-Z]", name)]
    assert not [name for name in several if re.search(rf"\b{name}\b", text)]


def holds(condition: str, text: str) -> bool:
    """Whether a generated condition on a text holds; Terraform's `can(regex())` searches, as Python's does."""
    terms = re.findall(r'(!?)can\(regex\(("(?:[^"\\]|\\.)*"), ?', condition)
    assert terms, condition
    return all(
        bool(re.search(json.loads(pattern).replace("$${", "${"), text)) is not bool(sign)
        for sign, pattern in terms
    )


SAMPLES = {
    "Name": ["jenkins", "a-b", "Jenkins", "jenkins-", "jenkins-spot", "j", "a" * 21, "jenkins--two"],
    "AllowedCidrs": ["", "203.0.113.0/24", "203.0.113.0", ",".join(["203.0.113.0/24"] * 5)],
    "HostName": ["", "jenkins.example.com", "jenkins.example.com."],
    "BackupSchedule": ["cron(0 0 * * ? *)", "rate(1 day)"],
    "UrlPrefix": ["", "/ci", "/ci/", "ci"],
    "HomePath": ["/jenkins-home", "/", "home"],
    "EnvironmentVariables": ["", "A=b", "A=b=c"],
}


@pytest.mark.parametrize(
    ("name", "text"), [(name, text) for name, texts in SAMPLES.items() for text in texts]
)
def test_checks_agree_with_the_templates(name: str, text: str) -> None:
    # Not through the parser, which unescapes.
    block = re.search(
        rf'variable "{generate.snake(name)}" {{.*?condition     = (.*?)\n',
        (MODULE / "variables.tf").read_text(),
        re.DOTALL,
    )
    assert block
    assert holds(block.group(1), text) is (Rendered(**{name: text}).misfits(name) == [])


def test_checks_use_no_syntax_that_terraform_does_not_know() -> None:
    text = (MODULE / "variables.tf").read_text()
    assert not re.search(r"\(\?[=!<]", text), "RE2 knows no lookaround"
    assert all(int(most) <= 1000 for most in re.findall(r"\{\d+,(\d+)}", text)), (
        "RE2 repeats 1000 times at most"
    )


def test_every_output_is_handed_on() -> None:
    outputs = {n: b for block in parsed(MODULE / "outputs.tf")["output"] for n, b in block.items()}
    expected = read()["Outputs"]
    assert set(outputs) == set(map(generate.snake, expected))
    for name, body in expected.items():
        assert f'outputs["{name}"]' in only(outputs[generate.snake(name)]["value"])
        assert ("try(" in only(outputs[generate.snake(name)]["value"])) is ("Condition" in body)


def test_module_is_one_stack_with_the_templates_policy() -> None:
    resources = parsed(MODULE / "main.tf")["resource"]
    kinds = sorted(kind for block in resources for kind in block)
    assert kinds == ["aws_cloudformation_stack", "aws_s3_object"]
    assert (MODULE.parent / "cloudformation/stack-policy.json").is_file()


def test_example_gives_what_the_template_takes() -> None:
    (block,) = parsed(EXAMPLE)["module"]
    given = {name: only(value) for name, value in block["jenkins"].items() if isinstance(value, list)}
    names = {generate.snake(name): name for name in read()["Parameters"]}
    assert set(given) - {"source"} <= set(names) | OF_THE_MODULE
    values = {
        names[name]: ",".join(f"{k}={v}" for k, v in value.items())
        if isinstance(value, dict)
        else as_parameter(value)
        for name, value in given.items()
        if name in names and "${" not in str(value)
    }
    assert Rendered(**values).violations() == []
    assert set(variables()) >= {generate.snake(name) for variant in VARIANTS.values() for name in variant}

# SPDX-License-Identifier: MIT
"""What the documents say of the stack is so."""

from __future__ import annotations

import ast
import json
import operator
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from botocore import xform_name
from botocore.session import get_session
from rendering import Rendered, read

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = ["deploy.md", "infrastructure.md", "operations.md", "parameters.md", "parity.md"]

sys.path.insert(0, str(ROOT / "cloudformation"))
import describe  # noqa: E402 - the generator lies beside the template

OPERATORS: dict[type, Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


def text(page: str) -> str:
    return (DOCS / page).read_text()


def reckoned(node: ast.expr) -> float:
    """The value of a sum of products."""
    if isinstance(node, ast.BinOp):
        return OPERATORS[type(node.op)](reckoned(node.left), reckoned(node.right))
    assert isinstance(node, ast.Constant) and isinstance(node.value, int | float)
    return float(node.value)


def test_parameter_page_is_made_from_the_template() -> None:
    assert text("parameters.md") == describe.page(), "run: python cloudformation/describe.py"


def test_parameter_page_has_every_parameter() -> None:
    rows = re.findall(r"^\| `(\w+)` \|", text("parameters.md"), re.MULTILINE)
    assert sorted(rows) == sorted(read()["Parameters"])


def test_picture_shows_what_the_template_makes() -> None:
    (picture,) = re.findall(r"```mermaid\n(.*?)```", text("infrastructure.md"), re.DOTALL)
    named = set(
        re.findall(
            r"\b[A-Z][a-z]+(?:[A-Z][a-z]*)+\b|\bVpc\b|\bService\b|\bCluster\b|\bRepository\b|\bTopic\b",
            picture,
        )
    )
    spoken = {"RunTask", "StopTask"}
    made = set(Rendered(ImageTag="1").resources)
    assert named - spoken <= made, "the picture shows what is not made"
    for part in (
        "LoadBalancer",
        "Service",
        "FileSystem",
        "Cluster",
        "SpotCluster",
        "Repository",
        "BackupVault",
        "Topic",
        "Key",
    ):
        assert part in named or part == "Key", f"the picture lacks {part}"


@pytest.mark.parametrize("page", PAGES)
def test_settings_in_examples_are_parameters(page: str) -> None:
    known = set(read()["Parameters"])
    sets = [
        pair for found in re.findall(r"SET='([^']*)'", text(page)) for pair in found.split() if "=" in pair
    ]
    inline = re.findall(r"`([A-Z]\w+)=[^`]*`", text(page)) + [pair.partition("=")[0] for pair in sets]
    blocks = "\n".join(re.findall(r"```properties\n(.*?)```", text(page), re.DOTALL))
    inline += re.findall(r"^(\w+)=", blocks, re.MULTILINE)
    make = {
        "PASSWORD",
        "SET",
        "STACK",
        "IMAGE_TAG",
        "TAGS",
        "NEW_FILE_SYSTEM",
        "PLATFORMS",
        "REGION",
        "DRILL",
        "POINT",
        "YES",
    }
    assert set(inline) - make <= known


@pytest.mark.parametrize("page", PAGES)
def test_make_targets_exist(page: str) -> None:
    makefiles = (ROOT / "deploy/deploy.mk").read_text() + (ROOT / "Makefile").read_text()
    targets = set(re.findall(r"^([a-z]+):", makefiles, re.MULTILINE))
    used = re.findall(r"`?make ([a-z]+)\b", text(page))
    spoken = {"it", "all", "a", "the"}
    assert set(used) - spoken <= targets


@pytest.mark.parametrize("page", PAGES)
def test_outputs_and_resources_that_are_named_exist(page: str) -> None:
    template = read()
    for name in re.findall(r"outputs? `(\w+)`", text(page)):
        assert name in template["Outputs"], name
    for name in re.findall(r"^\| `(\w+Role)`", text(page), re.MULTILINE):
        assert name in template["Resources"], name


def documents() -> list[Path]:
    """All documents, but for the text around the benchmarks' tables, which docs/performance.md is made of."""
    every = {*ROOT.glob("*.md"), *ROOT.glob("[a-z]*/*.md"), *ROOT.glob("docs/*/*.md")}
    return sorted(every - {ROOT / "bench/performance.md"})


@pytest.mark.parametrize("document", documents(), ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(document: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)\s]+)\)", document.read_text()):
        file, _, anchor = target.partition("#")
        other = document.parent / file if file else document
        assert other.exists(), target
        titles = re.findall(r"^#+ (.*)$", other.read_text(), re.MULTILINE) if anchor else []
        anchors = {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}
        assert not anchor or anchor in anchors, target


OF_THE_CLI = {"cloudformation deploy", "logs tail", "s3 cp", "s3 rb", "configure list-profiles", "sso login"}
"""Commands that the AWS CLI adds to those of the APIs."""
OF_EVERY_COMMAND = {"region", "query", "output"}


def commands() -> list[tuple[str, str, list[str]]]:
    """The commands of the AWS CLI in documents and messages: service, operation, options."""
    places = [
        *ROOT.glob("*.md"),
        *ROOT.glob("*/*.md"),
        *ROOT.glob("deploy/*.py"),
        ROOT / "cloudformation/jenkins.yaml",
    ]
    texts = [re.sub(r"\\\n\s*", " ", path.read_text()) for path in places]
    found = [
        one for each in texts for one in re.findall(r"\baws ([a-z0-9-]+) ([a-z][a-z0-9-]+)([^`\n|]*)", each)
    ]
    return [(service, operation, re.findall(r" --([a-z0-9-]+)", rest)) for service, operation, rest in found]


def test_commands_of_the_aws_cli_exist_with_their_options() -> None:
    session = get_session()
    tried = [one for one in commands() if f"{one[0]} {one[1]}" not in OF_THE_CLI]
    assert len(tried) > 30
    for service, operation, options in tried:
        model = session.get_service_model(service)
        known = {xform_name(name, "-"): name for name in model.operation_names}
        assert operation in known, f"aws {service} {operation}"
        members = {
            xform_name(name, "-") for name in model.operation_model(known[operation]).input_shape.members
        }
        switches = {f"no-{name}" for name in members}
        assert set(options) <= members | switches | OF_EVERY_COMMAND, f"aws {service} {operation}"


def test_every_row_of_the_parity_is_held_by_a_test_and_names_what_there_is() -> None:
    rows = re.findall(r"^\| (\d+) \| [^|]+ \| ([^|]+) \| `([^`]+)` \|$", text("parity.md"), re.MULTILINE)
    assert [int(number) for number, _, _ in rows] == list(range(1, 19))
    template = read()
    known = set(template["Parameters"]) | set(template["Resources"])
    for number, ours, held_by in rows:
        assert (ROOT / held_by).is_file(), (number, held_by)
        assert set(re.findall(r"`([A-Z][a-z]\w+)`", ours)) <= known, (number, ours)


def test_costs_are_reckoned_right() -> None:
    rows = re.findall(r"^\| ([^|]+) \| ([\d.() +*/]+) \| ([\d.]+) \|$", text("operations.md"), re.MULTILINE)
    assert len(rows) == 21
    for part, sum_of, amount in rows:
        assert f"{reckoned(ast.parse(sum_of, mode='eval').body):.2f}" == amount, part


def test_costs_of_the_defaults_are_summed_up() -> None:
    first = re.findall(r"\| a month \|\n\|---\|---\|---\|\n((?:\|.*\n)+)", text("operations.md"))[0]
    amounts = [float(line.rsplit("|", 2)[1]) for line in first.splitlines()]
    assert f"{sum(amounts[:-1]):.2f}" == f"{amounts[-1]:.2f}" and first.splitlines()[-1].startswith(
        "| total |"
    )


def alarm_metrics(stack: Rendered) -> int:
    """What CloudWatch bills of the alarms: each metric that they look at."""
    alarms = stack.of_type("AWS::CloudWatch::Alarm").values()
    return sum(len([m for m in alarm.get("Metrics", [{}]) if "Expression" not in m]) for alarm in alarms)


def test_costs_are_of_the_defaults() -> None:
    assert f"alarms, with {alarm_metrics(Rendered(ImageTag='1'))} metrics |" in text("operations.md")
    stack = Rendered(NatGateways="2", InterfaceEndpoints="true", ImageTag="1")
    cpu, memory = (int(stack.values[name]) / 1024 for name in ("ControllerCpu", "ControllerMemory"))
    assert f"({cpu:.0f} * 0.04048 + {memory:.0f} * 0.004445) * 730" in text("operations.md")
    interface = [
        e for e in stack.of_type("AWS::EC2::VPCEndpoint").values() if e["VpcEndpointType"] == "Interface"
    ]
    assert f"{len(interface)} * 2 * 0.01 * 730" in text("operations.md")


def test_policy_for_a_restored_file_system_is_the_templates() -> None:
    (policy,) = re.findall(r"put-file-system-policy .*? --policy '(.*?)'\n", text("operations.md"), re.DOTALL)
    assert json.loads(policy) == Rendered().properties("FileSystem")["FileSystemPolicy"]


def test_every_rule_and_alarm_has_its_line_in_what_to_do() -> None:
    watching = {"AWS::CloudWatch::Alarm", "AWS::Events::Rule"}
    made = {name for name, body in read()["Resources"].items() if body["Type"] in watching}
    rows = re.findall(r"^\| [^|]+ \| (`[^|]+) \| [^|]+ \|$", text("operations.md"), re.MULTILINE)
    assert {name for row in rows for name in re.findall(r"`(\w+)`", row)} >= made

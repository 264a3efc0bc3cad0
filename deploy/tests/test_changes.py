# SPDX-License-Identifier: MIT
"""Changes that AWS would refuse halfway: found before anything is started."""

from __future__ import annotations

import re

import pytest

from deploy.changes import LASTING, NEW_FILE_SYSTEM, Changes
from deploy.parameters import declared
from deploy.stack import TEMPLATE

MANUAL = (TEMPLATE.parents[1] / "docs/deploy.md").read_text()
TWO, OTHER = "subnet-1,subnet-2", "subnet-2,subnet-1"


def problems(before: dict[str, str], given: dict[str, str], *, accept: bool = False) -> list[str]:
    return Changes(given, before).problems(accept_new_file_system=accept)


@pytest.mark.parametrize("name", list(LASTING))
def test_what_lasts_is_said_with_its_reason(name: str) -> None:
    (problem,) = problems({name: "old"}, {name: "new"})
    assert problem.startswith(f"{name} cannot be changed from 'old' to 'new': {LASTING[name]}.")
    assert "docs/operations.md" in problem
    assert problems({name: "old"}, {name: "old"}) == []


@pytest.mark.parametrize("name", list(LASTING))
def test_template_and_manual_say_so_too(name: str) -> None:
    assert "cannot be changed later" in declared(TEMPLATE)[name]["Description"]
    (sentence,) = re.findall(r"^(.*)\bstay as they are as long as the stack lives", MANUAL, re.MULTILINE)
    assert f"`{name}`" in sentence


def test_range_of_a_vpc_that_the_stack_does_not_make_is_moot() -> None:
    assert problems({"VpcId": "vpc-1", "VpcCidr": "10.0.0.0/20"}, {"VpcCidr": "10.1.0.0/20"}) == []


@pytest.mark.parametrize(
    ("after", "refused"),
    [(TWO, False), (f"{TWO},subnet-3", False), (OTHER, True), ("subnet-1,subnet-23", True)],
)
def test_subnets_grow_only(after: str, refused: bool) -> None:
    assert bool(problems({"PrivateSubnetIds": TWO}, {"PrivateSubnetIds": after})) is refused


@pytest.mark.parametrize(
    ("before", "given", "refused"),
    [
        ({"FileSystemSubnetIds": TWO}, {"FileSystemSubnetIds": OTHER}, True),
        ({"FileSystemSubnetIds": TWO}, {"FileSystemSubnetIds": f"{TWO},subnet-3"}, False),
        ({"FileSystemSubnetIds": TWO, "PrivateSubnetIds": TWO}, {"PrivateSubnetIds": OTHER}, False),
        ({"PrivateSubnetIds": TWO}, {"FileSystemSubnetIds": OTHER}, True),
        ({"PrivateSubnetIds": TWO}, {"FileSystemSubnetIds": TWO, "PrivateSubnetIds": OTHER}, False),
    ],
)
def test_subnets_of_the_file_system_decide_where_given(
    before: dict[str, str], given: dict[str, str], refused: bool
) -> None:
    assert bool(problems(before, given)) is refused


@pytest.mark.parametrize("name", NEW_FILE_SYSTEM)
def test_another_file_system_has_to_be_meant(name: str) -> None:
    (problem,) = problems({name: "old"}, {name: "new"})
    assert "NEW_FILE_SYSTEM=yes" in problem
    assert problems({name: "old"}, {name: "new"}, accept=True) == []

# SPDX-License-Identifier: MIT
"""A Jenkins that is started with a file of Configuration as Code, and reloads it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from acceptance.language import OURS, Jenkins, Starting

FILE = """
jenkins:
  systemMessage: configured as code
unclassified:
  fargateController:
    templates:
      - name: build-example
        memory: {memory}
      - name: as-code
"""


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("casc") / "jenkins.yaml"
    made.write_text(FILE.format(memory=2048))
    return made


@pytest.fixture(scope="module")
def jenkins(starting: Starting, file: Path) -> Iterator[Jenkins]:
    with starting(environment={"CASC_JENKINS_CONFIG": str(file)}) as one:
        yield one


def test_boots_with_the_overrides_of_the_file(jenkins: Jenkins) -> None:
    assert jenkins.settled() == "IN_SYNC"
    assert jenkins.clouds()["fargate-cloud"]["build-example"]["memory"] == 2048
    assert "as-code" in jenkins.clouds()["fargate-cloud-spot"]
    assert jenkins.admin.get("api/json").json["description"] == "configured as code"
    assert jenkins.complaints() == []


def test_a_reload_takes_the_changed_file(jenkins: Jenkins, file: Path) -> None:
    file.write_text(FILE.format(memory=4096))
    assert jenkins.reload().status in (200, 302)
    assert jenkins.clouds()["fargate-cloud"]["build-example"]["memory"] == 4096
    file.write_text(FILE.format(memory=2048))
    assert jenkins.reload().status in (200, 302)
    assert jenkins.clouds()["fargate-cloud"]["build-example"]["memory"] == 2048


def test_a_typo_is_refused_at_a_reload_and_the_earlier_overrides_stay(jenkins: Jenkins, file: Path) -> None:
    before = jenkins.clouds()
    file.write_text(FILE.format(memory=2048).replace("memory", "memmory"))
    answer = jenkins.admin.post("configuration-as-code/reload")
    assert "'memmory' is not known here" in answer.text
    assert jenkins.clouds() == before
    assert "as-code" in jenkins.admin.get(OURS + "export/overrides.yaml").text
    file.write_text(FILE.format(memory=2048))

# SPDX-License-Identifier: MIT
"""A Jenkins that is started with a file of Configuration as Code, and reloads it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from acceptance.language import OURS, Jenkins, Starting
from acceptance.people import Person
from local.distribution import ROOT
from local.world import USER

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


ADDED = {"minimal": set(), "override-one-value": set(), "templates": {"maven", "deploy", "arm"}}
GONE = {"templates": {"build-example"}}


@pytest.mark.parametrize("name", ADDED)
def test_a_file_of_casc_does_what_it_says(jenkins: Jenkins, file: Path, name: str) -> None:
    file.write_text("unclassified: {fargateController: {}}")
    jenkins.reload()
    before = jenkins.clouds()
    file.write_text((ROOT / f"casc/{name}.yaml").read_text())
    assert jenkins.reload().status in (200, 302)
    assert jenkins.settled() == "IN_SYNC"
    after = jenkins.clouds()
    expected = (before["fargate-cloud"].keys() | ADDED[name]) - GONE.get(name, set())
    assert after["fargate-cloud"].keys() == expected
    assert "deploy" not in after["fargate-cloud-spot"]
    if name == "override-one-value":
        changed = before["fargate-cloud"]["build-example"] | {"memory": 4096}
        assert after["fargate-cloud"]["build-example"] == changed
    if name == "minimal":
        assert after == before


@pytest.fixture(scope="module")
def own_realm(starting: Starting) -> Iterator[Jenkins]:
    """Started with the file of casc/ that has a realm of its own; its administrator asks."""
    file = ROOT / "casc/own-realm.yaml"
    with starting(environment={"CASC_JENKINS_CONFIG": str(file), "ADMIN_PASSWORD": "of-my-own"}) as one:
        one.admin = Person(one.url, "admin", "of-my-own")
        yield one


def test_a_realm_of_your_own_is_left_alone(own_realm: Jenkins) -> None:
    assert own_realm.settled() == "IN_SYNC"
    assert own_realm.groovy("println User.getById('ecsuser', false)") == "null"
    assert Person(own_realm.url, USER, own_realm.password).get("whoAmI/api/json").status == 401
    assert own_realm.anonymous.get("").status == 403
    assert own_realm.groovy("println Jenkins.get().authorizationStrategy.class.simpleName") == (
        "GlobalMatrixAuthorizationStrategy"
    )
    assert set(own_realm.clouds()) == {"fargate-cloud", "fargate-cloud-spot"}


def test_with_a_realm_of_your_own_no_password_is_read(own_realm: Jenkins) -> None:
    own_realm.aws.control("fargate/calls", "DELETE")
    own_realm.rediscover()
    asked = own_realm.aws.control("fargate/requests?operation=ssm:GetParameter")["requests"]
    assert asked, "of the discovery, which asks for the parameter's type"
    assert not [one for one in asked if one["body"].get("WithDecryption")]

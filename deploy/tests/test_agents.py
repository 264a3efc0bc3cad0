# SPDX-License-Identifier: MIT
"""The agents' image is copied once, with its digest, and only where that helps."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import SESSION, Desk
from test_operations import SMALL, Docker, put_image

from deploy.agents import AgentImage, tag_of
from deploy.builders import Docker as RealDocker
from deploy.refusals import Refused
from deploy.stack import Stack, State

HUB = "jenkins/inbound-agent:3309.v27b-jdk21"
URI = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/jenkins/test"
BEFORE = State("CREATE_COMPLETE", {}, {"AgentRepositoryUri": URI})


@pytest.fixture(autouse=True)
def docker_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("deploy.builders.shutil.which", lambda name: "/usr/bin/" + name)


def agents(desk: Desk, docker: Docker, template: Path = SMALL) -> AgentImage:
    surroundings = desk.surroundings()
    return AgentImage(Stack(surroundings, "test", template), RealDocker(surroundings, docker))


@pytest.mark.parametrize(
    ("values", "given", "copied"),
    [
        ({"AgentImage": HUB, "AgentImageTag": ""}, {}, True),
        ({"AgentImage": HUB, "AgentImageTag": "of before"}, {}, True),
        ({"AgentImage": HUB, "AgentImageTag": ""}, {"AgentImageTag": ""}, False),
        ({"AgentImage": f"{URI}:1", "AgentImageTag": ""}, {}, False),
        ({"AgentImage": HUB, "AgentImageTag": "", "DockerHubSecretArn": "arn:…"}, {}, False),
        ({"AgentImage": HUB}, {}, False),
    ],
)
def test_when_it_is_copied(desk: Desk, values: dict[str, str], given: dict[str, str], copied: bool) -> None:
    assert agents(desk, Docker()).is_copied(values, given) is copied


def test_from_registry_to_registry_and_only_once(desk: Desk) -> None:
    SESSION.client("ecr").create_repository(repositoryName="jenkins/test")
    docker = Docker()
    assert agents(desk, docker).provide(BEFORE, HUB) == {"AgentImageTag": "3309.v27b-jdk21"}
    assert docker.commands[-1] == [
        *["docker", "buildx", "imagetools", "create", "--tag"],
        f"{URI}:3309.v27b-jdk21",
        HUB,
    ]
    assert docker.commands[-2][:2] == ["docker", "login"]
    put_image("3309.v27b-jdk21", "linux/amd64,linux/arm64")
    again = Docker()
    assert agents(desk, again).provide(BEFORE, HUB) == {"AgentImageTag": "3309.v27b-jdk21"}
    assert again.commands == []


def test_without_docker_agents_go_on_pulling_and_it_is_said(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("deploy.builders.shutil.which", lambda name: None)
    assert agents(desk, Docker()).provide(BEFORE, HUB) == {}
    assert "The agents' image is not copied: docker is missing" in desk.text


def test_that_fails_stops_before_the_stack_changes(desk: Desk) -> None:
    with pytest.raises(Refused, match=f"{HUB} was not copied to {URI}"):
        agents(desk, Docker(fails="imagetools")).provide(BEFORE, HUB)


@pytest.mark.parametrize(
    ("image", "tag"),
    [
        (HUB, "3309.v27b-jdk21"),
        ("registry:5000/agent", "latest"),
        ("registry:5000/agent:2", "2"),
        ("jenkins/inbound-agent@sha256:0123456789abcdef", "0123456789ab"),
        ("jenkins/inbound-agent:3@sha256:0123456789abcdef", "0123456789ab"),
    ],
)
def test_tag_of_the_copy(image: str, tag: str) -> None:
    assert tag_of(image) == tag

# SPDX-License-Identifier: MIT
"""The plugin starts over homes that earlier versions left (`homes/`): nothing is lost, and nothing is made anew."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from acceptance import homes
from acceptance.homes import THEIRS
from acceptance.language import (
    CRITICAL,
    NON_CRITICAL,
    OURS,
    READER,
    READERS_PASSWORD,
    Jenkins,
    Starting,
    until,
)
from acceptance.people import Person
from local.world import free_port


@pytest.fixture(scope="module", params=homes.names())
def upgraded(starting: Starting, request: pytest.FixtureRequest) -> Iterator[tuple[str, Jenkins]]:
    """The name of a home, and a Jenkins that was started over it, with the engine that it had."""
    name, port = request.param, free_port()
    folder = starting.folder / f"home-{name}"
    homes.restore(name, folder, port)
    without = () if "amazon-ecs" in name else ("amazon-ecs",)
    with starting(without=without, folder=folder, port=port) as one:
        yield name, one


def test_an_upgrade_is_in_sync_and_changes_nothing(upgraded: tuple[str, Jenkins]) -> None:
    _, jenkins = upgraded
    until("in sync", lambda: "IN_SYNC" in (jenkins.settled(), jenkins.rediscover()))
    changes = [change for run in jenkins.status()["runs"] for change in run["applied"]]
    assert [change for change in changes if not of_this_machine(change)] == []
    assert jenkins.complaints() == []


def of_this_machine(change: dict[str, Any]) -> bool:
    """The agents' port is another one in each run of this suite, and so is the agents' folder, of which amazon-ecs' templates
    carry a fingerprint in a variable."""
    after = [difference["after"] for difference in change["differences"]]
    return change["target"] == "agent port" or after == ["FARGATE_CONTROLLER_TEMPLATE=… (another value)"]


def test_an_upgrade_reads_everything(upgraded: tuple[str, Jenkins]) -> None:
    name, jenkins = upgraded
    unread = "Jenkins.get().getExtensionList(hudson.diagnosis.OldDataMonitor)[0].data"
    assert jenkins.groovy(f"println {unread}.collect {{ k, v -> v.extra }}") == "[]"
    assert jenkins.admin.get(OURS + "export/overrides.yaml").text == homes.export(name)


def test_an_upgrade_keeps_what_people_made_and_what_they_deleted(upgraded: tuple[str, Jenkins]) -> None:
    _, jenkins = upgraded
    jobs = {job["name"] for job in jenkins.admin.get("api/json?tree=jobs[name]").json["jobs"]}
    assert {CRITICAL, THEIRS} <= jobs
    assert NON_CRITICAL not in jobs
    reader = Person(jenkins.url, READER, READERS_PASSWORD)
    assert reader.get(OURS).status == 200
    assert reader.post(OURS + "rediscover").status == 403
    assert jenkins.anonymous.get("").status == 403


def test_after_an_upgrade_builds_run(upgraded: tuple[str, Jenkins]) -> None:
    _, jenkins = upgraded
    build = jenkins.build(THEIRS)
    assert build.result() == "SUCCESS", build.log
    assert "at work" in build.log

# SPDX-License-Identifier: MIT
"""Without amazon-ecs: our own engine runs the agents, and the page says what it does, as docs/page.md has it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from acceptance.browsing import Visitor
from acceptance.language import OF_2021, Build, Jenkins, jenkins_with, until

jenkins = jenkins_with(without=("amazon-ecs",))

ASKING = """
pipeline {
  agent { fargate { template 'build-example'; cpu 1024; memory 4096 } }
  stages { stage('One') { steps { sh 'echo at work; sleep 20' } } }
}
"""


TEMPLATES = """
unclassified:
  fargateController:
    clouds:
      - {{name: fargate-cloud, retentionMinutes: 1}}
    templates:
      - name: beside
        cloud: fargate-cloud
        remoteFSRoot: {root}
        sidecars: [{{name: database, image: 'postgres:17', ports: [5432], health: pg_isready}}]
      - {{name: spare, cloud: fargate-cloud, remoteFSRoot: {root}, spare: 1}}
      - {{name: anything, cloud: fargate-cloud, remoteFSRoot: {root}, default: true}}
      - {{name: guarded, cloud: fargate-cloud, remoteFSRoot: {root}, folders: [production/deploy]}}
"""


@pytest.fixture(scope="module")
def templates(jenkins: Jenkins) -> str:
    """Templates that only this plugin's own engine has, as JCasC."""
    said = TEMPLATES.format(root=jenkins.world.controller.place.folder / "agents")
    assert jenkins.apply(said).status == 200
    return said


def of(jenkins: Jenkins, template: str) -> list[dict[str, Any]]:
    """The tasks of a template."""
    return [task for task in jenkins.tasks() if task["tags"].get("fargate-controller:template") == template]


@pytest.fixture(scope="module")
def asking(jenkins: Jenkins) -> Build:
    """A build on an agent that is larger than its template."""
    jenkins.settled()
    return jenkins.build(jenkins.pipeline("asks for more", ASKING))


@pytest.fixture(scope="module")
def of_2021(jenkins: Jenkins) -> Build:
    """Sleeps for two minutes, while other scenarios take place."""
    return jenkins.build(OF_2021)


def on_spot(jenkins: Jenkins) -> int:
    """How many tasks there have been on Spot."""
    return sum(task["capacityProvider"] == "FARGATE_SPOT" for task in jenkins.tasks())


def test_both_clouds_are_ours_and_there_is_no_complaint(jenkins: Jenkins) -> None:
    assert jenkins.settled() == "IN_SYNC"
    said = jenkins.groovy("println Jenkins.get().clouds.collectEntries { [it.name, it.class.simpleName] }")
    assert said == "[fargate-cloud:FargateCloud, fargate-cloud-spot:FargateCloud]"
    assert jenkins.complaints() == []


def test_the_list_of_clouds_shows_whose_they_are(jenkins: Jenkins) -> None:
    assert jenkins.admin.get("manage/cloud/").text.count('tooltip="Managed by Fargate Controller"') == 2


def test_the_page_tells_of_each_agent(asking: Build, visitor: Visitor) -> None:
    asking.running()
    row = visitor.open().section("Agents").locator("table.fargate-agents tbody > tr")
    expect(row).to_have_count(1)
    for text in ("build-example", "asks for more", "FARGATE", "$"):
        expect(row).to_contain_text(text)
    visitor.picture("agents")
    agents = visitor.jenkins.status()["agents"]
    assert {"running", "planned", "hourly", "hourlyByTemplate", "spot", "day"} <= set(agents)
    assert len(agents["running"]) == 1


@pytest.mark.usefixtures("of_2021")
def test_a_build_gets_the_agent_that_it_asks_for_and_its_log_ends_with_the_cost(
    jenkins: Jenkins, asking: Build
) -> None:
    assert asking.result() == "SUCCESS", asking.log
    assert ("1024", "4096") in [(task["cpu"], task["memory"]) for task in jenkins.tasks()]
    assert re.search(r"Fargate Controller: .*\$\d", asking.log)
    assert "Cost of the agents" in jenkins.admin.get(asking.path).text


def test_on_demand_capacity_serves_in_place_of_spot_and_spot_again(visitor: Visitor) -> None:
    jenkins = visitor.jenkins
    job = jenkins.pipeline("on spot", "node('build-example-spot') { sh 'echo there' }")
    assert jenkins.build(job).result() == "SUCCESS"
    assert on_spot(jenkins) == 1
    agents = visitor.open().section("Agents")
    agents.get_by_role("button", name="Use on-demand capacity for a while").click()
    expect(agents).to_contain_text("on-demand capacity is used in place of Spot")
    assert jenkins.build(job).result() == "SUCCESS"
    assert on_spot(jenkins) == 1
    agents.get_by_role("button", name="Use Spot again").click()
    expect(agents.get_by_role("button", name="Use on-demand capacity for a while")).to_be_visible()
    assert jenkins.build(job).result() == "SUCCESS"
    assert on_spot(jenkins) == 2


def test_tasks_without_an_agent_are_looked_for(visitor: Visitor) -> None:
    visitor.open().page.get_by_role("link", name="Find tasks without an agent").click()
    expect(visitor.page.locator("#main-panel")).to_contain_text("No task is without an agent.")
    assert visitor.accessibility() == []


def test_an_agent_waits_until_its_sidecar_is_healthy(jenkins: Jenkins, templates: str) -> None:
    jenkins.aws.control("fargate/settings", "PATCH", {"delays": {"healthy": 20}})
    build = jenkins.build(jenkins.pipeline("beside a database", "node('beside') { sh 'true' }"))
    task = until(
        "its task waits",
        lambda: [task for task in of(jenkins, "beside") if task["lastStatus"] == "ACTIVATING"],
    )[0]
    assert task["pid"] is None
    assert "Running on " not in build.log
    ecs = jenkins.aws.client("ecs")
    shown = ecs.describe_tasks(cluster=task["cluster"], tasks=[task["arn"]])["tasks"][0]["containers"]
    assert [each["lastStatus"] for each in shown if each["name"] == "database"] == ["RUNNING"]
    assert build.result() == "SUCCESS", build.log
    assert len(of(jenkins, "beside")) == 1


def test_a_spare_agent_is_ready_and_another_takes_its_place(jenkins: Jenkins, templates: str) -> None:
    first = until("a spare agent is ready", lambda: jenkins.ready("spare"))
    assert len(first) == 1
    build = jenkins.build(jenkins.pipeline("takes what is there", "node('spare') { sh 'true' }"))
    assert build.result() == "SUCCESS", build.log
    assert f"Running on {first[0]} in " in build.log
    until("another is ready", lambda: set(jenkins.ready("spare")) - set(first))
    assert len(of(jenkins, "spare")) == 2


def test_the_page_says_what_spare_agents_cost(visitor: Visitor, templates: str) -> None:
    said = re.compile(r"fargate-cloud/spare keeps an idle agent ready, which costs \$[\d.]+ an hour")
    expect(visitor.open().section("Agents").locator(".fargate-spare")).to_have_text(said)


def test_a_template_serves_builds_without_a_label(jenkins: Jenkins, templates: str) -> None:
    build = jenkins.build(
        jenkins.pipeline(
            "anywhere", "pipeline { agent any; stages { stage('One') { steps { sh 'true' } } } }"
        )
    )
    assert build.result() == "SUCCESS", build.log
    assert "Running on anything-" in build.log
    assert len(of(jenkins, "anything")) == 1


def test_a_job_outside_its_folders_gets_no_agent_of_a_template(jenkins: Jenkins, templates: str) -> None:
    ways = ("node('guarded')", "node('guarded || nothing')", "fargate('guarded')")
    texts = [asked + " { sh 'true' }" for asked in ways]
    before = len(of(jenkins, "guarded"))
    outside = [
        jenkins.build(jenkins.pipeline(f"outside {number}", text)) for number, text in enumerate(texts)
    ]
    reason = "only production/deploy may use it"
    until(
        "the reason is in the queue for each",
        lambda: [reason in why for why in jenkins.whys()].count(True) == len(texts),
    )
    for build in outside:
        build.abort()
    assert len(of(jenkins, "guarded")) == before
    inside = [
        jenkins.build(jenkins.pipeline(f"production/deploy/release {number}", text))
        for number, text in enumerate(texts)
    ]
    for build in inside:
        assert build.result() == "SUCCESS", build.log
    assert len(of(jenkins, "guarded")) == before + len(texts)


def test_a_spare_agent_that_is_not_wanted_any_more_ends(jenkins: Jenkins, templates: str) -> None:
    assert jenkins.apply(templates.replace("spare: 1", "spare: 0")).status == 200
    until("the spare agent ends", lambda: not [task for task in of(jenkins, "spare") if alive(task)])


def test_the_text_of_2021_runs_as_it_is(of_2021: Build) -> None:
    assert of_2021.result() == "SUCCESS", of_2021.log
    assert "sleep is done" in of_2021.log


def test_of_builds_at_once_no_agent_stays_behind(jenkins: Jenkins) -> None:
    text = "node('build-example') { sh 'true' }"
    builds = [jenkins.build(jenkins.pipeline(f"at once {number}", text)) for number in range(4)]
    assert [build.result() for build in builds] == ["SUCCESS"] * 4
    until("all agents are gone", lambda: jenkins.status()["agents"]["running"] == [])
    until("all tasks have ended", lambda: not [task for task in jenkins.tasks() if alive(task)])


def alive(task: dict[str, Any]) -> bool:
    return task["lastStatus"] not in ("DEPROVISIONING", "STOPPED", "DELETED")

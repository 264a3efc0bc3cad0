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


@pytest.fixture(scope="module")
def asking(jenkins: Jenkins) -> Build:
    """A build on an agent that is larger than its template."""
    jenkins.settled()
    return jenkins.build(jenkins.pipeline("asks for more", ASKING))


def on_spot(jenkins: Jenkins) -> int:
    """How many tasks there have been on Spot."""
    return sum(task["capacityProvider"] == "FARGATE_SPOT" for task in jenkins.tasks())


def test_both_clouds_are_ours_and_there_is_no_complaint(jenkins: Jenkins) -> None:
    assert jenkins.settled() == "IN_SYNC"
    said = jenkins.groovy("println Jenkins.get().clouds.collectEntries { [it.name, it.class.simpleName] }")
    assert said == "[fargate-cloud:FargateCloud, fargate-cloud-spot:FargateCloud]"
    assert jenkins.complaints() == []


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


def test_a_build_gets_the_agent_that_it_asks_for_and_its_log_ends_with_the_cost(
    jenkins: Jenkins, asking: Build
) -> None:
    assert asking.result() == "SUCCESS", asking.log
    assert [(task["cpu"], task["memory"]) for task in jenkins.tasks()] == [("1024", "4096")]
    assert re.search(r"Fargate Controller: .*\$\d", asking.log)
    assert "Cost of the agents" in jenkins.admin.get(asking.path).text


def test_the_text_of_2021_runs_as_it_is(jenkins: Jenkins) -> None:
    build = jenkins.build(OF_2021)
    assert build.result() == "SUCCESS", build.log
    assert "sleep is done" in build.log


def test_on_demand_capacity_serves_in_place_of_spot_and_spot_again(visitor: Visitor) -> None:
    jenkins = visitor.jenkins
    job = jenkins.pipeline("on spot", "node('build-example-spot') { sh 'echo there' }")
    assert jenkins.build(job).result() == "SUCCESS"
    assert on_spot(jenkins) == 1
    agents = visitor.open().section("Agents")
    agents.get_by_role("button", name="Use on-demand capacity for a while").click()
    expect(agents).to_contain_text("on-demand capacity serves in place of Spot")
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


def test_of_builds_at_once_no_agent_stays_behind(jenkins: Jenkins) -> None:
    text = "node('build-example') { sh 'true' }"
    builds = [jenkins.build(jenkins.pipeline(f"at once {number}", text)) for number in range(4)]
    assert [build.result() for build in builds] == ["SUCCESS"] * 4
    until("all agents are gone", lambda: jenkins.status()["agents"]["running"] == [])
    until("all tasks have ended", lambda: not [task for task in jenkins.tasks() if alive(task)])


def alive(task: dict[str, Any]) -> bool:
    return task["lastStatus"] not in ("DEPROVISIONING", "STOPPED", "DELETED")

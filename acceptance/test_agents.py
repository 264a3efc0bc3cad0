# SPDX-License-Identifier: MIT
"""Our own engine where clouds are known to fail: agents too many, used twice, stuck, or left behind."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import pytest

from acceptance.language import Build, Jenkins, jenkins_with, until

jenkins = jenkins_with(without=("amazon-ecs",))

TEMPLATES = """
unclassified:
  fargateController:
    clouds:
      - {{name: fargate-cloud, retentionMinutes: 1}}
    templates:
      - {{name: few, cloud: fargate-cloud, remoteFSRoot: {root}, label: few maven arm, maxAgents: 2}}
      - {{name: kept, cloud: fargate-cloud, remoteFSRoot: {root}, reuse: true}}
"""
FREESTYLE = """
def job = Jenkins.get().createProject(hudson.model.FreeStyleProject, '{name}')
job.assignedLabel = hudson.model.Label.get('{label}')
job.save()
"""
SHORT = "node('build-example') { sh 'echo at work' }"
LONG = "node('build-example') { sh 'echo at work; sleep 600' }"
# The engine looks at the queue every ten seconds, whatever happens
LOOK_SECONDS = 12


@pytest.fixture(scope="module", autouse=True)
def templates(jenkins: Jenkins) -> str:
    """A template for two agents, and idle ones that end soon, as JCasC."""
    said = TEMPLATES.format(root=jenkins.world.controller.place.folder / "agents")
    jenkins.settled()
    assert jenkins.apply(said).status == 200
    return said


@pytest.fixture(autouse=True)
def alone(jenkins: Jenkins) -> Iterator[None]:
    """No scenario leaves a task behind, or a rule."""
    yield
    slow(jenkins, 0.05)
    jenkins.aws.control("fargate/rules", "DELETE")
    until("all tasks end", lambda: not alive(jenkins))


def alive(jenkins: Jenkins) -> list[dict[str, Any]]:
    """The tasks that nobody has stopped."""
    return [task for task in jenkins.tasks() if task["desiredStatus"] == "RUNNING"]


def node(task: dict[str, Any]) -> str:
    return str(task["tags"]["fargate-controller:node"])


def slow(jenkins: Jenkins, seconds: float) -> None:
    """How long tasks are pending from now on."""
    jenkins.aws.control("fargate/settings", "PATCH", {"delays": {"pending": seconds}})


def at_work(build: Build) -> Build:
    until("the first step", lambda: "+ echo at work" in build.log)
    return build


def test_before_a_shutdown_no_agents_are_started(jenkins: Jenkins) -> None:
    jenkins.groovy(FREESTYLE.format(name="meanwhile", label="build-example"))
    jenkins.groovy("Jenkins.get().doQuietDown()")
    try:
        assert jenkins.admin.post("job/meanwhile/build?delay=0sec").status == 201
        until("it waits", jenkins.whys)
        time.sleep(LOOK_SECONDS)
        assert jenkins.tasks() == []
    finally:
        jenkins.groovy("Jenkins.get().doCancelQuietDown()")
    build = Build(jenkins, "meanwhile", 1)
    assert build.result() == "SUCCESS", build.log
    assert len(jenkins.tasks()) == 1


def test_an_agent_that_a_person_took_offline_is_replaced(jenkins: Jenkins) -> None:
    slow(jenkins, 8)
    job = jenkins.pipeline("is aborted", SHORT)
    first = jenkins.build(job)
    name = node(until("its task starts", lambda: alive(jenkins))[0])
    first.abort()
    until("the agent is online", lambda: jenkins.ready("build-example"))
    said = jenkins.admin.post(f"computer/{name}/toggleOffline", {"offlineMessage": "to look at it"})
    assert said.status in (200, 302)
    slow(jenkins, 0.05)
    build = jenkins.build(job)
    assert build.result() == "SUCCESS", build.log
    assert name not in build.log
    assert jenkins.admin.post(f"computer/{name}/doDelete").status in (200, 302)
    until("its task ends, too", lambda: name not in [node(task) for task in alive(jenkins)])


def test_an_agent_that_a_person_deletes_while_it_starts_is_replaced(jenkins: Jenkins) -> None:
    slow(jenkins, 10)
    build = jenkins.build(jenkins.pipeline("is not let down", SHORT))
    name = node(until("its task starts", lambda: alive(jenkins))[0])
    assert jenkins.admin.post(f"computer/{name}/doDelete").status in (200, 302)
    slow(jenkins, 0.05)
    assert build.result() == "SUCCESS", build.log
    assert name not in build.log


def test_an_agent_of_an_aborted_build_has_no_second_one(jenkins: Jenkins) -> None:
    first = at_work(jenkins.build(jenkins.pipeline("is aborted at work", LONG)))
    slow(jenkins, 20)
    second = jenkins.build(jenkins.pipeline("waits", SHORT))
    until("its task starts", lambda: len(alive(jenkins)) == 2)
    first.abort()
    slow(jenkins, 0.05)
    assert second.result() == "SUCCESS", second.log
    nodes = {build.log.split("Running on ")[1].split(" ")[0] for build in (first, second)}
    assert len(nodes) == 2


def test_a_limit_holds_for_builds_that_come_at_once(jenkins: Jenkins) -> None:
    builds = [Build(jenkins, f"limited {number}", 1) for number in range(4)]
    for build in builds:
        jenkins.groovy(FREESTYLE.format(name=build.job, label="few && maven && !windows"))
    jenkins.groovy("(0..3).each { Jenkins.get().getItem('limited ' + it).scheduleBuild2(0) }")
    most = 0
    while not all(build.facts().get("result") for build in builds):
        most = max(most, len(alive(jenkins)))
        time.sleep(0.3)
    assert [build.result() for build in builds] == ["SUCCESS"] * 4
    assert most == 2


def test_a_build_that_needs_more_memory_says_so_and_is_not_run_again(jenkins: Jenkins) -> None:
    text = f"retry(count: 3, conditions: [fargateAgent()]) {{ {LONG} }}"
    build = at_work(jenkins.build(jenkins.pipeline("greedy", text)))
    before = len(jenkins.tasks())
    [task] = alive(jenkins)
    jenkins.aws.control(f"fargate/tasks/{task['id']}/stop", "POST", {"reason": "out-of-memory"})
    assert build.result() == "ABORTED"
    assert "Not tried again: " in build.log
    assert "give the template more memory" in build.log
    assert len(jenkins.tasks()) == before


def test_an_agent_that_is_kept_for_its_job_has_the_next_build_of_it_and_no_other(jenkins: Jenkins) -> None:
    text = "node('kept') { sh 'echo at work' }"
    job = jenkins.pipeline("comes again", text)
    first = jenkins.build(job)
    assert first.result() == "SUCCESS", first.log
    [task] = alive(jenkins)
    second = jenkins.build(job)
    assert second.result() == "SUCCESS", second.log
    other = jenkins.build(jenkins.pipeline("comes in between", text))
    assert other.result() == "SUCCESS", other.log
    assert [f"Running on {node(task)} in " in build.log for build in (first, second, other)] == [
        True,
        True,
        False,
    ]


def test_an_image_that_one_build_asks_for_in_vain_keeps_no_other_from_the_template(jenkins: Jenkins) -> None:
    jenkins.aws.control("fargate/rules", "POST", {"image": "*nosuch*", "stop": "image-not-found"})
    vain = jenkins.build(
        jenkins.pipeline(
            "asks in vain", "fargate(template: 'build-example', image: 'nosuch:1') { sh 'true' }"
        )
    )
    until(
        "the reason is in the queue",
        lambda: any("template build-example with image nosuch:1: " in why for why in jenkins.whys()),
    )
    build = jenkins.build(jenkins.pipeline("has nothing to do with it", SHORT))
    assert build.result() == "SUCCESS", build.log
    vain.abort()


def test_the_form_of_an_agent_says_where_its_template_is(jenkins: Jenkins) -> None:
    build = at_work(jenkins.build(jenkins.pipeline("is looked at", LONG)))
    [task] = alive(jenkins)
    answer = jenkins.admin.get(f"computer/{node(task)}/configure")
    assert answer.status == 200, answer.text[:2000]
    assert "Agent of the template fargate-cloud/build-example." in answer.text
    build.abort()


def test_jenkins_reads_its_files_anew_and_loses_neither_an_agent_nor_a_build(jenkins: Jenkins) -> None:
    jenkins.groovy(FREESTYLE.format(name="through a reload", label="build-example"))
    before = len(jenkins.tasks())
    slow(jenkins, 15)
    assert jenkins.admin.post("job/through%20a%20reload/build?delay=0sec").status == 201
    until("its task starts", lambda: alive(jenkins))
    assert jenkins.admin.post("reload").status in (200, 302)
    until("Jenkins is back", lambda: jenkins.admin.get("api/json").status == 200)
    build = Build(jenkins, "through a reload", 1)
    assert build.result() == "SUCCESS", build.log
    assert len(jenkins.tasks()) == before + 1

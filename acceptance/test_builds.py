# SPDX-License-Identifier: MIT
"""Builds: each gets a fresh task, runs to its end, and survives what happens to the controller."""

from __future__ import annotations

import pytest

from acceptance.language import CRITICAL, NON_CRITICAL, OF_2021, Build, Jenkins, until

SHORT = "node('build-example') { sh 'echo before'; sh 'sleep 45'; sh 'echo after' }"


@pytest.fixture(scope="module")
def builds(jenkins: Jenkins) -> dict[str, Build]:
    """All at once: two of them sleep for two minutes, and the other scenarios take place meanwhile."""
    return {job: jenkins.build(job) for job in (CRITICAL, NON_CRITICAL, OF_2021)}


@pytest.mark.usefixtures("builds")
def test_a_build_that_fails_fails_and_takes_nothing_with_it(jenkins: Jenkins) -> None:
    build = jenkins.build(jenkins.pipeline("fails", "node('build-example') { sh 'exit 3' }"))
    assert build.result() == "FAILURE"
    assert "exit code 3" in build.log


def test_a_restart_of_jenkins_leaves_builds_alive(jenkins: Jenkins, builds: dict[str, Build]) -> None:
    build = jenkins.build(jenkins.pipeline("across a restart", SHORT)).running()
    until("the first step", lambda: "before" in build.log)
    for other in builds.values():
        other.running()
    jenkins.restart()
    assert build.result() == "SUCCESS", build.log
    assert jenkins.settled() == "IN_SYNC"


@pytest.mark.parametrize("job", [CRITICAL, NON_CRITICAL, OF_2021])
def test_build_now_runs_to_its_end(builds: dict[str, Build], job: str) -> None:
    assert builds[job].result() == "SUCCESS", builds[job].log
    assert "sleep is done" in builds[job].log


def test_each_build_has_a_task_of_its_own_where_it_belongs(
    jenkins: Jenkins, builds: dict[str, Build]
) -> None:
    assert [build.result() for build in builds.values()] == ["SUCCESS"] * 3
    providers = [task["capacityProvider"] for task in jenkins.tasks()]
    assert providers.count("FARGATE_SPOT") == 1
    assert len(providers) >= 3
    for task in jenkins.tasks():
        assert task["tags"]["fargate-controller:controller"] == "demo"


def test_a_spot_agent_that_is_taken_away_is_replaced(jenkins: Jenkins) -> None:
    text = (
        "retry(count: 2, conditions: [agent(), nonresumable()]) "
        "{ node('build-example-spot') { sh 'echo try; sleep 30' } }"
    )
    build = jenkins.build(jenkins.pipeline("on spot", text)).running()
    until("the first step", lambda: "+ echo try" in build.log)
    taken = jenkins.aws.control("fargate/interrupt", "POST", {"warning": 1})["tasks"]
    assert taken
    assert build.result() == "SUCCESS", build.log
    assert build.log.count("Running on ") == 2

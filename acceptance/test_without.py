# SPDX-License-Identifier: MIT
"""Without plugins that the image has and another Jenkins may lack, and without Fargate."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from acceptance.language import OF_2021, OURS, Jenkins, Starting


@pytest.fixture(scope="module")
def no_fargate(starting: Starting) -> Iterator[Jenkins]:
    """As on a laptop: no task, so no metadata of one."""
    with starting(environment={"ECS_CONTAINER_METADATA_URI_V4": ""}) as one:
        yield one


@pytest.fixture(scope="module")
def no_matrix(starting: Starting) -> Iterator[Jenkins]:
    with starting(without=("matrix-auth",)) as one:
        yield one


def test_without_matrix_auth_jenkins_is_closed_and_in_sync(no_matrix: Jenkins) -> None:
    assert no_matrix.settled() == "IN_SYNC"
    assert no_matrix.anonymous.get("").status == 403
    assert no_matrix.anonymous.get(OURS).status == 403
    assert no_matrix.admin.get("manage/configureSecurity/").status == 200
    assert no_matrix.complaints() == []


def test_without_fargate_the_plugin_sleeps_and_says_so(no_fargate: Jenkins) -> None:
    """Jenkins is as open as it is without the plugin, so anybody may look."""
    page = no_fargate.anonymous.get(OURS)
    assert page.status == 200
    assert "Asleep." in page.text
    assert "Re-discover" not in page.text
    assert no_fargate.anonymous.get(OURS + "api/json").json["state"] == "ASLEEP"
    assert no_fargate.anonymous.get("api/json?tree=jobs[name]").json["jobs"] == [
        {"_class": "org.jenkinsci.plugins.workflow.job.WorkflowJob", "name": OF_2021}
    ]
    assert no_fargate.complaints() == []


def test_without_fargate_nothing_is_asked_of_aws(no_fargate: Jenkins) -> None:
    calls = no_fargate.aws.control("fargate/calls")["calls"]
    assert [name for name in calls if not name.startswith("ssm:")] == [], (
        "ssm: as the local Jenkins is prepared"
    )

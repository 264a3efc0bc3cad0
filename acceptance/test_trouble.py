# SPDX-License-Identifier: MIT
"""AWS is slow, dead, or refuses everything."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from acceptance.language import OURS, Jenkins, Starting, until


@pytest.fixture(scope="module")
def denied(starting: Starting) -> Iterator[Jenkins]:
    with starting(scenario="no-permissions") as one:
        yield one


@pytest.fixture(scope="module")
def slow(starting: Starting) -> Iterator[Jenkins]:
    with starting(emulator=("--latency", "3000")) as one:
        yield one


@pytest.mark.parametrize("address", ["", "manage/", OURS, OURS + "export/plan.yaml", "script"])
def test_with_every_call_denied_jenkins_is_closed(denied: Jenkins, address: str) -> None:
    assert denied.anonymous.get(address).status == 403


def test_with_every_call_denied_the_login_page_says_where_to_look(denied: Jenkins) -> None:
    until("the first comparison", lambda: "ssm:GetParameter" in denied.log())
    page = denied.anonymous.get("login").text
    assert "The password of the administrator could not be read." in page
    assert "ssm:" not in page
    assert "(adminParameter)" in denied.log()


def test_with_every_call_denied_the_log_says_what_to_do(denied: Jenkins) -> None:
    until("the first comparison", lambda: "ssm:GetParameter" in denied.log())
    assert "may not call ssm:GetParameter" in denied.log()
    assert [line for line in denied.complaints() if "SEVERE" in line] == []


def test_a_slow_aws_delays_the_plan_and_not_the_boot(slow: Jenkins) -> None:
    until("the late answer", lambda: slow.admin.get("whoAmI/api/json").status == 200)
    assert slow.settled() == "IN_SYNC"
    assert set(slow.clouds()) == {"fargate-cloud", "fargate-cloud-spot"}


def test_with_a_dead_aws_the_last_known_environment_serves(slow: Jenkins) -> None:
    before = slow.clouds()
    with slow.fault("*:*", fault="refused"), slow.fault("metadata:*", fault="refused"):
        slow.restart()
        assert slow.admin.get("manage/").status == 200
        assert slow.clouds() == before
        slow.settled()
    assert slow.rediscover() == "IN_SYNC"
    assert slow.clouds() == before

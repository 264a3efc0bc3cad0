# SPDX-License-Identifier: MIT
"""What a Jenkins is like that has just booted, and what is closed to whom."""

from __future__ import annotations

import re

import pytest

from acceptance.language import CRITICAL, NON_CRITICAL, OURS, Jenkins

ADDRESSES = [
    "",
    "api/json",
    "manage/",
    "manage/configure",
    "manage/cloud/",
    "manage/pluginManager/",
    "manage/script",
    "manage/systemInfo",
    "manage/log/all",
    "manage/configureSecurity/",
    OURS,
    OURS + "configure",
    OURS + "review",
    OURS + "api/json",
    OURS + "export/overrides.yaml",
    OURS + "export/plan.yaml",
    "configuration-as-code/",
    "manage/credentials/",
    "computer/",
    f"job/{CRITICAL}/",
]
CHANGES = [
    "rediscover",
    "apply",
    "configSubmit",
    "edit?edit=DISABLE&template=build-example&cloud=fargate-cloud",
    "useOnDemand?cloud=fargate-cloud-spot&yes=true",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_nobody_in_particular_sees_anything(jenkins: Jenkins, address: str) -> None:
    assert jenkins.anonymous.get(address).status in (403, 404)


@pytest.mark.parametrize("change", CHANGES)
def test_nobody_in_particular_changes_anything(jenkins: Jenkins, change: str) -> None:
    assert jenkins.anonymous.post(OURS + change).status == 403


def test_nobody_can_sign_up(jenkins: Jenkins) -> None:
    assert jenkins.anonymous.get("signup").status in (403, 404)
    form = {"username": "mallory", "password1": "x", "password2": "x", "fullname": "Mallory"}
    jenkins.anonymous.post("securityRealm/createAccount", form)
    assert jenkins.groovy("println User.getById('mallory', false)") == "null"


@pytest.mark.parametrize(
    "address", ["", "status", "configure", "review", "api/json", "export/overrides.yaml"]
)
def test_who_may_read_the_system_reads_the_page(jenkins: Jenkins, address: str) -> None:
    assert jenkins.reader().get(OURS + address).status == 200


def test_only_the_administrator_has_aws_asked_for_orphans(jenkins: Jenkins) -> None:
    assert jenkins.reader().get(OURS + "orphans").status == 403
    assert jenkins.admin.get(OURS + "orphans").status == 200


@pytest.mark.parametrize("change", CHANGES)
def test_who_may_read_the_system_changes_nothing(jenkins: Jenkins, change: str) -> None:
    assert jenkins.reader().post(OURS + change).status == 403


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_administrator_sees_everything(jenkins: Jenkins, address: str) -> None:
    assert jenkins.admin.get(address).status == 200


@pytest.mark.parametrize("change", CHANGES)
def test_nothing_is_changed_without_a_crumb(jenkins: Jenkins, change: str) -> None:
    assert jenkins.admin.post(OURS + change, crumb=False).status == 403


def test_nothing_is_changed_by_a_get(jenkins: Jenkins) -> None:
    assert [jenkins.admin.get(OURS + change).status for change in CHANGES] == [405] * len(CHANGES)


def test_jenkins_is_in_sync_with_both_clouds_and_both_jobs(jenkins: Jenkins) -> None:
    assert jenkins.settled() == "IN_SYNC"
    assert set(jenkins.clouds()) == {"fargate-cloud", "fargate-cloud-spot"}
    jobs = [job["name"] for job in jenkins.admin.get("api/json?tree=jobs[name]").json["jobs"]]
    assert {CRITICAL, NON_CRITICAL} <= set(jobs)


def test_builds_run_on_agents_only(jenkins: Jenkins) -> None:
    assert jenkins.groovy("println Jenkins.get().numExecutors") == "0"


def test_each_template_has_its_roles_and_spot_means_spot(jenkins: Jenkins) -> None:
    clouds = jenkins.clouds()
    on_demand, spot = clouds["fargate-cloud"], clouds["fargate-cloud-spot"]
    assert on_demand["build-example"]["label"] == "build-example"
    assert spot["build-example"]["label"] == "build-example-spot"
    assert spot["build-example"]["providers"] == ["FARGATE_SPOT"]
    roles = {name: template["taskRole"] for name, template in on_demand.items()}
    assert "BuildExampleRole" in roles["build-example"]
    assert "DeployExampleRole" in roles["deploy-example"]
    assert all(template["executionRole"] for template in on_demand.values())


def test_the_log_holds_no_complaint_and_no_password(jenkins: Jenkins) -> None:
    assert jenkins.complaints() == []
    assert jenkins.password
    assert jenkins.password not in jenkins.log()
    assert re.search(r"Compared with the plan \(start of Jenkins\)", jenkins.log())

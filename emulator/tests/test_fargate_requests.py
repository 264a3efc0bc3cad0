# SPDX-License-Identifier: MIT
"""RunTask, the lists and the limits answer as AWS does."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from botocore.exceptions import ClientError

from emulator import operations
from emulator.tests.fargate import SPOT, Fargate, identity


def refusal(call: Any, **arguments: Any) -> tuple[str, str]:
    """Code and message of the error in which a call ends."""
    with pytest.raises(ClientError) as refused:
        call(**arguments)
    error = refused.value.response["Error"]
    return error["Code"], error["Message"]


def test_the_same_token_is_the_same_task(fargate: Fargate) -> None:
    first = fargate.run(clientToken="node-1")
    assert fargate.run(clientToken="node-1") == first
    assert fargate.run(clientToken="node-2") != first
    assert len(fargate.control("GET", "/tasks")["tasks"]) == 2


def test_the_token_of_another_request(fargate: Fargate) -> None:
    first = fargate.run(clientToken="node-1")
    with pytest.raises(fargate.ecs.exceptions.ConflictException) as refused:
        fargate.run(clientToken="node-1", startedBy="somebody")
    assert refused.value.response["resourceIds"] == [first]


def test_the_token_of_a_task_that_stopped(fargate: Fargate) -> None:
    first = fargate.run(clientToken="node-1")
    fargate.ecs.stop_task(cluster="demo-spot", task=first)
    fargate.until(first, "STOPPED")
    again = fargate.answer(clientToken="node-1")["tasks"][0]
    assert (again["taskArn"], again["lastStatus"]) == (first, "STOPPED")


def test_refused_capacity(fargate: Fargate) -> None:
    fargate.control("POST", "/rules", {"capacityProvider": "FARGATE_SPOT", "refuse": "capacity", "times": 1})
    answer = fargate.answer(clientToken="a", **SPOT)
    assert answer["tasks"] == []
    assert answer["failures"][0]["reason"].startswith("Capacity is unavailable at this time.")
    assert fargate.answer(clientToken="a", **SPOT)["tasks"]


def test_refused_in_ones_own_words(fargate: Fargate) -> None:
    fargate.control("POST", "/rules", {"refuse": "RESOURCE:ENI"})
    assert fargate.answer()["failures"][0]["reason"] == "RESOURCE:ENI"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("capacity", "ClientException"),
        ("vcpu-quota", "ClientException"),
        ("throttling", "ThrottlingException"),
        ("access-denied", "AccessDeniedException"),
        ("pass-role", "AccessDeniedException"),
        ("blocked", "BlockedException"),
        ("server", "ServerException"),
    ],
)
def test_errors(fargate: Fargate, name: str, code: str) -> None:
    fargate.control("POST", "/rules", {"error": name, "times": 1})
    found = refusal(fargate.answer)
    assert found[0] == code
    assert "{" not in found[1]
    assert fargate.run()


def test_an_error_of_ones_own(fargate: Fargate) -> None:
    fargate.control("POST", "/rules", {"error": {"code": "UnsupportedFeatureException", "message": "no"}})
    assert refusal(fargate.answer) == ("UnsupportedFeatureException", "no")


def test_the_quota_of_vcpus(fargate: Fargate) -> None:
    fargate.control("PATCH", "/settings", {"vcpus": {"FARGATE_SPOT": 1}})
    running = [fargate.run(**SPOT), fargate.run(**SPOT)]
    assert "limit on the number of vCPUs" in fargate.answer(**SPOT)["failures"][0]["reason"]
    assert fargate.run(cluster="demo-controller", launchType="FARGATE")
    fargate.ecs.stop_task(cluster="demo-spot", task=running[0])
    fargate.until(running[0], "STOPPED")
    assert fargate.run(**SPOT)


def test_rates(fargate: Fargate) -> None:
    fargate.control("PATCH", "/settings", {"rates": {"RunTask": {"burst": 3, "perSecond": 0}}})
    assert len(fargate.answer(count=2)["tasks"]) == 2
    assert refusal(fargate.answer, count=2) == ("ThrottlingException", "Rate exceeded")
    assert fargate.run()
    fargate.control("PATCH", "/settings", {"rates": {"RunTask": None}})
    assert fargate.run()
    slow = {"rates": {"RegisterTaskDefinition": {"burst": 1, "perSecond": 0}}}
    fargate.control("PATCH", "/settings", slow)
    fargate.register("rated")
    with pytest.raises(ClientError, match="Rate exceeded"):
        fargate.register("rated")


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        ({"cluster": "nosuch"}, "ClusterNotFoundException", "Cluster not found."),
        ({"definition": "nosuch"}, "ClientException", "task definition"),
        (
            {"capacityProviderStrategy": [{"capacityProvider": "FARGATE"}]},
            "InvalidParameterException",
            "not associated with the cluster",
        ),
        ({"count": 11}, "InvalidParameterException", "count"),
        ({"platformVersion": "9.9.9"}, "PlatformUnknownException", "platform version"),
        ({"startedBy": "no blanks please"}, "InvalidParameterException", "startedBy"),
        ({"clientToken": "x" * 65}, "InvalidParameterException", "clientToken"),
        ({"tags": [{"key": "a", "value": "<b>"}]}, "InvalidParameterException", "invalid characters"),
        ({"tags": [{"key": "aws:a", "value": "b"}]}, "InvalidParameterException", "reserved"),
        ({"tags": [{"key": f"k{n}", "value": ""} for n in range(51)]}, "InvalidParameterException", "50"),
        ({"tags": [{"key": "a", "value": ""}] * 2}, "InvalidParameterException", "Duplicate"),
        (
            {"overrides": {"cpu": "256", "memory": "8192"}},
            "InvalidParameterException",
            "No Fargate configuration",
        ),
        ({"overrides": {"cpu": "4096"}}, "InvalidParameterException", "No Fargate configuration"),
        (
            {"overrides": {"containerOverrides": [{"name": "nosuch"}]}},
            "InvalidParameterException",
            "named nosuch is not a container",
        ),
        (
            {"overrides": {"containerOverrides": [{"name": "jenkins", "command": ["x" * 9000]}]}},
            "InvalidParameterException",
            "at most 8192",
        ),
        ({"overrides": {"ephemeralStorage": {"sizeInGiB": 500}}}, "InvalidParameterException", "200 GiB"),
        ({"overrides": {"taskRoleArn": "arn:aws:s3:::bucket"}}, "ClientException", "Role is not valid"),
    ],
)
def test_wrong_requests(fargate: Fargate, arguments: dict[str, Any], code: str, says: str) -> None:
    found = refusal(fargate.answer, **arguments)
    assert found[0] == code
    assert says in found[1]
    assert fargate.control("GET", "/tasks")["tasks"] == []


def test_overrides_are_shown(fargate: Fargate) -> None:
    role = "arn:aws:iam::123456789012:role/build"
    overrides = {
        "cpu": "1 vCPU",
        "memory": "2048",
        "taskRoleArn": role,
        "executionRoleArn": role,
        "ephemeralStorage": {"sizeInGiB": 50},
        "containerOverrides": [{"name": "jenkins", "environment": [{"name": "A", "value": "1"}]}],
    }
    task = fargate.task(fargate.run(overrides=overrides))
    assert (task["cpu"], task["memory"]) == ("1024", "2048")
    assert task["ephemeralStorage"] == task["fargateEphemeralStorage"] == {"sizeInGiB": 50}
    assert task["overrides"] == {"inferenceAcceleratorOverrides": []} | overrides


def test_tags_of_a_task(fargate: Fargate) -> None:
    fargate.register(
        "tagged", tags=[{"key": "a", "value": "definition"}, {"key": "b", "value": "definition"}]
    )
    arn = fargate.run(
        definition="tagged",
        tags=[{"key": "a", "value": "task"}],
        propagateTags="TASK_DEFINITION",
        enableECSManagedTags=True,
    )
    tags = {tag["key"]: tag["value"] for tag in fargate.task(arn)["tags"]}
    assert tags == {"a": "task", "b": "definition", "aws:ecs:clusterName": "demo-spot"}
    described = fargate.ecs.describe_tasks(cluster="demo-spot", tasks=[arn])["tasks"][0]
    assert "tags" not in described
    assert fargate.shown(arn)["tags"] == tags


def test_a_mix_by_weight(fargate: Fargate) -> None:
    both = ["FARGATE", "FARGATE_SPOT"]
    ecs = fargate.ecs
    ecs.create_cluster(clusterName="mixed", capacityProviders=both, defaultCapacityProviderStrategy=[])
    strategy = [
        {"capacityProvider": "FARGATE", "base": 1, "weight": 1},
        {"capacityProvider": "FARGATE_SPOT", "weight": 3},
    ]
    tasks = fargate.answer(cluster="mixed", capacityProviderStrategy=strategy, count=9)["tasks"]
    names = [task["capacityProviderName"] for task in tasks]
    assert names[0] == "FARGATE"
    assert sorted(names) == ["FARGATE"] * 3 + ["FARGATE_SPOT"] * 6
    nothing = [{"capacityProvider": name, "weight": 0} for name in both]
    found = refusal(fargate.answer, cluster="mixed", capacityProviderStrategy=nothing)
    assert "weight" in found[1]


def test_stop_by_tag(fargate: Fargate) -> None:
    fargate.control("PATCH", "/settings", {"stopTag": {"owner": "demo"}})
    others = fargate.run(tags=[{"key": "owner", "value": "other"}])
    own = fargate.run(tags=[{"key": "owner", "value": "demo"}])
    code, message = refusal(fargate.ecs.stop_task, cluster="demo-spot", task=others)
    assert code == "AccessDeniedException"
    assert f"ecs:StopTask on resource: {others}" in message
    fargate.ecs.stop_task(cluster="demo-spot", task=own)
    assert fargate.task(others)["desiredStatus"] == "RUNNING"


def test_stop_of_nothing(fargate: Fargate) -> None:
    found = refusal(fargate.ecs.stop_task, cluster="demo-spot", task="0" * 32)
    assert found == ("InvalidParameterException", "The referenced task was not found.")


def test_describe_knows_what_is_missing(fargate: Fargate) -> None:
    arn = fargate.run()
    answer = fargate.ecs.describe_tasks(cluster="demo-spot", tasks=[arn, "0" * 32])
    assert [task["taskArn"] for task in answer["tasks"]] == [arn]
    assert answer["failures"][0]["reason"] == "MISSING"
    assert "100" in refusal(fargate.ecs.describe_tasks, cluster="demo-spot", tasks=["x"] * 101)[1]


def test_lists_of_tasks(fargate: Fargate) -> None:
    ecs = fargate.ecs
    fargate.register("other")
    mine = [fargate.run(startedBy="me") for _ in range(3)]
    others = fargate.run(definition="other")
    listed = ecs.list_tasks(cluster="demo-spot")["taskArns"]
    assert sorted(listed) == sorted([*mine, others])
    assert ecs.list_tasks(cluster="demo-spot", startedBy="me")["taskArns"] == mine
    assert ecs.list_tasks(cluster="demo-spot", family="other")["taskArns"] == [others]
    assert "only filter" in refusal(ecs.list_tasks, cluster="demo-spot", startedBy="me", family="other")[1]
    pages = ecs.get_paginator("list_tasks").paginate(cluster="demo-spot", PaginationConfig={"PageSize": 3})
    assert [len(page["taskArns"]) for page in pages] == [3, 1]
    ecs.stop_task(cluster="demo-spot", task=others)
    assert ecs.list_tasks(cluster="demo-spot", desiredStatus="STOPPED")["taskArns"] == [others]
    assert others not in ecs.list_tasks(cluster="demo-spot")["taskArns"]
    service = ecs.list_tasks(cluster="demo-controller", serviceName="demo-controller")["taskArns"]
    assert len(service) == 1
    assert ecs.list_tasks(cluster="demo-controller", serviceName="other")["taskArns"] == []


def test_lists_of_definitions(fargate: Fargate) -> None:
    ecs = fargate.ecs
    fargate.control("PATCH", "/settings", {"rates": {"RegisterTaskDefinition": None}})
    arns = [fargate.register("listed") for _ in range(103)]
    pages = list(ecs.get_paginator("list_task_definitions").paginate(familyPrefix="listed"))
    assert [len(page["taskDefinitionArns"]) for page in pages] == [100, 3]
    assert [arn for page in pages for arn in page["taskDefinitionArns"]] == arns
    ecs.deregister_task_definition(taskDefinition=arns[0])
    inactive = ecs.list_task_definitions(familyPrefix="listed", status="INACTIVE")["taskDefinitionArns"]
    assert inactive == arns[:1]
    assert ecs.list_task_definitions(familyPrefix="listed", sort="DESC")["taskDefinitionArns"][0] == arns[-1]
    assert ecs.describe_task_definition(taskDefinition=arns[0])["taskDefinition"]["deregisteredAt"]
    assert refusal(fargate.answer, definition="listed:1")[1] == "TaskDefinition is inactive"
    assert "listed" in ecs.list_task_definition_families(familyPrefix="list", status="ACTIVE")["families"]
    assert ecs.list_task_definition_families(familyPrefix="listed", status="INACTIVE")["families"] == []


def test_definitions_have_sizes_that_fargate_has(fargate: Fargate) -> None:
    found = refusal(
        fargate.ecs.register_task_definition,
        family="huge",
        requiresCompatibilities=["FARGATE"],
        cpu="256",
        memory="4096",
        containerDefinitions=[{"name": "a", "image": "b"}],
    )
    assert found[0] == "ClientException"
    assert found[1].startswith("No Fargate configuration exists for given values: 256 CPU, 4096 memory.")


def test_calls_are_counted(fargate: Fargate) -> None:
    fargate.control("DELETE", "/calls")
    fargate.run(tags=[{"key": "job", "value": "a/b"}])
    with pytest.raises(ClientError):
        fargate.run(cluster="nosuch")
    fargate.emulator.client("elbv2").describe_load_balancers()
    fargate.emulator.client("efs").describe_file_systems()
    counted = fargate.control("GET", "/calls")
    assert counted == {
        "calls": {
            "ecs:RunTask": 2,
            "elasticfilesystem:DescribeFileSystems": 1,
            "elasticloadbalancing:DescribeLoadBalancers": 1,
        },
        "errors": {"ecs:RunTask": 1},
    }
    bodies = [each["body"] for each in fargate.control("GET", "/requests?operation=ecs:RunTask")["requests"]]
    assert bodies[0]["tags"] == [{"key": "job", "value": "a/b"}]
    assert {each["unfit"] for each in fargate.control("GET", "/requests")["requests"]} == {""}
    assert operations.unfit("ecs:RunTask", {"taskDefinition": "a", "launchTipe": "FARGATE"}).startswith(
        'Unknown parameter in input: "launchTipe"'
    )


@pytest.mark.parametrize(
    ("method", "path", "body", "says"),
    [
        ("POST", "/rules", {"refuse": "capacity", "imige": "x"}, "a rule has no key 'imige'"),
        ("POST", "/rules", {"image": "x"}, "a rule has an effect"),
        ("POST", "/rules", {"stop": "nosuch"}, "no reason is called 'nosuch'"),
        ("POST", "/rules", {"stop": {"at": "STOPPED"}}, "stop.at is one of"),
        ("POST", "/rules", {"error": "nosuch"}, "error is one of"),
        ("POST", "/rules", {"hang": "nowhere"}, "hang is one of"),
        ("POST", "/rules", {"refuse": "capacity", "times": 0}, "times is a whole number from 1"),
        ("PATCH", "/settings", {"dealys": {}}, "the settings has no key 'dealys'"),
        ("PATCH", "/settings", {"delays": {"pending": -1}}, "delays.pending is a number of seconds"),
        ("PATCH", "/settings", {"run": "sleep"}, "run is 'none'"),
        ("PATCH", "/settings", {"rates": {"RunTask": {"burst": 1}}}, "rates.RunTask has burst and perSecond"),
        ("PATCH", "/settings", {"vcpus": {"EC2": 1}}, "vcpus has no key 'EC2'"),
        ("POST", "/interrupt", {"count": 0}, "count is a whole number from 1"),
        ("GET", "/tasks?colour=red", None, "the query has no key 'colour'"),
    ],
)
def test_wrong_control(fargate: Fargate, method: str, path: str, body: Any, says: str) -> None:
    status, answer = fargate.request(method, f"/fargate{path}", body)
    assert status == 400
    assert says in answer["message"]


def test_both_doors(fargate: Fargate) -> None:
    arn = fargate.run()
    for base in ("control", "endpoint"):
        status, answer = fargate.request("GET", f"/fargate/tasks/{identity(arn)}", base=base)
        assert (status, answer["arn"]) == (200, arn)
    status, answer = fargate.request("GET", "/fargate/nosuch")
    assert status == 404
    assert "GET /moto-api/fargate lists" in answer["message"]
    assert "POST /moto-api/fargate/tasks/TASK/stop" in fargate.control("GET", "")["requests"]
    assert fargate.control("GET", "/reasons")["reasons"]["exit-1"]["exit_code"] == 1


def test_many_callers_at_once(fargate: Fargate) -> None:
    """Each token is sent by several callers; each is one task, and what is stopped while it starts stops."""
    fargate.control("PATCH", "/settings", {"rates": {"RunTask": None}})
    tokens = [f"node-{number}" for number in range(20)]
    with ThreadPoolExecutor(8) as callers:
        launched = list(callers.map(lambda token: (token, fargate.run(clientToken=token)), tokens * 4))
        arns = {arn for _, arn in launched}
        assert len(arns) == len(set(launched)) == 20
        list(callers.map(lambda arn: fargate.ecs.stop_task(cluster="demo-spot", task=arn), arns))
        stopped = list(callers.map(lambda arn: fargate.until(arn, "STOPPED"), arns))
    assert {task["stopCode"] for task in stopped} == {"UserInitiated"}
    cluster = fargate.ecs.describe_clusters(clusters=["demo-spot"])["clusters"][0]
    assert (cluster["runningTasksCount"], cluster["pendingTasksCount"]) == (0, 0)
    assert len(fargate.control("GET", "/tasks")["tasks"]) == 20

# SPDX-License-Identifier: MIT
"""Injected faults look like those of AWS and strike exactly what was named."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from botocore.exceptions import ClientError

from emulator.faultbook import Fault
from emulator.tests.process import Emulator

FAULTS = (
    "ecs:DescribeServices=AccessDeniedException,ssm:GetParametersByPath=ThrottlingException*2,"
    "efs:DescribeFileSystems=ThrottlingException,elasticloadbalancing:DescribeTargetGroups=AccessDeniedException,"
    "servicediscovery:GetNamespace=InternalServerError"
)


@pytest.fixture(scope="module")
def emulator() -> Iterator[Emulator]:
    """The default scenario with a fault in each protocol."""
    with Emulator("two-clusters", "--fail", FAULTS) as running:
        yield running


def refusal(call: object, **arguments: object) -> tuple[str, int, str]:
    """Code, HTTP status and message of the error in which a call ends."""
    with pytest.raises(ClientError) as refused:
        call(**arguments)  # type: ignore[operator]
    response = refused.value.response
    return (
        response["Error"]["Code"],
        response["ResponseMetadata"]["HTTPStatusCode"],
        response["Error"]["Message"],
    )


def test_access_denied_names_caller_and_action(emulator: Emulator) -> None:
    task = emulator.metadata("/task")["TaskARN"].rpartition("/")[2]
    code, status, message = refusal(emulator.client("ecs").describe_services, services=["x"])
    assert (code, status) == ("AccessDeniedException", 400)
    actor = f"arn:aws:sts::123456789012:assumed-role/demo-controller/{task}"
    assert message.startswith(
        f"User: {actor} is not authorized to perform: ecs:DescribeServices on resource: *"
    )


def test_query_protocol(emulator: Emulator) -> None:
    assert refusal(emulator.client("elbv2").describe_target_groups)[:2] == ("AccessDenied", 403)


def test_rest_protocol(emulator: Emulator) -> None:
    assert refusal(emulator.client("efs").describe_file_systems)[:2] == ("ThrottlingException", 429)


def test_server_error(emulator: Emulator) -> None:
    namespace = emulator.client("servicediscovery").list_namespaces()["Namespaces"][0]["Id"]
    refused = refusal(emulator.client("servicediscovery").get_namespace, Id=namespace)
    assert refused[:2] == ("InternalServerError", 500)


def test_fault_that_passes(emulator: Emulator) -> None:
    ssm = emulator.client("ssm")
    for _ in range(2):
        refused = refusal(ssm.get_parameters_by_path, Path="/jenkins/demo")
        assert refused == ("ThrottlingException", 400, "Rate exceeded")
    assert ssm.get_parameters_by_path(Path="/jenkins/demo", Recursive=True)["Parameters"]


def test_other_calls_go_through(emulator: Emulator) -> None:
    assert emulator.client("ecs").list_clusters()["clusterArns"]
    assert emulator.client("elbv2").describe_load_balancers()["LoadBalancers"]
    assert emulator.client("efs").describe_access_points()["AccessPoints"]


def test_what_moto_lacks_is_an_error_of_aws(emulator: Emulator) -> None:
    code, status, message = refusal(emulator.client("ecs").list_services_by_namespace, namespace="demo.local")
    assert (code, status) == ("UnknownOperationException", 400)
    assert "ecs:ListServicesByNamespace" in message


def test_latency() -> None:
    with Emulator("two-clusters", "--latency", "300") as slow:
        ecs = slow.client("ecs")
        started = time.monotonic()
        ecs.list_clusters()
        assert time.monotonic() - started >= 0.3


@pytest.mark.parametrize(
    "text",
    ["", "ecs", "ecs:DescribeTasks", "ecs=Denied", "ecs:DescribeTask=Denied", "nosuch:X=Y", "ecs:*=Denied*x"],
)
def test_nonsense_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"is not SERVICE|no operation|no AWS service"):
        Fault.parse(text)

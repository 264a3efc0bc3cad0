# SPDX-License-Identifier: MIT
"""The metadata endpoint serves version 4 documents that agree with the account."""

from __future__ import annotations

import urllib.error
from collections.abc import Iterator

import pytest

from emulator.tests.discovery import discover
from emulator.tests.process import Emulator

# fields of a Fargate task's document, from AWS's description of the endpoint
TASK_FIELDS = {
    "Cluster",
    "TaskARN",
    "Family",
    "Revision",
    "DesiredStatus",
    "KnownStatus",
    "Limits",
    "PullStartedAt",
    "PullStoppedAt",
    "AvailabilityZone",
    "LaunchType",
    "Containers",
    "ClockDrift",
    "EphemeralStorageMetrics",
    "VPCID",
    "ServiceName",
}


@pytest.fixture(scope="module")
def emulator() -> Iterator[Emulator]:
    """The default scenario."""
    with Emulator("two-clusters") as running:
        yield running


def test_task_document(emulator: Emulator) -> None:
    document, found = emulator.metadata("/task"), discover(emulator)
    assert set(document) == TASK_FIELDS
    assert document["TaskARN"] == found.task["taskArn"]
    assert document["Cluster"] == found.cluster["clusterArn"]
    assert (document["Family"], document["Revision"]) == ("jenkins-controller", "1")
    assert document["Limits"] == {"CPU": 1.0, "Memory": 3072}
    assert document["ServiceName"] == "demo-controller"


def test_container_document(emulator: Emulator) -> None:
    document, found = emulator.metadata(), discover(emulator)
    task = found.task
    address = next(
        detail["value"] for detail in task["attachments"][0]["details"] if "IPv4" in detail["name"]
    )
    assert document["ContainerARN"] == task["containers"][0]["containerArn"]
    assert document["Networks"][0]["IPv4Addresses"] == [address]
    assert document["Networks"][0]["IPv4SubnetCIDRBlock"] == "10.0.10.0/24"
    assert document["LogOptions"]["awslogs-group"] == "/ecs/jenkins-controller"
    assert document == emulator.metadata("/task")["Containers"][0]
    assert emulator.ready["metadata"].endswith("/v4/" + document["DockerId"])


def test_statistics(emulator: Emulator) -> None:
    assert emulator.metadata("/stats")["name"] == "jenkins-controller"
    assert list(emulator.metadata("/task/stats")) == [emulator.metadata()["DockerId"]]


def test_tags(emulator: Emulator) -> None:
    assert emulator.metadata("/taskWithTags")["TaskTags"]["Project"] == "jenkins"


def test_unknown_path_is_not_found(emulator: Emulator) -> None:
    with pytest.raises(urllib.error.HTTPError) as refused:
        emulator.metadata("/tasks")
    assert refused.value.code == 404

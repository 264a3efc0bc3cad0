# SPDX-License-Identifier: MIT
"""The task metadata endpoint's documents (version 4), made from what ECS says about the task.

Shape: AWS, "Amazon ECS task metadata endpoint version 4 for tasks on Fargate".
"""

from __future__ import annotations

import ipaddress
from datetime import UTC, datetime, timedelta
from typing import Any

from emulator.account import network
from emulator.account.clients import Clients

Document = dict[str, Any]


def task_document(clients: Clients, task: Document, definition: Document, vpc: str) -> Document:
    """What `/task` answers for this task: DescribeTasks' view, DescribeTaskDefinition's view and the VPC's id."""
    group = task.get("group", "")
    document = {
        "Cluster": task["clusterArn"],
        "TaskARN": task["taskArn"],
        "Family": definition["family"],
        "Revision": str(definition["revision"]),
        "DesiredStatus": task["desiredStatus"],
        "KnownStatus": task["lastStatus"],
        "Limits": {"CPU": int(definition["cpu"]) / 1024, "Memory": int(definition["memory"])},
        "PullStartedAt": _time(task["createdAt"], 8),
        "PullStoppedAt": _time(task["createdAt"], 19),
        "AvailabilityZone": task["availabilityZone"],
        "LaunchType": "FARGATE",
        "Containers": [container_document(clients, task, definition)],
        "ClockDrift": {
            "ClockErrorBound": 0.55,
            "ReferenceTimestamp": _time(task["createdAt"], 30),
            "ClockSynchronizationStatus": "SYNCHRONIZED",
        },
        "EphemeralStorageMetrics": {"Utilized": 281, "Reserved": 20496},
        "VPCID": vpc,
    }
    if group.startswith("service:"):
        document["ServiceName"] = group.removeprefix("service:")
    return document


def container_document(clients: Clients, task: Document, definition: Document) -> Document:
    """What the endpoint itself answers for the task's container."""
    container = definition["containerDefinitions"][0]
    name, image = container["name"], container["image"]
    return {
        "DockerId": container_id(task),
        "Name": name,
        "DockerName": name,
        "Image": image,
        "ImageID": "sha256:2b1bb7b8b3d0c6a4b3a1e0e1f6d5c4b3a29181706f5e4d3c2b1a09f8e7d6c5b4",
        "Labels": _labels(task, definition, name),
        "DesiredStatus": task["desiredStatus"],
        "KnownStatus": task["lastStatus"],
        "Limits": {"CPU": 2},
        "CreatedAt": _time(task["createdAt"], 20),
        "StartedAt": _time(task["createdAt"], 20),
        "Type": "NORMAL",
        "LogDriver": "awslogs",
        "LogOptions": _log_options(container, name, task),
        "ContainerARN": task["containers"][0]["containerArn"],
        "Networks": [_network(clients, task)],
        "Snapshotter": "overlayfs",
    }


def stats_document(task: Document) -> Document:
    """What `/stats` answers: Docker's statistics of the container, shortened to what Fargate fills in."""
    usage = {
        "total_usage": 22_480_000_000,
        "usage_in_kernelmode": 2_310_000_000,
        "usage_in_usermode": 20_170_000_000,
    }
    return {
        "read": _time(task["createdAt"], 60),
        "preread": _time(task["createdAt"], 50),
        "cpu_stats": {"cpu_usage": usage, "system_cpu_usage": 121_980_000_000, "online_cpus": 2},
        "memory_stats": {"usage": 912_261_120, "max_usage": 1_204_289_536, "limit": 3_221_225_472},
        "networks": {"eth1": {"rx_bytes": 154_239_321, "tx_bytes": 1_902_233}},
        "name": task["containers"][0]["name"],
        "id": container_id(task),
    }


def container_id(task: Document) -> str:
    """The container's id on Fargate: the task's id and a number."""
    return f"{task['taskArn'].rpartition('/')[2]}-2886439692"


def _labels(task: Document, definition: Document, container: str) -> Document:
    return {
        "com.amazonaws.ecs.cluster": task["clusterArn"],
        "com.amazonaws.ecs.container-name": container,
        "com.amazonaws.ecs.task-arn": task["taskArn"],
        "com.amazonaws.ecs.task-definition-family": definition["family"],
        "com.amazonaws.ecs.task-definition-version": str(definition["revision"]),
    }


def _log_options(container: Document, name: str, task: Document) -> Document:
    options = container["logConfiguration"]["options"]
    stream = f"{options['awslogs-stream-prefix']}/{name}/{task['taskArn'].rpartition('/')[2]}"
    return {
        "awslogs-group": options["awslogs-group"],
        "awslogs-region": options["awslogs-region"],
        "awslogs-stream": stream,
    }


def _network(clients: Clients, task: Document) -> Document:
    details = {detail["name"]: detail["value"] for detail in task["attachments"][0]["details"]}
    subnet = clients.of("ec2").describe_subnets(SubnetIds=[details["subnetId"]])["Subnets"][0]
    block = ipaddress.ip_network(subnet["CidrBlock"])
    resolver = ipaddress.ip_network(network.VPC_CIDR)[2]
    return {
        "NetworkMode": "awsvpc",
        "IPv4Addresses": [details["privateIPv4Address"]],
        "AttachmentIndex": 0,
        "MACAddress": details["macAddress"],
        "IPv4SubnetCIDRBlock": str(block),
        "DomainNameServers": [str(resolver)],
        "DomainNameSearchList": [details["privateDnsName"].partition(".")[2]],
        "PrivateDNSName": details["privateDnsName"],
        "SubnetGatewayIpv4Address": f"{block[1]}/{block.prefixlen}",
    }


def _time(start: datetime, seconds: int) -> str:
    return (start.astimezone(UTC) + timedelta(seconds=seconds)).strftime("%Y-%m-%dT%H:%M:%S.%f000Z")

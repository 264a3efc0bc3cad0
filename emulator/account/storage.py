# SPDX-License-Identifier: MIT
"""EFS for JENKINS_HOME."""

from __future__ import annotations

from dataclasses import dataclass

from emulator.account.clients import Clients
from emulator.account.network import Network


@dataclass(frozen=True)
class Storage:
    """Ids of the file system and of its access point; both always exist, whether the task uses them or not."""

    file_system: str
    access_point: str


def build(clients: Clients, name: str, network: Network) -> Storage:
    """An encrypted file system with a mount target in each private subnet and an access point for uid 1000."""
    efs = clients.of("efs")
    tags = [{"Key": "Name", "Value": name}]
    file_system = efs.create_file_system(
        CreationToken=name,
        PerformanceMode="generalPurpose",
        ThroughputMode="elastic",
        Encrypted=True,
        Tags=tags,
    )["FileSystemId"]
    for subnet in network.private_subnets:
        efs.create_mount_target(
            FileSystemId=file_system, SubnetId=subnet, SecurityGroups=network.controller_groups[:1]
        )
    access_point = efs.create_access_point(
        ClientToken=name,
        FileSystemId=file_system,
        PosixUser={"Uid": 1000, "Gid": 1000},
        RootDirectory={
            "Path": "/jenkins-home",
            "CreationInfo": {"OwnerUid": 1000, "OwnerGid": 1000, "Permissions": "0755"},
        },
        Tags=tags,
    )["AccessPointId"]
    return Storage(file_system, access_point)

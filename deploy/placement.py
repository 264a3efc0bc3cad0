# SPDX-License-Identifier: MIT
"""Checks of where Jenkins is put: the zones of a new VPC, and a given file system."""

from __future__ import annotations

from botocore.exceptions import ClientError

from deploy.codes import code
from deploy.look import Look

FARGATE_ZONES = {
    "us-west-1": {"usw1-az1", "usw1-az3"},
    "ap-northeast-1": {"apne1-az1", "apne1-az2", "apne1-az4"},
    "cn-north-1": {"cnn1-az1", "cnn1-az2"},
}
"""Where Fargate is not in all zones of a region, by the ECS developer guide (Supported Regions, Linux containers)."""


def zones(look: Look) -> list[str]:
    """The two zones of a new VPC have Fargate; an account's zones a and b are any zones of the region."""
    known = FARGATE_ZONES.get(look.surroundings.region.name)
    if look.values["VpcId"] or known is None:
        return []
    ec2 = look.client("ec2")
    # As Fn::GetAZs does: zones with a default subnet, if there is one at all.
    default = ec2.describe_subnets(Filters=[{"Name": "default-for-az", "Values": ["true"]}])["Subnets"]
    usual = {subnet["AvailabilityZone"] for subnet in default}
    found = ec2.describe_availability_zones(Filters=[{"Name": "zone-type", "Values": ["availability-zone"]}])
    ids = {zone["ZoneName"]: zone["ZoneId"] for zone in found["AvailabilityZones"]}
    chosen = sorted(name for name in ids if name in usual or not usual)[:2]
    without = [f"{name} ({ids[name]})" for name in chosen if ids[name] not in known]
    return (
        [
            f"The new VPC would be in {' and '.join(without)}, where there is no Fargate. Give VpcId, with subnets in {', '.join(sorted(known))}."
        ]
        if without
        else []
    )


def file_system(look: Look) -> list[str]:
    """A given file system is there and free."""
    given = look.values["FileSystemId"]
    if not given:
        return []
    try:
        targets = look.client("efs").describe_mount_targets(FileSystemId=given)["MountTargets"]
    except ClientError as problem:
        if code(problem) != "FileSystemNotFound":
            raise
        return [
            f"There is no file system {given} in {look.surroundings.place}. Set FileSystemId to an existing one."
        ]
    others = sorted({target["MountTargetId"] for target in targets} - set(look.own_mount_targets))
    return (
        [
            f"The file system {given} has mount targets already ({', '.join(others)}), and the stack makes its own. Delete them first."
        ]
        if others
        else []
    )

# SPDX-License-Identifier: MIT
"""Checks of where Jenkins is put: a given VPC and a given file system."""

from __future__ import annotations

from botocore.exceptions import ClientError

from deploy.look import Look
from deploy.surroundings import code

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
            f"The new VPC would be in {' and '.join(without)}, where there is no Fargate. Give a VPC with subnets in {', '.join(sorted(known))}."
        ]
        if without
        else []
    )


def network(look: Look) -> list[str]:
    """A given VPC resolves names, and the subnets are its own and in different zones."""
    vpc, ec2 = look.values["VpcId"], look.client("ec2")
    if not vpc:
        return []
    problems = []
    for attribute, key in (
        ("enableDnsSupport", "EnableDnsSupport"),
        ("enableDnsHostnames", "EnableDnsHostnames"),
    ):
        if not ec2.describe_vpc_attribute(VpcId=vpc, Attribute=attribute)[key]["Value"]:
            problems.append(f"{vpc} has {attribute} off; agents could not find the controller. Turn it on.")
    for parameter in ("PublicSubnetIds", "PrivateSubnetIds"):
        wanted = [subnet for subnet in look.values[parameter].split(",") if subnet]
        found = ec2.describe_subnets(SubnetIds=wanted)["Subnets"] if wanted else []
        strange = [subnet["SubnetId"] for subnet in found if subnet["VpcId"] != vpc]
        if strange:
            problems.append(f"{parameter}: {', '.join(strange)} is not in {vpc}.")
        if len({subnet["AvailabilityZone"] for subnet in found}) < len(found):
            problems.append(
                f"{parameter} are not in different zones; EFS and the load balancer take one subnet of each."
            )
    return problems


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
        return [f"There is no file system {given} in this region."]
    others = sorted({target["MountTargetId"] for target in targets} - set(look.own_mount_targets))
    return [f"{given} has mount targets already ({', '.join(others)}). Delete them first."] if others else []

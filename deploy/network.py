# SPDX-License-Identifier: MIT
"""Checks of a given VPC: what is there, and whether load balancer, controller and EFS can meet in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from deploy.look import Look
from deploy.placement import FARGATE_ZONES

SUBNETS = (
    "PublicSubnetIds",
    "PrivateSubnetIds",
    "LoadBalancerSubnetIds",
    "AgentSubnetIds",
    "FileSystemSubnetIds",
)
OF_TASKS = ("PrivateSubnetIds", "AgentSubnetIds")
Subnets = Mapping[str, list[dict[str, Any]]]


def network(look: Look) -> list[str]:
    """A given VPC is there and resolves names; its subnets and security groups are its own, and in zones that go together."""
    vpc = look.values["VpcId"]
    if not vpc:
        return []
    if not look.client("ec2").describe_vpcs(Filters=[{"Name": "vpc-id", "Values": [vpc]}])["Vpcs"]:
        return [f"There is no VPC {vpc} in {look.surroundings.place}. Set VpcId to an existing one."]
    problems, subnets = [*names(look, vpc), *security_groups(look, vpc)], {}
    for parameter in SUBNETS:
        wanted = look.listed(parameter)
        subnets[parameter] = found(look, "describe_subnets", "Subnets", "subnet-id", wanted)
        problems += members(parameter, wanted, subnets[parameter], "SubnetId", vpc)
    return [*problems, *apart(subnets), *without_fargate(look, subnets), *meeting(look, subnets)]


def found(look: Look, operation: str, kind: str, key: str, wanted: list[str]) -> list[dict[str, Any]]:
    """Those of the wanted things that are there; a filter, unlike a list of IDs, is not refused for the others."""
    if not wanted:
        return []
    answer: list[dict[str, Any]] = getattr(look.client("ec2"), operation)(
        Filters=[{"Name": key, "Values": wanted}]
    )[kind]
    return answer


def names(look: Look, vpc: str) -> list[str]:
    """Agents find the controller by its name, and the controller EFS."""
    attributes = {"enableDnsSupport": "EnableDnsSupport", "enableDnsHostnames": "EnableDnsHostnames"}
    read = look.client("ec2").describe_vpc_attribute
    return [
        f"{vpc} has {attribute} off, so agents could not find the controller. Turn it on: "
        f"aws ec2 modify-vpc-attribute --region {look.surroundings.region.name} --vpc-id {vpc} --{command}"
        for (attribute, key), command in zip(
            attributes.items(), ("enable-dns-support", "enable-dns-hostnames"), strict=True
        )
        if not read(VpcId=vpc, Attribute=attribute)[key]["Value"]
    ]


def security_groups(look: Look, vpc: str) -> list[str]:
    """Those of the load balancer."""
    parameter = "LoadBalancerSecurityGroupIds"
    wanted = look.listed(parameter)
    there = found(look, "describe_security_groups", "SecurityGroups", "group-id", wanted)
    return members(parameter, wanted, there, "GroupId", vpc)


def members(parameter: str, wanted: list[str], there: list[dict[str, Any]], key: str, vpc: str) -> list[str]:
    """What is wanted, and is not there or belongs to another VPC."""
    absent = sorted(set(wanted) - {one[key] for one in there})
    strange = [one[key] for one in there if one["VpcId"] != vpc]
    return [
        *(
            [f"{parameter}: there is no {', '.join(absent)} in this region. Correct the ID."]
            if absent
            else []
        ),
        *([f"{parameter}: {', '.join(strange)} is not in {vpc}. Give one of this VPC."] if strange else []),
    ]


def apart(subnets: Subnets) -> list[str]:
    """The load balancer and EFS take one subnet of each zone; agents do not mind."""
    return [
        f"{parameter}: two of the subnets are in one zone ({', '.join(in_zones(there))}); EFS and the load balancer take one "
        "of each. Give subnets in different zones."
        for parameter, there in subnets.items()
        if parameter != "AgentSubnetIds" and len(zones_of(there)) < len(there)
    ]


def without_fargate(look: Look, subnets: Subnets) -> list[str]:
    """In some regions not every zone has Fargate."""
    known = FARGATE_ZONES.get(look.surroundings.region.name)
    return [
        f"{parameter}: there is no Fargate in the zone of {one['SubnetId']} ({one['AvailabilityZoneId']}). "
        f"Give one in {', '.join(sorted(known))}."
        for parameter in OF_TASKS
        for one in subnets[parameter]
        if known and one["AvailabilityZoneId"] not in known
    ]


def meeting(look: Look, subnets: Subnets) -> list[str]:
    """The controller may run in any of its zones, so the load balancer and EFS have to be in each."""
    internal = look.values.get("LoadBalancerScheme") == "internal"
    balancers = "PrivateSubnetIds" if internal else "PublicSubnetIds"
    balancers = "LoadBalancerSubnetIds" if subnets["LoadBalancerSubnetIds"] else balancers
    return [
        f"{parameter}: there is no subnet in {', '.join(lacking)}, where the controller may run, so {who} would not reach it there. "
        "Give a subnet in each zone of PrivateSubnetIds."
        for parameter, who in ((balancers, "the load balancer"), ("FileSystemSubnetIds", "EFS"))
        if subnets[parameter]
        and (lacking := sorted(zones_of(subnets["PrivateSubnetIds"]) - zones_of(subnets[parameter])))
    ]


def zones_of(there: Iterable[Mapping[str, Any]]) -> set[str]:
    """The zones of subnets."""
    return {one["AvailabilityZone"] for one in there}


def in_zones(there: Iterable[Mapping[str, Any]]) -> list[str]:
    """The subnets with their zones."""
    return [f"{one['SubnetId']} in {one['AvailabilityZone']}" for one in there]

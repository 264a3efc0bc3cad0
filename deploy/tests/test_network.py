# SPDX-License-Identifier: MIT
"""A given VPC: what is not there, what is another's, and zones in which the parts would not meet."""

from __future__ import annotations

from typing import Any

from conftest import REGION, SESSION, Desk

from deploy.look import Look
from deploy.network import network, without_fargate
from deploy.parameters import declared, effective
from deploy.stack import TEMPLATE

KNOWN = declared(TEMPLATE)


def problems(desk: Desk, **values: str) -> list[str]:
    return network(Look(desk.surroundings(), effective(values, {}, KNOWN)))


class Vpc:
    """A VPC with one subnet for each letter of a zone."""

    def __init__(self, letters: str = "ab", *, hostnames: bool = True) -> None:
        ec2 = SESSION.client("ec2")
        self.id: str = ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
        ec2.modify_vpc_attribute(VpcId=self.id, EnableDnsHostnames={"Value": hostnames})
        self.subnets = [self.subnet(letter, number) for number, letter in enumerate(letters)]

    def subnet(self, letter: str, number: int) -> str:
        made = SESSION.client("ec2").create_subnet(
            VpcId=self.id, CidrBlock=f"10.0.{number}.0/24", AvailabilityZone=REGION + letter
        )
        found: str = made["Subnet"]["SubnetId"]
        return found

    def of(self, *numbers: int) -> str:
        return ",".join(self.subnets[number] for number in numbers)


def test_new_one_needs_no_look(desk: Desk) -> None:
    assert problems(desk) == []


def test_good_one(desk: Desk) -> None:
    vpc = Vpc("abab")
    assert problems(desk, VpcId=vpc.id, PublicSubnetIds=vpc.of(0, 1), PrivateSubnetIds=vpc.of(2, 3)) == []


def test_one_that_is_not_there(desk: Desk) -> None:
    (problem,) = problems(desk, VpcId="vpc-0123456789abcdef0", PrivateSubnetIds="subnet-1,subnet-2")
    assert "There is no VPC vpc-0123456789abcdef0 in account 123456789012, region eu-central-1" in problem


def test_subnet_that_is_not_there(desk: Desk) -> None:
    vpc = Vpc()
    (problem,) = problems(desk, VpcId=vpc.id, PrivateSubnetIds=f"{vpc.of(0)},subnet-0123456789abcdef0")
    assert "PrivateSubnetIds: there is no subnet-0123456789abcdef0 in this region" in problem


def test_subnets_of_another_vpc(desk: Desk) -> None:
    vpc, other = Vpc(), Vpc()
    (problem,) = problems(desk, VpcId=vpc.id, PrivateSubnetIds=other.of(0, 1))
    assert f"{other.subnets[0]}, {other.subnets[1]} is not in {vpc.id}" in problem


def test_subnets_of_one_zone(desk: Desk) -> None:
    vpc = Vpc("aa")
    (problem,) = problems(desk, VpcId=vpc.id, PrivateSubnetIds=vpc.of(0, 1))
    assert "PrivateSubnetIds: two of the subnets are in one zone" in problem
    assert f"{vpc.subnets[0]} in {REGION}a" in problem
    assert problems(desk, VpcId=vpc.id, AgentSubnetIds=vpc.of(0, 1)) == []


def test_names_are_off(desk: Desk) -> None:
    vpc = Vpc(hostnames=False)
    (problem,) = problems(desk, VpcId=vpc.id, PrivateSubnetIds=vpc.of(0, 1))
    assert "enableDnsHostnames off" in problem
    assert (
        f"aws ec2 modify-vpc-attribute --region {REGION} --vpc-id {vpc.id} --enable-dns-hostnames" in problem
    )


def test_controller_runs_where_the_load_balancer_and_efs_are(desk: Desk) -> None:
    vpc = Vpc("abcab")
    given = {"VpcId": vpc.id, "PrivateSubnetIds": vpc.of(0, 1, 2)}
    (problem,) = problems(desk, **given, PublicSubnetIds=vpc.of(3, 4))
    assert f"PublicSubnetIds: there is no subnet in {REGION}c" in problem and "the load balancer" in problem
    (problem,) = problems(desk, **given, LoadBalancerSubnetIds=vpc.of(3, 4))
    assert problem.startswith(f"LoadBalancerSubnetIds: there is no subnet in {REGION}c")
    (problem,) = problems(desk, **given, FileSystemSubnetIds=vpc.of(3, 4))
    assert problem.startswith(f"FileSystemSubnetIds: there is no subnet in {REGION}c") and "EFS" in problem
    assert problems(desk, **given, LoadBalancerScheme="internal", PublicSubnetIds=vpc.of(3, 4)) == []


def test_security_groups(desk: Desk) -> None:
    vpc, other = Vpc(), Vpc()
    made = SESSION.client("ec2").create_security_group(VpcId=other.id, GroupName="g", Description="d")[
        "GroupId"
    ]
    given = {"VpcId": vpc.id, "PrivateSubnetIds": vpc.of(0, 1)}
    found = problems(desk, **given, LoadBalancerSecurityGroupIds=f"{made},sg-0123456789abcdef0")
    assert ["there is no sg-0123456789abcdef0" in found[0], f"{made} is not in {vpc.id}" in found[1]] == [
        True
    ] * 2


def test_zones_without_fargate(desk: Desk) -> None:
    look = Look(desk.surroundings(option="us-west-1"), {})
    zones: dict[str, list[dict[str, Any]]] = {
        "PrivateSubnetIds": [{"SubnetId": "subnet-1", "AvailabilityZoneId": "usw1-az1"}],
        "AgentSubnetIds": [{"SubnetId": "subnet-2", "AvailabilityZoneId": "usw1-az2"}],
    }
    (problem,) = without_fargate(look, zones)
    assert problem.startswith("AgentSubnetIds: there is no Fargate in the zone of subnet-2 (usw1-az2).")

# SPDX-License-Identifier: MIT
"""VPC, subnets and security groups."""

from __future__ import annotations

from dataclasses import dataclass

from emulator.account.clients import Clients

VPC_CIDR = "10.0.0.0/16"


@dataclass(frozen=True)
class Vpc:
    """Ids of a VPC and its subnets, one of each kind per zone."""

    vpc: str
    private_subnets: list[str]
    public_subnets: list[str]


@dataclass(frozen=True)
class Network(Vpc):
    """A VPC with its security groups; the controller may have several."""

    controller_groups: list[str]
    agents_group: str
    balancer_group: str


def build(clients: Clients, name: str, controller_groups: int) -> Network:
    """A VPC over two zones and the security groups, `controller_groups` of them for the controller."""
    built = build_vpc(clients)
    controller = [_group(clients, built.vpc, f"{name}-controller")]
    controller += [
        _group(clients, built.vpc, f"{name}-extra-{number}") for number in range(1, controller_groups)
    ]
    return Network(
        vpc=built.vpc,
        private_subnets=built.private_subnets,
        public_subnets=built.public_subnets,
        controller_groups=controller,
        agents_group=_group(clients, built.vpc, f"{name}-agents"),
        balancer_group=_group(clients, built.vpc, f"{name}-alb"),
    )


def build_vpc(clients: Clients) -> Vpc:
    """A VPC over two zones, with DNS host names."""
    ec2 = clients.of("ec2")
    vpc = ec2.create_vpc(CidrBlock=VPC_CIDR)["Vpc"]["VpcId"]
    ec2.modify_vpc_attribute(VpcId=vpc, EnableDnsSupport={"Value": True})
    ec2.modify_vpc_attribute(VpcId=vpc, EnableDnsHostnames={"Value": True})
    return Vpc(
        vpc=vpc,
        private_subnets=[
            _subnet(clients, vpc, "a", "10.0.10.0/24"),
            _subnet(clients, vpc, "b", "10.0.11.0/24"),
        ],
        public_subnets=[_subnet(clients, vpc, "a", "10.0.0.0/24"), _subnet(clients, vpc, "b", "10.0.1.0/24")],
    )


def _subnet(clients: Clients, vpc: str, zone: str, cidr: str) -> str:
    answer = clients.of("ec2").create_subnet(
        VpcId=vpc, AvailabilityZone=f"{clients.region}{zone}", CidrBlock=cidr
    )
    return str(answer["Subnet"]["SubnetId"])


def _group(clients: Clients, vpc: str, name: str) -> str:
    answer = clients.of("ec2").create_security_group(
        VpcId=vpc, GroupName=name, Description=f"Jenkins: {name}"
    )
    return str(answer["GroupId"])

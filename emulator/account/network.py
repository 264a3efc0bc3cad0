"""VPC, subnets and security groups."""

from __future__ import annotations

from dataclasses import dataclass

from emulator.account.clients import Clients

VPC_CIDR = "10.0.0.0/16"


@dataclass(frozen=True)
class Network:
    """Ids of what was built; the controller may have several security groups."""

    vpc: str
    private_subnets: list[str]
    public_subnets: list[str]
    controller_groups: list[str]
    agents_group: str
    balancer_group: str


def build(clients: Clients, name: str, controller_groups: int) -> Network:
    """A VPC over two zones and the security groups, `controller_groups` of them for the controller."""
    ec2 = clients.of("ec2")
    vpc = ec2.create_vpc(CidrBlock=VPC_CIDR)["Vpc"]["VpcId"]
    ec2.modify_vpc_attribute(VpcId=vpc, EnableDnsSupport={"Value": True})
    ec2.modify_vpc_attribute(VpcId=vpc, EnableDnsHostnames={"Value": True})
    controller = [_group(clients, vpc, f"{name}-controller")]
    controller += [_group(clients, vpc, f"{name}-extra-{number}") for number in range(1, controller_groups)]
    return Network(
        vpc=vpc,
        private_subnets=[_subnet(clients, vpc, "a", "10.0.10.0/24"), _subnet(clients, vpc, "b", "10.0.11.0/24")],
        public_subnets=[_subnet(clients, vpc, "a", "10.0.0.0/24"), _subnet(clients, vpc, "b", "10.0.1.0/24")],
        controller_groups=controller,
        agents_group=_group(clients, vpc, f"{name}-agents"),
        balancer_group=_group(clients, vpc, f"{name}-alb"),
    )


def _subnet(clients: Clients, vpc: str, zone: str, cidr: str) -> str:
    answer = clients.of("ec2").create_subnet(VpcId=vpc, AvailabilityZone=f"{clients.region}{zone}", CidrBlock=cidr)
    return str(answer["Subnet"]["SubnetId"])


def _group(clients: Clients, vpc: str, name: str) -> str:
    answer = clients.of("ec2").create_security_group(VpcId=vpc, GroupName=name, Description=f"Jenkins: {name}")
    return str(answer["GroupId"])

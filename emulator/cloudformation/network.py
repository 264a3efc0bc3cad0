# SPDX-License-Identifier: MIT
"""Types of AWS::EC2."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, field
from typing import Any

from botocore.exceptions import ClientError

from emulator.cloudformation.resources import Made, Making, makes

EVERYWHERE = {"IpProtocol": "-1", "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}


@makes("AWS::EC2::VPC")
def vpc(making: Making) -> Made:
    switches = {name: making.take(name) for name in ("EnableDnsSupport", "EnableDnsHostnames")}
    made = making.call("ec2", "create_vpc", TagSpecifications=making.ec2_tags("vpc"), **making.rest())["Vpc"]
    for name, value in switches.items():
        if value is not None:
            making.call("ec2", "modify_vpc_attribute", VpcId=made["VpcId"], **{name: {"Value": value}})
    return MadeVpc(made["VpcId"], {"VpcId": made["VpcId"], "CidrBlock": made["CidrBlock"]}, making=making)


@dataclass
class MadeVpc(Made):
    """A VPC; it gets its IPv6 range from another resource, later."""

    making: Making = field(kw_only=True)

    def get_cfn_attribute(self, name: str) -> Any:
        """The value of GetAtt."""
        if name != "Ipv6CidrBlocks":
            return super().get_cfn_attribute(name)
        (found,) = self.making.call("ec2", "describe_vpcs", VpcIds=[self.ref])["Vpcs"]
        return [block["Ipv6CidrBlock"] for block in found.get("Ipv6CidrBlockAssociationSet", [])]


@makes("AWS::EC2::VPCCidrBlock")
def vpc_cidr_block(making: Making) -> Made:
    made = making.call("ec2", "associate_vpc_cidr_block", **making.rest())
    return Made(made["Ipv6CidrBlockAssociation"]["AssociationId"])


@makes("AWS::EC2::Subnet")
def subnet(making: Making) -> Made:
    public = making.take("MapPublicIpOnLaunch", False)
    tags = making.ec2_tags("subnet")
    made = making.call("ec2", "create_subnet", TagSpecifications=tags, **making.rest())["Subnet"]
    making.call(
        "ec2", "modify_subnet_attribute", SubnetId=made["SubnetId"], MapPublicIpOnLaunch={"Value": public}
    )
    zone = made["AvailabilityZone"]
    return Made(
        made["SubnetId"], {"SubnetId": made["SubnetId"], "AvailabilityZone": zone, "VpcId": made["VpcId"]}
    )


@makes("AWS::EC2::InternetGateway")
def internet_gateway(making: Making) -> Made:
    tags = making.ec2_tags("internet-gateway")
    made = making.call("ec2", "create_internet_gateway", TagSpecifications=tags, **making.rest())
    gateway = made["InternetGateway"]["InternetGatewayId"]
    return Made(gateway, {"InternetGatewayId": gateway})


@makes("AWS::EC2::VPCGatewayAttachment")
def gateway_attachment(making: Making) -> Made:
    network = making.take("VpcId")
    making.call("ec2", "attach_internet_gateway", VpcId=network, **making.rest())
    return Made(f"IGW|{network}")


@makes("AWS::EC2::EIP")
def elastic_address(making: Making) -> Made:
    tags = making.ec2_tags("elastic-ip")
    made = making.call("ec2", "allocate_address", TagSpecifications=tags, **making.rest())
    return Made(made["PublicIp"], {"AllocationId": made["AllocationId"], "PublicIp": made["PublicIp"]})


@makes("AWS::EC2::NatGateway")
def nat_gateway(making: Making) -> Made:
    tags = making.ec2_tags("natgateway")
    made = making.call("ec2", "create_nat_gateway", TagSpecifications=tags, **making.rest())["NatGateway"]
    return Made(made["NatGatewayId"], {"NatGatewayId": made["NatGatewayId"]})


@makes("AWS::EC2::RouteTable")
def route_table(making: Making) -> Made:
    tags = making.ec2_tags("route-table")
    made = making.call("ec2", "create_route_table", TagSpecifications=tags, **making.rest())["RouteTable"]
    return Made(made["RouteTableId"], {"RouteTableId": made["RouteTableId"]})


@makes("AWS::EC2::Route")
def route(making: Making) -> Made:
    properties = making.rest()
    making.call("ec2", "create_route", **properties)
    destination = properties.get("DestinationCidrBlock") or properties["DestinationIpv6CidrBlock"]
    return Made(f"{properties['RouteTableId']}|{destination}")


@makes("AWS::EC2::SubnetRouteTableAssociation")
def route_table_association(making: Making) -> Made:
    made = making.call("ec2", "associate_route_table", **making.rest())
    return Made(made["AssociationId"], {"Id": made["AssociationId"]})


@makes("AWS::EC2::VPCEndpoint")
def endpoint(making: Making) -> Made:
    tags = making.ec2_tags("vpc-endpoint")
    made = making.call("ec2", "create_vpc_endpoint", TagSpecifications=tags, **making.rest())["VpcEndpoint"]
    return Made(made["VpcEndpointId"], {"Id": made["VpcEndpointId"]})


@makes("AWS::EC2::FlowLog")
def flow_log(making: Making) -> Made:
    resources = [making.take("ResourceId")]
    tags = making.ec2_tags("vpc-flow-log")
    made = making.call(
        "ec2", "create_flow_logs", ResourceIds=resources, TagSpecifications=tags, **making.rest()
    )
    return Made(made["FlowLogIds"][0], {"Id": made["FlowLogIds"][0]})


@makes("AWS::EC2::SecurityGroup")
def security_group(making: Making) -> Made:
    inbound, outbound = making.take("SecurityGroupIngress", []), making.take("SecurityGroupEgress", [])
    network = making.take("VpcId")
    made = making.call(
        "ec2",
        "create_security_group",
        GroupName=making.name("GroupName"),
        Description=making.take("GroupDescription"),
        VpcId=network,
        TagSpecifications=making.ec2_tags("security-group"),
    )
    group = made["GroupId"]
    for rule in inbound:
        authorize(making, group, "ingress", rule)
    if outbound:
        _revoke_everywhere(making, group)
    for rule in outbound:
        authorize(making, group, "egress", rule)
    return Made(group, {"GroupId": group, "Id": group, "VpcId": network})


@makes("AWS::EC2::SecurityGroupIngress")
def security_group_ingress(making: Making) -> Made:
    return Made(authorize(making, making.take("GroupId"), "ingress", making.rest()))


@makes("AWS::EC2::SecurityGroupEgress")
def security_group_egress(making: Making) -> Made:
    group = making.take("GroupId")
    # AWS: a rule of this type takes the place of the rule that lets everything out
    _revoke_everywhere(making, group)
    return Made(authorize(making, group, "egress", making.rest()))


def authorize(making: Making, group: str, direction: str, rule: dict[str, Any]) -> str:
    """Adds a rule, which a template writes flat and the API nested; returns its id."""
    permission = {name: rule[name] for name in ("IpProtocol", "FromPort", "ToPort") if name in rule}
    described = {"Description": rule["Description"]} if "Description" in rule else {}
    if "CidrIp" in rule:
        permission["IpRanges"] = [{"CidrIp": rule["CidrIp"]} | described]
    if "CidrIpv6" in rule:
        permission["Ipv6Ranges"] = [{"CidrIpv6": rule["CidrIpv6"]} | described]
    if "SourcePrefixListId" in rule:
        permission["PrefixListIds"] = [{"PrefixListId": rule["SourcePrefixListId"]} | described]
    peer = "SourceSecurityGroupId" if direction == "ingress" else "DestinationSecurityGroupId"
    if peer in rule:
        permission["UserIdGroupPairs"] = [{"GroupId": rule[peer]} | described]
    known = {
        "IpProtocol",
        "FromPort",
        "ToPort",
        "Description",
        "CidrIp",
        "CidrIpv6",
        "SourcePrefixListId",
        peer,
    }
    unknown = set(rule) - known
    if unknown:
        raise ValueError(f"unknown property {', '.join(sorted(unknown))} of a security group's rule")
    operation = f"authorize_security_group_{direction}"
    made = making.call("ec2", operation, GroupId=group, IpPermissions=[permission])
    return str(made["SecurityGroupRules"][0]["SecurityGroupRuleId"])


def _revoke_everywhere(making: Making, group: str) -> None:
    with contextlib.suppress(ClientError):  # another rule has taken its place already
        making.call("ec2", "revoke_security_group_egress", GroupId=group, IpPermissions=[EVERYWHERE])

# SPDX-License-Identifier: MIT
"""Types of AWS::ElasticLoadBalancingV2, AWS::CertificateManager and AWS::Route53."""

from __future__ import annotations

from typing import Any

from emulator.cloudformation.resources import Made, Making, makes

NAME_LENGTH = 32


@makes("AWS::ElasticLoadBalancingV2::LoadBalancer")
def load_balancer(making: Making) -> Made:
    attributes = making.take("LoadBalancerAttributes")
    name, tags = _short_name(making), making.tags() or None
    made = making.call("elbv2", "create_load_balancer", Name=name, Tags=tags, **making.rest())[
        "LoadBalancers"
    ][0]
    arn = made["LoadBalancerArn"]
    if attributes:
        making.call("elbv2", "modify_load_balancer_attributes", LoadBalancerArn=arn, Attributes=attributes)
    return Made(
        arn,
        {
            "DNSName": made["DNSName"],
            "CanonicalHostedZoneID": made["CanonicalHostedZoneId"],
            "LoadBalancerArn": arn,
            "LoadBalancerName": made["LoadBalancerName"],
            "LoadBalancerFullName": arn.partition(":loadbalancer/")[2],
        },
    )


@makes("AWS::ElasticLoadBalancingV2::TargetGroup")
def target_group(making: Making) -> Made:
    attributes = making.take("TargetGroupAttributes")
    name, tags = _short_name(making), making.tags() or None
    made = making.call("elbv2", "create_target_group", Name=name, Tags=tags, **making.rest())["TargetGroups"][
        0
    ]
    arn = made["TargetGroupArn"]
    if attributes:
        making.call("elbv2", "modify_target_group_attributes", TargetGroupArn=arn, Attributes=attributes)
    return Made(
        arn,
        {
            "TargetGroupArn": arn,
            "TargetGroupFullName": arn.rpartition(":")[2],
            "TargetGroupName": made["TargetGroupName"],
        },
    )


@makes("AWS::ElasticLoadBalancingV2::Listener")
def listener(making: Making) -> Made:
    made = making.call("elbv2", "create_listener", **making.rest())["Listeners"][0]
    return Made(made["ListenerArn"], {"ListenerArn": made["ListenerArn"]})


@makes("AWS::ElasticLoadBalancingV2::ListenerRule")
def listener_rule(making: Making) -> Made:
    made = making.call("elbv2", "create_rule", **making.rest())["Rules"][0]
    return Made(made["RuleArn"], {"RuleArn": made["RuleArn"]})


@makes("AWS::WAFv2::WebACLAssociation")
def web_acl_association(making: Making) -> Made:
    acl, resource = making.take("WebACLArn"), making.take("ResourceArn")
    making.call("wafv2", "associate_web_acl", WebACLArn=acl, ResourceArn=resource)
    return Made(f"{resource}|{acl}|REGIONAL")


@makes("AWS::CertificateManager::Certificate")
def certificate(making: Making) -> Made:
    # the zones in which CloudFormation itself writes the records that validate; ACM never sees them
    making.take("DomainValidationOptions")
    made = making.call("acm", "request_certificate", Tags=making.tags() or None, **making.rest())
    return Made(made["CertificateArn"])


@makes("AWS::Route53::RecordSet")
def record_set(making: Making) -> Made:
    zone = making.take("HostedZoneId")
    record: dict[str, Any] = making.rest()
    if "AliasTarget" in record:
        record["AliasTarget"] = {"EvaluateTargetHealth": False} | record["AliasTarget"]
    change = {"Changes": [{"Action": "CREATE", "ResourceRecordSet": record}]}
    making.call("route53", "change_resource_record_sets", HostedZoneId=zone, ChangeBatch=change)
    return Made(record["Name"])


def _short_name(making: Making) -> str:
    """A name of at most 32 characters without a hyphen at its end."""
    given = making.take("Name")
    if given:
        return str(given)
    front, _, suffix = making.generated_name.rpartition("-")
    return f"{front[: NAME_LENGTH - 1 - len(suffix)].rstrip('-')}-{suffix}"

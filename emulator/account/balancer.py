# SPDX-License-Identifier: MIT
"""The public way in: an application load balancer with HTTPS and a redirect from HTTP."""

from __future__ import annotations

from typing import Any

from emulator.account.clients import Clients
from emulator.account.network import Network

TLS_POLICY = "ELBSecurityPolicy-TLS13-1-2-2021-06"


def build(clients: Clients, name: str, network: Network) -> str:
    """Builds the load balancer, its listeners and a target group; returns the ARN of the target group."""
    elb = clients.of("elbv2")
    balancer = elb.create_load_balancer(
        Name=name,
        Subnets=network.public_subnets,
        SecurityGroups=[network.balancer_group],
        Scheme="internet-facing",
    )["LoadBalancers"][0]["LoadBalancerArn"]
    target_group = elb.create_target_group(
        Name=name,
        Protocol="HTTP",
        Port=8080,
        VpcId=network.vpc,
        TargetType="ip",
        HealthCheckPath="/login",
        Matcher={"HttpCode": "200"},
    )["TargetGroups"][0]["TargetGroupArn"]
    _listeners(clients, balancer, target_group)
    return str(target_group)


def _listeners(clients: Clients, balancer: str, target_group: str) -> None:
    redirect: dict[str, Any] = {"Protocol": "HTTPS", "Port": "443", "StatusCode": "HTTP_301"}
    elb = clients.of("elbv2")
    elb.create_listener(
        LoadBalancerArn=balancer,
        Protocol="HTTP",
        Port=80,
        DefaultActions=[{"Type": "redirect", "RedirectConfig": redirect}],
    )
    elb.create_listener(
        LoadBalancerArn=balancer,
        Protocol="HTTPS",
        Port=443,
        SslPolicy=TLS_POLICY,
        Certificates=[{"CertificateArn": _certificate(clients)}],
        DefaultActions=[{"Type": "forward", "TargetGroupArn": target_group}],
    )


def _certificate(clients: Clients) -> str:
    answer = clients.of("acm").request_certificate(DomainName="jenkins.example.com", ValidationMethod="DNS")
    return str(answer["CertificateArn"])

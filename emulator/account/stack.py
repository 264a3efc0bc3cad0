# SPDX-License-Identifier: MIT
"""The account that the project's own CloudFormation template makes."""

from __future__ import annotations

import os
from typing import Any

from emulator.account import compute, network, parameters
from emulator.account.account import Account, account_of
from emulator.account.clients import Clients
from emulator.scenarios import StackScenario

NAME = "demo"
HOST = "jenkins.example.com"


def build(clients: Clients, scenario: StackScenario) -> Account:
    """Creates the stack from the template and starts the controller's task, as its service would.

    Raises RuntimeError if the stack cannot be created.
    """
    # policies that AWS itself keeps; moto loads them when IAM is first called
    os.environ["MOTO_IAM_LOAD_MANAGED_POLICIES"] = "true"
    parameters.put_admin_password(clients)
    outputs = _create(clients, scenario)
    return account_of(
        clients, compute.run_for_service(clients, outputs["ClusterName"], outputs["ServiceName"])
    )


def _create(clients: Clients, scenario: StackScenario) -> dict[str, str]:
    given = {"Name": NAME, "AllowedCidrs": "203.0.113.0/24", "HostName": HOST, "ImageTag": "1.0.0"}
    given |= _address(clients, scenario) | _network(clients, scenario) | dict(scenario.parameters)
    cloudformation = clients.of("cloudformation")
    cloudformation.create_stack(
        StackName=NAME,
        TemplateBody=scenario.template.read_text(),
        Parameters=[{"ParameterKey": key, "ParameterValue": value} for key, value in given.items()],
        Capabilities=["CAPABILITY_IAM"],
    )
    stack = cloudformation.describe_stacks(StackName=NAME)["Stacks"][0]
    if stack["StackStatus"] != "CREATE_COMPLETE":
        raise RuntimeError(
            f"{scenario.template.name}: {stack.get('StackStatusReason', stack['StackStatus'])}"
        )
    return {output["OutputKey"]: output["OutputValue"] for output in stack["Outputs"]}


def _address(clients: Clients, scenario: StackScenario) -> dict[str, str]:
    """A certificate that exists, or a zone in which the stack validates its own."""
    if scenario.hosted_zone:
        zone = clients.of("route53").create_hosted_zone(Name=HOST.partition(".")[2], CallerReference=NAME)
        return {"HostedZoneId": zone["HostedZone"]["Id"].rpartition("/")[2]}
    arn = clients.of("acm").request_certificate(DomainName=HOST, ValidationMethod="DNS")["CertificateArn"]
    return {"CertificateArn": arn}


def _network(clients: Clients, scenario: StackScenario) -> dict[str, Any]:
    if not scenario.given_vpc:
        return {}
    given = network.build_vpc(clients)
    return {
        "VpcId": given.vpc,
        "PublicSubnetIds": ",".join(given.public_subnets),
        "PrivateSubnetIds": ",".join(given.private_subnets),
    }

# SPDX-License-Identifier: MIT
"""The controller may do what it calls, and nothing else: actions are read off the Java code and compared with the policy."""

from __future__ import annotations

import re
from pathlib import Path

from rendering import Rendered
from test_rights import controller, granted, members
from variants import VARIANTS

JAVA = Path(__file__).resolve().parents[2] / "src/main/java/io/jenkins/plugins/fargatecontroller"
# The SDK's package names, as IAM calls the service.
SERVICES = {
    "ecs": "ecs",
    "ssm": "ssm",
    "servicediscovery": "servicediscovery",
    "efs": "elasticfilesystem",
    "elasticloadbalancingv2": "elasticloadbalancing",
    "sns": "sns",
}
# What the amazon-ecs plugin 1.49 calls to run an agent, to look after it and in its cloud's form; its code is not ours.
AMAZON_ECS = {
    "ecs:DescribeTaskDefinition",
    "ecs:RegisterTaskDefinition",
    "ecs:DeregisterTaskDefinition",
    "ecs:ListTagsForResource",
    "ecs:RunTask",
    "ecs:StopTask",
    "ecs:DescribeTasks",
    "ecs:DescribeContainerInstances",
    "ecs:ListClusters",
}
# Not called, but asked for by AWS when something else is done.
IMPLIED = {
    "iam:PassRole": "RegisterTaskDefinition with a task role or an execution role",
    "elasticfilesystem:ClientMount": "the home is mounted with IAM",
    "elasticfilesystem:ClientWrite": "the home is written to with IAM",
    "s3:ListBucket": "Configuration as Code from S3, fetched by another container with the same role",
    "s3:GetObject": "Configuration as Code from S3, fetched by another container with the same role",
    "kms:Decrypt": "GetParameter with decryption, under a key of one's own; Publish to an encrypted topic",
    "kms:GenerateDataKey": "Publish to an encrypted topic",
    "ssmmessages:CreateControlChannel": "execute-command",
    "ssmmessages:CreateDataChannel": "execute-command",
    "ssmmessages:OpenControlChannel": "execute-command",
    "ssmmessages:OpenDataChannel": "execute-command",
}


def sources() -> str:
    return "\n".join(path.read_text() for path in sorted(JAVA.rglob("*.java")))


def named() -> set[str]:
    """Actions that the ports name, for their trace and their remedies."""
    services = "|".join(sorted(set(SERVICES.values())))
    return set(re.findall(rf'"((?:{services}):[A-Z][A-Za-z]+)"', sources()))


def requested() -> set[str]:
    """Actions whose SDK requests the adapters import."""
    imports = re.findall(r"import software\.amazon\.awssdk\.services\.(\w+)\.model\.(\w+)Request;", sources())
    return {f"{SERVICES[package]}:{operation}" for package, operation in imports}


def sdk_calls() -> set[str]:
    """Actions that are called on an SDK client, also through a builder or a paginator."""
    found = set()
    for path in JAVA.rglob("*.java"):
        text = path.read_text()
        for package in set(re.findall(r"import software\.amazon\.awssdk\.services\.(\w+)\.", text)):
            verbs = re.findall(
                r"\.((?:describe|get|list|run|stop|register|deregister|put|tag)[A-Z]\w*|publish)\(\s*\w+ ?->",
                text,
            )
            plain = (verb.removesuffix("Paginator") for verb in verbs)
            found |= {f"{SERVICES[package]}:{verb[0].upper()}{verb[1:]}" for verb in plain}
    return found


def called() -> set[str]:
    return requested() | sdk_calls()


def test_the_code_is_understood() -> None:
    """The ports name what the adapters call; a service or a call that this test does not see would show here."""
    assert called(), "no SDK call found in the Java code"
    assert called() == named()


def test_everything_called_is_granted() -> None:
    everything = granted(Rendered(**VARIANTS["everything on"]))
    assert called() | AMAZON_ECS <= everything


def test_nothing_else_is_granted() -> None:
    everything = granted(Rendered(**VARIANTS["everything on"]))
    explained = called() | AMAZON_ECS
    assert everything - explained == set(IMPLIED)


def test_nothing_is_granted_twice() -> None:
    statements = controller(Rendered(**VARIANTS["everything on"])).values()
    grants = [
        (action, resource, repr(statement.get("Condition")))
        for statement in statements
        for action in members(statement["Action"])
        for resource in members(statement["Resource"])
    ]
    assert len(grants) == len(set(grants))

# SPDX-License-Identifier: MIT
"""The accounts that the emulator can build, by name. A scenario says what differs from the whole account."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from emulator import templates
from emulator.faultbook import Fault

TEMPLATE = Path(__file__).resolve().parents[1] / "cloudformation" / "jenkins.yaml"


class FileSystem(Enum):
    """How JENKINS_HOME is mounted."""

    ACCESS_POINT = "through an access point"
    ROOT = "from the root of the file system"
    NONE = "not at all"


class Metadata(Enum):
    """How the task metadata endpoint behaves."""

    WHOLE = "every field"
    SHORT = "cluster by name, optional fields left out"
    PENDING = "KnownStatus NONE on the first request, PENDING from then on"
    GARBLED = "status 200 and a body that ends in the middle"


@dataclass(frozen=True, kw_only=True)
class Scenario:
    """What every scenario has; `failing` are calls that fail, as `--fail` takes them."""

    name: str
    description: str
    region: str = "eu-central-1"
    metadata: Metadata = Metadata.WHOLE
    failing: tuple[str, ...] = ()

    def faults(self) -> list[Fault]:
        """The calls that fail in this scenario."""
        return [Fault.parse(text) for text in self.failing]


@dataclass(frozen=True, kw_only=True)
class HandBuilt(Scenario):
    """An account built part by part. The defaults are the whole account with two clusters."""

    service: bool = True
    file_system: FileSystem = FileSystem.ACCESS_POINT
    cloud_map: bool = True
    load_balancer: bool = True
    own_providers: tuple[str, ...] = ("FARGATE",)
    spot_cluster: bool = True
    security_groups: int = 1
    root_url: bool = True
    parameters: bool = True
    templates: templates.Builder = templates.examples


@dataclass(frozen=True, kw_only=True)
class StackScenario(Scenario):
    """The account that the CloudFormation template makes with these parameters.

    `given_vpc`: the VPC exists before the stack; `hosted_zone`: the stack makes its certificate, validated in a zone.
    """

    parameters: tuple[tuple[str, str], ...] = ()
    given_vpc: bool = False
    hosted_zone: bool = False
    template: Path = TEMPLATE


@dataclass(frozen=True, kw_only=True)
class Empty(Scenario):
    """An account in which nothing is yet, as the deploy tool meets it; what is started in it runs."""


BOTH = ("FARGATE", "FARGATE_SPOT")

ALL: tuple[Scenario, ...] = (
    HandBuilt(
        name="two-clusters", description="the whole account: a cluster for FARGATE and one for FARGATE_SPOT"
    ),
    HandBuilt(
        name="one-cluster",
        description="one cluster offers FARGATE and FARGATE_SPOT; no spot-cluster and no root-url parameter",
        own_providers=BOTH,
        spot_cluster=False,
        root_url=False,
    ),
    HandBuilt(
        name="standalone",
        description="a task started by hand: no service, no parameter path",
        service=False,
        parameters=False,
    ),
    HandBuilt(
        name="no-efs", description="JENKINS_HOME lies on the task's own disk", file_system=FileSystem.NONE
    ),
    HandBuilt(name="no-cloud-map", description="the service has no registry", cloud_map=False),
    HandBuilt(
        name="no-load-balancer",
        description="the service has no load balancer, and there is no root-url parameter",
        load_balancer=False,
        root_url=False,
    ),
    HandBuilt(
        name="no-permissions",
        description="every call ends in AccessDenied",
        failing=("*:*=AccessDeniedException",),
    ),
    HandBuilt(
        name="many-templates",
        description="120 agent templates in the parameter store",
        templates=templates.numbered(120),
    ),
    HandBuilt(
        name="many-parameters", description="500 parameters under the path", templates=templates.numbered(497)
    ),
    HandBuilt(
        name="no-access-point",
        description="EFS is mounted without an access point",
        file_system=FileSystem.ROOT,
    ),
    HandBuilt(
        name="short-cluster-name",
        description="the metadata names the cluster, not its ARN",
        metadata=Metadata.SHORT,
    ),
    HandBuilt(name="china", description="partition aws-cn, region cn-north-1", region="cn-north-1"),
    HandBuilt(
        name="govcloud", description="partition aws-us-gov, region us-gov-west-1", region="us-gov-west-1"
    ),
    HandBuilt(
        name="garbled-metadata",
        description="the metadata endpoint sends half a document",
        metadata=Metadata.GARBLED,
    ),
    HandBuilt(
        name="pending-metadata",
        description="the task is still starting: KnownStatus NONE once, then PENDING",
        metadata=Metadata.PENDING,
    ),
    HandBuilt(
        name="bad-template",
        description="one good agent template among several bad ones",
        templates=templates.good_and_bad,
    ),
    HandBuilt(
        name="several-security-groups", description="the service has three security groups", security_groups=3
    ),
    HandBuilt(name="no-spot", description="no cluster offers FARGATE_SPOT", spot_cluster=False),
    StackScenario(name="stack", description="what cloudformation/jenkins.yaml makes with its defaults"),
    StackScenario(
        name="stack-given-vpc", description="the stack in a VPC that exists already", given_vpc=True
    ),
    StackScenario(
        name="stack-one-cluster",
        description="the stack with one cluster for FARGATE and FARGATE_SPOT",
        parameters=(("ClusterLayout", "one"),),
    ),
    StackScenario(
        name="stack-internal",
        description="the stack with an internal load balancer, a certificate of its own and an alias record",
        parameters=(("LoadBalancerScheme", "internal"),),
        hosted_zone=True,
    ),
    StackScenario(
        name="stack-no-backup",
        description="the stack without AWS Backup",
        parameters=(("BackupEnabled", "false"),),
    ),
    StackScenario(
        name="stack-arm64",
        description="the stack on ARM64",
        parameters=(("CpuArchitecture", "ARM64"),),
    ),
    StackScenario(name="stack-china", description="the stack in cn-north-1", region="cn-north-1"),
    Empty(name="empty", description="nothing, for the deploy tool; services run their tasks"),
)

BY_NAME = {scenario.name: scenario for scenario in ALL}

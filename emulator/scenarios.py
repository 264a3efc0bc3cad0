"""The accounts that the emulator can build, by name. A scenario says what differs from the whole account."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from emulator import templates
from emulator.faults import Fault


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


@dataclass(frozen=True)
class Scenario:
    """What to build. The defaults are the whole account with two clusters."""

    name: str
    description: str
    region: str = "eu-central-1"
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
    metadata: Metadata = Metadata.WHOLE
    failing: tuple[str, ...] = ()

    def faults(self) -> list[Fault]:
        """The calls that fail in this scenario."""
        return [Fault.parse(text) for text in self.failing]


BOTH = ("FARGATE", "FARGATE_SPOT")

ALL = (
    Scenario("two-clusters", "the whole account: a cluster for FARGATE and one for FARGATE_SPOT"),
    Scenario(
        "one-cluster",
        "the controller's cluster offers FARGATE and FARGATE_SPOT; no spot-cluster parameter, no root-url parameter",
        own_providers=BOTH,
        spot_cluster=False,
        root_url=False,
    ),
    Scenario(
        "standalone",
        "a task started by hand: no service, no parameter path",
        service=False,
        parameters=False,
    ),
    Scenario("no-efs", "JENKINS_HOME lies on the task's own disk", file_system=FileSystem.NONE),
    Scenario("no-cloud-map", "the service has no registry", cloud_map=False),
    Scenario(
        "no-load-balancer",
        "the service has no load balancer, and there is no root-url parameter",
        load_balancer=False,
        root_url=False,
    ),
    Scenario("no-permissions", "every call ends in AccessDenied", failing=("*:*=AccessDeniedException",)),
    Scenario("many-templates", "120 agent templates in the parameter store", templates=templates.numbered(120)),
    Scenario("many-parameters", "500 parameters under the path", templates=templates.numbered(498)),
    Scenario("no-access-point", "EFS is mounted without an access point", file_system=FileSystem.ROOT),
    Scenario("short-cluster-name", "the metadata names the cluster, not its ARN", metadata=Metadata.SHORT),
    Scenario("china", "partition aws-cn, region cn-north-1", region="cn-north-1"),
    Scenario("govcloud", "partition aws-us-gov, region us-gov-west-1", region="us-gov-west-1"),
    Scenario("garbled-metadata", "the metadata endpoint sends half a document", metadata=Metadata.GARBLED),
    Scenario(
        "pending-metadata",
        "the task is still starting: KnownStatus NONE once, then PENDING",
        metadata=Metadata.PENDING,
    ),
    Scenario("bad-template", "one good agent template among several bad ones", templates=templates.good_and_bad),
    Scenario("several-security-groups", "the service has three security groups", security_groups=3),
    Scenario("no-spot", "no cluster offers FARGATE_SPOT", spot_cluster=False),
)

BY_NAME = {scenario.name: scenario for scenario in ALL}

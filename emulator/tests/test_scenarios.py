# SPDX-License-Identifier: MIT
"""Each scenario holds what its description promises, seen through the AWS API."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from botocore.exceptions import ClientError

from emulator import scenarios
from emulator.account.parameters import ADMIN_PASSWORD
from emulator.tests.discovery import Found, discover
from emulator.tests.process import Emulator

ACCOUNT = "123456789012"


@pytest.fixture(scope="module")
def whole() -> Iterator[Emulator]:
    """The default scenario, shared by the tests that only look."""
    with Emulator("two-clusters") as emulator:
        yield emulator


@pytest.fixture(scope="module")
def found(whole: Emulator) -> Found:
    """What discovery finds in the default scenario."""
    return discover(whole)


def scenario(name: str) -> Found:
    """What discovery finds in another scenario."""
    with Emulator(name) as emulator:
        return discover(emulator)


def test_task_of_the_service(found: Found) -> None:
    details = {detail["name"]: detail["value"] for detail in found.task["attachments"][0]["details"]}
    assert found.task["group"] == "service:demo-controller"
    assert found.task["startedBy"].startswith("ecs-svc/")
    assert found.task["launchType"] == "FARGATE"
    assert found.task["availabilityZone"] == "eu-central-1a"
    assert details["privateIPv4Address"].startswith("10.0.10.")
    assert found.service is not None
    assert details["subnetId"] in found.service["networkConfiguration"]["awsvpcConfiguration"]["subnets"]
    assert {"key": "Project", "value": "jenkins"} in found.task["tags"]


def test_task_keeps_its_state(whole: Emulator) -> None:
    assert {discover(whole).task["lastStatus"] for _ in range(5)} == {"RUNNING"}


def test_service(found: Found) -> None:
    service = found.service
    assert service is not None
    assert (service["desiredCount"], service["runningCount"], service["pendingCount"]) == (1, 1, 0)
    assert service["deploymentConfiguration"] == {"minimumHealthyPercent": 0, "maximumPercent": 100}
    assert service["deployments"][0]["rolloutState"] == "COMPLETED"
    network = service["networkConfiguration"]["awsvpcConfiguration"]
    assert (len(network["subnets"]), len(network["securityGroups"])) == (2, 1)
    assert network["assignPublicIp"] == "DISABLED"
    assert {"key": "Name", "value": "demo"} in service["tags"]


def test_cloud_map_name(whole: Emulator, found: Found) -> None:
    assert found.service is not None
    cloud_map = whole.client("servicediscovery")
    service_id = found.service["serviceRegistries"][0]["registryArn"].rpartition("/")[2]
    service = cloud_map.get_service(Id=service_id)["Service"]
    namespace = cloud_map.get_namespace(Id=service["NamespaceId"])["Namespace"]
    assert (service["Name"], namespace["Name"], namespace["Type"]) == (
        "controller",
        "demo.local",
        "DNS_PRIVATE",
    )


def test_load_balancer(whole: Emulator, found: Found) -> None:
    assert found.service is not None
    elb = whole.client("elbv2")
    attached = found.service["loadBalancers"][0]
    assert (attached["containerName"], attached["containerPort"]) == ("jenkins-controller", 8080)
    group = elb.describe_target_groups(TargetGroupArns=[attached["targetGroupArn"]])["TargetGroups"][0]
    balancer = elb.describe_load_balancers(LoadBalancerArns=group["LoadBalancerArns"])["LoadBalancers"][0]
    listeners = elb.describe_listeners(LoadBalancerArn=balancer["LoadBalancerArn"])["Listeners"]
    assert balancer["DNSName"].endswith(".eu-central-1.elb.amazonaws.com")
    assert {(listener["Protocol"], listener["Port"]) for listener in listeners} == {
        ("HTTP", 80),
        ("HTTPS", 443),
    }
    assert {listener["DefaultActions"][0]["Type"] for listener in listeners} == {"redirect", "forward"}


def test_file_system(whole: Emulator, found: Found) -> None:
    efs = found.efs
    assert efs is not None
    assert efs["transitEncryption"] == "ENABLED"
    assert efs["authorizationConfig"]["iam"] == "ENABLED"
    client = whole.client("efs")
    file_system = client.describe_file_systems(FileSystemId=efs["fileSystemId"])["FileSystems"][0]
    assert (file_system["PerformanceMode"], file_system["ThroughputMode"]) == ("generalPurpose", "elastic")
    access_point = client.describe_access_points(AccessPointId=efs["authorizationConfig"]["accessPointId"])
    assert access_point["AccessPoints"][0]["PosixUser"] == {"Uid": 1000, "Gid": 1000}
    assert "/var/jenkins_home rw,relatime - nfs4 127.0.0.1:/ " in whole.mountinfo()


def test_task_definition(whole: Emulator, found: Found) -> None:
    definition = found.definition
    container = definition["containerDefinitions"][0]
    assert (definition["cpu"], definition["memory"]) == ("1024", "3072")
    assert [port["containerPort"] for port in container["portMappings"]] == [8080, 50000]
    assert container["logConfiguration"]["options"]["awslogs-group"] == "/ecs/jenkins-controller"
    roles = {role["Arn"] for role in whole.client("iam").list_roles()["Roles"]}
    assert {definition["taskRoleArn"], definition["executionRoleArn"]} < roles
    assert {"name": "FARGATE_CONTROLLER_PARAMETERS", "value": "/jenkins/demo"} in container["environment"]


def test_clusters(whole: Emulator, found: Found) -> None:
    assert found.cluster["capacityProviders"] == ["FARGATE"]
    spot = whole.client("ecs").describe_clusters(clusters=[found.parameters["spot-cluster"]])["clusters"][0]
    assert spot["capacityProviders"] == ["FARGATE_SPOT"]
    assert spot["defaultCapacityProviderStrategy"] == [
        {"capacityProvider": "FARGATE_SPOT", "weight": 1, "base": 0}
    ]


def test_parameters(whole: Emulator, found: Found) -> None:
    expected = {
        "spot-cluster",
        "root-url",
        "notification-topic",
        "templates/build-example",
        "templates/deploy-example",
    }
    assert set(found.parameters) == expected
    build = json.loads(found.parameters["templates/build-example"])
    assert build["taskRole"] == f"arn:aws:iam::{ACCOUNT}:role/demo-agent-build-example"
    ssm = whole.client("ssm")
    password = ssm.get_parameter(Name="jenkins-pwd", WithDecryption=True)["Parameter"]
    assert (password["Type"], password["Value"]) == ("SecureString", ADMIN_PASSWORD)
    assert ADMIN_PASSWORD not in ssm.get_parameter(Name="jenkins-pwd")["Parameter"]["Value"]


def test_spot_task_as_amazon_ecs_runs_it(whole: Emulator, found: Found) -> None:
    assert found.service is not None
    ecs = whole.client("ecs")
    task = ecs.run_task(
        cluster=found.parameters["spot-cluster"],
        taskDefinition=found.definition["taskDefinitionArn"],
        capacityProviderStrategy=[{"capacityProvider": "FARGATE_SPOT", "weight": 1, "base": 0}],
        networkConfiguration=found.service["networkConfiguration"],
        tags=[{"key": "fargate-controller:cloud", "value": "fargate-cloud-spot"}],
    )["tasks"][0]
    assert (task["capacityProviderName"], task["launchType"]) == ("FARGATE_SPOT", "FARGATE")
    stopped = ecs.stop_task(cluster=task["clusterArn"], task=task["taskArn"], reason="test")["task"]
    assert (stopped["desiredStatus"], stopped["stopCode"]) == ("STOPPED", "UserInitiated")


def test_tasks_of_another_cluster_are_missing(whole: Emulator, found: Found) -> None:
    answer = whole.client("ecs").describe_tasks(
        cluster=found.parameters["spot-cluster"], tasks=[found.task["taskArn"]]
    )
    assert answer["tasks"] == []
    assert answer["failures"] == [{"arn": found.task["taskArn"], "reason": "MISSING"}]


def test_tasks_are_listed_by_service(whole: Emulator, found: Found) -> None:
    ecs = whole.client("ecs")
    cluster = found.task["clusterArn"]
    assert ecs.list_tasks(cluster=cluster, serviceName="demo-controller")["taskArns"] == [
        found.task["taskArn"]
    ]
    assert ecs.list_tasks(cluster=cluster, serviceName="another")["taskArns"] == []


def test_ids_are_the_same_in_every_run(whole: Emulator, found: Found) -> None:
    again = scenario("two-clusters")
    assert again.task["taskArn"] == found.task["taskArn"]
    assert again.service is not None and found.service is not None
    for key in ("networkConfiguration", "serviceRegistries", "loadBalancers"):
        assert again.service[key] == found.service[key]
    assert again.definition["volumes"] == found.definition["volumes"]


def test_one_cluster() -> None:
    found = scenario("one-cluster")
    assert found.cluster["capacityProviders"] == ["FARGATE", "FARGATE_SPOT"]
    assert set(found.parameters) == {
        "notification-topic",
        "templates/build-example",
        "templates/deploy-example",
    }


def test_no_spot() -> None:
    found = scenario("no-spot")
    assert found.cluster["capacityProviders"] == ["FARGATE"]
    assert "spot-cluster" not in found.parameters


def test_standalone() -> None:
    with Emulator("standalone") as emulator:
        found = discover(emulator)
        assert found.task["group"] == "family:jenkins-controller"
        assert (found.service, found.parameters) == (None, {})
        assert "ServiceName" not in emulator.metadata("/task")
        assert "FARGATE_CONTROLLER_PARAMETERS" not in emulator.environment


def test_no_efs() -> None:
    with Emulator("no-efs") as emulator:
        assert discover(emulator).efs is None
        assert "nfs4" not in emulator.mountinfo()


def test_no_access_point() -> None:
    with Emulator("no-access-point") as emulator:
        efs = discover(emulator).efs
        assert efs is not None
        assert (efs["rootDirectory"], "authorizationConfig" in efs) == ("/jenkins", False)
        assert "nfs4" in emulator.mountinfo()


def test_no_cloud_map() -> None:
    service = scenario("no-cloud-map").service
    assert service is not None
    assert (service["serviceRegistries"], len(service["loadBalancers"])) == ([], 1)


def test_no_load_balancer() -> None:
    found = scenario("no-load-balancer")
    assert found.service is not None
    assert (found.service["loadBalancers"], len(found.service["serviceRegistries"])) == ([], 1)
    assert "root-url" not in found.parameters


def test_no_permissions() -> None:
    with Emulator("no-permissions") as emulator:
        assert emulator.metadata("/task")["TaskARN"]
        for service, call, code in [
            ("ecs", lambda ecs: ecs.describe_tasks(tasks=["x"]), "AccessDeniedException"),
            ("ssm", lambda ssm: ssm.get_parameters_by_path(Path="/jenkins/demo"), "AccessDeniedException"),
            ("efs", lambda efs: efs.describe_file_systems(), "AccessDeniedException"),
            ("elbv2", lambda elb: elb.describe_target_groups(), "AccessDenied"),
            ("servicediscovery", lambda names: names.get_service(Id="srv-1"), "AccessDeniedException"),
        ]:
            with pytest.raises(ClientError) as refused:
                call(emulator.client(service))
            assert refused.value.response["Error"]["Code"] == code


@pytest.mark.parametrize(
    ("name", "parameters", "agent_templates"), [("many-templates", 123, 120), ("many-parameters", 500, 497)]
)
def test_many(name: str, parameters: int, agent_templates: int) -> None:
    found = scenario(name)
    assert len(found.parameters) == parameters
    assert sum(key.startswith("templates/") for key in found.parameters) == agent_templates


def test_short_cluster_name() -> None:
    with Emulator("short-cluster-name") as emulator:
        metadata = emulator.metadata("/task")
        assert metadata["Cluster"] == "demo-controller"
        assert not {"Limits", "VPCID", "ServiceName"} & set(metadata)
        assert discover(emulator).service is not None


@pytest.mark.parametrize(
    ("name", "region", "partition", "domain"),
    [
        ("china", "cn-north-1", "aws-cn", "amazonaws.com.cn"),
        ("govcloud", "us-gov-west-1", "aws-us-gov", "amazonaws.com"),
    ],
)
def test_partitions(name: str, region: str, partition: str, domain: str) -> None:
    with Emulator(name) as emulator:
        found = discover(emulator)
        prefixes = [found.task["taskArn"], found.definition["taskRoleArn"], found.parameters["spot-cluster"]]
        prefixes += [found.service["serviceRegistries"][0]["registryArn"]] if found.service else []
        assert {arn.split(":")[1] for arn in prefixes} == {partition}
        image = found.definition["containerDefinitions"][0]["image"]
        assert image.startswith(f"{ACCOUNT}.dkr.ecr.{region}.{domain}/")
        balancer = emulator.client("elbv2").describe_load_balancers()["LoadBalancers"][0]
        assert balancer["DNSName"].endswith(f".{region}.elb.{domain}")


def test_garbled_metadata() -> None:
    with Emulator("garbled-metadata") as emulator, pytest.raises(json.JSONDecodeError):
        emulator.metadata("/task")


def test_pending_metadata() -> None:
    with Emulator("pending-metadata") as emulator:
        answers = [emulator.metadata("/task") for _ in range(3)]
        assert [answer["KnownStatus"] for answer in answers] == ["NONE", "PENDING", "PENDING"]
        assert discover(emulator).task["taskArn"] == answers[0]["TaskARN"]


def test_bad_template() -> None:
    found = scenario("bad-template")
    values = {key.removeprefix("templates/"): value for key, value in found.parameters.items()}
    assert json.loads(values["build-example"])["label"] == "build-example"
    with pytest.raises(json.JSONDecodeError):
        json.loads(values["half-json"])
    assert len([key for key in found.parameters if key.startswith("templates/")]) == 10


def test_several_security_groups() -> None:
    service = scenario("several-security-groups").service
    assert service is not None
    assert len(service["networkConfiguration"]["awsvpcConfiguration"]["securityGroups"]) == 3


def test_every_scenario_is_tested() -> None:
    text = "".join(path.read_text() for path in Path(__file__).parent.glob("test_*.py"))
    assert [name for name in scenarios.BY_NAME if f'"{name}"' not in text] == []

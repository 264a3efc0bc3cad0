# SPDX-License-Identifier: MIT
"""The project's CloudFormation template makes an account that can be discovered."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from botocore.exceptions import ClientError

from emulator.scenarios import TEMPLATE
from emulator.tests.discovery import Found, discover
from emulator.tests.process import Emulator
from emulator.tests.stacks import create

PARTS = {"key": "fargate-controller:part-of", "value": "demo"}


@pytest.fixture(scope="module")
def stack() -> Iterator[Emulator]:
    """The stack with its default parameters."""
    with Emulator("stack") as emulator:
        yield emulator


@pytest.fixture(scope="module")
def found(stack: Emulator) -> Found:
    """What discovery finds in it."""
    return discover(stack)


def test_task_and_metadata(stack: Emulator, found: Found) -> None:
    document = stack.metadata("/task")
    assert (document["TaskARN"], document["ServiceName"]) == (found.task["taskArn"], "demo-controller")
    assert (found.task["launchType"], found.task["capacityProviderName"]) == ("FARGATE", "FARGATE")
    assert PARTS in found.task["tags"]
    assert {"key": "aws:ecs:serviceName", "value": "demo-controller"} in found.task["tags"]
    assert stack.environment["FARGATE_CONTROLLER_ADMIN_PARAMETER"] == "jenkins-pwd"


def test_service(found: Found) -> None:
    service = found.service
    assert service is not None
    assert service["capacityProviderStrategy"] == [{"capacityProvider": "FARGATE", "weight": 1, "base": 0}]
    assert service["deploymentConfiguration"]["maximumPercent"] == 100
    assert service["deploymentConfiguration"]["deploymentCircuitBreaker"] == {
        "enable": True,
        "rollback": False,
    }
    assert service["availabilityZoneRebalancing"] == "DISABLED"
    assert service["healthCheckGracePeriodSeconds"] == 600
    assert len(service["networkConfiguration"]["awsvpcConfiguration"]["subnets"]) == 2
    assert (len(service["serviceRegistries"]), len(service["loadBalancers"])) == (1, 1)
    assert PARTS in service["tags"]


def test_task_definition(stack: Emulator, found: Found) -> None:
    definition = found.definition
    assert (definition["cpu"], definition["memory"], definition["networkMode"]) == ("2048", "4096", "awsvpc")
    assert definition["runtimePlatform"] == {"cpuArchitecture": "X86_64", "operatingSystemFamily": "LINUX"}
    home = definition["volumes"][0]["efsVolumeConfiguration"]
    assert (home["transitEncryption"], home["authorizationConfig"]["iam"]) == ("ENABLED", "ENABLED")
    efs = stack.client("efs")
    points = efs.describe_access_points(AccessPointId=home["authorizationConfig"]["accessPointId"])[
        "AccessPoints"
    ]
    assert points[0]["FileSystemId"] == home["fileSystemId"]
    assert points[0]["RootDirectory"]["Path"] == "/jenkins-home"
    roles = {role["Arn"] for role in stack.client("iam").list_roles()["Roles"]}
    assert {definition["taskRoleArn"], definition["executionRoleArn"]} < roles
    assert "/var/jenkins_home rw,relatime - nfs4 127.0.0.1:/ " in stack.mountinfo()


def test_file_system(stack: Emulator, found: Found) -> None:
    efs = stack.client("efs")
    file_system = efs.describe_file_systems()["FileSystems"][0]
    assert (file_system["Encrypted"], file_system["ThroughputMode"]) == (True, "elastic")
    assert file_system["FileSystemProtection"] == {"ReplicationOverwriteProtection": "ENABLED"}
    assert {"Key": "fargate-controller:part-of", "Value": "demo"} in file_system["Tags"]
    policy = json.loads(efs.describe_file_system_policy(FileSystemId=file_system["FileSystemId"])["Policy"])
    assert {statement["Sid"] for statement in policy["Statement"]} >= {"TlsOnly"}
    assert len(efs.describe_mount_targets(FileSystemId=file_system["FileSystemId"])["MountTargets"]) == 2


def test_cloud_map(stack: Emulator, found: Found) -> None:
    assert found.service is not None
    names = stack.client("servicediscovery")
    service = names.get_service(Id=found.service["serviceRegistries"][0]["registryArn"].rpartition("/")[2])[
        "Service"
    ]
    namespace = names.get_namespace(Id=service["NamespaceId"])["Namespace"]
    assert (service["Name"], namespace["Name"]) == ("controller", "demo.local")


def test_network(stack: Emulator) -> None:
    ec2 = stack.client("ec2")
    subnets = ec2.describe_subnets(Filters=[{"Name": "tag:Name", "Values": ["demo-*"]}])["Subnets"]
    assert sorted(subnet["CidrBlock"] for subnet in subnets) == [f"10.0.{block}.0/24" for block in range(4)]
    assert {subnet["AvailabilityZone"] for subnet in subnets} == {"eu-central-1a", "eu-central-1b"}
    balancer = ec2.describe_security_groups(Filters=[{"Name": "tag:Name", "Values": ["demo-load-balancer"]}])
    outbound = balancer["SecurityGroups"][0]["IpPermissionsEgress"]
    reached = {(rule.get("FromPort"), *(found["CidrIp"] for found in rule["IpRanges"])) for rule in outbound}
    assert reached == {(None, "127.0.0.1/32"), (8080,)}


def test_load_balancer(stack: Emulator) -> None:
    elb = stack.client("elbv2")
    balancer = elb.describe_load_balancers()["LoadBalancers"][0]
    assert balancer["Scheme"] == "internet-facing"
    listed = elb.describe_load_balancer_attributes(LoadBalancerArn=balancer["LoadBalancerArn"])["Attributes"]
    attributes = {attribute["Key"]: attribute["Value"] for attribute in listed}
    assert attributes["routing.http.drop_invalid_header_fields.enabled"] == "true"
    assert attributes["deletion_protection.enabled"] == "true"
    listeners = elb.describe_listeners(LoadBalancerArn=balancer["LoadBalancerArn"])["Listeners"]
    assert {listener["Protocol"]: listener.get("SslPolicy") for listener in listeners} == {
        "HTTP": None,
        "HTTPS": "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09",
    }


def test_parameters(found: Found) -> None:
    build = json.loads(found.parameters["templates/build-example"])
    assert (build["cpu"], build["cpuArchitecture"], build["assignPublicIp"]) == (512, "X86_64", False)
    assert found.service is not None
    network = found.service["networkConfiguration"]["awsvpcConfiguration"]
    assert build["subnets"].split(",") == network["subnets"]
    assert build["executionRole"] == found.definition["executionRoleArn"]
    assert found.parameters["root-url"] == "https://jenkins.example.com/"
    assert found.parameters["notification-topic"].endswith(":demo-jenkins-builds")
    assert found.parameters["spot-cluster"].endswith(":cluster/demo-spot")


def test_tags_of_parameters_and_key(stack: Emulator) -> None:
    tags = stack.client("ssm").list_tags_for_resource(
        ResourceType="Parameter", ResourceId="/jenkins/demo/root-url"
    )
    assert tags["TagList"] == [{"Key": "fargate-controller:part-of", "Value": "demo"}]
    kms = stack.client("kms")
    keys = [
        alias["TargetKeyId"]
        for alias in kms.list_aliases()["Aliases"]
        if alias["AliasName"] == "alias/jenkins-demo"
    ]
    assert kms.get_key_rotation_status(KeyId=keys[0])["KeyRotationEnabled"] is True
    assert {"TagKey": "Name", "TagValue": "demo"} in kms.list_resource_tags(KeyId=keys[0])["Tags"]


def test_backup(stack: Emulator) -> None:
    backup = stack.client("backup")
    plan = backup.list_backup_plans()["BackupPlansList"][0]["BackupPlanId"]
    rule = backup.get_backup_plan(BackupPlanId=plan)["BackupPlan"]["Rules"][0]
    assert (rule["StartWindowMinutes"], rule["CompletionWindowMinutes"]) == (480, 10080)
    assert rule["Lifecycle"] == {"MoveToColdStorageAfterDays": 30, "DeleteAfterDays": 120}
    assert (
        rule["TargetBackupVaultName"] == backup.list_backup_vaults()["BackupVaultList"][0]["BackupVaultName"]
    )
    listed = backup.list_backup_selections(BackupPlanId=plan)["BackupSelectionsList"][0]
    selection = backup.get_backup_selection(BackupPlanId=plan, SelectionId=listed["SelectionId"])[
        "BackupSelection"
    ]
    file_system = stack.client("efs").describe_file_systems()["FileSystems"][0]
    assert selection["Resources"] == [file_system["FileSystemArn"]]


def test_notifications(stack: Emulator) -> None:
    sns = stack.client("sns")
    topics = {found["TopicArn"].split(":")[-1]: found["TopicArn"] for found in sns.list_topics()["Topics"]}
    assert set(topics) == {"demo-jenkins", "demo-jenkins-builds"}
    topic = topics["demo-jenkins"]
    policy = json.loads(sns.get_topic_attributes(TopicArn=topic)["Attributes"]["Policy"])
    assert "RulesOfThisAccount" in {statement["Sid"] for statement in policy["Statement"]}
    events = stack.client("events")
    targets = [
        events.list_targets_by_rule(Rule=rule["Name"])["Targets"] for rule in events.list_rules()["Rules"]
    ]
    assert len(targets) == 6
    assert {target["Arn"] for rule in targets for target in rule} == {topic}
    alarms = stack.client("cloudwatch").describe_alarms()["MetricAlarms"]
    assert {alarm.get("MetricName") for alarm in alarms} == {
        "HealthyHostCount",
        "MemoryUtilization",
        "CPUUtilization",
        "PercentIOLimit",
        "ErrorPortAllocation",
        "DaysToExpiry",
        None,  # an expression over two metrics
    }
    (shown,) = stack.client("cloudwatch").list_dashboards()["DashboardEntries"]
    assert shown["DashboardName"] == "jenkins-demo"


def test_stack_as_cloudformation_shows_it(stack: Emulator) -> None:
    cloudformation = stack.client("cloudformation")
    described = cloudformation.describe_stacks(StackName="demo")["Stacks"][0]
    assert described["StackStatus"] == "CREATE_COMPLETE"
    resources = cloudformation.describe_stack_resources(StackName="demo")["StackResources"]
    kinds = {resource["LogicalResourceId"]: resource["ResourceType"] for resource in resources}
    assert kinds["Service"] == "AWS::ECS::Service"
    assert "MountTargetC" not in kinds
    events = cloudformation.describe_stack_events(StackName="demo")["StackEvents"]
    assert {event["LogicalResourceId"] for event in events} == {"demo", *kinds}


def test_given_vpc() -> None:
    with Emulator("stack-given-vpc") as emulator:
        network = service_of(emulator)["networkConfiguration"]["awsvpcConfiguration"]
        subnets = emulator.client("ec2").describe_subnets(SubnetIds=network["subnets"])["Subnets"]
        assert [subnet["CidrBlock"] for subnet in subnets] == ["10.0.10.0/24", "10.0.11.0/24"]
        assert emulator.client("ec2").describe_nat_gateways()["NatGateways"] == []
        assert emulator.metadata("/task")["VPCID"] == subnets[0]["VpcId"]


def test_one_cluster() -> None:
    with Emulator("stack-one-cluster") as emulator:
        found = discover(emulator)
        assert found.cluster["capacityProviders"] == ["FARGATE", "FARGATE_SPOT"]
        assert "spot-cluster" not in found.parameters


def test_internal() -> None:
    with Emulator("stack-internal") as emulator:
        balancer = emulator.client("elbv2").describe_load_balancers()["LoadBalancers"][0]
        assert (balancer["Scheme"], balancer["DNSName"].split("-")[0]) == ("internal", "internal")
        certificates = emulator.client("acm").list_certificates()["CertificateSummaryList"]
        assert [certificate["DomainName"] for certificate in certificates] == ["jenkins.example.com"]
        route53 = emulator.client("route53")
        zone = route53.list_hosted_zones()["HostedZones"]
        records = [
            record
            for each in zone
            for record in route53.list_resource_record_sets(HostedZoneId=each["Id"])["ResourceRecordSets"]
        ]
        alias = next(record for record in records if record["Name"] == "jenkins.example.com.")
        assert balancer["DNSName"] in alias["AliasTarget"]["DNSName"]


def test_no_backup() -> None:
    with Emulator("stack-no-backup") as emulator:
        assert emulator.client("backup").list_backup_plans()["BackupPlansList"] == []
        assert discover(emulator).efs is not None


def test_arm64() -> None:
    with Emulator("stack-arm64") as emulator:
        found = discover(emulator)
        assert found.definition["runtimePlatform"]["cpuArchitecture"] == "ARM64"
        assert json.loads(found.parameters["templates/build-example"])["cpuArchitecture"] == "ARM64"


def test_china() -> None:
    with Emulator("stack-china") as emulator:
        found = discover(emulator)
        arns = [found.task["taskArn"], found.definition["taskRoleArn"], found.parameters["spot-cluster"]]
        resources = emulator.client("cloudformation").describe_stack_resources(StackName="demo")[
            "StackResources"
        ]
        arns += [
            each["PhysicalResourceId"] for each in resources if each["PhysicalResourceId"].startswith("arn:")
        ]
        assert {arn.split(":")[1] for arn in arns} == {"aws-cn"}
        ids = {each["LogicalResourceId"]: each["PhysicalResourceId"] for each in resources}
        iam = emulator.client("iam")
        version = iam.get_policy_version(PolicyArn=ids["ControllerPolicy"], VersionId="v1")
        assert "arn:aws:" not in json.dumps(version["PolicyVersion"]["Document"])


def service_of(emulator: Emulator) -> dict[str, Any]:
    """The controller's service."""
    service = discover(emulator).service
    assert service is not None
    return service


@pytest.mark.parametrize(
    ("parameters", "reason"),
    [
        ({"AllowedCidrs": "everywhere"}, "Parameter 'AllowedCidrs' failed to satisfy constraint"),
        ({"AllowedCidrs": "10.0.0.0/8"}, "rule CertificateOrZone"),
        ({"AllowedCidrs": "10.0.0.0/8", "Size": "large"}, r"Parameters: \[Size\] do not exist"),
    ],
)
def test_parameters_that_are_refused(stack: Emulator, parameters: dict[str, str], reason: str) -> None:
    with pytest.raises(ClientError, match=reason):
        create(stack, "refused", TEMPLATE.read_text(), **parameters)


@pytest.mark.parametrize(
    ("resource", "reason"),
    [
        ("{ Type: 'AWS::Sky::Fall' }", "cannot make resources of type AWS::Sky::Fall"),
        ("{ Type: 'AWS::ECS::Cluster', Properties: { ClusterNmae: x } }", "unknown property ClusterNmae"),
        ("{ Type: 'AWS::ECS::Service', Properties: { Cluster: nowhere } }", "ClusterNotFoundException"),
        (
            "{ Type: 'AWS::SNS::Topic', Properties: { TopicName: !Ref Nothing } }",
            "unresolved reference to Nothing",
        ),
        ("{ Type: 'AWS::SNS::Topic', Properties: { TopicName: !Ref It } }", "circular dependency: It -> It"),
    ],
)
def test_resources_that_cannot_be_made(stack: Emulator, resource: str, reason: str) -> None:
    name = f"failed-{abs(hash(resource))}"
    failed = create(stack, name, f"Resources: {{ It: {resource} }}")
    assert failed["StackStatus"] == "ROLLBACK_COMPLETE"
    events = stack.client("cloudformation").describe_stack_events(StackName=name)["StackEvents"]
    own = next(event for event in events if event["LogicalResourceId"] == "It")
    assert own["ResourceStatus"] == "CREATE_FAILED"
    assert reason in own["ResourceStatusReason"]

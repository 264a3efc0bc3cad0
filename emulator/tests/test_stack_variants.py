# SPDX-License-Identifier: MIT
"""Every branch of the CloudFormation template makes resources that the API accepts."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from emulator.cloudformation.template import parse
from emulator.scenarios import TEMPLATE
from emulator.tests.process import Emulator
from emulator.tests.stacks import create


@pytest.fixture(scope="module")
def stack() -> Iterator[Emulator]:
    """An account with the stack in it, where the variants are made beside it."""
    with Emulator("stack") as emulator:
        yield emulator


def sparing(stack: Emulator) -> dict[str, str]:
    """Without NAT and flow log, with the smallest controller."""
    return {
        "NatGateways": "0",
        "DashboardEnabled": "false",
        "InterfaceEndpoints": "true",
        "EnvironmentSecrets": "TOKEN=arn:aws:secretsmanager:eu-central-1:123456789012:secret:token-AbCdEf",
        "FlowLogRetentionDays": "0",
        "ControllerCpu": "512",
        "ControllerMemory": "1024",
        "ThroughputMode": "bursting",
        "PerformanceMode": "maxIO",
        "CertificateArn": certificate(stack),
    }


def lavish(stack: Emulator) -> dict[str, str]:
    """Everything twice, logged and told by mail."""
    visible = {"SampledRequestsEnabled": False, "CloudWatchMetricsEnabled": False, "MetricName": "acl"}
    acl = stack.client("wafv2").create_web_acl(
        Name="acl", Scope="REGIONAL", DefaultAction={"Allow": {}}, VisibilityConfig=visible
    )
    zone = stack.client("route53").create_hosted_zone(Name="example.com", CallerReference="lavish")
    return {
        "WebAclArn": acl["Summary"]["ARN"],
        "HostedZoneId": zone["HostedZone"]["Id"].rpartition("/")[2],
        "IpAddressType": "dualstack",
        "AllowedIpv6Cidrs": "2001:db8::/32,2001:db8:1::/48",
        "AllowedPrefixListIds": "pl-0123456789abcdef0,pl-0123456789abcdef1",
        "UrlPrefix": "/ci",
        "EphemeralStorageGiB": "50",
        "CascS3Uri": "s3://configuration/jenkins",
        "SignIn": "load-balancer",
        "OidcIssuer": "https://login.example.com",
        "OidcClientId": "jenkins",
        "OidcClientSecretArn": "arn:aws:secretsmanager:eu-central-1:123456789012:secret:oidc-AbCdEf",
        "OidcAuthorizationEndpoint": "https://login.example.com/authorize",
        "OidcTokenEndpoint": "https://login.example.com/token",
        "OidcUserInfoEndpoint": "https://login.example.com/userinfo",
        "SignInExemptPaths": "/github-webhook/*",
        "EnvironmentVariables": "ONE=1,TWO=2,THREE=3,FOUR=4,FIVE=5",
        "EnvironmentSecrets": ",".join(
            f"TOKEN_{one}=arn:aws:ssm:eu-central-1:123456789012:parameter/{one}" for one in range(5)
        ),
        "EnvironmentFileArn": "arn:aws:s3:::configuration/jenkins.env",
        "CreateAccessLogBucket": "true",
        "NatGateways": "2",
        "AllowedCidrs": "10.0.0.0/8,172.16.0.0/12,192.168.0.0/16,203.0.113.0/24",
        "AccessLogPrefix": "jenkins",
        "ThroughputMode": "provisioned",
        "InfrequentAccessAfter": "AFTER_30_DAYS",
        "BackupColdStorageAfterDays": "0",
        "BackupCopyVaultArn": "arn:aws:backup:eu-west-1:123456789012:backup-vault:jenkins",
        "DockerHubSecretArn": "arn:aws:secretsmanager:eu-central-1:123456789012:secret:ecr-pullthroughcache/hub-AbCdEf",
        "NotificationEmail": "ops@example.com",
        "BuildNotificationEmail": "dev@example.com",
        "CertificateArn": certificate(stack),
    }


ACCESS_POINT = "arn:aws:elasticfilesystem:eu-central-1:123456789012:access-point/fsap-0123456789abcdef0"


def with_rights(stack: Emulator) -> dict[str, str]:
    """Own roles and keys, ECS Exec, a certificate that the stack validates."""
    zone = stack.client("route53").create_hosted_zone(Name="example.com", CallerReference="variant")[
        "HostedZone"
    ]["Id"]
    document = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}
    boundary = stack.client("iam").create_policy(PolicyName="boundary", PolicyDocument=json.dumps(document))[
        "Policy"
    ]
    return {
        "HostedZoneId": zone.rpartition("/")[2],
        "ExecuteCommand": "true",
        "DeployAgentMayRollController": "true",
        "ControllerTaskRoleArn": "arn:aws:iam::123456789012:role/own-controller",
        "ExecutionRoleArn": "arn:aws:iam::123456789012:role/own-execution",
        "AgentRoleArns": "arn:aws:iam::123456789012:role/one,arn:aws:iam::123456789012:role/two",
        "AgentSecretArns": "arn:aws:ssm:eu-central-1:123456789012:parameter/npm-token",
        "AgentAccessPointArns": ACCESS_POINT,
        "AgentExecuteCommand": "true",
        "PermissionsBoundaryArn": boundary["Arn"],
        "AdminParameter": "/team/password",
        "AdminParameterKeyArn": "arn:aws:kms:eu-central-1:123456789012:key/11111111-2222-3333-4444-555555555555",
    }


def given(stack: Emulator) -> dict[str, str]:
    """What can be given is given, the image comes later."""
    location = {"LocationConstraint": "eu-central-1"}
    stack.client("s3").create_bucket(Bucket="access-logs", CreateBucketConfiguration=location)
    ec2 = stack.client("ec2")
    vpc = ec2.create_vpc(CidrBlock="10.9.0.0/16")["Vpc"]["VpcId"]
    subnets = [
        ec2.create_subnet(VpcId=vpc, CidrBlock=f"10.9.{number}.0/24", AvailabilityZone=f"eu-central-1{zone}")
        for number, zone in enumerate("abcabc")
    ]
    ids = [subnet["Subnet"]["SubnetId"] for subnet in subnets]
    group = ec2.create_security_group(GroupName="own", Description="own", VpcId=vpc)["GroupId"]
    return {
        "VpcId": vpc,
        "PublicSubnetIds": ",".join(ids[:3]),
        "PrivateSubnetIds": ",".join(ids[3:]),
        "LoadBalancerSubnetIds": ",".join(ids[:2]),
        "AgentSubnetIds": ids[3],
        "FileSystemSubnetIds": ",".join(ids[3:]),
        "CascParameter": "/team/casc",
        "SignIn": "jenkins",
        "OidcIssuer": "https://login.example.com",
        "OidcClientId": "jenkins",
        "OidcClientSecretArn": "arn:aws:secretsmanager:eu-central-1:123456789012:secret:oidc-AbCdEf",
        "OidcAdminGroup": "ci-admins",
        "AccessLogBucket": "access-logs",
        "LoadBalancerSecurityGroupIds": group,
        "FileSystemId": stack.client("efs").create_file_system(CreationToken="kept")["FileSystemId"],
        "KeyArn": stack.client("kms").create_key()["KeyMetadata"]["Arn"],
        "ImageTag": "",
        "CertificateArn": certificate(stack),
    }


def certificate(stack: Emulator) -> str:
    """A certificate that exists."""
    arn: str = stack.client("acm").list_certificates()["CertificateSummaryList"][0]["CertificateArn"]
    return arn


@pytest.fixture(scope="module")
def variants(stack: Emulator) -> dict[str, set[str]]:
    """Stacks that between them take both branches of each condition: ids of their resources by name of the stack."""
    made = {}
    usual = {"AllowedCidrs": "203.0.113.0/24", "HostName": "jenkins.example.com", "ImageTag": "1"}
    for variant in (sparing, lavish, with_rights, given):
        name = variant.__name__.replace("_", "-")
        described = create(stack, name, TEMPLATE.read_text(), **(usual | {"Name": name} | variant(stack)))
        assert described["StackStatus"] == "CREATE_COMPLETE", described["StackStatusReason"]
        resources = stack.client("cloudformation").list_stack_resources(StackName=name)[
            "StackResourceSummaries"
        ]
        made[name] = {resource["LogicalResourceId"] for resource in resources}
    return made


def test_every_resource_is_made_in_one_variant_and_every_conditional_one_not_in_another(
    variants: dict[str, set[str]],
) -> None:
    declared = parse(TEMPLATE.read_text())["Resources"]
    assert set(declared) - set.union(*variants.values()) == set()
    always = set.intersection(*variants.values())
    unconditional = {name for name, resource in declared.items() if "Condition" not in resource}
    assert always - unconditional == {
        "BackupPlan",
        "BackupSelection",
        "BackupFailedRule",
    } | {
        "SpotCluster",
        "SpotClusterParameter",
    }, "these are left out in stack-no-backup and stack-one-cluster"


def test_variant_with_an_account_at_docker_hub_caches_what_agents_pull(
    stack: Emulator, variants: dict[str, set[str]]
) -> None:
    (rule,) = stack.client("ecr").describe_pull_through_cache_rules()["pullThroughCacheRules"]
    assert (rule["ecrRepositoryPrefix"], rule["upstreamRegistry"]) == ("lavish-docker-hub", "docker-hub")
    template = stack.client("ssm").get_parameter(Name="/jenkins/lavish/templates/build-example")
    image = json.loads(template["Parameter"]["Value"])["image"]
    assert "/lavish-docker-hub/jenkins/inbound-agent:" in image


def test_variant_with_its_own_bucket_logs_there(stack: Emulator, variants: dict[str, set[str]]) -> None:
    (name,) = [
        bucket["Name"]
        for bucket in stack.client("s3").list_buckets()["Buckets"]
        if bucket["Name"].startswith("lavish-accesslog")
    ]
    policy = json.loads(stack.client("s3").get_bucket_policy(Bucket=name)["Policy"])
    assert policy["Statement"][0]["Resource"] == f"arn:aws:s3:::{name}/jenkins/AWSLogs/123456789012/*"
    lifecycle = stack.client("s3").get_bucket_lifecycle_configuration(Bucket=name)["Rules"][0]
    assert lifecycle["Expiration"] == {"Days": 30}


def test_variant_with_ipv6_has_ranges_of_it(stack: Emulator, variants: dict[str, set[str]]) -> None:
    tagged = [{"Name": "tag:Name", "Values": ["lavish-public-*"]}]
    blocks = {
        association["Ipv6CidrBlock"]
        for subnet in stack.client("ec2").describe_subnets(Filters=tagged)["Subnets"]
        for association in subnet["Ipv6CidrBlockAssociationSet"]
    }
    assert len(blocks) == 2 and all(block.endswith("::/64") for block in blocks)


def test_variant_with_more_for_the_container_has_it(stack: Emulator, variants: dict[str, set[str]]) -> None:
    definition = stack.client("ecs").describe_task_definition(taskDefinition="lavish-controller")
    jenkins, fetch = definition["taskDefinition"]["containerDefinitions"]
    variables = {variable["name"]: variable["value"] for variable in jenkins["environment"]}
    assert (variables["FIVE"], variables["CASC_JENKINS_CONFIG"]) == ("5", "/casc")
    assert [secret["name"] for secret in jenkins["secrets"]] == [f"TOKEN_{one}" for one in range(5)]
    assert jenkins["command"] == ["--prefix=/ci"]
    assert jenkins["dependsOn"] == [{"containerName": fetch["name"], "condition": "SUCCESS"}]
    assert definition["taskDefinition"]["ephemeralStorage"] == {"sizeInGiB": 50}


def test_variant_without_image_starts_nothing(stack: Emulator, variants: dict[str, set[str]]) -> None:
    service = stack.client("ecs").describe_services(cluster="given", services=["given-controller"])[
        "services"
    ][0]
    assert service["desiredCount"] == 0
    assert len(service["networkConfiguration"]["awsvpcConfiguration"]["subnets"]) == 3
    assert "MountTargetC" in variants["given"]


def test_variant_with_own_roles_passes_those_and_no_others(
    stack: Emulator, variants: dict[str, set[str]]
) -> None:
    iam = stack.client("iam")
    policies = iam.list_policies(Scope="Local")["Policies"]
    arn = next(
        policy["Arn"]
        for policy in policies
        if policy["PolicyName"].startswith("with-rights-ControllerPolicy")
    )
    document = iam.get_policy_version(PolicyArn=arn, VersionId="v1")["PolicyVersion"]["Document"]
    statements = {statement["Sid"]: statement for statement in document["Statement"]}
    passed = [role.rpartition("/")[2] for role in statements["GiveAgentsTheirRoles"]["Resource"]]
    assert [name for name in passed if not name.startswith("with-rights-")] == ["own-execution", "one", "two"]
    assert len(passed) == 5
    assert statements["ReadPassword"]["Resource"].endswith(":parameter/team/password")
    assert {"DecryptPassword", "ExecuteCommand"} <= set(statements)


def test_variant_with_a_shell_in_agents_says_so_in_their_role_and_template(
    stack: Emulator, variants: dict[str, set[str]]
) -> None:
    assert "AgentPolicy" in variants["with-rights"]
    iam = stack.client("iam")
    roles = [role["RoleName"] for role in iam.list_roles()["Roles"]]
    (build,) = [name for name in roles if name.startswith("with-rights-BuildExampleRole")]
    (attached,) = iam.list_attached_role_policies(RoleName=build)["AttachedPolicies"]
    document = iam.get_policy_version(PolicyArn=attached["PolicyArn"], VersionId="v1")["PolicyVersion"][
        "Document"
    ]
    assert [statement["Sid"] for statement in document["Statement"]] == [
        "MountAccessPoints",
        "ExecuteCommand",
    ]
    name = "/jenkins/with-rights/templates/build-example"
    template = stack.client("ssm").get_parameter(Name=name)["Parameter"]["Value"]
    assert json.loads(template)["enableExecuteCommand"] is True


def test_tags_of_the_stack_are_on_its_resources(stack: Emulator, variants: dict[str, set[str]]) -> None:
    ecs = stack.client("ecs")
    cluster = ecs.describe_clusters(clusters=["sparing"], include=["TAGS"])["clusters"][0]
    assert {"key": "team", "value": "build"} in cluster["tags"]
    tags = stack.client("ssm").list_tags_for_resource(
        ResourceType="Parameter", ResourceId="/jenkins/sparing/root-url"
    )
    assert {"Key": "team", "Value": "build"} in tags["TagList"]

# SPDX-License-Identifier: MIT
"""Parameters: described, grouped, constrained, and checked against each other."""

from __future__ import annotations

import pytest
from rendering import REQUIRED, Rendered, read
from variants import GIVEN_VPC, VARIANTS

ZONE = {"HostName": "jenkins.example.com", "HostedZoneId": "Z0123456789ABCDEF"}


def test_every_parameter_is_described_and_constrained() -> None:
    for name, body in read()["Parameters"].items():
        assert len(body["Description"]) > 20, name
        assert {"AllowedValues", "AllowedPattern", "MinValue", "MaxLength"} & set(body), (
            f"{name} takes anything"
        )
        assert "AllowedPattern" not in body or "ConstraintDescription" in body, (
            f"{name} does not say what it takes"
        )


def test_every_parameter_is_in_one_group() -> None:
    template = read()
    groups = template["Metadata"]["AWS::CloudFormation::Interface"]["ParameterGroups"]
    grouped = [name for group in groups for name in group["Parameters"]]
    assert sorted(grouped) == sorted(template["Parameters"])


def test_every_parameter_and_condition_is_used() -> None:
    template = read()
    text = repr({key: template[key] for key in ("Rules", "Conditions", "Resources", "Outputs")})
    for name in template["Parameters"]:
        assert f"'{name}'" in text or f"${{{name}}}" in text, name
    for name in template["Conditions"]:
        assert text.count(f"'{name}'") > 1, name


@pytest.mark.parametrize("name", list(VARIANTS))
def test_variants_are_valid(name: str) -> None:
    assert Rendered(**VARIANTS[name]).violations() == []


@pytest.mark.parametrize(
    ("parameters", "complaint"),
    [
        ({"CertificateArn": ""}, "Give CertificateArn"),
        ({"CertificateArn": "", "HostName": "jenkins.example.com"}, "Give CertificateArn"),
        ({"VpcId": GIVEN_VPC["VpcId"]}, "needs PrivateSubnetIds"),
        ({**GIVEN_VPC, "PublicSubnetIds": ""}, "needs PublicSubnetIds"),
        ({"PrivateSubnetIds": GIVEN_VPC["PrivateSubnetIds"]}, "without their VpcId"),
        ({"NatGateways": "0"}, "set InterfaceEndpoints"),
        ({"LoadBalancerSecurityGroupIds": "sg-00000000000000001"}, "give its VpcId"),
        ({"BackupSchedule": "rate(1 day)"}, "BackupSchedule does not match"),
        ({"PerformanceMode": "maxIO"}, "does not go with"),
        ({"PrivateSubnetIds": "subnet-00000000000000003"}, "PrivateSubnetIds does not match"),
        ({"AllowedCidrs": "203.0.113.0"}, "AllowedCidrs does not match"),
        ({"AllowedCidrs": ""}, "Nobody could open Jenkins"),
        ({"AllowedIpv6Cidrs": "2001:db8::/32"}, "needs IpAddressType dualstack"),
        ({"IpAddressType": "dualstack", "LoadBalancerScheme": "internal"}, "takes IpAddressType ipv4"),
        ({"AgentSubnetIds": "subnet-00000000000000001"}, "given without their VpcId"),
        ({"CreateAccessLogBucket": "true", "AccessLogBucket": "logs"}, "not both"),
        ({"CascConfig": "/casc", "CascS3Uri": "s3://bucket"}, "read from one place"),
        ({"CascParameter": "casc", "CascS3Uri": "s3://bucket"}, "read from one place"),
        ({"SignIn": "jenkins", "OidcAdminGroup": "admins"}, "needs OidcIssuer, OidcClientId and"),
        ({"SignIn": "jenkins"}, "nobody but ecsuser could administer"),
        ({"SignIn": "load-balancer"}, "needs OidcAuthorizationEndpoint"),
        ({"OidcIssuer": "http://login.example.com"}, "OidcIssuer does not match"),
        ({"UrlPrefix": "/jenkins/"}, "UrlPrefix does not match"),
        ({"EphemeralStorageGiB": "10"}, "EphemeralStorageGiB is too small"),
        ({"AllowedCidrs": ",".join(["203.0.113.0/24"] * 5)}, "AllowedCidrs does not match"),
        ({"Name": "Jenkins"}, "Name does not match"),
        ({"Name": "jenkins-"}, "Name does not match"),
        ({"Name": "jenkins--two"}, "Name does not match"),
        ({"Name": "j"}, "Name does not match"),
        ({"Name": "jenkins-spot"}, "Name does not match"),
        ({"Name": "a" * 21}, "Name does not match"),
        ({"HostName": "jenkins.example.com."}, "HostName does not match"),
        ({"AgentSecretArns": "npm-token"}, "AgentSecretArns does not match"),
        (
            {"AgentSecretArns": "arn:aws:secretsmanager:eu-central-1:123456789012:secret:registry"},
            "AgentSecretArns does not match",
        ),
        (
            {"AgentSecretArns": "arn:aws:ssm:eu-central-1:123456789012:parameter/team/*"},
            "AgentSecretArns does not match",
        ),
        (
            {"AgentSecretKeyArn": "arn:aws:kms:eu-central-1:123456789012:key/0a1b2c3d"},
            "AgentSecretKeyArn goes with AgentSecretArns",
        ),
        (
            {"AgentSecretKeyArn": "arn:aws:kms:eu-central-1:123456789012:alias/jenkins"},
            "AgentSecretKeyArn does not match",
        ),
        ({"AgentAccessPointArns": "fsap-0123456789abcdef0"}, "AgentAccessPointArns does not match"),
        (
            {"AgentAccessPointArns": "arn:aws:elasticfilesystem:eu-central-1:123456789012:file-system/fs-1"},
            "AgentAccessPointArns does not match",
        ),
    ],
)
def test_what_cannot_work_is_refused(parameters: dict[str, str], complaint: str) -> None:
    assert any(complaint in violation for violation in Rendered(**parameters).violations())


@pytest.mark.parametrize(
    "parameters",
    [
        {"CertificateArn": "", **ZONE},
        {**GIVEN_VPC, "PublicSubnetIds": "", "LoadBalancerScheme": "internal"},
        {"NatGateways": "0", "InterfaceEndpoints": "true"},
        {"PerformanceMode": "maxIO", "ThroughputMode": "bursting"},
        {"AllowedCidrs": "", "AllowedPrefixListIds": "pl-0123456789abcdef0"},
        {"AllowedCidrs": "", "AllowedIpv6Cidrs": "2001:db8::/32", "IpAddressType": "dualstack"},
        {
            **GIVEN_VPC,
            "PublicSubnetIds": "",
            "LoadBalancerSubnetIds": GIVEN_VPC["PublicSubnetIds"],
        },
        {**GIVEN_VPC, "AllowedCidrs": "", "LoadBalancerSecurityGroupIds": "sg-00000000000000001"},
    ],
)
def test_what_works_is_accepted(parameters: dict[str, str]) -> None:
    assert Rendered(**parameters).violations() == []


def test_without_nat_gateways_there_is_no_way_out_in_china() -> None:
    """The endpoints' names differ there, and HasEndpoints leaves them out."""
    stack = Rendered(NatGateways="0", InterfaceEndpoints="true")
    stack.values.update({"AWS::Region": "cn-north-1", "AWS::Partition": "aws-cn"})
    assert any("need a NAT gateway" in violation for violation in stack.violations())
    assert "EcsEndpoint" not in stack.resources


def sizes() -> dict[int, set[int]]:
    """The sizes that Fargate offers, as the developer guide lists them: CPU units to MiB."""
    steps = {512: (1024, 4096, 1024), 1024: (2048, 8192, 1024), 2048: (4096, 16384, 1024)}
    large = {4096: (8192, 30720, 1024), 8192: (16384, 61440, 4096), 16384: (32768, 122880, 8192)}
    return {cpu: set(range(first, last + 1, step)) for cpu, (first, last, step) in {**steps, **large}.items()}


@pytest.mark.parametrize("cpu", list(sizes()))
def test_cpu_and_memory_are_a_pair_that_fargate_has(cpu: int) -> None:
    template = Rendered()
    accepted = set()
    for memory in range(1024, 122881, 1024):
        template.values.update(ControllerCpu=str(cpu), ControllerMemory=str(memory))
        if not template.violations():
            accepted.add(memory)
    assert accepted == sizes()[cpu]


def test_only_the_allowed_ranges_have_no_default() -> None:
    without = {name for name, body in read()["Parameters"].items() if "Default" not in body}
    assert without == {"AllowedCidrs"} <= set(REQUIRED)


def test_backups_have_the_windows_that_aws_gives_them_by_default(default: Rendered) -> None:
    """A large home takes longer than the two hours of the 2021 solution, and a backup that is late would be given up."""
    (rule,) = default.properties("BackupPlan")["BackupPlan"]["BackupPlanRule"]
    assert (int(rule["StartWindowMinutes"]), int(rule["CompletionWindowMinutes"])) == (8 * 60, 7 * 24 * 60)
    assert "CopyActions" not in rule


def test_backups_are_copied_to_another_region_for_as_long() -> None:
    vault = "arn:aws:backup:eu-west-1:123456789012:backup-vault:jenkins"
    for days in ("30", "0"):
        stack = Rendered(BackupCopyVaultArn=vault, BackupColdStorageAfterDays=days)
        (rule,) = stack.properties("BackupPlan")["BackupPlan"]["BackupPlanRule"]
        assert rule["CopyActions"] == [{"DestinationBackupVaultArn": vault, "Lifecycle": rule["Lifecycle"]}]


def test_defaults_of_the_2021_solution_that_hold() -> None:
    template = Rendered()
    assert template.values["ControllerCpu"] == "2048" and template.values["ControllerMemory"] == "4096"
    (rule,) = template.properties("BackupPlan")["BackupPlan"]["BackupPlanRule"]
    assert rule["ScheduleExpression"] == "cron(0 0 * * ? *)"
    assert rule["Lifecycle"] == {"MoveToColdStorageAfterDays": "30", "DeleteAfterDays": "120"}
    assert template.values["LogRetentionDays"] == "30"


def test_backup_can_be_off_and_without_cold_storage() -> None:
    off = Rendered(BackupEnabled="false")
    assert {name for name in off.resources if name.startswith("Backup")} == {"BackupVault", "BackupRole"}
    (rule,) = Rendered(BackupColdStorageAfterDays="0").properties("BackupPlan")["BackupPlan"][
        "BackupPlanRule"
    ]
    assert rule["Lifecycle"] == {"DeleteAfterDays": "120"}


def test_certificate_and_record_follow_what_is_given() -> None:
    assert (
        "Certificate" not in Rendered().resources
        and "DnsRecord" not in Rendered(HostName="a.example.com").resources
    )
    created = Rendered(CertificateArn="", **ZONE)
    assert created.properties("HttpsListener")["Certificates"] == [{"CertificateArn": "<Certificate>"}]
    assert created.properties("DnsRecord")["AliasTarget"]["DNSName"] == "<LoadBalancer.DNSName>"
    assert "DnsRecord" not in Rendered(CertificateArn="", CreateDnsRecord="false", **ZONE).resources

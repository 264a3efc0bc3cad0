# SPDX-License-Identifier: MIT
"""What linters do not see on CloudFormation: that the home, the network and the controller's container are shut as meant."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from rendering import TEMPLATE, Rendered
from variants import GIVEN_VPC


def container(stack: Rendered) -> dict[str, Any]:
    """The controller's container, which is the first."""
    result: dict[str, Any] = stack.properties("TaskDefinition")["ContainerDefinitions"][0]
    assert result["Name"] == "jenkins"
    return result


def attributes(stack: Rendered) -> dict[str, str]:
    return {
        entry["Key"]: entry["Value"] for entry in stack.properties("LoadBalancer")["LoadBalancerAttributes"]
    }


def test_access_point_is_jenkins_user_on_a_path_below_the_root(stack: Rendered) -> None:
    point = stack.properties("AccessPoint")
    assert point["PosixUser"] == {"Uid": "1000", "Gid": "1000"}
    assert point["RootDirectory"]["Path"].strip("/")
    assert point["RootDirectory"]["CreationInfo"] == {
        "OwnerUid": "1000",
        "OwnerGid": "1000",
        "Permissions": "0755",
    }


def test_home_path_cannot_be_the_root() -> None:
    for path in ("/", "", "//", "home", "/a/../b"):
        assert Rendered(HomePath=path).violations(), path
    assert not Rendered(HomePath="/aws-backup-restore_2026-01-31T01-02-03-004Z/jenkins-home").violations()


def test_file_system_demands_tls_and_iam_and_has_no_root(default: Rendered) -> None:
    statements = {s["Sid"]: s for s in default.properties("FileSystem")["FileSystemPolicy"]["Statement"]}
    tls, root = statements["TlsOnly"], statements["NoRoot"]
    assert (tls["Effect"], tls["Condition"]) == ("Deny", {"Bool": {"aws:SecureTransport": "false"}})
    assert set(tls["Action"]) == {
        f"elasticfilesystem:Client{verb}" for verb in ("Mount", "Write", "RootAccess")
    }
    assert (root["Effect"], root["Action"], root.get("Condition")) == (
        "Deny",
        "elasticfilesystem:ClientRootAccess",
        None,
    )
    # Any policy turns anonymous access off; an Allow here would bring it back.
    assert [s["Effect"] for s in statements.values()] == ["Deny", "Deny"]
    assert not any("Resource" in s for s in statements.values()), "a file system's policy is about itself"


def test_controller_mounts_by_tls_iam_and_access_point(stack: Rendered) -> None:
    volume = next(v for v in stack.properties("TaskDefinition")["Volumes"] if v["Name"] == "home")[
        "EFSVolumeConfiguration"
    ]
    assert volume["TransitEncryption"] == "ENABLED"
    assert volume["AuthorizationConfig"] == {"AccessPointId": "<AccessPoint>", "IAM": "ENABLED"}
    assert "RootDirectory" not in volume


def test_root_file_system_is_read_only_unless_commands_are_executed(stack: Rendered) -> None:
    assert container(stack)["ReadonlyRootFilesystem"] is (stack.values["ExecuteCommand"] != "true")
    assert container(stack)["User"] == "1000:1000"
    assert stack.properties("Service")["EnableExecuteCommand"] is (stack.values["ExecuteCommand"] == "true")


def test_writable_paths_are_volumes(stack: Rendered) -> None:
    points = container(stack)["MountPoints"]
    mounts = {mount["ContainerPath"]: mount for mount in points if mount["ReadOnly"] is False}
    assert set(mounts) == {"/var/jenkins_home", "/var/cache/jenkins", "/var/cache/jenkins-tmp", "/tmp"}
    assert {m["SourceVolume"] for m in points} == {
        v["Name"] for v in stack.properties("TaskDefinition")["Volumes"]
    }


def test_new_network_has_flow_logs(default: Rendered) -> None:
    flow = default.properties("FlowLog")
    assert (flow["ResourceId"], flow["TrafficType"]) == ("<Vpc>", "ALL")
    assert default.properties("FlowLogGroup")["KmsKeyId"]
    assert "FlowLog" not in Rendered(FlowLogRetentionDays="0").resources


def test_load_balancer_is_protected(stack: Rendered) -> None:
    assert attributes(stack)["deletion_protection.enabled"] == "true"
    assert attributes(stack)["routing.http.drop_invalid_header_fields.enabled"] == "true"
    assert stack.properties("HttpsListener")["SslPolicy"].startswith("ELBSecurityPolicy-TLS13-")
    assert [stack.properties(name)["Port"] for name in ("HttpListener", "HttpsListener")] == [80, 443]
    (redirect,) = stack.properties("HttpListener")["DefaultActions"]
    assert (redirect["Type"], redirect["RedirectConfig"]["Protocol"]) == ("redirect", "HTTPS")


def test_access_logs_follow_the_bucket(stack: Rendered) -> None:
    created = stack.values["CreateAccessLogBucket"] == "true"
    bucket = "<AccessLogBucketOfStack>" if created else stack.values["AccessLogBucket"]
    assert attributes(stack)["access_logs.s3.enabled"] == ("true" if bucket else "false")
    assert attributes(stack).get("access_logs.s3.bucket", "") == bucket


@pytest.mark.parametrize("prefix", ["", "team/jenkins"])
def test_bucket_of_the_stack_takes_what_the_load_balancer_writes(prefix: str) -> None:
    stack = Rendered(CreateAccessLogBucket="true", AccessLogPrefix=prefix)
    write, tls = stack.properties("AccessLogBucketPolicy")["PolicyDocument"]["Statement"]
    folder = f"{prefix}/" if prefix else ""
    assert write["Resource"] == f"<AccessLogBucketOfStack.Arn>/{folder}AWSLogs/123456789012/*"
    assert write["Principal"] == {"Service": "logdelivery.elasticloadbalancing.amazonaws.com"}
    assert tls["Effect"] == "Deny" and tls["Condition"] == {"Bool": {"aws:SecureTransport": "false"}}
    bucket = stack.properties("AccessLogBucketOfStack")
    assert all(bucket["PublicAccessBlockConfiguration"].values())
    (rule,) = bucket["LifecycleConfiguration"]["Rules"]
    assert rule["ExpirationInDays"] == stack.values["LogRetentionDays"]


def test_nothing_gets_a_public_address(stack: Rendered) -> None:
    assert all(
        subnet["MapPublicIpOnLaunch"] is False for subnet in stack.of_type("AWS::EC2::Subnet").values()
    )
    assert (
        stack.properties("Service")["NetworkConfiguration"]["AwsvpcConfiguration"]["AssignPublicIp"]
        == "DISABLED"
    )


def test_tasks_run_in_private_subnets_only(stack: Rendered) -> None:
    subnets = stack.properties("Service")["NetworkConfiguration"]["AwsvpcConfiguration"]["Subnets"]
    given = stack.values["PrivateSubnetIds"]
    assert subnets == (given.split(",") if given else ["<PrivateSubnetA>", "<PrivateSubnetB>"])
    own = stack.values["FileSystemSubnetIds"]
    targets = [target["SubnetId"] for target in stack.of_type("AWS::EFS::MountTarget").values()]
    assert targets == (own.split(",") if own else subnets)


def test_only_the_load_balancer_is_open_to_ranges(stack: Rendered) -> None:
    inline = [
        (name, rule)
        for name, group in stack.of_type("AWS::EC2::SecurityGroup").items()
        for rule in group.get("SecurityGroupIngress", [])
        if rule.get("CidrIp") != stack.values["VpcCidr"]
    ]
    apart = [
        (rule["GroupId"].strip("<>"), rule)
        for rule in stack.of_type("AWS::EC2::SecurityGroupIngress").values()
    ]
    open_ports = [
        (name, rule["FromPort"], source)
        for name, rule in inline + apart
        for kind, source in rule.items()
        if kind in ("CidrIp", "CidrIpv6", "SourcePrefixListId")
    ]
    allowed = [stack.values[f"Allowed{kind}"] for kind in ("Cidrs", "Ipv6Cidrs", "PrefixListIds")]
    given = stack.values["LoadBalancerSecurityGroupIds"]
    ranges = [] if given else [one for some in allowed if some for one in some.split(",")]
    expected = [("LoadBalancerSecurityGroup", port, cidr) for cidr in ranges for port in (443, 80)]
    assert sorted(open_ports) == sorted(expected)


def test_ranges_can_be_removed_and_put_in_another_order() -> None:
    """A rule that is a resource of its own is made before the old one goes, and EC2 refuses what is there."""
    apart = Rendered(AllowedCidrs="192.0.2.0/25,192.0.2.128/25").of_type("AWS::EC2::SecurityGroupIngress")
    assert not any("CidrIp" in rule for rule in apart.values())


def test_file_system_is_open_to_the_controller_only(stack: Rendered) -> None:
    (rule,) = stack.properties("FileSystemSecurityGroup")["SecurityGroupIngress"]
    assert (rule["FromPort"], rule["SourceSecurityGroupId"]) == (2049, "<ControllerSecurityGroup.GroupId>")
    groups = {r["GroupId"] for r in stack.of_type("AWS::EC2::SecurityGroupIngress").values()}
    assert groups <= {"<ControllerSecurityGroup.GroupId>", "<LoadBalancerSecurityGroup>"}


def test_controller_is_reached_on_its_two_ports(stack: Rendered) -> None:
    rules = stack.of_type("AWS::EC2::SecurityGroupIngress").values()
    reached = {
        (r["SourceSecurityGroupId"], r["FromPort"])
        for r in rules
        if r["GroupId"] == "<ControllerSecurityGroup.GroupId>"
    }
    given = stack.values["LoadBalancerSecurityGroupIds"]
    balancer = given.split(",")[0] if given else "<LoadBalancerSecurityGroup>"
    agents, itself = "<AgentSecurityGroup.GroupId>", "<ControllerSecurityGroup.GroupId>"
    assert reached == {(balancer, 8080), (agents, 8080), (agents, 50000), (itself, 8080), (itself, 50000)}


def test_there_is_never_a_second_controller(stack: Rendered) -> None:
    service = stack.properties("Service")
    deployment = service["DeploymentConfiguration"]
    assert (deployment["MinimumHealthyPercent"], deployment["MaximumPercent"]) == (0, 100)
    assert deployment["DeploymentCircuitBreaker"] == {
        "Enable": True,
        "Rollback": False,
        "ThresholdConfiguration": {"Type": "COUNT", "Value": 2},
        "ResetOnHealthyTask": False,
    }
    assert service["AvailabilityZoneRebalancing"] == "DISABLED"
    assert service["DesiredCount"] == (1 if stack.values["ImageTag"] or stack.values["ImageUri"] else 0)
    assert container(stack)["StopTimeout"] == 120
    assert container(stack)["Memory"] == stack.properties("TaskDefinition")["Memory"]
    assert service["HealthCheckGracePeriodSeconds"] == stack.values["StartupGraceSeconds"]


def test_both_checks_bear_with_a_busy_controller_for_as_long(stack: Rendered) -> None:
    """ECS kills the controller, and with it what it is about to save, when either check has failed so often."""
    group, check = stack.properties("TargetGroup"), container(stack)["HealthCheck"]
    patience = group["HealthCheckIntervalSeconds"] * group["UnhealthyThresholdCount"]
    assert patience == check["Interval"] * check["Retries"] == 150


def test_data_stays_when_the_stack_goes() -> None:
    kept = {
        name
        for name, body in Rendered().template["Resources"].items()
        if (body.get("DeletionPolicy"), body.get("UpdateReplacePolicy")) == ("Retain", "Retain")
    }
    assert kept == {
        "FileSystem",
        "BackupVault",
        "BackupRole",
        "Key",
        "AccessLogBucketOfStack",
        "AccessLogBucketPolicy",
    }


def test_everything_at_rest_is_encrypted_with_the_stacks_key(stack: Rendered) -> None:
    key = stack.values["KeyArn"] or "<Key.Arn>"
    assert stack.properties("LogGroup")["KmsKeyId"] == key
    for repository in stack.of_type("AWS::ECR::Repository").values():
        assert repository["EncryptionConfiguration"] == {"EncryptionType": "KMS", "KmsKey": key}
    assert stack.properties("Topic")["KmsMasterKeyId"] == (stack.values["KeyArn"] or "<Key>")
    for vault in stack.of_type("AWS::Backup::BackupVault").values():
        assert vault["EncryptionKeyArn"] == key
    for system in stack.of_type("AWS::EFS::FileSystem").values():
        assert system["Encrypted"] is True


def test_images_are_scanned_and_immutable(stack: Rendered) -> None:
    for name in ("Repository", "AgentRepository"):
        repository = stack.properties(name)
        assert repository["ImageTagMutability"] == "IMMUTABLE"
        assert repository["ImageScanningConfiguration"] == {"ScanOnPush": True}


def environment(stack: Rendered) -> dict[str, str]:
    variables: list[dict[str, str]] = container(stack)["Environment"]
    return {variable["Name"]: variable["Value"] for variable in variables}


def secrets(stack: Rendered) -> dict[str, str]:
    return {secret["Name"]: secret["ValueFrom"] for secret in container(stack).get("Secrets", [])}


@pytest.mark.parametrize("count", [0, 1, 2, 5])
def test_container_gets_its_variables(count: int) -> None:
    wanted = {f"NAME_{index}": f"value {index}" for index in range(count)}
    stack = Rendered(EnvironmentVariables=",".join(f"{name}={value}" for name, value in wanted.items()))
    assert stack.violations() == []
    own = set(environment(Rendered()))
    assert {name: value for name, value in environment(stack).items() if name not in own} == wanted


@pytest.mark.parametrize("count", [1, 2, 5])
def test_container_gets_its_secrets_and_its_execution_role_may_read_just_them(count: int) -> None:
    arns = [
        "arn:aws:ssm:eu-central-1:123456789012:parameter/team/token",
        "arn:aws:secretsmanager:eu-central-1:123456789012:secret:jenkins/github-AbCdEf",
    ]
    wanted = {f"NAME_{index}": arns[index % 2] for index in range(count)}
    stack = Rendered(EnvironmentSecrets=",".join(f"{name}={arn}" for name, arn in wanted.items()))
    assert stack.violations() == []
    assert secrets(stack) == wanted
    read = execution(stack, "ssm:GetParameters")
    assert read["Action"] == ["ssm:GetParameters", "secretsmanager:GetSecretValue"]
    assert read["Resource"] == list(wanted.values())


def test_secrets_can_be_read_without_a_way_to_the_internet() -> None:
    alone = {"NatGateways": "0", "InterfaceEndpoints": "true"}
    secret = "TOKEN=arn:aws:secretsmanager:eu-central-1:123456789012:secret:token-AbCdEf"
    endpoint = Rendered(**alone, EnvironmentSecrets=secret).properties("SecretsManagerEndpoint")
    assert endpoint["ServiceName"] == "com.amazonaws.eu-central-1.secretsmanager"
    assert "SecretsManagerEndpoint" not in Rendered(**alone).resources


def test_secrets_of_agents_can_be_read_without_a_way_to_the_internet() -> None:
    alone = {"NatGateways": "0", "InterfaceEndpoints": "true"}
    secret = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:registry-AbCdEf"
    assert "SecretsManagerEndpoint" in Rendered(**alone, AgentSecretArns=secret).resources


def execution(stack: Rendered, action: str) -> dict[str, Any]:
    (policy,) = stack.properties("ExecutionRole")["Policies"]
    found = [s for s in policy["PolicyDocument"]["Statement"] if action in s["Action"]]
    result: dict[str, Any] = found[0]
    return result


def test_secrets_and_variables_that_cannot_be_taken_apart_are_refused() -> None:
    for name, value in (
        ("EnvironmentVariables", "A=b=c"),
        ("EnvironmentVariables", "A"),
        ("EnvironmentVariables", ",".join(f"A{index}=b" for index in range(6))),
        ("EnvironmentSecrets", "A=secret"),
        ("EnvironmentSecrets", "A=arn:aws:secretsmanager:eu-central-1:123456789012:secret:a-AbCdEf:key::"),
        ("EnvironmentFileArn", "arn:aws:s3:::bucket/file.txt"),
    ):
        assert Rendered(**{name: value}).violations(), (name, value)


def test_environment_file_may_be_read() -> None:
    stack = Rendered(EnvironmentFileArn="arn:aws:s3:::bucket/jenkins/prod.env")
    assert container(stack)["EnvironmentFiles"] == [
        {"Type": "s3", "Value": "arn:aws:s3:::bucket/jenkins/prod.env"}
    ]
    assert execution(stack, "s3:GetObject")["Resource"] == "arn:aws:s3:::bucket/jenkins/prod.env"
    assert execution(stack, "s3:GetBucketLocation")["Resource"] == "arn:aws:s3:::bucket"


def test_configuration_as_code_is_read_where_it_is() -> None:
    assert "CASC_JENKINS_CONFIG" not in environment(Rendered())
    stack = Rendered(CascConfig="/var/jenkins_home/casc")
    assert environment(stack)["CASC_JENKINS_CONFIG"] == "/var/jenkins_home/casc"
    assert len(stack.properties("TaskDefinition")["ContainerDefinitions"]) == 1


@pytest.mark.parametrize(
    ("parameters", "command"),
    [
        (
            {"CascS3Uri": "s3://bucket/team/casc"},
            "aws s3 cp --recursive --no-progress s3://bucket/team/casc/ /casc/",
        ),
        (
            {"CascParameter": "/team/casc"},
            "aws ssm get-parameter --with-decryption --name /team/casc --query Parameter.Value --output text > /casc/jenkins.yaml",
        ),
    ],
)
def test_configuration_as_code_is_fetched_before_jenkins_starts(
    parameters: dict[str, str], command: str
) -> None:
    stack = Rendered(**parameters)
    jenkins, fetch = stack.properties("TaskDefinition")["ContainerDefinitions"]
    assert fetch["Command"] == [command] and fetch["Essential"] is False
    assert jenkins["DependsOn"] == [{"ContainerName": fetch["Name"], "Condition": "SUCCESS"}]
    assert environment(stack)["CASC_JENKINS_CONFIG"] == "/casc"
    (mount,) = fetch["MountPoints"]
    shared = [m for m in jenkins["MountPoints"] if m["SourceVolume"] == mount["SourceVolume"]]
    assert [m["ReadOnly"] for m in shared] == [True]


def test_prefix_is_in_everything_that_knows_the_address() -> None:
    stack = Rendered(UrlPrefix="/tools/ci", HostName="jenkins.example.com")
    assert container(stack)["Command"] == ["--prefix=/tools/ci"]
    assert stack.properties("TargetGroup")["HealthCheckPath"] == "/tools/ci/login"
    assert container(stack)["HealthCheck"]["Command"][1].endswith(" http://127.0.0.1:8080/tools/ci/login")
    assert stack.properties("RootUrlParameter")["Value"] == "https://jenkins.example.com/tools/ci/"
    assert stack.outputs()["Url"] == "https://jenkins.example.com/tools/ci/"
    assert "Command" not in container(Rendered())


def test_disk_is_said_only_when_it_is_more_than_what_is_free() -> None:
    assert "EphemeralStorage" not in Rendered().properties("TaskDefinition")
    more = Rendered(EphemeralStorageGiB="100").properties("TaskDefinition")
    assert more["EphemeralStorage"] == {"SizeInGiB": "100"}


def test_subnets_may_be_apart_for_load_balancer_agents_and_file_system() -> None:
    apart = {
        "LoadBalancerSubnetIds": "subnet-0000000000000000a,subnet-0000000000000000b",
        "AgentSubnetIds": "subnet-0000000000000000c",
        "FileSystemSubnetIds": "subnet-0000000000000000d,subnet-0000000000000000e",
    }
    for scheme in ("internal", "internet-facing"):
        stack = Rendered(**GIVEN_VPC, **apart, LoadBalancerScheme=scheme)
        assert stack.violations() == []
        assert stack.properties("LoadBalancer")["Subnets"] == apart["LoadBalancerSubnetIds"].split(",")
        targets = [target["SubnetId"] for target in stack.of_type("AWS::EFS::MountTarget").values()]
        assert targets == apart["FileSystemSubnetIds"].split(",")
        template = json.loads(stack.properties("BuildExampleTemplate")["Value"])
        assert template["subnets"] == apart["AgentSubnetIds"]


def test_ipv6_reaches_the_load_balancer_of_a_new_vpc() -> None:
    stack = Rendered(
        IpAddressType="dualstack", HostName="jenkins.example.com", HostedZoneId="Z0123456789ABCDEF"
    )
    assert stack.violations() == []
    assert stack.properties("LoadBalancer")["IpAddressType"] == "dualstack"
    assert all(stack.properties(name)["Ipv6CidrBlock"] for name in ("PublicSubnetA", "PublicSubnetB"))
    assert stack.properties("PublicIpv6Route")["DestinationIpv6CidrBlock"] == "::/0"
    assert stack.properties("DnsRecordIpv6")["Type"] == "AAAA"
    private = [stack.properties(name) for name in ("PrivateSubnetA", "PrivateSubnetB")]
    assert not any("Ipv6CidrBlock" in subnet for subnet in private)
    without = Rendered(HostName="jenkins.example.com", HostedZoneId="Z0123456789ABCDEF")
    assert not {"VpcIpv6", "PublicIpv6Route", "DnsRecordIpv6"} & set(without.resources)


def test_web_acl_is_in_front_of_the_load_balancer() -> None:
    arn = (
        "arn:aws:wafv2:eu-central-1:123456789012:regional/webacl/jenkins/0a1b2c3d-1111-2222-3333-445566778899"
    )
    stack = Rendered(WebAclArn=arn)
    assert stack.violations() == []
    assert stack.properties("WebAcl") == {"ResourceArn": "<LoadBalancer>", "WebACLArn": arn}
    assert "WebAcl" not in Rendered().resources


def test_tls_policies_are_todays_and_the_first_is_post_quantum(default: Rendered) -> None:
    allowed = default.template["Parameters"]["TlsPolicy"]["AllowedValues"]
    assert (
        default.properties("HttpsListener")["SslPolicy"]
        == allowed[0]
        == "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09"
    )


OIDC = {
    "OidcIssuer": "https://login.example.com/realm",
    "OidcClientId": "jenkins",
    "OidcClientSecretArn": "arn:aws:secretsmanager:eu-central-1:123456789012:secret:oidc-AbCdEf",
}


def test_sign_in_to_jenkins_sets_what_the_images_file_reads() -> None:
    stack = Rendered(**OIDC, SignIn="jenkins", OidcAdminGroup="ci-admins", AdminParameter="/team/pwd")
    assert stack.violations() == []
    file = (TEMPLATE.parent.parent / "docker/casc/oidc.yaml").read_text()
    assert set(re.findall(r"\$\{(\w+)}", file)) == {
        name for name in {**environment(stack), **secrets(stack)} if name.startswith("OIDC_")
    }
    assert environment(stack)["CASC_JENKINS_CONFIG"] == "/usr/share/jenkins/casc/oidc.yaml"
    parameter = "arn:aws:ssm:eu-central-1:123456789012:parameter/team/pwd"
    assert secrets(stack)["OIDC_ESCAPE_PASSWORD"] == parameter
    assert execution(stack, "ssm:GetParameters")["Resource"] == parameter
    assert execution(stack, "secretsmanager:GetSecretValue")["Resource"] == OIDC["OidcClientSecretArn"]
    assert not any("OIDC" in name for name in environment(Rendered()))


@pytest.mark.parametrize(
    ("parameters", "read"),
    [
        ({"CascConfig": "/var/jenkins_home/casc"}, "/var/jenkins_home/casc"),
        ({"CascS3Uri": "s3://bucket"}, "/casc"),
    ],
)
def test_sign_in_to_jenkins_goes_with_a_configuration_of_ones_own(
    parameters: dict[str, str], read: str
) -> None:
    stack = Rendered(**OIDC, **parameters, SignIn="jenkins", OidcAdminGroup="ci-admins")
    assert environment(stack)["CASC_JENKINS_CONFIG"] == f"/usr/share/jenkins/casc/oidc.yaml,{read}"


def test_sign_in_at_the_load_balancer_comes_before_jenkins() -> None:
    endpoints = {
        f"Oidc{name}Endpoint": f"https://login.example.com/{name}"
        for name in ("Authorization", "Token", "UserInfo")
    }
    stack = Rendered(**OIDC, **endpoints, SignIn="load-balancer", SignInExemptPaths="/github-webhook/*")
    assert stack.violations() == []
    ask, forward = stack.properties("HttpsListener")["DefaultActions"]
    assert (ask["Type"], ask["Order"], forward["Type"], forward["Order"]) == (
        "authenticate-oidc",
        1,
        "forward",
        2,
    )
    config = ask["AuthenticateOidcConfig"]
    assert config["OnUnauthenticatedRequest"] == "authenticate"
    assert (
        config["ClientSecret"]
        == "{{resolve:secretsmanager:" + OIDC["OidcClientSecretArn"] + ":SecretString}}"
    )
    assert stack.properties("LoadBalancerToIssuer")["FromPort"] == 443
    (condition,) = stack.properties("ExemptPaths")["Conditions"]
    assert condition["PathPatternConfig"]["Values"] == ["/github-webhook/*"]
    plain = Rendered()
    assert [action["Type"] for action in plain.properties("HttpsListener")["DefaultActions"]] == ["forward"]
    assert not {"LoadBalancerToIssuer", "ExemptPaths"} & set(plain.resources)

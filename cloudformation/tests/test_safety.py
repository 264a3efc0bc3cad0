# SPDX-License-Identifier: MIT
"""What linters do not see on CloudFormation: that the home, the network and the controller's container are shut as meant."""

from __future__ import annotations

from typing import Any

from rendering import Rendered


def container(stack: Rendered) -> dict[str, Any]:
    (found,) = stack.properties("TaskDefinition")["ContainerDefinitions"]
    result: dict[str, Any] = found
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
    mounts = {mount["ContainerPath"]: mount for mount in container(stack)["MountPoints"]}
    assert set(mounts) == {"/var/jenkins_home", "/var/cache/jenkins", "/var/cache/jenkins-tmp", "/tmp"}
    assert {m["SourceVolume"] for m in mounts.values()} == {
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
    bucket = stack.values["AccessLogBucket"]
    assert attributes(stack)["access_logs.s3.enabled"] == ("true" if bucket else "false")
    assert attributes(stack).get("access_logs.s3.bucket", "") == bucket


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
    assert [target["SubnetId"] for target in stack.of_type("AWS::EFS::MountTarget").values()] == subnets


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
        (name, rule["FromPort"], rule["CidrIp"]) for name, rule in inline + apart if "CidrIp" in rule
    ]
    ranges = [] if stack.values["LoadBalancerSecurityGroupIds"] else stack.values["AllowedCidrs"].split(",")
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
    assert kept == {"FileSystem", "BackupVault", "BackupRole", "Key"}


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

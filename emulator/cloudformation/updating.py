# SPDX-License-Identifier: MIT
"""How resources of each type are changed in their place. Tags are not carried over to a resource that is there."""

from __future__ import annotations

import contextlib
from typing import Any

from botocore.exceptions import ClientError

from emulator.cloudformation.resources import TYPES, UPDATES, Made, Making, updates

# Types whose API puts a resource under its name, whether it is there or not.
PUT = (
    "AWS::CloudWatch::Alarm",
    "AWS::CloudWatch::Dashboard",
    "AWS::IAM::RolePolicy",
    "AWS::S3::BucketPolicy",
    "AWS::SNS::TopicPolicy",
)


def _put_again(type_name: str) -> None:
    def updater(making: Making, made: Made) -> None:
        making.take("Tags")
        TYPES[type_name](making)

    UPDATES[type_name] = updater


for _type in PUT:
    _put_again(_type)


@updates("AWS::Events::Rule")
def rule(making: Making, made: Made) -> None:
    making.take("Tags")
    targets = making.take("Targets", [])
    making.call("events", "put_rule", Name=made.ref, **making.rest())
    if targets:
        making.call("events", "put_targets", Rule=made.ref, Targets=targets)


@updates("AWS::SSM::Parameter")
def parameter(making: Making, made: Made) -> None:
    making.take("Tags")
    properties = making.rest()
    making.call("ssm", "put_parameter", **({"Name": made.ref} | properties), Overwrite=True)
    made.attributes["Value"] = properties["Value"]


@updates("AWS::ECS::Service")
def service(making: Making, made: Made) -> None:
    for fixed in (
        "ServiceName",
        "Tags",
        "EnableECSManagedTags",
        "PropagateTags",
        "ServiceRegistries",
        "LoadBalancers",
    ):
        making.take(fixed)
    deployment = known_deployment(making.take("DeploymentConfiguration"))
    changed = making.call(
        "ecs", "update_service", Service=made.ref, DeploymentConfiguration=deployment, **making.rest()
    )["service"]
    check_rollout(changed)


def known_deployment(deployment: dict[str, Any] | None) -> dict[str, Any] | None:
    """Without what the API of the pinned botocore does not have yet; nothing here fails often enough to need it."""
    if deployment is None or "DeploymentCircuitBreaker" not in deployment:
        return deployment
    breaker = {
        name: value
        for name, value in deployment["DeploymentCircuitBreaker"].items()
        if name not in ("ThresholdConfiguration", "ResetOnHealthyTask")
    }
    return deployment | {"DeploymentCircuitBreaker": breaker}


def check_rollout(service: dict[str, Any]) -> None:
    """Raises ValueError, with CloudFormation's words, if the service's deployment has failed."""
    if any(one.get("rolloutState") == "FAILED" for one in service["deployments"]):
        raise ValueError(
            "Resource handler returned message: \"Error occurred during operation 'ECS Deployment Circuit Breaker was "
            "triggered'.\" (HandlerErrorCode: GeneralServiceException)"
        )


@updates("AWS::ECS::Cluster")
def cluster(making: Making, made: Made) -> None:
    providers = making.take("CapacityProviders", [])
    strategy = making.take("DefaultCapacityProviderStrategy", [])
    making.call("ecs", "update_cluster", Cluster=made.ref, Settings=making.take("ClusterSettings"))
    making.call(
        "ecs",
        "put_cluster_capacity_providers",
        Cluster=made.ref,
        CapacityProviders=providers,
        DefaultCapacityProviderStrategy=strategy,
    )


@updates("AWS::IAM::ManagedPolicy")
def managed_policy(making: Making, made: Made) -> None:
    document = making.take("PolicyDocument")
    iam = making.clients.of("iam")
    for version in iam.list_policy_versions(PolicyArn=made.ref)["Versions"]:
        if not version["IsDefaultVersion"]:
            iam.delete_policy_version(PolicyArn=made.ref, VersionId=version["VersionId"])
    making.call(
        "iam", "create_policy_version", PolicyArn=made.ref, PolicyDocument=document, SetAsDefault=True
    )


@updates("AWS::IAM::Role")
def role(making: Making, made: Made) -> None:
    making.call(
        "iam",
        "update_assume_role_policy",
        RoleName=made.ref,
        PolicyDocument=making.take("AssumeRolePolicyDocument"),
    )
    iam = making.clients.of("iam")
    wanted = {policy["PolicyName"]: policy for policy in making.take("Policies", [])}
    for name in iam.list_role_policies(RoleName=made.ref)["PolicyNames"]:
        if name not in wanted:
            iam.delete_role_policy(RoleName=made.ref, PolicyName=name)
    for policy in wanted.values():
        making.call("iam", "put_role_policy", RoleName=made.ref, **policy)
    managed = set(making.take("ManagedPolicyArns", []))
    there = {
        one["PolicyArn"] for one in iam.list_attached_role_policies(RoleName=made.ref)["AttachedPolicies"]
    }
    for arn in sorted(there - managed):
        iam.detach_role_policy(RoleName=made.ref, PolicyArn=arn)
    for arn in sorted(managed - there):
        iam.attach_role_policy(RoleName=made.ref, PolicyArn=arn)


@updates("AWS::EC2::SecurityGroup")
def security_group(making: Making, made: Made) -> None:
    from emulator.cloudformation.network import authorize

    ec2 = making.clients.of("ec2")
    for direction in ("ingress", "egress"):
        wanted = making.take(f"SecurityGroup{direction.title()}", [])
        (found,) = ec2.describe_security_groups(GroupIds=[made.ref])["SecurityGroups"]
        there = found["IpPermissions" if direction == "ingress" else "IpPermissionsEgress"]
        own = [
            one for one in there if one.get("IpRanges") or one.get("Ipv6Ranges") or one.get("PrefixListIds")
        ]
        if own:
            getattr(ec2, f"revoke_security_group_{direction}")(GroupId=made.ref, IpPermissions=own)
        for each in wanted:
            with contextlib.suppress(ClientError):  # between groups it is there already
                authorize(making, made.ref, direction, each)


@updates("AWS::ElasticLoadBalancingV2::LoadBalancer")
def load_balancer(making: Making, made: Made) -> None:
    attributes = making.take("LoadBalancerAttributes", [])
    making.call("elbv2", "modify_load_balancer_attributes", LoadBalancerArn=made.ref, Attributes=attributes)
    making.call(
        "elbv2", "set_security_groups", LoadBalancerArn=made.ref, SecurityGroups=making.take("SecurityGroups")
    )
    making.call("elbv2", "set_subnets", LoadBalancerArn=made.ref, Subnets=making.take("Subnets"))


@updates("AWS::ElasticLoadBalancingV2::TargetGroup")
def target_group(making: Making, made: Made) -> None:
    attributes = making.take("TargetGroupAttributes", [])
    health = {
        name: value
        for name, value in making.rest().items()
        if name.startswith("HealthCheck")
        or name in ("Matcher", "HealthyThresholdCount", "UnhealthyThresholdCount")
    }
    making.call("elbv2", "modify_target_group", TargetGroupArn=made.ref, **health)
    if attributes:
        making.call("elbv2", "modify_target_group_attributes", TargetGroupArn=made.ref, Attributes=attributes)


@updates("AWS::ElasticLoadBalancingV2::Listener")
def listener(making: Making, made: Made) -> None:
    making.take("LoadBalancerArn")
    making.call("elbv2", "modify_listener", ListenerArn=made.ref, **making.rest())


@updates("AWS::Logs::LogGroup")
def log_group(making: Making, made: Made) -> None:
    days = making.take("RetentionInDays")
    if days is None:
        making.call("logs", "delete_retention_policy", LogGroupName=made.ref)
    else:
        making.call("logs", "put_retention_policy", LogGroupName=made.ref, RetentionInDays=days)


@updates("AWS::EFS::FileSystem")
def file_system(making: Making, made: Made) -> None:
    mode, speed = making.take("ThroughputMode"), making.take("ProvisionedThroughputInMibps")
    making.call(
        "efs",
        "update_file_system",
        FileSystemId=made.ref,
        ThroughputMode=mode,
        ProvisionedThroughputInMibps=speed,
    )
    lifecycle = making.take("LifecyclePolicies", [])
    making.call("efs", "put_lifecycle_configuration", FileSystemId=made.ref, LifecyclePolicies=lifecycle)
    making.call(
        "efs", "put_file_system_policy", FileSystemId=made.ref, Policy=making.take("FileSystemPolicy")
    )


@updates("AWS::EFS::MountTarget")
def mount_target(making: Making, made: Made) -> None:
    groups = making.take("SecurityGroups")
    making.call("efs", "modify_mount_target_security_groups", MountTargetId=made.ref, SecurityGroups=groups)


@updates("AWS::ECR::Repository")
def repository(making: Making, made: Made) -> None:
    lifecycle, policy = making.take("LifecyclePolicy"), making.take("RepositoryPolicyText")
    if lifecycle:
        making.call("ecr", "put_lifecycle_policy", RepositoryName=made.ref, **lifecycle)
    if policy:
        making.call("ecr", "set_repository_policy", RepositoryName=made.ref, PolicyText=policy)


@updates("AWS::KMS::Key")
def key(making: Making, made: Made) -> None:
    making.call(
        "kms", "put_key_policy", KeyId=made.ref, PolicyName="default", Policy=making.take("KeyPolicy")
    )


@updates("AWS::SNS::Topic")
def topic(making: Making, made: Made) -> None:
    for fixed in ("TopicName", "Tags"):
        making.take(fixed)
    for name, value in making.rest().items():
        making.call(
            "sns", "set_topic_attributes", TopicArn=made.ref, AttributeName=name, AttributeValue=value
        )


@updates("AWS::Route53::RecordSet")
def record_set(making: Making, made: Made) -> None:
    zone, record = making.take("HostedZoneId"), making.rest()
    if "AliasTarget" in record:
        record["AliasTarget"] = {"EvaluateTargetHealth": False} | record["AliasTarget"]
    change = {"Changes": [{"Action": "UPSERT", "ResourceRecordSet": record}]}
    making.call("route53", "change_resource_record_sets", HostedZoneId=zone, ChangeBatch=change)


@updates("AWS::EC2::VPCEndpoint")
def endpoint(making: Making, made: Made) -> None:
    document = making.take("PolicyDocument")
    making.call("ec2", "modify_vpc_endpoint", VpcEndpointId=made.ref, PolicyDocument=document)


@updates("AWS::Backup::BackupPlan")
def backup_plan(making: Making, made: Made) -> None:
    from emulator.cloudformation.storage import plan_of

    making.call("backup", "update_backup_plan", BackupPlanId=made.ref, BackupPlan=plan_of(making))

# SPDX-License-Identifier: MIT
"""How resources of each type are deleted."""

from __future__ import annotations

import contextlib
from collections.abc import Callable

from botocore.exceptions import ClientError

from emulator.account.clients import Clients
from emulator.cloudformation.resources import Made

Deleter = Callable[[Clients, Made], None]
# What AWS says of what somebody else has deleted already, which CloudFormation takes for done.
GONE = ("NotFound", "NoSuchEntity", "ResourceNotFound", "NotFoundException", "DoesNotExist", "NoSuchBucket")


def delete(clients: Clients, made: Made) -> None:
    """Deletes a resource; one that is gone already is fine. Raises LookupError for a type that it does not know."""
    if made.cf_resource_type not in DELETES:
        raise LookupError(f"the emulator cannot delete resources of type {made.cf_resource_type}")
    try:
        DELETES[made.cf_resource_type](clients, made)
    except ClientError as refused:
        if not any(word in refused.response["Error"]["Code"] for word in GONE):
            raise


def by(service: str, operation: str, parameter: str, attribute: str | None = None) -> Deleter:
    """A call with one parameter: the physical id, or an attribute."""

    def deleter(clients: Clients, made: Made) -> None:
        value = made.attributes[attribute] if attribute else made.ref
        getattr(clients.of(service), operation)(**{parameter: value})

    return deleter


def nothing(clients: Clients, made: Made) -> None:
    """Goes with what it belongs to."""


def _gateway_attachment(clients: Clients, made: Made) -> None:
    clients.of("ec2").detach_internet_gateway(
        VpcId=made.properties["VpcId"], InternetGatewayId=made.properties["InternetGatewayId"]
    )


def _route(clients: Clients, made: Made) -> None:
    where = ("RouteTableId", "DestinationCidrBlock", "DestinationIpv6CidrBlock", "DestinationPrefixListId")
    given = {name: made.properties[name] for name in where if name in made.properties}
    clients.of("ec2").delete_route(**given)


def _flow_log(clients: Clients, made: Made) -> None:
    clients.of("ec2").delete_flow_logs(FlowLogIds=[made.ref])


def _endpoint(clients: Clients, made: Made) -> None:
    clients.of("ec2").delete_vpc_endpoints(VpcEndpointIds=[made.ref])


def _rule_of_group(direction: str) -> Deleter:
    def deleter(clients: Clients, made: Made) -> None:
        revoke = getattr(clients.of("ec2"), f"revoke_security_group_{direction}")
        revoke(GroupId=made.properties["GroupId"], SecurityGroupRuleIds=[made.ref])

    return deleter


def _role(clients: Clients, made: Made) -> None:
    iam = clients.of("iam")
    for name in iam.list_role_policies(RoleName=made.ref)["PolicyNames"]:
        iam.delete_role_policy(RoleName=made.ref, PolicyName=name)
    for policy in iam.list_attached_role_policies(RoleName=made.ref)["AttachedPolicies"]:
        iam.detach_role_policy(RoleName=made.ref, PolicyArn=policy["PolicyArn"])
    iam.delete_role(RoleName=made.ref)


def _role_policy(clients: Clients, made: Made) -> None:
    clients.of("iam").delete_role_policy(RoleName=made.properties["RoleName"], PolicyName=made.ref)


def _managed_policy(clients: Clients, made: Made) -> None:
    iam = clients.of("iam")
    for version in iam.list_policy_versions(PolicyArn=made.ref)["Versions"]:
        if not version["IsDefaultVersion"]:
            iam.delete_policy_version(PolicyArn=made.ref, VersionId=version["VersionId"])
    iam.delete_policy(PolicyArn=made.ref)


def _key(clients: Clients, made: Made) -> None:
    clients.of("kms").schedule_key_deletion(KeyId=made.ref, PendingWindowInDays=30)


def _repository(clients: Clients, made: Made) -> None:
    empties = str(made.properties.get("EmptyOnDelete", "false")).lower() == "true"
    clients.of("ecr").delete_repository(repositoryName=made.ref, force=empties)


def _rule(clients: Clients, made: Made) -> None:
    events = clients.of("events")
    targets = [target["Id"] for target in events.list_targets_by_rule(Rule=made.ref)["Targets"]]
    if targets:
        events.remove_targets(Rule=made.ref, Ids=targets)
    events.delete_rule(Name=made.ref)


def _alarm(clients: Clients, made: Made) -> None:
    clients.of("cloudwatch").delete_alarms(AlarmNames=[made.ref])


def _dashboard(clients: Clients, made: Made) -> None:
    clients.of("cloudwatch").delete_dashboards(DashboardNames=[made.ref])


def _selection(clients: Clients, made: Made) -> None:
    selection, _, plan = made.ref.partition("|")
    clients.of("backup").delete_backup_selection(BackupPlanId=plan, SelectionId=selection)


def _load_balancer(clients: Clients, made: Made) -> None:
    elbv2 = clients.of("elbv2")
    attributes = elbv2.describe_load_balancer_attributes(LoadBalancerArn=made.ref)["Attributes"]
    if {"Key": "deletion_protection.enabled", "Value": "true"} in attributes:
        raise ValueError(
            f"Load balancer '{made.ref}' cannot be deleted because deletion protection is enabled"
        )
    elbv2.delete_load_balancer(LoadBalancerArn=made.ref)


def _record_set(clients: Clients, made: Made) -> None:
    record = {name: value for name, value in made.properties.items() if name != "HostedZoneId"}
    if "AliasTarget" in record:
        record["AliasTarget"] = {"EvaluateTargetHealth": False} | record["AliasTarget"]
    change = {"Changes": [{"Action": "DELETE", "ResourceRecordSet": record}]}
    clients.of("route53").change_resource_record_sets(
        HostedZoneId=made.properties["HostedZoneId"], ChangeBatch=change
    )


def _service(clients: Clients, made: Made) -> None:
    clients.of("ecs").delete_service(cluster=made.properties["Cluster"], service=made.ref, force=True)


def _cluster(clients: Clients, made: Made) -> None:
    ecs = clients.of("ecs")
    tasks = [
        task
        for page in ecs.get_paginator("list_tasks").paginate(cluster=made.ref)
        for task in page["taskArns"]
    ]
    states = ecs.describe_tasks(cluster=made.ref, tasks=tasks)["tasks"] if tasks else []
    if any(task["lastStatus"] != "STOPPED" for task in states):
        raise ValueError("The Cluster cannot be deleted while Tasks are active.")
    ecs.delete_cluster(cluster=made.ref)


def _web_acl_association(clients: Clients, made: Made) -> None:
    clients.of("wafv2").disassociate_web_acl(ResourceArn=made.properties["ResourceArn"])


def _bucket_policy(clients: Clients, made: Made) -> None:
    clients.of("s3").delete_bucket_policy(Bucket=made.properties["Bucket"])


def _suppressed(deleter: Deleter) -> Deleter:
    """For what moto cannot delete and what costs and hinders nothing."""

    def quiet(clients: Clients, made: Made) -> None:
        with contextlib.suppress(ClientError):
            deleter(clients, made)

    return quiet


DELETES: dict[str, Deleter] = {
    "AWS::Backup::BackupPlan": by("backup", "delete_backup_plan", "BackupPlanId"),
    "AWS::Backup::BackupSelection": _suppressed(_selection),
    "AWS::Backup::BackupVault": by("backup", "delete_backup_vault", "BackupVaultName"),
    "AWS::CertificateManager::Certificate": by("acm", "delete_certificate", "CertificateArn"),
    "AWS::CloudWatch::Alarm": _alarm,
    "AWS::CloudWatch::Dashboard": _dashboard,
    "AWS::EC2::EIP": by("ec2", "release_address", "AllocationId", "AllocationId"),
    "AWS::EC2::FlowLog": _flow_log,
    "AWS::EC2::InternetGateway": by("ec2", "delete_internet_gateway", "InternetGatewayId"),
    "AWS::EC2::NatGateway": by("ec2", "delete_nat_gateway", "NatGatewayId"),
    "AWS::EC2::Route": _route,
    "AWS::EC2::RouteTable": by("ec2", "delete_route_table", "RouteTableId"),
    "AWS::EC2::SecurityGroup": by("ec2", "delete_security_group", "GroupId"),
    "AWS::EC2::SecurityGroupEgress": _suppressed(_rule_of_group("egress")),
    "AWS::EC2::SecurityGroupIngress": _suppressed(_rule_of_group("ingress")),
    "AWS::EC2::Subnet": by("ec2", "delete_subnet", "SubnetId"),
    "AWS::EC2::SubnetRouteTableAssociation": by("ec2", "disassociate_route_table", "AssociationId"),
    "AWS::EC2::VPC": by("ec2", "delete_vpc", "VpcId"),
    "AWS::EC2::VPCCidrBlock": by("ec2", "disassociate_vpc_cidr_block", "AssociationId"),
    "AWS::EC2::VPCEndpoint": _endpoint,
    "AWS::EC2::VPCGatewayAttachment": _gateway_attachment,
    "AWS::ECR::PullThroughCacheRule": by("ecr", "delete_pull_through_cache_rule", "ecrRepositoryPrefix"),
    "AWS::ECR::Repository": _repository,
    "AWS::ECS::Cluster": _cluster,
    "AWS::ECS::ClusterCapacityProviderAssociations": nothing,
    "AWS::ECS::Service": _service,
    "AWS::ECS::TaskDefinition": by("ecs", "deregister_task_definition", "taskDefinition"),
    "AWS::EFS::AccessPoint": by("efs", "delete_access_point", "AccessPointId"),
    "AWS::EFS::FileSystem": by("efs", "delete_file_system", "FileSystemId"),
    "AWS::EFS::MountTarget": by("efs", "delete_mount_target", "MountTargetId"),
    "AWS::ElasticLoadBalancingV2::Listener": by("elbv2", "delete_listener", "ListenerArn"),
    "AWS::ElasticLoadBalancingV2::ListenerRule": by("elbv2", "delete_rule", "RuleArn"),
    "AWS::ElasticLoadBalancingV2::LoadBalancer": _load_balancer,
    "AWS::ElasticLoadBalancingV2::TargetGroup": by("elbv2", "delete_target_group", "TargetGroupArn"),
    "AWS::Events::Rule": _rule,
    "AWS::IAM::ManagedPolicy": _managed_policy,
    "AWS::IAM::Role": _role,
    "AWS::IAM::RolePolicy": _role_policy,
    "AWS::KMS::Alias": by("kms", "delete_alias", "AliasName"),
    "AWS::KMS::Key": _key,
    "AWS::Logs::LogGroup": by("logs", "delete_log_group", "logGroupName"),
    "AWS::Route53::RecordSet": _record_set,
    "AWS::S3::Bucket": by("s3", "delete_bucket", "Bucket"),
    "AWS::S3::BucketPolicy": _bucket_policy,
    "AWS::SNS::Subscription": by("sns", "unsubscribe", "SubscriptionArn"),
    "AWS::SNS::Topic": by("sns", "delete_topic", "TopicArn"),
    "AWS::SNS::TopicPolicy": nothing,
    "AWS::SSM::Parameter": by("ssm", "delete_parameter", "Name"),
    "AWS::ServiceDiscovery::PrivateDnsNamespace": by("servicediscovery", "delete_namespace", "Id"),
    "AWS::WAFv2::WebACLAssociation": _web_acl_association,
    "AWS::ServiceDiscovery::Service": by("servicediscovery", "delete_service", "Id"),
}

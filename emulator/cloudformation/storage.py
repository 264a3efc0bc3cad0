# SPDX-License-Identifier: MIT
"""Types of AWS::EFS, AWS::ECR, AWS::Backup and AWS::SSM."""

from __future__ import annotations

from typing import Any

from emulator.cloudformation.resources import Made, Making, makes


@makes("AWS::EFS::FileSystem")
def file_system(making: Making) -> Made:
    lifecycle, policy = making.take("LifecyclePolicies"), making.take("FileSystemPolicy")
    protection = making.take("FileSystemProtection")
    made = making.call(
        "efs",
        "create_file_system",
        CreationToken=making.generated_name,
        Backup=making.take("BackupPolicy", {}).get("Status") == "ENABLED",
        Tags=making.tags("FileSystemTags"),
        **making.rest(),
    )
    created = made["FileSystemId"]
    if lifecycle:
        making.call("efs", "put_lifecycle_configuration", FileSystemId=created, LifecyclePolicies=lifecycle)
    if policy:
        making.call("efs", "put_file_system_policy", FileSystemId=created, Policy=policy)
    if protection:
        making.call("efs", "update_file_system_protection", FileSystemId=created, **protection)
    return Made(created, {"Arn": made["FileSystemArn"], "FileSystemId": created})


@makes("AWS::EFS::MountTarget")
def mount_target(making: Making) -> Made:
    made = making.call("efs", "create_mount_target", **making.rest())
    return Made(made["MountTargetId"], {"Id": made["MountTargetId"], "IpAddress": made["IpAddress"]})


@makes("AWS::EFS::AccessPoint")
def access_point(making: Making) -> Made:
    tags = making.tags("AccessPointTags")
    made = making.call(
        "efs", "create_access_point", ClientToken=making.generated_name, Tags=tags, **making.rest()
    )
    created = made["AccessPointId"]
    return Made(created, {"Arn": made["AccessPointArn"], "AccessPointId": created})


@makes("AWS::S3::Bucket")
def bucket(making: Making) -> Made:
    name, region = making.name("BucketName").lower()[:63], making.clients.region
    location = None if region == "us-east-1" else {"LocationConstraint": region}
    making.call("s3", "create_bucket", Bucket=name, CreateBucketConfiguration=location)
    encryption = making.take("BucketEncryption")
    if encryption:
        # the template leaves out a word that the API has, and the other way round
        rules = [
            {"ApplyServerSideEncryptionByDefault": rule["ServerSideEncryptionByDefault"]}
            for rule in encryption["ServerSideEncryptionConfiguration"]
        ]
        making.call(
            "s3", "put_bucket_encryption", Bucket=name, ServerSideEncryptionConfiguration={"Rules": rules}
        )
    access, owners = making.take("PublicAccessBlockConfiguration"), making.take("OwnershipControls")
    if access:
        making.call("s3", "put_public_access_block", Bucket=name, PublicAccessBlockConfiguration=access)
    if owners:
        making.call("s3", "put_bucket_ownership_controls", Bucket=name, OwnershipControls=owners)
    versions, lifecycle = making.take("VersioningConfiguration"), making.take("LifecycleConfiguration")
    if versions:
        making.call("s3", "put_bucket_versioning", Bucket=name, VersioningConfiguration=versions)
    if lifecycle:
        rules = [_lifecycle(rule) for rule in lifecycle["Rules"]]
        making.call(
            "s3", "put_bucket_lifecycle_configuration", Bucket=name, LifecycleConfiguration={"Rules": rules}
        )
    making.call("s3", "put_bucket_tagging", Bucket=name, Tagging={"TagSet": making.tags()})
    return Made(name, {"Arn": f"arn:{making.clients.partition}:s3:::{name}"})


@makes("AWS::S3::BucketPolicy")
def bucket_policy(making: Making) -> Made:
    name = making.take("Bucket")
    making.call("s3", "put_bucket_policy", Bucket=name, Policy=making.take("PolicyDocument"))
    return Made(name)


def _lifecycle(rule: dict[str, Any]) -> dict[str, Any]:
    """A rule as the API has it: of the whole bucket, and its days in a structure."""
    fitted = {name: value for name, value in rule.items() if name != "ExpirationInDays"}
    if "ExpirationInDays" in rule:
        fitted["Expiration"] = {"Days": rule["ExpirationInDays"]}
    return {"Filter": {"Prefix": ""}} | fitted


@makes("AWS::ECR::Repository")
def repository(making: Making) -> Made:
    making.take("EmptyOnDelete")  # matters when the stack is deleted
    lifecycle, policy = making.take("LifecyclePolicy"), making.take("RepositoryPolicyText")
    name = making.name("RepositoryName")
    made = making.call("ecr", "create_repository", RepositoryName=name, Tags=making.tags(), **making.rest())
    if lifecycle:
        making.call("ecr", "put_lifecycle_policy", RepositoryName=name, **lifecycle)
    if policy:
        making.call("ecr", "set_repository_policy", RepositoryName=name, PolicyText=policy)
    created = made["repository"]
    return Made(name, {"Arn": created["repositoryArn"], "RepositoryUri": created["repositoryUri"]})


@makes("AWS::ECR::PullThroughCacheRule")
def pull_through_cache_rule(making: Making) -> Made:
    made = making.call("ecr", "create_pull_through_cache_rule", **making.rest())
    return Made(made["ecrRepositoryPrefix"])


@makes("AWS::Backup::BackupVault")
def backup_vault(making: Making) -> Made:
    name = making.take("BackupVaultName")
    tags = _as_map(making.tags("BackupVaultTags"))
    made = making.call(
        "backup", "create_backup_vault", BackupVaultName=name, BackupVaultTags=tags, **making.rest()
    )
    return Made(name, {"BackupVaultArn": made["BackupVaultArn"], "BackupVaultName": name})


@makes("AWS::Backup::BackupPlan")
def backup_plan(making: Making) -> Made:
    tags = _as_map(making.tags("BackupPlanTags"))
    made = making.call("backup", "create_backup_plan", BackupPlan=plan_of(making), BackupPlanTags=tags)
    return Made(
        made["BackupPlanId"],
        {
            "BackupPlanId": made["BackupPlanId"],
            "BackupPlanArn": made["BackupPlanArn"],
            "VersionId": made["VersionId"],
        },
    )


@makes("AWS::Backup::BackupSelection")
def backup_selection(making: Making) -> Made:
    made = making.call("backup", "create_backup_selection", **making.rest())
    return Made(
        f"{made['SelectionId']}|{made['BackupPlanId']}",
        {"SelectionId": made["SelectionId"], "BackupPlanId": made["BackupPlanId"]},
    )


@makes("AWS::SSM::Parameter")
def parameter(making: Making) -> Made:
    name, kind, value = making.name("Name"), making.take("Type"), making.take("Value")
    if kind == "SecureString":
        raise ValueError("CloudFormation cannot create parameters of type SecureString")
    making.call(
        "ssm", "put_parameter", Name=name, Type=kind, Value=value, Tags=making.tags(), **making.rest()
    )
    return Made(name, {"Type": kind, "Value": value})


def plan_of(making: Making) -> dict[str, Any]:
    """The plan as the API wants it."""
    plan = dict(making.take("BackupPlan"))
    rules = [
        _renamed(rule, "TargetBackupVault", "TargetBackupVaultName") for rule in plan.pop("BackupPlanRule")
    ]
    return plan | {"Rules": rules}


def _as_map(tags: list[dict[str, str]]) -> dict[str, str]:
    return {tag["Key"]: tag["Value"] for tag in tags}


def _renamed(properties: dict[str, Any], old: str, new: str) -> dict[str, Any]:
    return {new if name == old else name: value for name, value in properties.items()}

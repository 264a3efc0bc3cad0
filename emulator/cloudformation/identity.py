# SPDX-License-Identifier: MIT
"""Types of AWS::IAM and AWS::KMS."""

from __future__ import annotations

from emulator.cloudformation.resources import Made, Making, makes


@makes("AWS::IAM::Role")
def role(making: Making) -> Made:
    inline, managed = making.take("Policies", []), making.take("ManagedPolicyArns", [])
    name = making.name("RoleName")
    made = making.call("iam", "create_role", RoleName=name, Tags=making.tags(), **making.rest())["Role"]
    for policy in inline:
        making.call("iam", "put_role_policy", RoleName=name, **policy)
    for arn in managed:
        making.call("iam", "attach_role_policy", RoleName=name, PolicyArn=arn)
    return Made(name, {"Arn": made["Arn"], "RoleId": made["RoleId"]})


@makes("AWS::IAM::RolePolicy")
def role_policy(making: Making) -> Made:
    name = making.take("PolicyName")
    making.call("iam", "put_role_policy", PolicyName=name, **making.rest())
    return Made(name)


@makes("AWS::IAM::ManagedPolicy")
def managed_policy(making: Making) -> Made:
    name = making.name("ManagedPolicyName")
    made = making.call("iam", "create_policy", PolicyName=name, **making.rest())["Policy"]
    return Made(made["Arn"], {"PolicyArn": made["Arn"], "PolicyId": made["PolicyId"]})


@makes("AWS::KMS::Key")
def key(making: Making) -> Made:
    rotated = making.take("EnableKeyRotation", False)
    tags = [{"TagKey": tag["Key"], "TagValue": tag["Value"]} for tag in making.tags()]
    policy = making.take("KeyPolicy")
    made = making.call("kms", "create_key", Policy=policy, Tags=tags, **making.rest())["KeyMetadata"]
    if str(rotated).lower() == "true":
        making.call("kms", "enable_key_rotation", KeyId=made["KeyId"])
    return Made(made["KeyId"], {"Arn": made["Arn"], "KeyId": made["KeyId"]})


@makes("AWS::KMS::Alias")
def alias(making: Making) -> Made:
    name = making.take("AliasName")
    making.call("kms", "create_alias", AliasName=name, **making.rest())
    return Made(name)

# SPDX-License-Identifier: MIT
"""What a removed stack leaves behind, and the commands that remove that too."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from botocore.exceptions import ClientError

from deploy.home import counted
from deploy.stack import Stack

HOME = "/jenkins-home"
"""Where the template has the home on the file system unless it is told otherwise."""


PART_OF = "fargate-controller:part-of"
"""The tag with which the template marks what belongs to a Jenkins, by its name."""


class Leftovers:
    """Is made while the stack is still there, since it tells what it had."""

    def __init__(self, stack: Stack) -> None:
        self.surroundings = stack.surroundings
        self.region = f"--region {stack.surroundings.region.name}"
        kept = ("FileSystem", "BackupVault", "BackupRole", "Key", "AccessLogBucketOfStack")
        system, self.vault, self.role, self.key, self.bucket = (stack.resource(name) for name in kept)
        state = stack.existing()
        parameters = state.parameters
        # One that was given, as after a restore, is no resource of the stack, and stays as well.
        self.system = system or state.outputs.get("FileSystem")
        path = parameters.get("HomePath", HOME)
        self.path = "" if path == HOME else f" HomePath={path}"
        self.password = parameters.get("AdminParameter", "")
        self.name = parameters.get("Name", stack.name)

    def lines(self) -> Iterator[str]:
        """What is left once the stack has gone, in the order in which it can be removed."""
        yield from self.file_system()
        yield from self.backups()
        yield from self.backup_role()
        yield from self.encryption_key()
        yield from self.access_logs()
        yield from self.parameter()
        yield from self.definitions()

    def file_system(self) -> Iterator[str]:
        """The home."""
        if self.system:
            yield (
                f"Kept: the file system {self.system} with JENKINS_HOME. "
                f"A new stack uses it with FileSystemId={self.system}{self.path}. To remove it:"
            )
            yield f"  {self.deletion(self.system)}"
        for other in self.homes():
            if other != self.system:
                yield f"Kept: the file system {other}, an earlier JENKINS_HOME. To remove it:"
                yield f"  {self.deletion(other)}"

    def deletion(self, system: str) -> str:
        """The command that deletes a file system."""
        return f"aws efs delete-file-system {self.region} --file-system-id {system}"

    def homes(self) -> list[str]:
        """The file systems that carry this Jenkins' tag, such as one from before a restore."""
        mark = {"Key": PART_OF, "Value": self.name}
        pages = self.surroundings.client("efs").get_paginator("describe_file_systems")
        try:
            return [
                one["FileSystemId"]
                for page in pages.paginate()
                for one in page["FileSystems"]
                if mark in one.get("Tags", [])
            ]
        except ClientError:
            return []

    def backups(self) -> Iterator[str]:
        """The vault and what is in it."""
        if not self.vault:
            return
        points = self.recovery_points(self.vault)
        yield f"Kept: the vault {self.vault} with {counted(len(points), 'backup')}. To remove it:"
        for point in points:
            yield (
                f"  aws backup delete-recovery-point {self.region} --backup-vault-name {self.vault} --recovery-point-arn {point}"
            )
        yield f"  aws backup delete-backup-vault {self.region} --backup-vault-name {self.vault}"

    def recovery_points(self, vault: str) -> list[str]:
        """The backups in a vault."""
        pages = self.surroundings.client("backup").get_paginator("list_recovery_points_by_backup_vault")
        try:
            return [
                point["RecoveryPointArn"]
                for page in pages.paginate(BackupVaultName=vault)
                for point in page["RecoveryPoints"]
            ]
        except ClientError:
            return []

    def backup_role(self) -> Iterator[str]:
        """The role with which AWS Backup restores and lets backups expire, if the stack kept it."""
        iam = self.surroundings.client("iam")
        if not self.role:
            return
        try:
            policies = iam.list_attached_role_policies(RoleName=self.role)["AttachedPolicies"]
        except ClientError:
            return
        yield f"Kept: the role {self.role}, with which AWS Backup restores backups and lets them expire. When there are no backups left:"
        for policy in policies:
            yield f"  aws iam detach-role-policy --role-name {self.role} --policy-arn {policy['PolicyArn']}"
        yield f"  aws iam delete-role --role-name {self.role}"

    def encryption_key(self) -> Iterator[str]:
        """The key of the backups."""
        if self.key:
            yield f"Kept: the key {self.key}, with which the backups are encrypted. When there are no backups left:"
            yield f"  aws kms schedule-key-deletion {self.region} --key-id {self.key}"

    def access_logs(self) -> Iterator[str]:
        """The bucket with the load balancer's logs."""
        if self.bucket:
            yield f"Kept: the bucket {self.bucket} with the load balancer's access logs. To remove it:"
            yield f"  aws s3 rb {self.region} --force s3://{self.bucket}"

    def parameter(self) -> Iterator[str]:
        """The admin's password, which is no part of the stack."""
        if not self.password:
            return
        try:
            self.surroundings.client("ssm").get_parameter(Name=self.password)
        except ClientError:
            return
        yield f"Left: the parameter {self.password} with the administrator's password. If no other Jenkins uses it:"
        yield f"  aws ssm delete-parameter {self.region} --name {self.password}"

    def definitions(self) -> Iterator[str]:
        """Task definitions that the plugin or a pipeline registered; they cost nothing."""
        families = [*self.families(f"{self.name}-"), *self.families("fargate-cloud")]
        if not families:
            return
        yield "Left: task definitions, which cost nothing; those of agents (fargate-cloud…) may belong to another Jenkins. To remove a family:"
        for family in families:
            yield (
                f"  aws ecs list-task-definitions {self.region} --family-prefix {family} --query taskDefinitionArns[] --output text"
                f" | xargs -n 1 aws ecs deregister-task-definition {self.region} --task-definition"
            )

    def families(self, prefix: str) -> list[str]:
        """The families with active revisions whose names begin so."""
        pages = self.surroundings.client("ecs").get_paginator("list_task_definition_families")
        found: list[Any] = []
        try:
            for page in pages.paginate(familyPrefix=prefix, status="ACTIVE"):
                found += page["families"]
        except ClientError:
            return []
        return [str(family) for family in found]

# SPDX-License-Identifier: MIT
"""Backups of a stack's home, and a new file system made from one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from deploy.refusals import Refused
from deploy.stack import Stack

POLL_SECONDS = 15.0
SILENCE_SECONDS = 120.0


@dataclass(frozen=True)
class Point:
    """One recovery point."""

    arn: str
    made: datetime

    def __str__(self) -> str:
        return f"the backup of {self.made:%Y-%m-%d %H:%M %Z}".rstrip()


class Recovery:
    """The vault of one stack."""

    def __init__(self, stack: Stack) -> None:
        self.stack = stack
        self.surroundings = stack.surroundings
        self.backup = stack.surroundings.client("backup")
        self.outputs = stack.existing().outputs

    def point(self, arn: str | None) -> Point:
        """The recovery point that is named, or the newest that is complete."""
        points = sorted(self.points(), key=lambda point: point.made)
        if arn:
            found = [point for point in points if point.arn == arn]
            if not found:
                raise Refused(
                    f"The vault {self.vault} has no complete backup {arn} of {self.outputs['FileSystem']}. It has: "
                    + (", ".join(point.arn for point in points) or "none")
                )
            return found[0]
        if not points:
            raise Refused(
                f"The vault {self.vault} has no complete backup of {self.outputs['FileSystem']} yet. "
                "Create one: AWS Backup → Protected resources → Create on-demand backup, or wait for the next scheduled one."
            )
        return points[-1]

    @property
    def vault(self) -> str:
        """The vault's name."""
        name: str = self.outputs["BackupVault"]
        return name

    def points(self) -> list[Point]:
        """The complete recovery points of the stack's file system."""
        pages = self.backup.get_paginator("list_recovery_points_by_backup_vault")
        return [
            Point(point["RecoveryPointArn"], point["CreationDate"])
            for page in pages.paginate(BackupVaultName=self.vault)
            for point in page["RecoveryPoints"]
            if point["Status"] == "COMPLETED"
            and point["ResourceArn"].rpartition("/")[2] == self.outputs["FileSystem"]
        ]

    def role(self) -> str:
        """The ARN of the role with which AWS Backup restores."""
        name = self.stack.resource("BackupRole")
        if name is None:
            raise Refused(
                "The stack has no role for AWS Backup. Turn backups on: make deploy SET='BackupEnabled=true'"
            )
        arn: str = self.surroundings.client("iam").get_role(RoleName=name)["Role"]["Arn"]
        return arn

    def restore(self, point: Point, token: str) -> str:
        """Makes a new file system from a recovery point, and waits for it; its ID."""
        parameters = self.stack.existing().parameters
        metadata = {
            "file-system-id": self.outputs["FileSystem"],
            "newFileSystem": "true",
            "CreationToken": token,
            "Encrypted": "true",
            "PerformanceMode": parameters.get("PerformanceMode", "generalPurpose"),
        }
        if parameters.get("FileSystemKeyArn"):
            metadata["KmsKeyId"] = parameters["FileSystemKeyArn"]
        job = self.backup.start_restore_job(
            RecoveryPointArn=point.arn,
            IamRoleArn=self.role(),
            ResourceType="EFS",
            Metadata=metadata,
            IdempotencyToken=token,
        )["RestoreJobId"]
        self.surroundings.say(f"AWS Backup restores {point} into a new file system (job {job}).")
        return self.finished(job)

    def finished(self, job: str) -> str:
        """Waits for a job as long as it takes, and says how far it is; the ID of the file system."""
        said = self.surroundings.clock()
        while True:
            found: dict[str, Any] = self.backup.describe_restore_job(RestoreJobId=job)
            if found["Status"] == "COMPLETED":
                return str(found["CreatedResourceArn"].rpartition("/")[2])
            if found["Status"] in ("ABORTED", "FAILED"):
                raise Refused(
                    f"The restore ended as {found['Status']}: {found.get('StatusMessage', 'AWS Backup gave no reason')}. "
                    "The controller was not changed."
                )
            if self.surroundings.clock() - said >= SILENCE_SECONDS:
                said = self.surroundings.clock()
                self.surroundings.say(f"  {found.get('PercentDone') or '0%'} restored")
            self.surroundings.sleep(POLL_SECONDS)

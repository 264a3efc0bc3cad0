# SPDX-License-Identifier: MIT
"""AWS Backup's jobs, which moto lacks: backups of file systems, and restores, which end at the second look.

Source: AWS Backup API Reference and Developer Guide, "Restore an Amazon EFS file system": a restore, also into a new
file system, goes to a directory aws-backup-restore_DATETIME at its root. The new one has no policy, no mount targets.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from moto.backup import urls
from moto.backup.exceptions import InvalidParameterValueException, ResourceNotFoundException
from moto.backup.models import BackupBackend
from moto.backup.responses import BackupResponse
from moto.core.utils import unix_time, utcnow
from moto.efs import efs_backends
from moto.moto_api._internal import mock_random

from emulator import files

PATHS = (
    "/backup-jobs/?$",
    "/backup-jobs/(?P<job>[^/]+)$",
    "/backup-vaults/(?P<name>[^/]+)/recovery-points/$",
    "/backup-vaults/(?P<name>[^/]+)/recovery-points/(?P<point>.+)$",
    "/restore-jobs/?$",
    "/restore-jobs/(?P<job>[^/]+)$",
)


@dataclass
class Jobs:
    """The recovery points and the jobs of an account and region, by ARN and by id."""

    points: dict[str, dict[str, Any]] = field(default_factory=dict)
    jobs: dict[str, dict[str, Any]] = field(default_factory=dict)


def apply() -> None:
    """Adds the operations; must come before the first request."""
    for path in PATHS:
        urls.url_paths["{0}" + path] = urls.response.dispatch
    for operation in (
        start_backup_job,
        describe_backup_job,
        list_recovery_points_by_backup_vault,
        delete_recovery_point,
        start_restore_job,
        describe_restore_job,
        update_backup_plan,
        delete_backup_selection,
    ):
        setattr(BackupResponse, operation.__name__, operation)


def _jobs(backend: BackupBackend) -> Jobs:
    if not hasattr(backend, "jobs"):
        backend.jobs = Jobs()
    found: Jobs = backend.jobs
    return found


def start_backup_job(self: Any) -> str:
    """Saves a file system at once."""
    asked, backend = json.loads(self.body), self.backup_backend
    if asked["BackupVaultName"] not in backend.vaults:
        raise ResourceNotFoundException(msg=f"Backup vault {asked['BackupVaultName']} cannot be found.")
    identifier, system = str(mock_random.uuid4()), asked["ResourceArn"].rpartition("/")[2]
    files.save(system, identifier)
    partition_region_account = ":".join(asked["ResourceArn"].split(":")[1:5]).replace(
        "elasticfilesystem", "backup"
    )
    point = f"arn:{partition_region_account}:recovery-point:{identifier}"
    _jobs(backend).points[point] = {
        "RecoveryPointArn": point,
        "BackupVaultName": asked["BackupVaultName"],
        "ResourceArn": asked["ResourceArn"],
        "ResourceType": "EFS",
        "IamRoleArn": asked["IamRoleArn"],
        "Status": "COMPLETED",
        "CreationDate": unix_time() + len(_jobs(backend).points),
        "CompletionDate": unix_time(),
    }
    _jobs(backend).jobs[identifier] = {
        "BackupJobId": identifier,
        "State": "COMPLETED",
        "RecoveryPointArn": point,
    }
    return json.dumps({"BackupJobId": identifier, "RecoveryPointArn": point, "CreationDate": unix_time()})


def describe_backup_job(self: Any) -> str:
    """A job that saves."""
    return json.dumps(_job(self))


def list_recovery_points_by_backup_vault(self: Any) -> str:
    """The recovery points of a vault."""
    vault = self.path.split("/backup-vaults/")[1].split("/")[0]
    points = [one for one in _jobs(self.backup_backend).points.values() if one["BackupVaultName"] == vault]
    return json.dumps({"RecoveryPoints": points})


def delete_recovery_point(self: Any) -> str:
    """Forgets a recovery point."""
    point = unquote(self.path.split("/recovery-points/")[1])
    if _jobs(self.backup_backend).points.pop(point, None) is None:
        raise ResourceNotFoundException(msg=f"Recovery point {point} cannot be found.")
    return "{}"


def start_restore_job(self: Any) -> str:
    """Begins to restore into a new file system."""
    asked, backend = json.loads(self.body), self.backup_backend
    point, metadata = _jobs(backend).points.get(asked["RecoveryPointArn"]), asked["Metadata"]
    if point is None:
        raise ResourceNotFoundException(msg=f"Recovery point {asked['RecoveryPointArn']} cannot be found.")
    needed = {"file-system-id", "newFileSystem", "CreationToken", "Encrypted", "PerformanceMode"}
    if needed - metadata.keys():
        raise InvalidParameterValueException(f"Metadata lacks {', '.join(sorted(needed - metadata.keys()))}")
    efs = efs_backends[backend.account_id][backend.region_name]
    made = efs.create_file_system(
        creation_token=metadata["CreationToken"],
        performance_mode=metadata["PerformanceMode"],
        encrypted=metadata["Encrypted"] == "true",
        kms_key_id=metadata.get("KmsKeyId"),
        throughput_mode="bursting",
        provisioned_throughput_in_mibps=0,
        availability_zone_name="",
        backup=False,
        tags=[],
    )
    stamp = utcnow().strftime("aws-backup-restore_%Y-%m-%dT%H-%M-%S-%fZ")
    files.restore(asked["RecoveryPointArn"].rpartition(":")[2], made.file_system_id, stamp)
    identifier = str(mock_random.uuid4())
    _jobs(backend).jobs[identifier] = {
        "RestoreJobId": identifier,
        "RecoveryPointArn": asked["RecoveryPointArn"],
        "Status": "RUNNING",
        "PercentDone": "42.00%",
        "IamRoleArn": asked["IamRoleArn"],
        "CreatedResourceArn": made.file_system_arn,
        "ResourceType": "EFS",
    }
    return json.dumps({"RestoreJobId": identifier})


def describe_restore_job(self: Any) -> str:
    """A job that restores; it is over when it is asked for the second time."""
    job = _job(self)
    shown = dict(job)
    if job["Status"] == "RUNNING":
        shown.pop("CreatedResourceArn")
        job |= {"Status": "COMPLETED", "PercentDone": "100.00%"}
    return json.dumps(shown)


def _job(response: Any) -> dict[str, Any]:
    identifier = response.path.rstrip("/").rpartition("/")[2]
    if identifier not in _jobs(response.backup_backend).jobs:
        raise ResourceNotFoundException(msg=f"Job {identifier} cannot be found.")
    found: dict[str, Any] = _jobs(response.backup_backend).jobs[identifier]
    return found


def update_backup_plan(self: Any) -> str:
    """Gives a plan other rules."""
    identifier = self.path.rstrip("/").rpartition("/")[2]
    plan = self.backup_backend.plans.get(identifier)
    if plan is None:
        raise ResourceNotFoundException(msg=f"Failed reading Backup plan with id: {identifier}")
    plan.backup_plan = json.loads(self.body)["BackupPlan"]
    return json.dumps(plan.to_dict())


def delete_backup_selection(self: Any) -> str:
    """Forgets what a plan saves."""
    getattr(self.backup_backend, "selections", {}).pop(self.path.rstrip("/").rpartition("/")[2], None)
    return "{}"

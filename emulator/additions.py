# SPDX-License-Identifier: MIT
"""Operations that moto lacks altogether and that the project's template and its deploy tool need."""

from __future__ import annotations

import functools
import importlib
import json
from typing import Any

from moto.backup.exceptions import AlreadyExistsException, ResourceNotFoundException
from moto.backup.models import BackupBackend
from moto.backup.responses import BackupResponse
from moto.core.responses import ActionResult
from moto.core.utils import unix_time
from moto.ecr.models import ECRBackend
from moto.ecr.responses import ECRResponse
from moto.efs import urls as efs_urls
from moto.efs.responses import EFSResponse
from moto.moto_api._internal import mock_random

from emulator import backups


@functools.cache
def apply() -> None:
    """Adds the operations for the rest of this process; must come before the first request."""
    BackupResponse.create_backup_selection = _create_backup_selection
    BackupResponse.get_backup_selection = _get_backup_selection
    BackupResponse.list_backup_selections = _list_backup_selections
    efs_urls.url_paths["{0}/2015-02-01/file-systems/(?P<file_system>[^/]+)/protection$"] = (
        efs_urls.response.dispatch
    )
    EFSResponse.update_file_system_protection = _update_file_system_protection
    EFSResponse.update_file_system = _update_file_system
    backups.apply()
    # Loaded here, behind the stand-in for a library that it asks for
    responses = importlib.import_module("moto.cloudformation.responses")
    responses.CloudFormationResponse.update_termination_protection = _update_termination_protection
    ECRResponse.create_pull_through_cache_rule = _create_pull_through_cache_rule
    ECRResponse.delete_pull_through_cache_rule = _delete_pull_through_cache_rule
    ECRResponse.describe_pull_through_cache_rules = _describe_pull_through_cache_rules


def _selections(backend: BackupBackend) -> dict[str, dict[str, Any]]:
    """The selections of an account and region, by id."""
    if not hasattr(backend, "selections"):
        backend.selections = {}
    selections: dict[str, dict[str, Any]] = backend.selections
    return selections


def _create_backup_selection(self: Any) -> str:
    asked = json.loads(self.body)
    plan = self.path.split("/plans/")[1].split("/")[0]
    self.backup_backend.get_backup_plan(plan, None)  # raises if there is none
    name = asked["BackupSelection"]["SelectionName"]
    for other in _selections(self.backup_backend).values():
        if (other["BackupPlanId"], other["BackupSelection"]["SelectionName"]) == (plan, name):
            raise AlreadyExistsException(msg=f"Backup selection {name} already exists in this plan.")
    created = {
        "SelectionId": str(mock_random.uuid4()),
        "BackupPlanId": plan,
        "CreationDate": unix_time(),
        "CreatorRequestId": asked.get("CreatorRequestId"),
        "BackupSelection": asked["BackupSelection"],
    }
    _selections(self.backup_backend)[created["SelectionId"]] = created
    return json.dumps({name: created[name] for name in ("SelectionId", "BackupPlanId", "CreationDate")})


def _get_backup_selection(self: Any) -> str:
    selection = self.path.rstrip("/").rpartition("/")[2]
    if selection not in _selections(self.backup_backend):
        raise ResourceNotFoundException(msg=f"Failed reading selection with id: {selection}")
    return json.dumps(_selections(self.backup_backend)[selection])


def _list_backup_selections(self: Any) -> str:
    plan = self.path.split("/plans/")[1].split("/")[0]
    listed = [
        {
            "SelectionId": each["SelectionId"],
            "SelectionName": each["BackupSelection"]["SelectionName"],
            "BackupPlanId": plan,
            "CreationDate": each["CreationDate"],
            "IamRoleArn": each["BackupSelection"]["IamRoleArn"],
        }
        for each in _selections(self.backup_backend).values()
        if each["BackupPlanId"] == plan
    ]
    return json.dumps({"BackupSelectionsList": listed})


def _update_file_system_protection(self: Any) -> Any:
    wanted = json.loads(self.body)
    file_system = self.path.split("/file-systems/")[1].split("/")[0]
    found = self.efs_backend.file_systems_by_id[file_system]
    found.file_system_protection = wanted
    return json.dumps(wanted), {"status": 200, "Content-Type": "application/json"}


def _update_file_system(self: Any) -> Any:
    wanted = json.loads(self.body)
    file_system = self.path.split("/file-systems/")[1].split("/")[0]
    found = self.efs_backend.file_systems_by_id[file_system]
    found.throughput_mode = wanted.get("ThroughputMode", found.throughput_mode)
    found.provisioned_throughput_in_mibps = wanted.get("ProvisionedThroughputInMibps", 0)
    return json.dumps(found.info_json()), {"status": 202, "Content-Type": "application/json"}


def _update_termination_protection(self: Any) -> ActionResult:
    stack = self.cloudformation_backend.get_stack(self._get_param("StackName"))
    stack.enable_termination_protection = self._get_bool_param("EnableTerminationProtection")
    return ActionResult({"StackId": stack.stack_id})


def _cache_rules(backend: ECRBackend) -> dict[str, dict[str, Any]]:
    """The pull-through cache rules of an account and region, by prefix."""
    if not hasattr(backend, "cache_rules"):
        backend.cache_rules = {}
    rules: dict[str, dict[str, Any]] = backend.cache_rules
    return rules


def _create_pull_through_cache_rule(self: Any) -> str:
    asked = json.loads(self.body)
    rule = asked | {"registryId": self.current_account}
    _cache_rules(self.ecr_backend)[asked["ecrRepositoryPrefix"]] = rule
    return json.dumps(rule)


def _delete_pull_through_cache_rule(self: Any) -> str:
    return json.dumps(_cache_rules(self.ecr_backend).pop(json.loads(self.body)["ecrRepositoryPrefix"]))


def _describe_pull_through_cache_rules(self: Any) -> str:
    return json.dumps({"pullThroughCacheRules": list(_cache_rules(self.ecr_backend).values())})

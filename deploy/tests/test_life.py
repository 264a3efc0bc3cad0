# SPDX-License-Identifier: MIT
"""The project's own stack from its first deployment to its removal, by make, as a person calls it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from terminal import Terminal, compare

from emulator.tests.process import Emulator

REGION = "eu-central-1"
HERE = {"AWS_REGION": REGION}


@pytest.fixture
def emulator() -> Iterator[Emulator]:
    with Emulator("empty") as emulator:
        yield emulator


@pytest.fixture
def terminal(emulator: Emulator, tmp_path: Path) -> Terminal:
    return Terminal(emulator.ready["endpoint"], tmp_path)


class Account:
    """What is in the account."""

    def __init__(self, emulator: Emulator) -> None:
        self.client = emulator.client

    def zone(self) -> str:
        """A hosted zone of example.com."""
        made = self.client("route53").create_hosted_zone(Name="example.com", CallerReference="1")
        identifier: str = made["HostedZone"]["Id"].rpartition("/")[2]
        return identifier

    def stack(self) -> dict[str, Any]:
        """The stack."""
        found: dict[str, Any] = self.client("cloudformation").describe_stacks(StackName="life")["Stacks"][0]
        return found

    def parameter(self, name: str) -> str:
        """The value of a parameter of the stack."""
        return str({one["ParameterKey"]: one["ParameterValue"] for one in self.stack()["Parameters"]}[name])

    def output(self, name: str) -> str:
        """An output of the stack."""
        return str({one["OutputKey"]: one["OutputValue"] for one in self.stack()["Outputs"]}[name])

    def tasks(self, state: str) -> list[dict[str, Any]]:
        """The tasks of the controller's service in a state."""
        ecs = self.client("ecs")
        arns = ecs.list_tasks(cluster="life")["taskArns"]
        found = ecs.describe_tasks(cluster="life", tasks=arns)["tasks"] if arns else []
        return [task for task in found if task["lastStatus"] == state]

    def home(self) -> tuple[str, str]:
        """The file system and the path on which the running controller has its home."""
        (task,) = self.tasks("RUNNING")
        definition = self.client("ecs").describe_task_definition(taskDefinition=task["taskDefinitionArn"])
        (volume,) = [
            one["efsVolumeConfiguration"]
            for one in definition["taskDefinition"]["volumes"]
            if "efsVolumeConfiguration" in one
        ]
        point = volume["authorizationConfig"]["accessPointId"]
        (found,) = self.client("efs").describe_access_points(AccessPointId=point)["AccessPoints"]
        return volume["fileSystemId"], found["RootDirectory"]["Path"]

    def back_up(self) -> str:
        """A recovery point of the present file system."""
        system = self.output("FileSystem")
        made = self.client("backup").start_backup_job(
            BackupVaultName=self.output("BackupVault"),
            ResourceArn=f"arn:aws:elasticfilesystem:{REGION}:123456789012:file-system/{system}",
            IamRoleArn="arn:aws:iam::123456789012:role/backup",
        )
        arn: str = made["RecoveryPointArn"]
        return arn

    def systems(self) -> list[str]:
        """All file systems."""
        return [one["FileSystemId"] for one in self.client("efs").describe_file_systems()["FileSystems"]]


def test_from_the_first_deployment_to_the_removal(
    emulator: Emulator, terminal: Terminal, tmp_path: Path
) -> None:
    account = Account(emulator)

    refused = terminal.make("deploy", **HERE)
    assert refused.returncode != 0
    compare("refused", refused.stdout)

    given = f"SET=AllowedCidrs=203.0.113.0/24 HostName=jenkins.example.com HostedZoneId={account.zone()}"
    made = terminal.make("deploy", "PASSWORD=create", given, **HERE)
    assert made.returncode == 0, made.stdout
    compare("deploy", made.stdout)
    assert account.stack()["EnableTerminationProtection"] is True
    first, original = account.parameter("ImageTag"), account.home()
    assert original[1] == "/jenkins-home"

    compare("status", terminal.make("status", **HERE).stdout)
    shown = terminal.make("password", **HERE).stdout.splitlines()
    assert len(shown) == 2 and len(shown[1]) == 32, "the password, after account and region"

    again = terminal.make("deploy", **HERE)
    assert again.returncode == 0
    compare("nothing", again.stdout)

    changed = terminal.make("deploy", "SET=ControllerCpu=4096 ControllerMemory=8192", **HERE)
    assert changed.returncode == 0, changed.stdout
    compare("change", changed.stdout)
    assert (account.parameter("ControllerCpu"), account.home()) == ("4096", original)

    other = terminal.make("deploy", f"IMAGE_TAG={first}", "SET=CpuArchitecture=ARM64", **HERE)
    assert other.returncode != 0 and len(account.tasks("RUNNING")) == 1
    compare("processor", other.stdout)

    broken = terminal.make("deploy", "IMAGE_TAG=broken", DOCKER_EXITS="3", **HERE)
    assert broken.returncode != 0
    compare("broken", broken.stdout)
    assert account.stack()["StackStatus"] == "UPDATE_ROLLBACK_COMPLETE"
    assert (account.parameter("ImageTag"), account.home()) == (first, original)

    account.back_up()
    drilled = terminal.make("restore", "DRILL=1", **HERE)
    assert drilled.returncode == 0, drilled.stdout
    compare("drill", drilled.stdout)
    assert (account.systems(), account.home()) == ([original[0]], original)

    alone = terminal.make("restore", **HERE)
    assert alone.returncode != 0
    compare("restore-alone", alone.stdout)

    restored = terminal.make("restore", "YES=yes", **HERE)
    assert restored.returncode == 0, restored.stdout
    compare("restore", restored.stdout)
    system, path = account.home()
    assert system != original[0] and path == "/jenkins-home"
    assert original[0] in account.systems(), "the home of before stays"
    policy = account.client("efs").describe_file_system_policy(FileSystemId=system)["Policy"]
    assert {one["Effect"] for one in json.loads(policy)["Statement"]} == {"Deny"}
    assert account.parameter("ImageTag") == first, "a restore brings no other image"

    config = tmp_path / "config"
    config.write_text(f"[profile elsewhere]\nregion = us-east-1\n[profile here]\nregion = {REGION}\n")
    profiles = {"AWS_CONFIG_FILE": str(config)}
    missed = terminal.make("destroy", "YES=yes", AWS_PROFILE="elsewhere", **profiles)
    assert missed.returncode != 0 and account.stack()
    compare("destroy-elsewhere", missed.stdout)
    nowhere = terminal.make("destroy", "YES=yes", **profiles)
    assert nowhere.returncode != 0
    compare("destroy-nowhere", nowhere.stdout)
    gone = terminal.make("destroy", "YES=yes", AWS_PROFILE="here", **profiles)
    assert gone.returncode == 0, gone.stdout
    compare("destroy", gone.stdout)
    assert account.client("cloudformation").describe_stacks()["Stacks"] == []
    assert sorted(account.systems()) == sorted([original[0], system])
    assert account.client("s3").list_buckets()["Buckets"] == []

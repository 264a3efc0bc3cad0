# SPDX-License-Identifier: MIT
"""In the scenario `empty` services run their tasks, backups hold files, and scripts run on them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from botocore.exceptions import ClientError

from emulator.tests.process import Emulator

INDEX = "application/vnd.oci.image.index.v1+json"
REGISTRY = "123456789012.dkr.ecr.eu-central-1.amazonaws.com"


@pytest.fixture(scope="module")
def emulator() -> Iterator[Emulator]:
    with Emulator("empty") as emulator:
        emulator.client("ecr").create_repository(repositoryName="jenkins")
        push(emulator, "good")
        push(emulator, "bad", {"emulator.exit-code": "3"})
        emulator.client("ecs").create_cluster(clusterName="main")
        emulator.client("logs").create_log_group(logGroupName="logs")
        yield emulator


def push(emulator: Emulator, tag: str, annotations: dict[str, str] | None = None) -> None:
    index = {
        "schemaVersion": 2,
        "mediaType": INDEX,
        "manifests": [],
        "annotations": annotations or {"of": tag},
    }
    emulator.client("ecr").put_image(
        repositoryName="jenkins", imageManifest=json.dumps(index), imageManifestMediaType=INDEX, imageTag=tag
    )


def network(emulator: Emulator) -> dict[str, Any]:
    subnets = emulator.client("ec2").describe_subnets()["Subnets"]
    groups = emulator.client("ec2").describe_security_groups()["SecurityGroups"]
    return {
        "awsvpcConfiguration": {
            "subnets": [subnets[0]["SubnetId"]],
            "securityGroups": [group["GroupId"] for group in groups if group["VpcId"] == subnets[0]["VpcId"]][
                :1
            ],
        }
    }


def register(
    emulator: Emulator, family: str, container: dict[str, Any], volumes: list[dict[str, Any]]
) -> str:
    made = emulator.client("ecs").register_task_definition(
        family=family,
        requiresCompatibilities=["FARGATE"],
        networkMode="awsvpc",
        cpu="256",
        memory="512",
        volumes=volumes,
        containerDefinitions=[{"essential": True} | container],
    )
    return str(made["taskDefinition"]["taskDefinitionArn"])


def controller(emulator: Emulator, tag: str, system: str, path: str = "/home") -> str:
    """A definition of a controller whose home is a directory of a file system."""
    point = emulator.client("efs").create_access_point(
        FileSystemId=system, ClientToken=f"{system}{path}", RootDirectory={"Path": path}
    )["AccessPointId"]
    mounted = {"fileSystemId": system, "authorizationConfig": {"accessPointId": point, "iam": "ENABLED"}}
    container = {
        "name": "jenkins",
        "image": f"{REGISTRY}/jenkins:{tag}",
        "mountPoints": [{"sourceVolume": "home", "containerPath": "/var/jenkins_home"}],
    }
    return register(emulator, "controller", container, [{"name": "home", "efsVolumeConfiguration": mounted}])


@pytest.fixture(scope="module")
def system(emulator: Emulator) -> str:
    return str(emulator.client("efs").create_file_system(CreationToken="home")["FileSystemId"])


@pytest.fixture(scope="module")
def service(emulator: Emulator, system: str) -> dict[str, Any]:
    """A service with one task."""
    made: dict[str, Any] = emulator.client("ecs").create_service(
        cluster="main",
        serviceName="controller",
        taskDefinition=controller(emulator, "good", system),
        desiredCount=1,
        networkConfiguration=network(emulator),
    )["service"]
    return made


def tasks(emulator: Emulator, status: str) -> list[dict[str, Any]]:
    ecs = emulator.client("ecs")
    listed = ecs.list_tasks(cluster="main", desiredStatus=status, serviceName="controller")["taskArns"]
    return list(ecs.describe_tasks(cluster="main", tasks=listed)["tasks"]) if listed else []


def described(emulator: Emulator) -> dict[str, Any]:
    (found,) = emulator.client("ecs").describe_services(cluster="main", services=["controller"])["services"]
    return dict(found)


def run(emulator: Emulator, system: str, script: str) -> tuple[int, list[str]]:
    """Runs a script on a file system as a task; its exit code and what it printed."""
    ecs = emulator.client("ecs")
    log = {"awslogs-group": "logs", "awslogs-region": "eu-central-1", "awslogs-stream-prefix": "once"}
    container = {
        "name": "look",
        "image": "busybox",
        "entryPoint": ["sh", "-c"],
        "command": [script],
        "environment": [{"name": "ROOT", "value": "/mnt"}],
        "mountPoints": [{"sourceVolume": "all", "containerPath": "/mnt"}],
        "logConfiguration": {"logDriver": "awslogs", "options": log},
    }
    volumes = [{"name": "all", "efsVolumeConfiguration": {"fileSystemId": system}}]
    definition = register(emulator, "once", container, volumes)
    started = ecs.run_task(
        cluster="main",
        taskDefinition=definition,
        launchType="FARGATE",
        networkConfiguration=network(emulator),
    )["tasks"][0]["taskArn"]
    (task,) = ecs.describe_tasks(cluster="main", tasks=[started])["tasks"]
    assert task["lastStatus"] == "STOPPED"
    stream = f"once/look/{started.rpartition('/')[2]}"
    events = emulator.client("logs").get_log_events(logGroupName="logs", logStreamName=stream)["events"]
    return task["containers"][0]["exitCode"], [event["message"] for event in events]


def test_there_is_no_controller(emulator: Emulator) -> None:
    assert emulator.ready.get("metadata") is None
    assert "ECS_CONTAINER_METADATA_URI_V4" not in emulator.environment
    assert emulator.client("cloudformation").describe_stacks()["Stacks"] == []


def test_a_service_keeps_as_many_tasks_as_it_wants(emulator: Emulator, service: dict[str, Any]) -> None:
    assert [task["group"] for task in tasks(emulator, "RUNNING")] == ["service:controller"]
    assert described(emulator)["deployments"][0]["rolloutState"] == "COMPLETED"
    emulator.client("ecs").update_service(cluster="main", service="controller", desiredCount=0)
    assert tasks(emulator, "RUNNING") == [] and described(emulator)["runningCount"] == 0
    emulator.client("ecs").update_service(cluster="main", service="controller", desiredCount=1)
    assert len(tasks(emulator, "RUNNING")) == described(emulator)["runningCount"] == 1


@pytest.mark.parametrize(
    ("tag", "reason"),
    [
        ("bad", "Essential container in task exited (exit code 3)"),
        ("none", f"CannotPullContainerError: {REGISTRY}/jenkins:none: not found"),
    ],
)
def test_a_bad_image_does_not_come_up(
    emulator: Emulator, service: dict[str, Any], system: str, tag: str, reason: str
) -> None:
    definition = controller(emulator, tag, system, f"/{tag}")
    ecs = emulator.client("ecs")
    ecs.update_service(cluster="main", service="controller", taskDefinition=definition)
    assert tasks(emulator, "RUNNING") == []
    assert reason in {task["stoppedReason"] for task in tasks(emulator, "STOPPED")}
    assert described(emulator)["deployments"][0]["rolloutState"] == "FAILED"
    assert reason in described(emulator)["events"][0]["message"]
    ecs.update_service(cluster="main", service="controller", taskDefinition=service["taskDefinition"])
    assert len(tasks(emulator, "RUNNING")) == 1
    assert described(emulator)["deployments"][0]["rolloutState"] == "COMPLETED"


def test_a_script_runs_where_the_file_system_is(
    emulator: Emulator, service: dict[str, Any], system: str
) -> None:
    assert run(emulator, system, 'ls "$ROOT/home" && stat -c %u:%g "$ROOT"') == (
        0,
        ["config.xml", "jobs", "secrets", "1000:1000"],
    )
    assert run(emulator, system, "echo no >&2; exit 4") == (4, ["no"])


def test_a_backup_is_restored_into_a_directory_of_a_new_file_system(
    emulator: Emulator, service: dict[str, Any], system: str
) -> None:
    backup = emulator.client("backup")
    backup.create_backup_vault(BackupVaultName="vault")
    arn = f"arn:aws:elasticfilesystem:eu-central-1:123456789012:file-system/{system}"
    role = "arn:aws:iam::123456789012:role/backup"
    saved = backup.start_backup_job(BackupVaultName="vault", ResourceArn=arn, IamRoleArn=role)
    assert backup.describe_backup_job(BackupJobId=saved["BackupJobId"])["State"] == "COMPLETED"
    (point,) = backup.list_recovery_points_by_backup_vault(BackupVaultName="vault")["RecoveryPoints"]
    assert (point["Status"], point["ResourceArn"]) == ("COMPLETED", arn)
    run(emulator, system, 'echo later > "$ROOT/home/later"')

    metadata = {
        "file-system-id": system,
        "newFileSystem": "true",
        "CreationToken": "restored",
        "Encrypted": "true",
        "PerformanceMode": "generalPurpose",
    }
    job = backup.start_restore_job(
        RecoveryPointArn=point["RecoveryPointArn"], IamRoleArn=role, ResourceType="EFS", Metadata=metadata
    )["RestoreJobId"]
    assert backup.describe_restore_job(RestoreJobId=job)["Status"] == "RUNNING"
    restored = backup.describe_restore_job(RestoreJobId=job)
    assert restored["Status"] == "COMPLETED"
    code, names = run(
        emulator,
        restored["CreatedResourceArn"].rpartition("/")[2],
        'cd "$ROOT" && ls -d aws-backup-restore_*/home/*',
    )
    assert code == 0 and [name.rpartition("/")[2] for name in names] == ["config.xml", "jobs", "secrets"]

    del metadata["CreationToken"]
    with pytest.raises(ClientError, match="Metadata lacks CreationToken"):
        backup.start_restore_job(
            RecoveryPointArn=point["RecoveryPointArn"], IamRoleArn=role, Metadata=metadata
        )
    backup.delete_recovery_point(BackupVaultName="vault", RecoveryPointArn=point["RecoveryPointArn"])
    assert backup.list_recovery_points_by_backup_vault(BackupVaultName="vault")["RecoveryPoints"] == []

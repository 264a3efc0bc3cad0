# SPDX-License-Identifier: MIT
"""A look into a file system that nothing uses yet, by a task that runs once; afterwards all that it needed is gone again."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from functools import partial
from typing import Any

from botocore.exceptions import ClientError

from deploy.codes import code
from deploy.controller import Controller
from deploy.home import SCRIPT, Home, read
from deploy.refusals import Refused
from deploy.stack import Stack

POLL_SECONDS = 5.0
PATIENCE_SECONDS = 900.0
"""For a mount target and for the task each; a home with very many builds takes its time to count."""
ATTEMPTS = 4
"""The name of a new mount target takes up to a minute and a half to be known, and a task before that fails."""
ROOT = "/mnt/restored"


class Visit:
    """Looks into one file system with the controller's image, roles and network; and moves the home in it, if told where to."""

    def __init__(self, stack: Stack, file_system: str, move_to: str = "") -> None:
        self.stack = stack
        self.surroundings = stack.surroundings
        self.file_system = file_system
        self.move_to = move_to
        self.parameters = stack.existing().parameters
        self.ecs, self.efs = (stack.surroundings.client(name) for name in ("ecs", "efs"))

    def look(self) -> Home:
        """What is there."""
        service = Controller(self.stack).service()
        if service is None:
            raise Refused(f"The stack {self.stack.name} has no controller. Deploy one first: make deploy")
        definition = self.ecs.describe_task_definition(taskDefinition=service["taskDefinition"])[
            "taskDefinition"
        ]
        with ExitStack() as cleanup:
            self.open_to(definition["taskRoleArn"])
            # The second one is there to make the directory.
            paths = {ROOT: "/"} | ({f"{ROOT}-home": self.move_to} if self.move_to else {})
            points = {place: self.access_point(path) for place, path in paths.items()}
            for point in points.values():
                cleanup.callback(self.quietly, partial(self.efs.delete_access_point, AccessPointId=point))
            network = service["networkConfiguration"]["awsvpcConfiguration"]
            self.mount_in(network["subnets"][0])
            cleanup.callback(self.unmount)
            registered = self.register(definition, points)
            cleanup.callback(
                self.quietly, partial(self.ecs.deregister_task_definition, taskDefinition=registered)
            )
            return self.run(service, registered)

    def open_to(self, role: str) -> None:
        """Lets the controller's role in, and nobody else; the policy that stays is put later."""
        rights = ["Mount", "Write"] if self.move_to else ["Mount"]
        allow = {
            "Sid": "LookOnce",
            "Effect": "Allow",
            "Principal": {"AWS": role},
            "Action": [f"elasticfilesystem:Client{right}" for right in rights],
        }
        put_policy(self.efs, self.file_system, allow)

    def access_point(self, path: str) -> str:
        """An access point as the user that Jenkins runs as; but for the root, it makes its directory when it is mounted."""
        creation = {"OwnerUid": 1000, "OwnerGid": 1000, "Permissions": "0755"}
        made = self.efs.create_access_point(
            ClientToken=f"look-{self.file_system}{path.replace('/', '-')}"[:64],
            FileSystemId=self.file_system,
            PosixUser={"Uid": 1000, "Gid": 1000},
            RootDirectory={"Path": path, **({"CreationInfo": creation} if path != "/" else {})},
        )
        found: str = made["AccessPointId"]
        return found

    def mount_in(self, subnet: str) -> None:
        """A mount target, in the only subnet that the task may run in, since its name leads to the task's own zone."""
        groups = [self.stack.resource("FileSystemSecurityGroup") or ""]
        self.efs.create_mount_target(FileSystemId=self.file_system, SubnetId=subnet, SecurityGroups=groups)
        self.wait("mount target", lambda: self.targets("available") == self.targets())

    def unmount(self) -> None:
        """Takes the mount targets away, and waits, because the stack makes its own in the same zones."""
        for target in self.targets():
            self.quietly(partial(self.efs.delete_mount_target, MountTargetId=target))
        self.wait("removal of the mount target", lambda: not self.targets())

    def targets(self, state: str | None = None) -> list[str]:
        """The mount targets of the file system, all or those in a state."""
        found = self.efs.describe_mount_targets(FileSystemId=self.file_system)["MountTargets"]
        return [one["MountTargetId"] for one in found if state in (None, one["LifeCycleState"])]

    def register(self, controller: Mapping[str, Any], points: Mapping[str, str]) -> str:
        """The task: the controller's image and roles, with nothing of Jenkins started."""
        (jenkins,) = [one for one in controller["containerDefinitions"] if one["name"] == "jenkins"]
        log = jenkins["logConfiguration"]["options"]
        container = {
            "name": "look",
            "image": jenkins["image"],
            "essential": True,
            "user": "1000:1000",
            "readonlyRootFilesystem": True,
            "entryPoint": ["sh", "-c"],
            "command": [SCRIPT],
            "environment": [
                {"name": "ROOT", "value": ROOT},
                {"name": "HOME_PATH", "value": self.parameters["HomePath"]},
                {"name": "MOVE_TO", "value": self.move_to},
            ],
            "mountPoints": [
                {"sourceVolume": point, "containerPath": place, "readOnly": not self.move_to}
                for place, point in points.items()
            ],
            "logConfiguration": {
                "logDriver": "awslogs",
                "options": {
                    "awslogs-group": log["awslogs-group"],
                    "awslogs-region": log["awslogs-region"],
                    "awslogs-stream-prefix": "restore",
                },
            },
        }
        volumes = [
            {
                "name": point,
                "efsVolumeConfiguration": {
                    "fileSystemId": self.file_system,
                    "transitEncryption": "ENABLED",
                    "authorizationConfig": {"accessPointId": point, "iam": "ENABLED"},
                },
            }
            for point in points.values()
        ]
        made = self.ecs.register_task_definition(
            family=f"{self.parameters.get('Name', self.stack.name)}-restore",
            requiresCompatibilities=["FARGATE"],
            networkMode="awsvpc",
            cpu="512",
            memory="1024",
            runtimePlatform=controller["runtimePlatform"],
            taskRoleArn=controller["taskRoleArn"],
            executionRoleArn=controller["executionRoleArn"],
            volumes=volumes,
            containerDefinitions=[container],
        )
        arn: str = made["taskDefinition"]["taskDefinitionArn"]
        return arn

    def run(self, service: Mapping[str, Any], definition: str) -> Home:
        """Runs the task until it has come as far as its script."""
        network = service["networkConfiguration"]["awsvpcConfiguration"]
        place = {**network, "subnets": network["subnets"][:1]}
        task: dict[str, Any] = {}
        for _ in range(ATTEMPTS):
            answer = self.ecs.run_task(
                cluster=service["clusterArn"],
                taskDefinition=definition,
                launchType="FARGATE",
                networkConfiguration={"awsvpcConfiguration": place},
            )
            if not answer["tasks"]:
                raise Refused(f"ECS did not start the task that checks it: {answer['failures'][0]['reason']}")
            task = self.stopped(service["clusterArn"], answer["tasks"][0]["taskArn"])
            if "exitCode" in task["containers"][0]:
                return read(self.words(definition, task["taskArn"].rpartition("/")[2]))
        raise Refused(
            f"The task that checks {self.file_system} did not start: {task.get('stoppedReason', 'no reason given')}"
        )

    def stopped(self, cluster: str, task: str) -> dict[str, Any]:
        """The task, once it has stopped."""
        found: dict[str, Any] = {}

        def over() -> bool:
            found.update(self.ecs.describe_tasks(cluster=cluster, tasks=[task])["tasks"][0])
            return bool(found["lastStatus"] == "STOPPED")

        self.wait("task that checks it", over)
        return found

    def words(self, definition: str, task: str) -> list[str]:
        """What the task has printed."""
        described = self.ecs.describe_task_definition(taskDefinition=definition)["taskDefinition"]
        group = described["containerDefinitions"][0]["logConfiguration"]["options"]["awslogs-group"]
        found = self.surroundings.client("logs").get_log_events(
            logGroupName=group, logStreamName=f"restore/look/{task}", startFromHead=True
        )
        return [event["message"] for event in found["events"]]

    def wait(self, what: str, over: Callable[[], bool]) -> None:
        """Waits, but not forever."""
        begin = self.surroundings.clock()
        while not over():
            if self.surroundings.clock() - begin > PATIENCE_SECONDS:
                raise Refused(f"The {what} took longer than {PATIENCE_SECONDS / 60:.0f} minutes.")
            self.surroundings.sleep(POLL_SECONDS)

    def quietly(self, call: Callable[[], Any]) -> None:
        """Cleans up; what cannot be cleaned up is said, and hides no earlier failure."""
        try:
            call()
        except ClientError as problem:
            if not code(problem).endswith("NotFound"):
                self.surroundings.say(f"  not removed: {problem}")


def put_policy(efs: Any, file_system: str, *more: Mapping[str, Any]) -> None:
    """The policy that the template gives its own file system, which no backup has: TLS only, and root is nobody's."""
    mounting = [f"elasticfilesystem:Client{right}" for right in ("Mount", "Write", "RootAccess")]
    statements = [
        {
            "Sid": "TlsOnly",
            "Effect": "Deny",
            "Principal": {"AWS": "*"},
            "Action": mounting,
            "Condition": {"Bool": {"aws:SecureTransport": "false"}},
        },
        {
            "Sid": "NoRoot",
            "Effect": "Deny",
            "Principal": {"AWS": "*"},
            "Action": "elasticfilesystem:ClientRootAccess",
        },
        *more,
    ]
    policy = {"Version": "2012-10-17", "Statement": statements}
    efs.put_file_system_policy(FileSystemId=file_system, Policy=json.dumps(policy))

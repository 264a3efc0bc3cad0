# SPDX-License-Identifier: MIT
"""Deploying, watching and removing, against an emulated account and a Docker that only notes what it is told."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from botocore.exceptions import ClientError
from conftest import REGION, SESSION, Desk

from deploy.__main__ import main, parser, wish
from deploy.bucket import TemplateBucket
from deploy.builders import ROOT
from deploy.controller import Controller
from deploy.deployment import Deployment, Wish
from deploy.image import Image
from deploy.leftovers import Leftovers
from deploy.ownrole import policy_is_attached
from deploy.progress import Progress
from deploy.refusals import Refused
from deploy.removal import Removal
from deploy.stack import INLINE_LIMIT, TEMPLATE, Stack, State

SMALL = Path(__file__).parent / "small.yaml"
POLICY = '{"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Action": "s3:*", "Resource": "*"}}'
INDEX = "application/vnd.oci.image.index.v1+json"
REPOSITORY = f"123456789012.dkr.ecr.{REGION}.amazonaws.com/jenkins/test"


class Docker:
    """Notes commands; pushing puts an image into the emulated repository."""

    def __init__(self, *, fails: str = "", keeps: bool = True) -> None:
        self.commands: list[list[str]] = []
        self.texts: list[str | None] = []
        self.environments: list[dict[str, str]] = []
        self.fails = fails
        self.keeps = keeps

    def __call__(
        self,
        command: Sequence[str],
        text: str | None = None,
        environment: Mapping[str, str] | None = None,
    ) -> int:
        self.commands.append(list(command))
        self.texts.append(text)
        self.environments.append(dict(environment or {}))
        if self.fails and self.fails in command:
            return 1
        if "--push" in command and self.keeps:
            tag = command[command.index("--tag") + 1].rpartition(":")[2]
            put_image(tag, command[command.index("--platform") + 1])
        return 0


def looks(command: Sequence[str]) -> bool:
    """Whether a command of Docker only looks what is there."""
    return "version" in command or "ps" in command


def put_image(tag: str, platforms: str) -> None:
    """An image for these platforms, with the attestation that buildx may add."""
    of = [platform.split("/") for platform in [*platforms.split(","), "unknown/unknown"]]
    members = [
        {"digest": "sha256:1", "platform": {"os": os, "architecture": architecture}}
        for os, architecture in of
    ]
    index = {"schemaVersion": 2, "mediaType": INDEX, "manifests": members, "annotations": {"tag": tag}}
    SESSION.client("ecr").put_image(
        repositoryName="jenkins/test",
        imageManifest=json.dumps(index),
        imageTag=tag,
        imageManifestMediaType=INDEX,
    )


@pytest.fixture(autouse=True)
def docker_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("deploy.builders.shutil.which", lambda name: "/usr/bin/" + name)


def certificate() -> str:
    answer = SESSION.client("acm").request_certificate(
        DomainName="jenkins.example.com", ValidationMethod="DNS"
    )
    arn: str = answer["CertificateArn"]
    return arn


def deploy(desk: Desk, tag: str, docker: Docker, **parameters: str) -> Stack:
    """Deploys the small stack; without a tag the image is called by what goes into it."""
    stack = Stack(desk.surroundings(), "test", SMALL)
    given = parameters
    if stack.state() is None:
        given = {"AllowedCidrs": "203.0.113.0/24", **parameters}
        SESSION.client("ecr").create_repository(repositoryName="jenkins/test")
    change = Wish(given, {"team": "ci"}, make_password=True)
    Deployment(stack, change, Image(desk.surroundings(), tag or None, docker)).carry_out()
    return stack


def running() -> str:
    found: str = SESSION.client("ssm").get_parameter(Name="/test/image")["Parameter"]["Value"]
    return found


class TestDeployment:
    def test_from_nothing_in_one_command(self, desk: Desk) -> None:
        docker = Docker()
        stack = deploy(desk, "1.0", docker, CertificateArn=certificate())
        assert stack.existing().status == "UPDATE_COMPLETE"
        assert running() == "1.0"
        assert [command[1:3] for command in docker.commands if not looks(command)] == [
            ["login", "--username"],
            ["buildx", "build"],
        ]
        assert "Jenkins: https://jenkins.example.com/" in desk.text
        assert "Password: make password" in desk.text

    def test_jenkins_is_called_as_its_stack_unless_named(self, desk: Desk) -> None:
        stack = deploy(desk, "1.0", Docker(), CertificateArn=certificate())
        assert stack.existing().parameters["Name"] == "test"
        wish_for_another = Wish({"Name": "other"}, {})
        assert Deployment(stack, wish_for_another, Image(desk.surroundings(), "1")).given(None) == {
            "Name": "other"
        }

    def test_stack_name_that_no_jenkins_can_have(self, desk: Desk) -> None:
        stack = Stack(desk.surroundings(), "Test-1", SMALL)
        given = {"AllowedCidrs": "203.0.113.0/24", "CertificateArn": certificate()}
        with pytest.raises(Refused, match="Name is 'Test-1'; it takes lower case letters"):
            Deployment(stack, Wish(given, {}), Image(desk.surroundings(), "1")).carry_out()

    def test_progress_is_visible(self, desk: Desk) -> None:
        deploy(desk, "1.0", Docker(), CertificateArn=certificate())
        assert any("CREATE_COMPLETE" in line and "test" in line for line in desk.said)

    def test_next_image_keeps_the_parameters(self, desk: Desk) -> None:
        arn = certificate()
        deploy(desk, "1.0", Docker(), CertificateArn=arn, NatGateways="2")
        stack = deploy(desk, "1.1", Docker())
        assert running() == "1.1"
        parameters = stack.existing().parameters
        assert (parameters["CertificateArn"], parameters["NatGateways"]) == (arn, "2")

    def test_image_that_is_there_is_not_built_again(self, desk: Desk) -> None:
        deploy(desk, "1.0", Docker(), CertificateArn=certificate())
        docker = Docker()
        deploy(desk, "1.0", docker, NatGateways="2")
        assert docker.commands == []

    def test_image_from_elsewhere_is_not_built(self, desk: Desk) -> None:
        docker = Docker()
        deploy(desk, "1.0", docker, CertificateArn=certificate(), ImageUri="registry/jenkins:1")
        assert docker.commands == []
        assert running() == "none"

    def test_nothing_is_made_when_a_check_fails(self, desk: Desk) -> None:
        with pytest.raises(Refused, match="Not started, because:\n  - Give CertificateArn"):
            deploy(desk, "1.0", Docker())
        assert Stack(desk.surroundings(), "test", SMALL).state() is None

    def test_nothing_is_made_without_docker(self, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("deploy.builders.shutil.which", lambda name: None)
        with pytest.raises(Refused, match="docker is missing"):
            deploy(desk, "1.0", Docker(), CertificateArn=certificate())
        assert Stack(desk.surroundings(), "test", SMALL).state() is None

    def test_missing_parameter_is_named(self, desk: Desk) -> None:
        stack = Stack(desk.surroundings(), "test", SMALL)
        with pytest.raises(Refused, match="AllowedCidrs has no value"):
            Deployment(stack, Wish({}, {}), Image(desk.surroundings(), "1", Docker())).carry_out()

    def test_without_push_says_how(self, desk: Desk) -> None:
        stack = Stack(desk.surroundings(), "test", SMALL)
        given = {"AllowedCidrs": "203.0.113.0/24", "CertificateArn": certificate()}
        change = Wish(given, {}, make_password=True, push=False)
        with pytest.raises(Refused, match="make push IMAGE_TAG="):
            Deployment(stack, change, Image(desk.surroundings(), "1.0", Docker())).carry_out()

    def test_another_file_system_has_to_be_meant(self, desk: Desk) -> None:
        deploy(desk, "1.0", Docker(), CertificateArn=certificate())
        with pytest.raises(
            Refused, match="PerformanceMode would start the controller on another file system"
        ):
            deploy(desk, "1.1", Docker(), PerformanceMode="maxIO")
        assert running() == "1.0"

    def test_what_cannot_change_is_refused_before_anything_is_built(self, desk: Desk) -> None:
        deploy(desk, "1.0", Docker(), CertificateArn=certificate())
        docker = Docker()
        with pytest.raises(
            Refused, match="Name cannot be changed from 'test' to 'other': a second controller"
        ):
            deploy(desk, "1.1", docker, Name="other")
        assert all(looks(command) for command in docker.commands)
        assert running() == "1.0"

    def test_own_role_without_the_policy_starts_nothing(self, desk: Desk) -> None:
        iam = SESSION.client("iam")
        role = iam.create_role(RoleName="own", Path="/team/", AssumeRolePolicyDocument="{}")["Role"]["Arn"]
        policy = iam.create_policy(PolicyName="controller", PolicyDocument=POLICY)["Policy"]["Arn"]
        state = State("CREATE_COMPLETE", {}, {"ControllerPolicyArn": policy})
        with pytest.raises(Refused, match=f"attach-role-policy --role-name own --policy-arn {policy}"):
            policy_is_attached(desk.surroundings(), role, state)
        iam.attach_role_policy(RoleName="own", PolicyArn=policy)
        policy_is_attached(desk.surroundings(), role, state)
        policy_is_attached(desk.surroundings(), "", State("CREATE_COMPLETE", {}, {}))

    def test_builds_for_the_stacks_processor(self, desk: Desk) -> None:
        docker = Docker()
        deploy(desk, "1.0", docker, CertificateArn=certificate(), CpuArchitecture="ARM64")
        (build,) = [command for command in docker.commands if "--push" in command]
        assert build[build.index("--platform") + 1] == "linux/arm64"

    @pytest.mark.parametrize(
        ("status", "remedy"),
        [
            ("ROLLBACK_COMPLETE", "make destroy"),
            ("DELETE_FAILED", "make destroy"),
            ("UPDATE_ROLLBACK_FAILED", "continue-update-rollback --region eu-central-1 --stack-name test"),
            ("UPDATE_IN_PROGRESS", "make status"),
        ],
    )
    def test_stack_in_a_bad_state(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch, status: str, remedy: str
    ) -> None:
        stack = deploy(desk, "1.0", Docker(), CertificateArn=certificate())
        found = stack.cloudformation.describe_stacks(StackName="test")
        found["Stacks"][0]["StackStatus"] = status
        monkeypatch.setattr(stack.cloudformation, "describe_stacks", lambda **_: found)
        with pytest.raises(Refused, match=remedy):
            Deployment(stack, Wish({}, {}), Image(desk.surroundings(), "1.1", Docker())).carry_out()


class Told:
    """CloudFormation that tells a story, one chapter a poll."""

    exceptions = SESSION.client("cloudformation").exceptions

    def __init__(self, chapters: list[tuple[str, list[tuple[str, str, str]]]]) -> None:
        self.chapters = chapters
        self.told: list[dict[str, Any]] = []
        self.status = "REVIEW_IN_PROGRESS"

    def describe_stacks(self, **_: Any) -> dict[str, Any]:
        if self.chapters:
            self.status, events = self.chapters.pop(0)
            for name, status, reason in events:
                self.told.insert(
                    0,
                    {
                        "EventId": str(len(self.told)),
                        "LogicalResourceId": name,
                        "ResourceType": "AWS::Some::Thing",
                        "ResourceStatus": status,
                        "ResourceStatusReason": reason,
                    },
                )
        return {"Stacks": [{"StackStatus": self.status, "StackId": "id"}]}

    def get_paginator(self, _: str) -> Any:
        told = self.told

        class Pages:
            def paginate(self, **_: Any) -> list[dict[str, Any]]:
                half = len(told) // 2
                return [{"StackEvents": told[:half]}, {"StackEvents": told[half:]}]

        return Pages()


def follow(desk: Desk, chapters: list[tuple[str, list[tuple[str, str, str]]]]) -> Progress:
    stack = Stack(desk.surroundings(), "test", SMALL)
    stack.cloudformation = Told(chapters)
    return Progress(stack)


class TestProgress:
    def test_each_event_once_in_order(self, desk: Desk) -> None:
        chapters = [
            ("CREATE_IN_PROGRESS", [("Vpc", "CREATE_IN_PROGRESS", "")]),
            ("CREATE_IN_PROGRESS", [("Vpc", "CREATE_COMPLETE", ""), ("Key", "CREATE_COMPLETE", "")]),
            ("CREATE_COMPLETE", [("test", "CREATE_COMPLETE", "")]),
        ]
        assert follow(desk, chapters).wait() == "CREATE_COMPLETE"
        assert [line.split()[1:] for line in desk.said] == [
            ["CREATE_IN_PROGRESS", "Vpc"],
            ["CREATE_COMPLETE", "Vpc"],
            ["CREATE_COMPLETE", "Key"],
            ["CREATE_COMPLETE", "test"],
        ]

    def test_failure_names_the_first_cause_not_its_consequences(self, desk: Desk) -> None:
        chapters = [
            (
                "ROLLBACK_COMPLETE",
                [
                    ("Service", "CREATE_FAILED", "ECS Deployment Circuit Breaker was triggered"),
                    ("Key", "CREATE_FAILED", "Resource creation cancelled"),
                ],
            )
        ]
        with pytest.raises(Refused) as refusal:
            follow(desk, chapters).wait()
        assert str(refusal.value).splitlines() == [
            "The stack test ended as ROLLBACK_COMPLETE (its resources are removed; before you try again: make destroy). "
            "What failed first:",
            "  Service (AWS::Some::Thing): ECS Deployment Circuit Breaker was triggered",
        ]

    def test_silence_is_broken(self, desk: Desk) -> None:
        quiet: list[tuple[str, list[tuple[str, str, str]]]] = [("UPDATE_IN_PROGRESS", [])] * 20
        chapters = [("UPDATE_IN_PROGRESS", [("Service", "UPDATE_IN_PROGRESS", "")]), *quiet]
        follow(desk, [*chapters, ("UPDATE_COMPLETE", [])]).wait()
        assert [line for line in desk.said if "still in progress" in line] == [
            "         still in progress: Service (60 s)"
        ]

    def test_earlier_operations_are_not_shown(self, desk: Desk) -> None:
        stack = deploy(desk, "1.0", Docker(), CertificateArn=certificate())
        desk.said.clear()
        progress = Progress(stack)
        assert progress.wait() == "UPDATE_COMPLETE"
        assert desk.said == []


class TestImage:
    def test_build_stays_local(self, desk: Desk) -> None:
        docker = Docker()
        assert Image(desk.surroundings(), "1.0", docker).build("linux/arm64") == "jenkins-fargate:1.0"
        build = docker.commands[-1]
        assert "--load" in build and "--push" not in build
        assert build[build.index("--platform") + 1] == "linux/arm64"
        assert "VERSION=1.0" in build and (ROOT / build[build.index("--file") + 1]).is_file()

    def test_push_hands_the_token_over_on_standard_input(self, desk: Desk) -> None:
        SESSION.client("ecr").create_repository(repositoryName="jenkins/test")
        docker = Docker()
        uri = Image(desk.surroundings(), "1.0", docker).push(REPOSITORY, "linux/amd64,linux/arm64")
        assert uri == f"{REPOSITORY}:1.0"
        (login,) = [index for index, command in enumerate(docker.commands) if "login" in command]
        token = docker.texts[login]
        assert token and all(token not in part for command in docker.commands for part in command)
        assert docker.commands[login][-1] == REPOSITORY.partition("/")[0]

    def test_tags_are_not_pushed_twice(self, desk: Desk) -> None:
        SESSION.client("ecr").create_repository(repositoryName="jenkins/test")
        image = Image(desk.surroundings(), "1.0", Docker())
        image.push(REPOSITORY, "linux/amd64")
        with pytest.raises(Refused, match="is there already, and tags are immutable"):
            image.push(REPOSITORY, "linux/amd64")

    @pytest.mark.parametrize(
        ("failing", "message"),
        [
            ("version", "docker buildx is missing"),
            ("ps", "docker does not reach its daemon, .* start Docker"),
            ("build", "image was not built"),
        ],
    )
    def test_failures_say_what_to_do(self, desk: Desk, failing: str, message: str) -> None:
        with pytest.raises(Refused, match=message):
            Image(desk.surroundings(), "1.0", Docker(fails=failing)).build(None)

    def test_without_docker(self, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("deploy.builders.shutil.which", lambda name: None)
        with pytest.raises(Refused, match="docker is missing"):
            Image(desk.surroundings(), "1.0", Docker()).build(None)


class TestTemplateBucket:
    def test_large_template_goes_by_s3(self, desk: Desk) -> None:
        assert len(TEMPLATE.read_bytes()) > INLINE_LIMIT
        body = Stack(desk.surroundings(), "test").body()
        assert list(body) == ["TemplateURL"] and "?" not in body["TemplateURL"]
        host, name, key = body["TemplateURL"].removeprefix("https://").split("/")
        assert host == f"s3.{REGION}.amazonaws.com"
        s3 = SESSION.client("s3")
        assert s3.get_object(Bucket=name, Key=key)["Body"].read() == TEMPLATE.read_bytes()
        shut = s3.get_public_access_block(Bucket=name)["PublicAccessBlockConfiguration"]
        assert all(shut.values())
        (rule,) = s3.get_bucket_lifecycle_configuration(Bucket=name)["Rules"]
        assert rule["Expiration"]["Days"] == 7

    def test_twice_and_gone(self, desk: Desk) -> None:
        bucket = TemplateBucket(desk.surroundings())
        assert bucket.put(b"one") != bucket.put(b"two")
        bucket.remove()
        bucket.remove()
        assert SESSION.client("s3").list_buckets()["Buckets"] == []

    def test_bucket_that_somebody_else_made_first_is_not_used(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Its owner could put another template there between our upload and CloudFormation's reading."""
        bucket = TemplateBucket(desk.surroundings())
        SESSION.client("s3").create_bucket(
            Bucket=bucket.name, CreateBucketConfiguration={"LocationConstraint": REGION}
        )
        answer = {"Error": {"Code": "BucketAlreadyExists", "Message": "taken"}}

        def taken(**_: Any) -> None:
            raise ClientError(answer, "CreateBucket")

        monkeypatch.setattr(bucket.s3, "create_bucket", taken)
        with pytest.raises(Refused, match="belongs to another account"):
            bucket.put(b"template")
        assert "Contents" not in SESSION.client("s3").list_objects_v2(Bucket=bucket.name)

    def test_bucket_of_somebody_else_does_not_end_a_removal(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        bucket = TemplateBucket(desk.surroundings())
        answer = {"Error": {"Code": "AccessDenied", "Message": "not the expected owner"}}

        def denied(_: str) -> None:
            raise ClientError(answer, "ListObjectsV2")

        monkeypatch.setattr(bucket.s3, "get_paginator", denied)
        bucket.remove()
        assert f"Left: the bucket {bucket.name}" in desk.text

    def test_every_call_says_whose_bucket_it_is(self, desk: Desk) -> None:
        surroundings = desk.surroundings()
        bucket, asked = TemplateBucket(surroundings), []
        for operation in (
            "PutObject",
            "PutPublicAccessBlock",
            "PutBucketLifecycleConfiguration",
            "ListObjectsV2",
            "DeleteObject",
            "DeleteBucket",
        ):
            bucket.s3.meta.events.register(
                f"provide-client-params.s3.{operation}",
                lambda params, model, **_: asked.append((model.name, params)),
            )
        bucket.put(b"template")
        bucket.remove()
        assert {name for name, _ in asked} >= {"PutObject", "ListObjectsV2", "DeleteObject", "DeleteBucket"}
        assert all(params["ExpectedBucketOwner"] == surroundings.account for _, params in asked)

    def test_small_template_goes_in_the_request(self, desk: Desk) -> None:
        assert list(Stack(desk.surroundings(), "test", SMALL).body()) == ["TemplateBody"]


class TestRemoval:
    def test_asks_for_the_name(self, desk: Desk) -> None:
        stack = deploy(desk, "1.0", Docker(), CertificateArn=certificate())
        desk.answers = ["yes"]
        with pytest.raises(Refused, match="Nothing removed"):
            Removal(stack).carry_out(sure=False)
        assert stack.state() is not None
        desk.answers = ["test"]
        Removal(stack).carry_out(sure=False)
        assert stack.state() is None
        assert "The stack test is deleted." in desk.text

    def test_does_not_remove_when_nobody_is_there(self, desk: Desk) -> None:
        stack = deploy(desk, "1.0", Docker(), CertificateArn=certificate())
        alone = Stack(desk.surroundings(interactive=False), "test", SMALL)
        with pytest.raises(Refused, match="YES=yes"):
            Removal(alone).carry_out(sure=False)
        assert stack.state() is not None

    def test_says_what_stays_and_how_to_remove_it(self, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        stack = deploy(desk, "1.0", Docker(), CertificateArn=certificate())
        kept = {
            "FileSystem": "fs-1",
            "BackupVault": "jenkins-1",
            "Key": "key-1",
            "AccessLogBucketOfStack": "logs-1",
        }
        monkeypatch.setattr(stack, "resource", kept.get)
        monkeypatch.setattr(Leftovers, "recovery_points", lambda self, vault: ["arn:point"])
        desk.said.clear()
        Removal(stack).carry_out(sure=True)
        for words in (
            "FileSystemId=fs-1",
            "delete-file-system --region eu-central-1 --file-system-id fs-1",
            "vault jenkins-1 with 1 backup.",
            "--recovery-point-arn arn:point",
            "delete-backup-vault --region eu-central-1 --backup-vault-name jenkins-1",
            "schedule-key-deletion --region eu-central-1 --key-id key-1",
            "s3 rb --region eu-central-1 --force s3://logs-1",
        ):
            assert words in desk.text

    def test_what_is_deleted_already_is_left_alone(self, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        """After a rollback, and when half a removal is gone on with, CloudFormation still names what it deleted."""
        stack = deploy(desk, "1.0", Docker(), CertificateArn=certificate())
        ids = {
            "Cluster": "main",
            "Service": "controller",
            "LoadBalancer": "arn:balancer",
            "FileSystem": "fs-1",
        }

        def describe(StackName: str, LogicalResourceId: str) -> dict[str, Any]:
            if LogicalResourceId not in ids:
                raise ClientError(
                    {"Error": {"Code": "ValidationError", "Message": "none"}}, "DescribeStackResource"
                )
            status = "DELETE_SKIPPED" if LogicalResourceId == "FileSystem" else "DELETE_COMPLETE"
            return {
                "StackResourceDetail": {
                    "PhysicalResourceId": ids[LogicalResourceId],
                    "ResourceStatus": status,
                }
            }

        monkeypatch.setattr(stack.cloudformation, "describe_stack_resource", describe)
        Removal(stack).carry_out(sure=True)
        assert stack.state() is None
        assert "file system fs-1" in desk.text and "Stopping the controller" not in desk.text

    def test_policy_comes_off_a_role_that_is_not_the_stacks(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        iam = SESSION.client("iam")
        role = iam.create_role(RoleName="own", AssumeRolePolicyDocument="{}")["Role"]["Arn"]
        policy = iam.create_policy(PolicyName="controller", PolicyDocument=POLICY)["Policy"]["Arn"]
        iam.attach_role_policy(RoleName="own", PolicyArn=policy)
        removal = Removal(Stack(desk.surroundings(), "test", SMALL))
        monkeypatch.setattr(removal.stack, "resource", {"ControllerPolicy": policy}.get)
        removal.free_policy(role)
        assert iam.list_attached_role_policies(RoleName="own")["AttachedPolicies"] == []
        removal.free_policy(role)
        removal.free_policy("")
        assert len(desk.said) == 1

    @pytest.mark.parametrize(
        ("status", "refused"), [("UPDATE_IN_PROGRESS", True), ("CREATE_IN_PROGRESS", False)]
    )
    def test_of_a_stack_that_is_being_changed_stops_no_task(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch, status: str, refused: bool
    ) -> None:
        stack = deploy(desk, "1.0", Docker(), CertificateArn=certificate())
        existing = stack.existing()
        monkeypatch.setattr(stack, "existing", lambda: State(status, existing.parameters, existing.outputs))
        desk.answers = ["no"]
        with pytest.raises(Refused, match="Nothing removed") as refusal:
            Removal(stack).carry_out(sure=False)
        assert (
            "is UPDATE_IN_PROGRESS. Wait until that has ended: make status" in str(refusal.value)
        ) is refused

    def test_no_stack(self, desk: Desk) -> None:
        with pytest.raises(
            Refused, match="There is no stack test in account 123456789012, region eu-central-1"
        ):
            Removal(Stack(desk.surroundings(), "test", SMALL)).carry_out(sure=True)


class Elastic:
    """ECS as removal sees it: the controller stops after a while, agents when told."""

    def __init__(self) -> None:
        self.told: list[str] = []
        self.left = 3
        self.agents: dict[str, int] = {}

    def update_service(self, *, cluster: str, service: str, desiredCount: int) -> None:
        self.told.append(f"{service} wants {desiredCount}")
        self.agents["controller-task"] = 4

    def describe_services(self, **_: Any) -> dict[str, Any]:
        self.left -= 1
        # It was just being started: what is pending counts as well.
        return {"services": [{"runningCount": 0, "pendingCount": 1 if self.left > 0 else 0}]}

    def stop_task(self, *, cluster: str, task: str, reason: str) -> None:
        self.told.append(f"stop {task} in {cluster}")
        self.agents[task] = 2

    def describe_tasks(self, *, cluster: str, tasks: list[str]) -> dict[str, Any]:
        for task in tasks:
            self.agents[task] -= 1
            if task == "controller-task" and self.agents[task] <= 0:
                self.told.append("controller has stopped")
        return {
            "tasks": [
                {"lastStatus": "STOPPED" if self.agents[task] <= 0 else "DEPROVISIONING"} for task in tasks
            ]
        }

    def get_paginator(self, _: str) -> Any:
        class Pages:
            def paginate(self, *, cluster: str, serviceName: str = "") -> list[dict[str, list[str]]]:
                if serviceName:
                    return [{"taskArns": [serviceName + "-task"]}]
                return [{"taskArns": [f"{cluster}-1"]}, {"taskArns": [f"{cluster}-2"]}]

        return Pages()


def test_controller_stops_before_the_agents(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    stack, ecs = Stack(desk.surroundings(), "test", SMALL), Elastic()
    ids = {"Cluster": "main", "Service": "controller", "SpotCluster": "spot"}
    monkeypatch.setattr(stack, "resource", ids.get)
    monkeypatch.setattr(stack.surroundings, "client", lambda service: ecs)
    Removal(stack).stop_tasks()
    assert ecs.told == [
        "controller wants 0",
        "controller has stopped",
        "stop main-1 in main",
        "stop main-2 in main",
        "stop spot-1 in spot",
        "stop spot-2 in spot",
    ]
    assert all(left <= 0 for left in ecs.agents.values()), "a cluster with tasks in it cannot be deleted"
    assert desk.now == 45.0


def test_controller_that_does_not_stop_ends_the_removal(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    stack, ecs = Stack(desk.surroundings(), "test", SMALL), Elastic()
    ecs.left = 1000
    monkeypatch.setattr(stack, "resource", {"Cluster": "main", "Service": "controller"}.get)
    monkeypatch.setattr(stack.surroundings, "client", lambda service: ecs)
    with pytest.raises(Refused, match="did not stop within five minutes"):
        Removal(stack).stop_tasks()
    assert ecs.told == ["controller wants 0"]


class TestController:
    def service(self, desk: Desk) -> Stack:
        stack = deploy(desk, "1.0", Docker(), CertificateArn=certificate())
        ecs = SESSION.client("ecs")
        ecs.create_cluster(clusterName="test")
        ecs.register_task_definition(
            family="test",
            containerDefinitions=[{"name": "jenkins", "image": f"{REPOSITORY}:1.0", "memory": 512}],
        )
        ecs.create_service(
            cluster="test", serviceName="test-controller", taskDefinition="test", desiredCount=1
        )
        return stack

    def test_status(self, desk: Desk) -> None:
        stack = self.service(desk)
        desk.said.clear()
        Controller(stack).status()
        assert "stack       test: UPDATE_COMPLETE" in desk.said
        assert f"image       {REPOSITORY}:1.0" in desk.said
        assert any(line.startswith("controller  ") and line.endswith("1 wanted") for line in desk.said)
        assert "url         https://jenkins.example.com/" in desk.said

    def test_password(self, desk: Desk) -> None:
        stack = deploy(desk, "1.0", Docker(), CertificateArn=certificate())
        SESSION.client("ssm").put_parameter(
            Name="jenkins-pwd", Type="SecureString", Value="secret", Overwrite=True
        )
        assert Controller(stack).password() == "secret"

    def test_password_that_is_not_there(self, desk: Desk) -> None:
        stack = deploy(desk, "1.0", Docker(), CertificateArn=certificate())
        SESSION.client("ssm").delete_parameter(Name="jenkins-pwd")
        with pytest.raises(
            Refused, match=r"no parameter jenkins-pwd in account .*make deploy PASSWORD=create"
        ):
            Controller(stack).password()

    def test_stack_that_is_not_complete(self, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        stack = Stack(desk.surroundings(), "test", SMALL)
        monkeypatch.setattr(stack, "existing", lambda: State("CREATE_IN_PROGRESS", {}, {}))
        monkeypatch.setattr(stack, "resource", lambda _: None)
        Controller(stack).status()
        assert desk.said == [
            "stack       test: CREATE_IN_PROGRESS",
            "controller  not there yet",
            "next        The stack test is CREATE_IN_PROGRESS. Wait until that has ended: make status",
        ]
        assert Controller(stack).why_it_does_not_start() == []
        with pytest.raises(Refused, match="is CREATE_IN_PROGRESS and has no log group"):
            Controller(stack).logs(30, follow=False)
        with pytest.raises(Refused, match="is CREATE_IN_PROGRESS and has no output RepositoryUri yet"):
            stack.output("RepositoryUri")

    def test_logs_show_each_line_once(self, desk: Desk) -> None:
        stack = deploy(desk, "1.0", Docker(), CertificateArn=certificate())
        logs = SESSION.client("logs")
        logs.create_log_stream(logGroupName="/jenkins/test", logStreamName="controller/jenkins/1")
        now = int(time.time() * 1000)
        events = [{"timestamp": now, "message": "Jenkins is fully up and running"}]
        logs.put_log_events(
            logGroupName="/jenkins/test", logStreamName="controller/jenkins/1", logEvents=events
        )
        desk.said.clear()
        polls = iter([None, KeyboardInterrupt()])

        def sleep(_: float) -> None:
            if isinstance(interruption := next(polls), KeyboardInterrupt):
                raise interruption

        stack.surroundings.sleep = sleep
        with pytest.raises(KeyboardInterrupt):
            Controller(stack).logs(30, follow=True)
        assert [line.split(" ", 1)[1] for line in desk.said] == ["Jenkins is fully up and running"]


class TestCommandLine:
    def test_options_become_a_wish(self, tmp_path: Path) -> None:
        path = tmp_path / "p"
        path.write_text("NatGateways=1\nHostName=a.example.com\n")
        line = ["deploy", "--image-tag", "1", "--parameters", str(path), "--set", "NatGateways=2"]
        found = wish(parser().parse_args([*line, "--tag", "team=ci", "--create-password"]))
        assert found.parameters == {"NatGateways": "2", "HostName": "a.example.com"}
        assert (found.tags, found.make_password, found.push) == ({"team": "ci"}, True, True)

    def test_refusal_is_one_message_and_exit_1(self, desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["--stack", "none", "--region", REGION, "status"]) == 1
        output = capsys.readouterr()
        assert output.out == "" and "There is no stack none" in output.err and "Traceback" not in output.err

    def test_aws_refusal_is_one_message(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        def denied(*_: Any) -> None:
            raise ClientError({"Error": {"Code": "AccessDenied", "Message": "no"}}, "DescribeStacks")

        monkeypatch.setattr("deploy.__main__.carry_out", denied)
        assert main(["status"]) == 1
        said = capsys.readouterr().err
        assert said.startswith("AWS denied a call: ") and "DescribeStacks" in said and "Allow it to" in said

    def test_interruption_says_that_aws_goes_on(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        def interrupted(*_: Any) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr("deploy.__main__.carry_out", interrupted)
        assert main(["status"]) == 130
        assert "make status" in capsys.readouterr().out

    def test_no_region(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        for name in ("AWS_REGION", "AWS_DEFAULT_REGION", "AWS_PROFILE"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("AWS_CONFIG_FILE", "/nonexistent")
        assert main(["status"]) == 1
        assert "No AWS region is set" in capsys.readouterr().err


class TestMakefile:
    def shown(self, *arguments: str) -> str:
        done = subprocess.run(
            [
                "make",
                "--dry-run",
                "--eval",
                "require-python setup:",
                "--file",
                "deploy/deploy.mk",
                *arguments,
            ],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    @pytest.mark.parametrize("target", ["image", "push", "deploy", "status", "logs", "password", "destroy"])
    def test_every_target_is_a_command_line_that_parses(self, target: str) -> None:
        lines = self.shown(target, "STACK=ci", "REGION=eu-west-1", "IMAGE_TAG=1").replace("\\\n", " ")
        (line,) = [line for line in lines.splitlines() if " -m deploy " in line]
        words = line.replace("'", "").split()
        options = parser().parse_args(words[words.index("deploy") + 1 :])
        assert (options.command, options.stack, options.region) == (target, "ci", "eu-west-1")

    def test_settings_reach_the_tool(self) -> None:
        shown = self.shown("deploy", "SET=A=1 B=2", "TAGS=team=ci", "PASSWORD=create", "NEW_FILE_SYSTEM=yes")
        for words in ("--set 'A=1'", "--set 'B=2'", "--tag 'team=ci'", "--create-password"):
            assert words in shown
        assert "--accept-new-file-system" in shown
        assert "--yes" in self.shown("destroy", "YES=yes") and "--yes" not in self.shown("destroy")

    def test_tool_runs_as_a_module(self) -> None:
        done = subprocess.run(
            [sys.executable, "-m", "deploy", "--help"], cwd=ROOT, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0 and "destroy" in done.stdout

# SPDX-License-Identifier: MIT
"""Before a deployment starts: all that is wrong at once, and nothing made until nothing is; what protects it afterwards."""

from __future__ import annotations

import json

import pytest
from conftest import REGION, SESSION, Desk
from test_operations import POLICY as POLICY_DOCUMENT
from test_operations import SMALL, Docker, certificate, deploy, put_image, running

from deploy.builders import Jib
from deploy.deployment import Deployment, Wish
from deploy.image import Image
from deploy.leftovers import Leftovers
from deploy.parameters import document
from deploy.protection import lifted
from deploy.refusals import Refused
from deploy.removal import Removal
from deploy.stack import POLICY, TEMPLATE, Stack


@pytest.fixture(autouse=True)
def docker_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("deploy.builders.shutil.which", lambda name: "/usr/bin/" + name)


def refused(desk: Desk, docker: Docker, **parameters: str) -> list[str]:
    with pytest.raises(Refused, match="Not started, because:") as refusal:
        deploy(desk, "1.0", docker, **parameters)
    return str(refusal.value).splitlines()[1:]


class TestLookingFirst:
    def test_what_builds_is_looked_for_first_and_all_problems_are_told(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("deploy.builders.shutil.which", lambda name: None)
        second, first = refused(desk, Docker())
        assert "The image cannot be built on this machine: docker is missing" in first
        assert "Jib can build it without Docker: install bash and curl and java." in first
        assert "Give CertificateArn" in second

    def test_what_is_missing_and_what_the_account_lacks_are_told_together(self, desk: Desk) -> None:
        stack = Stack(desk.surroundings(), "test", SMALL)
        given = {"HostName": "jenkins.example.com", "HostedZoneId": "Z0123456789ABCDEF"}
        with pytest.raises(Refused) as refusal:
            Deployment(stack, Wish(given, {}), Image(desk.surroundings(), "1", Docker())).carry_out()
        missing, zone, password = str(refusal.value).splitlines()[1:]
        assert "AllowedCidrs has no value. Give it in deploy/test.parameters, or by SET=" in missing
        assert "no hosted zone" in zone and "no parameter jenkins-pwd" in password

    def test_nothing_is_made_while_something_is_wrong(self, desk: Desk) -> None:
        """The password was asked for, and is not made: it would stay behind when the user gives up."""
        refused(desk, Docker())
        assert SESSION.client("ssm").describe_parameters()["Parameters"] == []
        assert SESSION.client("iam").list_roles()["Roles"] == []
        assert Stack(desk.surroundings(), "test", SMALL).state() is None

    def test_image_for_another_processor_stops_nothing(self, desk: Desk) -> None:
        deploy(desk, "1.0", Docker(), CertificateArn=certificate())
        (problem,) = refused(desk, Docker(), CpuArchitecture="ARM64")
        assert "1.0 is for linux/amd64, and CpuArchitecture=ARM64 needs linux/arm64" in problem
        assert Stack(desk.surroundings(), "test", SMALL).existing().parameters["CpuArchitecture"] == "X86_64"

    def test_image_for_both_processors_goes(self, desk: Desk) -> None:
        deploy(desk, "1.0", Docker(), CertificateArn=certificate())
        put_image("2.0", "linux/amd64,linux/arm64")
        deploy(desk, "2.0", Docker(), CpuArchitecture="ARM64")
        assert running() == "2.0"

    def test_sources_that_changed_make_another_image(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        stack = deploy(desk, "", Docker(), CertificateArn=certificate())
        before = running()
        monkeypatch.setattr("deploy.image.fingerprint", lambda root: "0" * 12)
        docker = Docker()
        Deployment(stack, Wish({}, {}), Image(desk.surroundings(), None, docker)).carry_out()
        assert running() == "0" * 12 + "-amd64" != before
        assert [command for command in docker.commands if "--push" in command]


class TestWithoutDocker:
    def test_jib_builds(self, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(
            "deploy.builders.shutil.which", lambda name: None if name == "docker" else "/usr/bin/" + name
        )
        script = Docker()
        image = Image(desk.surroundings(), "1.0", script)
        assert isinstance(image.builder(), Jib)
        image.push("123456789012.dkr.ecr.eu-central-1.amazonaws.com/jenkins/test", "linux/amd64")
        assert [command[0] for command in script.commands] == ["docker/ci/maven", "docker/ci/image"]
        assert script.commands[1][1:] == [
            "123456789012.dkr.ecr.eu-central-1.amazonaws.com/jenkins/test",
            "1.0",
        ]
        (given,) = [one for one in script.environments if one]
        assert given["AWS_REGION"] == REGION and given["AWS_SECRET_ACCESS_KEY"]
        assert all(given["AWS_SECRET_ACCESS_KEY"] not in part for part in script.commands[1])

    def test_that_fails_says_whose_output_to_read(self, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        for failing, whose in (("docker/ci/maven", "Maven"), ("docker/ci/image", "Jib")):
            jib = Jib(desk.surroundings(), Docker(fails=failing))
            with pytest.raises(Refused, match=f"see {whose}'s output above"):
                jib.push("registry/jenkins:1", "linux/amd64")


class TestChangeSetThatNobodyCarriedOut:
    @pytest.fixture
    def stack(self, desk: Desk) -> Stack:
        SESSION.client("cloudformation").create_change_set(
            StackName="test", ChangeSetName="x", ChangeSetType="CREATE", TemplateBody='{"Resources": {}}'
        )
        return Stack(desk.surroundings(), "test", SMALL)

    def test_is_not_waited_for(self, desk: Desk, stack: Stack) -> None:
        assert stack.existing().status == "REVIEW_IN_PROGRESS" and not stack.existing().busy
        with pytest.raises(
            Refused, match=r"a change set that nobody executed\. Remove it first: make destroy"
        ):
            Deployment(stack, Wish({}, {}), Image(desk.surroundings(), "1", Docker())).carry_out()

    def test_can_be_removed(self, desk: Desk, stack: Stack) -> None:
        Removal(stack).carry_out(sure=True)
        assert stack.state() is None


class TestProtection:
    def test_a_deployment_ends_protected(self, desk: Desk) -> None:
        stack = deploy(desk, "1.0", Docker(), CertificateArn=certificate())
        policy = stack.cloudformation.get_stack_policy(StackName="test")["StackPolicyBody"]
        assert json.loads(policy) == json.loads(POLICY.read_text())
        (found,) = stack.cloudformation.describe_stacks(StackName="test")["Stacks"]
        assert found["EnableTerminationProtection"] is True

    def test_a_removal_lifts_it(self, desk: Desk) -> None:
        stack = deploy(desk, "1.0", Docker(), CertificateArn=certificate())
        Removal(stack).carry_out(sure=True)
        assert stack.state() is None

    def test_the_policy_names_what_the_template_always_has(self) -> None:
        """CloudFormation refuses a policy with a logical ID that the stack has not, so others go by type."""
        resources = document(TEMPLATE)["Resources"]
        statements = json.loads(POLICY.read_text())["Statement"]
        named = [one for each in statements if each["Resource"] != "*" for one in each["Resource"]]
        for one in named:
            assert "Condition" not in resources[one.removeprefix("LogicalResourceId/")]
        types = [
            kind
            for each in statements
            if "Condition" in each
            for kind in each["Condition"]["StringEquals"]["ResourceType"]
        ]
        assert set(types) <= {body["Type"] for body in resources.values()}
        assert len(named) == 3 and len(types) == 3

    def test_what_is_meant_is_allowed_for_once(self) -> None:
        (statement,) = json.loads(lifted())["Statement"]
        assert (statement["Effect"], statement["Action"], statement["Resource"]) == ("Allow", "Update:*", "*")


class TestLeftovers:
    def test_password_and_task_definitions_are_named(self, desk: Desk) -> None:
        stack = deploy(desk, "1.0", Docker(), CertificateArn=certificate())
        ecs = SESSION.client("ecs")
        for family in ("test-controller", "fargate-cloud-build-example", "other-controller"):
            ecs.register_task_definition(
                family=family, containerDefinitions=[{"name": "a", "image": "b", "memory": 512}]
            )
        lines = "\n".join(Leftovers(stack).lines())
        assert f"aws ssm delete-parameter --region {REGION} --name jenkins-pwd" in lines
        for family in ("test-controller", "fargate-cloud-build-example"):
            assert f"--family-prefix {family} --query" in lines
        assert "other-controller" not in lines

    def test_homes_of_earlier_times_are_named(self, desk: Desk) -> None:
        stack = deploy(desk, "1.0", Docker(), CertificateArn=certificate())
        efs = SESSION.client("efs")
        old, others = (
            efs.create_file_system(
                CreationToken=name, Tags=[{"Key": "fargate-controller:part-of", "Value": name}]
            )["FileSystemId"]
            for name in ("test", "other")
        )
        lines = "\n".join(Leftovers(stack).lines())
        assert f"Kept: the file system {old}, an earlier JENKINS_HOME" in lines
        assert f"aws efs delete-file-system --region {REGION} --file-system-id {old}" in lines
        assert others not in lines

    def test_a_role_that_was_kept_is_named(self, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        stack = deploy(desk, "1.0", Docker(), CertificateArn=certificate())
        iam = SESSION.client("iam")
        iam.create_role(RoleName="backup", AssumeRolePolicyDocument="{}")
        policy = iam.create_policy(PolicyName="p", PolicyDocument=POLICY_DOCUMENT)["Policy"]["Arn"]
        iam.attach_role_policy(RoleName="backup", PolicyArn=policy)
        monkeypatch.setattr(stack, "resource", {"BackupRole": "backup"}.get)
        lines = list(Leftovers(stack).lines())
        assert f"  aws iam detach-role-policy --role-name backup --policy-arn {policy}" in lines
        assert "  aws iam delete-role --role-name backup" in lines
        iam.detach_role_policy(RoleName="backup", PolicyArn=policy)
        iam.delete_role(RoleName="backup")
        assert not [line for line in Leftovers(stack).lines() if "backup" in line]

# SPDX-License-Identifier: MIT
"""Stacks change, go back and go away as on AWS: small ones, and the project's own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from botocore.exceptions import ClientError

from emulator.scenarios import TEMPLATE
from emulator.tests.process import Emulator
from emulator.tests.stacks import create

POLICY = TEMPLATE.with_name("stack-policy.json").read_text()
CREATE_ONLY = json.loads(Path("emulator/cloudformation/replacement.json").read_text())
SMALL = """
Parameters:
  Value: { Type: String, Default: one }
  Name: { Type: String, Default: '' }
  WithSecond: { Type: String, Default: 'no' }
  RepositoryName: { Type: String, Default: small }
Conditions:
  HasSecond: !Equals [!Ref WithSecond, 'yes']
  Named: !Not [!Equals [!Ref Name, '']]
Resources:
  Parameter:
    Type: AWS::SSM::Parameter
    Properties: { Name: !If [Named, !Ref Name, small], Type: String, Value: !Ref Value }
  Echo:
    Type: AWS::SSM::Parameter
    Properties: { Name: !Sub '${AWS::StackName}-echo', Type: String, Value: !Sub 'of ${Parameter}' }
  Second:
    Condition: HasSecond
    Type: AWS::SNS::Topic
    Properties: { TopicName: second }
  Repository:
    DeletionPolicy: Retain
    UpdateReplacePolicy: Retain
    Type: AWS::ECR::Repository
    Properties: { RepositoryName: !Ref RepositoryName }
  Last:
    DependsOn: [Parameter, Echo]
    Type: AWS::Logs::LogGroup
    Properties: { LogGroupName: !Sub '/small/${Value}' }
Outputs:
  Said: { Value: !GetAtt Echo.Value }
"""


@pytest.fixture(scope="module")
def emulator() -> Iterator[Emulator]:
    with Emulator("stack") as emulator:
        yield emulator


@pytest.fixture
def small(emulator: Emulator) -> Iterator[Emulator]:
    """The small stack, which goes away with what it keeps."""
    assert create(emulator, "small", SMALL)["StackStatus"] == "CREATE_COMPLETE"
    yield emulator
    emulator.client("cloudformation").update_termination_protection(
        StackName="small", EnableTerminationProtection=False
    )
    emulator.client("cloudformation").delete_stack(StackName="small")
    for repository in emulator.client("ecr").describe_repositories()["repositories"]:
        if repository["repositoryName"].startswith("small"):
            emulator.client("ecr").delete_repository(repositoryName=repository["repositoryName"])


def given(parameters: dict[str, str]) -> list[dict[str, Any]]:
    return [{"ParameterKey": key, "ParameterValue": value} for key, value in parameters.items()]


def update(emulator: Emulator, template: str = SMALL, **parameters: str) -> dict[str, Any]:
    cloudformation = emulator.client("cloudformation")
    cloudformation.update_stack(StackName="small", TemplateBody=template, Parameters=given(parameters))
    return described(emulator)


def described(emulator: Emulator, name: str = "small") -> dict[str, Any]:
    stack: dict[str, Any] = emulator.client("cloudformation").describe_stacks(StackName=name)["Stacks"][0]
    return stack


def resources(emulator: Emulator, name: str = "small") -> dict[str, str]:
    found = emulator.client("cloudformation").describe_stack_resources(StackName=name)["StackResources"]
    return {one["LogicalResourceId"]: one["PhysicalResourceId"] for one in found}


def events(emulator: Emulator, name: str = "small") -> list[tuple[str, str]]:
    """Resource and status of all events of the last operation, the oldest first."""
    found = emulator.client("cloudformation").describe_stack_events(StackName=name)["StackEvents"][::-1]
    steps = [(one["LogicalResourceId"], one["ResourceStatus"]) for one in found]
    begins = [("small", f"{operation}_IN_PROGRESS") for operation in ("UPDATE", "DELETE")]
    last = max(number for number, step in enumerate(steps) if step in begins)
    return steps[last:]


def value(emulator: Emulator, name: str) -> str:
    return str(emulator.client("ssm").get_parameter(Name=name)["Parameter"]["Value"])


class TestUpdate:
    def test_what_changes_is_changed_in_its_place_or_replaced(self, small: Emulator) -> None:
        before = resources(small)
        assert update(small, Value="two")["StackStatus"] == "UPDATE_COMPLETE"
        assert value(small, "small") == "two"
        after = resources(small)
        assert after["Parameter"] == before["Parameter"] and after["Last"] == "/small/two" != before["Last"]
        groups = [group["logGroupName"] for group in small.client("logs").describe_log_groups()["logGroups"]]
        assert "/small/two" in groups and "/small/one" not in groups
        assert events(small) == [
            ("small", "UPDATE_IN_PROGRESS"),
            ("Parameter", "UPDATE_IN_PROGRESS"),
            ("Parameter", "UPDATE_COMPLETE"),
            ("Last", "UPDATE_IN_PROGRESS"),
            ("Last", "UPDATE_COMPLETE"),
            ("small", "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS"),
            ("Last", "DELETE_IN_PROGRESS"),
            ("Last", "DELETE_COMPLETE"),
            ("small", "UPDATE_COMPLETE"),
        ]

    def test_who_refers_to_what_is_replaced_is_changed_too(self, small: Emulator) -> None:
        update(small, Name="renamed")
        assert value(small, "small-echo") == "of renamed"
        assert described(small)["Outputs"][0]["OutputValue"] == "of renamed"

    def test_resources_come_and_go_with_their_condition(self, small: Emulator) -> None:
        update(small, WithSecond="yes")
        assert any(
            topic["TopicArn"].endswith(":second") for topic in small.client("sns").list_topics()["Topics"]
        )
        update(small, WithSecond="no")
        assert "Second" not in resources(small)
        assert not any(
            topic["TopicArn"].endswith(":second") for topic in small.client("sns").list_topics()["Topics"]
        )

    def test_what_is_retained_stays_when_replaced(self, small: Emulator) -> None:
        update(small, RepositoryName="small-2")
        names = {one["repositoryName"] for one in small.client("ecr").describe_repositories()["repositories"]}
        assert {"small", "small-2"} <= names
        assert ("Repository", "DELETE_SKIPPED") in events(small)

    def test_nothing_to_change_is_said(self, small: Emulator) -> None:
        with pytest.raises(ClientError, match="No updates are to be performed"):
            update(small, Value="one")
        with pytest.raises(ClientError, match="No updates are to be performed"):
            update(small, SMALL + "# a comment\n")

    def test_parameters_keep_their_values_when_asked(self, small: Emulator) -> None:
        update(small, Value="two")
        parameters = [{"ParameterKey": "Value", "UsePreviousValue": True}, *given({"WithSecond": "yes"})]
        small.client("cloudformation").update_stack(
            StackName="small", UsePreviousTemplate=True, Parameters=parameters
        )
        assert value(small, "small") == "two"

    def test_a_stack_that_is_not_there(self, emulator: Emulator) -> None:
        with pytest.raises(ClientError, match="does not exist"):
            emulator.client("cloudformation").update_stack(StackName="none", TemplateBody=SMALL)


class TestRollback:
    def test_all_is_as_it_was(self, small: Emulator) -> None:
        before = resources(small)
        small.client("logs").create_log_group(logGroupName="/small/taken")
        failed = update(small, Value="taken", Name="other", WithSecond="yes")
        assert failed["StackStatus"] == "UPDATE_ROLLBACK_COMPLETE"
        assert "Last" in failed["StackStatusReason"]
        assert resources(small) == before
        assert value(small, "small") == "one" and value(small, "small-echo") == "of small"
        with pytest.raises(ClientError, match="ParameterNotFound"):
            value(small, "other")
        assert described(small)["Parameters"] == given(
            {"Value": "one", "Name": "", "WithSecond": "no", "RepositoryName": "small"}
        )
        assert events(small)[-1] == ("small", "UPDATE_ROLLBACK_COMPLETE")
        assert ("Last", "UPDATE_FAILED") in events(small)
        small.client("logs").delete_log_group(logGroupName="/small/taken")
        assert update(small, Value="taken")["StackStatus"] == "UPDATE_COMPLETE"

    def test_a_creation_that_fails_leaves_nothing(self, emulator: Emulator) -> None:
        wrong = SMALL.replace("LogGroupName: !Sub '/small/${Value}'", "LogGroupNmae: x")
        assert (
            create(emulator, "wrong", wrong, Name="wrong", WithSecond="yes", RepositoryName="wrong")[
                "StackStatus"
            ]
            == "ROLLBACK_COMPLETE"
        )
        assert resources(emulator, "wrong") == {}
        names = [
            one["repositoryName"] for one in emulator.client("ecr").describe_repositories()["repositories"]
        ]
        assert "wrong" not in names
        with pytest.raises(ClientError, match="is in ROLLBACK_COMPLETE state and can not be updated"):
            emulator.client("cloudformation").update_stack(StackName="wrong", TemplateBody=SMALL)
        emulator.client("cloudformation").delete_stack(StackName="wrong")

    def test_what_the_emulator_cannot_change_fails(self, small: Emulator) -> None:
        template = (
            SMALL
            + """  Vpc: { Value: !Ref Network }
"""
        )
        template = template.replace(
            "Outputs:", "  Network: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.1.0.0/16 } }\nOutputs:"
        )
        assert update(small, template)["StackStatus"] == "UPDATE_COMPLETE"
        failed = update(small, template.replace("10.1.0.0/16", "10.1.0.0/16, EnableDnsSupport: false"))
        assert failed["StackStatus"] == "UPDATE_ROLLBACK_COMPLETE"
        assert "the emulator cannot change EnableDnsSupport of AWS::EC2::VPC" in failed["StackStatusReason"]


class TestPolicy:
    def deny(self, emulator: Emulator, action: str, resource: str) -> None:
        statements = [
            {"Effect": "Allow", "Action": "Update:*", "Principal": "*", "Resource": "*"},
            {
                "Effect": "Deny",
                "Action": action,
                "Principal": "*",
                "Resource": f"LogicalResourceId/{resource}",
            },
        ]
        emulator.client("cloudformation").set_stack_policy(
            StackName="small", StackPolicyBody=json.dumps({"Statement": statements})
        )

    @pytest.mark.parametrize(
        ("action", "resource", "parameters"),
        [
            ("Update:Modify", "Parameter", {"Value": "two"}),
            ("Update:Replace", "Last", {"Value": "two"}),
            ("Update:*", "La*", {"Value": "two"}),
        ],
    )
    def test_denies(self, small: Emulator, action: str, resource: str, parameters: dict[str, str]) -> None:
        self.deny(small, action, resource)
        failed = update(small, **parameters)
        assert failed["StackStatus"] == "UPDATE_ROLLBACK_COMPLETE"
        assert (
            f"Action denied by stack policy: Statement [#2] does not allow [{action}]".replace("*", "")[:45]
            in (failed["StackStatusReason"])
        )
        assert value(small, "small") == "one"

    def test_denies_removals(self, small: Emulator) -> None:
        update(small, WithSecond="yes")
        self.deny(small, "Update:Delete", "Second")
        assert update(small, WithSecond="no")["StackStatus"] == "UPDATE_ROLLBACK_COMPLETE"
        assert "Second" in resources(small)

    def test_another_one_holds_for_one_update(self, small: Emulator) -> None:
        self.deny(small, "Update:*", "Parameter")
        everything = [{"Effect": "Allow", "Action": "Update:*", "Principal": "*", "Resource": "*"}]
        small.client("cloudformation").update_stack(
            StackName="small",
            TemplateBody=SMALL,
            Parameters=given({"Value": "two"}),
            StackPolicyDuringUpdateBody=json.dumps({"Statement": everything}),
        )
        assert described(small)["StackStatus"] == "UPDATE_COMPLETE"
        assert update(small, Value="three")["StackStatus"] == "UPDATE_ROLLBACK_COMPLETE"

    def test_names_of_nothing_are_refused(self, small: Emulator) -> None:
        with pytest.raises(ClientError, match="Unknown logical id 'LogicalResourceId/Sceond'"):
            self.deny(small, "Update:*", "Sceond")


class TestChangeSets:
    def made(self, emulator: Emulator, kind: str, stack: str, **parameters: str) -> dict[str, Any]:
        cloudformation = emulator.client("cloudformation")
        name = cloudformation.create_change_set(
            StackName=stack,
            ChangeSetName="x",
            ChangeSetType=kind,
            TemplateBody=SMALL,
            Parameters=given(parameters),
        )["Id"]
        found: dict[str, Any] = cloudformation.describe_change_set(ChangeSetName=name)
        return found

    def test_say_what_would_be_done_and_do_it(self, small: Emulator) -> None:
        found = self.made(small, "UPDATE", "small", Value="two", WithSecond="yes")
        changes = {
            one["ResourceChange"]["LogicalResourceId"]: (
                one["ResourceChange"]["Action"],
                one["ResourceChange"].get("Replacement"),
            )
            for one in found["Changes"]
        }
        assert changes == {
            "Parameter": ("Modify", "False"),
            "Second": ("Add", None),
            "Last": ("Modify", "True"),
        }
        assert value(small, "small") == "one"
        small.client("cloudformation").execute_change_set(ChangeSetName=found["ChangeSetId"])
        assert described(small)["StackStatus"] == "UPDATE_COMPLETE" and value(small, "small") == "two"

    def test_without_changes_have_failed(self, small: Emulator) -> None:
        found = self.made(small, "UPDATE", "small", Value="one")
        assert (found["Status"], found["ExecutionStatus"]) == ("FAILED", "UNAVAILABLE")
        with pytest.raises(ClientError, match="cannot be executed"):
            small.client("cloudformation").execute_change_set(ChangeSetName=found["ChangeSetId"])

    def test_for_a_new_stack_make_it(self, emulator: Emulator) -> None:
        found = self.made(emulator, "CREATE", "young", Name="young", RepositoryName="young")
        assert described(emulator, "young")["StackStatus"] == "REVIEW_IN_PROGRESS"
        assert {one["ResourceChange"]["Action"] for one in found["Changes"]} == {"Add"}
        emulator.client("cloudformation").execute_change_set(ChangeSetName=found["ChangeSetId"])
        assert described(emulator, "young")["StackStatus"] == "CREATE_COMPLETE"
        emulator.client("cloudformation").delete_stack(StackName="young")


class TestDelete:
    def test_the_last_made_goes_first_and_what_is_retained_stays(self, small: Emulator) -> None:
        identifier = described(small)["StackId"]
        small.client("cloudformation").delete_stack(StackName="small")
        gone = small.client("cloudformation").describe_stacks(StackName=identifier)["Stacks"][0]
        assert gone["StackStatus"] == "DELETE_COMPLETE"
        steps = [step for step in events(small, identifier) if not step[1].endswith("_IN_PROGRESS")]
        order = [name for name, _ in steps]
        assert order.index("Last") < order.index("Echo") < order.index("Parameter")
        assert ("Repository", "DELETE_SKIPPED") in steps
        with pytest.raises(ClientError, match="ParameterNotFound"):
            value(small, "small")
        assert create(small, "small", SMALL, RepositoryName="small-new")["StackStatus"] == "CREATE_COMPLETE"

    def test_a_protected_one_stays(self, small: Emulator) -> None:
        cloudformation = small.client("cloudformation")
        cloudformation.update_termination_protection(StackName="small", EnableTerminationProtection=True)
        with pytest.raises(ClientError, match="cannot be deleted while TerminationProtection is enabled"):
            cloudformation.delete_stack(StackName="small")
        assert described(small)["StackStatus"] == "CREATE_COMPLETE"

    def test_what_cannot_go_is_said_and_the_rest_goes(self, small: Emulator) -> None:
        template = SMALL.replace("DeletionPolicy: Retain\n    UpdateReplacePolicy: Retain\n    ", "")
        update(small, template, Value="two")
        small.client("ecr").put_image(
            repositoryName="small",
            imageManifest='{"schemaVersion": 2}',
            imageManifestMediaType="application/vnd.oci.image.manifest.v1+json",
            imageTag="1",
        )
        small.client("cloudformation").delete_stack(StackName="small")
        assert described(small)["StackStatus"] == "DELETE_FAILED"
        assert list(resources(small)) == ["Repository"]
        small.client("ecr").batch_delete_image(repositoryName="small", imageIds=[{"imageTag": "1"}])
        small.client("cloudformation").delete_stack(StackName="small")
        with pytest.raises(ClientError, match="does not exist"):
            described(small)
        assert create(small, "small", SMALL)["StackStatus"] == "CREATE_COMPLETE"


def test_replacements_are_those_of_the_resource_schemas() -> None:
    from cfnlint.schema import PROVIDER_SCHEMA_MANAGER

    for name, paths in CREATE_ONLY.items():
        schema = PROVIDER_SCHEMA_MANAGER.get_resource_schema("us-east-1", name).schema
        only = {path.removeprefix("/properties/") for path in schema.get("createOnlyProperties", [])}
        whole = {path for path in only if "/" not in path}
        assert set(paths) == whole | {path for path in only if path.partition("/")[0] not in whole}, name


class TestOwnTemplate:
    """The project's stack, in the order of its life."""

    def change(self, emulator: Emulator, during: str | None = None, **parameters: str) -> dict[str, Any]:
        before = {
            one["ParameterKey"]: one["ParameterValue"] for one in described(emulator, "demo")["Parameters"]
        }
        emulator.client("cloudformation").update_stack(
            StackName="demo",
            TemplateBody=TEMPLATE.read_text(),
            Parameters=given(before | parameters),
            **({"StackPolicyDuringUpdateBody": during} if during else {}),
        )
        return described(emulator, "demo")

    def test_its_life(self) -> None:
        with Emulator("stack") as emulator:
            cloudformation = emulator.client("cloudformation")
            cloudformation.set_stack_policy(StackName="demo", StackPolicyBody=POLICY)
            before = resources(emulator, "demo")

            changed = self.change(
                emulator, ControllerCpu="4096", ControllerMemory="8192", LogRetentionDays="7"
            )
            assert changed["StackStatus"] == "UPDATE_COMPLETE", changed.get("StackStatusReason")
            after = resources(emulator, "demo")
            assert {name for name in before if before[name] != after.get(name)} == {"TaskDefinition"}
            service = emulator.client("ecs").describe_services(cluster="demo", services=["demo-controller"])
            assert service["services"][0]["taskDefinition"] == after["TaskDefinition"]

            for denied in (
                {"FileSystemId": new_file_system(emulator)},
                {"Name": "other"},
                {"PerformanceMode": "maxIO", "ThroughputMode": "bursting"},
            ):
                refused = self.change(emulator, **denied)
                assert refused["StackStatus"] == "UPDATE_ROLLBACK_COMPLETE"
                assert "Action denied by stack policy" in refused["StackStatusReason"]
                assert resources(emulator, "demo") == after

            everything = [{"Effect": "Allow", "Action": "Update:*", "Principal": "*", "Resource": "*"}]
            other = new_file_system(emulator)
            moved = self.change(emulator, json.dumps({"Statement": everything}), FileSystemId=other)
            assert moved["StackStatus"] == "UPDATE_COMPLETE", moved.get("StackStatusReason")
            efs = emulator.client("efs")
            assert len(efs.describe_mount_targets(FileSystemId=other)["MountTargets"]) == 2
            assert efs.describe_mount_targets(FileSystemId=before["FileSystem"])["MountTargets"] == []
            assert efs.describe_file_systems(FileSystemId=before["FileSystem"])["FileSystems"]

            stop(emulator)
            cloudformation.delete_stack(StackName="demo")
            identifier = moved["StackId"]
            gone = cloudformation.describe_stacks(StackName=identifier)["Stacks"][0]
            failed = [
                (one["LogicalResourceId"], one["ResourceStatusReason"])
                for one in cloudformation.describe_stack_events(StackName=identifier)["StackEvents"]
                if one["ResourceStatus"] == "DELETE_FAILED"
            ]
            assert (gone["StackStatus"], failed) == ("DELETE_COMPLETE", [])
            clusters = emulator.client("ecs").describe_clusters(clusters=["demo", "demo-spot"])["clusters"]
            assert {cluster["status"] for cluster in clusters} == {"INACTIVE"}
            vpcs = emulator.client("ec2").describe_vpcs(Filters=[{"Name": "isDefault", "Values": ["false"]}])
            assert vpcs["Vpcs"] == []
            assert emulator.client("backup").list_backup_vaults()["BackupVaultList"]


def new_file_system(emulator: Emulator) -> str:
    import uuid

    made = emulator.client("efs").create_file_system(CreationToken=str(uuid.uuid4()))
    return str(made["FileSystemId"])


def stop(emulator: Emulator) -> None:
    """Stops the tasks and lifts the protection, as whoever deletes a stack has to."""
    ecs, elbv2 = emulator.client("ecs"), emulator.client("elbv2")
    for task in ecs.list_tasks(cluster="demo")["taskArns"]:
        ecs.stop_task(cluster="demo", task=task)
    balancer = elbv2.describe_load_balancers()["LoadBalancers"][0]["LoadBalancerArn"]
    elbv2.modify_load_balancer_attributes(
        LoadBalancerArn=balancer, Attributes=[{"Key": "deletion_protection.enabled", "Value": "false"}]
    )

# SPDX-License-Identifier: MIT
"""Least privilege: each role can do what is called, and nothing that is not explained."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from policy_sentry.querying.actions import get_action_data
from policy_sentry.querying.all import get_all_service_prefixes
from rendering import TEMPLATE, Rendered
from variants import VARIANTS

CLUSTERS = {"<Cluster.Arn>", "<SpotCluster.Arn>"}
# Mandatory in real accounts: names are as long as the parameters allow, identifiers as long as AWS makes them.
LONGEST = {
    "<Cluster.Arn>": 85,
    "<SpotCluster.Arn>": 90,
    "<DiscoveryService.Arn>": 80,
    "<Namespace.Arn>": 80,
    "Arn>": 140,
}
MANAGED_POLICY_LIMIT = 6144


def statements(policy: dict[str, Any]) -> list[dict[str, Any]]:
    found = policy["Statement"]
    return found if isinstance(found, list) else [found]


def members(value: Any) -> list[str]:
    return value if isinstance(value, list) else [value]


def controller(stack: Rendered) -> dict[str, dict[str, Any]]:
    policy = stack.properties("ControllerPolicy")["PolicyDocument"]
    return {statement["Sid"]: statement for statement in statements(policy)}


def granted(stack: Rendered) -> set[str]:
    return {action for statement in controller(stack).values() for action in members(statement["Action"])}


def identity_statements(stack: Rendered) -> list[tuple[str, dict[str, Any]]]:
    found = []
    for name, role in stack.of_type("AWS::IAM::Role").items():
        for policy in role.get("Policies", []):
            found += [(name, s) for s in statements(policy["PolicyDocument"])]
    for kind in ("AWS::IAM::ManagedPolicy", "AWS::IAM::RolePolicy"):
        for name, policy in stack.of_type(kind).items():
            found += [(name, s) for s in statements(policy["PolicyDocument"])]
    return found


def knows_resources(action: str) -> bool:
    service, name = action.split(":")
    rows = get_action_data(service, name)[service]
    return any(row["resource_arn_format"] != "*" for row in rows)


def test_no_action_has_a_wildcard(stack: Rendered) -> None:
    for name, statement in identity_statements(stack):
        assert all("*" not in action for action in members(statement["Action"])), (name, statement)
        assert "NotAction" not in statement and "NotResource" not in statement


def test_every_action_exists(stack: Rendered) -> None:
    services = get_all_service_prefixes()
    for _, statement in identity_statements(stack):
        for action in members(statement["Action"]):
            service, name = action.split(":")
            assert service in services and get_action_data(service, name), action


# IAM names resources for these channels' control messages only since the agent's session exists; ECS' guide grants "*".
UNRESTRICTED = {
    f"ssmmessages:{verb}{kind}Channel" for verb in ("Create", "Open") for kind in ("Control", "Data")
}


def test_all_resources_only_where_iam_knows_none(stack: Rendered) -> None:
    for name, statement in identity_statements(stack):
        if "*" in members(statement["Resource"]):
            for action in set(members(statement["Action"])) - UNRESTRICTED:
                assert not knows_resources(action), f"{name} grants {action} on all resources"


def test_passes_template_roles_only_and_to_tasks_only(stack: Rendered) -> None:
    passing = [s for _, s in identity_statements(stack) if "iam:PassRole" in members(s["Action"])]
    for statement in passing:
        assert statement["Action"] == "iam:PassRole"
        assert statement["Condition"] == {"StringEquals": {"iam:PassedToService": "ecs-tasks.amazonaws.com"}}
    own = stack.values["AgentRoleArns"]
    execution = stack.values["ExecutionRoleArn"] or "<ExecutionRole.Arn>"
    expected = [
        "<BuildExampleRole.Arn>",
        "<DeployExampleRole.Arn>",
        execution,
        *(own.split(",") if own else []),
    ]
    assert controller(stack)["GiveAgentsTheirRoles"]["Resource"] == expected


def test_controller_cannot_pass_its_own_role(stack: Rendered) -> None:
    assert "<TaskRole.Arn>" not in controller(stack)["GiveAgentsTheirRoles"]["Resource"]


def test_runs_tasks_on_the_clusters_only(stack: Rendered) -> None:
    run = controller(stack)["RunAgents"]
    clusters = CLUSTERS if stack.values["ClusterLayout"] == "two" else {"<Cluster.Arn>"}
    assert set(run["Condition"]["ArnEquals"]["ecs:cluster"]) == clusters
    families = [resource.partition(":task-definition/")[2] for resource in run["Resource"]]
    assert families == ["fargate-cloud*", "jenkins-agent-*"]


def test_stops_what_runs_in_its_clusters_but_for_itself_and_others_agents(stack: Rendered) -> None:
    """A scripted template without `inheritFrom` has no tag of ours, and must not stay behind."""
    stop = controller(stack)["StopOwnAgents"]
    assert stop["Condition"] == {
        "StringEqualsIfExists": {"aws:ResourceTag/fargate-controller:controller": stack.values["Name"]},
        "Null": {"aws:ResourceTag/fargate-controller:part-of": "true"},
    }
    assert [r.split(":task/")[1] for r in stop["Resource"]] == ["jenkins/*", "jenkins-spot/*"]


def test_the_controllers_task_is_told_from_agents_by_its_tag(stack: Rendered) -> None:
    service = stack.properties("Service")
    assert service["PropagateTags"] == "SERVICE"
    assert "fargate-controller:part-of" in {tag["Key"] for tag in service["Tags"]}


def test_controllers_own_task_does_not_carry_the_agents_tag(stack: Rendered) -> None:
    for name in ("Service", "TaskDefinition", "Cluster"):
        assert "fargate-controller:controller" not in {tag["Key"] for tag in stack.properties(name)["Tags"]}


def test_tags_only_what_it_creates(stack: Rendered) -> None:
    condition = controller(stack)["TagAgents"]["Condition"]
    assert condition == {"StringEquals": {"ecs:CreateAction": ["RunTask", "RegisterTaskDefinition"]}}


def test_changes_one_tag_of_own_agents_and_nothing_else(stack: Rendered) -> None:
    """Whoever could change the tag that says whose a task is could stop any."""
    statement = controller(stack)["NameJobOfOwnAgents"]
    assert statement["Condition"] == {
        "StringEquals": {"aws:ResourceTag/fargate-controller:controller": stack.values["Name"]},
        "ForAllValues:StringEquals": {"aws:TagKeys": ["fargate-controller:job"]},
    }
    assert statement["Resource"].endswith(":task/jenkins*"), "short, for the policy is nearly full"


def test_controllers_own_definition_is_not_run_as_an_agent(stack: Rendered) -> None:
    family = stack.properties("TaskDefinition")["Family"]
    for resource in controller(stack)["RunAgents"]["Resource"]:
        assert not family.startswith(resource.partition(":task-definition/")[2].rstrip("*"))


def test_build_agents_have_no_rights(stack: Rendered) -> None:
    role = stack.properties("BuildExampleRole")
    opted = bool(stack.values["AgentAccessPointArns"]) or stack.values["AgentExecuteCommand"] == "true"
    assert "Policies" not in role
    assert role.get("ManagedPolicyArns", []) == (["<AgentPolicy>"] if opted else [])
    attached = [p["RoleName"] for p in stack.of_type("AWS::IAM::RolePolicy").values()]
    assert "<BuildExampleRole>" not in attached


def test_deploy_agents_push_to_one_repository(default: Rendered) -> None:
    token, push = statements(default.properties("DeployExampleRole")["Policies"][0]["PolicyDocument"])
    assert token["Action"] == "ecr:GetAuthorizationToken"
    assert push["Resource"] == "<Repository.Arn>"
    assert "RollController" not in default.resources


SECRETS = [
    "arn:aws:ssm:eu-central-1:123456789012:parameter/npm-token",
    "arn:aws:secretsmanager:eu-central-1:123456789012:secret:registry-AbCdEf",
]
KEY = "arn:aws:kms:eu-central-1:123456789012:key/0a1b2c3d-1111-2222-3333-445566778899"
ACCESS_POINTS = [
    f"arn:aws:elasticfilesystem:eu-central-1:123456789012:access-point/fsap-0123456789abcdef{digit}"
    for digit in "01"
]


def execution(stack: Rendered) -> dict[str, dict[str, Any]]:
    (policy,) = stack.properties("ExecutionRole")["Policies"]
    return {s["Sid"]: s for s in statements(policy["PolicyDocument"]) if "Sid" in s}


def agents(stack: Rendered) -> dict[str, dict[str, Any]]:
    policy = stack.properties("AgentPolicy")["PolicyDocument"]
    return {statement["Sid"]: statement for statement in statements(policy)}


def test_what_templates_may_need_is_granted_only_when_it_is_asked_for(default: Rendered) -> None:
    assert execution(default) == {} and "AgentPolicy" not in default.resources
    for name in ("BuildExampleRole", "DeployExampleRole"):
        assert "ManagedPolicyArns" not in default.properties(name)


def test_secrets_of_templates_are_those_that_are_named() -> None:
    read = execution(Rendered(AgentSecretArns=",".join(SECRETS)))
    assert set(read) == {"ReadSecretsOfAgents"}
    assert read["ReadSecretsOfAgents"]["Resource"] == SECRETS
    decrypt = execution(Rendered(AgentSecretArns=",".join(SECRETS), AgentSecretKeyArn=KEY))
    assert decrypt["DecryptSecretsOfAgents"]["Resource"] == KEY
    assert decrypt["DecryptSecretsOfAgents"]["Condition"]["StringEquals"]["kms:ViaService"] == [
        "ssm.eu-central-1.amazonaws.com",
        "secretsmanager.eu-central-1.amazonaws.com",
    ]


def test_agents_mount_by_the_named_access_points_only() -> None:
    statement = agents(Rendered(AgentAccessPointArns=",".join(ACCESS_POINTS)))
    assert set(statement) == {"MountAccessPoints"}
    mount = statement["MountAccessPoints"]
    assert mount["Action"] == ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"]
    assert mount["Condition"] == {"StringEquals": {"elasticfilesystem:AccessPointArn": ACCESS_POINTS}}


def test_a_shell_in_agents_is_a_right_of_theirs_and_a_key_of_their_templates() -> None:
    stack = Rendered(AgentExecuteCommand="true")
    assert set(agents(stack)) == {"ExecuteCommand"}
    assert set(agents(stack)["ExecuteCommand"]["Action"]) == UNRESTRICTED
    for name in ("BuildExampleTemplate", "DeployExampleTemplate"):
        assert json.loads(stack.properties(name)["Value"])["enableExecuteCommand"] is True
        assert "enableExecuteCommand" not in json.loads(Rendered().properties(name)["Value"])
    assert "ExecuteCommand" not in controller(stack), "the controller's own shell has a parameter of its own"


def test_own_task_roles_can_carry_what_agents_need() -> None:
    outputs = Rendered(AgentExecuteCommand="true").outputs()
    assert outputs["AgentPolicyArn"] == "<AgentPolicy>"
    assert outputs["AgentSecurityGroupId"] == "<AgentSecurityGroup.GroupId>"
    assert "AgentPolicyArn" not in Rendered().outputs()


def test_the_rights_that_keys_need_are_told_where_they_are_given() -> None:
    """The table of the security page names each action that the stack gives for the sake of a template's key."""
    page = (TEMPLATE.parents[1] / "docs/security.md").read_text()
    section = page.partition("## Rights that keys of a template need")[2].partition("\n## ")[0]
    table = "".join(line for line in section.splitlines() if line.startswith("|"))
    told = set(re.findall(r"`([a-z]+:[A-Z][A-Za-z]+)`", table))
    stack = Rendered(**VARIANTS["everything on"])
    given = {
        action
        for statement in (*execution(stack).values(), *agents(stack).values())
        for action in members(statement["Action"])
    }
    assert told == given | {"ecs:RunTask", "iam:PassRole"}
    named = {parameter for parameter in stack.template["Parameters"] if f"`{parameter}`" in section}
    assert named == {
        "AgentSecretArns",
        "AgentSecretKeyArn",
        "AgentAccessPointArns",
        "AgentExecuteCommand",
        "AgentRoleArns",
    }


def test_rolling_the_controller_touches_its_service_only() -> None:
    stack = Rendered(DeployAgentMayRollController="true")
    update = statements(stack.properties("RollController")["PolicyDocument"])[0]
    assert (update["Action"], update["Resource"]) == (
        ["ecs:DescribeServices", "ecs:UpdateService"],
        "<Service>",
    )


def test_roles_are_apart(default: Rendered) -> None:
    definition = default.properties("TaskDefinition")
    assert definition["TaskRoleArn"] == "<TaskRole.Arn>"
    assert definition["ExecutionRoleArn"] == "<ExecutionRole.Arn>"
    assert default.properties("TaskRole")["ManagedPolicyArns"] == ["<ControllerPolicy>"]
    assert "ManagedPolicyArns" not in default.properties("ExecutionRole")


@pytest.mark.parametrize(
    "role",
    ["TaskRole", "ExecutionRole", "BuildExampleRole", "DeployExampleRole", "FlowLogRole"],
)
def test_roles_are_taken_by_one_service_for_this_account(default: Rendered, role: str) -> None:
    (trust,) = statements(default.properties(role)["AssumeRolePolicyDocument"])
    assert list(trust["Principal"]) == ["Service"] and isinstance(trust["Principal"]["Service"], str)
    assert trust["Condition"] == {"StringEquals": {"aws:SourceAccount": "123456789012"}}


def test_backup_takes_its_role_as_it_takes_aws_own(default: Rendered) -> None:
    """A condition on a key that Backup does not send would fail every backup, and the selection before them."""
    (trust,) = statements(default.properties("BackupRole")["AssumeRolePolicyDocument"])
    assert trust["Principal"] == {"Service": "backup.amazonaws.com"} and "Condition" not in trust


def test_own_roles_replace_the_stacks() -> None:
    own = {
        "ControllerTaskRoleArn": "arn:aws:iam::123456789012:role/c",
        "ExecutionRoleArn": "arn:aws:iam::123456789012:role/e",
    }
    stack = Rendered(**own)
    definition = stack.properties("TaskDefinition")
    assert [definition["TaskRoleArn"], definition["ExecutionRoleArn"]] == list(own.values())
    assert "TaskRole" not in stack.resources and "ExecutionRole" not in stack.resources
    assert stack.outputs()["ControllerPolicyArn"] == "<ControllerPolicy>"


def test_boundary_is_on_every_role() -> None:
    boundary = "arn:aws:iam::123456789012:policy/boundary"
    roles = Rendered(PermissionsBoundaryArn=boundary).of_type("AWS::IAM::Role")
    assert roles and all(role["PermissionsBoundary"] == boundary for role in roles.values())


def test_tells_of_builds_and_cannot_forge_an_alarm(stack: Rendered) -> None:
    may = [s for s in controller(stack).values() if "sns:Publish" in members(s["Action"])]
    assert [statement["Resource"] for statement in may] == ["<BuildTopic>"]
    (told,) = [
        parameter["Value"]
        for parameter in stack.of_type("AWS::SSM::Parameter").values()
        if parameter["Name"].endswith("/notification-topic")
    ]
    assert told == "<BuildTopic>"
    key = stack.values["KeyArn"] or "<Key.Arn>"
    assert controller(stack)["EncryptTopic"]["Resource"] == key
    assert stack.properties("BuildTopic")["KmsMasterKeyId"] == (stack.values["KeyArn"] or "<Key>")


@pytest.mark.parametrize(
    ("given", "resource"),
    [("jenkins-pwd", ":parameter/jenkins-pwd"), ("/team/jenkins/pwd", ":parameter/team/jenkins/pwd")],
)
def test_reads_one_password_whatever_its_name(given: str, resource: str) -> None:
    statement = controller(Rendered(AdminParameter=given))["ReadPassword"]
    assert statement["Action"] == "ssm:GetParameter"
    assert statement["Resource"].endswith(resource)


def test_decrypts_only_with_a_given_key(stack: Rendered) -> None:
    assert ("DecryptPassword" in controller(stack)) is bool(stack.values["AdminParameterKeyArn"])


def test_controller_policy_fits_into_a_managed_policy(stack: Rendered) -> None:
    longest = Rendered(**{**{k: v for k, v in stack.values.items() if "::" not in k}, "Name": "a" * 20})
    longest.values["AWS::Region"] = "ap-northeast-1"
    document = json.dumps(
        longest.resolve(longest.template["Resources"]["ControllerPolicy"]["Properties"]["PolicyDocument"])
    )
    for symbol, length in LONGEST.items():
        document = document.replace(symbol, "x" * length)
    assert len("".join(document.split())) <= MANAGED_POLICY_LIMIT

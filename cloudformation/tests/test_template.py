# SPDX-License-Identifier: MIT
"""The template as a whole: limits of CloudFormation, tags, notifications, and the reasons beside what is skipped."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from cfnlint.schema.manager import PROVIDER_SCHEMA_MANAGER
from rendering import TEMPLATE, Rendered, read

TAG = "fargate-controller:part-of"
TAG_PROPERTIES = {"Tags", "FileSystemTags", "AccessPointTags", "BackupVaultTags", "BackupPlanTags"}
# Taggable since lately, and not by every region's CloudFormation; they are known by what they show or belong to.
UNTAGGED = {
    "AWS::ElasticLoadBalancingV2::Listener",
    "AWS::ElasticLoadBalancingV2::ListenerRule",
    "AWS::CloudWatch::Dashboard",
}


def test_limits() -> None:
    template = read()
    assert len(TEMPLATE.read_bytes()) < 1_000_000
    assert len(template["Parameters"]) <= 200
    assert len(template["Resources"]) <= 500
    assert len(template["Outputs"]) <= 200
    assert not re.search(r"(^|\s)[&*][A-Za-z]\w*(\s|$)", TEMPLATE.read_text()), (
        "CloudFormation knows no YAML anchors"
    )


def tag_properties(kind: str) -> set[str]:
    schema = PROVIDER_SCHEMA_MANAGER.get_resource_schema("us-east-1", kind).schema
    return TAG_PROPERTIES & set(schema["properties"])


def keys(tags: Any) -> set[str]:
    return set(tags) if isinstance(tags, dict) else {tag["Key"] for tag in tags}


def test_everything_that_can_be_is_tagged(stack: Rendered) -> None:
    for name, body in stack.resources.items():
        names = tag_properties(body["Type"])
        if names and body["Type"] not in UNTAGGED:
            (tags,) = names
            assert TAG in keys(body["Properties"].get(tags, [])), f"{name} has no tag"


def test_agent_tasks_get_the_services_tags_never() -> None:
    service = Rendered().properties("Service")
    assert (service["PropagateTags"], service["EnableECSManagedTags"]) == ("SERVICE", True)


def test_outputs_say_what_to_do_next() -> None:
    first, running = (
        Rendered().outputs(),
        Rendered(ImageTag="1.0", HostName="jenkins.example.com").outputs(),
    )
    assert "make image push deploy" in first["NextStep"] and "<Repository.RepositoryUri>" in first["NextStep"]
    assert "PasswordCommand" in running["NextStep"]
    assert running["Url"] == "https://jenkins.example.com/"
    assert first["Url"] == "https://<LoadBalancer.DNSName>/"
    assert running["PasswordCommand"].endswith("--name jenkins-pwd")


def test_every_alarm_and_rule_tells_the_topic(stack: Rendered) -> None:
    alarms, rules = (stack.of_type("AWS::CloudWatch::Alarm"), stack.of_type("AWS::Events::Rule"))
    assert all(alarm["AlarmActions"] == ["<Topic>"] for alarm in alarms.values())
    assert all([target["Arn"] for target in rule["Targets"]] == ["<Topic>"] for rule in rules.values())
    expected = {
        "TaskStoppedRule",
        "ServiceTroubleRule",
        "DeploymentFailedRule",
        "AgentFailedRule",
        "HealthRule",
    }
    assert set(rules) == expected | (
        {"BackupFailedRule"} if stack.values["BackupEnabled"] == "true" else set()
    )


def test_a_backup_that_saved_a_part_only_is_told_like_one_that_failed() -> None:
    pattern = Rendered().properties("BackupFailedRule")["EventPattern"]
    assert set(pattern["detail"]["state"]) == {"FAILED", "ABORTED", "EXPIRED", "PARTIAL"}


def test_messages_name_only_what_they_take_from_the_event(stack: Rendered) -> None:
    for rule in stack.of_type("AWS::Events::Rule").values():
        transformer = rule["Targets"][0]["InputTransformer"]
        assert set(re.findall(r"<(\w+)>", transformer["InputTemplate"])) == set(transformer["InputPathsMap"])
        assert transformer["InputTemplate"][0] == transformer["InputTemplate"][-1] == '"'


def test_alarms_fit_what_is_there() -> None:
    assert "BurstCreditAlarm" not in Rendered().resources
    assert "BurstCreditAlarm" in Rendered(ThroughputMode="bursting").resources
    assert "NoHealthyTargetAlarm" not in Rendered().resources, "there is no controller yet to be healthy"
    assert "NoHealthyTargetAlarm" in Rendered(ImageTag="1").resources


@pytest.mark.parametrize("alarm", ["MemoryAlarm", "CpuAlarm"])
def test_dimensions_name_the_service(default: Rendered, alarm: str) -> None:
    dimensions = {d["Name"]: d["Value"] for d in default.properties(alarm)["Dimensions"]}
    assert dimensions == {
        "ClusterName": "<Cluster>",
        "ServiceName": default.properties("Service")["ServiceName"],
    }


def test_nat_gateways_are_watched_as_many_as_there_are() -> None:
    for gateways in ("0", "1", "2"):
        stack = Rendered(NatGateways=gateways, InterfaceEndpoints="true")
        watched = {
            alarm["Dimensions"][0]["Value"]
            for alarm in stack.of_type("AWS::CloudWatch::Alarm").values()
            if alarm.get("Namespace") == "AWS/NATGateway"
        }
        assert watched == {f"<{name}>" for name in stack.of_type("AWS::EC2::NatGateway")}


def test_certificate_in_use_is_the_one_that_is_watched(stack: Rendered) -> None:
    (used,) = stack.properties("HttpsListener")["Certificates"]
    (watched,) = stack.properties("CertificateAlarm")["Dimensions"]
    assert watched["Value"] == used["CertificateArn"]


def test_file_system_in_use_is_the_one_that_is_watched(stack: Rendered) -> None:
    (watched,) = stack.properties("FileSystemLimitAlarm")["Dimensions"]
    assert watched["Value"] == stack.properties("MountTargetA")["FileSystemId"]


def test_agents_are_told_apart_from_the_controller_by_their_family(stack: Rendered) -> None:
    pattern = stack.properties("AgentFailedRule")["EventPattern"]["detail"]
    (run,) = [s for s in policy_statements(stack) if s.get("Sid") == "RunAgents"]
    families = [resource.split("task-definition/")[1].rstrip("*") for resource in run["Resource"]]
    assert pattern["group"] == [{"prefix": f"family:{family}"} for family in families]
    assert set(pattern["clusterArn"]) == set(run["Condition"]["ArnEquals"]["ecs:cluster"])


def policy_statements(stack: Rendered) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = stack.properties("ControllerPolicy")["PolicyDocument"]["Statement"]
    return found


def test_dashboard_shows_what_there_is(stack: Rendered) -> None:
    body = json.loads(stack.properties("Dashboard")["DashboardBody"])
    metrics = [m for w in body["widgets"] for m in w["properties"].get("metrics", [])]
    named = {part for metric in metrics for part in metric if isinstance(part, str) and part.startswith("<")}
    clusters = {f"<{name}>" for name in stack.of_type("AWS::ECS::Cluster")}
    assert clusters | {"<LoadBalancer.LoadBalancerFullName>"} <= named
    assert "SOURCE '<LogGroup>'" in body["widgets"][-1]["properties"]["query"]
    assert all(w["x"] + w["width"] <= 24 for w in body["widgets"])


def test_dashboard_can_be_left_out() -> None:
    without = Rendered(DashboardEnabled="false")
    assert "Dashboard" not in without.resources and "DashboardUrl" not in without.outputs()


def test_every_skip_has_its_reason() -> None:
    for name, body in read()["Resources"].items():
        for skip in body.get("Metadata", {}).get("checkov", {}).get("skip", []):
            assert len(skip["comment"]) > 20, name


def test_lifecycle_policy_counts_tags_not_the_parts_of_an_image(default: Rendered) -> None:
    """An image for two processors is three images in ECR, of which one is tagged."""
    rules = json.loads(default.properties("Repository")["LifecyclePolicy"]["LifecyclePolicyText"])["rules"]
    assert [rule["rulePriority"] for rule in rules] == [1, 2, 3]
    assert [rule["selection"]["tagStatus"] for rule in rules] == ["tagged", "untagged", "tagged"]
    assert rules[2]["selection"]["tagPatternList"] == ["*"]


def test_what_was_deployed_does_not_expire_with_what_was_only_pushed(default: Rendered) -> None:
    """ECR leaves an image to the first rule whose tags it has, so the count of all others never reaches it."""
    first = json.loads(default.properties("Repository")["LifecyclePolicy"]["LifecyclePolicyText"])["rules"][0]
    assert first["selection"]["tagPatternList"] == ["deployed-*"]
    assert (first["selection"]["countType"], first["selection"]["countNumber"]) == ("imageCountMoreThan", 100)


def test_no_tagged_image_of_agents_expires(default: Rendered) -> None:
    text = default.properties("AgentRepository")["LifecyclePolicy"]["LifecyclePolicyText"]
    assert [rule["selection"]["tagStatus"] for rule in json.loads(text)["rules"]] == ["untagged"]


def test_only_this_accounts_rules_and_alarms_publish(stack: Rendered) -> None:
    statements = {s["Sid"]: s for s in stack.properties("TopicPolicy")["PolicyDocument"]["Statement"]}
    rules, alarms = (statements[sid]["Condition"] for sid in ("RulesOfThisAccount", "AlarmsOfThisAccount"))
    assert rules == {"ArnLike": {"aws:SourceArn": "arn:aws:events:eu-central-1:123456789012:rule/*"}}
    assert alarms["ArnLike"] == {"aws:SourceArn": "arn:aws:cloudwatch:eu-central-1:123456789012:alarm:*"}
    allowed = {sid for sid, statement in statements.items() if statement["Effect"] == "Allow"}
    assert allowed == {"RulesOfThisAccount", "AlarmsOfThisAccount"}


def test_key_serves_others_for_this_stacks_topic_and_logs_only(default: Rendered) -> None:
    statements = {s["Sid"]: s for s in default.properties("Key")["KeyPolicy"]["Statement"]}
    assert all("Condition" in s for sid, s in statements.items() if "Service" in s["Principal"])
    (context,) = statements["PublishToEncryptedTopic"]["Condition"].values()
    name = default.properties("Topic")["TopicName"]
    arn = f"arn:aws:sns:eu-central-1:123456789012:{name}"
    assert context == {"kms:EncryptionContext:aws:sns:topicArn": arn}


# What EC2 accepts in descriptions of security groups and their rules; no linter knows it.
EC2_DESCRIPTION = re.compile(r"[a-zA-Z0-9. _\-:/()#,@\[\]+=&;{}!$*]{1,255}")


def test_ec2_takes_the_descriptions_of_security_groups(stack: Rendered) -> None:
    groups = stack.of_type("AWS::EC2::SecurityGroup").values()
    rules = [
        rule
        for kind in ("Ingress", "Egress")
        for rule in stack.of_type(f"AWS::EC2::SecurityGroup{kind}").values()
    ]
    rules += [
        rule
        for group in groups
        for kind in ("Ingress", "Egress")
        for rule in group.get(f"SecurityGroup{kind}", [])
    ]
    texts = [group["GroupDescription"] for group in groups] + [rule["Description"] for rule in rules]
    assert len(texts) > 10
    assert [text for text in texts if not EC2_DESCRIPTION.fullmatch(text)] == []


def waits_for(stack: Rendered, name: str) -> set[str]:
    """Everything that CloudFormation makes before a resource, and removes after it."""
    needs = {other: references(body) & set(stack.resources) for other, body in stack.resources.items()}
    for other, body in stack.resources.items():
        needs[other] |= {match for match in re.findall(r"<(\w+)", repr(body)) if match in stack.resources}
    found: set[str] = set()
    todo = [name]
    while todo:
        new = needs[todo.pop()] - found
        found |= new
        todo += new
    return found


def test_controller_starts_with_a_way_out_and_stops_before_it_goes(stack: Rendered) -> None:
    kinds = {"SubnetRouteTableAssociation", "Route", "VPCEndpoint", "NatGateway"}
    ways = {
        name for name, body in stack.resources.items() if body["Type"].removeprefix("AWS::EC2::") in kinds
    }
    # The public routes serve the load balancer; sessions of execute-command are opened later.
    later = {"PublicDefaultRoute", "PublicIpv6Route", "PublicRoutesA", "PublicRoutesB", "SsmMessagesEndpoint"}
    targets = set(stack.of_type("AWS::EFS::MountTarget"))
    assert (ways - later) | targets <= waits_for(stack, "Service")


def test_load_balancer_and_internet_gateway_come_and_go_in_order(default: Rendered) -> None:
    assert "InternetGatewayAttachment" in waits_for(default, "LoadBalancer")


def test_alarm_for_an_unhealthy_target_is_made_when_there_is_one() -> None:
    assert "Service" in waits_for(Rendered(ImageTag="1"), "NoHealthyTargetAlarm")


def test_load_balancer_opens_connections_to_the_controller_only(default: Rendered) -> None:
    """EC2 allows everything if a new group has no rule for what goes out."""
    (inline,) = default.properties("LoadBalancerSecurityGroup")["SecurityGroupEgress"]
    assert inline["CidrIp"] == "127.0.0.1/32"
    assert set(default.of_type("AWS::EC2::SecurityGroupEgress")) == {"LoadBalancerToController"}


def test_logs_may_use_the_key_in_every_partition() -> None:
    stack = Rendered()
    stack.values.update({"AWS::Region": "cn-north-1", "AWS::URLSuffix": "amazonaws.com.cn"})
    principals = {s["Sid"]: s["Principal"] for s in stack.properties("Key")["KeyPolicy"]["Statement"]}
    assert principals["LogsOfThisJenkins"] == {"Service": "logs.cn-north-1.amazonaws.com.cn"}


def test_backups_can_be_turned_off_and_on_again() -> None:
    """A vault is kept under its name, so one that went with BackupEnabled could not be made a second time."""
    vault = read()["Resources"]["BackupVault"]
    assert vault["DeletionPolicy"] == "Retain" and "Condition" not in vault


def test_nothing_depends_on_itself() -> None:
    edges = {name: references(body) for name, body in read()["Resources"].items()}
    done: set[str] = set()
    while len(done) < len(edges):
        ready = {name for name, needs in edges.items() if needs & set(edges) <= done} - done
        assert ready, f"a circle among {sorted(set(edges) - done)}"
        done |= ready


def references(node: Any) -> set[str]:
    """Logical IDs that a value refers to."""
    if isinstance(node, list):
        return set().union(*map(references, node)) if node else set()
    if isinstance(node, str):
        return {name.split(".")[0] for name in re.findall(r"\$\{([^}!]+)}", node)}
    if not isinstance(node, dict):
        return set()
    found = set().union(*map(references, node.values())) if node else set()
    for key in ("Ref", "Fn::GetAtt", "DependsOn"):
        value = node.get(key, [])
        names = [value] if isinstance(value, str) else value
        found |= {str(name).split(".")[0] for name in names}
    return found

# SPDX-License-Identifier: MIT
"""Names that the template shares with the Java code and the image are the same on each side."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from rendering import Rendered

ROOT = Path(__file__).resolve().parents[2]
JAVA = ROOT / "src/main/java/io/jenkins/plugins/fargatecontroller"


def java(name: str) -> str:
    return (JAVA / name).read_text()


def constant(file: str, name: str) -> str:
    """The value of a string constant in a Java file."""
    found = re.search(rf"\b{name}\s*=\s*\"([^\"]+)\"", java(file))
    assert found, f"{file} has no constant {name}"
    return found.group(1)


def environment(stack: Rendered) -> dict[str, str]:
    container = stack.properties("TaskDefinition")["ContainerDefinitions"][0]
    return {variable["Name"]: variable["Value"] for variable in container["Environment"]}


def templates(stack: Rendered) -> list[dict[str, Any]]:
    below = f"/jenkins/{stack.values['Name']}/templates/"
    found = [p for p in stack.of_type("AWS::SSM::Parameter").values() if p["Name"].startswith(below)]
    parsed = [json.loads(parameter["Value"]) for parameter in found]
    assert [below + template["name"] for template in parsed] == [parameter["Name"] for parameter in found]
    return parsed


def test_container_gets_the_variables_that_the_plugin_reads(default: Rendered) -> None:
    names = {constant("environment/Variables.java", name) for name in ("PARAMETERS", "ADMIN_PARAMETER")}
    assert set(environment(default)) == names
    assert environment(default)[constant("environment/Variables.java", "PARAMETERS")] == "/jenkins/jenkins"


def test_defaults_agree(default: Rendered) -> None:
    assert default.values["AgentImage"] == constant("overrides/TemplateKeys.java", "AGENT_IMAGE")
    assert default.values["AdminParameter"] == constant("environment/Variables.java", "USUAL_ADMIN_PARAMETER")
    (container,) = default.properties("TaskDefinition")["ContainerDefinitions"]
    ports = [mapping["ContainerPort"] for mapping in container["PortMappings"]]
    assert re.search(
        rf"USUAL = new ContainerPorts\(\d+, {ports[1]}\b", java("environment/ContainerPorts.java")
    )
    assert constant("overrides/TemplateKeys.java", "BUILD_EXAMPLE") in {
        template["name"] for template in templates(default)
    }


def test_templates_use_known_keys_only(stack: Rendered) -> None:
    files = [*JAVA.glob("overrides/*Keys.java")]
    known = {
        name
        for file in files
        if file.name not in ("CloudKeys.java", "ControllerKeys.java")
        for name in re.findall(r'(?:new Key<>|Key\s*\.usually)\(\s*"(\w+)"', file.read_text())
    }
    assert {"name", "image", "cpu", "taskRole", "secrets", "folders"} <= known
    for template in templates(stack):
        assert set(template) <= known, template["name"]


def test_templates_are_sizes_that_fargate_has(stack: Rendered) -> None:
    assert {(t["name"], t["cpu"], t["memory"]) for t in templates(stack)} == {
        ("build-example", 512, 1024),
        ("deploy-example", 1024, 4096),
    }


def test_templates_are_private_and_of_the_stacks_processor(stack: Rendered) -> None:
    for template in templates(stack):
        assert template["assignPublicIp"] is False
        assert template["cpuArchitecture"] == stack.values["CpuArchitecture"]
        assert template["securityGroups"] == "<AgentSecurityGroup.GroupId>"
        subnets = stack.properties("Service")["NetworkConfiguration"]["AwsvpcConfiguration"]["Subnets"]
        own = stack.values["AgentSubnetIds"]
        assert template["subnets"].split(",") == (own.split(",") if own else subnets)
        assert template["logGroup"] == "<LogGroup>"


def test_each_template_has_its_own_role(stack: Rendered) -> None:
    roles = {template["name"]: template["taskRole"] for template in templates(stack)}
    assert roles == {"build-example": "<BuildExampleRole.Arn>", "deploy-example": "<DeployExampleRole.Arn>"}


def test_clouds_are_those_of_the_plugin(stack: Rendered) -> None:
    names = {constant("overrides/CloudNames.java", name) for name in ("ON_DEMAND", "SPOT")}
    assert {t["cloud"] for t in templates(stack) if "cloud" in t} <= names
    for statement in stack.properties("ControllerPolicy")["PolicyDocument"]["Statement"]:
        if statement["Sid"] in ("RunAgents", "ReadTags"):
            resource = statement["Resource"]
            first = resource if isinstance(resource, str) else resource[0]
            family = first.split("task-definition/")[1].rstrip("*")
            assert all(name.startswith(family) for name in names)


def test_families_and_tags_of_the_engine_are_those_that_it_has_rights_for(default: Rendered) -> None:
    ending = re.search(r'Words\.identifier\(controller\) \+ "([^"]+)"', java("agents/launch/Family.java"))
    assert ending, "Family.java says what the families of a controller begin with"
    statements = {s["Sid"]: s for s in default.properties("ControllerPolicy")["PolicyDocument"]["Statement"]}
    family = f":task-definition/jenkins{ending.group(1)}*"
    for sid in ("RunAgents", "TagAgents"):
        assert any(resource.endswith(family) for resource in statements[sid]["Resource"]), sid
    (keys,) = statements["NameJobOfOwnAgents"]["Condition"]["ForAllValues:StringEquals"].values()
    assert keys == [constant("agents/task/AgentTags.java", "JOB")]
    watched = default.properties("AgentFailedRule")["EventPattern"]["detail"]["group"]
    assert {"prefix": f"family:jenkins{ending.group(1)}"} in watched


def test_agents_are_stopped_by_the_tag_that_the_plan_gives_them(default: Rendered) -> None:
    statements = default.properties("ControllerPolicy")["PolicyDocument"]["Statement"]
    (stop,) = [s for s in statements if s["Action"] == "ecs:StopTask"]
    assert stop["Condition"]["StringEqualsIfExists"] == {
        f"aws:ResourceTag/{constant('plan/Tags.java', 'CONTROLLER')}": "jenkins"
    }
    # The tag's value is the last part of the parameter path.
    assert environment(default)["FARGATE_CONTROLLER_PARAMETERS"].rsplit("/", 1)[1] == "jenkins"


def test_spot_cluster_is_named_only_when_it_is_another(stack: Rendered) -> None:
    parameters = {p["Name"]: p["Value"] for p in stack.of_type("AWS::SSM::Parameter").values()}
    two = stack.values["ClusterLayout"] == "two"
    assert parameters.get("/jenkins/jenkins/spot-cluster") == ("<SpotCluster.Arn>" if two else None)
    assert parameters["/jenkins/jenkins/root-url"].startswith("https://") and parameters[
        "/jenkins/jenkins/root-url"
    ].endswith("/")
    providers = stack.properties("Cluster")["CapacityProviders"]
    assert providers == (["FARGATE"] if two else ["FARGATE", "FARGATE_SPOT"])
    if two:
        assert stack.properties("SpotCluster")["CapacityProviders"] == ["FARGATE_SPOT"]
        (strategy,) = stack.properties("SpotCluster")["DefaultCapacityProviderStrategy"]
        assert (strategy["CapacityProvider"], strategy["Weight"]) == ("FARGATE_SPOT", 1)


@pytest.mark.parametrize("name", ["spot-cluster", "root-url", "notification-topic"])
def test_plugin_reads_the_parameters_that_are_no_templates(name: str) -> None:
    sources = "".join(path.read_text() for path in JAVA.rglob("*.java"))
    assert re.search(rf'"/?{name}"', sources), f"no Java source names {name}"


@pytest.mark.parametrize(
    ("parameters", "image"),
    [
        ({}, "jenkins/inbound-agent:1"),
        ({"AgentImageTag": "1"}, "<AgentRepository.RepositoryUri>:1"),
        (
            {"DockerHubSecretArn": "arn:aws:secretsmanager:eu-central-1:1:secret:ecr-pullthroughcache/hub-x"},
            "123456789012.dkr.ecr.eu-central-1.amazonaws.com/<DockerHubCache>/jenkins/inbound-agent:1",
        ),
    ],
)
def test_agents_come_from_upstream_from_the_copy_or_through_the_cache(
    parameters: dict[str, str], image: str
) -> None:
    stack = Rendered(AgentImage="jenkins/inbound-agent:1", **parameters)
    assert {template["image"] for template in templates(stack)} == {image}


def test_cache_may_be_filled_by_who_pulls_through_it() -> None:
    secret = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:ecr-pullthroughcache/docker-hub-AbCdEf"
    stack = Rendered(DockerHubSecretArn=secret)
    assert stack.violations() == []
    assert stack.properties("DockerHubCache")["CredentialArn"] == secret
    (policy,) = stack.properties("ExecutionRole")["Policies"]
    prefix = stack.properties("DockerHubCache")["EcrRepositoryPrefix"]
    fill = policy["PolicyDocument"]["Statement"][-1]
    assert fill["Action"] == ["ecr:BatchImportUpstreamImage", "ecr:CreateRepository"]
    assert fill["Resource"].endswith(f":repository/{prefix}/*")


def test_agents_find_the_controller_by_its_name(default: Rendered) -> None:
    assert default.properties("Namespace")["Name"] == "jenkins.local"
    assert default.properties("DiscoveryService")["Name"] == "controller"
    assert default.properties("Service")["ServiceRegistries"] == [{"RegistryArn": "<DiscoveryService.Arn>"}]


def test_parameters_fit_the_standard_tier(stack: Rendered) -> None:
    for parameter in stack.of_type("AWS::SSM::Parameter").values():
        # Symbols stand for ARNs of up to 200 characters.
        assert len(re.sub(r"<[\w.]+>", "x" * 200, parameter["Value"])) < 4096

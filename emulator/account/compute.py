# SPDX-License-Identifier: MIT
"""ECS: clusters, task definition, service and the controller's own task."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from emulator.account.clients import Clients
from emulator.account.network import Network
from emulator.account.roles import Roles
from emulator.account.storage import Storage

Task = dict[str, Any]

HOME = "/var/jenkins_home"
HOME_VOLUME = "jenkins-home"


def build_cluster(clients: Clients, name: str, providers: tuple[str, ...], tags: list[dict[str, str]]) -> str:
    """A cluster that offers these capacity providers, the first one by default; returns its ARN."""
    answer = clients.of("ecs").create_cluster(
        clusterName=name,
        capacityProviders=list(providers),
        defaultCapacityProviderStrategy=[{"capacityProvider": providers[0], "weight": 1, "base": 0}],
        settings=[{"name": "containerInsights", "value": "enabled"}],
        tags=tags,
    )
    return str(answer["cluster"]["clusterArn"])


@dataclass(frozen=True)
class Definition:
    """What goes into the task definition; no storage means that JENKINS_HOME is on the task's own disk."""

    family: str
    image: str
    roles: Roles
    storage: Storage | None
    access_point: bool
    environment: dict[str, str]
    tags: list[dict[str, str]]


def register(clients: Clients, definition: Definition) -> str:
    """Registers the controller's task definition, 1 vCPU and 3 GiB; returns its ARN."""
    answer = clients.of("ecs").register_task_definition(
        family=definition.family,
        requiresCompatibilities=["FARGATE"],
        networkMode="awsvpc",
        cpu="1024",
        memory="3072",
        taskRoleArn=definition.roles.controller,
        executionRoleArn=definition.roles.execution,
        runtimePlatform={"cpuArchitecture": "X86_64", "operatingSystemFamily": "LINUX"},
        containerDefinitions=[_container(clients, definition)],
        volumes=_volumes(definition),
        tags=definition.tags,
    )
    return str(answer["taskDefinition"]["taskDefinitionArn"])


def _container(clients: Clients, definition: Definition) -> dict[str, Any]:
    log = {"awslogs-group": f"/ecs/{definition.family}", "awslogs-region": clients.region}
    mount = {"sourceVolume": HOME_VOLUME, "containerPath": HOME, "readOnly": False}
    return {
        "name": definition.family,
        "image": definition.image,
        "essential": True,
        "portMappings": [
            {"containerPort": port, "hostPort": port, "protocol": "tcp"} for port in (8080, 50000)
        ],
        "mountPoints": [mount] if definition.storage else [],
        "environment": [{"name": name, "value": value} for name, value in definition.environment.items()],
        "logConfiguration": {
            "logDriver": "awslogs",
            "options": log | {"awslogs-stream-prefix": "controller"},
        },
        "stopTimeout": 120,
    }


def _volumes(definition: Definition) -> list[dict[str, Any]]:
    if definition.storage is None:
        return []
    efs: dict[str, Any] = {"fileSystemId": definition.storage.file_system, "transitEncryption": "ENABLED"}
    if definition.access_point:
        authorization = {"accessPointId": definition.storage.access_point, "iam": "ENABLED"}
        efs |= {"rootDirectory": "/", "authorizationConfig": authorization}
    else:
        efs |= {"rootDirectory": "/jenkins"}
    return [{"name": HOME_VOLUME, "efsVolumeConfiguration": efs}]


@dataclass(frozen=True)
class ServiceSettings:
    """What goes into the service; an absent registry or target group is None."""

    name: str
    cluster: str
    task_definition: str
    registry: str | None
    target_group: str | None
    tags: list[dict[str, str]]


def create_service(clients: Clients, settings: ServiceSettings, network: Network) -> None:
    """The controller's service: at most one task at any time."""
    container = settings.task_definition.rpartition("/")[2].partition(":")[0]
    balancers = [{"targetGroupArn": settings.target_group, "containerName": container, "containerPort": 8080}]
    clients.of("ecs").create_service(
        cluster=settings.cluster,
        serviceName=settings.name,
        taskDefinition=settings.task_definition,
        desiredCount=1,
        launchType="FARGATE",
        platformVersion="LATEST",
        deploymentConfiguration={"minimumHealthyPercent": 0, "maximumPercent": 100},
        networkConfiguration=network_configuration(network),
        serviceRegistries=[{"registryArn": settings.registry}] if settings.registry else [],
        loadBalancers=balancers if settings.target_group else [],
        propagateTags="SERVICE",
        tags=settings.tags,
    )


def network_configuration(network: Network) -> dict[str, Any]:
    """Private subnets, the controller's security groups, no public address."""
    return {
        "awsvpcConfiguration": {
            "subnets": network.private_subnets,
            "securityGroups": network.controller_groups,
            "assignPublicIp": "DISABLED",
        }
    }


def run_for_service(clients: Clients, cluster: str, name: str) -> Task:
    """Runs a task as the service does, since services in moto run none; returns RunTask's view of it."""
    service = clients.of("ecs").describe_services(cluster=cluster, services=[name], include=["TAGS"])[
        "services"
    ][0]
    launch = _present(
        service, "launchType", "capacityProviderStrategy", "platformVersion", "networkConfiguration"
    )
    return _run(
        clients,
        cluster=cluster,
        taskDefinition=service["taskDefinition"],
        group=f"service:{name}",
        startedBy=service["deployments"][0]["id"],
        tags=_task_tags(service),
        **launch,
    )


def run_alone(clients: Clients, cluster: str, task_definition: str, network: Network) -> Task:
    """Runs a task as a person would by hand; returns RunTask's view of it."""
    return _run(
        clients,
        cluster=cluster,
        taskDefinition=task_definition,
        launchType="FARGATE",
        networkConfiguration=network_configuration(network),
    )


def _run(clients: Clients, **arguments: Any) -> Task:
    task: Task = clients.of("ecs").run_task(**arguments)["tasks"][0]
    return task


def _present(source: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: source[name] for name in names if source.get(name)}


def _task_tags(service: dict[str, Any]) -> list[dict[str, str]]:
    """The tags of a service's task: those of the service if it hands them on, and those that ECS sets itself."""
    tags = list(service.get("tags", [])) if service.get("propagateTags") == "SERVICE" else []
    if service.get("enableECSManagedTags"):
        tags.append({"key": "aws:ecs:clusterName", "value": service["clusterArn"].rpartition("/")[2]})
        tags.append({"key": "aws:ecs:serviceName", "value": service["serviceName"]})
    return tags

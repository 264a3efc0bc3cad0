# SPDX-License-Identifier: MIT
"""Types of AWS::ECS and AWS::ServiceDiscovery."""

from __future__ import annotations

from typing import Any

from emulator.cloudformation.resources import Made, Making, makes
from emulator.cloudformation.updating import check_rollout, known_deployment


@makes("AWS::ECS::Cluster")
def cluster(making: Making) -> Made:
    name = making.name("ClusterName")
    made = making.call(
        "ecs",
        "create_cluster",
        ClusterName=name,
        Settings=making.take("ClusterSettings"),
        Tags=making.tags(),
        **making.rest(),
    )
    return Made(name, {"Arn": made["cluster"]["clusterArn"]})


@makes("AWS::ECS::ClusterCapacityProviderAssociations")
def cluster_capacity_providers(making: Making) -> Made:
    name = making.take("Cluster")
    making.call("ecs", "put_cluster_capacity_providers", Cluster=name, **making.rest())
    return Made(name)


@makes("AWS::ECS::TaskDefinition")
def task_definition(making: Making) -> Made:
    family = making.name("Family")
    made = making.call("ecs", "register_task_definition", Family=family, Tags=making.tags(), **making.rest())
    arn = made["taskDefinition"]["taskDefinitionArn"]
    return Made(arn, {"TaskDefinitionArn": arn})


@makes("AWS::ECS::Service")
def service(making: Making) -> Made:
    name = making.name("ServiceName")
    made = making.call(
        "ecs",
        "create_service",
        ServiceName=name,
        DeploymentConfiguration=known_deployment(making.take("DeploymentConfiguration")),
        Tags=making.tags(),
        **making.rest(),
    )["service"]
    check_rollout(made)
    return Made(made["serviceArn"], {"Name": name, "ServiceArn": made["serviceArn"]})


@makes("AWS::ServiceDiscovery::PrivateDnsNamespace")
def private_dns_namespace(making: Making) -> Made:
    operation = making.call(
        "servicediscovery",
        "create_private_dns_namespace",
        CreatorRequestId=making.generated_name,
        Tags=making.tags(),
        **making.rest(),
    )
    finished = making.call("servicediscovery", "get_operation", OperationId=operation["OperationId"])
    namespace = finished["Operation"]["Targets"]["NAMESPACE"]
    return Made(namespace, _namespace_attributes(making, namespace))


@makes("AWS::ServiceDiscovery::Service")
def discovery_service(making: Making) -> Made:
    name = making.name("Name")
    made = making.call(
        "servicediscovery",
        "create_service",
        Name=name,
        CreatorRequestId=making.generated_name,
        Tags=making.tags(),
        **making.rest(),
    )["Service"]
    return Made(made["Id"], {"Arn": made["Arn"], "Id": made["Id"], "Name": name})


def _namespace_attributes(making: Making, namespace: str) -> dict[str, Any]:
    found = making.call("servicediscovery", "get_namespace", Id=namespace)["Namespace"]
    return {"Arn": found["Arn"], "Id": namespace}

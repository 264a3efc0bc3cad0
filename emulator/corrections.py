# SPDX-License-Identifier: MIT
"""Everything in which moto's answers differ from those of AWS and that the plugin may notice, put right in one place.

moto is changed here by replacing its classes and methods; nothing else in the emulator does so for the plain API.
What CloudFormation needs is in `cloudformation`. Each correction says what AWS does.
"""

from __future__ import annotations

import functools
import ipaddress
from base64 import b64decode, b64encode
from collections.abc import Callable
from typing import Any

from moto.core.utils import utcnow
from moto.ec2 import ec2_backends
from moto.ecs import models as ecs
from moto.ecs.responses import EC2ContainerServiceResponse as EcsResponse
from moto.elbv2.models import ELBv2Backend
from moto.moto_api._internal import mock_random
from moto.route53.models import HostedZoneIdentifier
from moto.ssm.models import Parameter
from moto.utilities.utils import get_partition

FARGATE_PROVIDERS = ("FARGATE", "FARGATE_SPOT")
FARGATE_PLATFORM = "1.4.0"


@functools.cache
def apply() -> None:
    """Corrects moto for the rest of this process; a second call changes nothing."""
    ecs.Task = FargateTask
    ecs.Container = TaskContainer
    _correct_ecs_backend()
    _correct_ecs_responses()
    _correct_load_balancer_names()
    _correct_listeners()
    _correct_zone_ids()
    _correct_secure_strings()


class TaskContainer(ecs.Container):
    """A container as DescribeTasks shows it while it runs."""

    def __init__(self, task_definition: ecs.TaskDefinition) -> None:
        super().__init__(task_definition)
        # moto: every container is PENDING and has already exited with 0
        self.last_status = "RUNNING"
        self.exit_code = self.exitCode = None
        self.health_status = "UNKNOWN"


class FargateTask(ecs.Task):
    """A task with the fields that ECS fills in for Fargate and moto leaves out."""

    def __init__(
        self, cluster: ecs.Cluster, task_definition: ecs.TaskDefinition, *args: Any, **fields: Any
    ) -> None:
        super().__init__(cluster, task_definition, *args, **fields)
        # AWS: ids of tasks are 32 hexadecimal digits without dashes
        self.id = mock_random.uuid4().hex
        self.cpu, self.memory = task_definition.cpu, task_definition.memory
        self.connectivity = "CONNECTED"
        self.health_status = "UNKNOWN"
        self.created_at = self.connectivity_at = self.pull_started_at = self.started_at = utcnow()
        self.pull_stopped_at = self.started_at
        self.stop_code: str | None = None
        self.version = 1
        if self.launch_type == "FARGATE" or self.capacity_provider_name in FARGATE_PROVIDERS:
            # AWS reports the launch type also when a capacity provider chose it
            self.launch_type = "FARGATE"
            self.platform_version = FARGATE_PLATFORM
            self.platform_family = "Linux"
        self._place_in_subnet()
        self._name_containers(task_definition)

    def _place_in_subnet(self) -> None:
        """AWS: the address lies in the subnet, the zone is the subnet's; moto draws an address from 10.0.0.0/8."""
        if not self.attachments:
            return
        details = {detail["name"]: detail for detail in self.attachments[0]["details"]}
        ec2 = ec2_backends[self._account_id][self.region_name]
        interface = ec2.get_network_interface(details["networkInterfaceId"]["value"])
        subnet = interface.subnet
        address = subnet.get_available_subnet_ip(interface)
        interface.private_ip_address = details["privateIPv4Address"]["value"] = address
        details["privateDnsName"]["value"] = _private_name(address, self.region_name)
        self.availability_zone = subnet.availability_zone

    def _name_containers(self, task_definition: ecs.TaskDefinition) -> None:
        """AWS lists every container of the definition; moto only the first, with the definition's ARN as its task."""
        prefix = self.task_arn.replace(":task/", ":container/", 1)
        self.containers = []
        for definition in task_definition.container_definitions:
            container = TaskContainer(task_definition)
            container.name, container.image = definition.get("name"), definition.get("image")
            container.cpu, container.memory = definition.get("cpu", 0), definition.get("memory")
            container.task_arn = self.task_arn
            container.container_arn = f"{prefix}/{mock_random.uuid4()}"
            container.network_interfaces = self._container_interfaces()
            self.containers.append(container)

    def _container_interfaces(self) -> list[dict[str, str]]:
        return [
            {"attachmentId": attachment["id"], "privateIpv4Address": detail["value"]}
            for attachment in self.attachments
            for detail in attachment["details"]
            if detail["name"] == "privateIPv4Address"
        ]


def _private_name(address: str, region: str) -> str:
    zone = "ec2.internal" if region == "us-east-1" else f"{region}.compute.internal"
    return f"ip-{ipaddress.ip_address(address)}".replace(".", "-") + f".{zone}"


def _correct_ecs_backend() -> None:
    backend = ecs.EC2ContainerServiceBackend
    run_task, stop_task, list_tasks = backend.run_task, backend.stop_task, backend.list_tasks

    def run(self: Any, cluster_str: str, *args: Any, **fields: Any) -> Any:
        tasks = run_task(self, cluster_str, *args, **fields)
        for task in tasks:
            self._get_cluster(cluster_str).running_tasks_count += 1
            _count_for_service(self, task)
        return tasks

    def stop(self: Any, cluster_str: str, task_str: str, reason: str) -> Any:
        # moto gives no stop code and no times
        task = stop_task(self, cluster_str, task_str, reason)
        if task is not None:
            task.stop_code = "UserInitiated"
            task.stopping_at = task.execution_stopped_at = task.stopped_at = utcnow()
        return task

    def listing(self: Any, *args: Any, **fields: Any) -> Any:
        # moto ignores serviceName
        service = fields.get("service_name") or (args[4] if len(args) > 4 else None)
        tasks = list_tasks(self, *args, **fields)
        return [task for task in tasks if not service or task.group == f"service:{service.split('/')[-1]}"]

    backend.run_task, backend.stop_task, backend.list_tasks = run, stop, listing
    # AWS: containers on Fargate may leave memory to the task; moto adds them up, to place tasks on instances
    backend._calculate_task_resource_requirements = staticmethod(lambda definition: {})


def _count_for_service(backend: Any, task: ecs.Task) -> None:
    """A task that runs for a service is counted by it and ends its deployment; in moto services never have tasks."""
    service = backend.services.get(f"{task.cluster_name}:{task.group.removeprefix('service:')}")
    if service is None or not task.group.startswith("service:"):
        return
    service.running_count += 1
    service.pending_count = max(0, service.desired_count - service.running_count)
    for deployment in service.deployments:
        deployment["runningCount"], deployment["pendingCount"] = service.running_count, service.pending_count
        if service.pending_count == 0:
            deployment["rolloutState"] = "COMPLETED"
            deployment["rolloutStateReason"] = f"ECS deployment {deployment['id']} completed."


# CreateService's parameters that moto drops, by the name of the attribute from which DescribeServices takes them
SERVICE_FIELDS = {
    "capacityProviderStrategy": "capacity_provider_strategy",
    "deploymentConfiguration": "deployment_configuration",
    "healthCheckGracePeriodSeconds": "health_check_grace_period_seconds",
    "enableExecuteCommand": "enable_execute_command",
    "enableECSManagedTags": "enable_ecs_managed_tags",
    "availabilityZoneRebalancing": "availability_zone_rebalancing",
}


def complete_service(service: ecs.Service, parameters: dict[str, Any]) -> None:
    """Gives a service what CreateService was told and moto forgot; `parameters` has the API's own names."""
    service.created_at = utcnow()
    for parameter, attribute in SERVICE_FIELDS.items():
        if parameters.get(parameter) is not None:
            setattr(service, attribute, parameters[parameter])
    if parameters.get("capacityProviderStrategy"):
        # AWS: a service has a launch type or a strategy; moto says EC2
        service.launch_type = None


def _correct_ecs_responses() -> None:
    create_service = EcsResponse.create_service
    describe_tasks = EcsResponse.describe_tasks

    def create(self: Any) -> Any:
        answer = create_service(self)
        complete_service(answer.result["service"], self._get_params())
        return answer

    def describe(self: Any) -> Any:
        answer = describe_tasks(self)
        _only_of_cluster(self, answer.result)
        return answer

    EcsResponse.create_service = create
    EcsResponse.describe_tasks = describe


def _only_of_cluster(response: Any, result: dict[str, Any]) -> None:
    """AWS: a task that is not in the named cluster is a failure MISSING; moto finds it anywhere, or says nothing."""
    cluster = response.ecs_backend._get_cluster(response._get_param("cluster", "default"))
    result["tasks"] = [task for task in result["tasks"] if task.cluster_arn == cluster.arn]
    found = {task.task_arn for task in result["tasks"]}
    prefix = cluster.arn.replace(":cluster/", ":task/", 1)
    for asked in response._get_param("tasks", []):
        arn = asked if asked.startswith("arn:") else f"{prefix}/{asked}"
        if arn not in found:
            result["failures"].append({"arn": arn, "reason": "MISSING"})


def _correct_load_balancer_names() -> None:
    """AWS: `NAME-DIGITS.REGION.elb.SUFFIX`, with `internal-` in front if it is internal; moto knows one suffix."""
    create: Callable[..., Any] = ELBv2Backend.create_load_balancer

    def create_load_balancer(self: Any, *args: Any, **fields: Any) -> Any:
        balancer = create(self, *args, **fields)
        suffix = "amazonaws.com.cn" if get_partition(self.region_name) == "aws-cn" else "amazonaws.com"
        prefix = "internal-" if balancer.scheme == "internal" else ""
        digits = int(balancer.arn.rpartition("/")[2], 16) % 10**10
        balancer.dns_name = f"{prefix}{balancer.name}-{digits:010d}.{self.region_name}.elb.{suffix}"
        return balancer

    ELBv2Backend.create_load_balancer = create_load_balancer


def _correct_listeners() -> None:
    """AWS: only listeners that speak TLS have a policy for it."""
    create: Callable[..., Any] = ELBv2Backend.create_listener

    def create_listener(self: Any, *args: Any, **fields: Any) -> Any:
        listener = create(self, *args, **fields)
        if listener.protocol not in ("HTTPS", "TLS"):
            listener.ssl_policy = None
        return listener

    ELBv2Backend.create_listener = create_listener


def _correct_zone_ids() -> None:
    """AWS: the id of a hosted zone starts with Z."""
    generate = HostedZoneIdentifier.generate

    def generate_id(self: Any, *args: Any, **fields: Any) -> str:
        return f"Z{generate(self, *args, **fields)[1:]}"

    HostedZoneIdentifier.generate = generate_id


# how a ciphertext of KMS begins in the parameter store
CIPHERTEXT = "AQICAH"
MASK = 0x5A


def _correct_secure_strings() -> None:
    """AWS: without decryption a SecureString is unreadable; moto returns it in clear, with a prefix."""

    def encrypt(self: Any, value: str) -> str:
        return CIPHERTEXT + b64encode(bytes(byte ^ MASK for byte in value.encode())).decode()

    def decrypt(self: Any, value: str) -> str:
        if self.parameter_type != "SecureString":
            return value
        return bytes(byte ^ MASK for byte in b64decode(value.removeprefix(CIPHERTEXT))).decode()

    Parameter.encrypt, Parameter.decrypt = encrypt, decrypt

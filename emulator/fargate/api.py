# SPDX-License-Identifier: MIT
"""ECS' operations on tasks and task definitions, as AWS answers them, in the place of moto's own."""

from __future__ import annotations

import copy
import hashlib
import json
from typing import Any

from moto.core.responses import ActionResult
from moto.core.utils import utcnow
from moto.ec2 import ec2_backends
from moto.ecs.exceptions import EcsClientException, ECSException, InvalidParameterException
from moto.ecs.responses import EC2ContainerServiceResponse as EcsResponse

from emulator.account.clients import ACCESS_KEY
from emulator.fargate import requests
from emulator.fargate.machine import Machine
from emulator.fargate.reasons import BY_NAME, VCPUS
from emulator.fargate.requests import FARGATE_PROVIDERS, Spread
from emulator.fargate.rules import Subject
from emulator.fargate.views import task_view

PAGE = 100
Answer = dict[str, Any]


def apply(machine: Machine) -> None:
    """From now on moto's ECS launches on this machine; must come after the corrections."""
    operations = Operations(machine)
    for name in (
        "run_task",
        "stop_task",
        "describe_tasks",
        "list_tasks",
        "register_task_definition",
        "deregister_task_definition",
        "list_task_definitions",
        "list_task_definition_families",
    ):
        setattr(EcsResponse, name, _operation(operations, name))
    # one lock for all that reads or changes tasks
    for name in (
        "describe_clusters",
        "describe_task_definition",
        "delete_cluster",
        "tag_resource",
        "untag_resource",
    ):
        setattr(EcsResponse, name, _locked(machine, getattr(EcsResponse, name)))


def _operation(operations: Operations, name: str) -> Any:
    def operation(response: Any) -> ActionResult:
        with operations.machine.lock:
            call = Call(response.ecs_backend, response._get_params(), response)
            return ActionResult(getattr(operations, name)(call))

    return operation


def _locked(machine: Machine, method: Any) -> Any:
    def operation(response: Any) -> Any:
        with machine.lock:
            return method(response)

    return operation


class Call:
    """One request: moto's backend, the parameters by the API's own names, moto's response."""

    def __init__(self, backend: Any, asked: dict[str, Any], response: Any) -> None:
        self.backend = backend
        self.asked = asked
        self.response = response

    @property
    def cluster(self) -> Any:
        """The cluster that is meant; raises ClusterNotFoundException."""
        return self.backend._get_cluster(self.asked.get("cluster") or "default")


class Operations:
    """The operations. Each runs under the machine's lock and returns the answer by the API's own names."""

    def __init__(self, machine: Machine) -> None:
        self.machine = machine
        self._spread = Spread()
        self._launched = 0

    # ---- RunTask ----

    def run_task(self, call: Call) -> Answer:
        """Launches; see `requests` for what is refused."""
        if not self.machine.open:
            return self._run_at_once(call)
        asked = call.asked
        if not self.machine.allowed("RunTask", max(1, int(asked.get("count", 1)))):
            raise throttled()
        cluster = call.cluster
        again = self._launched_before(cluster, asked)
        if again is not None:
            return {"tasks": [task_view(task) for task in again], "failures": []}
        definition = call.backend.describe_task_definition(asked["taskDefinition"])
        requests.check_run(asked, cluster, definition)
        tasks, failures = self._launch_all(call, cluster, definition)
        self._remember(cluster, asked, tasks)
        return {"tasks": [task_view(task) for task in tasks], "failures": failures}

    def _run_at_once(self, call: Call) -> Answer:
        """While the account is built: tasks that are RUNNING and stay so."""
        asked = call.asked
        tasks = self._run(call, asked, asked.get("count", 1))
        return {"tasks": [task_view(task) for task in tasks], "failures": []}

    def _launched_before(self, cluster: Any, asked: dict[str, Any]) -> list[Any] | None:
        token = asked.get("clientToken")
        if token is None or (cluster.arn, token) not in self.machine.tokens:
            return None
        request, tasks = self.machine.tokens[cluster.arn, token]
        if request != _fingerprint(asked):
            raise TokenConflict([task.task_arn for task in tasks])
        return tasks

    def _remember(self, cluster: Any, asked: dict[str, Any], tasks: list[Any]) -> None:
        if tasks and asked.get("clientToken"):
            self.machine.tokens[cluster.arn, asked["clientToken"]] = (_fingerprint(asked), tasks)

    def _launch_all(self, call: Call, cluster: Any, definition: Any) -> tuple[list[Any], list[Answer]]:
        tasks: list[Any] = []
        failures: list[Answer] = []
        strategy = self._strategy(call.asked, cluster)
        for number in range(int(call.asked.get("count", 1))):
            chosen = self._spread.next(cluster.name, strategy) if strategy else None
            subject = _subject(cluster, definition, chosen or "FARGATE")
            if number == 0:
                self._fail(call, definition, subject)
            refusal = self.machine.rules.effect("refuse", subject) or self._over_quota(
                call, definition, subject
            )
            if refusal:
                failures.append(
                    {"arn": cluster.arn.replace(":cluster/", ":capacity-provider/"), "reason": refusal}
                )
                continue
            try:
                tasks.append(self._launch(call, definition, chosen, subject))
            except NoAddress:
                failures.append({"reason": "RESOURCE:ENI"})
        return tasks, failures

    def _strategy(self, asked: dict[str, Any], cluster: Any) -> list[dict[str, Any]]:
        if asked.get("launchType"):
            return []
        return asked.get("capacityProviderStrategy") or cluster.default_capacity_provider_strategy or []

    def _fail(self, call: Call, definition: Any, subject: Subject) -> None:
        error = self.machine.rules.effect("error", subject)
        if error is None:
            return
        names = {
            "actor": f"arn:aws:sts::{call.backend.account_id}:assumed-role/{ACCESS_KEY}",
            "definition": definition.arn,
            "role": getattr(definition, "task_role_arn", "none"),
        }
        message = error[1]
        for name, value in names.items():
            message = message.replace("{" + name + "}", value)
        raise ECSException(error[0], message)

    def _over_quota(self, call: Call, definition: Any, subject: Subject) -> str | None:
        quota = self.machine.settings["vcpus"].get(subject.capacity_provider)
        if quota is None:
            return None
        overrides = call.asked.get("overrides") or {}
        wanted = (requests.cpu_units(overrides.get("cpu", definition.cpu)) or 0) / 1024
        return VCPUS if self.machine.vcpus(subject.capacity_provider) + wanted > quota else None

    def _launch(self, call: Call, definition: Any, chosen: str | None, subject: Subject) -> Any:
        asked = copy.deepcopy(call.asked)
        if chosen is not None:
            asked["capacityProviderStrategy"] = [{"capacityProvider": chosen, "weight": 1}]
        self._choose_network(call, asked)
        self._launched += 1
        task = self._run(call, asked, 1)[0]
        _complete(task, definition, asked)
        if chosen is None or chosen in FARGATE_PROVIDERS:
            self.machine.launch(task, definition, subject)
        return task

    def _choose_network(self, call: Call, asked: dict[str, Any]) -> None:
        """AWS spreads tasks over the subnets; without security groups, the VPC's default group serves."""
        settings = (asked.get("networkConfiguration") or {}).get("awsvpcConfiguration")
        if not settings:
            return
        ec2 = ec2_backends[call.backend.account_id][call.backend.region_name]
        subnets = settings["subnets"]
        turn = self._launched % len(subnets)
        found = [ec2.get_subnet(each) for each in subnets[turn:] + subnets[:turn]]
        free = [subnet for subnet in found if subnet._available_ip_addresses > len(subnet._subnet_ips)]
        if not free:
            raise NoAddress
        settings["subnets"] = [subnet.id for subnet in free]
        if not settings.get("securityGroups"):
            default = ec2.get_default_security_group(free[0].vpc_id)
            settings["securityGroups"] = [default.id] if default else []

    def _run(self, call: Call, asked: dict[str, Any], count: int) -> list[Any]:
        tasks: list[Any] = call.backend.run_task(
            asked.get("cluster") or "default",
            asked["taskDefinition"],
            int(count),
            asked.get("overrides"),
            asked.get("startedBy"),
            asked.get("tags"),
            asked.get("launchType"),
            asked.get("networkConfiguration"),
            asked.get("group"),
            asked.get("platformVersion"),
            asked.get("capacityProviderStrategy"),
        )
        return tasks

    # ---- the others ----

    def stop_task(self, call: Call) -> Answer:
        """SIGTERM and a while later SIGKILL."""
        task = self._task(call)
        tag = self.machine.settings["stopTag"]
        tags = {each["key"]: each.get("value") for each in task.tags}
        if tag and any(tags.get(key) != value for key, value in tag.items()):
            raise ECSException(
                "AccessDeniedException",
                f"User: arn:aws:sts::{call.backend.account_id}:assumed-role/{ACCESS_KEY} is not authorized to perform: "
                f"ecs:StopTask on resource: {task.task_arn} "
                "because no identity-based policy allows the ecs:StopTask action",
            )
        reason = call.asked.get("reason") or BY_NAME["user"].stopped_reason
        life = self.machine.life_of(task)
        if life is None:
            call.backend.stop_task(call.cluster.name, task.task_arn, reason)
        else:
            life.stop(BY_NAME["user"].with_text(reason))
        return {"task": task_view(task)}

    def _task(self, call: Call) -> Any:
        asked = str(call.asked.get("task", "")).rpartition("/")[2]
        for task in call.backend.tasks.get(call.cluster.name, {}).values():
            if task.id == asked:
                return task
        raise InvalidParameterException("The referenced task was not found.")

    def describe_tasks(self, call: Call) -> Answer:
        """Up to a hundred; those that are not there are failures."""
        asked = call.asked.get("tasks") or []
        if not asked:
            raise InvalidParameterException("Tasks cannot be empty.")
        if len(asked) > PAGE:
            raise InvalidParameterException(f"Tasks cannot have more than {PAGE} elements.")
        cluster = call.cluster
        here = {task.id: task for task in call.backend.tasks.get(cluster.name, {}).values()}
        prefix = cluster.arn.replace(":cluster/", ":task/", 1)
        tasks, failures = [], []
        for name in dict.fromkeys(asked):
            arn = name if name.startswith("arn:") else f"{prefix}/{name}"
            task = here.get(name.rpartition("/")[2])
            if task is None or task.task_arn != arn:
                failures.append({"arn": arn, "reason": "MISSING"})
                continue
            tasks.append(task_view(task))
            if "TAGS" not in (call.asked.get("include") or []):
                tasks[-1].pop("tags", None)
        return {"tasks": tasks, "failures": failures}

    def list_tasks(self, call: Call) -> Answer:
        """AWS lists those that are to be RUNNING unless told otherwise."""
        asked = call.asked
        others = ("family", "serviceName", "containerInstance")
        if asked.get("startedBy") and any(asked.get(other) for other in others):
            raise InvalidParameterException("startedBy must be the only filter that you use.")
        wanted = asked.get("desiredStatus") or "RUNNING"
        if wanted not in ("RUNNING", "STOPPED", "PENDING"):
            raise InvalidParameterException("desired status should be one of [PENDING,RUNNING,STOPPED]")
        tasks = call.backend.tasks.get(call.cluster.name, {}).values()
        found = [task.task_arn for task in tasks if task.desired_status == wanted and _listed(task, asked)]
        return page("taskArns", found, asked)

    def register_task_definition(self, call: Call) -> Answer:
        """Sizes and tags are checked; the answer has the tags."""
        if not self.machine.allowed("RegisterTaskDefinition"):
            raise throttled()
        asked = call.asked
        if self.machine.open and "FARGATE" in (asked.get("requiresCompatibilities") or []):
            requests.check_size(asked.get("cpu"), asked.get("memory"), EcsClientException)
        requests.check_tags(asked.get("tags") or [])
        definition = REGISTER(call.response).result["taskDefinition"]
        definition.registered_at = utcnow()
        definition.compatibilities = list(definition.compatibilities)
        return {"taskDefinition": definition, "tags": definition.tags}

    def deregister_task_definition(self, call: Call) -> Answer:
        """It is INACTIVE from now on, and no task can be launched by it."""
        definition = call.backend.deregister_task_definition(call.asked["taskDefinition"])
        definition.deregistered_at = utcnow()
        return {"taskDefinition": definition}

    def list_task_definitions(self, call: Call) -> Answer:
        """By family and status, oldest revision first."""
        asked = call.asked
        status = asked.get("status") or "ACTIVE"
        found = [
            definition.arn
            for family in sorted(call.backend.task_definitions)
            if asked.get("familyPrefix") in (None, "", family)
            for _, definition in sorted(call.backend.task_definitions[family].items())
            if definition.status == status
        ]
        return page("taskDefinitionArns", found[::-1] if asked.get("sort") == "DESC" else found, asked)

    def list_task_definition_families(self, call: Call) -> Answer:
        """Families that begin so; ACTIVE ones have an ACTIVE revision, INACTIVE ones none."""
        asked = call.asked
        wanted = asked.get("status") or "ALL"
        found = []
        for family in sorted(call.backend.task_definitions):
            active = any(each.status == "ACTIVE" for each in call.backend.task_definitions[family].values())
            if family.startswith(asked.get("familyPrefix") or "") and wanted in (
                "ALL",
                "ACTIVE" if active else "INACTIVE",
            ):
                found.append(family)
        return page("families", found, asked)


REGISTER = EcsResponse.register_task_definition


class NoAddress(Exception):
    """No subnet has an address left."""


class TokenConflict(ECSException):
    """The client token belongs to another request."""

    def __init__(self, tasks: list[str]) -> None:
        super().__init__(
            "ConflictException",
            "The provided clientToken is already in use with a different RunTask request.",
        )
        self.resource_ids = tasks


def throttled() -> ECSException:
    """What AWS answers to too many calls."""
    return ECSException("ThrottlingException", "Rate exceeded")


def page(name: str, found: list[str], asked: dict[str, Any]) -> Answer:
    """One page of a list, of at most a hundred; the token tells where the next begins."""
    size = asked.get("maxResults") or PAGE
    if not 1 <= size <= PAGE:
        raise InvalidParameterException(f"maxResults must be between 1 and {PAGE}.")
    token = asked.get("nextToken")
    if token and token not in found:
        raise InvalidParameterException("Invalid token.")
    start = found.index(token) if token else 0
    answer: Answer = {name: found[start : start + size]}
    if start + size < len(found):
        answer["nextToken"] = found[start + size]
    return answer


def _listed(task: Any, asked: dict[str, Any]) -> bool:
    family = task.task_definition_arn.rpartition("/")[2].rpartition(":")[0]
    service = (asked.get("serviceName") or "").rpartition("/")[2]
    return (
        asked.get("family") in (None, "", family)
        and asked.get("startedBy") in (None, "", task.started_by)
        and (not service or task.group == f"service:{service}")
        and asked.get("launchType") in (None, "", task.launch_type)
        and (not asked.get("containerInstance") or task.container_instance_arn == asked["containerInstance"])
    )


def _fingerprint(asked: dict[str, Any]) -> str:
    return json.dumps(asked, sort_keys=True, default=str)


def _subject(cluster: Any, definition: Any, chosen: str) -> Subject:
    images = tuple(container["image"] for container in definition.container_definitions)
    return Subject(cluster.name, definition.family, images, chosen)


def _complete(task: Any, definition: Any, asked: dict[str, Any]) -> None:
    """What RunTask's parameters say of the task and moto leaves out."""
    overrides = asked.get("overrides") or {}
    task.cpu = str(requests.cpu_units(overrides.get("cpu", definition.cpu)) or definition.cpu)
    task.memory = str(
        requests.memory_mebibytes(overrides.get("memory", definition.memory)) or definition.memory
    )
    task.enable_execute_command = bool(asked.get("enableExecuteCommand"))
    storage = overrides.get("ephemeralStorage") or getattr(definition, "ephemeral_storage", None)
    size = {"sizeInGiB": (storage or {}).get("sizeInGiB", 20)}
    task.ephemeral_storage = task.fargate_ephemeral_storage = size
    tags = list(asked.get("tags") or [])
    if asked.get("propagateTags") == "TASK_DEFINITION":
        own = {tag["key"] for tag in tags}
        tags += [tag for tag in definition.tags if tag["key"] not in own]
    if asked.get("enableECSManagedTags"):
        tags.append({"key": "aws:ecs:clusterName", "value": task.cluster_name})
    task.tags = tags
    for container in task.containers:
        digest = hashlib.sha256(container.image.encode()).hexdigest()
        container.image_digest = f"sha256:{digest}"
        container.runtime_id = f"{task.id}-{int(digest[:8], 16):010d}"

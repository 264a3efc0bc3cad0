# SPDX-License-Identifier: MIT
"""An account built by hand, part by part, as a scenario asks."""

from __future__ import annotations

from emulator.account import balancer, compute, names, network, parameters, roles, storage
from emulator.account.account import Account, account_of
from emulator.account.clients import ACCOUNT, Clients
from emulator.scenarios import FileSystem, HandBuilt
from emulator.templates import Surroundings

NAME = "demo"
FAMILY = "jenkins-controller"


def build(clients: Clients, scenario: HandBuilt) -> Account:
    """Builds the account and starts the controller's task in it."""
    return _Builder(clients, scenario).build()


class _Builder:
    def __init__(self, clients: Clients, scenario: HandBuilt) -> None:
        self._clients = clients
        self._scenario = scenario
        self._registry = f"{ACCOUNT}.dkr.ecr.{clients.region}.{clients.domain}"
        self._tags = [{"key": "Project", "value": "jenkins"}, {"key": "Name", "value": NAME}]
        self._network = network.build(clients, NAME, scenario.security_groups)
        self._storage = storage.build(clients, NAME, self._network)
        self._roles = roles.build(clients, NAME)

    def build(self) -> Account:
        parameters.put_admin_password(self._clients)
        self._put_parameters()
        cluster = compute.build_cluster(
            self._clients, f"{NAME}-controller", self._scenario.own_providers, self._tags
        )
        definition = compute.register(self._clients, self._definition())
        service = f"{NAME}-controller" if self._scenario.service else None
        if service:
            self._create_service(service, cluster, definition)
            task = compute.run_for_service(self._clients, cluster, service)
        else:
            task = compute.run_alone(self._clients, cluster, definition, self._network)
        return account_of(self._clients, task)

    def _put_parameters(self) -> None:
        values: dict[str, str] = {}
        if self._scenario.spot_cluster:
            values["spot-cluster"] = compute.build_cluster(
                self._clients, f"{NAME}-spot", ("FARGATE_SPOT",), self._tags
            )
        if self._scenario.root_url:
            values["root-url"] = parameters.ROOT_URL
        values["notification-topic"] = parameters.build_topic(self._clients, NAME)
        around = Surroundings(
            self._roles.agents, self._roles.execution, self._network.agents_group, self._registry
        )
        values |= {f"templates/{name}": value for name, value in self._scenario.templates(around).items()}
        if self._scenario.parameters:
            parameters.put(self._clients, NAME, values)

    def _definition(self) -> compute.Definition:
        environment = (
            {"FARGATE_CONTROLLER_PARAMETERS": parameters.path_of(NAME)} if self._scenario.parameters else {}
        )
        return compute.Definition(
            family=FAMILY,
            image=f"{self._registry}/{FAMILY}:1.0.0",
            roles=self._roles,
            storage=None if self._scenario.file_system is FileSystem.NONE else self._storage,
            access_point=self._scenario.file_system is FileSystem.ACCESS_POINT,
            environment=environment,
            tags=self._tags,
        )

    def _create_service(self, name: str, cluster: str, definition: str) -> None:
        registry = names.build(self._clients, NAME, self._network.vpc) if self._scenario.cloud_map else None
        target_group = (
            balancer.build(self._clients, NAME, self._network) if self._scenario.load_balancer else None
        )
        settings = compute.ServiceSettings(name, cluster, definition, registry, target_group, self._tags)
        compute.create_service(self._clients, settings, self._network)

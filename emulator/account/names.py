# SPDX-License-Identifier: MIT
"""Cloud Map: the name under which agents reach the controller."""

from __future__ import annotations

from emulator.account.clients import Clients

SERVICE = "controller"


def build(clients: Clients, name: str, vpc: str) -> str:
    """A private namespace `NAME.local` with the service `controller`; returns the ARN of the service."""
    cloud_map = clients.of("servicediscovery")
    operation = cloud_map.create_private_dns_namespace(Name=f"{name}.local", Vpc=vpc, CreatorRequestId=name)
    namespace = cloud_map.get_operation(OperationId=operation["OperationId"])["Operation"]["Targets"][
        "NAMESPACE"
    ]
    service = cloud_map.create_service(
        Name=SERVICE,
        NamespaceId=namespace,
        CreatorRequestId=name,
        DnsConfig={"DnsRecords": [{"Type": "A", "TTL": 10}], "RoutingPolicy": "MULTIVALUE"},
        HealthCheckCustomConfig={"FailureThreshold": 1},
    )["Service"]
    return str(service["Arn"])

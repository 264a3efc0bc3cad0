# SPDX-License-Identifier: MIT
"""Which AWS operation a HTTP request is, for the faults that are injected by name."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs

import botocore.session
from botocore.validate import ParamValidator

# IAM prefix (which is also the name requests are signed with) -> botocore's name of the service
BOTOCORE_NAMES = {
    "elasticfilesystem": "efs",
    "elasticloadbalancing": "elbv2",
    "monitoring": "cloudwatch",
    "servicequotas": "service-quotas",
}
# how people call a service -> its IAM prefix
ALIASES = {"efs": "elasticfilesystem", "elb": "elasticloadbalancing", "elbv2": "elasticloadbalancing"}

CREDENTIAL_SCOPE = re.compile(
    r"Credential=(?P<key>[^/]+)/\d{8}/(?P<region>[^/]+)/(?P<service>[^/]+)/aws4_request"
)


@dataclass(frozen=True)
class Operation:
    """One call: IAM prefix of the service, name, wire protocol, and the region and the key it was signed with."""

    service: str
    name: str
    protocol: str
    region: str
    key: str = ""

    def __str__(self) -> str:
        return f"{self.service}:{self.name}"


def operation_of(environ: dict[str, Any], body: bytes) -> Operation | None:
    """The operation that a signed request asks for; None if it is not a signed AWS request."""
    scope = CREDENTIAL_SCOPE.search(environ.get("HTTP_AUTHORIZATION", ""))
    if scope is None:
        return None
    service = scope["service"]
    protocol = _model(service).metadata["protocol"]
    return Operation(service, _name(environ, body, service), protocol, scope["region"], scope["key"])


def call_of(environ: dict[str, Any], body: bytes) -> str | None:
    """`service:Operation` of a signed request, found without the service's model where the request names it."""
    scope = CREDENTIAL_SCOPE.search(environ.get("HTTP_AUTHORIZATION", ""))
    return f"{scope['service']}:{_name(environ, body, scope['service'])}" if scope else None


def unfit(call: str, body: Any) -> str:
    """What the API's description of `service:Operation` finds wrong with the JSON of a request; empty for nothing.

    AWS ignores members that it does not know, so a misspelt one would go unnoticed.
    """
    service, _, name = call.partition(":")
    model = _model(service)
    if model.metadata["protocol"] != "json" or not isinstance(body, dict):
        return ""
    return str(ParamValidator().validate(body, model.operation_model(name).input_shape).generate_report())


def known_operations(service: str) -> set[str]:
    """The names of all operations of a service, given by IAM prefix; raises ValueError for an unknown service."""
    try:
        return set(_model(service).operation_names)
    except botocore.exceptions.UnknownServiceError as unknown:
        raise ValueError(f"no AWS service is called '{service}'") from unknown


@functools.cache
def _model(service: str) -> Any:
    return botocore.session.get_session().get_service_model(BOTOCORE_NAMES.get(service, service))


def _name(environ: dict[str, Any], body: bytes, service: str) -> str:
    target = environ.get("HTTP_X_AMZ_TARGET")
    if target:
        return str(target).rpartition(".")[2]
    if environ.get("CONTENT_TYPE", "").startswith("application/x-www-form-urlencoded"):
        return parse_qs(body.decode()).get("Action", ["Unknown"])[0]
    return _rest_name(service, environ["REQUEST_METHOD"], environ["PATH_INFO"])


def _rest_name(service: str, method: str, path: str) -> str:
    for operation_method, pattern, name in _rest_operations(service):
        if operation_method == method and pattern.fullmatch(path):
            return name
    return "Unknown"


@functools.cache
def _rest_operations(service: str) -> list[tuple[str, re.Pattern[str], str]]:
    model = _model(service)
    found = []
    for name in model.operation_names:
        http = model.operation_model(name).http
        path = http["requestUri"].partition("?")[0]
        pattern = re.sub(r"\\{[^}]+\\}", "[^/]+", re.escape(path))
        found.append((http["method"], re.compile(pattern + "/?"), name))
    return found

# SPDX-License-Identifier: MIT
"""What the infrastructure tells the controller in the parameter store."""

from __future__ import annotations

from emulator.account.clients import Clients

ADMIN_PARAMETER = "jenkins-pwd"
ADMIN_PASSWORD = "correct-horse-battery-staple"  # of an account that exists in this process only
ROOT_URL = "https://jenkins.example.com/"


def path_of(name: str) -> str:
    """The path of the controller called `name`."""
    return f"/jenkins/{name}"


def put_admin_password(clients: Clients) -> None:
    """The SecureString with the administrator's password."""
    clients.of("ssm").put_parameter(Name=ADMIN_PARAMETER, Value=ADMIN_PASSWORD, Type="SecureString")


def build_topic(clients: Clients, name: str) -> str:
    """The ARN of the topic that is told of failed builds."""
    return str(clients.of("sns").create_topic(Name=f"{name}-jenkins")["TopicArn"])


def put(clients: Clients, name: str, values: dict[str, str]) -> None:
    """String parameters below the controller's path; keys are the rest of their names."""
    for key, value in values.items():
        clients.of("ssm").put_parameter(Name=f"{path_of(name)}/{key}", Value=value, Type="String")

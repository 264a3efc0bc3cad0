# SPDX-License-Identifier: MIT
"""What the controller is to read is looked for before a task would fail for want of it."""

from __future__ import annotations

import pytest
from conftest import SESSION, Desk

from deploy import sources
from deploy.builders import ROOT
from deploy.look import Look
from deploy.parameters import declared, effective
from deploy.stack import TEMPLATE

KNOWN = declared(TEMPLATE)
ABSENT = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:none-AbCdEf"


def look(desk: Desk, **values: str) -> Look:
    return Look(desk.surroundings(), effective(values, {}, KNOWN))


def secret(name: str) -> str:
    arn: str = SESSION.client("secretsmanager").create_secret(Name=name, SecretString="x")["ARN"]
    return arn


def test_nothing_given_needs_nothing(desk: Desk) -> None:
    asked = look(desk)
    assert sources.configuration(asked) + sources.secrets(asked) + sources.sign_in(asked) == []


def test_configuration_in_the_parameter_store(desk: Desk) -> None:
    (problem,) = sources.configuration(look(desk, CascParameter="/jenkins/casc"))
    assert "there is no parameter /jenkins/casc in this region" in problem
    SESSION.client("ssm").put_parameter(Name="/jenkins/casc", Type="String", Value="jenkins: {}")
    assert sources.configuration(look(desk, CascParameter="/jenkins/casc")) == []


@pytest.mark.parametrize("name", sources.SECRETS)
def test_secrets_of_their_own(desk: Desk, name: str) -> None:
    (problem,) = sources.secrets(look(desk, **{name: ABSENT}))
    assert problem.startswith(f"{name}: there is no {ABSENT}.")
    assert sources.secrets(look(desk, **{name: secret("there")})) == []


def test_secrets_in_the_environment(desk: Desk) -> None:
    arn = secret("there")
    ssm = "arn:aws:ssm:eu-central-1:123456789012:parameter/token"
    (first, second) = sources.secrets(look(desk, EnvironmentSecrets=f"A={arn},B={ABSENT},C={ssm}"))
    assert first.startswith(f"EnvironmentSecrets: B: there is no {ABSENT}")
    assert second.startswith(f"EnvironmentSecrets: C: there is no {ssm}")
    SESSION.client("ssm").put_parameter(Name="/token", Type="SecureString", Value="x")
    assert sources.secrets(look(desk, EnvironmentSecrets=f"A={arn},C={ssm}")) == []


def test_secrets_of_agents(desk: Desk) -> None:
    arn = secret("there")
    (problem,) = sources.secrets(look(desk, AgentSecretArns=f"{arn},{ABSENT}"))
    assert problem.startswith(f"AgentSecretArns: there is no {ABSENT}")
    assert sources.secrets(look(desk, AgentSecretArns=arn)) == []


def test_access_points_of_agents(desk: Desk) -> None:
    efs = SESSION.client("efs")
    system = efs.create_file_system(CreationToken="cache")["FileSystemId"]
    arn: str = efs.create_access_point(ClientToken="cache", FileSystemId=system)["AccessPointArn"]
    assert sources.access_points(look(desk, AgentAccessPointArns=arn)) == []
    absent = arn.rpartition("/")[0] + "/fsap-00000000000000000"
    elsewhere = arn.replace("eu-central-1", "eu-west-1")
    for other in (absent, elsewhere):
        (problem,) = sources.access_points(look(desk, AgentAccessPointArns=f"{arn},{other}"))
        assert problem.startswith(f"AgentAccessPointArns: there is no {other} in this region.")


def test_the_plugin_to_sign_in_with(desk: Desk) -> None:
    has_it = any(
        line.startswith("oic-auth:") for line in (ROOT / "docker/plugins.txt").read_text().splitlines()
    )
    assert bool(sources.sign_in(look(desk, SignIn="jenkins"))) is not has_it
    assert sources.sign_in(look(desk, SignIn="jenkins", ImageUri="registry/jenkins:1")) == []
    assert sources.sign_in(look(desk, SignIn="load-balancer")) == []

# SPDX-License-Identifier: MIT
"""Checks of what the controller is to read besides its password: configuration, secrets, and the plugin to sign in with."""

from __future__ import annotations

from botocore.exceptions import ClientError

from deploy.builders import ROOT
from deploy.codes import code
from deploy.look import Look

SECRETS = ("OidcClientSecretArn", "DockerHubSecretArn")
SIGN_IN_PLUGIN = "oic-auth"


def configuration(look: Look) -> list[str]:
    """The parameter with the YAML of Configuration as Code is there; without it no task would start."""
    name = look.values.get("CascParameter", "")
    if not name or parameter_exists(look, name):
        return []
    return [
        f"CascParameter: there is no parameter {name} in this region. Create it, with the YAML as its value."
    ]


def secrets(look: Look) -> list[str]:
    """Each secret is there; a task that cannot read one does not start."""
    wanted = [(name, look.values.get(name, "")) for name in SECRETS]
    pairs = [pair.partition("=") for pair in look.listed("EnvironmentSecrets")]
    wanted += [(f"EnvironmentSecrets: {name}", arn) for name, _, arn in pairs]
    wanted += [("AgentSecretArns", arn) for arn in look.listed("AgentSecretArns")]
    return [
        f"{where}: there is no {arn}. Create it, or give the ARN of an existing one."
        for where, arn in wanted
        if arn and not exists(look, arn)
    ]


def exists(look: Look, arn: str) -> bool:
    """Whether a parameter or a secret is there."""
    parts = arn.split(":")
    if parts[2] == "ssm":
        return parameter_exists(look, arn)
    try:
        look.client("secretsmanager").describe_secret(SecretId=arn)
    except ClientError as problem:
        if code(problem) != "ResourceNotFoundException":
            raise
        return False
    return True


def access_points(look: Look) -> list[str]:
    """Each access point that agents may mount is there; a task whose volume is not there does not start."""
    return [
        f"AgentAccessPointArns: there is no {arn} in this region. Create it, or give the ARN of an existing one."
        for arn in look.listed("AgentAccessPointArns")
        if not access_point_exists(look, arn)
    ]


def access_point_exists(look: Look, arn: str) -> bool:
    """Whether an access point is there, and is the one of that ARN."""
    try:
        found = look.client("efs").describe_access_points(AccessPointId=arn.rpartition("/")[2])
    except ClientError as problem:
        if code(problem) != "AccessPointNotFound":
            raise
        return False
    return any(point["AccessPointArn"] == arn for point in found["AccessPoints"])


def parameter_exists(look: Look, name: str) -> bool:
    """Whether a parameter is there, by its name or ARN; its value is not decrypted."""
    try:
        look.client("ssm").get_parameter(Name=name)
    except ClientError as problem:
        if code(problem) != "ParameterNotFound":
            raise
        return False
    return True


def sign_in(look: Look) -> list[str]:
    """Jenkins signs people in by OpenID Connect with a plugin, which the image does not have by itself."""
    if look.values.get("SignIn") != "jenkins" or look.values.get("ImageUri"):
        return []
    lines = (ROOT / "docker/plugins.txt").read_text().splitlines()
    if any(line.startswith(f"{SIGN_IN_PLUGIN}:") for line in lines):
        return []
    return [
        f"SignIn=jenkins needs the plugin {SIGN_IN_PLUGIN}, which docker/plugins.txt lacks. "
        "Add it with what it depends on; docs/deploy.md says how (Sign-in by OpenID Connect)."
    ]

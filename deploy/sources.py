# SPDX-License-Identifier: MIT
"""Checks of what the controller is to read besides its password: configuration, secrets, and the plugin to sign in with."""

from __future__ import annotations

from botocore.exceptions import ClientError

from deploy.builders import ROOT
from deploy.look import Look
from deploy.surroundings import code

SECRETS = ("OidcClientSecretArn", "DockerHubSecretArn")
SIGN_IN_PLUGIN = "oic-auth"


def configuration(look: Look) -> list[str]:
    """The parameter with the YAML of Configuration as Code is there; without it no task would start."""
    name = look.values.get("CascParameter", "")
    if not name or parameter_exists(look, name):
        return []
    return [
        f"CascParameter: there is no parameter {name} in this region. Make it, with the YAML as its value."
    ]


def secrets(look: Look) -> list[str]:
    """Each secret is there; a task that cannot read one does not start."""
    wanted = [(name, look.values.get(name, "")) for name in SECRETS]
    pairs = [pair.partition("=") for pair in look.values.get("EnvironmentSecrets", "").split(",")]
    wanted += [(f"EnvironmentSecrets: {name}", arn) for name, _, arn in pairs]
    return [
        f"{where}: there is no {arn}. Make it, or give the ARN of one that is there."
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

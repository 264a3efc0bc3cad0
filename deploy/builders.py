# SPDX-License-Identifier: MIT
"""What can build the controller's image here: Docker with buildx, or Jib, which needs a JDK and no daemon."""

from __future__ import annotations

import base64
import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from deploy.refusals import Refused
from deploy.surroundings import Surroundings

ROOT = Path(__file__).resolve().parent.parent


class Run(Protocol):
    """Runs a command in the project's root, its output as it comes; the exit code."""

    def __call__(
        self, command: Sequence[str], text: str | None = None, environment: Mapping[str, str] | None = None
    ) -> int: ...


def run(command: Sequence[str], text: str | None = None, environment: Mapping[str, str] | None = None) -> int:
    """Runs a command for real."""
    variables = {**os.environ, **(environment or {})}
    return subprocess.run(command, cwd=ROOT, input=text, text=True, check=False, env=variables).returncode


class Docker:
    """Docker with buildx."""

    def __init__(self, surroundings: Surroundings, run: Run) -> None:
        self.surroundings = surroundings
        self.run = run

    def missing(self) -> str | None:
        """What is missing, as a sentence, or None."""
        if shutil.which("docker") is None:
            return "docker is missing; install Docker, or another engine with the same command line."
        if self.run(["docker", "buildx", "version"]):
            return "docker buildx is missing; it comes with Docker Desktop and as the package docker-buildx-plugin."
        # Asks the daemon for nothing, and prints nothing where it answers.
        if self.run(["docker", "ps", "--quiet", "--filter", "id=none"]):
            return "docker does not reach its daemon, see its output above; start Docker."
        return None

    def load(self, name: str, platform: str | None) -> None:
        """Builds for one platform into the local Docker."""
        if problem := self.missing():
            raise Refused(problem)
        self.build(["--load", "--tag", name, *(["--platform", platform] if platform else [])], name)

    def push(self, image: str, platforms: str) -> None:
        """Builds and pushes, as one image for all platforms."""
        self.log_in(image)
        self.build(["--push", "--tag", image, "--platform", platforms, "--provenance", "false"], image)

    def build(self, options: Sequence[str], image: str) -> None:
        """Builds with buildx, which builds for foreign processors too."""
        version = image.rpartition(":")[2]
        now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        labels = {"VERSION": version, "REVISION": version, "CREATED": now}
        arguments = [part for key, value in labels.items() for part in ("--build-arg", f"{key}={value}")]
        if self.run(["docker", "buildx", "build", "--file", "docker/Dockerfile", *arguments, *options, "."]):
            raise Refused("The image was not built; see Docker's output above.")

    def copy(self, source: str, target: str) -> None:
        """Copies an image with all its platforms and its digest, from registry to registry."""
        self.log_in(target)
        if self.run(["docker", "buildx", "imagetools", "create", "--tag", target, source]):
            raise Refused(f"{source} was not copied to {target}; see Docker's output above.")

    def log_in(self, image: str) -> None:
        """Logs Docker in to the registry; the token is handed over on standard input."""
        (data,) = self.surroundings.client("ecr").get_authorization_token()["authorizationData"]
        user, _, token = base64.b64decode(data["authorizationToken"]).decode().partition(":")
        registry = image.partition("/")[0]
        if self.run(["docker", "login", "--username", user, "--password-stdin", registry], token):
            raise Refused(f"Docker could not log in to {registry}; see its output above.")


class Jib:
    """Jib, by the scripts with which the pipeline builds on Fargate: for both processors at once."""

    def __init__(self, surroundings: Surroundings, run: Run) -> None:
        self.surroundings = surroundings
        self.run = run

    def missing(self) -> str | None:
        """What is missing, as a sentence, or None."""
        absent = [tool for tool in ("bash", "curl", "java") if shutil.which(tool) is None]
        return f"install {' and '.join(absent)}." if absent else None

    def push(self, image: str, platforms: str) -> None:
        """Builds the plugin, puts it on the base image and pushes; the platforms are those of docker/ci/pom.xml."""
        skipped = ["-DskipTests", "-Dspotless.check.skip", "-Dspotbugs.skip"]
        if self.run(["docker/ci/maven", "--quiet", "--file", "hermetic.xml", *skipped, "package"]):
            raise Refused("The plugin was not built; see Maven's output above.")
        repository, _, tag = image.rpartition(":")
        if self.run(["docker/ci/image", repository, tag], None, self.environment()):
            raise Refused("The image was not built; see Jib's output above.")

    def environment(self) -> dict[str, str]:
        """The credentials for the script that asks ECR for a token; they are in no command line."""
        found = self.surroundings.session.get_credentials().get_frozen_credentials()
        variables = {
            "AWS_REGION": self.surroundings.region.name,
            "AWS_ACCESS_KEY_ID": found.access_key,
            "AWS_SECRET_ACCESS_KEY": found.secret_key,
            "AWS_SESSION_TOKEN": found.token or "",
        }
        return {**variables, "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": ""}

# SPDX-License-Identifier: MIT
"""Builds the controller's image and pushes it to the stack's repository."""

from __future__ import annotations

import base64
import shutil
import subprocess
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from botocore.exceptions import ClientError

from deploy.surroundings import Refused, Surroundings, code

ROOT = Path(__file__).resolve().parent.parent
PLATFORMS = {"X86_64": "linux/amd64", "ARM64": "linux/arm64"}
Run = Callable[[Sequence[str], str | None], int]


def run(command: Sequence[str], text: str | None = None) -> int:
    """Runs a command in the project's root, its output as it comes; the exit code."""
    return subprocess.run(command, cwd=ROOT, input=text, text=True, check=False).returncode


class Image:
    """The image under one tag."""

    def __init__(self, surroundings: Surroundings, tag: str, run: Run = run) -> None:
        self.surroundings = surroundings
        self.tag = tag
        self.run = run

    def build(self, platform: str | None) -> str:
        """Builds for one platform into the local Docker; the image's name."""
        name = f"jenkins-fargate:{self.tag}"
        self.buildx(["--load", "--tag", name, *(["--platform", platform] if platform else [])])
        return name

    def push(self, repository: str, platforms: str) -> str:
        """Builds for all platforms and pushes as one multi-architecture image; its URI."""
        if self.is_in(repository):
            raise Refused(
                f"{repository}:{self.tag} is there already, and tags are immutable. Commit, or pass another IMAGE_TAG."
            )
        self.log_in(repository)
        self.buildx(
            ["--push", "--tag", f"{repository}:{self.tag}", "--platform", platforms, "--provenance", "false"]
        )
        return f"{repository}:{self.tag}"

    def buildx(self, options: Sequence[str]) -> None:
        """Builds with docker buildx, which builds for foreign processors too."""
        self.need_buildx()
        now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        labels = {"VERSION": self.tag, "REVISION": self.tag, "CREATED": now}
        arguments = [part for name, value in labels.items() for part in ("--build-arg", f"{name}={value}")]
        if self.run(
            ["docker", "buildx", "build", "--file", "docker/Dockerfile", *arguments, *options, "."], None
        ):
            raise Refused("The image was not built; see Docker's output above.")

    def need_buildx(self) -> None:
        """Docker with buildx has to be there."""
        if shutil.which("docker") is None:
            raise Refused(
                "docker is missing. Install Docker (or another engine with its command line), or let the Jenkinsfile build."
            )
        if self.run(["docker", "buildx", "version"], None):
            raise Refused(
                "docker buildx is missing; it comes with Docker Desktop and as the package docker-buildx-plugin."
            )

    def log_in(self, repository: str) -> None:
        """Logs Docker in to the registry; the token is handed over on standard input."""
        (data,) = self.surroundings.client("ecr").get_authorization_token()["authorizationData"]
        user, _, token = base64.b64decode(data["authorizationToken"]).decode().partition(":")
        registry = repository.partition("/")[0]
        if self.run(["docker", "login", "--username", user, "--password-stdin", registry], token):
            raise Refused(f"Docker could not log in to {registry}; see its output above.")

    def is_in(self, repository: str) -> bool:
        """Whether the repository has the tag."""
        name = repository.partition("/")[2]
        try:
            self.surroundings.client("ecr").describe_images(
                repositoryName=name, imageIds=[{"imageTag": self.tag}]
            )
        except ClientError as problem:
            if code(problem) in ("ImageNotFoundException", "RepositoryNotFoundException"):
                return False
            raise
        return True

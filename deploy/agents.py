# SPDX-License-Identifier: MIT
"""The agents' image: copied into a repository of the stack, so that builds do not pull from Docker Hub, which counts them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from deploy import manifest
from deploy.builders import Docker
from deploy.parameters import mapping
from deploy.stack import Stack, State

DIGEST = "AgentImageDigest"


class AgentImage:
    """The image that the template names for agents, and its copy."""

    def __init__(self, stack: Stack, docker: Docker) -> None:
        self.stack = stack
        self.surroundings = stack.surroundings
        self.docker = docker

    @property
    def upstream(self) -> tuple[str, str]:
        """Name and tag of the image on Docker Hub."""
        found = mapping(self.stack.template, "AgentImages")["Upstream"]
        return found["Name"], found["Tag"]

    def is_wanted(self, values: Mapping[str, str], given: Mapping[str, str]) -> bool:
        """Whether agents take the copy: the template has one, and nobody chose another image."""
        return DIGEST in values and not values["AgentImage"] and DIGEST not in given

    def copied(self, repository: str) -> dict[str, Any] | None:
        """The copy, or None if there is none yet."""
        return manifest.found(self.surroundings, repository, self.upstream[1])

    def provide(self, before: State) -> dict[str, str]:
        """Copies the image if the repository lacks it; the parameter that says which one agents take."""
        repository, (name, tag) = before.outputs["AgentRepositoryUri"], self.upstream
        image = self.copied(repository)
        if image is None:
            if self.docker.missing():
                self.surroundings.say(
                    f"Docker is missing, so the agents' image is not copied: agents pull {name}:{tag} from Docker Hub, which limits that."
                )
                return {}
            self.surroundings.say(f"Copying the agents' image {name}:{tag} to {repository}.")
            self.docker.copy(f"docker.io/{name}:{tag}", f"{repository}:{tag}")
            image = self.copied(repository)
        return {DIGEST: image["imageId"]["imageDigest"]} if image else {}

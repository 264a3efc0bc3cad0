# SPDX-License-Identifier: MIT
"""The agents' image: copied into a repository of the stack, so that builds do not pull from Docker Hub, which counts them."""

from __future__ import annotations

from collections.abc import Mapping

from deploy import manifest
from deploy.builders import Docker
from deploy.stack import Stack, State

PARAMETER = "AgentImageTag"
DIGITS = 12
"""Of a digest, in the tag of an image that is named by its digest."""


class AgentImage:
    """The image that AgentImage names, and its copy."""

    def __init__(self, stack: Stack, docker: Docker) -> None:
        self.surroundings = stack.surroundings
        self.docker = docker

    def is_copied(self, values: Mapping[str, str], given: Mapping[str, str]) -> bool:
        """Whether agents take a copy: not of what is in ECR already or cached there, and not if somebody says the tag himself."""
        if PARAMETER not in values or PARAMETER in given:
            return False
        return ".dkr.ecr." not in values["AgentImage"] and not values.get("DockerHubSecretArn")

    def provide(self, before: State, image: str) -> dict[str, str]:
        """Copies the image with its digest, for all its processors, if the repository lacks it; the parameter that names the copy."""
        repository, tag = before.outputs["AgentRepositoryUri"], tag_of(image)
        if not manifest.found(self.surroundings, repository, tag):
            if problem := self.docker.missing():
                self.surroundings.say(
                    f"The agents' image is not copied: {problem} Agents pull {image} from its registry; Docker Hub limits anonymous pulls."
                )
                return {}
            self.surroundings.say(f"Copying the agents' image {image} to {repository}.")
            self.docker.copy(image, f"{repository}:{tag}")
        return {PARAMETER: tag}


def tag_of(image: str) -> str:
    """The tag of the copy: the image's own, or the beginning of its digest; a colon before a slash is a port's."""
    name, at, digest = image.partition("@")
    if at:
        return digest.partition(":")[2][:DIGITS]
    return name.rpartition("/")[2].partition(":")[2] or "latest"

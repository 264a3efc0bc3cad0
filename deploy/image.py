# SPDX-License-Identifier: MIT
"""The controller's image: its tag, whether the stack's repository has it, and building it."""

from __future__ import annotations

from functools import cached_property

from botocore.exceptions import ClientError

from deploy import manifest
from deploy.builders import ROOT, Docker, Jib, Run, run
from deploy.codes import code
from deploy.contents import fingerprint
from deploy.refusals import Refused
from deploy.surroundings import Surroundings

PLATFORMS = {"X86_64": "linux/amd64", "ARM64": "linux/arm64"}
DEPLOYED = "deployed-"
"""How a second tag of an image begins that has been deployed; the repository's lifecycle keeps those longer."""


class Image:
    """The image under the tag that is given, or else under one made from what goes into it."""

    def __init__(self, surroundings: Surroundings, given: str | None = None, run: Run = run) -> None:
        self.surroundings = surroundings
        self.given = given
        self.docker = Docker(surroundings, run)
        self.jib = Jib(surroundings, run)

    @cached_property
    def tag(self) -> str:
        """The tag of an image for both processors."""
        return self.given or fingerprint(ROOT)

    def tag_for(self, processor: str) -> str:
        """The tag of an image for one processor, unlike that for another, since tags are immutable."""
        return self.given or f"{self.tag}-{PLATFORMS[processor].rpartition('/')[2]}"

    def tag_in(self, repository: str, processor: str) -> str | None:
        """The tag under which the repository has the image, or None."""
        candidates = dict.fromkeys((self.tag, self.tag_for(processor)))
        return next((tag for tag in candidates if manifest.found(self.surroundings, repository, tag)), None)

    def unfit(self, repository: str, tag: str, processor: str) -> str | None:
        """Why the image under a tag does not run on a processor, with the remedy; None if it does, or if nobody knows."""
        image = manifest.found(self.surroundings, repository, tag)
        found = manifest.platforms(self.surroundings, repository, image) if image else None
        if found is None:
            if image:
                self.surroundings.say(f"  not checked: for which processor {repository}:{tag} is")
            return None
        wanted = PLATFORMS[processor]
        if wanted in found:
            return None
        return (
            f"The image {repository}:{tag} is for {', '.join(sorted(found))}, and CpuArchitecture={processor} needs {wanted}. "
            "Tags are immutable, so push an image for both processors under another tag, and deploy that: "
            f"make push IMAGE_TAG={tag}-2, then make deploy IMAGE_TAG={tag}-2"
        )

    def build(self, platform: str | None) -> str:
        """Builds for one platform into the local Docker; the image's name."""
        name = f"jenkins-fargate:{self.tag}"
        self.docker.load(name, platform)
        return name

    def push(self, repository: str, platforms: str, tag: str | None = None) -> str:
        """Builds for all platforms and pushes as one image; its URI."""
        uri = f"{repository}:{tag or self.tag}"
        if manifest.found(self.surroundings, repository, tag or self.tag):
            raise Refused(f"{uri} is there already, and tags are immutable. Give another one: IMAGE_TAG=…")
        self.builder().push(uri, platforms)
        return uri

    def builder(self) -> Docker | Jib:
        """Docker if it is there, else Jib."""
        if problem := self.cannot_build():
            raise Refused(problem)
        return self.docker if self.docker.missing() is None else self.jib

    def cannot_build(self) -> str | None:
        """What has to be installed before an image can be built here, or None."""
        without_docker = self.docker.missing()
        without_jib = self.jib.missing()
        if without_docker is None or without_jib is None:
            return None
        return f"The image cannot be built on this machine: {without_docker} Jib can build it without Docker: {without_jib}"

    def keep(self, repository: str, tag: str) -> None:
        """Gives the image a second tag, by which the repository's lifecycle knows that it has been deployed."""
        image = manifest.found(self.surroundings, repository, tag)
        if image is None:
            return
        try:
            self.surroundings.client("ecr").put_image(
                repositoryName=repository.partition("/")[2],
                imageManifest=image["imageManifest"],
                imageManifestMediaType=manifest.kind(image),
                imageTag=f"{DEPLOYED}{tag}"[:128],
            )
        except ClientError as problem:
            if code(problem) not in ("ImageAlreadyExistsException", "ImageTagAlreadyExistsException"):
                raise
